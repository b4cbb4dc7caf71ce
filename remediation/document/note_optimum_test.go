package document_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The kind of fault: the paper says of its targets what is true of those of the optimum
// alone. A catalogue need not have an action for all of these.
func TestPlanSaysWhichTargetsOfTheOptimumItLacks(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(`rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - {name: n, type: count, title: {vi: Số vụ, en: Incidents}}
  - {name: b, type: count, title: {vi: Giải thưởng, en: Awards}}
areas:
  - {code: "1", title: One, max: 10, cases: [{when: n == 0, score: full}, {score: 3}]}
bonus: {cap: 2, items: [{code: B1, title: Bonus, max: 2, score: "min(full, b)"}]}
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f := scoring.Facts{Inputs: map[string]scoring.Figure{"n": scoring.Known(2), "b": scoring.Known(0)}}
	o, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{
		Goal:      remediation.Goal{Total: decimal.NewNullDecimal(decimal.NewFromInt(12))},
		Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1)},
	}, nil)

	require.NoError(t, err)
	require.Equal(t, "12", o.Best.Final.Least.String())
	catalogue := &catalogue.Catalogue{Rubric: "r", Title: rubric.Plain("P"),
		Actions: []catalogue.Solution{{ID: "a", For: []string{"1"}, Solution: rubric.Plain("Chấn chỉnh")}}}
	for _, tt := range []struct {
		name    string
		opts    remediation.Options
		has     []string
		without string
	}{
		{"all", remediation.Options{Optimum: o, Derive: true},
			[]string{"Các mục tiêu ở Phụ lục được chọn để đạt từ 12 điểm", "từ 03 lên 12 điểm"}, "chưa có giải pháp ứng với"},
		{"not all", remediation.Options{Optimum: o}, []string{
			"Phương án tính được để đạt từ 12 điểm", "từ 03 lên 12 điểm",
			"Kế hoạch chưa có giải pháp ứng với các mục tiêu sau của phương án: Giải thưởng: từ 0 lên ít nhất 2.",
			"nếu đạt đủ các mục tiêu ở Phụ lục, các số liệu khác không đổi, thì tổng điểm tăng 07 điểm, từ 03 lên 10 điểm",
		}, "Các mục tiêu ở Phụ lục được chọn"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := remediation.NewPlan(context.Background(), s, f, catalogue, &tt.opts)
			require.NoError(t, err)
			var text strings.Builder
			for _, b := range documentOf(t, p, document.Options{Form: document.Note}).Body {
				if p, is := b.(office.Paragraph); is {
					text.WriteString(spoken(p) + "\n")
				}
			}
			for _, want := range tt.has {
				require.Contains(t, text.String(), want)
			}
			require.NotContains(t, text.String(), tt.without)
		})
	}
}

// The kind of fault: points that are sure are given as the score. Where the final score
// can be more, the curve of effort and points says that it has the former.
func TestCurveOfSurePoints(t *testing.T) {
	for name, tt := range map[string]struct {
		facts map[string]scoring.Figure
		want  string
	}{
		"known":     {map[string]scoring.Figure{"n": scoring.Known(2), "m": scoring.Known(1)}, "Điểm cao nhất theo công sức bỏ ra"},
		"not known": {map[string]scoring.Figure{"n": scoring.Known(2)}, "Điểm chắc chắn đạt được cao nhất theo công sức bỏ ra"},
	} {
		r, err := rubric.Parse("r.yaml", []byte(`rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - {name: n, type: count, title: N}
  - {name: m, type: count, fixed: true, title: M}
areas:
  - {code: "1", title: One, max: 7, cases: [{when: n == 0, score: full}, {score: 3}]}
  - {code: "2", title: Two, max: 3, cases: [{when: m == 0, score: full}, {score: 1}]}
`), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		f := scoring.Facts{Inputs: tt.facts}
		o, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{
			Goal:      remediation.Goal{Total: decimal.NewNullDecimal(decimal.NewFromInt(8))},
			Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1)},
		}, nil)

		require.NoError(t, err)
		require.True(t, o.Proved, name)
		p, err := remediation.NewPlan(context.Background(), s, f, nil, &remediation.Options{Optimum: o})
		require.NoError(t, err)
		var titles []string
		for _, b := range documentOf(t, p, document.Options{Form: document.Note}).Body {
			if c, is := b.(*chart.Chart); is && c.Kind == chart.Curve {
				titles = append(titles, c.Title)
			}
		}
		require.Equal(t, []string{tt.want}, titles, name)
	}
}
