package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

type css = chromedp.CSS // a plain string would also find text

// browser is a tab of a real browser.
type browser struct {
	t   *testing.T
	ctx context.Context
}

// openBrowser starts Chromium, and skips the test where it is not installed.
func openBrowser(t *testing.T, language string, width int64) *browser {
	t.Helper()
	var path string
	for _, name := range []string{"chromium-headless-shell", "chromium"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("chromium is not installed: apt-get install chromium-headless-shell")
	}
	ctx, cancelBrowser := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()), chromedp.Flag("accept-lang", language))...)
	t.Cleanup(cancelBrowser)
	ctx, cancelTab := chromedp.NewContext(ctx)
	t.Cleanup(cancelTab)
	// The browser lives as long as the context of its first action.
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800, chromedp.EmulateScale(2))); err != nil {
		t.Fatal(err)
	}
	return &browser{t, ctx}
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	get(b, chromedp.Steps(actions...))
}

func get[T any](b *browser, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// shot keeps a picture of the whole page in $SCREENSHOTS, if that is set.
func (b *browser) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), get(b, chromedp.FullScreenshot(100)), 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// pageFaults are what a person would stumble over, as the browser lays the page
// out: text that is cut or overlaps the edge, controls without a name or too
// small for a thumb, contrast below 4.5, a focus that cannot be seen.
const pageFaults = `(() => {
  const faults = [], doc = document.documentElement;
  if (doc.scrollWidth > innerWidth) faults.push("the page is wider than the window: " + doc.scrollWidth);
  const rgba = s => s.match(/[\d.]+/g).map(Number);
  const over = (a, b) => { const k = a[3] ?? 1; return [0, 1, 2].map(i => a[i] * k + b[i] * (1 - k)); };
  const base = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  const ground = e => { const c = rgba(getComputedStyle(e).backgroundColor); return over(c, e.parentElement ? ground(e.parentElement) : base); };
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  for (const e of document.querySelectorAll("main *")) {
    const box = e.getBoundingClientRect(), name = e.tagName + " " + e.textContent.trim().slice(0, 30);
    if (e.type === "hidden") continue;
    if (box.left < 0 || box.right > innerWidth || e.scrollWidth > e.clientWidth + 1 && e.clientWidth) faults.push("cut: " + name);
    const back = ground(e), a = light(over(rgba(getComputedStyle(e).color), back)), b = light(back);
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (contrast < 4.5) faults.push("contrast " + contrast.toFixed(1) + ": " + name);
    if (e.matches("input, button") && box.height < 44) faults.push("small, " + box.height + ": " + name);
    if (e.matches("input") && !e.labels.length) faults.push("no label: " + e.name);
    if (e.matches("input, button, a")) {
      e.focus({focusVisible: true});
      const s = getComputedStyle(e);
      if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) faults.push("no focus: " + name);
    }
  }
  document.querySelector("input:not([type=hidden])")?.focus();
  return faults;
})()`

// checkPage looks at the page by day and by night, and keeps a picture of both.
func (b *browser) checkPage(name string) {
	b.t.Helper()
	for _, scheme := range []string{"dark", "light"} {
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media); err != nil {
			b.t.Fatal(err)
		}
		for _, fault := range get(b, chromedp.Evaluate[[]string](pageFaults)) {
			b.t.Errorf("%s, %s: %s", name, scheme, fault)
		}
		b.shot(strings.ReplaceAll(strings.TrimPrefix(b.t.Name(), "TestABrowser"), "/", "-") + "-" + name + "-" + scheme)
	}
}

// TestABrowserSignsIn goes the way of a connector and its user, from an endpoint
// that refuses to a call that is answered.
func TestABrowserSignsIn(t *testing.T) {
	t.Parallel()
	for language, says := range map[string]struct{ title, refused, other string }{
		"pt-BR": {"Conectar ao TiFlux", "não aceitou esta chave", "English"},
		"en":    {"Connect to TiFlux", "did not accept this key", "Português"},
	} {
		for _, width := range []int64{360, 1280} {
			t.Run(fmt.Sprintf("%s-%d", language, width), func(t *testing.T) {
				b := openBrowser(t, language, width)
				c := discover(t, startSignIn(t))

				b.do(chromedp.Navigate(c.authorize), chromedp.WaitVisible(css("#key")))
				title, lang, next := get(b, chromedp.Title()), get(b, chromedp.Evaluate[string](`document.documentElement.lang`)), get(b, chromedp.Text(css(".switch")))
				if !strings.HasPrefix(title, says.title) || lang != language || next != says.other {
					t.Errorf("the page is %q in %q and leads to %q", title, lang, next)
				}
				b.checkPage("asking")

				b.do(chromedp.SendKeys(css("#key"), "wrong-key\r"), chromedp.WaitVisible(css("#error")))
				if text := get(b, chromedp.Text(css("#error"))); !strings.Contains(text, says.refused) {
					t.Errorf("a wrong key is answered with %q", text)
				}
				b.checkPage("refused")

				b.do(chromedp.SendKeys(css("#key"), tifluxtest.KeyAdmin), chromedp.Click(css(`button[value="allow"]`)), chromedp.WaitVisible(css("#connected")))
				if answer := c.listDesks(<-c.codes); !strings.Contains(answer, "Suporte") {
					t.Errorf("list_desks: %s", answer)
				}

				b.do(chromedp.Navigate(c.public.String()+"/authorize?client_id=unknown"), chromedp.WaitVisible(css(`p[role="alert"]`)))
				b.checkPage("error")
			})
		}
	}
}

