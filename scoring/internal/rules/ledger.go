package rules

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/shopspring/decimal"
)

// Account is where the points of a leaf are added up: by source for the areas, where
// each source is rescaled alone, else all of them in the first; then bonus and penalty.
type Account uint8

const (
	OfAppraisal Account = iota
	ofSurvey
	ofExternal
	OfBonus
	OfPenalty
	Sources  = int(OfBonus) // accounts of the areas
	Accounts = int(OfPenalty) + 1
)

// Book is what adding up the leaves of a rubric needs to know of it. All points are in
// units of the last place of points.
type Book struct {
	Rubric   *rubric.Rubric
	unit     int64  // units in a point
	Lines    []line // of the leaves, then of the terms that are put together from some of them
	leaves   int
	areas    int             // terms of the areas
	Full     [Sources]int64  // their maxima
	whole    madePoints      // all of these together
	Caps     [Accounts]int64 // of bonus and penalty; zero where the rubric has no such adjustment
	Rescales bool            // what is left of the maxima after exclusions is rescaled to all of them
	final    Bounds          // of the final score
}

// line is what a book says of one leaf or term.
type line struct {
	Account  Account
	min, max int64
	Term     int   // the line of the term that a leaf is a part of; -1 for none
	term     *Node // nil for a leaf
}

// largestSum bounds what all leaves together can come to: sums of it fit into 64 bits.
const largestSum = math.MaxInt64 / 8

// OpenBook makes the book of a rubric.
func (s *Compiled) OpenBook() error {
	r := s.Rubric
	b := &Book{Rubric: r, unit: interval.PowerOf10(r.Points.Places), Lines: make([]line, len(s.Leaves)), leaves: len(s.Leaves)}
	if r.Bonus != nil {
		b.Caps[OfBonus] = b.Units(r.Bonus.Cap.Rat())
	}
	if r.Penalty != nil {
		b.Caps[OfPenalty] = b.Units(r.Penalty.Cap.Rat())
	}
	b.Rescales = r.Exclusion != rubric.ExclusionNone && r.Exclusion != ""
	sum := int64(0)
	for i, n := range s.Leaves {
		b.Lines[i] = line{Account: s.Account(n), min: n.Min, max: n.Max, Term: -1}
		if sum += max(n.Max, -n.Min); sum > largestSum {
			return source.Faults{{Message: pointsTooLong.Say()}}
		}
	}
	for _, n := range s.terms() {
		for i := n.From; i < n.To; i++ {
			b.Lines[i].Term = len(b.Lines)
		}
		b.Lines = append(b.Lines, line{Account: b.Lines[n.From].Account, min: n.least(), max: n.Max, Term: -1, term: n})
	}
	for _, l := range b.Lines {
		if l.Term < 0 && l.Account < OfBonus {
			b.Full[l.Account] += l.max
			b.areas++
		}
	}
	b.final = Bounds{-math.MaxInt64, math.MaxInt64}
	if f := r.Final; f != nil && f.Floor.Valid {
		b.final.Lo = b.Units(f.Floor.Decimal.Rat())
	}
	if f := r.Final; f != nil && f.Ceiling.Valid {
		b.final.Hi = b.Units(f.Ceiling.Decimal.Rat())
	}
	whole := b.Full[OfAppraisal] + b.Full[ofSurvey] + b.Full[ofExternal]
	b.whole = madePoints{whole, b.Decimal(whole)}
	s.Book = b
	return nil
}

// The sides of the final score that a leaf can be on.
const (
	onAreas = iota
	onBonus
	OnPenalty
)

func (s *Compiled) Side(n *Node) int {
	switch {
	case n.Index >= s.penaltyAt:
		return OnPenalty
	case n.Index >= s.bonusAt:
		return onBonus
	}
	return onAreas
}

// Account returns where a leaf is added up.
func (s *Compiled) Account(n *Node) Account {
	bySource := s.Rubric.Exclusion == rubric.ExclusionBySource
	switch {
	case n.Index >= s.penaltyAt:
		return OfPenalty
	case n.Index >= s.bonusAt:
		return OfBonus
	case bySource && n.Item.Source == rubric.Survey:
		return ofSurvey
	case bySource && n.Item.Source == rubric.External:
		return ofExternal
	}
	return OfAppraisal
}

// Rat returns points as a number.
func (b *Book) Rat(units int64) *big.Rat { return big.NewRat(units, b.unit) }

// Units converts rounded points.
func (b *Book) Units(v *big.Rat) int64 {
	return new(big.Int).Quo(new(big.Int).Mul(v.Num(), big.NewInt(b.unit)), v.Denom()).Int64()
}

