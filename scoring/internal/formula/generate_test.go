package formula_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"time"

	"github.com/parindex/parindex/scoring/internal/formula"
)

// generator writes random well-typed expressions and facts that come close to
// their thresholds.
type generator struct {
	*rand.Rand
	lets  map[formula.Type][]string
	names int

	src   string     // the expression that found is of
	found []*big.Rat // its numbers, then the thresholds
}

func newGenerator(seed uint64) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 1)), lets: map[formula.Type][]string{}}
}

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

// expression returns an expression and its type.
func (g *generator) expression() (string, formula.Type) {
	t := pick(g, formula.Number, formula.Number, formula.Bool, formula.Bool, formula.Text, formula.Date)
	return g.of(t, 1+g.IntN(5)), t
}

func (g *generator) of(t formula.Type, depth int) string {
	if depth > 0 {
		switch g.IntN(12) {
		case 0:
			return g.conditional(t, depth-1)
		case 1:
			return g.let(t, depth-1)
		}
	}
	switch t {
	case formula.Bool:
		return g.condition(depth)
	case formula.Text:
		return g.text()
	case formula.Date:
		return g.date()
	}
	return g.number(depth)
}

func (g *generator) conditional(t formula.Type, depth int) string {
	cond, then, otherwise := g.of(formula.Bool, depth), g.of(t, depth), g.of(t, depth)
	if g.IntN(2) == 0 {
		return fmt.Sprintf("(if %s { %s } else { %s })", cond, then, otherwise)
	}
	return fmt.Sprintf("(%s ? %s : %s)", cond, then, otherwise)
}

// let names a value of any type, which the body may use where it wants that type.
func (g *generator) let(t formula.Type, depth int) string {
	of := pick(g, allTypes...)
	init := g.of(of, depth)
	g.names++
	name := fmt.Sprintf("v%d", g.names)
	before := g.lets[of]
	g.lets[of] = append(before[:len(before):len(before)], name)
	body := g.of(t, depth)
	g.lets[of] = before
	return fmt.Sprintf("(let %s = %s; %s)", name, init, body)
}

// named returns the name of an input or let, or the fallback.
func (g *generator) named(t formula.Type, fallback func() string, names ...string) string {
	names = append(names, g.lets[t]...)
	if i := g.IntN(len(names) + 1); i < len(names) {
		return names[i]
	}
	return fallback()
}

// thresholds are numbers that rules have, and numbers at the limits of digits.
var thresholds = strings.Fields(`0 0 1 1 2 3 5 10 50 80 90 95 100 0.1 0.2 0.3 0.5 2.5 33.33 99.95 99.99 1.005 0.0
	.5 1000 007 12.50 0.000000000000000001 999999999999999999 123456789012345678.123456789012345678`)

func (g *generator) literal() string { return pick(g, thresholds...) }

func (g *generator) leaf() string {
	return g.named(formula.Number, g.literal, "p", "q", "n", "m", "x", "tỷ_lệ", "full", "p", "q")
}

func (g *generator) number(depth int) string {
	if depth <= 0 {
		return g.leaf()
	}
	depth--
	sub := func() string { return g.of(formula.Number, depth) }
	switch g.IntN(14) {
	case 0, 1, 2, 3:
		// Without parentheses operands bind as they bind: both sides read it alike.
		s := sub() + pick(g, " + ", " - ", " * ", " / ", "*", "/") + sub()
		if g.IntN(2) == 0 {
			return s
		}
		return "(" + s + ")"
	case 4:
		return pick(g, "-", "+", "- -") + "(" + sub() + ")"
	case 5:
		return "-" + g.leaf()
	case 6:
		args := sub()
		for range g.IntN(3) {
			args += ", " + sub()
		}
		return pick(g, "min", "max") + "(" + args + ")"
	case 7:
		return pick(g, "abs", "floor", "ceil", "round") + "(" + sub() + ")"
	case 8:
		return fmt.Sprintf("round(%s, %d)", sub(), g.IntN(4))
	case 9:
		lo := g.IntN(100)
		// min hides a literal: two literals in the wrong order do not compile.
		return pick(g, fmt.Sprintf("clamp(%s, %d, %d)", sub(), lo, lo+g.IntN(50)), fmt.Sprintf("clamp(%s, min(%s), %s)", sub(), sub(), sub()))
	case 10:
		return pick(g, "rate("+sub()+", "+sub()+")", "rate(n, m)", "rate(p, q - q)")
	case 11:
		return "days(" + g.date() + ", " + g.date() + ")"
	case 12:
		return g.bands(sub)
	}
	return "tier(" + sub() + ", " + g.of(formula.Bool, depth) + ")"
}

// bands writes bands that meet, have a gap between them, leave an end out or hold one
// point.
func (g *generator) bands(sub func() string) string {
	a := g.IntN(90)
	b := a + g.IntN(20)
	return fmt.Sprintf("bands(%s", pick(g, sub(), g.leaf())) + pick(g,
		fmt.Sprintf(", '>=%d', %s, '[%d,%d)', %s, '<%d', %s", b+1, sub(), a, b+1, sub(), a, sub()),
		fmt.Sprintf(", '>%d.5', %s, '(%d, %d.5]', %s", b, sub(), a, b, sub()),
		fmt.Sprintf(", '<%d', %s, '>%d', %s", a, sub(), a, sub()),
		fmt.Sprintf(", '<%d', %s, '[%d,%d]', %s, '>%d', %s", a, sub(), a, a, sub(), a, sub()),
		fmt.Sprintf(", '<=%d', %s", b, sub())) + ")"
}

