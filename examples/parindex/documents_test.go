package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDocuments: the plan is written into new files, each of which is named; with
// -json the plan itself is printed.
func TestDocuments(t *testing.T) {
	dir := t.TempDir()
	args := []string{"plan", "demo.yaml", "units/binh.yaml", "-catalogue", "catalogue-full.yaml", "-aim", "aim.yaml"}
	want := ""
	for _, f := range formats {
		file := filepath.Join(dir, "plan."+f.name)
		args = append(args, "-"+f.name, file)
		want += file + "\n"
	}
	assert.Equal(t, outcome{0, want, ""}, call(t, args...))
	first := map[string]string{}
	for _, f := range formats {
		file := filepath.Join(dir, "plan."+f.name)
		first[file] = content(t, file)
		assert.Greater(t, len(first[file]), 30, file)
	}

	got := call(t, append(args, "-lang", "en")...)
	assert.Equal(t, 2, got.code)
	assert.Empty(t, got.out)
	assert.Contains(t, got.err, "plan.md exists already and is not overwritten")
	for file, was := range first {
		assert.Equal(t, was, content(t, file))
	}
	assert.Equal(t, outcome{0, want, ""}, call(t, append(args, "-lang", "vi", "-force")...))
	assert.NotEqual(t, first[filepath.Join(dir, "plan.md")], content(t, filepath.Join(dir, "plan.md")), "in the other language")

	require.NoError(t, os.Remove(filepath.Join(dir, "plan.md")))
	got = call(t, append(args, "-force", "-json")...)
	assert.Equal(t, 0, got.code, got.err)
	var plan remediation.Plan
	require.NoError(t, json.Unmarshal([]byte(got.out), &plan))
	assert.NotNil(t, plan.Optimum)
	assert.FileExists(t, filepath.Join(dir, "plan.md"), "a file that was not there")
	list, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, list, len(formats), "nothing is left beside them")
}

// TestOtherDocuments: a scored unit gives a self-score table, progress a report.
func TestOtherDocuments(t *testing.T) {
	for _, c := range []struct {
		code         int
		line, wanted string
	}{
		{0, "score demo.yaml units/binh.yaml -lang vi", "BẢNG TỰ CHẤM ĐIỂM"},
		{0, "progress demo.yaml units/binh.yaml binh-later.yaml -catalogue catalogue-full.yaml -lang vi", "BÁO CÁO"},
		{1, "progress demo.yaml units/binh.yaml binh-later.yaml -catalogue catalogue-full.yaml -lang vi -day 2026-07-01",
			"quá hạn"},
		{0, "assess " + yearFiles + "-as-of 2026-02-15 -lang vi", "BẢNG ĐIỂM THẨM ĐỊNH"},
		{0, "assess " + yearFiles + "-as-of 2026-02-15 -lang vi", "Nộp nhầm bản dự thảo"},
		{0, "assess " + yearFiles + "-as-of 2026-02-15 -lang vi -round self", "BẢNG TỰ CHẤM ĐIỂM"},
	} {
		dir, args, want := t.TempDir(), strings.Fields(c.line), ""
		for _, f := range formats {
			file := filepath.Join(dir, "paper."+f.name)
			args = append(args, "-"+f.name, file)
			want += file + "\n"
		}
		assert.Equal(t, outcome{c.code, want, ""}, call(t, args...))
		assert.Contains(t, content(t, filepath.Join(dir, "paper.md")), c.wanted)
		assert.Contains(t, content(t, filepath.Join(dir, "paper.html")), c.wanted)
	}
}

// TestDocumentsNotWritten: where one cannot be written, that is trouble.
func TestDocumentsNotWritten(t *testing.T) {
	dir := t.TempDir()
	got := call(t, "plan", "demo.yaml", "units/binh.yaml", "-docx", filepath.Join(dir, "no", "where.docx"))
	assert.Equal(t, 2, got.code)
	assert.Contains(t, got.err, "cannot be written")
	got = call(t, "plan", "demo.yaml", "units/binh.yaml", "-force", "-docx", dir)
	assert.Equal(t, 2, got.code)
	assert.Contains(t, got.err, "not a regular file")
	got = call(t, "plan", "demo.yaml", "faulty-facts.yaml", "-md", filepath.Join(dir, "plan.md"))
	assert.Equal(t, 1, got.code)
	list, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, list)
}

func TestOptimizeJSON(t *testing.T) {
	var o remediation.Optimum
	parsed(t, 0, &o, "optimize", "demo.yaml", "units/binh.yaml", "-aim", "aim.yaml")
	assert.True(t, o.Reached && o.Proved)
	assert.Equal(t, "8 needed, 6 for 8.7 Good", o.Required.Decimal.String()+" needed, "+o.Best.Effort.String()+" for "+o.Best.Final.Least.String()+" "+o.Best.Band.EN)
	assert.Equal(t, "electronic_rate 80", o.Best.Targets[0].ID+" "+o.Best.Targets[0].Changes[0].Figure.String())
	assert.Len(t, o.Next, 1)
	var curve []string
	for _, p := range o.Curve {
		curve = append(curve, p.Effort.String()+":"+p.Final.String())
	}
	assert.Equal(t, "0:7.7 6:8.7 13:9 20:10", strings.Join(curve, " "))

	parsed(t, 0, &o, "optimize", "demo.yaml", "units/binh.yaml", "-goal", "effort:1")
	assert.Equal(t, "1 for 9", o.Best.Effort.String()+" for "+o.Best.Final.Least.String(), "every figure that is not fixed may move, at an effort of 1")

	o = remediation.Optimum{}
	parsed(t, 1, &o, "optimize", "demo.yaml", "units/binh.yaml", "-aim", "aim-far.yaml")
	assert.False(t, o.Reached)
	assert.Equal(t, "9.75", o.Required.Decimal.String(), "the first of three")
	assert.Len(t, o.OutOfReach, 4)
}

func TestProgressJSON(t *testing.T) {
	var g remediation.Progress
	args := []string{"progress", "demo.yaml", "units/binh.yaml", "binh-later.yaml", "-catalogue", "catalogue-full.yaml"}
	statuses := func() string {
		var out []string
		for _, a := range g.Actions {
			out = append(out, a.ID+" "+string(a.Status))
		}
		return strings.Join(out, ", ")
	}
	parsed(t, 0, &g, append(args, "-day", "2026-06-30")...)
	assert.Equal(t, "tasks open, documents:1.1 done, appraised:2.2 partly, appraised:2.3 open", statuses())
	parsed(t, 1, &g, append(args, "-day", "2026-07-01")...)
	assert.Equal(t, "tasks open, documents:1.1 done, appraised:2.2 overdue, appraised:2.3 overdue", statuses())
	assert.Equal(t, "7.7 6.95 1.25 1.05", strings.Join([]string{g.Before.Least.String(), g.After.Most.String(), g.Recovered.Least.String(), g.Open.Most.String()}, " "))
	require.Len(t, g.New, 1)
	assert.Equal(t, "2.1", g.New[0].Code)
}
