package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as the matcher compares it: compatibility forms (full width,
// ligatures, º) become plain letters, case is folded (ß is ss), accents and
// invisible runes vanish, and white space is trimmed and collapsed to single
// blanks. Punctuation stays. Fold is idempotent.
func Fold(s string) string {
	var f folder
	return string(f.fold(s))
}

// latinEnd is the first rune after Latin Extended-B. Below it the fold of a
// rune depends on that rune alone, so an index may remember it.
const latinEnd = 0x250

// A folder folds many strings into one buffer. With a latin table it also
// remembers the folds of accented letters.
type folder struct {
	out   []byte
	latin *[latinEnd]string
	blank bool // a blank is due before the next byte
}

// fold returns the folded text, valid until the next call.
func (f *folder) fold(s string) []byte {
	f.out, f.blank = f.out[:0], false
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			f.emit(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if f.latin == nil || r >= latinEnd {
			// One rune can change its neighbours (jamo, marks): start over
			// with the whole text.
			f.out, f.blank = f.out[:0], false
			f.emitString(foldUnicode(s))
			break
		}
		if f.latin[r] == "" {
			f.latin[r] = foldUnicode(string(r))
		}
		f.emitString(f.latin[r])
		i += size
	}
	return f.out
}

func (f *folder) emitString(s string) {
	for i := range len(s) {
		f.emit(s[i])
	}
}

func (f *folder) emit(c byte) {
	if c <= ' ' || c == 0x7f {
		f.blank = len(f.out) > 0
		return
	}
	if f.blank {
		f.out = append(f.out, ' ')
		f.blank = false
	}
	f.out = append(f.out, c)
}

// foldUnicode is the general case of Fold, white space not yet collapsed.
func foldUnicode(s string) string {
	s = norm.NFKD.String(strings.ToValidUTF8(s, "\uFFFD"))
	// Some letters have marks only once their case is folded.
	s = norm.NFKD.String(strings.Map(foldRune, s))
	return norm.NFC.String(undecomposed.Replace(strings.Map(foldRune, s)))
}

// foldRune drops marks and invisible runes and folds the case of the rest. The
// way over the upper case brings together what shares one, as ς and σ do.
func foldRune(r rune) rune {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return -1
	case unicode.IsSpace(r), unicode.IsControl(r):
		return ' '
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// undecomposed holds the Latin letters that Unicode does not take apart.
var undecomposed = strings.NewReplacer(
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d",
	"ð", "d", "þ", "th", "ħ", "h",
)

// words are the words of one text, written one after the other.
type words struct {
	letters []byte
	ends    []int
}

// count is the number of words, at most maxWords.
func (w *words) count() int { return min(len(w.ends), maxWords) }

func (w *words) at(i int) []byte {
	if i == 0 {
		return w.letters[:w.ends[0]]
	}
	return w.letters[w.ends[i-1]:w.ends[i]]
}

// split cuts folded text into words of letters and digits. Everything else
// separates, with three exceptions that people write either way: an apostrophe
// inside a word vanishes (D'Ávila, Davila), single letters joined by a point,
// slash or ampersand are one word (T.I., S/A, P&D), and a plus or number sign
// at the end of a word belongs to it (C++, C#, Pro+).
func (w *words) split(folded []byte) {
	w.letters, w.ends = w.letters[:0], w.ends[:0]
	inWord, initials := false, false
	var gap []byte // what stood since the last word
	gapStart := 0
	for i := 0; i < len(folded); {
		r, size := utf8.DecodeRune(folded[i:])
		next, _ := utf8.DecodeRune(folded[i+size:])
		more := isWordRune(next)
		switch {
		case inWord && isApostrophe(r) && more:
		case inWord && (isWordRune(r) || !more && (r == '+' || r == '#')):
			w.letters = append(w.letters, folded[i:i+size]...)
		case isWordRune(r):
			gap = folded[gapStart:i]
			single := unicode.IsLetter(r) && !more
			if !initials || !single || len(gap) != 1 || !strings.ContainsRune("./&", rune(gap[0])) {
				w.close()
			}
			w.letters = append(w.letters, folded[i:i+size]...)
			inWord, initials = true, single
		case inWord:
			inWord, gapStart = false, i
		}
		i += size
	}
	w.close()
}

// close ends the word being written, if there is one.
func (w *words) close() {
	if n := len(w.letters); n > 0 && (len(w.ends) == 0 || w.ends[len(w.ends)-1] < n) {
		w.ends = append(w.ends, n)
	}
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && !isApostrophe(r) && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }
