package oauth

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// documents serves metadata on loopback, and counts who asks.
func documents(t *testing.T, h http.HandlerFunc) (base string, asked *atomic.Int64) {
	t.Helper()
	asked = new(atomic.Int64)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		h(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, asked
}

// describe answers with a good document, changed.
func describe(change map[string]any) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		doc := map[string]any{"client_id": "http://" + r.Host + r.URL.Path, "client_name": "Conector", "redirect_uris": []string{"https://conector.exemplo.com.br/cb"}}
		for k, v := range change {
			doc[k] = v
		}
		_ = json.NewEncoder(w).Encode(doc)
	}
}

func TestADocumentIsFetchedOnce(t *testing.T) {
	t.Parallel()
	base, asked := documents(t, describe(nil))
	f := newFetcher(&Config{AllowLoopbackMetadata: true})
	for range 3 {
		doc, err := f.fetch(t.Context(), base+"/client")
		if err != nil || doc.Name != "Conector" {
			t.Fatalf("got %v, %v", doc, err)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

func TestABadDocumentIsRefused(t *testing.T) {
	t.Parallel()
	for name, h := range map[string]http.HandlerFunc{
		"id of another":          describe(map[string]any{"client_id": "https://conector.exemplo.com.br/client"}),
		"no name":                describe(map[string]any{"client_name": ""}),
		"name of nothing to see": describe(map[string]any{"client_name": "\u202e\u200b"}),
		"wants keys":             describe(map[string]any{"token_endpoint_auth_method": "private_key_jwt"}),
		"not JSON":               func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, "<html>") },
		"not there":              func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotFound); describe(nil)(w, r) },
		"oversize": func(w http.ResponseWriter, r *http.Request) {
			describe(map[string]any{"x": strings.Repeat("x", documentSize)})(w, r)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base, asked := documents(t, h)
			f := newFetcher(&Config{AllowLoopbackMetadata: true})
			for range 2 {
				if doc, err := f.fetch(t.Context(), base+"/client"); err == nil {
					t.Errorf("got %v", doc)
				}
			}
			if n := asked.Load(); n != 1 {
				t.Errorf("asked %d times for what is bad", n)
			}
		})
	}
}

func TestSSRFByRedirect(t *testing.T) {
	t.Parallel()
	inner, reached := documents(t, describe(nil))
	base, _ := documents(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inner+"/client", http.StatusFound) })
	for name, f := range map[string]*fetcher{
		"own client":         newFetcher(&Config{AllowLoopbackMetadata: true}),
		"client of the host": newFetcher(&Config{AllowLoopbackMetadata: true, HTTPClient: &http.Client{}}),
	} {
		if doc, err := f.fetch(t.Context(), base+"/client"); err == nil || reached.Load() != 0 {
			t.Errorf("%s: got %v, %v", name, doc, err)
		}
	}
}

func TestSSRFByAddress(t *testing.T) {
	t.Parallel()
	base, reached := documents(t, describe(nil))
	port := base[strings.LastIndex(base, ":"):]
	f := newFetcher(&Config{})
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]"} {
		if doc, err := f.get(t.Context(), "http://"+host+port+"/client"); err == nil {
			t.Errorf("%s: got %v", host, doc)
		}
	}
	if reached.Load() != 0 {
		t.Error("loopback was reached")
	}
	for address, public := range map[string]bool{
		"8.8.8.8": true, "200.160.2.3": true, "2606:4700::1111": true, "2800:3f0:4001::1": true,
		"127.0.0.1": false, "127.255.0.1": false, "10.0.0.1": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "0.1.2.3": false, "224.0.0.1": false, "255.255.255.255": false, "240.0.0.1": false,
		"192.0.0.1": false, "198.18.0.1": false, "192.0.2.1": false,
		"::1": false, "::": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd00:ec2::254": false, "ff02::1": false,
		"::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "2002:a00:1::": false, "2001::1": false, "2001:db8::1": false,
	} {
		if err := f.checkAddress(net.JoinHostPort(address, "443")); (err == nil) != public {
			t.Errorf("%s: %v", address, err)
		}
	}
	if f.checkAddress("internal:443") == nil {
		t.Error("a name that was not resolved passes")
	}
}

