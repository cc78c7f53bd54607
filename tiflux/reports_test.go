package tiflux_test

import (
	"net/http"
	"testing"
)

// TestBillingPagesAreShorter: where nobody asks for a size, this list has pages
// of 15.
func TestBillingPagesAreShorter(t *testing.T) {
	t.Parallel()
	c := clientOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
		if r.URL.RawQuery != "" {
			t.Errorf("sent %q, want no query", r.URL.RawQuery)
		}
		resp := jsonResponse(200, `[{"billing_id":812,"billing_date":"2026-07-10","nfe_number":4310034,"due_date":null,"real_value":755.90,"reversal":true}]`)
		resp.Header.Set("X-Total-Items", "16")
		return resp, nil
	}))
	page, err := c.Reports.ListBillingsHistory(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if page.Size != 15 || page.Last() {
		t.Errorf("got pages of %d, last %v", page.Size, page.Last())
	}
	b := page.Items[0]
	if cents, _ := b.RealValue.Cents(); b.NFeNumber != "4310034" || cents != 75590 || b.DueDate != "" {
		t.Errorf("got %+v", b)
	}
}

func TestIntegrationsOfAnyTypeAreRead(t *testing.T) {
	t.Parallel()
	page, err := answering(t, 200, `[{"id":1,"_type":"jira","active":true,"integration_fields":{"site":"exemplo","projects":["A"]}},
		{"id":2,"_type":"zapi","active":false,"integration_fields":null}]`).Integrations.List(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	jira := page.Items[0].IntegrationFields
	if jira == nil || jira.AppName != "" || jira.All["site"] != "exemplo" || page.Items[1].IntegrationFields != nil {
		t.Errorf("got %+v", page.Items)
	}
}
