package scoringtest_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/require"
)

// FuzzReadCases: whatever a file holds, it is read or refused with places; what is
// read can be checked, and updated to a file that says what comes out, of the same
// facts.
func FuzzReadCases(f *testing.F) {
	fuzz(f, demo(f), "testdata/*/*.yaml", "testdata/*.yaml")
}

// FuzzReadYears: the same of cases with records.
func FuzzReadYears(f *testing.F) {
	fuzz(f, compiled(f, "testdata/year.yaml"), "testdata/year*.yaml", "testdata/bad-year/*.yaml", "testdata/update/year*.yaml")
}

func fuzz(f *testing.F, s *scoring.Scorer, seeds ...string) {
	for _, pattern := range seeds {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err)
		require.NotEmpty(f, files)
		for _, file := range files {
			src, err := os.ReadFile(file)
			require.NoError(f, err)
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := scoringtest.ReadCases("f", src, s, nil)
		if err != nil {
			require.Nil(t, c)
			return
		}
		all := slices.Collect(c.All())
		require.NotEmpty(t, all)
		for _, tc := range all {
			_, err := s.Score(tc.Facts)
			require.NoError(t, err, "facts that were read can be scored")
			require.Positive(t, tc.Line)
		}
		r := c.Check(s)
		require.Equal(t, len(all), r.Passed+r.Failed)
		for _, failure := range r.Failures {
			require.Positive(t, failure.Line)
		}
		updated, err := c.Update(s)
		if err != nil {
			return // what it cannot write it refuses
		}
		if r.Failed == 0 {
			require.Equal(t, string(src), string(updated))
		}
		c, err = scoringtest.ReadCases("f", updated, s, nil)
		require.NoError(t, err, "%q", updated)
		for i, tc := range slices.Collect(c.All()) {
			before, err := json.Marshal(all[i].Facts)
			require.NoError(t, err)
			after, err := json.Marshal(tc.Facts)
			require.NoError(t, err)
			require.Equal(t, string(before), string(after))
		}
		for _, failure := range c.Check(s).Failures {
			require.True(t, strings.HasSuffix(failure.What, ".match"), failure.What)
		}
	})
}
