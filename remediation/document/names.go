package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// kinds of administrative units, as the name of one has it before its proper name; those
// of more words come first.
var unitKinds = []string{"thị trấn", "thị xã", "thành phố", "đặc khu", "xã", "phường", "huyện", "quận", "tỉnh"}

// unitKind returns what kind of administrative unit a name names ("UBND xã Y Tịch": xã) and
// its proper name (Y Tịch); both are empty where it names none.
func unitKind(name string) (kind, proper string) {
	words := strings.Fields(name)
	for i := range words {
		for _, kind := range unitKinds {
			n := len(strings.Fields(kind))
			if i+n < len(words) && strings.EqualFold(strings.Join(words[i:i+n], " "), kind) {
				proper := words[i+n:]
				if end := slices.IndexFunc(proper, func(w string) bool { return !capitalised(w) }); end >= 0 {
					proper = proper[:end]
				}
				return kind, strings.Trim(strings.Join(proper, " "), ",;.()")
			}
		}
	}
	return "", ""
}

func capitalised(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// properNames are the names of two words and more that a paper is known to have, which no
// line may break: of its unit, of the bodies above it, of its place and of who signs.
func properNames(u scoring.Unit, h catalogue.Head, s catalogue.Signatory, l locale.Lang) []string {
	var out []string
	add := func(name string) {
		if name = strings.TrimSpace(name); strings.Contains(name, " ") && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, t := range []rubric.Text{u.Name, h.Issuer, h.Superior} {
		_, proper := unitKind(t.VI)
		add(proper)
	}
	add(h.Place.In(l))
	add(s.Name.In(l))
	return out
}

// mentions reports whether a text has a name, whatever its letters' case.
func mentions(text, name string) bool {
	plain := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, noBreak, " ")) }
	return strings.Contains(plain(text), plain(name))
}

// uncapital begins a text with a small letter where it is to stand within a sentence, but
// not one of an abbreviation or of a name.
func uncapital(text string, names []string) string {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	begins := func(name string) bool { return strings.HasPrefix(text, strings.ReplaceAll(name, " ", noBreak)) }
	if !unicode.IsUpper(first) || unicode.IsUpper(second) || unicode.IsDigit(second) || slices.ContainsFunc(names, begins) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}
