package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Conditions lets regions leave open in which of many ways conditions on single inputs hold,
// or do not: a region has the facts of all of them, and what it says of one input alone may
// be more than is possible. Only when facts are looked for the ways are decided, all of them
// together. So what would take 2ⁿ regions takes one.
func (q *Search) Conditions() { q.circuit = newCircuit() }

// hold follows a condition by what holds in all facts of a region; false where it is to be
// followed by its parts.
func (e *evaluation) hold(n formula.Node, r Region, yield func(Region, operand)) bool {
	is, ok := e.gate(n, r)
	if ok {
		e.either(is, r, yield)
	}
	return ok
}

// gate returns a condition as a gate; not ok where it is to be followed by its parts: where
// it is a comparison by itself, which says more of its input as what that can be.
func (e *evaluation) gate(n formula.Node, r Region) (is literal, ok bool) {
	if e.q.circuit == nil || e.events != nil || e.apart || formula.TypeOf(n) != interval.Bool {
		return 0, false
	}
	switch n := n.(type) {
	case *formula.Binary:
		if formula.TypeOf(n.L) != interval.Bool {
			return 0, false
		}
	case *formula.Unary, *formula.Let, *formula.Conditional, *formula.Membership:
	default:
		return 0, false
	}
	return e.condition(n, r)
}

// either yields where a gate is true, and where it is not.
func (e *evaluation) either(is literal, r Region, yield func(Region, operand)) {
	for _, l := range []literal{is, -is} {
		if l == -always || slices.Contains(r.held, -l) || !e.step() {
			continue
		}
		at := r
		if l != always && !slices.Contains(r.held, l) {
			e.q.work.charge(5)
			s := *r.system
			s.held, s.circuit = append(s.held[:len(s.held):len(s.held)], l), e.q.circuit
			at.system = &s
		}
		yield(at, operand{truth: l == is})
	}
}

// decide looks for a point of a system with conditions: it decides these in one way after
// the other, and looks for a point of the rest.
func (w *work) decide(s *system, depth int) (solution, Truth) {
	rest := *s
	rest.held = nil
	p, read := s.ruled(w), rest.readers()
	for answer := No; ; {
		switch p.solve() {
		case No:
			return solution{}, answer
		case Unknown:
			return solution{}, Unknown
		}
		at, again := p.narrow(&rest)
		if at != nil {
			sol, found := w.solveAt(at, depth)
			switch found {
			case Yes:
				return sol, Yes
			case Unknown:
				answer = Unknown
			}
			for slot, of := range read {
				if of > 0 && len(p.atoms[slot]) > 0 {
					again = append(again, slot)
				}
			}
		}
		if len(again) == 0 { // what is left does not depend on the conditions
			return solution{}, answer
		}
		if p.exclude(again); !w.spend(len(s.box) / 8) {
			return solution{}, Unknown
		}
	}
}

// ruled are the conditions of a system as clauses.
type ruled struct {
	*clauses
	circuit *circuit
	done    []bool            // by gate
	atoms   map[int][]literal // by slot; cuts of numbers from the least
}

func (s *system) ruled(w *work) *ruled {
	p := &ruled{newClauses(w, len(s.circuit.gates)), s.circuit, make([]bool, len(s.circuit.gates)), map[int][]literal{}}
	p.add(always)
	for _, l := range s.held {
		p.hold(l)
	}
	slices.Sort(p.order)
	for slot, is := range s.box[:s.inputs] {
		switch is.Type {
		case interval.Bool:
			for _, l := range p.atoms[slot] {
				switch is.Bools {
				case interval.IsTrue:
					p.add(l)
				case interval.IsFalse:
					p.add(-l)
				}
			}
		case interval.Text:
			p.options(p.atoms[slot], is.Texts)
		default:
			p.cuts(slot, is.Numbers)
		}
	}
	return p
}

// options adds that an input is just one of its options.
func (p *ruled) options(atoms []literal, texts []string) {
	var open []literal
	for _, l := range atoms {
		if !slices.Contains(texts, p.circuit.gates[l].atom.option) {
			p.add(-l)
			continue
		}
		for _, other := range open {
			p.add(-l, -other)
		}
		open = append(open, l)
	}
	if len(open) == len(texts) {
		p.add(open...)
	}
}

// cuts adds that what lies below a number lies below all greater ones.
func (p *ruled) cuts(slot int, n interval.Interval) {
	cuts := slices.DeleteFunc(slices.Clone(p.circuit.cuts[slot]), func(l literal) bool { return !p.done[l] })
	p.atoms[slot] = cuts
	p.w.charge(2 * len(cuts))
	from, to := 0, len(cuts) // those with some values on both sides
	for ; from < to && n.Lo != nil; from++ {
		at, with := p.cut(cuts[from])
		if c := interval.Cmp(n.Lo, at); c < 0 || c == 0 && with && !n.LoOpen {
			break
		}
		p.add(-cuts[from])
	}
	for ; to > from && n.Hi != nil; to-- {
		at, with := p.cut(cuts[to-1])
		if c := interval.Cmp(n.Hi, at); c > 0 || c == 0 && !with && !n.HiOpen {
			break
		}
		p.add(cuts[to-1])
	}
	for i := from + 1; i < to; i++ {
		p.add(-cuts[i-1], cuts[i])
	}
}

