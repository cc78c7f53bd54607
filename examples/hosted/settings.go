package main

import (
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/mcpadapter/oauth"
)

// settings are what the flags and the environment say.
type settings struct {
	addr     string
	public   *url.URL // nil: as the request says
	toolsets string
	origins  string
	readOnly bool
	sandbox  bool
	grace    time.Duration
	proxied  string // the header in which a proxy puts the caller's address

	clients  []oauth.Client // that need no registration
	redis    *redis.Options // nil: in memory
	sealKeys [][]byte       // none: no signing in
}

// parseSettings reads the flags, and the variables for what they do not say.
func parseSettings(args []string, lookup func(string) (string, bool), stderr io.Writer) (*settings, error) {
	s := &settings{}
	var public, clients string
	flags := flag.NewFlagSet("hosted", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.addr, "addr", "127.0.0.1:8080", "address to listen on ($ADDR)")
	flags.StringVar(&public, "public-url", "", "origin under which others reach it, https://mcp.exemplo.com.br ($PUBLIC_URL)")
	flags.StringVar(&s.toolsets, "toolsets", "", "toolsets to offer, separated by commas: "+strings.Join(mcpadapter.Toolsets(), ", ")+" ($TOOLSETS)")
	flags.StringVar(&s.origins, "origins", "", "origins of web pages that may call, separated by commas ($ORIGINS)")
	flags.BoolVar(&s.readOnly, "read-only", false, "offer only tools that change nothing ($READ_ONLY)")
	flags.BoolVar(&s.sandbox, "sandbox", false, "answer from an in-memory TiFlux; the keys are demo-admin, demo-attendant ... ($SANDBOX)")
	flags.DurationVar(&s.grace, "grace", time.Minute, "how long calls under way may take at the end ($GRACE)")
	flags.StringVar(&s.proxied, "addr-header", "", "header in which the proxy before it puts the caller's address, X-Forwarded-For ($ADDR_HEADER)")
	flags.StringVar(&clients, "clients", "", "public OAuth clients that need no registration, id=redirect-url, separated by commas; an id may come again ($CLIENTS)")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if flags.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	var errs []error
	flags.VisitAll(func(f *flag.Flag) {
		name := strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		if value, ok := lookup(name); ok && value != "" && !given[f.Name] {
			if err := f.Value.Set(value); err != nil {
				errs = append(errs, fmt.Errorf("$%s: %w", name, err))
			}
		}
	})
	errs = append(errs, s.parsePublic(public), s.parseClients(clients), s.parseSecrets(lookup))
	return s, errors.Join(errs...)
}

func (s *settings) parsePublic(public string) error {
	if public == "" {
		return nil
	}
	u, err := url.Parse(public)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return errors.New("the public URL must be an origin like https://mcp.exemplo.com.br")
	}
	s.public = &url.URL{Scheme: u.Scheme, Host: u.Host}
	return nil
}

func (s *settings) parseClients(clients string) error {
	for _, word := range words(clients) {
		id, redirect, ok := strings.Cut(word, "=")
		if !ok || id == "" {
			return fmt.Errorf("clients: %q must be like id=https://app.exemplo.com.br/callback", word)
		}
		i := slices.IndexFunc(s.clients, func(c oauth.Client) bool { return c.ID == id })
		if i < 0 {
			i, s.clients = len(s.clients), append(s.clients, oauth.Client{ID: id})
		}
		s.clients[i].RedirectURIs = append(s.clients[i].RedirectURIs, redirect)
	}
	return nil
}

// parseSecrets never repeats what it read.
func (s *settings) parseSecrets(lookup func(string) (string, bool)) error {
	if value, _ := lookup("REDIS_URL"); value != "" {
		opts, err := redis.ParseURL(value)
		if err != nil {
			return errors.New("$REDIS_URL: must be like redis://user:password@host:6379/0")
		}
		opts.ContextTimeoutEnabled = true
		s.redis = opts
	}
	value, _ := lookup("SEAL_KEYS")
	for part := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ' ' }) {
		key, err := base64.StdEncoding.DecodeString(part)
		if err != nil || len(key) != 32 {
			return errors.New("$SEAL_KEYS: each must be 32 bytes in base64: openssl rand -base64 32")
		}
		s.sealKeys = append(s.sealKeys, key)
	}
	if len(s.sealKeys) > 0 && s.public == nil {
		return errors.New("$SEAL_KEYS: signing in needs $PUBLIC_URL too")
	}
	return nil
}
