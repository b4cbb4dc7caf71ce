package verify_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEditionsOfRanking: how units are ranked and quotas are compared, and change no points.
func TestEditionsOfRanking(t *testing.T) {
	const bands = "bands: [{name: B, from: 0}]\n"
	for _, tt := range []struct{ old, new, changes string }{
		{"", "", ""},
		{"", "ranking: {ties: dense}\n", `[changed rubric  ranking  {"ties":"dense"}]`},
		{"ranking: {ties: modified, by: index}\n", "ranking: {ties: dense}\n",
			`[changed rubric  ranking.ties "modified" "dense" changed rubric  ranking.by "index" ]`},
		{"quotas: [{bands: [B], most: 20, source: S}]\n", "quotas: [{bands: [B], most: 25, source: S}]\n",
			`[changed rubric  quotas [{"bands":["B"],"most":"20","source":"S"}] [{"bands":["B"],"most":"25","source":"S"}]]`},
	} {
		got, err := verify.Editions(context.Background(),
			editionScorer(t, yearEdition+bands+tt.old), editionScorer(t, yearEdition+bands+tt.new), nil)
		require.NoError(t, err)
		changes := []string{}
		for _, c := range got.Changes {
			changes = append(changes, fmt.Sprintf("%s %s %s %s %s %s", c.Kind, c.Part, c.Name, c.Key, c.Old, c.New))
		}
		if tt.changes == "" {
			assert.Empty(t, changes)
		} else {
			assert.Equal(t, tt.changes, fmt.Sprint(changes))
		}
		assert.Equal(t, verify.Proved, got.Less.Outcome)
		assert.Equal(t, verify.Proved, got.More.Outcome)
	}
}
