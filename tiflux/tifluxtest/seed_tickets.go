package tifluxtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// history is the length of the generated past.
const history = 548 * 24 * time.Hour

// manyTickets is where generation stops giving tickets custom fields, except
// to the newest ones.
const manyTickets = 5000

// ticketMaker generates tickets from the oldest to the newest.
type ticketMaker struct {
	*state
	dice       *rand.Rand
	now        stamp
	total      int
	eligible   []*client
	known      map[int][]*requestor // By client.
	attendants []*user
	byGroup    map[int][]*user
	statusID   map[string]int
	records    []ticket
}

func (st *state) fillTickets(n int) {
	if n == 0 {
		return
	}
	m := &ticketMaker{
		state: st, dice: st.dice(diceTickets), now: stampOf(st.base), total: n, known: map[int][]*requestor{},
		byGroup: map[int][]*user{}, statusID: map[string]int{}, records: make([]ticket, n),
	}
	m.eligible = where(st.clients.all(), func(cl *client) bool { return len(cl.deskIDs) > 0 })
	m.attendants = where(st.users.all(), func(u *user) bool { return u.kind != KindClient && u.active && len(u.licenses) > 0 })
	for r := range st.requestors.all() {
		m.known[r.clientID] = append(m.known[r.clientID], r)
	}
	for _, u := range m.attendants {
		m.byGroup[u.groupID] = append(m.byGroup[u.groupID], u)
	}
	for s := range st.statuses.all() {
		m.statusID[s.name] = s.id
	}
	for i := range n {
		m.make(i)
	}
	m.plantHostile()
}

// make generates the ith ticket.
func (m *ticketMaker) make(i int) {
	t := &m.records[i]
	t.number = m.tickets.next()
	step := history / time.Duration(m.total)
	t.created = m.now.add(-history + time.Duration(i)*step + time.Duration(m.dice.Float64()*0.9*float64(step)))
	m.describe(t)
	d := m.place(t, i)
	m.involve(t, d, i)
	m.startSLA(t, t.created)
	m.enter(t, d, m.dice.IntN(len(d.stages)-1))
	m.tickets.put(t.number, t)
	age := time.Duration(m.now-t.created) * time.Second
	switch chance := m.dice.Float64(); {
	case chance < openShare(age) && d.active:
		m.leaveOpen(t, d, i)
	default:
		m.end(t, d, i)
	}
	m.converse(t, d)
	m.decorate(t, d, i)
	t.history = []event{{at: t.created, by: t.createdBy, operation: "created"}}
}

// openShare is the part of tickets of an age that are still open.
func openShare(age time.Duration) float64 {
	switch days := age.Hours() / 24; {
	case days < 15:
		return 0.9
	case days < 60:
		return 0.6
	case days < 180:
		return 0.2
	}
	return 0.05
}

func (m *ticketMaker) describe(t *ticket) {
	t.description = prose{seed: m.dice.Uint32N(1<<30) + 1}
	t.title = topics[t.description.seed%uint32(len(topics))].title + " - " + pick(m.dice, places)
	t.origin = pick(m.dice, []int{0, 0, 0, 0, 1, 3, 4, 4, 5, 6, 7, 7, 8, 9, 10, 12})
	t.withAI = t.origin == 12
}

// place chooses client, desk and classification.
func (m *ticketMaker) place(t *ticket, i int) *desk {
	cl := pick(m.dice, m.eligible)
	d, _ := m.desks.get(pick(m.dice, cl.deskIDs))
	if !d.active && i > m.total/2 {
		d, _ = m.desks.get(cl.deskIDs[0]) // An inactive desk has only old tickets.
	}
	t.clientID, t.deskID = cl.id, d.id
	if len(d.priorities) > 0 {
		t.priorityID = pick(m.dice, d.priorities).id
	}
	if d.byCatalog || len(d.itemIDs) > 0 && i%3 == 0 {
		t.itemID = pick(m.dice, d.itemIDs)
	}
	return d
}

// involve chooses the people.
func (m *ticketMaker) involve(t *ticket, d *desk, i int) {
	candidates := m.attendants
	if len(d.groupIDs) > 0 {
		candidates = m.byGroup[pick(m.dice, d.groupIDs)]
	}
	if i%9 != 0 {
		t.responsibleID = pick(m.dice, candidates).id
	}
	t.createdBy = pick(m.dice, m.attendants).id
	t.updatedBy = t.createdBy
	switch known := m.known[t.clientID]; {
	case i%20 == 19:
	case i%6 == 5 || len(known) == 0:
		name := personName(m.dice)
		t.typed = &typedRequestor{name: name, email: mailBox(name) + "@exemplo.com.br", telephone: "+5547988887777"}
	default:
		t.requestorID = pick(m.dice, known).id
	}
	if i%8 == 0 {
		t.followers = "gerencia@exemplo.com.br,ti@exemplo.com.br"
	}
}

// enter puts a ticket into a stage of its desk, with the limit long past or
// still to come as it falls.
func (m *ticketMaker) enter(t *ticket, d *desk, index int) {
	t.enterStage(d.stages[index], t.created.add(time.Duration(1+m.dice.IntN(48))*time.Hour))
}

// leaveOpen makes an open ticket: on time, late, paused or without SLA.
func (m *ticketMaker) leaveOpen(t *ticket, d *desk, i int) {
	t.statusID = m.statusID[pick(m.dice, []string{"Aberto", "Aberto", "Em andamento", "Aguardando cliente"})]
	t.updated = min(t.created.add(time.Duration(m.dice.IntN(72))*time.Hour), m.now)
	switch {
	case t.settleDue == 0:
	case i%10 < 4:
		t.settleDue = m.now.add(time.Duration(1+m.dice.IntN(240)) * time.Hour)
	case i%10 == 8 && d.canPauseSLA:
		t.pause(t.updated, "Aguardando peça do fornecedor")
	case i%10 == 9:
		t.attendDue, t.settleDue, t.stageDue = 0, 0, 0
		t.noSLAReason = "Atendimento programado"
	}
	if i%37 == 0 {
		t.loans = 1
	}
}

