package verify_test

import (
	"context"
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
)

func ExampleRules() {
	r, err := rubric.Parse("rubric.yaml", []byte(ruletest.Head+`inputs: [{name: done_rate, type: percent, title: {vi: Tỷ lệ, en: Rate}}, {name: total, type: count, title: Total}]
areas:
  - code: "1"
    title: One
    max: 4
    cases:
      - {when: done_rate >= 90, score: full}
      - {when: done_rate >= 95, score: 3}
      - {score: 0}
  - {code: "2", title: Two, max: 6, score: "min(full, 60 / total)"}
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
	v, err := verify.Rules(context.Background(), scorer, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(v.Proved, v.Refuted, v.Undecided)
	for _, d := range v.Findings() {
		fmt.Printf("%s:%d:%d: item %s, %s: %s\n", v.File, d.Line, d.Column, d.Item, d.Property, d.Message.In(rubric.English))
		if d.Example != nil {
			fmt.Print(d.Example.YAML(rubric.English))
		}
	}
	// Output:
	// 21 2 0
	// rubric.yaml:14:16: item 1, reachable: case 2 is never reached: the cases before it hold wherever it would
	// rubric.yaml:16:58: item 2, failure: it can fail: division by zero (total = 0)
	// - name: '2: failure'
	//   facts: {total: 0}
	//   expect: {'2': failed}
}
