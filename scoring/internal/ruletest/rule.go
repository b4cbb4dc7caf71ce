package ruletest

import (
	"fmt"
	"strings"

	"github.com/parindex/parindex/rubric"
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
