package tiflux_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

const clientAnswer = `{"id":4101,"name":"Padaria Aurora","social":"Aurora Ltda","social_revenue":null,"status":true,
	"desk_ids":[],"billing_report_type":"","quarterly_bill_client_id":null,"work_folder":null}`

func TestClientBodies(t *testing.T) {
	t.Parallel()
	const (
		invitation = `{"message":"Convite enviado","user":{"id":318,"name":"Paulo Reis","email":"paulo@exemplo.com.br"}}`
		address    = `{"id":901,"cep":"89201-305","city":"Joinville","complement":null,"neighborhood":"Centro","number":0,"state":"SC","street":"Rua das Flores"}`
		contact    = `{"id":702,"email":null,"owner":"Marina","telephone":null,"use":"Plantão"}`
		permission = `{"id":77,"active":true,"address":"exemplo.com.br","client_id":1,"created_at":"2026-08-21T14:02:11.5Z","permission_type":"domain"}`
	)
	tests := []bodyTest{
		{"user is nested", 201, invitation, func(c *tiflux.Client) (any, error) {
			return c.Clients.CreateUser(t.Context(), 1, &tiflux.ClientUserCreate{
				Name: "Paulo Reis", Email: "paulo@exemplo.com.br", Extension: tiflux.Set[int64](0),
			})
		}, `{"user":{"name":"Paulo Reis","email":"paulo@exemplo.com.br","extension":0}}`},
		{"no desks", 200, clientAnswer, func(c *tiflux.Client) (any, error) {
			return c.Clients.Update(t.Context(), 1, &tiflux.ClientUpdate{
				DeskIDs: tiflux.Set([]int64{}), AuthorizationFlow: tiflux.Set(false),
			})
		}, `{"desk_ids":[],"authorization_flow":false}`},
		{"no report type", 201, clientAnswer, func(c *tiflux.Client) (any, error) {
			return c.Clients.Create(t.Context(), &tiflux.ClientCreate{
				Name: "Padaria Aurora", Social: "Aurora Ltda", BillingReportType: tiflux.Set[tiflux.BillingReportType](""),
			})
		}, `{"name":"Padaria Aurora","social":"Aurora Ltda","billing_report_type":""}`},
		{"house number 0", 201, address, func(c *tiflux.Client) (any, error) {
			return c.Clients.CreateAddress(t.Context(), 1, &tiflux.ClientAddressCreate{
				CEP: "89201-305", City: "Joinville", Neighborhood: "Centro", Number: tiflux.Set[int64](0), State: "SC", Street: "Rua das Flores",
			})
		}, `{"cep":"89201-305","city":"Joinville","neighborhood":"Centro","number":0,"state":"SC","street":"Rua das Flores"}`},
		{"contact of another use", 200, contact, func(c *tiflux.Client) (any, error) {
			return c.Clients.UpdateContact(t.Context(), 1, 702, &tiflux.ClientContactUpdate{Use: tiflux.Set(tiflux.ContactUse("Plantão"))})
		}, `{"use":"Plantão"}`},
		{"e-mail permission", 200, permission, func(c *tiflux.Client) (any, error) {
			return c.Clients.CreateEmailTicketsPermission(t.Context(), 1, &tiflux.EmailTicketsPermissionCreate{Address: "@exemplo.com.br"})
		}, `{"address":"@exemplo.com.br"}`},
	}
	checkBodies(t, tests)
}

func TestClientWritesRefusedBeforeSending(t *testing.T) {
	t.Parallel()
	file := func(size int) tiflux.File { return tiflux.FileFromBytes("a.png", make([]byte, size)) }
	tests := []struct {
		name     string
		argument string
		call     func(*tiflux.Client) error
	}{
		{"update of a client", "update", func(c *tiflux.Client) error {
			_, err := c.Clients.Update(t.Context(), 1, &tiflux.ClientUpdate{})
			return err
		}},
		{"update of an address", "update", func(c *tiflux.Client) error {
			_, err := c.Clients.UpdateAddress(t.Context(), 1, 2, nil)
			return err
		}},
		{"update of a contact", "update", func(c *tiflux.Client) error {
			_, err := c.Clients.UpdateContact(t.Context(), 1, 2, &tiflux.ClientContactUpdate{})
			return err
		}},
		{"update of a requestor", "update", func(c *tiflux.Client) error {
			_, err := c.Requestors.Update(t.Context(), 1, 2, &tiflux.RequestorUpdate{})
			return err
		}},
		{"user without a name", "name", func(c *tiflux.Client) error {
			_, err := c.Clients.CreateUser(t.Context(), 1, nil)
			return err
		}},
		{"no custom fields of a client", "entities", func(c *tiflux.Client) error {
			_, err := c.Clients.UpdateEntities(t.Context(), 1, nil)
			return err
		}},
		{"no custom fields of a requestor", "entities", func(c *tiflux.Client) error {
			_, err := c.Requestors.UpdateEntities(t.Context(), 1, 2, nil)
			return err
		}},
		{"large file", "file", func(c *tiflux.Client) error {
			_, err := c.Clients.UploadFile(t.Context(), 1, file(10<<20+1))
			return err
		}},
		{"large logo", "file", func(c *tiflux.Client) error {
			_, err := c.Clients.UploadLogo(t.Context(), 1, file(2<<20+1))
			return err
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := clientOver(t, roundTripFunc(func(*http.Request) (*http.Response, error) {
				t.Error("a request was sent")
				return nil, errors.New("sent")
			}))
			var refused *tiflux.ArgumentError
			if err := tt.call(c); !errors.As(err, &refused) || refused.Argument != tt.argument {
				t.Errorf("error is %v, want an ArgumentError of %s", err, tt.argument)
			}
		})
	}
}
