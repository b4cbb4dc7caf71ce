package document_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
)

// oddRubric has every standing that an item can have.
const oddRubric = `max: 12
exclusion: by-source
empty_source: zero
inputs:
  - {name: filed, type: percent, places: 3, title: Tỷ lệ}
  - {name: cases, type: count, title: Số vụ}
  - {name: river, type: bool, title: Có sông}
  - {name: opinion, type: percent, title: Mức hài lòng}
areas:
  - code: "1"
    title: Một
    max: 8
    items:
      - {code: "1.1", title: Theo tỷ lệ, max: 4, score: "full * filed / 100"}
      - code: "1.2"
        title: Hai phần
        max: 2
        items:
          - {code: "1.2.1", title: Theo vụ, max: 1, cases: [{when: cases == 0, score: full}, {score: 0, reason: {vi: "có {cases} vụ", en: "{cases}"}}]}
          - {code: "1.2.2", title: Có sông mới tính, max: 1, applies: river, not_applicable: exclude, score: full}
      - {code: "1.3", title: Chia cho không, max: 2, score: "full * cases / (cases - 3)"}
      - {code: "1.4", title: Chỉ để xem, unscored: true}
  - {code: "2", title: Một mình, max: 3, source: survey, score: "full * opinion / 100"}
  - {code: "3", title: Người chấm, max: 1, reported: true}
penalty: {cap: 2, items: [{code: P.1, title: Vi phạm, max: 2, score: "min(2, cases * 0.125)"}]}
`

// lineOf returns the cells of the row with the code, each as its text.
func lineOf(t testing.TB, table *office.Table, code string) []string {
	t.Helper()
	for _, r := range table.Rows {
		if r.Kind != office.Group && (r.Cells[0].Text == code || r.Cells[1].Text == code) {
			var out []string
			for _, c := range r.Cells {
				out = append(out, c.Text)
			}
			return out
		}
	}
	t.Fatalf("no row %q", code)
	return nil
}

func TestSelfScoreOfOddItems(t *testing.T) {
	no, cases := scoring.Known(false), scoring.Known(int64(3))
	r := resultOf(t, oddRubric, map[string]scoring.Figure{"river": no, "cases": cases})
	table := office.Tables(modelOf(t)(document.NewSelfScore(r, nil, nil)).Body)[0]
	for _, want := range [][]string{
		{"1.1", "Theo tỷ lệ", "4,00", "", "", "Chưa đủ số liệu về tỷ lệ."},
		{"1.2", "Hai phần", "2,00", "0,00", "", ""},
		{"1.2.1", "Theo vụ", "1,00", "0,00", "", "Có 3 vụ."},
		{"1.2.2", "Có sông mới tính", "1,00", "", "", "Không có sông nên không áp dụng, loại khỏi thang điểm."},
		{"1.4", "Chỉ để xem", "", "", "", "Không chấm điểm."},
		{"2", "Một mình", "3,00", "", "", "Chấm qua điều tra xã hội học."},
		{"3", "Người chấm", "1,00", "", "", "Chưa có điểm thẩm định."},
		{"P.1", "Vi phạm", "2,00", "0,38", "", "Có 3 vụ."},
	} {
		assert.Equal(t, want, lineOf(t, table, want[0]))
	}
	failed := lineOf(t, table, "1.3")
	assert.Equal(t, "", failed[3])
	assert.Contains(t, failed[5], "Không tính được điểm: ")
	assert.Equal(t, []string{"", "Cộng lĩnh vực 1", "8,00", "0,00–6,00", "", ""}, lineOf(t, table, "Cộng lĩnh vực 1"))
	assert.Equal(t, []string{"Điểm chưa xác định được ghi thành khoảng từ thấp nhất đến cao nhất."}, table.Notes)

	known := resultOf(t, oddRubric, map[string]scoring.Figure{"river": no, "cases": scoring.Known(int64(0)),
		"filed": scoring.Known("50.125")})
	table = office.Tables(modelOf(t)(document.NewSelfScore(known, nil, nil)).Body)[0]
	assert.Equal(t, []string{"1.1", "Theo tỷ lệ", "4,00", "2,01", "", "Tỷ lệ chỉ đạt 50,125%."}, lineOf(t, table, "1.1"))
}

