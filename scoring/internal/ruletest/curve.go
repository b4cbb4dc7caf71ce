package ruletest

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
)

// Curve is a random rule of a kind that is not linear: products and quotients of
// figures, figures rounded, the least and the greatest of them. Each part knows how
// it is written and, apart from the library, what it comes to.
type Curve struct {
	*rand.Rand
	Inputs []string
	kinds  []string // of operations, by which rules can be told apart
}

// Unit is what is known of a unit: numbers, days as numbers, options and truth
// values as numbers, too.
type Unit map[string]*big.Rat

// number is a number in a rule; a condition is one that is 1 or 0.
type number struct {
	text string
	of   func(u Unit) (v *big.Rat, ok bool)
}

// someInputs are the inputs that random rules read.
const someInputs = `
  - {name: n, type: number, min: -20, max: 20, title: N}
  - {name: p, type: percent, title: P}
  - {name: c, type: count, max: 12, title: C}
  - {name: k, type: count, title: K}
  - {name: d, type: date, title: D}
  - {name: e, type: enum, options: [on_time, late, none], title: E}
  - {name: b, type: bool, title: B}
`

var someOptions = []string{"on_time", "late", "none"}

func rat(s string) *big.Rat {
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return v
}

// dayOf returns the number of a day.
func dayOf(s string) int64 {
	var d rubric.Date
	if err := d.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return d.DayNumber()
}

func (c *Curve) literal(max int) number {
	s := fmt.Sprint(c.IntN(max))
	if c.IntN(2) == 0 {
		s = fmt.Sprintf("%d.%02d", c.IntN(max), c.IntN(100))
	}
	v := rat(s)
	return number{s, func(Unit) (*big.Rat, bool) { return v, true }}
}

// variable is a number that an input gives.
func (c *Curve) variable() number {
	name := c.Inputs[c.IntN(len(c.Inputs))]
	read := func(u Unit) (*big.Rat, bool) { return u[name], true }
	switch name {
	case "d":
		from := int64(dayOf("2025-01-01"))
		return number{"days(date('2025-01-01'), d)", func(u Unit) (*big.Rat, bool) {
			return new(big.Rat).Sub(u["d"], big.NewRat(from, 1)), true
		}}
	case "e", "b":
		when := c.condition(name)
		a, b := c.literal(4), c.literal(4)
		return number{fmt.Sprintf("(%s ? %s : %s)", when.text, a.text, b.text), either(when, a, b)}
	}
	return number{name, read}
}

func either(when, a, b number) func(u Unit) (*big.Rat, bool) {
	return func(u Unit) (*big.Rat, bool) {
		holds, ok := when.of(u)
		switch {
		case !ok:
			return nil, false
		case holds.Sign() != 0:
			return a.of(u)
		}
		return b.of(u)
	}
}

func truth(is bool) *big.Rat {
	if is {
		return big.NewRat(1, 1)
	}
	return new(big.Rat)
}

// condition is a condition on an input that is not a number, or on any number.
func (c *Curve) condition(name string) number {
	switch name {
	case "b":
		return number{"b", func(u Unit) (*big.Rat, bool) { return u["b"], true }}
	case "e":
		i := int64(c.IntN(3))
		return number{"e == '" + someOptions[i] + "'", func(u Unit) (*big.Rat, bool) {
			return truth(u["e"].Cmp(big.NewRat(i, 1)) == 0), true
		}}
	case "d":
		day := fmt.Sprintf("2025-%02d-%02d", 1+c.IntN(3), 1+c.IntN(28))
		at := big.NewRat(dayOf(day), 1)
		return number{"d <= date('" + day + "')", func(u Unit) (*big.Rat, bool) { return truth(u["d"].Cmp(at) <= 0), true }}
	}
	x, y := c.number(1), c.literal(20)
	op := []string{">=", ">", "<", "<="}[c.IntN(4)]
	return number{x.text + " " + op + " " + y.text, func(u Unit) (*big.Rat, bool) {
		a, ok := x.of(u)
		if !ok {
			return nil, false
		}
		b, _ := y.of(u)
		r := a.Cmp(b)
		return truth(map[string]bool{">=": r >= 0, ">": r > 0, "<": r < 0, "<=": r <= 0}[op]), true
	}}
}

