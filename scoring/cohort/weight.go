package cohort

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/exact"
)

// Weight is how much an item decides the final scores of the units that have one, nominally
// and in effect. The items are the leaves and, where parts do not simply add up, what puts
// them together; items of the penalty count below zero. What lies between their sum and the
// final score (rescaling, caps, floor and ceiling, points that are not known and do not
// matter) is a line of its own, the last, so that the shares of either kind add up to 1.
type Weight struct {
	Code  string      `json:"code,omitempty"` // empty for the remainder
	Title rubric.Text `json:"title,omitzero"`
	// Nominal is the maximum of the item over that of the rubric.
	Nominal exact.Number `json:"nominal"`
	// OfTotal is the points of the item over the final scores, summed over the units; 0 where
	// those come to nothing.
	OfTotal exact.Number `json:"of_total"`
	// OfSpread is the covariance of the item's points with the final score, over the
	// variance of the final score: the item's share in what makes units differ. It is below
	// zero where units that are good otherwise have fewer points there, and 0 where all
	// final scores are the same.
	OfSpread exact.Number `json:"of_spread"`
}

// Text says the shares in one sentence without its full stop, in percent with two places.
func (w Weight) Text() rubric.Text {
	percent := func(n exact.Number) any { return n.Times(exact.Of(100)).Round(inSentences) }
	if w.Code == "" {
		return rubric.Say(remainderWeighed, percent(w.OfTotal), percent(w.OfSpread))
	}
	return rubric.Say(weighed, w.Code, percent(w.Nominal), percent(w.OfTotal), percent(w.OfSpread))
}

// leafTally is the points of an item of the units with a final score, with their products
// with that.
type leafTally struct{ points, products sum }

// weights returns the weights of the items that add up.
func (t *tally) weights(of *layout) []Weight {
	out := make([]Weight, 0, len(of.terms)+1)
	n, total := exact.Of(t.finals.N()), t.finals.Sum()
	variance := t.finals.PopulationVariance()
	rest := Weight{OfTotal: one(total), OfSpread: one(variance)}
	for i, term := range of.terms {
		it, leaf := &of.items[term], &t.terms[i]
		points := leaf.points.over(of.unit)
		products := leaf.products.over(of.unit).Over(exact.Of(of.unit))
		covariance := products.Over(n).Minus(points.Over(n).Times(total.Over(n)))
		w := Weight{Code: it.item.Code, Title: it.item.Title, OfTotal: points.Over(total),
			OfSpread: covariance.Over(variance)}
		if it.side != ofPenalty {
			w.Nominal = exact.Of(it.item.Max.Rat()).Over(of.max)
		} else {
			w.OfTotal, w.OfSpread = exact.Number{}.Minus(w.OfTotal), exact.Number{}.Minus(w.OfSpread)
		}
		rest.OfTotal, rest.OfSpread = rest.OfTotal.Minus(w.OfTotal), rest.OfSpread.Minus(w.OfSpread)
		out = append(out, w)
	}
	return append(out, rest)
}

// one returns 1, or 0 where there is nothing to have shares of.
func one(of exact.Number) exact.Number { return of.Over(of) }
