package scoringtest_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestBadCases: files of cases that state their faults.
func TestBadCases(t *testing.T) {
	s := demo(t)
	files, err := filepath.Glob("testdata/bad/*.bad.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".bad.yaml"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			c, err := scoringtest.ReadCases(file, src, s, nil)
			assert.Nil(t, c)
			stated := strings.ReplaceAll(string(src), " is SUM", " is "+s.Rubric().Edition().SHA256)
			scoringtest.CheckFaults(t, file, []byte(stated), err)
		})
	}
}

func readFile(t testing.TB, s *scoring.Scorer, file string) *scoringtest.Cases {
	t.Helper()
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	c, err := scoringtest.ReadCases(file, src, s, nil)
	require.NoError(t, err)
	return c
}

func TestReadCases(t *testing.T) {
	s := demo(t)
	c := readFile(t, s, "testdata/demo.cases.yaml")
	all := slices.Collect(c.All())
	require.Len(t, all, 15)
	assert.Equal(t, "the base", all[0].Name)
	assert.Equal(t, []int{8, 5}, []int{all[0].Line, all[0].Column})
	assert.Equal(t, []string{"1", "1.2"}, all[0].Items)
	assert.True(t, all[0].Whole)
	assert.Equal(t, "commune", all[0].Facts.Unit.Group)
	assert.NotContains(t, all[2].Facts.Inputs, "ratio")
	assert.NotContains(t, all[2].Facts.Points, "1.10")
	assert.Contains(t, all[0].Facts.Inputs, "ratio", "facts of the base are not taken from the others")
	last := all[14]
	assert.Equal(t, "tasks: done at least 4 at most 5, tasks 4", last.Name)
	assert.Equal(t, []int{61, 9}, []int{last.Line, last.Column})
	assert.Equal(t, []string{"1.2"}, last.Items)
	assert.False(t, last.Whole)
	assert.Equal(t, scoring.Known(false), last.Facts.Inputs["village"])
	for range c.All() {
		break
	}

	_, err := scoringtest.ReadCases("f", nil, nil, nil)
	assert.EqualError(t, err, "the scorer was not made by scoring.Compile")
	_, err = scoringtest.ReadCases("f", []byte("rubric: demo-2025\n"), s, &source.Limits{Bytes: 5})
	assert.EqualError(t, err, "f:1:1: the file has 18 bytes; at most 5 are read")
	pinned := "rubric: demo-2025\nsha256: " + s.Rubric().Edition().SHA256 +
		"\ncases: [{name: a, expect: {T.1: missing}}]\n"
	_, err = scoringtest.ReadCases("f", []byte(pinned), s, nil)
	assert.NoError(t, err)
}

// TestReport: a report counts cases, and its JSON form reads back to an equal one.
func TestReport(t *testing.T) {
	s := demo(t)
	r := readFile(t, s, "testdata/unmet.cases.yaml").Check(s)
	assert.Equal(t, []int{1, 11}, []int{r.Passed, r.Failed})
	assert.Equal(t, scoringtest.Failure{
		File: "testdata/unmet.cases.yaml", Line: 7, Column: 21, Case: "points of a leaf", Item: "1.2", What: "outcome",
		Want: "0.76", Got: "0.75",
		Text: rubric.Text{VI: "mục 1.2: cần 0,76, được 0,75", EN: "item 1.2: want 0.76, got 0.75"},
		Why: rubric.Text{
			VI: "testdata/demo.yaml:38:16: Quy tắc tính điểm cho 0,75 điểm (số nhỏ nhất trong điểm tối đa và (điểm tối đa nhân (Số việc đã xong trên Số việc được giao) chia 100)): Số việc đã xong: thực tế 3; Số việc được giao: thực tế 4.",
			EN: "testdata/demo.yaml:38:16: The rule gives 0.75 points (the least of the maximum and (the maximum times (Tasks done out of Tasks) divided by 100)): Tasks done: actual 3; Tasks: actual 4.",
		},
	}, r.Failures[0])
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var back scoringtest.Report
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, r, &back)
	assert.EqualError(t, json.Unmarshal([]byte(`{"schema": 9}`), &back),
		"report: this document has schema 9; schema 1 is read")
	assert.Error(t, json.Unmarshal([]byte(`{"passed": "x"}`), &back))
}

// TestCheckAgainstVariants: cases tell a variant of a rule from the rule; a scorer
// of another rubric, or none, meets nothing and breaks nothing.
func TestCheckAgainstVariants(t *testing.T) {
	s := demo(t)
	c := readFile(t, s, "testdata/demo.cases.yaml")
	it := *s.Rubric().Item("1.1")
	it.Cases = slices.Clone(it.Cases)
	it.Cases[0].When = "ratio > 80"
	variant, err := s.With(&it)
	require.NoError(t, err)
	r := c.Check(variant)
	assert.Equal(t, 6, r.Failed)
	other, err := rubric.Parse("o", []byte("rubric: o\ntitle: O\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: 1\n"+
		"points: {places: 2, rounding: half-up}\nareas: [{code: '9', title: N, max: 1, score: full}]\n"), nil)
	require.NoError(t, err)
	stranger, err := scoring.Compile(other, nil)
	require.NoError(t, err)
	for _, s := range []*scoring.Scorer{stranger, nil, {}} {
		r := c.Check(s)
		assert.Zero(t, r.Passed)
		_, err := c.Update(s)
		assert.Error(t, err)
	}
}

// TestDeficits: the harness and remediation list the same deficits.
func TestDeficits(t *testing.T) {
	s := demo(t)
	c := readFile(t, s, "testdata/demo.cases.yaml")
	for tc := range c.All() {
		result, err := s.Score(tc.Facts)
		require.NoError(t, err)
		var codes []string
		for _, d := range remediation.Deficits(result) {
			codes = append(codes, `"`+d.Code+`"`)
		}
		src := "rubric: demo-2025\ncases: [{name: a, facts: FACTS, expect: {deficits: []}}]\n"
		facts, err := json.Marshal(tc.Facts)
		require.NoError(t, err)
		var doc struct{ Facts, Points json.RawMessage }
		require.NoError(t, json.Unmarshal(facts, &doc))
		src = strings.Replace(src, "FACTS", string(doc.Facts)+", points: "+orEmpty(doc.Points), 1)
		one, err := scoringtest.ReadCases("f", []byte(src), s, nil)
		require.NoError(t, err, src)
		got, err := one.Update(s)
		require.NoError(t, err)
		assert.Equal(t, strings.Replace(src, "deficits: []", "deficits: ["+strings.Join(codes, ", ")+"]", 1), string(got))
	}
}

func orEmpty(b json.RawMessage) string {
	if b == nil {
		return "{}"
	}
	return string(b)
}

// TestExampleYAML: what scoring writes of an example is a test case.
func TestExampleYAML(t *testing.T) {
	s := demo(t)
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	src, n := "rubric: demo-2025\ncases:\n", 0
	for _, d := range v.Verdicts {
		if d.Example != nil {
			src += d.Example.YAML(rubric.English)
			n++
		}
	}
	require.NotZero(t, n)
	c, err := scoringtest.ReadCases("f", []byte(src), s, nil)
	require.NoError(t, err, src)
	r := c.Check(s)
	assert.Empty(t, r.Failures, src)
	assert.Equal(t, n, r.Passed)
}
