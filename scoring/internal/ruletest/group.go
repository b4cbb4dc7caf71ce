package ruletest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// SomeRule is a random rule of one leaf.
type SomeRule struct {
	Min, Step            string
	Applies, Arises      *Tree
	notApplies, NotArise string
	Cases                []SomeCase
	rises, falls         []string
}

type SomeCase struct {
	When, Score *Tree
	reason      bool
	Of          int // the case as written
}

// Flat returns the cases with the branches of a conditional in the last as cases
// of their own.
func (r *SomeRule) Flat() []SomeCase {
	var out []SomeCase
	for i, c := range r.Cases {
		c.Of = i
		for c.When == nil && c.Score.Kind == "if" {
			out = append(out, SomeCase{c.Score.Kids[0], c.Score.Kids[1], c.reason, i})
			c.Score = c.Score.Kids[2]
		}
		out = append(out, c)
	}
	return out
}

// SomeGroup is a rubric with one leaf, for which many rules are made: they share
// inputs and most of their numbers, and so the facts that attack them.
type SomeGroup struct {
	*rand.Rand
	Inputs  []rubric.Input
	Places  int
	mode    string
	Max     string
	Parent  *Tree
	policy  string
	pool    []string
	Wild    bool
	Singles bool     // rows and bands of single values, too
	Members bool     // series, groups and counts, too
	Numbers []string // of all its rules
	Dates   []string
	lets    int
	ratios  int
	nevers  int // comparisons of dates
}

// Deadlines makes the dates of some groups ones that may never come.
func (g *SomeGroup) Deadlines() {
	g.input("d1").Never = len(strings.Join(g.pool, ""))%3 != 0
}

func (g *SomeGroup) input(name string) *rubric.Input {
	return &g.Inputs[slices.IndexFunc(g.Inputs, func(in rubric.Input) bool { return in.Name == name })]
}

