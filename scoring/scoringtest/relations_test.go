package scoringtest_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/assert"
)

// TestCasesAgainstRelations: figures of a case that contradict a relation are a fault at
// the last of them that the case states, also where the others are shared by several
// cases; what all share has its fault once.
func TestCasesAgainstRelations(t *testing.T) {
	s := ruletest.CompileFile(t, `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: done, type: count, title: Done}
  - {name: total, type: count, title: Total}
relations: [{holds: done <= total, title: No more than all}]
areas:
  - {code: "1", title: Leaf, max: 2, cases: [{when: done >= 5, score: full}, {score: 0}]}
`)
	const says = `contradicts the relation "No more than all" `
	for _, tt := range []struct{ cases, want string }{
		{"cases:\n  - {name: A, facts: {done: 5, total: 5}, expect: {'1': 2}}\n", ""},
		{"cases:\n  - {name: A, facts: {done: 5, total: 4}, expect: {'1': 2}}\n", "c.yaml:3:39: " + says + "(Done: 5; Total: 4)"},
		{"base: {facts: {total: 4}}\ncases:\n  - {name: A, facts: {done: 5}, expect: {'1': 2}}\n" +
			"  - {name: B, facts: {done: 5, total: missing}, expect: {'1': 2}}\n",
			"c.yaml:4:29: " + says + "(Done: 5; Total: 4)"},
		{"base: {facts: {done: 5, total: 4}}\ncases:\n  - {name: A, facts: {}, expect: {'1': 2}}\n" +
			"  - {name: B, facts: {done: 5}, expect: {'1': 2}}\n", "c.yaml:2:32: " + says + "(Done: 5; Total: 4)"},
		{"tables:\n  - {item: '1', facts: {total: 5}, input: done, rows: {4: 0, 5: 2, 6: 2}}\n",
			"c.yaml:3:68: " + says + "(Done: 6; Total: 5)"},
	} {
		_, err := scoringtest.ReadCases("c.yaml", fmt.Appendf(nil, "rubric: r\n%s", tt.cases), s, nil)
		if tt.want == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, tt.want)
		assert.ErrorIs(t, err, scoring.ErrFacts)
		var faults source.Faults
		assert.True(t, errors.As(err, &faults))
	}
}
