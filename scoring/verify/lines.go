package verify

import (
	"iter"
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// tableLine is what a rule does along one number or date while the other subjects stand:
// stretches of it, from the lowest, each of one row.
type tableLine struct {
	table     *decisionTable
	subject   int
	cell      int // one of its cells
	stretches []tableStretch
}

// tableStretch is a part of a line for which one row holds.
type tableStretch struct {
	row      int
	from, to int // parts of the subject
	set      interval.Domain
}

// lines yields the lines of all numbers and dates that are compared with something.
// Where a condition of the item does not hold a line ends, and another may begin.
func (t *decisionTable) lines() iter.Seq[*tableLine] {
	return func(yield func(*tableLine) bool) {
		for i, s := range t.subjects {
			if len(s.Limits) == 0 {
				continue
			}
			for cell := range t.held {
				if t.part(cell, i) != 0 {
					continue
				}
				for _, l := range t.line(cell, i) {
					if !yield(l) {
						return
					}
				}
			}
		}
	}
}

// line returns the lines along a subject through a cell.
func (t *decisionTable) line(cell, subject int) (lines []*tableLine) {
	var l *tableLine
	for part, set := range t.parts[subject] {
		at := t.moved(cell, subject, part)
		row := t.held[at]
		if row == notScored {
			l = nil
			continue
		}
		if l == nil {
			l = &tableLine{table: t, subject: subject, cell: at}
			lines = append(lines, l)
		}
		last := len(l.stretches) - 1
		if last >= 0 && l.stretches[last].row == row {
			l.stretches[last].to, l.stretches[last].set = part, l.stretches[last].set.Union(set)
			continue
		}
		l.stretches = append(l.stretches, tableStretch{row: row, from: part, to: part, set: set})
	}
	return lines
}

// box returns the values of a stretch and of the subjects that stand.
func (l *tableLine) box(set interval.Domain) []interval.Domain {
	box := l.table.box(l.cell)
	box[l.subject] = set
	return box
}

// points returns the range of the points of a stretch; nil where there are none.
func (l *tableLine) points(s tableStretch) (lo, hi *big.Rat) {
	if s.row < 0 {
		return nil, nil
	}
	return l.table.pointsIn(l.box(s.set), s.row)
}

// cells yields the cells of a stretch.
func (l *tableLine) cells(s tableStretch) iter.Seq[int] {
	return func(yield func(int) bool) {
		for part := s.from; part <= s.to && yield(l.table.moved(l.cell, l.subject, part)); part++ {
		}
	}
}

// name is what the subject of a line is called in the rule.
func (l *tableLine) name() string { return formula.String(l.table.subjects[l.subject].Node) }

// domainText says in both languages what a number or a date lies in.
type domainText struct{ interval.Domain }

func (d domainText) In(l locale.Lang) string {
	if d.Type != interval.Date {
		return d.Numbers.In(l)
	}
	if n := &d.Numbers; n.Lo != nil && n.Lo.Cmp(rules.WrittenDates.Numbers.Lo) <= 0 {
		n.Lo = nil
	}
	if n := &d.Numbers; n.Hi != nil && n.Hi.Cmp(rules.WrittenDates.Numbers.Hi) >= 0 {
		n.Hi = nil
	}
	w := words.Words{Lang: l}
	if n := d.Numbers; n.Lo != nil && n.Hi != nil && !n.Known() {
		end := func(v *big.Rat) string { return w.Value(interval.DateDomain(interval.Exactly(v))) }
		return rubric.Say(fromTo, end(n.Lo), end(n.Hi)).In(l)
	}
	return w.Value(d.Domain)
}

// subjectText says what a subject of conditions is, subjectsText that of several.
type subjectText struct {
	name string
	is   interval.Domain
}

type subjectsText []subjectText

func (list subjectsText) In(l locale.Lang) string {
	said := make([]string, len(list))
	for i, s := range list {
		value := domainText{s.is}.In(l)
		switch s.is.Type {
		case interval.Bool:
			value = map[bool]string{true: "true", false: "false"}[s.is.Bools == interval.IsTrue]
		case interval.Text:
			value = strings.Join(s.is.Texts, " / ")
		}
		said[i] = rubric.Say(subjectIs, s.name, value).In(l)
	}
	return strings.Join(said, ", ")
}
