package document_test

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("document.update", false, "write the golden files anew")

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// writers are the writers of all formats.
var writers = map[string]func(*document.Document, io.Writer) error{
	"docx": (*document.Document).WriteDOCX,
	"html": (*document.Document).WriteHTML,
	"md":   (*document.Document).WriteMarkdown,
	"xlsx": (*document.Document).WriteXLSX,
}

// written is what a writer writes.
func written(t testing.TB, format string, d *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	assert.NoError(t, writers[format](d, &b))
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for name, d := range map[string]*document.Document{"plan": plan(), "notice": notice()} {
		for _, format := range []string{"html", "md"} { // which can be read in a diff
			t.Run(name+"."+format, func(t *testing.T) {
				golden(t, name+"."+format, string(written(t, format, d)))
			})
		}
	}
}

// TestWritersAreDeterministic also finds a writer that changes the document, and
// with the race detector one that has something in common with another.
func TestWritersAreDeterministic(t *testing.T) {
	for format := range writers {
		d := plan()
		first := written(t, format, d)
		assert.Equal(t, plan(), d, "%s changed the document", format)
		var wait sync.WaitGroup
		for range 2 {
			wait.Go(func() { assert.True(t, bytes.Equal(first, written(t, format, d)), format) })
		}
		wait.Wait()
	}
}

// full is a writer that takes so many bytes.
type full int

var errFull = errors.New("disk full")

func (f *full) Write(p []byte) (int, error) {
	if int(*f) < len(p) {
		return 0, errFull
	}
	*f -= full(len(p))
	return len(p), nil
}

func TestWriterFails(t *testing.T) {
	d := plan()
	d.Body = nil
	for format, write := range writers {
		size := len(written(t, format, d))
		for _, room := range []int{0, size / 2, size - 1} {
			f := full(room)
			assert.ErrorIs(t, write(d, &f), errFull, "%s with room for %d of %d", format, room, size)
		}
	}
}

func TestNothingToWriteTo(t *testing.T) {
	for name, write := range writers {
		assert.EqualError(t, write(plan(), nil), "there is nothing to write to", name)
	}
}
