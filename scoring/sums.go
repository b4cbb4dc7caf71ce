package scoring

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// sums adds up leaves in machine integers, in units of the last place of points.
type sums struct {
	unit  int64 // units in a point
	whole int64 // maximum of the areas
	// The caps are zero where the rubric has no such adjustment.
	bonusCap, penaltyCap int64
	// bySource is the maximum of the areas' leaves by the source that is rescaled
	// alone; rescales says whether anything is.
	bySource [3]int64
	rescales bool
	// others is, by leaf, the least share of its maximum, never above 0, that any other
	// leaf of such a source can have.
	others []*big.Rat
	// exact is false for rubrics whose sums could leave what is computed so; all
	// their totals are added up in rationals.
	exact bool
}

// largestSum keeps products of sums with 100 and with each other within 64 bits.
const largestSum = 1 << 28

func sumsOf(s *compiled) sums {
	out := sums{unit: 1, exact: true}
	for range s.rubric.Points.Places {
		out.unit *= 10
	}
	capOf := func(a *rubric.Adjustment) int64 {
		if a == nil {
			return 0
		}
		top, _ := scaled(a.Cap, s.rubric.Points.Places) // fits: Validate bounds caps
		return top
	}
	out.bonusCap, out.penaltyCap = capOf(s.rubric.Bonus), capOf(s.rubric.Penalty)
	out.rescales = s.rubric.Exclusion != rubric.ExclusionNone && s.rubric.Exclusion != ""
	spread := int64(0)
	for _, n := range s.leaves {
		spread += max(n.max, -n.min)
		out.exact = out.exact && spread < largestSum
		if n.index < s.bonusAt {
			out.whole += n.max
			out.bySource[sourceOf(s.rubric, n.item.Source)] += n.max
		}
	}
	out.others = othersOf(s)
	return out
}

// othersOf returns the least shares of the other leaves, by leaf.
func othersOf(s *compiled) []*big.Rat {
	var worst, next [3]*big.Rat // by source, and the one before it
	for i := range worst {
		worst[i], next[i] = new(big.Rat), new(big.Rat)
	}
	shares := make([]*big.Rat, s.bonusAt)
	for k, n := range s.leaves[:s.bonusAt] {
		i := sourceOf(s.rubric, n.item.Source)
		switch shares[k] = new(big.Rat).Quo(n.item.Min.Rat(), n.item.Max.Rat()); {
		case shares[k].Cmp(worst[i]) < 0:
			worst[i], next[i] = shares[k], worst[i]
		case shares[k].Cmp(next[i]) < 0:
			next[i] = shares[k]
		}
	}
	out := make([]*big.Rat, s.bonusAt)
	for k, n := range s.leaves[:s.bonusAt] {
		i := sourceOf(s.rubric, n.item.Source)
		if out[k] = worst[i]; shares[k] == worst[i] {
			out[k] = next[i]
		}
	}
	return out
}

func (t sums) rat(v int64) *big.Rat { return big.NewRat(v, t.unit) }

// share returns a share of some units, rounded down.
func (t sums) share(units int64, of *big.Rat) int64 {
	product := new(big.Int).Mul(of.Num(), big.NewInt(units))
	return product.Div(product, of.Denom()).Int64() // the denominator is positive
}

// units converts rounded points.
func (t sums) units(v *big.Rat) int64 {
	return new(big.Int).Quo(new(big.Int).Mul(v.Num(), big.NewInt(t.unit)), v.Denom()).Int64()
}

// decimal returns units as points.
func (t sums) decimal(v int64, unit int64) decimal.Decimal {
	exp := int32(0)
	for ; unit > 1; unit /= 10 {
		exp--
	}
	for ; v%10 == 0 && exp < 0; exp++ {
		v /= 10
	}
	return decimal.New(v, exp)
}

func (t sums) known(v, unit int64) decimal.NullDecimal {
	return decimal.NewNullDecimal(t.decimal(v, unit))
}

// total adds up a unit. points are those of the leaves without a special, zero
// for the others.
func (t sums) total(s *Scorer, points []int64, list []special, group string) Total {
	f, ok := t.fold(s, add(points[:s.bonusAt]), add(points[s.bonusAt:s.penaltyAt]), add(points[s.penaltyAt:]), list)
	var out Total
	if ok {
		out = t.write(s, f, group)
	} else {
		out = s.total(s.parts(points, list), group)
	}
	if !out.Final.Valid {
		out.Open = s.openReasons(list)
	}
	return out
}

func add(points []int64) int64 {
	sum := int64(0)
	for _, p := range points {
		sum += p
	}
	return sum
}

