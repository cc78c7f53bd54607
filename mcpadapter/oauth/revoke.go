package oauth

import "net/http"

// revoke is RFC 7009. Either token ends the whole grant, as the connector that
// asks for it is done with it. What is no token here is revoked already.
func (s *Server) revoke(w http.ResponseWriter, r *http.Request) {
	client, bad := s.readForm(r)
	if bad != nil {
		s.refuse(w, r, bad)
		return
	}
	token := r.PostForm.Get("token")
	if token == "" {
		s.refuse(w, r, invalidRequest("token is missing"))
		return
	}
	var g grant
	if s.sealer.open(kindRefresh, token, &g) != nil && s.sealer.open(kindAccess, token, &g) != nil {
		w.WriteHeader(http.StatusOK)
		return
	}
	if g.Client != client.ref {
		s.refuse(w, r, invalidGrant("the token is of another client"))
		return
	}
	if err := s.end(r.Context(), g.ID); err != nil {
		s.serverError(w, r, err)
		return
	}
	s.log.InfoContext(r.Context(), "oauth: grant revoked", "client", client.ref)
	w.WriteHeader(http.StatusOK)
}
