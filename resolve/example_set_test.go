package resolve_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// demo returns a set over the in-memory API.
func demo(key string) *resolve.Set {
	api := tifluxtest.New(tifluxtest.Size(10))
	client, err := tiflux.New(key, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	return resolve.For(client)
}

func ExampleSet_Desk() {
	ctx := context.Background()
	names := demo(tifluxtest.KeyAttendant)

	desk, err := names.Desk(ctx, "comunicacao")
	fmt.Println(desk.ID, desk.Name, err)

	_, err = names.Desk(ctx, "redes")
	if ambiguous, ok := errors.AsType[*resolve.AmbiguousError](err); ok {
		for _, c := range ambiguous.Candidates {
			fmt.Println(c.ID, c.Name, "-", c.Detail)
		}
	}
	// Output:
	// 105 Comunicação <nil>
	// 108 Infra - Redes SP - Redes São Paulo
	// 109 Infra - Redes SC - Redes Santa Catarina
}

func ExampleSet_Stage() {
	ctx := context.Background()
	names := demo(tifluxtest.KeyAttendant)

	desk, err := names.Desk(ctx, "suporte n1")
	if err != nil {
		log.Fatal(err)
	}
	stage, err := names.Stage(ctx, desk.ID, "aguardando")
	fmt.Println(stage.Name, err)

	_, err = names.Stage(ctx, desk.ID, "arquivado")
	fmt.Println(err)
	// Output:
	// Aguardando cliente <nil>
	// resolve: no stage has this name in desk Suporte N1
}

func ExampleSet_Client() {
	ctx := context.Background()
	names := demo(tifluxtest.KeyAttendant)

	for _, query := range []string{"clinica sao jose", "81.239.739/0001-52", "Clínca São José"} {
		client, err := names.Client(ctx, query)
		fmt.Println(client.ID, client.Name, err)
	}
	// Output:
	// 4003 Clínica São José <nil>
	// 4003 Clínica São José <nil>
	// 4003 Clínica São José <nil>
}

func ExampleSet_DeskCatalogItem() {
	ctx := context.Background()
	names := demo(tifluxtest.KeyAttendant)

	item, err := names.DeskCatalogItem(ctx, 110, "redes > ponto de rede")
	fmt.Println(item.ID, item.Name, err)

	ids, total, err := names.CatalogItemIDs(ctx, 110, "integração")
	fmt.Println(ids, total, err)
	// Output:
	// 7003 Ponto de rede <nil>
	// [7014 7015] 2 <nil>
}

func ExampleSet_Responsible() {
	ctx := context.Background()

	for _, key := range []string{tifluxtest.KeyAttendant, tifluxtest.KeyNoLicense} {
		r, err := demo(key).Responsible(ctx, resolve.ResponsibleScope{}, "heitor")
		if denied, ok := errors.AsType[*resolve.PermissionError](err); ok {
			fmt.Println("not permitted:", denied.Tried)
			continue
		}
		fmt.Println(r.Name, r.Email, "from", r.Source)
	}
	// Output:
	// Heitor Barbosa heitor.barbosa@exemplo.com.br from technical-users
	// not permitted: [Users.ListTechnical Users.List TechnicalGroups.List]
}

func ExampleSet_TicketRequestor() {
	ctx := context.Background()
	names := demo(tifluxtest.KeyAdmin)

	for _, email := range []string{"rafael.uchoa@exemplo.com.br", "uchoa@exemplo.com.br"} {
		r, err := names.TicketRequestor(ctx, 4001, resolve.RequestorInput{Email: email, Name: "Rafael"})
		fmt.Printf("id %d, %q <%s> from %s, %v\n", r.ID, r.Name, r.Email, r.Source, err)
	}
	// Output:
	// id 30001, "" <> from clients/requestors, <nil>
	// id 0, "Rafael" <uchoa@exemplo.com.br> from input, <nil>
}

func ExampleSet_FindRequestors() {
	ctx := context.Background()

	for _, key := range []string{tifluxtest.KeyAdmin, tifluxtest.KeyAttendant} {
		found, err := demo(key).FindRequestors(ctx, resolve.RequestorSearch{Name: "Paulo Reis"})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(found.Items[0].Name, "from", found.Source, found.Refused)
	}
	// Output:
	// Paulo Reis from users []
	// Bruno Carvalho from users/me [Requestors.List Users.List]
}

func ExampleSet_EntityFieldOption() {
	ctx := context.Background()
	names := demo(tifluxtest.KeyAdmin)

	entity, err := names.Entity(ctx, tiflux.AppliedInTicket, "visita")
	if err != nil {
		log.Fatal(err)
	}
	field, err := names.EntityField(ctx, entity.ID, "modulo")
	if err != nil {
		log.Fatal(err)
	}
	option, err := names.EntityFieldOption(ctx, field.ID, "fiscal")
	fmt.Println(option.ID, option.Value, err)
	// Output: 31 Fiscal <nil>
}

func ExampleSet_Warm() {
	names := demo(tifluxtest.KeyAttendant)
	if err := names.Warm(context.Background(), resolve.Desk, resolve.Attendant); err != nil {
		log.Fatal(err)
	}
	// A desk that was made or renamed is seen at once.
	names.Forget(resolve.Desk)
	// Output:
}
