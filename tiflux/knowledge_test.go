package tiflux_test

import (
	"errors"
	"net/http"
	"slices"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestKnowledgeBodies(t *testing.T) {
	t.Parallel()
	const (
		article = `{"id":601,"created_at":"2026-02-10T14:30:00Z","description":"<p>VPN</p>","private":true,"tags":[],"title":"VPN",
			"updated_at":"2026-02-10T14:30:00Z","client_ids":[],"technical_group_ids":[]`
		created = article + `,"created_by_user":{"id":77,"name":"Bruno"},"knowledge_folder_ids":[15],"services_catalogs_item_ids":[]}`
		folder  = `{"id":15,"description":null,"icon":null,"knowledges":[],"qty_knowledges":3,"tags":[],"title":"Redes"}`
	)
	tests := []bodyTest{
		{"private by default", 201, created, func(c *tiflux.Client) (any, error) {
			return c.Knowledge.Create(t.Context(), &tiflux.KnowledgeCreate{Title: "VPN", Description: "<p>VPN</p>", KnowledgeFolderIDs: []int64{15}})
		}, `{"title":"VPN","description":"\u003cp\u003eVPN\u003c/p\u003e","knowledge_folder_ids":[15]}`},
		{"public", 201, created, func(c *tiflux.Client) (any, error) {
			return c.Knowledge.Create(t.Context(), &tiflux.KnowledgeCreate{
				Title: "VPN", Description: "VPN", KnowledgeFolderIDs: []int64{15}, Private: tiflux.Set(false),
			})
		}, `{"title":"VPN","description":"VPN","knowledge_folder_ids":[15],"private":false}`},
		{"lists are cleared", 200, article + `}`, func(c *tiflux.Client) (any, error) {
			return c.Knowledge.Update(t.Context(), 601, &tiflux.KnowledgeUpdate{
				Tags: tiflux.Set([]string{}), ClientIDs: tiflux.Set([]int64{}), TechnicalGroupIDs: tiflux.Set([]int64{9}),
			})
		}, `{"tags":[],"client_ids":[],"technical_group_ids":[9]}`},
		{"the icon is taken away", 200, folder, func(c *tiflux.Client) (any, error) {
			return c.Knowledge.UpdateFolder(t.Context(), 15, &tiflux.KnowledgeFolderUpdate{Icon: tiflux.Null[string]()})
		}, `{"icon":null}`},
		{"folder", 201, folder, func(c *tiflux.Client) (any, error) {
			return c.Knowledge.CreateFolder(t.Context(), &tiflux.KnowledgeFolderCreate{Title: "Redes", Icon: "📡"})
		}, `{"title":"Redes","icon":"📡"}`},
	}
	checkBodies(t, tests)
}

// TestNewVersionsAreSentOnce: a new text makes a version each time it is sent,
// so that it must not be repeated.
func TestNewVersionsAreSentOnce(t *testing.T) {
	t.Parallel()
	attempts := 0
	c := clientOver(t, roundTripFunc(func(*http.Request) (*http.Response, error) {
		attempts++
		return jsonResponse(http.StatusBadGateway, `{}`), nil
	}))
	_, err := c.Knowledge.Update(t.Context(), 601, &tiflux.KnowledgeUpdate{Description: tiflux.Set("<p>Novo</p>")})
	if !errors.Is(err, tiflux.ErrUnknownOutcome) || attempts != 1 {
		t.Errorf("got %v after %d attempts, want ErrUnknownOutcome after 1", err, attempts)
	}
}

func TestKnowledgeAndCatalogWritesRefusedBeforeSending(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		argument string
		call     func(*tiflux.Client) error
	}{
		{"article without folder", "knowledge_folder_ids", func(c *tiflux.Client) error {
			_, err := c.Knowledge.Create(t.Context(), &tiflux.KnowledgeCreate{Title: "VPN", Description: "VPN"})
			return err
		}},
		{"article", "update", func(c *tiflux.Client) error {
			_, err := c.Knowledge.Update(t.Context(), 1, &tiflux.KnowledgeUpdate{})
			return err
		}},
		{"folder", "update", func(c *tiflux.Client) error {
			_, err := c.Knowledge.UpdateFolder(t.Context(), 1, nil)
			return err
		}},
		{"contract", "update", func(c *tiflux.Client) error {
			_, err := c.Contracts.Update(t.Context(), 1, &tiflux.ContractUpdate{Rider: tiflux.ContractRiderUpdate{}})
			return err
		}},
		{"catalog", "update", func(c *tiflux.Client) error {
			_, err := c.ServicesCatalogs.Update(t.Context(), 1, &tiflux.ServicesCatalogUpdate{})
			return err
		}},
		{"area", "update", func(c *tiflux.Client) error {
			_, err := c.ServicesCatalogs.UpdateArea(t.Context(), 1, 2, &tiflux.ServicesCatalogsAreaUpdate{})
			return err
		}},
		{"item", "update", func(c *tiflux.Client) error {
			_, err := c.ServicesCatalogs.UpdateItem(t.Context(), 1, 2, &tiflux.ServicesCatalogsItemUpdate{})
			return err
		}},
		{"item without times", "start_time", func(c *tiflux.Client) error {
			_, err := c.ServicesCatalogs.CreateItem(t.Context(), 1, &tiflux.ServicesCatalogsItemCreate{Name: "Troca de switch"})
			return err
		}},
		{"item with a bad time", "body", func(c *tiflux.Client) error {
			_, err := c.ServicesCatalogs.CreateItem(t.Context(), 1, &tiflux.ServicesCatalogsItemCreate{Name: "Troca", StartTime: "4h", EndTime: "08:00"})
			return err
		}},
		{"desk without display name", "display_name", func(c *tiflux.Client) error {
			_, err := c.Desks.Create(t.Context(), &tiflux.DeskCreate{Name: "Redes", Description: "Redes"})
			return err
		}},
	}
	c := clientOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
		t.Errorf("%s %s was sent", r.Method, r.URL.Path)
		return nil, errors.New("unreachable")
	}))
	for _, tt := range tests {
		err := tt.call(c)
		if a, ok := errors.AsType[*tiflux.ArgumentError](err); !ok || a.Argument != tt.argument || !errors.Is(err, tiflux.ErrInvalid) {
			t.Errorf("%s: got %v, want an ArgumentError about %s", tt.name, err, tt.argument)
		}
	}
}

