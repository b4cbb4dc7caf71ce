package rules

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
)

// Consistent reports whether some figures within those of a leaf satisfy the relations. It
// takes its steps off a budget, but does not end with it.
func (n *Node) Consistent(b *Budget, vars []interval.Domain) bool {
	return Consistent(b, vars[:len(n.Inputs)+len(n.Joined)], n.Relations)
}

// Consistent reports whether some figures of domains satisfy constraints on them.
func Consistent(b *Budget, domains []interval.Domain, on []solve.Constraint) bool {
	units := 5 * len(on)
	defer func() { b.Spend(solve.Steps(units)) }()
	open := false
	for _, c := range on {
		some, all := c.Allows(domains)
		if !some {
			return false
		}
		open = open || !all
	}
	if !open {
		return true
	}
	domains, on, more := loosened(domains, on, func(int) bool { return true })
	if units += more; len(on) == 0 {
		return true
	}
	q := solve.NewSearch(domains, relationSteps, nil)
	q.Assume(on)
	_, ok := q.Narrow()
	b.Spend(relationSteps - q.Left())
	return ok
}

// Contradiction is a relation that figures contradict.
type Contradiction struct {
	Of    *rubric.Relation
	Slots []int // of the inputs that it names
	// Others are the relations that rule figures out only together with it.
	Others []*rubric.Relation
}

// Satisfied reports whether figures of a row satisfy the relations, or may with those
// that are not known, and narrows what is known of these by them.
func (s *Compiled) Satisfied(r *Row) bool {
	open := false
	for i := range s.Relations.list {
		holds, known := s.Relations.list[i].holds(r)
		if known && !holds {
			return false
		}
		open = open || !known
	}
	return !open || s.narrow(r)
}

// Keeps reports whether a row satisfies the relations that name one of some inputs; not
// known where that needs figures that are not in their columns.
func (r *Relations) Keeps(slots []int, row *Row) (keeps, known bool) {
	known = true
	for i := range r.list {
		c := &r.list[i]
		if !slices.ContainsFunc(c.slots, func(slot int) bool { return slices.Contains(slots, slot) }) {
			continue
		}
		holds, computed := c.holds(row)
		if computed && !holds {
			return false, true
		}
		known = known && computed
	}
	return true, known
}

// holds computes a constraint over a row; not known where it needs a figure that is
// not in its column.
func (c *constraint) holds(r *Row) (holds, known bool) {
	if !c.fast.fits {
		return false, false
	}
	sum := c.fast.constant
	for i, slot := range c.slots {
		v := r.Vals[slot]
		if v == NotFast {
			return false, false
		}
		sum += c.fast.of[i] * v
	}
	return zeroBy(sum, c.fast.rel), true
}

// Hold holds the first n units of columns against the relations: which contradict one, and
// which may, because it needs a figure that is not in its column.
func (r *Relations) Hold(columns [][]int64, gaps [][]bool, n int) (contradict, open []bool) {
	contradict, open = make([]bool, n), make([]bool, n)
	sums := make([]int64, n)
	for i := range r.list {
		c := &r.list[i]
		if !c.fast.fits {
			for k := range open {
				open[k] = true
			}
			continue
		}
		for k := range sums {
			sums[k] = c.fast.constant
		}
		for j, slot := range c.slots {
			by := c.fast.of[j]
			for k, v := range columns[slot][:n] {
				sums[k] += by * v
			}
			for k, gap := range gaps[slot] {
				open[k] = open[k] || gap
			}
		}
		for k, sum := range sums {
			if !zeroBy(sum, c.fast.rel) && !c.gap(gaps, k) {
				contradict[k] = true
			}
		}
	}
	return contradict, open
}

func (c *constraint) gap(gaps [][]bool, k int) bool {
	return slices.ContainsFunc(c.slots, func(slot int) bool { return gaps[slot] != nil && gaps[slot][k] })
}

// zeroBy reports whether a sum is below zero, not above it, or zero.
func zeroBy(sum int64, rel solve.Relation) bool {
	switch rel {
	case solve.Below:
		return sum < 0
	case solve.AtMost:
		return sum <= 0
	}
	return sum == 0
}

