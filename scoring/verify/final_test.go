package verify_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const finalHead = `rubric: final-2025
title: F
decision: {number: "1", issuer: X, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
`

func finalReport(t *testing.T, body string) *verify.Report {
	t.Helper()
	r, err := rubric.Parse("f.yaml", []byte(finalHead+body), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	return v
}

// messagesOf lists what a report says of some properties, without what it says of facts that
// prove it.
func messagesOf(v *verify.Report, properties ...verify.Property) (out []string) {
	for _, d := range append(append([]verify.Verdict{}, v.Verdicts...), v.Warnings...) {
		for _, p := range properties {
			if d.Property == p && d.Item == "" {
				out = append(out, string(d.Outcome)+": "+d.Message.EN)
			}
		}
	}
	return out
}

// TestEveryFinalScoreHasABand: the kind of fault is a final score that no band holds:
// below the lowest, where a penalty can bring it, or because the conditions of all bands
// that it reaches fail or have no value.
func TestEveryFinalScoreHasABand(t *testing.T) {
	const negative = `inputs: [{name: x, type: number, min: 0, max: 10, title: X}, {name: late, type: count, title: Late},
  {name: b, type: bool, title: B}]
areas: [{code: "1", title: A, max: 10, score: x}]
penalty: {cap: 5, items: [{code: P1, title: P, max: 8, score: "min(full, late)"}]}
`
	const plain = `exclusion: none
inputs: [{name: x, type: number, min: 0, max: 10, title: X}, {name: b, type: bool, title: B},
  {name: has, type: bool, title: Has}]
areas:
  - {code: "1", title: A, max: 8, score: 0.8 * x}
  - {code: "2", title: A, max: 2, applies: has, not_applicable: exclude, score: 0.2 * x}
`
	for _, tt := range []struct {
		name, body string
		want       []string
	}{
		{"below the lowest", negative + "bands: [{name: A, from: 9}, {name: C, from: 0}]",
			[]string{"refuted: the final score can be -5, below the lowest band (C, from 0) (late = 8, x = 0)"}},
		{"a floor", negative + "final: {floor: 0}\nbands: [{name: A, from: 9}, {name: C, from: 0}]",
			[]string{"proved: every final score has a band"}},
		{"a floor below the lowest", negative + "final: {floor: -1}\nbands: [{name: A, from: 9}, {name: C, from: 0}]",
			[]string{"refuted: the final score can be -1, below the lowest band (C, from 0) (late = 8, x = 0)"}},
		{"a ceiling", negative + "final: {floor: 0, ceiling: 8}\nbands: [{name: A, from: 9}, {name: C, from: 0}]",
			[]string{"proved: every final score has a band",
				"warned: no final score comes up to the band A (from 9): the greatest is 8"}},
		{"conditions above", plain + "bands: [{name: A, from: 9, when: b}, {name: C, from: 0}]",
			[]string{"proved: every final score has a band"}},
		{"a condition of the lowest", plain + "bands: [{name: A, from: 9}, {name: C, from: 0, when: b}]",
			[]string{"refuted: with the final score 0 the condition of no band holds (b = false, has = true, x = 0)"}},
		{"conditions that leave nothing out", plain + "bands: [{name: A, from: 0, when: b}, {name: C, from: 0, when: not b}]",
			[]string{"proved: every final score has a band"}},
		{"conditions on a figure with a hole", plain +
			"bands: [{name: A, from: 0, when: x > 6}, {name: B, from: 0, when: x < 5}, {name: C, from: 0, when: b and x < 6}]",
			[]string{"refuted: with the final score 6 the condition of no band holds (b = true, has = true, x = 6)"}},
		{"conditions on points that leave nothing out", plain +
			"bands: [{name: A, from: 0, when: \"points('1') >= 4\"}, {name: B, from: 0, when: \"points('1') < 4\"}]",
			[]string{"proved: every final score has a band"}},
		{"the index of what may be excluded", plain + "bands: [{name: A, from: 5, when: \"index('2') >= 50\"}, {name: C, from: 0}]",
			[]string{"refuted: with the final score 8 the condition of no band holds (has = false, x = 10)"}},
		{"the index of what may be excluded, with a guard", plain +
			"bands: [{name: A, from: 9, when: \"not has or index('2') >= 50\"}, {name: C, from: 0}]",
			[]string{"proved: every final score has a band"}},
		{"a condition that never holds", plain + "bands: [{name: A, from: 9, when: \"points('1') > 8\"}, {name: C, from: 0}]",
			[]string{"proved: every final score has a band", "warned: the condition of the band A never holds"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, messagesOf(finalReport(t, tt.body), verify.PropertyBand, verify.PropertyReachable))
		})
	}
}

