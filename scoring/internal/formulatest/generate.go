package formulatest

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"time"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// FactsFrom reads facts from bytes: scaled 64-bit numbers, and zero behind the end.
func FactsFrom(b []byte) Facts {
	next := func() int64 {
		var word [8]byte
		b = b[copy(word[:], b):]
		return int64(binary.LittleEndian.Uint64(word[:]))
	}
	number := func() *big.Rat {
		v := next()
		scale := int64(1)
		for range byte(v) % 5 { // the low byte says how many decimals
			scale *= 100
		}
		return big.NewRat(v>>8, scale)
	}
	f := make(Facts, len(Inputs))
	for _, slot := range []int{SlotP, SlotQ, SlotX, SlotVietnamese} {
		f[slot] = number()
	}
	f[SlotN], f[SlotM] = big.NewRat(next(), 1), big.NewRat(next(), 1)
	rest := next()
	f[SlotF], f[SlotG] = rest&1 != 0, rest&2 != 0
	f[SlotState] = States[int(rest>>2&3)%len(States)]
	f[SlotDue] = Day(rest >> 40)
	sent := next()
	if f[SlotSent] = Never; sent&3 != 0 {
		f[SlotSent] = min(Never, Day(sent>>40))
	}
	f[SlotTenths] = big.NewRat(next()>>8, 10)
	copy(f[SlotTenths+1:], seriesFacts(func(in formula.Var) Point {
		v := number()
		switch {
		case in.Type == interval.Bool:
			return v.Sign() > 0
		case in.Type == interval.Date:
			return Day(FloorOf(v).Int64())
		case in.Grid == interval.Whole:
			return new(big.Rat).SetInt(FloorOf(v))
		}
		return v
	}))
	return f
}

// Generator writes random well-typed expressions and facts that come close to
// their thresholds.
type Generator struct {
	*rand.Rand
	lets  map[interval.Type][]string
	names int
	// inside says that the names of series stand for one member.
	inside bool
	// counting says that a condition is made that is counted with others.
	counting bool

	src   string     // the expression that found is of
	found []*big.Rat // its numbers, then the thresholds
}

func NewGenerator(seed uint64) *Generator {
	return &Generator{Rand: rand.New(rand.NewPCG(seed, 1)), lets: map[interval.Type][]string{}}
}

func Pick[T any](g *Generator, from ...T) T { return from[g.IntN(len(from))] }

// Expression returns an expression and its type.
func (g *Generator) Expression() (string, interval.Type) {
	t := Pick(g, interval.Number, interval.Number, interval.Bool, interval.Bool, interval.Text, interval.Date)
	return g.Of(t, 1+g.IntN(5)), t
}

func (g *Generator) Of(t interval.Type, depth int) string {
	if depth > 0 {
		switch g.IntN(12) {
		case 0:
			return g.conditional(t, depth-1)
		case 1:
			return g.let(t, depth-1)
		}
	}
	switch t {
	case interval.Bool:
		return g.condition(depth)
	case interval.Text:
		return g.text()
	case interval.Date:
		return g.date()
	}
	return g.number(depth)
}

func (g *Generator) conditional(t interval.Type, depth int) string {
	cond, then, otherwise := g.Of(interval.Bool, depth), g.Of(t, depth), g.Of(t, depth)
	if g.IntN(2) == 0 {
		return fmt.Sprintf("(if %s { %s } else { %s })", cond, then, otherwise)
	}
	return fmt.Sprintf("(%s ? %s : %s)", cond, then, otherwise)
}

// let names a value of any type, which the body may use where it wants that type.
func (g *Generator) let(t interval.Type, depth int) string {
	of := Pick(g, allTypes...)
	init := g.Of(of, depth)
	g.names++
	name := fmt.Sprintf("v%d", g.names)
	before := g.lets[of]
	g.lets[of] = append(before[:len(before):len(before)], name)
	body := g.Of(t, depth)
	g.lets[of] = before
	return fmt.Sprintf("(let %s = %s; %s)", name, init, body)
}

// named returns the name of an input or let, or the fallback.
func (g *Generator) named(t interval.Type, fallback func() string, names ...string) string {
	names = append(names, g.lets[t]...)
	if i := g.IntN(len(names) + 1); i < len(names) {
		return names[i]
	}
	return fallback()
}

// thresholds are numbers that rules have, and numbers at the limits of digits.
var thresholds = strings.Fields(`0 0 1 1 2 3 5 10 50 80 90 95 100 0.1 0.2 0.3 0.5 2.5 33.33 99.95 99.99 1.005 0.0
	.5 1000 007 12.50 0.000000000000000001 999999999999999999 123456789012345678.123456789012345678`)

func (g *Generator) literal() string { return Pick(g, thresholds...) }

