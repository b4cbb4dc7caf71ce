package office_test

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/docx"
	"github.com/parindex/parindex/remediation/internal/office/html"
	"github.com/parindex/parindex/remediation/internal/office/markdown"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
	"github.com/stretchr/testify/assert"
)

// writers are the writers of all formats.
var writers = map[string]func(io.Writer, *office.Document) error{
	"docx": docx.Write,
	"html": html.Write,
	"md":   markdown.Write,
	"xlsx": xlsx.Write,
}

func TestGolden(t *testing.T) {
	for name, d := range map[string]*office.Document{"plan": sample.Plan(), "notice": sample.Notice()} {
		for _, format := range []string{"html", "md"} { // which can be read in a diff
			t.Run(name+"."+format, func(t *testing.T) {
				sample.Golden(t, name+"."+format, string(sample.Written(t, writers[format], d)))
			})
		}
	}
}

// TestWritersAreDeterministic also finds a writer that changes the document, and
// with the race detector one that has something in common with another.
func TestWritersAreDeterministic(t *testing.T) {
	for format, write := range writers {
		d := sample.Plan()
		first := sample.Written(t, write, d)
		assert.Equal(t, sample.Plan(), d, "%s changed the document", format)
		var wait sync.WaitGroup
		for range 2 {
			wait.Go(func() { assert.True(t, bytes.Equal(first, sample.Written(t, write, d)), format) })
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
	d := sample.Plan()
	d.Body = nil
	for format, write := range writers {
		size := len(sample.Written(t, write, d))
		for _, room := range []int{0, size / 2, size - 1} {
			f := full(room)
			assert.ErrorIs(t, write(&f, d), errFull, "%s with room for %d of %d", format, room, size)
		}
	}
}

func TestNothingToWriteTo(t *testing.T) {
	for name, write := range writers {
		assert.EqualError(t, write(nil, sample.Plan()), "there is nothing to write to", name)
	}
}
