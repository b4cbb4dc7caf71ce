package document_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cellsOf are the texts of a row, with "^" for a cell that is one with the cell above.
func cellsOf(r office.Row) []string {
	var out []string
	for _, c := range r.Cells {
		if c.Above {
			c.Text = "^"
		}
		out = append(out, strings.ReplaceAll(c.Text, "\u00a0", " "))
	}
	return out
}

func titlesOf(t *office.Table) []string {
	var out []string
	for _, c := range t.Columns {
		out = append(out, c.Title)
	}
	return out
}

// The body of a full plan has the result, the table of areas and the solutions, and refers
// to its appendix for the rest.
func TestFullPlan(t *testing.T) {
	d := documentOf(t, planOfYTich(t), document.Options{Form: document.Full})
	text := bodyOf(d)
	assert.Contains(t, text, "UBND xã Y Tịch đạt 90/100 điểm, xếp hạng 4/20 xã, thị trấn (xã tự chấm 90/100 điểm).")
	assert.Contains(t, text, "Các tiêu chí chưa đạt điểm tối đa và nguyên nhân: chi tiết tại Phụ lục kèm theo.")
	assert.Equal(t, 1, strings.Count(text, "chi tiết tại Phụ lục kèm theo."), "the appendix has no more of solutions than the body")
	assert.Contains(t, text, "2.4. Xây dựng và phát triển chính quyền điện tử, chính quyền số\nCán bộ, công chức chuyển, trình")
	assert.NotContains(t, text, "Tiêu chí 1.5")
	assert.True(t, strings.HasSuffix(text, "./."))

	tables := office.Tables(d.Body)
	require.Len(t, tables, 1)
	assert.Equal(t, []string{"5", "Cải cách chế độ công vụ", "18,00", "15,00", "3,00"}, cellsOf(tables[0].Rows[4]))
	assert.Equal(t, []string{"", "Tổng cộng", "100,00", "90,00", "10,00"}, cellsOf(tables[0].Rows[8]))

	require.Len(t, d.Appendices, 1)
	a := d.Appendices[0]
	assert.Equal(t, "Phụ lục", a.Title)
	assert.Equal(t, "Các tiêu chí chưa đạt điểm tối đa năm 2022 và giải pháp khắc phục", strings.ReplaceAll(a.Subject, "\u00a0", " "))
	assert.Equal(t, "(Kèm theo Kế hoạch số     /KH-UBND ngày … tháng 02 năm 2023 của UBND xã Y Tịch)",
		strings.ReplaceAll(a.Attached, "\u00a0", " "))
	assert.True(t, a.Landscape)
	table := office.Tables(a.Body)[0]
	assert.Equal(t, []string{"TT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Điểm trừ", "Nguyên nhân"}, titlesOf(table),
		"columns without content are left out: no source states the passing sides, a lead or a deadline")
	var rows [][]string
	for _, r := range table.Rows {
		rows = append(rows, cellsOf(r))
	}
	assert.Equal(t, []string{"3", "Cải cách thủ tục hành chính", "17,00", "17,00", "0,00", ""}, rows[8], "an area without a loss is one row")
	assert.Equal(t, [][]string{
		{"5. Cải cách chế độ công vụ"},
		{"5.3.2", "Kết quả đánh giá cán bộ, công chức", "2,00", "0,00", "2,00",
			"Tỷ lệ cán bộ, công chức được đánh giá hoàn thành tốt nhiệm vụ trở lên đạt dưới 95%."},
		{"5.4.2", "Chấp hành kỷ luật, kỷ cương hành chính", "2,00", "0,00", "2,00",
			"Trong năm có công chức vi phạm kỷ luật từ mức khiển trách trở lên."},
		{"", "Cộng lĩnh vực 5", "18,00", "15,00", "3,00", ""},
	}, rows[10:14], "the figures of the area and of its items do not come together, and no row makes up for it")
	checkSums(t, office.Tables(documentOf(t, planOfYTich(t), document.Options{Form: document.Full, Figures: document.Computed}).Appendices[0].Body)[0])
}

// The cells of an action are one for the rows that follow each other with it.
func TestMergedCells(t *testing.T) {
	p := planOfYTich(t)
	for i := range p.Actions {
		if a := &p.Actions[i]; a.ID == "discipline" {
			a.Assignment = catalogue.Assignment{Lead: rubric.Plain("Văn phòng"), Deadline: rubric.Date{Year: 2023, Month: time.June, Day: 30}}
			a.Targets = []remediation.Target{goal("không có ai bị kỷ luật", false, "5.4.2"), goal("minh hoạ", true, "5.3.2")}
		}
	}
	d := documentOf(t, p, document.Options{Form: document.Full})
	assert.Contains(t, bodyOf(d), "Mục tiêu, chủ trì và thời hạn đối với từng tiêu chí: chi tiết tại Phụ lục kèm theo.")
	table := office.Tables(d.Appendices[0].Body)[0]
	assert.Equal(t, []string{"TT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Điểm trừ", "Nguyên nhân", "Mục tiêu", "Chủ trì", "Thời hạn"}, titlesOf(table))
	assert.Equal(t, []string{"", "Văn phòng", "30/06/2023"}, cellsOf(table.Rows[11])[6:])
	assert.Equal(t, []string{"Không có ai bị kỷ luật.", "^", "^"}, cellsOf(table.Rows[12])[6:])
	assert.Equal(t, rubric.Date{Year: 2023, Month: time.June, Day: 30}, table.Rows[11].Cells[8].Date)
	assert.Empty(t, table.Faults())
}

