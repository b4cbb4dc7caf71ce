package remediation_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const catalogueFile = `rubric: r
title: {vi: Kế hoạch, en: Plan}
legal_bases: [Decision 1]
purposes: [p]
requirements: [q]
keep_up: keep it up
actions:
  - {id: docs, for: ["1.1"], solution: send them, lead: office, support: all, deadline: 2026-06-30, deliverable: report}
  - {id: area, for: ["1"], solution: everything in area one}
  - {id: idle, for: ["3"], solution: nothing to do}
responsibilities: [{who: office, task: report}]
recipients: [district]
signatory: {position: Chairman, name: A}
`

func TestBadCatalogues(t *testing.T) {
	head := "rubric: r\ntitle: T\n"
	tests := []struct{ src, want string }{
		{head, `c:1:1: missing key "actions"`},
		{head + "actions: []\nactoins: []\n", `c:4:1: unknown key "actoins"; did you mean "actions"?`},
		{head + "actions: [{id: a, for: ['1.7'], solution: s}]\n", `c:3:25: the rubric has no item "1.7"; did you mean "1.1"?`},
		{head + "actions: [{id: a, for: [], solution: s}]\n", `c:3:24: the action is for no item`},
		{head + "actions: [{id: a, for: ['1', '1'], solution: s}]\n", `c:3:30: item "1" stands in this list twice`},
		{head + "actions: [{id: a, for: ['1'], solution: s}, {id: a, for: ['2'], solution: s}]\n", `c:3:45: duplicate action "a"`},
		{head + "actions: [{id: a, for: ['1'], solution: ' '}]\n", `c:3:41: the text is empty`},
		{head + "actions: [{id: a, for: ['1'], solution: s, deadline: 30/6/2026}]\n", `c:3:54: expected a date such as 2023-01-30, got "30/6/2026"; write 2026-06-30`},
		{head + "actions: [{id: a, solution: s}]\n", `c:3:11: the action is for nothing: it needs "for", "inputs" or "kinds"`},
		{head + "actions: [{id: a, inputs: [lat], solution: s}]\n", `c:3:28: the rubric has no input "lat"; did you mean "late"?`},
		{head + "actions: [{id: a, kinds: [rates], solution: s}]\n", `c:3:27: there is no kind "rates" of reasons; did you mean "rate"?`},
		{head + "actions: [{id: a, for: ['1'], solution: 'do {cod}'}]\n", `c:3:41: unknown placeholder {cod}; did you mean "code"?`},
		{head + "actions: [{id: a, for: ['1'], solution: s, lead: 'the {code'}]\n", `c:3:50: the text has a brace without its partner`},
		{head + "assignment: {leed: x}\nactions: []\n", `c:3:14: unknown key "leed"; did you mean "lead"?`},
		{head + "head: {date: soon}\nactions: []\n", `c:3:14: expected a date such as 2023-01-30 or a month such as 2023-01, got "soon"`},
		{head + "head: {date: 2023-13}\nactions: []\n", `c:3:14: expected a date such as 2023-01-30 or a month such as 2023-01, got "2023-13"`},
		{head + "head: {date: 8/2/2023}\nactions: []\n", `c:3:14: expected a date such as 2023-01-30 or a month such as 2023-01, got "8/2/2023"; write 2023-02-08`},
		{head + "assignment: {deadline: 2023-02}\nactions: []\n", `c:3:24: expected a date such as 2023-01-30, got "2023-02"`},
		{head + "reasons: {'1.7': x}\nactions: []\n", `c:3:11: the rubric has no item "1.7"; did you mean "1.1"?`},
		{head + "reasons: {'1': x}\nactions: []\n", `c:3:11: item "1" has items below it; reasons are those of the items without any`},
		{head + "reasons: {'1.1': x, '1.1': y}\nactions: []\n", `c:3:21: duplicate key "1.1"`},
		{head + "reasons: {'1.1': ''}\nactions: []\n", `c:3:18: the text is empty`},
		{head + "signatory: {authority: TM, position: P}\nactions: []\n", `c:3:24: expected a list, got "TM"`},
		{"rubric: other\ntitle: T\nactions: []\n", `c:1:9: this file is for the rubric "other", not for "r"`},
	}
	r := scorer(t).Rubric()
	for _, tt := range tests {
		_, err := catalogue.Parse("c", []byte(tt.src), r, nil)
		require.Error(t, err, tt.src)
		assert.Contains(t, strings.Split(err.Error(), "\n"), tt.want)
	}
}

// FuzzCatalogue: whatever the bytes, Parse returns, and what it accepts
// makes a plan whose coverage is complete: every deficit is addressed or listed.
func FuzzCatalogue(f *testing.F) {
	f.Add([]byte(catalogueFile))
	f.Add([]byte(catalogueFile + "head: {date: 2023-02}\nreasons: {'1.1': {vi: x, en: y}, P1: z}\n"))
	f.Add([]byte("rubric: r\ntitle: T\nhead: {date: 2023-02-30}\nreasons: {'1': x}\nsignatory: {authority: [TM, KT]}\nactions: []\n"))
	s := scorer(f)
	unit := unitFacts(map[string]any{"electronic_rate": 70, "trained": true, "late": 4}, map[string]any{"1.2": 1, "3": 2})
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := catalogue.Parse("c.yaml", src, s.Rubric(), nil)
		if err != nil {
			return
		}
		p, err := remediation.NewPlan(context.Background(), s, unit, c, nil)
		require.NoError(t, err)
		covered := map[string]bool{}
		for _, a := range p.Actions {
			for _, code := range a.Deficits {
				covered[code] = true
			}
		}
		for _, d := range p.Deficits {
			assert.NotEqual(t, covered[d.Code], strings.Contains(fmt.Sprint(p.Uncovered()), d.Code))
		}
		assert.Len(t, c.Actions, len(p.Actions)+len(p.Idle))
	})
}
