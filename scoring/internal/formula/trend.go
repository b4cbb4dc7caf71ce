package formula

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Trend is what a formula can come to over sets of values, and which way it goes when one
// of the inputs rises, all else being equal; a condition rises from false to true.
type Trend struct {
	Outcome
	// Ways are by slot of the inputs. They hold where the formula has a value.
	Ways []Direction
}

// Fails reports whether the formula may have no value.
func (t Trend) Fails() bool { return !t.HasValue || t.NotArising || t.Failure != nil }

// Trends finds out the trends of the formulas of one rule in one pass over each, where
// [DirectionOf] takes one for every input and every sign.
type Trends struct {
	inputs int
	ratios []Ratio
	lets   map[int][]Direction
}

// Ratio is one input divided by another, which conditions and relations bound although
// they bound neither. What is known of it stands in the variables, at Slot.
type Ratio struct{ Done, Total, Slot int }

// NewTrends returns an analysis of formulas over some inputs. The variables of a formula
// have room for its ratios, too.
func NewTrends(inputs int, ratios []Ratio) *Trends {
	return &Trends{inputs, ratios, map[int][]Direction{}}
}

// Ratios returns the quotients of two inputs in formulas, each once; the first has the
// slot that is given.
func Ratios(nodes []Node, inputs, slot int) (out []Ratio) {
	for _, n := range nodes {
		walk(n, func(n Node) {
			done, total, is := ratioOf(n)
			if !is || done >= inputs || total >= inputs {
				return
			}
			if !slices.ContainsFunc(out, func(r Ratio) bool { return r.Done == done && r.Total == total }) {
				out = append(out, Ratio{done, total, slot + len(out)})
			}
		})
	}
	return out
}

// ratioOf returns the variables that a rate, a share or a quotient divides.
func ratioOf(n Node) (done, total int, is bool) {
	var l, r Node
	switch n := n.(type) {
	case *Call:
		if n.Times == nil {
			return 0, 0, false
		}
		l, r = n.Args[0], n.Args[1]
	case *Binary:
		if n.Op != "/" {
			return 0, 0, false
		}
		l, r = n.L, n.R
	default:
		return 0, 0, false
	}
	done, total = slotOf(l), slotOf(r)
	return done, total, done >= 0 && total >= 0
}

// ratio returns the slot of a formula that is a ratio, and what it multiplies this by.
func (t *Trends) ratio(n Node) (slot int, times *big.Rat, is bool) {
	done, total, is := ratioOf(n)
	if !is {
		return 0, nil, false
	}
	i := slices.IndexFunc(t.ratios, func(r Ratio) bool { return r.Done == done && r.Total == total })
	if i < 0 {
		return 0, nil, false
	}
	times = interval.One()
	if c, isCall := n.(*Call); isCall {
		times = c.Times
	}
	return t.ratios[i].Slot, times, true
}

func (t *Trends) steady() []Direction { return make([]Direction, t.inputs) }

// joined returns the ways of what is put together from parts that all move it their way.
func (t *Trends) joined(parts ...[]Direction) []Direction {
	out := t.steady()
	for _, ways := range parts {
		for i, d := range ways {
			out[i] = out[i].and(d)
		}
	}
	return out
}

func turned(ways []Direction) []Direction {
	out := make([]Direction, len(ways))
	for i, d := range ways {
		out[i] = d.turned()
	}
	return out
}

func timesSign(ways []Direction, sign int) []Direction {
	out := make([]Direction, len(ways))
	for i, d := range ways {
		out[i] = d.times(sign)
	}
	return out
}

// unknown returns the ways of what moves anyhow with whatever its parts move with.
func (t *Trends) unknown(parts ...[]Direction) []Direction {
	out := t.joined(parts...)
	for i, d := range out {
		if d != Steady {
			out[i] = AnyWay
		}
	}
	return out
}

