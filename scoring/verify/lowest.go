package verify

import (
	"cmp"
	"maps"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/shopspring/decimal"
)

// lowestUnit is a search for facts that come to as low a final score as can be. It
// starts at facts that are worst for the leaves, each taken alone, and goes on to facts
// that differ in what one leaf reads, or in one figure, as long as that lowers the final
// score. What it finds is scored; lower final scores may be left.
type lowestUnit struct {
	engine *rules.Engine
	facts  scoring.Facts
	failed int // leaves without points
	found  bool
	final  decimal.Decimal
	tried  []scoring.Facts // by which facts were changed
}

// mostTries bounds how many units are scored in a search for the lowest final score, which
// takes so many steps a leaf.
const (
	mostTries    = 20_000
	tryLeafSteps = 2
)

// findLowest looks for a final score below a limit, or as low as it finds one.
func findLowest(s *rules.Compiled, limit decimal.Decimal, b *rules.Budget) *lowestUnit {
	e := s.NewEngine()
	defer s.Engines.Put(e)
	options := make([][]scoring.Facts, len(s.Leaves))
	b.Divide(len(s.Leaves), func(i int, b *rules.Budget) {
		options[i] = lowOptions(s, s.Leaves[i], b)
	})
	var all []*lowestUnit
	for _, first := range []bool{false, true} { // of two leaves that read a figure one has its way
		l, start := &lowestUnit{engine: e}, scoring.Facts{}
		for _, list := range options {
			for _, f := range list {
				f, g := f, start
				if first {
					f, g = g, f
				}
				if next := over(f, g); l.allowed(next) {
					start = next
					break
				}
			}
		}
		if l.take(start) && l.below(limit) {
			return l
		}
		all = append(all, l)
	}
	moves, tries := moves(s, options, b), 0
	for _, l := range all {
		l.tried = moves
	}
	best := all[0]
	more := func() bool { tries++; return tries < mostTries && b.Spend(tryLeafSteps*len(s.Leaves)) }
	for _, l := range all {
		for better := true; better && more() && !l.below(limit); {
			better = false
			for _, f := range moves {
				if more() && l.take(over(f, l.facts)) {
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
func moves(s *rules.Compiled, options [][]scoring.Facts, b *rules.Budget) []scoring.Facts {
	c := s.RuleParts()
	reach := make([][]scoring.Facts, len(c.List))
	b.Divide(len(c.List), func(i int, b *rules.Budget) {
		if a := c.Facts(i, b); a.Found == solve.Yes {
			reach[i] = []scoring.Facts{exampleOf(s.Rubric, c.List[i].Node, rubric.Text{}, a.Facts).given()}
		}
	})
	out := slices.Concat(slices.Concat(options...), slices.Concat(reach...))
	type figure struct {
		name  string
		value scoring.Figure
	}
	seen := map[figure]bool{}
	for _, f := range out {
		for _, name := range slices.Sorted(maps.Keys(f.Inputs)) {
			if one := (figure{name, f.Inputs[name]}); !seen[one] {
				seen[one] = true
				out = append(out, scoring.Facts{Inputs: map[string]scoring.Figure{name: one.value}})
			}
		}
	}
	return out
}

// over returns facts with what others say besides.
func over(f scoring.Facts, others scoring.Facts) scoring.Facts {
	out := scoring.Facts{Inputs: map[string]scoring.Figure{}, Points: map[string]scoring.Figure{}}
	for _, g := range []scoring.Facts{others, f} {
		out.Unit.Group = cmp.Or(g.Unit.Group, out.Unit.Group)
		maps.Copy(out.Inputs, g.Inputs)
		maps.Copy(out.Points, g.Points)
	}
	return out
}

// allowed reports whether facts satisfy the relations.
func (l *lowestUnit) allowed(f scoring.Facts) bool {
	if len(l.engine.Compiled.Rubric.Relations) == 0 {
		return true
	}
	_, err := rules.Hook.Row(l.engine.Compiled, f)
	return err == nil
}

// take scores facts, and keeps them where they come to less than those before: those
// for which fewer leaves fail come first.
func (l *lowestUnit) take(f scoring.Facts) bool {
	r, err := rules.Hook.Row(l.engine.Compiled, f)
	if err != nil {
		return false
	}
	entries := l.engine.LeafPoints(r)
	failed := 0
	for _, e := range entries {
		if !e.Settled() {
			failed++
		}
	}
	of := l.engine.Ledger(entries)
	final, _, known := of.Final()
	least := l.engine.Compiled.Book.Decimal(final.Lo)
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
func lowOptions(s *rules.Compiled, n *rules.Node, b *rules.Budget) []scoring.Facts {
	type option struct {
		scoring.Facts
		points *big.Rat
	}
	var counted []option
	var others []scoring.Facts
	worst := func(r rules.PointRange) *big.Rat {
		if s.Side(n) == rules.OnPenalty {
			return r.Hi
		}
		return r.Lo
	}
	p := rules.NewProver(s.Rubric, n, n.Unconstrained, b.Question())
	p.Budget = b
	factsOf := func(a rules.Answer) scoring.Facts {
		f := exampleOf(s.Rubric, n, rubric.Text{}, a.Facts).given()
		if n.Item.Reported {
			f.Points = map[string]scoring.Figure{n.Item.Code: scoring.Known(lowest(n, s))}
		}
		return f
	}
	if len(n.Cases) == 0 {
		a := p.Find(func(q *solve.Search) rules.Regions { return p.Coming(q, rules.ConditionAt(0)) })
		if a.Found == solve.Yes {
			others = append(others, factsOf(a))
		}
	}
	for i := range n.Cases {
		v := worst(p.CaseRange(i))
		if v == nil {
			continue
		}
		a := p.Ask(func(q *solve.Search) { giving(p, q, i, v) })
		if a.Found == solve.Yes {
			counted = append(counted, option{factsOf(a), v})
		}
	}
	slices.SortStableFunc(counted, func(a, b option) int {
		if s.Side(n) == rules.OnPenalty {
			return b.points.Cmp(a.points)
		}
		return a.points.Cmp(b.points)
	})
	a := p.Ask(func(q *solve.Search) {
		for r, e := range p.Walk(q, q.All(), rules.RuleStart, rules.RuleEnd) {
			if e.Kind == rules.EndNotArising {
				q.Found(r)
			}
		}
	})
	if a.Found == solve.Yes {
		others = append(others, factsOf(a))
	}
	var out []scoring.Facts
	for _, o := range counted {
		out = append(out, o.Facts)
	}
	return append(out, others...)
}

// lowest returns the points of a reported leaf that lower a final score most.
func lowest(n *rules.Node, s *rules.Compiled) decimal.Decimal {
	of := n.Grid.Within(n.Grid.Allowed)
	if s.Side(n) == rules.OnPenalty {
		return formula.ToDecimal(of.Hi)
	}
	return formula.ToDecimal(of.Lo)
}

// example makes a test case of the unit as a whole.
func (l *lowestUnit) example(group string) *Example {
	e := &Example{Name: rubric.Say(totalBand), Group: group, Facts: l.facts.Inputs, Status: scoring.Scored,
		Points: decimal.NewNullDecimal(l.final)}
	if group != "" {
		e.Name = rubric.Say(totalBandOf, group)
	}
	if len(l.facts.Points) > 0 {
		e.Reported = l.facts.Points
	}
	for name, v := range l.facts.Inputs {
		if l.engine.Compiled.Rubric.Input(name).Type == rubric.Enum && plain.MatchString(v.String()) {
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
