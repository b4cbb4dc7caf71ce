package formula

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Subject is what conditions say something of: an input, a number that is computed and
// compared with constants, or a condition that is no such comparison.
type Subject struct {
	Node Node
	Slot int // of an input; -1 of what is computed
	// Limits are the constants that a number or date is compared with, in order, and
	// Options those of an enum that are named.
	Limits  []*big.Rat
	Options []string
}

// Subjects lists the subjects of conditions and returns the conditions over them: their
// variable i is the i-th subject. Slots from inputs on are those of lets. Where every
// number lies between two limits that follow each other, or at one, the conditions have
// a value each.
func Subjects(conditions []Node, inputs int) (subjects []Subject, over []Node) {
	d := &divider{inputs: inputs}
	for _, n := range conditions {
		if n == nil {
			over = append(over, nil)
			continue
		}
		over = append(over, d.condition(n))
	}
	for i := range d.subjects {
		slices.SortFunc(d.subjects[i].Limits, (*big.Rat).Cmp)
	}
	return d.subjects, over
}

// divider finds the subjects of conditions.
type divider struct {
	inputs   int
	subjects []Subject
}

// subject returns the variable that stands for a formula.
func (d *divider) subject(n Node) (at *Subject, variable *Variable) {
	text := String(n)
	i := slices.IndexFunc(d.subjects, func(s Subject) bool {
		return TypeOf(s.Node) == TypeOf(n) && String(s.Node) == text
	})
	if i < 0 {
		i = len(d.subjects)
		slot := slotOf(n)
		if slot >= d.inputs {
			slot = -1
		}
		d.subjects = append(d.subjects, Subject{Node: n, Slot: slot})
	}
	v := &Variable{info: info{Type: TypeOf(n), Whole: n.meta().Whole}, name: text, Slot: i, grid: gridOf(n),
		never: MayBeNever(n)}
	if is, isVar := n.(*Variable); isVar {
		v.options = is.options
	}
	return &d.subjects[i], v
}

// constant returns the value of a formula without variables.
func constant(n Node) (interval.Domain, bool) {
	free := true
	Variables(n, func(int) { free = false })
	if !free {
		return interval.Domain{}, false
	}
	o := Eval(n, nil)
	return o.Value, o.HasValue && o.Failure == nil && !o.NotArising && o.Value.Known()
}

// condition returns a condition over the subjects.
func (d *divider) condition(n Node) Node {
	switch n := n.(type) {
	case *Literal:
		return n
	case *Let:
		return d.condition(inlined(n))
	case *Unary:
		c := *n
		c.X = d.condition(n.X)
		return &c
	case *Conditional:
		c := *n
		c.Cond, c.Then, c.Otherwise = d.condition(n.Cond), d.condition(n.Then), d.condition(n.Otherwise)
		return &c
	case *Binary:
		if TypeOf(n.L) == interval.Bool {
			c := *n
			c.L, c.R = d.condition(n.L), d.condition(n.R)
			return &c
		}
		if out := d.comparison(n); out != nil {
			return out
		}
	case *Between:
		if out := d.list(n.X, []Node{n.Lo, n.Hi}); out != nil {
			c := *n
			c.X = out
			return &c
		}
	case *Membership:
		if out := d.list(n.X, n.List); out != nil {
			c := *n
			c.X = out
			return &c
		}
	}
	_, v := d.subject(n)
	return v
}

// inlined returns what a let is about, with what it names in the place of the name.
func inlined(n *Let) Node {
	return rewrite(n.Body, func(old, copied Node) Node {
		if v, is := old.(*Variable); is && v.Slot == n.Slot {
			return n.Init
		}
		return copied
	})
}

// comparison returns a comparison with a constant over its subject, of two numbers that
// of their difference with zero; nil where there is none.
func (d *divider) comparison(n *Binary) Node {
	c := *n
	if x := d.list(n.L, []Node{n.R}); x != nil {
		c.L = x
		return &c
	}
	if x := d.list(n.R, []Node{n.L}); x != nil {
		c.R = x
		return &c
	}
	zero := newLiteral(info{n.Pos, interval.Number, true}, interval.NumberDomain(interval.ExactInt(0)), "0")
	whole := n.L.meta().Whole && n.R.meta().Whole
	switch TypeOf(n.L) {
	case interval.Number:
		c.L = d.list(&Binary{info{n.Pos, interval.Number, whole}, "-", n.L, n.R}, []Node{zero})
	case interval.Date:
		between := &Call{info: info{n.Pos, interval.Number, true}, Name: "days", Fn: builtins["days"],
			Args: []Node{n.R, n.L}}
		c.L = d.list(between, []Node{zero})
	default:
		return nil
	}
	c.R = zero
	return &c
}

// list returns the variable for a formula that is compared with constants, of which it
// takes note; nil where they are none.
func (d *divider) list(x Node, with []Node) Node {
	var values []interval.Domain
	for _, n := range with {
		v, is := constant(n)
		if !is {
			return nil
		}
		values = append(values, v)
	}
	if _, is := constant(x); is || TypeOf(x) == interval.Text && slotOf(x) < 0 {
		return nil
	}
	s, variable := d.subject(x)
	for _, v := range values {
		switch v.Type {
		case interval.Text:
			if !slices.Contains(s.Options, v.Texts[0]) {
				s.Options = append(s.Options, v.Texts[0])
			}
		case interval.Number, interval.Date:
			if at := v.Numbers.Lo; !slices.ContainsFunc(s.Limits, func(l *big.Rat) bool { return l.Cmp(at) == 0 }) {
				s.Limits = append(s.Limits, at)
			}
		}
	}
	return variable
}

// Fixed returns the number that a formula always is, if it reads no input.
func Fixed(n Node) (*big.Rat, bool) {
	v, is := constant(n)
	if !is || v.Type != interval.Number {
		return nil, false
	}
	return v.Numbers.Lo, true
}

// Along says which way a number goes when a subject rises, while the other subjects stand
// and nothing else does: AnyWay where it reads what the subject is computed from otherwise
// than by the subject. vars is what is known of the variables, is of the subject.
func Along(n Node, s *Subject, vars []interval.Domain, is interval.Domain) Direction {
	if s.Slot >= 0 {
		vars = slices.Clone(vars)
		vars[s.Slot] = vars[s.Slot].Intersect(is)
		return DirectionOf(n, s.Slot, vars)
	}
	text := String(s.Node)
	line := &Variable{info: info{Type: is.Type, Whole: s.Node.meta().Whole}, name: text, Slot: len(vars)}
	n = rewrite(n, func(old, copied Node) Node {
		if TypeOf(old) == is.Type && String(old) == text {
			return line
		}
		return copied
	})
	read := map[int]bool{}
	Variables(s.Node, func(slot int) { read[slot] = true })
	mixed := false
	Variables(n, func(slot int) { mixed = mixed || read[slot] })
	if mixed {
		return AnyWay
	}
	return DirectionOf(n, len(vars), append(slices.Clone(vars), is))
}

// FirstRead returns where a formula first reads a variable.
func FirstRead(n Node, slot int) (pos int, reads bool) {
	walk(n, func(n Node) {
		if v, is := n.(*Variable); is && v.Slot == slot && (!reads || v.Pos < pos) {
			pos, reads = v.Pos, true
		}
	})
	return pos, reads
}
