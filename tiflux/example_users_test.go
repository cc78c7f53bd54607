package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Whose key is this, and what may it do?
func ExampleUsersService_Me() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAttendant, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}

	me, err := client.Users.Me(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(me.Name, me.Type)
	// Output:
	// Bruno Carvalho attendant
}
