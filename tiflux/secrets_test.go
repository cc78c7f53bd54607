package tiflux_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
)

const canary = "canary-4f1d9c77e2"

// leaky lets a server and a transport repeat the key wherever they can.
var leaky = map[string]roundTripFunc{
	"error body": func(*http.Request) (*http.Response, error) {
		return jsonResponse(422, `{"error_code":42202,"message":"bad `+canary+`","detail":{"`+canary+`":["`+canary+`"]}}`), nil
	},
	"odd error body": func(*http.Request) (*http.Response, error) { return jsonResponse(500, "panic: "+canary), nil },
	"header": func(*http.Request) (*http.Response, error) {
		r := jsonResponse(403, "{}")
		r.Header.Set("X-Debug", "Bearer "+canary)
		return r, nil
	},
	"redirect": func(*http.Request) (*http.Response, error) {
		r := jsonResponse(302, "")
		r.Header.Set("Location", "https://exemplo.com.br/?token="+canary)
		return r, nil
	},
	"answer": func(*http.Request) (*http.Response, error) {
		return jsonResponse(200, `{"ticket_number":"`+canary+`"}`), nil
	},
	"page": func(*http.Request) (*http.Response, error) { return jsonResponse(200, "<p>"+canary), nil },
	"transport": func(r *http.Request) (*http.Response, error) {
		return nil, fmt.Errorf("cannot send %v", r.Header)
	},
	"nested transport": func(r *http.Request) (*http.Response, error) {
		return nil, &url.Error{Op: "Get", URL: "https://exemplo.com.br/?email=ana@exemplo.com.br", Err: errors.New("header " + r.Header.Get("Authorization"))}
	},
	"partial": func(*http.Request) (*http.Response, error) {
		return jsonResponse(207, `{"error_code":20701,"message":"m","detail":{"entities":["refused"]}}`), nil
	},
}

// TestTheKeyAppearsNowhere drives every path with a key that is looked for in
// all that comes out.
func TestTheKeyAppearsNowhere(t *testing.T) {
	t.Parallel()
	for name, rt := range leaky {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var out bytes.Buffer
				note := func(v ...any) {
					for _, v := range v {
						fmt.Fprintf(&out, "%v %+v %#v %s\n", v, v, v, v)
					}
				}
				hooks := tiflux.Hooks{
					OperationStart: func(ctx context.Context, op tiflux.Operation) context.Context { note(op); return ctx },
					OperationEnd:   func(_ context.Context, e tiflux.OperationEnd) { note(e, e.Err) },
					AttemptStart:   func(ctx context.Context, a tiflux.AttemptStart) context.Context { note(a); return ctx },
					AttemptEnd:     func(_ context.Context, a tiflux.AttemptEnd) { note(a, a.Err) },
				}
				logger := slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))
				c, err := tiflux.New(canary, tiflux.WithHTTPClient(&http.Client{Transport: rt}),
					tiflux.WithHooks(hooks), tiflux.WithLogger(logger))
				if err != nil {
					t.Fatal(err)
				}
				note(c, *c)
				logger.Info("client", "client", c)
				var resp tiflux.Response
				for _, run := range []func() error{
					func() error { _, err := c.Tickets.Get(t.Context(), 1, tiflux.WithResponse(&resp)); return err },
					func() error { _, err := c.Tickets.Close(t.Context(), 1); return err },
					func() error {
						_, err := c.Tickets.List(t.Context(), &tiflux.TicketListOptions{RequestorEmail: "ana@exemplo.com.br"})
						return err
					},
					func() error { return c.Do(t.Context(), "GET", "/x?email=ana@exemplo.com.br", nil, nil) },
				} {
					err := run()
					note(err, resp)
					logger.Error("failed", "error", err)
					for e := err; e != nil; e = errors.Unwrap(e) {
						note(e)
						if api, ok := e.(*tiflux.Error); ok {
							note(string(api.Body), api.LogValue())
						}
					}
				}
				if strings.Contains(out.String(), canary) {
					i := strings.Index(out.String(), canary)
					t.Errorf("the key came out: ...%s", out.String()[max(0, i-300):i+len(canary)])
				}
				if strings.Contains(out.String(), "ana@exemplo.com.br") {
					t.Error("data of a query came out")
				}
			})
		})
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	thief := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("the redirect was followed with %q", r.Header.Get("Authorization"))
	}))
	defer thief.Close()
	api := httptest.NewServer(http.RedirectHandler(thief.URL, http.StatusTemporaryRedirect))
	defer api.Close()
	c, err := tiflux.New(canary, tiflux.WithBaseURL(api.URL), tiflux.WithHTTPClient(&http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return nil },
	}))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Users.Me(t.Context())
	if api, ok := errors.AsType[*tiflux.Error](err); !ok || api.Status != http.StatusTemporaryRedirect {
		t.Errorf("got %v, want an Error with status 307", err)
	}
}

