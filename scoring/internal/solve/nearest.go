package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Target is what a variable has to become.
type Target struct {
	Slot  int
	Op    string          // == in; from [Target.Overshoot] also >= > <= <
	Limit interval.Domain // of the relation; for "in" the set
	Is    interval.Domain // the nearest value that suffices and can be written down as a figure
	whole bool
	up    bool // what is known lies below the limit, at least in part
	down  bool
}

// Nearest returns the least changes of variables that lead from what is known of
// them into a region: the first changes as little as the region allows, the second
// as little as it allows then, and so on. Where the numbers of the region are not
// on a grid the nearest value is the nearest of two decimals, or of more if there
// is none. Not ok where one of them need not change, or no facts are found.
func (q *Search) Nearest(r Region, from []interval.Domain, slots ...int) ([]Target, bool) {
	var out []Target
	whole := r
	for _, slot := range slots {
		t, at, ok := q.into(r, q.project(r, slot), slot, from[slot])
		if !ok {
			return nil, false
		}
		r = at
		out = append(out, t)
	}
	for k := range len(out) - 1 { // the limit of the last is one where the others are what they become
		q.beside(whole, out, k)
	}
	return out, true
}

// into returns the least change of one variable from what is known of it into a region, given
// what it can be there, and what is then left of the region.
func (q *Search) into(r Region, is projection, slot int, from interval.Domain) (t Target, at Region, ok bool) {
	if t, ok = Toward(slot, from, is.of); !ok {
		return t, r, false
	}
	// Of whole numbers the projection may hold some that the region has not.
	for range 20 {
		if at, ok = r.narrowed(r.fix(slot, t.Is)); ok && (is.has(t.Is) || q.Possible(at) == Yes) {
			return t, at, true
		}
		if ok = t.next(); !ok {
			return t, r, false
		}
	}
	return t, r, true // whoever asks evaluates what is proposed
}

// beside takes from the limit of one of several targets what is in the region only where
// others become something else.
func (q *Search) beside(r Region, all []Target, k int) {
	t := &all[k]
	if t.Op != "in" || t.Is.Type == interval.Text {
		return
	}
	for j, other := range all {
		if j == k {
			continue
		}
		var ok bool
		if r, ok = r.narrowed(r.fix(other.Slot, other.Is)); !ok {
			return
		}
	}
	if is := t.Limit.Intersect(q.project(r, t.Slot).of); is.Intersect(t.Is).Known() {
		if t.Limit = is; is.Known() {
			t.Op = "=="
		}
	}
}

// fix returns the system with a variable known; nil if it cannot be so.
func (s *system) fix(slot int, v interval.Domain) *system {
	if v.Type == interval.Number || v.Type == interval.Date {
		return s.and(variableExpr(slot).PlusNumber(interval.Negative(v.Numbers.Lo)), Equal)
	}
	return s.with(slot, s.box[slot].Intersect(v))
}

// projection is what a variable can be in a region, perhaps with more than that, and whether
// facts of the region surely have its ends.
type projection struct {
	of              interval.Domain
	least, greatest bool
}

// has reports whether a number is an end that facts surely have.
func (p projection) has(v interval.Domain) bool {
	n, x := p.of.Numbers, v.Numbers.Lo
	return p.least && x.Cmp(n.Lo) == 0 || p.greatest && x.Cmp(n.Hi) == 0
}

// project returns what a variable can be in a region.
func (q *Search) project(r Region, slot int) projection {
	is := r.box[slot]
	if len(r.rows) == 0 && len(r.defs) == 0 || is.Type != interval.Number && is.Type != interval.Date {
		return projection{of: is}
	}
	none := interval.Domain{Type: is.Type, Numbers: interval.Interval{Lo: big.NewRat(1, 1), Hi: new(big.Rat)}}
	s := r.propagate()
	if s == nil {
		return projection{of: none}
	}
	out := projection{of: s.box[slot]}
	least, greatest := q.work.corner(s, false), q.work.corner(s, true)
	out.least, out.greatest = least == factual, greatest == factual
	// The line between them leads from end to end: to one that is open it need not arrive.
	n := out.of.Numbers
	if max(least, greatest) >= inside && (least >= inside || least == atEdge && n.LoOpen) &&
		(greatest >= inside || greatest == atEdge && n.HiOpen) {
		return out
	}
	rows := s.relaxed()
	for v := range s.box {
		if slices.ContainsFunc(rows, func(r row) bool { return r.form.of(v) != nil }) {
			rows = append(rows, ends(v, s.box[v].Numbers)...)
		}
	}
	e, possible, done := eliminate(rows, slot, func(int) bool { return false }, &q.work)
	switch {
	case !possible:
		return projection{of: none}
	case done: // what the box says is right, too
		for _, r := range e.rest {
			n := &out.of.Numbers
			*n = n.Intersect(limit(r.form.of(slot), r.form.constant, r.rel))
		}
	}
	return out
}

