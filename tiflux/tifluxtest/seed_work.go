package tifluxtest

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"
)

// The first ids of what is recorded about work.
const (
	firstChecklist    = 851 // Of checklists.
	firstLooseService = 871
	firstShift        = 891
	firstContract     = 2201
	firstRider        = 2701
	firstPreTicket    = 80001
	firstAppointment  = 2_000_001
	firstTimer        = 3_000_001
	firstNote         = 4_000_001
	firstLocation     = 5_000_001
)

// The dice for work and for pre-tickets.
const (
	diceWork       uint64 = 101
	dicePreTickets uint64 = 102
)

// fillWork gives the generated tickets their appointments, timers, notes,
// checklists, passages and histories.
func (st *state) fillWork() {
	w := &st.work
	w.looseServices.last, w.shifts.last, w.riders.last = firstLooseService-1, firstShift-1, firstRider-1
	w.preTickets.last, w.appointments.last = firstPreTicket-1, firstAppointment-1
	w.timers.last, w.notes.last = firstTimer-1, firstNote-1
	if len(st.clients.rows) == 0 {
		return
	}
	st.fillCharges()
	st.fillPreTickets(30)
	m := &workMaker{state: st, dice: st.dice(diceWork), riders: map[int]*appointmentRider{}, grouped: map[int]*appointmentRider{}}
	for r := range w.riders.all() {
		kind := m.riders
		if r.group != 0 {
			kind = m.grouped
		}
		if _, known := kind[r.clientID]; !known {
			kind[r.clientID] = r
		}
	}
	for i, t := range st.tickets.rows {
		m.make(t, i)
	}
}

var looseServiceRows = []looseService{
	{name: "Hora técnica avulsa", active: true, hourly: 150_00, outside: 180_00},
	{name: "Visita avulsa", active: true, hourly: 170_00, outside: 210_00},
	{name: "Consultoria fiscal", active: true, hourly: 240_00, outside: 240_00},
	{name: "Atendimento exclusivo", active: true, hourly: 120_00, outside: 140_00, clientID: firstClient},
	{name: "Serviço descontinuado", hourly: 90_00, outside: 90_00},
}

// fillCharges makes loose services, contract riders and travel charges. The
// first client has a rider of every kind.
func (st *state) fillCharges() {
	for _, s := range looseServiceRows {
		s.id = st.work.looseServices.next()
		st.work.looseServices.put(s.id, &s)
	}
	today := dayOf(st.base)
	days := func(n int) day { return today + day(stamp(0).add(time.Duration(n)*24*time.Hour)) }
	for i, cl := range st.clients.rows {
		for _, row := range []struct {
			every int
			name  string
			r     appointmentRider
		}{
			{2, "Contrato de horas", appointmentRider{number: 1 + i%3, start: days(-500), ends: days(200)}},
			{6, "Contrato de crédito", appointmentRider{number: 2, start: days(-10), ends: days(355)}},
			{10, "Contrato encerrado", appointmentRider{number: 1, start: days(-400), ends: days(-35)}},
			{15, "Contrato rescindido", appointmentRider{number: 4, start: days(-300), ends: days(65), cancelled: true}},
			{20, "Contrato do grupo", appointmentRider{number: 1, start: days(-560), ends: days(165), group: 2601 + i}},
		} {
			if i%row.every == 0 {
				r := row.r
				r.id, r.clientID = st.work.riders.next(), cl.id
				r.contract = idName{firstContract + r.id - firstRider, row.name}
				st.work.riders.put(r.id, &r)
			}
		}
	}
	first := st.clients.rows[0]
	rider := st.work.riders.rows[0]
	for _, s := range []travelShift{
		{name: "Deslocamento urbano", reference: "All", active: true, cents: 60_00},
		{name: "Deslocamento rural", reference: "Shared", active: true, cents: 120_50},
		{name: "Visita à matriz", reference: "Client", clientID: first.id, active: true, cents: 45_00},
		{name: "Plantão do contrato", reference: "Contract", clientID: first.id, contractID: rider.contract.ID, active: true, cents: 80_00},
		{name: "Deslocamento antigo", reference: "All", cents: 30_00},
	} {
		s.id = st.work.shifts.next()
		st.work.shifts.put(s.id, &s)
	}
}

// workMaker makes the work on generated tickets.
type workMaker struct {
	*state
	dice    *rand.Rand
	riders  map[int]*appointmentRider // The first of each client.
	grouped map[int]*appointmentRider // The first in a group.
}

func (m *workMaker) make(t *ticket, i int) {
	d, _ := m.desks.get(t.deskID)
	m.fillChecklists(t, i)
	m.spend(t, d, i)
	if !t.closed && i%31 == 0 {
		m.startTimer(t, i)
	}
	if i%4 == 2 {
		for k := range 1 + i%3 {
			m.note(t, i+k, t.created+(t.updated-t.created)*stamp(k+1)/stamp(2+i%3))
		}
	}
	if i >= len(m.tickets.rows)-manyTickets {
		m.pass(t, d)
		m.recall(t, d)
	}
}

