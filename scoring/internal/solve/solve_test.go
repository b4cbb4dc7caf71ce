package solve

import (
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// puzzle is a random system together with all it was made of, for a judge that
// shares no code with the solver.
type puzzle struct {
	*rand.Rand
	domains []interval.Domain
	defs    []definition
	rows    []row
	s       *system // nil: seen to be impossible while it was made
	to      []int   // the system's variables by those of the puzzle; it may add some of its own
	grid    [][]*big.Rat
	hidden  []*big.Rat // a point that most constraints allow, close to their ends
}

func newPuzzle(r *rand.Rand) *puzzle {
	p := &puzzle{Rand: r}
	for range 1 + r.IntN(3) {
		n := interval.Interval{Grid: interval.Grid(r.IntN(3))} // dense, whole numbers or tenths
		lo := int64(r.IntN(9) - 5)
		hi := lo + int64(r.IntN(6))
		scale := int64(1)
		if n.Grid != interval.Whole {
			scale = 2
			n.LoOpen, n.HiOpen = r.IntN(4) == 0 && hi > lo, r.IntN(4) == 0 && hi > lo
		}
		n.Lo, n.Hi = big.NewRat(lo, scale), big.NewRat(hi, scale)
		var points []*big.Rat
		for k := lo * 20 / scale; k <= hi*20/scale; k++ {
			if x := big.NewRat(k, 20); n.Contains(x) && (n.Grid != interval.Dense || k%4 == 0 || k%5 == 0) {
				points = append(points, x)
			}
		}
		// Beyond these ends there may be more that no grid lists.
		if r.IntN(8) == 0 {
			n.Lo, n.LoOpen = nil, false
		}
		if r.IntN(8) == 0 {
			n.Hi, n.HiOpen = nil, false
		}
		p.domains, p.grid = append(p.domains, interval.NumberDomain(n)), append(p.grid, points)
	}
	p.s, p.hidden = newSystem(p.domains), p.some()
	for v := range p.domains {
		p.to = append(p.to, v)
	}
	for range 1 + r.IntN(5) {
		if p.IntN(3) > 0 && len(p.defs) < 3 {
			p.define()
		}
		rel := Relation(1 + r.IntN(3))
		by := big.NewRat(int64(r.IntN(3)), int64(1+r.IntN(6)))
		if r.IntN(8) > 0 && rel != Equal { // so that the hidden point solves it
			by.Neg(by)
		} else if r.IntN(4) > 0 {
			by.SetInt64(0)
		}
		p.constrain(p.linear().PlusNumber(by), rel)
	}
	return p
}

func (p *puzzle) variables() int { return len(p.domains) + len(p.defs) }

// linear returns a form that is about zero at one of the grid's points.
func (p *puzzle) linear() LinearExpr {
	out := Constant(new(big.Rat))
	for range 1 + p.IntN(3) {
		c := big.NewRat(int64(p.IntN(7)-3), int64(1+p.IntN(3)))
		out = out.plusTimes(variableExpr(p.IntN(p.variables())), c)
	}
	if at, ok := p.values(p.hidden); ok && p.IntN(8) > 0 {
		out = out.PlusNumber(interval.Negative(out.at(at)))
	}
	return out
}

func (p *puzzle) some() []*big.Rat {
	out := make([]*big.Rat, len(p.grid))
	for i, points := range p.grid {
		if len(points) == 0 {
			return nil
		}
		out[i] = points[p.IntN(len(points))]
	}
	return out
}

func (p *puzzle) constrain(l LinearExpr, rel Relation) {
	p.rows = append(p.rows, row{l, rel})
	if p.s != nil {
		p.s = p.s.and(p.translated(l), rel)
	}
}

func (p *puzzle) translated(l LinearExpr) LinearExpr {
	out := Constant(l.constant)
	for _, t := range l.terms {
		out = out.plusTimes(variableExpr(p.to[t.v]), t.c)
	}
	return out
}

func (p *puzzle) define() {
	some := func() LinearExpr { return p.linear().PlusNumber(big.NewRat(int64(p.IntN(9)-4), int64(1+p.IntN(3)))) }
	d := definition{kind: definitionKind(1 + p.IntN(6)), a: some()}
	if d.kind <= quotient {
		d.b = some()
	}
	if d.kind == quotient {
		if d.sign = 1; p.IntN(2) == 0 {
			d.sign = -1
		}
		if at, ok := p.values(p.hidden); ok && p.IntN(8) > 0 {
			if d.sign = d.b.at(at).Sign(); d.sign == 0 {
				return
			}
		}
		if len(d.b.terms) == 0 {
			return
		}
		p.constrain(d.b.times(big.NewRat(int64(-d.sign), 1)), Below)
	}
	p.defs = append(p.defs, d)
	if p.s == nil {
		p.to = append(p.to, len(p.to))
	} else {
		own := d
		if own.a = p.translated(d.a); d.b.constant != nil {
			own.b = p.translated(d.b)
		}
		of, defined := p.s.derive(own) // which may be a variable that is there
		p.s, p.to = of, append(p.to, defined.terms[0].v)
	}
}

// values computes the derived variables at a point; not ok where one has no value.
func (p *puzzle) values(inputs []*big.Rat) ([]*big.Rat, bool) {
	if inputs == nil {
		return nil, false
	}
	out := append([]*big.Rat(nil), inputs...)
	form := func(l LinearExpr) *big.Rat {
		sum := new(big.Rat).Set(l.constant)
		for _, t := range l.terms {
			sum.Add(sum, new(big.Rat).Mul(t.c, out[t.v]))
		}
		return sum
	}
	down := func(v *big.Rat) *big.Rat { return new(big.Rat).SetInt(new(big.Int).Div(v.Num(), v.Denom())) }
	up := func(v *big.Rat) *big.Rat { x := down(new(big.Rat).Neg(v)); return x.Neg(x) }
	half := big.NewRat(1, 2)
	for _, d := range p.defs {
		a := form(d.a)
		switch d.kind {
		case product:
			a.Mul(a, form(d.b))
		case quotient:
			b := form(d.b)
			if b.Sign() != d.sign {
				return nil, false
			}
			a.Quo(a, b)
		case floorStep:
			a = down(a)
		case ceilStep:
			a = up(a)
		case roundUp:
			a = down(a.Add(a, half))
		case roundDown:
			a = up(a.Sub(a, half))
		}
		out = append(out, a)
	}
	return out, true
}

// solves judges a point.
func (p *puzzle) solves(inputs []*big.Rat) bool {
	for i, x := range inputs {
		if x == nil || !p.domains[i].Numbers.Contains(x) {
			return false
		}
		if _, finite := interval.Places(x); !finite {
			return false
		}
	}
	at, ok := p.values(inputs)
	if !ok {
		return false
	}
	for _, r := range p.rows {
		v := new(big.Rat).Set(r.form.constant)
		for _, t := range r.form.terms {
			v.Add(v, new(big.Rat).Mul(t.c, at[t.v]))
		}
		if sign := v.Sign(); r.rel == Below && sign >= 0 || r.rel == AtMost && sign > 0 || r.rel == Equal && sign != 0 {
			return false
		}
	}
	return true
}

// solution looks for a point on the grid.
func (p *puzzle) solution(at []*big.Rat) []*big.Rat {
	if i := len(at); i < len(p.grid) {
		for _, x := range p.grid[i] {
			if found := p.solution(append(at[:i:i], x)); found != nil {
				return found
			}
		}
		return nil
	}
	if p.solves(at) {
		return at
	}
	return nil
}

func (p *puzzle) String() string {
	out := ""
	form := func(l LinearExpr) string {
		s := l.constant.RatString()
		for _, t := range l.terms {
			s += fmt.Sprintf(" + %s·v%d", t.c.RatString(), t.v)
		}
		return s
	}
	for i, d := range p.domains {
		out += fmt.Sprintf("v%d: %v whole=%v\n", i, d.Numbers, d.Numbers.Grid == interval.Whole)
	}
	for i, d := range p.defs {
		out += fmt.Sprintf("v%d: kind %d sign %d of %s", len(p.domains)+i, d.kind, d.sign, form(d.a))
		if d.kind <= quotient {
			out += " and " + form(d.b)
		}
		out += "\n"
	}
	for _, r := range p.rows {
		out += form(r.form) + map[Relation]string{Below: " < 0\n", AtMost: " <= 0\n", Equal: " == 0\n"}[r.rel]
	}
	return out
}

var puzzlesFlag = flag.Uint64("formula.puzzles", uint64(enough.Instances(300, 60)), "random systems for the solver")

var puzzleSeed = flag.Uint64("formula.puzzleseed", 1, "seed of the random systems")

// TestSolve: where the solver says No, no point of a grid solves a system; where
// it says Yes, its point does; and no narrowing loses a solution.
func TestSolve(t *testing.T) {
	t.Parallel()
	counts := map[Truth]int{}
	solvable, short, tied := 0, 0, 0
	for i := range *puzzlesFlag {
		p := newPuzzle(rand.New(rand.NewPCG(*puzzleSeed, i)))
		known := p.solution(nil)
		if slices.ContainsFunc(p.rows, func(r row) bool { return len(r.form.terms) > 0 }) {
			tied++
		}
		if known != nil {
			solvable++
		}
		if p.s == nil {
			if counts[No]++; known != nil {
				t.Fatalf("%d: thought impossible while it is made, but %v solves\n%v", i, known, p)
			}
			continue
		}
		narrow := p.s.propagate()
		if known != nil {
			// Clearing quotients may have added products behind the puzzle's own.
			all := make([]*big.Rat, len(p.s.box))
			copy(all, known)
			if narrow == nil || !p.s.complete(all) || !narrow.contains(all) {
				t.Fatalf("%d: narrowing loses %v\n%v", i, known, p)
			}
			for _, r := range narrow.relaxed() {
				if !r.rel.holds(r.form.at(all)) {
					t.Fatalf("%d: %v does not hold at %v\n%v", i, r, all, p)
				}
			}
		}
		w := &work{left: 20_000}
		point, found := w.solve(p.s)
		counts[found]++
		switch {
		case found == No && known != nil:
			t.Fatalf("%d: No, but %v solves\n%v", i, known, p)
		case found == Yes && !p.solves(point.point[:len(p.domains)]):
			t.Fatalf("%d: %v is no solution of\n%v", i, point, p)
		case found == Unknown && known != nil:
			short++
		}
	}
	t.Logf("%d solvable on the grid; yes %d, no %d, unknown %d (of which solvable %d)", solvable, counts[Yes],
		counts[No], counts[Unknown], short)
	all := int(*puzzlesFlag)
	enough.Enough(t, "with variables", tied, all, 950)
	enough.Enough(t, "solvable on the grid", solvable, all, 440)
	enough.Enough(t, "yes", counts[Yes], all, 470)
	enough.Enough(t, "no", counts[No], all, 370)
	enough.Enough(t, "decided", counts[Yes]+counts[No], all, 980)
}

// TestEliminate: elimination finds linear rows impossible only if no point of a
// grid satisfies them, and possible only if going back finds a point.
func TestEliminate(t *testing.T) {
	t.Parallel()
	yes, no := 0, 0
	for i := range *puzzlesFlag {
		r := rand.New(rand.NewPCG(*puzzleSeed+1_000_000, i))
		variables := 1 + r.IntN(3)
		var rows []row
		for range 1 + r.IntN(6) {
			l := Constant(big.NewRat(int64(r.IntN(9)-4), int64(1+r.IntN(3))))
			for range 1 + r.IntN(3) {
				l = l.plusTimes(variableExpr(r.IntN(variables)), big.NewRat(int64(r.IntN(7)-3), int64(1+r.IntN(2))))
			}
			if len(l.terms) > 0 {
				rows = append(rows, row{l, Relation(1 + r.IntN(3))})
			}
		}
		holds := func(point []*big.Rat) bool {
			for _, r := range rows {
				if !r.rel.holds(r.form.at(point)) {
					return false
				}
			}
			return true
		}
		e, possible, done := eliminate(rows, -1, func(v int) bool { return v%2 == 0 }, &work{left: 100_000})
		if !done {
			continue
		}
		if !possible {
			no++
			point := make([]*big.Rat, variables)
			var search func(v int) bool
			search = func(v int) bool {
				if v == variables {
					return holds(point)
				}
				for k := int64(-6); k <= 6; k++ {
					if point[v] = big.NewRat(k, 2); search(v + 1) {
						return true
					}
				}
				return false
			}
			if search(0) {
				t.Fatalf("%d: thought impossible, but %v satisfies %v", i, point, rows)
			}
			continue
		}
		yes++
		point := make([]*big.Rat, variables)
		for v := range point {
			point[v] = new(big.Rat)
		}
		for k := len(e.order) - 1; k >= 0; k-- {
			n := e.set(k, point)
			if n.Empty() {
				t.Fatalf("%d: nothing is left of v%d, given %v: %v", i, e.order[k], point, rows)
			}
			point[e.order[k]] = interval.Between(n)
		}
		if !holds(point) {
			t.Fatalf("%d: %v does not satisfy %v", i, point, rows)
		}
	}
	t.Logf("possible %d, impossible %d", yes, no)
	all := int(*puzzlesFlag)
	enough.Enough(t, "possible", yes, all, 450)
	enough.Enough(t, "impossible", no, all, 380)
	enough.Enough(t, "decided", yes+no, all, 980)
}
