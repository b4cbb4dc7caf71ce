package rules

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// BandTables returns the bands of a rubric by group, each from the highest, in the
// order in which the groups are first named.
func BandTables(r *rubric.Rubric) [][]*rubric.Band {
	var out [][]*rubric.Band
	at := map[string]int{}
	for i := range r.Bands {
		b := &r.Bands[i]
		if _, known := at[b.Group]; !known {
			at[b.Group] = len(out)
			out = append(out, nil)
		}
		out[at[b.Group]] = append(out[at[b.Group]], b)
	}
	return out
}

// BandCondition is the condition of a band. Its variables are the inputs and, behind
// them, of every item the points and what of its maximum applies.
type BandCondition struct {
	Cond  formula.Node
	slots int
	items []int // among the nodes in order, that it names
	// own is the condition over what it reads alone: inputs, by their slots, then of every
	// item that it names the points and what of its maximum applies; room has places for
	// these and for lets.
	own    formula.Node
	inputs []int
	room   int
}

// bands compiles the conditions of the bands.
func (c *Compiler) bands() {
	var scope *formula.Scope
	inputs := len(c.Scope.Vars)
	for i := range c.R.Bands {
		b := &c.R.Bands[i]
		if b.When == "" {
			continue
		}
		if scope == nil {
			scope = c.bandScope()
		}
		f, faults := scope.Compile(b.When, new(big.Rat), interval.Bool)
		if len(faults) > 0 && c.explained(b.When) {
			continue
		}
		for _, fault := range faults {
			c.fault(b, "when", fault.Pos, func() locale.Message { return fault.Message.Of(bandNamed.Say(b.Name)) })
		}
		if f == nil {
			continue
		}
		of := BandCondition{Cond: f, slots: scope.Slots(f)}
		seen := map[int]bool{}
		formula.Variables(f, func(slot int) {
			if at := (slot - inputs) / 2; slot >= inputs && slot < len(scope.Vars) && !seen[at] {
				seen[at] = true
				of.items = append(of.items, at)
			}
			if slot < inputs && !slices.Contains(of.inputs, slot) {
				of.inputs = append(of.inputs, slot)
			}
		})
		of.localize(inputs, len(scope.Vars))
		if c.S.Bands == nil {
			c.S.Bands = map[int]BandCondition{}
		}
		c.S.Bands[i] = of
	}
}

// startBands computes where the bands start.
func (s *Compiled) startBands() {
	s.starts = make([]int64, len(s.Rubric.Bands))
	for i := range s.Rubric.Bands {
		s.starts[i] = s.Book.atLeast(s.Rubric.Bands[i].From.Rat())
	}
}

// localize numbers what a condition reads anew.
func (c *BandCondition) localize(inputs, names int) {
	behind := len(c.inputs) + 2*len(c.items)
	c.own = formula.Renumber(c.Cond, func(slot int) int {
		switch {
		case slot < inputs:
			return slices.Index(c.inputs, slot)
		case slot < names:
			at := slot - inputs
			return len(c.inputs) + 2*slices.Index(c.items, at/2) + at%2
		}
		return slot - names + behind
	})
	c.room = behind + max(0, c.slots-names)
}

// vars returns the variables of a condition's own numbers.
func (c *BandCondition) vars(s *Compiled, input func(slot int) interval.Domain,
	at func(*Node) Subtotal) []interval.Domain {
	out := make([]interval.Domain, 0, c.room)
	for _, slot := range c.inputs {
		out = append(out, input(slot))
	}
	if len(c.items) > 0 {
		nodes := s.Nodes()
		for _, i := range c.items {
			t := at(nodes[i])
			out = append(out, s.Book.domain(t.Points), s.Book.domain(t.Applicable))
		}
	}
	return out[:c.room]
}

// domain returns numbers of points.
func (b *Book) domain(of Bounds) interval.Domain {
	return interval.NumberDomain(interval.Interval{Lo: b.Rat(of.Lo), Hi: b.Rat(of.Hi)})
}

// bandScope returns what the conditions of bands can name: all that rules can, and items.
func (c *Compiler) bandScope() *formula.Scope {
	scope := *c.Scope
	out := &formula.Scope{Vars: append([]formula.Var(nil), scope.Vars...), Funcs: scope.Funcs, Series: scope.Series,
		Parameters: scope.Parameters, Limits: scope.Limits, Calendar: scope.Calendar}
	byCode := map[string]int{}
	for at, n := range c.S.Nodes() {
		if _, twice := byCode[n.Item.Code]; !twice && n.From < n.To {
			byCode[n.Item.Code] = at
			out.Codes = append(out.Codes, n.Item.Code)
		}
		quoted := "('" + n.Item.Code + "')#" + strconv.Itoa(at)
		for _, name := range []string{"points", "max"} {
			out.Vars = append(out.Vars, formula.Var{Name: name + quoted, Type: interval.Number})
		}
	}
	inputs := len(scope.Vars)
	out.Items = func(code string) (points, of formula.Var, known bool) {
		at, known := byCode[spelling.Normalize(code)]
		if !known {
			return points, of, false
		}
		return out.Vars[inputs+2*at], out.Vars[inputs+2*at+1], true
	}
	return out
}

