package tiflux_test

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestTheTableOfCallsIsComplete(t *testing.T) {
	t.Parallel()
	rows := map[string]int{}
	for _, row := range operationCalls() {
		rows[row.name]++
	}
	for op := range tiflux.Operations() {
		if rows[op.Name] != 1 {
			t.Errorf("%s has %d rows, want 1", op.Name, rows[op.Name])
		}
		delete(rows, op.Name)
	}
	for name := range rows {
		t.Errorf("%s is no operation", name)
	}
}

// TestEveryOperationSucceeds sends every input that a method knows; request and
// answer keep the contract.
func TestEveryOperationSucceeds(t *testing.T) {
	t.Parallel()
	for _, row := range operationCalls() {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			api := newAccount()
			r := newRun(t, newClient(t, api), row)
			if _, err := row.call(r); err != nil {
				t.Fatal(err)
			}
			requests := api.Requests()
			if got := requests[len(requests)-1].Operation; got != r.op.ID {
				t.Errorf("called %s, want %s", got, r.op.ID)
			}
		})
	}
}

// refusal is a way to have an operation refused.
type refusal struct {
	name           string
	code           int
	kind           error
	key            string
	absent, spoilt bool
}

// refusals are the ways that the contract promises for an operation.
func refusals(row operationCall, op contract.Operation) []refusal {
	list := []refusal{{name: "wrong key", code: 40101, kind: tiflux.ErrUnauthorized, key: "revoked"}}
	if op.License != "" {
		list = append(list, refusal{name: "no licence", code: 40304, kind: tiflux.ErrLicense, key: "unlicensed"})
	}
	if len(op.Permissions) > 0 {
		list = append(list, refusal{name: "no permission", code: 40301, kind: tiflux.ErrForbidden, key: "newcomer"})
	}
	if len(op.PathParams) > 0 {
		list = append(list, refusal{name: "no such record", code: cmp.Or(row.noRecord, 40401), kind: tiflux.ErrNotFound, key: tifluxtest.KeyAdmin, absent: true})
	}
	if code := cmp.Or(row.badBody, 42202); op.HasBody() && !onlyFiles(op) {
		kind := cmp.Or(map[int]error{40402: tiflux.ErrNotFound, 42207: tiflux.ErrRefused}[code], tiflux.ErrInvalid)
		list = append(list, refusal{name: "bad body", code: code, kind: kind, key: tifluxtest.KeyAdmin, spoilt: true})
	}
	return list
}

// onlyFiles reports whether a body holds nothing that could be spoilt.
func onlyFiles(op contract.Operation) bool {
	return len(op.Body.Properties) == 1 && strings.HasPrefix(op.Body.Properties[0].Name, "file")
}

// everybodyBut is a person who may do everything that the operation does not
// ask for.
func everybodyBut(t *testing.T, op contract.Operation) tifluxtest.Persona {
	t.Helper()
	doc, err := contract.Load()
	if err != nil {
		t.Fatal(err)
	}
	p := tifluxtest.Persona{
		Name: "newcomer", Kind: tifluxtest.KindAttendant,
		Licenses: []tifluxtest.License{tifluxtest.LicenseTickets, tifluxtest.LicenseWhatsApp},
	}
	for _, other := range doc.Operations() {
		for _, name := range other.Permissions {
			if !slices.Contains(op.Permissions, name) {
				p.Permissions = append(p.Permissions, tifluxtest.Permission(name))
			}
		}
	}
	return p
}

// TestEveryOperationIsRefused looks at the refusals that the contract promises.
func TestEveryOperationIsRefused(t *testing.T) {
	t.Parallel()
	for _, row := range operationCalls() {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			op := contractOf(t, row.name)
			api := newAccount(
				tifluxtest.WithKey("unlicensed", tifluxtest.Persona{Name: "unlicensed", Kind: tifluxtest.KindAdmin}),
				tifluxtest.WithKey("newcomer", everybodyBut(t, op)),
			)
			admin := newRun(t, newClient(t, api), row)
			for _, want := range refusals(row, op) {
				r := *admin
				r.absent, r.spoilt = want.absent, want.spoilt
				var err error
				if r.Client, err = admin.With(tiflux.WithKey(want.key)); err != nil {
					t.Fatal(err)
				}
				_, err = row.call(&r)
				if partial, ok := errors.AsType[*tiflux.PartialError](err); ok && partial.Code == want.code {
					continue // status 207: what was not refused is stored
				}
				refused, ok := errors.AsType[*tiflux.Error](err)
				if !ok || refused.Status != want.code/100 || refused.Code != want.code || !errors.Is(err, want.kind) || refused.Op.ID != op.ID {
					t.Errorf("%s: got %v, want an Error with code %d", want.name, err, want.code)
				}
			}
		})
	}
}
