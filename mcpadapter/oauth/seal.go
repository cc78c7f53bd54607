package oauth

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// kind is what a sealed text is for. It begins the text, so that scanners for
// leaked secrets can know it, and is authenticated: one kind never passes for
// another.
type kind string

const (
	kindClient  kind = "tiflux-client-"
	kindForm    kind = "tiflux-form-"
	kindCode    kind = "tiflux-code-"
	kindPending kind = "tiflux-pending-" // what a code stands for, in the store
	kindAccess  kind = "tiflux-access-"
	kindRefresh kind = "tiflux-refresh-"
)

const (
	sealKeySize = 32
	keyIDSize   = 4
	maxSealed   = 16 << 10
)

var errNotSealed = errors.New("not sealed here")

// sealer seals values for one issuer with AES-256-GCM under random nonces, good
// for 2^32 texts by key. The text after the kind is base64url of the id of the
// key, the nonce and the ciphertext.
type sealer struct {
	issuer string
	keys   []sealKey // the first seals
}

type sealKey struct {
	id   [keyIDSize]byte
	aead cipher.AEAD
}

func newSealer(issuer string, keys [][]byte) (*sealer, error) {
	if len(keys) == 0 {
		return nil, errors.New("SealKeys is empty: make a key of 32 random bytes and keep it")
	}
	s := &sealer{issuer: issuer}
	for i, k := range keys {
		if len(k) != sealKeySize {
			return nil, fmt.Errorf("SealKeys[%d] has %d bytes, must have %d", i, len(k), sealKeySize)
		}
		// The id is seen by all, so neither it nor the key in use is the key given.
		derived, err := hkdf.Key(sha256.New, k, nil, "tiflux mcp oauth", sealKeySize+keyIDSize)
		if err != nil {
			return nil, err
		}
		block, err := aes.NewCipher(derived[:sealKeySize])
		if err != nil {
			return nil, err
		}
		aead, err := cipher.NewGCMWithRandomNonce(block)
		if err != nil {
			return nil, err
		}
		s.keys = append(s.keys, sealKey{[keyIDSize]byte(derived[sealKeySize:]), aead})
	}
	return s, nil
}

// seal returns v sealed. Each v is a struct of this package, which JSON takes.
func (s *sealer) seal(k kind, v any) (string, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	key := s.keys[0]
	text := string(k) + base64.RawURLEncoding.EncodeToString(key.aead.Seal(key.id[:], nil, plain, s.context(k)))
	if len(text) > maxSealed {
		return "", fmt.Errorf("%d bytes are too many to seal", len(text))
	}
	return text, nil
}

// open reads into v what seal returned; errNotSealed if it is anything else.
func (s *sealer) open(k kind, text string, v any) error {
	encoded, ok := strings.CutPrefix(text, string(k))
	// There is one way to write what is sealed: the decoder would skip line ends,
	// and without Strict take other bits at the end of the last character.
	if !ok || len(text) > maxSealed || strings.ContainsAny(encoded, "\r\n") {
		return errNotSealed
	}
	box, err := base64.RawURLEncoding.Strict().DecodeString(encoded)
	if err != nil || len(box) < keyIDSize {
		return errNotSealed
	}
	for _, key := range s.keys {
		if key.id != [keyIDSize]byte(box[:keyIDSize]) {
			continue
		}
		plain, err := key.aead.Open(nil, nil, box[keyIDSize:], s.context(k))
		if err == nil && json.Unmarshal(plain, v) == nil {
			return nil
		}
	}
	return errNotSealed
}

// context is what a text is bound to besides its key.
func (s *sealer) context(k kind) []byte { return []byte(string(k) + s.issuer) }
