package tiflux_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// BenchmarkCall gets one ticket through the SDK and, as the baseline, through
// net/http and encoding/json, from the same handler: over loopback, and with the
// handler called in process, where the client is all there is to measure.
func BenchmarkCall(b *testing.B) {
	c := newBareClient(b, tifluxtest.New(tifluxtest.Size(20), tifluxtest.Quota(0)))
	ticket, err := c.Tickets.Get(b.Context(), openTicket(b, c))
	if err != nil {
		b.Fatal(err)
	}
	body, err := json.Marshal(ticket)
	if err != nil {
		b.Fatal(err)
	}
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(body)
	})
	server := httptest.NewServer(handler)
	defer server.Close()
	inProcess := roundTripFunc(func(r *http.Request) (*http.Response, error) {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Result(), nil
	})
	for _, over := range []struct {
		name string
		base string
		hc   *http.Client
	}{
		{"loopback", server.URL, &http.Client{Transport: &http.Transport{}}},
		{"inprocess", "http://127.0.0.1", &http.Client{Transport: inProcess}},
	} {
		b.Run(over.name+"/nethttp", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bareCall(b, over.hc, over.base+"/tickets/7")
			}
		})
		b.Run(over.name+"/sdk", func(b *testing.B) {
			c, err := tiflux.New("key", tiflux.WithBaseURL(over.base), tiflux.WithHTTPClient(over.hc))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Tickets.Get(b.Context(), 7); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func bareCall(b *testing.B, hc *http.Client, url string) {
	req, err := http.NewRequestWithContext(b.Context(), http.MethodGet, url, nil)
	if err != nil {
		b.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer key")
	req.Header.Set("Accept", "application/json")
	req.Header.Set("User-Agent", "bench")
	resp, err := hc.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		b.Fatal(err)
	}
	var ticket tiflux.Ticket
	if err := json.Unmarshal(raw, &ticket); err != nil {
		b.Fatal(err)
	}
}
