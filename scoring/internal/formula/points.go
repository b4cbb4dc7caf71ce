package formula

import (
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Point is one thing that facts can reach in a formula.
type Point struct {
	Kind PointKind
	Pos  int    // of the part's operator or name
	Node Node   // the part, or one of the nodes that are
	Text string // the part in the rule language
	Want string // what of it: true or false; below, at or above; an option or a band

	Event EventKind // that reaches it, with this truth value or a number in this set
	Truth bool
	Set   interval.Interval
	slot  int
}

// PointKind is what a [Point] is of.
type PointKind uint8

// The kinds of points.
const (
	SidePoint     PointKind = iota + 1 // a condition that comes out true, or false
	BoundaryPoint                      // two numbers compared that are equal, or just not
	OptionPoint                        // an option of an enum, or an element of a list
	BandPoint                          // a band of a table
)

// Points lists everything in a formula that facts can reach, in the order of the
// parts. A boundary is reached by a number at it, or one that is no more than a
// unit below or above: one day, 1 for whole numbers and for percentages that are
// computed, one of the last place for numbers of few places, else a hundredth or, where
// the limit has more decimals, one of its last.
func Points(root Node) []Point {
	var out []Point
	lets := map[int]bool{}
	add := func(p Point) {
		if !slices.ContainsFunc(out, func(q Point) bool {
			return p.Kind == q.Kind && p.Want == q.Want &&
				(p.Kind == OptionPoint && p.Event == Named && p.slot == q.slot || q.same(p.Node) && p.Text == q.Text)
		}) {
			out = append(out, p)
		}
	}
	weighed := func(kind PointKind, n Node, text, want string, set interval.Interval) {
		add(Point{Kind: kind, Pos: n.meta().Pos, Node: n, Text: text, Want: want, Event: Weighed, Set: set})
	}
	// around adds the points at a limit; only names those wanted.
	around := func(n Node, text string, limit, unit *big.Rat, only string) {
		below, above := new(big.Rat).Sub(limit, unit), new(big.Rat).Add(limit, unit)
		for _, at := range []struct {
			want string
			set  interval.Interval
		}{{"below", interval.Interval{Lo: below, Hi: limit, HiOpen: true}}, {"at", interval.Interval{Lo: limit, Hi: limit}},
			{"above", interval.Interval{Lo: limit, Hi: above, LoOpen: true}}} {
			if strings.Contains(only, at.want) {
				weighed(BoundaryPoint, n, text, at.want, at.set)
			}
		}
	}
	walkWritten(root, func(n Node) {
		text := String(n)
		if v, isVar := n.(*Variable); isVar && lets[v.Slot] {
			return
		}
		if IsAtom(n) {
			for _, b := range []bool{true, false} {
				add(Point{Kind: SidePoint, Pos: n.meta().Pos, Node: n, Text: text, Want: strconv.FormatBool(b), Event: Decided,
					Truth: b})
			}
		}
		switch n := n.(type) {
		case *Let:
			lets[n.Slot] = true
		case *Variable:
			for _, o := range n.options {
				add(Point{Kind: OptionPoint, Pos: n.Pos, Node: n, Text: text, Want: o, Event: Named, slot: n.site()})
			}
		case *Binary:
			t := TypeOf(n.L)
			if IsAtom(n) && (t == interval.Number || t == interval.Date) && !isNever(n.L) && !isNever(n.R) {
				around(n, text, new(big.Rat), unitBetween(n.L, n.R, lets), "below at above")
			}
		case *Membership:
			for _, e := range n.List {
				if v, known := literalOf(e); known {
					weighed(OptionPoint, n, String(n.X), String(e), interval.Interval{Lo: v, Hi: v})
				} else if c, is := e.(*Literal); is && c.Type == interval.Date {
					weighed(OptionPoint, n, String(n.X), c.text, c.Value.Numbers)
				}
			}
		case *Between:
			ends, one := n.Ends(nil), big.NewRat(1, 1)
			if ends.Empty() {
				return
			}
			around(n, String(n.X)+" >= "+String(n.Lo), ends.Lo, one, "below at")
			around(n, String(n.X)+" <= "+String(n.Hi), ends.Hi, one, "at above")
		case *BandTable:
			for _, b := range n.Bands {
				weighed(BandPoint, n, String(n.X), b.text, b.Of)
			}
			for _, v := range n.limits() {
				around(n, String(n.X)+" = "+interval.Decimal(v), v, unitOver(n.X, v, lets), "below at above")
			}
		}
	})
	return out
}

// site returns the slot by which a variable is known: of a series that of its first member.
func (n *Variable) site() int {
	if n.series != nil {
		return n.series.slots[0]
	}
	return n.Slot
}

// limits returns the finite ends of a table's bands, from the least.
func (t *BandTable) limits() []*big.Rat {
	var out []*big.Rat
	for _, b := range t.Bands {
		for _, v := range []*big.Rat{b.Of.Lo, b.Of.Hi} {
			if v != nil {
				out = append(out, v)
			}
		}
	}
	slices.SortFunc(out, (*big.Rat).Cmp)
	return slices.CompactFunc(out, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
}

// unitBetween returns the distance at which two numbers are just not equal.
func unitBetween(l, r Node, lets map[int]bool) *big.Rat {
	if TypeOf(l) == interval.Date {
		return big.NewRat(1, 1)
	}
	if step := gridOf(&Binary{Op: "-", L: l, R: r}); step != interval.Dense {
		return step.Step()
	}
	least := 2
	if limit, known := leastLimit(r); known {
		least = leastPlaces(l, limit, lets)
	} else if limit, known := leastLimit(l); known {
		least = leastPlaces(r, limit, lets)
	}
	return interval.UnitOf(max(least, digitsBehind(l), digitsBehind(r)))
}

// leastLimit returns the number of a literal, or the least value of a parameter.
func leastLimit(n Node) (least *big.Rat, known bool) {
	if ParameterOf(n) == nil {
		return literalOf(n)
	}
	for _, v := range ParameterValues(n) {
		if at := v.Value.Rat(); least == nil || at.Cmp(least) < 0 {
			least = at
		}
	}
	return least, least != nil
}

func unitOver(x Node, limit *big.Rat, lets map[int]bool) *big.Rat {
	if grid := gridOf(x); grid != interval.Dense && grid.Has(limit) {
		return grid.Step()
	}
	places, _ := interval.Places(limit)
	return interval.UnitOf(max(leastPlaces(x, limit, lets), places))
}

// leastPlaces is how many decimals a unit from a limit has at least: two, but none for
// what is computed from other figures in percent, such as a rate, or in numbers as
// large: 79 of 100 is just below 80 percent, and 7999 of 10000 is nobody's example.
func leastPlaces(n Node, limit *big.Rat, lets map[int]bool) int {
	v, given := n.(*Variable)
	given = given && !lets[v.Slot]
	call, isCall := n.(*Call)
	if !given && (isCall && call.Name == "rate" || limit.Cmp(big.NewRat(10, 1)) >= 0) {
		return 0
	}
	return 2
}

// digitsBehind returns how many decimals a literal is written with, 0 of anything else.
func digitsBehind(n Node) int {
	if u, signed := n.(*Unary); signed {
		return digitsBehind(u.X)
	}
	if ParameterOf(n) != nil {
		places, _ := gridOf(n).Places()
		return places
	}
	c, is := n.(*Literal)
	if !is || c.Type != interval.Number {
		return 0
	}
	if _, frac, found := strings.Cut(c.text, "."); found {
		return len(frac)
	}
	places, _ := interval.Places(c.Value.Numbers.Lo) // full
	return places
}

// same reports whether a node is the point's part. The middle of a chained
// comparison stands in a formula twice.
func (p *Point) same(n Node) bool { return sameSite(p.Node, n) }

func sameSite(a, b Node) bool {
	return a == b || a.meta().Pos == b.meta().Pos && reflect.TypeOf(a) == reflect.TypeOf(b) && String(a) == String(b)
}

// SameOption reports whether two points are the same option of an enum, which may be
// read in several places.
func (p *Point) SameOption(q *Point) bool {
	return p.Event == Named && q.Event == Named && p.slot == q.slot && p.Want == q.Want
}

// Index says which points nodes of a formula belong to.
type Index map[Node][]int

// NewIndex returns the index of a formula and its points.
func NewIndex(root Node, points []Point) Index {
	x := Index{}
	walk(root, func(n Node) {
		if x[n] != nil {
			return
		}
		v, isVar := n.(*Variable)
		for i := range points {
			p := &points[i]
			if p.Event == Named && isVar && v.site() == p.slot || p.Event != Named && p.same(n) {
				x[n] = append(x[n], i)
			}
		}
	})
	return x
}

// Reached reports whether an event at the point's part reaches it.
func (p *Point) Reached(e Event) bool {
	switch {
	case e.Kind != p.Event:
		return false
	case p.Event == Named:
		return e.Option == p.Want
	case p.Event == Decided:
		return e.Truth == p.Truth
	}
	return e.Number.Within(p.Set)
}
