package mcpadapter

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

// A ref is a record in the arguments, by id or by name; the id wins.
type ref struct {
	id   int64
	name string
}

func (r ref) given() bool { return r.id != 0 || strings.TrimSpace(r.name) != "" }

// byName reports whether the name counts.
func (r ref) byName() bool { return r.id == 0 && r.given() }

// names resolves the refs of one call. After the first error its methods do
// nothing, so that a handler asks for all it needs and looks at err once.
type names struct {
	ctx      context.Context
	set      *resolve.Set
	language render.Language
	err      error
	filters  []render.Filter // what the refs became
	warnings []string
}

func (c *call) resolving(ctx context.Context) *names {
	return &names{ctx: ctx, set: c.names, language: c.render.Language}
}

// notes are what the result should say of the names.
func (n *names) notes() render.Notes { return render.Notes{Filters: n.filters, Warnings: n.warnings} }

// warn adds what the result should say, with args in it.
func (n *names) warn(h hint, args ...any) {
	n.warnings = append(n.warnings, say(h, args...).in(n.language))
}

// must notes that one of the arguments is required.
func (n *names) must(id int64, argument string) int64 {
	if id == 0 && n.err == nil {
		n.err = bad(argument+"_id", orRequired, argument+"_name")
	}
	return id
}

// itself notes that the record to change is required, whose id the vendor calls
// "id".
func (n *names) itself(id int64, nameArgument string) (int64, error) {
	if id == 0 && n.err == nil {
		n.err = bad("id", orRequired, nameArgument)
	}
	return id, n.err
}

// need notes that a record is required, before anything is looked for.
func (n *names) need(r ref, argument string) {
	if !r.given() {
		n.must(0, argument)
	}
}

// find returns the id of a ref, 0 if there is none. The label is what the filter
// is called in the result.
func find[T any](n *names, label string, r ref, search func(context.Context, string) (T, error), identity func(T) (int64, string)) int64 {
	if n.err != nil || !r.given() {
		return 0
	}
	if r.id != 0 {
		n.filters = append(n.filters, render.Filter{Name: label, Value: strconv.FormatInt(r.id, 10), Origin: "given"})
		return r.id
	}
	v, err := search(n.ctx, strings.TrimSpace(r.name))
	if err != nil {
		n.err = err
		return 0
	}
	id, name := identity(v)
	n.filters = append(n.filters, render.Filter{Name: label, Value: fmt.Sprintf("%s #%d", name, id), Origin: "resolved"})
	return id
}

// inDesk refuses a name that means something only in a desk, where there is none.
func (n *names) inDesk(deskID int64, r ref, argument string) bool {
	if n.err == nil && deskID == 0 && r.byName() {
		n.err = bad(argument, needsDesk)
	}
	return n.err == nil
}

func (n *names) desk(r ref) int64 {
	return find(n, "desk", r, n.set.Desk, func(d tiflux.Desk) (int64, string) { return d.ID, d.Name })
}

func (n *names) client(r ref) int64 {
	return find(n, "client", r, n.set.Client, func(c tiflux.ClientSummary) (int64, string) { return c.ID, c.Name })
}

func (n *names) responsible(scope resolve.ResponsibleScope, r ref) int64 {
	return find(n, "responsible", r, func(ctx context.Context, q string) (resolve.Responsible, error) {
		return n.set.Responsible(ctx, scope, q)
	}, func(u resolve.Responsible) (int64, string) { return u.ID, u.Name })
}

func (n *names) stage(deskID int64, r ref) int64 {
	if !n.inDesk(deskID, r, "stage_name") {
		return 0
	}
	return find(n, "stage", r, inScope(deskID, n.set.Stage), func(s tiflux.Stage) (int64, string) { return s.ID, s.Name })
}

func (n *names) priority(deskID int64, r ref) int64 {
	if !n.inDesk(deskID, r, "priority_name") {
		return 0
	}
	return find(n, "priority", r, inScope(deskID, n.set.Priority), func(p tiflux.Priority) (int64, string) { return p.ID, p.Name })
}

func (n *names) catalogItem(deskID int64, r ref) int64 {
	if !n.inDesk(deskID, r, "catalog_item_name") {
		return 0
	}
	return find(n, "catalog", r, inScope(deskID, n.set.DeskCatalogItem),
		func(i tiflux.DeskServicesCatalogsItem) (int64, string) { return i.ID, i.Name })
}

func (n *names) user(r ref) int64 {
	return find(n, "user", r, n.set.User, func(u tiflux.User) (int64, string) { return u.ID, u.Name })
}

