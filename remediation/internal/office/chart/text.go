package chart

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/remediation/internal/office/text"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// textOf is a clean text as it is drawn: of composed letters, with one space
// between words, and without what cannot be seen.
func textOf(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(slices.Collect(text.Words(s)), " "))
}

// longest is how many bytes of a text are looked at; no text of so many fits into
// the lines that a chart has for it.
const longest = 900

const ellipsis = "…"

// shorten cuts a text that no place is wide enough for.
func shorten(text string) string {
	for i := range text {
		if i >= longest {
			return text[:i] + ellipsis
		}
	}
	return text
}

// wrap breaks a text into at most so many lines no wider than width, and ends
// the last with an ellipsis where the text goes on.
func (r *ruler) wrap(text string, width, lines int, hand lettering) []string {
	rest := shorten(text)
	var wrapped []string
	for rest != "" && len(wrapped) < lines {
		line := r.fit(rest, width, hand)
		if len(line) < len(rest) && len(wrapped) == lines-1 {
			line = r.fit(rest, width-r.width(ellipsis, hand), hand)
			line = strings.TrimRight(line, " ") + ellipsis
			rest = ""
		} else {
			rest = strings.TrimLeft(rest[len(line):], " ")
		}
		wrapped = append(wrapped, strings.TrimRight(line, " "))
	}
	return wrapped
}

// fit is the start of a text that is no wider than width, up to a space if there
// is one, and at least a letter with its marks.
func (r *ruler) fit(text string, width int, hand lettering) string {
	var sum fixed.Int26_6
	end, space := 0, 0
	for i, c := range text {
		if i > 0 && !unicode.Is(unicode.Mn, c) {
			end = i
			if c == ' ' && !strings.HasPrefix(text[i:], " - ") { // no dash begins a line
				space = i
			}
		}
		sum += r.fonts[hand].Advance(c)
		switch {
		case sum <= fixed.I(width*pngScale) || end == 0:
		case space > 0:
			return text[:space]
		default:
			return text[:end]
		}
	}
	return text
}
