package kernel

// block is rows of columns on which a piecewise number is computed.
type block struct {
	frame    *Frame
	kernel   *Kernel
	columns  [][]int64
	from, to int
}

// of prepares the frame for rows of columns.
func (f *Frame) of(k *Kernel, columns [][]int64, from, to int) *block {
	f.block = block{f, k, columns, from, to}
	return &f.block
}

// variable returns the values of a variable. Derived ones have registers, and are
// computed before.
func (b *block) variable(v int) []int64 {
	if inputs := b.kernel.inputs; v < len(inputs) {
		return b.columns[inputs[v]][b.from:b.to]
	}
	return b.register(v - len(b.kernel.inputs))
}

// register returns a register. Most loops need none.
func (b *block) register(i int) []int64 {
	if b.frame.scratch[i] == nil {
		b.frame.scratch[i] = make([]int64, b.frame.Rows)
	}
	return b.frame.scratch[i][:b.to-b.from]
}

// The registers behind those of derived numbers.
const (
	registerA = maxDerived + iota
	registerB
	registerIndex
	registerState
	registerGate
	registers = registerGate + maxGates
)

// sum returns a sum of variables, in the register unless it is a variable.
func (b *block) sum(x linear, register int) []int64 {
	if len(x.terms) == 1 && x.terms[0].k == 1 && x.c == 0 {
		return b.variable(x.terms[0].variable)
	}
	out := b.register(register)
	terms := x.terms
	switch {
	case len(terms) == 0:
		for i := range out {
			out[i] = x.c
		}
	case len(terms) == 1:
		y, k, c := b.variable(terms[0].variable)[:len(out)], terms[0].k, x.c
		for i := range out {
			out[i] = k*y[i] + c
		}
	default:
		y, z := b.variable(terms[0].variable)[:len(out)], b.variable(terms[1].variable)[:len(out)]
		k, l, c := terms[0].k, terms[1].k, x.c
		for i := range out {
			out[i] = k*y[i] + l*z[i] + c
		}
		for _, t := range terms[2:] {
			addTimes(out, b.variable(t.variable), t.k)
		}
	}
	return out
}

func addTimes(out, x []int64, k int64) {
	x = x[:len(out)]
	for i := range out {
		out[i] += k * x[i]
	}
}

// derive computes derived numbers.
func (b *block) derive(list []placed) {
	for i := range list {
		d := &list[i]
		out, x := b.variable(d.variable), b.sum(d.a, registerA)
		if d.b.isConstant() {
			d.over(out, x)
			continue
		}
		y := b.sum(d.b, registerB)[:len(out)]
		x = x[:len(out)]
		switch {
		case d.op == opMul:
			for i := range out {
				out[i] = x[i] * y[i]
			}
		case d.op == opHalfUp && d.positive:
			for i := range out {
				by := max(y[i], 1)
				out[i] = int64(uint64(2*x[i]+by) / uint64(2*by))
			}
		default:
			for i := range out {
				out[i] = d.value(x[i], y[i])
			}
		}
	}
}

// over computes a derived number whose b is constant.
func (d *placed) over(out, x []int64) {
	x = x[:len(out)]
	by := d.b.c
	if !d.rounds() {
		for i := range out {
			out[i] = d.value(x[i], by)
		}
		return
	}
	r := reciprocalOf(2 * by)
	for i := range out {
		out[i] = int64(r.of(uint64(2*x[i] + by)))
	}
}
