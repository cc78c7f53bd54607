package main

import (
	"net/http"
	"strings"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth/redisstore"
)

// newOAuth lets connectors in that cannot send a header; nil without seal keys.
func (h *host) newOAuth(s *settings, clients *mcpadapter.Clients) (*oauth.Server, error) {
	if len(s.sealKeys) == 0 {
		return nil, nil
	}
	cfg := oauth.Config{
		Issuer: s.public.String(), SealKeys: s.sealKeys, Logger: h.logger, CheckKey: clients.CheckKey,
		Clients: s.clients,
	}
	if h.redis != nil {
		cfg.Store = &redisstore.Store{Redis: h.redis}
	}
	if s.proxied != "" {
		cfg.ClientAddr = func(r *http.Request) string { return lastAddress(r.Header, s.proxied) }
	}
	return oauth.New(cfg)
}

// lastAddress is what the nearest proxy added; the rest is the caller's text.
func lastAddress(h http.Header, name string) string {
	values := strings.Split(strings.Join(h.Values(name), ","), ",")
	return strings.TrimSpace(values[len(values)-1])
}
