package scoring

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Score scores a unit. The error is about the facts alone (a [source.Faults]
// that names every undeclared input and every figure of a wrong type); what goes
// wrong in a rule is in the result, at its item.
func (s *Scorer) Score(f Facts) (*Result, error) {
	vars, reported, err := s.known(f)
	if err != nil {
		return nil, err
	}
	r := &Result{Schema: rubric.Schema, Edition: s.edition, Unit: f.Unit, Period: s.rubric.Period}
	sc := &scoring{s, vars, reported}
	var all []part
	r.Areas, all = sc.items(s.areas)
	var bonus, penalty *limits
	r.Bonus, bonus = sc.adjustment(s.rubric.Bonus, s.bonus)
	r.Penalty, penalty = sc.adjustment(s.rubric.Penalty, s.penalty)
	r.Total = sc.total(all, bonus, penalty, f.Unit.Group)
	return r, nil
}

// scoring is a unit being scored.
type scoring struct {
	*Scorer
	vars     []formula.Value
	reported map[string]formula.Value
}

func (sc *scoring) items(nodes []*node) ([]*Item, []part) {
	items := make([]*Item, len(nodes))
	var parts []part
	for i, n := range nodes {
		it := &Item{Code: n.item.Code, Title: n.item.Title, Max: n.item.Max, Source: n.item.Source, Illustrative: n.illustrative}
		var own []part
		if len(n.children) > 0 {
			it.Items, own = sc.items(n.children)
			for _, child := range it.Items {
				it.Illustrative = it.Illustrative || child.Illustrative
			}
		} else {
			own = []part{sc.leaf(n, it)}
		}
		it.Score = sc.sum(own)
		items[i], parts = it, append(parts, own...)
	}
	return items, parts
}

// leaf scores a leaf, explains it in its item, and returns what it adds to sums.
func (sc *scoring) leaf(n *node, it *Item) part {
	var known []formula.Value
	if v, ok := sc.reported[n.item.Code]; ok {
		known = append(known, v)
	}
	o := n.evaluate(sc.rubric, sc.vars, known...)
	p := part{max: n.item.Max.Rat(), source: n.item.Source, status: o.status(), counts: o.counts, excluded: o.excluded, lo: o.lo, hi: o.hi}
	if p.status == Failed {
		p.counts, p.lo, p.hi = true, n.item.Min.Rat(), n.item.Max.Rat()
	}
	sc.explain(n, &o, it, p.status)
	return p
}

// part is what a leaf adds to the sums above it.
type part struct {
	status   Status
	source   rubric.Source
	max      *big.Rat
	counts   bool // it can count, with points from lo to hi
	lo, hi   *big.Rat
	excluded bool // it can be excluded
}

func (p part) certain() bool { return p.status != Missing && p.status != Failed }

// limits is a range of points.
type limits struct{ lo, hi *big.Rat }

func (l *limits) add(lo, hi *big.Rat) {
	l.lo = new(big.Rat).Add(l.lo, lo)
	l.hi = new(big.Rat).Add(l.hi, hi)
}

func noPoints() *limits { return &limits{new(big.Rat), new(big.Rat)} }

// addTo adds the range of the part's points; excluded, it has none.
func (p part) addTo(l *limits) {
	zero := new(big.Rat)
	lo, hi := zero, zero
	if p.counts {
		lo, hi = p.lo, p.hi
		if p.excluded {
			lo, hi = minRat(lo, zero), maxRat(hi, zero)
		}
	}
	l.add(lo, hi)
}

func minRat(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func maxRat(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// sum returns the score of some leaves together.
func (sc *scoring) sum(parts []part) Score {
	points, applicable := noPoints(), noPoints()
	out := Score{Status: statusOf(parts)}
	for _, p := range parts {
		p.addTo(points)
		least := p.max
		if p.excluded {
			least = new(big.Rat)
		}
		most := p.max
		if !p.counts {
			most = new(big.Rat)
		}
		applicable.add(least, most)
	}
	out.Least, out.Most = toDecimal(points.lo), toDecimal(points.hi)
	if applicable.lo.Cmp(applicable.hi) == 0 {
		out.Applicable = known(applicable.lo)
	}
	if out.Status == Missing || out.Status == Failed || applicable.hi.Sign() == 0 {
		return out // not known, or nothing was assessed
	}
	out.Points = known(points.lo)
	out.Lost = known(new(big.Rat).Sub(applicable.lo, points.lo))
	index := new(big.Rat).Quo(points.lo, applicable.lo)
	out.Index = known(sc.roundIndex(index.Mul(index, big.NewRat(100, 1))))
	return out
}

func (sc *scoring) roundIndex(v *big.Rat) *big.Rat {
	r := sc.rubric.Index
	if r.Mode == "" {
		r = sc.rubric.Points
	}
	return formula.Round(v, r.Places, r.Mode)
}

func (sc *scoring) roundPoints(v *big.Rat) *big.Rat {
	return formula.Round(v, sc.rubric.Points.Places, sc.rubric.Points.Mode)
}

func known(v *big.Rat) decimal.NullDecimal { return decimal.NewNullDecimal(toDecimal(v)) }

// statusOf returns the status of leaves together; of one leaf it is its own.
func statusOf(parts []part) Status {
	if len(parts) == 1 {
		return parts[0].status
	}
	counted := false
	out := Scored
	for _, p := range parts {
		counted = counted || p.counts
		switch {
		case p.status == Failed:
			return Failed
		case p.status == Missing:
			out = Missing
		}
	}
	if out == Scored && !counted {
		return NotApplicable
	}
	return out
}

// adjustment scores the bonus or the penalty.
func (sc *scoring) adjustment(of *rubric.Adjustment, nodes []*node) (*Adjustment, *limits) {
	if of == nil {
		return nil, noPoints()
	}
	items, parts := sc.items(nodes)
	raw := noPoints()
	for _, p := range parts {
		p.addTo(raw)
	}
	top := of.Cap.Rat()
	counted := &limits{minRat(raw.lo, top), minRat(raw.hi, top)}
	a := &Adjustment{Cap: of.Cap, Items: items}
	if raw.lo.Cmp(raw.hi) == 0 && allCertain(parts) {
		a.Raw = known(raw.lo)
	}
	if counted.lo.Cmp(counted.hi) == 0 {
		a.Counted = known(counted.lo)
	}
	return a, counted
}

func allCertain(parts []part) bool {
	for _, p := range parts {
		if !p.certain() {
			return false
		}
	}
	return true
}

func (sc *scoring) total(parts []part, bonus, penalty *limits, group string) Total {
	t := Total{Max: sc.rubric.Max, Score: sc.sum(parts)}
	rescaled, assessed := sc.rescale(parts)
	final := &limits{new(big.Rat).Sub(rescaled.lo, penalty.hi), new(big.Rat).Sub(rescaled.hi, penalty.lo)}
	final.add(bonus.lo, bonus.hi)
	t.FinalLeast, t.FinalMost = toDecimal(final.lo), toDecimal(final.hi)
	if assessed && allCertain(parts) {
		t.Rescaled = known(rescaled.lo)
		if final.lo.Cmp(final.hi) == 0 {
			t.Final = known(final.lo)
		}
	}
	least, most := sc.rubric.Band(t.FinalLeast, group), sc.rubric.Band(t.FinalMost, group)
	if assessed && least != nil && least == most {
		t.Band = least.Name
	}
	return t
}

// rescale returns the total after exclusions, rounded. Not assessed means that
// nothing was left to rescale.
func (sc *scoring) rescale(parts []part) (out *limits, assessed bool) {
	out = noPoints()
	if sc.rubric.Exclusion == rubric.ExclusionNone || sc.rubric.Exclusion == "" {
		for _, p := range parts {
			p.addTo(out)
			assessed = assessed || p.counts
		}
		return out, assessed
	}
	groups := map[rubric.Source][]part{}
	for _, p := range parts {
		key := rubric.Source("")
		if sc.rubric.Exclusion == rubric.ExclusionBySource {
			if key = p.source; key == "" {
				key = rubric.Appraisal
			}
		}
		groups[key] = append(groups[key], p)
	}
	assessed = true
	for _, group := range groups {
		whole := new(big.Rat)
		for _, p := range group {
			whole.Add(whole, p.max)
		}
		ratio, any := ratioOf(group)
		assessed = assessed && any
		out.add(new(big.Rat).Mul(ratio.lo, whole), new(big.Rat).Mul(ratio.hi, whole))
	}
	return &limits{sc.roundPoints(out.lo), sc.roundPoints(out.hi)}, assessed
}

// ratioOf returns the range of Σ points ÷ Σ maxima over the parts that count;
// where parts may or may not count, over every choice of them.
func ratioOf(parts []part) (out *limits, any bool) {
	out = &limits{new(big.Rat), one()}
	for _, p := range parts {
		any = any || p.counts
	}
	if !any {
		return out, false
	}
	out.lo = leastRatio(parts, func(p part) *big.Rat { return p.lo })
	negated := leastRatio(parts, func(p part) *big.Rat { return new(big.Rat).Neg(p.hi) })
	out.hi = negated.Neg(negated)
	return out, true
}

// leastRatio adds optional parts from the lowest ratio of their own up, as long
// as that lowers the whole ratio: exact, since a mean falls just by what is
// below it.
func leastRatio(parts []part, points func(part) *big.Rat) *big.Rat {
	var sum, of *big.Rat
	include := func(p part) {
		if sum == nil {
			sum, of = new(big.Rat), new(big.Rat)
		}
		sum, of = new(big.Rat).Add(sum, points(p)), new(big.Rat).Add(of, p.max)
	}
	var optional []part
	for _, p := range parts {
		switch {
		case p.counts && p.excluded:
			optional = append(optional, p)
		case p.counts:
			include(p)
		}
	}
	for len(optional) > 0 {
		best := 0
		for i, p := range optional {
			if own(points, p).Cmp(own(points, optional[best])) < 0 {
				best = i
			}
		}
		p := optional[best]
		if sum != nil && own(points, p).Cmp(new(big.Rat).Quo(sum, of)) >= 0 {
			break
		}
		include(p)
		optional = append(optional[:best:best], optional[best+1:]...)
	}
	return new(big.Rat).Quo(sum, of)
}

func own(points func(part) *big.Rat, p part) *big.Rat {
	return new(big.Rat).Quo(points(p), p.max)
}
