package document

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// noBreak keeps a number and its unit on one line.
const noBreak = "\u00A0"

// prose writes running text as administrative documents have it.
type prose struct {
	lang  locale.Lang
	names []string // that no line may break
}

// say returns one of this package's own texts in the language, with the arguments that
// its verbs take.
func (p prose) say(t rubric.Text, args ...any) string {
	if len(args) == 0 {
		return t.In(p.lang)
	}
	return fmt.Sprintf(t.In(p.lang), args...)
}

// number writes a number with as many decimals as it has: 4.260, 87,6 and −0,25.
func (p prose) number(v decimal.Decimal) string { return p.padded(v, 0) }

// date writes a date as it stands in a table or behind "before": 31/12/2025.
func (p prose) date(d rubric.Date) string { return d.Written(p.lang) }

// figure writes a number as it stands in a sentence: in Vietnamese whole numbers
// from 1 to 9 have two digits.
func (p prose) figure(v decimal.Decimal) string {
	text := p.number(v)
	if p.lang == rubric.Vietnamese && v.IsInteger() && v.IsPositive() && len(text) == 1 {
		return "0" + text
	}
	return text
}

func (p prose) unit(v decimal.Decimal) string {
	if v.Abs().Equal(decimal.NewFromInt(1)) {
		return p.say(onePoint)
	}
	return p.say(manyPoints)
}

// points writes points in a sentence: 03 điểm / 3 points.
func (p prose) points(v decimal.Decimal) string { return p.figure(v) + noBreak + p.unit(v) }

// outOf writes points of a maximum: 89/100 điểm.
func (p prose) outOf(v, most decimal.Decimal) string {
	return p.number(v) + "/" + p.number(most) + noBreak + p.unit(most)
}

// between writes points of which only the ends are known: từ 0 đến 02 điểm / 0 to
// 2 points.
func (p prose) between(least, most decimal.Decimal) string {
	if least.Equal(most) {
		return p.points(least)
	}
	return p.say(fromTo, p.figure(least), p.points(most))
}

// day writes out a date, with a blank for every part that is not known: ngày 30
// tháng 01 năm 2023 / 30 January 2023. Days below ten and the months 1 and 2 have
// two digits, so that nothing can be put before them.
func (p prose) day(d rubric.Date) string {
	const blank = "…"
	day, month, year := blank, blank, blank
	if d.Day > 0 {
		day = p.say(dayOfMonth, d.Day)
	}
	if d.Month >= time.January && d.Month <= time.December {
		switch {
		case p.lang == rubric.English:
			month = d.Month.String()
		case d.Month <= time.February:
			month = fmt.Sprintf("%02d", d.Month)
		default:
			month = fmt.Sprint(int(d.Month))
		}
	}
	if d.Year > 0 {
		year = fmt.Sprint(d.Year)
	}
	if day == blank || month == blank {
		return p.say(blankDay, day, month, year)
	}
	return p.say(fullDay, day, month, year)
}

var (
	percentSign = regexp.MustCompile(`(\d)[ \x{A0}\x{202F}]*%`)
	ofTheYear   = regexp.MustCompile(`\b(năm|Năm|NĂM) (\d{4})\b`)
	pointsUnit  = regexp.MustCompile(`(\d) (điểm|points?)`)
)

// in returns a text of the plan in the language, or in the other where it is not
// there, with the spaces that numbers have.
func (p prose) in(t rubric.Text) string {
	text := strings.TrimSpace(t.In(p.lang))
	if text == "" {
		text = strings.TrimSpace(t.VI + t.EN) // one of them is empty
	}
	text = percentSign.ReplaceAllString(text, "${1}%")
	text = pointsUnit.ReplaceAllString(text, "${1}"+noBreak+"${2}")
	text = ofTheYear.ReplaceAllString(text, "${1}"+noBreak+"${2}")
	for _, name := range p.names {
		text = strings.ReplaceAll(text, name, strings.ReplaceAll(name, " ", noBreak))
	}
	return text
}

// sentence begins a text with a capital letter and ends it with a full stop.
func sentence(text string) string { return ended(capital(text), ".") }

// ended ends a text with a sign in place of its own, except one that says more.
func ended(text, sign string) string {
	text = strings.TrimRight(text, " .;,/"+noBreak)
	if text == "" || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + sign
}

func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || first == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

func startsLower(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first)
}

// numbered puts a code before a title: 1.5. Title.
func numbered(code, title string) string {
	if code == "" {
		return title
	}
	return strings.TrimSpace(strings.TrimSuffix(code, ".") + ". " + title)
}

// some joins the texts that are not empty, each once.
func some(separator string, texts ...string) string {
	var out []string
	seen := map[string]bool{"": true}
	for _, t := range texts {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return strings.Join(out, separator)
}
