package influence_test

import (
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestThresholdsWithoutSides: a threshold is not moved to where no figure could be on one of
// its sides, whatever kind of comparison it stands in.
func TestThresholdsWithoutSides(t *testing.T) {
	for _, c := range []struct {
		score string
		want  []string // what thresholds are moved to
	}{
		{"late > 0 ? 0 : full", []string{"late > 1"}},
		{"late == 0 ? full : 0", []string{"late == 1"}},
		{"share_done >= 100 ? full : 0", []string{"share_done >= 99"}},
		{"share_done < 1 ? 0 : full", []string{"share_done < 2"}},
		{"bands(share_done, '>=100', full, '<100', 0)", []string{"'>=99', '<99'"}},
		{"bands(share_done, '>0', full, '<=0', 0)", []string{"'>1', '<=1'"}},
		{"-5", nil}, // points, which nothing is compared with
		{"share_done >= 50 ? full : -5", []string{"share_done >= 49", "share_done >= 51"}},
		{"share_done >= 50 ? full : 0", []string{"share_done >= 49", "share_done >= 51"}},
	} {
		s := ruletest.CompileFile(t, `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs: [{name: share_done, type: percent, title: Rate}, {name: late, type: count, title: Late}]
areas: [{code: "1", title: One, max: 2, min: -5, score: "`+c.score+`"}]
`)
		table, _ := score(t, s, []scoring.Facts{{Unit: scoring.Unit{ID: "a"}}})
		got, err := influence.Thresholds(t.Context(), s, table, nil)
		require.NoError(t, err)
		var to []string
		for _, e := range got.Effects {
			to = append(to, e.To)
		}
		assert.ElementsMatch(t, c.want, to, c.score)
	}
}
