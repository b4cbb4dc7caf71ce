package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPublishedJSON: the reports read back; the table's own is there without facts, too.
func TestPublishedJSON(t *testing.T) {
	var doc struct {
		Schema          int
		File, Sheet     string
		Units           int
		Table, Computed *listing.Report
	}
	parsed(t, 0, &doc, "published", publishedFiles+"thanh-hoa-departments-2024.csv", "-mean", "85.41")
	assert.Equal(t, 20, doc.Units)
	assert.Empty(t, doc.Table.Findings)
	assert.Len(t, doc.Table.Readings, 10)
	assert.Equal(t, "85.41", doc.Table.Means[0].Value.String())
	assert.Nil(t, doc.Computed)

	parsed(t, 1, &doc, "published", "results.csv", "-rubric", "demo.yaml", "units/an.yaml", "units/binh.yaml")
	require.NotNil(t, doc.Computed)
	kinds := map[listing.Kind]int{}
	for _, f := range doc.Computed.Findings {
		kinds[f.Kind]++
	}
	assert.Equal(t, 3, kinds[listing.Absent], "units of the table without facts")
	assert.Positive(t, kinds[listing.Contradiction])
}

// TestPublishedExit: the exit code is 1 for contradictions alone.
func TestPublishedExit(t *testing.T) {
	for name, c := range map[string]struct {
		rows string
		code int
	}{
		"agrees":      {"A,1.5,2.5,4.0\n", 0},
		"rounded":     {"A,1.5,2.5,4.1\n", 0},
		"contradicts": {"A,1.5,2.5,4.4\n", 1},
	} {
		file := filepath.Join(t.TempDir(), "r.csv")
		require.NoError(t, os.WriteFile(file, []byte("unit,appraisal,survey,total\n"+c.rows), 0o644))
		got := call(t, "published", file)
		assert.Equal(t, c.code, got.code, name)
		var doc struct{ Table listing.Report }
		parsed(t, c.code, &doc, "published", file)
		assert.Equal(t, name != "agrees", len(doc.Table.Findings) == 1, name)
	}
}
