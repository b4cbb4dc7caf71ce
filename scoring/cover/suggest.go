package cover

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/parindex/parindex/scoring/verify"
)

// Suggest returns test cases for rules that have none: a small set of facts that
// reaches every part of the rules that some facts can reach, and that notices every
// mutant that is not equivalent, as far as either is decided within the work allowed.
// What each case comes to is computed by the rules as they are: it has to be held
// against the decision, by people. Their figures are such as people write, where such
// ones do the same: few digits, round numbers, ends of months of the year that is scored.
//
// Each case is for one leaf, in the rubric's order. The set is small, not the
// smallest: it is chosen greedily, then what became superfluous is taken out. A nil
// o means the defaults. The same rubric gives the same cases. The error is that of
// [Mutants].
func Suggest(ctx context.Context, s *scoring.Scorer, o *verify.Options) ([]verify.Example, error) {
	in, err := rules.Inside(s)
	if err != nil {
		return nil, err
	}
	if o == nil {
		o = &verify.Options{}
	}
	chosen, err := in.LeavesAt(o.Items)
	if err != nil {
		return nil, err
	}
	b, err := rules.NewBudget(ctx, (*rules.Work)(&o.Work))
	if err != nil {
		return nil, err
	}
	n := len(chosen)
	var mutants []*Mutant
	b.Stage(mutantsPercent, 0, n, 2*n, func(b *rules.Budget) { mutants = mutantsOf(in, chosen, b) })
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	c := in.RuleParts()
	of := make([]*suggestion, len(chosen))
	at := map[*rules.Node]*suggestion{}
	for i, n := range chosen {
		of[i] = &suggestion{rules: c, node: n}
		at[n] = of[i]
	}
	for _, m := range mutants {
		if g := at[m.killer]; m.killer != nil && g != nil {
			g.mutants = append(g.mutants, m)
		}
	}
	for i := range c.List {
		if g := at[c.List[i].Node]; g != nil {
			g.parts = append(g.parts, i)
		}
	}
	b.Stage(100, n, 2*n, 2*n, func(b *rules.Budget) {
		b.Divide(n, func(i int, b *rules.Budget) { of[i].choose(b) })
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var out []verify.Example
	for _, g := range of {
		out = append(out, g.chosen...)
	}
	return out, nil
}

// mutantsPercent is what part of the work goes into mutants at most.
const mutantsPercent = 60

// outcomeSteps is how many steps it takes at least to compute what a leaf comes to and to hold
// it against what another does.
const outcomeSteps = 4

// suggestion is the test cases of one leaf that are being chosen.
type suggestion struct {
	rules   *rules.RuleParts
	node    *rules.Node
	parts   []int // that this leaf has to reach
	mutants []*Mutant
	chosen  []verify.Example
}

// candidate is a test case, with what it does: the goals are the parts, then the
// mutants.
type candidate struct {
	example verify.Example
	does    []bool
}

func (g *suggestion) choose(b *rules.Budget) {
	g.chosen = nil
	var all []candidate
	seen := map[string]bool{}
	add := func(name rubric.Text, facts []interval.Domain) {
		if all != nil && !b.Spend(1) {
			return
		}
		e := rules.Hook.Example(g.rules.Scorer.Rubric, g.node, name, facts).(*verify.Example)
		if key := e.Figures(); !seen[key] {
			seen[key] = true
			does, steps := g.does(e, facts)
			all = append(all, candidate{*e, does})
			b.Spend(steps)
		}
	}
	for _, boundaries := range []bool{true, false} { // what they are about says most
		for _, i := range g.parts {
			p := &g.rules.List[i]
			if (p.Point != nil && p.Point.Kind == formula.BoundaryPoint) != boundaries {
				continue
			}
			if a := g.rules.Facts(i, b); a.Found == solve.Yes {
				add(name(p), a.Facts)
			}
		}
	}
	for _, m := range g.mutants {
		killed := scoring.Facts{Unit: scoring.Unit{Group: m.Kill.Group}, Inputs: m.Kill.Facts}
		vars, _, err := local(g.rules.Scorer, killed, g.node)
		if err == nil {
			facts := vars[:len(g.node.Figures())]
			add(situation(g.node, facts), facts)
		}
	}
	for _, i := range cover(all) {
		g.chosen = append(g.chosen, all[i].example)
	}
}

// longestName is how many characters the name of a test case has before it is written
// with the names of the figures rather than with their titles.
const longestName = 80

// situation names a test case by its figures: Tasks done = 2, Tasks assigned = 1.
func situation(n *rules.Node, facts []interval.Domain) rubric.Text {
	written := func(l locale.Lang, title func(in *rubric.Input) string) string {
		var list []string
		for i, in := range n.Scalars[:len(n.Inputs)] {
			unitless := *in
			unitless.Unit = rubric.Text{}
			list = append(list, title(in)+" = "+words.WordsFor(l, &unitless).Value(facts[i]))
		}
		return strings.Join(list, ", ")
	}
	if len(facts) == 0 {
		return rubric.Say(theBranch)
	}
	return words.InBoth(func(l locale.Lang) string {
		name := written(l, func(in *rubric.Input) string { return in.Title.In(l) })
		if utf8.RuneCountInString(name) > longestName {
			name = written(l, func(in *rubric.Input) string { return in.Name })
		}
		return name
	})
}

// does says what the facts of an example reach and which mutants it notices, and makes
// it expect the status besides the points where a mutant is noticed by that alone. It
// returns the steps that this took.
func (g *suggestion) does(e *verify.Example, facts []interval.Domain) (out []bool, steps int) {
	out = make([]bool, len(g.parts), len(g.parts)+len(g.mutants))
	vars := g.node.Filled(facts)
	reached := g.rules.Trace(g.node, vars, nil)
	for i, part := range g.parts {
		out[i] = slices.Contains(reached, part)
	}
	was := g.node.Evaluate(g.rules.Scorer.Rubric, vars)
	steps = 2 * max(outcomeSteps, was.Steps) // the first to see what is reached
	for _, m := range g.mutants {
		at := slices.IndexFunc(m.leaves, func(l mutated) bool { return l.was == g.node })
		is := m.leaves[at].is.Evaluate(g.rules.Scorer.Rubric, vars)
		steps += max(outcomeSteps, is.Steps)
		differs := !sameOutcome(&was, &is)
		e.Both = e.Both || differs && !notices(e, &is)
		out = append(out, differs)
	}
	return out, steps
}

// cover chooses candidates that together do everything that any of them does, in
// their order: always the one that does most that is left, then without those that
// the others make superfluous.
func cover(all []candidate) []int {
	if len(all) == 0 {
		return nil
	}
	times := make([]int, len(all[0].does)) // how many of those chosen do it
	atMost := make([]int, len(all))        // what each candidate does of what is left
	for i := range all {
		atMost[i] = len(times)
	}
	var chosen []int
	for {
		best, most := -1, 0
		for i, c := range all {
			if atMost[i] <= most {
				continue
			}
			n := 0
			for k, does := range c.does {
				if does && times[k] == 0 {
					n++
				}
			}
			if atMost[i] = n; n > most {
				best, most = i, n
			}
		}
		if best < 0 {
			break
		}
		chosen = append(chosen, best)
		count(times, all[best].does, 1)
	}
	for i := 0; i < len(chosen); {
		does := all[chosen[i]].does
		if slices.ContainsFunc(seq(len(does)), func(k int) bool { return does[k] && times[k] == 1 }) {
			i++
			continue
		}
		count(times, does, -1)
		chosen = slices.Delete(chosen, i, i+1)
	}
	slices.SortFunc(chosen, cmp.Compare[int])
	return chosen
}

func count(times []int, does []bool, by int) {
	for k := range does {
		if does[k] {
			times[k] += by
		}
	}
}

func seq(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
