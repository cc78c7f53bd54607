package resolve_test

import (
	"context"
	"fmt"
	"net/http"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func ExampleSet_EntityValues() {
	ctx := context.Background()
	account := tifluxtest.New() // use tiflux.New(key) for yours
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: account.Transport()}))
	if err != nil {
		fmt.Println(err)
		return
	}
	names := resolve.For(client)

	values, err := names.EntityValues(ctx, tiflux.AppliedInTicket, []resolve.EntityValueInput{
		{EntityName: "Visita", EntityFieldName: "custo", Value: tiflux.Set("R$ 1.234,56")},
		{EntityFieldName: "Data combinada", Value: tiflux.Set("05/12/2026")},
		{EntityFieldName: "Itens conferidos", EntityFieldOptionName: "cabo", Value: tiflux.Set("sim")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, v := range values {
		fmt.Println(v.Value)
	}

	_, err = names.EntityValues(ctx, tiflux.AppliedInTicket, []resolve.EntityValueInput{
		{EntityFieldName: "Data combinada", Value: tiflux.Set("12/31/2026")},
		{EntityFieldName: "Custo", Value: tiflux.Set("10")},
	})
	fmt.Println(err)
	// Output:
	// 1234.56
	// 2026-12-05
	// true
	// resolve: entities[0] (Data combinada): the value must be a date as YYYY-MM-DD or DD/MM/YYYY
	// resolve: entities[1]: 2 entity fields fit the name in ticket, use an id
}