// both applies an operation to two numbers.
func both(x, y number, of func(z, a, b *big.Rat) *big.Rat) func(Unit) (*big.Rat, bool) {
	return func(u Unit) (*big.Rat, bool) {
		a, ok := x.of(u)
		b, fine := y.of(u)
		if !ok || !fine {
			return nil, false
		}
		return of(new(big.Rat), a, b), true
	}
}

func lessOf(_, a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func moreOf(_, a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// down returns the greatest whole number that is no greater.
func down(v *big.Rat) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Div(v.Num(), v.Denom()))
}

func up(v *big.Rat) *big.Rat {
	v = down(new(big.Rat).Neg(v))
	return v.Neg(v)
}

// nearest rounds to places, halves away from zero, to even, or cuts off.
func nearest(v *big.Rat, places int, mode decimals.RoundingMode) *big.Rat {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	x := new(big.Rat).Abs(v)
	x.Mul(x, scale)
	whole := down(x)
	rest := new(big.Rat).Sub(x, whole)
	switch c := rest.Cmp(big.NewRat(1, 2)); {
	case mode == decimals.Down:
	case c > 0, c == 0 && (mode == decimals.HalfUp || whole.Num().Bit(0) == 1):
		whole.Add(whole, big.NewRat(1, 1))
	}
	whole.Quo(whole, scale)
	if v.Sign() < 0 {
		whole.Neg(whole)
	}
	return whole
}

func (c *Curve) number(depth int) number {
	if depth == 0 {
		if c.IntN(4) == 0 {
			return c.literal(20)
		}
		return c.variable()
	}
	kind := c.IntN(14)
	if kind < 12 {
		c.kinds = append(c.kinds, []string{"+", "-", "*", "*", "/", "min", "max", "clamp", "ceil", "floor", "round",
			"abs"}[kind])
	}
	x := c.number(depth - 1)
	one := func(name string, of func(*big.Rat) *big.Rat) number {
		return number{name + "(" + x.text + ")", func(u Unit) (*big.Rat, bool) {
			v, ok := x.of(u)
			if !ok {
				return nil, false
			}
			return of(v), true
		}}
	}
	switch kind {
	case 0, 1, 2, 3:
		y := c.number(c.IntN(depth))
		op := []string{"+", "-", "*", "*"}[kind]
		of := []func(z, a, b *big.Rat) *big.Rat{(*big.Rat).Add, (*big.Rat).Sub, (*big.Rat).Mul, (*big.Rat).Mul}[kind]
		return number{"(" + x.text + " " + op + " " + y.text + ")", both(x, y, of)}
	case 4:
		y := c.number(c.IntN(depth))
		return number{"(" + x.text + " / " + y.text + ")", func(u Unit) (*big.Rat, bool) {
			b, ok := y.of(u)
			if a, fine := x.of(u); ok && fine && b.Sign() != 0 {
				return new(big.Rat).Quo(a, b), true
			}
			return nil, false
		}}
	case 5, 6:
		y := c.number(c.IntN(depth))
		return number{[]string{"min", "max"}[kind-5] + "(" + x.text + ", " + y.text + ")",
			both(x, y, []func(z, a, b *big.Rat) *big.Rat{lessOf, moreOf}[kind-5])}
	case 7:
		lo, hi := c.IntN(4), 4+c.IntN(20)
		return one("clamp", func(v *big.Rat) *big.Rat {
			return lessOf(nil, moreOf(nil, v, big.NewRat(int64(lo), 1)), big.NewRat(int64(hi), 1))
		}).renamed(fmt.Sprintf("clamp(%s, %d, %d)", x.text, lo, hi))
	case 8:
		return one("ceil", up)
	case 9:
		return one("floor", down)
	case 10:
		places := c.IntN(2)
		return one("round", func(v *big.Rat) *big.Rat {
			return nearest(v, places, decimals.HalfUp)
		}).renamed(fmt.Sprintf("round(%s, %d)", x.text, places))
	case 11:
		return one("abs", func(v *big.Rat) *big.Rat { return new(big.Rat).Abs(v) })
	case 12:
		when, y := c.condition(c.Inputs[c.IntN(len(c.Inputs))]), c.number(c.IntN(depth))
		return number{"(" + when.text + " ? " + x.text + " : " + y.text + ")", either(when, x, y)}
	}
	y := c.number(c.IntN(depth))
	c.kinds = append(c.kinds, "let")
	return number{"(let v = " + x.text + "; v * v - v + " + y.text + ")", both(x, y, func(z, a, b *big.Rat) *big.Rat {
		z.Mul(a, a)
		z.Sub(z, a)
		return z.Add(z, b)
	})}
}

