package verify_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// dossiers is a rubric of one leaf over dossiers, with relations and the lines of the leaf.
func dossiers(t *testing.T, relations, leaf string) *scoring.Scorer {
	t.Helper()
	file := fmt.Sprintf(`rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: on_time, type: count, title: On time}
  - {name: late, type: count, title: Late}
  - {name: dossiers, type: count, fixed: true, title: Dossiers}
  - {name: issued, type: date, title: Issued}
  - {name: sent, type: date, title: Sent}
%s
areas:
  - {code: "1", title: Leaf, max: 2, %s}
`, relations, leaf)
	r, err := rubric.Parse("r.yaml", []byte(file), nil)
	require.NoError(t, err, file)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err, file)
	return s
}

const noMore = "relations: [{holds: on_time + late <= dossiers, title: No more than there are}]"

func said(t *testing.T, s *scoring.Scorer) (refuted, warned []string) {
	t.Helper()
	report, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	for _, d := range report.Findings() {
		refuted = append(refuted, string(d.Property)+": "+d.Message.EN)
		if d.Example != nil { // which can be scored
			_, err := s.Score(scoring.Facts{Inputs: d.Example.Facts})
			assert.NoError(t, err)
		}
	}
	for _, d := range report.Warnings {
		warned = append(warned, string(d.Property)+": "+d.Message.EN)
	}
	return refuted, warned
}

// TestRelationsInsteadOfGuards: a rate within a relation needs no guard against more than
// all of it, nor against some of nothing; a guard that is left is refuted.
func TestRelationsInsteadOfGuards(t *testing.T) {
	const plain = `not_arising: full, score: "full * rate(on_time, dossiers) / 100"`
	refuted, _ := said(t, dossiers(t, noMore, plain))
	assert.Empty(t, refuted)
	refuted, _ = said(t, dossiers(t, "", plain))
	assert.Len(t, refuted, 2, "without it there are more than all, and some of nothing")
	for leaf, want := range map[string][]string{
		`not_arising: full, score: "min(full, full * rate(on_time, dossiers) / 100)"`: {"matters: full changes nothing here: in min(full, full * rate(on_time, dossiers) / 100) the rest never comes to this limit; without it the points are the same"},
		`not_arising: full, cases: [{when: on_time > dossiers, score: full}, {score: "rate(on_time, dossiers) / 50"}]`: {
			"reachable: case 1 is never reached: its condition cannot hold"},
		`not_arising: full, cases: [{when: "rate(on_time, dossiers) >= 95", score: full}, {score: 0}]`: nil,
		// Of both together, of which the leaf reads one.
		`not_arising: full, score: "full * rate(late, dossiers) / 100"`:                      nil,
		`cases: [{when: on_time >= 3 and late >= 3 and dossiers < 6, score: 1}, {score: 0}]`: {"reachable: case 1 is never reached: its condition cannot hold", "full: nobody can earn the maximum 2: at most 0"},
		`cases: [{when: on_time >= 3, score: full}, {score: 0}], rises_with: on_time`:        nil,
		`cases: [{when: "days(issued, sent) < 0", score: full}, {score: 0}]`:                 nil,
		`score: "max(0, full - 0.5 * late)", falls_with: late`:                               nil,
		`score: "dossiers < on_time ? 5 : 2 - (dossiers == 0 ? 2 : 0)"`:                      {"reachable: the score is never reached: its condition cannot hold"},
	} {
		got, _ := said(t, dossiers(t, noMore, leaf))
		for _, w := range want {
			assert.True(t, slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, w) }), "%s\n%v", leaf, got)
		}
		if want == nil {
			assert.Empty(t, got, leaf)
		}
	}
}

// TestIdleRelations: a relation that follows from domains or from others is warned of.
func TestIdleRelations(t *testing.T) {
	const leaf = `not_arising: full, score: "full * rate(on_time, dossiers) / 100"`
	const idle = `matters: the relation "%s" follows from the domains of the inputs and the other relations: it says nothing more`
	for relations, want := range map[string][]string{
		noMore: nil,
		"relations: [{holds: on_time <= dossiers, title: A}, {holds: on_time >= 0, title: B}]":                                         {"B"},
		"relations: [{holds: on_time <= late, title: A}, {holds: late <= dossiers, title: B}, {holds: on_time <= dossiers, title: C}]": {"C"},
		"relations: [{holds: on_time <= dossiers, title: A}, {holds: 2 * on_time <= 2 * dossiers, title: B}]":                          {"A"},
		"relations: [{holds: 0 <= on_time <= dossiers, title: A}]":                                                                     nil,
		"relations: [{holds: on_time < dossiers + 1, title: A}, {holds: issued <= sent, title: B}]":                                    nil,
	} {
		_, warned := said(t, dossiers(t, relations, leaf))
		var got, all []string
		for _, w := range warned {
			if strings.Contains(w, "the relation") {
				got = append(got, w)
			}
		}
		for _, name := range want {
			all = append(all, fmt.Sprintf(idle, name))
		}
		assert.Equal(t, all, got, relations)
	}
}

