package tifluxtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestClientAddressesAndContacts(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	ids := func() (addresses, contacts []int) {
		cl := decode[clientRecord](t, admin.get(firstClientPath), 200)
		return cl.Addresses, cl.Contacts
	}
	addresses, contacts := ids()
	if len(addresses) < 3 || len(contacts) < 3 {
		t.Fatalf("addresses %v, contacts %v", addresses, contacts)
	}

	wrapped := decode[addressRecord](t, admin.postJSON(firstClientPath+"/addresses", `{"address":`+addressBody+`}`), 201)
	flat := decode[addressRecord](t, admin.postJSON(firstClientPath+"/addresses", strings.Replace(addressBody, "100", `0,"complement":"Fundos"`, 1)), 201)
	path := fmt.Sprintf("%s/addresses/%d", firstClientPath, flat.ID)
	decode[addressRecord](t, admin.put(path, `{"complement":"","street":"Rua Nova"}`), 200)
	if diff := cmp.Diff(addressRecord{ID: flat.ID, Street: "Rua Nova"}, decode[addressRecord](t, admin.get(path), 200)); diff != "" {
		t.Errorf("updated address (-want +got):\n%s", diff)
	}
	if got := admin.remove(path); got.status != 204 || len(got.body) > 0 {
		t.Errorf("delete: %d %s", got.status, got.body)
	}
	refused(t, admin.remove(path), 40401, "error", "Couldn't find Address")

	k := decode[contactRecord](t, admin.postJSON(firstClientPath+"/contacts", contactBody), 201)
	path = fmt.Sprintf("%s/contacts/%d", firstClientPath, k.ID)
	decode[contactRecord](t, admin.put(path, `{"contact":{"number":"21 2345 6789","country":"pt","use":"Plantão"}}`), 200)
	want := contactRecord{ID: k.ID, Email: new("marina@exemplo.com.br"), Owner: "Marina Prado", Telephone: new("+3512123456789"), Use: "Plantão"}
	if diff := cmp.Diff(want, decode[contactRecord](t, admin.get(path), 200)); diff != "" {
		t.Errorf("updated contact (-want +got):\n%s", diff)
	}
	if got := admin.remove(fmt.Sprintf("%s/contacts/%d", firstClientPath, contacts[0])); got.status != 204 {
		t.Errorf("delete: %d %s", got.status, got.body)
	}

	nowAddresses, nowContacts := ids()
	if diff := cmp.Diff(append(slices.Clone(addresses), wrapped.ID), nowAddresses); diff != "" {
		t.Errorf("address_ids (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(append(slices.Clone(contacts[1:]), k.ID), nowContacts); diff != "" {
		t.Errorf("contact_ids (-want +got):\n%s", diff)
	}
	listed := decode[[]idName](t, admin.get(firstClientPath+"/addresses?limit=200"), 200)
	if len(listed) != len(nowAddresses) {
		t.Errorf("the list has %d addresses, the client %d", len(listed), len(nowAddresses))
	}
}

func TestClientFilesAndLogo(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	anybody := as(t, api, "")
	seeded := decode[[]file](t, admin.get(firstClientPath+"/files?limit=2"), 200)
	if len(seeded) != 2 {
		t.Fatalf("files: %v", seeded)
	}
	stored := decode[file](t, admin.send("POST", firstClientPath+"/files", multipartOf(t, part{name: "file", value: "olá", fileName: "nota.txt"})), 201)
	path := fmt.Sprintf("%s/files/%d", firstClientPath, stored.ID)
	if got := decode[file](t, admin.get(path), 200); got.Name != "nota.txt" || got.Size != 4 {
		t.Errorf("file: %+v", got)
	}
	if got := anybody.get(stored.URL); string(got.body) != "olá" {
		t.Errorf("download: %d %s", got.status, got.body)
	}
	if got := admin.remove(path); got.status != 204 {
		t.Errorf("delete: %d %s", got.status, got.body)
	}
	refused(t, admin.get(path), 40401, "error", "ClientFile")
	if got := anybody.get(stored.URL); got.status != 404 {
		t.Errorf("download of a deleted file: %d", got.status)
	}

	image := multipartOf(t, part{name: "file", value: "PNG", fileName: "logo.png"})
	image.text = strings.Replace(image.text, "text/plain; charset=utf-8", "image/png", 1)
	logo := decode[struct {
		Logo string `json:"logo"`
	}](t, admin.send("POST", firstClientPath+"/logo", image), 200).Logo
	if got := anybody.get(logo); string(got.body) != "PNG" {
		t.Errorf("logo: %d %s", got.status, got.body)
	}
	if got := decode[clientRecord](t, admin.get(firstClientPath), 200).Logo; got == nil {
		t.Error("the client has no logo")
	}
	for range 2 { // Deleting what is not there is no error.
		if got := admin.remove(firstClientPath + "/logo"); got.status != 204 {
			t.Errorf("delete: %d %s", got.status, got.body)
		}
	}
	if got := decode[clientRecord](t, admin.get(firstClientPath), 200).Logo; got != nil {
		t.Errorf("the client still has the logo %s", *got)
	}
}

// Every generated record of the clients keeps to the contract and is listed by
// its client.
func TestClientRecordsKeepTheContract(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Quota(0), tifluxtest.Size(10))
	admin := as(t, api, tifluxtest.KeyAdmin)
	for _, cl := range decode[[]idName](t, admin.get("/clients?limit=200"), 200) {
		path := fmt.Sprintf("/clients/%d", cl.ID)
		full := decode[clientRecord](t, admin.get(path), 200)
		for below, ids := range map[string][]int{"addresses": full.Addresses, "contacts": full.Contacts} {
			var got []int
			for _, row := range decode[[]idName](t, admin.get(path+"/"+below), 200) {
				got = append(got, row.ID)
				admin.get(fmt.Sprintf("%s/%s/%d", path, below, row.ID))
			}
			if diff := cmp.Diff(ids, got); diff != "" || len(got) == 0 {
				t.Errorf("%s of client %d (-ids +list):\n%s", below, cl.ID, diff)
			}
		}
		for _, below := range []string{"files", "desks", "technical-groups"} {
			admin.get(path + "/" + below + "?limit=200")
		}
	}
	for _, r := range decode[[]struct {
		idName
		Client idName `json:"client"`
	}](t, admin.get("/requestors?limit=60"), 200) {
		admin.get(fmt.Sprintf("/clients/%d/requestors/%d", r.Client.ID, r.ID))
	}
}
