package listing

import (
	"regexp"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

var (
	plainNumber   = regexp.MustCompile(`^[+-]?\d+(?:[.,]\d+)?$`)
	partedByPoint = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$`)
	partedByComma = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$`)
	partedBySpace = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$`)
)

// readings returns the numbers that a text can be, with a point: the plain one first. 1.234
// has three decimals or its thousands parted.
func readings(text string) (out []string) {
	if !mayBeNumber(text) {
		return nil
	}
	if simpleNumber(text) {
		return []string{text}
	}
	if plainNumber.MatchString(text) {
		out = append(out, strings.Replace(text, ",", ".", 1))
	}
	for _, parted := range []struct {
		form      *regexp.Regexp
		thousands string
	}{{partedByPoint, "."}, {partedByComma, ","}, {partedBySpace, " "}} {
		if parted.form.MatchString(text) {
			out = append(out, strings.Replace(strings.ReplaceAll(text, parted.thousands, ""), ",", ".", 1))
		}
	}
	return out
}

// mayBeNumber tells most texts that are no numbers.
func mayBeNumber(text string) bool {
	return text != "" && len(text) <= 64 && strings.IndexByte("+-0123456789", text[0]) >= 0
}

// simpleNumber reports whether a text is digits, and a point with one or two more or with a
// zero before it: what has one reading.
func simpleNumber(text string) bool {
	whole, fraction, point := strings.Cut(text, ".")
	return allDigits(whole) && (!point || allDigits(fraction) && (len(fraction) < 3 || whole == "0"))
}

func allDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// Signs that stand for a minus; both begin with the same byte.
const (
	minus = "−"
	dash  = "–"
)

// typedNumber returns a text without what may stand around its number.
func typedNumber(text string) (number string, percent bool) {
	if strings.IndexByte(text, minus[0]) >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, minus, "-"), dash, "-")
	}
	text, percent = strings.CutSuffix(text, "%")
	return strings.TrimSpace(text), percent
}

// decimalSign returns the sign that parts the decimals of all numbers of a sheet, as far
// as there are numbers that can be read in one way only, and all of them agree.
func decimalSign(sh *sheet.Sheet) byte {
	var sign byte
	for _, row := range sh.Rows {
		for _, c := range row {
			if c.Kind != sheet.Text || len(c.Text) > 40 || !strings.ContainsAny(c.Text, ".,") {
				continue
			}
			text, _ := typedNumber(sheet.Clean(c.Text))
			at := strings.LastIndexAny(text, ".,")
			if at < 0 || len(readings(text)) != 1 || strings.Count(text, text[at:at+1]) > 1 {
				continue
			}
			if sign != 0 && sign != text[at] {
				return 0
			}
			sign = text[at]
		}
	}
	return sign
}

// nothing are the texts that stand where no figure is.
var nothing = map[string]bool{"": true, "-": true, "–": true, "—": true, "x": true, "X": true, "/": true, "...": true}

// figure reads the figure of a cell; the zero Figure where nothing is printed. Sign parts
// the decimals of texts that can be read in two ways. The error is a [locale.Message].
func figureOf(c sheet.Cell, role Role, sign byte) (Figure, error) {
	text := sheet.Clean(c.Text)
	switch {
	case c.Formula == sheet.Unstored:
		return Figure{}, unstoredFormula.Say()
	case c.Kind == sheet.Empty || nothing[text]:
		return Figure{}, nil
	case c.Kind == sheet.Number:
		return shownNumber(c, role)
	case c.Kind != sheet.Text:
		return Figure{}, noFigure.Say(locale.Short(text))
	}
	number, percent := typedNumber(text)
	if percent && role != Index {
		return Figure{}, percentOfPoints.Say(locale.Short(text))
	}
	list := readings(number)
	switch {
	case len(list) == 0:
		return Figure{}, noFigure.Say(locale.Short(text))
	case len(list) == 1:
	case sign != 0 && strings.IndexByte(number, sign) >= 0:
		list = list[:1]
	case sign != 0:
		list = list[1:]
	default:
		return Figure{}, twoReadings.Say(locale.Short(text), locale.Short(list[0]), locale.Short(list[1]))
	}
	return Printed(list[0])
}

// shownNumber reads a number that is stored as one, as its format shows it.
func shownNumber(c sheet.Cell, role Role) (Figure, error) {
	n, ok := sheet.NumberOf(c.Text)
	switch {
	case !ok || c.Format == sheet.Date:
		return Figure{}, noFigure.Say(locale.Short(c.Text))
	case n.Exponent() > mostDigits || n.Exponent() < -64:
		return Figure{}, longFigure.Say(locale.Short(c.Text), mostDigits)
	case c.Format == sheet.Percent && role != Index:
		return Figure{}, percentOfPoints.Say(locale.Short(c.Text))
	case c.Format == sheet.Percent:
		n = n.Shift(2)
	}
	if c.Shown > 0 {
		return Printed(n.Rat().FloatString(int(c.Shown) - 1))
	}
	return Printed(n.Rat().FloatString(max(0, int(-n.Exponent()))))
}
