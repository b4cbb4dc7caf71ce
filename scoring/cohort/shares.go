package cohort

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// BandOptions are how percentages of counts are printed. The zero BandOptions and a nil
// *BandOptions are the default: each percentage is rounded for itself, half up to two
// decimal places.
type BandOptions struct {
	// Rounding is how percentages are rounded, to at most six places; zero: two, half up.
	Rounding decimals.Rounding
	// LargestRemainder makes the percentages add up to 100: all are rounded down, and what is
	// missing goes, a unit of the last place each, to those of which most was cut off; of
	// equal ones to the first. The mode of the rounding does not matter then.
	LargestRemainder bool
}

// Shares are counts in percent of all of them. They are data.
type Shares struct {
	Of      int64             `json:"of"`      // all counts together
	Exact   []exact.Number    `json:"exact"`   // percent, by count; 0 of nothing
	Percent []decimal.Decimal `json:"percent"` // the same as printed
	// Sum is what the printed percentages add up to. Where that is not 100, rounding is why,
	// and Note says so: no percentage is adjusted in silence.
	Sum  decimal.Decimal `json:"sum"`
	Note rubric.Text     `json:"note"` // how they were rounded, for the foot of a table
}

// mostCount bounds a count.
const mostCount = 1_000_000_000_000

// Percentages returns counts in percent of all of them, as options have it. The error is a
// [source.Faults] with every count that is negative or beyond 10¹², and what is wrong with
// the rounding.
func Percentages(counts []int64, opts *BandOptions) (*Shares, error) {
	o := BandOptions{}
	if opts != nil {
		o = *opts
	}
	if o.Rounding == (decimals.Rounding{}) {
		o.Rounding = decimals.Rounding{Places: 2, Mode: decimals.HalfUp}
	}
	var faults source.Faults
	if o.Rounding.Places < 0 || o.Rounding.Places > 6 {
		faults = append(faults, &source.Fault{Message: sharesPlaces.Say(o.Rounding.Places)})
	}
	modes := []decimals.RoundingMode{decimals.HalfUp, decimals.HalfEven, decimals.Down}
	if !slices.Contains(modes, o.Rounding.Mode) && !o.LargestRemainder {
		faults = append(faults, &source.Fault{Message: sharesMode.Say(string(o.Rounding.Mode))})
	}
	out := &Shares{Exact: make([]exact.Number, len(counts)), Percent: make([]decimal.Decimal, len(counts))}
	for i, n := range counts {
		if n < 0 || n > mostCount {
			faults = append(faults, &source.Fault{Message: sharesCount.Say(i+1, n)})
			continue
		}
		out.Of += n
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	for i, n := range counts {
		out.Exact[i] = exact.Of(n).Times(exact.Of(100)).Over(exact.Of(out.Of))
		out.Percent[i] = out.Exact[i].Round(o.Rounding)
	}
	moved := 0
	if o.LargestRemainder && out.Of > 0 {
		moved = out.complete(o.Rounding.Places)
	}
	for _, p := range out.Percent {
		out.Sum = decimals.Canonical(out.Sum.Add(p))
	}
	out.Note = out.note(o, moved)
	return out, nil
}

// complete makes the percentages add up to 100 by their largest remainders, and returns how
// many are not what rounding each half up makes of it.
func (s *Shares) complete(places int) (moved int) {
	unit := decimal.New(1, int32(-places))
	rest := make([]exact.Number, len(s.Exact))
	sum := decimal.Zero
	alone := make([]decimal.Decimal, len(s.Exact))
	for i, x := range s.Exact {
		alone[i] = x.Round(decimals.Rounding{Places: places, Mode: decimals.HalfUp})
		s.Percent[i] = x.Round(decimals.Rounding{Places: places, Mode: decimals.Down})
		rest[i] = x.Minus(exact.Of(s.Percent[i].Rat()))
		sum = sum.Add(s.Percent[i])
	}
	order := make([]int, len(rest))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Or(rest[b].Cmp(rest[a]), a-b) })
	missing := new(big.Rat).Quo(decimal.NewFromInt(100).Sub(sum).Rat(), unit.Rat()).Num().Int64()
	for _, i := range order[:missing] {
		s.Percent[i] = decimals.Canonical(s.Percent[i].Add(unit))
	}
	for i := range alone {
		if !alone[i].Equal(s.Percent[i]) {
			moved++
		}
	}
	return moved
}

// note says how percentages were rounded.
func (s *Shares) note(o BandOptions, moved int) rubric.Text {
	hundred := decimal.NewFromInt(100)
	switch {
	case s.Of == 0:
		return rubric.Say(sharesOfNothing)
	case o.LargestRemainder && moved == 0:
		return rubric.Say(sharesLargest, o.Rounding.Places)
	case o.LargestRemainder:
		return rubric.Say(sharesMoved, o.Rounding.Places, moved)
	case s.Sum.Equal(hundred):
		return rubric.Say(sharesRounded, o.Rounding.Places, roundingWords(o.Rounding.Mode))
	}
	return rubric.Say(sharesNotWhole, o.Rounding.Places, roundingWords(o.Rounding.Mode), s.Sum)
}