// whole writes a number that the language knows to be whole.
func (g *generator) whole(depth int) string {
	switch g.IntN(6) {
	case 0:
		return "round(" + g.of(formula.Number, depth-1) + ")"
	case 1:
		return "(n + m)"
	case 2:
		return "-n"
	case 3:
		return "max(n, m, 1)"
	}
	return pick(g, "n", "m")
}

func (g *generator) condition(depth int) string {
	if depth <= 0 {
		return g.named(formula.Bool, func() string { return pick(g, "true", "false", "f != g") }, "f", "g")
	}
	depth--
	n := func() string { return g.of(formula.Number, depth/2) }
	switch g.IntN(13) {
	case 0, 1:
		return n() + " " + g.comparison() + " " + n()
	case 2:
		return n() + pick(g, " < ", " <= ") + g.leaf() + pick(g, " < ", " <= ") + n()
	case 3:
		return g.literal() + pick(g, " > ", " <= ") + n() + pick(g, " >= ", " < ") + g.leaf() + pick(g, " < ", " > ") + n()
	case 4, 5:
		return g.logical(depth) + pick(g, " and ", " && ", " or ", " || ") + g.logical(depth)
	case 6:
		return pick(g, "not ", "!") + "(" + g.of(formula.Bool, depth) + ")"
	case 7:
		return g.text() + pick(g, " == ", " != ") + g.text()
	case 8:
		return g.date() + " " + g.comparison() + " " + g.date()
	case 9:
		return "(" + g.of(formula.Bool, depth) + ")" + pick(g, " == ", " != ") + "(" + g.of(formula.Bool, depth) + ")"
	case 10:
		lo := g.IntN(20) - 5
		return g.whole(depth) + pick(g, " in ", " not in ") + fmt.Sprintf("%d..%d", lo, lo+g.IntN(12)-2)
	}
	return g.list(depth)
}

// logical writes an operand of and and or, which may be one of those itself.
func (g *generator) logical(depth int) string {
	if s := g.of(formula.Bool, depth); g.IntN(2) == 0 {
		return "(" + s + ")"
	}
	return g.leaf() + " " + g.comparison() + " " + g.leaf()
}

func (g *generator) comparison() string { return pick(g, "==", "!=", "<", "<=", ">", ">=") }

func (g *generator) list(depth int) string {
	t := pick(g, formula.Number, formula.Number, formula.Text, formula.Date, formula.Bool)
	one := func() string {
		switch t {
		case formula.Text:
			return g.text()
		case formula.Date:
			return g.date()
		case formula.Bool:
			return g.condition(0)
		}
		return g.of(t, g.IntN(depth/2+1))
	}
	of := one()
	if t == formula.Number && g.IntN(2) == 0 {
		of = g.leaf()
	}
	elements := one()
	for range g.IntN(4) {
		elements += ", " + one()
	}
	return "(" + of + ")" + pick(g, " in ", " not in ") + "[" + elements + "]"
}

func (g *generator) text() string {
	return g.named(formula.Text, func() string {
		return pick(g, "'ở đây'", `"xa"`, "`none`", "(f ? state : 'xa')")
	}, "state", "state")
}

func (g *generator) date() string {
	return g.named(formula.Date, func() string {
		return pick(g, "date('2023-01-30')", "date('2024-02-29')", "date('1969-12-31')", "(g ? due : date('2023-01-31'))")
	}, "due", "due")
}

var literals = regexp.MustCompile(`\d[\d_]*\.?\d*`)
var datesIn = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

// units are the steps beside a threshold, nil for none.
var units = []*big.Rat{nil, nil, rat("0.000000000000000001"), rat("0.01"), rat("1")}

// near returns a number at, just below or just above one of the expression's.
func (g *generator) near(src string) *big.Rat {
	if g.src != src {
		g.src, g.found = src, nil
		for _, text := range append(literals.FindAllString(src, -1), thresholds...) {
			g.found = append(g.found, rat(strings.TrimSuffix(strings.ReplaceAll(text, "_", ""), ".")))
		}
	}
	i := g.IntN(len(g.found))
	if own := len(g.found) - len(thresholds); own > 0 && g.IntN(2) == 0 {
		i = g.IntN(own)
	}
	v := g.found[i]
	switch g.IntN(8) {
	case 0:
		v = new(big.Rat).Neg(v)
	case 1:
		return big.NewRat(int64(g.IntN(10_001)), 100)
	case 2:
		return new(big.Rat)
	}
	unit := pick(g, units...)
	if unit == nil {
		return v
	}
	if g.IntN(2) == 0 {
		return new(big.Rat).Sub(v, unit)
	}
	return new(big.Rat).Add(v, unit)
}

func (g *generator) nearWhole(src string) *big.Rat {
	v := new(big.Rat).SetInt(floorOf(g.near(src)))
	if g.IntN(3) == 0 {
		return big.NewRat(int64(g.IntN(12)), 1)
	}
	return v
}

func (g *generator) nearDay(src string) day {
	t, err := time.Parse(time.DateOnly, pick(g, append(datesIn.FindAllString(src, -1), "2023-01-30")...))
	if err != nil {
		return 0
	}
	return day(t.Unix()/86400 + int64(g.IntN(5)) - 2)
}

// facts returns facts near the thresholds of an expression.
func (g *generator) facts(src string) facts {
	return facts{
		slotP: g.near(src), slotQ: g.near(src), slotN: g.nearWhole(src), slotM: g.nearWhole(src), slotX: g.near(src),
		slotF: g.IntN(2) == 0, slotG: g.IntN(2) == 0, slotState: pick(g, states...), slotDue: g.nearDay(src),
		slotVietnamese: g.near(src),
	}
}