// worker is who works on a ticket.
func worker(t *ticket) int { return cmp.Or(t.responsibleID, t.createdBy) }

// spend records appointments: closed tickets of desks with appointments have
// some, open ones may.
func (m *workMaker) spend(t *ticket, d *desk, i int) {
	if d.appointments == withoutAppointments {
		return
	}
	s, _ := m.statuses.get(t.statusID)
	n := 0
	switch {
	case s.closed:
		n = 1 + i%3
	case !t.closed && i%2 == 0:
		n = 1
	}
	for k := range n {
		until := (t.created + (t.updated-t.created)*stamp(k+1)/stamp(n)).time().In(organizationZone)
		a := &appointment{
			userID: worker(t), date: dayOf(until), end: clockOf(until), description: pick(m.dice, workTexts),
		}
		a.start = max(0, a.end-clock(30+15*m.dice.IntN(8)))
		if (i+k)%10 == 7 {
			a.doneBy = personName(m.dice) + " (terceiro)"
		}
		if (i+k)%3 == 1 {
			a.location = firstLocation + m.work.appointments.next() - firstAppointment
		}
		if d.appointments == withValorization {
			a.charge = m.charge(t, a, i+k)
		}
		m.keepAppointment(t, a)
	}
}

var workTexts = []string{
	"Troca do driver da impressora", "Acesso remoto e limpeza do perfil", "Visita técnica na loja", "Reinstalação do sistema de vendas",
	"Configuração do roteador | teste de velocidade", "Reunião de alinhamento com o cliente", "Treinamento da equipe do caixa ☕",
	"Conferência do backup & restauração de teste",
}

// charge makes an appointment's price: by the client's contract or loose.
func (m *workMaker) charge(t *ticket, a *appointment, n int) *charge {
	ch := &charge{attendance: 1 + n%3, kind: chargedLoose}
	if ch.attendance == attendedOutside {
		ch.shiftID = firstShift + n%2
	}
	r := m.riders[t.clientID]
	if g := m.grouped[t.clientID]; g != nil && n%4 == 2 {
		r = g // Made by other ways than this API.
	}
	if r != nil && n%2 == 0 && r.start <= a.date && r.valid(a.date) {
		ch.kind, ch.rider = chargedContract, r.id
		return ch
	}
	s, _ := m.work.looseServices.get(firstLooseService + n%3)
	ch.service, ch.cents = s.id, s.price(a.length(), ch.attendance)
	switch {
	case n%9 == 4:
		ch.guarantee, ch.cents = true, 0
	case n%5 == 3:
		ch.manual, ch.cents = true, 170_00
	}
	return ch
}

// startTimer starts a timer that is running, or paused since.
func (m *workMaker) startTimer(t *ticket, i int) {
	p := &preAppointment{id: m.work.timers.next(), userID: worker(t), began: t.updated}
	if i%2 == 0 {
		p.ended = min(t.updated.add(45*time.Minute), stampOf(m.base))
	}
	m.work.timers.put(p.id, p)
	t.timers = append(t.timers, p)
}

var noteTexts = []string{
	"<div>Cliente já avisado por telefone.</div>",
	"<div>Verificar com o <strong>financeiro</strong> antes de liberar.</div>",
	"<p>Segue o log em anexo.</p>",
	"<div>Senha temporária entregue ao responsável &amp; registrada no cofre. 🔐</div>",
	"<p>Aguardando retorno do fornecedor | previsão sexta-feira.</p>",
}

// note writes an internal note; some are mirrored from GitHub or Jira.
func (m *workMaker) note(t *ticket, n int, at stamp) {
	c := &communication{userID: worker(t), created: at, updated: at, text: pick(m.dice, noteTexts)}
	switch n % 13 {
	case 5:
		c.userID, c.github = 0, "octocat-exemplo"
	case 9:
		c.userID, c.jira = 0, "jira.exemplo"
	}
	if n%6 == 0 {
		f := &file{id: m.files.next(), name: "log do servidor.txt", contentType: "text/plain; charset=utf-8", size: 500 + m.dice.IntN(9_000)}
		m.files.put(f.id, f)
		c.files = []*file{f}
	}
	m.keepNote(t, c)
}

// fillChecklists gives some open tickets a form that is still to be filled, and
// some of all tickets one that is filled.
func (m *workMaker) fillChecklists(t *ticket, i int) {
	if !t.closed && i%11 == 0 {
		list := firstInspection()
		list.required = i%2 == 0
		t.checklists = append(t.checklists, list)
	}
	if i%12 == 1 {
		list := finalInspection()
		if i%24 == 1 {
			list.id = 0 // Its template is gone.
		}
		t.checklists = append(t.checklists, list)
	}
	for k := range t.checklists {
		t.checklists[k].created, t.checklists[k].updated = t.created, t.updated
	}
}

