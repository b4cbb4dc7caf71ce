package kernel

import (
	"math/bits"

	"github.com/parindex/parindex/rubric/decimals"
)

// Kernel computes a leaf for many units at once, over columns of machine
// integers. It is made by [Vectorize] only where the ranges of the columns rule
// out any overflow, so it needs no checks and is exact. What it cannot decide (a
// division by zero, points out of range) it marks for [formula.Eval] to settle.
//
// A Kernel is immutable; goroutines may share it, each with a [Frame] of its own.
type Kernel struct {
	code   []instruction
	inputs []int // slots whose columns are loaded, into the first registers
	regs   int
	points int // register of the rounded points, in units of the last place
	state  int // register of the states

	certain bool
	pieces  *pieces // nil where a row has to go through the code
}

// pieces are what the code of a kernel comes to, as far as it could be found.
type pieces struct {
	points, states *piecewise
}

// Certain reports whether every row has the state StateCounted.
func (p *Kernel) Certain() bool { return p.certain }

// The states of a row. From StateGuard on, the guard with that index is closed.
const (
	StateCounted   = 0
	StateUndecided = 1
	StateGuard     = 2
)

// BlockLen is the number of rows that kernels compute at a time: few enough for
// the registers of a leaf to stay in the nearest cache.
const BlockLen = 256

// Frame holds the registers of kernels being run, for at most Rows rows at a
// time (at most BlockLen).
type Frame struct {
	Rows int
	regs [][]int64
	row  []int64 // the registers of one row, for Kernel.One
	sum  []int64 // the points of a block, for Kernel.Add

	block   block
	scratch [registers][]int64 // of loops that need more than the columns
}

// grow makes registers side by side, so that few rows lie in few cache lines.
func (f *Frame) grow(n int) {
	if len(f.regs) >= n {
		return
	}
	n = max(n, 64)
	slab := make([]int64, n*f.Rows)
	f.regs = make([][]int64, n)
	for i := range f.regs {
		f.regs[i] = slab[i*f.Rows : (i+1)*f.Rows]
	}
}

// Add adds the points of rows from to to, as many as fit the frame, to the sums,
// which have a place for each. The kernel is [Kernel.Certain]: of a row that is
// not counted something would be added, too.
func (p *Kernel) Add(f *Frame, columns [][]int64, from, to int, sums []int64) {
	if p.pieces != nil {
		p.pieces.points.loop.add(f.of(p, columns, from, to), sums[:to-from])
		return
	}
	if len(f.sum) < f.Rows {
		f.sum = make([]int64, f.Rows)
	}
	points := f.sum[:to-from]
	p.Run(f, columns, from, to, points)
	sums = sums[:len(points)]
	for i, x := range points {
		sums[i] += x
	}
}

type opcode uint8

// Registers a and b, constants k and l; truth values are 0 and 1.
const (
	opConst       opcode = iota // k
	opAdd                       // a + b
	opSub                       // a - b
	opMul                       // a * b
	opAddK                      // a + k
	opMulK                      // a * k
	opMin                       // min(a, b)
	opMax                       // max(a, b)
	opMinK                      // min(a, k)
	opMaxK                      // max(a, k)
	opAbs                       // |a|
	opGeK                       // a >= k
	opLeK                       // a <= k
	opEqK                       // a == k
	opLt                        // a < b
	opLe                        // a <= b
	opEq                        // a == b
	opNot                       // 1 - a
	opAnd                       // a & b
	opOr                        // a | b
	opAndNot                    // a &^ b
	opSel                       // c ? a : b
	opSelKR                     // c ? k : b
	opSelRK                     // c ? a : l
	opSelKK                     // c ? k : l
	opModNe                     // a % k != 0
	opFloorK                    // a ÷ k, down
	opFloor                     // a ÷ b, down
	opHalfUpK                   // a ÷ k, to the nearest, halves away from zero
	opHalfUp                    // a ÷ b, likewise
	opHalfUpMagic               // the same as opHalfUpK for 0 <= 2a + k < 2^32: (2a + k) × l >> 64
	opHalfEven                  // a ÷ b, halves to even
	opDown                      // a ÷ b, towards zero
)

type instruction struct {
	op      opcode
	dst     int
	a, b, c int
	k, l    int64
}

