// Package report writes remediation plans, optima and progress for a person at a
// terminal. The example programs share it.
package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// report writes texts of one language.
type report struct {
	out  io.Writer
	lang locale.Lang
}

func (r report) printf(format string, args ...any) { fmt.Fprintf(r.out, format, args...) }

func (r report) pick(vi, en string) string { return rubric.Text{VI: vi, EN: en}.In(r.lang) }

func (r report) heading(vi, en string) { r.printf("\n%s\n", r.pick(vi, en)) }

// unit writes the name of a unit as a title.
func (r report) unit(u scoring.Unit) {
	name := u.Name.In(r.lang)
	if name == "" {
		name = u.ID
	}
	r.printf("%s\n", strings.ToUpper(name))
}

func (r report) edition(e rubric.Edition, illustrative bool) {
	r.printf(
		r.pick("Bộ chỉ số: %s (%s, %s)%s\n", "Rubric: %s (%s, %s)%s\n"),
		e.Rubric,
		e.Decision,
		e.Date.Written(r.lang),
		r.mark(illustrative),
	)
}

// mark marks what no source decides.
func (r report) mark(illustrative bool) string {
	if !illustrative {
		return ""
	}
	return r.pick(" [minh hoạ]", " [illustrative]")
}

// number writes a number, or a dash where it is not known.
func (r report) number(v decimal.NullDecimal) string {
	if !v.Valid {
		return "–"
	}
	return r.lang.Decimal(v.Decimal)
}

// why says why a final score is not known.
func (r report) why(margin string, reasons []scoring.OpenReason) {
	for _, reason := range reasons {
		r.printf("%s↳ %s\n", margin, reason.Text.In(r.lang))
	}
}

// points writes "3 điểm".
func (r report) points(v decimal.Decimal) string {
	if v.Equal(decimal.NewFromInt(1)) {
		return r.pick("1 điểm", "1 point")
	}
	return r.lang.Decimal(v) + r.pick(" điểm", " points")
}

// within writes points that are known, or from the least to the most.
func (r report) within(b scoring.Range) string {
	if b.Known() {
		return r.points(b.Least)
	}
	return r.bounds(b) + r.pick(" điểm", " points")
}

// bounds writes a number, or the range that it is in.
func (r report) bounds(b scoring.Range) string {
	switch {
	case b.Known():
		return r.negative(b.Least)
	case b.Least.IsNegative():
		return r.negative(b.Least) + r.pick(" đến ", " to ") + r.negative(b.Most)
	}
	return r.lang.Decimal(b.Least) + "–" + r.lang.Decimal(b.Most)
}

func (r report) negative(v decimal.Decimal) string {
	if v.IsNegative() {
		return "−" + r.lang.Decimal(v.Neg())
	}
	return r.lang.Decimal(v)
}

// signed writes a gain or a loss.
func (r report) signed(v decimal.Decimal) string {
	if v.IsNegative() {
		return "−" + r.lang.Decimal(v.Neg())
	}
	return "+" + r.lang.Decimal(v)
}

// band writes a band behind a score, if there is one.
func (r report) band(t rubric.Text) string {
	if t.IsZero() {
		return ""
	}
	return r.pick(", xếp loại ", ", band ") + t.In(r.lang)
}

func (r report) list(s []string) string {
	if len(s) == 0 {
		return r.pick("không có", "none")
	}
	return strings.Join(s, ", ")
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}

func padLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s))) + s
}