// TestPartsThatCannotExceed warns of a cap to which the parts just come.
func TestPartsThatCannotExceed(t *testing.T) {
	const body = `areas:
  - code: "1"
    title: A
    max: 10
    combine: capped
    items: [{code: "1.1", title: A, max: 6, reported: true}, {code: "1.2", title: A, max: 5, reported: true}]
`
	assert.Empty(t, finalReport(t, body).Warnings)
	got := finalReport(t, strings.Replace(body, "max: 5", "max: 4", 1)).Warnings
	require.Len(t, got, 1)
	assert.Equal(t, "combine: capped cuts nothing: the items below come to just the maximum", got[0].Message.EN)
	assert.Equal(t, "1", got[0].Item)
	assert.Equal(t, 11, got[0].Line)
}

// TestFinalInEditions lists what two editions say otherwise of the final score.
func TestFinalInEditions(t *testing.T) {
	const body = `exclusion: by-source
areas: [{code: "1", title: A, max: 10, reported: true}]
`
	parse := func(src string) *scoring.Scorer {
		r, err := rubric.Parse("f.yaml", []byte(finalHead+src), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		return s
	}
	c, err := verify.Editions(context.Background(), parse(body), parse(body+"empty_source: zero\nfinal: {floor: 0}\n"), nil)
	require.NoError(t, err)
	var keys []string
	for _, change := range c.Changes {
		keys = append(keys, change.Key)
	}
	assert.Equal(t, []string{"empty_source", "final"}, keys)
}

// TestEmptySources: the kind of fault is a source of which everything can be excluded,
// while the rubric does not say what then counts.
func TestEmptySources(t *testing.T) {
	const body = `exclusion: by-source
inputs: [{name: held, type: bool, title: H}, {name: done, type: count, title: D}, {name: all, type: count, title: A},
  {name: n, type: count, title: N}]
areas:
  - {code: "1", title: A, max: 6, reported: true}
  - code: "2"
    title: B
    max: 4
    items:
      - {code: "2.1", title: B, max: 2, source: survey, applies: held, not_applicable: exclude, score: "min(full, n)"}
      - {code: "2.2", title: B, max: 2, source: survey, not_arising: exclude, score: "full * min(100, rate(done, all)) / 100"}
`
	for _, tt := range []struct {
		name, from, to string
		want           []string
	}{
		{"some facts", "", "", []string{"refuted: everything of the source survey can be excluded (all = 0, done = 0, held = false, n = 0); " +
			"say under empty_source what follows (whole or zero)"}},
		{"whole", "exclusion: by-source", "exclusion: by-source\nempty_source: whole", nil},
		{"zero", "exclusion: by-source", "exclusion: by-source\nempty_source: zero", nil},
		{"one that always counts", "not_arising: exclude", "not_arising: zero", nil},
		{"never both", "applies: held", "applies: \"all == 0 or held\"",
			[]string{"proved: whatever the facts, something of the source survey counts"}},
		{"another rescaling", "exclusion: by-source", "exclusion: whole", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, messagesOf(finalReport(t, strings.Replace(body, tt.from, tt.to, 1)), verify.PropertySource))
		})
	}
}
