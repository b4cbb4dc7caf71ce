package sheet

import (
	"regexp"
	"strings"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

// Clean returns a text in one line, in Unicode normalisation form C, without characters
// that nobody sees and without space at its ends.
func Clean(text string) string {
	if plain(text) {
		return text
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00A0' || r == '\u202F' || r == '\u2007' || r == '\u2009':
			return ' '
		case spelling.Invisible(r) && r != ' ' && r != '\n' && r != '\t' && r != '\r':
			return -1
		}
		return r
	}, spelling.Normalize(text))
	return strings.Join(strings.Fields(text), " ")
}

// plain reports whether nothing of a text is to be cleaned, as of most numbers.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] <= ' ' || text[i] >= 0x7F {
			return false
		}
	}
	return true
}

// Digits are the significant digits that spreadsheets show of a number.
const Digits = 15

var storedNumber = regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$`)

// NumberOf reads a number as a workbook stores it, rounded to fifteen digits.
func NumberOf(text string) (decimal.Decimal, bool) {
	if text = strings.TrimSpace(text); len(text) > 64 || !storedNumber.MatchString(text) {
		return decimal.Decimal{}, false
	}
	n, err := decimal.NewFromString(text)
	if err != nil {
		return decimal.Decimal{}, false
	}
	n = decimals.Canonical(n)
	if digits := n.NumDigits(); digits > Digits {
		n = n.Round(int32(Digits - digits - int(n.Exponent())))
	}
	return decimals.Canonical(n), true
}
