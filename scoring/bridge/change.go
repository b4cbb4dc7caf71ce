package bridge

import (
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// Parts are what a change in points comes from, exactly: Change is the sum of the others. In
// JSON a part that is 0 is left out.
type Parts struct {
	Change exact.Number `json:"change,omitzero"`
	// Rules is what other rules for the same figures and the same maxima add, Weights what
	// other maxima do, Data what other figures do: each the Shapley value of its player.
	Rules   exact.Number `json:"rules,omitzero"`
	Weights exact.Number `json:"weights,omitzero"`
	Data    exact.Number `json:"data,omitzero"`
	// Adjustments is the rest of a change of the final score: the rounding of the total that
	// was rescaled, the floor and the ceiling, and what no leaf has of its own where parts
	// of an item are left out under a cap. There is none in rows.
	Adjustments exact.Number `json:"adjustments,omitzero"`
	// Open is what is not attributed: changes of rows of which the figures of one year under
	// the rules of the other edition are not known.
	Open exact.Number `json:"open,omitzero"`
}

// Change is what moved the score of one unit from the earlier year to the later one. It is
// data and read-only; its JSON form reads back to an equal value.
type Change struct {
	Unit scoring.Unit `json:"unit"` // in the later year
	// EarlierGroup is the object group in the earlier year, where it is another.
	EarlierGroup string `json:"earlier_group,omitempty"`
	// Earlier and Later are the final scores. Where one of them is not known, Parts are zero
	// and say nothing.
	Earlier decimal.NullDecimal `json:"earlier"`
	Later   decimal.NullDecimal `json:"later"`
	Parts   Parts               `json:"parts"`
	// Rows are the clusters of items, then bonus and penalty, by the size of their changes.
	// Those without any part are left out.
	Rows []Row       `json:"rows"`
	Text rubric.Text `json:"text"` // numbers with more places than points have are rounded
}

// Row is what a cluster of items, the bonus or the penalty adds to the change of a unit.
type Row struct {
	Kind  Kind        `json:"kind"`
	From  []string    `json:"from,omitempty"` // codes in the earlier edition
	To    []string    `json:"to,omitempty"`   // and in the later one
	Title rubric.Text `json:"title"`
	Parts Parts       `json:"parts"`
	// Unknown says that the points are not known in one of the years, so that Parts say
	// nothing.
	Unknown bool `json:"unknown,omitempty"`
	// Open says why the parts of the change are not known.
	Open []Reason `json:"open,omitempty"`
}

// Reason says why an item has no certain points by the rules of one edition on the figures
// of the other year, or at all.
type Reason struct {
	Item  string `json:"item"`
	Rules int    `json:"rules"` // the period of the edition whose rules they are
	Data  int    `json:"data"`  // the year of the figures
	// Inputs are those that would settle it, by their names in that edition.
	Inputs []string    `json:"inputs,omitempty"`
	Text   rubric.Text `json:"text"`
}

// Unit returns what moved the score of the i-th unit, from 0; the zero Change where there is
// none. The units are in the order of the later year. Every call computes it anew.
func (b *Bridge) Unit(i int) Change {
	if i < 0 || i >= b.Len() {
		return Change{}
	}
	x := &reader{b: b, i: i}
	out := Change{Unit: b.units[i], Earlier: b.finals[0].At(i), Later: b.finals[1].At(i), Rows: []Row{}}
	if was := b.totals[0][0].Unit(i).Group; spelling.Normalize(was) != spelling.Normalize(out.Unit.Group) {
		out.EarlierGroup = was
	}
	total, known := x.total()
	var sums unitSums
	certain := true
	for k, p := range x.rows(make([]parts, 0, len(b.clusters))) {
		sums.add(&b.clusters[k], &p)
		if certain = certain && !p.unknown; !p.zero() {
			out.Rows = append(out.Rows, x.row(k, &p))
		}
	}
	if known {
		sum := sums.settled()
		rest := new(big.Rat).Sub(big.NewRat(total, 1), sum[changeAt])
		sum[changeAt].SetInt64(total)
		if certain {
			sum[adjustmentsAt] = rest
		} else {
			sum[openAt].Add(sum[openAt], rest)
		}
		out.Parts = b.parts(sum)
	}
	widestFirst(out.Rows)
	out.Text = b.textOf(&out)
	return out
}

// widestFirst sorts rows by the size of their changes.
func widestFirst(rows []Row) {
	type sized struct {
		Row
		size exact.Number
	}
	list := make([]sized, len(rows))
	for i, row := range rows {
		list[i] = sized{row, size(row.Parts.Change)}
	}
	slices.SortStableFunc(list, func(p, q sized) int { return q.size.Cmp(p.size) })
	for i := range list {
		rows[i] = list[i].Row
	}
}

// size returns a number without its sign.
func size(n exact.Number) exact.Number {
	if n.Sign() < 0 {
		return exact.Number{}.Minus(n)
	}
	return n
}

// number returns points of units of the last place.
func (b *Bridge) number(v *big.Rat) exact.Number {
	if v == nil || v.Sign() == 0 {
		return exact.Number{}
	}
	return exact.Of(new(big.Rat).Quo(v, big.NewRat(b.unit, 1)))
}

// part returns a part of a row in points.
func (b *Bridge) part(c *cluster, p *parts, at int) exact.Number {
	switch {
	case p.fast && p.words[at] == 0:
		return exact.Number{}
	case p.fast && c.denominator < math.MaxInt64/b.unit:
		return exact.Of(big.NewRat(p.words[at], c.denominator*b.unit))
	}
	return b.number(c.in(p, at))
}

func (b *Bridge) parts(sum []*big.Rat) Parts {
	return Parts{b.number(sum[changeAt]), b.number(sum[rulesAt]), b.number(sum[weightsAt]), b.number(sum[dataAt]),
		b.number(sum[adjustmentsAt]), b.number(sum[openAt])}
}

// named returns a row with its name.
func (b *Bridge) named(c *cluster) Row {
	switch {
	case c.link >= 0:
		l := b.m.Items[c.link]
		return Row{Kind: l.Kind(), From: slices.Clone(l.From), To: slices.Clone(l.To), Title: b.title(l)}
	case c.side == 0:
		return Row{Kind: Bonus, Title: rubric.Say(bonusTitle)}
	}
	return Row{Kind: Penalty, Title: rubric.Say(penaltyTitle)}
}

// title returns the titles of the items of a link: of the later edition, if it has some.
func (b *Bridge) title(l Link) (out rubric.Text) {
	of, codes := b.editions[1], l.To
	if len(codes) == 0 {
		of, codes = b.editions[0], l.From
	}
	for i, code := range codes {
		it := of.compiled.Rubric.Item(code)
		if it == nil {
			continue
		}
		if i > 0 {
			out.VI, out.EN = out.VI+"; ", out.EN+"; "
		}
		out.VI, out.EN = out.VI+it.Title.VI, out.EN+it.Title.EN
	}
	return out
}

// row writes a row of the unit.
func (x *reader) row(k int, p *parts) Row {
	c, out := &x.b.clusters[k], x.b.names[k]
	out.From, out.To = slices.Clone(out.From), slices.Clone(out.To)
	if out.Unknown = p.unknown; !p.unknown {
		of := func(at int) exact.Number { return x.b.part(c, p, at) }
		out.Parts = Parts{Change: of(changeAt), Rules: of(rulesAt), Weights: of(weightsAt), Data: of(dataAt)}
		if p.open {
			out.Parts.Open = out.Parts.Change
		}
	}
	if p.unknown || p.open {
		out.Open = x.reasons(c)
	}
	return out
}
