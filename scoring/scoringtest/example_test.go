package scoringtest_test

import (
	"fmt"
	"log"
	"os"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
)

const cases = `rubric: demo-2025
base:
  facts: {ratio: 80, disciplined: 0}
cases:
  - name: an official was disciplined
    facts: {disciplined: 1}
    expect:
      "2.1": 1          # a mistake: all is lost
tables:
  - {item: "1.1", input: ratio, rows: {79.99: 0, 80: 1, missing: missing}}
`

func scorer() *scoring.Scorer {
	src, err := os.ReadFile("testdata/demo.yaml")
	check(err)
	r, err := rubric.Parse("demo.yaml", src, nil)
	check(err)
	s, err := scoring.Compile(r, nil)
	check(err)
	return s
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// A command reads the cases, checks them, and shows what is not met.
func ExampleCases_Check() {
	s := scorer()
	c, err := scoringtest.ReadCases("demo.cases.yaml", []byte(cases), s, nil)
	check(err)
	report := c.Check(s)
	fmt.Println(report.Passed, "passed,", report.Failed, "failed")
	for _, f := range report.Failures {
		fmt.Printf("%s:%d: %s: %s\n", f.File, f.Line, f.Case, f.Text.In(rubric.Vietnamese))
		fmt.Println(f.Why.In(rubric.Vietnamese))
	}
	// Output:
	// 3 passed, 1 failed
	// demo.cases.yaml:8: an official was disciplined: mục 2.1: cần 1, được 0
	// demo.yaml:52:20: Trường hợp 1 được áp dụng, cho 0 điểm: Số người bị kỷ luật: thực tế 1, điều kiện trên 0, cao hơn 1.
}

// All faults of a file come at once, each with its place.
func ExampleReadCases() {
	_, err := scoringtest.ReadCases("demo.cases.yaml", []byte(`rubric: demo-2025
cases:
  - name: typed by hand
    facts: {rato: 80, disciplined: one}
    expect: {"1.1": 1.5, total: 0,5}
`), scorer(), nil)
	fmt.Println(err)
	// Output:
	// demo.cases.yaml:4:13: "rato" is not an input of the rubric; did you mean "ratio"?
	// demo.cases.yaml:4:36: expected a number, got "one"
	// demo.cases.yaml:5:21: 1.5 is more than item 1.1 can be, 1
	// demo.cases.yaml:5:33: the number 0,5: decimals follow a point; write 0.5
}

func ExampleCases_Update() {
	s := scorer()
	c, err := scoringtest.ReadCases("demo.cases.yaml", []byte(cases), s, nil)
	check(err)
	src, err := c.Update(s)
	check(err)
	fmt.Printf("%s", src)
	// Output:
	// rubric: demo-2025
	// base:
	//   facts: {ratio: 80, disciplined: 0}
	// cases:
	//   - name: an official was disciplined
	//     facts: {disciplined: 1}
	//     expect:
	//       "2.1": 0          # a mistake: all is lost
	// tables:
	//   - {item: "1.1", input: ratio, rows: {79.99: 0, 80: 1, missing: missing}}
}

func ExampleCases_All() {
	c, err := scoringtest.ReadCases("demo.cases.yaml", []byte(cases), scorer(), nil)
	check(err)
	for tc := range c.All() {
		fmt.Println(tc.Line, tc.Name, tc.Items, tc.Facts.Inputs["ratio"])
	}
	// Output:
	// 5 an official was disciplined [2.1] 80
	// 10 1.1: ratio 79.99 [1.1] 79.99
	// 10 1.1: ratio 80 [1.1] 80
	// 10 1.1: ratio missing [1.1] missing
}

// printer stands for the t of a test.
type printer struct{ testing.TB }

func (printer) Helper()                           {}
func (printer) Errorf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

func ExampleRun() {
	t := printer{} // func TestDemo(t *testing.T) {
	scoringtest.Run(t, "testdata/demo.yaml", "testdata/example.cases.yaml")
	// Output:
	// testdata/example.cases.yaml:6:21: at the threshold: item 1.1: want 0, got 1
	// 	testdata/demo.yaml:32:20: Case 1 holds and gives 1 point: Electronic documents: reached 80%, condition at least 80%, exactly at the limit.
}

func ExampleRunScorer() {
	t := printer{}
	scoringtest.RunScorer(t, scorer(), "testdata/demo.*.yaml")
	// Output:
}

func ExampleRunErrors() {
	t := printer{}
	scoringtest.RunErrors(t, "testdata/rubrics/unstated.bad.yaml")
	// Output:
	// unexpected: testdata/rubrics/unstated.bad.yaml:5:6: expected a number, got "2,5"; write the decimal point, not a comma
	// missing: testdata/rubrics/unstated.bad.yaml:5:5: expected a number
	// missing: testdata/rubrics/unstated.bad.yaml:2:1: this fault is not there
}
