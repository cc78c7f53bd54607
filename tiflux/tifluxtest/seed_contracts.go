package tifluxtest

import (
	"cmp"
	"math/rand/v2"
	"strings"
	"time"
)

// firstContractType is the first id of contract types.
const firstContractType = 17

// diceContracts are the dice for contracts.
const diceContracts uint64 = 103

var contractTypeRows = []contractType{
	{name: "Suporte mensal", modality: hoursModality},
	{name: "Banco de horas", modality: cumulativeModality},
	{name: "Crédito de atendimento", modality: creditModality},
	{name: "Compartilhado", modality: sharedModality},
	{name: "Licenças e hospedagem", modality: productModality},
	{name: "Por chamado", modality: ticketsModality},
	{name: "Cortesia", modality: freeModality},
	{name: "Tipo antigo"},
}

// moreContracts are generated beside the contracts that appointments are
// charged to.
const moreContracts = 24

// fillContracts makes the contracts behind the riders that appointments are
// charged to, and contracts of all other types.
func (st *state) fillContracts() {
	if len(st.clients.rows) == 0 {
		return
	}
	for _, k := range contractTypeRows {
		k.id = st.contractTypes.next()
		st.contractTypes.put(k.id, &k)
	}
	m := &contractMaker{state: st, dice: st.dice(diceContracts)}
	m.makeGroup(firstContract, st.clients.rows[1].id).twice = true
	for r := range st.work.riders.all() {
		m.makeCharged(r)
	}
	for i := range moreContracts {
		m.makeOther(i)
	}
}

// contractMaker makes contracts.
type contractMaker struct {
	*state
	dice  *rand.Rand
	rider int // The last id of riders that no appointment knows.
}

// makeCharged makes the contract of a rider, and its group where it has one.
func (m *contractMaker) makeCharged(r *appointmentRider) {
	modality, i := hoursModality, r.id-firstRider
	switch {
	case r.group != 0:
		modality = sharedModality
	case strings.Contains(r.contract.Name, "crédito"):
		modality = creditModality
	case i%9 == 8:
		modality = cumulativeModality
	}
	ct := m.newContract(m.contractType(modality), r.clientID, i)
	ct.id, ct.name, ct.cancelled = r.contract.ID, r.contract.Name, r.cancelled
	if r.group != 0 {
		ct.groupID = m.makeGroup(r.group, r.clientID).id
	}
	ct.rider = m.newRider(ct, i)
	ct.rider.id, ct.rider.number, ct.rider.starts, ct.rider.ends, ct.rider.cancelled = r.id, r.number, r.start, r.ends, r.cancelled
	if m.adorn(ct, i); i%3 != 1 {
		ct.duration, ct.ends = 12, r.ends
	}
	m.contracts.put(ct.id, ct)
}

// makeGroup makes a group with one branch of its own.
func (m *contractMaker) makeGroup(id, clientID int) *contract {
	shared := m.contractType(sharedModality)
	g := m.newContract(shared, clientID, id)
	g.id, g.group, g.name = id, true, "Grupo "+m.clientName(clientID).Name
	g.rider = m.newRider(g, len(m.contractGroups.rows))
	g.rider.percentage, g.rider.discount = true, 500
	m.contractGroups.put(g.id, g)
	return g
}

// makeOther makes a contract of the types that appointments are not charged to,
// in the conditions that matter: waiting, leaving, inactive, without a rider.
func (m *contractMaker) makeOther(i int) {
	rows := m.contractTypes.rows
	ct := m.newContract(rows[[]int{4, 5, 6, 7, 2, 1}[i%6]], m.clients.rows[(2*i+1)%len(m.clients.rows)].id, i)
	ct.id, ct.modality = m.contracts.next(), cmp.Or(ct.modality, hoursModality)
	ct.rider = m.newRider(ct, i)
	if m.adorn(ct, i); i%3 != 1 {
		ct.duration, ct.ends = 12, dayOf(m.base.AddDate(0, 1+i%10, 0))
	}
	switch i {
	case 3, 10:
		ct.readjust, ct.readjusted = true, dayOf(m.base.AddDate(0, 0, -5))
	case 4:
		ct.leaving = true
	case 9:
		ct.active = false
	case 16:
		ct.rider = nil
	case 12:
		ct.ends = dayOf(m.base.AddDate(0, -1, -3))
	}
	m.contracts.put(ct.id, ct)
}

func (st *state) contractType(modality string) *contractType {
	return where(st.contractTypes.all(), func(k *contractType) bool { return k.modality == modality })[0]
}

func (m *contractMaker) newContract(k *contractType, clientID, i int) *contract {
	age := 14 + m.dice.IntN(300)
	return &contract{
		name: "Contrato " + k.name, clientID: clientID, kind: k, modality: k.modality, active: true,
		renews: i%2 == 0, inBatch: i%5 == 4, bills: i%3 != 2, daysBefore: i % 11, billed: i%4 != 3,
		created: stampOf(m.base.AddDate(0, 0, -age-400).Add(14 * time.Hour)),
		updated: stampOf(m.base.AddDate(0, 0, -age).Add(9 * time.Hour)),
	}
}

// adorn gives some contracts readjustments, observations and reminders.
func (m *contractMaker) adorn(ct *contract, i int) {
	if i%4 == 0 {
		ct.readjusting, ct.readjusted = 12, dayOf(m.base.AddDate(0, 2+i%9, 1))
	}
	if i%5 == 2 {
		ct.observations = "Atender só pelo portão lateral | falar com a Márcia 👷"
		ct.reminder = consumptionReminder{true, new(80), new("financeiro@exemplo.com.br,compras@exemplo.com.br")}
	}
}

func (m *contractMaker) newRider(ct *contract, i int) *contractRider {
	m.rider++
	r := &contractRider{
		id: firstRider + len(m.work.riders.rows) + m.rider, number: 1 + i%3, release: i % 2, dueDay: 1 + m.dice.IntN(28),
		value:  25_000 * (1 + m.dice.IntN(12)),
		starts: dayOf(m.base.AddDate(-1, -i%6, 0)), ends: dayOf(m.base.AddDate(1, i%6, 0)),
	}
	if i%3 == 0 {
		r.description, r.discount = "Adendo vigente", 500*(i%4)
	}
	switch ct.modality {
	case hoursModality, cumulativeModality:
		r.contracted, r.surplus = hours(time.Duration(20*(1+i%9))*time.Hour+30*time.Minute), 9_000+500*(i%5)
		if ct.modality == cumulativeModality {
			r.cycle = 3
		}
	case creditModality:
		r.tax, r.external, r.inner, r.away = 15_000, 18_000, 12_000, 9_050
	case sharedModality:
		r.tax = 1_000 * i
	case ticketsModality:
		r.tickets, r.surplus = 10*(1+i%4), 4_590
	case freeModality:
		r.value, r.equipments, r.equipment = 0, 5*(i%3), 2_990
	case productModality:
		r.lines = []riderLine{{1 + 2*i, "Hospedagem", 1, 19_990}, {2 + 2*i, "Licença por usuário", 5 + i%20, 2_490}}
		r.value = r.lines[0].value + r.lines[1].count*r.lines[1].value
	}
	return r
}
