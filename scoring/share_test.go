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
			VI: "Số hồ sơ đúng hạn trên Tổng số hồ sơ: 7/9 hồ sơ, đạt 1,56/2 điểm",
			EN: "Dossiers in time out of All dossiers: 7/9 dossiers, which gives 1.56 of 2 points"}},
		{"share(done, total)", "error", 9, 9, "scored 2", rubric.Text{}},
		{"share(done, total)", "full", 0, 0, "not_arising 2", rubric.Text{
			VI: "không phát sinh trong năm: tính điểm tối đa", EN: "did not arise in the year: counts as full marks"}},
		{"share(done, total)", "exclude", 0, 0, "not_arising", rubric.Text{
			VI: "không phát sinh trong năm: loại khỏi thang điểm", EN: "did not arise in the year: left out of the maximum"}},
		{"share(done, total)", "error", 1, 0, "failed", rubric.Text{
			VI: "không tính được điểm: chia cho 0", EN: "the points could not be computed: division by zero"}},
		{"share(done, total)", "error", 10, 9, "failed", rubric.Text{
			VI: "không tính được điểm: điểm (20/9) vượt điểm tối đa 2",
			EN: "the points could not be computed: its points (20/9) are above the maximum 2"}},
		{"min(full, share(done, total))", "error", 10, 9, "scored 2", rubric.Text{}},
		{"min(full, share(done, total))", "error", 1, 3, "scored 0.67", rubric.Text{
			VI: "Số hồ sơ đúng hạn trên Tổng số hồ sơ: 1/3 hồ sơ, đạt 0,67/2 điểm",
			EN: "Dossiers in time out of All dossiers: 1/3 dossiers, which gives 0.67 of 2 points"}},
		{"share(done + 1, total)", "error", 1, 3, "scored 1.33", rubric.Text{
			VI: "(Số hồ sơ đúng hạn cộng 1) trên Tổng số hồ sơ: 2/3 hồ sơ, đạt 1,33/2 điểm",
			EN: "(Dossiers in time plus 1) out of All dossiers: 2/3 dossiers, which gives 1.33 of 2 points"}},
		{"share(done, total) / 2", "error", 1, 3, "scored 0.33", rubric.Text{
			VI: "Số hồ sơ đúng hạn: thực tế 1 hồ sơ; Tổng số hồ sơ: thực tế 3 hồ sơ",
			EN: "Dossiers in time: actual 1 dossiers; All dossiers: actual 3 dossiers"}},
		{"share(done, total) >= 1.5 ? full : 0", "error", 1, 3, "scored 0", rubric.Text{
			VI: "Điểm tối đa nhân tỷ lệ Số hồ sơ đúng hạn trên Tổng số hồ sơ: thực tế ≈ 0,67 điểm, yêu cầu từ 1,5 điểm trở lên",
			EN: "The maximum times Dossiers in time out of All dossiers: actual ≈ 0.67 points, required at least 1.5 points"}},
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
