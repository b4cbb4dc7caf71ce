package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestInitIsChecked: what init writes, check has nothing to say against, in both
// languages; a file that is there stays as it is.
func TestInitIsChecked(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		for _, from := range [][]string{nil, {"-from", "criteria.xlsx"}} {
			file := filepath.Join(t.TempDir(), "begun.yaml")
			args := append([]string{"init", "-lang", lang}, from...)
			got := call(t, append(args, file)...)
			assert.Equal(t, outcome{}, got)
			written, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Equal(t, outcome{out: string(written)}, call(t, args...))
			if from == nil {
				text, err := templates.ReadFile("init/" + lang + ".yaml")
				require.NoError(t, err)
				assert.Equal(t, string(text), string(written))
				assert.Equal(t, outcome{}, call(t, "fmt", "-l", file), "as fmt writes it")
			}
			got = call(t, "check", file)
			assert.Equal(t, 0, got.code, got.out)
			assert.NotContains(t, got.out, "warning")
			got = call(t, append(args, file)...)
			assert.Equal(t, 2, got.code)
			again, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Equal(t, written, again)
		}
	}
	got := call(t, "init", "-json", "-from", "criteria.csv")
	assert.Equal(t, 1, got.code)
	assert.Contains(t, got.out, `"cell": "C12"`)
	assert.Empty(t, got.err)
}
