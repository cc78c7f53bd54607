package oauth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	maxQuery = 8 << 10
	maxKey   = 4 << 10
	formTTL  = 30 * time.Minute // to find the key
)

// request is what a client asks the user for. It is checked once, and then
// travels sealed in the form.
type request struct {
	Client    string   `json:"c"` // its id
	Ref       string   `json:"f"`
	Name      string   `json:"n"`
	Host      string   `json:"h,omitempty"`
	Redirect  string   `json:"r"`
	State     string   `json:"s,omitempty"`
	Challenge string   `json:"p"`
	Scopes    []string `json:"o"`
	Resource  string   `json:"a"`
	Locale    string   `json:"l"`
}

// form is a request as it was shown, bound to the browser that was shown it.
type form struct {
	request
	Browser []byte    `json:"b"` // digest of its cookie
	Expires time.Time `json:"e"`
}

// showPage is GET /authorize: it checks the request and asks for the key.
func (s *Server) showPage(w http.ResponseWriter, r *http.Request) {
	locale := s.localeOf(r)
	if !s.limits.allowPage(r) {
		s.showError(w, locale, http.StatusTooManyRequests, locale.TooMany)
		return
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil || len(r.URL.RawQuery) > maxQuery || parameters(query) != nil {
		s.showError(w, locale, http.StatusBadRequest, locale.BadRequest)
		return
	}
	// Until these two are known to belong together, nobody is sent anywhere.
	client, err := s.clientFor(r.Context(), query.Get("client_id"))
	if err != nil {
		s.log.InfoContext(r.Context(), "oauth: client refused", "error", err)
		reason := locale.UnknownClient
		if bad, ok := errors.AsType[*metadataError](err); ok {
			reason += " (" + bad.reason + ")"
		}
		s.showError(w, locale, http.StatusBadRequest, reason)
		return
	}
	redirect := query.Get("redirect_uri")
	if !matchRedirect(client.redirects, redirect) {
		s.log.InfoContext(r.Context(), "oauth: redirect_uri refused", "client", client.ref)
		s.showError(w, locale, http.StatusBadRequest, locale.BadRedirect)
		return
	}
	asked, bad := s.readRequest(query)
	if bad != nil {
		s.log.InfoContext(r.Context(), "oauth: refused", "path", authorizePath, "error", bad.code, "reason", bad.description)
		s.redirect(w, r, redirect, query.Get("state"), url.Values{"error": {bad.code}, "error_description": {bad.description}})
		return
	}
	asked.Ref, asked.Name, asked.Host, asked.Locale = client.ref, client.name, client.host, locale.Tag
	s.showForm(w, r, asked, http.StatusOK, "")
}

// plausibleChallenge tells whether a text can be SHA-256 in base64url.
func plausibleChallenge(s string) bool {
	sum, err := base64.RawURLEncoding.Strict().DecodeString(s)
	return err == nil && len(sum) == sha256.Size
}

// readRequest reads what is told to the client if it is wrong.
func (s *Server) readRequest(query url.Values) (*request, *oauthError) {
	a := &request{
		Client: query.Get("client_id"), Redirect: query.Get("redirect_uri"), State: query.Get("state"),
		Challenge: query.Get("code_challenge"), Resource: s.cfg.Resource,
	}
	switch {
	case query.Get("response_type") == "":
		return nil, invalidRequest("response_type is missing")
	case query.Get("response_type") != "code":
		return nil, &oauthError{code: "unsupported_response_type", description: "response_type must be code"}
	case query.Get("response_mode") != "" && query.Get("response_mode") != "query":
		return nil, invalidRequest("response_mode must be query")
	case query.Get("code_challenge_method") != challengeMethod || !plausibleChallenge(a.Challenge):
		return nil, invalidRequest("PKCE is needed: code_challenge with code_challenge_method S256")
	}
	if resource := query.Get("resource"); resource != "" {
		var err error
		if a.Resource, err = canonicalResource(resource); err != nil || a.Resource != s.cfg.Issuer && a.Resource != s.cfg.Resource {
			return nil, invalidTarget
		}
	}
	var bad *oauthError
	a.Scopes, bad = s.grantable(query.Get("scope"))
	return a, bad
}

// offlineAccess is asked for by clients that want a refresh token; all get one.
const offlineAccess = "offline_access"

// grantable returns which of the scopes asked for there are. Clients ask for
// more than was offered, so only none at all is refused.
func (s *Server) grantable(scope string) ([]string, *oauthError) {
	asked := slices.DeleteFunc(strings.Fields(scope), func(a string) bool { return a == offlineAccess })
	if len(asked) == 0 {
		return s.cfg.Scopes, nil
	}
	granted := slices.DeleteFunc(slices.Clone(s.cfg.Scopes), func(have string) bool { return !slices.Contains(asked, have) })
	if len(granted) == 0 {
		return nil, invalidScope
	}
	return granted, nil
}

// submitPage is POST /authorize: the user's key, or that he does not want to.
func (s *Server) submitPage(w http.ResponseWriter, r *http.Request) {
	locale := s.localeOf(r)
	if err := r.ParseForm(); err != nil || parameters(r.PostForm) != nil {
		status := http.StatusBadRequest
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			status = http.StatusRequestEntityTooLarge
		}
		s.showError(w, locale, status, locale.BadRequest)
		return
	}
	var f form
	if s.sealer.open(kindForm, r.PostForm.Get("request"), &f) != nil || !time.Now().Before(f.Expires) || !s.sameBrowser(r, f.Browser) {
		s.showError(w, locale, http.StatusForbidden, locale.StaleForm)
		return
	}
	asked := &f.request
	locale = locales.named(asked.Locale)
	if r.PostForm.Get("action") == "deny" {
		s.redirect(w, r, asked.Redirect, asked.State, url.Values{"error": {"access_denied"}})
		return
	}
	if !s.limits.allowPage(r) {
		s.showForm(w, r, asked, http.StatusTooManyRequests, locale.TooMany)
		return
	}
	key := strings.TrimSpace(r.PostForm.Get("key"))
	if !plausibleKey(key) {
		s.showForm(w, r, asked, http.StatusUnprocessableEntity, locale.BadKey)
		return
	}
	checking, cancel := context.WithTimeout(r.Context(), checkTimeout)
	defer cancel()
	subject, err := s.cfg.CheckKey(checking, key)
	switch {
	case errors.Is(err, ErrKeyRefused):
		s.log.InfoContext(r.Context(), "oauth: key refused", "client", asked.Ref)
		s.showForm(w, r, asked, http.StatusUnprocessableEntity, locale.KeyRefused)
		return
	case err != nil:
		s.log.WarnContext(r.Context(), "oauth: key not checked", "client", asked.Ref, "error", withoutKey(err, key))
		s.showForm(w, r, asked, http.StatusServiceUnavailable, locale.TryLater)
		return
	}
	code, err := s.newCode(r.Context(), asked, key, subject)
	if err != nil {
		s.log.ErrorContext(r.Context(), "oauth: request failed", "path", authorizePath, "error", err)
		s.showForm(w, r, asked, http.StatusServiceUnavailable, locale.TryLater)
		return
	}
	s.log.InfoContext(r.Context(), "oauth: access granted", "client", asked.Ref)
	s.redirect(w, r, asked.Redirect, asked.State, url.Values{"code": {code}})
}