// folded are the sums of a unit.
type folded struct {
	status     Status
	lo, hi     int64 // of the areas
	applicable int64
	change     int64 // bonus less penalty, each at most its cap
}

// fold adds the special leaves to the sums of the plain ones; not ok where the
// general sums are needed.
func (t sums) fold(s *Scorer, areas, bonus, penalty int64, list []special) (f folded, ok bool) {
	if !t.exact {
		return f, false
	}
	bySource := s.rubric.Exclusion == rubric.ExclusionBySource
	f = folded{status: Scored, lo: areas, hi: areas, applicable: t.whole}
	for _, sp := range list {
		unsettled := sp.status == Missing || sp.status == Failed
		part := s.part(sp.leaf)
		if sp.counts && sp.excluded || sp.excluded && bySource || part > 0 && unsettled {
			return f, false
		}
		switch part {
		case 1:
			bonus += sp.lo
			continue
		case 2:
			penalty += sp.lo
			continue
		}
		f.lo, f.hi = f.lo+sp.lo, f.hi+sp.hi
		if sp.excluded {
			f.applicable -= s.leaves[sp.leaf].max
		}
		switch {
		case sp.status == Failed:
			f.status = Failed
		case sp.status == Missing && f.status != Failed:
			f.status = Missing
		}
	}
	f.change = min(bonus, t.bonusCap) - min(penalty, t.penaltyCap)
	return f, f.applicable > 0
}

// write makes the total of the sums.
func (t sums) write(s *Scorer, f folded, group string) Total {
	out := Total{Max: s.rubric.Max}
	out.Status = f.status
	out.Applicable = decimal.NewNullDecimal(s.rubric.Max)
	if f.applicable != t.whole {
		out.Applicable = t.known(f.applicable, t.unit)
	}
	// Equal numbers share one decimal, which is immutable.
	made := map[int64]decimal.Decimal{}
	points := func(v int64) decimal.Decimal {
		d, ok := made[v]
		if !ok {
			d = t.decimal(v, t.unit)
			made[v] = d
		}
		return d
	}
	least, most := s.rescaled(f.lo, f.applicable), s.rescaled(f.hi, f.applicable)
	out.Least, out.Most = points(f.lo), points(f.hi)
	out.FinalLeast, out.FinalMost = points(least+f.change), points(most+f.change)
	out.LostLeast, out.LostMost = points(f.applicable-f.hi), points(f.applicable-f.lo)
	if f.status == Scored {
		out.Points = decimal.NewNullDecimal(out.Least)
		out.Lost = decimal.NewNullDecimal(out.LostMost)
		index, unit := s.index(f.lo, f.applicable)
		out.Index = t.known(index, unit)
		out.Rescaled = decimal.NewNullDecimal(points(least))
		out.Final = decimal.NewNullDecimal(out.FinalLeast)
	}
	if b := s.rubric.Band(out.FinalLeast, group); b != nil && (least == most || b == s.rubric.Band(out.FinalMost, group)) {
		out.Band = b.Name
	}
	return out
}

// rescaled returns points rescaled for what was excluded.
func (s *Scorer) rescaled(points, applicable int64) int64 {
	if applicable == s.sums.whole || s.rubric.Exclusion == rubric.ExclusionNone {
		return points
	}
	return formula.RoundQuotient(points*s.sums.whole, applicable, s.rubric.Points.Mode)
}

// index returns the percentage in units of its last place, and the unit.
func (s *Scorer) index(points, applicable int64) (index, unit int64) {
	r := s.rubric.Index
	if r.Mode == "" {
		r = s.rubric.Points
	}
	unit = 1
	for range r.Places {
		unit *= 10
	}
	if unit > 10_000 { // beyond 64 bits
		v := s.roundIndex(big.NewRat(points*100, applicable))
		return new(big.Int).Quo(new(big.Int).Mul(v.Num(), big.NewInt(unit)), v.Denom()).Int64(), unit
	}
	return formula.RoundQuotient(points*100*unit, applicable, r.Mode), unit
}

// parts returns all leaves as the general sums take them.
func (s *Scorer) parts(points []int64, list []special) []part {
	out := make([]part, len(s.leaves))
	for i, n := range s.leaves {
		v := s.sums.rat(points[i])
		out[i] = part{status: Scored, source: n.item.Source, max: n.item.Max.Rat(), counts: true, lo: v, hi: v}
	}
	for _, sp := range list {
		p := &out[sp.leaf]
		p.status, p.counts, p.excluded = sp.status, sp.counts, sp.excluded
		p.lo, p.hi = s.sums.rat(sp.lo), s.sums.rat(sp.hi)
	}
	return out
}