func TestSSRFByName(t *testing.T) {
	t.Parallel()
	base, reached := documents(t, describe(nil))
	f := newFetcher(&Config{})
	f.dialer.Resolver = &net.Resolver{PreferGo: true, Dial: resolveAll([4]byte{127, 0, 0, 1})}
	port := base[strings.LastIndex(base, ":"):]
	if doc, err := f.get(t.Context(), "http://conector.exemplo.com.br"+port+"/client"); err == nil || reached.Load() != 0 {
		t.Errorf("a name that leads inside: got %v, %v", doc, err)
	}
	// The same way is open where loopback is allowed, so it is the check that closed it.
	f.loopback = true
	_, _ = f.get(t.Context(), "http://conector.exemplo.com.br"+port+"/client")
	if reached.Load() != 1 {
		t.Error("the test's own names do not work")
	}
}

// resolveAll answers every question for an IPv4 address with one.
func resolveAll(ip [4]byte) func(context.Context, string, string) (net.Conn, error) {
	return func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		go func() {
			defer func() { _ = server.Close() }()
			buf := make([]byte, 2048)
			n, err := server.Read(buf)
			if err != nil || n < 2 {
				return
			}
			// A pipe is not a datagram, so messages have their length in front.
			var m dnsmessage.Message
			for m.Unpack(buf[2:n]) != nil {
				more, err := server.Read(buf[n:])
				if err != nil {
					return
				}
				n += more
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 1}, Body: &dnsmessage.AResource{A: ip}}}
			}
			packed, err := m.Pack()
			if err == nil {
				_, _ = server.Write(append([]byte{byte(len(packed) >> 8), byte(len(packed))}, packed...))
			}
		}()
		return client, nil
	}
}

func TestAddressesThatAreNoClientIDs(t *testing.T) {
	t.Parallel()
	f := newFetcher(&Config{})
	for id, want := range map[string]bool{
		"https://conector.exemplo.com.br/client":                             true,
		"https://conector.exemplo.com.br:8443/a/b.json":                      true,
		"https://conector.exemplo.com.br":                                    false,
		"https://conector.exemplo.com.br/":                                   false,
		"http://conector.exemplo.com.br/client":                              false,
		"http://127.0.0.1/client":                                            false,
		"https://u:p@conector.exemplo.com.br/client":                         false,
		"https://conector.exemplo.com.br/client#x":                           false,
		"https://conector.exemplo.com.br/a/../client":                        false,
		"https://conector.exemplo.com.br/%2e%2e/client":                      false,
		"https:///client":                                                    false,
		"file:///etc/passwd":                                                 false,
		"ftp://conector.exemplo.com.br/client":                               false,
		"https://conector.exemplo.com.br/" + strings.Repeat("x", maxAddress): false,
		"https://\u0441laude.ai/client":                                      false,
		"":                                                                   false,
	} {
		if f.address(id) != want {
			t.Errorf("%s: got %v", id, !want)
		}
	}
}

func TestTheDocumentsKeptAreBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		f := newFetcher(&Config{})
		for i := range 3 * maxDocuments {
			f.keep(fmt.Sprint(i), nil, errUnknownClient)
		}
		if len(f.cache) > maxDocuments {
			t.Errorf("%d are kept", len(f.cache))
		}
		clear(f.cache)
		f.keep("good", &document{Name: "x"}, nil)
		for i := range maxDocuments - 1 {
			f.keep(fmt.Sprint(i), nil, errUnknownClient)
		}
		time.Sleep(failureTTL)
		f.keep("one more", nil, errUnknownClient)
		if f.cache["good"].doc == nil {
			t.Error("what is fresh made room for what had ended")
		}
	})
}
