package interval

import (
	"math/big"
)

// NearEnd returns the figure of a set next to its lower or upper end: the end itself
// if it can be written down, the next of 18 decimals where it has more digits, or, where
// the end is open or no decimal equals it, the next of two decimals, or of more; nil
// where there is none.
func NearEnd(n Interval, low bool) *big.Rat {
	end, open := n.Hi, n.HiOpen
	if low {
		end, open = n.Lo, n.LoOpen
	}
	scale := big.NewRat(100, 1)
	if _, finite := Places(end); finite {
		switch written := Writable(end); {
		case written && !open:
			return end
		case !written:
			scale.Set(MostWritten)
		}
	}
	for ; scale.Cmp(MostWritten) <= 0; scale.Mul(scale, big.NewRat(10, 1)) {
		x, step := new(big.Rat).Mul(end, scale), big.NewRat(-1, 1)
		if low {
			x, step = Ceil(x), big.NewRat(1, 1)
		} else {
			x = Floor(x)
		}
		for range 2 {
			if v := new(big.Rat).Quo(x, scale); n.Contains(v) && Writable(v) {
				return v
			}
			x.Add(x, step)
		}
	}
	return nil
}

// Written returns a set of numbers with ends that can be written down as figures: those
// that cannot give way to the figures next to them.
func (n Interval) Written() Interval {
	if n.Lo != nil && !Writable(n.Lo) {
		if v := NearEnd(n, true); v != nil {
			n.Lo, n.LoOpen = v, false
		}
	}
	if n.Hi != nil && !Writable(n.Hi) {
		if v := NearEnd(n, false); v != nil {
			n.Hi, n.HiOpen = v, false
		}
	}
	return n
}

// IsFact reports whether a set is anything but one number that no decimal equals:
// that is no fact.
func IsFact(n Interval) bool {
	v, single := n.Single()
	if !single {
		return true
	}
	_, finite := Places(v)
	return finite
}

// Writable reports whether a number can be written down as a figure: with at most 18
// digits on each side of the point.
func Writable(v *big.Rat) bool {
	places, finite := Places(v)
	return finite && places <= 18 && new(big.Rat).Abs(v).Cmp(MostWritten) < 0
}

// MostWritten is the least whole number with 19 digits; it is never changed.
var MostWritten = big.NewRat(1_000_000_000_000_000_000, 1)
