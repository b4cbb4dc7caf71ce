package text

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns a text as one line of characters that any format can hold. It replaces
// line ends and tabs by spaces, and what no format can hold or what could reorder the
// text around it by U+FFFD: bytes that are no UTF-8, control characters, noncharacters
// and overrides of the writing direction. A byte order mark within text means a word
// joiner, and becomes one.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '\t' <= r && r <= '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r),
			'\u202A' <= r && r <= '\u202E', '\u2066' <= r && r <= '\u2069',
			'\uFDD0' <= r && r <= '\uFDEF', r&0xFFFE == 0xFFFE:
			return utf8.RuneError
		case r == '\uFEFF':
			return '\u2060'
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

// Words are the parts of a clean text between which a line can end. A no-break
// space, which keeps a number and its unit together, ends none.
func Words(text string) iter.Seq[string] {
	return strings.FieldsFuncSeq(text, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00A0' })
}
