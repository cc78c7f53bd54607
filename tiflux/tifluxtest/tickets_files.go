package tifluxtest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// file is an attachment. Generated ones make their content when it is read.
type file struct {
	id                int
	name, contentType string
	size              int
	data              []byte
}

// LinkLifetime is how long a download link works.
const LinkLifetime = 15 * time.Minute

// downloads is where links of files lead, beside the API: they need no key and
// refuse one.
const downloads = "/downloads/"

func isDownload(path string) bool { return strings.HasPrefix(path, downloads) }

func ticketFileOperations() []operation {
	editors := needs{license: LicenseTickets, anyOf: []Permission{EditTickets}}
	return []operation{
		{
			id: "listTicketFiles", method: "GET", path: "/tickets/{ticket_number}/files", root: "file",
			numbers: nestedNumber, paged: true,
			needs:  needs{license: LicenseTickets, anyOf: []Permission{OpenTickets, EditTickets}},
			handle: listTicketFiles,
		},
		{
			id: "uploadTicketFiles", method: "POST", path: "/tickets/{ticket_number}/files", root: "file", status: 201,
			numbers: nestedNumber, accepts: multipartBody,
			body:  attrs{"files": aFileList.must().refusedWith(codeQuery)},
			needs: editors, handle: uploadTicketFiles,
		},
		{
			id: "deleteTicketFile", method: "DELETE", path: "/tickets/{ticket_number}/files/{id}", root: "file",
			needs: editors, handle: deleteTicketFile,
		},
	}
}

func listTicketFiles(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	return listed(c, t.files, c.fileView)
}

func uploadTicketFiles(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	uploads, _ := attr[[]upload](c, "files")
	stored := c.storeFiles(uploads)
	t.files = append(t.files, stored...)
	for _, f := range stored {
		c.journal(f.id, f.name)
	}
	return c.fileViews(stored), nil
}

func deleteTicketFile(c *call) (any, *apiError) {
	t, refused := c.findTicket()
	if refused != nil {
		return nil, refused
	}
	i := slices.IndexFunc(t.files, func(f *file) bool { return f.id == c.id("id") })
	if i < 0 {
		return nil, notFoundWithin("ServiceDesk::TicketFile", c.vars["id"], `"service_desk_ticket_files"."ticket_id"`)
	}
	f := t.files[i]
	t.files = slices.Delete(t.files, i, i+1)
	c.files.delete(f.id)
	c.journal(f.id, f.name)
	return nil, nil
}

// storeFiles keeps uploaded files.
func (st *state) storeFiles(uploads []upload) []*file {
	var list []*file
	for _, u := range uploads {
		f := &file{id: st.files.next(), name: u.name, contentType: u.contentType, size: len(u.data), data: u.data}
		st.files.put(f.id, f)
		list = append(list, f)
	}
	return list
}

type fileView struct {
	ID          int    `json:"id"`
	ContentType string `json:"content_type"`
	FileName    string `json:"file_name"`
	Size        int    `json:"size"`
	URL         string `json:"url"`
}

func (c *call) fileViews(files []*file) []fileView {
	list := []fileView{}
	for _, f := range files {
		list = append(list, c.fileView(f))
	}
	return list
}

// fileView gives a link on the host that the request was sent to.
func (c *call) fileView(f *file) fileView {
	scheme := c.request.URL.Scheme
	switch {
	case c.request.TLS != nil:
		scheme = "https"
	case scheme == "":
		scheme = "http"
	}
	expires := strconv.FormatInt(int64(c.now.add(LinkLifetime)), 10)
	link := url.URL{
		Scheme: scheme, Host: c.request.Host, Path: fmt.Sprintf("%s%d/%s", downloads, f.id, f.name),
		RawQuery: url.Values{"expires": {expires}, "signature": {c.linkSignature(f.id, expires)}}.Encode(),
	}
	return fileView{f.id, f.contentType, f.name, f.size, link.String()}
}

func (st *state) linkSignature(id int, expires string) string {
	mac := hmac.New(sha256.New, strconv.AppendUint(nil, st.seed, 10))
	_, _ = fmt.Fprintf(mac, "%d %s", id, expires)
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// download answers a link as a storage service does: with XML errors, and a
// refusal of any further authorization.
func (c *call) download() answer {
	c.api.mu.Lock()
	defer c.api.mu.Unlock()
	c.state = c.api.state
	query := c.request.URL.Query()
	id, _, _ := strings.Cut(strings.TrimPrefix(c.request.URL.Path, downloads), "/")
	fileID, _ := strconv.Atoi(id)
	expires, _ := strconv.ParseInt(query.Get("expires"), 10, 64)
	signature := []byte(query.Get("signature"))
	f, ok := c.files.get(fileID)
	switch {
	case c.request.Header.Get("Authorization") != "":
		return c.storageError(http.StatusBadRequest, "InvalidArgument", "Only one auth mechanism allowed")
	case c.request.Method != http.MethodGet:
		return c.storageError(http.StatusMethodNotAllowed, "MethodNotAllowed", "The specified method is not allowed against this resource.")
	case !hmac.Equal(signature, []byte(c.linkSignature(fileID, query.Get("expires")))):
		return c.storageError(http.StatusForbidden, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.")
	case stampOf(c.api.now()) > stamp(expires):
		return c.storageError(http.StatusForbidden, "AccessDenied", "Request has expired")
	case !ok:
		return c.storageError(http.StatusNotFound, "NoSuchKey", "The specified key does not exist.")
	}
	c.header.Set("Content-Type", f.contentType)
	return answer{status: http.StatusOK, header: c.header, body: f.content()}
}

func (c *call) storageError(status int, code, text string) answer {
	c.header.Set("Content-Type", "application/xml")
	body := fmt.Sprintf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>", code, html.EscapeString(text))
	return answer{status: status, header: c.header, body: []byte(body)}
}

// content is what was uploaded, or text of the right size.
func (f *file) content() []byte {
	if f.data != nil || f.size == 0 {
		return f.data
	}
	line := fmt.Sprintf("Conteúdo de %s, arquivo %d.\n", f.name, f.id)
	return []byte(strings.Repeat(line, f.size/len(line)+1)[:f.size])
}
