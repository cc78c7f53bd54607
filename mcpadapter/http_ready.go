package mcpadapter

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
)

const (
	readyInterval = 30 * time.Second
	readyTimeout  = 5 * time.Second
	expiryWarning = 30 * 24 * time.Hour
)

// readiness says whether TiFlux answers. It asks at most once in a while, with
// the server's own key; without one there is nothing to ask with.
type readiness struct {
	client *tiflux.Client

	mu    sync.Mutex
	asked time.Time
	state string
}

func (h *readiness) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	state := h.check(r.Context())
	answer := map[string]string{"status": state}
	if h.client != nil {
		if expires, ok := h.client.TokenExpires(); ok && time.Until(expires) < expiryWarning {
			answer["warning"] = "the server's API key ends on " + expires.Format(time.DateOnly)
		}
	}
	status := http.StatusOK
	if state != "ok" {
		status = http.StatusServiceUnavailable
	}
	writeJSON(w, status, answer)
}

func (h *readiness) check(ctx context.Context) string {
	if h.client == nil {
		return "ok"
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if time.Since(h.asked) < readyInterval {
		return h.state
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyTimeout)
	defer cancel()
	_, err := h.client.Users.Me(ctx)
	switch {
	case err == nil, errors.Is(err, tiflux.ErrRateLimited), errors.Is(err, tiflux.ErrForbidden):
		h.state = "ok" // it answers
	case errors.Is(err, tiflux.ErrUnauthorized):
		h.state = "the server's API key is not accepted"
	default:
		h.state = "TiFlux does not answer"
	}
	h.asked = time.Now()
	return h.state
}
