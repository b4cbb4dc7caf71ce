package solve

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Contains reports whether facts lie in a region, and what a form is there.
func (r Region) Contains(facts []interval.Domain, f LinearExpr) (*big.Rat, bool) {
	point := make([]*big.Rat, len(r.box))
	for v, is := range facts[:r.inputs] {
		if is.Type == interval.Bool || is.Type == interval.Text {
			if is.Intersect(r.box[v]).Empty() {
				return nil, false
			}
			continue
		}
		point[v], _ = is.Numbers.Single()
		if !r.box[v].Numbers.Contains(point[v]) {
			return nil, false
		}
	}
	if !r.complete(point) || !r.contains(point) {
		return nil, false
	}
	if f.constant == nil {
		return nil, true
	}
	return f.at(point), true
}

// Costs says how far facts are from what people write.
func Costs(facts []interval.Domain) int {
	point := make([]*big.Rat, len(facts))
	for v, is := range facts {
		point[v], _ = is.Numbers.Single()
	}
	return new(work).costs(newSystem(facts), point)
}

// Sum adds to a number the products of others, taken in pairs and with changing signs.
func Sum(constant *big.Rat, pairs ...*big.Rat) (sum *big.Rat, sign, bits int) {
	out, by := fractionOf(constant), int64(1)
	for i := 0; i+1 < len(pairs); i += 2 {
		out = out.plus(pairs[i], pairs[i+1], by)
		by = -by
	}
	return out.value(), out.sign(), out.bits()
}
