package cover

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/verify"
)

// MutantKind is what a [Mutant] changes.
type MutantKind string

// The kinds of mutants.
const (
	MutantOperator  MutantKind = "operator"
	MutantThreshold MutantKind = "threshold"
	MutantConstant  MutantKind = "constant"
	MutantLogic     MutantKind = "logic" // and, or, one side of them left out
	MutantNegation  MutantKind = "negation"
	MutantArgument  MutantKind = "argument" // of a function, or an option in a list, left out
	MutantSwap      MutantKind = "swap"     // two cases, bands, branches or arguments
	MutantDrop      MutantKind = "drop"     // a case left out
)

// Mutant is a rubric's rules with one slip of the pen in them: an operator
// mistaken for another, a threshold moved by one unit of its last digit, a case
// dropped. Tests that notice it protect the rule at that place. [Mutants]
// makes mutants.
//
// A Mutant is read-only once made; goroutines may share it. It belongs to its scorer
// and has no JSON form.
type Mutant struct {
	// Item is the code of the item whose rule or condition is changed.
	Item   string
	Kind   MutantKind
	Change rubric.Text // electronic_rate >= 80 → electronic_rate > 80
	// Line and Column are the place in the rubric's file, from 1; 0 if there is none.
	Line   int
	Column int
	// Equivalent says whether for all facts each leaf has the same points, after
	// rounding, and the same status as by the rule itself: Proved, and no test can
	// notice it; Refuted, and Kill does; or Undecided, and Why says why.
	Equivalent verify.Outcome
	Why        rubric.Text
	// Kill are facts for which a leaf comes out otherwise, with what the rule itself
	// gives; as a test case it is not met by the mutant. It is nil if none are known. Gives
	// is what the mutant gives there: points, or a status with its points in parentheses,
	// if it has any.
	Kill  *verify.Example
	Gives string

	*mutation
	id     string // tells it from the other mutants of its scorer
	leaves []mutated
	killer *rules.Node // the leaf of Kill
}

// mutation is what mutants of one scorer share.
type mutation struct {
	scorer *rules.Compiled
	above  map[*rules.Node]map[string]bool // the codes of a leaf and of the items above it
	known  map[string]bool                 // all codes
}

func newMutation(s *rules.Compiled) *mutation {
	m := &mutation{s, map[*rules.Node]map[string]bool{}, map[string]bool{}}
	var walk func(nodes []*rules.Node, above []string)
	walk = func(nodes []*rules.Node, above []string) {
		for _, n := range nodes {
			codes := append(above[:len(above):len(above)], n.Item.Code)
			m.known[n.Item.Code] = true
			if walk(n.Children, codes); n.Children == nil {
				m.above[n] = map[string]bool{}
				for _, code := range codes {
					m.above[n][code] = true
				}
			}
		}
	}
	for _, nodes := range [][]*rules.Node{s.Areas, s.Bonus, s.Penalty} {
		walk(nodes, nil)
	}
	return m
}

// asked reports whether a leaf is at or below one of the items with the codes, or
// there are none.
func (m *mutation) asked(n *rules.Node, codes []string) bool {
	return len(codes) == 0 || slices.ContainsFunc(codes, func(code string) bool { return m.above[n][code] })
}

// mutated is a leaf as it is in a mutant.
type mutated struct {
	was, is *rules.Node
	// from is where they begin to differ: a guard, or behind the guards a case.
	// inScore says that it is only in the score of that case.
	guard, from int
	inScore     bool
}

