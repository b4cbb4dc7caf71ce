package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// numbers writes down what a result gives every leaf and the whole.
func numbers(r *scoring.Result) string {
	var b strings.Builder
	for _, it := range r.Leaves() {
		fmt.Fprintf(&b, "%s %s %v %v %v %v\n", it.Code, it.Status, it.Points, it.Range, it.Applicable, it.LostRange)
	}
	fmt.Fprint(&b, r.Total.Status, r.Total.Final, r.Total.FinalRange, r.Total.Rescaled, r.Total.Lost, r.Total.Band.VI)
	return b.String()
}

// TestHoldRandomYears: by the facts of a round a scorer that holds what the round set gives
// its points, also to a round that was read from JSON.
func TestHoldRandomYears(t *testing.T) {
	instances := enough.Instances(200, 30)
	settings, rounds := map[assessment.SettingKind]int{}, 0
	for seed := range instances {
		w := newWorld(t, uint64(seed)+1000)
		a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}, Records: []assessment.Record{}}
		for n := range 5 + w.IntN(30) {
			r, want, ok := w.next(n)
			if !ok || want != nil {
				continue
			}
			more, err := assessment.Append(w.scorer, a, r)
			require.NoError(t, err)
			a = more
		}
		st, err := assessment.Fold(w.scorer, a, w.asOf)
		require.NoError(t, err, "seed %d", seed)
		for _, r := range st.Rounds {
			held, err := assessment.Hold(w.scorer, r.Facts, r.Set)
			require.NoError(t, err)
			assert.Equal(t, w.scorer.Edition(), held.Edition())
			now, err := held.Score(r.Facts)
			require.NoError(t, err)
			require.Equal(t, numbers(r.Result), numbers(now), "seed %d, %s: %+v", seed, r.Name, r.Set)
			for _, x := range r.Set {
				settings[x.Kind]++
				assert.False(t, x.Reason.IsZero(), "seed %d: %+v", seed, x)
			}
			rounds++
		}
	}
	enough.Enough(t, "rounds", rounds, instances, 400)
	for _, kind := range []assessment.SettingKind{assessment.SetSurvey, assessment.SetJudged, assessment.SetUnproved, assessment.SetWaived} {
		enough.Enough(t, string(kind), settings[kind], instances, 20)
	}
}

// TestHold: what is set stays whatever the figures, but that a rule may give more than a
// waiver; what is not set follows its rule.
func TestHold(t *testing.T) {
	s := compiled(t, `
rubric: commune-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 50
points: {places: 2, rounding: half-up}
illustrative: true
rounds: [{name: self, title: Self, self: true}, {name: appraisal_1, title: Appraisal}]
inputs: [{name: n, type: count, title: N}]
areas:
  - {code: "1", title: Rule, max: 10, score: "min(full, n)"}
  - {code: "2", title: Judged, max: 10, judged: true, score: "min(full, n)"}
  - {code: "3", title: Unproved, max: 10, evidence: [Report], no_evidence: zero, score: "min(full, n)"}
  - {code: "4", title: Waived, max: 10, waiver: {share: 0.5}, score: "min(full, n)"}
  - {code: "5", title: Waived whole, max: 10, waiver: full, score: "min(full, n)"}
`)
	round := folded(t, s, "2026-02-01", record("figure", "self", "input: n, new: 2"),
		record("points", "appraisal_1", `item: "2", new: 1, why: Only on paper`),
		record("waiver", "appraisal_1", `item: "4", why: Flood, waiver: {approver: Chair, from: 2026-01-01}`),
		record("waiver", "appraisal_1", `item: "5", why: Flood, waiver: {approver: Chair, from: 2026-01-01}`)).Last()
	known(t, round, "1 2", "2 1", "3 0", "4 5", "5 10")
	var set []string
	for _, x := range round.Set {
		set = append(set, fmt.Sprintf("%s %s %v %d %s", x.Kind, x.Item, *x.Range, x.Record, x.Reason.EN))
	}
	assert.Equal(t, []string{"judged 2 {1 1} 1 set by An: Only on paper", "unproved 3 {0 0} -1 there is no evidence (Report)",
		"waived 4 {5 5} 2 waived by Chair: Flood", "waived 5 {10 10} 3 waived by Chair: Flood"}, set)

	held, err := assessment.Hold(s, round.Facts, round.Set)
	require.NoError(t, err)
	later := scoring.Facts{Unit: round.Facts.Unit, Inputs: map[string]scoring.Figure{"n": scoring.Known(8)}}
	for n, want := range map[int]string{2: "2 1 0 5 10", 8: "8 1 0 8 10"} {
		later.Inputs["n"] = scoring.Known(n)
		r, err := held.Score(later)
		require.NoError(t, err)
		var got []string
		for _, it := range r.Areas() {
			got = append(got, it.Points.Decimal.String())
		}
		assert.Equal(t, want, strings.Join(got, " "))
	}

	_, err = held.Vary(held.Rubric())
	require.ErrorContains(t, err, "holds items at what a round set them to")
	_, err = held.Explain(later, "1")
	require.Error(t, err)
	_, err = columnar.FromFacts(t.Context(), held, func(func(scoring.Facts) bool) {}, nil)
	require.Error(t, err)
	_, err = assessment.Hold(s, later, []assessment.Setting{{Kind: assessment.SetJudged, Item: "9"}})
	require.ErrorIs(t, err, scoring.ErrUnknownItem)
}
