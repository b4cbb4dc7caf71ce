package verify

import (
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// overlaps refutes two rows about the same subjects that hold together on a stretch of a
// number or date, the others standing, where neither holds wherever the other does.
// Rows that are never reached, and those that are told to hold together, are left out.
func (t *decisionTable) overlaps(told map[[2]int]bool) {
	several := 0
	for _, r := range t.rows {
		if !r.rest {
			several++
		}
	}
	if several < 2 {
		return
	}
	o := &overlaps{table: t, what: rubric.Say(overlapInOrder, t.lineNames()), said: map[string]bool{}}
	for l := range t.lines() {
		for j := range t.rows {
			for i := range j {
				a, b := &t.rows[i], &t.rows[j]
				if o.found > mostFindings || a.rest || b.rest || told[[2]int{a.held, b.held}] ||
					!slices.Equal(a.reads, b.reads) || !slices.Contains(t.held, j) {
					continue
				}
				o.pair(l, i, j)
			}
		}
	}
	if o.found == 0 {
		t.judge.add(Verdict{Property: PropertyOverlap, Outcome: Proved, Message: o.what},
			rules.Place{Owner: t.judge.prover.Item, Key: "", Index: -1})
	}
}

// overlaps are those of a table that were found.
type overlaps struct {
	table *decisionTable
	what  rubric.Text
	found int
	said  map[string]bool
}

// pair judges two rows on a line.
func (o *overlaps) pair(l *tableLine, i, j int) {
	t, of := o.table, [2][]interval.Interval{}
	var both []interval.Domain // where both hold and the earlier counts
	going := false
	for part, set := range t.parts[l.subject] {
		cell := t.moved(l.cell, l.subject, part)
		box := t.box(cell)
		a, b := t.rows[i].holds(box), t.rows[j].holds(box)
		if a {
			of[0] = append(of[0], set.Numbers)
		}
		if b {
			of[1] = append(of[1], set.Numbers)
		}
		switch here := a && b && t.held[cell] == i; {
		case here && going:
			both[len(both)-1] = both[len(both)-1].Union(set)
		case here:
			both, going = append(both, set), true
		default:
			going = false
		}
	}
	first, second := interval.Merge(of[0]), interval.Merge(of[1])
	if len(both) == 0 || interval.Covers(first, second) || interval.Covers(second, first) {
		return
	}
	for _, part := range both {
		key := fmt.Sprint(i, j, l.subject, part.Numbers)
		if o.said[key] || o.found > mostFindings {
			continue
		}
		a := t.find(l.box(part), rules.ScoreAt(t.rows[i].held))
		if a.Found == solve.No {
			continue
		}
		o.said[key] = true
		found := o.found
		o.found++
		t.judge.never(PropertyOverlap, t.place(j), a, o.what, func(e *Example) rubric.Text {
			return andMore(found, rubric.Say(bothHold, t.name(i), t.name(j), l.name(), domainText{part}, e.Figures()))
		})
	}
}
