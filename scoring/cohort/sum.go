package cohort

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/parindex/parindex/scoring/exact"
)

// sum adds up integers exactly, in 128 bits, and what does not fit there beside them.
type sum struct {
	hi   int64
	lo   uint64
	more *big.Int
}

// add adds an integer. Fewer than 2^63 of them fit.
func (s *sum) add(v int64) {
	lo, carry := bits.Add64(s.lo, uint64(v), 0)
	s.lo, s.hi = lo, s.hi+v>>63+int64(carry)
}

// addProduct adds x × y.
func (s *sum) addProduct(x, y int64) {
	if max(x, -x) <= math.MaxInt32 && max(y, -y) <= math.MaxInt32 {
		s.add(x * y)
		return
	}
	if s.more == nil {
		s.more = new(big.Int)
	}
	s.more.Add(s.more, new(big.Int).Mul(big.NewInt(x), big.NewInt(y)))
}

// merge adds another sum.
func (s *sum) merge(o *sum) {
	lo, carry := bits.Add64(s.lo, o.lo, 0)
	s.lo, s.hi = lo, s.hi+o.hi+int64(carry)
	if o.more != nil {
		if s.more == nil {
			s.more = new(big.Int)
		}
		s.more.Add(s.more, o.more)
	}
}

// over returns the sum ÷ unit.
func (s *sum) over(unit int64) exact.Number {
	v := new(big.Int).Lsh(big.NewInt(s.hi), 64)
	v.Add(v, new(big.Int).SetUint64(s.lo))
	if s.more != nil {
		v.Add(v, s.more)
	}
	return exact.Of(new(big.Rat).SetFrac(v, big.NewInt(unit)))
}
