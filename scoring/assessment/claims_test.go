package assessment_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestClaims: that a case holds is proved, refuted or left open by the figures, and gives no
// points.
func TestClaims(t *testing.T) {
	s := commune(t)
	claim := func(item, number string) string {
		return record("claim", "self", `item: "`+item+`", case: `+number)
	}
	figure := func(more string) string { return record("figure", "self", more) }
	for _, row := range []struct {
		name    string
		records []string // the claim is the first
		held    string
		text    rubric.Text
	}{
		{"it holds", []string{claim("1.1", "1"), figure("input: erate, new: 80")}, "yes", rubric.Text{}},
		{"it surely holds", []string{claim("1.1", "1"), figure("input: erate, new: {at_least: 81}")}, "yes", rubric.Text{}},
		{"its condition fails", []string{claim("1.1", "1"), figure("input: erate, new: 79.99")}, "no", rubric.Text{
			VI: "An khai thuộc trường hợp 1, nhưng trường hợp 1 không đạt: Tỷ lệ văn bản điện tử: đạt 79,99%, yêu cầu từ 80% trở lên, còn thiếu 0,01 điểm phần trăm",
			EN: "An says that case 1 holds, but case 1 does not hold: Electronic documents: reached 79.99%, required at least 80%, 0.01 percentage points short"}},
		{"one before it holds", []string{claim("1.1", "3"), figure("input: erate, new: 90")}, "no", rubric.Text{
			VI: "An khai thuộc trường hợp 3, nhưng số liệu thuộc trường hợp 1", EN: "An says that case 3 holds, but by the figures it is case 1"}},
		{"one of two before it", []string{claim("1.1", "3"), figure("input: erate, new: {at_least: 60}")}, "no", rubric.Text{
			VI: "An khai thuộc trường hợp 3, nhưng số liệu thuộc trường hợp 1, 2", EN: "An says that case 3 holds, but by the figures it is case 1, 2"}},
		{"nothing is known", []string{claim("1.1", "2")}, "undecided", rubric.Text{
			VI: "An khai thuộc trường hợp 2; số liệu hiện có chưa đủ để khẳng định", EN: "An says that case 2 holds; the figures do not settle it"}},
		{"not enough is known", []string{claim("1.1", "2"), figure("input: erate, new: {at_least: 70}")}, "undecided", rubric.Text{
			VI: "An khai thuộc trường hợp 2; số liệu hiện có chưa đủ để khẳng định", EN: "An says that case 2 holds; the figures do not settle it"}},
		{"the item does not apply", []string{claim("1.4", "1"), figure("input: portal, new: false"), figure("input: plan, new: on_time")}, "no", rubric.Text{
			VI: "An khai thuộc trường hợp 1, nhưng mục 1.4 không áp dụng", EN: "An says that case 1 holds, but item 1.4 does not apply"}},
		{"whether it applies is open", []string{claim("1.4", "1"), figure("input: plan, new: on_time")}, "undecided", rubric.Text{
			VI: "An khai thuộc trường hợp 1; số liệu hiện có chưa đủ để khẳng định", EN: "An says that case 1 holds; the figures do not settle it"}},
		{"nothing arose", []string{claim("1.5", "1"), figure("input: done, new: 0"), figure("input: total, new: 0")}, "no", rubric.Text{}},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := folded(t, s, "2026-01-10", row.records...).Round("self")
			code := row.records[0][strings.Index(row.records[0], `item: "`)+7:][:3]
			c := r.Item(code).Claim
			require.NotNil(t, c)
			assert.Equal(t, row.held, string(c.Held))
			assert.Equal(t, 0, c.Record)
			kind := map[string]assessment.FindingKind{"no": assessment.ClaimRefuted, "undecided": assessment.ClaimOpen}[row.held]
			if kind == "" {
				assert.NotContains(t, strings.Join(found(r), " "), "claim_")
			} else if f := finding(t, r, kind, code); row.text.IsZero() {
				t.Log(f.Text)
			} else {
				assert.Contains(t, f.Text.VI, row.text.VI)
				assert.Contains(t, f.Text.EN, row.text.EN)
			}
			without := folded(t, s, "2026-01-10", row.records[1:]...).Round("self")
			assert.Equal(t, without.Result.Total, r.Result.Total, "a claim gives no points")
		})
	}
	r := folded(t, s, "2026-01-10", claim("1.1", "1"), record("claim", "self", `item: "1.1", old_case: 1, why: Nhầm`)).Round("self")
	assert.Nil(t, r.Item("1.1").Claim)
}
