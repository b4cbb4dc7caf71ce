package ruletest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
)

// wideLeaves is how many leaves [WideFile] has.
const wideLeaves = 90

// WideFile returns a rubric of 90 leaves in 30 criteria of 6 areas, by the usual shapes of
// rules, for units of three object groups.
func WideFile() string {
	var in, areas strings.Builder
	leaf := 0
	for a := range 6 {
		fmt.Fprintf(&areas, "  - code: '%d'\n    title: T\n    max: 15\n    items:\n", a+1)
		for c := range 5 {
			fmt.Fprintf(&areas, "      - code: '%d.%d'\n        title: T\n        max: 3\n        items:\n", a+1, c+1)
			for l := range wideLeaves / 30 {
				x := fmt.Sprint("x", leaf)
				rule := []string{"cases: [{when: " + x + " > 90, score: full}, {when: " + x + " >= 70, score: 0.5}, {score: 0}]",
					"score: full * " + x + " / 100", "score: '" + x + " >= 80 ? full * " + x + " / 100 : 0'"}[leaf%3]
				fmt.Fprintf(&in, "  - {name: %s, type: percent, places: 2, title: T}\n", x)
				fmt.Fprintf(&areas, "          - {code: '%d.%d.%d', title: T, max: 1, %s}\n", a+1, c+1, l+1, rule)
				leaf++
			}
		}
	}
	return `rubric: wide
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 90
points: {places: 2, rounding: half-up}
groups: [{name: g0, title: A}, {name: g1, title: B}, {name: g2, title: C}]
inputs:
` + in.String() + "areas:\n" + areas.String()
}

// WideColumns returns random figures for it, of so many units, numbered from one on.
func WideColumns(first, n int) *columnar.Columns {
	r := rand.New(rand.NewPCG(16, uint64(first)))
	c := &columnar.Columns{Len: n, Units: make([]scoring.Unit, n), Inputs: map[string]columnar.Column{}}
	level := make([]int, n)
	for i := range n {
		c.Units[i] = scoring.Unit{ID: fmt.Sprint("u", first+i), Group: fmt.Sprint("g", (first+i)%3)}
		level[i] = 4000 + r.IntN(5000)
	}
	for leaf := range wideLeaves {
		numbers := make([]int64, n)
		for i := range numbers {
			numbers[i] = int64(min(level[i]+r.IntN(3000), 10000))
		}
		c.Inputs[fmt.Sprint("x", leaf)] = columnar.Column{Numbers: numbers, Places: 2}
	}
	return c
}
