package oauth_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

func Example() {
	sealKey := make([]byte, 32) // keep it: with another one all users have to connect again
	_, _ = rand.Read(sealKey)
	server, err := oauth.New(oauth.Config{
		Issuer:   "https://mcp.exemplo.com.br",
		SealKeys: [][]byte{sealKey},
		CheckKey: func(_ context.Context, key string) (subject string, err error) {
			return "", oauth.ErrKeyRefused // here TiFlux is asked whose key it is
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	mux := http.NewServeMux()
	mux.Handle("/", server.Handler())
	mux.HandleFunc("/mcp", func(w http.ResponseWriter, r *http.Request) {
		const resource = "https://mcp.exemplo.com.br/mcp"
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok {
			w.Header().Set("WWW-Authenticate", server.Challenge(resource, "", ""))
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		grant, err := server.Verify(r.Context(), token, resource)
		if errors.Is(err, oauth.ErrInvalidToken) {
			w.Header().Set("WWW-Authenticate", server.Challenge(resource, "invalid_token", ""))
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_ = grant.Key // answer with the user's key
	})
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/mcp", nil))
	fmt.Println(w.Code, w.Header().Get("WWW-Authenticate"))
	// Output:
	// 401 Bearer resource_metadata="https://mcp.exemplo.com.br/.well-known/oauth-protected-resource/mcp", scope="tiflux"
}
