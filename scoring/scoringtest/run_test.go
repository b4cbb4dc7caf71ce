package scoringtest_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var golden = flag.Bool("golden", false, "write the golden files anew")

// recorder is a test that only writes down what it is told.
type recorder struct {
	testing.TB
	said []string
}

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, "error: "+fmt.Sprintf(format, args...))
}
func (r *recorder) Logf(format string, args ...any) {
	r.said = append(r.said, "log: "+fmt.Sprintf(format, args...))
}
func (r *recorder) text() string { return strings.Join(r.said, "\n") }

// parent is a recorder with subtests; it notes their names and runs none.
type parent struct{ recorder }

func (p *parent) Run(name string, _ func(*testing.T)) bool {
	p.said = append(p.said, "run: "+name)
	return true
}

func demo(t testing.TB) *scoring.Scorer {
	t.Helper()
	return compiled(t, "testdata/demo.yaml")
}

func compiled(t testing.TB, file string) *scoring.Scorer {
	t.Helper()
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	r, err := rubric.Parse(file, src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func compareGolden(t *testing.T, file, got string) {
	t.Helper()
	if *golden {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// TestDemo: the file beside the rubric holds every form, and all of it is met.
func TestDemo(t *testing.T) { scoringtest.Run(t, "testdata/demo.yaml") }

// TestUnmet: what is said of every kind of expectation that is not met.
func TestUnmet(t *testing.T) {
	r := &recorder{}
	scoringtest.Run(r, "testdata/demo.yaml", "testdata/unmet.cases.yaml")
	compareGolden(t, "testdata/unmet.txt", r.text()+"\n")
}

func TestSubtestsAreNamedLikeTheCases(t *testing.T) {
	p := &parent{}
	scoringtest.RunScorer(p, demo(t), "testdata/demo.cases.yaml")
	assert.Equal(t, []string{
		"run: the base", "run: the base once more", "run: figures that are missing", "run: nothing to do, no villages",
		"run: tasks done that were never given", "run: reasons",
		"run: 1.1: ratio 79.99", "run: 1.1: ratio 80", "run: 1.1: ratio missing",
		"run: 2.3: plan on_time", "run: 2.3: plan late", "run: 2.3: plan one of late",
		"run: tasks: done 4, tasks 4", "run: tasks: done 0, tasks 0", "run: tasks: done at least 4 at most 5, tasks 4",
	}, p.said)
}

func TestRunWithoutFiles(t *testing.T) {
	dir := t.TempDir()
	rubricFile := filepath.Join(dir, "r.yaml")
	write := func(name, src string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(src), 0o644))
	}
	said := func(patterns ...string) string {
		r := &recorder{}
		scoringtest.Run(r, rubricFile, patterns...)
		return strings.ReplaceAll(r.text(), dir+string(filepath.Separator), "")
	}
	assert.Equal(t, "error: open r.yaml: no such file or directory", said())
	src, err := os.ReadFile("testdata/demo.yaml")
	require.NoError(t, err)
	write("r.yaml", string(src))
	assert.Equal(t, "error: r.cases.yaml: there is no such file", said())
	assert.Equal(t, "error: [: syntax error in pattern", said("["))
	write("r.cases.yaml", "")
	assert.Equal(t, "error: r.cases.yaml:1:1: the file is empty", said())
	write("r.cases.yaml", "rubric: other\ncases: [{name: a, expect: {\"9\": 1}}]\n")
	assert.Equal(t, "error: r.cases.yaml:1:9: this file is for the rubric \"other\", not for \"demo-2025\"", said())
	write("r.cases.yaml", "rubric: demo-2025\ncases: [{name: a, expect: {\"9\": 1}}]\n")
	assert.Equal(t, "error: r.cases.yaml:2:28: the rubric has no item \"9\"; did you mean \"1\"?", said())
	write("r.yaml", "rubric: r\n"+strings.Replace(string(src), "ratio >= 80", "rato >= 80", 1))
	assert.Equal(t, "error: r.yaml:3:1: duplicate key \"rubric\"\n"+
		"r.yaml:33:20: item \"1.1\": unknown name \"rato\"; did you mean \"ratio\"?", said())
	r := &recorder{}
	scoringtest.RunScorer(r, demo(t))
	assert.Equal(t, "error: no files are named", r.text())
}

// TestGoRules: rubrics with rules in Go are compiled by the test.
func TestGoRules(t *testing.T) {
	src, err := os.ReadFile("testdata/demo.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("demo.yaml", []byte(strings.Replace(string(src),
		"score: min(full, full * rate(done, tasks) / 100)", "rule: tasks", 1)), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, &scoring.Options{Rules: []scoring.Rule{{
		Name: "tasks", Doc: "Panics.", Inputs: []string{"done", "tasks"},
		Run: func(scoring.Call) (decimal.Decimal, rubric.Text, error) { panic("why") },
	}}})
	require.NoError(t, err)
	rec := &recorder{}
	scoringtest.RunScorer(rec, s, "testdata/demo.cases.yaml")
	assert.Contains(t, rec.text(), `testdata/demo.cases.yaml:14:14: the base: item 1.2: want 0.75, got failed: `)
}

