package verify

import (
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// gaps refutes holes: stretches of a number or date that fall, while the other subjects
// stand, to a row which has what the others leave, by mistake as it seems. The package
// comment says what is a hole.
func (t *decisionTable) gaps() {
	h := &holes{table: t, what: rubric.Say(noGap, t.lineNames()), cells: map[int]bool{}, said: map[holeKey]bool{}}
	for l := range t.lines() {
		for i := range l.stretches {
			if h.found <= mostFindings && l.falls(i) {
				h.stretch(l, i)
			}
		}
	}
	if h.found == 0 {
		t.judge.add(Verdict{Property: PropertyGap, Outcome: Proved, Message: h.what},
			rules.Place{Owner: t.judge.prover.Item, Key: "", Index: -1})
	}
}

// lineNames lists the numbers and dates that conditions compare with constants.
func (t *decisionTable) lineNames() string {
	var names []string
	for _, s := range t.subjects {
		if len(s.Limits) > 0 {
			names = append(names, formula.String(s.Node))
		}
	}
	return strings.Join(names, ", ")
}

// holes are those of a table that were found.
type holes struct {
	table *decisionTable
	what  rubric.Text
	found int
	said  map[holeKey]bool
	cells map[int]bool
}

// holeKey is a hole as it is told: once for all values of the other subjects.
type holeKey struct{ subject, from, to, row int }

// stretch judges whether a stretch of a line is a hole. One that is a hole along several
// subjects is told along the first.
func (h *holes) stretch(l *tableLine, i int) {
	s := l.stretches[i]
	fresh := false
	for cell := range l.cells(s) {
		fresh = fresh || !h.cells[cell]
	}
	if !fresh {
		return
	}
	a, neighbour, says := l.hole(i)
	if a.Found == solve.No {
		return
	}
	for cell := range l.cells(s) {
		h.cells[cell] = true
	}
	key := holeKey{l.subject, s.from, s.to, s.row}
	if h.said[key] {
		return
	}
	h.said[key] = true
	found := h.found
	h.found++
	to := h.table.name(s.row)
	switch r := h.table.rows[s.row]; {
	case r.rest && r.held == len(h.table.judge.prover.Cases)-1 && !h.table.judge.open():
		to = rubric.Say(theLastCase)
	case r.rest:
		to = rubric.Say(theLastBranch, to)
	}
	h.table.judge.never(PropertyGap, h.table.place(neighbour), a, h.what, func(e *Example) rubric.Text {
		return andMore(found, rubric.Say(says, l.name(), domainText{s.set}, to, e.Figures()))
	})
}

// falls reports whether the row of a stretch has what the rows beside it leave: it is the
// last, or holds beside the stretch, too, where rows before it come first.
func (l *tableLine) falls(i int) bool {
	s := l.stretches[i]
	if s.row < 0 || len(l.stretches) == 1 || l.table.rows[s.row].meant {
		return false
	}
	r := &l.table.rows[s.row]
	for _, side := range []int{i - 1, i + 1} {
		if r.rest || side < 0 || side == len(l.stretches) {
			continue
		}
		part := l.stretches[side].from
		if side < i {
			part = l.stretches[side].to
		}
		if !r.holds(l.table.box(l.table.moved(l.cell, l.subject, part))) {
			return false
		}
	}
	return true
}

// hole looks for facts that show that a stretch is a hole. It returns the row beside it
// and what is to be said.
func (l *tableLine) hole(i int) (a rules.Answer, neighbour int, says locale.Sentence) {
	s, last := l.stretches[i], len(l.stretches)-1
	switch {
	case 0 < i && i < last:
		below, above := l.stretches[i-1], l.stretches[i+1]
		return l.valley(s, below, above), max(below.row, above.row), fallsThrough
	case i == last && l.drops(l.stretches, true):
		return l.at(s, l.stretches[i-1]), l.stretches[i-1].row, fallsAtTop
	case i == 0:
		back := slices.Clone(l.stretches)
		slices.Reverse(back)
		if l.drops(back, false) {
			return l.at(s, l.stretches[1]), l.stretches[1].row, fallsAtBottom
		}
	}
	return rules.Answer{Found: solve.No}, 0, says
}

// at looks for facts of a stretch, beside which there are some, too.
func (l *tableLine) at(s tableStretch, beside ...tableStretch) rules.Answer {
	for _, n := range beside {
		if l.table.find(l.box(n.set), rules.ScoreAt(l.table.rows[n.row].held)).Found == solve.No {
			return rules.Answer{Found: solve.No}
		}
	}
	return l.table.find(l.box(s.set), rules.ScoreAt(l.table.rows[s.row].held))
}

// valley looks for facts of a stretch that give less than those on both sides of it.
func (l *tableLine) valley(s, below, above tableStretch) rules.Answer {
	none := rules.Answer{Found: solve.No}
	if below.row < 0 || above.row < 0 || below.row == above.row {
		return none // what one condition leaves out is meant
	}
	all := []tableStretch{s, below, above}
	fixed := !slices.ContainsFunc(all, func(s tableStretch) bool {
		_, is := formula.Fixed(l.table.rows[s.row].score)
		return !is
	})
	if slot := l.table.subjects[l.subject].Slot; !fixed && slot >= 0 {
		return l.lowerThan(s, below, above, slot)
	}
	_, most := l.points(s)
	for _, side := range all[1:] {
		if least, _ := l.points(side); most == nil || least == nil || least.Cmp(most) <= 0 {
			return none
		}
	}
	return l.at(s, below, above)
}

// lowerThan looks for facts in which an input lies in a stretch and gives less than some
// value of it below the stretch does, and some value above.
func (l *tableLine) lowerThan(s, below, above tableStretch, slot int) rules.Answer {
	p, within := l.table.within(l.box(s.set))
	inputs := len(p.Domains)
	shift := func(n formula.Node, copied int) formula.Node {
		return formula.Renumber(n, func(v int) int {
			switch {
			case v >= inputs:
				return v + 2 // the lets make room for the copies
			case v == slot && copied > 0:
				return inputs + copied - 1
			}
			return v
		})
	}
	all := p.Renumbered(func(v int) int {
		if v >= inputs {
			return v + 2
		}
		return v
	})
	for copied := 1; copied <= 2; copied++ { // the relations hold for the copies, too
		for _, c := range p.Relations {
			all.Relations = append(all.Relations, c.Renumbered(func(v int) int {
				if v == slot {
					return inputs + copied - 1
				}
				return v
			}))
		}
	}
	p.Node = all
	p.Domains = append(p.Domains, below.set, above.set)
	p.Near = append(slices.Clone(p.Near), nil, nil)
	row := func(s tableStretch, copied int) formula.Node { return shift(l.table.rows[s.row].score, copied) }
	a := p.Ask(func(q *solve.Search) {
		in := within(q, p.Coming(q, rules.ScoreAt(l.table.rows[s.row].held)))
		for r, here := range rules.Numbers(q, row(s, 0), in) {
			lower := p.Above(q, r, row(below, 1), here)
			for r := range lower {
				rules.FoundIn(q, p.Above(q, r, row(above, 2), here))
			}
		}
	})
	if a.Facts != nil {
		a.Facts = a.Facts[:inputs]
	}
	return a
}

// drops reports whether points rise along stretches up to the last, which gives no more
// than any of them: over two steps at least, or over one if the last is just the end of
// a percentage or another number, which a limit leaves out that it should not. upwards
// says that the stretches go from the lowest to the highest.
func (l *tableLine) drops(stretches []tableStretch, upwards bool) bool {
	last := stretches[len(stretches)-1]
	_, end := l.points(last)
	if end == nil {
		return false
	}
	var reached *big.Rat
	levels := 0
	for i, s := range stretches[:len(stretches)-1] {
		if s.row == last.row && i > 0 {
			continue // a hole of its own, or else points fall before the end
		}
		lo, hi := l.points(s)
		if lo == nil || hi == nil || lo.Cmp(end) < 0 || reached != nil && lo.Cmp(reached) < 0 {
			return false
		}
		if reached == nil || lo.Cmp(reached) > 0 {
			levels++
		}
		if hi.Cmp(lo) > 0 {
			switch l.along(s) {
			case formula.Rising:
				if levels++; !upwards {
					return false
				}
			case formula.Falling:
				if levels++; upwards {
					return false
				}
			case formula.AnyWay:
				return false
			}
		}
		reached = hi
	}
	atEnd := upwards && last.to == len(l.table.parts[l.subject])-1
	n := last.set.Numbers
	return reached.Cmp(end) > 0 && (levels > 2 || levels == 2 && atEnd && n.Known() && n.Grid != interval.Whole)
}

// along says which way the points of a stretch go when its subject rises.
func (l *tableLine) along(s tableStretch) formula.Direction {
	p, _ := l.table.within(l.box(s.set))
	return formula.Along(l.table.rows[s.row].score, &l.table.subjects[l.subject], p.Filled(p.Domains), s.set)
}
