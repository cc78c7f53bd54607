package oauth

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// client is what is known of a client, however it came to be known.
type client struct {
	ref       string // what tokens are bound to, and what a log shows
	name      string
	host      string // of the metadata document, which proves the name; empty otherwise
	redirects []string
	secret    []byte // SHA-256 of the secret; nil is a public client
}

// registration is what the id of a self-registered client holds.
type registration struct {
	Name      string   `json:"n,omitempty"`
	Redirects []string `json:"r"`
	Secret    []byte   `json:"s,omitempty"`
}

// clientNamed returns a client that has an account here, nil if id is of none.
func (s *Server) clientNamed(id string) *client {
	if i := slices.IndexFunc(s.cfg.Clients, func(c Client) bool { return c.ID == id }); i >= 0 {
		c := s.cfg.Clients[i]
		found := &client{ref: id, name: orDefault(c.Name, id), redirects: c.RedirectURIs}
		if c.Secret != "" {
			found.secret = digest(c.Secret)
		}
		return found
	}
	var r registration
	if s.sealer.open(kindClient, id, &r) != nil {
		return nil
	}
	ref := "registered:" + base64.RawURLEncoding.EncodeToString(digest(id))
	return &client{ref: ref, name: r.Name, redirects: r.Redirects, secret: r.Secret}
}

// clientFor is clientNamed, and asks for the metadata document if id is the
// address of one.
func (s *Server) clientFor(ctx context.Context, id string) (*client, error) {
	if c := s.clientNamed(id); c != nil {
		return c, nil
	}
	if !s.fetcher.address(id) {
		return nil, errUnknownClient
	}
	doc, err := s.fetcher.fetch(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := s.checkRedirects(doc.Redirects); err != nil {
		return nil, &metadataError{err.Error()}
	}
	u, err := url.Parse(id)
	if err != nil {
		return nil, errUnknownClient
	}
	return &client{ref: id, name: displayName(doc.Name), host: u.Host, redirects: doc.Redirects}, nil
}

// authenticate returns the client of a request to an endpoint for clients, whose
// form has been read. One that is known by its document has no secret; what is
// granted to it is bound to its address, so the document is not asked for.
func (s *Server) authenticate(r *http.Request) (*client, *oauthError) {
	id, secret := r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
	if len(r.Header.Values("Authorization")) > 1 {
		return nil, invalidRequest("send one Authorization header")
	}
	if user, pass, ok := r.BasicAuth(); ok {
		// RFC 6749 section 2.3.1: both are form-encoded before they are joined.
		user, errUser := url.QueryUnescape(user)
		pass, errPass := url.QueryUnescape(pass)
		switch {
		case errUser != nil || errPass != nil:
			return nil, invalidRequest("the Authorization header is not form-encoded")
		case secret != "" || id != "" && id != user:
			return nil, invalidRequest("send the client's credentials once")
		}
		id, secret = user, pass
	} else if r.Header.Get("Authorization") != "" {
		return nil, invalidClient
	}
	c := s.clientNamed(id)
	if c == nil && s.fetcher.address(id) {
		c = &client{ref: id}
	}
	if c == nil || c.secret != nil && subtle.ConstantTimeCompare(c.secret, digest(secret)) != 1 {
		return nil, invalidClient
	}
	return c, nil
}

func digest(s string) []byte {
	sum := sha256.Sum256([]byte(s))
	return sum[:]
}

const maxName = 80

// displayName is a name that a stranger gave, fit for a page: nothing invisible
// or that turns the direction of text, and not long.
func displayName(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > maxName {
		s = string(runes[:maxName]) + "…"
	}
	return strings.TrimSpace(s)
}