// Nodes returns all items, parents before their children: those of the areas, of the
// bonus and of the penalty.
func (s *Compiled) Nodes() (out []*Node) {
	var add func(list []*Node)
	add = func(list []*Node) {
		for _, n := range list {
			out = append(out, n)
			add(n.Children)
		}
	}
	for _, list := range [][]*Node{s.Areas, s.Bonus, s.Penalty} {
		add(list)
	}
	return out
}

// bandVars returns the variables of conditions, given what is known of the inputs, by slot,
// and what an item comes to; behind them is room for lets.
func (s *Compiled) bandVars(inputs []interval.Domain, at func(*Node) Subtotal, of ...BandCondition) []interval.Domain {
	nodes := s.Nodes()
	vars := slices.Grow(slices.Clone(inputs), 2*len(nodes))
	for range 2 * len(nodes) {
		vars = append(vars, interval.NumberDomain(interval.Exactly(new(big.Rat))))
	}
	for _, c := range of {
		for _, i := range c.items {
			t := at(nodes[i])
			for k, b := range []Bounds{t.Points, t.Applicable} {
				vars[len(inputs)+2*i+k] = s.Book.domain(b)
			}
		}
		for len(vars) < c.slots {
			vars = append(vars, interval.Domain{})
		}
	}
	return vars
}

// Condition returns the condition of a band; not ok where it has none.
func (s *Compiled) Condition(b *rubric.Band) (c BandCondition, ok bool) {
	c, ok = s.Bands[s.bandAt(b)]
	return c, ok
}

// bandAt returns the index of a band, -1 for one of another rubric.
func (s *Compiled) bandAt(b *rubric.Band) int {
	for i := range s.Rubric.Bands {
		if &s.Rubric.Bands[i] == b {
			return i
		}
	}
	return -1
}

// BandWish is how the conditions of bands are to come out.
type BandWish uint8

const (
	BandHolds BandWish = iota + 1
	BandFails          // it does not hold, or has no value
	BandHasNoValue
)

// BandFacts looks for facts for which conditions of bands all come out as wished. What
// items come to is taken for independent of the inputs and of other items, so facts that
// are found need not do so, but where none are there are none. Facts for which all units
// surely have a band are no failure of conditions. The facts are by slot of the inputs;
// group is the unit's, if that is known.
func (s *Compiled) BandFacts(of []BandCondition, wish BandWish, group string, b *Budget) Answer {
	e := s.NewEngine()
	defer s.Engines.Put(e)
	row := s.UnknownRow()
	entries := e.LeafPoints(row)
	inputs := s.AllInputs(row)
	for slot, in := range s.Inputs.Scalars {
		if in.Type == rubric.DateIn {
			inputs[slot] = inputs[slot].Intersect(WrittenDates)
		}
		if slot == s.Inputs.Group && group != "" {
			inputs[slot] = interval.TextDomain(group)
		}
	}
	vars := s.bandVars(inputs, func(n *Node) Subtotal { return e.Fold(n, entries) }, of...)
	q := solve.NewSearch(vars[:len(inputs)+2*len(s.Nodes())], b.Question(), nil)
	q.Assume(s.Relations.All())
	b.Bind(q)
	var follow func(i int, r solve.Region)
	follow = func(i int, r solve.Region) {
		if i == len(of) {
			b.Spend(LeafSteps * len(s.Leaves))
			if wish == BandHolds || !s.surelyBanded(e, r, group) {
				q.Found(r)
			}
			return
		}
		for r, x := range q.Results(of[i].Cond, r) {
			if is := x.HasValue(); is && x.Truth && wish == BandHolds || !(is && x.Truth) && wish == BandFails ||
				!is && wish == BandHasNoValue {
				follow(i+1, r)
			}
			if q.Done() {
				return
			}
		}
	}
	follow(0, q.All())
	var a Answer
	a.Found, a.Facts, a.Reason = q.Answer()
	return a
}

// surelyBanded reports whether it is seen that whatever facts of a region a unit has, it
// has a band, with no condition without a value on the way.
func (s *Compiled) surelyBanded(e *Engine, r solve.Region, group string) bool {
	row := s.UnknownRow()
	row.Inexact = make(map[int]interval.Domain, len(s.Inputs.Scalars))
	for slot := range s.Inputs.Scalars {
		row.Inexact[slot] = r.Domain(slot)
	}
	entries := e.LeafPoints(row)
	l := e.Ledger(entries)
	final, _, _ := l.Final()
	inputs := s.AllInputs(row)
	choice := s.BandsOf(final, group, func(slot int) interval.Domain { return inputs[slot] },
		func(n *Node) Subtotal { return e.Fold(n, entries) })
	return !choice.None && choice.Failure.IsZero()
}

