package formula

import (
	"math/big"
	"slices"
)

// Target is what a variable has to become.
type Target struct {
	Slot  int
	Op    string // == in; from [Target.Overshoot] also >= > <= <
	Limit Value  // of the relation; for "in" the set
	Is    Value  // the nearest value that suffices and can be written down as a figure
	whole bool
	up    bool // what is known lies below the limit, at least in part
	down  bool
}

// Nearest returns the least changes of variables that lead from what is known of
// them into a region: the first changes as little as the region allows, the second
// as little as it allows then, and so on. Where the numbers of the region are not
// on a grid the nearest value is the nearest of two decimals, or of more if there
// is none. Not ok where one of them need not change, or no facts are found.
func (q *Search) Nearest(r Region, from []Value, slots ...int) ([]Target, bool) {
	var out []Target
	for _, slot := range slots {
		t, ok := Toward(slot, from[slot], q.project(r, slot))
		if !ok {
			return nil, false
		}
		// Of whole numbers the projection may hold some that the region has not.
		for range 20 {
			var at Region
			if at, ok = r.narrowed(r.fix(slot, t.Is)); ok && q.Possible(at) == Yes {
				r = at
				break
			}
			if ok = t.next(); !ok {
				return nil, false
			}
		}
		if !ok {
			return nil, false
		}
		out = append(out, t)
	}
	return out, true
}

// fix returns the system with a variable known; nil if it cannot be so.
func (s *system) fix(slot int, v Value) *system {
	if v.Type == Number || v.Type == Date {
		return s.and(linearVar(slot).add(negRat(v.Num.Lo)), equal0)
	}
	return s.with(slot, s.box[slot].Intersect(v))
}

// project returns what a variable can be in a region.
func (q *Search) project(r Region, slot int) Value {
	is := r.box[slot]
	if len(r.rows) == 0 && len(r.defs) == 0 || is.Type != Number && is.Type != Date {
		return is
	}
	none := Value{Type: is.Type, Num: Num{Lo: big.NewRat(1, 1), Hi: new(big.Rat)}}
	s := r.propagate()
	if s == nil {
		return none
	}
	rows := s.relaxed()
	for v := range s.box {
		if slices.ContainsFunc(rows, func(r row) bool { return r.of(v) != nil }) {
			rows = append(rows, ends(v, s.box[v].Num)...)
		}
	}
	is = s.box[slot]
	e, possible, done := eliminate(rows, slot, func(int) bool { return false }, &q.work)
	switch {
	case !possible:
		return none
	case !done:
		return is // what the box says is right, too
	}
	for _, r := range e.rest {
		is.Num = is.Num.Intersect(limit(r.of(slot), r.constant, r.rel))
	}
	return is
}

// Toward returns the least change from what is known into a set; not ok where none
// is needed, or possible.
func Toward(slot int, from, to Value) (Target, bool) {
	t := Target{Slot: slot, Op: "==", Limit: to, Is: to}
	if to.Empty() {
		return t, false
	}
	switch to.Type {
	case Bool:
		return t, to.Known() && from.Bools != to.Bools
	case Text:
		inside := from.Intersect(to)
		if !to.Known() {
			t.Op, t.Is = "in", TextValue(to.Texts[0])
		}
		return t, len(inside.Texts) < len(from.Texts) && (inside.Empty() || !from.Known())
	}
	n, f := to.Num, from.Num
	t.whole = n.Whole || to.Type == Date
	needsLo := n.Lo != nil && below(f, Num{Lo: n.Lo, Hi: n.Lo}, !n.LoOpen)
	needsHi := n.Hi != nil && below(Num{Lo: n.Hi, Hi: n.Hi}, f, !n.HiOpen)
	if !needsLo && !needsHi {
		return t, false
	}
	if !n.Known() {
		t.Op = "in"
	}
	t.up, t.down = needsLo, needsHi
	v := nearEnd(n, needsLo)
	if v == nil {
		return t, false
	}
	t.Is = Value{Type: to.Type, Num: Exactly(v)}
	return t, true
}

