package formula

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Term is a part of a sum, and what it is multiplied by.
type Term struct {
	Times *big.Rat
	Node  Node
}

// Terms returns the parts of which a number is the sum.
func Terms(n Node) []Term { return appendTerms(nil, n, interval.One()) }

func appendTerms(out []Term, n Node, times *big.Rat) []Term {
	switch n := n.(type) {
	case *Unary:
		if n.op == "-" {
			return appendTerms(out, n.X, new(big.Rat).Neg(times))
		}
	case *Binary:
		switch n.Op {
		case "+":
			return appendTerms(appendTerms(out, n.L, times), n.R, times)
		case "-":
			return appendTerms(appendTerms(out, n.L, times), n.R, new(big.Rat).Neg(times))
		case "*":
			if c, is := Constant(n.L); is {
				return appendTerms(out, n.R, new(big.Rat).Mul(times, c))
			}
			if c, is := Constant(n.R); is {
				return appendTerms(out, n.L, new(big.Rat).Mul(times, c))
			}
		case "/":
			if c, is := Constant(n.R); is && c.Sign() != 0 {
				return appendTerms(out, n.L, new(big.Rat).Quo(times, c))
			}
		}
	case *Call:
		if n.Plain != nil {
			return appendTerms(out, n.Plain, times)
		}
	}
	return append(out, Term{times, n})
}

// mostWays bounds what Ways counts.
const mostWays = 1 << 20

// Ways returns about how many ways there are through a formula whose conditions are
// followed both ways, up to a million.
func Ways(n Node) int {
	all := func(of ...Node) int {
		out := 1
		for _, n := range of {
			out = min(out*Ways(n), mostWays)
		}
		return out
	}
	switch n := n.(type) {
	case *Variable:
		if n.Type == interval.Bool {
			return 2
		}
		return 1
	case *Let:
		return all(n.Init, n.Body)
	case *Unary:
		return Ways(n.X)
	case *Binary:
		switch {
		case n.Op == "and" || n.Op == "or":
			return min(Ways(n.L)+Ways(n.R)-1, mostWays)
		case n.Type == interval.Bool || n.Op == "/":
			return min(2*all(n.L, n.R), mostWays)
		}
		return all(n.L, n.R)
	case *Conditional:
		return min((Ways(n.Cond)+1)/2*(Ways(n.Then)+Ways(n.Otherwise)), mostWays)
	case *Membership:
		return min(all(n.X)*(len(n.List)+1), mostWays)
	case *Between:
		return min(3*Ways(n.X), mostWays)
	case *BandTable:
		sum := 0
		for _, b := range n.Bands {
			sum += Ways(b.Score)
		}
		return min(sum*Ways(n.X), mostWays)
	case *Call:
		if n.Plain != nil {
			return Ways(n.Plain)
		}
		switch n.Name {
		case "days", "workdays":
			if slices.ContainsFunc(n.Args, MayBeNever) {
				return min(2*all(n.Args...), mostWays) // without a day it fails
			}
			return all(n.Args...)
		case "floor", "ceil", "date":
			return all(n.Args...)
		case "min", "max":
			return min(len(n.Args)*all(n.Args...), mostWays)
		}
		return min(2*all(n.Args...), mostWays)
	}
	return 1
}
