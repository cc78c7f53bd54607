package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// What a client pays by contract. Contracts and groups of contracts share the
// list; those who may not see amounts get hidden ones.
func ExampleContractsService_All() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	var cents int64
	for contract, err := range client.Contracts.All(ctx, &tiflux.ContractListOptions{ClientIDs: []int64{4002}}) {
		if err != nil {
			log.Fatal(err)
		}
		amount, ok := contract.TotalValue.Cents()
		if !ok {
			fmt.Println(contract.Name, "hidden:", contract.TotalValue.Hidden())
			continue
		}
		fmt.Println(contract.Kind, contract.Name, contract.TotalValue)
		cents += amount
	}
	fmt.Println(tiflux.MoneyFromCents(cents))
	// Output:
	// contract Contrato Licenças e hospedagem 324.40
	// contract_group Grupo Mercado do Vale 3000.00
	// 3324.40
}
