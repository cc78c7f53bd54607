package oauth

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/modelcontextprotocol/go-sdk/oauthex"
)

// secretMethods are the ways in which a client can send a secret; the first is
// what RFC 7591 assumes of a client that names none.
var secretMethods = []string{"client_secret_basic", "client_secret_post"}

const publicMethod = "none"

// register is RFC 7591. What a client registers is sealed into its id, so there
// is nothing to keep and nothing that strangers could fill.
func (s *Server) register(w http.ResponseWriter, r *http.Request) {
	var asked oauthex.ClientRegistrationMetadata
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			fail(w, tooLong)
			return
		}
		fail(w, badMetadata("the body must be a JSON object of client metadata"))
		return
	}
	if err := s.checkRedirects(asked.RedirectURIs); err != nil {
		fail(w, &oauthError{http.StatusBadRequest, "invalid_redirect_uri", err.Error()})
		return
	}
	method := orDefault(asked.TokenEndpointAuthMethod, secretMethods[0])
	switch {
	case method != publicMethod && !slices.Contains(secretMethods, method):
		fail(w, badMetadata("token_endpoint_auth_method: must be none, client_secret_basic or client_secret_post"))
		return
	case len(asked.GrantTypes) > 0 && !slices.Contains(asked.GrantTypes, grantCode):
		fail(w, badMetadata("grant_types: must have authorization_code"))
		return
	case len(asked.ResponseTypes) > 0 && !slices.Contains(asked.ResponseTypes, "code"):
		fail(w, badMetadata("response_types: must have code"))
		return
	}
	answer := oauthex.ClientRegistrationResponse{
		ClientRegistrationMetadata: oauthex.ClientRegistrationMetadata{
			RedirectURIs: asked.RedirectURIs, TokenEndpointAuthMethod: method, ApplicationType: asked.ApplicationType,
			GrantTypes: grantTypes, ResponseTypes: []string{"code"}, ClientName: displayName(asked.ClientName),
		},
		ClientIDIssuedAt: time.Now(),
	}
	kept := registration{Name: answer.ClientName, Redirects: asked.RedirectURIs}
	if method != publicMethod {
		answer.ClientSecret = rand.Text()
		kept.Secret = digest(answer.ClientSecret)
	}
	var err error
	if answer.ClientID, err = s.sealer.seal(kindClient, kept); err != nil {
		s.serverError(w, r, err)
		return
	}
	s.log.InfoContext(r.Context(), "oauth: client registered", "method", method)
	writeJSON(w, http.StatusCreated, &answer)
}

func badMetadata(description string) *oauthError {
	return &oauthError{http.StatusBadRequest, "invalid_client_metadata", description}
}