// Toward returns the least change from what is known into a set; not ok where none
// is needed, or possible.
func Toward(slot int, from, to interval.Domain) (Target, bool) {
	t := Target{Slot: slot, Op: "==", Limit: to, Is: to}
	if to.Empty() {
		return t, false
	}
	switch to.Type {
	case interval.Bool:
		return t, to.Known() && from.Bools != to.Bools
	case interval.Text:
		inside := from.Intersect(to)
		if !to.Known() {
			t.Op, t.Is = "in", interval.TextDomain(to.Texts[0])
		}
		return t, len(inside.Texts) < len(from.Texts) && (inside.Empty() || !from.Known())
	}
	n, f := to.Numbers, from.Numbers
	t.whole = n.Grid == interval.Whole || to.Type == interval.Date
	needsLo := n.Lo != nil && interval.Below(f, interval.Interval{Lo: n.Lo, Hi: n.Lo}, !n.LoOpen)
	needsHi := n.Hi != nil && interval.Below(interval.Interval{Lo: n.Hi, Hi: n.Hi}, f, !n.HiOpen)
	if !needsLo && !needsHi {
		return t, false
	}
	if !n.Known() {
		t.Op = "in"
	}
	t.up, t.down = needsLo, needsHi
	v := interval.NearEnd(n, needsLo)
	if v == nil {
		return t, false
	}
	t.Is = interval.Domain{Type: to.Type, Numbers: interval.Exactly(v)}
	return t, true
}

// Moves reports whether a target is reached at its lower end, for >=, or at its
// upper end, for <=.
func (t Target) Moves(op string) bool { return op == ">=" && t.up || op == "<=" && t.down }

// Open writes a target with one end only as a relation to it.
func (t *Target) Open() {
	switch n := t.Limit.Numbers; {
	case t.Op != "in" || t.Limit.Type == interval.Text || n.Lo != nil && n.Hi != nil:
	case n.Lo != nil:
		t.Op, t.Limit.Numbers = map[bool]string{true: ">", false: ">="}[n.LoOpen], interval.Interval{Lo: n.Lo, Hi: n.Lo}
	case n.Hi != nil:
		t.Op, t.Limit.Numbers = map[bool]string{true: "<", false: "<="}[n.HiOpen], interval.Interval{Lo: n.Hi, Hi: n.Hi}
	}
}

// Beyond returns what a variable can be from the nearest value of a target on.
func (t Target) Beyond(op string, domain interval.Domain) interval.Domain {
	to := interval.Interval{Lo: t.Is.Numbers.Lo}
	if op == "<=" {
		to = interval.Interval{Hi: t.Is.Numbers.Lo}
	}
	domain.Numbers = domain.Numbers.Intersect(to)
	return domain
}

// Past returns what a variable can be from the end of the limit of a target on.
func (t Target) Past(op string, domain interval.Domain) interval.Domain {
	to := interval.Interval{Lo: t.Limit.Numbers.Lo, LoOpen: t.Limit.Numbers.LoOpen}
	if op == "<=" {
		to = interval.Interval{Hi: t.Limit.Numbers.Hi, HiOpen: t.Limit.Numbers.HiOpen}
	}
	domain.Numbers = domain.Numbers.Intersect(to)
	return domain
}

// Overshoot makes it a target that can be overshot without limit.
func (t *Target) Overshoot(op string, beyond interval.Domain) {
	if beyond.Known() {
		t.Op, t.Limit = "==", t.Is
		return
	}
	end, open := t.Limit.Numbers.Lo, t.Limit.Numbers.LoOpen
	if op == "<=" {
		end, open = t.Limit.Numbers.Hi, t.Limit.Numbers.HiOpen
	}
	if t.Op = op; open {
		t.Op = op[:1]
	}
	t.Limit.Numbers = interval.Interval{Lo: end, Hi: end}
}

// next moves a target on by one, away from what is known; for whole numbers.
func (t *Target) next() bool {
	if !t.whole || t.up == t.down {
		return false
	}
	by, end := int64(1), &t.Limit.Numbers.Lo
	if !t.up {
		by, end = -1, &t.Limit.Numbers.Hi
	}
	v := new(big.Rat).Add(t.Is.Numbers.Lo, big.NewRat(by, 1))
	if !t.Limit.Numbers.Contains(v) {
		return false
	}
	if *end, t.Is.Numbers = v, interval.Exactly(v); t.Limit.Numbers.Known() {
		t.Op = "=="
	}
	return true
}

// Allows reports whether a target that can be overshot without limit holds wherever another
// in the same direction does.
func (t Target) Allows(u Target) bool {
	if t.Op == "" || u.Op == "" || t.Op[0] != u.Op[0] || t.Op[0] != '<' && t.Op[0] != '>' {
		return false
	}
	a, one := t.Limit.Numbers.Single()
	b, other := u.Limit.Numbers.Single()
	if !one || !other {
		return false
	}
	c := a.Cmp(b)
	if t.Op[0] == '<' {
		c = -c
	}
	return c < 0 || c == 0 && (len(t.Op) == 2 || t.Op == u.Op)
}

// Far returns how far a target is at most from what is known, nil where nothing
// says: of one that can be overshot, from what falls short of it.
func (t Target) Far(from interval.Domain) *big.Rat {
	if t.Is.Type != interval.Number && t.Is.Type != interval.Date || from.MayBeNever() || t.Is.MayBeNever() {
		return nil
	}
	end := from.Numbers.Lo
	switch t.Op {
	case ">=", ">":
	case "<=", "<":
		end = from.Numbers.Hi
	default:
		return interval.Far(from, t.Is)
	}
	if end == nil {
		return nil
	}
	by := new(big.Rat).Sub(t.Is.Numbers.Lo, end)
	return by.Abs(by)
}

// Within returns the facts of a region with a variable in a set.
func (r Region) Within(slot int, set interval.Domain) (Region, bool) {
	if set.Type == interval.Number || set.Type == interval.Date {
		return r.Inside(variableExpr(slot), set.Numbers)
	}
	return r.narrowed(r.with(slot, r.box[slot].Intersect(set)))
}

// Is returns what a variable can be in a region: never too narrow.
func (r Region) Is(slot int) interval.Domain { return r.box[slot] }
