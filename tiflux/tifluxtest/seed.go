package tifluxtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
)

// The first ids of generated records. Every kind has its own range, so that an
// id taken for another kind's finds nothing.
const (
	firstDesk      = 101
	firstStage     = 1001
	firstPriority  = 3001
	firstClient    = 4001
	firstItem      = 7001
	firstRequestor = 30001
	firstUser      = 501
	firstEquipment = 60001
	firstTicket    = 10001
	firstAnswer    = 500001
	firstFile      = 900001
	firstStatus    = 31
	firstEntity    = 16
	firstField     = 71
)

// fill makes the generated data. Each part has dice of its own, so that more
// of one kind does not change another.
func (st *state) fill(cfg config) {
	st.desks.last, st.stages.last, st.priorities.last = firstDesk-1, firstStage-1, firstPriority-1
	st.clients.last, st.items.last, st.requestors.last = firstClient-1, firstItem-1, firstRequestor-1
	st.users.last, st.equipments.last, st.tickets.last = firstUser-1, firstEquipment-1, firstTicket-1
	st.answers.last, st.files.last, st.statuses.last = firstAnswer-1, firstFile-1, firstStatus-1
	st.entities.last, st.fields.last = firstEntity-1, firstField-1
	st.catalogs.last, st.areas.last = firstCatalog-1, firstArea-1
	st.knowledges.last, st.folders.last = firstKnowledge-1, firstFolder-1
	st.contractTypes.last, st.contracts.last, st.contractGroups.last = firstContractType-1, firstContract-1, firstContract-1
	st.fillStatuses()
	st.fillEquipmentTypes()
	if !cfg.empty {
		st.fillRecords(cfg.tickets)
	}
	st.fillRoleGroups()
	st.fillWork()
	st.fillContracts()
	st.fillPersonas(cfg.personas())
}

func (st *state) fillRecords(tickets int) {
	st.fillGroups()
	st.fillDesks()
	st.fillCatalogs()
	st.fillFields()
	st.fillClients(max(60, tickets/2000))
	st.fillPersonas(knownPersonas())
	st.fillAttendants(40)
	st.fillRequestors(5 * len(st.clients.rows))
	st.fillDepartments()
	st.fillEquipments()
	st.fillTickets(tickets)
	st.fillBillings()
	st.fillTalks()
	st.fillClientRecords()
	st.fillKnowledge()
}

// dice are the dice for one part of the data.
func (st *state) dice(part uint64) *rand.Rand { return rand.New(rand.NewPCG(st.seed, part)) }

// The parts of the data with dice.
const (
	diceClients uint64 = iota + 1
	diceAttendants
	diceRequestors
	diceTickets
)

func pick[T any](dice *rand.Rand, from []T) T { return from[dice.IntN(len(from))] }

// freeEmail makes an address that nobody has.
func (st *state) freeEmail(name string) string {
	box := cmp.Or(mailBox(name), "contato")
	address := box + "@exemplo.com.br"
	for n := 2; st.addresses[address]; n++ {
		address = fmt.Sprintf("%s.%d@exemplo.com.br", box, n)
	}
	st.addresses[address] = true
	return address
}
