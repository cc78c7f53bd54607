package tiflux_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux"
)

func TestOddChatsAreRead(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, body string
		want       tiflux.Chat
	}{
		{"everything null", `{"id":1,"assessment":null,"assumed_at":null,"client":null,"department":null,"last_client_message":null,
			"origin":{"integration_id":null,"_type":"site_widget","fields":null},"requestor":{"id":null,"email":null,"name":null},"ticket":null}`,
			tiflux.Chat{ID: 1, Origin: tiflux.ChatOrigin{Type: tiflux.ChannelSiteWidget}}},
		{"a telephone as a number, members of its own", `{"id":2,"origin":{"_type":"telegram","fields":{"phone":5511900000001,"name":null,"page":{"url":"/ajuda"}}}}`,
			tiflux.Chat{ID: 2, Origin: tiflux.ChatOrigin{Type: "telegram", Fields: &tiflux.ChatOriginFields{
				Phone: "5511900000001",
				All:   map[string]any{"phone": 5511900000001.0, "name": nil, "page": map[string]any{"url": "/ajuda"}},
			}}}},
		{"times with and without fraction", `{"id":3,"assumed_at":"2026-07-01T09:06:00.250-03:00","last_client_message":"2026-07-01T12:05:42Z"}`,
			tiflux.Chat{ID: 3, AssumedAt: time.Date(2026, 7, 1, 12, 6, 0, 250e6, time.UTC), LastClientMessage: time.Date(2026, 7, 1, 12, 5, 42, 0, time.UTC)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			page, err := answering(t, 200, "["+tt.body+"]").Chats.ListMine(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]tiflux.Chat{tt.want}, page.Items); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOddMessagesAreRead(t *testing.T) {
	t.Parallel()
	page, err := answering(t, 200, `[{"id":"9a","author":{"type":"system","id":null,"name":null},"created_at":null,"direction":"outbound",
		"media":null,"quoted_message":null,"status":{"sent":true},"text":null,"type":"sticker"}]`).Chats.ListMessages(t.Context(), 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []tiflux.ChatMessage{{
		ID: "9a", Author: tiflux.ChatMessageAuthor{Type: tiflux.ChatAuthorSystem}, Direction: tiflux.ChatOutbound,
		Status: tiflux.ChatMessageStatus{Sent: true}, Type: "sticker",
	}}
	if diff := cmp.Diff(want, page.Items); diff != "" {
		t.Error(diff)
	}
}

// TestWhatChatsSend holds the requests against the forms that the API wants:
// datetimes in UTC, and a JSON body in every PUT.
func TestWhatChatsSend(t *testing.T) {
	t.Parallel()
	brt := time.FixedZone("BRT", -3*60*60)
	noon := time.Date(2026, 7, 1, 12, 0, 0, 0, brt)
	period := tiflux.ChatListOptions{CreatedAtStart: noon, CreatedAtEnd: noon.Add(time.Hour), Origins: []tiflux.ChatChannel{tiflux.ChannelGupshup, tiflux.ChannelWhatsAppCloud}}
	const created = "created_at_end=2026-07-01T16%3A00%3A00Z&created_at_start=2026-07-01T15%3A00%3A00Z&"
	const origins = "origins=gupshup%2Cwhatsapp_cloud"
	tests := []struct {
		name       string
		do         func(c *tiflux.Client) error
		query, req string
	}{
		{"inbox", func(c *tiflux.Client) error {
			_, err := c.Chats.ListInbox(t.Context(), &period)
			return err
		}, created + origins, ""},
		{"mine", func(c *tiflux.Client) error {
			_, err := c.Chats.ListMine(t.Context(), &period)
			return err
		}, created + origins, ""},
		{"in attendance", func(c *tiflux.Client) error {
			o := tiflux.InAttendanceChatListOptions{ChatListOptions: period, UserID: 7, Status: tiflux.ChatTriage}
			_, err := tiflux.Collect(c.Chats.AllInAttendance(t.Context(), &o), 0)
			return err
		}, created + "limit=200&offset=1&" + origins + "&status=triage&user_id=7", ""},
		{"archived", func(c *tiflux.Client) error {
			o := tiflux.ArchivedChatListOptions{Canceled: tiflux.Set(false), FinishedAtStart: noon, FinishedAtEnd: noon}
			_, err := c.Chats.ListArchived(t.Context(), &o)
			return err
		}, "canceled=false&finished_at_end=2026-07-01T15%3A00%3A00Z&finished_at_start=2026-07-01T15%3A00%3A00Z", ""},
		{"archive", func(c *tiflux.Client) error {
			_, err := c.Chats.Archive(t.Context(), 1, nil)
			return err
		}, "", "{}"},
		{"send", func(c *tiflux.Client) error {
			_, err := c.Chats.SendMessage(t.Context(), &tiflux.ChatMessageSend{Number: 5511900000001, IntegrationID: 12, TemplateID: 31, Parameters: []string{"Mariana", "10234"}})
			return err
		}, "", `{"number":5511900000001,"integration_id":12,"template_id":31,"parameters":["Mariana","10234"]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := clientOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
				if r.URL.RawQuery != tt.query {
					t.Errorf("query %s, want %s", r.URL.RawQuery, tt.query)
				}
				body := []byte{}
				if r.Body != nil {
					body, _ = io.ReadAll(r.Body)
				}
				if string(body) != tt.req {
					t.Errorf("body %s, want %s", body, tt.req)
				}
				if r.Method == http.MethodGet {
					return jsonResponse(200, "[]"), nil
				}
				return jsonResponse(202, `{"status":"enqueued","job_id":"6f1c"}`), nil
			}))
			if err := tt.do(c); err != nil {
				t.Error(err)
			}
		})
	}
	if !period.CreatedAtStart.Equal(noon) || period.CreatedAtStart.Location() != brt {
		t.Error("the caller's options were changed")
	}
}

func TestChatInputIsRefusedBeforeAnyRequest(t *testing.T) {
	t.Parallel()
	c := clientOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
		t.Errorf("%s %s was sent", r.Method, r.URL.Path)
		return nil, errors.New("refused by the test")
	}))
	tests := []struct {
		name, want string
		do         func() error
	}{
		{"empty update", "changes nothing", func() error { _, err := c.Chats.Update(t.Context(), 1, nil); return err }},
		{"no telephone", "number is required", func() error { _, err := c.Chats.SendMessage(t.Context(), nil); return err }},
		{"message and template", "does not go together", func() error {
			_, err := c.Chats.SendMessage(t.Context(), &tiflux.ChatMessageSend{Number: 1, IntegrationID: 1, Message: "Olá", TemplateID: 1})
			return err
		}},
		{"page size of a report", "PerPage", func() error {
			o := &tiflux.TicketsFeedbackOptions{}
			o.PerPage = 201
			_, err := c.Reports.TicketsFeedback(t.Context(), o)
			return err
		}},
		{"page size of the other report", "PerPage", func() error {
			o := &tiflux.ChatsFeedbackOptions{}
			o.PerPage = -1
			_, err := c.Reports.ChatsFeedback(t.Context(), o)
			return err
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if err := tt.do(); !errors.Is(err, tiflux.ErrInvalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an ErrInvalid that says %q", err, tt.want)
			}
		})
	}
}
