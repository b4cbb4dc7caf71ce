package ruletest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

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

func (g *SomeGroup) add(s string) {
	if _, err := decimal.NewFromString(s); err == nil && !slices.Contains(g.Numbers, s) {
		g.Numbers = append(g.Numbers, s)
	}
}