// Moves reports whether a target is reached at its lower end, for >=, or at its
// upper end, for <=.
func (t Target) Moves(op string) bool { return (t.up || t.down) && t.up == (op == ">=") }

// Open writes a target with one end only as a relation to it.
func (t *Target) Open() {
	switch n := t.Limit.Num; {
	case t.Op != "in" || t.Limit.Type == Text || n.Lo != nil && n.Hi != nil:
	case n.Lo != nil:
		t.Op, t.Limit.Num = map[bool]string{true: ">", false: ">="}[n.LoOpen], Num{Lo: n.Lo, Hi: n.Lo}
	case n.Hi != nil:
		t.Op, t.Limit.Num = map[bool]string{true: "<", false: "<="}[n.HiOpen], Num{Lo: n.Hi, Hi: n.Hi}
	}
}

// Beyond returns what a variable can be from the nearest value of a target on.
func (t Target) Beyond(op string, domain Value) Value {
	to := Num{Lo: t.Is.Num.Lo}
	if op == "<=" {
		to = Num{Hi: t.Is.Num.Lo}
	}
	domain.Num = domain.Num.Intersect(to)
	return domain
}

// Past returns what a variable can be from the end of the limit of a target on.
func (t Target) Past(op string, domain Value) Value {
	to := Num{Lo: t.Limit.Num.Lo, LoOpen: t.Limit.Num.LoOpen}
	if op == "<=" {
		to = Num{Hi: t.Limit.Num.Hi, HiOpen: t.Limit.Num.HiOpen}
	}
	domain.Num = domain.Num.Intersect(to)
	return domain
}

// Overshoot makes it a target that can be overshot without limit.
func (t *Target) Overshoot(op string, beyond Value) {
	if beyond.Known() {
		t.Op, t.Limit = "==", t.Is
		return
	}
	end, open := t.Limit.Num.Lo, t.Limit.Num.LoOpen
	if op == "<=" {
		end, open = t.Limit.Num.Hi, t.Limit.Num.HiOpen
	}
	if t.Op = op; open {
		t.Op = op[:1]
	}
	t.Limit.Num = Num{Lo: end, Hi: end}
}

// nearEnd returns the figure of a set next to its lower or upper end: the end itself
// if it can be written down, the next of 18 decimals where it has more digits, or, where
// the end is open or no decimal equals it, the next of two decimals, or of more; nil
// where there is none.
func nearEnd(n Num, low bool) *big.Rat {
	end, open := n.Hi, n.HiOpen
	if low {
		end, open = n.Lo, n.LoOpen
	}
	scale := big.NewRat(100, 1)
	if _, finite := Places(end); finite {
		switch written := Writable(end); {
		case written && !open:
			return end
		case !written:
			scale.Set(tooLarge18)
		}
	}
	for ; scale.Cmp(tooLarge18) <= 0; scale.Mul(scale, big.NewRat(10, 1)) {
		x, step := new(big.Rat).Mul(end, scale), big.NewRat(-1, 1)
		if low {
			x, step = ceilRat(x), big.NewRat(1, 1)
		} else {
			x = floorRat(x)
		}
		for range 2 {
			if v := new(big.Rat).Quo(x, scale); n.Contains(v) && Writable(v) {
				return v
			}
			x.Add(x, step)
		}
	}
	return nil
}

// Written returns a set of numbers with ends that can be written down as figures: those
// that cannot give way to the figures next to them.
func (n Num) Written() Num {
	if n.Lo != nil && !Writable(n.Lo) {
		if v := nearEnd(n, true); v != nil {
			n.Lo, n.LoOpen = v, false
		}
	}
	if n.Hi != nil && !Writable(n.Hi) {
		if v := nearEnd(n, false); v != nil {
			n.Hi, n.HiOpen = v, false
		}
	}
	return n
}

