package verify_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const yearEdition = `rubric: y
title: Y
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 6
points: {places: 2, rounding: half-up}
exclusion: whole
inputs: [{name: late, type: count, title: Late}]
surveys:
  - {name: people, title: People, answers: [{name: good, value: 1}, {name: bad, value: 0}], least: 50}
rounds: [{name: self, title: Self, self: true}, {name: appraisal, title: Appraisal}]
areas:
  - {code: "1", title: One, max: 2, score: "late == 0 ? full : 0", judged: true, evidence: [E], no_evidence: warn,
     evidence_by: 2026-01-15, waiver: full}
  - {code: "2", title: Two, max: 4, reported: true, source: survey, survey: people}
`

// TestEditionsOfAYear: what says how the year of a unit is assessed is compared, too. No
// facts show what it does to points, so where it may matter nothing is proved of them.
func TestEditionsOfAYear(t *testing.T) {
	const neutral, unknown = verify.Proved, verify.Undecided
	for _, tt := range []struct {
		old, new, changes string
		points            verify.Outcome
	}{
		{"", "", "", neutral},
		{"title: Late", "title: Late, source: external", `changed input late source  "external"`, neutral},
		{"value: 0}", "value: 0.25}", `changed survey people answers [{"name":"good","value":"1"},{"name":"bad","value":"0"}] ` +
			`[{"name":"good","value":"1"},{"name":"bad","value":"0.25"}]`, unknown},
		{"least: 50", "least: 40, too_few: exclude", `changed survey people least 50 40; changed survey people too_few  "exclude"`, unknown},
		{"title: People", "title: Citizens", `changed survey people title "People" "Citizens"`, neutral},
		{"surveys:\n", "surveys:\n  - {name: firms, title: Firms, answers: [{name: a, value: 1}, {name: b, value: 0}]}\n",
			`added survey firms   "Firms"`, unknown},
		{"name: self, title: Self, self: true", "name: self, title: Self, self: true, records: [figure, note]",
			`changed round self records  ["figure","note"]`, neutral},
		{", {name: appraisal, title: Appraisal}", "", `removed round appraisal  "Appraisal" `, neutral},
		{"[{name: self, title: Self, self: true}, ", "[{name: first, title: F}, {name: self, title: Self, self: true}, ",
			`added round first   "F"`, neutral},
		{"[{name: self, title: Self, self: true}, {name: appraisal, title: Appraisal}]",
			"[{name: appraisal, title: Appraisal}, {name: self, title: Self, self: true}]",
			`changed rubric  rounds ["self","appraisal"] ["appraisal","self"]`, neutral},
		{"judged: true, ", "", `changed item 1 judged true `, unknown},
		{"evidence: [E]", "evidence: [E, F]", `changed item 1 evidence ["E"] ["E","F"]`, neutral},
		{"no_evidence: warn", "no_evidence: zero", `changed item 1 no_evidence "warn" "zero"`, unknown},
		{"2026-01-15", "2026-01-31", `changed item 1 evidence_by "2026-01-15" "2026-01-31"`, unknown},
		{"waiver: full", "waiver: {share: 0.5}", `changed item 1 waiver "full" {"share":"0.5"}`, unknown},
		{", survey: people", "", `changed item 2 survey "people" `, unknown},
	} {
		changed := strings.Replace(yearEdition, tt.old, tt.new, 1)
		require.Equal(t, tt.old == tt.new, changed == yearEdition)
		got, err := verify.Editions(context.Background(), editionScorer(t, yearEdition), editionScorer(t, changed), nil)
		require.NoError(t, err)
		var changes []string
		for _, c := range got.Changes {
			changes = append(changes, fmt.Sprintf("%s %s %s %s %s %s", c.Kind, c.Part, c.Name, c.Key, c.Old, c.New))
		}
		assert.Equal(t, tt.changes, strings.Join(changes, "; "))
		assert.Equal(t, tt.changes != "", got.Differs())
		assert.Equal(t, tt.points, got.Less.Outcome, tt.new)
		assert.Equal(t, tt.points, got.More.Outcome, tt.new)
	}
}
