package spelling

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric/locale"
	"golang.org/x/text/unicode/norm"
)

// Normalize returns a text in Unicode normalisation form C. Everything that is
// read from a file is in this form, so that names compare equal however their
// accents were typed; what a host gives is brought to it where names are looked up.
func Normalize(s string) string {
	return norm.NFC.String(s) // which returns s itself where there is nothing to do
}

// Typed returns, for every character of the normalised form of a text, the index
// of the character that it was typed with.
func Typed(s string) []int {
	out := make([]int, 0, len(s))
	at := 0
	var segment norm.Iter
	for segment.InitString(norm.NFC, s); !segment.Done(); {
		from := segment.Pos()
		made := len([]rune(string(segment.Next())))
		was := len([]rune(s[from:segment.Pos()]))
		for i := range made {
			out = append(out, at+min(i, max(was-1, 0)))
		}
		at += was
	}
	return append(out, at)
}

// Skeleton returns a form of a name that is the same for names which look the
// same: compatibility characters (fullwidth and other forms of letters and
// digits) are replaced by the plain ones, and letters of other scripts by the Latin
// letter that they look like. Two different names with one skeleton cannot be told
// apart by readers.
func Skeleton(name string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if latin, ok := lookalikes[r]; ok {
			return latin
		}
		return r
	}, norm.NFKC.String(name)))
}

// lookalikes are the letters of other scripts, and the Latin letters eth and
// African D, that most fonts draw like a Latin letter of Vietnamese or English.
var lookalikes = func() map[rune]rune {
	out := map[rune]rune{}
	for _, pair := range []struct{ like, latin string }{
		{"АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"}, // Cyrillic
		{"аеіјорсухѕ", "aeijopcyxs"},
		{"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"}, // Greek
		{"ονι", "ovi"},
		{"ÐƉ", "ĐĐ"},
	} {
		latin := []rune(pair.latin)
		for i, r := range []rune(pair.like) {
			out[r] = latin[i]
		}
	}
	return out
}()

// NameFlaw returns what must not stand in a name or a code, and at which
// character: typographic quotes, characters that nobody sees, spaces other than
// single ones between words. The flaw is zero where there is none.
func NameFlaw(name string) (at int, flaw locale.Message) {
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case strings.ContainsRune(typographicQuotes, r):
			return i, typographicQuote.Say(r)
		case Invisible(r):
			return i, invisible.Say(r)
		case r != ' ' && unicode.IsSpace(r):
			return i, otherSpace.Say(r)
		case r == ' ' && (i == 0 || i == len(runes)-1 || runes[i+1] == ' '):
			return i, needlessSpace.Say()
		}
	}
	return 0, locale.Message{}
}

// TextFlaw returns what must not stand in a text, and at which character: control
// characters, and those that make a text look other than it reads, such as those
// that change its direction. The flaw is zero where there is none.
func TextFlaw(text string) (at int, flaw locale.Message) {
	for i, r := range []rune(text) {
		switch {
		case Control(r):
			return i, controlCharacter.Say()
		case Deceptive(r):
			return i, deceptive.Say(r)
		}
	}
	return 0, locale.Message{}
}

const typographicQuotes = "“”„‟‘’‚‛«»‹›′″‴‵‶‷ʹʺʻʼ´＂＇〝〞〟"

// Invisible reports whether a character leaves no mark of its own.
func Invisible(r rune) bool {
	return r == '\u2800' || !unicode.IsSpace(r) && unicode.In(r, unicode.Cc) ||
		unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// Deceptive reports whether a character changes the direction of texts, or is
// another of those that Unicode itself tells writers not to use in plain text.
func Deceptive(r rune) bool {
	return unicode.Is(unicode.Bidi_Control, r) || 0x206a <= r && r <= 0x206f ||
		0xfff9 <= r && r <= 0xfffb || 0xe0000 <= r && r <= 0xe007f
}

// Control reports whether YAML does not allow a character.
func Control(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || 0x7f <= r && r < 0xa0 && r != 0x85 ||
		r == 0xfeff || r == 0xfffe || r == 0xffff
}

// NormalizeKeys returns a map with its keys in normalisation form C: the map
// itself where they are so already. Where two keys come to one, it is the second
// result, and the map keeps either value.
func NormalizeKeys[V any](m map[string]V) (normal map[string]V, twice string) {
	odd := false
	for key := range m {
		odd = odd || Normalize(key) != key
	}
	if !odd {
		return m, ""
	}
	normal = make(map[string]V, len(m))
	for key, v := range m {
		name := Normalize(key)
		if _, is := normal[name]; is {
			twice = name
		}
		normal[name] = v
	}
	return normal, twice
}

// NormalizeAll returns names in normalisation form C.
func NormalizeAll(names []string) []string {
	out := slices.Clone(names)
	for i, name := range out {
		out[i] = Normalize(name)
	}
	return out
}
