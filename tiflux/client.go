package tiflux

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/go-cleanhttp"
)

// Version is the version of this module.
const Version = "0.1.0"

// DefaultBaseURL is where TiFlux answers.
const DefaultBaseURL = "https://api.tiflux.com/api/v2"

const idleConnsPerHost = 100

// Client talks to TiFlux with one API key. It is immutable and safe for
// concurrent use; make one per key and keep it, because it counts the quota of
// its key. The zero value is not usable: call [New]. Its fields are the services,
// by the nouns of the API: client.Tickets.Get. [TicketsService] lists its methods.
type Client struct {
	Appointments     *AppointmentsService
	Chats            *ChatsService
	Clients          *ClientsService
	Contracts        *ContractsService
	Departments      *DepartmentsService
	Desks            *DesksService
	Entities         *EntitiesService
	Equipments       *EquipmentsService
	Integrations     *IntegrationsService
	Knowledge        *KnowledgeService
	PreTickets       *PreTicketsService
	Reports          *ReportsService
	Requestors       *RequestorsService
	RoleGroups       *RoleGroupsService
	ServicesCatalogs *ServicesCatalogsService
	TechnicalGroups  *TechnicalGroupsService
	Templates        *TemplatesService
	Tickets          *TicketsService
	Users            *UsersService

	base       http.RoundTripper
	jar        http.CookieJar
	baseURL    *url.URL
	tokens     tokenSource
	keyExpires time.Time
	limiter    Limiter
	ownLimiter bool
	pace       float64
	timeout    time.Duration
	userAgent  string
	logger     *slog.Logger
	hooks      hookList
}

type service struct{ client *Client }

// New returns a client for an API key, a "Sessões API" token that a user makes
// under Minha conta > Sessões. The key acts with that user's permissions,
// licences and quota. Use an empty key only together with [WithTokenSource].
func New(key string, opts ...Option) (*Client, error) {
	c := &Client{
		timeout:   defaultTimeout,
		pace:      defaultPace,
		userAgent: "tiflux-go/" + Version,
		logger:    slog.New(slog.DiscardHandler),
	}
	c.baseURL, _ = parseBaseURL(DefaultBaseURL)
	if key != "" {
		opts = append([]Option{WithKey(key)}, opts...)
	}
	if err := c.apply(opts); err != nil {
		return nil, err
	}
	if c.tokens == nil {
		return nil, &ArgumentError{Op: "New", Argument: "key", Reason: "is empty; make one under Minha conta > Sessões"}
	}
	if c.base == nil {
		pooled := cleanhttp.DefaultPooledTransport()
		pooled.MaxIdleConnsPerHost = idleConnsPerHost
		c.base = pooled
	}
	if c.limiter == nil {
		c.limiter, c.ownLimiter = newWindowLimiter(c.pace), true
	}
	return c, nil
}

// With returns a copy with other options. It shares the connections, and the
// count of the quota unless the options change the key, the pace or the limiter.
func (c *Client) With(opts ...Option) (*Client, error) {
	n := *c
	tokens, pace := c.tokens, c.pace
	n.tokens = nil
	if err := n.apply(opts); err != nil {
		return nil, err
	}
	newKey := n.tokens != nil
	if !newKey {
		n.tokens = tokens
	}
	if n.ownLimiter && (newKey || n.pace != pace) {
		n.limiter = newWindowLimiter(n.pace)
	}
	return &n, nil
}

func (c *Client) apply(opts []Option) error {
	for _, opt := range opts {
		if opt == nil {
			continue
		}
		if err := opt(c); err != nil {
			return err
		}
	}
	common := &service{client: c}
	c.Appointments = (*AppointmentsService)(common)
	c.Chats = (*ChatsService)(common)
	c.Clients = (*ClientsService)(common)
	c.Contracts = (*ContractsService)(common)
	c.Departments = (*DepartmentsService)(common)
	c.Desks = (*DesksService)(common)
	c.Entities = (*EntitiesService)(common)
	c.Equipments = (*EquipmentsService)(common)
	c.Integrations = (*IntegrationsService)(common)
	c.Knowledge = (*KnowledgeService)(common)
	c.PreTickets = (*PreTicketsService)(common)
	c.Reports = (*ReportsService)(common)
	c.Requestors = (*RequestorsService)(common)
	c.RoleGroups = (*RoleGroupsService)(common)
	c.ServicesCatalogs = (*ServicesCatalogsService)(common)
	c.TechnicalGroups = (*TechnicalGroupsService)(common)
	c.Templates = (*TemplatesService)(common)
	c.Tickets = (*TicketsService)(common)
	c.Users = (*UsersService)(common)
	return nil
}

// BaseURL returns where the client sends its requests.
func (c *Client) BaseURL() string { return c.baseURL.String() }

// TokenExpires returns when the key given to [New] ends, as the key itself says
// (two years after it was made); false if it does not say or comes from a
// [WithTokenSource]. The key's signature is not checked.
func (c *Client) TokenExpires() (time.Time, bool) { return c.keyExpires, !c.keyExpires.IsZero() }

// CloseIdleConnections closes connections that are kept for the next call. A
// program that makes clients for many keys calls it when it drops one.
func (c *Client) CloseIdleConnections() {
	if t, ok := c.base.(interface{ CloseIdleConnections() }); ok {
		t.CloseIdleConnections()
	}
}

// String keeps the client's fields, and so whatever a transport holds, out of logs.
func (c *Client) String() string { return "tiflux.Client(" + c.baseURL.String() + ")" }

// GoString is like String.
func (c *Client) GoString() string { return c.String() }

// LogValue is like String.
func (c *Client) LogValue() slog.Value { return slog.StringValue(c.String()) }

// parseBaseURL wants https, since the key travels with every request.
func parseBaseURL(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Host == "":
		return nil, fmt.Errorf("is not a URL like %s", DefaultBaseURL)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, fmt.Errorf("must have no user, query or fragment")
	case u.Scheme != "https" && (u.Scheme != "http" || !isLoopback(u.Hostname())):
		return nil, fmt.Errorf("must be https (http only for loopback addresses)")
	}
	u.Path = strings.TrimRight(u.Path, "/")
	u.RawPath = ""
	return u, nil
}

func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback() || net.ParseIP(host).IsLoopback()
}
