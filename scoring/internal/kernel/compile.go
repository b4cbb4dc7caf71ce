package kernel

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Column is how a variable stands in columns: numbers times Scale, dates as day
// numbers, truth values as 0 and 1, texts as the index of the option. Values are
// from Lo to Hi; whatever is not goes the way of [formula.Eval].
type Column struct {
	Scale   int64
	Lo, Hi  int64
	Options []string
}

// Leaf is what a kernel is made from. An undecided row is one whose guards and
// cases have no value or whose points are not allowed.
type Leaf struct {
	Guards []formula.Node // conditions, from the first
	Closed []int64        // the points, in units of the last place, where that guard is closed
	When   []formula.Node // of the cases; nil: always
	Score  []formula.Node
	Min    *big.Rat
	Max    *big.Rat
	Step   *big.Rat // nil: none
	Places int
	Mode   decimals.RoundingMode
}

// maxVector bounds every number in a kernel, so that sums and products of two
// of them are seen to fit before they are formed.
const maxVector = 1 << 61

// Vectorize makes the kernel of a leaf; ok is false where the leaf uses what
// kernels do not have, or numbers too large for them.
func Vectorize(l Leaf, columns []Column) (k *Kernel, ok bool) {
	v := &vectorizer{columns: columns, lets: map[int]any{}, leaf: &l}
	defer func() {
		if p := recover(); p != nil {
			if _, bail := p.(notVectorized); !bail {
				panic(p)
			}
			k, ok = nil, false
		}
	}()
	for _, list := range [][]formula.Node{l.Guards, l.When, l.Score} {
		for _, n := range list {
			if n != nil {
				v.use(n)
			}
		}
	}
	out := v.cases(0)
	v.kernel.certain = out.bad == none && len(l.Guards) == 0
	state := v.orState(out.bad)
	for i, g := range slices.Backward(l.Guards) {
		c := v.cond(g)
		out.n = v.choosePoints(c.reg, out.n, vec{constant: big.NewRat(l.Closed[i], 1)})
		state = v.chooseState(c, state, int64(StateGuard+i))
	}
	v.kernel.points = v.register(out.n)
	v.kernel.state = state
	v.kernel.regs = v.next - len(v.kernel.inputs)
	v.kernel.simplify(columns)
	return &v.kernel, true
}

// notVectorized is thrown by what kernels do not have; Vectorize catches it.
type notVectorized struct{}

func bail() { panic(notVectorized{}) }

type vectorizer struct {
	columns []Column
	leaf    *Leaf
	lets    map[int]any // number or logical, by slot
	kernel  Kernel
	next    int
}

// vec is a numeric value in registers: reg ÷ (scale × den), or a constant.
type vec struct {
	constant *big.Rat // not nil: a constant
	reg      int
	scale    int64
	lo, hi   int64 // of reg
	den      int   // register, none if hasDen is false; always positive
	dlo      int64
	dhi      int64
	hasDen   bool
	bad      int // register of the rows without a value, -1 if there are none
}

// mask is a truth value in a register.
type mask struct {
	reg int
	bad int
}

const none = -1

func (v *vectorizer) use(n formula.Node) {
	formula.Variables(n, func(slot int) {
		if slot < len(v.columns) && !slices.Contains(v.kernel.inputs, slot) {
			v.kernel.inputs = append(v.kernel.inputs, slot)
			v.next++
		}
	})
}

// maxCode bounds the length of a kernel; larger rules gain nothing by one.
const maxCode = 2000

func (v *vectorizer) emit(in instruction) int {
	if len(v.kernel.code) == maxCode {
		bail()
	}
	in.dst = v.next
	v.next++
	v.kernel.code = append(v.kernel.code, in)
	return in.dst
}

// earned is the rounded points of a leaf, in units of the last place.
type earned struct {
	n   vec // scale 1
	bad int
}

