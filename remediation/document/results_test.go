package document_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestResults(t *testing.T) {
	groups := []document.ResultGroup{
		{Title: rubric.Plain("Xã"), Rows: []document.ResultRow{
			{Rank: decimal.NewFromInt(2), Unit: rubric.Plain("B"), Total: number("90.02"), Band: rubric.Plain("Tốt")},
			{Rank: decimal.NewFromInt(2), Unit: rubric.Plain("A"), Total: number("90.02"), Note: rubric.Plain("bằng điểm")},
			{Unit: rubric.Plain("C"), Range: scoring.Range{Least: decimal.NewFromInt(70), Most: decimal.RequireFromString("80.125")},
				Note: rubric.Plain("chưa đủ số liệu")},
			{Unit: rubric.Plain("D"), Total: number("12345.5")},
		}},
		{Rows: []document.ResultRow{{Unit: rubric.Plain("E")}}},
	}
	r := &document.Results{Period: 2025, Groups: groups, Notes: []rubric.Text{rubric.Plain("theo Quyết định 1")}}
	d := modelOf(t)(document.NewResults(r, nil))
	assert.Equal(t, "Chỉ số cải cách hành chính năm 2025", strings.ReplaceAll(d.Subject, "\u00a0", " "))
	var rows []string
	table := office.Tables(d.Body)[0]
	for _, row := range table.Rows {
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	assert.Equal(t, []string{"Xã", "2|B|90,020|Tốt|", "2|A|90,020||Bằng điểm.", "|D|12.345,500||",
		"Xã – chưa xác định được điểm, chưa xếp hạng", "|C|70,000–80,125||Chưa đủ số liệu.",
		"Không chia nhóm – chưa xác định được điểm, chưa xếp hạng", "|E|||"}, rows)
	assert.Equal(t, []string{"Điểm chưa xác định được ghi thành khoảng từ thấp nhất đến cao nhất.", "Theo Quyết định 1."},
		table.Notes)

	groups[0].Rows[1].Rank, groups[1].Rows[0].Rank = decimal.NewFromInt(-1), decimal.NewFromInt(-2)
	_, err := document.NewResults(r, nil)
	assert.EqualError(t, err, "group 1, row 2: rank -1\ngroup 2, row 1: rank -2")
}

func TestResultsOfRanking(t *testing.T) {
	r, err := rubric.Parse("r", []byte(`rubric: small
title: Small
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
groups: [{name: ward, title: {vi: Phường, en: Wards}}]
inputs: [{name: filed, type: percent, title: Tỷ lệ}]
areas: [{code: "1", title: A, max: 1, score: "full * filed / 100"}]
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	var results []*scoring.Result
	for id, inputs := range []map[string]scoring.Figure{{"filed": scoring.Known("50")},
		{"filed": scoring.Within(scoring.Bound{Above: scoring.Known("50")})}, {"filed": scoring.Known("75")}} {
		one, err := s.Score(scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint("u", id), Group: "ward"}, Inputs: inputs})
		require.NoError(t, err)
		results = append(results, one)
	}
	c, err := cohort.FromResults(r, results)
	require.NoError(t, err)
	c, err = c.WithRoster([]scoring.Unit{{ID: "u9", Name: rubric.Plain("Chín"), Group: "ward"}})
	require.NoError(t, err)
	k, err := c.Rank(nil)
	require.NoError(t, err)
	table := document.ResultsOf(k, r)
	assert.Equal(t, 2025, table.Period)
	require.Len(t, table.Groups, 1)
	assert.Equal(t, rubric.Text{VI: "Phường", EN: "Wards"}, table.Groups[0].Title)
	var got []string
	for _, u := range table.Groups[0].Rows {
		got = append(got, fmt.Sprint(u.Rank, " ", u.Unit.VI, " ", u.Total.Decimal, " ", u.Note.VI))
	}
	assert.Equal(t, []string{"1 u2 0.75 khi đủ số liệu của cả nhóm từ hạng 1 đến hạng 2",
		"2 u0 0.5 khi đủ số liệu của cả nhóm từ hạng 2 đến hạng 3",
		"0 u1 0 khi đủ số liệu của cả nhóm từ hạng 1 đến hạng 2; chưa đủ số liệu để tính điểm của mục 1",
		"0 Chín 0 không có bảng điểm"}, got)
	require.Len(t, table.Notes, 1)
	assert.Equal(t, "Xếp hạng trong từng nhóm đối tượng theo điểm cuối cùng chính xác, chưa làm tròn; các đơn vị bằng nhau cùng nhận hạng "+
		"cao hơn, các hạng tiếp theo bỏ trống (1, 2, 2, 4). Còn 1 đơn vị chưa đủ số liệu nên thứ hạng là tạm thời. Có 1 đơn vị không "+
		"có bảng điểm, được liệt kê riêng và không tính vào số đơn vị xếp hạng", table.Notes[0].VI)
	assert.Nil(t, document.ResultsOf(nil, r))
	assert.Empty(t, modelOf(t)(document.NewDecision(nil, table, nil)).Draft)
	r.Illustrative = true
	d := modelOf(t)(document.NewDecision(nil, document.ResultsOf(k, r), nil))
	assert.Equal(t, "BẢN DỰ THẢO: có nội dung chỉ để minh hoạ, không văn bản nào quy định", d.Draft)
	assert.Equal(t, rubric.Plain("ward"), document.ResultsOf(k, nil).Groups[0].Title)
}

// The results of all communes of the country: what is written grows with the rows and no
// faster.
func TestManyUnits(t *testing.T) {
	group := document.ResultGroup{}
	for i := range 3_300 {
		group.Rows = append(group.Rows, document.ResultRow{Rank: decimal.NewFromInt(int64(i + 1)), Unit: rubric.Plain(fmt.Sprint("Xã ", i)),
			Total: decimal.NewNullDecimal(decimal.New(int64(9_900-i), -2)), Band: rubric.Plain("Khá")})
	}
	d, err := document.NewDecision(nil, &document.Results{Groups: []document.ResultGroup{group}}, nil)
	require.NoError(t, err)
	assert.Len(t, office.Tables(office.ModelOf(d).Appendices[0].Body)[0].Rows, 3_300)
	var b bytes.Buffer
	require.NoError(t, d.WriteDOCX(&b))
	require.NoError(t, d.WriteHTML(&b))
	require.NoError(t, d.WriteMarkdown(&b))
}

func TestDecisionWithoutAnything(t *testing.T) {
	d := modelOf(t)(document.NewDecision(nil, districts(), nil))
	text := spelled(d)
	for _, want := range []string{
		"head:  | … | Số:     /QĐ-… | …, ngày … tháng … năm …\n", "[2] *…*\n[2] *QUYẾT ĐỊNH:*\n",
		"*Điều 3.* … chịu trách nhiệm thi hành Quyết định này./.\nto: Lưu: VT\nsigned:  |  |  | blank true\n",
		"(Kèm theo Quyết định số     /QĐ-… ngày … tháng … năm … của …)",
	} {
		assert.Contains(t, text, want)
	}
	assert.NotContains(t, text, "Căn cứ", "no legal basis is made up")

	one := &document.Decision{Articles: []rubric.Text{rubric.Plain("giao Sở Nội vụ theo dõi;")},
		Effect:    rubric.Plain("Quyết định này có hiệu lực từ ngày 01/01/2019"),
		Executors: []rubric.Text{rubric.Plain("Giám đốc Sở Nội vụ")}}
	text = spelled(modelOf(t)(document.NewDecision(one, districts(), &document.Paper{
		LegalBases: []rubric.Text{rubric.Plain("Luật A"), rubric.Plain("Luật B")},
	})))
	assert.Contains(t, text, "_Căn cứ Luật A;_\n_Căn cứ Luật B._\n")
	assert.Contains(t, text, "*Điều 2.* Giao Sở Nội vụ theo dõi.\n*Điều 3.* Quyết định này có hiệu lực từ ngày 01/01/2019.\n"+
		"*Điều 4.* Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.\n")
}
