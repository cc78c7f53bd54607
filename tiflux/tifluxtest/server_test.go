package tifluxtest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// over sends a request to a server, with a client that keeps no connections.
func over(ctx context.Context, t *testing.T, s *tifluxtest.Server, method, path string, body payload) (*http.Response, []byte, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, s.URL+path, strings.NewReader(body.text))
	if err != nil {
		t.Fatal(err)
	}
	if body.contentType != "" {
		r.Header.Set("Content-Type", body.contentType)
	}
	r.Header.Set("Authorization", "Bearer "+tifluxtest.KeyAdmin)
	transport := &http.Transport{DisableKeepAlives: true}
	defer transport.CloseIdleConnections()
	response, err := transport.RoundTrip(r)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	return response, text, err
}

func TestServer(t *testing.T) {
	t.Parallel()
	s := tifluxtest.NewServer(t, tifluxtest.Size(20))
	response, text, err := over(t.Context(), t, s, "POST", "/tickets", newTicket(nil))
	if err != nil || response.StatusCode != http.StatusCreated || response.Header.Get("RateLimit-Limit") != "120" {
		t.Fatalf("%v %v", response, err)
	}
	var made struct{ Ticket ticket }
	if err := json.Unmarshal(text, &made); err != nil || made.Ticket.Number == 0 {
		t.Errorf("%s", text)
	}
	response, text, err = over(t.Context(), t, s, "POST", "/tickets/10001/files", multipartOf(t, part{"files[]", "abc", "a.txt"}))
	if err != nil || response.StatusCode != http.StatusCreated {
		t.Fatalf("%v %v", response, err)
	}
	var files []file
	if err := json.Unmarshal(text, &files); err != nil {
		t.Fatal(err)
	}
	plain, err := http.NewRequestWithContext(t.Context(), http.MethodGet, files[0].URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	download, err := http.DefaultClient.Do(plain)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = download.Body.Close() }()
	if got, _ := io.ReadAll(download.Body); string(got) != "abc" {
		t.Errorf("%s gives %q", files[0].URL, got)
	}
	response, text, err = over(t.Context(), t, s, "DELETE", fmt.Sprintf("/tickets/10001/files/%d", files[0].ID), payload{})
	if err != nil || response.StatusCode != http.StatusNoContent || len(text) != 0 {
		t.Errorf("%v %v", response, err)
	}
}

// The same faults over a real connection.
func TestServerFaults(t *testing.T) {
	t.Parallel()
	s := tifluxtest.NewServer(t, tifluxtest.Size(5))
	for _, test := range []struct {
		fault    tifluxtest.Fault
		executed bool
		status   int
		fails    bool
	}{
		{tifluxtest.Refused, false, 0, true},
		{tifluxtest.ResetBefore, false, 0, true},
		{tifluxtest.ResetAfter, true, 0, true},
		{tifluxtest.HangBefore, false, 0, true},
		{tifluxtest.HangAfter, true, 0, true},
		{tifluxtest.CutBody, true, 201, true},
		{tifluxtest.StalledBody, true, 201, true},
		{tifluxtest.SlowDrip, true, 201, true}, // Slower than the deadline.
		{tifluxtest.BadGateway, false, 502, false},
		{tifluxtest.EmptyBody, true, 204, false},
		{tifluxtest.Redirected, false, 302, false},
	} {
		before := len(s.API.Journal())
		s.API.Fail("createTicket", test.fault, 1)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		response, _, err := over(ctx, t, s, "POST", "/tickets", newTicket(nil))
		cancel()
		status := 0
		if response != nil {
			status = response.StatusCode
		}
		if status != test.status || (err != nil) != test.fails {
			t.Errorf("%s: status %d, err %v", test.fault, status, err)
		}
		if executed := len(s.API.Journal()) > before; executed != test.executed {
			t.Errorf("%s: executed %v", test.fault, executed)
		}
	}
}

func TestServerPanics(t *testing.T) {
	t.Parallel()
	s := tifluxtest.NewServer(t, tifluxtest.Empty())
	s.API.BreakRoute("getCurrentUser")
	if _, _, err := over(t.Context(), t, s, "GET", "/users/me", payload{}); !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("err %v", err)
	}
}

func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	api := tifluxtest.New(tifluxtest.Size(50), tifluxtest.Quota(0))
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			client := &http.Client{Transport: api.Transport()}
			for i := range 20 {
				r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"/tickets?limit=5", nil)
				if i%4 == worker%4 {
					r = creation(t.Context(), t)
				}
				if err != nil {
					t.Error(err)
					return
				}
				r.Header.Set("Authorization", "Bearer "+tifluxtest.KeyAdmin)
				response, err := client.Do(r)
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = io.Copy(io.Discard, response.Body)
				_ = response.Body.Close()
				api.Requests()
			}
		})
	}
	wg.Wait()
	numbers := map[int]bool{}
	for _, entry := range api.Journal() {
		numbers[entry.ID] = true
	}
	if len(numbers) != 40 || len(api.Requests()) != 160 {
		t.Errorf("%d tickets of 40, %d requests", len(numbers), len(api.Requests()))
	}
}
