package published_test

import (
	"encoding/json"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzPublished: whatever the bytes, Parse returns; a table without a fault is
// written and read again to an equal value, and can be held against a result.
func FuzzPublished(f *testing.F) {
	f.Add([]byte("rubric: bad\nunit: {id: u}\nsource: {number: '1', issuer: A, date: 2025-01-01}\ntotal: {max: 10, points: 7.25, lost: 2.75}\n" +
		"self_score: 9\nrank: {place: 4, of: 20}\nitems: [{code: '1', max: 2, points: 1.5, index: 75}]\n"))
	f.Add([]byte("rubric: bad\nunit: {id: u}\nsource: {number: '1', issuer: A, date: 2025-01-01}\ntotal: {points: -1}\nband: {vi: Tốt, en: Good}\nplaces: 1\n"))
	r, err := rubric.Parse("test.yaml", []byte(ruletest.Head+ruletest.Inputs+
		ruletest.OneItem("    score: min(full, rate_in / 50)\n")), nil)
	require.NoError(f, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := published.Parse("p.yaml", src, r, nil)
		if err != nil {
			var faults source.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		b, err := json.Marshal(p)
		require.NoError(t, err)
		back, err := published.Parse("p.json", b, r, nil)
		require.NoError(t, err, string(b))
		assert.Equal(t, p, back)
		result, err := s.Score(scoring.Facts{Unit: p.Unit, Inputs: ruletest.Figures(map[string]any{"rate_in": 90})})
		require.NoError(t, err)
		_, err = published.Reconcile(result, p)
		require.NoError(t, err)
	})
}