func firstInspection() checklist {
	return checklist{
		id: firstChecklist, name: "Conferência inicial", description: "Itens obrigatórios da visita",
		fields: []checklistField{
			{title: "Número de série", kind: checklistText, required: true},
			{title: "Equipamento ligado?", kind: checklistRadio, required: true, value: "2", options: []checklistOption{{id: "1", description: "Não"}, {id: "2", description: "Sim"}}},
			{title: "Testes", kind: checklistCheckbox, options: []checklistOption{{id: "1", description: "Impressão", marked: true}, {id: "2", description: "Rede"}, {id: "3", description: "Leitor | gaveta"}}},
			{title: "Valor do orçamento", kind: checklistValue, value: 350},
			{title: "Observações", kind: checklistTextarea},
		},
	}
}

func finalInspection() checklist {
	return checklist{
		id: firstChecklist + 1, name: "Encerramento", required: true,
		fields: []checklistField{
			{title: "Cliente testou?", kind: checklistRadio, required: true, value: "1", options: []checklistOption{{id: "1", description: "Sim"}, {id: "2", description: "Não"}}},
			{title: "Resumo da solução", kind: checklistTextarea, required: true, value: "Peça trocada e testada com o cliente."},
		},
	}
}

// pass makes the passages of a ticket up to its stage.
func (m *workMaker) pass(t *ticket, d *desk) {
	current, _ := d.stageOf(t.stageID)
	path := d.stages[:current.index]
	span, steps := t.updated-t.created, len(path)
	if t.closed {
		steps = max(1, steps-1) // The last stage is entered when the ticket is closed.
	}
	for k, s := range path {
		p := stay{stageID: s.id, entered: t.created + span*stamp(min(k, steps))/stamp(steps), by: worker(t)}
		if k == 0 {
			p.entered, p.by = t.created, t.createdBy
		} else {
			t.stays[k-1].left, t.stays[k-1].leftBy = p.entered, p.by
		}
		if s.limit > 0 && d.sla {
			p.due = p.entered.add(s.limit)
		}
		t.stays = append(t.stays, p)
	}
	last := &t.stays[len(t.stays)-1]
	if t.closed {
		last.left, last.leftBy = t.updated, worker(t)
	} else {
		last.due = t.stageDue
	}
}

// recall makes the history of a ticket out of what it went through.
func (m *workMaker) recall(t *ticket, d *desk) {
	opened := m.statusFor(isOpenStatus).id
	events := []event{{at: t.created, by: t.createdBy, operation: "created"}}
	for k, s := range t.stays {
		if k > 0 {
			events = append(events, event{at: s.entered, by: s.by, operation: "updated", changes: map[string]change{"stage_id": {d.stages[k-1].id, s.stageID}}})
		}
	}
	if t.lastReopen != 0 {
		closed := m.statusFor(isClosedStatus).id
		events = append(events,
			event{at: t.created + (t.lastReopen-t.created)/2, by: worker(t), operation: "updated", changes: closing(opened, closed)},
			event{at: t.lastReopen, by: t.createdBy, operation: "updated", changes: map[string]change{"is_closed": {true, false}, "status_id": {closed, opened}}})
	}
	for _, a := range t.answers {
		events = append(events, event{at: a.at, by: a.userID, operation: "answered"})
	}
	for _, a := range t.appointments {
		ended := stamp(a.date).add(time.Duration(a.end)*time.Minute + 3*time.Hour)
		events = append(events, appointmentEvent(a, ended, a.userID))
	}
	for _, p := range t.timers {
		events = append(events, event{at: p.began, by: p.userID, operation: "created", kind: "pre_appointment", record: p.id, action: timerStarted})
	}
	if t.closed {
		events = append(events, event{at: t.updated, by: worker(t), operation: "updated", changes: closing(opened, t.statusID)})
	}
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
	t.history = events
}

func closing(before, after int) map[string]change {
	return map[string]change{"is_closed": {false, true}, "status_id": {before, after}}
}

// fillPreTickets makes requests that wait, and some that were put away.
func (st *state) fillPreTickets(n int) {
	dice := st.dice(dicePreTickets)
	archivist := st.users.rows[len(st.users.rows)-1].id
	for i := range n {
		topic := topics[i%len(topics)]
		name := personName(dice)
		p := &preTicket{
			id: st.work.preTickets.next(), title: topic.title, description: "<p>" + topic.problem + "</p>",
			requestor: typedRequestor{name: name, email: mailBox(name) + "@exemplo.com.br", telephone: "+5547988880000"},
			origin:    pick(dice, []int{0, 3, 4, 5, 7}), created: stampOf(st.base.Add(-time.Duration(n-i) * 31 * time.Hour)),
		}
		p.updated, p.externalForm = p.created, p.origin == 5
		if i%3 == 0 {
			p.requestor.extension = "204"
		}
		if i%4 != 3 {
			p.clientID = pick(dice, st.clients.rows).id
			own := func(e *equipment) bool { return e.clientID == p.clientID }
			if at := slices.IndexFunc(st.equipments.rows, own); at >= 0 {
				p.equipmentID = st.equipments.rows[at].id
			}
		}
		if i%5 == 4 {
			p.archivedBy, p.updated = archivist, p.created.add(6*time.Hour)
		}
		st.work.preTickets.put(p.id, p)
	}
}