// A plan with many deficits is a full one by default; its charts are for screens.
func TestFormByDeficits(t *testing.T) {
	d := documentOf(t, planOfCommune(t, "facts"), document.Options{})
	assert.Len(t, d.Appendices, 1)
	assert.True(t, strings.HasPrefix(d.Draft, "BẢN DỰ THẢO, chưa đủ điều kiện ký ban hành: quy tắc chấm điểm chỉ là minh hoạ"), d.Draft)
	charts := chartsOf(d)
	assert.Len(t, charts, 2)
	for _, c := range charts {
		assert.True(t, c.Screen)
	}
	for _, c := range chartsOf(documentOf(t, planOfCommune(t, "facts"), document.Options{Charts: true})) {
		assert.False(t, c.Screen)
	}
	assert.Empty(t, chartsOf(documentOf(t, planOfCommune(t, "facts"), document.Options{Form: document.Short})))
	assert.Contains(t, chartsOf(documentOf(t, planOfCommune(t, "facts"), document.Options{Form: document.Note})), chart.Waterfall)
}

// The full plan of the illustration has a row for every deficit, and adds up.
func TestFullPlanOfTheIllustration(t *testing.T) {
	p := planOfCommune(t, "facts")
	d := documentOf(t, p, document.Options{Form: document.Full})
	table := office.Tables(d.Appendices[0].Body)[0]
	checkSums(t, table)
	rows := 0
	for _, r := range table.Rows {
		if r.Kind == office.Ordinary && r.Cells[0].Text != "" {
			rows++
		}
	}
	assert.Equal(t, len(p.Deficits), rows)
	assert.NotContains(t, bodyOf(d), "→")
}

// What keeps a plan from being signed is said once, on top, or refuses it.
func TestDraft(t *testing.T) {
	p := planOfYTich(t)
	assert.Empty(t, documentOf(t, p, document.Options{Final: true}).Draft)
	assert.Equal(t, "BẢN DỰ THẢO", documentOf(t, p, document.Options{Draft: true}).Draft)

	p.Actions = p.Actions[1:]
	want := "BẢN DỰ THẢO, chưa đủ điều kiện ký ban hành: chưa có giải pháp cho tiêu chí mất điểm: 1.5"
	assert.Equal(t, want, documentOf(t, p, document.Options{}).Draft)
	_, err := document.New(p, &document.Options{Final: true})
	assert.EqualError(t, err, want)
	assert.Empty(t, documentOf(t, p, document.Options{Form: document.Note, Final: true}).Draft)

	p = planOfYTich(t)
	p.Deficits[0].Illustrative = true
	assert.Equal(t, "DRAFT, not ready to be signed: by a rule that is an illustration and no source decides: what was lost of 1.5",
		documentOf(t, p, document.Options{Lang: rubric.English}).Draft)

	p = planOfCommune(t, "gaps")
	d := documentOf(t, p, document.Options{})
	assert.Contains(t, d.Draft, "tổng điểm chưa xác định, mới biết nằm trong khoảng từ 70,58 đến 84,66\u00a0điểm")
	// The published total is known though the computed one is not.
	p = planOfYTich(t)
	p.Results.Total.Final.Valid = false
	p.Results.Total.FinalRange.Most = decimal.NewFromInt(95)
	assert.Empty(t, documentOf(t, p, document.Options{}).Draft)
	assert.Contains(t, documentOf(t, p, document.Options{Figures: document.Computed}).Draft, "tổng điểm chưa xác định")
}

// A plan derived from rules whose passing sides are illustrative says nothing else: it is a
// draft, with its targets.
func TestDerivedFromAnIllustration(t *testing.T) {
	s, f := scored(t, "ytich/chi-lang-commune-2022.yaml", "ytich/y-tich-facts.yaml")
	p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
	require.NoError(t, err)
	for _, form := range []document.Form{document.Short, document.Full} {
		d := documentOf(t, p, document.Options{Form: form})
		assert.Contains(t, d.Draft, "minh hoạ")
		assert.NotContains(t, bodyOf(d), "hính\n2.2. ", "no part is empty")
	}
	assert.Contains(t, bodyOf(documentOf(t, p, document.Options{})), "\nPhấn đấu có ít nhất 01 sáng kiến")
}

func TestUnknownOptions(t *testing.T) {
	for want, opts := range map[string]document.Options{
		`unknown form "long": "short", "full" or "note"`:       {Form: "long"},
		`unknown figures "guessed": "published" or "computed"`: {Figures: "guessed"},
		`unknown language "fr": "vi" or "en"`:                  {Lang: "fr"},
	} {
		_, err := document.New(&remediation.Plan{}, &opts)
		assert.EqualError(t, err, want)
	}
}

// Every form of every plan can be written in every format.
func TestFormsAreWritten(t *testing.T) {
	for _, p := range []*remediation.Plan{planOfYTich(t), planOfCommune(t, "gaps"), {}} {
		for _, form := range forms {
			d, err := document.New(p, &document.Options{Form: form})
			require.NoError(t, err)
			var b bytes.Buffer
			require.NoError(t, d.WriteDOCX(&b))
			require.NoError(t, d.WriteHTML(&b))
			require.NoError(t, d.WriteMarkdown(&b))
			assert.NotZero(t, b.Len())
		}
	}
}