func TestRemarks(t *testing.T) {
	r := resultOf(t, oddRubric, map[string]scoring.Figure{"river": scoring.Known(false), "cases": scoring.Known(int64(3))})
	remarks := &document.Remarks{
		Evidence:     map[string]rubric.Text{"1.2.1": rubric.Plain("Sổ theo dõi")},
		Explanations: map[string]rubric.Text{"1.2.1": rubric.Plain("hai vụ đã xong"), "1.1": rubric.Plain("đang chờ")},
		Opinions:     map[string]rubric.Text{"1.2.1": rubric.Plain("đồng ý")},
	}
	table := office.Tables(modelOf(t)(document.NewSelfScore(r, remarks, nil)).Body)[0]
	assert.Equal(t, []string{"1.2.1", "Theo vụ", "1,00", "0,00", "Sổ theo dõi", "Hai vụ đã xong."}, lineOf(t, table, "1.2.1"))
	assert.Equal(t, "Chưa đủ số liệu về tỷ lệ. Đang chờ.", lineOf(t, table, "1.1")[5], "what is not known is said all the same")

	remarks.Evidence["9.9"] = rubric.Plain("x")
	remarks.Opinions["9.8"] = rubric.Plain("x")
	_, err := document.NewSelfScore(r, remarks, nil)
	assert.EqualError(t, err, "a remark on the item \"9.9\", which the result does not have\n"+
		"a remark on the item \"9.8\", which the result does not have")
}

func TestAppraisal(t *testing.T) {
	figures := func(rate string, cases int64) map[string]scoring.Figure {
		return map[string]scoring.Figure{"filed": scoring.Known(rate), "cases": scoring.Known(cases),
			"river": scoring.Known(true), "opinion": scoring.Known("80")}
	}
	self, given := resultOf(t, oddRubric, figures("100", 0)), resultOf(t, oddRubric, figures("62.5", 1))
	d := modelOf(t)(document.NewAppraisal(self, given, nil, nil))
	table := office.Tables(d.Body)[0]
	assert.Len(t, table.Columns, 8, "no evidence and no explanation")
	assert.Equal(t, &office.Difference{Of: 4, Less: 3}, table.Columns[5].Difference)
	assert.Equal(t, []string{"1.1", "Theo tỷ lệ", "4,00", "4,00", "2,50", "−1,50", "62,50", "Tỷ lệ chỉ đạt 62,5%."},
		lineOf(t, table, "1.1"))
	assert.Equal(t, "-1.5", decimalText(table, "1.1", 5))
	assert.Equal(t, "…", d.Head.Issuer, "nobody is known to have appraised")

	alone := office.Tables(modelOf(t)(document.NewAppraisal(nil, given, &document.Remarks{
		Explanations: map[string]rubric.Text{"1.1": rubric.Plain("máy hỏng")},
	}, nil)).Body)[0]
	assert.Equal(t, []string{"1.1", "Theo tỷ lệ", "4,00", "2,50", "62,50", "Máy hỏng.", "Tỷ lệ chỉ đạt 62,5%."},
		lineOf(t, alone, "1.1"))

	other := resultOf(t, strings.Replace(oddRubric, "Theo tỷ lệ", "Khác", 1), figures("100", 0))
	_, err := document.NewAppraisal(other, given, nil, nil)
	assert.ErrorIs(t, err, scoring.ErrEdition)
	stranger := *self
	stranger.Unit.ID = "v"
	_, err = document.NewAppraisal(&stranger, given, nil, nil)
	assert.ErrorIs(t, err, scoring.ErrUnit)
}

func decimalText(table *office.Table, code string, column int) string {
	for _, r := range table.Rows {
		if r.Cells[0].Text == code {
			return r.Cells[column].Number.Decimal.String()
		}
	}
	return ""
}
