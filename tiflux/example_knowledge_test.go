package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Lists have the folders and the author of an article, but only the beginning
// of its text.
func ExampleKnowledgeService_All() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	for article, err := range client.Knowledge.All(ctx, &tiflux.KnowledgeListOptions{Search: "voucher"}) {
		if err != nil {
			log.Fatal(err)
		}
		full, err := client.Knowledge.Get(ctx, article.ID)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(article.Title, article.KnowledgeFolderIDs, len(article.Description) < len(full.Description))
	}
	// Output:
	// Wi-Fi de visitantes [15 19] true
	// Perguntas frequentes: Wi-Fi de visitantes [15 19] true
}
