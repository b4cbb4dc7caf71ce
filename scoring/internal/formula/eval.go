package formula

import (
	"fmt"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Outcome is what evaluating a formula can come to, over all facts that the
// known bounds allow: a value, "not arising" (a rate of 0 of 0), a failure, or
// several of these. It never leaves out what is possible, but for one thing: that
// a number within the bounds has so many digits that computing with it fails.
type Outcome struct {
	Value      interval.Domain // meaningful if HasValue
	HasValue   bool
	NotArising bool
	Failure    *Failure // the first possible failure, nil if there is none
}

// Failure says why a formula has no value, and where.
type Failure struct {
	Node    Node
	Pos     int // of the node
	Message rubric.Text
}

func ok(v interval.Domain) Outcome { return Outcome{Value: v, HasValue: true} }

func failure(n Node, message rubric.Text) Outcome {
	return Outcome{Failure: NewFailure(n, message)}
}

func NewFailure(n Node, message rubric.Text) *Failure { return &Failure{n, n.meta().Pos, message} }

// or returns what either outcome can be.
func (o Outcome) or(p Outcome) Outcome {
	switch {
	case o.HasValue && p.HasValue:
		o.Value = o.Value.Union(p.Value)
	case p.HasValue:
		o.Value, o.HasValue = p.Value, true
	}
	return o.also(p)
}

// also adds p's ways of having no value.
func (o Outcome) also(p Outcome) Outcome {
	o.NotArising = o.NotArising || p.NotArising
	if o.Failure == nil {
		o.Failure = p.Failure
	}
	return o
}

// Eval computes a formula over what is known of the variables, by slot. vars has
// room for the formula's lets (see [Scope.Slots]) and is not changed.
func Eval(n Node, vars []interval.Domain) Outcome {
	switch n := n.(type) {
	case *Literal:
		return ok(n.Value)
	case *Variable:
		return ok(vars[n.Slot])
	case *Let:
		init := Eval(n.Init, vars)
		if !init.HasValue {
			return init
		}
		body := Eval(n.Body, with(vars, n.Slot, init.Value))
		return body.also(init)
	case *Unary:
		return lift(Eval(n.X, vars), func(x interval.Domain) Outcome {
			if n.op == "not" {
				return ok(interval.Domain{Type: interval.Bool, Bools: interval.Swap(x.Bools)})
			}
			return ok(interval.NumberDomain(x.Numbers.Neg()))
		})
	case *Binary:
		if n.Op == "and" || n.Op == "or" {
			o, _, _ := Refine(n, vars)
			return o
		}
		return lift(Eval(n.L, vars), func(x interval.Domain) Outcome {
			return lift(Eval(n.R, vars), func(y interval.Domain) Outcome { return evalBinary(n, x, y) })
		})
	case *Conditional:
		return evalConditional(n, vars)
	case *Membership:
		o, _ := evalMembership(n, vars)
		return o
	case *Between:
		return lift(Eval(n.X, vars), func(x interval.Domain) Outcome {
			inside := n.Ends(vars)
			return ok(interval.Domain{Type: interval.Bool,
				Bools: interval.BoolsOf(!x.Numbers.Intersect(inside).Empty(), !x.Numbers.Within(inside))})
		})
	case *Call:
		if n.Plain != nil {
			return Eval(n.Plain, vars)
		}
		return evalCall(n, vars)
	case *BandTable:
		return lift(Eval(n.X, vars), func(x interval.Domain) Outcome { return evalBands(n, x, vars) })
	}
	panic(fmt.Sprintf("formula: unknown node %T", n))
}

// lift applies f to the value of an outcome, if it can have one.
func lift(o Outcome, f func(interval.Domain) Outcome) Outcome {
	if !o.HasValue {
		return o
	}
	out := f(o.Value)
	return out.also(Outcome{NotArising: o.NotArising, Failure: o.Failure})
}

func with(vars []interval.Domain, slot int, v interval.Domain) []interval.Domain {
	out := append([]interval.Domain(nil), vars...)
	out[slot] = v
	return out
}

func evalConditional(n *Conditional, vars []interval.Domain) Outcome {
	c, whenTrue, whenFalse := Refine(n.Cond, vars)
	out := Outcome{NotArising: c.NotArising, Failure: c.Failure}
	if whenTrue != nil {
		out = out.or(Eval(n.Then, whenTrue))
	}
	if whenFalse != nil {
		out = out.or(Eval(n.Otherwise, whenFalse))
	}
	return out
}

func evalBinary(n *Binary, x, y interval.Domain) Outcome {
	var out interval.Interval
	switch n.Op {
	case "+":
		out = x.Numbers.Add(y.Numbers)
	case "-":
		out = x.Numbers.Add(y.Numbers.Neg())
	case "*":
		out = x.Numbers.Mul(y.Numbers)
	case "/":
		return divide(n, x.Numbers, y.Numbers)
	default:
		return ok(interval.Domain{Type: interval.Bool, Bools: interval.Compare(n.Op, x, y)})
	}
	return number(n, out)
}

// number returns a number, unless it has outgrown what is computed.
func number(n Node, v interval.Interval) Outcome {
	if TypeOf(n) == interval.Date {
		return ok(interval.DateDomain(v))
	}
	if !v.TooLong() {
		return ok(interval.NumberDomain(v))
	}
	out := failure(n, rubric.Say(numberTooLongBetween, interval.MaxBits*3/10))
	if _, single := v.Single(); !single {
		out = ok(interval.NumberDomain(v.WithoutLongEnds())).also(out) // others of the set are short
	}
	return out
}

func divide(n Node, x, y interval.Interval) Outcome {
	zero := y.Contains(new(big.Rat))
	by := failure(n, DividesByZero())
	if v, single := y.Single(); single && v.Sign() == 0 {
		return by
	}
	var out Outcome
	if y.ZeroInside() {
		out = ok(interval.NumberDomain(interval.Interval{}))
	} else {
		out = number(n, x.Mul(y.Inverse()))
	}
	if zero {
		out = out.also(by)
	}
	return out
}

// evalMembership also returns the elements of the list, if all have a value.
func evalMembership(n *Membership, vars []interval.Domain) (o Outcome, list []interval.Domain) {
	o = lift(Eval(n.X, vars), func(x interval.Domain) Outcome {
		out := ok(interval.BoolDomain(false))
		left := x // the texts that no element surely is
		for _, e := range n.List {
			el := Eval(e, vars)
			if !el.HasValue {
				list = nil
				return el.also(out)
			}
			list = append(list, el.Value)
			// Lists may name a value twice; only "surely in" and "may be in" matter.
			b := interval.Compare("==", x, el.Value)
			switch {
			case b == interval.IsTrue:
				out.Value.Bools = interval.IsTrue
			case b == interval.Either && out.Value.Bools == interval.IsFalse:
				out.Value.Bools = interval.Either
			}
			if x.Type == interval.Text && el.Value.Known() {
				left.Texts = interval.Filter(left.Texts, func(s string) bool { return s != el.Value.Texts[0] })
			}
			out = out.also(Outcome{NotArising: el.NotArising, Failure: el.Failure})
		}
		if x.Type == interval.Text && left.Empty() {
			out.Value.Bools = interval.IsTrue // the list names every text that x can be
		}
		return out
	})
	return o, list
}

func evalCall(n *Call, vars []interval.Domain) Outcome {
	args := make([]Outcome, 0, 3)
	for _, a := range n.Args {
		arg := Eval(a, vars)
		if args = append(args, arg); !arg.HasValue {
			break
		}
	}
	return applied(n, args)
}

// applied returns what a function comes to, given what its arguments do; those behind one
// without a value are not looked at.
func applied(n *Call, outcomes []Outcome) Outcome {
	args := make([]interval.Domain, len(n.Args))
	var gathered Outcome
	for i, arg := range outcomes {
		gathered = gathered.also(Outcome{NotArising: arg.NotArising, Failure: arg.Failure})
		if !arg.HasValue {
			return gathered
		}
		args[i] = arg.Value
	}
	var out Outcome
	switch {
	case n.Host != nil:
		out = callHost(n, args)
	case n.Times != nil:
		out = ratio(n, args[0].Numbers, args[1].Numbers)
	case n.Name == "days", n.Name == "workdays":
		never, some := countable(n, args)
		if out = never; some {
			out = number(n, daysBetween(n, nums(args))).also(never)
		}
	case n.Name == "clamp" && interval.Below(args[2].Numbers, args[1].Numbers, true):
		out = failure(n, ClampsNothing())
		if interval.Compare("<=", args[1], args[2])&interval.IsTrue != 0 {
			out = number(n, clamp(nums(args))).also(out)
		}
	default:
		out = number(n, n.Fn.Eval(nums(args)))
	}
	return out.also(gathered)
}

// daysBetween counts the days, or the working days, from one date to another.
func daysBetween(n *Call, a []interval.Interval) interval.Interval {
	if n.Name == "workdays" {
		for i := range a {
			a[i] = whole(a[i].Steps(n.Calendar.Until))
		}
	}
	return a[1].Add(a[0].Neg())
}

func nums(args []interval.Domain) []interval.Interval {
	out := make([]interval.Interval, len(args))
	for i, a := range args {
		out[i] = a.Numbers
	}
	return out
}

// ratio is done ÷ total × 100 for rate and done ÷ total × full for share. Nothing done
// of nothing is not arising; something done of nothing is a division by zero.
func ratio(n *Call, done, total interval.Interval) Outcome {
	zero := new(big.Rat)
	out := lift(divide(n, done, total), func(v interval.Domain) Outcome {
		return number(n, v.Numbers.Mul(interval.Exactly(n.Times)))
	})
	if !total.Contains(zero) || !done.Contains(zero) {
		return out
	}
	if v, single := done.Single(); single && v.Sign() == 0 {
		out.Failure = nil // 0 of 0 is the only way to divide by zero
	}
	out.NotArising = true
	return out
}

// callHost calls a function of the host's if all arguments are known. Otherwise
// it could return anything.
func callHost(n *Call, args []interval.Domain) Outcome {
	for _, a := range args {
		if !a.Known() {
			anything := ok(interval.NumberDomain(interval.Interval{}))
			return anything.also(failure(n, rubric.Say(functionMayFail, n.Name)))
		}
	}
	var out Outcome
	trouble := Guarded(func() {
		v, err := n.Host.Call(args)
		if err != nil {
			out = failure(n, rubric.Say(functionError, n.Name, err))
			return
		}
		out = number(n, interval.Exactly(v))
	})
	if !trouble.IsZero() {
		return failure(n, rubric.Say(functionEnded, n.Name, trouble))
	}
	return out
}

func evalBands(n *BandTable, x interval.Domain, vars []interval.Domain) Outcome {
	if v, known := x.Numbers.Single(); known { // bands do not overlap
		for _, b := range n.Bands {
			if b.Of.Contains(v) {
				return Eval(b.Score, vars)
			}
		}
		return failure(n, n.Lacking(x.Numbers))
	}
	var out Outcome
	rest := []interval.Interval{x.Numbers} // what no band has held yet
	for _, b := range n.Bands {
		in := x.Numbers.Intersect(b.Of)
		if in.Empty() {
			continue
		}
		narrowed := vars
		if v, isVar := n.X.(*Variable); isVar {
			narrowed = with(vars, v.Slot, interval.NumberDomain(in))
		}
		out = out.or(Eval(b.Score, narrowed))
		var left []interval.Interval
		for _, r := range rest {
			below := r.Intersect(interval.Interval{Hi: b.Of.Lo, HiOpen: !b.Of.LoOpen})
			above := r.Intersect(interval.Interval{Lo: b.Of.Hi, LoOpen: !b.Of.HiOpen})
			for _, part := range []struct {
				interval.Interval
				there bool
			}{{below, b.Of.Lo != nil}, {above, b.Of.Hi != nil}} {
				if part.there && !part.Empty() {
					left = append(left, part.Interval)
				}
			}
		}
		rest = left
	}
	if len(rest) > 0 {
		out = out.also(failure(n, n.Lacking(rest[0])))
	}
	return out
}
