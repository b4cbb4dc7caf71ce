package document_test

import (
	"fmt"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

func ExampleNew() {
	one, two := decimal.NewFromInt(1), decimal.NewFromInt(2)
	known := decimal.NewNullDecimal
	plan := &remediation.Plan{ // NewPlan makes it from a rubric, facts and a catalogue
		Title: rubric.Text{VI: "Kế hoạch khắc phục điểm mất", EN: "Plan to win points back"},
		Unit:  scoring.Unit{ID: "a", Name: rubric.Text{VI: "UBND xã A", EN: "Commune A"}},
		Results: remediation.Results{
			Total: scoring.Total{Max: two, Final: known(one)},
			Areas: []remediation.Area{{Code: "1", Title: rubric.Text{VI: "Chỉ đạo, điều hành", EN: "Steering"}, Max: two,
				Score: scoring.Score{Applicable: known(two), Points: known(one), Lost: known(one)}}},
		},
		Deficits: []remediation.Deficit{{Code: "1.5", Area: "1", Title: rubric.Text{VI: "Sáng kiến", EN: "Initiatives"}, Max: one,
			Points: known(decimal.Zero), Lost: known(one), Reason: rubric.Text{VI: "không có sáng kiến nào", EN: "there was none"}}},
		Actions: []remediation.Action{{ID: "a", Deficits: []string{"1.5"},
			Solution:   rubric.Text{VI: "Phát động sáng kiến", EN: "Call for initiatives"},
			Targets:    []remediation.Target{{Goal: rubric.Text{VI: "có ít nhất 01 sáng kiến", EN: "at least one initiative"}}},
			Assignment: catalogue.Assignment{Lead: rubric.Text{VI: "Văn phòng", EN: "Office"}}}},
	}
	d, err := document.New(plan, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var text strings.Builder
	if err := d.WriteMarkdown(&text); err != nil {
		fmt.Println(err)
		return
	}
	_, body, _ := strings.Cut(text.String(), "# KẾ HOẠCH")              // below the head
	fmt.Println("# KẾ HOẠCH" + strings.ReplaceAll(body, "\u00a0", " ")) // which numbers have
	// Output:
	// # KẾ HOẠCH
	//
	// **Khắc phục điểm mất của UBND xã A**
	//
	// UBND xã A ban hành Kế hoạch khắc phục như sau:
	//
	// ## I. CÁC TIÊU CHÍ CHƯA ĐẠT ĐIỂM TỐI ĐA TRONG KẾT QUẢ CẢI CÁCH HÀNH CHÍNH
	//
	// Kết quả chấm điểm chỉ số cải cách hành chính của UBND xã A đạt **1/2 điểm**.
	//
	// Các tiêu chí chưa đạt điểm tối đa bị trừ **01 điểm**, cụ thể:
	//
	// **1. Chỉ đạo, điều hành:** thang điểm 02 điểm, xã đạt 01 điểm (điểm trừ 01 điểm).
	//
	// - Tiêu chí **1.5.** Sáng kiến: điểm tối đa 01 điểm, xã đạt 0 điểm, do không có sáng kiến nào.
	//
	// ## II. GIẢI PHÁP KHẮC PHỤC
	//
	// ### 1. Đối với các tiêu chí chưa đạt điểm tối đa
	//
	// #### 1.1. Chỉ đạo, điều hành
	//
	// Phát động sáng kiến; phấn đấu có ít nhất 01 sáng kiến. Chủ trì: Văn phòng.
	//
	// Trên đây là Kế hoạch khắc phục điểm mất của UBND xã A./.
	//
	// ***Nơi nhận:***
	//
	// - Lưu: VT.
}
