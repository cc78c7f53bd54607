package tiflux

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// File is a file to upload. Open is called for every attempt, and once before
// the first if the size cannot be told otherwise; what it returns is read to
// the end and closed. A request takes 10 files of at most 25 MB (26,214,400
// bytes) each.
type File struct {
	Name string // the name the recipient sees, without a path
	Open func() (io.ReadCloser, error)
}

// FileFromBytes returns a file with the given content.
func FileFromBytes(name string, content []byte) File {
	return File{Name: name, Open: func() (io.ReadCloser, error) {
		return struct {
			*bytes.Reader
			io.Closer
		}{bytes.NewReader(content), io.NopCloser(nil)}, nil
	}}
}

// FileFromPath returns the file at a path of this machine.
func FileFromPath(name string) File {
	return File{Name: filepath.Base(name), Open: func() (io.ReadCloser, error) { return os.Open(name) }}
}

// FileRef is a file that is kept by TiFlux.
type FileRef struct {
	ID          int64  `json:"id"`
	ContentType string `json:"content_type"` // MIME type
	FileName    string `json:"file_name"`
	Size        int64  `json:"size"` // bytes
	URL         string `json:"url"`  // pre-signed and short-lived: list again right before a download
}

// DownloadFile opens the content of a file. It goes to where [FileRef.URL]
// points, which is not the API: no key is sent, and it costs no quota. The
// link expires within minutes, which is an [*Error] with status 403; list the
// files again and repeat. The caller closes the reader; reading ends with ctx.
func (c *Client) DownloadFile(ctx context.Context, f *FileRef) (io.ReadCloser, error) {
	const name = "DownloadFile"
	u, err := url.Parse(f.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && isLoopback(u.Hostname()) && isLoopback(c.baseURL.Hostname())) {
		return nil, &ArgumentError{Op: name, Argument: "url", Reason: "is not an https link; list the files again"}
	}
	watch, ctx := watchFor(ctx, c.timeout)
	req := (&http.Request{Method: http.MethodGet, URL: u, Host: u.Host, Header: http.Header{"User-Agent": {c.userAgent}}}).WithContext(ctx)
	resp, err := c.base.RoundTrip(req)
	if err != nil {
		watch.stop()
		return nil, &ConnectionError{Op: name, Attempts: 1, Err: redact(watch.cause(err), "")}
	}
	if resp.StatusCode != http.StatusOK {
		_ = resp.Body.Close()
		watch.stop()
		return nil, &Error{Op: Operation{Name: name, Method: get}, Status: resp.StatusCode, Attempts: 1}
	}
	return &download{ReadCloser: watch.body(resp.Body), watch: watch}, nil
}

type download struct {
	io.ReadCloser
	watch *watchdog
}

func (d *download) Read(p []byte) (int, error) {
	n, err := d.ReadCloser.Read(p)
	return n, d.watch.cause(err)
}

func (d *download) Close() error {
	err := d.ReadCloser.Close()
	d.watch.stop()
	return err
}

// fileError is a file of the caller that could not be read.
type fileError struct {
	name string
	err  error
}

func (e *fileError) Error() string { return fmt.Sprintf("file %q: %v", e.name, e.err) }
func (e *fileError) Unwrap() error { return e.err }

// upload is how an operation takes files. The zero value is what most do: up to
// ten parts files[] of 25 MB.
type upload struct {
	part    string // the name of the part
	maxSize int64  // bytes of one file
}

func (u upload) orDefault() upload {
	return upload{cmp.Or(u.part, "files[]"), cmp.Or(u.maxSize, maxFileSize)}
}

// checkFiles returns the sizes of the files.
func checkFiles(op *Operation, files []File, u upload) ([]int64, error) {
	refuse := func(format string, args ...any) error {
		return &ArgumentError{Op: op.Name, Argument: u.part, Reason: fmt.Sprintf(format, args...)}
	}
	if len(files) > maxFiles {
		return nil, refuse("has %d files; the API takes %d in a request", len(files), maxFiles)
	}
	sizes := make([]int64, len(files))
	for i, f := range files {
		if f.Open == nil || f.Name == "" {
			return nil, refuse("needs a name and a content at position %d", i)
		}
		if strings.ContainsAny(f.Name, "\"\\/") || strings.ContainsFunc(f.Name, isControl) {
			return nil, refuse("has the name %q; quotes, slashes and control characters are not allowed", f.Name)
		}
		size, err := f.size()
		if err != nil {
			return nil, fmt.Errorf("tiflux: %s: %w", op.Name, &fileError{f.Name, err})
		}
		if size > u.maxSize {
			return nil, refuse("has the file %q of more than %d MB", f.Name, u.maxSize>>20)
		}
		sizes[i] = size
	}
	return sizes, nil
}

// size asks the content for its size, else reads it once.
func (f *File) size() (n int64, err error) {
	r, err := f.Open()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	switch v := r.(type) {
	case interface{ Len() int }:
		return int64(v.Len()), nil
	case *os.File:
		info, err := v.Stat()
		if err != nil {
			return 0, err
		}
		if info.Mode().IsRegular() {
			return info.Size(), nil
		}
	}
	return io.Copy(io.Discard, io.LimitReader(r, maxFileSize+1))
}

