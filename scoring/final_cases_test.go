package scoring_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const negativeRubric = `rubric: negative
title: {vi: Thử, en: Trial}
decision: {number: 1/QĐ, issuer: {vi: X, en: X}, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
illustrative: true
inputs:
  - {name: x, type: number, min: 0, max: 10, title: X}
  - {name: late, type: count, title: Late}
areas:
  - {code: "1", title: A1, max: 10, score: x}
penalty: {cap: 5, items: [{code: "P1", title: P, max: 8, score: "min(full, late)"}]}
bands: [{name: A, from: 9}, {name: C, from: 0}]
`

const surveyRubric = `rubric: ks-2025
title: Khảo sát không bắt buộc
decision: {number: 1/QĐ, issuer: UBND, date: 2025-05-25}
period: 2025
max: 100
points: {places: 2, rounding: half-up}
exclusion: by-source
inputs:
  - {name: co_khao_sat, type: bool, fixed: true, title: Có tổ chức điều tra xã hội học}
  - {name: hai_long, type: percent, title: Tỷ lệ hài lòng}
areas:
  - {code: "1", title: Thẩm định, max: 70, reported: true}
  - {code: "2", title: Khảo sát, max: 30, source: survey, applies: co_khao_sat, not_applicable: exclude, rises_with: hai_long,
     score: full * hai_long / 100}
bands: [{name: Tốt, from: 80}, {name: Khá, from: 0}]
`

// TestFinalCases: the kind of fault is a final score that the rubric does not foresee: one
// that a penalty brings below every band, and one with a source of which nothing counts.
// It is never a number, or a band, that the rubric does not say.
func TestFinalCases(t *testing.T) {
	known := func(v int) scoring.Figure { return scoring.Known(v) }
	held := func(is bool) scoring.Facts {
		return scoring.Facts{Inputs: map[string]scoring.Figure{"co_khao_sat": scoring.Known(is), "hai_long": known(90)},
			Points: map[string]scoring.Figure{"1": known(63)}}
	}
	late := scoring.Facts{Inputs: map[string]scoring.Figure{"x": known(3), "late": known(8)}}
	unknown := held(true)
	delete(unknown.Inputs, "co_khao_sat")
	for _, tt := range []struct {
		name, src, from, to string
		facts               scoring.Facts
		least, most         string
		band, possible      string
		unbounded, open     string
	}{
		{"below every band", negativeRubric, "", "", late, "-2", "-2", "", "", "", ""},
		{"a floor", negativeRubric, "bands", "final: {floor: 0}\nbands", late, "0", "0", "C", "", "-2", ""},
		{"a ceiling", negativeRubric, "bands", "final: {floor: -20, ceiling: -3}\nbands", late, "-3", "-3", "", "", "-2", ""},
		{"an idle floor", negativeRubric, "bands", "final: {floor: -3}\nbands", late, "-2", "-2", "", "", "", ""},
		{"no survey", surveyRubric, "", "", held(false), "63", "93", "", "", "",
			"everything scored by survey is left out of the maximum, and the rubric does not say what counts then"},
		{"no survey, the rest to the whole", surveyRubric, "inputs:", "empty_source: whole\ninputs:", held(false), "90", "90",
			"Tốt", "", "", ""},
		{"no survey, no points", surveyRubric, "inputs:", "empty_source: zero\ninputs:", held(false), "63", "63", "Khá", "", "", ""},
		{"a survey", surveyRubric, "", "", held(true), "90", "90", "Tốt", "", "", ""},
		{"perhaps a survey, the rest to the whole", surveyRubric, "inputs:", "empty_source: whole\ninputs:", unknown, "90", "90",
			"Tốt", "", "", "the facts do not decide whether these are left out of the maximum: 2"},
		{"perhaps a survey, no points", surveyRubric, "inputs:", "empty_source: zero\ninputs:", unknown, "63", "90", "",
			"Tốt Khá", "", "the facts do not decide whether these are left out of the maximum: 2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := rubric.Parse("r.yaml", []byte(strings.Replace(tt.src, tt.from, tt.to, 1)), nil)
			require.NoError(t, err)
			s, err := scoring.Compile(r, nil)
			require.NoError(t, err)
			got, err := s.Score(tt.facts)
			require.NoError(t, err)
			total := got.Total
			assert.Equal(t, tt.least+" "+tt.most, total.FinalRange.Least.String()+" "+total.FinalRange.Most.String())
			assert.Equal(t, tt.band, total.Band.EN)
			var possible []string
			for _, b := range total.PossibleBands {
				possible = append(possible, b.EN)
			}
			assert.Equal(t, tt.possible, strings.Join(possible, " "))
			unbounded := ""
			if total.Unbounded.Valid {
				unbounded = total.Unbounded.Decimal.String()
			}
			assert.Equal(t, tt.unbounded, unbounded)
			var open []string
			for _, reason := range total.Open {
				open = append(open, reason.Text.EN)
			}
			assert.Equal(t, tt.open, strings.Join(open, "; "))
			of, err := improve.RangeOf(context.Background(), s, tt.facts, "", nil)
			require.NoError(t, err)
			assert.True(t, of.Range.Equal(total.FinalRange), "%v", of.Range)
		})
	}
}
