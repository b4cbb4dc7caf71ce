package rules

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
)

// rescaled returns points of the areas rescaled from what is left of the maxima to all
// of them. Of a source of which nothing was assessed there are none, and the rest is
// rescaled to the whole where the rubric says so.
//
// The sum of at most three quotients is rounded once: brought to one denominator in 64
// bits, in rationals where they do not hold it.
func (b *Book) rescaled(points, applicable [Sources]int64) int64 {
	if !b.Rescales || applicable == b.Full {
		return points[OfAppraisal] + points[ofSurvey] + points[ofExternal]
	}
	if out, fits := b.rescaledInWords(points, applicable); fits {
		return out
	}
	return interval.Round(b.quotients(points, applicable), 0, b.Rubric.Points.Mode).Num().Int64()
}

// quotients returns the sum of what the sources come to, each rescaled, before it is rounded.
func (b *Book) quotients(points, applicable [Sources]int64) *big.Rat {
	sum := new(big.Rat)
	for i := range applicable {
		if by := b.Factor(i, applicable); by != nil {
			sum.Add(sum, by.Mul(by, big.NewRat(points[i], 1)))
		}
	}
	return sum
}

// Unrounded returns the final score of the tallies of all leaves together before it is
// rounded, in points; nil where [Book.Final] is that number.
func (b *Book) Unrounded(t Tally) *big.Rat {
	if !b.Rescales || t.Applicable == b.Full {
		return nil
	}
	out := b.quotients([Sources]int64(t.Points[:Sources]), t.Applicable)
	out.Add(out, big.NewRat(b.Adjustment(t), 1))
	if out.IsInt() {
		return nil // a whole number of units is its own rounding, and so is an end of the bounds
	}
	if lo, hi := big.NewRat(b.final.Lo, 1), big.NewRat(b.final.Hi, 1); out.Cmp(lo) <= 0 || out.Cmp(hi) >= 0 {
		return nil
	}
	return out.Quo(out, big.NewRat(b.unit, 1))
}

// rescaledInWords is rescaled where the numerator and the denominator of the sum fit into
// 64 bits.
func (b *Book) rescaledInWords(points, applicable [Sources]int64) (out int64, fits bool) {
	num, den, fits := b.fraction(points, applicable)
	if !fits {
		return 0, false
	}
	return kernel.RoundQuotient(num, den, b.Rubric.Points.Mode), true
}

// fraction is quotients as one fraction; den is positive. It may not fit into 64 bits.
func (b *Book) fraction(points, applicable [Sources]int64) (num, den int64, fits bool) {
	num, den, fits = 0, 1, true
	whole, left := int64(0), int64(0)
	for i, full := range b.Full {
		whole += full
		switch of := applicable[i]; {
		case of == full && full == 0: // rows that only take points off
			num += times(points[i], den, &fits)
		case of <= 0:
		case of == full:
			left += full
			num += times(points[i], den, &fits)
		default:
			left += full
			num = times(num, of, &fits) + times(times(points[i], full, &fits), den, &fits)
			den = times(den, of, &fits)
		}
	}
	if b.Rubric.EmptySource == rubric.ExclusionWhole && left != whole && left > 0 {
		if b.onlyTakesOff(points, applicable) {
			return 0, 1, false
		}
		num, den = times(num, whole, &fits), times(den, left, &fits)
	}
	if !fits || num > math.MaxInt64/4 || num < -math.MaxInt64/4 || den > math.MaxInt64/4 {
		return 0, 1, false
	}
	return num, den, true
}

// Fraction returns the final score of the tallies of all leaves together before it is
// rounded, in units of the last place, as num ÷ den with a positive den; not ok where 64
// bits do not hold that.
func (b *Book) Fraction(t Tally) (num, den int64, ok bool) {
	if !b.Rescales || t.Applicable == b.Full {
		return b.Final(t), 1, true
	}
	num, den, ok = b.fraction([Sources]int64(t.Points[:Sources]), t.Applicable)
	if num += times(b.Adjustment(t), den, &ok); !ok || num > math.MaxInt64/2 || num < -math.MaxInt64/2 {
		return 0, 1, false
	}
	floor := num / den
	if num < 0 && num%den != 0 {
		floor--
	}
	switch {
	case floor < b.final.Lo:
		return b.final.Lo, 1, true
	case floor >= b.final.Hi:
		return b.final.Hi, 1, true
	}
	return num, den, true
}

// onlyTakesOff reports whether a source without a maximum has points: they stay as they
// are where the others are rescaled to the whole.
func (b *Book) onlyTakesOff(points, applicable [Sources]int64) bool {
	for i, full := range b.Full {
		if full == 0 && applicable[i] == 0 && points[i] != 0 {
			return true
		}
	}
	return false
}

// times returns x × y, and takes back fits where that is too large to be added to another.
func times(x, y int64, fits *bool) int64 {
	hi, lo := bits.Mul64(uint64(max(x, -x)), uint64(max(y, -y)))
	if hi != 0 || lo > math.MaxInt64/4 {
		*fits = false
		return 0
	}
	return x * y
}

// Factor returns what points of a source are multiplied by when they are rescaled, given
// what is left of the maxima; nil where nothing is left of the source.
func (b *Book) Factor(i int, applicable [Sources]int64) *big.Rat {
	switch {
	case applicable[i] == b.Full[i] && b.Full[i] == 0: // rows that only take points off
		return big.NewRat(1, 1)
	case applicable[i] <= 0:
		return nil
	}
	by := big.NewRat(b.Full[i], applicable[i])
	if b.Rubric.EmptySource != rubric.ExclusionWhole {
		return by
	}
	whole, left := int64(0), int64(0)
	for i, full := range b.Full {
		if whole += full; applicable[i] > 0 {
			left += full
		}
	}
	return by.Mul(by, big.NewRat(whole, left))
}

// Assessed reports whether something counts: of everything that is rescaled alone, where
// anything does and the rubric does not say what follows otherwise.
func (b *Book) Assessed(t Tally) bool { return b.assessed(t.Applicable) }

func (b *Book) assessed(applicable [Sources]int64) bool {
	if !b.Rescales {
		return applicable[OfAppraisal] > 0
	}
	if b.Rubric.EmptySource != "" {
		return applicable != [Sources]int64{}
	}
	for i, of := range applicable {
		if of == 0 && b.Full[i] > 0 {
			return false
		}
	}
	return true
}