// Mutants returns the mutants of the rules, in the rubric's order, and decides for
// each whether any facts notice it, by proof. Rules in Go have none. A nil o means
// the defaults.
//
// The same rubric gives the same mutants. The error is that of an unknown code in
// o.Items, or that of the context once it has ended.
func Mutants(ctx context.Context, s *scoring.Scorer, o *verify.Options) ([]*Mutant, error) {
	c, err := rules.Inside(s)
	if err != nil {
		return nil, err
	}
	if o == nil {
		o = &verify.Options{}
	}
	chosen, err := c.LeavesAt(o.Items)
	if err != nil {
		return nil, err
	}
	b, err := rules.NewBudget(ctx, (*rules.Work)(&o.Work))
	if err != nil {
		return nil, err
	}
	out := mutantsOf(c, chosen, b)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// mutantsOf returns the mutants of some leaves, decided within a budget.
func mutantsOf(c *rules.Compiled, leaves []*rules.Node, b *rules.Budget) []*Mutant {
	var out []*Mutant
	shared := newMutation(c)
	for _, n := range leaves {
		out = append(out, shared.mutants(n)...)
	}
	b.Divide(len(out), func(i int, b *rules.Budget) { out[i].decide(b) })
	return out
}

// Changes reports whether for some facts a leaf comes out otherwise than by the
// rule itself: with other points or another status, or, where figures are missing,
// another range. Only leaves at or below the items with the codes count; all do
// where there are none. Facts that give no figure that a leaf reads say nothing of
// it. Only the figures that the changed leaves read are looked at; the error is
// about these, or about a code.
func (m *Mutant) Changes(f scoring.Facts, codes ...string) (bool, error) {
	if m == nil || m.mutation == nil {
		return false, errors.New("the mutant was not made by Mutants")
	}
	for _, code := range codes {
		if !m.known[code] {
			return false, rules.UnknownItem(m.scorer.Rubric, code)
		}
	}
	for _, l := range m.leaves {
		if !m.asked(l.was, codes) {
			continue
		}
		vars, given, err := local(m.scorer, f, l.was)
		if err != nil {
			return false, err
		}
		if !given {
			continue
		}
		reported, err := givenPoints(m.scorer, f, l.was)
		if err != nil {
			return false, err
		}
		was := l.was.Evaluate(m.scorer.Rubric, vars, reported...)
		is := l.is.Evaluate(m.scorer.Rubric, vars, reported...)
		if !sameOutcome(&was, &is) {
			return true, nil
		}
	}
	return false, nil
}

// Scorer returns a scorer by the mutant's rules, on which tests can be run. Its
// rubric and places are those of the rules as they are. Its edition has a SHA256 of its
// own, which no rubric has: what it scores is no result of the rubric.
func (m *Mutant) Scorer() *scoring.Scorer {
	if m == nil || m.mutation == nil {
		return nil
	}
	v := *m.scorer
	v.Leaves, v.Engines = slices.Clone(v.Leaves), &sync.Pool{}
	instead := map[*rules.Node]*rules.Node{}
	for _, l := range m.leaves {
		instead[l.was] = l.is
		v.Leaves[l.was.Index] = l.is
	}
	var swap func(nodes []*rules.Node) []*rules.Node
	swap = func(nodes []*rules.Node) []*rules.Node {
		out := slices.Clone(nodes)
		for i, n := range out {
			if by := instead[n]; by != nil {
				out[i] = by
			} else if n.Children != nil {
				c := *n
				c.Children = swap(n.Children)
				out[i] = &c
			}
		}
		return out
	}
	v.Areas, v.Bonus, v.Penalty = swap(v.Areas), swap(v.Bonus), swap(v.Penalty)
	v.Edition = sync.OnceValue(func() rubric.Edition {
		e := m.scorer.Edition()
		sum := sha256.Sum256([]byte("mutant of " + e.SHA256 + ": " + m.id))
		e.SHA256 = hex.EncodeToString(sum[:])
		return e
	})
	return rules.Hook.Scorer(&v).(*scoring.Scorer)
}

// sameOutcome reports whether two outcomes have the same points and the same status.
func sameOutcome(o, p *rules.Outcome) bool {
	if o.Counts != p.Counts || o.Excluded != p.Excluded || (o.Failure == nil) != (p.Failure == nil) ||
		o.Status() != p.Status() {
		return false
	}
	return !o.Counts || o.Lo.Cmp(p.Lo) == 0 && o.Hi.Cmp(p.Hi) == 0
}

// figureIn returns a figure of facts, also where its name is not normalised.
func figureIn(m map[string]scoring.Figure, name string) scoring.Figure {
	if f, is := m[name]; is {
		return f
	}
	m, _ = spelling.NormalizeKeys(m)
	return m[name]
}

// local returns what facts say of the inputs of one leaf, and whether they say
// anything.
func local(s *rules.Compiled, f scoring.Facts, n *rules.Node) (vars []interval.Domain, given bool, err error) {
	vars = slices.Clone(n.Unconstrained)
	for i, in := range n.Scalars {
		v := figureIn(f.Inputs, in.Name)
		if rules.IsGroup(s.Rubric, in) {
			v = scoring.Figure{}
			if f.Unit.Group != "" {
				v = scoring.Known(f.Unit.Group)
			}
		}
		if v.IsZero() {
			continue
		}
		given = given || i < len(n.Inputs)
		if vars[i], err = rules.Hook.Domain(in, v); err != nil {
			return nil, false, locale.MessageOf(err).Of(rules.InputNamed.Say(in.Name))
		}
	}
	return vars, given || len(n.Inputs) == 0, nil
}

// givenPoints returns what facts say of the points of a reported leaf.
func givenPoints(s *rules.Compiled, f scoring.Facts, n *rules.Node) ([]interval.Domain, error) {
	v := figureIn(f.Points, n.Item.Code)
	if v.IsZero() || !n.Item.Reported {
		return nil, nil
	}
	known, err := rules.Hook.Domain(&rubric.Input{Type: rubric.Number}, v)
	if err != nil {
		return nil, locale.MessageOf(err).Of(rules.PointsOfItem.Say(n.Item.Code))
	}
	return []interval.Domain{known}, nil
}
