package tiflux_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
)

func TestClientUploadsNameTheirPartFile(t *testing.T) {
	t.Parallel()
	// The content holds what the part would be called elsewhere: it must stay.
	content := []byte("\x89PNG name=\"files[]\" " + strings.Repeat("ç", 8<<10))
	file := tiflux.FileFromBytes("logo.png", content)
	tests := []struct {
		name   string
		status int
		answer string
		call   func(*tiflux.Client) error
	}{
		{"file", 201, `{"id":501,"content_type":"image/png","file_name":"logo.png","size":9,"url":"https://files.example.com/logo.png"}`,
			func(c *tiflux.Client) error { _, err := c.Clients.UploadFile(t.Context(), 1, file); return err }},
		{"logo", 200, `{"logo":"https://files.example.com/logo.png"}`,
			func(c *tiflux.Client) error { _, err := c.Clients.UploadLogo(t.Context(), 1, file); return err }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c, sent := clientAnswering(t, tt.status, tt.answer)
			if err := tt.call(c); err != nil {
				t.Fatal(err)
			}
			head, body, _ := strings.Cut(*sent, "\r\n\r\n")
			if !strings.Contains(head, `form-data; name="file"; filename="logo.png"`) {
				t.Errorf("the part begins %q", head)
			}
			if !bytes.HasPrefix([]byte(body), content) {
				t.Error("the content changed on its way")
			}
		})
	}
}
