package scoringtest

import (
	"context"
	"fmt"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Report is what became of the cases of a file. [Cases.Check] makes it. It is data;
// its JSON form reads back to an equal report.
type Report struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	File    string         `json:"file"`
	Passed  int            `json:"passed"` // cases, not expectations
	Failed  int            `json:"failed"`
	// Failures are in the order of the file.
	Failures []Failure `json:"failures"`
}

// Failure is an expectation that was not met.
type Failure struct {
	File   string `json:"file"`
	Line   int    `json:"line"` // of what was expected
	Column int    `json:"column"`
	Case   string `json:"case"`
	// Round is the round of which it is expected, where the case states it of one by name.
	Round string `json:"round,omitempty"`
	Item  string `json:"item,omitempty"` // its code; absent for the unit as a whole
	// What is the key under which it is expected: "points", "reason.vi",
	// "total.final", "band"; "outcome" where points or a status stand alone.
	What string `json:"what"`
	Want string `json:"want"`
	Got  string `json:"got"`
	// Text says so in a sentence; Why says how the points came about, line by line.
	Text rubric.Text `json:"text"`
	Why  rubric.Text `json:"why"`
}

// Error returns file:line:col: case: text, and why, indented, in the lines below.
func (f Failure) Error() string {
	s := fmt.Sprintf("%s:%d:%d: %s: %s", f.File, f.Line, f.Column, f.Case, f.Text.EN)
	if f.Why.EN != "" {
		s += "\n\t" + strings.ReplaceAll(f.Why.EN, "\n", "\n\t")
	}
	return s
}

// Check scores the facts of every case, or folds its records, and holds the result against
// what is expected: numbers exactly, texts to the letter. It takes the scorer that the
// cases were read with, or a variant of it.
func (c *Cases) Check(s *scoring.Scorer) *Report {
	c = c.orEmpty()
	out := &Report{Schema: jsonform.Schema, Edition: c.rubric.Edition(), File: c.file, Failures: []Failure{}}
	if s != nil && s.Rubric() != nil {
		out.Edition = s.Rubric().Edition()
	}
	for _, failures := range c.results(s) {
		if len(failures) == 0 {
			out.Passed++
			continue
		}
		out.Failed++
		out.Failures = append(out.Failures, failures...)
	}
	return out
}

// results returns the failures of every case.
func (c *Cases) results(s *scoring.Scorer) [][]Failure {
	out := make([][]Failure, len(c.list))
	c.each(func(i int) { out[i] = c.check(s, c.list[i]) })
	return out
}

// each calls f for all cases, on all cores.
func (c *Cases) each(f func(i int)) {
	_ = rules.Each(context.Background(), nil, len(c.list), f) // the context never ends
}

func (c *Cases) check(s *scoring.Scorer, tc *testCase) []Failure {
	var out []Failure
	of := tc.units(s)
	for _, x := range tc.expect {
		u := of.of(x)
		got := u.got(x)
		if got.met {
			continue
		}
		at := x.node.Pos()
		f := Failure{File: c.file, Line: at.Line, Column: at.Column, Case: tc.name, Round: x.round,
			Item: x.code, What: x.what, Want: x.want, Got: got.shown}
		f.Text = x.says(got)
		if u.err == nil {
			f.Why = u.why(x)
		}
		out = append(out, f)
	}
	return out
}

// says returns "item 5.4.1: lost: want 0, got 1.5".
func (x *expectation) says(g got) rubric.Text {
	want, gotVI := x.want, g.vi
	if gotVI == "" {
		gotVI = g.shown
		if x.numeric() {
			gotVI = inVietnamese(g.shown)
		}
	}
	switch {
	case x.pattern != nil:
		want = "/" + want + "/"
	case want == "":
		want = none
	case strings.HasPrefix(x.what, reason):
		want = `"` + want + `"`
	}
	wantVI := want
	if x.numeric() {
		wantVI = inVietnamese(want)
	}
	what := rubric.Text{VI: "mục " + x.code + ": ", EN: "item " + x.code + ": "}
	if x.code == "" {
		what = rubric.Text{}
	}
	if x.round != "" {
		what.VI, what.EN = "vòng "+x.round+": "+what.VI, "round "+x.round+": "+what.EN
	}
	if x.what != outcome {
		what.VI, what.EN = what.VI+x.what+": ", what.EN+x.what+": "
	}
	return rubric.Text{
		VI: fmt.Sprintf("%scần %s, được %s", what.VI, wantVI, gotVI),
		EN: fmt.Sprintf("%swant %s, got %s", what.EN, want, g.shown),
	}
}
