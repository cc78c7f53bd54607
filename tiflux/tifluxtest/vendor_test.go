package tifluxtest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// vendorTool is what the vendor's MCP server sends for a typical use of one of
// its tools.
type vendorTool struct {
	name  string
	after string // The tool that is used before, on the same account.
	calls []vendorCall
}

// vendorCall is one request of the vendor's server and what becomes of its
// answer. Names in braces stand for values kept before.
type vendorCall struct {
	method, path string
	body         payload
	status       int
	key          string
	prints       []string // Members that the tool shows, as a.b or a.b=value; lists are looked through.
	keeps        []keep
}

// keep is a member of an answer that later requests use under a name.
type keep struct{ name, member string }

func sends(method, path string, body payload, status int, prints string) vendorCall {
	return vendorCall{method: method, path: path, body: body, status: status, key: tifluxtest.KeyAdmin, prints: strings.Fields(prints)}
}

func asks(path, prints string) vendorCall { return sends("GET", path, payload{}, 200, prints) }

func posts(path string, body payload, prints string) vendorCall {
	return sends("POST", path, body, 201, prints)
}

func puts(path, body, prints string) vendorCall { return sends("PUT", path, jsonOf(body), 200, prints) }

// acts is a PUT without a body, and so without a Content-Type.
func acts(path, prints string) vendorCall { return sends("PUT", path, payload{}, 200, prints) }

func removes(path string) vendorCall { return sends("DELETE", path, payload{}, 204, "") }

// keep stores the first value of a member for the requests that follow.
func (vc vendorCall) keep(name, member string) vendorCall {
	vc.keeps = append(slices.Clip(vc.keeps), keep{name, member})
	return vc
}

// gives changes the expected status.
func (vc vendorCall) gives(status int) vendorCall {
	vc.status = status
	return vc
}

// by sends the request with another key than the admin's.
func (vc vendorCall) by(key string) vendorCall {
	vc.key = key
	return vc
}

// keyDeskManager belongs to somebody who reads technical groups but no users,
// and has no license for tickets: the end of the vendor's search for people.
const keyDeskManager = "desk-manager"

var deskManager = tifluxtest.Persona{
	Name: "desk-manager", Kind: tifluxtest.KindAttendant, Permissions: []tifluxtest.Permission{tifluxtest.ManageDesks},
}

// vendorTypes are the content types that the vendor gives to files.
var vendorTypes = map[string]string{".txt": "text/plain; charset=utf-8", ".png": "image/png"}

