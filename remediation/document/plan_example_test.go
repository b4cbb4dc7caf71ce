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
	}
	d, err := document.New(plan, &document.Options{NoCharts: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	var text strings.Builder
	if err := d.WriteMarkdown(&text); err != nil {
		fmt.Println(err)
		return
	}
	_, body, _ := strings.Cut(text.String(), "# KẾ HOẠCH") // below the head
	body, _, _ = strings.Cut(body, "## PHỤ LỤC")
	fmt.Println("# KẾ HOẠCH" + strings.ReplaceAll(body, "\u00a0", " ")) // which numbers have
	// Output:
	// # KẾ HOẠCH
	//
	// **Khắc phục điểm mất**
	//
	// UBND xã A xây dựng kế hoạch khắc phục với các nội dung sau:
	//
	// ## I. KẾT QUẢ
	//
	// Kết quả chấm điểm chỉ số cải cách hành chính: UBND xã A đạt **1/2 điểm**.
	//
	// **Kết quả theo từng lĩnh vực**
	//
	// | TT | Lĩnh vực | Điểm tối đa | Điểm đạt | Điểm mất |
	// | --- | --- | ---: | ---: | ---: |
	// | 1 | Chỉ đạo, điều hành | 2 | 1 | 1 |
	// |  | **Tổng cộng** | **2** | **1** | **1** |
	//
	// **1. Chỉ đạo, điều hành:** thang điểm 02 điểm, đạt **01 điểm** (mất 01 điểm)./.
}
