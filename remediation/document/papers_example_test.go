package document_test

import (
	"fmt"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// markdown prints the lines of a document that begin so.
func markdown(d *document.Document, err error, begin string) {
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	if err := d.WriteMarkdown(&b); err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(b.String()) {
		if strings.HasPrefix(line, begin) {
			fmt.Print(strings.ReplaceAll(line, "\u00a0", " "))
		}
	}
}

// result scores a rubric of one area.
func result(rate string) *scoring.Result {
	r, err := rubric.Parse("rubric.yaml", []byte(`
rubric: small
title: Small
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs: [{name: electronic_rate, type: percent, title: Documents sent only electronically}]
areas:
  - code: "7"
    title: Digital government
    max: 2
    items: [{code: "7.1", title: Electronic documents, max: 2, score: full * electronic_rate / 100}]
`), nil)
	if err != nil {
		fmt.Println(err)
		return nil
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return nil
	}
	f := scoring.Facts{Unit: scoring.Unit{ID: "y-tich"},
		Inputs: map[string]scoring.Figure{"electronic_rate": scoring.Known(rate)}}
	out, err := s.Score(f)
	if err != nil {
		fmt.Println(err)
	}
	return out
}

func ExampleNewSelfScore() {
	remarks := &document.Remarks{Evidence: map[string]rubric.Text{"7.1": rubric.Plain("Report 12/BC-UBND")}}
	d, err := document.NewSelfScore(result("76.5"), remarks, &document.Paper{Lang: rubric.English})
	markdown(d, err, "| 7.1")
	// Output:
	// | 7.1 | Electronic documents | 2.00 | 1.53 | Report 12/BC-UBND | Documents sent only electronically reached only 76.5%. |
}

func ExampleNewAppraisal() {
	remarks := &document.Remarks{Opinions: map[string]rubric.Text{"7.1": rubric.Plain("the log shows less")}}
	d, err := document.NewAppraisal(result("76.5"), result("70"), remarks, &document.Paper{Lang: rubric.English})
	markdown(d, err, "| 7.1")
	// Output:
	// | 7.1 | Electronic documents | 2.00 | 1.53 | 1.40 | −0.13 | 70.00 | The log shows less. |
}

// The results of three units, two of which have the same score.
func ExampleNewDecision() {
	row := func(rank int64, unit, total string) document.ResultRow {
		return document.ResultRow{Rank: decimal.NewFromInt(rank), Unit: rubric.Plain(unit),
			Total: decimal.NewNullDecimal(decimal.RequireFromString(total))}
	}
	results := &document.Results{Period: 2025, Groups: []document.ResultGroup{
		{Rows: []document.ResultRow{row(1, "A", "90.5"), row(2, "B", "90.02"), row(2, "C", "90.02")}},
	}}
	d, err := document.NewDecision(&document.Decision{
		By: rubric.Plain("Chủ tịch UBND tỉnh"), Executors: []rubric.Text{rubric.Plain("Giám đốc Sở Nội vụ")},
	}, results, nil)
	markdown(d, err, "**Điều")
	// Output:
	// **Điều 1.** Công bố Chỉ số cải cách hành chính năm 2025 (chi tiết tại Phụ lục kèm theo).
	// **Điều 2.** Quyết định này có hiệu lực kể từ ngày ký.
	// **Điều 3.** Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.
}

func ExampleNewResults() {
	results := &document.Results{Title: rubric.Plain("Index of 2025"), Groups: []document.ResultGroup{{Rows: []document.ResultRow{
		{Rank: decimal.NewFromInt(1), Unit: rubric.Plain("Thủ Dầu Một"), Appraisal: decimal.NewNullDecimal(decimal.RequireFromString("51.75")),
			Survey: decimal.NewNullDecimal(decimal.RequireFromString("32.83")),
			Total:  decimal.NewNullDecimal(decimal.RequireFromString("84.58"))},
	}}}}
	d, err := document.NewResults(results, &document.Paper{Lang: rubric.English})
	markdown(d, err, "|")
	// Output:
	// | Rank | Unit | Appraised | Survey | Total |
	// | ---: | --- | ---: | ---: | ---: |
	// | 1 | Thủ Dầu Một | 51.75 | 32.83 | 84.58 |
}

func ExampleNewProgressReport() {
	// Plan and Progress come from package remediation: NewPlan, and Plan.Progress by later facts.
	points := func(n int64) scoring.Range {
		return scoring.Range{Least: decimal.NewFromInt(n), Most: decimal.NewFromInt(n)}
	}
	plan := &remediation.Plan{
		Title:    rubric.Plain("Kế hoạch khắc phục các nội dung mất điểm"),
		Results:  remediation.Results{Areas: []remediation.Area{{Code: "7", Title: rubric.Plain("Chính quyền điện tử")}}},
		Deficits: []remediation.Deficit{{Code: "7.2", Area: "7", Title: rubric.Plain("Cập nhật hồ sơ")}},
	}
	progress := &remediation.Progress{
		Losses: []remediation.LossProgress{{Code: "7.2", Status: remediation.ProgressPartly, Before: points(2),
			Recovered: points(1), Open: points(1), Reason: rubric.Plain("còn 03 hồ sơ chưa cập nhật")}},
	}
	d, err := document.NewProgressReport(plan, progress, nil)
	markdown(d, err, "- Tiêu chí")
	// Output:
	// - Tiêu chí **7.2.** Cập nhật hồ sơ: đã khắc phục 01 điểm, còn mất 01 điểm, do còn 03 hồ sơ chưa cập nhật.
}
