package oauth

import (
	"encoding/json"
	"net/http"
)

// oauthError is an answer of RFC 6749 section 5.2. Its description is ours and
// repeats nothing of the request.
type oauthError struct {
	status      int
	code        string
	description string
}

func invalidRequest(description string) *oauthError {
	return &oauthError{http.StatusBadRequest, "invalid_request", description}
}

func invalidGrant(description string) *oauthError {
	return &oauthError{http.StatusBadRequest, "invalid_grant", description}
}

var (
	invalidClient = &oauthError{http.StatusUnauthorized, "invalid_client", "the client is not known here, or its secret is wrong"}
	invalidTarget = &oauthError{http.StatusBadRequest, "invalid_target", "resource is not one of this server, or not what was granted"}
	invalidScope  = &oauthError{http.StatusBadRequest, "invalid_scope", "scope is not one of this server, or more than was granted"}
	tooLong       = &oauthError{http.StatusRequestEntityTooLarge, "invalid_request", "the request is too long"}
	tooMany       = &oauthError{http.StatusTooManyRequests, "temporarily_unavailable", "too many requests: try again in a minute"}
	unavailable   = &oauthError{http.StatusServiceUnavailable, "temporarily_unavailable", "try again later"}
)

func fail(w http.ResponseWriter, e *oauthError) {
	retryAfter(w, e.status)
	writeJSON(w, e.status, map[string]string{"error": e.code, "error_description": e.description})
}

// retryAfter says when, where the answer is to try again.
func retryAfter(w http.ResponseWriter, status int) {
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "60")
	}
}

// serverError answers for what is no fault of the request.
func (s *Server) serverError(w http.ResponseWriter, r *http.Request, err error) {
	s.log.ErrorContext(r.Context(), "oauth: request failed", "path", r.URL.Path, "error", err)
	fail(w, unavailable)
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "no-store")
	}
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the client has gone
}