func (n *names) requestor(clientID int64, r ref) int64 {
	return find(n, "requestor", r, inScope(clientID, n.set.Requestor), func(p tiflux.Requestor) (int64, string) { return p.ID, p.Name })
}

func (n *names) department(r ref) int64 {
	return find(n, "department", r, n.set.Department, idName)
}

func (n *names) technicalGroup(r ref) int64 {
	return find(n, "technical_group", r, n.set.TechnicalGroup, idName)
}

func (n *names) integration(r ref) int64 {
	return find(n, "integration", r, n.set.Integration, func(i tiflux.Integration) (int64, string) { return i.ID, string(i.Type) })
}

func idName(v tiflux.IDName) (int64, string) { return v.ID, v.Name }

// inScope binds a search to the record that it belongs to.
func inScope[T any](scope int64, search func(context.Context, int64, string) (T, error)) func(context.Context, string) (T, error) {
	return func(ctx context.Context, query string) (T, error) { return search(ctx, scope, query) }
}

// list returns ids that were given, and that of a name, the first 15 of them. The
// name is not split at commas: names of companies have them.
func (n *names) list(argument string, ids []int64, byName string, one func(ref) int64) []int64 {
	return n.listOf(argument, ids, []string{byName}, one)
}

// commaList are the values of a text that are not blank.
func commaList(s string) []string {
	var values []string
	for v := range strings.SplitSeq(s, ",") {
		if v = strings.TrimSpace(v); v != "" {
			values = append(values, v)
		}
	}
	return values
}

// listOf is list for several names.
func (n *names) listOf(argument string, ids []int64, byName []string, one func(ref) int64) []int64 {
	return n.capped(argument, n.all(ids, byName, one))
}

// listIn is list for a name that means something only in a desk: that of each of
// the desks.
func (n *names) listIn(desks []int64, argument string, ids []int64, byName string, one func(deskID int64, r ref) int64) []int64 {
	found := n.all(ids, nil, func(r ref) int64 { return one(0, r) })
	if strings.TrimSpace(byName) != "" {
		found = append(found, n.inEach(desks, argument, func(deskID int64) []int64 { return []int64{one(deskID, ref{name: byName})} })...)
	}
	return n.capped(argument, found)
}

var notInDesks = hint{"%s: o nome não existe nestas mesas: %s", "%s: these desks do not have the name: %s"}

// inEach looks in each of the desks and says which of them do not have what is
// looked for. All of them lacking it is an error.
func (n *names) inEach(desks []int64, argument string, look func(deskID int64) []int64) (found []int64) {
	var missing error
	var without []string
	for _, desk := range desks {
		ids := look(desk)
		if _, absent := errors.AsType[*resolve.NotFoundError](n.err); absent {
			missing, n.err = n.err, nil
			without = append(without, fmt.Sprintf("#%d", desk))
			continue
		}
		found = append(found, ids...)
	}
	if len(without) == len(desks) {
		n.err = missing
	} else if len(without) > 0 {
		n.warn(notInDesks, argument, strings.Join(without, ", "))
	}
	return found
}

// all returns ids that were given and those of names, each once, for writes: they
// replace what is there, so none may be left out.
func (n *names) all(ids []int64, byName []string, one func(ref) int64) []int64 {
	all := distinct(ids)
	for _, id := range all {
		one(ref{id: id})
	}
	for _, name := range byName {
		if id := one(ref{name: name}); id != 0 {
			all = append(all, id)
		}
	}
	return distinct(all)
}

var idsCut = hint{"%s: só foram usados os %d primeiros de %d ids", "%s: only the first %d of %d ids were used"}

// capped drops repeated ids and what is more than the API takes, and says so.
func (n *names) capped(argument string, ids []int64) []int64 {
	kept := distinct(ids)
	if len(kept) > tiflux.MaxIDs {
		n.warn(idsCut, argument, tiflux.MaxIDs, len(kept))
		kept = kept[:tiflux.MaxIDs]
	}
	return kept
}

// among finds a record by its name in a list that was read for this call.
func among[T any](kind resolve.Kind, query string, list []T, candidate func(T) resolve.Candidate) (T, error) {
	r := resolve.Best(query, list, func(v T) string { return candidate(v).Name })
	if v, ok := r.One(); ok {
		return v, nil
	}
	candidates := make([]resolve.Candidate, len(r.Matches))
	for i, m := range r.Matches {
		candidates[i] = candidate(m.Record)
	}
	var none T
	if r.Outcome == resolve.Ambiguous {
		return none, &resolve.AmbiguousError{Kind: kind, Query: query, Candidates: candidates, Total: r.Total}
	}
	return none, &resolve.NotFoundError{Kind: kind, Query: query, Nearest: candidates}
}
