package oauth

import (
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// What may be asked. Connectors call the endpoints for clients from few
// addresses for many users, so those are counted together only; the page is
// opened by users.
const (
	addrRate, addrBurst = rate.Limit(1), 30 // of one address, for the page and for keys
	pageRate, pageBurst = rate.Limit(50), 200
	apiRate, apiBurst   = rate.Limit(200), 1000
	maxAddresses        = 20_000
)

// limits count requests. The zero value is ready to use.
type limits struct {
	addr func(*http.Request) string

	mu        sync.Mutex
	page, api *rate.Limiter
	addresses map[attempt]*rate.Limiter
	swept     time.Time
}

// attempt is a kind of request from an address. Looking at the page must not
// use up what is left for giving a key.
type attempt struct{ method, addr string }

// allowPage counts a request for the page, of its address and of all.
func (l *limits) allowPage(r *http.Request) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.page == nil {
		l.page, l.addresses = rate.NewLimiter(pageRate, pageBurst), make(map[attempt]*rate.Limiter)
	}
	key := attempt{r.Method, l.address(r)}
	one := l.addresses[key]
	if one == nil {
		if l.room(); len(l.addresses) >= maxAddresses {
			return false // so many at a time are an attack
		}
		one = rate.NewLimiter(addrRate, addrBurst)
		l.addresses[key] = one
	}
	return one.Allow() && l.page.Allow()
}

func (l *limits) allowAPI() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.api == nil {
		l.api = rate.NewLimiter(apiRate, apiBurst)
	}
	return l.api.Allow()
}

// room drops the addresses whose limiter is as good as new, if there are too many
// and not at each request of an attack.
func (l *limits) room() {
	now := time.Now()
	if len(l.addresses) < maxAddresses || now.Sub(l.swept) < time.Second {
		return
	}
	l.swept = now
	for key, one := range l.addresses {
		if one.TokensAt(now) >= addrBurst {
			delete(l.addresses, key)
		}
	}
}

// address is who is counted: an IPv4 address, or the network of an IPv6 one,
// of which a single user has all.
func (l *limits) address(r *http.Request) string {
	host := r.RemoteAddr
	if l.addr != nil {
		host = l.addr(r)
	}
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return ""
	}
	if ip = ip.Unmap().WithZone(""); ip.Is6() {
		return netip.PrefixFrom(ip, 64).Masked().String()
	}
	return ip.String()
}