// next moves a target on by one, away from what is known; for whole numbers.
func (t *Target) next() bool {
	if !t.whole || t.up == t.down {
		return false
	}
	by, end := int64(1), &t.Limit.Num.Lo
	if !t.up {
		by, end = -1, &t.Limit.Num.Hi
	}
	v := new(big.Rat).Add(t.Is.Num.Lo, big.NewRat(by, 1))
	if !t.Limit.Num.Contains(v) {
		return false
	}
	if *end, t.Is.Num = v, Exactly(v); t.Limit.Num.Known() {
		t.Op = "=="
	}
	return true
}

// Far returns how far a number or date is at most from one that is known, nil where
// nothing says.
func Far(from, to Value) *big.Rat {
	at, known := to.Num.Single()
	if !known || from.Num.Lo == nil || from.Num.Hi == nil || to.Type != Number && to.Type != Date {
		return nil
	}
	lo, hi := new(big.Rat).Sub(at, from.Num.Lo), new(big.Rat).Sub(at, from.Num.Hi)
	if lo.Abs(lo).Cmp(hi.Abs(hi)) > 0 {
		return lo
	}
	return hi
}

// Far returns how far a target is at most from what is known, nil where nothing
// says: of one that can be overshot, from what falls short of it.
func (t Target) Far(from Value) *big.Rat {
	if t.Is.Type != Number && t.Is.Type != Date {
		return nil
	}
	end := from.Num.Lo
	switch t.Op {
	case ">=", ">":
	case "<=", "<":
		end = from.Num.Hi
	default:
		return Far(from, t.Is)
	}
	if end == nil {
		return nil
	}
	by := new(big.Rat).Sub(t.Is.Num.Lo, end)
	return by.Abs(by)
}

// Variable returns a variable as a formula.
func Variable(name string, slot int, t Type) Node {
	return &variable{info: info{Type: t}, name: name, slot: slot}
}

// Except returns what is left of a value without others of its type.
func (v Value) Except(others []Value) []Value {
	switch v.Type {
	case Bool, Text:
		for _, o := range others {
			v.Bools &^= o.Bools
			v.Texts = filter(v.Texts, func(s string) bool { return !slices.Contains(o.Texts, s) })
		}
		if v.Empty() {
			return nil
		}
		return []Value{v}
	}
	left := []Num{v.Num}
	for _, o := range others {
		left = outside(left, o.Num)
		if o.Num.Lo == nil && o.Num.Hi == nil {
			left = nil
		}
	}
	var out []Value
	for _, n := range left {
		out = append(out, Value{Type: v.Type, Num: n})
	}
	return out
}

// Within returns the facts of a region with a variable in a set.
func (r Region) Within(slot int, set Value) (Region, bool) {
	if set.Type == Number || set.Type == Date {
		return r.Inside(Form{linearVar(slot)}, set.Num)
	}
	return r.narrowed(r.with(slot, r.box[slot].Intersect(set)))
}

// Is returns what a variable can be in a region: never too narrow.
func (r Region) Is(slot int) Value { return r.box[slot] }

// Few returns all values of a set of whole numbers, dates, options or truth values,
// nil if there are more than so many, or not only such.
func (v Value) Few(most int) []Value {
	var out []Value
	switch v.Type {
	case Bool:
		return Ends(v)
	case Text:
		for _, s := range v.Texts {
			out = append(out, TextValue(s))
		}
	default:
		if v.Num.Lo == nil || v.Num.Hi == nil || !v.Num.Whole {
			return nil
		}
		for x := v.Num.Lo; x.Cmp(v.Num.Hi) <= 0; x = new(big.Rat).Add(x, big.NewRat(1, 1)) {
			if len(out) == most {
				return nil
			}
			out = append(out, Value{Type: v.Type, Num: Exactly(x)})
		}
	}
	if len(out) > most {
		return nil
	}
	return out
}
