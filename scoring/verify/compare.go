package verify

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Comparison says whether the rules of two leaves, of two editions of a rubric
// or of one, come to the same. [Compare] makes it. It is data and read-only
// once made; its JSON form reads back to an equal value.
type Comparison struct {
	Schema     int            `json:"schema"`
	OldEdition rubric.Edition `json:"old_edition"`
	NewEdition rubric.Edition `json:"new_edition"`

	Old string `json:"old"` // codes of the leaves
	New string `json:"new"`
	// Outcome is Proved where both come to the same for all facts that both allow,
	// and Refuted where the examples show that they do not.
	Outcome Outcome     `json:"outcome"`
	Message rubric.Text `json:"message"`
	// OldExample and NewExample are the same facts under both rules, each without
	// the inputs that its rule does not read.
	OldExample *Example `json:"old_example,omitempty"`
	NewExample *Example `json:"new_example,omitempty"`
	// Less and More say whether the new rule ever gives less than the old one, and whether
	// it ever gives more.
	Less Shift `json:"less"`
	More Shift `json:"more"`
}

// Compare proves that two leaves come to the same for all facts that the
// inputs of both allow, or finds facts for which they do not. The same means: the
// same rounded points, whether earned or given by a policy; or both are left out
// of the maximum; or both fail. Inputs are the same if they have the same name;
// one that only one side has can be anything. Facts satisfy the relations of both
// editions: what one of them refuses cannot be scored by both. Conditions of the items above count.
// Reported leaves are alike among themselves. Rules in Go and functions of the
// host are undecided.
//
// A nil w means the defaults. The error is that of an unknown code ([scoring.ErrUnknownItem])
// or of one that is no leaf's, or that of the context once it has ended.
func Compare(ctx context.Context, older *scoring.Scorer, oldCode string, newer *scoring.Scorer, newCode string,
	w *scoring.Work) (*Comparison, error) {
	b, err := rules.NewBudget(ctx, (*rules.Work)(w))
	if err != nil {
		return nil, err
	}
	out, err := compare(older, oldCode, newer, newCode, b)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b.Tell(1, 1)
	return out, nil
}

// compare does so within a budget.
func compare(older *scoring.Scorer, oldCode string, newer *scoring.Scorer, newCode string,
	b *rules.Budget) (*Comparison, error) {
	c := &ruleComparer{}
	for i, scorer := range []*scoring.Scorer{older, newer} {
		s, err := rules.Inside(scorer)
		if err != nil {
			return nil, err
		}
		c.sides[i] = &ruleSide{scorer: s}
	}
	for i, code := range []string{oldCode, newCode} {
		s := c.sides[i]
		at := s.scorer.LeafWith(code)
		if at < 0 {
			return nil, s.scorer.NoLeaf(code)
		}
		s.leaf = s.scorer.Leaves[at]
	}
	out := &Comparison{Schema: jsonform.Schema, OldEdition: c.sides[0].scorer.Edition(),
		NewEdition: c.sides[1].scorer.Edition(), Old: oldCode, New: newCode}
	why, ok := c.common()
	switch {
	case !ok:
		out.undecided(why)
	case c.sides[0].leaf.Rule != nil || c.sides[1].leaf.Rule != nil:
		why = rubric.Say(goNotCompared)
		out.undecided(why)
	case c.identical():
		out.proved()
	default:
		c.search(out, b)
	}
	c.shifts(out, why, b)
	return out, nil
}

func (d *Comparison) proved() {
	d.Outcome = Proved
	d.Message = rubric.Say(alwaysSame)
}

func (d *Comparison) undecided(why rubric.Text) {
	d.Outcome = Undecided
	d.Message = rubric.Say(undecidedSays, why)
}

// ruleComparer compares two leaves over the inputs of both.
type ruleComparer struct {
	sides   [2]*ruleSide
	names   []string
	domains []interval.Domain
	near    []*big.Rat
	// relations are those of both, over the inputs of both.
	relations []solve.Constraint
	tried     int // numbers of points, against maxGrid
}

// ruleSide is a leaf with its formulas over the inputs of both.
type ruleSide struct {
	scorer *rules.Compiled
	leaf   *rules.Node
	at     []int       // where its inputs are
	over   *rules.Node // its formulas number the inputs of both
}

