package remediation_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// planOf makes the plan of a small input that once came out wrong.
func planOf(t *testing.T, name string) *remediation.Plan {
	t.Helper()
	dir := filepath.Join("..", "scoring", "testdata", "cases", name)
	src, err := os.ReadFile(filepath.Join(dir, "rubric.yaml"))
	require.NoError(t, err)
	r, err := rubric.Parse("rubric.yaml", src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	src, err = os.ReadFile(filepath.Join(dir, "facts.yaml"))
	require.NoError(t, err)
	f, err := scoring.ParseFacts("facts.yaml", src, r, nil)
	require.NoError(t, err)
	p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
	require.NoError(t, err)
	return p
}

// The kind: of two figures that win back the same, the plan advises to do more,
// not to be given less to do.
func TestPlansMoveWhatWasDone(t *testing.T) {
	p := planOf(t, "20-rate-in-reasons")
	require.Len(t, p.Actions, 1)
	require.Len(t, p.Actions[0].Targets, 1)
	assert.Equal(t, "dung", p.Actions[0].Targets[0].Changes[0].Input)
	assert.Equal(t, "Phấn đấu tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đạt từ 95% trở lên", p.Actions[0].Solution.VI)
	assert.False(t, p.Actions[0].Targets[0].Effort.Valid, "nobody said what it takes")
	assert.Equal(t, "10", p.Outcome.Final.String())
	assert.Equal(t, "tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đạt 77,78% (7/9 hồ sơ), dưới 95%", p.Deficits[0].Reason.VI)

	p = planOf(t, "03-reason-as-close-as-the-limit")
	require.Len(t, p.Actions, 1)
	assert.Equal(t, "done", p.Actions[0].Targets[0].Changes[0].Input)
}

// The kind: points of a survey or of an external index are no appraiser's.
func TestPlansNameTheSourceOfPoints(t *testing.T) {
	p := planOf(t, "21-reason-of-surveys")
	require.Len(t, p.Deficits, 2)
	assert.Equal(t, rubric.Text{VI: "kết quả điều tra xã hội học chưa đạt điểm tối đa", EN: "the survey gave less than the maximum"}, p.Deficits[0].Reason)
	assert.Equal(t, rubric.Text{VI: "chỉ số do cơ quan khác công bố chưa đạt điểm tối đa", EN: "the external index gave less than the maximum"}, p.Deficits[1].Reason)
	assert.Equal(t, []string{"survey", "external"}, []string{string(p.Deficits[0].Kind), string(p.Deficits[1].Kind)})
}

// The kind: a figure is blamed that the rule does not read. An option that is spelt
// as a fixed figure is none, nor is a longer name that holds the name of one.
func TestOnlyFiguresThatAreReadAreBlamed(t *testing.T) {
	for rule, kind := range map[string]string{
		"(state == 'towns' ? 1 : 0) >= 2 ? full : 0":                       "none",
		"(state == 'towns' ? 1 : 0) + (towns > 3 ? 2 : 0) >= 2 ? full : 0": "fixed",
		"(towns_later > 3 ? 1 : 0) >= 2 ? full : 0":                        "none",
		"towns > 3 ? full : 0":                                             "fixed",
	} {
		r, err := rubric.Parse("rubric.yaml", []byte(`
rubric: blamed
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: towns, type: count, title: Towns, fixed: true}
  - {name: towns_later, type: count, title: Later}
  - {name: state, type: enum, options: [towns, other], title: State}
areas:
  - {code: "1", title: t, max: 2, score: "`+rule+`"}
`), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		got, err := remediation.Optimize(context.Background(), s, scoring.Facts{Inputs: figures(map[string]any{"towns": 1, "towns_later": 1, "state": "other"})}, &remediation.Aim{
			Goal: remediation.Goal{Total: decimal.NewNullDecimal(decimal.NewFromInt(2))}, Otherwise: &remediation.Effort{},
		}, nil)

		require.NoError(t, err)
		require.Len(t, got.OutOfReach, 1, rule)
		assert.Equal(t, kind, string(got.OutOfReach[0].Kind), rule)
	}
}
