package tifluxtest

import (
	"net/http"
	"testing"
)

func BenchmarkNew(b *testing.B) {
	for _, size := range []struct {
		name    string
		tickets int
	}{{"default", 800}, {"200000", 200_000}} {
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				New(Size(size.tickets))
			}
		})
	}
}

func BenchmarkListTickets(b *testing.B) {
	api := New(Size(200_000), Quota(0))
	for _, query := range []string{"?filter_by=all&limit=200", "?filter_by=all&search=fiscal", "?filter_by=all&group_by=month"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, "https://help.exemplo.com.br"+BasePath+"/tickets"+query, nil)
				if err != nil {
					b.Fatal(err)
				}
				r.Header.Set("Authorization", "Bearer "+KeyAdmin)
				response, err := api.Transport().RoundTrip(r)
				if err != nil || response.StatusCode != http.StatusOK {
					b.Fatal(response, err)
				}
				_ = response.Body.Close()
			}
		})
	}
}