func TestDownloadsCarryNoKey(t *testing.T) {
	t.Parallel()
	for _, status := range []int{200, 403} {
		c := clientOver(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
			if r.Header.Get("Authorization") != "" {
				t.Error("the key was sent to the store")
			}
			return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader("conteúdo"))}, nil
		}))
		body, err := c.DownloadFile(t.Context(), &tiflux.FileRef{URL: "https://files.exemplo.com.br/a?X-Signature=1"})
		if status == 403 {
			if api, ok := errors.AsType[*tiflux.Error](err); !ok || api.Status != 403 || strings.Contains(err.Error(), "Signature") {
				t.Errorf("got %v", err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if b, err := io.ReadAll(body); err != nil || string(b) != "conteúdo" {
			t.Errorf("read %q, %v", b, err)
		}
		if err := body.Close(); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []string{"", "not a url", "http://exemplo.com.br/a", "file:///etc/passwd", "//x"} {
		c := clientOver(t, roundTripFunc(func(*http.Request) (*http.Response, error) { t.Error("sent"); return nil, io.EOF }))
		if _, err := c.DownloadFile(t.Context(), &tiflux.FileRef{URL: bad}); !errors.Is(err, tiflux.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestTokenExpires(t *testing.T) {
	t.Parallel()
	// {"sub":"1","exp":1830297600}
	jwt := "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIiwiZXhwIjoxODMwMjk3NjAwfQ.c2ln"
	c, err := tiflux.New(jwt)
	if err != nil {
		t.Fatal(err)
	}
	if at, ok := c.TokenExpires(); !ok || at != time.Unix(1830297600, 0).UTC() {
		t.Errorf("got %v, %t", at, ok)
	}
	for _, key := range []string{"opaque", "a.b.c", "a.e30.c"} {
		c, err := tiflux.New(key)
		if err != nil {
			t.Fatal(err)
		}
		if at, ok := c.TokenExpires(); ok {
			t.Errorf("%s: got %v", key, at)
		}
	}
}

func TestTokenSourceIsAskedForEveryAttempt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := 0
		var sent []string
		c, err := tiflux.New("", tiflux.WithTokenSource(func(context.Context) (string, error) {
			n++
			if n == 3 {
				return "", errors.New("vault is closed")
			}
			return fmt.Sprint("key", n), nil
		}), tiflux.WithHTTPClient(&http.Client{Transport: roundTripFunc(func(r *http.Request) (*http.Response, error) {
			sent = append(sent, r.Header.Get("Authorization"))
			return jsonResponse(503, ""), nil
		})}))
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.Users.Me(t.Context())
		if err == nil || !strings.Contains(err.Error(), "vault is closed") {
			t.Errorf("got %v", err)
		}
		if len(sent) != 2 || sent[0] != "Bearer key1" || sent[1] != "Bearer key2" {
			t.Errorf("sent %v", sent)
		}
	})
}
