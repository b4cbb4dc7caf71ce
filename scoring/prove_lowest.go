package scoring

import (
	"context"
	"maps"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/shopspring/decimal"
)

// lowestUnit is a search for facts that come to as low a final score as can be. It
// starts at facts that are worst for the leaves, each taken alone, and goes on to facts
// that differ in what one leaf reads, or in one figure, as long as that lowers the final
// score. What it finds is scored; lower final scores may be left.
type lowestUnit struct {
	*engine
	facts  Facts
	failed int // leaves without points
	found  bool
	final  decimal.Decimal
}

// mostTries bounds how many units are scored in a search for the lowest final score.
const mostTries = 20_000

// findLowest looks for a final score below a limit, or as low as it finds one.
func (s *compiled) findLowest(limit decimal.Decimal, b budget) *lowestUnit {
	e := s.engine()
	defer s.engines.Put(e)
	options := make([][]Facts, len(s.leaves))
	_ = eachOf(context.Background(), b.workers, nil, len(s.leaves), func(i int) { options[i] = s.lowOptions(s.leaves[i], b) })
	var all []*lowestUnit
	for _, first := range []bool{false, true} { // of two leaves that read a figure one has its way
		l, start := &lowestUnit{engine: e}, Facts{}
		for _, list := range options {
			switch {
			case len(list) == 0:
			case first:
				start = start.over(list[0])
			default:
				start = list[0].over(start)
			}
		}
		if l.take(start) && l.below(limit) {
			return l
		}
		all = append(all, l)
	}
	moves, tries := s.moves(options, b), 0
	best := all[0]
	for _, l := range all {
		for better := true; better && tries < mostTries && !b.ended() && !l.below(limit); {
			better = false
			for _, f := range moves {
				if tries++; tries < mostTries && !b.ended() && l.take(f.over(l.facts)) {
					better = true
				}
			}
		}
		if l.found && (!best.found || l.final.LessThan(best.final)) {
			best = l
		}
	}
	return best
}

func (l *lowestUnit) below(limit decimal.Decimal) bool { return l.found && l.final.LessThan(limit) }

// moves returns what facts are changed by: all that a leaf reads, so that another part
// of its rule is reached, and one figure.
func (s *compiled) moves(options [][]Facts, b budget) []Facts {
	c := s.ruleParts()
	reach := make([][]Facts, len(c.list))
	_ = eachOf(context.Background(), b.workers, nil, len(c.list), func(i int) {
		if a := c.facts(i, b); a.found == solve.Yes {
			reach[i] = []Facts{{Inputs: exampleOf(s.rubric, c.list[i].node, rubric.Text{}, a.facts).Facts}}
		}
	})
	out := slices.Concat(slices.Concat(options...), slices.Concat(reach...))
	type figure struct {
		name  string
		value Figure
	}
	seen := map[figure]bool{}
	for _, f := range out {
		for _, name := range slices.Sorted(maps.Keys(f.Inputs)) {
			if one := (figure{name, f.Inputs[name]}); !seen[one] {
				seen[one] = true
				out = append(out, Facts{Inputs: map[string]Figure{name: one.value}})
			}
		}
	}
	return out
}

// over returns facts with what others say besides.
func (f Facts) over(others Facts) Facts {
	out := Facts{Inputs: map[string]Figure{}, Points: map[string]Figure{}}
	for _, g := range []Facts{others, f} {
		maps.Copy(out.Inputs, g.Inputs)
		maps.Copy(out.Points, g.Points)
	}
	return out
}

// take scores facts, and keeps them where they come to less than those before: those
// for which fewer leaves fail come first.
func (l *lowestUnit) take(f Facts) bool {
	r, err := hook.row(l.compiled, f)
	if err != nil {
		return false
	}
	entries := l.leafPoints(r)
	failed := 0
	for _, e := range entries {
		if !e.settled() {
			failed++
		}
	}
	of := l.ledger(entries)
	final, _, known := of.final()
	least := l.book.decimal(final.lo)
	switch {
	case l.facts.Inputs == nil:
	case failed != l.failed:
		if failed > l.failed {
			return false
		}
	case !known || l.found && !least.LessThan(l.final):
		return false
	}
	l.facts, l.failed, l.found, l.final = f, failed, known, least
	return true
}

// lowOptions returns facts for one leaf, first those that lower a final score most
// while it counts: one for each of its cases, and one for which it does not arise.
func (s *compiled) lowOptions(n *node, b budget) []Facts {
	type option struct {
		Facts
		points *big.Rat
	}
	var counted []option
	var others []Facts
	worst := func(r pointRange) *big.Rat {
		if s.side(n) == onPenalty {
			return r.hi
		}
		return r.lo
	}
	p := newProver(s.rubric, n, n.blank, b.steps)
	p.done = b.done
	factsOf := func(a answer) Facts {
		f := Facts{Inputs: exampleOf(s.rubric, n, rubric.Text{}, a.facts).Facts}
		if n.item.Reported {
			f.Points = map[string]Figure{n.item.Code: Number(n.lowest(s))}
		}
		return f
	}
	if len(n.cases) == 0 {
		a := p.find(func(q *solve.Search) regions { return p.coming(q, conditionAt(0)) })
		if a.found == solve.Yes {
			others = append(others, factsOf(a))
		}
	}
	for i := range n.cases {
		v := worst(p.caseRange(i))
		if v == nil {
			continue
		}
		a := p.ask(func(q *solve.Search) { p.giving(q, i, v) })
		if a.found == solve.Yes {
			counted = append(counted, option{factsOf(a), v})
		}
	}
	slices.SortStableFunc(counted, func(a, b option) int {
		if s.side(n) == onPenalty {
			return b.points.Cmp(a.points)
		}
		return a.points.Cmp(b.points)
	})
	a := p.ask(func(q *solve.Search) {
		for r, e := range p.walk(q, q.All(), ruleStart, ruleEnd) {
			if e.kind == endNotArising {
				q.Found(r)
			}
		}
	})
	if a.found == solve.Yes {
		others = append(others, factsOf(a))
	}
	var out []Facts
	for _, o := range counted {
		out = append(out, o.Facts)
	}
	return append(out, others...)
}

// lowest returns the points of a reported leaf that lower a final score most.
func (n *node) lowest(s *compiled) decimal.Decimal {
	of := n.grid.within(n.grid.allowed)
	if s.side(n) == onPenalty {
		return toDecimal(of.Hi)
	}
	return toDecimal(of.Lo)
}

// example makes a test case of the unit as a whole.
func (l *lowestUnit) example(group string) *Example {
	e := &Example{Name: rubric.Say(totalBand), Group: group, Facts: l.facts.Inputs, Status: Scored, Points: decimal.NewNullDecimal(l.final)}
	if group != "" {
		e.Name = rubric.Say(totalBandOf, group)
	}
	if len(l.facts.Points) > 0 {
		e.Reported = l.facts.Points
	}
	for name, v := range l.facts.Inputs {
		if l.rubric.Input(name).Type == rubric.Enum && plain.MatchString(v.String()) {
			e.Texts = append(e.Texts, name)
		}
	}
	slices.Sort(e.Texts)
	return e
}

// someFacts lists the figures for a message where they are few.
func (e *Example) someFacts() string {
	if len(e.Facts)+len(e.Reported) > 6 {
		return ""
	}
	return e.Figures()
}
