package rules

import (
	"maps"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Relations are what the figures of every unit satisfy, as linear constraints.
type Relations struct {
	list []constraint
	// groups are the inputs that constraints connect, directly or through others.
	groups []connected
	// of is the index of an input's group; of an input that none names there is none.
	of map[int]int
}

// constraint is one comparison of a relation.
type constraint struct {
	Of    *rubric.Relation
	slots []int
	over  solve.Constraint // by slot
	fast  fastConstraint
	group int
}

// connected are inputs with the constraints on them.
type connected struct {
	slots       []int
	constraints []solve.Constraint // their variables are indices of slots
	fast        []groupConstraint  // the same over columns; nil where these do not hold them
}

// fastConstraint is a constraint over columns of machine integers: constant + Σ c·v is
// below zero, not above it, or zero.
type fastConstraint struct {
	fits     bool // no sum of values that columns hold overflows
	constant int64
	of       []int64 // by index of the constraint's slots
	rel      solve.Relation
}

// relationSteps bounds the work on whether some facts satisfy all relations.
const relationSteps = 20_000

// mostComparisons bounds the comparisons of all relations together: every search goes
// through those on the inputs that it speaks of.
const mostComparisons = 200

// relations compiles the relations. Those that no facts satisfy together are a fault.
func (c *Compiler) relations() {
	out := &Relations{of: map[int]int{}}
	c.S.Relations = out
	for i := range c.R.Relations {
		of := &c.R.Relations[i]
		if c.relation(out, of); len(out.list) > mostComparisons {
			c.fault(of, "holds", -1, func() locale.Message { return manyComparisons.Say(mostComparisons).Of(namedRelation(of)) })
			return
		}
	}
	out.list = append(out.list, c.S.Inputs.betweenUnits()...)
	out.connect()
	out.inWords(c.S.Inputs)
	for _, g := range out.groups {
		narrowed, ok := solve.Narrow(g.domains(c.S.Inputs.Domains), g.constraints, relationSteps)
		if !ok {
			of := out.conflict(c.S.Inputs.Domains, g)
			c.fault(of, "holds", -1, func() locale.Message {
				return relationsConflict.Say().Of(namedRelation(of))
			})
			continue
		}
		for k, slot := range g.slots {
			c.S.Inputs.Domains[slot] = c.S.Inputs.dated(slot, narrowed[k])
		}
	}
}

// dated returns what an input can be, of a date that always comes without the end that it
// has from one that may be never: a set that ends there holds never.
func (l *Layout) dated(slot int, v interval.Domain) interval.Domain {
	if hi := v.Numbers.Hi; v.Type == interval.Date && hi != nil && hi.Cmp(interval.Never) >= 0 && !l.Input(slot).Never {
		v.Numbers.Hi, v.Numbers.HiOpen = nil, false
	}
	return v
}

// RelationsOf compiles the relations of a rubric alone, for checking facts by them; nil
// where they have faults.
func RelationsOf(r *rubric.Rubric) *Compiled {
	c := &Compiler{R: r, Scope: (&Options{}).Scope(), S: &Compiled{Rubric: r}}
	c.S.Inputs = layoutOf(r, &c.S.Opts)
	c.Declare()
	if c.relations(); len(c.Faults) > 0 {
		return nil
	}
	return c.S
}

// namedRelation is what messages about a relation start with.
func namedRelation(of *rubric.Relation) locale.Message {
	return relationNamed.Say(titleOf(of.Title))
}

func (c *Compiler) relation(out *Relations, of *rubric.Relation) {
	if of.Holds == "" || c.R.Broken(of, "holds") || !c.affords(of, "holds", of.Holds) {
		return
	}
	list, faults := c.Scope.CompileRelation(of.Holds)
	if len(faults) > 0 && c.explained(of.Holds) {
		return
	}
	for _, fault := range faults {
		c.fault(of, "holds", fault.Pos, func() locale.Message { return fault.Message.Of(namedRelation(of)) })
	}
	for _, l := range list {
		over := solve.NewConstraint(l.Constant, l.Terms, l.Op)
		out.list = append(out.list, constraint{Of: of, over: over, slots: over.Variables(),
			fast: fastOf(over, c.S.Inputs.Columns)})
	}
}

// connect divides the inputs that constraints name into those that are connected.
func (r *Relations) connect() {
	for i := range r.list {
		at := len(r.groups)
		r.groups = append(r.groups, connected{slots: r.list[i].slots})
		for k := range at {
			if g := &r.groups[k]; slices.ContainsFunc(r.list[i].slots, func(s int) bool { return slices.Contains(g.slots, s) }) {
				r.groups[at].slots = append(slices.Clip(r.groups[at].slots), g.slots...)
				g.slots = nil
			}
		}
		slices.Sort(r.groups[at].slots)
		r.groups[at].slots = slices.Compact(r.groups[at].slots)
	}
	r.groups = slices.DeleteFunc(r.groups, func(g connected) bool { return g.slots == nil })
	for i, g := range r.groups {
		for _, slot := range g.slots {
			r.of[slot] = i
		}
	}
	for i := range r.list {
		c := &r.list[i]
		c.group = r.of[c.slots[0]]
		g := &r.groups[c.group]
		g.constraints = append(g.constraints, c.over.Renumbered(func(slot int) int { return slices.Index(g.slots, slot) }))
	}
}

// Name reports whether a relation names an input.
func (r *Relations) Name(slot int) bool {
	_, is := r.of[slot]
	return is
}

// Loosens reports whether a figure that rises, or else one that falls, only makes it
// easier to satisfy the relations.
func (r *Relations) Loosens(slot int, rises bool) bool {
	for _, c := range r.list {
		_, of, rel := c.over.Coefficients()
		for i, s := range c.slots {
			if s == slot && (rel == solve.Equal || (of[i].Sign() < 0) != rises) {
				return false
			}
		}
	}
	return true
}

// Linked returns, of some inputs, those that are open, and the open ones that relations link
// to these, directly or through others that are open: a figure that can be only one value
// links nothing.
func (r *Relations) Linked(inputs []int, open func(slot int) bool) []int {
	out := slices.DeleteFunc(slices.Clone(inputs), func(slot int) bool { return !open(slot) })
	for i := 0; i < len(out); i++ { // it grows
		g, related := r.of[out[i]]
		for k := range r.list {
			c := &r.list[k]
			if !related || c.group != g || !slices.Contains(c.slots, out[i]) {
				continue
			}
			for _, slot := range c.slots {
				if open(slot) && !slices.Contains(out, slot) {
					out = append(out, slot)
				}
			}
		}
	}
	return out
}

// joined returns the inputs that relations connect to some, and the constraints on all
// of them, by slot.
func (r *Relations) joined(inputs []int) (others []int, on []solve.Constraint) {
	groups := map[int]bool{}
	for _, slot := range inputs {
		if g, is := r.of[slot]; is {
			groups[g] = true
		}
	}
	for i, g := range r.groups {
		for _, slot := range g.slots {
			if groups[i] && !slices.Contains(inputs, slot) {
				others = append(others, slot)
			}
		}
	}
	for _, c := range r.list {
		if groups[c.group] {
			on = append(on, c.over)
		}
	}
	slices.Sort(others)
	return others, on
}

// among returns the constraints on inputs, and on those that relations connect to them,
// with other numbers for all of them.
func (r *Relations) among(numbers map[int]int) []solve.Constraint {
	_, on := r.joined(slices.Collect(maps.Keys(numbers)))
	for i, c := range on {
		on[i] = c.Renumbered(func(slot int) int { return numbers[slot] })
	}
	return on
}

// All returns all constraints, by slot.
func (r *Relations) All() []solve.Constraint {
	var out []solve.Constraint
	for _, c := range r.list {
		out = append(out, c.over)
	}
	return out
}

// Titles returns the relations that name an input, by slot.
func (r *Relations) Titles() map[int][]*rubric.Relation {
	out := map[int][]*rubric.Relation{}
	for _, c := range r.list {
		for _, slot := range c.slots {
			out[slot] = append(out[slot], c.Of)
		}
	}
	return out
}

// domains returns the domains of connected inputs.
func (g *connected) domains(of []interval.Domain) []interval.Domain {
	out := make([]interval.Domain, len(g.slots))
	for k, slot := range g.slots {
		out[k] = of[slot]
	}
	return out
}

// conflict returns the last of the fewest relations, from the first on, that no facts
// satisfy together.
func (r *Relations) conflict(domains []interval.Domain, g connected) *rubric.Relation {
	var of *rubric.Relation
	var sofar []solve.Constraint
	for i := range r.list {
		c := &r.list[i]
		if !slices.Contains(g.slots, c.slots[0]) {
			continue
		}
		of = c.Of
		sofar = append(sofar, c.over.Renumbered(func(slot int) int { return slices.Index(g.slots, slot) }))
		if _, ok := solve.Narrow(g.domains(domains), sofar, relationSteps); !ok {
			break
		}
	}
	return of
}

// Idle returns the relations of which every comparison follows from the domains of the
// inputs and from the other relations.
func (s *Compiled) Idle() []*rubric.Relation {
	var out []*rubric.Relation
	idle := map[*rubric.Relation]bool{}
	for i := range s.Rubric.Relations {
		of := &s.Rubric.Relations[i]
		named, follows := false, true
		for _, c := range s.Relations.list {
			if c.Of == of {
				named = true
				follows = follows && s.implied(c, idle)
			}
		}
		if idle[of] = named && follows; idle[of] {
			out = append(out, of)
		}
	}
	return out
}

// implied reports whether a constraint follows from the domains of the inputs and the
// constraints of other relations, but for those that are idle.
func (s *Compiled) implied(c constraint, idle map[*rubric.Relation]bool) bool {
	g := s.Relations.groups[c.group]
	local := func(slot int) int { return slices.Index(g.slots, slot) }
	var others []solve.Constraint
	for _, o := range s.Relations.list {
		if o.group == c.group && o.Of != c.Of && !idle[o.Of] {
			others = append(others, o.over.Renumbered(local))
		}
	}
	domains := make([]interval.Domain, len(g.slots))
	for k, slot := range g.slots {
		domains[k] = s.Inputs.declared(slot)
	}
	return solve.Implied(domains, others, []solve.Constraint{c.over.Renumbered(local)}, relationSteps)
}

// fastOf returns a constraint over columns.
func fastOf(over solve.Constraint, columns []kernel.Column) fastConstraint {
	constant, of, rel := over.Coefficients()
	scale := new(big.Int).Set(constant.Denom())
	values := make([]*big.Rat, len(of))
	lcm := func(v *big.Rat) {
		common := new(big.Int).GCD(nil, nil, scale, v.Denom())
		scale.Mul(scale, new(big.Int).Quo(v.Denom(), common))
	}
	for i, slot := range over.Variables() {
		values[i] = new(big.Rat).Quo(of[i], big.NewRat(columns[slot].Scale, 1))
		lcm(values[i])
	}
	out := fastConstraint{rel: rel}
	largest := new(big.Int)
	add := func(v *big.Rat, ends ...int64) (int64, bool) {
		n := new(big.Rat).Mul(v, new(big.Rat).SetInt(scale)).Num()
		most := new(big.Int)
		for _, end := range ends {
			if at := new(big.Int).Abs(big.NewInt(end)); at.Cmp(most) > 0 {
				most = at
			}
		}
		largest.Add(largest, most.Mul(most, new(big.Int).Abs(n)))
		return n.Int64(), n.IsInt64()
	}
	var fits bool
	if out.constant, fits = add(constant, 1); !fits {
		return out
	}
	for i, slot := range over.Variables() {
		c, fits := add(values[i], columns[slot].Lo, columns[slot].Hi)
		if !fits {
			return out
		}
		out.of = append(out.of, c)
	}
	out.fits = largest.BitLen() < 63
	return out
}