// TestKnowledgeLife writes an article, reads its four shapes, and takes it away.
func TestKnowledgeLife(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	c := newClient(t, tifluxtest.New())
	folder, err := c.Knowledge.CreateFolder(ctx, &tiflux.KnowledgeFolderCreate{Title: "Telefonia", Icon: "📞", Tags: []string{"voz"}})
	if err != nil {
		t.Fatal(err)
	}
	created, err := c.Knowledge.Create(ctx, &tiflux.KnowledgeCreate{
		Title: "Ramais", Description: "<p>Disque 9</p>", KnowledgeFolderIDs: []int64{folder.ID},
		TechnicalGroupIDs: []int64{1}, ServicesCatalogsItemIDs: []int64{7001},
	})
	if err != nil || !created.Private || created.CreatedByUser.Name == "" || !slices.Equal(created.ServicesCatalogsItemIDs, []int64{7001}) {
		t.Fatalf("created %+v, %v", created, err)
	}
	listed, err := tiflux.Collect(c.Knowledge.All(ctx, &tiflux.KnowledgeListOptions{KnowledgeFolderIDs: []int64{folder.ID}}), 0)
	if err != nil || len(listed) != 1 || listed[0].ID != created.ID || !slices.Equal(listed[0].KnowledgeFolderIDs, []int64{folder.ID}) {
		t.Errorf("listed %+v, %v", listed, err)
	}
	updated, err := c.Knowledge.Update(ctx, created.ID, &tiflux.KnowledgeUpdate{Private: tiflux.Set(false), Description: tiflux.Set("<p>Disque 8</p>")})
	if err != nil || updated.Private || len(updated.TechnicalGroupIDs) != 0 {
		t.Errorf("updated %+v, %v", updated, err)
	}
	if got, err := c.Knowledge.Get(ctx, created.ID); err != nil || got.Description != "<p>Disque 8</p>" {
		t.Errorf("got %+v, %v", got, err)
	}
	folder, err = c.Knowledge.UpdateFolder(ctx, folder.ID, &tiflux.KnowledgeFolderUpdate{Icon: tiflux.Null[string](), Tags: tiflux.Set([]string{})})
	if err != nil || folder.Icon != "" || len(folder.Tags) != 0 || len(folder.Knowledges) != 1 {
		t.Errorf("folder %+v, %v", folder, err)
	}
	if err := c.Knowledge.Delete(ctx, created.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Knowledge.Get(ctx, created.ID); !errors.Is(err, tiflux.ErrNotFound) {
		t.Errorf("an archived article gives %v", err)
	}
}
