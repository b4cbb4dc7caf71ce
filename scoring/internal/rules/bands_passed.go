package rules

import (
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/words"
)

// PassedBand is why a band is passed over: its condition, as it is told, with what is
// known of its variables. Points and indexes of items are variables of their own.
type PassedBand struct {
	Cond    formula.Node
	Vars    []interval.Domain
	Outcome formula.Outcome
	// Excluded is the first item that the condition asks the index of and that has none; nil
	// where there is no such item.
	Excluded *rubric.Item
	// Inputs are the inputs of the variables, Named the same with what stands for points and
	// indexes of items.
	Inputs, Named words.LeafInputs
}

// WhyPassed returns why a band of [BandChoice.Passed] is passed over, for the last unit.
func (e *Engine) WhyPassed(b *rubric.Band, r Row, entries []Entry) PassedBand {
	s := e.Compiled
	c := s.Bands[s.bandAt(b)]
	vars := c.vars(s, func(slot int) interval.Domain { return s.Input(r, slot) },
		func(n *Node) Subtotal { return e.Fold(n, entries) })
	out := PassedBand{Outcome: formula.Eval(c.own, vars)}
	nodes, figures := s.Nodes(), len(c.inputs)
	item := func(slot int) (n *Node, maximum, ok bool) {
		if slot < figures || slot >= figures+2*len(c.items) {
			return nil, false, false
		}
		return nodes[c.items[(slot-figures)/2]], (slot-figures)%2 == 1, true
	}
	var indexes map[int]formula.Node
	out.Cond, indexes = formula.ByItem(c.own, func(slot int) (string, bool, bool) {
		n, maximum, ok := item(slot)
		if !ok {
			return "", false, false
		}
		return n.Item.Code, maximum, true
	})
	out.Vars = slices.Clone(vars)
	for _, slot := range slices.Sorted(maps.Keys(indexes)) {
		o := formula.Eval(indexes[slot], vars)
		if out.Vars[slot] = o.Value; o.HasValue {
			continue
		}
		out.Vars[slot] = interval.NumberDomain(interval.Interval{})
		if n, _, _ := item(slot); out.Excluded == nil {
			out.Excluded = n.Item
		}
	}
	out.Inputs = func(slot int) *rubric.Input {
		if slot < 0 || slot >= figures {
			return nil
		}
		return s.Inputs.Scalars[c.inputs[slot]]
	}
	out.Named = func(slot int) *rubric.Input {
		if n, index, ok := item(slot); ok {
			return inputOfItem(n.Item, index)
		}
		return out.Inputs(slot)
	}
	return out
}

// BandWords says the condition of a band in words; the zero text where it has none.
func (s *Compiled) BandWords(b *rubric.Band) rubric.Text {
	if _, conditioned := s.Condition(b); !conditioned {
		return rubric.Text{}
	}
	e := s.NewEngine()
	defer s.Engines.Put(e)
	row := s.UnknownRow()
	why := e.WhyPassed(b, row, e.LeafPoints(row))
	return words.InBoth(func(l locale.Lang) string {
		return words.Words{Lang: l}.Clause(why.Cond, why.Named)
	})
}

// inputOfItem returns an input that is told of as the points of an item, or its index.
func inputOfItem(it *rubric.Item, index bool) *rubric.Input {
	out := &rubric.Input{Name: it.Code, Type: rubric.Number, Title: rubric.Say(pointsOfTitle, it.Code, it.Title)}
	if index {
		out.Type, out.Title = rubric.Percent, rubric.Say(indexOfTitle, it.Code, it.Title)
	}
	return out
}
