package oauth

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/modelcontextprotocol/go-sdk/oauthex"
)

const (
	authorizePath = "/authorize"
	tokenPath     = "/token"
	registerPath  = "/register"
	revokePath    = "/revoke"
	serverMeta    = "/.well-known/oauth-authorization-server"
	resourceMeta  = "/.well-known/oauth-protected-resource"
)

const (
	maxBody     = 32 << 10
	bodyTimeout = 10 * time.Second // for a request to arrive
)

// grantTypes are what clients can do with the token endpoint.
var grantTypes = []string{grantCode, grantRefresh}

// serverMetadata is RFC 8414 without the keys that an OpenID provider has: the
// struct would send an empty address of them, and clients refuse that.
type serverMetadata struct {
	oauthex.AuthServerMeta
	JWKSURI string `json:"jwks_uri,omitempty"`
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	methods := append([]string{publicMethod}, secretMethods...)
	about := serverMetadata{AuthServerMeta: oauthex.AuthServerMeta{
		Issuer: s.cfg.Issuer, AuthorizationEndpoint: s.cfg.Issuer + authorizePath, TokenEndpoint: s.cfg.Issuer + tokenPath,
		RegistrationEndpoint: s.cfg.Issuer + registerPath, RevocationEndpoint: s.cfg.Issuer + revokePath,
		ScopesSupported: s.cfg.Scopes, ResponseTypesSupported: []string{"code"}, ResponseModesSupported: []string{"query"},
		GrantTypesSupported: grantTypes, CodeChallengeMethodsSupported: []string{challengeMethod},
		TokenEndpointAuthMethodsSupported: methods, RevocationEndpointAuthMethodsSupported: methods,
		UILocalesSupported: localeNames(), ClientIDMetadataDocumentSupported: true, AuthorizationResponseIssParameterSupported: true,
	}}
	// Clients also look below the path of the endpoint, which is not the issuer's.
	path := strings.TrimPrefix(s.cfg.Resource, s.cfg.Issuer)
	for _, suffix := range slices.Compact([]string{"", path}) {
		mux.Handle(serverMeta+suffix, metadata(about))
		mux.Handle(resourceMeta+suffix, metadata(oauthex.ProtectedResourceMetadata{
			Resource: s.cfg.Issuer + suffix, AuthorizationServers: []string{s.cfg.Issuer}, ResourceName: s.cfg.Name,
			ScopesSupported: s.cfg.Scopes, BearerMethodsSupported: []string{"header"},
		}))
	}
	for path, handler := range map[string]http.HandlerFunc{registerPath: s.register, tokenPath: s.token, revokePath: s.revoke} {
		mux.Handle(path, s.api(handler))
	}
	mux.HandleFunc("GET "+authorizePath, s.showPage)
	mux.HandleFunc("POST "+authorizePath, s.submitPage)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		// Not every server can set a deadline; one that cannot has its own.
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTimeout))
		mux.ServeHTTP(w, r)
	})
}

// metadata serves a document about the server. Pages of every origin may read
// it, and call what api wraps: nothing there depends on a cookie.
func metadata(v any) http.Handler {
	return anyOrigin(http.MethodGet, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=300")
		writeJSON(w, http.StatusOK, v)
	})
}

func (s *Server) api(next http.HandlerFunc) http.Handler {
	return anyOrigin(http.MethodPost, func(w http.ResponseWriter, r *http.Request) {
		if !s.limits.allowAPI() {
			fail(w, tooMany)
			return
		}
		next(w, r)
	})
}

// anyOrigin lets pages of every origin call next.
func anyOrigin(method string, next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		switch {
		case r.Method == method || method == http.MethodGet && r.Method == http.MethodHead:
			next(w, r)
		case r.Method == http.MethodOptions:
			w.Header().Set("Access-Control-Allow-Methods", method)
			w.Header().Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Mcp-Protocol-Version")
			w.Header().Set("Access-Control-Max-Age", "600")
			w.WriteHeader(http.StatusNoContent)
		default:
			w.Header().Set("Allow", method+", OPTIONS")
			fail(w, &oauthError{http.StatusMethodNotAllowed, "invalid_request", "the method must be " + method})
		}
	})
}

// parameters reads a form or a query in which nothing may be twice (RFC 6749
// section 3.1): who reads the first and who reads the last would differ.
func parameters(values map[string][]string) *oauthError {
	for _, v := range values {
		if len(v) > 1 {
			return invalidRequest("a parameter is repeated")
		}
	}
	return nil
}
