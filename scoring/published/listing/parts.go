package listing

import (
	"math/big"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// between is what a computed number is, or the range that it is in.
type between struct{ lo, hi *big.Rat }

// fits reports whether a printed figure is what some number of the range is rounded to.
func (b between) fits(f Figure) bool {
	low, high := new(big.Rat).Set(b.lo), new(big.Rat).Set(b.hi)
	for _, v := range []*big.Rat{b.lo, b.hi} {
		if places, finite := interval.Places(v); !finite || places > f.Places() {
			low.Sub(b.lo, f.halfUnit())
			high.Add(b.hi, f.halfUnit())
		}
	}
	v := f.rat()
	return low.Cmp(v) <= 0 && v.Cmp(high) <= 0
}

// cutOff reports whether a printed figure is what some number of the range is without the
// digits behind those of the figure.
func (b between) cutOff(f Figure) bool {
	v, one := f.rat(), unit(f.Places())
	low, high := new(big.Rat).Set(v), new(big.Rat).Add(v, one)
	if f.units < 0 {
		low, high = new(big.Rat).Sub(v, one), v
	}
	return b.hi.Cmp(low) >= 0 && b.lo.Cmp(high) < 0
}

// String writes the number, or the range as "[12, 14]".
func (b between) String() string {
	if b.lo.Cmp(b.hi) == 0 {
		return interval.Decimal(b.lo)
	}
	return "[" + interval.Decimal(b.lo) + ", " + interval.Decimal(b.hi) + "]"
}

// part is what a unit came to by one source, or in bonus or penalty.
type part struct {
	earned         between
	applies, whole *big.Rat // maxima; applies is nil where it is not known
	outside        bool     // of bonus and penalty, which have no maximum
}

// partOf returns what a result says of a part; nil where it says nothing.
func partOf(r *scoring.Result, name string) *part {
	p := &part{earned: between{new(big.Rat), new(big.Rat)}, applies: new(big.Rat), whole: new(big.Rat)}
	switch {
	case name == partBonus || name == partPenalty:
		adjustment := r.Bonus()
		if name == partPenalty {
			adjustment = r.Penalty()
		}
		p.outside = true
		if adjustment != nil {
			p.earned = between{adjustment.Range.Least.Rat(), adjustment.Range.Most.Rat()}
		}
		return p
	case !isSource(name):
		return nil
	}
	found := false
	for _, it := range r.Leaves() {
		if it.Unscored || sourceOf(it.Source) != name {
			continue
		}
		found = true
		p.earned.lo.Add(p.earned.lo, it.Range.Least.Rat())
		p.earned.hi.Add(p.earned.hi, it.Range.Most.Rat())
		p.whole.Add(p.whole, it.Max.Rat())
		if p.applies != nil && it.Applicable.Valid {
			p.applies.Add(p.applies, it.Applicable.Decimal.Rat())
		} else {
			p.applies = nil
		}
	}
	if !found {
		return nil
	}
	return p
}

// points are the ways to print the points of the part: as they are, or rescaled.
func (p *part) points() []between {
	out := []between{p.earned}
	if p.applies != nil && p.applies.Sign() > 0 && p.applies.Cmp(p.whole) < 0 {
		scale := new(big.Rat).Quo(p.whole, p.applies)
		out = append(out, between{new(big.Rat).Mul(p.earned.lo, scale), new(big.Rat).Mul(p.earned.hi, scale)})
	}
	if p.outside {
		out = append(out, between{new(big.Rat).Neg(p.earned.hi), new(big.Rat).Neg(p.earned.lo)})
	}
	return out
}

// maxima are the maxima that may be printed of the part.
func (p *part) maxima() (out []between) {
	if p.outside {
		return nil
	}
	if p.applies != nil {
		out = append(out, between{p.applies, p.applies})
	}
	return append(out, between{p.whole, p.whole})
}

// percentages are those that may be printed of the part.
func (p *part) percentages() (out []between) {
	for _, top := range p.maxima() {
		if top.lo.Sign() > 0 {
			out = append(out, between{percentOf(p.earned.lo, top.lo), percentOf(p.earned.hi, top.lo)})
		}
	}
	return out
}