func (g *Generator) leaf() string {
	return g.named(interval.Number, g.literal, "p", "q", "n", "m", "x", "tỷ_lệ", "full", "norm", "limit", "u")
}

func (g *Generator) number(depth int) string {
	if depth <= 0 {
		return g.leaf()
	}
	depth--
	sub := func() string { return g.Of(interval.Number, depth) }
	switch g.IntN(16) {
	case 14, 15:
		if g.inside { // where a series stands for one member, none can be gone through
			return g.leaf()
		}
		return g.aggregate(depth)
	case 0, 1, 2, 3:
		// Without parentheses operands bind as they bind: both sides read it alike.
		s := sub() + Pick(g, " + ", " - ", " * ", " / ", "*", "/") + sub()
		if g.IntN(2) == 0 {
			return s
		}
		return "(" + s + ")"
	case 4:
		return Pick(g, "-", "+", "- -") + "(" + sub() + ")"
	case 5:
		return "-" + g.leaf()
	case 6:
		args := sub()
		for range g.IntN(3) {
			args += ", " + sub()
		}
		return Pick(g, "min", "max") + "(" + args + ")"
	case 7:
		return Pick(g, "abs", "floor", "ceil", "round") + "(" + sub() + ")"
	case 8:
		return fmt.Sprintf("round(%s, %d)", sub(), g.IntN(4))
	case 9:
		lo := g.IntN(100)
		// min hides a literal: two literals in the wrong order do not compile.
		return Pick(g, fmt.Sprintf("clamp(%s, %d, %d)", sub(), lo, lo+g.IntN(50)),
			fmt.Sprintf("clamp(%s, min(%s), %s)", sub(), sub(), sub()))
	case 10:
		return Pick(g, "rate", "share") + Pick(g, "("+sub()+", "+sub()+")", "(n, m)", "(p, q - q)")
	case 11:
		return Pick(g, "days(", "workdays(") + g.date() + ", " + g.date() + ")"
	case 12:
		return g.bands(sub)
	}
	return "tier(" + sub() + ", " + g.Of(interval.Bool, depth) + ")"
}

// bands writes bands that meet, have a gap between them, leave an end out or hold one
// point.
func (g *Generator) bands(sub func() string) string {
	a := g.IntN(90)
	b := a + g.IntN(20)
	return fmt.Sprintf("bands(%s", Pick(g, sub(), g.leaf())) + Pick(g,
		fmt.Sprintf(", '>=%d', %s, '[%d,%d)', %s, '<%d', %s", b+1, sub(), a, b+1, sub(), a, sub()),
		fmt.Sprintf(", '>%d.5', %s, '(%d, %d.5]', %s", b, sub(), a, b, sub()),
		fmt.Sprintf(", '<%d', %s, '>%d', %s", a, sub(), a, sub()),
		fmt.Sprintf(", '<%d', %s, '[%d,%d]', %s, '>%d', %s", a, sub(), a, a, sub(), a, sub()),
		fmt.Sprintf(", '<=%d', %s", b, sub())) + ")"
}

// whole writes a number that the language knows to be whole.
func (g *Generator) whole(depth int) string {
	switch g.IntN(6) {
	case 0:
		return "round(" + g.Of(interval.Number, depth-1) + ")"
	case 1:
		return "(n + m)"
	case 2:
		return "-n"
	case 3:
		if g.inside {
			return "max(n, m, 1)"
		}
		return Pick(g, "max(n, m, 1)", "sum(reports)", "count(kept)")
	}
	return Pick(g, "n", "m")
}

func (g *Generator) condition(depth int) string {
	if depth <= 0 {
		return g.named(interval.Bool, func() string { return Pick(g, "true", "false", "f != g") }, "f", "g")
	}
	depth--
	n := func() string { return g.Of(interval.Number, depth/2) }
	switch g.IntN(13) {
	case 0, 1:
		return n() + " " + g.comparison() + " " + n()
	case 2:
		return n() + Pick(g, " < ", " <= ") + g.leaf() + Pick(g, " < ", " <= ") + n()
	case 3:
		return g.literal() + Pick(g, " > ", " <= ") + n() + Pick(g, " >= ", " < ") + g.leaf() + Pick(g, " < ", " > ") + n()
	case 4, 5:
		return g.logical(depth) + Pick(g, " and ", " && ", " or ", " || ") + g.logical(depth)
	case 6:
		return Pick(g, "not ", "!") + "(" + g.Of(interval.Bool, depth) + ")"
	case 7:
		return g.text() + Pick(g, " == ", " != ") + g.text()
	case 8:
		return Pick(g, g.date()+" "+g.comparison()+" "+g.date(), "sent "+g.comparison()+" never")
	case 9:
		return "(" + g.Of(interval.Bool, depth) + ")" + Pick(g, " == ", " != ") + "(" + g.Of(interval.Bool, depth) + ")"
	case 10:
		lo := g.IntN(20) - 5
		return g.whole(depth) + Pick(g, " in ", " not in ") + fmt.Sprintf("%d..%d", lo, lo+g.IntN(12)-2)
	}
	return g.list(depth)
}

