package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDocumentsToStandardOutput: "-" is standard output for documents, too, as it is
// standard input for files that are read; no file is called so.
func TestDocumentsToStandardOutput(t *testing.T) {
	dir := t.TempDir()
	r, f := filepath.Join(dir, "r.yaml"), filepath.Join(dir, "f.yaml")
	require.NoError(t, os.WriteFile(r, []byte(`rubric: r
title: R
decision: {number: "1", issuer: I, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs: [{name: a, type: count, title: A}]
areas: [{code: "1", title: One, max: 1, score: "min(full, a)"}]
`), 0o600))
	require.NoError(t, os.WriteFile(f, []byte("rubric: r\nunit: {id: u}\nfacts: {a: 0}\n"), 0o600))
	got := call(t, "plan", r, f, "-md", "-", "-lang", "en")
	assert.Zero(t, got.code, got.err)
	assert.Contains(t, got.out, "# ")
	assert.NoFileExists(t, filepath.Join("testdata", "-"))
	got = call(t, "plan", r, f, "-md", "-", "-json", "-lang", "en")
	assert.NotZero(t, got.code)
	assert.Empty(t, got.out)
	assert.Contains(t, got.err, "standard output cannot have both the JSON and a document")
	got = call(t, "plan", r, f, "-md", "-", "-html", "-", "-lang", "en")
	assert.NotZero(t, got.code)
	assert.Contains(t, got.err, "the file - is named for two documents")
}

// TestFaultsOfOneLongLine: a file of one line is not printed again for every fault.
func TestFaultsOfOneLongLine(t *testing.T) {
	dir := t.TempDir()
	f := filepath.Join(dir, "r.yaml")
	src := "{" + strings.Repeat("k: 1, ", 20_000) + "z: 1}"
	require.NoError(t, os.WriteFile(f, []byte(src), 0o600))
	got := call(t, "check", f)
	assert.NotZero(t, got.code)
	assert.NotContains(t, got.out+got.err, "k: 1, k: 1", "the line is too long to be shown")
	assert.Contains(t, got.out+got.err, "and up to")
}