// Of returns the trend of a formula over what is known of the variables.
func (t *Trends) Of(n Node, vars []interval.Domain) Trend {
	switch n := n.(type) {
	case *Literal:
		return Trend{ok(n.Value), t.steady()}
	case *Variable:
		return Trend{ok(vars[n.Slot]), t.variable(n)}
	case *Let:
		init := t.Of(n.Init, vars)
		if !init.HasValue {
			return init
		}
		t.lets[n.Slot] = init.Ways
		body := t.Of(n.Body, with(vars, n.Slot, init.Value))
		body.Outcome = body.also(init.Outcome)
		return body
	case *Binary:
		if n.Type != interval.Bool {
			return t.arithmetic(n, n.Op, n.L, n.R, vars)
		}
	case *Unary:
		if n.Type != interval.Bool {
			x := t.Of(n.X, vars)
			x.Outcome = lift(x.Outcome, func(v interval.Domain) Outcome { return ok(interval.NumberDomain(v.Numbers.Neg())) })
			x.Ways = turned(x.Ways)
			return x
		}
	case *Conditional:
		c, whenTrue, whenFalse := t.Condition(n.Cond, vars)
		var then, otherwise Trend
		if whenTrue != nil {
			then = t.Of(n.Then, whenTrue)
		}
		if whenFalse != nil {
			otherwise = t.Of(n.Otherwise, whenFalse)
		}
		return t.Choose(c, then, otherwise)
	case *Call:
		if n.Plain != nil {
			return t.Of(n.Plain, vars)
		}
		return t.call(n, vars)
	case *BandTable:
		return t.bands(n, vars)
	}
	o, _, _ := t.Condition(n, vars)
	return o
}

func (t *Trends) variable(n *Variable) []Direction {
	if ways, isLet := t.lets[n.Slot]; isLet {
		return ways
	}
	out := t.steady()
	if n.Slot < t.inputs {
		if out[n.Slot] = Rising; n.Type == interval.Text {
			out[n.Slot] = AnyWay
		}
	}
	return out
}

// Choose returns the trend of what a condition chooses between; a zero one is what it
// cannot choose. Where the condition moves with an input, too, the choice goes one way
// only if it moves towards what is nowhere less, or nowhere more.
func (t *Trends) Choose(c, then, otherwise Trend) Trend {
	out := Trend{Outcome: Outcome{NotArising: c.NotArising, Failure: c.Failure}}
	out.Outcome = out.or(then.Outcome).or(otherwise.Outcome)
	if then.Ways == nil || otherwise.Ways == nil {
		out.Ways = t.joined(then.Ways, otherwise.Ways)
		return out
	}
	out.Ways = t.steady()
	more, less := noLess(then, otherwise), noLess(otherwise, then)
	for i := range out.Ways {
		both := then.Ways[i].and(otherwise.Ways[i])
		switch d := c.Ways[i]; {
		case d == Steady:
			out.Ways[i] = both
		case d == Rising && more && both.rises(), d == Falling && less && both.rises():
			out.Ways[i] = Rising
		case d == Rising && less && both.falls(), d == Falling && more && both.falls():
			out.Ways[i] = Falling
		default:
			out.Ways[i] = AnyWay
		}
		if more && less && both == Steady { // both are one number
			out.Ways[i] = Steady
		}
	}
	return out
}

// noLess reports whether no value of a is less than one of b.
func noLess(a, b Trend) bool {
	if !a.HasValue || !b.HasValue {
		return false
	}
	if a.Value.Type == interval.Bool {
		return a.Value.Bools == interval.IsTrue || b.Value.Bools == interval.IsFalse
	}
	lo, hi := a.Value.Numbers.Lo, b.Value.Numbers.Hi
	return a.Value.Type != interval.Text && lo != nil && hi != nil && lo.Cmp(hi) >= 0
}

func (d Direction) rises() bool { return d == Rising || d == Steady }
func (d Direction) falls() bool { return d == Falling || d == Steady }

func (t *Trends) arithmetic(n Node, op string, l, r Node, vars []interval.Domain) Trend {
	x, y := t.Of(l, vars), t.Of(r, vars)
	out := Trend{Outcome: lift(x.Outcome, func(a interval.Domain) Outcome {
		return lift(y.Outcome, func(b interval.Domain) Outcome {
			if c, isCall := n.(*Call); isCall {
				return ratio(c, a.Numbers, b.Numbers)
			}
			return evalBinary(n.(*Binary), a, b)
		})
	})}
	switch op {
	case "+":
		out.Ways = t.joined(x.Ways, y.Ways)
	case "-":
		out.Ways = t.joined(x.Ways, turned(y.Ways))
	case "*":
		out.Ways = t.joined(timesSign(x.Ways, signOf(y.Outcome)), timesSign(y.Ways, signOf(x.Outcome)))
	case "/":
		by := signOf(y.Outcome)
		out.Ways = t.joined(timesSign(x.Ways, by), timesSign(turned(y.Ways), signOf(x.Outcome)))
		for i, d := range y.Ways {
			if d != Steady && by == 0 {
				out.Ways[i] = AnyWay
			}
		}
	}
	if slot, times, is := t.ratio(n); is && out.HasValue && times.Sign() != 0 {
		out.Value.Numbers = out.Value.Numbers.Intersect(vars[slot].Numbers.Scale(times))
		out.HasValue = !out.Value.Empty()
	}
	return out
}

