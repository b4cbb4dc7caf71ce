package kernel

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

func (v *vectorizer) call(n *formula.Call) vec {
	if n.Host != nil {
		bail()
	}
	if n.Name == "count" {
		return v.count(n.Args)
	}
	if n.Plain != nil {
		return v.num(n.Plain)
	}
	args := make([]vec, len(n.Args))
	for i, a := range n.Args {
		args[i] = v.num(a)
	}
	switch n.Name {
	case "min", "max":
		return v.extreme(n.Name, args)
	case "clamp":
		lo, hi := args[1], args[2]
		if lo.constant == nil || hi.constant == nil || lo.constant.Cmp(hi.constant) > 0 {
			bail()
		}
		return v.extreme("min", []vec{v.extreme("max", []vec{args[0], lo}), hi})
	case "rate", "share":
		return v.multiply(v.divide(args[0], args[1]), vec{constant: n.Times, bad: none})
	case "days":
		out := v.arithmetic("-", args[1], args[0])
		for i, a := range n.Args {
			switch {
			case !formula.MayBeNever(a):
			case args[i].constant != nil || out.constant != nil:
				bail()
			default:
				never := v.emit(instruction{op: opEqK, a: args[i].reg, k: interval.Never.Num().Int64()})
				out.bad = v.anyBad(out.bad, never)
			}
		}
		return out
	case "abs":
		return v.abs(args[0])
	case "floor", "ceil", "round":
		return v.rounded(n, args)
	}
	bail()
	return vec{}
}

// count adds up conditions, which are 1 where they hold.
func (v *vectorizer) count(conditions []formula.Node) vec {
	var out vec
	for i, n := range conditions {
		c := v.cond(n)
		one := vec{reg: c.reg, scale: 1, hi: 1, bad: c.bad}
		if i == 0 {
			out = one
			continue
		}
		out = v.add(out, one)
	}
	return out
}

func (v *vectorizer) extreme(name string, args []vec) vec {
	out := args[0]
	for _, b := range args[1:] {
		a := out
		if a.constant != nil && b.constant != nil {
			if (a.constant.Cmp(b.constant) < 0) != (name == "min") {
				out = b
			}
			continue
		}
		if a.constant != nil {
			a, b = b, a
		}
		op, opK := opMin, opMinK
		if name == "max" {
			op, opK = opMax, opMaxK
		}
		bad := v.anyBad(a.bad, b.bad)
		if b.constant != nil && !a.hasDen {
			var k int64
			out, k = v.beside(a, b.constant)
			out.reg = v.emit(instruction{op: opK, a: out.reg, k: k})
			out.lo, out.hi = pick(name, out.lo, k), pick(name, out.hi, k)
		} else {
			x, y := v.aligned(a, b)
			out = x
			out.reg = v.emit(instruction{op: op, a: x.reg, b: y.reg})
			out.lo, out.hi = pick(name, x.lo, y.lo), pick(name, x.hi, y.hi)
		}
		out.bad = bad
	}
	return out
}

func pick(name string, a, b int64) int64 {
	if name == "min" {
		return min(a, b)
	}
	return max(a, b)
}

func (v *vectorizer) abs(n vec) vec {
	if n.constant != nil {
		return vec{constant: new(big.Rat).Abs(n.constant), bad: none}
	}
	n.reg = v.emit(instruction{op: opAbs, a: n.reg})
	if n.lo < 0 {
		n.lo, n.hi = max(0, -n.hi), max(n.hi, -n.lo)
		n.lo = max(n.lo, 0)
	}
	return n
}

func (v *vectorizer) rounded(n *formula.Call, args []vec) vec {
	x, places := args[0], 0
	if len(args) > 1 {
		places = int(args[1].constant.Num().Int64())
	}
	if x.constant != nil {
		out := interval.Exactly(x.constant)
		return vec{constant: n.Fn.Eval([]interval.Interval{out, interval.ExactInt(int64(places))}[:len(args)]).Lo, bad: none}
	}
	scale := pow10(places)
	mode := decimals.HalfUp
	switch n.Name {
	case "floor":
		mode = roundFloor
	case "ceil":
		out := v.quotient(v.negate(x), 1, roundFloor)
		return v.negate(out)
	}
	return v.quotient(x, scale, mode)
}

// roundFloor rounds towards minus infinity; it is no mode of rubrics.
const roundFloor decimals.RoundingMode = "floor"

func pow10(n int) int64 {
	out := int64(1)
	for range n {
		out = mul64(out, 10)
	}
	return out
}

