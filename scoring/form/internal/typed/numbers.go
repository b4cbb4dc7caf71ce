package typed

import (
	"regexp"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/shopspring/decimal"
)

// typedDigits bounds the digits of a number, before and after the point each.
const typedDigits = 18

// number reads a number, or limits of one.
func (r Reader) number(in *rubric.Input, c sheet.Cell) ([]scoring.Figure, error) {
	switch c.Kind {
	case sheet.Number:
		n, ok := sheet.NumberOf(c.Text)
		switch {
		case !ok:
			return nil, notNumber.Say(locale.Short(c.Text))
		case c.Format == sheet.Date:
			return nil, dateForNumber.Say()
		case c.Format == sheet.Percent && in.Type != rubric.Percent:
			return nil, percentForNumber.Say()
		case c.Format == sheet.Percent:
			n = decimals.Canonical(n.Shift(2))
		}
		if _, err := decimals.Parse(decimals.Format(n), typedDigits); err != nil {
			return nil, err
		}
		return []scoring.Figure{scoring.Known(n)}, nil
	case sheet.Text:
		list, err := r.numbers(in, c.Text)
		if err == nil {
			return figures(list, scoring.Known[decimal.Decimal]), nil
		}
		if bounds := r.bounds(in, c.Text); bounds != nil {
			return bounds, nil
		}
		return nil, err
	}
	return nil, notNumber.Say(locale.Short(c.Text))
}

var (
	plainNumber = regexp.MustCompile(`^[+-]?\d+(?:[.,]\d+)?$`)
	// parted are numbers whose thousands are parted, by points, commas or spaces.
	partedByPoint = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$`)
	partedByComma = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$`)
	partedBySpace = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$`)
)

// numbers reads a number from its text: all that it can be.
func (r Reader) numbers(in *rubric.Input, text string) ([]decimal.Decimal, error) {
	shown := locale.Short(text)
	text = withoutUnit(in, strings.NewReplacer("−", "-", "–", "-").Replace(text))
	if short, percent := strings.CutSuffix(text, "%"); percent {
		if in.Type != rubric.Percent {
			return nil, percentForNumber.Say()
		}
		text = strings.TrimSpace(short)
	}
	var list []string
	if plainNumber.MatchString(text) {
		list = append(list, strings.Replace(text, ",", ".", 1))
	}
	for _, parted := range []struct {
		form      *regexp.Regexp
		thousands string
	}{{partedByPoint, "."}, {partedByComma, ","}, {partedBySpace, " "}} {
		if parted.form.MatchString(text) {
			list = append(list, strings.Replace(strings.ReplaceAll(text, parted.thousands, ""), ",", ".", 1))
		}
	}
	switch {
	case len(list) < 2:
	case r.Point != 0 && strings.IndexByte(text, r.Point) >= 0:
		list = list[:1]
	case r.Point != 0 || in.Type == rubric.Count: // of which nobody writes decimals: 1.000
		list = list[1:]
	}
	if len(list) == 0 {
		return nil, notNumber.Say(shown)
	}
	var out []decimal.Decimal
	for _, digits := range list {
		n, err := decimals.Parse(digits, typedDigits)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// withoutUnit takes the unit off the end of a number: 25 hồ sơ.
func withoutUnit(in *rubric.Input, text string) string {
	for _, l := range languages {
		unit := strings.ToLower(sheet.Clean(in.Unit.In(l)))
		if unit == "" || unit == "%" || !strings.HasSuffix(strings.ToLower(text), unit) {
			continue
		}
		number := []rune(text)
		return strings.TrimSpace(string(number[:max(0, len(number)-len([]rune(unit)))]))
	}
	return text
}
