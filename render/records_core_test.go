package render

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
)

var recordGoldens = []golden{
	{"ticket", func(r Renderer, w io.Writer) error { return r.Ticket(w, fullTicket()) }},
	{"ticket-none", func(r Renderer, w io.Writer) error { return r.Ticket(w, &tiflux.Ticket{}) }},
	{"tickets", func(r Renderer, w io.Writer) error { return r.Tickets(w, strangeTickets(), ticketNotes) }},
	{"tickets-one", func(r Renderer, w io.Writer) error {
		p := strangeTickets()
		p.Items = p.Items[:1]
		return r.Tickets(w, p, Notes{})
	}},
	{"tickets-none", func(r Renderer, w io.Writer) error {
		return r.Tickets(w, &tiflux.Page[tiflux.Ticket]{Number: 1, Size: 20}, ticketNotes)
	}},
	{"ticket-counts", func(r Renderer, w io.Writer) error {
		return r.TicketCounts(w, &tiflux.TicketGroupedCount{GroupBy: "desk", DateType: "solved_in_time", Total: 31, Buckets: []tiflux.TicketCountBucket{
			{Period: "Suporte | N1", Count: 31}, {Period: "# Mesa\n- nova", Count: 0}, {},
		}}, Notes{})
	}},
	{"ticket-receipt", func(r Renderer, w io.Writer) error {
		return r.TicketReceipt(w, fullTicket(), Receipt{Action: "updated", Refused: []Pair{{"Patrimônio", "fora da | lista"}},
			Warnings: []string{"O estágio\nmudou."}, Next: "conferir com get_ticket"})
	}},
	{"ticket-receipt-none", func(r Renderer, w io.Writer) error {
		return r.TicketReceipt(w, &tiflux.Ticket{}, Receipt{Action: "created"})
	}},
	{"answer", func(r Renderer, w io.Writer) error { return r.Answer(w, &answers()[0]) }},
	{"answer-none", func(r Renderer, w io.Writer) error { return r.Answer(w, &tiflux.TicketAnswer{}) }},
	{"answer-receipt", func(r Renderer, w io.Writer) error {
		return r.AnswerReceipt(w, &answers()[0], Receipt{Action: "created"})
	}},
	{"answers", func(r Renderer, w io.Writer) error {
		r.More = more
		return r.Answers(w, &tiflux.Page[tiflux.TicketAnswer]{Items: answers(), Number: 1, Size: 3, Total: -1}, Notes{})
	}},
	{"answers-none", func(r Renderer, w io.Writer) error {
		return r.Answers(w, &tiflux.Page[tiflux.TicketAnswer]{Number: 4, Size: 20, Total: 3}, Notes{})
	}},
	{"files", func(r Renderer, w io.Writer) error {
		return r.Files(w, &tiflux.Page[tiflux.FileRef]{Number: 1, Size: 20, Total: -1, Items: []tiflux.FileRef{
			{ID: 1, FileName: "relatório | final.pdf", ContentType: "application/pdf", Size: 1 << 20, URL: "https://arquivos.exemplo.com.br/1?a=b&c=(d)|e"},
			{ID: 2, FileName: "../../etc/\u202egnp.exe", ContentType: "text/html; charset=utf-8\n", URL: "javascript:alert(1)"},
			{},
		}}, Notes{})
	}},
	{"desks", func(r Renderer, w io.Writer) error {
		return r.Desks(w, &tiflux.Page[tiflux.Desk]{Number: 1, Size: 20, Total: 3, Items: []tiflux.Desk{
			{ID: 1, Name: "Suporte N1", DisplayName: "Suporte", Active: true, AppointmentType: "Without Appointments"},
			{ID: 2, Name: "Desk | *two*", AppointmentType: "Something new"},
			{},
		}}, Notes{})
	}},
	{"desk", func(r Renderer, w io.Writer) error { return r.Desk(w, fullDesk()) }},
	{"desk-none", func(r Renderer, w io.Writer) error { return r.Desk(w, &tiflux.DeskDetail{}) }},
	{"clients", func(r Renderer, w io.Writer) error {
		return r.Clients(w, &tiflux.Page[tiflux.ClientSummary]{Number: 2, Size: 2, Total: 5, Items: []tiflux.ClientSummary{
			{ID: 10, Name: "ACME Ltda", Social: "ACME Ltda S.A.", SocialRevenue: "12abc34501de35", Status: true},
			{ID: 11, Name: "<b>Padaria</b>\u200b", Social: "=1+1", SocialRevenue: "isento"},
		}}, Notes{})
	}},
	{"clients-none", func(r Renderer, w io.Writer) error {
		return r.Clients(w, &tiflux.Page[tiflux.ClientSummary]{Number: 1, Size: 20}, Notes{
			Filters: []Filter{{"client", "acme | sul", "given"}}, Findings: []Finding{{[]string{"client"}, 3}}})
	}},
	{"attendants", func(r Renderer, w io.Writer) error {
		return r.TechnicalUsers(w, &tiflux.Page[tiflux.TechnicalUser]{Number: 1, Size: 20, Total: 2, Items: []tiflux.TechnicalUser{
			{ID: 2, Name: "Bruno Costa", Email: "bruno_costa@exemplo.com.br"},
			{ID: 3, Name: "[Ana](https://exemplo.com.br)", Email: "<ana@exemplo.com.br>"},
		}}, Notes{})
	}},
}

