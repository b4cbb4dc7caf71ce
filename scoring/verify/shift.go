package verify

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Shift says whether a new rule, or a new edition as a whole, ever gives a unit less than
// the old one, or ever gives it more, for the same facts. What is left out of the maximum,
// or has no points, is neither.
type Shift struct {
	// Outcome is Proved where it never does, and Refuted where the examples show that it
	// does.
	Outcome    Outcome     `json:"outcome"`
	Message    rubric.Text `json:"message"`
	OldExample *Example    `json:"old_example,omitempty"`
	NewExample *Example    `json:"new_example,omitempty"`
}

// shiftWords are what is said of one direction.
type shiftWords struct{ never, does locale.Sentence }

func (w shiftWords) proved() Shift {
	return Shift{Outcome: Proved, Message: rubric.Say(w.never)}
}

func (w shiftWords) open(why rubric.Text) Shift {
	return Shift{Outcome: Undecided, Message: rubric.Say(undecidedBecause, why, rubric.Say(w.never))}
}

// shown is a shift that two examples of the same facts show.
func (w shiftWords) shown(older, newer *Example) Shift {
	return Shift{Outcome: Refuted, OldExample: older, NewExample: newer,
		Message: rubric.Say(w.does, older.comesTo(), newer.comesTo(), older.with(newer).someFacts())}
}

var (
	lessOfRule  = shiftWords{never: ruleNeverLess, does: ruleLess}
	moreOfRule  = shiftWords{never: ruleNeverMore, does: ruleMore}
	lessOfTotal = shiftWords{never: totalNeverLess, does: totalLess}
	moreOfTotal = shiftWords{never: totalNeverMore, does: totalMore}
)

// shifts judges both directions of a comparison whose outcome is known.
func (c *ruleComparer) shifts(out *Comparison, why rubric.Text, b *rules.Budget) {
	for _, d := range []struct {
		to    *Shift
		words shiftWords
		less  bool
	}{{&out.Less, lessOfRule, true}, {&out.More, moreOfRule, false}} {
		switch {
		case out.Outcome == Proved:
			*d.to = d.words.proved()
		case !why.IsZero():
			*d.to = d.words.open(why)
		default:
			*d.to = c.shift(d.words, d.less, b)
		}
	}
}

// shift looks for facts for which the new rule gives less, or else more.
func (c *ruleComparer) shift(words shiftWords, less bool, b *rules.Budget) Shift {
	switch found, facts, reason := c.ask(b, func(q *solve.Search, r solve.Region, a, b worth) {
		switch {
		case a.kind != hasPoints || b.kind != hasPoints:
		case less:
			c.above(q, r, a, b)
		default:
			c.above(q, r, b, a)
		}
	}); found {
	case solve.Yes:
		older, newer := c.examples(facts)
		return words.shown(older, newer)
	case solve.Unknown:
		return words.open(reason)
	}
	return words.proved()
}

// above looks for facts for which one leaf has more rounded points than another.
func (c *ruleComparer) above(q *solve.Search, r solve.Region, x, y worth) {
	if v, known := y.points.Known(); known {
		c.beyond(q, r, x, y.grid.Round(v), 1)
		return
	}
	if v, known := x.points.Known(); known {
		c.beyond(q, r, y, x.grid.Round(v), -1)
		return
	}
	if x.grid.Rounding == y.grid.Rounding {
		c.more(q, r, x, y)
		return
	}
	for r, t := range c.grid(q, r, y) {
		c.beyond(q, r, x, t, 1)
	}
}

// beyond looks for facts for which the rounded points of a leaf are above t, or for the
// side -1 below it.
func (c *ruleComparer) beyond(q *solve.Search, r solve.Region, w worth, t *big.Rat, side int) {
	if v, known := w.points.Known(); known {
		if w.grid.Round(v).Cmp(t)*side > 0 {
			q.Found(r)
		}
		return
	}
	down, up := w.grid.Around(interval.Exactly(t))
	at := up
	if side < 0 {
		at = down
	}
	if at.Cmp(t) == 0 {
		at = w.grid.Next(at, side)
	}
	set := w.grid.RoundedTo(at, nil)
	if side < 0 {
		set = w.grid.RoundedTo(nil, at)
	}
	if r, ok := r.Inside(w.points, set); ok {
		q.Found(r)
	}
}

// ask puts a question about what both leaves are worth for the same facts. Where it is too
// much it is put again, with sums followed by choices.
func (c *ruleComparer) ask(b *rules.Budget, about func(q *solve.Search, r solve.Region, a, b worth)) (
	found solve.Truth, facts []interval.Domain, reason rubric.Text) {
	for _, sums := range []bool{false, true} {
		q := c.question(b)
		if c.tried = 0; sums {
			q.Choices(&solve.Memo{})
		}
		for r, a := range c.sides[0].worths(c, q, q.All()) {
			for r, b := range c.sides[1].worths(c, q, r) {
				about(q, r, a, b)
			}
		}
		if found, facts, reason = q.Answer(); found != solve.Unknown {
			break
		}
	}
	return found, facts, reason
}

// question starts a search over the facts of both leaves.
func (c *ruleComparer) question(b *rules.Budget) *solve.Search {
	q := solve.NewSearch(c.domains, b.Question(), c.near)
	q.Assume(c.relations)
	b.Bind(q)
	if c.sides[0].leaf.ManyPaths() || c.sides[1].leaf.ManyPaths() {
		q.Conditions()
	}
	if c.sides[0].leaf.MayOverflow() || c.sides[1].leaf.MayOverflow() {
		q.Unknown(formula.Outgrown())
	}
	return q
}