// Run computes rows from to to of the columns, as many as fit the frame, and
// writes their points to the slice, which has a place for each; those of a row that
// is not decided say nothing. The states returned are the frame's, valid until its
// next run.
func (p *Kernel) Run(f *Frame, columns [][]int64, from, to int, points []int64) (state []int64) {
	n := to - from
	if p.pieces != nil {
		b := f.of(p, columns, from, to)
		state := b.register(registerState)
		clear(points[:n])
		p.pieces.points.loop.add(b, points[:n])
		clear(state)
		p.pieces.states.loop.add(b, state)
		return state
	}
	f.grow(p.regs + len(p.inputs))
	own := f.regs[p.points]
	if p.points < len(p.inputs) {
		copy(points, columns[p.inputs[p.points]][from:to])
	} else {
		f.regs[p.points] = points
	}
	reg := func(i int) []int64 {
		if i < len(p.inputs) {
			return columns[p.inputs[i]][from:to]
		}
		return f.regs[i][:n]
	}
	for i := range p.code {
		in := &p.code[i]
		d, a := f.regs[in.dst][:n], reg(in.a)
		switch in.op {
		case opAdd, opSub, opMul, opMin, opMax, opLt, opLe, opEq, opAnd, opOr, opAndNot, opFloor, opHalfUp, opHalfEven,
			opDown:
			binaryOp(in.op, d, a, reg(in.b))
		case opSel:
			selectOp(d, reg(in.c), a, reg(in.b))
		case opSelKR:
			b, c := reg(in.b)[:n], reg(in.c)[:n]
			for i := range d {
				d[i] = b[i] ^ (in.k^b[i])&-c[i]
			}
		case opSelRK:
			c := reg(in.c)[:n]
			for i := range d {
				d[i] = in.l ^ (a[i]^in.l)&-c[i]
			}
		case opSelKK:
			c, x := reg(in.c)[:n], in.k^in.l
			for i := range d {
				d[i] = in.l ^ x&-c[i]
			}
		default:
			constantOp(in, d, a)
		}
	}
	f.regs[p.points] = own
	return reg(p.state)
}

func truth(b bool) int64 {
	var t int64
	if b {
		t = 1
	}
	return t
}

func selectOp(d, c, a, b []int64) {
	c, a, b = c[:len(d)], a[:len(d)], b[:len(d)]
	for i := range d {
		d[i] = b[i] ^ (a[i]^b[i])&-c[i]
	}
}

func binaryOp(op opcode, d, a, b []int64) {
	a, b = a[:len(d)], b[:len(d)]
	switch op {
	case opAdd:
		for i := range d {
			d[i] = a[i] + b[i]
		}
	case opSub:
		for i := range d {
			d[i] = a[i] - b[i]
		}
	case opMul:
		for i := range d {
			d[i] = a[i] * b[i]
		}
	case opMin:
		for i := range d {
			d[i] = min(a[i], b[i])
		}
	case opMax:
		for i := range d {
			d[i] = max(a[i], b[i])
		}
	case opLt:
		for i := range d {
			d[i] = truth(a[i] < b[i])
		}
	case opLe:
		for i := range d {
			d[i] = truth(a[i] <= b[i])
		}
	case opEq:
		for i := range d {
			d[i] = truth(a[i] == b[i])
		}
	case opAnd:
		for i := range d {
			d[i] = a[i] & b[i]
		}
	case opOr:
		for i := range d {
			d[i] = a[i] | b[i]
		}
	case opAndNot:
		for i := range d {
			d[i] = a[i] &^ b[i]
		}
	case opFloor:
		for i := range d {
			d[i] = floorDiv(a[i], b[i])
		}
	case opHalfUp:
		for i := range d {
			d[i] = halfUp(a[i], b[i])
		}
	case opHalfEven:
		for i := range d {
			d[i] = halfEven(a[i], b[i])
		}
	case opDown:
		for i := range d {
			d[i] = a[i] / b[i]
		}
	}
}

func constantOp(in *instruction, d, a []int64) {
	a = a[:len(d)]
	k := in.k
	switch in.op {
	case opConst:
		for i := range d {
			d[i] = k
		}
	case opAddK:
		for i, x := range a {
			d[i] = x + k
		}
	case opMulK:
		for i, x := range a {
			d[i] = x * k
		}
	case opMinK:
		for i, x := range a {
			d[i] = min(x, k)
		}
	case opMaxK:
		for i, x := range a {
			d[i] = max(x, k)
		}
	case opAbs:
		for i, x := range a {
			d[i] = max(x, -x)
		}
	case opGeK:
		for i, x := range a {
			d[i] = truth(x >= k)
		}
	case opLeK:
		for i, x := range a {
			d[i] = truth(x <= k)
		}
	case opEqK:
		for i, x := range a {
			d[i] = truth(x == k)
		}
	case opNot:
		for i, x := range a {
			d[i] = 1 - x
		}
	case opModNe:
		for i, x := range a {
			d[i] = truth(x%k != 0)
		}
	case opFloorK:
		for i, x := range a {
			d[i] = floorDiv(x, k)
		}
	case opHalfUpK:
		for i, x := range a {
			d[i] = halfUp(x, k)
		}
	case opHalfUpMagic:
		for i, x := range a {
			q, _ := bits.Mul64(uint64(2*x+k), uint64(in.l))
			d[i] = int64(q)
		}
	}
}

// RoundQuotient returns x ÷ d rounded to a whole number; d is positive.
func RoundQuotient(x, d int64, mode decimals.RoundingMode) int64 {
	switch mode {
	case decimals.HalfUp:
		return halfUp(x, d)
	case decimals.HalfEven:
		return halfEven(x, d)
	}
	return x / d
}

// Divisors are positive in all of these.

func floorDiv(x, d int64) int64 {
	q := x / d
	if x%d < 0 {
		q--
	}
	return q
}

func halfUp(x, d int64) int64 {
	if x < 0 {
		return -((-2*x + d) / (2 * d))
	}
	return (2*x + d) / (2 * d)
}

func halfEven(x, d int64) int64 {
	q, r := x/d, x%d
	if r < 0 {
		r = -r
	}
	if 2*r > d || 2*r == d && q&1 != 0 {
		if x < 0 {
			return q - 1
		}
		return q + 1
	}
	return q
}
