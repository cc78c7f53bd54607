package mcpadapter

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"github.com/tiflux/tiflux-go/tiflux"
)

// fileInput is a file in an argument. A tool never opens a path.
type fileInput struct {
	Content  string `json:"content" desc:"the file in base64"`
	Filename string `json:"filename" desc:"name with extension"`
}

// decodeFiles checks all files before any is used. How many and how large they
// may be is checked by package tiflux.
func decodeFiles(argument string, inputs []fileInput) ([]tiflux.File, error) {
	files := make([]tiflux.File, len(inputs))
	for i, in := range inputs {
		content, err := decodeBase64(in.Content)
		if err != nil {
			return nil, inArgument(fmt.Sprintf("%s[%d].content", argument, i), err)
		}
		files[i] = tiflux.FileFromBytes(in.Filename, content)
	}
	return files, nil
}

// decodeBase64 takes padding or none, and blanks and line breaks, but nothing
// that is not base64.
func decodeBase64(s string) ([]byte, error) {
	if strings.HasPrefix(s, "data:") {
		_, rest, ok := strings.Cut(s, ";base64,")
		if !ok {
			return nil, bad("", plainDataURL)
		}
		s = rest
	}
	s = strings.NewReplacer("\n", "", "\r", "", " ", "", "\t", "").Replace(s)
	content, err := base64.RawStdEncoding.Strict().DecodeString(strings.TrimRight(s, "="))
	if corrupt, ok := errors.AsType[base64.CorruptInputError](err); ok {
		return nil, bad("", notBase64, int64(corrupt))
	}
	if err == nil && len(content) == 0 {
		return nil, bad("", isEmpty)
	}
	return content, err
}
