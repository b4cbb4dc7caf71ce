package bridge

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/rules"
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
	if was := b.totals[0][0].Unit(i).Group; was != out.Unit.Group {
		out.EarlierGroup = was
	}
	total, known := x.total()
	sum := make([]*big.Rat, partsLen)
	for at := range sum {
		sum[at] = new(big.Rat)
	}
	certain := true
	for k, p := range x.rows(nil) {
		c := &b.clusters[k]
		for at := range p.words {
			sum[at].Add(sum[at], c.in(&p, at))
		}
		if p.open {
			sum[openAt].Add(sum[openAt], c.in(&p, changeAt))
		}
		if certain = certain && !p.unknown; !p.zero() {
			out.Rows = append(out.Rows, x.row(c, &p))
		}
	}
	if known {
		rest := new(big.Rat).Sub(big.NewRat(total, 1), sum[changeAt])
		sum[changeAt].SetInt64(total)
		if certain {
			sum[adjustmentsAt] = rest
		} else {
			sum[openAt].Add(sum[openAt], rest)
		}
		out.Parts = b.parts(sum)
	}
	slices.SortStableFunc(out.Rows, func(p, q Row) int {
		return size(q.Parts.Change).Cmp(size(p.Parts.Change))
	})
	out.Text = b.textOf(&out)
	return out
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
func (x *reader) row(c *cluster, p *parts) Row {
	out := x.b.named(c)
	if out.Unknown = p.unknown; !p.unknown {
		sum := make([]*big.Rat, partsLen)
		for at := range p.words {
			sum[at] = c.in(p, at)
		}
		if p.open {
			sum[openAt] = sum[changeAt]
		}
		out.Parts = x.b.parts(sum)
	}
	if p.unknown || p.open {
		out.Open = x.reasons(c)
	}
	return out
}

// reasons says what leaves the points of a cluster open: its own leaves or, where one of
// them is excluded and counts with the share of the others, those of its source.
func (x *reader) reasons(c *cluster) (out []Reason) {
	for r := range x.b.editions {
		for d := range x.b.editions {
			if c.alone >= 0 && r != c.alone || !x.points(c, r, d).open {
				continue
			}
			own, others := x.openLeaves(c, r, d)
			if len(own) == 0 {
				own = others
			}
			for _, it := range own {
				out = append(out, x.b.reason(it, r, d))
			}
		}
	}
	return out
}

// openLeaves returns the open leaves of a cluster, and those of the same sources.
func (x *reader) openLeaves(c *cluster, r, d int) (own, others []*scoring.Item) {
	e := x.b.editions[r]
	sources := map[int]bool{}
	mine := map[string]bool{}
	if c.link >= 0 {
		for _, at := range e.links[c.link] {
			sources[e.sources[at]] = true
			for it := range e.tree.terms[at].item.All() {
				mine[it.Code] = true
			}
		}
	}
	for it := range x.b.totals[r][d].Result(x.i).All() {
		if len(it.Items) > 0 || it.Status != scoring.Missing && it.Status != scoring.Failed {
			continue
		}
		account := e.compiled.Account(e.compiled.Leaves[e.compiled.LeafWith(it.Code)])
		switch {
		case c.link < 0 && account == [2]rules.Account{rules.OfBonus, rules.OfPenalty}[c.side], mine[it.Code]:
			own = append(own, it)
		case c.link >= 0 && sources[int(account)]:
			others = append(others, it)
		}
	}
	return own, others
}

// reason says why a leaf is open.
func (b *Bridge) reason(it *scoring.Item, r, d int) Reason {
	e := b.editions[r]
	by, on := b.editions[r].compiled.Rubric.Period, b.editions[d].compiled.Rubric.Period
	out := Reason{Item: it.Code, Rules: by, Data: on, Inputs: slices.Clone(it.Missing)}
	switch of := e.compiled.Rubric.Item(it.Code); {
	case it.Status == scoring.Failed:
		out.Text = rubric.Say(openFailed, it.Code, by, on, it.Error)
	case of != nil && of.Reported:
		out.Text = rubric.Say(openPoints, it.Code, by, on)
	default:
		out.Text = rubric.Say(openInputs, it.Code, by, on, titles(e.compiled.Rubric, it.Missing))
	}
	return out
}

// titles joins the titles of inputs.
func titles(r *rubric.Rubric, names []string) (out rubric.Text) {
	all := map[string]rubric.Text{}
	for _, in := range r.Scalars() {
		all[in.Name] = in.Title
	}
	for i, name := range names {
		if i > 0 {
			out.VI, out.EN = out.VI+", ", out.EN+", "
		}
		out.VI, out.EN = out.VI+all[name].VI, out.EN+all[name].EN
	}
	return out
}
