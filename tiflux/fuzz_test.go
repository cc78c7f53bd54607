package tiflux_test

import (
	"context"
	"errors"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// FuzzAnswers lets a server answer an operation with anything: a status, lines
// of a header and a body.
func FuzzAnswers(f *testing.F) {
	rows := operationCalls()
	blindRun(f, answering(f, 200, "{}"), rows[0]) // makes what all runs share; a worker gives up on an input after 10 s
	for i := 0; i < len(rows); i += 10 {          // the others are a byte away
		f.Add(uint8(i), 200, "X-Total-Items: 3", `[{"id":1,"name":"Ana","_type":"admin","value":"12.50"}]`)
		f.Add(uint8(i), 201, "", `{"id":"1","client":{"id":1},"entities":[{"id":null}],"ticket":{"ticket_number":1},"message":"ok"}`)
	}
	f.Add(uint8(0), 207, "", `{"error_code":20701,"message":"Partial","detail":{"entities":["The property '#/4/value': x"]}}`)
	f.Add(uint8(1), 422, "X-Request-Id: a", `{"error_code":"42201","message":["x"],"detail":{"a":1,"error":null}}`)
	f.Add(uint8(2), 429, "RateLimit-Limit: 120\nRateLimit-Reset: 2026-03-10T00:00:00Z\nRateLimit-Remaining: -1", "")
	f.Add(uint8(3), 429, "Retry-After: -5", `{"error_code":42901}`)
	f.Add(uint8(4), 302, "Location: https://exemplo.com.br", "<html>")
	f.Add(uint8(5), 500, "", `{"error_code":50004}`)
	f.Fuzz(func(t *testing.T, i uint8, status int, header, body string) {
		if int(i) >= len(rows) || status < 0 {
			t.Skip("no such row, or nothing that a server can say")
		}
		c := clientOver(t, stub(func() *http.Response {
			resp := jsonResponse(status, body)
			for line := range strings.Lines(header) {
				name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
				resp.Header.Set(name, strings.TrimSpace(value))
			}
			return resp
		}))
		r := blindRun(t, c, rows[i])
		// With so little time nothing is waited for, and so nothing repeated.
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		r.ctx = ctx
		got, err := rows[i].call(r)
		if err == nil {
			if v := reflect.ValueOf(got); v.Kind() == reflect.Pointer && v.IsNil() || status < 200 || status > 299 {
				t.Errorf("status %d is a success with %v", status, got)
			}
			return
		}
		_, partial := errors.AsType[*tiflux.PartialError](err)
		if !typed(err) && !partial && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v is a %T", err, err)
		}
		if text := err.Error(); !strings.HasPrefix(text, "tiflux: "+rows[i].name+": ") || len(text) > 10_000 || strings.Contains(text, tifluxtest.KeyAdmin) {
			t.Errorf("the error says %q", text)
		}
	})
}
