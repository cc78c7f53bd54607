package oauth

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// canonicalIssuer returns an origin without a slash at its end.
func canonicalIssuer(raw string) (string, error) {
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "":
		return "", errors.New(`Issuer must be an origin, like "https://mcp.exemplo.com.br"`)
	case u.Scheme != "https" && (u.Scheme != "http" || !loopbackHost(u.Hostname())):
		return "", errors.New("Issuer must be https, or http on a loopback address")
	}
	return canonicalResource(raw)
}

// canonicalResource spells an address of a resource in one way: a small scheme
// and host, no default port, no slash at the end.
func canonicalResource(raw string) (string, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme == "" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.ForceQuery || strings.Contains(raw, "#") {
		return "", errors.New("must be an absolute address without user, query and fragment")
	}
	scheme, host, path := strings.ToLower(u.Scheme), strings.ToLower(u.Host), strings.TrimRight(u.EscapedPath(), "/")
	if slices.Contains(strings.Split(u.Path, "/"), "..") {
		return "", errors.New("may not climb in its path")
	}
	if port := map[string]string{"http": ":80", "https": ":443"}[scheme]; port != "" {
		host = strings.TrimSuffix(host, port)
	}
	return scheme + "://" + host + path, nil
}

// known tells whether there can be tokens for a canonical resource.
func (s *Server) known(resource string) bool {
	return resource == s.cfg.Issuer || strings.HasPrefix(resource, s.cfg.Issuer+"/")
}

// covers tells whether what is good for granted is good for wanted.
func (s *Server) covers(granted, wanted string) bool {
	return granted == wanted || granted == s.cfg.Issuer && s.known(wanted)
}

func loopbackHost(name string) bool {
	if strings.EqualFold(name, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(name)
	return err == nil && addr.Unmap().IsLoopback()
}

const (
	maxRedirects      = 10
	maxRedirectsBytes = 2000 // they are in the id of a client, and that in addresses
)

// checkRedirects checks the addresses that a client wants to register.
func (s *Server) checkRedirects(uris []string) error {
	if len(uris) == 0 || len(uris) > maxRedirects || len(strings.Join(uris, "")) > maxRedirectsBytes {
		return fmt.Errorf("redirect_uris: from 1 to %d, of %d bytes in all", maxRedirects, maxRedirectsBytes)
	}
	for _, raw := range uris {
		u, ok := plainURL(raw)
		switch {
		case !ok:
			return errors.New("redirect_uris: must be absolute, in ASCII, without user and fragment")
		case u.Scheme == "https" && u.Hostname() != "":
		case u.Scheme == "http" && loopbackHost(u.Hostname()):
		case !slices.Contains([]string{"http", "https"}, u.Scheme) && slices.Contains(s.cfg.RedirectSchemes, u.Scheme):
		default:
			return errors.New("redirect_uris: must be https, or http on a loopback address")
		}
	}
	return nil
}

// plainURL reads an address of a stranger if there is one way to read it, and
// its host can be shown to a user: no letters that look like others, no user that
// looks like a host.
func plainURL(raw string) (*url.URL, bool) {
	strange := func(r rune) bool { return r <= ' ' || r > '~' || r == '\\' || r == '#' }
	u, err := url.Parse(raw)
	if err != nil || u.Scheme == "" || u.Opaque != "" || u.User != nil || strings.ContainsFunc(raw+u.Host, strange) {
		return nil, false
	}
	return u, true
}

// matchRedirect tells whether asked is one of registered: the same text, except
// that the port of a loopback address is free (RFC 8252 section 7.3).
func matchRedirect(registered []string, asked string) bool {
	if slices.Contains(registered, asked) {
		return true
	}
	port, ok := withoutLoopbackPort(asked)
	return ok && slices.ContainsFunc(registered, func(r string) bool {
		p, ok := withoutLoopbackPort(r)
		return ok && p == port
	})
}

// withoutLoopbackPort returns an http address on loopback without its port. The
// rest stays as it is written: a parser's reading is not the browser's.
func withoutLoopbackPort(raw string) (string, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" || u.User != nil || !loopbackHost(u.Hostname()) {
		return "", false
	}
	rest, ok := strings.CutPrefix(raw, "http://"+u.Host)
	if !ok {
		return "", false
	}
	return "http://" + strings.TrimSuffix(u.Host, ":"+u.Port()) + rest, true
}

// scopeToken tells whether s can be one scope (RFC 6749 section 3.3).
func scopeToken(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' || r == '"' || r == '\\' })
}
