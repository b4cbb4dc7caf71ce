package document

import (
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// chartText is a clean text as it is drawn: of composed letters, with one space
// between words, and without what cannot be seen.
func chartText(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(slices.Collect(unbroken(s)), " "))
}

// Numbers of up to chartDigits characters are written out. Of others the first
// shortDigits of their digits are, if need be times a power of ten.
const (
	chartDigits = 20
	shortDigits = 6
)

// chartNumber writes a number for people in a bounded space, with a real minus.
func chartNumber(l rubric.Lang, d decimal.Decimal) string {
	if d.Sign() == 0 {
		return "0"
	}
	sign := ""
	if d.Sign() < 0 {
		sign = "−"
	}
	coefficient := d.Coefficient()
	all := coefficient.Abs(coefficient).String()
	digits := strings.TrimRight(all, "0")
	exp := int64(d.Exponent()) + int64(len(all)-len(digits))
	top := exp + int64(len(digits)) - 1 // the power of ten of the first digit
	length := top + 1
	if exp < 0 {
		length = max(int64(len(digits)), 1-exp) + 1
	}
	if length <= chartDigits {
		return sign + l.Decimal(fromDigits(digits, int32(exp)))
	}
	plain := -shortDigits <= top && top < chartDigits
	keep := shortDigits
	if plain {
		keep = max(keep, int(top)+1)
	}
	if len(digits) > keep {
		sign, digits = "≈"+sign, strings.TrimRight(digits[:keep], "0")
	}
	if plain {
		return sign + l.Decimal(fromDigits(digits, int32(top)+1-int32(len(digits))))
	}
	return sign + l.Decimal(fromDigits(digits, 1-int32(len(digits)))) + "·10^" + chartNumber(l, decimal.New(top, 0))
}

// chartChange writes what a step adds, always with a sign.
func chartChange(l rubric.Lang, d decimal.Decimal) string {
	text := chartNumber(l, d)
	if d.Sign() <= 0 {
		return text
	}
	if text, cut := strings.CutPrefix(text, "≈"); cut {
		return "≈+" + text
	}
	return "+" + text
}

func fromDigits(digits string, exp int32) decimal.Decimal {
	n, _ := new(big.Int).SetString(digits, 10)
	return decimal.NewFromBigInt(n, exp)
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
		sum += r.advance(c, hand)
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
