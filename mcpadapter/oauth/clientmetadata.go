package oauth

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sync/singleflight"
)

const (
	documentTimeout = 5 * time.Second
	documentSize    = 16 << 10
	documentTTL     = 15 * time.Minute
	failureTTL      = 15 * time.Second // so that a stranger cannot have an address asked over and over
	maxDocuments    = 1000
	maxAddress      = 512
)

// document is the metadata document of a client, at the address that is its id.
type document struct {
	ID        string   `json:"client_id"`
	Name      string   `json:"client_name"`
	Redirects []string `json:"redirect_uris"`
	Method    string   `json:"token_endpoint_auth_method"`
}

// metadataError says what is wrong with a document, for the page.
type metadataError struct{ reason string }

func (e *metadataError) Error() string { return "client metadata: " + e.reason }

var errUnknownClient = errors.New("unknown client")

// fetcher asks for documents at addresses that strangers give. It reaches public
// addresses only; that is checked when a connection is made, after the name was
// resolved, so no name can lead elsewhere.
type fetcher struct {
	http     *http.Client
	loopback bool
	dialer   *net.Dialer // nil with an HTTP client of the host's

	flights singleflight.Group
	mu      sync.Mutex
	cache   map[string]fetched
}

type fetched struct {
	doc  *document
	err  error
	ends time.Time
}

func newFetcher(cfg *Config) *fetcher {
	f := &fetcher{loopback: cfg.AllowLoopbackMetadata, cache: make(map[string]fetched)}
	if cfg.HTTPClient != nil {
		f.http = new(*cfg.HTTPClient)
	} else {
		f.dialer = &net.Dialer{Timeout: documentTimeout, Control: func(_, address string, _ syscall.RawConn) error {
			return f.checkAddress(address)
		}}
		// No proxy: it would resolve the name itself.
		f.http = &http.Client{Transport: &http.Transport{
			DialContext: f.dialer.DialContext, TLSHandshakeTimeout: documentTimeout,
			DisableKeepAlives: true, MaxResponseHeaderBytes: documentSize,
		}}
	}
	f.http.Timeout = documentTimeout
	f.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return f
}

// address tells whether a client id is an address at which a document may be.
func (f *fetcher) address(id string) bool {
	u, ok := plainURL(id)
	if !ok || len(id) > maxAddress || u.Hostname() == "" || strings.Trim(u.Path, "/") == "" {
		return false
	}
	if slices.ContainsFunc(strings.Split(u.Path, "/"), func(part string) bool { return part == "." || part == ".." }) {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && f.loopback && loopbackHost(u.Hostname())
}

var errNotPublic = errors.New("the address is not public")

// special are the ranges that netip has no name for and that no client is in.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	// Of IPv6 only 2000::/3 is given out; in it these lead to IPv4 or nowhere.
	netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("3fff::/20"),
}

var globalIPv6 = netip.MustParsePrefix("2000::/3")

func (f *fetcher) checkAddress(address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return errNotPublic
	}
	ip := ap.Addr().Unmap().WithZone("")
	if f.loopback && ip.IsLoopback() {
		return nil
	}
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.Is6() && !globalIPv6.Contains(ip) ||
		slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(ip) }) {
		return errNotPublic
	}
	return nil
}

// fetch returns the document at an address that address has approved.
func (f *fetcher) fetch(ctx context.Context, id string) (*document, error) {
	f.mu.Lock()
	kept, ok := f.cache[id]
	f.mu.Unlock()
	if ok && time.Now().Before(kept.ends) {
		return kept.doc, kept.err
	}
	v, err, _ := f.flights.Do(id, func() (any, error) {
		// One caller's leaving is not the answer of the others.
		doc, err := f.get(context.WithoutCancel(ctx), id)
		f.keep(id, doc, err)
		return doc, err
	})
	if err != nil {
		return nil, err
	}
	return v.(*document), nil
}

func (f *fetcher) keep(id string, doc *document, err error) {
	now, ttl := time.Now(), documentTTL
	if err != nil {
		ttl = failureTTL
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.cache) >= maxDocuments {
		for k, kept := range f.cache {
			if !now.Before(kept.ends) {
				delete(f.cache, k)
			}
		}
	}
	if len(f.cache) >= maxDocuments {
		clear(f.cache)
	}
	f.cache[id] = fetched{doc, err, now.Add(ttl)}
}

func (f *fetcher) get(ctx context.Context, id string) (*document, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, id, nil)
	if err != nil {
		return nil, errUnknownClient
	}
	req.Header.Set("Accept", "application/json")
	res, err := f.http.Do(req)
	if err != nil {
		// The reason would tell a stranger what is behind addresses.
		return nil, &metadataError{"the document cannot be fetched"}
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusOK {
		return nil, &metadataError{"the document cannot be fetched"}
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, documentSize+1))
	if err != nil || len(body) > documentSize {
		return nil, &metadataError{"the document is too long, or slow"}
	}
	var doc document
	switch {
	case json.Unmarshal(body, &doc) != nil:
		return nil, &metadataError{"the document is not JSON of client metadata"}
	case doc.ID != id:
		return nil, &metadataError{"client_id in the document is not its address"}
	case displayName(doc.Name) == "":
		return nil, &metadataError{"client_name is missing"}
	case doc.Method != "" && doc.Method != publicMethod:
		return nil, &metadataError{"token_endpoint_auth_method must be none"}
	}
	return &doc, nil
}
