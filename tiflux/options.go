package tiflux

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"
)

// Option configures a [Client].
type Option func(*Client) error

type tokenSource func(context.Context) (string, error)

// WithHTTPClient uses the transport and the cookie jar of hc, which is not
// changed. Redirects are never followed. A Timeout of hc above zero takes the
// place of [WithTimeout].
func WithHTTPClient(hc *http.Client) Option {
	return func(c *Client) error {
		if hc == nil {
			return &ArgumentError{Op: "WithHTTPClient", Argument: "client", Reason: "is nil"}
		}
		c.jar = hc.Jar
		if c.base = hc.Transport; c.base == nil {
			c.base = http.DefaultTransport
		}
		if hc.Timeout > 0 {
			c.timeout = hc.Timeout
		}
		return nil
	}
}

// WithBaseURL sends requests elsewhere, for example to a [tifluxtest] server.
// It must be https; http is taken for loopback addresses only.
//
// [tifluxtest]: https://pkg.go.dev/github.com/tiflux/tiflux-go/tiflux/tifluxtest
func WithBaseURL(base string) Option {
	return func(c *Client) error {
		u, err := parseBaseURL(base)
		if err != nil {
			return &ArgumentError{Op: "WithBaseURL", Argument: "base URL", Reason: err.Error()}
		}
		c.baseURL = u
		return nil
	}
}

// WithTokenSource asks source for the key before every attempt, so that keys
// can be rotated. All keys it returns must belong to one user, because the
// client counts one quota.
func WithTokenSource(source func(context.Context) (string, error)) Option {
	return func(c *Client) error {
		if source == nil {
			return &ArgumentError{Op: "WithTokenSource", Argument: "source", Reason: "is nil"}
		}
		c.tokens, c.keyExpires = source, time.Time{}
		return nil
	}
}

// WithKey makes a client for another key with [Client.With]: it shares the
// connections, and counts the quota of its own key.
func WithKey(key string) Option {
	return func(c *Client) error {
		if err := checkKey(key); err != nil {
			return &ArgumentError{Op: "WithKey", Argument: "key", Reason: err.Error()}
		}
		c.tokens = func(context.Context) (string, error) { return key, nil }
		c.keyExpires = expiry(key)
		return nil
	}
}

// WithLimiter replaces the client's own count of the quota, for example by one
// that several processes share.
func WithLimiter(l Limiter) Option {
	return func(c *Client) error {
		if l == nil {
			return &ArgumentError{Op: "WithLimiter", Argument: "limiter", Reason: "is nil"}
		}
		c.limiter, c.ownLimiter = l, false
		return nil
	}
}

// WithPace spreads requests inside a quota window: at most perSecond after a
// small burst. The default is 40; 0 sets no pace. It has no effect together
// with [WithLimiter].
func WithPace(perSecond float64) Option {
	return func(c *Client) error {
		if !(perSecond >= 0) {
			return &ArgumentError{Op: "WithPace", Argument: "rate", Reason: "must not be negative"}
		}
		c.pace = perSecond
		return nil
	}
}

// WithTimeout ends an attempt when nothing moves for d: no part of the request
// leaves, no headers and no part of the answer arrive. The default is 30 s; 0
// waits for ever. It applies only to calls whose context has no deadline.
func WithTimeout(d time.Duration) Option {
	return func(c *Client) error {
		if d < 0 {
			return &ArgumentError{Op: "WithTimeout", Argument: "timeout", Reason: "must not be negative"}
		}
		c.timeout = d
		return nil
	}
}

// WithLogger logs every attempt at debug level and every repeat at info level:
// operation, status, duration. The key, queries and bodies are never logged.
func WithLogger(l *slog.Logger) Option {
	return func(c *Client) error {
		if l == nil {
			return &ArgumentError{Op: "WithLogger", Argument: "logger", Reason: "is nil"}
		}
		c.logger = l
		return nil
	}
}

// WithHooks adds h to the hooks of the client. Hooks start in the order in
// which they were added and end in the reverse order.
func WithHooks(h Hooks) Option {
	return func(c *Client) error {
		c.hooks = append(c.hooks[:len(c.hooks):len(c.hooks)], h)
		return nil
	}
}

// WithUserAgent puts the product of the program, "acme-sync/1.4", before this
// package's own in the User-Agent.
func WithUserAgent(product string) Option {
	return func(c *Client) error {
		if strings.TrimSpace(product) != product || product == "" || !printable(product) {
			return &ArgumentError{Op: "WithUserAgent", Argument: "product", Reason: "must be printable text like acme-sync/1.4"}
		}
		c.userAgent = product + " tiflux-go/" + Version
		return nil
	}
}

// checkKey never repeats the key.
func checkKey(key string) error {
	switch {
	case key == "":
		return errors.New("is empty")
	case strings.Contains(key, " ") || !printable(key):
		return errors.New("has blanks, line breaks or letters that no key has: was more than the key copied?")
	}
	return nil
}

func printable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// expiry reads the exp claim of a JWT.
func expiry(key string) time.Time {
	parts := strings.Split(key, ".")
	if len(parts) != 3 {
		return time.Time{}
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return time.Time{}
	}
	var claims struct {
		Exp float64 `json:"exp"`
	}
	if json.Unmarshal(payload, &claims) != nil || claims.Exp <= 0 || claims.Exp > 1<<40 {
		return time.Time{}
	}
	return time.Unix(int64(claims.Exp), 0).UTC()
}