// cut returns where a cut is, and whether it lies below itself.
func (p *ruled) cut(l literal) (at *big.Rat, with bool) {
	return p.circuit.at[l], p.circuit.gates[l].atom.with
}

// side returns what lies below a cut, or what does not.
func (p *ruled) side(l literal) interval.Interval {
	at, with := p.cut(max(l, -l))
	if l > 0 {
		return interval.Interval{Hi: at, HiOpen: !with}
	}
	return interval.Interval{Lo: at, LoOpen: with}
}

// hold makes a literal true.
func (p *ruled) hold(l literal) {
	switch all := p.flat(l, nil); {
	case len(all) > 1:
		for _, l := range all {
			p.hold(l)
		}
	default:
		any := p.flat(-l, nil)
		for i := range any {
			p.define(any[i].number())
			any[i] = -any[i]
		}
		p.add(any...)
	}
}

// flat returns the literals which are all true where one is.
func (p *ruled) flat(l literal, out []literal) []literal {
	if l > 0 && p.circuit.gates[l].kind == andGate {
		return p.flat(p.circuit.gates[l].b, p.flat(p.circuit.gates[l].a, out))
	}
	return append(out, l)
}

// define adds what a gate is.
func (p *ruled) define(number int) {
	if p.done[number] {
		return
	}
	p.done[number] = true
	g, l := p.circuit.gates[number], literal(number)
	switch g.kind {
	case atomGate:
		if l != always {
			p.atoms[g.atom.slot] = append(p.atoms[g.atom.slot], l)
			p.order = append(p.order, number)
		}
	case andGate:
		all := p.flat(l, nil)
		for i, of := range all {
			p.define(of.number())
			p.add(-l, of)
			all[i] = -of
		}
		p.add(append(all, l)...)
	case otherGate:
		p.define(g.a.number())
		p.define(g.b.number())
		p.add(-l, g.a, g.b)
		p.add(-l, -g.a, -g.b)
		p.add(l, -g.a, g.b)
		p.add(l, g.a, -g.b)
	}
}

// told returns the literals that say what was decided of an input: of the cuts of a number
// those next to it.
func (p *ruled) told(slot int) (out []literal) {
	atoms := p.atoms[slot]
	for i, l := range atoms {
		switch truth := p.value(l) > 0; {
		case p.circuit.at[l] == nil:
		case truth && i > 0 && p.value(atoms[i-1]) > 0, !truth && i+1 < len(atoms) && p.value(atoms[i+1]) < 0:
			continue
		}
		if p.value(l) < 0 {
			l = -l
		}
		out = append(out, l)
	}
	return out
}

// narrow returns a system with the inputs as they were decided; nil where one has no facts
// left, which it returns.
func (p *ruled) narrow(s *system) (_ *system, never []int) {
	out := *s
	out.box = slices.Clone(s.box)
	out.changed = slices.Clip(s.changed)
	p.w.charge(len(s.box) / 4)
	for slot := range s.inputs {
		is := &out.box[slot]
		told := p.told(slot)
		for _, l := range told {
			switch is.Type {
			case interval.Bool:
				*is = interval.BoolDomain(l > 0)
			case interval.Text:
				option := p.circuit.gates[l.number()].atom.option
				is.Texts = interval.Filter(is.Texts, func(s string) bool { return (s == option) == (l > 0) })
			default:
				is.Numbers = is.Numbers.Intersect(p.side(l))
			}
		}
		if len(told) == 0 {
			continue
		}
		out.changed = append(out.changed, slot)
		if is.Empty() || is.Type == interval.Number && !interval.IsFact(is.Numbers) {
			return nil, []int{slot}
		}
	}
	return &out, nil
}

// exclude excludes that some inputs are all as they were decided.
func (p *ruled) exclude(slots []int) {
	var not []literal
	for _, slot := range slots {
		for _, l := range p.told(slot) {
			not = append(not, -l)
		}
	}
	p.back(0)
	p.add(not...)
}

// heldSlots returns the inputs that conditions of a system say something of.
func (s *system) heldSlots() (out []int) {
	seen := map[int]bool{}
	var visit func(l literal)
	visit = func(l literal) {
		if seen[l.number()] {
			return
		}
		seen[l.number()] = true
		switch g := s.circuit.gates[l.number()]; g.kind {
		case atomGate:
			if g.atom.slot >= 0 && !slices.Contains(out, g.atom.slot) {
				out = append(out, g.atom.slot)
			}
		default:
			visit(g.a)
			visit(g.b)
		}
	}
	for _, l := range s.held {
		visit(l)
	}
	return out
}