func (b *Book) Decimal(units int64) decimal.Decimal { return DecimalOf10(units, b.unit) }

func (b *Book) Known(units int64) decimal.NullDecimal {
	return decimal.NewNullDecimal(b.Decimal(units))
}

// DecimalOf10 returns v ÷ unit, a power of ten, without zeros at its end.
func DecimalOf10(v, unit int64) decimal.Decimal {
	exp := int32(0)
	for ; unit > 1; unit /= 10 {
		exp--
	}
	for ; v%10 == 0 && exp < 0; exp++ {
		v /= 10
	}
	return decimal.New(v, exp)
}

// Quotient returns x × y ÷ d, rounded to a whole number.
func Quotient(x, y, d int64, mode decimals.RoundingMode) int64 {
	if hi, lo := bits.Mul64(uint64(max(x, -x)), uint64(y)); hi == 0 && lo < math.MaxInt64/4 && d < math.MaxInt64/4 {
		return kernel.RoundQuotient(x*y, d, mode)
	}
	product := new(big.Rat).SetInt(new(big.Int).Mul(big.NewInt(x), big.NewInt(y)))
	return interval.Round(product.Quo(product, big.NewRat(d, 1)), 0, mode).Num().Int64()
}

// Tally is what some leaves surely add to a final score, before rescaling and caps.
// Tallies are comparable with == and add up; the zero tally is that of no leaf.
type Tally struct {
	Points [Accounts]int64
	// Applicable is what is left of the maxima, where they are rescaled.
	Applicable [Sources]int64
}

// Plus returns both together.
func (t Tally) Plus(u Tally) Tally {
	for i := range t.Points {
		t.Points[i] += u.Points[i]
	}
	for i := range t.Applicable {
		t.Applicable[i] += u.Applicable[i]
	}
	return t
}

// NoWorse reports whether t, together with whatever other leaves come to, makes a
// final score that is surely no less than u does. If u excludes leaves that t counts,
// t must lead by at least their maximum: then its rescaled part is no less. Tallies
// that t leaves more out of are not compared.
func (t Tally) NoWorse(u Tally) bool {
	for i := range t.Applicable {
		more := t.Applicable[i] - u.Applicable[i]
		if more < 0 || t.Points[i]-u.Points[i] < more {
			return false
		}
	}
	return t.Points[OfBonus] >= u.Points[OfBonus] && t.Points[OfPenalty] <= u.Points[OfPenalty]
}

// Worth is what a tally adds where nothing is rescaled or capped.
func (t Tally) Worth() int64 {
	return t.Points[OfAppraisal] + t.Points[ofSurvey] + t.Points[ofExternal] + t.Points[OfBonus] - t.Points[OfPenalty]
}

// adjusted returns points of the areas with bonus and penalty, each at most at its cap,
// within the bounds of the final score.
func (b *Book) adjusted(areas, bonus, penalty Bounds) Bounds {
	out := b.uncut(areas, bonus, penalty)
	return Bounds{b.Bounded(out.Lo), b.Bounded(out.Hi)}
}

func (b *Book) uncut(areas, bonus, penalty Bounds) Bounds {
	bonus, penalty = b.Capped(OfBonus, bonus), b.Capped(OfPenalty, penalty)
	return Bounds{areas.Lo + bonus.Lo - penalty.Hi, areas.Hi + bonus.Hi - penalty.Lo}
}

// Bounded raises a final score to the floor or lowers it to the ceiling.
func (b *Book) Bounded(final int64) int64 { return min(max(final, b.final.Lo), b.final.Hi) }

// Capped returns what the cap of an adjustment lets through.
func (b *Book) Capped(at Account, points Bounds) Bounds {
	return Bounds{min(points.Lo, b.Caps[at]), min(points.Hi, b.Caps[at])}
}

// Final returns the final score of the tallies of all leaves together: rescaled,
// rounded, with bonus and penalty at most at their caps, within its bounds. For facts that leave open
// whether an item is excluded it may be less than is sure, never more.
func (b *Book) Final(t Tally) int64 {
	return b.Bounded(b.rescaled([Sources]int64(t.Points[:Sources]), t.Applicable) + b.Adjustment(t))
}

// Adjustment returns bonus less penalty.
func (b *Book) Adjustment(t Tally) int64 {
	return min(t.Points[OfBonus], b.Caps[OfBonus]) - min(t.Points[OfPenalty], b.Caps[OfPenalty])
}
