package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// A message is sent later, and the answer does not name the chat that it opens:
// it is found by its telephone.
func ExampleChatsService_SendMessage() {
	api := tifluxtest.New()
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	_, err = client.Chats.SendMessage(ctx, &tiflux.ChatMessageSend{
		Number: 5547911112222, IntegrationID: 12, TemplateID: 34, Parameters: []string{"Mariana"},
	})
	if err != nil {
		log.Fatal(err)
	}
	for range 5 {
		page, err := client.Chats.ListMine(ctx, &tiflux.ChatListOptions{Number: 5547911112222})
		if err != nil {
			log.Fatal(err)
		}
		if len(page.Items) == 0 {
			time.Sleep(time.Second)
			continue
		}
		for message, err := range client.Chats.AllMessages(ctx, page.Items[0].ID, nil) {
			if err != nil {
				log.Fatal(err)
			}
			fmt.Println(message.Direction, message.Text)
		}
		return
	}
	// Output:
	// outbound Olá Mariana, tudo bem?
}