func TestRecordGoldens(t *testing.T) {
	t.Parallel()
	testGoldens(t, recordGoldens)
}

var ticketNotes = Notes{
	Warnings: []string{"Só os 15 primeiros ids | foram usados."},
	Filters:  []Filter{{"group_by", "month", "given"}, {"desk", "Suporte [N1]", "resolved"}, {"status", "open", "default"}},
}

// at is a moment in a day of March that is another day in São Paulo.
func at(day int) time.Time { return time.Date(2026, 3, day, 1, 5, 31, 0, time.UTC) }

// fullTicket has everything, and text that would like to be more than text.
func fullTicket() *tiflux.Ticket {
	return &tiflux.Ticket{
		TicketNumber: 1000, Title: "Computador | não liga\n# urgente",
		Description: "<h1>Problema</h1><p>O <b>servidor</b> parou.</p><ol><li>um</li><li>dois</li></ol><p>---</p>" +
			`<p><a href="javascript:alert(1)">clique</a> <a href="https://exemplo.com.br/a">aqui</a></p><script>alert(1)</script>`,
		Status:   tiflux.TicketStatus{ID: 31, Name: "Em *espera*", DefaultOpen: true},
		Priority: &tiflux.TicketPriority{ID: 41, Name: "Alta"},
		Desk:     tiflux.TicketDesk{ID: 12, Name: "N1 - Suporte", DisplayName: "Suporte"},
		Stage:    tiflux.TicketStage{ID: 77, Name: "Pendente", FirstStage: true, MaxTime: "48:30"},
		Responsible: &tiflux.TicketResponsible{ID: 57, Type: "attendant", Name: "Técnico Um", Email: "tecnico_um@exemplo.com.br",
			TechnicalGroupID: 4},
		Client: tiflux.TicketClient{ID: 318, Name: "Padaria Sol & Lua", Social: "Padaria Sol & Lua Ltda", SocialRevenue: "12345678000195"},
		Requestor: tiflux.TicketRequestor{ID: 871, Name: "Atendente do Caixa 2", Email: "caixa2@exemplo.com.br", Ramal: "22",
			Telephone: "+5547999990000"},
		ServicesCatalog: &tiflux.TicketServicesCatalog{ID: 505, ItemName: "Impressora fiscal", AreaName: "Hardware", CatalogName: "TI"},
		Equipment:       tiflux.TicketEquipment{ID: 9, Name: "NB-042"},
		CreatedAt:       at(10), CreatedByID: 57, CreatedByWayOf: tiflux.OriginAPI, CreatedWithAI: true,
		UpdatedAt: at(11), UpdatedByID: 58,
		Followers: "gerencia@exemplo.com.br, ti@exemplo.com.br", PriorityChangeReason: "Loja parada",
		WorkedHours: "03:45", ReopenCount: 2, LastReopenDate: at(12),
		IsClosed: true, IsGrouped: true, IsRevised: true,
		TicketReference:   tiflux.TicketReference{TicketNumber: 999, Title: "Rede [fora]"},
		TicketChildren:    []tiflux.TicketReference{{TicketNumber: 1001}, {TicketNumber: 1002}},
		Feedback:          &tiflux.TicketFeedback{Rating: tiflux.Set[int64](5), Comments: "Muito bom!\n> obrigado"},
		ChecklistsSummary: &tiflux.ChecklistsSummary{Total: 3, Pending: 2},
		SLAInfo: tiflux.TicketSLAInfo{Stopped: true, AttendSLA: "true", AttendSLASolution: "false", AttendExpiration: at(13),
			SolveExpiration: at(14), StageExpiration: at(15), SolvedInTime: at(16), DesactivateSLAReason: "Aguardando peça"},
		URLInternal: "https://app.exemplo.com.br/v/tickets/1000/basic_info",
		URLExternal: "https://app.exemplo.com.br/r/externals/ticket/view/1",
	}
}

