package tifluxtest

import (
	"fmt"
	"time"
)

// state is everything the account holds. The API's mutex guards it.
type state struct {
	seed uint64
	base time.Time // The day on which the generated data ends.

	users           *table[user]
	groups          *table[group]
	clients         *table[client]
	requestors      *table[requestor]
	equipments      *table[equipment]
	equipmentTypes  *table[idName]
	equipmentGroups *table[equipmentGroup] // Beside the one that every client has.
	roleGroups      *table[roleGroup]
	departments     *table[department]
	desks           *table[desk]
	stages          *table[stage]
	priorities      *table[priority]
	catalogs        *table[servicesCatalog]
	areas           *table[catalogArea]
	items           *table[catalogItem]
	knowledges      *table[knowledge]
	folders         *table[knowledgeFolder]
	contractTypes   *table[contractType]
	contracts       *table[contract]
	contractGroups  *table[contract]
	statuses        *table[status]
	entities        *table[entity]
	fields          *table[entityField]
	tickets         *table[ticket]
	answers         *table[ticketAnswer]
	files           *table[file]
	billings        *table[billing]
	childrenOf      map[int][]int    // Ticket numbers by the number of their parent.
	personas        map[string]*user // By the name of the persona.
	addresses       map[string]bool  // E-mail addresses in use.
	lastValueID     int              // Of custom-field values.
	work            work

	clientRecords
	talks
}

// newState makes an empty account and, unless told otherwise, fills it.
func newState(cfg config) *state {
	st := &state{
		seed:            cfg.seed,
		base:            cfg.clock().UTC().Truncate(24 * time.Hour),
		users:           newTable[user](64),
		groups:          newTable[group](8),
		clients:         newTable[client](64),
		requestors:      newTable[requestor](512),
		equipments:      newTable[equipment](128),
		equipmentTypes:  newTable[idName](8),
		equipmentGroups: newTable[equipmentGroup](8),
		roleGroups:      newTable[roleGroup](8),
		departments:     newTable[department](8),
		desks:           newTable[desk](16),
		stages:          newTable[stage](64),
		priorities:      newTable[priority](64),
		catalogs:        newTable[servicesCatalog](8),
		areas:           newTable[catalogArea](16),
		items:           newTable[catalogItem](64),
		knowledges:      newTable[knowledge](64),
		folders:         newTable[knowledgeFolder](8),
		contractTypes:   newTable[contractType](8),
		contracts:       newTable[contract](64),
		contractGroups:  newTable[contract](8),
		statuses:        newTable[status](8),
		entities:        newTable[entity](8),
		fields:          newTable[entityField](16),
		tickets:         newTable[ticket](cfg.tickets),
		answers:         newTable[ticketAnswer](cfg.tickets * 2),
		files:           newTable[file](cfg.tickets / 2),
		billings:        newTable[billing](128),
		childrenOf:      map[int][]int{},
		personas:        map[string]*user{},
		addresses:       map[string]bool{},
		work:            newWork(cfg.tickets),

		clientRecords: newClientRecords(),
		talks:         newTalks(),
	}
	st.fill(cfg)
	return st
}

// stamp is an instant as the API shows it: whole seconds in UTC. Zero is null.
type stamp int64

func stampOf(t time.Time) stamp { return stamp(t.Unix()) }

func (s stamp) time() time.Time { return time.Unix(int64(s), 0).UTC() }

func (s stamp) add(d time.Duration) stamp { return s + stamp(d/time.Second) }

// MarshalJSON writes the datetime, or null.
func (s stamp) MarshalJSON() ([]byte, error) {
	if s == 0 {
		return []byte("null"), nil
	}
	return s.time().AppendFormat(nil, `"`+time.RFC3339+`"`), nil
}

// hours is a duration that the API shows as HH:MM, beyond a day if need be.
type hours time.Duration

func (h hours) String() string {
	minutes := int(time.Duration(h) / time.Minute)
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}

// idName is the short form of a record within another.
type idName struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
}

// null gives the zero value as null.
func null[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}

// event is one entry of a record's history.
type event struct {
	at        stamp
	by        int // User id.
	operation string
	changes   map[string]change
	kind      string // Of another record than the ticket, such as an appointment, with its id and a label.
	record    int
	action    string
}

// change is an attribute's value before and after.
type change struct{ before, after any }
