package render

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// Histories writes one page of the change log of a ticket.
func (r Renderer) Histories(w io.Writer, p *tiflux.Page[tiflux.TicketHistoryEvent], notes Notes) error {
	return renderList(r, w, "histories", p.Items, pageOf(p), notes, historyRecord)
}

func historyRecord(f []field, e *tiflux.TicketHistoryEvent) record {
	f = append(f,
		field{label: "date", value: moment(e.CreatedAt), in: everywhere | bare},
		field{label: "action", value: coded(enumHistoryAction, e.Action), in: everywhere | bare},
		field{label: "operation", value: coded(enumHistoryOperation, string(e.Operation)), in: rich},
		field{label: "changed_record", value: ref(e.TypeIDAttr, e.Type), in: rich},
		field{label: "changed_record", value: when(e.Type != "ticket", ref(e.TypeIDAttr, e.Type)), in: compact},
		field{label: "email", value: text(historyUser(e).Email), in: rich},
	)
	for _, name := range slices.Sorted(maps.Keys(e.ActionDetails)) {
		f = append(f, field{label: historyLabel(name), value: text(e.ActionDetails[name]), in: everywhere})
	}
	for _, name := range e.Changes.Fields {
		from, to := e.Changes.OldValues[name], e.Changes.NewValues[name]
		f = append(f, field{label: historyLabel(name), value: changed(open(from), open(to)), in: everywhere})
	}
	rec := record{kind: "event", id: id(e.ID), title: historyUser(e).Name, named: "author", fields: f}
	if e.User == nil {
		rec.key = "automation"
	}
	return rec
}

func historyUser(e *tiflux.TicketHistoryEvent) tiflux.TicketHistoryUser {
	if e.User == nil {
		return tiflux.TicketHistoryUser{}
	}
	return *e.User
}

// historyLabel is the word for an attribute, where the dictionary has one: the
// log calls the stage "stage_name".
func historyLabel(attribute string) label {
	key := label(strings.TrimSuffix(attribute, "_name"))
	if _, ok := lexicon()[key]; ok {
		return key
	}
	return label(attribute)
}