// common lays the inputs of both leaves side by side; not ok where no facts are
// allowed by both.
func (c *ruleComparer) common() (why rubric.Text, ok bool) {
	of := map[string]*rubric.Input{}
	for _, s := range c.sides {
		for i, in := range s.leaf.Scalars {
			at := slices.Index(c.names, in.Name)
			if at < 0 {
				at = len(c.names)
				c.names, of[in.Name] = append(c.names, in.Name), in
				c.domains, c.near = append(c.domains, s.leaf.Unconstrained[i]), append(c.near, nil)
			}
			if c.domains[at].Type != s.leaf.Unconstrained[i].Type {
				return rubric.Say(inputsDiffer, in.Name, of[in.Name].Type, in.Type), false
			}
			if c.domains[at] = c.domains[at].Intersect(s.leaf.Unconstrained[i]); in.Type == rubric.DateIn {
				c.domains[at] = rules.Written(c.domains[at])
				c.near[at] = big.NewRat(rubric.Date{Year: s.scorer.Rubric.Period, Month: 12, Day: 31}.DayNumber(), 1)
			}
			if c.domains[at].Empty() {
				return rubric.Say(noCommonValue, in.Name), false
			}
			s.at = append(s.at, at)
		}
	}
	for _, s := range c.sides {
		s.over = s.leaf.Renumbered(func(v int) int {
			if v < len(s.at) {
				return s.at[v]
			}
			return v - len(s.at) + len(c.names)
		})
		c.relations = append(c.relations, s.over.Relations...)
	}
	if !rules.Consistent(nil, c.domains, c.relations) {
		return rubric.Say(noCommonFacts), false
	}
	return rubric.Text{}, true
}

// identical reports whether both leaves are written the same, up to layout.
func (c *ruleComparer) identical() bool {
	if len(c.sides[0].scorer.Opts.Functions)+len(c.sides[1].scorer.Opts.Functions) > 0 {
		return false
	}
	var written [2]string
	for i, s := range c.sides {
		var b strings.Builder
		it := s.leaf.Item
		fmt.Fprintln(&b, s.scorer.Rubric.Points, it.Max, it.Min, it.Step, it.Reported,
			it.NotArising.Kind, it.NotArising.Share, s.scorer.Rubric.Holidays)
		for _, g := range s.over.Guards {
			fmt.Fprintln(&b, g.Policy.Kind, g.Policy.Share, spelled(g.Cond))
		}
		for _, rc := range s.over.Cases {
			if rc.When != nil {
				b.WriteString(spelled(rc.When))
			}
			fmt.Fprintln(&b, ":", spelled(rc.Score))
		}
		written[i] = b.String()
	}
	return written[0] == written[1]
}

// spelled writes a formula with the variables that it reads and the values of parameters:
// the name of a series stands for its members, that of a parameter for its values, which
// two editions may have others of.
func spelled(n formula.Node) string {
	var reads []int
	formula.Variables(n, func(slot int) { reads = append(reads, slot) })
	out := fmt.Sprint(formula.String(n), reads)
	for _, v := range formula.ParameterValues(n) {
		out += fmt.Sprint(" ", v.Value, v.From, v.Until)
	}
	return out
}

// search looks for facts for which the leaves are not worth the same.
func (c *ruleComparer) search(out *Comparison, b *rules.Budget) {
	switch found, facts, reason := c.ask(b, c.settle); found {
	case solve.Yes:
		c.shown(out, facts)
	case solve.Unknown:
		out.undecided(reason)
	default:
		out.proved()
	}
}

// shown writes facts for which the leaves differ.
func (c *ruleComparer) shown(out *Comparison, facts []interval.Domain) {
	out.OldExample, out.NewExample = c.examples(facts)
	was, is := out.OldExample.comesTo(), out.NewExample.comesTo()
	out.Outcome = Refuted
	out.Message = rubric.Say(theyDiffer, was, is, out.OldExample.with(out.NewExample).Figures())
}

// with returns the facts of two examples together.
func (e *Example) with(other *Example) *Example {
	all := &Example{Item: e.Item, Facts: maps.Clone(e.Facts), Group: cmp.Or(e.Group, other.Group), Reported: e.Reported}
	maps.Copy(all.Facts, other.Facts)
	return all
}

// examples returns facts as examples of both leaves.
func (c *ruleComparer) examples(facts []interval.Domain) (older, newer *Example) {
	var out [2]*Example
	for i, s := range c.sides {
		own := make([]interval.Domain, len(s.at))
		for k, at := range s.at {
			own[k] = facts[at]
		}
		out[i] = exampleOf(s.scorer.Rubric, s.leaf, rubric.Say(aDifference), own)
	}
	return out[0], out[1]
}

// comesTo says what an example comes to.
func (e *Example) comesTo() rubric.Text {
	switch {
	case e.Points.Valid:
		return rubric.Text{VI: rubric.Vietnamese.Decimal(e.Points.Decimal) + " điểm",
			EN: e.Points.Decimal.String() + map[bool]string{true: " point", false: " points"}[e.Points.Decimal.String() == "1"]}
	case e.Status == scoring.Failed:
		return rubric.Say(aFailure)
	case e.Status == scoring.Missing:
		return rubric.Say(notComputed)
	}
	return rubric.Say(leftOut)
}
