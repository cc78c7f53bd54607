package tiflux_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

// TestFilesOfEveryKindArrive sends what is long as said, what has to be read to
// know its size, and what is read in small pieces.
func TestFilesOfEveryKindArrive(t *testing.T) {
	t.Parallel()
	onDisk := filepath.Join(t.TempDir(), "nota.txt")
	if err := os.WriteFile(onDisk, []byte("no disco"), 0o600); err != nil {
		t.Fatal(err)
	}
	stream := func(r func() io.Reader) func() (io.ReadCloser, error) {
		return func() (io.ReadCloser, error) { return io.NopCloser(r()), nil }
	}
	for name, tt := range map[string]struct {
		file tiflux.File
		want string
	}{
		"bytes":  {tiflux.FileFromBytes("a.txt", []byte("em memória")), "em memória"},
		"path":   {tiflux.FileFromPath(onDisk), "no disco"},
		"empty":  {tiflux.FileFromBytes("a.txt", nil), ""},
		"stream": {tiflux.File{Name: "a.txt", Open: stream(func() io.Reader { return io.LimitReader(strings.NewReader("corrente"), 100) })}, "corrente"},
		"pieces": {tiflux.File{Name: "a.txt", Open: stream(func() io.Reader { return &halting{left: "aos poucos"} })}, "aos poucos"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, sent := clientAnswering(t, 201, `[{"id":1,"content_type":"text/plain","file_name":"a.txt","size":1,"url":"https://arquivos.exemplo.com.br/a.txt"}]`)
			if _, err := c.Tickets.UploadFiles(t.Context(), 1, []tiflux.File{tt.file}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(*sent, "charset=utf-8\r\n\r\n"+tt.want+"\r\n--") {
				t.Errorf("sent %q", *sent)
			}
		})
	}
}

// halting reads nothing before each byte, which a reader may do.
type halting struct {
	left   string
	pauses bool
}

func (h *halting) Read(p []byte) (int, error) {
	if h.pauses = !h.pauses; h.pauses && h.left != "" {
		return 0, nil
	}
	n := copy(p[:min(1, len(p))], h.left)
	if h.left = h.left[n:]; n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// TestFilesThatChangeWhileSent blames the file, and repeats nothing.
func TestFilesThatChangeWhileSent(t *testing.T) {
	t.Parallel()
	gone := &fs.PathError{Op: "open", Path: "a.txt", Err: fs.ErrNotExist}
	for name, tt := range map[string]struct {
		second func() (io.ReadCloser, error)
		want   string
	}{
		"shorter": {func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("1234")), nil }, "its size changed"},
		"longer":  {func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("123456")), nil }, "its size changed"},
		"gone":    {func() (io.ReadCloser, error) { return nil, gone }, "does not exist"},
		"broken": {func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("12"), readFunc(func([]byte) (int, error) { return 0, gone }))), nil
		}, "does not exist"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := newAccount()
			opened := 0
			file := tiflux.File{Name: "a.txt", Open: func() (io.ReadCloser, error) {
				if opened++; opened == 1 {
					return io.NopCloser(bytes.NewReader([]byte("12345"))), nil
				}
				return tt.second()
			}}
			_, err := newBareClient(t, api).Tickets.UploadFiles(t.Context(), accountIDs()["ticket_number"], []tiflux.File{file})
			if err == nil || !strings.Contains(err.Error(), `file "a.txt"`) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error that names the file and says %q", err, tt.want)
			}
			if name == "gone" && !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%v hides its cause", err)
			}
			if opened != 2 || len(api.Journal()) != 0 {
				t.Errorf("opened %d times, %d writes", opened, len(api.Journal()))
			}
		})
	}
}
