package tifluxtest_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// A client reaches the API in process through its transport.
func ExampleNew() {
	api := tifluxtest.New()
	client := &http.Client{Transport: api.Transport()}

	r, _ := http.NewRequest(http.MethodGet, "https://api.tiflux.com/api/v2/desks?name=comunicacao", nil)
	r.Header.Set("Authorization", "Bearer "+tifluxtest.KeyAdmin)
	response, err := client.Do(r)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = response.Body.Close() }()
	body, _ := io.ReadAll(response.Body)
	fmt.Println(response.Status, response.Header.Get("X-Total-Items"))
	fmt.Println(string(body))
	// Output:
	// 200 OK 1
	// [{"id":105,"active":true,"appointment_type":"Without Appointments","display_name":"Comunicação","name":"Comunicação"}]
}

// The connection breaks after the ticket was made. A client that simply tries
// again makes it twice; the journal tells.
func ExampleAPI_Fail() {
	api := tifluxtest.New()
	api.Fail("createTicket", tifluxtest.ResetAfter, 1)
	client := &http.Client{Transport: api.Transport()}

	form := "title=Impressora+parada&description=x&client_id=4001&desk_id=101&priority_id=3001"
	for range 2 {
		r, _ := http.NewRequest(http.MethodPost, "https://api.tiflux.com/api/v2/tickets", strings.NewReader(form))
		r.Header.Set("Authorization", "Bearer "+tifluxtest.KeyAdmin)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		response, err := client.Do(r)
		if err != nil {
			fmt.Println("failed:", strings.Contains(err.Error(), "connection reset by peer"))
			continue
		}
		_ = response.Body.Close()
		fmt.Println(response.Status)
	}
	for _, entry := range api.Journal() {
		fmt.Println(entry.Operation, entry.ID, entry.Label)
	}
	// Output:
	// failed: true
	// 201 Created
	// createTicket 10801 Impressora parada
	// createTicket 10802 Impressora parada
}

// A test of a program in any language reaches the API over TCP.
func ExampleNewServer() {
	_ = func(t *testing.T) {
		server := tifluxtest.NewServer(t, tifluxtest.Quota(0))
		t.Setenv("TIFLUX_API_BASE_URL", server.URL)
		t.Setenv("TIFLUX_API_KEY", tifluxtest.KeyAttendant)
		// Start the program, then look at server.API.Journal().
	}
}