func TestABrowserChangesTheLanguageAndCancels(t *testing.T) {
	t.Parallel()
	b := openBrowser(t, "en", 360)
	c := discover(t, startSignIn(t))
	b.do(chromedp.Navigate(c.authorize), chromedp.WaitVisible(css("#key")), chromedp.Click(css(".switch a")),
		chromedp.WaitVisible(css(`html[lang="pt-BR"] h1`)))
	if text := get(b, chromedp.Text(css("h1"))); text != "Conectar ao TiFlux" {
		t.Errorf("the title became %q", text)
	}
	b.do(chromedp.Click(css(`button[value="deny"]`)), chromedp.WaitVisible(css("#connected")))
	if code, text := <-c.codes, get(b, chromedp.Text(css("#connected"))); code != "" || text != "access_denied." {
		t.Errorf("a refusal gave %q and the code %q", text, code)
	}
}

// startSignIn starts a server that is reached at its own address.
func startSignIn(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().String()
	_ = ln.Close() // it has to know its port before it listens
	start(t, map[string]string{
		"PUBLIC_URL": "http://" + addr, "SEAL_KEYS": base64.StdEncoding.EncodeToString(bytes.Repeat([]byte("k"), 32)),
	}, "-addr", addr)
	return "http://" + addr
}

// connector is a client that knows no more than the address of the endpoint.
type connector struct {
	*replica
	endpoint, authorize, token, callback, id string
	codes                                    chan string // one for each answer, "" for a refusal
}

// read sends a request that has to give JSON.
func (c *connector) read(method, address, contentType, body string, into any) {
	c.t.Helper()
	path, ok := strings.CutPrefix(address, c.public.String())
	if !ok {
		c.t.Fatalf("%s is on another server", address)
	}
	resp, text := c.send(method, path, contentType, body, nil)
	if err := json.Unmarshal([]byte(text), into); err != nil || resp.StatusCode >= 300 {
		c.t.Fatalf("%s: HTTP %d, %v: %s", address, resp.StatusCode, err, text)
	}
}

// discover asks the endpoint where to sign in, and registers there.
func discover(t *testing.T, server string) *connector {
	t.Helper()
	public, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	c := &connector{replica: &replica{t: t, at: public.Host, public: public}, endpoint: server + "/mcp", codes: make(chan string, 1)}
	back := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/callback" {
			http.NotFound(w, r)
			return
		}
		q := r.URL.Query()
		if q.Get("state") != "state-1" || q.Get("iss") != server {
			t.Errorf("the answer is %v", q)
		}
		c.codes <- q.Get("code")
		_, _ = fmt.Fprintf(w, `<!doctype html><p id="connected">%s.</p>`, q.Get("error"))
	}))
	t.Cleanup(back.Close)
	c.callback = back.URL + "/callback"

	status, header, _ := c.replica.call("")
	found := regexp.MustCompile(`resource_metadata="([^"]*)"`).FindStringSubmatch(header.Get("WWW-Authenticate"))
	if status != http.StatusUnauthorized || found == nil {
		t.Fatalf("without a credential: HTTP %d, %v", status, header)
	}
	var resource struct {
		Resource string   `json:"resource"`
		Servers  []string `json:"authorization_servers"`
	}
	c.read(http.MethodGet, found[1], "", "", &resource)
	if resource.Resource != c.endpoint || len(resource.Servers) != 1 {
		t.Fatalf("the resource is %+v", resource)
	}
	var endpoints struct {
		Authorize string `json:"authorization_endpoint"`
		Register  string `json:"registration_endpoint"`
		Token     string `json:"token_endpoint"`
	}
	c.read(http.MethodGet, resource.Servers[0]+"/.well-known/oauth-authorization-server", "", "", &endpoints)
	var registered struct {
		ID string `json:"client_id"`
	}
	c.read(http.MethodPost, endpoints.Register, "application/json",
		`{"client_name":"Assistente de exemplo","redirect_uris":["`+c.callback+`"],"token_endpoint_auth_method":"none"}`, &registered)
	c.token, c.id = endpoints.Token, registered.ID
	c.authorize = endpoints.Authorize + "?" + url.Values{
		"response_type": {"code"}, "client_id": {c.id}, "redirect_uri": {c.callback}, "state": {"state-1"},
		"code_challenge": {proof}, "code_challenge_method": {"S256"}, "resource": {c.endpoint},
	}.Encode()
	return c
}

// listDesks redeems a code and makes a call.
func (c *connector) listDesks(code string) string {
	c.t.Helper()
	var tokens struct {
		Access string `json:"access_token"`
	}
	c.read(http.MethodPost, c.token, form, url.Values{
		"grant_type": {"authorization_code"}, "client_id": {c.id}, "redirect_uri": {c.callback}, "code": {code},
		"code_verifier": {verifier}, "resource": {c.endpoint},
	}.Encode(), &tokens)
	return listDesks(c.t, connect(c.t, c.endpoint, withHeader{"Authorization", "Bearer " + tokens.Access}))
}
