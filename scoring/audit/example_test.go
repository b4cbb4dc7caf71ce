package audit_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/internal/ruletest"
)

// Item 1 has 4 points from 80 percent on; item 2 is reported.
func ExampleVerify() {
	r := ruletest.ExampleRubric()
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	sheet, err := audit.ParseSheet("sheet.yaml", []byte(`
rubric: bad
unit: {id: u}
facts: {electronic_rate: 79}
points: {"2": 5.5}
rows:
  - {code: "1", max: 4, points: 4, case: 1}
  - {code: "2", max: 6, points: 5.5}
total: {points: 9, final: 9.5}
`), r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := audit.Verify(scorer, sheet)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range list {
		fmt.Println(d.Kind, "-", d.Text.In(locale.Vietnamese))
	}
	// Output:
	// points - Một (1): điểm ghi 4, tính lại 0
	// case - Một (1): trường hợp ghi 1, tính lại 2
	// total - Tổng điểm: điểm các lĩnh vực ghi 9, tính lại 5,5
	// final - Tổng điểm: điểm cuối cùng ghi 9,5, tính lại 5,5
	// sum - Tổng điểm: điểm các lĩnh vực ghi 9, theo các số khác của bảng là 9,5
	// sum - Tổng điểm: điểm cuối cùng ghi 9,5, theo các số khác của bảng là 9
}

// A stored result is computed again. Then somebody changes it, and then the facts are others.
func ExampleReplay() {
	scorer, err := scoring.Compile(ruletest.ExampleRubric(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{"electronic_rate": scoring.Known(85)}}
	result, err := scorer.Score(facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	stored, err := json.Marshal(result)
	if err != nil {
		fmt.Println(err)
		return
	}
	replay := func(facts scoring.Facts, stored []byte) {
		list, err := audit.Replay(scorer, facts, stored)
		fmt.Println(len(list), "differences", err)
		for _, d := range list {
			fmt.Println("  "+d.Path+":", d.Text.In(locale.English))
		}
	}
	replay(facts, stored)
	replay(facts, []byte(strings.Replace(string(stored), `"points":"4"`, `"points":"3"`, 1)))
	facts.Inputs["electronic_rate"] = scoring.Known(86)
	replay(facts, stored)
	// Output:
	// 0 differences <nil>
	// 1 differences <nil>
	//   areas[0].points: the result differs
	// 1 differences <nil>
	//   receipt.facts: the facts differ
}
