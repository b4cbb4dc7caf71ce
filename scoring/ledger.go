package scoring

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/shopspring/decimal"
)

// account is where the points of a leaf are added up: by source for the areas, where
// each source is rescaled alone, else all of them in the first; then bonus and penalty.
type account uint8

const (
	ofAppraisal account = iota
	ofSurvey
	ofExternal
	ofBonus
	ofPenalty
	sources  = int(ofBonus) // accounts of the areas
	accounts = int(ofPenalty) + 1
)

// book is what adding up the leaves of a rubric needs to know of it. All points are in
// units of the last place of points.
type book struct {
	rubric   *rubric.Rubric
	unit     int64 // units in a point
	lines    []line
	areas    int             // leaves of the areas
	full     [sources]int64  // their maxima
	whole    madePoints      // all of these together
	caps     [accounts]int64 // of bonus and penalty; zero where the rubric has no such adjustment
	rescales bool            // what is left of the maxima after exclusions is rescaled to all of them
}

// line is what a book says of one leaf.
type line struct {
	account  account
	min, max int64
}

// largestSum bounds what all leaves together can come to: sums of it fit into 64 bits.
const largestSum = math.MaxInt64 / 8

// openBook makes the book of a scorer.
func (s *compiled) openBook() error {
	r := s.rubric
	b := &book{rubric: r, unit: 1, lines: make([]line, len(s.leaves)), areas: s.bonusAt}
	for range r.Points.Places {
		b.unit *= 10
	}
	if r.Bonus != nil {
		b.caps[ofBonus] = b.units(r.Bonus.Cap.Rat())
	}
	if r.Penalty != nil {
		b.caps[ofPenalty] = b.units(r.Penalty.Cap.Rat())
	}
	b.rescales = r.Exclusion != rubric.ExclusionNone && r.Exclusion != ""
	sum := int64(0)
	for i, n := range s.leaves {
		at := s.account(n)
		b.lines[i] = line{at, n.min, n.max}
		if at < ofBonus {
			b.full[at] += n.max
		}
		if sum += max(n.max, -n.min); sum > largestSum {
			return source.Faults{{Message: pointsTooLong.Say()}}
		}
	}
	whole := b.full[ofAppraisal] + b.full[ofSurvey] + b.full[ofExternal]
	b.whole = madePoints{whole, b.decimal(whole)}
	s.book = b
	return nil
}

// The sides of the final score that a leaf can be on.
const (
	onAreas = iota
	onBonus
	onPenalty
)

func (s *compiled) side(n *node) int {
	switch {
	case n.index >= s.penaltyAt:
		return onPenalty
	case n.index >= s.bonusAt:
		return onBonus
	}
	return onAreas
}

// account returns where a leaf is added up.
func (s *compiled) account(n *node) account {
	bySource := s.rubric.Exclusion == rubric.ExclusionBySource
	switch {
	case n.index >= s.penaltyAt:
		return ofPenalty
	case n.index >= s.bonusAt:
		return ofBonus
	case bySource && n.item.Source == rubric.Survey:
		return ofSurvey
	case bySource && n.item.Source == rubric.External:
		return ofExternal
	}
	return ofAppraisal
}

func (b *book) rat(units int64) *big.Rat { return big.NewRat(units, b.unit) }

// units converts rounded points.
func (b *book) units(v *big.Rat) int64 {
	return new(big.Int).Quo(new(big.Int).Mul(v.Num(), big.NewInt(b.unit)), v.Denom()).Int64()
}

func (b *book) decimal(units int64) decimal.Decimal { return decimalOf10(units, b.unit) }

func (b *book) known(units int64) decimal.NullDecimal {
	return decimal.NewNullDecimal(b.decimal(units))
}

// decimalOf10 returns v ÷ unit, a power of ten, without zeros at its end.
func decimalOf10(v, unit int64) decimal.Decimal {
	exp := int32(0)
	for ; unit > 1; unit /= 10 {
		exp--
	}
	for ; v%10 == 0 && exp < 0; exp++ {
		v /= 10
	}
	return decimal.New(v, exp)
}

// quotient returns x × y ÷ d, rounded to a whole number.
func quotient(x, y, d int64, mode rubric.RoundingMode) int64 {
	if hi, lo := bits.Mul64(uint64(max(x, -x)), uint64(y)); hi == 0 && lo < math.MaxInt64/4 && d < math.MaxInt64/4 {
		return kernel.RoundQuotient(x*y, d, mode)
	}
	product := new(big.Rat).SetInt(new(big.Int).Mul(big.NewInt(x), big.NewInt(y)))
	return interval.Round(product.Quo(product, big.NewRat(d, 1)), 0, mode).Num().Int64()
}

