package improve

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/shopspring/decimal"
)

// Improvements are the changes of figures with which a leaf earns more points, and
// whether they are all there is. It is data and read-only once made; its JSON form
// reads back to an equal value.
type Improvements struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    scoring.Unit   `json:"unit"`
	Code    string         `json:"code"` // of the leaf
	// List has those of one input first, then those of two, and so on; of the same
	// inputs from the fewest points to the most.
	List []Improvement `json:"improvements"`
	// Complete says that it is proved that nothing earns more: whatever is done with
	// some figures, an improvement that changes only these, or some of them, earns as
	// much. Without any, no change of figures earns more. Otherwise they are those that
	// were found, and Gaps say why there may be others.
	Complete bool  `json:"complete"`
	Gaps     []Gap `json:"gaps"`
}

// Improvement is a set of changes of figures with which a leaf earns more points or,
// of a penalty, has fewer taken off. It is minimal: no part of the set earns as many,
// and, unless it is marked, no smaller change of one of its figures does, the others
// being as they are.
type Improvement struct {
	Changes []Change `json:"changes"` // in the order of the rubric's inputs
	// Points is what the leaf then earns, and Gain how much better that is than what
	// it earns now or, where that is not decided, at least.
	Points decimal.Decimal `json:"points"`
	Gain   decimal.Decimal `json:"gain"`
	// Text says it in one sentence.
	Text rubric.Text `json:"text"`
	// Held says that an item above the leaf gains less by it, or nothing: its points are
	// cut at a maximum, or those of another part that has fewer.
	Held rubric.Text `json:"held,omitzero"`
	// PerhapsFarther marks an improvement that was found by trying figures: its changes
	// suffice, but smaller ones may suffice, too.
	PerhapsFarther bool `json:"perhaps_farther,omitempty"`
	// Illustrative marks an improvement that rests on something no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// Change is what one figure has to become.
type Change struct {
	// Comparison has the input, what is known of it, the relation that suffices, and
	// how far it is: >=, >, <=, <, == or, for a set of options or the two ends of a
	// range, "in".
	scoring.Comparison
	// Figure is the nearest figure that suffices: the required one, or, beyond an open
	// end or where no decimal is exact, the next of two decimals.
	Figure scoring.Figure `json:"figure"`
	// By is how far that is from what is known of the figure, at most: in the
	// input's unit, days for dates. Of a bound only what does not meet the relation
	// has to go there. Options and truth values have none, nor has a figure that may
	// be anything.
	By decimal.NullDecimal `json:"by,omitzero"`
	// Title is what the input is called, in the targets of a plan.
	Title rubric.Text `json:"title,omitzero"`
}

// maxSets bounds the sets of inputs that are tried.
const maxSets = 500

// Leaf looks for the minimal sets of changes of figures with which a leaf
// earns more points than it does by the facts or, if it is one of the penalty, has
// fewer taken off: of one input first, then of two, and so on; those that move how much
// a unit had to do, totals of rates ([Divisors]) and what decides whether an item
// applies or arises, behind those that do not. Where points rise without steps
// there are two for the same inputs: the nearest change that earns anything, and the
// one that earns most. Inputs marked fixed are never changed, nor relative figures
// (peer_best(x)), which stay as they are, nor, of a leaf that reads the sum or the mean of a
// figure over the group, the figure itself; figures that are known only by bounds, or not
// at all, can be.
//
// Each improvement has been scored: with its figures in place of those in the facts
// the leaf earns its points, whatever is not known of other figures. Rules that are
// linear in the figures changed (also over a divisor) are solved exactly. For others,
// also those in Go, figures are tried where that does not succeed: what is found so is
// sure, too, but Complete only where intervals prove that nothing else earns more.
//
// There are none for a leaf that is left out of the maximum. A nil w means the defaults;
// what does not fit into the work allowed is a gap. The error is that of
// [scoring.Scorer.Score] for these facts, or of a code that is no leaf's, or that of the
// context once it has ended.
func Leaf(ctx context.Context, s *scoring.Scorer, f scoring.Facts, code string, w *scoring.Work) (*Improvements, error) {
	b, err := rules.NewBudget(ctx, (*rules.Work)(w))
	if err != nil {
		return nil, err
	}
	c, err := rules.InsideHeld(s)
	if err != nil {
		return nil, err
	}
	at := c.LeafWith(code)
	if at < 0 {
		return nil, c.NoLeaf(code)
	}
	r, err := rules.Hook.Row(c, f)
	if err != nil {
		return nil, err
	}
	n := c.Leaves[at]
	i := newImprover(c, n, c.Vars(r.Stated(), n), c.Points(r, n), b)
	i.unit = f.Unit
	if r.Holds(n) { // whatever the figures
		b.Tell(1, 1)
		return i.written(), nil
	}
	if o := i.now; o.Excluded {
		if o.Counts || o.Failure != nil {
			i.gaps.add(c.Rubric, GapExcluded, code)
		}
		b.Tell(1, 1)
		return i.written(), nil
	}
	if i.better(i.full(true), i.base) {
		var free []int
		for k, in := range n.Scalars {
			switch {
			case in.Fixed:
			case moves(c, n, k):
				i.gaps.add(c.Rubric, GapPeers, code, in.Name)
			default:
				free = append(free, k)
			}
		}
		i.all(free)
		if len(i.found) == 0 {
			i.unknown()
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := i.written()
	i.held(out.List, r)
	b.Tell(1, 1)
	return out, nil
}

// moves reports whether a leaf reads the sum of a figure over the group, or the mean, so
// that a change of the figure changes more than itself.
func moves(c *rules.Compiled, n *rules.Node, k int) bool {
	slot := n.Figures()[k]
	return c.Inputs.Sums(slot) && slices.ContainsFunc(n.Inputs, func(of int) bool {
		return slices.ContainsFunc(c.Inputs.Relative, func(r rules.Relative) bool {
			return r.Slot == of && r.Of == slot && r.Function == "peer_sum"
		})
	})
}

// unknown notes the inputs that are not in the unit's hands and not known: what no
// change surely does, one may do where they are other than the worst.
func (i *improver) unknown() {
	var names []string
	for k, in := range i.node.Scalars {
		if in.Fixed && !i.vars[k].Known() {
			names = append(names, in.Name)
		}
	}
	if names != nil {
		i.gaps.add(i.scorer.Rubric, GapMissing, i.node.Item.Code, names...)
	}
}

// newImprover returns an improver for what is known of a leaf's inputs and of its
// points, if they are reported.
// The work is that of a budget.
func newImprover(s *rules.Compiled, n *rules.Node, vars, points []interval.Domain, b *rules.Budget) *improver {
	i := &improver{budget: b, scorer: s, node: n, vars: vars, points: points, from: rules.NewProver(s.Rubric, n, vars, 0).Domains,
		domain: rules.NewProver(s.Rubric, n, n.Unconstrained, 0).Domains, sign: 1, left: leafHunts}
	if n.Rule != nil {
		i.left = ruleHunts
	}
	if s.Side(n) == rules.OnPenalty {
		i.sign = -1
	}
	i.now = i.comesTo(vars)
	switch o := i.now; {
	case !o.Counts || o.Failure != nil:
		i.base = i.full(false)
	case i.sign < 0:
		i.base = o.Hi
	default:
		i.base = o.Lo
	}
	return i
}

// all looks for changes of the inputs of every set, the smallest first.
func (i *improver) all(free []int) {
	if i.outdone(free, i.base) {
		return
	}
	sets := 0
	for size := 1; size <= len(free); size++ {
		for set := range subsets(free, size) {
			if set[0] >= len(i.node.Inputs) {
				i.bounds(set)
				continue // the rule reads none of them
			}
			linked := i.linked(set)
			if linked {
				sets++
			}
			if sets > maxSets || i.budget.Spent() || i.budget.Ended() {
				i.gaps.add(i.scorer.Rubric, GapWork, i.node.Item.Code)
				return
			}
			if linked {
				i.change(set)
			}
		}
	}
}

// written writes out what was found.
func (i *improver) written() *Improvements {
	divisors, guarded := divisorsOf(i.scorer), guarded(i.node)
	hadToDo := func(f improved) int {
		count := 0
		for _, k := range f.set {
			if guarded[k] || slices.Contains(divisors, i.node.Scalars[k].Name) {
				count++
			}
		}
		return count
	}
	slices.SortStableFunc(i.found, func(a, b improved) int {
		return cmp.Or(cmp.Compare(len(a.set), len(b.set)), cmp.Compare(hadToDo(a), hadToDo(b)),
			slices.Compare(a.set, b.set), i.sign*a.points.Cmp(b.points))
	})
	out := &Improvements{
		Schema: jsonform.Schema, Edition: i.scorer.Edition(), Unit: i.unit, Code: i.node.Item.Code,
		List: []Improvement{}, Complete: len(i.gaps) == 0, Gaps: append([]Gap{}, i.gaps...),
	}
	for _, f := range i.found {
		out.List = append(out.List, i.improvement(f))
	}
	return out
}

func (i *improver) improvement(f improved) Improvement {
	inputs := i.scorer.InputsOf(i.node)
	gained := new(big.Rat).Sub(f.points, i.base)
	out := Improvement{
		Points: formula.ToDecimal(f.points), Gain: formula.ToDecimal(gained.Abs(gained)), PerhapsFarther: f.farther,
		Illustrative: i.node.Illustrative || f.case_ != nil && f.case_.Illustrative ||
			f.case_ == nil && i.illustrative(f.targets),
	}
	var vi, en []string
	for _, t := range f.targets {
		atom := formula.Atom{Slot: t.Slot, Subject: formula.NewVariable(i.node.Scalars[t.Slot].Name,
			t.Slot, t.Is.Type), Observed: i.vars[t.Slot], Op: t.Op, Required: []interval.Domain{t.Limit}}
		out.Changes = append(out.Changes, changeOf(inputs, atom, t.Is, t.Far(i.vars[t.Slot])))
		said := sayable(t)
		atom.Op, atom.Required = said.Op, []interval.Domain{said.Limit}
		vi, en = append(vi, inputs.ChangeText(atom, rubric.Vietnamese)),
			append(en, inputs.ChangeText(atom, rubric.English))
	}
	out.Text = rubric.Text{VI: strings.Join(vi, "; ") + ": " + i.gains(rubric.Vietnamese, out.Gain),
		EN: strings.Join(en, "; ") + ": " + i.gains(rubric.English, out.Gain)}
	if f.farther {
		out.Text.VI += " (đủ, nhưng có thể chưa phải là thay đổi ít nhất)"
		out.Text.EN += " (this suffices; a smaller change may, too)"
	}
	return out
}

// changeOf writes the change that a comparison asks for: to a value, and by how much at
// most, nil where nothing says.
func changeOf(inputs words.LeafInputs, a formula.Atom, to interval.Domain, by *big.Rat) Change {
	c := Change{Comparison: scoring.Comparison(inputs.Comparisons([]formula.Atom{a})[0]),
		Figure: rules.Hook.Figure(to).(scoring.Figure)}
	if by != nil {
		c.By = decimal.NewNullDecimal(formula.ToDecimal(by))
	}
	return c
}

// gains writes how much better points are.
func (i *improver) gains(l locale.Lang, gain decimal.Decimal) string {
	vi, en := "thêm %s điểm", "+%s points"
	if i.sign < 0 {
		vi, en = "bớt bị trừ %s điểm", "%s points less taken off"
	}
	if l == rubric.Vietnamese {
		return fmt.Sprintf(vi, l.Decimal(gain))
	}
	if gain.Equal(decimal.NewFromInt(1)) {
		en = strings.Replace(en, "points", "point", 1)
	}
	return fmt.Sprintf(en, l.Decimal(gain))
}

// illustrative reports whether points after changes rest on a case that no source
// decides.
func (i *improver) illustrative(targets []solve.Target) bool {
	o := i.node.Evaluate(i.scorer.Rubric, i.with(targets), i.points...)
	return slices.ContainsFunc(o.Branches, func(w rules.Branch) bool {
		return w.Held >= 0 && len(i.node.Cases) > 0 && i.node.Cases[w.Held].Of.Illustrative
	})
}