// signOf is [sign] of what a number comes to.
func signOf(o Outcome) int {
	switch v := o.Value.Numbers; {
	case !o.HasValue:
	case v.Lo != nil && v.Lo.Sign() >= 0:
		return 1
	case v.Hi != nil && v.Hi.Sign() <= 0:
		return -1
	}
	return 0
}

func (t *Trends) call(n *Call, vars []interval.Domain) Trend {
	if n.Times != nil {
		out := t.arithmetic(n, "/", n.Args[0], n.Args[1], vars)
		out.Ways = timesSign(out.Ways, n.Times.Sign())
		return out
	}
	args := make([]Outcome, len(n.Args))
	ways := make([][]Direction, len(n.Args))
	for i, a := range n.Args {
		x := t.Of(a, vars)
		args[i], ways[i] = x.Outcome, x.Ways
	}
	out := Trend{Outcome: applied(n, args)}
	switch n.Name {
	case "min", "max", "clamp", "floor", "ceil":
		out.Ways = t.joined(ways...)
	case "round":
		out.Ways = ways[0]
	case "days", "workdays":
		out.Ways = t.joined(ways[1], turned(ways[0]))
	case "abs":
		if out.Ways = timesSign(ways[0], signOf(args[0])); signOf(args[0]) == 0 {
			out.Ways = t.unknown(ways[0])
		}
	default:
		out.Ways = t.unknown(ways...)
	}
	return out
}

// bands returns the trend of a table: it goes the way of its number where the scores of
// the bands follow each other upwards, and the other way where they do downwards.
func (t *Trends) bands(n *BandTable, vars []interval.Domain) Trend {
	x := t.Of(n.X, vars)
	if !x.HasValue {
		return x
	}
	out := Trend{Outcome: lift(x.Outcome, func(v interval.Domain) Outcome { return evalBands(n, v, vars) })}
	var possible []band
	for _, b := range n.Bands {
		if !x.Value.Numbers.Intersect(b.Of).Empty() {
			possible = append(possible, b)
		}
	}
	slices.SortStableFunc(possible, func(a, b band) int {
		switch {
		case a.Of.Lo == nil || b.Of.Lo == nil:
			return boolInt(b.Of.Lo == nil) - boolInt(a.Of.Lo == nil)
		case a.Of.Lo.Cmp(b.Of.Lo) != 0:
			return a.Of.Lo.Cmp(b.Of.Lo)
		}
		return boolInt(a.Of.LoOpen) - boolInt(b.Of.LoOpen)
	})
	var scores []Trend
	up, down := true, true
	for i, b := range possible {
		narrowed := vars
		if v, isVar := n.X.(*Variable); isVar {
			narrowed = with(vars, v.Slot, interval.NumberDomain(x.Value.Numbers.Intersect(b.Of)))
		}
		scores = append(scores, t.Of(b.Score, narrowed))
		if i > 0 {
			up = up && noLess(scores[i], scores[i-1])
			down = down && noLess(scores[i-1], scores[i])
		}
	}
	all := t.steady()
	for _, s := range scores {
		all = t.joined(all, s.Ways)
	}
	out.Ways = t.steady()
	for i := range out.Ways {
		d := x.Ways[i]
		switch {
		case d == Steady || len(scores) == 1:
			out.Ways[i] = all[i]
		case d == Rising && up && all[i].rises(), d == Falling && down && all[i].rises():
			out.Ways[i] = Rising
		case d == Rising && down && all[i].falls(), d == Falling && up && all[i].falls():
			out.Ways[i] = Falling
		default:
			out.Ways[i] = AnyWay
		}
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
