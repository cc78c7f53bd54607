package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// A requestor belongs to a client; telephones come back in E.164.
func ExampleRequestorsService_Create() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	const clientID = 4001
	joana, err := client.Requestors.Create(ctx, clientID, &tiflux.RequestorCreate{
		Name: "Joana Lima", Email: "joana.lima@exemplo.com.br", Telephone: "(47) 99999-0002",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(joana.Name, joana.Telephone)
	// Output: Joana Lima +5547999990002
}
