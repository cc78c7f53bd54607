package oauth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"
)

const (
	grantCode       = "authorization_code"
	grantRefresh    = "refresh_token"
	challengeMethod = "S256"
)

// revoked is the record of a grant that is no more. Other records are what the
// code stands for, sealed, and then the serial number of the one refresh token
// that is good. All are told apart by their first letters.
const revoked = "revoked"

// recordSlack keeps a record longer than the tokens that it judges, which end by
// another clock.
const recordSlack = 10 * time.Minute

// grant is what the user agreed to. Its names in JSON are short because tokens
// are sent with every request.
type grant struct {
	ID       string   `json:"i"` // the key of its record in the store
	Key      string   `json:"k"`
	Subject  string   `json:"u"`
	Client   string   `json:"c"` // client.ref
	Resource string   `json:"r"`
	Scopes   []string `json:"s"`
}

type accessToken struct {
	grant
	Expires time.Time `json:"e"`
}

type refreshToken struct {
	grant
	Serial  string    `json:"n"`
	Expires time.Time `json:"e"`
}

// code is what passes through the browser: it holds no key.
type code struct {
	ID      string    `json:"i"`
	Expires time.Time `json:"e"`
}

// pending is what a code stands for.
type pending struct {
	grant
	Redirect  string `json:"d"`
	Challenge string `json:"h"`
}

type tokenAnswer struct {
	AccessToken  string `json:"access_token"`
	TokenType    string `json:"token_type"`
	ExpiresIn    int64  `json:"expires_in"`
	RefreshToken string `json:"refresh_token"`
	Scope        string `json:"scope"`
}

// readForm reads the form of an endpoint for clients, and tells whose it is.
func (s *Server) readForm(r *http.Request) (*client, *oauthError) {
	if err := r.ParseForm(); err != nil {
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return nil, tooLong
		}
		return nil, invalidRequest("the body must be a form")
	}
	if bad := parameters(r.PostForm); bad != nil {
		return nil, bad
	}
	return s.authenticate(r)
}

func (s *Server) token(w http.ResponseWriter, r *http.Request) {
	client, bad := s.readForm(r)
	if bad != nil {
		s.refuse(w, r, bad)
		return
	}
	var (
		answer *tokenAnswer
		err    error
	)
	switch r.PostForm.Get("grant_type") {
	case grantCode:
		answer, err = s.redeem(r, client)
	case grantRefresh:
		answer, err = s.refresh(r, client)
	case "":
		err = invalidRequest("grant_type is missing")
	default:
		err = &oauthError{http.StatusBadRequest, "unsupported_grant_type", "grant_type must be authorization_code or refresh_token"}
	}
	if bad, ok := errors.AsType[*oauthError](err); ok {
		s.refuse(w, r, bad)
		return
	}
	if err != nil {
		s.serverError(w, r, err)
		return
	}
	s.log.InfoContext(r.Context(), "oauth: tokens issued", "grant_type", r.PostForm.Get("grant_type"), "client", client.ref)
	writeJSON(w, http.StatusOK, answer)
}

func (s *Server) refuse(w http.ResponseWriter, r *http.Request, e *oauthError) {
	s.log.InfoContext(r.Context(), "oauth: refused", "path", r.URL.Path, "error", e.code, "reason", e.description)
	if e.status == http.StatusUnauthorized && r.Header.Get("Authorization") != "" {
		w.Header().Set("WWW-Authenticate", `Basic realm="oauth"`)
	}
	fail(w, e)
}

