package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The Linux servers of all clients. Without the agent nothing is known of a
// machine's system.
func ExampleEquipmentsService_All() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	for equipment, err := range client.Equipments.All(ctx, &tiflux.EquipmentListOptions{IncludeSystem: true}) {
		if err != nil {
			log.Fatal(err)
		}
		if equipment.EquipmentType == nil || equipment.EquipmentType.Name != "Servidor" || equipment.System == nil || !strings.HasPrefix(equipment.System.Name, "Ubuntu") {
			continue
		}
		fmt.Printf("%s: %s, %s\n", equipment.Client.Name, equipment.System.Name, equipment.IPv4)
	}
	// Output:
	// Clínica São José: Ubuntu 24.04 LTS, 10.2.0.12, 10.2.1.12
	// Contabilidade São José: Ubuntu 24.04 LTS, 10.2.0.68, 10.2.1.68
}
