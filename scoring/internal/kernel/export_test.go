package kernel

import (
	"fmt"
	"strings"
)

// ByCode returns the kernel without its pieces.
func (p *Kernel) ByCode() *Kernel {
	q := *p
	q.pieces = nil
	return &q
}

// Loops names the loops by which points and states are added up; "code" where there
// are no pieces.
func (p *Kernel) Loops() []string {
	if p.pieces == nil {
		return []string{"code"}
	}
	name := func(l adder) string {
		name := strings.TrimPrefix(strings.TrimPrefix(fmt.Sprintf("%T", l), "*"), "kernel.")
		switch l := l.(type) {
		case *ratioLoop:
			return fmt.Sprint(name, l.n, " quick ", l.quick())
		case *shareLoop:
			return fmt.Sprint(name, l.n)
		case *slopeLoop:
			return fmt.Sprint(name, l.parts, " divided ", l.magic != 0)
		case *stepsLoop:
			return fmt.Sprint(name, " three ", l.three)
		case *gateLoop:
			return fmt.Sprint(name, " from ", l.from)
		case *denseLoop:
			return fmt.Sprint(name, " pair ", l.b >= 0)
		}
		return name
	}
	return []string{name(p.pieces.points.loop), name(p.pieces.states.loop)}
}

// Breakpoints returns the values of each column at which a piece begins, as far as
// one column decides it.
func (p *Kernel) Breakpoints() map[int][]int64 {
	out := map[int][]int64{}
	if p.pieces == nil {
		return out
	}
	for _, of := range []*piecewise{p.pieces.points, p.pieces.states} {
		for _, d := range of.digits {
			if isInput(d.terms, of.inputs) {
				slot := p.inputs[d.terms[0].variable]
				out[slot] = append(out[slot], d.at...)
			}
		}
	}
	return out
}

// Reciprocal divides by d, by a product.
func Reciprocal(d int64) func(n uint64) uint64 { return reciprocalOf(d).of }
