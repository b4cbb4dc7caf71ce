package criteria

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"
)

type message = locale.Message

// compareCells orders cells by sheet, row and column.
func compareCells(a, b string) int {
	split := func(cell string) (rest string, row int) {
		i := len(cell)
		for i > 0 && cell[i-1] >= '0' && cell[i-1] <= '9' {
			i--
		}
		row, _ = strconv.Atoi(cell[i:])
		return cell[:i], row
	}
	s, i := split(a)
	t, j := split(b)
	return cmp.Or(cmp.Compare(i, j), cmp.Compare(s, t))
}

// writer writes a rubric in one language.
type writer struct {
	strings.Builder
	lang locale.Lang
}

// Rubric writes a rubric from the table, which the file names: every leaf is
// reported, findings and notes are comments. Without findings it is a rubric without
// faults.
func (t *Table) Rubric(file string, l locale.Lang) []byte {
	w := &writer{lang: l}
	year := cmp.Or(t.Year, 2025)
	w.line(0, "# %s", w.in(headFill.Say(strings.Join(strings.Fields(file), " "))))
	w.line(0, "# %s", w.in(headSteps.Say()))
	rate := w.in(rateName.Say())
	w.line(0, "#   cases: [{when: %[1]s >= 95, score: full}, {when: %[1]s >= 80, score: 1}, {score: 0}]", rate)
	w.line(0, "rubric: %s-%d # %s", slug(file), year, w.in(fillID.Say()))
	w.line(0, "title: %s # %s", quoted(cmp.Or(t.Title, w.in(standIn.Say()))), w.in(fill.Say()))
	w.line(0, "decision: {number: 00/QĐ-UBND, issuer: %s, date: %d-01-01} # %s", w.in(issuer.Say()), year, w.in(fill.Say()))
	w.line(0, "period: %d # %s", year, w.in(fill.Say()))
	for _, f := range t.Findings {
		if f.Cell == t.max {
			w.finding(0, f)
		}
	}
	sum, known := sumOf(t.Areas)
	w.max(0, t.Max, sum, known)
	w.line(0, "points: {places: %d, rounding: half-up}", t.places)
	w.line(0, "# %s", w.in(headInputs.Say()))
	w.line(0, "# inputs:")
	w.line(0, "#   - {name: %s, type: percent, title: %s}", rate, quoted(w.in(rateTitle.Say())))
	w.line(0, "areas:")
	w.items(1, t.Areas)
	return []byte(w.String())
}

func (w *writer) in(m message) string { return m.In(w.lang) }

func (w *writer) line(depth int, format string, args ...any) {
	fmt.Fprintf(w, strings.Repeat("  ", depth)+format+"\n", args...)
}

func (w *writer) finding(depth int, f Finding) { w.line(depth, "# %s: %s", f.Cell, w.in(f.Message)) }

// max writes a maximum, or else the sum of the parts.
func (w *writer) max(depth int, is decimal.NullDecimal, sum decimal.Decimal, known bool) {
	switch {
	case is.Valid:
		w.line(depth, "max: %s", is.Decimal)
	case known:
		w.line(depth, "max: %s # %s", sum, w.in(asSum.Say()))
	default:
		w.line(depth, "# max: # %s", w.in(fillMax.Say()))
	}
}

func (w *writer) items(depth int, list []*Criterion) {
	for _, c := range list {
		w.line(depth, "- code: %s", quoted(c.Code))
		for _, f := range c.findings {
			w.finding(depth+1, f)
		}
		if c.Title == "" {
			w.line(depth+1, "# title: # %s", w.in(fillTitle.Say()))
		} else {
			w.line(depth+1, "title: %s", quoted(c.Title))
		}
		sum, known := sumOf(c.Parts)
		w.max(depth+1, c.Max, sum, known && len(c.Parts) > 0)
		if c.Min.IsNegative() && len(c.Parts) == 0 {
			w.line(depth+1, "min: %s", c.Min)
		}
		for _, note := range c.Notes {
			w.line(depth+1, "# %s", w.in(rulesIn.Say(note)))
		}
		if len(c.Parts) > 0 {
			w.line(depth+1, "items:")
			w.items(depth+2, c.Parts)
			continue
		}
		w.line(depth+1, "reported: true # %s", w.in(orARule.Say()))
	}
}

// quoted writes a text in double quotes, as YAML and JSON do.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// slug makes a name of a file's: in small letters without marks, and hyphens.
func slug(file string) string {
	if i := strings.LastIndexAny(file, `/\`); i >= 0 {
		file = file[i+1:]
	}
	if i := strings.LastIndexByte(file, '.'); i > 0 {
		file = file[:i]
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(file)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return cmp.Or(strings.Trim(b.String(), "-"), "rubric")
}