// TestCompareWithinRelations: rules are compared over the facts that the relations of
// both editions allow.
func TestCompareWithinRelations(t *testing.T) {
	compare := func(relations1, leaf1, relations2, leaf2 string) *verify.Comparison {
		c, err := verify.Compare(context.Background(), dossiers(t, relations1, leaf1), "1", dossiers(t, relations2, leaf2), "1", nil)
		require.NoError(t, err)
		return c
	}
	const guarded = `not_arising: full, score: "min(full, full * rate(on_time, dossiers) / 100)"`
	const bare = `not_arising: full, score: "full * rate(on_time, dossiers) / 100"`
	assert.Equal(t, verify.Proved, compare(noMore, bare, "", guarded).Outcome)
	assert.Equal(t, verify.Proved, compare("", guarded, noMore, bare).Outcome)
	assert.Equal(t, verify.Refuted, compare("", guarded, "", bare).Outcome)
	c := compare(noMore, `cases: [{when: on_time >= 5, score: full}, {score: 0}]`, "",
		`cases: [{when: dossiers >= 5, score: full}, {score: 0}]`)
	require.Equal(t, verify.Refuted, c.Outcome)
	assert.Contains(t, c.OldExample.Facts, "dossiers", "so that the facts can be scored")
	c = compare("relations: [{holds: on_time < dossiers, title: A}]", bare, "relations: [{holds: dossiers < on_time, title: B}]", guarded)
	assert.Equal(t, "undecided: no facts satisfy the relations of both", c.Message.EN)
}

// TestEditionsListRelations: relations are listed by their titles.
func TestEditionsListRelations(t *testing.T) {
	const leaf = `score: "min(full, late)"`
	older := dossiers(t, "relations: [{holds: on_time <= dossiers, title: A}, {holds: late <= dossiers, title: B}]", leaf)
	newer := dossiers(t, "relations: [{holds: on_time + late <= dossiers, title: A}, {holds: issued <= sent, title: C}]", leaf)
	e, err := verify.Editions(context.Background(), older, newer, nil)
	require.NoError(t, err)
	var got []string
	for _, c := range e.Changes {
		if c.Part == verify.OfRelation {
			got = append(got, fmt.Sprintf("%s %s %s %s %s", c.Kind, c.Name, c.Key, c.Old, c.New))
		}
	}
	assert.Equal(t, []string{`changed A holds "on_time <= dossiers" "on_time + late <= dossiers"`,
		`removed B  "B" `, `added C   "C"`}, got)
}

// TestFinalsWithinRelations: final scores that only facts against a relation come to need
// no band, and conditions of bands are held against such facts alone; so are exclusions
// that empty a source.
func TestFinalsWithinRelations(t *testing.T) {
	const file = `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 4
points: {places: 2, rounding: half-up}
%s
inputs:
  - {name: on_time, type: count, title: On time}
  - {name: dossiers, type: count, title: Dossiers}
%s
areas:
  - {code: "1", title: A, max: 2, cases: [{when: on_time >= 5, score: 0}, {score: full}]}
  - {code: "2", title: B, max: 2, %s cases: [{when: dossiers >= 5, score: full}, {score: 0}]}
bands: [%s]
`
	bands := func(head, relations, leaf, bands string) string {
		r, err := rubric.Parse("r.yaml", fmt.Appendf(nil, file, head, relations, leaf, bands), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		report, err := verify.Rules(context.Background(), s, nil)
		require.NoError(t, err)
		var out []string
		for _, d := range report.Verdicts {
			if d.Item == "" && d.Property != verify.PropertyUsed {
				out = append(out, string(d.Property)+" "+string(d.Outcome))
			}
		}
		return strings.Join(out, "; ")
	}
	const related = "relations: [{holds: on_time <= dossiers, title: A}]"
	const top, survey = "{name: Top, from: 2}, ", `source: survey, applies: "on_time <= dossiers", not_applicable: exclude,`
	for _, tt := range []struct{ head, leaf, bands, within string }{
		{"", "", top + `{name: Low, from: 0, when: "on_time < 3"}`, "band proved"},
		{"", "", `{name: All, from: 0, when: "on_time <= dossiers"}`, "band proved"},
		{"exclusion: by-source", survey, "{name: All, from: 0}", "band proved; source proved"},
	} {
		assert.NotEqual(t, tt.within, bands(tt.head, "", tt.leaf, tt.bands), "without it")
		assert.Equal(t, tt.within, bands(tt.head, related, tt.leaf, tt.bands))
	}
}
