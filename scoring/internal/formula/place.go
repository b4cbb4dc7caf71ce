package formula

import "math/big"

// Pos returns the place of a formula's operator or name, in characters of the
// expression.
func Pos(n Node) int { return n.meta().Pos }

// Giving returns the part of a formula that gives its value for facts that are
// known: the branch of a conditional, the points of a band, behind lets.
func Giving(n Node, vars []Value) Node {
	switch n := n.(type) {
	case *let:
		if o := Eval(n.init, vars); o.HasValue {
			return Giving(n.body, with(vars, n.slot, o.Value))
		}
	case *conditional:
		switch c := Eval(n.cond, vars); {
		case c.HasValue && c.Value.Bools == IsTrue:
			return Giving(n.then, vars)
		case c.HasValue && c.Value.Bools == IsFalse:
			return Giving(n.otherwise, vars)
		}
	case *bandTable:
		x := Eval(n.x, vars)
		for _, b := range n.bands {
			if x.HasValue && !x.Value.Num.Intersect(b.of).Empty() {
				return Giving(b.score, vars)
			}
		}
	}
	return n
}

// Instead returns a formula in which a part gives a number instead.
func Instead(root, part Node, v *big.Rat) Node {
	return replace(root, part, &constant{info: info{Pos: Pos(part), Type: Number, Whole: v.IsInt()}, value: NumberValue(Exactly(v)), text: Decimal(v)})
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
		case *constant:
			if v := n.value.Num.Lo; v != nil {
				return width{v.Num().BitLen(), v.Denom().BitLen()}
			}
		case *variable:
			if b, isLet := lets[n.slot]; isLet {
				return b
			}
			return figure
		case *let:
			lets[n.slot] = of(n.init)
			return of(n.body)
		case *binary:
			l, r := of(n.l), of(n.r)
			switch n.op {
			case "+", "-":
				return width{max(l.num+r.den, r.num+l.den) + 1, l.den + r.den}
			case "*":
				return width{l.num + r.num, l.den + r.den}
			case "/":
				return width{l.num + r.den, l.den + r.num}
			}
		case *bandTable:
			of(n.x)
			var scores []Node
			for _, b := range n.bands {
				scores = append(scores, b.score)
			}
			return each(scores)
		case *call:
			out := each(n.args)
			switch n.name {
			case "rate":
				l, r := of(n.args[0]), of(n.args[1])
				return width{l.num + r.den + 7, l.den + r.num}
			case "days":
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
	return largest > maxBits
}
