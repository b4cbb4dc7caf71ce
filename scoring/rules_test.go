package scoring_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// someRule is a random rule of one leaf.
type someRule struct {
	min, step            string
	applies, arises      *tree
	notApplies, notArise string
	cases                []someCase
	rises, falls         []string
}

type someCase struct {
	when, score *tree
	reason      bool
	of          int // the case as written
}

// flat returns the cases with the branches of a conditional in the last as cases
// of their own.
func (r *someRule) flat() []someCase {
	var out []someCase
	for i, c := range r.cases {
		c.of = i
		for c.when == nil && c.score.kind == "if" {
			out = append(out, someCase{c.score.kids[0], c.score.kids[1], c.reason, i})
			c.score = c.score.kids[2]
		}
		out = append(out, c)
	}
	return out
}

// someGroup is a rubric with one leaf, for which many rules are made: they share
// inputs and most of their numbers, and so the facts that attack them.
type someGroup struct {
	*rand.Rand
	inputs  []rubric.Input
	places  int
	mode    string
	max     string
	parent  *tree
	policy  string
	pool    []string
	wild    bool
	singles bool     // rows and bands of single values, too
	numbers []string // of all its rules
	dates   []string
	lets    int
}

func choose[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func newGroup(r *rand.Rand) *someGroup {
	g := &someGroup{Rand: r, places: choose(r, 2, 2, 2, 0, 1, 3), mode: choose(r, "half-up", "half-up", "half-even", "down"), wild: r.IntN(3) == 0}
	g.max = choose(r, "1", "2", "3", "5", "10")
	if g.places > 0 {
		g.max = choose(r, g.max, g.max, "0.5", "1.5", "2.5")
	}
	null := func(s string) decimal.NullDecimal {
		if s == "" {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(dec(s))
	}
	add := func(name string, t rubric.InputType, least, most string, options ...string) {
		in := rubric.Input{Name: name, Type: t, Title: rubric.Plain(name), Min: null(least), Max: null(most)}
		for _, o := range options {
			in.Options = append(in.Options, rubric.Option{Name: o})
		}
		g.inputs = append(g.inputs, in)
	}
	add("p1", rubric.Percent, "", choose(r, "", "", "", "200"))
	add("p2", rubric.Percent, choose(r, "", "", "-100", "10"), "")
	add("c1", rubric.Count, "", choose(r, "", "", "20"))
	add("c2", rubric.Count, choose(r, "", "", "1"), choose(r, "", "", "12"))
	add("x1", rubric.Number, choose(r, "", "0", "-5", "0.5"), choose(r, "", "", "10", "7.25"))
	add("b1", rubric.Bool, "", "")
	add("b2", rubric.Bool, "", "")
	add("e1", rubric.Enum, "", "", choose(r, []string{"on_time", "late", "none"}, []string{"on_time", "late", "none"}, []string{"yes", "null", "~"}, []string{"true", "12", "-"})...)
	add("d1", rubric.DateIn, "", "")
	for range 5 {
		g.pool = append(g.pool, choose(r, "50", "60", "70", "80", "90", "95", "100", "99.5", "33.33", "0", "1", "2", "3", "5", "10", "12", "0.5", "0.25", "66.67", "7", fmt.Sprint(r.IntN(100))))
	}
	if r.IntN(4) == 0 {
		g.parent, g.policy = g.condition(1), choose(r, "zero", "full", "exclude", "{share: 0.5}", "error")
	}
	return g
}

func (g *someGroup) number() *tree {
	s := choose(g.Rand, g.pool...)
	if g.wild && g.IntN(20) == 0 {
		s = choose(g.Rand, "0.000000000000000001", "999999999999999999", "0.333333333333333333", "123456.789")
	}
	return num(s)
}

func (g *someGroup) figure() *tree { return named(choose(g.Rand, "p1", "p1", "p2", "c1", "c2", "x1")) }

// measured is something that rules compare with thresholds.
func (g *someGroup) measured() *tree {
	switch g.IntN(14) {
	case 0:
		return call("rate", named("c1"), named("c2"))
	case 1:
		return two("/", two("*", named("c1"), num("100")), named("c2"))
	case 2:
		return two("+", g.figure(), g.figure())
	case 3:
		return two("-", g.figure(), g.figure())
	case 4:
		if g.wild {
			return g.formula(2)
		}
	}
	return g.figure()
}

func (g *someGroup) date() *tree {
	s := choose(g.Rand, "2025-01-31", "2025-03-31", "2024-12-31", "2025-02-28")
	g.dates = append(g.dates, s)
	return call("date", num("'"+s+"'"))
}

func (g *someGroup) option() *tree {
	in := &g.inputs[slices.IndexFunc(g.inputs, func(in rubric.Input) bool { return in.Name == "e1" })]
	return num("'" + choose(g.Rand, in.Options...).Name + "'")
}

func (g *someGroup) condition(depth int) *tree {
	if depth > 0 {
		switch g.IntN(6) {
		case 0, 1:
			return two(choose(g.Rand, "and", "and", "or"), g.condition(depth-1), g.condition(depth-1))
		case 2:
			return &tree{kind: "not", kids: []*tree{g.condition(depth - 1)}}
		}
	}
	switch g.IntN(12) {
	case 0:
		return named(choose(g.Rand, "b1", "b2"))
	case 1:
		return two(choose(g.Rand, "==", "!="), named("e1"), g.option())
	case 2:
		t := &tree{kind: "list", kids: []*tree{named("e1"), g.option()}}
		for range g.IntN(3) {
			t.kids = append(t.kids, g.option())
		}
		return t
	case 3:
		return two(choose(g.Rand, "<=", "<", ">", ">=", "=="), named("d1"), g.date())
	case 4:
		lo := g.IntN(10)
		return &tree{kind: "range", kids: []*tree{named(choose(g.Rand, "c1", "c2")), num(fmt.Sprint(lo)), num(fmt.Sprint(lo + g.IntN(5)))}}
	case 5:
		return &tree{kind: "list", kids: []*tree{named(choose(g.Rand, "c1", "c2", "p1")), g.number(), g.number(), num("3")}}
	case 6, 7:
		return &tree{kind: "chain", text: choose(g.Rand, "<=", "<") + " " + choose(g.Rand, "<=", "<"), kids: []*tree{g.number(), g.measured(), g.number()}}
	case 8:
		return two(choose(g.Rand, "<=", "<", ">", ">=", "==", "!="), g.measured(), g.measured())
	}
	return two(choose(g.Rand, ">=", ">=", ">", "<", "<=", "==", "!="), g.measured(), g.number())
}

// formula is a number made of anything.
func (g *someGroup) formula(depth int) *tree {
	if depth <= 0 {
		return choose(g.Rand, g.figure(), g.figure(), g.number(), named("full"))
	}
	sub := func() *tree { return g.formula(depth - 1) }
	switch g.IntN(16) {
	case 0, 1:
		return two(choose(g.Rand, "+", "-"), sub(), sub())
	case 2, 3:
		return two("*", sub(), choose(g.Rand, g.number(), sub()))
	case 4:
		return two("/", sub(), g.number())
	case 5:
		return two("/", sub(), sub())
	case 6:
		return call("rate", sub(), sub())
	case 7, 8:
		return call(choose(g.Rand, "min", "max"), sub(), sub())
	case 9:
		return call("clamp", sub(), num("0"), named("full"))
	case 10:
		return call(choose(g.Rand, "floor", "ceil", "abs", "round"), sub())
	case 11:
		return call("round", sub(), num(fmt.Sprint(g.IntN(3))))
	case 12:
		return choice(g.condition(1), sub(), sub())
	case 13:
		return g.table()
	case 14:
		g.lets++
		name := fmt.Sprintf("v%d", g.lets)
		body := choose(g.Rand, two("*", named(name), sub()), call("min", named(name), sub()), two("-", two("*", named(name), named(name)), sub()))
		return &tree{kind: "let", text: name, kids: []*tree{sub(), body}}
	}
	return call("days", named("d1"), g.date())
}

func (g *someGroup) table() *tree {
	a := 10 + g.IntN(60)
	b := a + 1 + g.IntN(30)
	t := &tree{kind: "bands", kids: []*tree{g.measured(), named("full")}}
	t.sets = choose(g.Rand,
		[]string{fmt.Sprintf(">=%d", b), fmt.Sprintf("[%d,%d)", a, b), fmt.Sprintf("<%d", a)},
		[]string{fmt.Sprintf(">%d", b), fmt.Sprintf("(%d,%d]", a, b), fmt.Sprintf("<=%d", a)},
		[]string{fmt.Sprintf(">%d", b), fmt.Sprintf("[%d,%d)", a, b), fmt.Sprintf("<%d", a)},
		[]string{fmt.Sprintf(">=%d", b), fmt.Sprintf("<%d", b)})
	if g.singles && g.IntN(2) == 0 {
		t.sets = choose(g.Rand,
			[]string{fmt.Sprintf(">%d", b), fmt.Sprintf("[%d,%d]", b, b), fmt.Sprintf("<%d", b)},
			[]string{fmt.Sprintf(">%d", b), fmt.Sprintf("[%d,%d]", b, b), fmt.Sprintf("(%d,%d)", a, b), fmt.Sprintf("[%d,%d]", a, a), fmt.Sprintf("<%d", a)},
			[]string{"[100,100]", fmt.Sprintf("(%d,100)", a), fmt.Sprintf("[%d,%d]", a, a), fmt.Sprintf("<%d", a)},
			[]string{fmt.Sprintf(">=%d", a+2), fmt.Sprintf("[%d,%d]", a+1, a+1), fmt.Sprintf("[%d,%d]", a, a), fmt.Sprintf("<%d", a)})
	}
	for range len(t.sets) - 1 {
		t.kids = append(t.kids, g.some())
	}
	return t
}

// some is an ordinary number of points.
func (g *someGroup) some() *tree {
	return choose(g.Rand, num("0"), num("0"), two("/", named("full"), num("2")), two("*", num("0.5"), named("full")), named("full"), num("0.25"), num("1"))
}

// points is a score as authors write it, or worse.
func (g *someGroup) points() *tree {
	if g.wild && g.IntN(2) == 0 {
		t := g.formula(1 + g.IntN(3))
		if g.IntN(2) == 0 {
			t = call("clamp", t, num("0"), named("full"))
		}
		return t
	}
	percent := named(choose(g.Rand, "p1", "p2"))
	count := named(choose(g.Rand, "c1", "c2"))
	rate := call("rate", named("c1"), named("c2"))
	switch g.IntN(16) {
	case 0, 1:
		return two("/", two("*", named("full"), percent), num("100"))
	case 2:
		return call("min", named("full"), two("*", num(choose(g.Rand, "0.5", "0.25", "0.1", "1")), count))
	case 3:
		return call("max", num("0"), two("-", named("full"), two("*", num(choose(g.Rand, "0.5", "0.25", "0.1")), count)))
	case 4:
		return call("min", named("full"), two("/", two("*", named("full"), rate), num("100")))
	case 5:
		return two("/", two("*", named("full"), rate), num("100"))
	case 6:
		return g.table()
	case 7:
		return choice(g.condition(1), g.some(), choice(g.condition(0), g.some(), g.some()))
	case 8:
		return call("clamp", two("/", g.figure(), num("10")), num("0"), named("full"))
	case 9:
		return &tree{kind: "let", text: "v0", kids: []*tree{two("/", named("p1"), num("100")), two("*", named("full"), two("*", named("v0"), choose(g.Rand, named("v0"), num("1"))))}}
	case 10:
		return call("round", two("*", named("full"), two("/", percent, num("100"))), num("1"))
	case 11:
		return two("*", named("full"), two("/", named("c1"), two("+", named("c1"), named("c2"))))
	case 13:
		t := g.table()
		x := t.kids[0]
		t.kids[0] = named("v0")
		return &tree{kind: "let", text: "v0", kids: []*tree{x, t}}
	case 12:
		return call("min", named("full"), two("*", two("/", percent, num("100")), two("*", num("0.5"), count)))
	}
	return g.some()
}

// ladder are cases on one number, from the top.
func (g *someGroup) ladder() []someCase {
	x := g.measured()
	a, b := g.number(), g.number()
	if dec(a.text).LessThan(dec(b.text)) && g.IntN(8) > 0 {
		a, b = b, a
	}
	op := choose(g.Rand, ">=", ">=", ">")
	under := map[string]string{">=": "<", ">": "<="}[op]
	out := []someCase{{when: two(op, x, a), score: named("full")}}
	over := map[string]string{">=": "<=", ">": "<"}[op]
	if g.IntN(3) == 0 { // a slip at an end
		under = choose(g.Rand, "<", "<=")
		over = choose(g.Rand, "<", "<=")
	}
	out = append(out, choose(g.Rand,
		someCase{when: &tree{kind: "chain", text: over + " " + under, kids: []*tree{b, x, a}}, score: choose(g.Rand, two("/", named("full"), num("2")), g.points())},
		someCase{when: two(op, x, b), score: choose(g.Rand, two("/", named("full"), num("2")), g.points())},
		someCase{when: two("and", two(op, x, b), g.condition(0)), score: g.points()}))
	return append(out, someCase{score: choose(g.Rand, num("0"), num("0"), g.points())})
}

// single are cases for single values of one input.
func (g *someGroup) single() (out []someCase) {
	x, values := named("d1"), []*tree{g.date(), g.date(), g.date()}
	switch g.IntN(4) {
	case 0:
		x, values = named("e1"), []*tree{g.option(), g.option()}
	case 1:
		x, values = named("c1"), []*tree{num("0"), num(fmt.Sprint(g.IntN(4))), g.number()}
	case 2:
		x, values = g.measured(), []*tree{g.number(), g.number()}
	}
	for i, v := range values {
		op := "=="
		if x.text != "e1" && i > 0 && g.IntN(3) == 0 {
			op = choose(g.Rand, "<", ">", "<=", ">=")
		}
		out = append(out, someCase{when: two(op, x, v), score: choose(g.Rand, g.some(), g.some(), g.points())})
	}
	return append(out, someCase{score: choose(g.Rand, num("0"), g.some())})
}

func (g *someGroup) rule() *someRule {
	r := &someRule{}
	kind := g.IntN(5)
	if g.singles && g.IntN(6) == 0 {
		kind = 5
	}
	switch kind {
	case 5:
		r.cases = g.single()
	case 0, 1:
		r.cases = g.ladder()
	case 2:
		r.cases = []someCase{{score: g.points()}}
	default:
		for range g.IntN(4) {
			r.cases = append(r.cases, someCase{when: g.condition(g.IntN(2)), score: g.points()})
		}
		r.cases = append(r.cases, someCase{score: choose(g.Rand, num("0"), g.points())})
	}
	for i := range r.cases {
		r.cases[i].reason = g.IntN(5) == 0
	}
	if g.IntN(4) == 0 {
		r.applies, r.notApplies = g.condition(0), choose(g.Rand, "zero", "full", "exclude", "{share: 0.5}", "error")
	}
	r.notArise = choose(g.Rand, "zero", "full", "exclude", "{share: 0.5}", "error")
	if g.IntN(3) == 0 {
		r.arises = choose(g.Rand, two(">", named("c2"), num("0")), two(">", named("c2"), num("0")), g.condition(0))
	}
	if g.IntN(8) == 0 {
		r.min = choose(g.Rand, "-1", "-5", "0")
	}
	if g.IntN(5) == 0 {
		r.step = choose(g.Rand, "1", "0.5", "0.25")
		if g.places == 0 {
			r.step = "1"
		} else if g.places == 1 && r.step == "0.25" {
			r.step = "0.5"
		}
	}
	reads := map[string]bool{}
	text := g.parent.String() + " " + r.applies.String() + " " + r.arises.String()
	for _, c := range r.cases {
		text += " " + c.when.String() + " " + c.score.String()
	}
	for _, f := range strings.FieldsFunc(text, func(c rune) bool { return !strings.ContainsRune("pcxbed0123456789", c) }) {
		reads[f] = true
	}
	for _, in := range g.inputs {
		if in.Type == rubric.Enum || !reads[in.Name] {
			continue
		}
		switch g.IntN(4) {
		case 0, 1:
			r.rises = append(r.rises, in.Name)
		case 2:
			r.falls = append(r.falls, in.Name)
		}
	}
	for _, c := range r.cases {
		c.when.numbers(g.add)
		c.score.numbers(g.add)
	}
	for _, c := range []*tree{g.parent, r.applies, r.arises} {
		c.numbers(g.add)
	}
	return r
}

func (g *someGroup) add(s string) {
	if _, err := decimal.NewFromString(s); err == nil && !slices.Contains(g.numbers, s) {
		g.numbers = append(g.numbers, s)
	}
}

// places of a rule's expressions in its file.
type located struct {
	line, col int // of the first character
	key       string
	of        int // case, -1 for guards
	*written
}

// file writes the rubric of a rule, with the places of its expressions.
func (g *someGroup) file(r *someRule) (string, []located) {
	var b strings.Builder
	line := 1
	var all []located
	put := func(format string, args ...any) {
		s := fmt.Sprintf(format, args...)
		line += strings.Count(s, "\n")
		b.WriteString(s)
	}
	expression := func(indent, key string, of int, t *tree) {
		w := t.write()
		all = append(all, located{line, len(indent) + len(key) + 4, strings.TrimLeft(key, "- "), of, w})
		put("%s%s: \"%s\"\n", indent, key, w.text)
	}
	put("rubric: random\ntitle: Random\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: %s\n", g.max)
	put("points: {places: %d, rounding: %s}\nexclusion: whole\ninputs:\n", g.places, g.mode)
	for _, in := range g.inputs {
		put("  - {name: %s, type: %s, title: %s", in.Name, in.Type, in.Name)
		if in.Min.Valid {
			put(", min: %s", in.Min.Decimal)
		}
		if in.Max.Valid {
			put(", max: %s", in.Max.Decimal)
		}
		if in.Type == rubric.Enum {
			var names []string
			for _, o := range in.Options {
				names = append(names, "'"+o.Name+"'")
			}
			put(", options: [%s]", strings.Join(names, ", "))
		}
		put("}\n")
	}
	put("areas:\n  - code: \"1\"\n    title: Area\n    max: %s\n", g.max)
	if g.parent != nil {
		expression("    ", "applies", -1, g.parent)
		put("    not_applicable: %s\n", g.policy)
	}
	put("    items:\n      - code: \"1.1\"\n        title: Leaf\n        max: %s\n", g.max)
	if r == nil {
		put("        score: full\n")
		return b.String(), all
	}
	in := "        "
	for _, kv := range [][2]string{{"min", r.min}, {"step", r.step}, {"not_arising", r.notArise}} {
		if kv[1] != "" {
			put("%s%s: %s\n", in, kv[0], kv[1])
		}
	}
	if r.applies != nil {
		put("%snot_applicable: %s\n", in, r.notApplies)
		expression(in, "applies", -1, r.applies)
	}
	if r.arises != nil {
		expression(in, "arises", -1, r.arises)
	}
	if r.rises != nil {
		put("%srises_with: [%s]\n", in, strings.Join(r.rises, ", "))
	}
	if r.falls != nil {
		put("%sfalls_with: [%s]\n", in, strings.Join(r.falls, ", "))
	}
	put("%scases:\n", in)
	for i, c := range r.cases {
		first := "- "
		if c.when != nil {
			expression(in, "  - when", i, c.when)
			first = "  "
		}
		expression(in, "  "+first+"score", i, c.score)
		if c.reason {
			put("%s    reason: R%d\n", in, i)
		}
	}
	return b.String(), all
}

// item returns the leaf with other cases in the place of a rule's, and with
// policies that give no points.
func (g *someGroup) item(r *someRule, cases []someCase, least string) *rubric.Item {
	it := &rubric.Item{Code: "1.1", Title: rubric.Plain("Leaf"), Max: dec(g.max), NotArising: rubric.Policy{Kind: rubric.PolicyZero}}
	if least != "" {
		it.Min = dec(least)
	} else {
		if r.min != "" {
			it.Min = dec(r.min)
		}
		if r.step != "" {
			it.Step = dec(r.step)
		}
	}
	if r.applies != nil {
		it.Applies, it.NotApplicable = r.applies.String(), rubric.Policy{Kind: rubric.PolicyZero}
	}
	it.Arises = r.arises.String()
	for _, c := range cases {
		it.Cases = append(it.Cases, rubric.Case{When: c.when.String(), Score: c.score.String()})
	}
	return it
}
