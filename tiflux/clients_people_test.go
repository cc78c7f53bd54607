package tiflux_test

import (
	"errors"
	"io"
	"testing"
	"testing/synctest"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

const peopleClient = 4001 // of the generated account

func TestClientLists(t *testing.T) {
	t.Parallel()
	c := newClient(t, tifluxtest.New(tifluxtest.Size(10)))
	detail, err := c.Clients.Get(t.Context(), peopleClient)
	if err != nil {
		t.Fatal(err)
	}
	one := &tiflux.ListOptions{PerPage: 1}
	tests := []struct {
		name string
		want []int64
		list func() ([]int64, error)
	}{
		{"desks", detail.DeskIDs, func() ([]int64, error) {
			all, err := tiflux.Collect(c.Clients.AllDesks(t.Context(), peopleClient, nil), 0)
			return peopleIDs(all, func(d tiflux.Desk) int64 { return d.ID }), err
		}},
		{"technical groups", detail.TechnicalGroupIDs, func() ([]int64, error) {
			all, err := tiflux.Collect(c.Clients.AllTechnicalGroups(t.Context(), peopleClient, one), 0)
			return peopleIDs(all, func(g tiflux.IDName) int64 { return g.ID }), err
		}},
		{"addresses", detail.AddressIDs, func() ([]int64, error) {
			all, err := tiflux.Collect(c.Clients.AllAddresses(t.Context(), peopleClient, one), 0)
			return peopleIDs(all, func(a tiflux.ClientAddress) int64 { return a.ID }), err
		}},
		{"contacts", detail.ContactIDs, func() ([]int64, error) {
			all, err := tiflux.Collect(c.Clients.AllContacts(t.Context(), peopleClient, one), 0)
			return peopleIDs(all, func(k tiflux.ClientContact) int64 { return k.ID }), err
		}},
	}
	for _, tt := range tests {
		got, err := tt.list()
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(tt.want) || len(got) == 0 {
			t.Errorf("%s: listed %v, the client has %v", tt.name, got, tt.want)
		}
	}
}

func peopleIDs[T any](rows []T, id func(T) int64) []int64 {
	var ids []int64
	for _, row := range rows {
		ids = append(ids, id(row))
	}
	return ids
}

// What is written can be read, and what is deleted is gone.
func TestClientPeopleRoundTrip(t *testing.T) {
	t.Parallel()
	ctx, c := t.Context(), newClient(t, tifluxtest.New(tifluxtest.Size(10)))
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	gone := func(err error) {
		t.Helper()
		if !errors.Is(err, tiflux.ErrNotFound) {
			t.Errorf("error is %v, want ErrNotFound", err)
		}
	}

	contact, err := c.Clients.CreateContact(ctx, peopleClient, &tiflux.ClientContactCreate{
		Use: tiflux.ContactCommercial, Number: "(47) 99999-0001", Owner: "Marina", Email: "marina@exemplo.com.br",
	})
	must(err)
	_, err = c.Clients.UpdateContact(ctx, peopleClient, contact.ID, &tiflux.ClientContactUpdate{Owner: tiflux.Set("Marina Prado")})
	must(err)
	if got, err := c.Clients.GetContact(ctx, peopleClient, contact.ID); err != nil || got.Owner != "Marina Prado" || got.Telephone != "+5547999990001" {
		t.Errorf("contact %+v, error %v", got, err)
	}
	must(c.Clients.DeleteContact(ctx, peopleClient, contact.ID))
	gone(c.Clients.DeleteContact(ctx, peopleClient, contact.ID))

	addresses, err := c.Clients.ListAddresses(ctx, peopleClient, nil)
	must(err)
	id := addresses.Items[0].ID
	_, err = c.Clients.UpdateAddress(ctx, peopleClient, id, &tiflux.ClientAddressUpdate{Number: tiflux.Set[int64](0)})
	must(err)
	if got, err := c.Clients.GetAddress(ctx, peopleClient, id); err != nil || got.Number != 0 {
		t.Errorf("address %+v, error %v", got, err)
	}
	must(c.Clients.DeleteAddress(ctx, peopleClient, id))
	_, err = c.Clients.GetAddress(ctx, peopleClient, id)
	gone(err)

	requestor, err := c.Requestors.Create(ctx, peopleClient, &tiflux.RequestorCreate{Name: "Joana", Email: "joana@exemplo.com.br"})
	must(err)
	_, err = c.Requestors.Update(ctx, peopleClient, requestor.ID, &tiflux.RequestorUpdate{Extension: tiflux.Set("204")})
	must(err)
	if got, err := c.Requestors.Get(ctx, peopleClient, requestor.ID); err != nil || got.Extension != "204" || len(got.Entities) == 0 {
		t.Errorf("requestor %+v, error %v", got, err)
	}
	must(c.Requestors.Delete(ctx, peopleClient, requestor.ID))
	_, err = c.Requestors.Get(ctx, peopleClient, requestor.ID)
	gone(err)

	_, err = c.Clients.Update(ctx, peopleClient, &tiflux.ClientUpdate{Status: tiflux.Set(false)})
	if !errors.Is(err, tiflux.ErrRefused) {
		t.Errorf("retiring a client with desks: %v, want ErrRefused", err)
	}
	invited, err := c.Clients.CreateUser(ctx, peopleClient, &tiflux.ClientUserCreate{Name: "Rita", Email: "rita@exemplo.com.br"})
	must(err)
	if detail, err := c.Clients.Get(ctx, peopleClient); err != nil || detail.UserIDs[len(detail.UserIDs)-1] != invited.User.ID {
		t.Errorf("users %+v, error %v", detail, err)
	}
}

func TestPeopleEntities(t *testing.T) {
	t.Parallel()
	ctx, c := t.Context(), newClient(t, tifluxtest.New(tifluxtest.Size(10)))
	client, err := c.Clients.GetEntities(ctx, peopleClient)
	if err != nil {
		t.Fatal(err)
	}
	requestor, err := c.Requestors.Create(ctx, peopleClient, &tiflux.RequestorCreate{Name: "Joana", Email: "joana@exemplo.com.br"})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		fields []tiflux.FilledEntity
		write  func([]tiflux.EntityValue) ([]tiflux.FilledEntity, error)
	}{
		{"client", client.Entities, func(v []tiflux.EntityValue) ([]tiflux.FilledEntity, error) {
			e, err := c.Clients.UpdateEntities(ctx, peopleClient, v)
			if err != nil {
				return nil, err
			}
			return e.Entities, nil
		}},
		{"requestor", requestor.Entities, func(v []tiflux.EntityValue) ([]tiflux.FilledEntity, error) {
			e, err := c.Requestors.UpdateEntities(ctx, peopleClient, requestor.ID, v)
			if err != nil {
				return nil, err
			}
			return e.Entities, nil
		}},
	}
	for _, tt := range tests {
		field := peopleTextField(tt.fields)
		good := tiflux.EntityValue{EntityFieldID: field.EntityFieldID, Value: tiflux.Set("Gerente")}
		stored, err := tt.write([]tiflux.EntityValue{good})
		if err != nil || peopleTextField(stored).Value != "Gerente" {
			t.Errorf("%s: stored %+v, error %v", tt.name, stored, err)
		}
		_, err = tt.write([]tiflux.EntityValue{good, {EntityFieldID: 1, Value: tiflux.Set("x")}})
		partial, ok := errors.AsType[*tiflux.PartialError](err)
		if !ok || len(partial.Refused) != 1 || partial.Refused[0].Index != 1 {
			t.Errorf("%s: error is %v, want a PartialError of position 1", tt.name, err)
		}
	}
}

