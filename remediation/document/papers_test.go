package document_test

import (
	"testing"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// districts are results of Bình Dương's districts of 2017, as published.
func districts() *document.Results {
	rows := []document.ResultRow{
		{Unit: rubric.Plain("Thủ Dầu Một"), Appraisal: number("51.75"), Survey: number("32.83"), Total: number("84.58")},
		{Unit: rubric.Plain("Tân Uyên"), Appraisal: number("48.75"), Survey: number("33.25"), Total: number("82.00")},
		{Unit: rubric.Plain("Bàu Bàng"), Appraisal: number("47.45"), Survey: number("32.82"), Total: number("80.27")},
	}
	for i := range rows {
		rows[i].Rank = decimal.NewFromInt(int64(i + 1))
	}
	return &document.Results{
		Title: rubric.Text{VI: "Chỉ số cải cách hành chính năm 2017 của Ủy ban nhân dân các huyện, thị xã, thành phố",
			EN: "Administrative reform index of the districts in 2017"},
		Groups: []document.ResultGroup{{Rows: rows}},
	}
}

// paperOf is a paper with all that stands around its contents.
func paperOf(l locale.Lang) *document.Paper {
	return &document.Paper{
		Lang: l,
		Head: catalogue.Head{
			Issuer: rubric.Text{VI: "Ủy ban nhân dân tỉnh Bình Dương", EN: "People's Committee of Bình Dương"},
			Number: "/QĐ-UBND", Place: rubric.Plain("Bình Dương"), Date: catalogue.PaperDate{Year: 2018, Month: 2},
		},
		LegalBases: []rubric.Text{
			{VI: "Luật Tổ chức chính quyền địa phương;", EN: "the Law on the Organisation of Local Government;"},
			{VI: "Căn cứ Quyết định số 2071/QĐ-UBND;", EN: "Pursuant to Decision 2071/QĐ-UBND"},
		},
		Recipients: []rubric.Text{{VI: "Như Điều 3;", EN: "As in article 3;"}, rubric.Plain("Lưu: VT")},
		Signatory: catalogue.Signatory{Authority: []rubric.Text{rubric.Plain("TM. ỦY BAN NHÂN DÂN")},
			Position: rubric.Text{VI: "CHỦ TỊCH", EN: "CHAIRMAN"}},
	}
}

func decisionOf() *document.Decision {
	return &document.Decision{
		By:         rubric.Text{VI: "Ủy ban nhân dân tỉnh Bình Dương", EN: "The People's Committee of Bình Dương"},
		ProposedBy: rubric.Text{VI: "Giám đốc Sở Nội vụ", EN: "the director of home affairs"},
		Executors: []rubric.Text{
			{VI: "Chánh Văn phòng Ủy ban nhân dân tỉnh", EN: "The chief of the office"},
			{VI: "Giám đốc Sở Nội vụ", EN: "the director of home affairs"},
			{VI: "Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố", EN: "the chairmen of the districts"},
		},
	}
}

func TestPapersGolden(t *testing.T) {
	model := modelOf(t)
	yTich := scoreOf(t, "ytich/chi-lang-commune-2022.yaml", "ytich/y-tich-facts.yaml")
	gaps := scoreOf(t, "rubrics/commune-illustrative.yaml", "rubrics/commune-illustrative-gaps.yaml")
	known := scoreOf(t, "rubrics/commune-illustrative.yaml", "rubrics/commune-illustrative-facts.yaml")
	p, g := later(t, nil)
	remarks := &document.Remarks{
		Evidence: map[string]rubric.Text{"1.1.1": rubric.Plain("Kế hoạch số 12/KH-UBND ngày 12/8/2025"),
			"2.2.3": rubric.Plain("Báo cáo số 30/BC-UBND")},
		Explanations: map[string]rubric.Text{"1.1.1": {VI: "chờ hướng dẫn của tỉnh", EN: "waited for guidance"}},
		Opinions:     map[string]rubric.Text{"1.1.1": {VI: "không chấp nhận giải trình", EN: "not accepted"}},
	}
	for _, l := range bothLanguages {
		name := func(paper string) string { return paper + "." + string(l) + ".txt" }
		paper := &document.Paper{Lang: l}
		sample.Golden(t, name("report_ytich"), spelled(model(document.NewProgressReport(p, g, paper))))
		sample.Golden(t, name("self_score_ytich"), spelled(model(document.NewSelfScore(yTich, nil, paper))))
		sample.Golden(t, name("results"), spelled(model(document.NewResults(districts(), paper))))
		sample.Golden(t, name("decision"), spelled(model(document.NewDecision(decisionOf(), districts(), paperOf(l)))))
	}
	sample.Golden(t, "self_score_gaps.vi.txt", spelled(model(document.NewSelfScore(gaps, remarks, nil))))
	sample.Golden(t, "appraisal_gaps.vi.txt", spelled(model(document.NewAppraisal(gaps, known, remarks, nil))))
}