// tally is what some leaves surely add to a final score, before rescaling and caps.
// Tallies are comparable with == and add up; the zero tally is that of no leaf.
type tally struct {
	points [accounts]int64
	// applicable is what is left of the maxima, where they are rescaled.
	applicable [sources]int64
}

// plus returns both together.
func (t tally) plus(u tally) tally {
	for i := range t.points {
		t.points[i] += u.points[i]
	}
	for i := range t.applicable {
		t.applicable[i] += u.applicable[i]
	}
	return t
}

// noWorse reports whether t, together with whatever other leaves come to, makes a
// final score that is surely no less than u does. If u excludes leaves that t counts,
// t must lead by at least their maximum: then its rescaled part is no less. Tallies
// that t leaves more out of are not compared.
func (t tally) noWorse(u tally) bool {
	for i := range t.applicable {
		more := t.applicable[i] - u.applicable[i]
		if more < 0 || t.points[i]-u.points[i] < more {
			return false
		}
	}
	return t.points[ofBonus] >= u.points[ofBonus] && t.points[ofPenalty] <= u.points[ofPenalty]
}

// worth is what a tally adds where nothing is rescaled or capped.
func (t tally) worth() int64 {
	return t.points[ofAppraisal] + t.points[ofSurvey] + t.points[ofExternal] + t.points[ofBonus] - t.points[ofPenalty]
}

// rescaled returns points of the areas rescaled from what is left of the maxima to all
// of them. Of a source of which nothing was assessed there are none.
func (b *book) rescaled(points, applicable [sources]int64) int64 {
	if !b.rescales || applicable == b.full {
		return points[ofAppraisal] + points[ofSurvey] + points[ofExternal]
	}
	mode := b.rubric.Points.Mode
	if b.full == [sources]int64{b.full[ofAppraisal]} && applicable[ofAppraisal] > 0 {
		return quotient(points[ofAppraisal], b.full[ofAppraisal], applicable[ofAppraisal], mode)
	}
	sum := new(big.Rat)
	for i, of := range applicable {
		if of > 0 {
			part := big.NewRat(points[i], of)
			sum.Add(sum, part.Mul(part, big.NewRat(b.full[i], 1)))
		}
	}
	return interval.Round(sum, 0, mode).Num().Int64()
}

// adjusted returns points of the areas with bonus and penalty, each at most at its cap.
func (b *book) adjusted(areas, bonus, penalty bounds) bounds {
	bonus, penalty = b.capped(ofBonus, bonus), b.capped(ofPenalty, penalty)
	return bounds{areas.lo + bonus.lo - penalty.hi, areas.hi + bonus.hi - penalty.lo}
}

// capped returns what the cap of an adjustment lets through.
func (b *book) capped(at account, points bounds) bounds {
	return bounds{min(points.lo, b.caps[at]), min(points.hi, b.caps[at])}
}

// final returns the final score of the tallies of all leaves together: rescaled,
// rounded, with bonus and penalty at most at their caps. For facts that leave open
// whether an item is excluded it may be less than is sure, never more.
func (b *book) final(t tally) int64 {
	return b.rescaled([sources]int64(t.points[:sources]), t.applicable) + b.adjustment(t)
}

// adjustment returns bonus less penalty.
func (b *book) adjustment(t tally) int64 {
	return min(t.points[ofBonus], b.caps[ofBonus]) - min(t.points[ofPenalty], b.caps[ofPenalty])
}

// tally returns what a leaf surely adds.
func (b *book) tally(e entry) tally {
	var t tally
	of, points := b.lines[e.leaf], e.bounds()
	switch {
	case of.account == ofPenalty:
		t.points[ofPenalty] = points.hi
		return t
	case of.account < ofBonus && e.counts && b.rescales:
		if t.applicable[of.account] = of.max; e.excluded {
			points.lo = min(points.lo, b.worst(e.leaf))
		}
	}
	t.points[of.account] = points.lo
	return t
}

// worst returns what a leaf counts at most that may be excluded: as much of its
// maximum as the worst of the other leaves of its source can have of theirs. The mean
// of all is then no more than without it, also where that is below zero.
func (b *book) worst(leaf int) int64 {
	of, out := b.lines[leaf], int64(0)
	for i, other := range b.lines {
		if i != leaf && other.account == of.account && other.min < 0 {
			share := new(big.Int).Mul(big.NewInt(of.max), big.NewInt(other.min))
			out = min(out, share.Div(share, big.NewInt(other.max)).Int64()) // rounded down
		}
	}
	return out
}
