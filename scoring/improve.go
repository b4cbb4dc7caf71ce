package scoring

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Improvement is a set of changes of figures with which a leaf earns more points.
// It is minimal: no part of the set earns as many, and no smaller change of one of
// its figures does, the others being as they are.
type Improvement struct {
	Changes []Change `json:"changes"` // in the order of the rubric's inputs
	// Points is what the leaf then earns, and Gain how much more that is than it
	// earns now or, where that is not decided, at least.
	Points decimal.Decimal `json:"points"`
	Gain   decimal.Decimal `json:"gain"`
	// Text says it in one sentence.
	Text rubric.Text `json:"text"`
	// Illustrative marks an improvement that rests on something no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// Change is what one figure has to become.
type Change struct {
	// Comparison has the input, what is known of it, the relation that suffices, and
	// how far it is: >=, >, <=, <, == or, for a set of options or the two ends of a
	// range, "in".
	Comparison
	// Figure is the nearest figure that suffices, as [Facts] take it: the required
	// one, or, beyond an open end or where no decimal is exact, the next of two
	// decimals.
	Figure string `json:"figure"`
	// By is how far that is from what is known of the figure, at most: in the
	// input's unit, days for dates. Of a bound only what does not meet the relation
	// has to go there. Options and truth values have none, nor has a figure that may
	// be anything.
	By decimal.NullDecimal `json:"by,omitzero"`
}

// improveSteps bounds the work on one set of inputs.
const improveSteps = 50_000

// maxSets bounds the sets of inputs that are tried.
const maxSets = 500

// Improvements returns every minimal set of changes of figures with which a leaf
// earns more points than it does by the facts: of one input first, then of two,
// and so on; of the same inputs from the fewest points to the most. Where points
// rise without steps there are two: the nearest change that earns anything, and
// the one that earns most. Inputs marked fixed are never changed; figures that are
// known only by bounds, or not at all, can be.
//
// Each improvement has been scored: with its figures in place of those in the
// facts the leaf earns its points, whatever is not known of other figures. For
// rules that are linear in the figures changed (also over a divisor) all are
// found; for others those that the work allowed finds.
//
// There are none for a leaf whose points are reported or come from a rule in Go,
// nor for one that is left out of the maximum. The error is that of [Scorer.Score]
// for these facts, or of a code that is no leaf's.
func (s *Scorer) Improvements(f Facts, code string) ([]Improvement, error) {
	n, vars, err := s.leafOf(f, code)
	if err != nil || len(n.cases) == 0 {
		return nil, err
	}
	i := &improver{scorer: s, node: n, vars: vars, from: newProver(s.rubric, n, vars, 0).domains}
	o := n.evaluate(s.rubric, vars)
	switch {
	case o.excluded:
		return nil, nil
	case o.counts && o.failure == nil:
		i.base = o.lo
	default:
		i.base = n.item.Min.Rat()
	}
	if i.base.Cmp(n.item.Max.Rat()) >= 0 {
		return nil, nil
	}
	var free []int
	for k, slot := range n.uses {
		if !s.rubric.Inputs[slot].Fixed {
			free = append(free, k)
		}
	}
	i.all(free)
	return i.sorted(), nil
}

// all looks for changes of the inputs of every set, the smallest first.
func (i *improver) all(free []int) {
	sets := 0
	for size := 1; size <= len(free); size++ {
		for set := range subsets(free, size) {
			if sets++; sets > maxSets {
				return
			}
			i.change(set)
		}
	}
}

// leafOf returns a leaf with what facts say of its inputs.
func (s *Scorer) leafOf(f Facts, code string) (*node, []formula.Value, error) {
	if s == nil || s.rubric == nil {
		return nil, nil, errNotCompiled
	}
	i := s.leafWith(code)
	if i < 0 {
		return nil, nil, s.noLeaf(code)
	}
	r, err := s.row(f)
	if err != nil {
		return nil, nil, err
	}
	return s.leaves[i], s.vars(r, s.leaves[i]), nil
}

// sorted writes out what was found.
func (i *improver) sorted() []Improvement {
	slices.SortStableFunc(i.found, func(a, b improved) int {
		return cmp.Or(cmp.Compare(len(a.set), len(b.set)), slices.Compare(a.set, b.set), a.points.Cmp(b.points))
	})
	var out []Improvement
	for _, f := range i.found {
		out = append(out, i.improvement(f))
	}
	return out
}

func (i *improver) improvement(f improved) Improvement {
	sc := &scoring{Scorer: i.scorer}
	out := Improvement{
		Points: toDecimal(f.points), Gain: toDecimal(new(big.Rat).Sub(f.points, i.base)),
		Illustrative: i.node.illustrative || f.case_ != nil && f.case_.Illustrative,
	}
	var vi, en []string
	for _, t := range f.targets {
		atom := formula.Atom{Slot: t.Slot, Subject: formula.Variable(i.scorer.rubric.Inputs[i.node.uses[t.Slot]].Name, t.Slot, t.Is.Type), Observed: i.vars[t.Slot], Op: t.Op, Required: []formula.Value{t.Limit}}
		c := Change{Comparison: sc.comparisons(i.node, []formula.Atom{atom})[0], Figure: exact(t.Is)}
		if by := t.Far(i.vars[t.Slot]); by != nil {
			c.By = decimal.NewNullDecimal(toDecimal(by))
		}
		out.Changes = append(out.Changes, c)
		said := sayable(t)
		atom.Op, atom.Required = said.Op, []formula.Value{said.Limit}
		vi, en = append(vi, sc.changeText(i.node, atom, rubric.Vietnamese, true)), append(en, sc.changeText(i.node, atom, rubric.English, true))
	}
	gain := out.Gain
	out.Text = rubric.Text{
		VI: strings.Join(vi, "; ") + ": thêm " + rubric.Vietnamese.Decimal(gain) + " điểm",
		EN: strings.Join(en, "; ") + ": +" + rubric.English.Decimal(gain) + map[bool]string{true: " point", false: " points"}[gain.Equal(decimal.NewFromInt(1))],
	}
	return out
}

// changeText writes what a figure has to become, from what it is or without that:
// "Tỷ lệ …: 76,5 % → từ 80 % trở lên", "Tỷ lệ …: từ 80 % trở lên".
func (sc *scoring) changeText(n *node, a formula.Atom, l rubric.Lang, from bool) string {
	w := sc.words(n, a, l)
	required := w.required(a)
	if a.Op == "in" && a.Observed.Type != formula.Text {
		required = w.value(a.Required[0])
	}
	if from {
		required = w.value(a.Observed) + " → " + required
	}
	return w.subject(a) + ": " + required
}
