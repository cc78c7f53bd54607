package tiflux_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux"
)

func TestUserWrites(t *testing.T) {
	t.Parallel()
	const (
		licenses = `{"whatsapp_license":false,"tickets_license":true,"splashtop_license":false,"remote_access_license":false,"api_license":true}`
		user     = `{"id":15,"_type":null,"active":true,"client_ids":[],"email":"ana.souza@exemplo.com.br","email_info_alert":null,"extension":0,
			"gauth_enabled":false,"last_login_at":null,"name":"Ana Souza","signature":null,"technical_group_id":null,"telephone":null`
	)
	granted := tiflux.UserLicenses{TicketsLicense: true, APILicense: true}
	detail := tiflux.UserDetail{
		User:      tiflux.User{ID: 15, Active: true, Email: "ana.souza@exemplo.com.br", Name: "Ana Souza"},
		ClientIDs: []int64{}, Extension: tiflux.Set[int64](0),
	}
	tests := []struct {
		name   string
		status int
		answer string
		call   func(*tiflux.Client) (any, error)
		sent   string
		want   any
	}{
		{
			"invite", 201, `{"message":"Convite enviado","user":{"id":269,"name":"Bruno Castro","email":"bruno@exemplo.com.br","user_licenses":` + licenses + `}}`,
			func(c *tiflux.Client) (any, error) {
				return c.Users.Create(t.Context(), &tiflux.UserCreate{
					Name: "Bruno Castro", Email: "bruno@exemplo.com.br", TechnicalGroupID: 7,
					TicketsLicense: tiflux.Set(true), WhatsAppLicense: tiflux.Set(false),
				})
			},
			`{"name":"Bruno Castro","email":"bruno@exemplo.com.br","technical_group_id":7,"tickets_license":true,"whatsapp_license":false}`,
			&tiflux.UserInvitation{Message: "Convite enviado", User: tiflux.InvitedAttendant{
				InvitedUser: tiflux.InvitedUser{ID: 269, Email: "bruno@exemplo.com.br", Name: "Bruno Castro"}, UserLicenses: &granted,
			}},
		},
		{
			"update", 200, user + `,"user_licenses":` + licenses + `}`,
			func(c *tiflux.Client) (any, error) {
				return c.Users.Update(t.Context(), 15, &tiflux.UserUpdate{Active: tiflux.Set(false), ClientIDs: tiflux.Set([]int64{})})
			},
			`{"active":false,"client_ids":[]}`,
			&tiflux.UserUpdated{UserDetail: detail, UserLicenses: granted},
		},
		{
			"profile", 200, user + `}`,
			func(c *tiflux.Client) (any, error) {
				return c.Users.UpdateProfile(t.Context(), &tiflux.ProfileUpdate{Extension: tiflux.Set[int64](0)})
			},
			`{"extension":0}`, &detail,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c, sent := clientAnswering(t, tt.status, tt.answer)
			got, err := tt.call(c)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.sent, *sent) + cmp.Diff(tt.want, got, optionals, cmp.Comparer(func(a, b tiflux.Opt[int64]) bool { return a == b })); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestUpdatesThatChangeNothingAreNotSent(t *testing.T) {
	t.Parallel()
	c := clientOver(t, roundTripFunc(func(*http.Request) (*http.Response, error) {
		t.Error("a request was sent")
		return nil, errors.New("sent")
	}))
	for name, call := range map[string]func() (any, error){
		"user":      func() (any, error) { return c.Users.Update(t.Context(), 1, &tiflux.UserUpdate{}) },
		"profile":   func() (any, error) { return c.Users.UpdateProfile(t.Context(), nil) },
		"entity":    func() (any, error) { return c.Entities.Update(t.Context(), 1, &tiflux.EntityUpdate{}) },
		"field":     func() (any, error) { return c.Entities.UpdateField(t.Context(), 1, 2, nil) },
		"equipment": func() (any, error) { return c.Equipments.Update(t.Context(), 1, &tiflux.EquipmentUpdate{}) },
	} {
		_, err := call()
		if refused, ok := errors.AsType[*tiflux.ArgumentError](err); !ok || refused.Reason != "changes nothing" {
			t.Errorf("%s: error is %v, want an ArgumentError", name, err)
		}
	}
}