// redeem exchanges a code for tokens.
func (s *Server) redeem(r *http.Request, client *client) (*tokenAnswer, error) {
	ctx, form := r.Context(), r.PostForm
	var c code
	if s.sealer.open(kindCode, form.Get("code"), &c) != nil || !time.Now().Before(c.Expires) {
		return nil, invalidGrant("the code is not good, or too old")
	}
	record, err := s.store.Get(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	if record == nil {
		return nil, invalidGrant("the code is not good, or too old")
	}
	var p pending
	if s.sealer.open(kindPending, string(record), &p) != nil {
		return nil, s.replayed(ctx, c.ID, client, "the code was used before")
	}
	switch {
	case p.Client != client.ref:
		return nil, invalidGrant("the code is of another client")
	case form.Has("redirect_uri") && p.Redirect != form.Get("redirect_uri"): // OAuth 2.1 clients may leave it out, for they have PKCE
		return nil, invalidGrant("redirect_uri is not that of the authorization")
	case !verifies(p.Challenge, form.Get("code_verifier")):
		return nil, invalidGrant("code_verifier is wrong")
	}
	resource, bad := s.narrowResource(p.Resource, form.Get("resource"))
	if bad != nil {
		return nil, bad
	}
	serial := rand.Text()
	switch ok, err := s.store.Swap(ctx, p.ID, record, []byte(serial), s.cfg.RefreshTTL+recordSlack); {
	case err != nil:
		return nil, err
	case !ok:
		return nil, s.replayed(ctx, p.ID, client, "the code was used before")
	}
	return s.issue(p.grant, resource, p.Scopes, serial)
}

// refresh exchanges a refresh token for new tokens.
func (s *Server) refresh(r *http.Request, client *client) (*tokenAnswer, error) {
	ctx, form := r.Context(), r.PostForm
	var t refreshToken
	if s.sealer.open(kindRefresh, form.Get("refresh_token"), &t) != nil || !time.Now().Before(t.Expires) {
		return nil, invalidGrant("the refresh token is not good, or too old")
	}
	if t.Client != client.ref {
		return nil, invalidGrant("the refresh token is of another client")
	}
	resource, bad := s.narrowResource(t.Resource, form.Get("resource"))
	if bad != nil {
		return nil, bad
	}
	scopes := t.Scopes
	if asked := strings.Fields(form.Get("scope")); len(asked) > 0 {
		for _, scope := range asked {
			if !slices.Contains(t.Scopes, scope) {
				return nil, invalidScope
			}
		}
		scopes = asked
	}
	record, err := s.store.Get(ctx, t.ID)
	if err != nil {
		return nil, err
	}
	// No record: the store was lost, and the newest token cannot be known. The
	// first to come is taken for it, so that no user has to come again.
	if record != nil && string(record) != t.Serial {
		return nil, s.replayed(ctx, t.ID, client, "the refresh token was used before, or revoked")
	}
	if err := s.recheck(ctx, t.grant); err != nil {
		return nil, err
	}
	serial := rand.Text()
	switch ok, err := s.store.Swap(ctx, t.ID, record, []byte(serial), s.cfg.RefreshTTL+recordSlack); {
	case err != nil:
		return nil, err
	case !ok:
		return nil, s.replayed(ctx, t.ID, client, "the refresh token was used before, or revoked")
	}
	return s.issue(t.grant, resource, scopes, serial)
}

// recheck ends a grant whose key has ended, so that the connector asks its user
// for another one. That TiFlux does not answer ends nothing.
func (s *Server) recheck(ctx context.Context, g grant) error {
	asking, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	subject, err := s.cfg.CheckKey(asking, g.Key)
	switch {
	case errors.Is(err, ErrKeyRefused), err == nil && subject != g.Subject:
		if err := s.end(ctx, g.ID); err != nil {
			return err
		}
		return invalidGrant("the API key is no longer accepted: authorize again")
	case err != nil:
		s.log.WarnContext(ctx, "oauth: key not checked", "error", withoutKey(err, g.Key))
	}
	return nil
}

// replayed ends a grant of which something was used twice: one of the two was
// a thief, and nobody can tell which.
func (s *Server) replayed(ctx context.Context, id string, client *client, reason string) error {
	s.log.WarnContext(ctx, "oauth: grant ended", "reason", reason, "client", client.ref)
	if err := s.end(ctx, id); err != nil {
		return err
	}
	return invalidGrant(reason)
}

// end revokes all tokens of a grant. None of them is good for longer than the
// record is kept.
func (s *Server) end(ctx context.Context, id string) error {
	return s.store.Put(ctx, id, []byte(revoked), s.cfg.RefreshTTL+recordSlack)
}

func (s *Server) issue(g grant, resource string, scopes []string, serial string) (*tokenAnswer, error) {
	now := time.Now()
	access := accessToken{grant: g, Expires: now.Add(s.cfg.AccessTTL)}
	access.Resource, access.Scopes = resource, scopes
	answer := &tokenAnswer{TokenType: "Bearer", ExpiresIn: int64(s.cfg.AccessTTL.Seconds()), Scope: strings.Join(scopes, " ")}
	var err error
	if answer.AccessToken, err = s.sealer.seal(kindAccess, access); err != nil {
		return nil, err
	}
	answer.RefreshToken, err = s.sealer.seal(kindRefresh, refreshToken{g, serial, now.Add(s.cfg.RefreshTTL)})
	return answer, err
}

// narrowResource returns the resource of a token: the one asked for, if what was
// granted covers it.
func (s *Server) narrowResource(granted, asked string) (string, *oauthError) {
	if asked == "" {
		return granted, nil
	}
	asked, err := canonicalResource(asked)
	if err != nil || !s.covers(granted, asked) {
		return "", invalidTarget
	}
	return asked, nil
}

// verifies tells whether a verifier is that of a challenge (RFC 7636).
func verifies(challenge, verifier string) bool {
	if len(verifier) < 43 || len(verifier) > 128 {
		return false
	}
	sum := sha256.Sum256([]byte(verifier))
	return subtle.ConstantTimeCompare([]byte(base64.RawURLEncoding.EncodeToString(sum[:])), []byte(challenge)) == 1
}

func (e *oauthError) Error() string { return e.code + ": " + e.description }
