package oauth

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/language"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var pageStyle string

// pages draws pages.
type pages struct {
	*template.Template
	languages language.Matcher
	styleHash string // lets the page's own style pass its policy, and no other
}

func newPages() (*pages, error) {
	t, err := template.New("page").Parse(pageSource)
	if err != nil {
		return nil, err
	}
	var tags []language.Tag
	for _, name := range localeNames() {
		tags = append(tags, language.Make(name))
	}
	return &pages{t, language.NewMatcher(tags), "'sha256-" + base64.StdEncoding.EncodeToString(digest(pageStyle)) + "'"}, nil
}

// page is what page.html shows. Without a Form it is an error.
type page struct {
	*locale
	Style   template.CSS
	Server  string
	Client  string
	Host    string // of the client's metadata document
	Back    string // where the answer goes
	Local   bool   // that is this computer
	Message string
	Form    string
	Action  string
	Switch  string // the page in the other language
}

// showForm asks for the key, with a message if this is not the first time.
func (s *Server) showForm(w http.ResponseWriter, r *http.Request, a *request, status int, message string) {
	sealed, err := s.sealer.seal(kindForm, form{*a, s.browser(w, r), time.Now().Add(formTTL)})
	locale := locales.named(a.Locale)
	if err != nil {
		s.showError(w, locale, http.StatusBadRequest, locale.BadRequest)
		return
	}
	p := page{
		locale: locale, Server: s.cfg.Name, Client: orDefault(a.Name, locale.Nameless), Host: a.Host, Message: message,
		Form: sealed, Action: authorizePath, Switch: a.address(locale.Other),
	}
	p.Back, p.Local = redirectHost(a.Redirect)
	s.write(w, &p, status, a.Redirect)
}

// showError tells the user what cannot be told to the client.
func (s *Server) showError(w http.ResponseWriter, locale *locale, status int, message string) {
	s.write(w, &page{locale: locale, Server: s.cfg.Name, Message: message}, status, "")
}

func (s *Server) write(w http.ResponseWriter, p *page, status int, redirect string) {
	p.Style = template.CSS(pageStyle)
	var html bytes.Buffer
	if err := s.pages.Execute(&html, p); err != nil {
		s.log.Error("oauth: page", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	s.pageHeaders(w, redirect)
	retryAfter(w, status)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", p.Tag)
	w.WriteHeader(status)
	_, _ = w.Write(html.Bytes()) // the browser has gone
}

// pageHeaders lets the page do nothing but be read and sent.
func (s *Server) pageHeaders(w http.ResponseWriter, redirect string) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src "+s.pages.styleHash+"; form-action "+formAction(redirect)+
		"; frame-ancestors 'none'; base-uri 'none'")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
}

// formAction lets the form be sent here. Browsers hold to it each redirect that
// follows too, and a client's page often leads on to another host or port, so
// what is open is the kind of place.
func formAction(redirect string) string {
	u, err := url.Parse(redirect)
	switch {
	case redirect == "" || err != nil:
		return "'self'"
	case u.Scheme == "https":
		return "'self' https:"
	case u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1":
		return "'self' https: http://localhost:* http://127.0.0.1:*"
	}
	return "'self' https: " + u.Scheme + ":" // of an application, or http: policies know no IPv6 addresses
}

// redirectHost is what the user has to know of an address: who gets the answer.
func redirectHost(redirect string) (host string, local bool) {
	u, err := url.Parse(redirect)
	if err != nil {
		return "", false
	}
	if u.Scheme != "https" && u.Scheme != "http" {
		return u.Scheme + "://" + u.Host, true
	}
	return u.Host, loopbackHost(u.Hostname())
}

// address is that of the page for a request, in a language.
func (a *request) address(locale string) string {
	return authorizePath + "?" + url.Values{
		"response_type": {"code"}, "client_id": {a.Client}, "redirect_uri": {a.Redirect}, "state": {a.State},
		"code_challenge": {a.Challenge}, "code_challenge_method": {challengeMethod}, "scope": {strings.Join(a.Scopes, " ")},
		"resource": {a.Resource}, "ui_locales": {locale},
	}.Encode()
}

// localeOf is the language that the address asks for, or else the browser.
func (s *Server) localeOf(r *http.Request) *locale {
	query := r.URL.Query()
	_, i := language.MatchStrings(s.pages.languages, query.Get("ui_locales"), r.Header.Get("Accept-Language"))
	return &locales[i]
}
