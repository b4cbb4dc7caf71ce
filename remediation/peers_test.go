package remediation_test

import (
	"context"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestOptimizePeers: what depends on other units is no promise.
func TestOptimizePeers(t *testing.T) {
	t.Parallel()
	r, err := rubric.Parse("r.yaml", []byte(`rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 6
points: {places: 2, rounding: half-up}
inputs:
  - {name: done, type: percent, title: {vi: Tỷ lệ đúng hạn, en: On time}}
  - {name: online, type: percent, title: {vi: Tỷ lệ trực tuyến, en: Online}}
areas:
  - {code: "1", title: Rank, max: 2, cases: [{when: peer_rank(done) <= 3, score: full}, {score: 0}]}
  - {code: "2", title: Mean, max: 2, cases: [{when: done >= peer_mean(done), score: full}, {score: 0}]}
  - {code: "3", title: Share, max: 2, score: "peer_best(online) > 0 ? full * online / peer_best(online) : 0"}
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f := scoring.Facts{Inputs: map[string]scoring.Figure{"done": scoring.Known(50), "online": scoring.Known(40),
		"peer_rank(done)": scoring.Known(4), "peer_sum(done)": scoring.Known(300), "peer_count(done)": scoring.Known(5),
		"peer_best(online)": scoring.Known(80)}}
	got, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{Goal: total("6"),
		Efforts: efforts{"done": {Fixed: dec("1")}, "online": {Fixed: dec("1")}}}, nil)
	require.NoError(t, err)
	assert.False(t, got.Reached)
	assert.False(t, got.Proved)
	assert.Equal(t, []string{"1 → 2: online 79.8"}, shownSets(got.Best), "full marks from there on, as rounded")
	require.Len(t, got.OutOfReach, 2)
	assert.Equal(t, remediation.ReachFixed, got.OutOfReach[0].Kind)
	assert.Equal(t, "the points depend on the figures of the other units of the group", got.OutOfReach[0].Text.EN)
	assert.Equal(t, remediation.ReachUnproved, got.OutOfReach[1].Kind)
	require.Len(t, got.Doubts, 1)
	assert.Contains(t, got.Doubts[0].EN, "item 2: a change of On time changes the sum and the mean of the group, too")
}