func Choose[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func NewGroup(r *rand.Rand) *SomeGroup {
	g := &SomeGroup{Rand: r, Places: Choose(r, 2, 2, 2, 0, 1, 3),
		mode: Choose(r, "half-up", "half-up", "half-even", "down"), Wild: r.IntN(3) == 0}
	g.Max = Choose(r, "1", "2", "3", "5", "10")
	if g.Places > 0 {
		g.Max = Choose(r, g.Max, g.Max, "0.5", "1.5", "2.5")
	}
	null := func(s string) decimal.NullDecimal {
		if s == "" {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(Dec(s))
	}
	add := func(name string, t rubric.InputType, least, most string, options ...string) {
		in := rubric.Input{Name: name, Type: t, Title: rubric.Plain(name), Min: null(least), Max: null(most)}
		for _, o := range options {
			in.Options = append(in.Options, rubric.Option{Name: o})
		}
		g.Inputs = append(g.Inputs, in)
	}
	add("p1", rubric.Percent, "", Choose(r, "", "", "", "200"))
	add("p2", rubric.Percent, Choose(r, "", "", "-100", "10"), "")
	add("c1", rubric.Count, "", Choose(r, "", "", "20"))
	add("c2", rubric.Count, Choose(r, "", "", "1"), Choose(r, "", "", "12"))
	add("x1", rubric.Number, Choose(r, "", "0", "-5", "0.5"), Choose(r, "", "", "10", "7.25"))
	add("b1", rubric.Bool, "", "")
	add("b2", rubric.Bool, "", "")
	add("e1", rubric.Enum, "", "", Choose(r, []string{"on_time", "late", "none"}, []string{"on_time", "late", "none"},
		[]string{"yes", "null", "~"}, []string{"true", "12", "-"})...)
	add("d1", rubric.DateIn, "", "")
	for range 5 {
		g.pool = append(g.pool, Choose(r, "50", "60", "70", "80", "90", "95", "100", "99.5", "33.33", "0", "1", "2", "3",
			"5", "10", "12", "0.5", "0.25", "66.67", "7", fmt.Sprint(r.IntN(100))))
	}
	// Figures of few places. They are chosen by what was drawn before, so that the groups
	// of a seed stay what they are otherwise.
	if places := len(strings.Join(g.pool, "")) % 8; places < 3 {
		for _, name := range [][]string{{"p2"}, {"x1"}, {"p2", "x1"}}[places] {
			g.Inputs[slices.IndexFunc(g.Inputs, func(in rubric.Input) bool { return in.Name == name })].Places = &places
		}
	}
	if n := len(strings.Join(g.pool, "")) % 5; n == 0 || n == 4 {
		g.members()
	}
	if r.IntN(4) == 0 {
		g.Parent, g.policy = g.condition(1), Choose(r, "zero", "full", "exclude", "{share: 0.5}", "error")
	}
	return g
}

func (g *SomeGroup) number() *Tree {
	s := Choose(g.Rand, g.pool...)
	if g.Wild && g.IntN(20) == 0 {
		s = Choose(g.Rand, "0.000000000000000001", "999999999999999999", "0.333333333333333333", "123456.789")
	}
	return Num(s)
}

func (g *SomeGroup) figure() *Tree { return Named(Choose(g.Rand, "p1", "p1", "p2", "c1", "c2", "x1")) }

// ratio is rate or, every third time, share. It draws no number, so that the groups of a
// seed stay what they are otherwise.
func (g *SomeGroup) ratio() string {
	if g.ratios++; g.ratios%3 == 0 {
		return "share"
	}
	return "rate"
}

// measured is something that rules compare with thresholds.
func (g *SomeGroup) measured() *Tree {
	if g.Members && g.IntN(4) == 0 {
		return g.aggregate()
	}
	switch g.IntN(14) {
	case 0:
		return call(g.ratio(), Named("c1"), Named("c2"))
	case 1:
		return Two("/", Two("*", Named("c1"), Num("100")), Named("c2"))
	case 2:
		return Two("+", g.figure(), g.figure())
	case 3:
		return Two("-", g.figure(), g.figure())
	case 4:
		if g.Wild {
			return g.formula(2)
		}
	}
	return g.figure()
}

func (g *SomeGroup) date() *Tree {
	s := Choose(g.Rand, "2025-01-31", "2025-03-31", "2024-12-31", "2025-02-28")
	g.Dates = append(g.Dates, s)
	return call("date", Num("'"+s+"'"))
}

func (g *SomeGroup) option() *Tree {
	in := &g.Inputs[slices.IndexFunc(g.Inputs, func(in rubric.Input) bool { return in.Name == "e1" })]
	return Num("'" + Choose(g.Rand, in.Options...).Name + "'")
}

func (g *SomeGroup) condition(depth int) *Tree {
	if depth > 0 {
		switch g.IntN(6) {
		case 0, 1:
			return Two(Choose(g.Rand, "and", "and", "or"), g.condition(depth-1), g.condition(depth-1))
		case 2:
			return &Tree{Kind: "not", Kids: []*Tree{g.condition(depth - 1)}}
		}
	}
	if g.Members && g.IntN(4) == 0 {
		return g.ofMembers()
	}
	switch g.IntN(12) {
	case 0:
		return Named(Choose(g.Rand, "b1", "b2"))
	case 1:
		return Two(Choose(g.Rand, "==", "!="), Named("e1"), g.option())
	case 2:
		t := &Tree{Kind: "list", Kids: []*Tree{Named("e1"), g.option()}}
		for range g.IntN(3) {
			t.Kids = append(t.Kids, g.option())
		}
		return t
	case 3:
		t := Two(Choose(g.Rand, "<=", "<", ">", ">=", "=="), Named("d1"), g.date())
		if g.nevers++; g.input("d1").Never && g.nevers%2 == 0 {
			t = Two(Choose(g.Rand, "!=", "=="), Named("d1"), Named("never"))
		}
		return t
	case 4:
		lo := g.IntN(10)
		return &Tree{Kind: "range", Kids: []*Tree{Named(Choose(g.Rand, "c1", "c2")), Num(fmt.Sprint(lo)),
			Num(fmt.Sprint(lo + g.IntN(5)))}}
	case 5:
		return &Tree{Kind: "list", Kids: []*Tree{Named(Choose(g.Rand, "c1", "c2", "p1")), g.number(), g.number(), Num("3")}}
	case 6, 7:
		return &Tree{Kind: "chain", Text: Choose(g.Rand, "<=", "<") + " " + Choose(g.Rand, "<=", "<"),
			Kids: []*Tree{g.number(), g.measured(), g.number()}}
	case 8:
		return Two(Choose(g.Rand, "<=", "<", ">", ">=", "==", "!="), g.measured(), g.measured())
	}
	return Two(Choose(g.Rand, ">=", ">=", ">", "<", "<=", "==", "!="), g.measured(), g.number())
}

// formula is a number made of anything.
func (g *SomeGroup) formula(depth int) *Tree {
	if depth <= 0 {
		return Choose(g.Rand, g.figure(), g.figure(), g.number(), Named("full"))
	}
	sub := func() *Tree { return g.formula(depth - 1) }
	switch g.IntN(16) {
	case 0, 1:
		return Two(Choose(g.Rand, "+", "-"), sub(), sub())
	case 2, 3:
		return Two("*", sub(), Choose(g.Rand, g.number(), sub()))
	case 4:
		return Two("/", sub(), g.number())
	case 5:
		return Two("/", sub(), sub())
	case 6:
		return call(g.ratio(), sub(), sub())
	case 7, 8:
		return call(Choose(g.Rand, "min", "max"), sub(), sub())
	case 9:
		return call("clamp", sub(), Num("0"), Named("full"))
	case 10:
		return call(Choose(g.Rand, "floor", "ceil", "abs", "round"), sub())
	case 11:
		return call("round", sub(), Num(fmt.Sprint(g.IntN(3))))
	case 12:
		return Choice(g.condition(1), sub(), sub())
	case 13:
		return g.table()
	case 14:
		g.lets++
		name := fmt.Sprintf("v%d", g.lets)
		body := Choose(g.Rand, Two("*", Named(name), sub()), call("min", Named(name), sub()),
			Two("-", Two("*", Named(name), Named(name)), sub()))
		return &Tree{Kind: "let", Text: name, Kids: []*Tree{sub(), body}}
	}
	if g.nevers%2 == 0 {
		return call("workdays", Named("d1"), g.date())
	}
	return call("days", Named("d1"), g.date())
}

func (g *SomeGroup) table() *Tree {
	a := 10 + g.IntN(60)
	b := a + 1 + g.IntN(30)
	t := &Tree{Kind: "bands", Kids: []*Tree{g.measured(), Named("full")}}
	t.sets = Choose(g.Rand,
		[]string{fmt.Sprintf(">=%d", b), fmt.Sprintf("[%d,%d)", a, b), fmt.Sprintf("<%d", a)},
		[]string{fmt.Sprintf(">%d", b), fmt.Sprintf("(%d,%d]", a, b), fmt.Sprintf("<=%d", a)},
		[]string{fmt.Sprintf(">%d", b), fmt.Sprintf("[%d,%d)", a, b), fmt.Sprintf("<%d", a)},
		[]string{fmt.Sprintf(">=%d", b), fmt.Sprintf("<%d", b)})
	if g.Singles && g.IntN(2) == 0 {
		t.sets = Choose(g.Rand,
			[]string{fmt.Sprintf(">%d", b), fmt.Sprintf("[%d,%d]", b, b), fmt.Sprintf("<%d", b)},
			[]string{fmt.Sprintf(">%d", b), fmt.Sprintf("[%d,%d]", b, b), fmt.Sprintf("(%d,%d)", a, b),
				fmt.Sprintf("[%d,%d]", a, a), fmt.Sprintf("<%d", a)},
			[]string{"[100,100]", fmt.Sprintf("(%d,100)", a), fmt.Sprintf("[%d,%d]", a, a), fmt.Sprintf("<%d", a)},
			[]string{fmt.Sprintf(">=%d", a+2), fmt.Sprintf("[%d,%d]", a+1, a+1), fmt.Sprintf("[%d,%d]", a, a),
				fmt.Sprintf("<%d", a)})
	}
	for range len(t.sets) - 1 {
		t.Kids = append(t.Kids, g.some())
	}
	return t
}

// some is an ordinary number of points.
func (g *SomeGroup) some() *Tree {
	return Choose(g.Rand, Num("0"), Num("0"), Two("/", Named("full"), Num("2")), Two("*", Num("0.5"), Named("full")),
		Named("full"), Num("0.25"), Num("1"))
}

// points is a score as authors write it, or worse.
func (g *SomeGroup) points() *Tree {
	if g.Wild && g.IntN(2) == 0 {
		t := g.formula(1 + g.IntN(3))
		if g.IntN(2) == 0 {
			t = call("clamp", t, Num("0"), Named("full"))
		}
		return t
	}
	percent := Named(Choose(g.Rand, "p1", "p2"))
	count := Named(Choose(g.Rand, "c1", "c2"))
	if g.Members && g.IntN(2) == 0 {
		count = g.aggregate()
	}
	rate := call("rate", Named("c1"), Named("c2"))
	switch g.IntN(16) {
	case 0, 1:
		return Two("/", Two("*", Named("full"), percent), Num("100"))
	case 2:
		return call("min", Named("full"), Two("*", Num(Choose(g.Rand, "0.5", "0.25", "0.1", "1")), count))
	case 3:
		return call("max", Num("0"), Two("-", Named("full"), Two("*", Num(Choose(g.Rand, "0.5", "0.25", "0.1")), count)))
	case 4:
		return call("min", Named("full"), Two("/", Two("*", Named("full"), rate), Num("100")))
	case 5:
		if g.ratio() == "share" {
			return call("share", Named("c1"), Named("c2"))
		}
		return Two("/", Two("*", Named("full"), rate), Num("100"))
	case 6:
		return g.table()
	case 7:
		return Choice(g.condition(1), g.some(), Choice(g.condition(0), g.some(), g.some()))
	case 8:
		return call("clamp", Two("/", g.figure(), Num("10")), Num("0"), Named("full"))
	case 9:
		return &Tree{Kind: "let", Text: "v0", Kids: []*Tree{Two("/", Named("p1"), Num("100")),
			Two("*", Named("full"), Two("*", Named("v0"), Choose(g.Rand, Named("v0"), Num("1"))))}}
	case 10:
		return call("round", Two("*", Named("full"), Two("/", percent, Num("100"))), Num("1"))
	case 11:
		return Two("*", Named("full"), Two("/", Named("c1"), Two("+", Named("c1"), Named("c2"))))
	case 13:
		t := g.table()
		x := t.Kids[0]
		t.Kids[0] = Named("v0")
		return &Tree{Kind: "let", Text: "v0", Kids: []*Tree{x, t}}
	case 12:
		return call("min", Named("full"), Two("*", Two("/", percent, Num("100")), Two("*", Num("0.5"), count)))
	}
	return g.some()
}

// ladder are cases on one number, from the top.
func (g *SomeGroup) ladder() []SomeCase {
	x := g.measured()
	a, b := g.number(), g.number()
	if Dec(a.Text).LessThan(Dec(b.Text)) && g.IntN(8) > 0 {
		a, b = b, a
	}
	op := Choose(g.Rand, ">=", ">=", ">")
	under := map[string]string{">=": "<", ">": "<="}[op]
	out := []SomeCase{{When: Two(op, x, a), Score: Named("full")}}
	over := map[string]string{">=": "<=", ">": "<"}[op]
	if g.IntN(3) == 0 { // a slip at an end
		under = Choose(g.Rand, "<", "<=")
		over = Choose(g.Rand, "<", "<=")
	}
	out = append(out, Choose(g.Rand,
		SomeCase{When: &Tree{Kind: "chain", Text: over + " " + under, Kids: []*Tree{b, x, a}},
			Score: Choose(g.Rand, Two("/", Named("full"), Num("2")), g.points())},
		SomeCase{When: Two(op, x, b), Score: Choose(g.Rand, Two("/", Named("full"), Num("2")), g.points())},
		SomeCase{When: Two("and", Two(op, x, b), g.condition(0)), Score: g.points()}))
	return append(out, SomeCase{Score: Choose(g.Rand, Num("0"), Num("0"), g.points())})
}

// single are cases for single values of one input.
func (g *SomeGroup) single() (out []SomeCase) {
	x, values := Named("d1"), []*Tree{g.date(), g.date(), g.date()}
	switch g.IntN(4) {
	case 0:
		x, values = Named("e1"), []*Tree{g.option(), g.option()}
	case 1:
		x, values = Named("c1"), []*Tree{Num("0"), Num(fmt.Sprint(g.IntN(4))), g.number()}
	case 2:
		x, values = g.measured(), []*Tree{g.number(), g.number()}
	}
	for i, v := range values {
		op := "=="
		if x.Text != "e1" && i > 0 && g.IntN(3) == 0 {
			op = Choose(g.Rand, "<", ">", "<=", ">=")
		}
		out = append(out, SomeCase{When: Two(op, x, v), Score: Choose(g.Rand, g.some(), g.some(), g.points())})
	}
	return append(out, SomeCase{Score: Choose(g.Rand, Num("0"), g.some())})
}

func (g *SomeGroup) Rule() *SomeRule {
	r := &SomeRule{}
	kind := g.IntN(5)
	if g.Singles && g.IntN(6) == 0 {
		kind = 5
	}
	switch kind {
	case 5:
		r.Cases = g.single()
	case 0, 1:
		r.Cases = g.ladder()
	case 2:
		r.Cases = []SomeCase{{Score: g.points()}}
	default:
		for range g.IntN(4) {
			r.Cases = append(r.Cases, SomeCase{When: g.condition(g.IntN(2)), Score: g.points()})
		}
		r.Cases = append(r.Cases, SomeCase{Score: Choose(g.Rand, Num("0"), g.points())})
	}
	for i := range r.Cases {
		r.Cases[i].reason = g.IntN(5) == 0
	}
	if g.IntN(4) == 0 {
		r.Applies, r.notApplies = g.condition(0), Choose(g.Rand, "zero", "full", "exclude", "{share: 0.5}", "error")
	}
	r.NotArise = Choose(g.Rand, "zero", "full", "exclude", "{share: 0.5}", "error")
	if g.IntN(3) == 0 {
		r.Arises = Choose(g.Rand, Two(">", Named("c2"), Num("0")), Two(">", Named("c2"), Num("0")), g.condition(0))
	}
	if g.IntN(8) == 0 {
		r.Min = Choose(g.Rand, "-1", "-5", "0")
	}
	if g.IntN(5) == 0 {
		r.Step = Choose(g.Rand, "1", "0.5", "0.25")
		if g.Places == 0 {
			r.Step = "1"
		} else if g.Places == 1 && r.Step == "0.25" {
			r.Step = "0.5"
		}
	}
	reads := map[string]bool{}
	text := g.Parent.String() + " " + r.Applies.String() + " " + r.Arises.String()
	for _, c := range r.Cases {
		text += " " + c.When.String() + " " + c.Score.String()
	}
	for _, f := range strings.FieldsFunc(text, func(c rune) bool {
		return !strings.ContainsRune("pcxbed0123456789", c)
	}) {
		reads[f] = true
	}
	for _, in := range g.Inputs {
		if strings.Contains(in.Name, ".") {
			reads[in.Name] = Reads(text, in.Name)
		}
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
	for _, c := range r.Cases {
		c.When.numbers(g.add)
		c.Score.numbers(g.add)
	}
	for _, c := range []*Tree{g.Parent, r.Applies, r.Arises} {
		c.numbers(g.add)
	}
	return r
}

func (g *SomeGroup) add(s string) {
	if _, err := decimal.NewFromString(s); err == nil && !slices.Contains(g.Numbers, s) {
		g.Numbers = append(g.Numbers, s)
	}
}

// Located is where an expression of a rule stands in its file.
type Located struct {
	Line, Col int // of the first character
	Key       string
	Of        int // case, -1 for guards
	*written
}

// File writes the rubric of a rule, with the places of its expressions.
func (g *SomeGroup) File(r *SomeRule) (string, []Located) {
	var b strings.Builder
	line := 1
	var all []Located
	put := func(format string, args ...any) {
		s := fmt.Sprintf(format, args...)
		line += strings.Count(s, "\n")
		b.WriteString(s)
	}
	expression := func(indent, key string, of int, t *Tree) {
		w := t.write()
		all = append(all, Located{line, len(indent) + len(key) + 4, strings.TrimLeft(key, "- "), of, w})
		put("%s%s: \"%s\"\n", indent, key, w.text)
	}
	put("rubric: random\ntitle: Random\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: %s\n",
		g.Max)
	put("points: {places: %d, rounding: %s}\nexclusion: whole\n", g.Places, g.mode)
	put("holidays: [{from: 2025-01-28, to: 2025-02-03, title: Tet, source: Law}]\n")
	if g.Members {
		put("groups: [north, south, town]\n")
	}
	put("inputs:\n")
	for _, in := range g.Inputs {
		name, each, is := declared(&in)
		if !is {
			continue
		}
		put("  - {name: %s, type: %s, title: %s%s", name, in.Type, name, each)
		if in.Min.Valid {
			put(", min: %s", in.Min.Decimal)
		}
		if in.Max.Valid {
			put(", max: %s", in.Max.Decimal)
		}
		if in.Places != nil {
			put(", places: %d", *in.Places)
		}
		if in.Never {
			put(", never: true")
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
	put("areas:\n  - code: \"1\"\n    title: Area\n    max: %s\n", g.Max)
	if g.Parent != nil {
		expression("    ", "applies", -1, g.Parent)
		put("    not_applicable: %s\n", g.policy)
	}
	put("    items:\n      - code: \"1.1\"\n        title: Leaf\n        max: %s\n", g.Max)
	if r == nil {
		put("        score: full\n")
		return b.String(), all
	}
	in := "        "
	for _, kv := range [][2]string{{"min", r.Min}, {"step", r.Step}, {"not_arising", r.NotArise}} {
		if kv[1] != "" {
			put("%s%s: %s\n", in, kv[0], kv[1])
		}
	}
	if r.Applies != nil {
		put("%snot_applicable: %s\n", in, r.notApplies)
		expression(in, "applies", -1, r.Applies)
	}
	if r.Arises != nil {
		expression(in, "arises", -1, r.Arises)
	}
	if r.rises != nil {
		put("%srises_with: [%s]\n", in, strings.Join(r.rises, ", "))
	}
	if r.falls != nil {
		put("%sfalls_with: [%s]\n", in, strings.Join(r.falls, ", "))
	}
	put("%scases:\n", in)
	for i, c := range r.Cases {
		first := "- "
		if c.When != nil {
			expression(in, "  - when", i, c.When)
			first = "  "
		}
		expression(in, "  "+first+"score", i, c.Score)
		if c.reason {
			put("%s    reason: R%d\n", in, i)
		}
	}
	return b.String(), all
}

// Item returns the leaf with other cases in the place of a rule's, and with
// policies that give no points.
func (g *SomeGroup) Item(r *SomeRule, cases []SomeCase, least string) *rubric.Item {
	it := &rubric.Item{Code: "1.1", Title: rubric.Plain("Leaf"), Max: Dec(g.Max),
		NotArising: rubric.Policy{Kind: rubric.PolicyZero}}
	if least != "" {
		it.Min = Dec(least)
	} else {
		if r.Min != "" {
			it.Min = Dec(r.Min)
		}
		if r.Step != "" {
			it.Step = Dec(r.Step)
		}
	}
	if r.Applies != nil {
		it.Applies, it.NotApplicable = r.Applies.String(), rubric.Policy{Kind: rubric.PolicyZero}
	}
	it.Arises = r.Arises.String()
	for _, c := range cases {
		it.Cases = append(it.Cases, rubric.Case{When: c.When.String(), Score: c.Score.String()})
	}
	return it
}
