package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDocumentsToStandardOutput: "-" is standard output for documents, too, as it is
// standard input for files that are read; no file is called so.
func TestDocumentsToStandardOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("r.yaml", []byte(`rubric: r
title: R
decision: {number: "1", issuer: I, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs: [{name: a, type: count, title: A}]
areas: [{code: "1", title: One, max: 1, score: "min(full, a)"}]
`), 0o600))
	require.NoError(t, os.WriteFile("f.yaml", []byte("rubric: r\nunit: {id: u}\nfacts: {a: 0}\n"), 0o600))
	code, out, errOut := parindex(t, "", "plan", "r.yaml", "f.yaml", "-md", "-", "-lang", "en")
	assert.Zero(t, code, errOut)
	assert.Contains(t, out, "# ")
	assert.NoFileExists(t, "-")
	code, out, errOut = parindex(t, "", "plan", "r.yaml", "f.yaml", "-md", "-", "-json", "-lang", "en")
	assert.NotZero(t, code)
	assert.Empty(t, out)
	assert.Contains(t, errOut, "standard output cannot have both the JSON and a document")
	code, _, errOut = parindex(t, "", "plan", "r.yaml", "f.yaml", "-md", "-", "-html", "-", "-lang", "en")
	assert.NotZero(t, code)
	assert.Contains(t, errOut, "the file - is named for two documents")
}
