package verify_test

import (
	"context"
	"testing"

	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMattersMeansPoints: two rows that differ in b alone and give the same were said to
// depend on it. The kind is a part, a row or an input that conditions read and that moves
// no points, told once: of the input where nothing that it is in moves any.
func TestMattersMeansPoints(t *testing.T) {
	_, s := ruletest.SmallCase(t, "15-part-that-moves-no-points")
	report, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	require.Len(t, report.Findings(), 1)
	assert.Equal(t, "b changes nothing here: the input b moves no points, whatever the facts", report.Findings()[0].Message.EN)
	assert.Equal(t, "b không có tác dụng ở đây: chỉ tiêu b không làm thay đổi điểm với bất kỳ số liệu nào", report.Findings()[0].Message.VI)
	assert.Equal(t, [2]int{15, 30}, [2]int{report.Findings()[0].Line, report.Findings()[0].Column})

	for _, tt := range []struct {
		rule string
		want []string // of matters and distinct, refuted
	}{
		{"k == 'a' and urban: 3 | k == 'a' and not urban: 1 | else 0", nil},
		{"k == 'a' and urban: 3 | k == 'a' and not urban: 3 | else 0", []string{
			"urban changes nothing here: the input urban moves no points, whatever the facts"}},
		{"r >= 90 and n > 2: 3 | r >= 90 and n <= 2: 3 | else 0", []string{
			"n > 2 changes nothing here: the input n moves no points, whatever the facts"}},
		{"r >= 90: 3 | r >= 70: 3 | else 0", []string{"case 1 changes nothing: without it the points are the same"}},
		{"r >= 90: 3 | r >= 70 and urban: 1 | r >= 70: 1 | else 0", []string{
			"case 2 changes nothing: without it the points are the same"}},
		{"r >= 90 or n >= 0 and r >= 90: 3 | else 0", []string{
			"r >= 90 changes nothing here", "n >= 0 is always true here, so it changes nothing",
			"r >= 90 changes nothing here"}},
		{"else urban ? 3 : 3", []string{"the score changes nothing: without it the points are the same"}},
		{"day <= date('2025-03-31') and urban: 3 | day <= date('2025-03-31'): 3 | else 0", []string{
			"case 1 changes nothing: without it the points are the same"}},
		// Of what a row keeps apart from the rows before it, and of ends, nothing is said.
		{"r >= 90: 3 | 70 <= r < 90: 1 | else 0", nil},
		{"90 <= r <= 100: 3 | 0 <= r < 50: 1 | else 0", nil},
		{"r < 50: 0 | r >= 50 and r <= 100: 3", nil},
		{"n in 0..2: 3 | else 0", nil},
		{"r < 50: 0 | r <= 100: 3", nil},
		{"0 <= rate(done, total) < 50: 1 | 50 <= rate(done, total) <= 100: 3 | else 0", nil},
	} {
		report, err := verify.Rules(context.Background(), rowsOf(t, casesOf(tt.rule)), nil)
		require.NoError(t, err)
		var got []string
		for _, d := range report.Findings() {
			if d.Property == verify.PropertyMatters || d.Property == verify.PropertyDistinct {
				got = append(got, d.Message.EN)
			}
		}
		assert.Equal(t, tt.want, got, tt.rule)
	}

	// A reason of the author's is something that a condition changes.
	s = rowsOf(t, "    cases:\n      - {when: urban, score: 0, reason: town}\n"+
		"      - {when: r < 50, score: 0, reason: few}\n      - {score: 3}")
	assert.Equal(t, []string{"proved urban matters", "proved r < 50 matters", "proved the input r moves points",
		"proved the input urban moves points"}, saidOf(t, s, verify.PropertyMatters))
}