// plausibleKey tells whether a text can be sent in a header, where keys are
// sent.
func plausibleKey(key string) bool {
	return key != "" && len(key) <= maxKey && !strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r > '~' })
}

// withoutKey is what an error of CheckKey says, which may quote its request.
func withoutKey(err error, key string) string {
	return strings.ReplaceAll(err.Error(), key, "[key]")
}

// newCode returns a code for what was agreed to. The key stays in the store.
func (s *Server) newCode(ctx context.Context, a *request, key, subject string) (string, error) {
	id := rand.Text()
	record, err := s.sealer.seal(kindPending, pending{
		grant:    grant{ID: id, Key: key, Subject: subject, Client: a.Ref, Resource: a.Resource, Scopes: a.Scopes},
		Redirect: a.Redirect, Challenge: a.Challenge,
	})
	if err != nil {
		return "", err
	}
	if err := s.store.Put(ctx, id, []byte(record), codeTTL); err != nil {
		return "", err
	}
	return s.sealer.seal(kindCode, code{id, time.Now().Add(codeTTL)})
}

// redirect sends the browser back to the client, whose address was checked. All
// answers name their issuer (RFC 9207).
func (s *Server) redirect(w http.ResponseWriter, r *http.Request, to, state string, answer url.Values) {
	u, err := url.Parse(to)
	if err != nil {
		locale := s.localeOf(r)
		s.showError(w, locale, http.StatusBadRequest, locale.BadRedirect)
		return
	}
	if state != "" {
		answer.Set("state", state)
	}
	answer.Set("iss", s.cfg.Issuer)
	// The client's own query is kept as it is written.
	u.RawQuery = strings.TrimPrefix(u.RawQuery+"&"+answer.Encode(), "&")
	s.pageHeaders(w, to)
	// See Other: the form, with its key, must not be sent along.
	http.Redirect(w, r, u.String(), http.StatusSeeOther)
}

// browserCookie is the name of a random text that tells browsers apart.
func (s *Server) browserCookie() (name string, secure bool) {
	if strings.HasPrefix(s.cfg.Issuer, "https:") {
		return "__Host-tiflux-oauth", true
	}
	return "tiflux-oauth", false
}

// browser returns the browser's text, and gives one to a new browser. Tabs share
// it, so that each of them can be sent.
func (s *Server) browser(w http.ResponseWriter, r *http.Request) []byte {
	name, secure := s.browserCookie()
	if c, err := r.Cookie(name); err == nil && c.Value != "" {
		return digest(c.Value)
	}
	text := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: name, Value: text, Path: "/", Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return digest(text)
}

func (s *Server) sameBrowser(r *http.Request, want []byte) bool {
	name, _ := s.browserCookie()
	c, err := r.Cookie(name)
	return err == nil && subtle.ConstantTimeCompare(digest(c.Value), want) == 1
}
