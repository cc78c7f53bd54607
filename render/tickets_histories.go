package render

import (
	"io"
	"maps"
	"slices"

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
		field{label: "changed_record", value: changedRecord(e), in: rich},
		field{label: "changed_record", value: when(e.Type != "ticket", changedRecord(e)), in: compact},
	)
	rec := record{kind: "event", id: id(e.ID), named: "author"}
	if u := e.User; u != nil {
		rec.title = u.Name
		f = append(f, field{label: "author", value: person(u.ID, u.Name, u.Email), in: rich})
	} else {
		rec.key = "automation"
	}
	for _, name := range slices.Sorted(maps.Keys(e.ActionDetails)) {
		f = append(f, field{name: name, value: text(e.ActionDetails[name]), in: everywhere})
	}
	for _, name := range e.Changes.Fields {
		from, to := e.Changes.OldValues[name], e.Changes.NewValues[name]
		f = append(f, field{label: historyLabels[name], name: historyName(name), value: changed(open(from), open(to)), in: everywhere})
	}
	rec.fields = f
	return rec
}

func changedRecord(e *tiflux.TicketHistoryEvent) value {
	return parts(field{value: coded(enumHistoryType, e.Type)}, field{value: ref(e.TypeIDAttr, "")})
}

// historyLabels are the words for attributes; others show by their name.
var historyLabels = map[string]label{
	"title": "title", "description": "description", "followers": "followers", "is_closed": "closed",
	"desk_name": "desk", "stage_name": "stage", "status_name": "status", "priority_name": "priority",
	"responsible_name": "responsible", "requestor_name": "requestor", "client_name": "client",
	"services_catalogs_item_name": "catalog",
}

func historyName(attribute string) string {
	if historyLabels[attribute] != "" {
		return ""
	}
	return attribute
}
