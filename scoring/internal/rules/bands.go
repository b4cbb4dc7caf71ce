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
		})
		if c.S.Bands == nil {
			c.S.Bands = map[int]BandCondition{}
		}
		c.S.Bands[i] = of
	}
}

// bandScope returns what the conditions of bands can name: all that rules can, and items.
func (c *Compiler) bandScope() *formula.Scope {
	scope := *c.Scope
	out := &formula.Scope{Vars: append([]formula.Var(nil), scope.Vars...), Funcs: scope.Funcs, Series: scope.Series,
		Limits: scope.Limits, Calendar: scope.Calendar}
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
				vars[len(inputs)+2*i+k] = interval.NumberDomain(interval.Interval{Lo: s.Book.rat(b.Lo), Hi: s.Book.rat(b.Hi)})
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
	for i := range s.Rubric.Bands {
		if &s.Rubric.Bands[i] == b {
			c, ok = s.Bands[i]
		}
	}
	return c, ok
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
	choice := s.BandsOf(final, group, func() []interval.Domain { return inputs },
		func(n *Node) Subtotal { return e.Fold(n, entries) })
	return !choice.None && choice.Failure.IsZero()
}

// BandChoice is which bands a unit may have.
type BandChoice struct {
	Possible []*rubric.Band
	None     bool // it may have none
	// Failure says why the condition of a band has no value.
	Failure rubric.Text
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
func (s *Compiled) BandsOf(final Bounds, group string, inputs func() []interval.Domain,
	at func(*Node) Subtotal) (out BandChoice) {
	if group != "" || len(s.Rubric.Groups) == 0 {
		return s.bandsOf(final, group, inputs, at)
	}
	for _, g := range s.Rubric.Groups { // a unit without a group may be of any
		of := s.bandsOf(final, g.Name, inputs, at)
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

// Bands returns the bands that the last unit may have, of a row with the entries of
// [Engine.LeafPoints].
func (e *Engine) Bands(r Row, entries []Entry, final Bounds, group string) BandChoice {
	var inputs []interval.Domain
	return e.Compiled.BandsOf(final, group, func() []interval.Domain {
		if inputs == nil {
			inputs = e.Compiled.AllInputs(r)
		}
		return inputs
	}, func(n *Node) Subtotal { return e.Fold(n, entries) })
}

// bandsOf is BandsOf for units of one group.
func (s *Compiled) bandsOf(final Bounds, group string, inputs func() []interval.Domain,
	at func(*Node) Subtotal) (out BandChoice) {
	for _, b := range s.Rubric.BandsOf(group) {
		from := s.Book.atLeast(b.From.Rat())
		if final.Hi < from {
			continue
		}
		sure := final.Lo >= from
		if c, conditioned := s.Condition(b); conditioned {
			o := formula.Eval(c.Cond, s.bandVars(inputs(), at, c))
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