// BandChoice is which bands a unit may have.
type BandChoice struct {
	Possible []*rubric.Band
	None     bool // it may have none
	// Failure says why the condition of a band has no value.
	Failure rubric.Text
	// Passed are the bands that the final score surely reaches and whose conditions surely
	// do not hold, or have no value, from the highest down.
	Passed []*rubric.Band
}

// Sure returns the band that a unit surely has, or nil.
func (c *BandChoice) Sure() *rubric.Band {
	if len(c.Possible) == 1 && !c.None {
		return c.Possible[0]
	}
	return nil
}

// BandsOf returns the bands that a unit of a group may have with a final score within
// bounds: from the highest down, until one surely holds.
func (s *Compiled) BandsOf(final Bounds, group string, input func(slot int) interval.Domain,
	at func(*Node) Subtotal) (out BandChoice) {
	if group != "" || len(s.Rubric.Groups) == 0 {
		return s.bandsOf(final, group, input, at)
	}
	for i, g := range s.Rubric.Groups { // a unit without a group may be of any
		of := s.bandsOf(final, g.Name, input, at)
		if i == 0 {
			out.Passed = of.Passed
		}
		out.Passed = slices.DeleteFunc(out.Passed, func(b *rubric.Band) bool { return !slices.Contains(of.Passed, b) })
		for _, b := range of.Possible {
			if !slices.Contains(out.Possible, b) {
				out.Possible = append(out.Possible, b)
			}
		}
		if out.None = out.None || of.None; out.Failure.IsZero() {
			out.Failure = of.Failure
		}
	}
	return out
}

// Floors returns the bands for units of a group, from the highest down, with where they
// start, in units of the last place of points. Where no band has a condition, a unit with a
// known score has the first that it reaches.
func (s *Compiled) Floors(group string) (bands []*rubric.Band, from []int64) {
	bands = s.Rubric.BandsOf(group)
	for _, b := range bands {
		from = append(from, s.starts[s.bandAt(b)])
	}
	return bands, from
}

// Bands returns the bands that the last unit may have, of a row with the entries of
// [Engine.LeafPoints].
func (e *Engine) Bands(r Row, entries []Entry, final Bounds, group string) BandChoice {
	return e.Compiled.BandsOf(final, group, func(slot int) interval.Domain { return e.Compiled.Input(r, slot) },
		func(n *Node) Subtotal { return e.Fold(n, entries) })
}

// bandsOf is BandsOf for units of one group.
func (s *Compiled) bandsOf(final Bounds, group string, input func(slot int) interval.Domain,
	at func(*Node) Subtotal) (out BandChoice) {
	for _, b := range s.Rubric.BandsOf(group) {
		i := s.bandAt(b)
		from := s.starts[i]
		if final.Hi < from {
			continue
		}
		sure := final.Lo >= from
		if c, conditioned := s.Bands[i]; conditioned {
			o := formula.Eval(c.own, c.vars(s, input, at))
			if sure && (!o.HasValue || o.Value.Bools == interval.IsFalse && o.Failure == nil && !o.NotArising) {
				out.Passed = append(out.Passed, b)
			}
			switch {
			case o.Failure != nil && out.Failure.IsZero():
				out.Failure = o.Failure.Message
			case o.NotArising && out.Failure.IsZero():
				out.Failure = rubric.Say(indexOfNothing)
			}
			switch {
			case o.HasValue && o.Value.Bools == interval.IsFalse && o.Failure == nil && !o.NotArising:
				continue
			case !o.HasValue || o.Value.Bools != interval.IsTrue || o.Failure != nil || o.NotArising:
				sure = false
			}
		}
		if out.Possible = append(out.Possible, b); sure {
			return out
		}
	}
	out.None = true
	return out
}

// atLeast returns the fewest units that are no less than some points.
func (b *Book) atLeast(v *big.Rat) int64 {
	units := new(big.Rat).Mul(v, big.NewRat(b.unit, 1))
	down := new(big.Int).Div(new(big.Int).Neg(units.Num()), units.Denom())
	return down.Neg(down).Int64()
}

// MayFail reports whether a condition names the index of an item or divides, and so may
// have no value.
func (c BandCondition) MayFail() bool { return formula.MayFail(c.Cond) }

// Inputs returns the slots of the inputs that a condition reads.
func (c BandCondition) Inputs(s *Compiled) (out []int) {
	formula.Variables(c.Cond, func(slot int) {
		if slot < len(s.Inputs.Scalars) && !slices.Contains(out, slot) {
			out = append(out, slot)
		}
	})
	return out
}
