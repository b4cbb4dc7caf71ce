package assessment

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Ledger says where the points of a round went, at every item. The error is one of a state
// that was read from JSON, or of a name that no round has.
func (s *State) Ledger(round string) (*Ledger, error) {
	l, err := s.folded(round)
	if err != nil {
		return nil, err
	}
	b := &bookkeeper{f: s.fold, l: l}
	if b.st, err = s.fold.settle(l); err != nil {
		return nil, err
	}
	b.own = b.stated()
	out := &Ledger{Schema: jsonform.Schema, Edition: s.Edition, Unit: s.Unit, Round: l.of.Name}
	out.Areas = b.accounts(s.fold.c.Areas, b.st.result.Areas())
	if a := b.st.result.Bonus(); a != nil {
		out.Bonus = b.accounts(s.fold.c.Bonus, a.Items)
	}
	if a := b.st.result.Penalty(); a != nil {
		out.Penalty = b.accounts(s.fold.c.Penalty, a.Items)
	}
	out.Total = b.total(out.Areas)
	return out, nil
}

// folded returns the layer of a round, which can be asked more than a [Round] says.
func (s *State) folded(round string) (*layer, error) {
	if s == nil || s.fold == nil {
		return nil, notFolded.Say()
	}
	if l := s.fold.layer(round); l != nil {
		return l, nil
	}
	return nil, s.fold.noRound(round)
}

// bookkeeper makes the accounts of a round.
type bookkeeper struct {
	f   *fold
	l   *layer
	st  *settled
	own *stated
	// ruled are the items as the rules alone score them; nil until somebody asks.
	ruled map[string]*scoring.Item
}

// accounts returns the accounts of items and of those below them; what carries no points
// has none.
func (b *bookkeeper) accounts(nodes []*rules.Node, items []*scoring.Item) []*Account {
	out := []*Account{}
	for i, n := range nodes {
		switch it := items[i]; {
		case it.Unscored:
		case n.Item.Leaf():
			out = append(out, b.leaf(n, it))
		default:
			out = append(out, b.group(n, it))
		}
	}
	return out
}

func accountFor(it *scoring.Item) *Account {
	return &Account{Code: it.Code, Title: it.Title, Max: it.Max, Points: it.Range.Least}
}

// group returns the account of an item with items. Of parts that do not add up, their
// maxima exceed the item's by some points and so may their points: what the second is more
// than the first is the last cause, below zero where the item lost less than its parts.
func (b *bookkeeper) group(n *rules.Node, it *scoring.Item) *Account {
	out := accountFor(it)
	out.Items = b.accounts(n.Children, it.Items)
	d := descend(it.Max.Rat())
	d.take(out.Items)
	switch n.Item.Combine {
	case rubric.CombineCapped:
		d.to(it.Range.Least.Rat(), ByCap, -1, partsCapped.Say(it.Max))
	case rubric.CombineLeast:
		d.to(it.Range.Least.Rat(), ByLeast, -1, partsLeast.Say())
	default:
		// The least of a sum is the sum of the least, unless they cannot be together.
		d.to(it.Range.Least.Rat(), ByMissing, -1, kindTitles[ByMissing].Say())
	}
	out.Causes = d.end()
	return out
}

// total returns the account of the whole, down to the final score.
func (b *bookkeeper) total(areas []*Account) Account {
	r, t := b.f.c.Rubric, b.st.result.Total
	d := descend(r.Max.Rat())
	d.take(areas)
	s := b.steps()
	// The items that were written out with their reasons and the sum that counts are
	// computed apart; where figures are missing, the first may be less exact.
	d.to(s.Points, ByMissing, -1, kindTitles[ByMissing].Say())
	if s.Exact != nil {
		d.to(s.Exact, ByExclusion, -1, rescaledBack.Say())
		d.to(s.Rescaled, ByRounding, -1, roundedTo.SayShort(s.Exact, s.Rescaled))
	} else {
		// Nobody knows what is excluded, so what rescaling gives is not known, either.
		d.to(s.Rescaled, ByMissing, -1, kindTitles[ByMissing].Say())
	}
	adds := func(points *big.Rat) *big.Rat { return new(big.Rat).Neg(points) }
	held := func(raw, counted *big.Rat) *big.Rat { return new(big.Rat).Sub(raw, counted) }
	d.by(adds(s.Bonus), ByBonus, kindTitles[ByBonus].Say())
	d.by(held(s.Bonus, s.Added), ByCap, overBonusCap.Say(s.Bonus, s.Added))
	d.by(s.Penalty, ByPenalty, kindTitles[ByPenalty].Say())
	d.by(held(s.Capped, s.Penalty), ByCap, overPenaltyCap.Say(s.Penalty, s.Capped))
	d.by(held(s.TakenOff, s.Capped), ByMissing, penaltyUpTo.Say(s.TakenOff))
	final := t.FinalRange.Least.Rat()
	switch uncut := d.at; final.Cmp(uncut) {
	case +1:
		d.to(final, ByFloor, -1, raisedToFloor.Say(uncut, final))
	case -1:
		d.to(final, ByCeiling, -1, cutAtCeiling.Say(uncut, final))
	}
	return Account{Title: r.Title, Max: r.Max, Points: t.FinalRange.Least, Causes: d.end()}
}

// steps returns the numbers between the points of the areas and the final score.
func (b *bookkeeper) steps() rules.Steps {
	row := b.st.row
	row.Set = b.st.set(waiverStep)
	e := b.f.c.NewEngine()
	defer b.f.c.Engines.Put(e)
	l := e.Ledger(e.LeafPoints(row))
	return l.Steps()
}

// byRules returns an item of the round as the rules alone score it.
func (b *bookkeeper) byRules(code string) *scoring.Item {
	if b.ruled == nil {
		result := b.st.result
		if set := b.st.set(ruleStep); len(set) < len(b.st.set(waiverStep)) {
			result, _ = b.f.score(b.st.facts, set) // the facts were scored before
		}
		b.ruled = itemsOf(result)
	}
	return b.ruled[code]
}

// itemsOf returns the items of a result by their codes.
func itemsOf(r *scoring.Result) map[string]*scoring.Item {
	out := map[string]*scoring.Item{}
	for it := range r.All() {
		out[it.Code] = it
	}
	return out
}
