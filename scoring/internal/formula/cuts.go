package formula

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Cut is where a formula looks at one input or ratio differently on both sides: at a number,
// which belongs to the upper side or, if Above, to the lower.
type Cut struct {
	Slot  int
	At    *big.Rat
	Above bool
}

// Cuts returns the numbers and days that an expression compares inputs and ratios with, one
// by one, and zero for inputs that it divides or divides by.
func Cuts(n Node, ratios []Ratio) (out []Cut) {
	t := NewTrends(0, ratios)
	lets := map[int]Node{}
	add := func(x Node, at *big.Rat, above bool) {
		if at == nil {
			return
		}
		if v, is := x.(*Variable); is {
			if lets[v.Slot] != nil {
				x = lets[v.Slot]
			} else if v.Type == interval.Number || v.Type == interval.Date {
				out = append(out, Cut{v.Slot, at, above})
			}
		}
		if slot, times, is := t.ratio(x); is && times.Sign() > 0 {
			out = append(out, Cut{slot, new(big.Rat).Quo(at, times), above})
		}
	}
	compared := func(x Node, op string, y Node) {
		for _, at := range limits(y) {
			if op != ">" && op != "<=" {
				add(x, at, false)
			}
			if op != ">=" && op != "<" {
				add(x, at, true)
			}
		}
	}
	walk(n, func(n Node) {
		switch n := n.(type) {
		case *Let:
			lets[n.Slot] = n.Init
		case *Binary:
			if compares(n.Op) {
				compared(n.L, n.Op, n.R)
				compared(n.R, Flipped[n.Op], n.L)
			} else if n.Op == "/" {
				compared(n.R, "==", zero)
			}
		case *Membership:
			for _, e := range n.List {
				compared(n.X, "==", e)
			}
		case *Between:
			compared(n.X, ">=", n.Lo)
			compared(n.X, "<=", n.Hi)
		case *BandTable:
			for _, b := range n.Bands {
				add(n.X, b.Of.Lo, b.Of.LoOpen)
				add(n.X, b.Of.Hi, !b.Of.HiOpen)
			}
		case *Call:
			if n.Times != nil { // 0 of 0 is not arising
				compared(n.Args[0], "==", zero)
				compared(n.Args[1], "==", zero)
			}
			for _, a := range n.Args {
				if (n.Name == "days" || n.Name == "workdays") && MayBeNever(a) {
					add(a, interval.Never, false)
				}
				if n.Name == "abs" {
					compared(a, ">=", zero)
				}
			}
		}
	})
	return out
}

// limits returns the number of a formula that reads nothing, or those that a parameter can
// be; none of other formulas.
func limits(n Node) (out []*big.Rat) {
	if at, is := constantOf(n); is {
		return []*big.Rat{at}
	}
	if ParameterOf(n) != nil {
		for _, v := range ParameterValues(n) {
			out = append(out, v.Value.Rat())
		}
	}
	return out
}

var zero Node = newLiteral(info{Type: interval.Number, Whole: true}, interval.NumberDomain(interval.ExactInt(0)), "0")
