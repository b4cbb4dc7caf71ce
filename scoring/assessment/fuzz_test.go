package assessment_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzFold: whatever the bytes, Parse and Fold return an assessment and a state or faults in
// both languages. What they take is written and read again to the same, and comes to the
// same state.
func FuzzFold(f *testing.F) {
	s := commune(f)
	r := s.Rubric()
	files, err := filepath.Glob(filepath.Join("testdata", "years", "*.yaml"))
	require.NoError(f, err)
	require.NotEmpty(f, files)
	for _, name := range files {
		src, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(src)
	}
	for _, of := range refusals {
		f.Add([]byte(file(append(of.before, of.record)...)))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 20_000 {
			return // what is longer is only slower
		}
		a, err := assessment.Parse("year.yaml", src, r, &source.Limits{Bytes: 20_000, Nodes: 5000})
		if err != nil {
			requireFaults(t, err)
			return
		}
		st, err := assessment.Fold(s, a, on("2026-02-01"))
		if err != nil {
			requireFaults(t, err)
			return
		}
		want, err := json.Marshal(st)
		require.NoError(t, err)
		written, err := json.Marshal(a)
		require.NoError(t, err)
		back, err := assessment.Parse("year.json", written, r, nil)
		require.NoError(t, err, string(written))
		again, err := assessment.Fold(s, back, on("2026-02-01"))
		require.NoError(t, err, string(written))
		got, err := json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	})
}

func requireFaults(t *testing.T, err error) {
	var faults source.Faults
	require.True(t, errors.As(err, &faults), "%T", err)
	require.NotEmpty(t, faults)
	for _, f := range faults {
		assert.NotEmpty(t, f.In(locale.Vietnamese))
		assert.NotEmpty(t, f.In(locale.English))
	}
}
