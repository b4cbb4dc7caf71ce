package improve

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// held says of improvements of a leaf what an item above it makes of them, where its parts
// do not simply add up. Points are those that are sure.
func (i *improver) held(list []Improvement, r rules.Row) {
	book := i.scorer.Book
	lines := book.TermsOf([]*rules.Node{i.node})
	if len(list) == 0 || len(lines) == 0 {
		return
	}
	e := i.scorer.NewEngine()
	defer i.scorer.Engines.Put(e)
	term := book.Of(lines[0])
	sure := func(r rules.Row) decimal.Decimal {
		t := e.Fold(term, e.LeafPoints(r))
		if i.sign < 0 {
			return book.Decimal(-t.Points.Hi)
		}
		return book.Decimal(t.Points.Lo)
	}
	now := sure(r)
	for k := range list {
		after := rules.Row{Vals: append([]int64(nil), r.Vals...), Inexact: map[int]interval.Domain{}, Set: r.Set}
		for slot, v := range r.Inexact {
			after.Inexact[slot] = v
		}
		for _, c := range list[k].Changes {
			slot := i.scorer.Inputs.Slots[c.Input]
			v, err := rules.Hook.Domain(i.scorer.Inputs.Scalars[slot], c.Figure)
			if err != nil {
				return
			}
			after.Vals[slot], after.Inexact[slot] = i.scorer.Inputs.Column(slot, v), v
		}
		gain := formula.ToDecimal(sure(after).Sub(now).Rat())
		if gain.GreaterThanOrEqual(list[k].Gain) {
			continue
		}
		why := cutAbove
		if term.Item.Combine == rubric.CombineLeast {
			why = leastAbove
		}
		list[k].Held = rubric.Say(why, term.Item.Code, gain)
		list[k].Text = rubric.Say(heldBehind, list[k].Text, list[k].Held)
	}
}
