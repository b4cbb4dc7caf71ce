package scoring_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/require"
)

const waysRubric = `rubric: ways
title: {vi: Thử, en: Trial}
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 12
points: {places: 2, rounding: half-up}
exclusion: whole
inputs:
  - {name: x, type: percent, title: {vi: Tỷ lệ, en: Rate}}
  - {name: k, type: bool, title: {vi: Có kế hoạch, en: Has a plan}}
  - {name: n, type: count, title: {vi: Số vụ, en: Count}}
areas:
  - {code: "1", title: A, max: 2, cases: [{when: x > 50, score: full}, {when: k, score: 1, reason: {vi: nộp muộn, en: it was late}}, {score: 1, reason: {vi: không có, en: there was none}}]}
  - {code: "2", title: A, max: 2, cases: [{when: k, score: 0}, {when: n < 3, score: 1}, {score: 0}]}
  - {code: "3", title: A, max: 2, applies: k, not_applicable: zero, cases: [{when: n == 0, score: 2}, {score: 0, reason: {vi: có vụ việc, en: there were incidents}}]}
  - {code: "4", title: A, max: 2, applies: k, not_applicable: exclude, arises: x > 0, not_arising: exclude, score: 2}
  - {code: "5", title: A, max: 2, cases: [{when: k, score: 1, reason: {vi: một nửa, en: half of it}}, {score: 1, reason: {vi: một nửa, en: half of it}}]}
  - {code: "6", title: A, max: 2, cases: [{when: k, score: 2, reason: {vi: đủ, en: all of it}}, {score: 2}]}
penalty: {cap: 5, items: [{code: P1, title: P, max: 2, cases: [{when: k, score: 1, reason: {vi: bị nhắc, en: it was warned}}, {when: n > 2, score: 1}, {score: 0}]}]}
`

// TestReasonOfOpenWays: where the facts leave open which way a leaf took, and all come
// to the same, no reason says that it took one of them, or that a figure which nobody
// declared was observed. The kind of fault: points, or an exclusion, that are certain,
// with a reason that is not.
func TestReasonOfOpenWays(t *testing.T) {
	t.Parallel()
	r, err := rubric.Parse("ways.yaml", []byte(waysRubric), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	const open = " (the facts leave open which)"
	for _, c := range []struct {
		code     string
		k        any
		status   scoring.Status
		reason   string
		deciding string
	}{
		{"1", nil, scoring.Scored, "it was late; or there was none" + open, "x reached 0 > 50"},
		{"1", true, scoring.Scored, "it was late", "x reached 0 > 50"},
		{"2", nil, scoring.Scored, "nothing is known of “has a plan”; or count came to 4, not below 3" + open,
			"k reached true, false == false; n reached 4 < 3"},
		{"2", false, scoring.Scored, "count came to 4, not below 3", "n reached 4 < 3"},
		{"3", nil, scoring.Scored, "there were incidents; or there is no plan, so the item does not apply; it counts as no points" + open,
			"n reached 4 == 0; k reached true, false == true"},
		{"4", nil, scoring.NotApplicable, "rate came to 0%; it is left out of the maximum; " +
			"or there is no plan, so the item does not apply; it is left out of the maximum" + open, "x reached 0 > 0; k reached true, false == true"},
		{"4", true, scoring.NotArising, "rate came to 0%; it is left out of the maximum", "x reached 0 > 0"},
		{"5", nil, scoring.Scored, "half of it", ""},
		{"6", nil, scoring.Scored, "", ""}, // one of the ways has no reason
		{"P1", nil, scoring.Scored, "it was warned; or count came to 4" + open, "k reached true, false  ; n reached 4  "},
	} {
		t.Run(fmt.Sprint(c.code, c.k), func(t *testing.T) {
			f := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"x": 0, "n": 4})}
			if c.k != nil {
				f.Inputs["k"] = ruletest.Figure(c.k)
			}
			e, err := s.Explain(f, c.code)
			require.NoError(t, err)
			var deciding []string
			for _, d := range e.Item.Deciding {
				deciding = append(deciding, fmt.Sprintf("%s reached %s %s %s", d.Input, d.Observed, d.Operator, d.Required))
			}
			require.Equal(t, []string{c.status.String(), c.reason, c.deciding},
				[]string{e.Item.Status.String(), e.Item.Reason.EN, strings.Join(deciding, "; ")})
		})
	}
}

// TestNothingUnknownIsObserved: no reason observes one value of a figure that the facts
// leave open.
func TestNothingUnknownIsObserved(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	seen := map[string]int{}
	for i := range uint64(*openWorlds) {
		w := newOpenWorld(rand.New(rand.NewPCG(*openSeed, i)))
		r, err := rubric.Parse("w.yaml", []byte(w.file()), nil)
		require.NoError(t, err, w.file())
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err, w.file())
		result, err := s.Score(w.facts)
		require.NoError(t, err)
		for _, it := range result.Leaves() {
			if it.Status == scoring.Scored {
				require.True(t, it.Points.Valid, "%s has no points\n%s", it.Code, w.file())
			}
			for _, d := range it.Deciding {
				at := slices.IndexFunc(w.inputs, func(in openInput) bool { return in.name == d.Input && d.Subject == d.Input })
				if at < 0 {
					continue
				}
				seen["observed"]++
				in := w.inputs[at]
				if len(in.values) == 1 {
					continue
				}
				seen["open"]++
				single := d.Observed == "true" || d.Observed == "false" || len(d.Observed) == 1
				require.False(t, single, "%s: %s is said to be %s, and the facts allow %v\n%s", it.Code, d.Input, d.Observed,
					in.values, w.file())
			}
		}
	}
	t.Logf("%v", seen)
	ruletest.Enough(t, seen, *openWorlds, map[string]int{"observed": 20, "open": 5})
}
