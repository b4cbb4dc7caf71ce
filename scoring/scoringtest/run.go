package scoringtest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// update is the flag -scoringtest.update. Only test programs have it.
var update = func() *bool {
	if !testing.Testing() {
		return new(bool)
	}
	return flag.Bool("scoringtest.update", false,
		"write what came out into the files of test cases, in place of what is expected")
}()

// Run tests a rubric file by the files of cases that the patterns name, as those of
// [filepath.Glob]; without patterns, by the file beside the rubric that is called
// like it: commune.cases.yaml beside commune.yaml. Every case is a subtest where t
// has them, as *[testing.T] has.
//
// Faults of the rubric and of the files fail the test. With -scoringtest.update it
// writes the files in which something is not met anew, as [Cases.Update] says, and
// tests what it has written.
func Run(t testing.TB, rubricFile string, patterns ...string) {
	t.Helper()
	src, err := os.ReadFile(rubricFile)
	if err != nil {
		t.Errorf("%s", err)
		return
	}
	s, err := compile(rubricFile, src)
	if err != nil {
		t.Errorf("%s", err)
		return
	}
	if len(patterns) == 0 {
		patterns = []string{strings.TrimSuffix(rubricFile, filepath.Ext(rubricFile)) + ".cases.yaml"}
	}
	RunScorer(t, s, patterns...)
}

// RunScorer does as [Run] with a rubric that is compiled already: one with rules or
// functions in Go.
func RunScorer(t testing.TB, s *scoring.Scorer, patterns ...string) {
	t.Helper()
	for _, file := range glob(t, patterns) {
		runFile(t, s, file)
	}
}

// compile returns all faults of a rubric in one list.
func compile(file string, src []byte) (*scoring.Scorer, error) {
	r, err := rubric.Parse(file, src, nil)
	if r == nil {
		return nil, err
	}
	return scoring.Compile(r, nil)
}

// glob returns the files; a pattern without any is an error of the test.
func glob(t testing.TB, patterns []string) []string {
	t.Helper()
	if len(patterns) == 0 {
		t.Errorf("no files are named")
	}
	var out []string
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		switch {
		case err != nil:
			t.Errorf("%s: %s", pattern, err)
		case len(files) == 0:
			t.Errorf("%s: there is no such file", pattern)
		}
		out = append(out, files...)
	}
	return out
}

func runFile(t testing.TB, s *scoring.Scorer, file string) {
	t.Helper()
	c, err := read(file, s)
	if err == nil && *update {
		c, err = rewrite(t, c, s)
	}
	if err != nil {
		t.Errorf("%s", err)
		return
	}
	results := c.results(s)
	for i, tc := range c.list {
		subtest(t, tc.name, func(t testing.TB) {
			t.Helper()
			why := rubric.Text{}
			for _, f := range results[i] {
				if f.Why == why {
					f.Why = rubric.Text{} // as just said
				} else {
					why = f.Why
				}
				t.Errorf("%s", f)
			}
		})
	}
}

// subtest runs f as a subtest of t, if t has them.
func subtest(t testing.TB, name string, f func(testing.TB)) {
	t.Helper()
	if parent, ok := t.(interface {
		Run(string, func(*testing.T)) bool
	}); ok {
		parent.Run(name, func(t *testing.T) {
			t.Helper()
			f(t)
		})
		return
	}
	f(t)
}

func read(file string, s *scoring.Scorer) (*Cases, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return ReadCases(file, src, s, nil)
}

// rewrite writes a file of cases anew, if there is anything to write.
func rewrite(t testing.TB, c *Cases, s *scoring.Scorer) (*Cases, error) {
	t.Helper()
	src, err := c.Update(s)
	if err != nil || bytes.Equal(src, c.src) {
		return c, err
	}
	if err := replaceFile(c.file, src); err != nil {
		return nil, err
	}
	t.Logf("%s: written anew", c.file)
	return read(c.file, s)
}