// peopleTextField is the first text field of the groups; zero if there is none.
func peopleTextField(groups []tiflux.FilledEntity) tiflux.FilledEntityField {
	for _, g := range groups {
		for _, f := range g.EntityFields {
			if f.FieldType == tiflux.FieldText {
				return f
			}
		}
	}
	return tiflux.FilledEntityField{}
}

// An upload that the quota turned away is sent again, whole.
func TestClientUploadIsRepeated(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		api := tifluxtest.New(tifluxtest.Size(10))
		c := newClient(t, api)
		api.Fail("uploadClientFile", tifluxtest.TooManyRetryAfter, 1)
		stored, err := c.Clients.UploadFile(t.Context(), peopleClient, tiflux.FileFromBytes("nota.txt", []byte("olá")))
		if err != nil || stored.Size != 4 {
			t.Fatalf("stored %+v, error %v", stored, err)
		}
		file, err := c.Clients.GetFile(t.Context(), peopleClient, stored.ID)
		if err != nil {
			t.Fatal(err)
		}
		content, err := c.DownloadFile(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(content)
		if err = errors.Join(err, content.Close()); err != nil || string(text) != "olá" {
			t.Errorf("downloaded %q, error %v", text, err)
		}
		if journal := api.Journal(); len(journal) != 1 {
			t.Errorf("executed %v, want one upload", journal)
		}

		logo, err := c.Clients.UploadLogo(t.Context(), peopleClient, tiflux.FileFromBytes("logo.png", []byte("PNG")))
		if err != nil || logo.Logo == "" {
			t.Errorf("logo %+v, error %v", logo, err)
		}
		if err := c.Clients.DeleteLogo(t.Context(), peopleClient); err != nil {
			t.Error(err)
		}
		if detail, err := c.Clients.Get(t.Context(), peopleClient); err != nil || detail.Logo != "" {
			t.Errorf("logo of the client %q, error %v", detail.Logo, err)
		}
		if err := c.Clients.DeleteFile(t.Context(), peopleClient, stored.ID); err != nil {
			t.Error(err)
		}
	})
}
