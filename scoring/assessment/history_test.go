package assessment_test

import (
	"encoding/json"
	"fmt"
	"log"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Everything that was said of an item, in order.
func ExampleState_History() {
	entries, err := exampleState().History("1")
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range entries {
		fmt.Println(e.Record, e.Round, e.Field, "-", e.Text.In(rubric.Vietnamese))
	}
	// Output:
	// 0 self inputs.on_time - nhập tỷ lệ hồ sơ đúng hạn: 85% (Lý Văn A)
	// 3 appraisal inputs.on_time - sửa tỷ lệ hồ sơ đúng hạn từ 85% thành 78,5% (Bùi Thị B)
}

// TestHistory: every kind of record, of which items it is a part, and what it says.
func TestHistory(t *testing.T) {
	s := commune(t)
	st := folded(t, s, "2026-01-10",
		record("figure", "self", "input: erate, new: 85"),
		record("claim", "self", `item: "1.1", case: 1`),
		record("claim", "self", `item: "1.1", old_case: 1, why: Sai`),
		record("evidence", "self", `item: "1.1", evidence: {id: e, number: 1/BC}`),
		record("note", "self", "text: Đã họp"),
		record("lock", "self", ""),
		record("reopen", "self", "why: Sai"),
		record("refusal", "appraisal_1", `item: "1.1", piece: e, why: Sai`),
		record("explanation", "reply", `item: "1.1", text: Đã nộp lại`),
		record("opinion", "appraisal_1", `item: "1.1", text: Đồng ý`),
		record("points", "appraisal_1", `item: "1.2", new: 1.5`),
		record("waiver", "appraisal_1", `item: "1.2", why: Lũ, waiver: {approver: Sở Nội vụ, from: 2026-01-01}`),
		record("survey", "appraisal_1", `item: "2.1", answers: {good: 10}`),
		record("survey", "appraisal_1", "survey: citizens, not_held: true"),
		record("figure", "appraisal_1", "input: reports.q1, new: 1"),
		record("note", "reply", `item: "1.1", text: Xong`),
	)
	for _, tt := range []struct {
		code string
		want []string
	}{
		{"1.1", []string{
			"0 self inputs.erate|nhập tỷ lệ văn bản điện tử: 85% (An)|electronic documents stated: 85% (An)",
			"1 self |khai thuộc trường hợp 1 (An)|case 1 claimed to hold (An)",
			"2 self |rút việc khai thuộc trường hợp 1 (An)|the claim that case 1 holds taken back (An)",
			"3 self |nộp tài liệu 1/BC (An)|document 1/BC shown (An)",
			"7 appraisal_1 |loại tài liệu 1/BC (An)|document 1/BC refused (An)",
			"8 reply |giải trình: Đã nộp lại (An)|explanation: Đã nộp lại (An)",
			"9 appraisal_1 |ý kiến thẩm định: Đồng ý (An)|opinion: Đồng ý (An)",
			"15 reply |ghi chú: Xong (An)|note: Xong (An)"}},
		{"1.2", []string{`10 appraisal_1 points["1.2"]|chấm 1,5 điểm (An)|points set to 1.5 (An)`,
			"11 appraisal_1 |miễn theo Sở Nội vụ (An)|waived by Sở Nội vụ (An)"}},
		{"2.1", []string{"12 appraisal_1 |nhập kết quả điều tra (An)|answers to the survey stated (An)",
			"13 appraisal_1 |Khảo sát người dân: ghi là không tổ chức điều tra (An)|Citizens: stated not to be held (An)"}},
		{"2.2", nil},
		{"P1", []string{`14 appraisal_1 inputs["reports.q1"]|nhập số báo cáo, q1: 1 (An)|reports, q1 stated: 1 (An)`}},
	} {
		entries, err := st.History(tt.code)
		require.NoError(t, err)
		var got []string
		for _, e := range entries {
			got = append(got, fmt.Sprintf("%d %s %s|%s|%s", e.Record, e.Round, e.Field, e.Text.VI, e.Text.EN))
		}
		assert.Equal(t, tt.want, got, tt.code)
		src, err := json.Marshal(entries)
		require.NoError(t, err)
		var read []assessment.Entry
		require.NoError(t, json.Unmarshal(src, &read))
		assert.Equal(t, entries, read)
	}
	area, err := st.History("2")
	require.NoError(t, err)
	assert.Len(t, area, 2)
	all, err := st.History("")
	require.NoError(t, err)
	assert.Len(t, all, 16)
	assert.Equal(t, "ghi chú: Đã họp (An)", all[4].Text.VI)
	assert.Equal(t, "khoá vòng Tự chấm (An)", all[5].Text.VI)
	assert.Equal(t, "round reopened: Self-scoring, revision 2 (An)", all[6].Text.EN)
	_, err = st.History("1.9")
	assert.ErrorContains(t, err, "1.9")

	by, ok := st.Last().StatedBy("inputs.erate")
	assert.True(t, ok)
	assert.Equal(t, 0, by)
	by, ok = st.Last().StatedBy(`points["1.2"]`)
	assert.True(t, ok)
	assert.Equal(t, 10, by)
	_, ok = st.Round("self").StatedBy(`points["1.2"]`)
	assert.False(t, ok)
	_, ok = st.Last().StatedBy("inputs.late")
	assert.False(t, ok)
}

// TestRandomHistories: every record of a random year has a sentence, and stands in the
// history of every item whose points it moves.
func TestRandomHistories(t *testing.T) {
	instances := enough.Instances(120, 20)
	entries, moves := 0, 0
	for seed := range instances {
		w := newWorld(t, uint64(seed))
		a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}, Records: []assessment.Record{}}
		for n := range 30 {
			if r, want, ok := w.next(n); ok && want == nil {
				a.Records = append(a.Records, r)
			}
		}
		st, err := assessment.Fold(w.scorer, a, w.asOf)
		require.NoError(t, err)
		all, err := st.History("")
		require.NoError(t, err)
		require.Len(t, all, len(a.Records), "seed %d", seed)
		for i, e := range all {
			require.Equal(t, i, e.Record)
			require.Contains(t, e.Text.VI, a.Records[i].By)
			require.Contains(t, e.Text.EN, a.Records[i].By)
			entries++
		}
		c, err := st.Compare(st.Rounds[0].Name, st.Last().Name)
		require.NoError(t, err)
		for _, change := range c.Items {
			history, err := st.History(change.Code)
			require.NoError(t, err)
			for _, step := range change.Steps {
				at := slices.IndexFunc(history, func(e assessment.Entry) bool { return e.Record == step.Record })
				require.GreaterOrEqual(t, at, 0, "seed %d, item %s, record %d", seed, change.Code, step.Record)
				require.Equal(t, step.Text, history[at].Text)
				moves++
			}
		}
	}
	enough.Enough(t, "entries", entries, 30*instances, 300)
	enough.Enough(t, "moves", moves, 10*instances, 40)
}
