package decimals

import (
	"regexp"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// Parse reads a number from its text: an optional sign, digits, and an optional point with
// more digits, at most digits on each side of the point. Exponents, commas and names
// are refused.
func Parse(s string, digits int) (decimal.Decimal, error) {
	shown := locale.Short(s)
	whole, frac, point := strings.Cut(strings.TrimLeft(s, "+-"), ".")
	switch {
	case len(s)-len(strings.TrimLeft(s, "+-")) > 1, !allDigits(whole), point && !allDigits(frac):
		switch {
		case percent.MatchString(s):
			return decimal.Decimal{}, percentSign.Say(shown, strings.Replace(strings.TrimSpace(strings.Trim(s, "% ")), ",", ".", 1))
		case grouped.MatchString(s):
			return decimal.Decimal{}, groups.Say(shown, strings.NewReplacer(".", "", " ", "").Replace(s))
		case allDigits(strings.NewReplacer(",", "", ".", "", "-", "").Replace(s)) && strings.Contains(s, ","):
			return decimal.Decimal{}, decimalComma.Say(shown)
		case strings.ContainsAny(s, "eE") && allDigits(strings.NewReplacer("e", "", "E", "", ".", "", "-", "", "+",
			"").Replace(s)):
			return decimal.Decimal{}, exponent.Say(shown)
		}
		return decimal.Decimal{}, noNumber.Say(shown)
	case len(strings.TrimLeft(whole, "0")) > digits || len(strings.TrimRight(frac, "0")) > digits:
		return decimal.Decimal{}, tooLong.Say(shown, digits)
	}
	v, err := decimal.NewFromString(s)
	if err != nil {
		return decimal.Decimal{}, noNumber.Say(shown)
	}
	return Canonical(v), nil
}

var (
	percent = regexp.MustCompile(`^\d+([.,]\d+)? *%$`)
	grouped = regexp.MustCompile(`^\d{1,3}((\.\d{3}){2,}|( \d{3})+)$`)
)

// Canonical returns the number in its one representation without trailing
// zeros, so that equal numbers are also equal field by field.
func Canonical(v decimal.Decimal) decimal.Decimal {
	out, err := decimal.NewFromString(Format(v))
	if err != nil {
		return v
	}
	return out
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
