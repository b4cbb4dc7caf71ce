package solve

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// mostWhole bounds numbers of which products and sums stay within machine integers.
const mostWhole = 1 << 28

// whole returns a number that is whole and not large.
func whole(v *big.Rat) (int64, bool) {
	if v == nil || !v.IsInt() || !v.Num().IsInt64() {
		return 0, false
	}
	n := v.Num().Int64()
	return n, -mostWhole <= n && n <= mostWhole
}

// narrowByWhole is narrowBy for a row of whole numbers over bounded whole variables, in
// machine integers; done is false for other rows.
func (p *propagation) narrowByWhole(r row) (ok, narrowed, done bool) {
	constant, is := whole(r.form.constant)
	if !is || len(r.form.terms) > 1000 || r.rel == Below {
		return false, false, false
	}
	low, high := constant, constant
	for _, t := range r.form.terms {
		lo, hi, is := p.wholeEnds(t)
		if !is {
			return false, false, false
		}
		low, high = low+lo, high+hi
	}
	for _, t := range r.form.terms {
		lo, hi, _ := p.wholeEnds(t)
		c, _ := whole(t.c)
		// c·x ≤ most, and where the row is an equation c·x ≥ least.
		most := lo - low
		if most < hi {
			if ok, did := p.meet(t.v, limit(t.c, big.NewRat(-most, 1), AtMost)); !ok {
				return false, false, true
			} else if did {
				narrowed = true
			}
		}
		if least := hi - high; r.rel == Equal && least > lo {
			if ok, did := p.meet(t.v, limit(big.NewRat(-c, 1), big.NewRat(least, 1), AtMost)); !ok {
				return false, false, true
			} else if did {
				narrowed = true
			}
		}
		newLo, newHi, _ := p.wholeEnds(t)
		low, high = low-lo+newLo, high-hi+newHi
	}
	return true, narrowed, true
}

// wholeEnds returns the ends of a term.
func (s *system) wholeEnds(t term) (lo, hi int64, ok bool) {
	n := &s.box[t.v].Numbers
	c, isC := whole(t.c)
	lo, isLo := whole(n.Lo)
	hi, isHi := whole(n.Hi)
	if n.Grid != interval.Whole || !isC || !isLo || !isHi {
		return 0, 0, false
	}
	if c < 0 {
		return c * hi, c * lo, true
	}
	return c * lo, c * hi, true
}
