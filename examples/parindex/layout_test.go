package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLayout(t *testing.T) {
	long := strings.Repeat("x", 70)
	for _, tt := range []struct{ name, src, want string }{
		{"spaces and margins", "a:   1\nb:\n    - c:  2\n      d: {e:  3,f: 4}\n", "a: 1\nb:\n  - c: 2\n    d: {e: 3, f: 4}\n"},
		{"lists below their keys", "a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"},
		{"blank lines", "\n\na: 1\n\n\n\nb:\n\n  - 1\n\n  - 2\n\n", "a: 1\n\nb:\n  - 1\n\n  - 2\n"},
		{"line ends", "\ufeffa: 1 \r\nb: 2\r\n", "a: 1\nb: 2\n"},
		{"comments in a column", "a: 1 # one\nlonger: 2     # two\n\nb: 3 #three\n", "a: 1       # one\nlonger: 2  # two\n\nb: 3  #three\n"},
		{"quotes stay", "a: \"5.10\"\nb: '5.10'\nc: \"ở đây\"\n", "a: \"5.10\"\nb: '5.10'\nc: \"ở đây\"\n"},
		{"blocks stay", "a: |\n    x\n\n    # y\n\nb: 1\n", "a: |\n  x\n\n  # y\n\nb: 1\n"},
		{"too wide", "a: {b: " + long + ", c: {d: " + long + ", e: 1}}\n", "a:\n  b: " + long + "\n  c: {d: " + long + ", e: 1}\n"},
		{"comments within braces", "a: {b: 1, # one\n  c: 2}\n", "a:\n  b: 1  # one\n  c: 2\n"},
		{"anchors and aliases", "a: &x {b: 1}\nc:   *x\n", "a: &x {b: 1}\nc: *x\n"},
		{"times of day", "a: [{at: 2026-01-12T17:00:00+07:00}, {at: 2026-01-12}]\n", "a:\n  - at: 2026-01-12T17:00:00+07:00\n  - {at: 2026-01-12}\n"},
		{"JSON", `{"a":[1,{"b":2.50}]}`, "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2.50\n    }\n  ]\n}\n"},
		{"Vietnamese", "tỷ_lệ:   80 # từ\n", "tỷ_lệ: 80  # từ\n"},
	} {
		got, err := layout([]byte(tt.src))
		if assert.NoError(t, err, tt.name) {
			assert.Equal(t, tt.want, string(got), tt.name)
			again, err := layout(got)
			assert.NoError(t, err, tt.name)
			assert.Equal(t, string(got), string(again), tt.name)
		}
	}
}

// TestLayoutOfAll: every rubric and file of cases, facts and actions can be laid
// out, says the same then, and stays as it is when that is done again.
func TestLayoutOfAll(t *testing.T) {
	if raced {
		t.Skip("one goroutine, and too slow under the race detector")
	}
	n := 0
	require.NoError(t, filepath.WalkDir("../..", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		before, fault := rubric.Parse(path, src, nil)
		out, err := layout(src)
		slip := strings.HasSuffix(path, ".bad.yaml") || filepath.Base(filepath.Dir(path)) == "messages"
		if slip && err != nil {
			return nil // not YAML
		}
		require.NoError(t, err, path)
		again, err := layout(out)
		require.NoError(t, err, path)
		require.Equal(t, string(out), string(again), path)
		if fault == nil {
			after, err := rubric.Parse(path, out, nil)
			require.NoError(t, err, path)
			require.Equal(t, before.Edition(), after.Edition(), path)
		}
		n++
		return nil
	}))
	assert.Greater(t, n, 100)
}

// FuzzLayout: whatever the file, its layout says the same and stays.
func FuzzLayout(f *testing.F) {
	for _, file := range []string{"messy.yaml", "demo.yaml", "demo.cases.yaml"} {
		src, err := os.ReadFile(filepath.Join("testdata", file))
		require.NoError(f, err)
		f.Add(src)
	}
	slips, err := filepath.Glob("testdata/messages/*.yaml")
	require.NoError(f, err)
	for _, file := range slips {
		src, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(src)
	}
	for _, s := range []string{"a: [1, # x\n 2]\n# y\n", "- - a # b\n  # c\n\n- d\n", "a: >\n x\n\n # y\n\n\nb: |+\n c\n\n", "? a\n: b # c\n", "'#': \"# \\\" #\" # x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if source.Read("", src, nil).Err() != nil {
			return // refused before
		}
		out, err := layout(src)
		if err != nil {
			return
		}
		before, err := parse(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(src), "\ufeff")))
		require.NoError(t, err)
		after, err := parse(string(out))
		require.NoError(t, err)
		require.True(t, same(before, after), "%q\n%q", src, out)
		again, err := layout(out)
		require.NoError(t, err, "%q", out)
		require.Equal(t, string(out), string(again))
	})
}