// end makes a ticket that is over: closed, canceled or grouped into another.
func (m *ticketMaker) end(t *ticket, d *desk, i int) {
	took := time.Duration(1+m.dice.IntN(200)) * time.Hour
	if t.settleDue != 0 && i%10 < 7 {
		took = time.Duration(float64(t.settleDue-t.created)*(0.2+0.7*m.dice.Float64())) * time.Second
	}
	ended := min(t.created.add(took), m.now)
	t.updated = ended
	m.enter(t, d, len(d.stages)-1)
	switch chance := m.dice.Float64(); {
	case chance < 0.04 && t.number > firstTicket:
		t.settle(m.status("Cancelado"), ended)
		t.grouped = true
		m.setParent(t, t.number-1)
	case chance < 0.11:
		t.settle(m.status("Cancelado"), ended)
	default:
		t.settle(m.status("Fechado"), ended)
		m.conclude(t, d, i)
	}
}

func (m *ticketMaker) status(name string) *status {
	s, _ := m.statuses.get(m.statusID[name])
	return s
}

// conclude gives a closed ticket what closing asks for, and what follows it.
func (m *ticketMaker) conclude(t *ticket, d *desk, i int) {
	t.revised = true
	if t.responsibleID == 0 {
		t.responsibleID = t.createdBy
	}
	if d.review && m.now-t.solved < stamp(30*24*3600) {
		t.revised, t.reviewer = false, t.createdBy
	}
	if d.appointments != withoutAppointments {
		t.billed = d.appointments == withValorization && i%4 == 0
	}
	if i%5 == 0 {
		t.feedback = &ticketFeedback{ID: 800_000 + i, Comments: pick(m.dice, []string{"", "Muito bom!", "Demorou um pouco"}), Rating: null(m.dice.IntN(6))}
	}
	if i%14 == 0 {
		t.reopenings, t.lastReopen = 1, t.created+(t.solved-t.created)/2
	}
}

// converse writes the answers between opening and the last change.
func (m *ticketMaker) converse(t *ticket, d *desk) {
	n := m.dice.IntN(4)
	if t.closed && !t.grouped && d.appointments == withoutAppointments {
		n++
	}
	span := t.updated - t.created
	for k := range n {
		a := &ticketAnswer{
			id: m.answers.next(), ticket: t.number, at: t.created + span*stamp(k+1)/stamp(n+1),
			text: prose{seed: m.dice.Uint32N(1<<30) + 1, answer: true},
		}
		if k%2 == 0 {
			u, _ := m.users.get(cmp.Or(t.responsibleID, t.createdBy))
			a.userID, a.author, a.origin = u.id, u.name, answerFromWeb
			if t.attended == 0 {
				t.attended = a.at
			}
		} else {
			a.author, a.origin = m.requestorName(t), pick(m.dice, []string{answerFromEmail, answerFromPortal})
		}
		if a.id%11 == 0 {
			a.files = []*file{m.file()}
		}
		m.answers.put(a.id, a)
		t.answers = append(t.answers, a)
	}
}

func (m *ticketMaker) requestorName(t *ticket) string {
	if r, ok := m.requestors.get(t.requestorID); ok {
		return r.name
	}
	if t.typed != nil {
		return t.typed.name
	}
	return "Cliente"
}

var fileKinds = []struct{ name, contentType string }{
	{"tela-erro.png", "image/png"},
	{"log do servidor.txt", "text/plain; charset=utf-8"},
	{"relatório março.pdf", "application/pdf"},
	{"planilha.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}

func (m *ticketMaker) file() *file {
	kind := pick(m.dice, fileKinds)
	f := &file{id: m.files.next(), name: kind.name, contentType: kind.contentType, size: 500 + m.dice.IntN(60_000)}
	m.files.put(f.id, f)
	return f
}

// decorate adds what only some tickets have.
func (m *ticketMaker) decorate(t *ticket, d *desk, i int) {
	if i%9 == 4 {
		t.files = append(t.files, m.file())
	}
	if i%23 == 0 && t.parent == 0 && i > 0 {
		m.setParent(t, t.number-1)
	}
	if i%40 == 7 {
		key := fmt.Sprintf("SUP-%d", 100+i)
		t.jira = []jiraIssue{{ID: fmt.Sprint(50_000 + i), Key: key, Link: "https://exemplo.atlassian.net/browse/" + key, Status: "In Progress"}}
	}
	if i%7 == 3 && i >= m.total-manyTickets {
		t.values = &fieldValues{}
		for f := range m.fields.all() {
			if e, _ := m.entities.get(f.entityID); e.active && e.appliedIn == forTickets {
				m.fillField(t.values, f, i)
			}
		}
	}
	own := func(e *equipment) bool { return e.clientID == t.clientID }
	if at := slices.IndexFunc(m.equipments.rows, own); i%13 == 0 && at >= 0 {
		t.equipmentID = m.equipments.rows[at].id
	}
}

// plantHostile makes some of the newest tickets hostile, where every reader
// meets them.
func (m *ticketMaker) plantHostile() {
	for i, text := range hostileTexts {
		if place := len(m.records) - 3 - 4*i; place > 0 {
			m.records[place].title = text.title
			m.records[place].description = prose{written: text.description}
		}
	}
}
