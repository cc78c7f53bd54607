package tifluxtest_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// base is a host that does not exist: the transport accepts any.
const base = "https://help.exemplo.com.br" + tifluxtest.BasePath

// caller sends requests with one key and holds every honest answer against the
// contract.
type caller struct {
	t   *testing.T
	api *tifluxtest.API
	key string
}

func as(t *testing.T, api *tifluxtest.API, key string) caller { return caller{t, api, key} }

// result is an answer, read to its end.
type result struct {
	status int
	header http.Header
	body   []byte
}

// payload is a request body with its Content-Type.
type payload struct{ contentType, text string }

func jsonOf(text string) payload { return payload{"application/json", text} }

func formOf(text string) payload { return payload{"application/x-www-form-urlencoded", text} }

// part is a part of a multipart body, a file when it has a file name.
type part struct{ name, value, fileName string }

func multipartOf(t *testing.T, parts ...part) payload {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range parts {
		h := textproto.MIMEHeader{"Content-Disposition": {`form-data; name="` + p.name + `"`}}
		if p.fileName != "" {
			h.Set("Content-Disposition", `form-data; name="`+p.name+`"; filename="`+p.fileName+`"`)
			h.Set("Content-Type", "text/plain; charset=utf-8")
		}
		pw, err := w.CreatePart(h)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(pw, p.value)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return payload{w.FormDataContentType(), b.String()}
}

func (c caller) request(method, path string, body payload) *http.Request {
	c.t.Helper()
	target := path
	if !strings.HasPrefix(path, "http") {
		target = base + path
	}
	r, err := http.NewRequestWithContext(c.t.Context(), method, target, strings.NewReader(body.text))
	if err != nil {
		c.t.Fatal(err)
	}
	if body.contentType != "" {
		r.Header.Set("Content-Type", body.contentType)
	}
	if c.key != "" {
		r.Header.Set("Authorization", "Bearer "+c.key)
	}
	return r
}

func (c caller) send(method, path string, body payload) result {
	c.t.Helper()
	return c.do(c.request(method, path, body))
}

func (c caller) do(r *http.Request) result {
	c.t.Helper()
	response, err := c.api.Transport().RoundTrip(r)
	if err != nil {
		c.t.Fatalf("%s %s: %v", r.Method, r.URL, err)
	}
	defer func() { _ = response.Body.Close() }()
	got := result{status: response.StatusCode, header: response.Header}
	if got.body, err = io.ReadAll(response.Body); err != nil {
		c.t.Fatalf("%s %s: read the answer: %v", r.Method, r.URL, err)
	}
	c.check(r, got)
	return got
}

func (c caller) check(r *http.Request, got result) {
	c.t.Helper()
	if got.header.Get("Tifluxtest-Fault") != "" || !strings.HasPrefix(r.URL.Path, tifluxtest.BasePath) {
		return
	}
	document, err := contract.Load()
	if err != nil {
		c.t.Fatal(err)
	}
	if _, _, known := document.Match(r.Method, strings.TrimPrefix(r.URL.EscapedPath(), tifluxtest.BasePath)); !known {
		return
	}
	if err := document.CheckResponse(r, got.status, got.header, got.body); err != nil {
		c.t.Errorf("%s %s: %v\n%s", r.Method, r.URL, err, got.body)
	}
}

func (c caller) get(path string) result { c.t.Helper(); return c.send("GET", path, payload{}) }

func (c caller) put(path, text string) result {
	c.t.Helper()
	return c.send("PUT", path, jsonOf(text))
}

func (c caller) act(path string) result { c.t.Helper(); return c.send("PUT", path, payload{}) }

// decode reads an answer into T, after checking its status.
func decode[T any](t *testing.T, got result, status int) T {
	t.Helper()
	var value T
	if got.status != status {
		t.Fatalf("status %d, want %d: %s", got.status, status, got.body)
	}
	if err := json.Unmarshal(got.body, &value); err != nil {
		t.Fatalf("%v: %s", err, got.body)
	}
	return value
}

// apiError is the error shape on the wire.
type apiError struct {
	Code    int                 `json:"error_code"`
	Message string              `json:"message"`
	Detail  map[string][]string `json:"detail"`
}

// refused expects an error with a code, and a text under a key.
func refused(t *testing.T, got result, code int, key, text string) {
	t.Helper()
	problem := decode[apiError](t, got, code/100)
	if problem.Code != code || !strings.Contains(strings.Join(problem.Detail[key], "\n"), text) {
		t.Errorf("got %s\nwant code %d with %q: %q", got.body, code, key, text)
	}
}

// The parts of records that tests look at.
type (
	idName struct {
		ID   int    `json:"id"`
		Name string `json:"name"`
	}
	ticket struct {
		Number      int     `json:"ticket_number"`
		Title       string  `json:"title"`
		Description *string `json:"description"`
		IsClosed    bool    `json:"is_closed"`
		IsGrouped   bool    `json:"is_grouped"`
		IsRevised   bool    `json:"is_revised"`
		Client      idName  `json:"client"`
		Desk        idName  `json:"desk"`
		Stage       struct {
			idName
			First bool `json:"first_stage"`
			Last  bool `json:"last_stage"`
		} `json:"stage"`
		Status      idName  `json:"status"`
		Priority    *idName `json:"priority"`
		Responsible *idName `json:"responsible"`
		Catalog     *struct {
			ID int `json:"id"`
		} `json:"services_catalog"`
		Requestor struct {
			ID        *int    `json:"id"`
			Name      *string `json:"name"`
			Email     *string `json:"email"`
			Ramal     *string `json:"ramal"`
			Telephone string  `json:"telephone"`
		} `json:"requestor"`
		Followers   *string `json:"followers"`
		Reason      *string `json:"priority_change_reason"`
		CreatedBy   *int    `json:"created_by_id"`
		Origin      string  `json:"created_by_way_of"`
		CreatedAt   string  `json:"created_at"`
		UpdatedAt   string  `json:"updated_at"`
		ReopenCount int     `json:"reopen_count"`
		SLA         struct {
			AttendSLA *bool   `json:"attend_sla"`
			Solution  *bool   `json:"attend_sla_solution"`
			Due       *string `json:"solve_expiration"`
			StageDue  *string `json:"stage_expiration"`
			Solved    *string `json:"solved_in_time"`
			Stopped   bool    `json:"stopped"`
		} `json:"sla_info"`
		Checklists struct {
			Pending int  `json:"pending"`
			Blocks  bool `json:"blocks_close"`
		} `json:"checklists_summary"`
		Reference struct {
			Number int `json:"ticket_number"`
		} `json:"ticket_reference"`
		Children []struct {
			Number int `json:"ticket_number"`
		} `json:"ticket_children"`
		Entities []entity `json:"entities"`
		Fields   []field  `json:"entity_fields"`
	}
	entity struct {
		ID     int     `json:"id"`
		Fields []field `json:"entity_fields"`
	}
	field struct {
		ID      *int    `json:"id"`
		FieldID int     `json:"entity_field_id"`
		Kind    string  `json:"field_type"`
		Name    string  `json:"name"`
		Value   *string `json:"value"`
		Options []struct {
			Title string  `json:"title"`
			Value *string `json:"value"`
		} `json:"options"`
	}
	file struct {
		ID          int    `json:"id"`
		Name        string `json:"file_name"`
		ContentType string `json:"content_type"`
		Size        int    `json:"size"`
		URL         string `json:"url"`
	}
	answer struct {
		ID         int    `json:"id"`
		Origin     string `json:"answer_origin"`
		Author     string `json:"author"`
		Name       string `json:"name"`
		FilesCount int    `json:"files_count"`
		Files      []file `json:"files"`
		Signature  string `json:"signature"`
	}
)

// queryOf encodes name and value pairs.
func queryOf(pairs ...string) string {
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return "?" + values.Encode()
}
