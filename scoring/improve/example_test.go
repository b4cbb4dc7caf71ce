package improve_test

import (
	"context"
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
)

func ExampleLeaf() {
	scorer, err := scoring.Compile(ruletest.ExampleRubric(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"electronic_rate": "76.5"})}
	improvements, err := improve.Leaf(context.Background(), scorer, facts, "1", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, i := range improvements.List {
		fmt.Println(i.Text.In(rubric.Vietnamese))
		for _, c := range i.Changes {
			fmt.Println(c.Input, c.Operator, c.Required, "short by", c.Distance)
			facts.Inputs[c.Input] = c.Figure
		}
		result, err := scorer.Score(facts)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(result.Item("1").Points.Decimal)
	}
	// Output:
	// Tỷ lệ: từ 76,5% lên ít nhất 80%: thêm 4 điểm
	// electronic_rate >= 80 short by 3.5
	// 4
}

func ExampleRangeOf() {
	r, err := rubric.Parse("rubric.yaml", []byte(ruletest.Head+`inputs:
  - {name: online_rate, type: percent, title: Online}
  - {name: done, type: count, title: Done}
areas:
  - {code: "1", title: One, max: 4, score: full * online_rate / 100}
  - {code: "2", title: Two, max: 3, score: full * (100 - online_rate) / 100}
  - {code: "3", title: Three, max: 3, cases: [{when: done >= 2, score: full}, {score: 1}]}
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"online_rate": scoring.Bound{AtLeast: scoring.Known(50), AtMost: scoring.Known(70)}})}
	of, err := improve.RangeOf(context.Background(), scorer, facts, "", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(of.Range.Least, of.Range.Most, of.Exact)
	for _, i := range of.Inputs {
		fmt.Println(i.Input, i.Removed)
	}
	// What is not known of the rate counts once, though two items read it.
	result, err := scorer.Score(facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Total.FinalRange.Least, result.Total.FinalRange.Most)
	// Output:
	// 4.5 6.7 true
	// done 2
	// online_rate 1.4
	// 3.9 7.3
}
