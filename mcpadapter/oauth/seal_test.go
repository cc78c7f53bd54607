package oauth

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
)

func testSealer(t *testing.T, keys ...byte) *sealer {
	t.Helper()
	var all [][]byte
	for _, k := range keys {
		all = append(all, bytes.Repeat([]byte{k}, sealKeySize))
	}
	s, err := newSealer("https://mcp.exemplo.com.br", all)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTamperedTokensAreRefused(t *testing.T) {
	t.Parallel()
	s := testSealer(t, 1)
	text, err := s.seal(kindCode, code{ID: "x"})
	if err != nil {
		t.Fatal(err)
	}
	var c code
	if err := s.open(kindCode, text, &c); err != nil || c.ID != "x" {
		t.Fatalf("got %v, %v", c, err)
	}
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	for i := range text {
		for _, r := range alphabet {
			if text[i] != byte(r) && s.open(kindCode, text[:i]+string(r)+text[i+1:], &c) == nil {
				t.Fatalf("%c in place of character %d passes", r, i)
			}
		}
		if s.open(kindCode, text[:i], &c) == nil {
			t.Errorf("the first %d characters pass", i)
		}
	}
	for _, more := range []string{"A", "=", "\n", " ", "AAAA"} {
		if s.open(kindCode, text+more, &c) == nil {
			t.Errorf("%q at the end passes", more)
		}
	}
}

func TestNothingOfTheValueShows(t *testing.T) {
	t.Parallel()
	s := testSealer(t, 1)
	one, err := s.seal(kindAccess, accessToken{grant: grant{Key: "canary-key"}})
	if err != nil {
		t.Fatal(err)
	}
	two, err := s.seal(kindAccess, accessToken{grant: grant{Key: "canary-key"}})
	if err != nil {
		t.Fatal(err)
	}
	if one == two {
		t.Error("a nonce was used twice")
	}
	box, err := base64.RawURLEncoding.DecodeString(strings.TrimPrefix(one, string(kindAccess)))
	if err != nil || bytes.Contains(box, []byte("canary")) {
		t.Errorf("the value shows, %v", err)
	}
}

func TestKeysRotate(t *testing.T) {
	t.Parallel()
	text, err := testSealer(t, 1).seal(kindCode, code{ID: "x"})
	if err != nil {
		t.Fatal(err)
	}
	var c code
	if err := testSealer(t, 2, 1).open(kindCode, text, &c); err != nil {
		t.Errorf("an old key does not open: %v", err)
	}
	if testSealer(t, 2).open(kindCode, text, &c) == nil {
		t.Error("another key opens")
	}
	newer, err := testSealer(t, 2, 1).seal(kindCode, code{ID: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if err := testSealer(t, 2).open(kindCode, newer, &c); err != nil {
		t.Errorf("the first key does not seal: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	s, err := newSealer("https://mcp.exemplo.com.br", [][]byte{bytes.Repeat([]byte{1}, sealKeySize)})
	if err != nil {
		f.Fatal(err)
	}
	good, err := s.seal(kindCode, code{ID: "x"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(string(kindCode))
	f.Add(string(kindAccess) + "AAAAAAAA")
	f.Fuzz(func(t *testing.T, text string) {
		var c code
		if s.open(kindCode, text, &c) != nil {
			return
		}
		box, err := base64.RawURLEncoding.DecodeString(strings.TrimPrefix(text, string(kindCode)))
		if again := string(kindCode) + base64.RawURLEncoding.EncodeToString(box); err != nil || again != text || c.ID != "x" {
			t.Errorf("%q opens, as %v", text, c)
		}
	})
}
