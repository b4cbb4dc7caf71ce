package verify_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bandVerdicts returns what verify.Rules says of the bands.
func bandVerdicts(t *testing.T, s *scoring.Scorer) []verify.Verdict {
	t.Helper()
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	src, err := json.Marshal(v)
	require.NoError(t, err)
	var back verify.Report
	require.NoError(t, json.Unmarshal(src, &back))
	require.Equal(t, v, &back)
	return slices.DeleteFunc(v.Verdicts, func(d verify.Verdict) bool { return d.Property != "band" })
}

// unbanded scores the facts of an example and checks that their final score has no
// band, also as the test case that it is.
func unbanded(t *testing.T, s *scoring.Scorer, e *verify.Example) {
	t.Helper()
	require.NotNil(t, e)
	result, err := s.Score(scoring.Facts{Unit: scoring.Unit{ID: "u", Group: e.Group}, Inputs: e.Facts,
		Points: e.Reported})
	require.NoError(t, err)
	assert.Equal(t, e.Points, result.Total.Final)
	assert.True(t, result.Total.Final.Valid)
	assert.Zero(t, result.Total.Band)
	assert.NotZero(t, result.Total.NoBand)
	passes(t, s, e.YAML(rubric.English))
}

// passes checks that the facts of test cases come to what they expect.
func passes(t *testing.T, s *scoring.Scorer, cases string) {
	t.Helper()
	file := "rubric: " + s.Rubric().ID + "\ncases:\n" + cases
	c, err := scoringtest.ReadCases("cases.yaml", []byte(file), s, nil)
	require.NoError(t, err, file)
	for _, f := range c.Check(s).Failures {
		assert.Fail(t, "an example is not met", "%s\n%s", f.Error(), file)
	}
}