// quotient returns x × scale rounded to a whole number, as a number of that scale.
func (v *vectorizer) quotient(x vec, scale int64, mode decimals.RoundingMode) vec {
	g := gcd64(x.scale, scale)
	x = v.times(x, scale/g)
	div := x.scale / g
	out := vec{scale: scale, bad: x.bad}
	by := func(d int64) (lo, hi int64) { return x.lo/d - 1, x.hi/d + 1 }
	if !x.hasDen {
		out.lo, out.hi = by(div)
		if div == 1 {
			out.reg, out.lo, out.hi = x.reg, x.lo, x.hi
			return out
		}
		out.reg = v.divideBy(x, div, mode)
		return out
	}
	den := v.times(vec{reg: x.den, lo: x.dlo, hi: x.dhi}, div)
	op := map[decimals.RoundingMode]opcode{decimals.HalfUp: opHalfUp, decimals.HalfEven: opHalfEven, decimals.Down: opDown,
		roundFloor: opFloor}[mode]
	fits(big.NewInt(0).Mul(big.NewInt(2), big.NewInt(den.hi)),
		big.NewInt(0).Mul(big.NewInt(2), big.NewInt(max(x.hi, -x.lo))))
	out.reg = v.emit(instruction{op: op, a: x.reg, b: den.reg})
	lo1, hi1 := by(den.lo)
	lo2, hi2 := by(den.hi)
	out.lo, out.hi = min(lo1, lo2), max(hi1, hi2)
	return out
}

// divideBy divides a register by a constant.
func (v *vectorizer) divideBy(x vec, d int64, mode decimals.RoundingMode) int {
	switch mode {
	case roundFloor:
		return v.emit(instruction{op: opFloorK, a: x.reg, k: d})
	case decimals.HalfUp:
		twice := new(big.Int).Add(new(big.Int).Lsh(big.NewInt(max(x.hi, -x.lo)), 1), big.NewInt(d))
		fits(twice, new(big.Int).Lsh(big.NewInt(d), 1))
		if x.lo >= 0 && twice.BitLen() <= 32 && d < 1<<31 {
			// For n and m below 2^32, n ÷ m is the high word of n × ⌈2^64 ÷ m⌉
			// (Lemire, Kaser, Kurz, "Faster remainder by direct computation", 2019).
			magic := new(big.Int).Lsh(big.NewInt(1), 64)
			magic.Div(magic.Sub(magic, big.NewInt(1)), big.NewInt(2*d))
			magic.Add(magic, big.NewInt(1))
			return v.emit(instruction{op: opHalfUpMagic, a: x.reg, k: d, l: int64(magic.Uint64())})
		}
		return v.emit(instruction{op: opHalfUpK, a: x.reg, k: d})
	}
	op := opHalfEven
	if mode == decimals.Down {
		op = opDown
	}
	fits(new(big.Int).Lsh(big.NewInt(max(x.hi, -x.lo)), 1), new(big.Int).Lsh(big.NewInt(d), 1))
	return v.emit(instruction{op: op, a: x.reg, b: v.emit(instruction{op: opConst, k: d})})
}

func (v *vectorizer) bandTable(n *formula.BandTable) vec {
	x := v.num(n.X)
	if x.constant != nil {
		bail()
	}
	out := vec{constant: new(big.Rat), bad: v.emit(instruction{op: opConst, k: 1})}
	for _, b := range slices.Backward(n.Bands) {
		in := v.within(x, b.Of)
		out = v.choose(in, v.num(b.Score), out)
	}
	out.bad = v.anyBad(out.bad, x.bad)
	return out
}

// within returns the register that says whether x lies in the interval.
func (v *vectorizer) within(x vec, of interval.Interval) int {
	reg := none
	limit := func(op string, at *big.Rat) {
		if at == nil {
			return
		}
		var c int
		if x.hasDen {
			a, b := v.aligned(x, vec{constant: at, bad: none})
			switch op {
			case ">":
				c = v.emit(instruction{op: opLt, a: b.reg, b: a.reg})
			case ">=":
				c = v.emit(instruction{op: opLe, a: b.reg, b: a.reg})
			case "<":
				c = v.emit(instruction{op: opLt, a: a.reg, b: b.reg})
			default:
				c = v.emit(instruction{op: opLe, a: a.reg, b: b.reg})
			}
		} else {
			c = v.withConstant(op, x, at)
		}
		if reg != none {
			c = v.emit(instruction{op: opAnd, a: reg, b: c})
		}
		reg = c
	}
	limit(map[bool]string{true: ">", false: ">="}[of.LoOpen], of.Lo)
	limit(map[bool]string{true: "<", false: "<="}[of.HiOpen], of.Hi)
	return reg
}