// narrow narrows what a row knows of connected inputs; not ok where no figures satisfy
// the relations.
func (s *Compiled) narrow(r *Row) (ok bool) {
	for i := range s.Relations.groups {
		g := &s.Relations.groups[i]
		if !slices.ContainsFunc(g.slots, func(slot int) bool { return s.states(*r, slot) }) {
			continue // nothing is known of them
		}
		if ok, computed := s.narrowedInWords(r, g); computed {
			if !ok {
				return false
			}
			continue
		}
		domains := make([]interval.Domain, len(g.slots))
		for k, slot := range g.slots {
			domains[k] = s.Input(*r, slot)
		}
		narrowed, ok := solve.Narrow(domains, g.constraints, relationSteps)
		if !ok {
			return false
		}
		for k, slot := range g.slots {
			narrowed[k] = s.Inputs.dated(slot, narrowed[k])
			if r.Vals[slot] != NotFast || narrowed[k].Numbers.SameEnds(domains[k].Numbers) {
				continue
			}
			r.narrow(slot, narrowed[k])
		}
	}
	return true
}

// states reports whether a row says anything of an input.
func (s *Compiled) states(r Row, slot int) bool {
	_, inexact := r.Inexact[slot]
	return inexact || r.Vals[slot] != NotFast
}

// Contradictions returns the relations that figures contradict, in order, each once:
// those that they contradict by themselves or, where there are none, those that leave
// no value for what is not known.
func (s *Compiled) Contradictions(domains []interval.Domain) []Contradiction {
	var out []Contradiction
	for _, c := range s.Relations.list {
		if some, _ := c.over.Allows(domains); !some {
			out = appendContradiction(out, c)
		}
	}
	if out != nil {
		return out
	}
	for i := range s.Relations.groups {
		g := &s.Relations.groups[i]
		if _, ok := solve.Narrow(g.domains(domains), g.constraints, relationSteps); !ok {
			out = append(out, s.together(i, domains))
		}
	}
	return out
}

// Message says what figures contradict, with those that are given.
func (x *Contradiction) Message(s *Compiled, domains []interval.Domain, given func(slot int) bool) locale.Message {
	var figures []locale.Message
	for _, slot := range x.Slots {
		if in := s.Inputs.Input(slot); given(slot) {
			say := func(l locale.Lang) string { return words.WordsFor(l, in).Value(domains[slot]) }
			figures = append(figures, figureOfInput.Say(titleOf(in.Title),
				locale.Message{VI: say(rubric.Vietnamese), EN: say(rubric.English)}))
		}
	}
	if len(x.Others) == 0 {
		return contradicts.Say(titleOf(x.Of.Title), join(figures, "; "))
	}
	names := []locale.Message{quoted.Say(titleOf(x.Of.Title))}
	for _, of := range x.Others {
		names = append(names, quoted.Say(titleOf(of.Title)))
	}
	return contradictsTogether.Say(join(names, ", "), join(figures, "; "))
}

func titleOf(t rubric.Text) locale.Message {
	return locale.Message{VI: t.In(rubric.Vietnamese), EN: t.In(rubric.English)}
}

func join(list []locale.Message, between string) locale.Message {
	var out locale.Message
	for i, m := range list {
		if i > 0 {
			out.VI, out.EN = out.VI+between, out.EN+between
		}
		out.VI, out.EN = out.VI+m.VI, out.EN+m.EN
	}
	return out
}

func appendContradiction(list []Contradiction, c constraint) []Contradiction {
	if i := slices.IndexFunc(list, func(x Contradiction) bool { return x.Of == c.Of }); i >= 0 {
		list[i].Slots = append(list[i].Slots, c.slots...)
		slices.Sort(list[i].Slots)
		list[i].Slots = slices.Compact(list[i].Slots)
		return list
	}
	return append(list, Contradiction{Of: c.Of, Slots: slices.Clone(c.slots)})
}

// together returns relations none of which can be left out for the figures to be
// impossible.
func (s *Compiled) together(group int, domains []interval.Domain) Contradiction {
	g := &s.Relations.groups[group]
	var needed []constraint
	for _, c := range s.Relations.list {
		if c.group == group {
			needed = append(needed, c)
		}
	}
	for i := 0; i < len(needed); {
		without := slices.Delete(slices.Clone(needed), i, i+1)
		var list []solve.Constraint
		for _, c := range without {
			list = append(list, c.over.Renumbered(func(slot int) int { return slices.Index(g.slots, slot) }))
		}
		if _, ok := solve.Narrow(g.domains(domains), list, relationSteps); ok {
			i++
		} else {
			needed = without
		}
	}
	out := Contradiction{Of: needed[0].Of}
	for _, c := range needed {
		out.Slots = append(out.Slots, c.slots...)
		if c.Of != out.Of && !slices.Contains(out.Others, c.Of) {
			out.Others = append(out.Others, c.Of)
		}
	}
	slices.Sort(out.Slots)
	out.Slots = slices.Compact(out.Slots)
	return out
}
