package formula

import (
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Condition returns the trend of a condition, and the variables as they are known where
// it holds and where it does not, as [Refine] does.
func (t *Trends) Condition(n Node, vars []interval.Domain) (out Trend, whenTrue, whenFalse []interval.Domain) {
	switch n := n.(type) {
	case *Unary:
		out, whenFalse, whenTrue = t.Condition(n.X, vars)
		out.Value.Bools, out.Ways = interval.Swap(out.Value.Bools), turned(out.Ways)
		return out, whenTrue, whenFalse
	case *Binary:
		switch n.Op {
		case "and", "or":
			return t.logic(n, vars)
		}
		return t.comparison(n, vars)
	case *Variable:
		out.Ways = t.variable(n)
	case *Membership:
		out.Ways = t.reads(n.X, n.List, vars)
	case *Between:
		out.Ways = t.reads(n.X, nil, vars)
	case *Let, *Conditional:
		out = t.Of(n, vars)
	default:
		out.Ways = t.steady()
	}
	out.Outcome, whenTrue, whenFalse = Refine(n, vars)
	return t.decided(out, whenTrue, whenFalse), whenTrue, whenFalse
}

// reads returns the ways of what moves anyhow with what some formulas read.
func (t *Trends) reads(x Node, list []Node, vars []interval.Domain) []Direction {
	out := t.Of(x, vars).Ways
	for _, e := range list {
		out = t.joined(out, t.Of(e, vars).Ways)
	}
	return t.unknown(out)
}

// decided makes a condition steady that can come out in one way only.
func (t *Trends) decided(out Trend, whenTrue, whenFalse []interval.Domain) Trend {
	if whenTrue == nil || whenFalse == nil {
		out.Ways = t.steady()
	}
	return out
}

// logic evaluates the right side where the left leaves it to decide: there, it is what
// the whole is.
func (t *Trends) logic(n *Binary, vars []interval.Domain) (out Trend, whenTrue, whenFalse []interval.Domain) {
	l, leftTrue, leftFalse := t.Condition(n.L, vars)
	within := leftTrue
	if n.Op == "or" {
		within = leftFalse
	}
	if within == nil {
		return l, leftTrue, leftFalse
	}
	r, rightTrue, rightFalse := t.Condition(n.R, within)
	if n.Op == "or" {
		whenTrue, whenFalse = either(leftTrue, rightTrue), rightFalse
	} else {
		whenTrue, whenFalse = rightTrue, either(leftFalse, rightFalse)
	}
	out.Ways = t.joined(l.Ways, r.Ways)
	out.Outcome, whenTrue, whenFalse = settle(l.also(r.Outcome), whenTrue, whenFalse)
	return t.decided(out, whenTrue, whenFalse), whenTrue, whenFalse
}

func (t *Trends) comparison(n *Binary, vars []interval.Domain) (out Trend, whenTrue, whenFalse []interval.Domain) {
	l, r := t.Of(n.L, vars), t.Of(n.R, vars)
	out.Outcome, whenTrue, whenFalse = refineComparison(n, vars, l.Outcome, r.Outcome)
	if out.HasValue {
		whenTrue = t.bound(whenTrue, n, n.Op, l, r)
		whenFalse = t.bound(whenFalse, n, negated[n.Op], l, r)
	}
	switch difference := t.joined(l.Ways, turned(r.Ways)); n.Op {
	case ">", ">=":
		out.Ways = difference
	case "<", "<=":
		out.Ways = turned(difference)
	default:
		out.Ways = t.unknown(difference)
	}
	return t.decided(out, whenTrue, whenFalse), whenTrue, whenFalse
}

// bound returns the variables with what a comparison says of a ratio.
func (t *Trends) bound(vars []interval.Domain, n *Binary, op string, l, r Trend) []interval.Domain {
	if vars == nil {
		return nil
	}
	vars = t.boundSide(vars, n.L, op, r)
	return t.boundSide(vars, n.R, Flipped[op], l)
}

func (t *Trends) boundSide(vars []interval.Domain, side Node, op string, other Trend) []interval.Domain {
	slot, times, is := t.ratio(side)
	if !is || times.Sign() <= 0 {
		return vars
	}
	y := other.Value.Numbers.Scale(interval.One().Quo(interval.One(), times))
	n := interval.Interval{}
	switch op {
	case "<", "<=":
		n.Hi, n.HiOpen = y.Hi, y.Hi != nil && (op == "<" || y.HiOpen)
	case ">", ">=":
		n.Lo, n.LoOpen = y.Lo, y.Lo != nil && (op == ">" || y.LoOpen)
	default:
		return vars
	}
	known := vars[slot]
	known.Numbers = known.Numbers.Intersect(n)
	return with(vars, slot, known)
}