func (n number) renamed(text string) number {
	n.text = text
	return n
}

// Curved is a rule with the file that has it.
type Curved struct {
	File     string
	score    number
	Max      *big.Rat
	rounding decimals.RoundingMode
	Kinds    []string
}

// Rule makes a rule of some inputs.
func (c *Curve) Rule() Curved {
	c.kinds = nil
	x := c.number(1 + c.IntN(3))
	max := int64(1 + c.IntN(10))
	modes := []decimals.RoundingMode{decimals.HalfUp, decimals.HalfUp, decimals.Down, decimals.HalfEven}
	out := Curved{Max: big.NewRat(max, 1), rounding: modes[c.IntN(len(modes))]}
	if c.IntN(4) == 0 {
		by, y := c.literal(30), x
		x = number{"(" + x.text + " / " + by.text + ")", func(u Unit) (*big.Rat, bool) {
			a, ok := y.of(u)
			b, _ := by.of(u)
			if !ok || b.Sign() == 0 {
				return nil, false
			}
			return new(big.Rat).Quo(a, b), true
		}}
	}
	within := number{fmt.Sprintf("clamp(%s, 0, full)", x.text), func(u Unit) (*big.Rat, bool) {
		v, ok := x.of(u)
		if !ok {
			return nil, false
		}
		return lessOf(nil, moreOf(nil, v, new(big.Rat)), out.Max), true
	}}
	if out.score = within; c.IntN(4) == 0 {
		out.score = x // points that it cannot have fail
	}
	out.Kinds = c.kinds
	out.File = CurvedFile(max, out.rounding, out.score.text)
	return out
}

// CurvedFile is a rubric of one item with a score.
func CurvedFile(max int64, rounding decimals.RoundingMode, score string) string {
	return strings.NewReplacer("MAX", fmt.Sprint(max), "MODE", string(rounding), "SCORE", score).Replace(`rubric: curved
title: Curved
decision: {number: 1/QD, issuer: X, date: 2025-01-02}
period: 2025
max: MAX
points: {places: 2, rounding: MODE}
inputs:` + someInputs + `areas:
  - {code: "1", title: A, max: MAX, score: "SCORE"}
`)
}

// Points returns what a rule gives; not ok where it fails.
func (r *Curved) Points(u Unit) (*big.Rat, bool) {
	v, ok := r.score.of(u)
	if !ok || v.Sign() < 0 || v.Cmp(r.Max) > 0 {
		return nil, false
	}
	return nearest(v, 2, r.rounding), true
}

// Shown returns facts as the library takes them.
func (u Unit) Shown() map[string]any {
	out := map[string]any{}
	for name, v := range u {
		switch name {
		case "d":
			out[name] = rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(v.Num().Int64()).String()
		case "e":
			out[name] = someOptions[v.Num().Int64()]
		case "b":
			out[name] = v.Sign() != 0
		default:
			out[name] = v.FloatString(18)
		}
	}
	return out
}

// Read returns a figure of the library's as a number.
func Read(name, figure string) *big.Rat {
	switch name {
	case "d":
		return big.NewRat(dayOf(figure), 1)
	case "e":
		for i, o := range someOptions {
			if o == figure {
				return big.NewRat(int64(i), 1)
			}
		}
	case "b":
		return truth(figure == "true")
	}
	return rat(figure)
}

// Values returns figures of an input, of two decimal places at most.
func (c *Curve) Values(name string) []*big.Rat {
	var out []*big.Rat
	whole := func(from, to int64) {
		for v := from; v <= to; v++ {
			out = append(out, big.NewRat(v, 1))
		}
	}
	switch name {
	case "e":
		whole(0, 2)
	case "b":
		whole(0, 1)
	case "c":
		whole(0, 12)
	case "k":
		whole(0, 60)
		out = append(out, big.NewRat(1000, 1), big.NewRat(123456, 1))
	case "d":
		whole(dayOf("2024-12-20"), dayOf("2025-04-10"))
		out = append(out, big.NewRat(dayOf("1999-01-01"), 1), big.NewRat(dayOf("2040-01-01"), 1))
	case "p":
		whole(0, 100)
		for range 200 {
			out = append(out, big.NewRat(int64(c.IntN(10_001)), 100))
		}
	default:
		whole(-20, 20)
		for range 200 {
			out = append(out, big.NewRat(int64(c.IntN(4_001)-2_000), 100))
		}
	}
	return out
}
