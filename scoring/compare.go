package scoring

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// RuleComparison says whether the rules of two leaves, of two editions of a rubric
// or of one, come to the same. [CompareRules] makes it. It is data and read-only
// once made; its JSON form reads back to an equal value.
type RuleComparison struct {
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
}

// CompareRules proves that two leaves come to the same for all facts that the
// inputs of both allow, or finds facts for which they do not. The same means: the
// same rounded points, whether earned or given by a policy; or both are left out
// of the maximum; or both fail. Inputs are the same if they have the same name;
// one that only one side has can be anything. Conditions of the items above count.
// Reported leaves are alike among themselves. Rules in Go and functions of the
// host are undecided.
//
// o bounds the work; its Items are not read. The error is that of an unknown code ([ErrUnknownItem])
// or of one that is no leaf's, or that of the context once it has ended.
func CompareRules(ctx context.Context, older *Scorer, oldCode string, newer *Scorer, newCode string, o *VerifyOptions) (*RuleComparison, error) {
	if ctx == nil {
		return nil, errNoContext
	}
	c := &ruleComparer{}
	for i, scorer := range []*Scorer{older, newer} {
		s, err := insideOf(scorer)
		if err != nil {
			return nil, err
		}
		c.sides[i] = &ruleSide{scorer: s}
	}
	for i, code := range []string{oldCode, newCode} {
		s := c.sides[i]
		at := s.scorer.leafWith(code)
		if at < 0 {
			return nil, s.scorer.noLeaf(code)
		}
		s.leaf = s.scorer.leaves[at]
	}
	if o == nil {
		o = &VerifyOptions{}
	}
	out := &RuleComparison{Schema: jsonform.Schema, OldEdition: c.sides[0].scorer.edition(), NewEdition: c.sides[1].scorer.edition(), Old: oldCode, New: newCode}
	why, ok := c.common()
	switch {
	case !ok:
		out.undecided(why)
	case c.sides[0].leaf.rule != nil || c.sides[1].leaf.rule != nil:
		out.undecided(rubric.Say(goNotCompared))
	case c.identical():
		out.proved()
	default:
		c.search(out, newBudget(ctx, o.Steps, 0))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

func (d *RuleComparison) proved() {
	d.Outcome = Proved
	d.Message = rubric.Say(alwaysSame)
}

func (d *RuleComparison) undecided(why rubric.Text) {
	d.Outcome = Undecided
	d.Message = rubric.Say(undecidedSays, why)
}

// ruleComparer compares two leaves over the inputs of both.
type ruleComparer struct {
	sides   [2]*ruleSide
	names   []string
	domains []interval.Domain
	near    []*big.Rat
	tried   int // numbers of points, against maxGrid
}

// ruleSide is a leaf with its formulas over the inputs of both.
type ruleSide struct {
	scorer *compiled
	leaf   *node
	at     []int // where its inputs are
	over   *node // its formulas number the inputs of both
}

// common lays the inputs of both leaves side by side; not ok where no facts are
// allowed by both.
func (c *ruleComparer) common() (why rubric.Text, ok bool) {
	of := map[string]*rubric.Input{}
	for _, s := range c.sides {
		for i, slot := range s.leaf.uses {
			in := &s.scorer.rubric.Inputs[slot]
			at := slices.Index(c.names, in.Name)
			if at < 0 {
				at = len(c.names)
				c.names, of[in.Name] = append(c.names, in.Name), in
				c.domains, c.near = append(c.domains, s.leaf.blank[i]), append(c.near, nil)
			}
			if c.domains[at].Type != s.leaf.blank[i].Type {
				return rubric.Say(inputsDiffer, in.Name, of[in.Name].Type, in.Type), false
			}
			if c.domains[at] = c.domains[at].Intersect(s.leaf.blank[i]); in.Type == rubric.DateIn {
				c.domains[at] = c.domains[at].Intersect(writtenDates)
				c.near[at] = big.NewRat(rubric.Date{Year: s.scorer.rubric.Period, Month: 12, Day: 31}.DayNumber(), 1)
			}
			if c.domains[at].Empty() {
				return rubric.Say(noCommonValue, in.Name), false
			}
			s.at = append(s.at, at)
		}
	}
	for _, s := range c.sides {
		s.over = s.leaf.renumbered(func(v int) int {
			if v < len(s.leaf.uses) {
				return s.at[v]
			}
			return v - len(s.leaf.uses) + len(c.names)
		})
	}
	return rubric.Text{}, true
}

// identical reports whether both leaves are written the same, up to layout.
func (c *ruleComparer) identical() bool {
	if len(c.sides[0].scorer.opts.functions)+len(c.sides[1].scorer.opts.functions) > 0 {
		return false
	}
	var written [2]string
	for i, s := range c.sides {
		var b strings.Builder
		it := s.leaf.item
		fmt.Fprintln(&b, s.scorer.rubric.Points, it.Max, it.Min, it.Step, it.Reported, it.NotArising)
		for _, g := range s.over.guards {
			fmt.Fprintln(&b, g.policy, formula.String(g.cond))
		}
		for _, rc := range s.over.cases {
			if rc.when != nil {
				b.WriteString(formula.String(rc.when))
			}
			fmt.Fprintln(&b, ":", formula.String(rc.score))
		}
		written[i] = b.String()
	}
	return written[0] == written[1]
}

// search looks for facts for which the leaves are not worth the same.
func (c *ruleComparer) search(out *RuleComparison, limit budget) {
	q := solve.NewSearch(c.domains, limit.steps, c.near)
	q.StopOn(limit.done)
	if c.sides[0].leaf.mayOverflow() || c.sides[1].leaf.mayOverflow() {
		q.Unknown(formula.Outgrown())
	}
	for r, a := range c.sides[0].worths(c, q, q.All()) {
		for r, b := range c.sides[1].worths(c, q, r) {
			c.settle(q, r, a, b)
		}
	}
	switch found, facts, reason := q.Answer(); found {
	case solve.Yes:
		c.shown(out, facts)
	case solve.Unknown:
		out.undecided(reason)
	default:
		out.proved()
	}
}

// shown writes facts for which the leaves differ.
func (c *ruleComparer) shown(out *RuleComparison, facts []interval.Domain) {
	all := map[string]Figure{}
	for i, e := range []**Example{&out.OldExample, &out.NewExample} {
		s := c.sides[i]
		own := make([]interval.Domain, len(s.at))
		for k, at := range s.at {
			own[k] = facts[at]
		}
		*e = exampleOf(s.scorer.rubric, s.leaf, rubric.Say(aDifference), own)
		maps.Copy(all, (*e).Facts)
	}
	was, is := out.OldExample.comesTo(), out.NewExample.comesTo()
	out.Outcome = Refuted
	out.Message = rubric.Say(theyDiffer, was, is, (&Example{Facts: all}).Figures())
}

// comesTo says what an example comes to.
func (e *Example) comesTo() rubric.Text {
	switch {
	case e.Points.Valid:
		return rubric.Text{VI: rubric.Vietnamese.Decimal(e.Points.Decimal) + " điểm", EN: e.Points.Decimal.String() + map[bool]string{true: " point", false: " points"}[e.Points.Decimal.String() == "1"]}
	case e.Status == Failed:
		return rubric.Say(aFailure)
	case e.Status == Missing:
		return rubric.Say(notComputed)
	}
	return rubric.Say(leftOut)
}