// cases returns the points of the cases from the i-th on.
func (v *vectorizer) cases(i int) earned {
	if i == len(v.leaf.Score) { // no case holds
		return earned{vec{constant: new(big.Rat), bad: none}, v.emit(instruction{op: opConst, k: 1})}
	}
	own := v.points(v.leaf.Score[i])
	if v.leaf.When[i] == nil {
		return own
	}
	c := v.cond(v.leaf.When[i])
	rest := v.cases(i + 1)
	out := earned{n: v.choosePoints(c.reg, own.n, rest.n), bad: v.chooseBad(c.reg, own.bad, rest.bad)}
	out.bad = v.anyBad(c.bad, out.bad)
	return out
}

// points rounds a score; rows out of the item's range or off its step are bad.
func (v *vectorizer) points(n formula.Node) earned {
	x := v.num(n)
	unit := new(big.Rat).SetInt64(pow10(v.leaf.Places))
	if x.constant != nil {
		rounded := interval.Round(x.constant, v.leaf.Places, v.leaf.Mode)
		off := v.leaf.Step != nil && !new(big.Rat).Quo(rounded, v.leaf.Step).IsInt()
		out := earned{n: vec{constant: rounded.Mul(rounded, unit), bad: none}, bad: none}
		if off || x.constant.Cmp(v.leaf.Min) < 0 || x.constant.Cmp(v.leaf.Max) > 0 {
			out.bad = v.emit(instruction{op: opConst, k: 1})
		}
		return out
	}
	bad := x.bad
	for _, limit := range []struct {
		op    string
		at    *big.Rat
		never bool // the ranges rule it out
	}{
		{"<", v.leaf.Min, !x.hasDen && big.NewRat(x.lo, x.scale).Cmp(v.leaf.Min) >= 0 ||
			x.hasDen && x.lo >= 0 && v.leaf.Min.Sign() <= 0},
		{">", v.leaf.Max, !x.hasDen && big.NewRat(x.hi, x.scale).Cmp(v.leaf.Max) <= 0},
	} {
		if limit.never {
			continue
		}
		of := interval.Interval{Hi: limit.at, HiOpen: true}
		if limit.op == ">" {
			of = interval.Interval{Lo: limit.at, LoOpen: true}
		}
		bad = v.anyBad(bad, v.within(x, of))
	}
	out := v.quotient(x, unit.Num().Int64(), v.leaf.Mode)
	out.scale, out.bad = 1, none
	if v.leaf.Step != nil {
		step := new(big.Rat).Mul(v.leaf.Step, unit)
		if !step.IsInt() {
			bail()
		}
		bad = v.anyBad(bad, v.emit(instruction{op: opModNe, a: out.reg, k: step.Num().Int64()}))
	}
	return earned{out, bad}
}

// choosePoints chooses between points, which are whole and have no scale.
func (v *vectorizer) choosePoints(c int, a, b vec) vec {
	k := func(n vec) int64 { return n.constant.Num().Int64() }
	out := vec{scale: 1, bad: none}
	switch {
	case a.constant != nil && b.constant != nil:
		out.reg = v.emit(instruction{op: opSelKK, c: c, k: k(a), l: k(b)})
	case a.constant != nil:
		out.reg = v.emit(instruction{op: opSelKR, c: c, k: k(a), b: b.reg})
	case b.constant != nil:
		out.reg = v.emit(instruction{op: opSelRK, c: c, a: a.reg, l: k(b)})
	default:
		out.reg = v.emit(instruction{op: opSel, c: c, a: a.reg, b: b.reg})
	}
	return out
}

func (v *vectorizer) register(n vec) int { return v.inRegister(n).reg }

func (v *vectorizer) orState(bad int) int {
	if bad == none {
		return v.emit(instruction{op: opConst, k: StateCounted})
	}
	return bad // 1 is StateUndecided
}

func (v *vectorizer) chooseState(c mask, open int, closed int64) int {
	out := v.emit(instruction{op: opSelRK, c: c.reg, a: open, l: closed})
	if c.bad != none {
		out = v.emit(instruction{op: opSelKR, c: c.bad, k: StateUndecided, b: out})
	}
	return out
}
