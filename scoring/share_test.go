package scoring_test

import (
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A share of the maximum is exact, is rounded once, and does not arise of 0 and 0.
func TestShare(t *testing.T) {
	compile := func(score, policy string) *scoring.Scorer {
		return ruletest.CompileFile(t, fmt.Sprintf(`
rubric: shares
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 2
exclusion: whole
points: {places: 2, rounding: half-up}
inputs:
  - {name: done, type: count, title: {vi: Số hồ sơ đúng hạn, en: Dossiers in time}, unit: {vi: hồ sơ, en: dossiers}}
  - {name: total, type: count, title: {vi: Tổng số hồ sơ, en: All dossiers}, unit: {vi: hồ sơ, en: dossiers}}
areas: [{code: "1", title: a, max: 2, not_arising: %s, score: %q}]
`, policy, score))
	}
	for _, c := range []struct {
		score, policy string
		done, total   int
		want          string
		reason        rubric.Text
	}{
		{"share(done, total)", "error", 7, 9, "scored 1.56", rubric.Text{
			VI: "tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đạt 77,78% (7/9 hồ sơ)",
			EN: "the rate of dossiers in time to all dossiers reached 77.78% (7 of 9 dossiers)"}},
		{"share(done, total)", "error", 9, 9, "scored 2", rubric.Text{}},
		{"share(done, total)", "full", 0, 0, "not_arising 2", rubric.Text{
			VI: "không phát sinh trong năm, tính điểm tối đa", EN: "did not arise in the year; it counts as full marks"}},
		{"share(done, total)", "exclude", 0, 0, "not_arising", rubric.Text{
			VI: "không phát sinh trong năm, loại khỏi thang điểm", EN: "did not arise in the year; it is left out of the maximum"}},
		{"share(done, total)", "error", 1, 0, "failed", rubric.Text{
			VI: "không tính được điểm: chia cho 0", EN: "the points could not be computed: division by zero"}},
		{"share(done, total)", "error", 10, 9, "failed", rubric.Text{
			VI: "không tính được điểm: điểm (20/9) vượt điểm tối đa 2",
			EN: "the points could not be computed: its points (20/9) are above the maximum 2"}},
		{"min(full, share(done, total))", "error", 10, 9, "scored 2", rubric.Text{}},
		{"min(full, share(done, total))", "error", 1, 3, "scored 0.67", rubric.Text{
			VI: "tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đạt 33,33% (1/3 hồ sơ)",
			EN: "the rate of dossiers in time to all dossiers reached 33.33% (1 of 3 dossiers)"}},
		{"share(done + 1, total)", "error", 1, 3, "scored 1.33", rubric.Text{
			VI: "tỷ lệ (số hồ sơ đúng hạn cộng 1) trên tổng số hồ sơ đạt 66,67% (2/3 hồ sơ)",
			EN: "the rate of (dossiers in time plus 1) to all dossiers reached 66.67% (2 of 3 dossiers)"}},
		{"share(done, total) / 2", "error", 1, 3, "scored 0.33", rubric.Text{
			VI: "mới có 1 hồ sơ đúng hạn; có tổng số 3 hồ sơ",
			EN: "dossiers in time reached only 1; all dossiers came to 3"}},
		{"share(done, total) >= 1.5 ? full : 0", "error", 1, 3, "scored 0", rubric.Text{
			VI: "điểm tối đa nhân tỷ lệ số hồ sơ đúng hạn trên tổng số hồ sơ đạt ≈ 0,67 điểm, dưới 1,5 điểm",
			EN: "the maximum times dossiers in time out of all dossiers reached ≈ 0.67 points, below 1.5 points"}},
	} {
		r, err := compile(c.score, c.policy).Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{
			"done": c.done, "total": c.total})})
		require.NoError(t, err)
		it := r.Item("1")
		got := it.Status.String()
		if it.Points.Valid {
			got += " " + it.Points.Decimal.String()
		}
		at := fmt.Sprint(c.score, " ", c.done, " of ", c.total)
		assert.Equal(t, c.want, got, at)
		assert.Equal(t, c.reason, it.Reason, at)
	}
}