// TestVerifyBands: a penalty brought a final score below every band, and nothing said
// so. The kind is a final score that is known and has no band, whatever makes it so:
// penalties, negative points, and a group that the bands do not name.
func TestVerifyBands(t *testing.T) {
	_, s := ruletest.SmallCase(t, "05-below-every-band")
	got := bandVerdicts(t, s)
	require.Len(t, got, 1)
	assert.Equal(t, verify.Refuted, got[0].Outcome)
	assert.Equal(t, rubric.Text{
		VI: "điểm cuối cùng có thể là -5, thấp hơn xếp loại thấp nhất (C, từ 0) (late = 8, x = 0)",
		EN: "the final score can be -5, below the lowest band (C, from 0) (late = 8, x = 0)",
	}, got[0].Message)
	assert.Equal(t, "- name: 'total: band'\n  facts: {late: 8, x: 0}\n  expect: {total: {final: -5, band: none}}\n",
		got[0].Example.YAML(rubric.English))
	unbanded(t, s, got[0].Example)

	const head = `rubric: banded
title: B
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
exclusion: whole
inputs:
  - {name: x, type: number, min: 0, max: 10, title: X}
  - {name: late, type: count, title: Late}
  - {name: small, type: bool, title: Small}
`
	tests := map[string]struct {
		rest string
		want []string
	}{
		"no bands": {`areas: [{code: "1", title: A, max: 10, score: x}]`, nil},
		"no penalty": {`areas: [{code: "1", title: A, max: 10, score: x}]
bands: [{name: A, from: 9}, {name: C, from: 0}]`, []string{"proved every final score has a band"}},
		"as low as the cap": {`areas: [{code: "1", title: A, max: 10, score: x}]
penalty: {cap: 5, items: [{code: P, title: P, max: 8, score: "min(full, late)"}]}
bands: [{name: A, from: 9}, {name: C, from: -5}]`, []string{"proved every final score has a band"}},
		"not quite as low": {`areas: [{code: "1", title: A, max: 10, score: x}]
penalty: {cap: 5, items: [{code: P, title: P, max: 8, score: "min(full, late)"}]}
bands: [{name: A, from: 9}, {name: C, from: -4.99}]`, []string{"refuted the final score can be -5, below the lowest band (C, from -4.99) (late = 8, x = 0)"}},
		"a penalty that never meets few points": {`areas: [{code: "1", title: A, max: 10, score: "max(x, min(full, late))"}]
penalty: {cap: 5, items: [{code: P, title: P, max: 5, score: "min(full, late)"}]}
bands: [{name: C, from: 0}]`, []string{"proved every final score has a band"}},
		"by groups": {`areas: [{code: "1", title: A, max: 10, score: x}]
penalty: {cap: 5, items: [{code: P, title: P, max: 8, score: "min(full, late)"}]}
bands: [{name: C, from: -5, group: ward}, {name: D, from: -1, group: commune}]`, []string{
			"proved every final score of the group ward has a band",
			"refuted the final score can be -5, below the lowest band (D, from -1) (late = 8, x = 0)"}},
		"by groups with titles": {`groups: [{name: ward, title: {vi: phường, en: wards}}, commune]
areas: [{code: "1", title: A, max: 10, score: x}]
bands: [{name: C, from: 0, group: ward}, {name: D, from: 0, group: commune}]`, []string{
			"proved every final score of the group wards has a band",
			"proved every final score of the group commune has a band"}},
		"points below zero": {`areas: [{code: "1", title: A, max: 10, min: -1, score: "x > 0 ? x : -1"}]
bands: [{name: C, from: 0}]`, []string{"refuted the final score can be -1, below the lowest band (C, from 0) (x = 0)"}},
		"reported": {`areas: [{code: "1", title: A, max: 10, reported: true}]
penalty: {cap: 5, items: [{code: P, title: P, max: 2, step: 0.5, reported: true}]}
bands: [{name: C, from: 0}]`, []string{"refuted the final score can be -2, below the lowest band (C, from 0) (1 = 0, P = 2)"}},
		"what is excluded": {`areas:
  - {code: "1", title: A, max: 8, score: 8}
  - {code: "2", title: B, max: 2, applies: small, not_applicable: exclude, min: -2, score: -2}
penalty: {cap: 7, items: [{code: P, title: P, max: 7, score: "small ? full : 0"}]}
bands: [{name: C, from: -0.99}]`, []string{"refuted the final score can be -1, below the lowest band (C, from -0.99) (small = true)"}},
		"a condition guarded as its item is": {`areas:
  - {code: "1", title: A, max: 8, score: 0.8 * x}
  - {code: "2", title: B, max: 2, applies: small, not_applicable: exclude, score: 0.2 * x}
bands: [{name: A, from: 6, when: "not small or index('2') >= 50"}, {name: C, from: 0}]`,
			[]string{"proved every final score has a band"}},
		"a condition guarded the other way round": {`areas:
  - {code: "1", title: A, max: 8, score: 0.8 * x}
  - {code: "2", title: B, max: 2, applies: small, not_applicable: exclude, score: 0.2 * x}
bands: [{name: A, from: 0, when: "small or index('2') >= 50"}, {name: C, from: 0}]`,
			[]string{"refuted with the final score 0 the condition of no band holds (small = false, x = 0)"}},
		"a condition that holds below the next band": {`areas: [{code: "1", title: A, max: 10, score: x}]
bands: [{name: A, from: 5}, {name: C, from: 0, when: x < 6}]`, []string{"proved every final score has a band"}},
		"a condition that does not hold up to the next band": {`areas: [{code: "1", title: A, max: 10, score: x}]
bands: [{name: A, from: 5}, {name: C, from: 0, when: x < 4.5}]`,
			[]string{"refuted with the final score 4.5 the condition of no band holds (x = 4.5)"}},
		"a host's rule": {`areas: [{code: "1", title: A, max: 10, rule: by_hand}]
penalty: {cap: 5, items: [{code: P, title: P, max: 8, score: "min(full, late)"}]}
bands: [{name: C, from: 0}]`, []string{"undecided undecided (neither facts below the lowest band were found nor a proof that there are none): every final score has a band"}},
	}
	opts := &scoring.Options{Rules: []scoring.Rule{{Name: "by_hand", Doc: "Gives ten points.", Inputs: []string{"x"},
		Run: func(scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return decimal.NewFromInt(10), rubric.Text{}, nil
		}}}}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := rubric.Parse("b.yaml", []byte(head+tt.rest), nil)
			require.NoError(t, err)
			s, err := scoring.Compile(r, opts)
			require.NoError(t, err)
			var got []string
			for _, d := range bandVerdicts(t, s) {
				got = append(got, string(d.Outcome)+" "+d.Message.EN)
				if d.Outcome == verify.Refuted {
					unbanded(t, s, d.Example)
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

// TestNoBand: a final score that is known and has no band says why.
func TestNoBand(t *testing.T) {
	_, s := ruletest.SmallCase(t, "05-below-every-band")
	for _, tt := range []struct {
		facts map[string]any
		vi    string
		en    string
	}{
		{map[string]any{"x": "3", "late": 8}, "điểm cuối cùng -2 thấp hơn xếp loại thấp nhất (C, từ 0)",
			"the final score -2 is below the lowest band (C, from 0)"},
		{map[string]any{"x": "2.5", "late": 3}, "điểm cuối cùng -0,5 thấp hơn xếp loại thấp nhất (C, từ 0)",
			"the final score -0.5 is below the lowest band (C, from 0)"},
		{map[string]any{"x": "3", "late": 3}, "", ""},
		{map[string]any{"x": "3"}, "", ""}, // not known yet
	} {
		result, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(tt.facts)})
		require.NoError(t, err)
		assert.Equal(t, rubric.Text{VI: tt.vi, EN: tt.en}, result.Total.NoBand, tt.facts)
		src, err := json.Marshal(result)
		require.NoError(t, err)
		assert.Equal(t, tt.en != "", strings.Contains(string(src), `"no_band"`))
	}

	src := `rubric: groups
title: G
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs: [{name: x, type: bool, title: X}]
areas: [{code: "1", title: A, max: 1, score: "x ? 1 : 0"}]
bands: [{name: A, from: 0, group: ward}]
`
	declared := strings.Replace(src, "inputs:", "groups: [ward, commune]\ninputs:", 1)
	for _, tt := range []struct {
		src, group string
		want       rubric.Text
	}{
		{src, "ward", rubric.Text{}},
		{src, "", rubric.Text{VI: "bộ chỉ số chỉ xếp loại theo nhóm đối tượng, mà đơn vị không thuộc nhóm nào",
			EN: "the rubric has bands for groups of units only, and the unit is in none"}},
		{declared, "commune", rubric.Text{VI: "bộ chỉ số không có xếp loại cho nhóm commune",
			EN: "the rubric has no bands for the group commune"}},
	} {
		r, err := rubric.Parse("g.yaml", []byte(tt.src), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		result, err := s.Score(scoring.Facts{Unit: scoring.Unit{Group: tt.group},
			Inputs: ruletest.Figures(map[string]any{"x": true})})
		require.NoError(t, err)
		assert.Equal(t, tt.want, result.Total.NoBand, tt.group)
	}
}

var bandRubrics = flag.Int("bands.rubrics", enough.Instances(16, 4),
	"random rubrics whose bands are verified and attacked")

// TestVerifyBandsIsSound: where every final score is proved to have a band no random
// facts come to less, and where that is refuted the facts do.
func TestVerifyBandsIsSound(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for i := range uint64(*bandRubrics) {
		r := rand.New(rand.NewPCG(*ruletest.SeedFlag+70, i))
		g := ruletest.NewGroup(r)
		file, _ := g.SeveralLeaves()
		when := ""
		if plain, err := rubric.Parse("random.yaml", []byte(file), nil); err == nil && i%2 == 1 {
			leaves := slices.Collect(plain.Leaves())
			leaf := leaves[r.IntN(len(leaves))].Code
			when = fmt.Sprintf(ruletest.Choose(r, ", when: \"index('%s') >= 0\"", ", when: \"points('%s') > 0\"",
				", when: \"not (points('%s') < -1)\""), leaf)
		}
		file += fmt.Sprintf("bands: [{name: A, from: 1}, {name: C, from: %s%s}]\n",
			ruletest.Choose(r, "0", "0", "-0.5", "-1", "-2"), when)
		rb, err := rubric.Parse("random.yaml", []byte(file), nil)
		if err != nil {
			seen["does not parse"]++
			continue
		}
		s, err := scoring.Compile(rb, nil)
		if err != nil {
			seen["does not compile"]++
			continue
		}
		got := bandVerdicts(t, s)
		require.Len(t, got, 1)
		seen[string(got[0].Outcome)]++
		if when != "" {
			seen[string(got[0].Outcome)+" with a condition"]++
		}
		if got[0].Outcome == verify.Refuted {
			unbanded(t, s, got[0].Example)
			continue
		}
		facts, _ := g.Facts(400, nil)
		below := ""
		for _, f := range facts {
			result, err := s.Score(ruletest.FactsOf(f.Inputs))
			require.NoError(t, err)
			if result.Total.Final.Valid {
				seen["scored"]++
			}
			if !result.Total.NoBand.IsZero() {
				below = shownFacts(f.Inputs)
			}
		}
		if below != "" && got[0].Outcome == verify.Proved {
			t.Errorf("proved, but facts have no band: %s\n%s", below, file)
		} else if below != "" {
			seen["undecided though refutable"]++
			t.Logf("not found: %s\n%s", below, file)
		}
	}
	t.Logf("%v", seen)
	assert.Positive(t, seen["proved"])
	assert.Positive(t, seen["refuted"])
	assert.Positive(t, seen["scored"])
	assert.Less(t, 20*seen["undecided though refutable"], seen["refuted"]+20)
}
