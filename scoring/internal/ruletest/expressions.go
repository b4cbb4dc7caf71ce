package ruletest

import (
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
)

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