func strangeTickets() *tiflux.Page[tiflux.Ticket] {
	second := *fullTicket()
	second.TicketNumber, second.Title, second.Responsible, second.IsClosed = 1001, "", nil, false
	second.ServicesCatalog = &tiflux.TicketServicesCatalog{ID: 506, ItemName: "Leitor", AreaName: "Hardware", CatalogName: "TI"}
	second.SLAInfo = tiflux.TicketSLAInfo{SolveExpiration: at(14)}
	second.Description = "<p>" + strings.Repeat("Não abre. ", 40) + "</p>"
	return &tiflux.Page[tiflux.Ticket]{Items: []tiflux.Ticket{*fullTicket(), second, {}}, Number: 2, Size: 3, Total: 8}
}

func answers() []tiflux.TicketAnswer {
	return []tiflux.TicketAnswer{
		{ID: 5, Author: "[API] Técnico Um", AnswerTime: at(10), AnswerOrigin: "email", FilesCount: 2, Signature: "Assinatura adicionada",
			Files: []tiflux.FileRef{{FileName: "foto_1.png", ContentType: "image/png", Size: 1536, URL: "https://arquivos.exemplo.com.br/foto_1.png"},
				{FileName: "log|erro.txt"}},
			Name: "<p>Reinicie o <i>serviço</i>:</p><pre><code>systemctl restart app\n```</code></pre><blockquote>antes</blockquote>"},
		{ID: 6, Author: "Ana\u202e", AnswerTime: at(11), AnswerOrigin: "pombo", FilesCount: 1, Name: strings.Repeat("Texto longo. ", 30)},
		{},
	}
}

func fullDesk() *tiflux.DeskDetail {
	return &tiflux.DeskDetail{
		Desk: tiflux.Desk{ID: 12, Name: "N1 - Suporte", DisplayName: "Suporte | N1", Active: true,
			AppointmentType: "Appointments with Valorization"},
		Description: "Primeiro\natendimento", InternalDesk: true, AttendanceType: tiflux.SelectedTechnicalGroups,
		AddTicketFeedback: true, BehaviorBilledTickets: "Reopen", BehaviorNotBilledTickets: "Create *new*",
		CanReopenRevisedTickets: true, CanStopSLA: true, CancelableTickets: true, DefaultRevised: "5 day(s)", DeskExchange: true,
		DeskWithSLA: true, OnlyAttendantsCanOpen: true, ReceivingNewTickets: true, Reminder: true,
		RequireServiceCatalogOpenTicket: true, ReviewType: "Automatic", ServicesCatalogItem: true, SLAGoal: tiflux.Set[int64](95),
		Summary: true, TicketReview: true, TicketWithSLATime: true, TimeLimitToReopening: "7 day(s)",
		UserWithoutAccessCreateTicket: true,
		RequiredFields: &tiflux.DeskRequiredFields{EquipmentID: true, RequestorName: true, RequestorEmail: true,
			RequestorTelephone: true, RequestorRamal: true, AttachmentFile: true},
	}
}
