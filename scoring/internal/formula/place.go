package formula

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Pos returns the place of a formula's operator or name, in characters of the
// expression.
func Pos(n Node) int { return n.meta().Pos }

// Giving returns the part of a formula that gives its value for facts that are
// known: the branch of a conditional, the points of a band, behind lets.
func Giving(n Node, vars []interval.Domain) Node {
	switch n := n.(type) {
	case *Let:
		if o := Eval(n.Init, vars); o.HasValue {
			return Giving(n.Body, with(vars, n.Slot, o.Value))
		}
	case *Conditional:
		if n.of != nil {
			return n
		}
		switch c := Eval(n.Cond, vars); {
		case c.HasValue && c.Value.Bools == interval.IsTrue:
			return Giving(n.Then, vars)
		case c.HasValue && c.Value.Bools == interval.IsFalse:
			return Giving(n.Otherwise, vars)
		}
	case *BandTable:
		x := Eval(n.X, vars)
		for _, b := range n.Bands {
			if x.HasValue && !x.Value.Numbers.Intersect(b.Of).Empty() {
				return Giving(b.Score, vars)
			}
		}
	}
	return n
}

// Instead returns a formula in which a part gives a number instead.
func Instead(root, part Node, v *big.Rat) Node {
	return replace(root, part, &Literal{info: info{Pos: Pos(part), Type: interval.Number, Whole: v.IsInt()},
		Value: interval.NumberDomain(interval.Exactly(v)), text: interval.Decimal(v)})
}

// width bounds the size of the numbers that a formula comes to: of numerator and
// denominator.
type width struct{ num, den int }

// figure is the size of the figures that are reckoned with: 36 digits, half of
// them behind the point.
var figure = width{120, 60}

// MayOverflow reports whether figures of up to 36 digits could make a number that
// has more digits than are computed.
func MayOverflow(root Node) bool {
	lets := map[int]width{}
	largest := 0
	var of func(n Node) width
	of = func(n Node) (out width) {
		defer func() { largest = max(largest, out.num, out.den) }()
		each := func(nodes []Node) (out width) {
			for _, x := range nodes {
				b := of(x)
				out = width{max(out.num, b.num), max(out.den, b.den)}
			}
			return out
		}
		switch n := n.(type) {
		case *Literal:
			if v := n.Value.Numbers.Lo; v != nil {
				return width{v.Num().BitLen(), v.Denom().BitLen()}
			}
		case *Variable:
			if b, isLet := lets[n.Slot]; isLet {
				return b
			}
			return figure
		case *Let:
			lets[n.Slot] = of(n.Init)
			return of(n.Body)
		case *Binary:
			l, r := of(n.L), of(n.R)
			switch n.Op {
			case "+", "-":
				return width{max(l.num+r.den, r.num+l.den) + 1, l.den + r.den}
			case "*":
				return width{l.num + r.num, l.den + r.den}
			case "/":
				return width{l.num + r.den, l.den + r.num}
			}
		case *BandTable:
			of(n.X)
			var scores []Node
			for _, b := range n.Bands {
				scores = append(scores, b.Score)
			}
			return each(scores)
		case *Call:
			if n.Plain != nil {
				return of(n.Plain)
			}
			out := each(n.Args)
			switch n.Name {
			case "rate", "share":
				l, r := of(n.Args[0]), of(n.Args[1])
				return width{l.num + r.den + n.Times.Num().BitLen(), l.den + r.num + n.Times.Denom().BitLen()}
			case "days", "workdays":
				return width{out.num + 1, out.den}
			case "round": // to places, of which there are at most 18
				return width{out.num + 60, 60}
			}
			return out
		default:
			return each(children(n))
		}
		return width{1, 1}
	}
	of(root)
	return largest > interval.MaxBits
}