// logical writes an operand of and and or, which may be one of those itself.
func (g *Generator) logical(depth int) string {
	if s := g.Of(interval.Bool, depth); g.IntN(2) == 0 {
		return "(" + s + ")"
	}
	return g.leaf() + " " + g.comparison() + " " + g.leaf()
}

func (g *Generator) comparison() string { return Pick(g, "==", "!=", "<", "<=", ">", ">=") }

func (g *Generator) list(depth int) string {
	t := Pick(g, interval.Number, interval.Number, interval.Text, interval.Date, interval.Bool)
	one := func() string {
		switch t {
		case interval.Text:
			return g.text()
		case interval.Date:
			return g.date()
		case interval.Bool:
			return g.condition(0)
		}
		return g.Of(t, g.IntN(depth/2+1))
	}
	of := one()
	if t == interval.Number && g.IntN(2) == 0 {
		of = g.leaf()
	}
	elements := one()
	for range g.IntN(4) {
		elements += ", " + one()
	}
	return "(" + of + ")" + Pick(g, " in ", " not in ") + "[" + elements + "]"
}

func (g *Generator) text() string {
	return g.named(interval.Text, func() string {
		return Pick(g, "'ở đây'", `"xa"`, "`none`", "(f ? state : 'xa')")
	}, "state", "state")
}

func (g *Generator) date() string {
	return g.named(interval.Date, func() string {
		return Pick(g, "date('2023-01-30')", "date('2024-02-29')", "date('1969-12-31')", "(g ? due : date('2023-01-31'))")
	}, "due", "due", "sent")
}

var literals = regexp.MustCompile(`\d[\d_]*\.?\d*`)

var datesIn = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

// units are the steps beside a threshold, nil for none.
var units = []*big.Rat{nil, nil, Rat("0.000000000000000001"), Rat("0.01"), Rat("1")}

// near returns a number at, just below or just above one of the expression's.
func (g *Generator) near(src string) *big.Rat {
	if g.src != src {
		g.src, g.found = src, nil
		for _, text := range append(literals.FindAllString(src, -1), thresholds...) {
			g.found = append(g.found, Rat(strings.TrimSuffix(strings.ReplaceAll(text, "_", ""), ".")))
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
	unit := Pick(g, units...)
	if unit == nil {
		return v
	}
	if g.IntN(2) == 0 {
		return new(big.Rat).Sub(v, unit)
	}
	return new(big.Rat).Add(v, unit)
}

func (g *Generator) nearWhole(src string) *big.Rat {
	v := new(big.Rat).SetInt(FloorOf(g.near(src)))
	if g.IntN(3) == 0 {
		return big.NewRat(int64(g.IntN(12)), 1)
	}
	return v
}

func (g *Generator) nearDay(src string) Day {
	t, err := time.Parse(time.DateOnly, Pick(g, append(datesIn.FindAllString(src, -1), "2023-01-30")...))
	if err != nil {
		return 0
	}
	return Day(t.Unix()/86400 + int64(g.IntN(5)) - 2)
}

// nearSent returns a day near the expression's, or the day after all.
func (g *Generator) nearSent(src string) Day {
	if g.IntN(4) == 0 {
		return Never
	}
	return g.nearDay(src)
}

func (g *Generator) nearTenths(src string) *big.Rat {
	v := new(big.Rat).SetInt(FloorOf(new(big.Rat).Mul(g.near(src), Rat("10"))))
	return v.Quo(v, Rat("10"))
}

// Facts returns facts near the thresholds of an expression.
func (g *Generator) Facts(src string) Facts {
	f := Facts{
		SlotP: g.near(src), SlotQ: g.near(src), SlotN: g.nearWhole(src), SlotM: g.nearWhole(src), SlotX: g.near(src),
		SlotF: g.IntN(2) == 0, SlotG: g.IntN(2) == 0, SlotState: Pick(g, States...), SlotDue: g.nearDay(src),
		SlotVietnamese: g.near(src), SlotSent: g.nearSent(src), SlotTenths: g.nearTenths(src),
	}
	return append(f, seriesFacts(func(in formula.Var) Point {
		switch {
		case in.Type == interval.Bool:
			return g.IntN(2) == 0
		case in.Type == interval.Date:
			return g.nearDay(src)
		case in.Grid == interval.Whole:
			return g.nearWhole(src)
		}
		return g.near(src)
	})...)
}
