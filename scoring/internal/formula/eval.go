package formula

import (
	"fmt"
	"math/big"

	"github.com/parindex/parindex/rubric"
)

// Outcome is what evaluating a formula can come to, over all facts that the
// known bounds allow: a value, "not arising" (a rate of 0 of 0), a failure, or
// several of these. It never leaves out what is possible, but for one thing: that
// a number within the bounds has so many digits that computing with it fails.
type Outcome struct {
	Value      Value // meaningful if HasValue
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

func ok(v Value) Outcome { return Outcome{Value: v, HasValue: true} }

func failure(n Node, message rubric.Text) Outcome {
	return Outcome{Failure: newFailure(n, message)}
}

func newFailure(n Node, message rubric.Text) *Failure { return &Failure{n, n.meta().Pos, message} }

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
func Eval(n Node, vars []Value) Outcome {
	switch n := n.(type) {
	case *constant:
		return ok(n.value)
	case *variable:
		return ok(vars[n.slot])
	case *let:
		init := Eval(n.init, vars)
		if !init.HasValue {
			return init
		}
		body := Eval(n.body, with(vars, n.slot, init.Value))
		return body.also(init)
	case *unary:
		return lift(Eval(n.x, vars), func(x Value) Outcome {
			if n.op == "not" {
				return ok(Value{Type: Bool, Bools: swap(x.Bools)})
			}
			return ok(NumberValue(x.Num.neg()))
		})
	case *binary:
		if n.op == "and" || n.op == "or" {
			o, _, _ := Test(n, vars)
			return o
		}
		return lift(Eval(n.l, vars), func(x Value) Outcome {
			return lift(Eval(n.r, vars), func(y Value) Outcome { return evalBinary(n, x, y) })
		})
	case *conditional:
		return evalConditional(n, vars)
	case *membership:
		o, _ := evalMembership(n, vars)
		return o
	case *interval:
		return lift(Eval(n.x, vars), func(x Value) Outcome {
			inside := n.ends(vars)
			return ok(Value{Type: Bool, Bools: boolsOf(!x.Num.Intersect(inside).Empty(), !x.Num.Within(inside))})
		})
	case *call:
		return evalCall(n, vars)
	case *bandTable:
		return lift(Eval(n.x, vars), func(x Value) Outcome { return evalBands(n, x, vars) })
	}
	panic(fmt.Sprintf("formula: unknown node %T", n))
}

// lift applies f to the value of an outcome, if it can have one.
func lift(o Outcome, f func(Value) Outcome) Outcome {
	if !o.HasValue {
		return o
	}
	out := f(o.Value)
	return out.also(Outcome{NotArising: o.NotArising, Failure: o.Failure})
}

func with(vars []Value, slot int, v Value) []Value {
	out := append([]Value(nil), vars...)
	out[slot] = v
	return out
}

func evalConditional(n *conditional, vars []Value) Outcome {
	c, whenTrue, whenFalse := Test(n.cond, vars)
	out := Outcome{NotArising: c.NotArising, Failure: c.Failure}
	if whenTrue != nil {
		out = out.or(Eval(n.then, whenTrue))
	}
	if whenFalse != nil {
		out = out.or(Eval(n.otherwise, whenFalse))
	}
	return out
}

func evalBinary(n *binary, x, y Value) Outcome {
	var out Num
	switch n.op {
	case "+":
		out = x.Num.add(y.Num)
	case "-":
		out = x.Num.add(y.Num.neg())
	case "*":
		out = x.Num.mul(y.Num)
	case "/":
		return divide(n, x.Num, y.Num)
	default:
		return ok(Value{Type: Bool, Bools: compare(n.op, x, y)})
	}
	return number(n, out)
}

// number returns a number, unless it has outgrown what is computed.
func number(n Node, v Num) Outcome {
	if !v.tooLong() {
		return ok(NumberValue(v))
	}
	out := failure(n, Say("một số trung gian có hơn %d chữ số", "a number in between has more than %d digits", maxBits*3/10))
	if _, single := v.Single(); !single {
		out = ok(NumberValue(v.withoutLongEnds())).also(out) // others of the set are short
	}
	return out
}

func divide(n Node, x, y Num) Outcome {
	zero := y.Contains(new(big.Rat))
	by := failure(n, dividesByZero())
	if v, single := y.Single(); single && v.Sign() == 0 {
		return by
	}
	var out Outcome
	if y.zeroInside() {
		out = ok(NumberValue(Num{}))
	} else {
		out = number(n, x.mul(y.inverse()))
	}
	if zero {
		out = out.also(by)
	}
	return out
}

// evalMembership also returns the elements of the list, if all have a value.
func evalMembership(n *membership, vars []Value) (o Outcome, list []Value) {
	o = lift(Eval(n.x, vars), func(x Value) Outcome {
		out := ok(BoolValue(false))
		left := x // the texts that no element surely is
		for _, e := range n.list {
			el := Eval(e, vars)
			if !el.HasValue {
				list = nil
				return el.also(out)
			}
			list = append(list, el.Value)
			// Lists may name a value twice; only "surely in" and "may be in" matter.
			b := compare("==", x, el.Value)
			switch {
			case b == IsTrue:
				out.Value.Bools = IsTrue
			case b == Either && out.Value.Bools == IsFalse:
				out.Value.Bools = Either
			}
			if x.Type == Text && el.Value.Known() {
				left.Texts = filter(left.Texts, func(s string) bool { return s != el.Value.Texts[0] })
			}
			out = out.also(Outcome{NotArising: el.NotArising, Failure: el.Failure})
		}
		if x.Type == Text && left.Empty() {
			out.Value.Bools = IsTrue // the list names every text that x can be
		}
		return out
	})
	return o, list
}

func evalCall(n *call, vars []Value) Outcome {
	args := make([]Value, len(n.args))
	var gathered Outcome
	for i, a := range n.args {
		arg := Eval(a, vars)
		gathered = gathered.also(Outcome{NotArising: arg.NotArising, Failure: arg.Failure})
		if !arg.HasValue {
			return gathered
		}
		args[i] = arg.Value
	}
	var out Outcome
	switch {
	case n.host != nil:
		out = callHost(n, args)
	case n.name == "rate":
		out = rate(n, args[0].Num, args[1].Num)
	case n.name == "clamp" && below(args[2].Num, args[1].Num, true):
		out = failure(n, clampsNothing())
		if compare("<=", args[1], args[2])&IsTrue != 0 {
			out = number(n, clamp(nums(args))).also(out)
		}
	default:
		out = number(n, n.fn.eval(nums(args)))
	}
	return out.also(gathered)
}

func nums(args []Value) []Num {
	out := make([]Num, len(args))
	for i, a := range args {
		out[i] = a.Num
	}
	return out
}

// rate is done ÷ total × 100. Nothing done of nothing is not arising; something
// done of nothing is a division by zero.
func rate(n Node, done, total Num) Outcome {
	zero := new(big.Rat)
	out := lift(divide(n, done, total), func(v Value) Outcome {
		return number(n, v.Num.mul(exactInt(100)))
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
func callHost(n *call, args []Value) Outcome {
	for _, a := range args {
		if !a.Known() {
			anything := ok(NumberValue(Num{}))
			return anything.also(failure(n, Say("hàm %s có thể không tính được", "%s may fail", n.name)))
		}
	}
	var out Outcome
	trouble := Guarded(func() {
		v, err := n.host.Call(args)
		if err != nil {
			out = failure(n, Say("hàm %s báo lỗi: %v", "%s: %v", n.name, err))
			return
		}
		out = number(n, Exactly(v))
	})
	if !trouble.IsZero() {
		return failure(n, Say("hàm %s %s", "%s %s", n.name, trouble))
	}
	return out
}

func evalBands(n *bandTable, x Value, vars []Value) Outcome {
	var out Outcome
	rest := []Num{x.Num} // what no band has held yet
	for _, b := range n.bands {
		in := x.Num.Intersect(b.of)
		if in.Empty() {
			continue
		}
		narrowed := vars
		if v, isVar := n.x.(*variable); isVar {
			narrowed = with(vars, v.slot, NumberValue(in))
		}
		out = out.or(Eval(b.score, narrowed))
		var left []Num
		for _, r := range rest {
			below := r.Intersect(Num{Hi: b.of.Lo, HiOpen: !b.of.LoOpen})
			above := r.Intersect(Num{Lo: b.of.Hi, LoOpen: !b.of.HiOpen})
			for _, part := range []struct {
				Num
				there bool
			}{{below, b.of.Lo != nil}, {above, b.of.Hi != nil}} {
				if part.there && !part.Empty() {
					left = append(left, part.Num)
				}
			}
		}
		rest = left
	}
	if len(rest) > 0 {
		out = out.also(failure(n, noBandHolds(rest[0])))
	}
	return out
}

// String writes a set of numbers: 90, [70, 90), > 5.
func (a Num) String() string {
	if v, single := a.Single(); single {
		return Decimal(v)
	}
	switch {
	case a.Lo == nil && a.Hi == nil:
		return "any number"
	case a.Hi == nil:
		return map[bool]string{true: "> ", false: ">= "}[a.LoOpen] + Decimal(a.Lo)
	case a.Lo == nil:
		return map[bool]string{true: "< ", false: "<= "}[a.HiOpen] + Decimal(a.Hi)
	}
	return map[bool]string{true: "(", false: "["}[a.LoOpen] + Decimal(a.Lo) + ", " + Decimal(a.Hi) + map[bool]string{true: ")", false: "]"}[a.HiOpen]
}

// Decimal writes a number exactly: as a decimal if it is one, else as a fraction.
func Decimal(v *big.Rat) string {
	if places, finite := Places(v); finite {
		return v.FloatString(places)
	}
	return v.RatString()
}

// Places returns how many decimals a number has; not finite for 1/3.
func Places(v *big.Rat) (places int, finite bool) {
	if v.Denom().IsInt64() { // the usual case, without garbage
		d := v.Denom().Int64()
		twos, fives := 0, 0
		for ; d%2 == 0; d /= 2 {
			twos++
		}
		for ; d%5 == 0; d /= 5 {
			fives++
		}
		return max(twos, fives), d == 1
	}
	two, five := big.NewInt(2), big.NewInt(5)
	d, m := new(big.Int).Set(v.Denom()), new(big.Int)
	count := func(p *big.Int) (n int) {
		for {
			q, _ := new(big.Int).QuoRem(d, p, m)
			if m.Sign() != 0 {
				return n
			}
			d, n = q, n+1
		}
	}
	places = max(count(two), count(five))
	return places, d.IsInt64() && d.Int64() == 1
}
