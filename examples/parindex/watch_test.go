package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// watched runs the command with -watch; look lets it look at the files and returns
// once the run that follows, if any, has ended. It may look once more at any time after
// that, so that files have to change at once. end interrupts it and returns what it
// printed.
func watched(t *testing.T, args ...string) (look func(), end func() outcome) {
	t.Helper()
	var out, errOut bytes.Buffer
	ticks, code := make(chan time.Time), make(chan int)
	ctx, interrupt := context.WithCancel(context.Background())
	a := &app{out: &out, errOut: &errOut, lang: rubric.English, ticks: ticks, sources: map[string][]byte{}}
	go func() { code <- a.run(ctx, args) }()
	tick := func() { ticks <- time.Time{} } // is taken between two runs only
	tick()
	return func() { tick(); tick() }, func() outcome {
		interrupt()
		return outcome{<-code, out.String(), errOut.String()}
	}
}

// TestWatchRunsAgain: a run for every change, whatever it comes to, and none without one.
func TestWatchRunsAgain(t *testing.T) {
	src, err := os.ReadFile("testdata/tree/commune.yaml")
	require.NoError(t, err)
	dir := t.TempDir()
	file := filepath.Join(dir, "commune.yaml")
	write := func(name, content string) {
		beside := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(beside, []byte(content), 0o644))
		require.NoError(t, os.Rename(beside, filepath.Join(dir, name)))
	}
	write("commune.yaml", string(src))
	cases := "rubric: commune-2025\ncases: [{name: five, facts: {done: 5}, expect: {\"1\": 2}}]\n"

	look, end := watched(t, "check", "-watch", dir)
	look()
	write("commune.yaml", strings.Replace(string(src), "full", "ful", 1)) // another size
	look()
	require.NoError(t, os.Remove(file))
	look()
	write("commune.yaml", string(src))
	look()
	write("commune.cases.yaml", cases)
	look()
	got := end()
	assert.Equal(t, allWell, got.code)
	assert.Equal(t, 1, strings.Count(got.out, `unknown name "ful"`), got.out)
	assert.Equal(t, 2, strings.Count(got.out, "1 file(s), 0 fault(s)"), got.out)
	assert.Equal(t, 1, strings.Count(got.out, "2 file(s), 0 fault(s)"), got.out)
	assert.Equal(t, []string{
		"— watching 1 file(s), Ctrl-C to end",
		"— commune.yaml changed, running again",
		"— watching 1 file(s), Ctrl-C to end",
		"— commune.yaml changed, running again",
		"parindex: there is no rubric (*.yaml) below the directory " + dir,
		"— watching 0 file(s), Ctrl-C to end",
		"— commune.yaml changed, running again",
		"— watching 1 file(s), Ctrl-C to end",
		"— commune.cases.yaml changed, running again",
		"— watching 2 file(s), Ctrl-C to end",
	}, nonempty(got.err))

	look, end = watched(t, "test", "-watch", file)
	write("commune.cases.yaml", strings.Replace(cases, "done: 5", "done: 4 ", 1))
	look()
	got = end()
	assert.Equal(t, allWell, got.code)
	assert.Contains(t, got.out, "1 case(s) passed, 0 failed")
	assert.Contains(t, got.out, "0 case(s) passed, 1 failed")
}

func nonempty(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