// vendorForm writes a multipart body as the vendor does: by hand, with file
// names in raw UTF-8. The texts come as name and value pairs, in front of files.
func vendorForm(files []part, texts ...string) payload {
	const boundary = "----formdata-1782907200000"
	var b strings.Builder
	for i := 0; i < len(texts); i += 2 {
		fmt.Fprintf(&b, "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", boundary, texts[i], texts[i+1])
	}
	for _, f := range files {
		fmt.Fprintf(&b, "--%s\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n",
			boundary, f.fileName, vendorTypes[filepath.Ext(f.fileName)], f.value)
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return payload{"multipart/form-data; boundary=" + boundary, b.String()}
}

// vendorFiles are two uploads, one with a name that is not ASCII.
var vendorFiles = []part{{fileName: "relatório.txt", value: "olá"}, {fileName: "tela.png", value: "\x89PNG"}}

var keptName = regexp.MustCompile(`\{(\w+)\}`)

// vendorRun makes the calls of tools on one account.
type vendorRun struct {
	t     *testing.T
	api   *tifluxtest.API
	tools map[string]vendorTool
	kept  map[string]string
}

func (run vendorRun) use(name string) {
	run.t.Helper()
	tool := run.tools[name]
	if tool.after != "" {
		run.use(tool.after)
	}
	for _, vc := range tool.calls {
		run.call(vc)
	}
}

func (run vendorRun) call(vc vendorCall) {
	run.t.Helper()
	c := as(run.t, run.api, vc.key)
	r := c.request(vc.method, run.fill(vc.path), payload{vc.body.contentType, run.fill(vc.body.text)})
	r.Header.Set("Accept", "application/json")
	r.Header.Set("User-Agent", "TiFlux-MCP-sdk/2.42.0")
	got := c.do(r)
	place := vc.method + " " + r.URL.RequestURI()
	if got.status != vc.status {
		run.t.Fatalf("%s: status %d, want %d: %s", place, got.status, vc.status, got.body)
	}
	if got.status == http.StatusNoContent {
		return
	}
	if kind := got.header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
		run.t.Errorf("%s: Content-Type %q, which the vendor does not parse", place, kind)
	}
	decoder := json.NewDecoder(bytes.NewReader(got.body))
	decoder.UseNumber()
	var answer any
	if err := decoder.Decode(&answer); err != nil {
		run.t.Fatalf("%s: %v: %s", place, err, got.body)
	}
	if _, isList := answer.([]any); isList && r.URL.Query().Has("limit") && got.header.Get("X-Total-Items") == "" {
		run.t.Errorf("%s: no total", place)
	}
	for _, shown := range vc.prints {
		member, want, valued := strings.Cut(run.fill(shown), "=")
		m := membersOf(answer, member)
		if !m.reached || m.missing || valued && !slices.ContainsFunc(m.values, func(v any) bool { return fmt.Sprint(v) == want }) {
			run.t.Errorf("%s: %s is not in the answer: %s", place, shown, got.body)
		}
	}
	for _, k := range vc.keeps {
		values := membersOf(answer, k.member).values
		if len(values) == 0 {
			run.t.Fatalf("%s: no %s to keep: %s", place, k.member, got.body)
		}
		run.kept[k.name] = fmt.Sprint(values[0])
	}
}

// fill puts kept values in the place of their names.
func (run vendorRun) fill(text string) string {
	run.t.Helper()
	return keptName.ReplaceAllStringFunc(text, func(name string) string {
		value, ok := run.kept[strings.Trim(name, "{}")]
		if !ok {
			run.t.Fatalf("nothing was kept as %s for %s", name, text)
		}
		return value
	})
}

// members are the values found at the end of a path through an answer.
type members struct {
	values  []any // Without nulls.
	reached bool  // At least one record has the member.
	missing bool  // At least one record lacks it.
}

// collect looks through lists. A record that is null has nothing to show.
func (m *members) collect(value any, path []string) {
	if len(path) == 0 {
		m.reached = true
		if value != nil {
			m.values = append(m.values, value)
		}
		return
	}
	switch v := value.(type) {
	case nil:
	case []any:
		for _, item := range v {
			m.collect(item, path)
		}
	case map[string]any:
		below, ok := v[path[0]]
		if !ok {
			m.missing = true
			return
		}
		m.collect(below, path[1:])
	default:
		m.missing = true
	}
}

func membersOf(answer any, path string) members {
	var m members
	m.collect(answer, strings.Split(path, "."))
	return m
}

// The vendor's server can work against the account: every request that its
// tools send gets the answer that they can show.
func TestVendorRequests(t *testing.T) {
	t.Parallel()
	list := slices.Concat(vendorTicketTools(), vendorWorkTools(), vendorClientTools(), vendorPeopleTools(), vendorChatTools(), vendorAdminTools())
	tools := map[string]vendorTool{}
	for _, tool := range list {
		if _, twice := tools[tool.name]; twice {
			t.Errorf("two rows for %s", tool.name)
		}
		tools[tool.name] = tool
	}
	raw, err := os.ReadFile("../../mcpadapter/testdata/vendor_tools.txt")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for line := range strings.Lines(string(raw)) {
		want = append(want, strings.Fields(line)[0])
	}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(tools))); diff != "" || len(want) != 114 {
		t.Fatalf("%d tools; the rows (-want +got):\n%s", len(want), diff)
	}
	for _, tool := range list {
		t.Run(tool.name, func(t *testing.T) {
			t.Parallel()
			api := frozen(tifluxtest.Size(60), tifluxtest.Seed(1), tifluxtest.WithKey(keyDeskManager, deskManager))
			vendorRun{t, api, tools, map[string]string{}}.use(tool.name)
		})
	}
}
