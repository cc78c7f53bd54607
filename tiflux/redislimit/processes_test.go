package redislimit

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/tiflux/tiflux-go/internal/redistest"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// Variables that make the test binary one of the processes of
// TestThreeProcesses.
const (
	apiVariable   = "REDISLIMIT_TEST_API"
	redisVariable = "REDISLIMIT_TEST_REDIS"
	callsVariable = "REDISLIMIT_TEST_CALLS"
)

func TestMain(m *testing.M) {
	if api := os.Getenv(apiVariable); api != "" {
		if err := work(api, os.Getenv(redisVariable), os.Getenv(callsVariable)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// work makes calls, six at a time, and fails with the first that does.
func work(api, redisAddr, calls string) error {
	n, err := strconv.Atoi(calls)
	if err != nil {
		return err
	}
	limiter, err := New(redis.NewClient(&redis.Options{Addr: redisAddr}), tifluxtest.KeyAdmin, &Options{FailClosed: true, Timeout: 10 * time.Second})
	if err != nil {
		return err
	}
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithBaseURL(api), tiflux.WithLimiter(limiter))
	if err != nil {
		return err
	}
	todo, errs := make(chan struct{}, n), make(chan error, n)
	for range n {
		todo <- struct{}{}
	}
	close(todo)
	var workers sync.WaitGroup
	for range 6 {
		workers.Go(func() {
			for range todo {
				if _, err := client.Desks.List(context.Background(), nil); err != nil {
					errs <- err
				}
			}
		})
	}
	workers.Wait()
	close(errs)
	return <-errs
}

// TestThreeProcesses has one key, one Redis and a real clock.
func TestThreeProcesses(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes three windows of 8 s")
	}
	const (
		window    = 8 * time.Second
		quota     = 30
		processes = 3
		windows   = 3
	)
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	redisServer := redistest.Start(t)
	server := tifluxtest.NewServer(t, tifluxtest.Quota(quota), tifluxtest.QuotaWindow(window),
		tifluxtest.ClockSkew(time.Second), tifluxtest.Size(20))
	// The first window is to have room for its whole quota.
	time.Sleep(time.Until(time.Now().Truncate(window).Add(window + time.Second)))

	var running sync.WaitGroup
	for range processes {
		running.Go(func() {
			cmd := exec.CommandContext(t.Context(), binary)
			cmd.Env = append(os.Environ(), apiVariable+"="+server.URL, redisVariable+"="+redisServer.Addr,
				callsVariable+"="+strconv.Itoa(windows*quota/processes))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, strings.TrimSpace(string(out)))
			}
		})
	}
	running.Wait()
	if n := server.API.TooMany(); n != 0 {
		t.Errorf("%d requests exceeded the quota, want none", n)
	}
	if n := len(server.API.Requests()); n != windows*quota {
		t.Errorf("%d requests arrived, want %d", n, windows*quota)
	}
	got := server.API.Windows(tifluxtest.KeyAdmin)
	if len(got) != windows {
		t.Fatalf("%d windows were used, want %d: %v", len(got), windows, got)
	}
	for i, w := range got {
		if w.Count != quota || !w.Start.Equal(got[0].Start.Add(time.Duration(i)*window)) {
			t.Errorf("window %d: %d requests at %v, want the whole quota of each window in turn", i, w.Count, w.Start)
		}
	}
}