func TestUpdateFlag(t *testing.T) {
	file := filepath.Join(t.TempDir(), "unmet.cases.yaml")
	src, err := os.ReadFile("testdata/unmet.cases.yaml")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, src, 0o640))
	run := func() string {
		r := &recorder{}
		scoringtest.Run(r, "testdata/demo.yaml", file)
		return strings.ReplaceAll(r.text(), file, "unmet.cases.yaml")
	}
	before := run()
	assert.NotContains(t, before, "written anew")
	same, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, src, same, "nothing is written without the flag")

	assert.NotNil(t, flag.Lookup("scoringtest.update"))
	*scoringtest.UpdateFlag = true
	defer func() { *scoringtest.UpdateFlag = false }()
	after := run()
	assert.True(t, strings.HasPrefix(after,
		"log: unmet.cases.yaml: written anew\nerror: unmet.cases.yaml:29:31: a reason: item 1.1: reason.match: "), after)
	assert.Equal(t, 1, strings.Count(after, "error: "), "patterns stay")
	info, err := os.Stat(file)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode().Perm())
	assert.NotContains(t, run(), "written anew", "there is nothing more to write")
}

func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a"), filepath.Join(dir, "link")
	require.NoError(t, os.WriteFile(file, []byte("old"), 0o600))
	require.NoError(t, os.Symlink(file, link))
	require.NoError(t, scoringtest.ReplaceFile(link, []byte("new")))
	got, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "new", string(got))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink)
	assert.ErrorIs(t, scoringtest.ReplaceFile(filepath.Join(dir, "none"), nil), os.ErrNotExist)
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 2, "nothing is left behind")
}

func TestRunErrors(t *testing.T) {
	r := &recorder{}
	scoringtest.RunErrors(r, "testdata/rubrics/stated.bad.yaml")
	assert.Empty(t, r.said)
	scoringtest.RunErrors(r, "testdata/rubrics/unstated.bad.yaml", "testdata/rubrics/none*")
	assert.Equal(t, []string{
		"error: testdata/rubrics/none*: there is no such file",
		`error: unexpected: testdata/rubrics/unstated.bad.yaml:5:6: expected a number, got "2,5"; write the decimal point, not a comma`,
		`error: missing: testdata/rubrics/unstated.bad.yaml:5:5: expected a number`,
		`error: missing: testdata/rubrics/unstated.bad.yaml:2:1: this fault is not there`,
	}, r.said)
	r = &recorder{}
	scoringtest.RunErrors(r, "testdata/demo.yaml")
	assert.Equal(t, []string{`error: testdata/demo.yaml:1:1: the file states no fault; write one as "#! column: message" on its line`}, r.said)
	r = &recorder{}
	scoringtest.RunErrors(r)
	assert.Equal(t, []string{"error: no files are named"}, r.said)
	scoringtest.RunErrors(t, "../testdata/bad/*.bad.yaml")
	scoringtest.CheckFaults(r, "f", []byte("#! 1: x"), errors.New("not a list"))
	assert.Equal(t, "error: not a list", r.said[1])
}
