package scoring

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// part is what a leaf adds to the sums above it.
type part struct {
	status   Status
	source   rubric.Source
	max      *big.Rat
	counts   bool // it can count, with points from lo to hi
	lo, hi   *big.Rat
	excluded bool // it can be excluded
}

// surely reports whether the part counts whatever the facts leave open.
func (p part) surely() bool { return p.counts && !p.excluded }

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

// losesTo adds the range of what is lost of the part's maximum; excluded, that is
// nothing.
func (p part) losesTo(l *limits) {
	lo, hi := new(big.Rat), new(big.Rat)
	if p.counts {
		lo.Sub(p.max, p.hi)
		hi.Sub(p.max, p.lo)
		if p.excluded {
			lo, hi = minRat(lo, new(big.Rat)), maxRat(hi, new(big.Rat))
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
func (s *Scorer) sum(parts []part) Score {
	points, applicable, lost := noPoints(), noPoints(), noPoints()
	out := Score{Status: statusOf(parts)}
	for _, p := range parts {
		p.addTo(points)
		p.losesTo(lost)
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
	out.LostLeast, out.LostMost = toDecimal(lost.lo), toDecimal(lost.hi)
	if applicable.lo.Cmp(applicable.hi) == 0 {
		out.Applicable = known(applicable.lo)
	}
	if out.Status == Missing || out.Status == Failed || applicable.hi.Sign() == 0 {
		return out // not known, or nothing was assessed
	}
	out.Points = known(points.lo)
	out.Lost = known(new(big.Rat).Sub(applicable.lo, points.lo))
	index := new(big.Rat).Quo(points.lo, applicable.lo)
	out.Index = known(s.roundIndex(index.Mul(index, big.NewRat(100, 1))))
	return out
}

func (s *Scorer) roundIndex(v *big.Rat) *big.Rat {
	r := s.rubric.Index
	if r.Mode == "" {
		r = s.rubric.Points
	}
	return formula.Round(v, r.Places, r.Mode)
}

func (s *Scorer) roundPoints(v *big.Rat) *big.Rat {
	return formula.Round(v, s.rubric.Points.Places, s.rubric.Points.Mode)
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

// capped returns the points of an adjustment before and after its cap.
func capped(of *rubric.Adjustment, parts []part) (raw, counted *limits) {
	raw = noPoints()
	if of == nil {
		return raw, raw
	}
	for _, p := range parts {
		p.addTo(raw)
	}
	top := of.Cap.Rat()
	return raw, &limits{minRat(raw.lo, top), minRat(raw.hi, top)}
}

func allCertain(parts []part) bool {
	for _, p := range parts {
		if !p.certain() {
			return false
		}
	}
	return true
}

// total adds up the parts of all leaves in exact rationals: for units whose total
// sums of machine integers do not give (see sums.total).
func (s *Scorer) total(parts []part, group string) Total {
	areas := parts[:s.bonusAt]
	_, bonus := capped(s.rubric.Bonus, parts[s.bonusAt:s.penaltyAt])
	_, penalty := capped(s.rubric.Penalty, parts[s.penaltyAt:])
	t := Total{Max: s.rubric.Max, Score: s.sum(areas)}
	rescaled, assessed := s.rescale(areas)
	final := &limits{new(big.Rat).Sub(rescaled.lo, penalty.hi), new(big.Rat).Sub(rescaled.hi, penalty.lo)}
	final.add(bonus.lo, bonus.hi)
	t.FinalLeast, t.FinalMost = toDecimal(final.lo), toDecimal(final.hi)
	if assessed && allCertain(areas) {
		t.Rescaled = known(rescaled.lo)
		if final.lo.Cmp(final.hi) == 0 && allCertain(parts) {
			t.Final = known(final.lo)
		}
	}
	least, most := s.rubric.Band(t.FinalLeast, group), s.rubric.Band(t.FinalMost, group)
	if assessed && least != nil && least == most {
		t.Band = least.Name
	}
	return t
}

// rescale returns the range of the total after exclusions, rounded. Assessed means
// that there surely is something to rescale: of everything that is rescaled alone, a
// leaf that counts and cannot be excluded.
func (s *Scorer) rescale(parts []part) (out *limits, assessed bool) {
	out = noPoints()
	if s.rubric.Exclusion == rubric.ExclusionNone || s.rubric.Exclusion == "" {
		for _, p := range parts {
			p.addTo(out)
			assessed = assessed || p.surely()
		}
		return out, assessed
	}
	groups := map[rubric.Source][]part{}
	for _, p := range parts {
		key := rubric.Source("")
		if s.rubric.Exclusion == rubric.ExclusionBySource {
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
		ratio, sure := ratioOf(group)
		assessed = assessed && sure
		out.add(new(big.Rat).Mul(ratio.lo, whole), new(big.Rat).Mul(ratio.hi, whole))
	}
	return &limits{s.roundPoints(out.lo), s.roundPoints(out.hi)}, assessed
}

// ratioOf returns the range of Σ points ÷ Σ maxima over the parts that count; where
// parts may or may not count, over every choice of them. Where none of them may
// count, nothing says what the ratio is: that choice is any ratio from 0 to 1. Sure
// reports that there is no such choice.
func ratioOf(parts []part) (out *limits, sure bool) {
	counts := false
	for _, p := range parts {
		counts, sure = counts || p.counts, sure || p.surely()
	}
	if !counts {
		return &limits{new(big.Rat), one()}, false
	}
	out = &limits{lo: leastRatio(parts, func(p part) *big.Rat { return p.lo })}
	negated := leastRatio(parts, func(p part) *big.Rat { return new(big.Rat).Neg(p.hi) })
	out.hi = negated.Neg(negated)
	if !sure {
		out.lo, out.hi = minRat(out.lo, new(big.Rat)), maxRat(out.hi, one())
	}
	return out, sure
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
