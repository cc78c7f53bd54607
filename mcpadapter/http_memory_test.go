package mcpadapter_test

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
)

// TestManyCallersKeepMemoryFlat has more callers than clients are kept, one after
// another: what the heap holds after a fifth of them is what it holds at the end.
func TestManyCallersKeepMemoryFlat(t *testing.T) {
	callers := 10_000
	if testing.Short() || raceDetector {
		callers = 2_000
	}
	kept := callers / 10
	upstream := roundTripper(func(r *http.Request) (*http.Response, error) {
		rec := httptest.NewRecorder()
		rec.Header().Set("Content-Type", "application/json")
		_, _ = rec.WriteString(`{"id":7,"name":"Ana Souza"}`)
		return rec.Result(), nil
	})
	base, err := tiflux.New("unused", tiflux.WithHTTPClient(&http.Client{Transport: upstream}))
	if err != nil {
		t.Fatal(err)
	}
	handler, err := mcpadapter.NewHandler(mcpadapter.HTTPConfig{Callers: &mcpadapter.Clients{
		Max: kept, New: func(key string) (*tiflux.Client, error) { return base.With(tiflux.WithKey(key)) },
	}, Config: mcpadapter.Config{Tools: []string{"get_user"}}})
	if err != nil {
		t.Fatal(err)
	}
	call := func(i int) {
		r := httptest.NewRequest(http.MethodPost, "/mcp", strings.NewReader(callLine("get_user", "{}")))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		r.Header.Set("X-Tiflux-Api-Key", canary(i))
		rec := httptest.NewRecorder()
		handler.ServeHTTP(rec, r)
		if body := rec.Body.String(); rec.Code != http.StatusOK || strings.Contains(body, "isError") {
			t.Fatalf("caller %d: HTTP %d: %s", i, rec.Code, body)
		}
	}
	heap := func() uint64 {
		var m runtime.MemStats
		for range 3 { // finalizers and pools need more than one
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for i := range callers / 5 {
		call(i)
	}
	early := heap()
	for i := callers / 5; i < callers; i++ {
		call(i)
	}
	late := heap()
	runtime.KeepAlive(handler)
	t.Logf("the heap is %d kB after %d callers and %d kB after %d", early>>10, callers/5, late>>10, callers)
	if late > early+early/10+1<<20 {
		t.Errorf("the heap grew from %d to %d bytes", early, late)
	}
}