// multipartBody turns the members of a JSON object into text parts, objects and
// lists staying JSON, and adds the files. The files are opened when their turn
// comes, in every attempt anew.
func multipartBody(op *Operation, object []byte, files []File, u upload) (func() (io.Reader, error), string, error) {
	u = u.orDefault()
	sizes, err := checkFiles(op, files, u)
	if err != nil {
		return nil, "", err
	}
	boundary := rand.Text()
	var head bytes.Buffer
	if err := writeMembers(&head, boundary, object); err != nil {
		return nil, "", fmt.Errorf("tiflux: %s: %w", op.Name, err)
	}
	var parts []part
	for i := range files {
		fmt.Fprintf(&head, "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n",
			boundary, u.part, files[i].Name, fileType(files[i].Name))
		parts = append(parts, part{text: bytes.Clone(head.Bytes())}, part{file: &files[i], size: sizes[i]})
		head.Reset()
		head.WriteString("\r\n")
	}
	fmt.Fprintf(&head, "--%s--\r\n", boundary)
	parts = append(parts, part{text: head.Bytes()})
	body := func() (io.Reader, error) { return newMultipartReader(parts), nil }
	return body, "multipart/form-data; boundary=" + boundary, nil
}

func writeMembers(w *bytes.Buffer, boundary string, object []byte) error {
	dec := json.NewDecoder(bytes.NewReader(object))
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return err
		}
		value := string(raw)
		switch {
		case value == "null":
			value = ""
		case value[0] == '"':
			if err := json.Unmarshal(raw, &value); err != nil {
				return err
			}
		}
		fmt.Fprintf(w, "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", boundary, key, value)
	}
	return nil
}

// part is either text or a file of a known size.
type part struct {
	text []byte
	file *File
	size int64
}

type multipartReader struct {
	parts []part
	open  io.ReadCloser
	left  int64 // of the open file
	done  int   // bytes read of the current text
	size  int64
}

func newMultipartReader(parts []part) *multipartReader {
	r := &multipartReader{parts: parts}
	for _, p := range parts {
		r.size += int64(len(p.text)) + p.size
	}
	return r
}

// Len tells the retry loop the Content-Length.
func (r *multipartReader) Len() int { return int(r.size) }

func (r *multipartReader) Read(b []byte) (int, error) {
	for len(r.parts) > 0 {
		p := &r.parts[0]
		if p.file != nil {
			n, err := r.readFile(p, b)
			if n > 0 || err != nil {
				return n, err
			}
		} else if r.done < len(p.text) {
			n := copy(b, p.text[r.done:])
			r.done += n
			return n, nil
		}
		r.parts, r.done = r.parts[1:], 0
	}
	return 0, io.EOF
}

// readFile returns 0, nil at the end of the file, which must be as long as it
// was when its size was taken.
func (r *multipartReader) readFile(p *part, b []byte) (int, error) {
	if r.open == nil {
		f, err := p.file.Open()
		if err != nil {
			return 0, &fileError{p.file.Name, err}
		}
		r.open, r.left = f, p.size
	}
	n, err := r.open.Read(b)
	r.left -= int64(n)
	switch {
	case r.left < 0, errors.Is(err, io.EOF) && r.left > 0:
		return 0, &fileError{p.file.Name, errors.New("its size changed while it was sent")}
	case errors.Is(err, io.EOF):
		err = r.Close()
	}
	if err != nil {
		return n, &fileError{p.file.Name, err}
	}
	if n == 0 && r.open != nil {
		return r.readFile(p, b)
	}
	return n, nil
}

// Close closes the file that is being read, if any.
func (r *multipartReader) Close() error {
	if r.open == nil {
		return nil
	}
	err := r.open.Close()
	r.open = nil
	return err
}

// fileTypes are the types that the API's own clients send; text kinds say how
// they are encoded.
var fileTypes = map[string]string{
	"csv": "text/csv", "doc": "application/msword",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"gif":  "image/gif", "htm": "text/html", "html": "text/html", "jpeg": "image/jpeg", "jpg": "image/jpeg",
	"json": "application/json", "log": "text/plain", "md": "text/markdown", "mp3": "audio/mpeg", "mp4": "video/mp4",
	"ogg": "audio/ogg", "pdf": "application/pdf", "png": "image/png",
	"pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	"rtf":  "application/rtf", "svg": "image/svg+xml", "txt": "text/plain", "webm": "video/webm", "webp": "image/webp",
	"xls": "application/vnd.ms-excel", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"xml": "application/xml", "zip": "application/zip",
}

func fileType(name string) string {
	t, ok := fileTypes[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
	if !ok {
		return "application/octet-stream"
	}
	if strings.HasPrefix(t, "text/") || t == "application/json" || t == "application/xml" {
		return mime.FormatMediaType(t, map[string]string{"charset": "utf-8"})
	}
	return t
}
