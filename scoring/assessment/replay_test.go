package assessment_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func jsonOf(t testing.TB, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return b
}

func places(list []audit.Difference) []string {
	out := []string{}
	for _, d := range list {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", d.Code, d.Kind, d.Path)))
	}
	return out
}

// TestReplay: a state that is folded anew is the stored one byte for byte, and where it is
// not, what differs is named, with its round.
func TestReplay(t *testing.T) {
	_, a, state := foldYear(t, yearFile(t, ""), february)
	of := jsonOf(t, state)
	_, _, again := foldYear(t, yearFile(t, ""), february)
	list, err := again.Replay(of)
	require.NoError(t, err)
	assert.Empty(t, list)

	// Another day: evidence that is due, and a waiver that is not in force yet or any more.
	_, _, other := foldYear(t, yearFile(t, ""), january)
	list, err = other.Replay(of)
	require.NoError(t, err)
	got := places(list)
	require.NotEmpty(t, got)
	assert.Equal(t, "day as_of", got[0])
	assert.Contains(t, strings.Join(got, "; "), "self result rounds[0].result.")
	assert.Equal(t, rubric.Text{VI: "bản lưu tính đến ngày 2026-02-15, nay tính đến ngày 2026-01-14",
		EN: "it is stored as of 2026-02-15, now it is as of 2026-01-14"}, list[0].Text)

	// Another edition.
	_, _, other = foldYear(t, []byte(strings.Replace(string(yearFile(t, "")), "max(0", "max(0", 1)+"# another edition\nnote: Sửa\n"), february)
	list, err = other.Replay(of)
	require.NoError(t, err)
	assert.Equal(t, "edition edition.sha256", places(list)[0])

	// A record more: the figures of the round that it is for, and of those behind it.
	s, _, _ := foldYear(t, yearFile(t, ""), february)
	more := *a
	more.Records = append(append([]assessment.Record{}, a.Records...), assessment.Record{Kind: assessment.Reopened,
		Round: "appraisal_2", By: "Nông Văn Cường", Authority: rubric.Plain("Tổ thẩm định"), At: time.Date(2026, 2, 13, 0, 0, 0, 0, time.UTC),
		Why: rubric.Plain("Sửa số liệu")}, assessment.Record{Kind: assessment.Stated, Revision: 2,
		Round: "appraisal_2", By: "Nông Văn Cường", Authority: rubric.Plain("Tổ thẩm định"), At: time.Date(2026, 2, 13, 0, 0, 0, 0, time.UTC),
		Input: "tasks_done", Old: scoring.Known(35), New: scoring.Known(36), Why: rubric.Plain("Sửa số liệu")})
	changed, err := assessment.Fold(s, &more, february)
	require.NoError(t, err)
	list, err = changed.Replay(of)
	require.NoError(t, err)
	joined := strings.Join(places(list), "; ")
	assert.Contains(t, joined, "appraisal_2 facts rounds[3].facts.facts.tasks_done")
	assert.Contains(t, joined, "appraisal_2 result rounds[3].result.areas[0].")
	assert.Contains(t, joined, "appraisal_2 round rounds[3].locked")
	for _, d := range list {
		assert.Equal(t, "appraisal_2", d.Code)
		assert.True(t, strings.HasPrefix(d.Text.VI, "Thẩm định lần 2: "), d.Text.VI)
		assert.True(t, strings.HasPrefix(d.Text.EN, "Second appraisal: "), d.Text.EN)
	}

	// What is changed in the document itself, and what is no document.
	version := strings.Replace(string(of), `"version":"`, `"version":"0.`, 1)
	list, err = state.Replay([]byte(version))
	require.NoError(t, err)
	assert.Equal(t, []string{"self version rounds[0].result.receipt.version"}, places(list))
	schema := strings.Replace(string(of), `"schema":1`, `"schema":9`, 1)
	list, err = state.Replay([]byte(schema))
	require.NoError(t, err)
	assert.Equal(t, []string{"schema schema"}, places(list))
	list, err = state.Replay(of[1:])
	require.NoError(t, err)
	assert.Equal(t, []string{"bytes"}, places(list))
	_, err = new(assessment.State).Replay(of)
	assert.Error(t, err)
	_, err = (*assessment.State)(nil).Replay(of)
	assert.Error(t, err)
}

// TestReplayNoticesEveryByte: whichever byte of a stored state is changed, it is told.
func TestReplayNoticesEveryByte(t *testing.T) {
	r, err := rubric.Parse("rubric.yaml", []byte(`
rubric: small
title: T
decision: {number: "1", issuer: X, date: 2025-01-15}
period: 2025
max: 4
points: {places: 2, rounding: half-up}
rounds: [{name: self, title: Self, self: true}, {name: last, title: Last}]
inputs: [{name: late, type: count, title: Late}]
areas: [{code: "1", title: Area, max: 4, score: "max(0, full - late)", judged: true}]
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	a, err := assessment.Parse("records.yaml", []byte(`
rubric: small
unit: {id: u}
records:
  - {kind: figure, round: self, by: A, authority: x, at: 2026-01-05, input: late, new: 1}
  - {kind: points, round: last, by: B, authority: y, at: 2026-01-06, item: "1", new: 2, why: z}
`), r, nil)
	require.NoError(t, err)
	state, err := assessment.Fold(s, a, february)
	require.NoError(t, err)
	of := jsonOf(t, state)
	require.Greater(t, len(of), 2500)
	step := 1 + 10 - enough.Instances(10, 1)
	flipped := 0
	for at := 0; at < len(of); at += step {
		for _, with := range []byte{of[at] ^ 1, of[at] ^ 0x80} {
			changed := append([]byte{}, of...)
			changed[at] = with
			list, err := state.Replay(changed)
			require.NoError(t, err)
			require.NotEmpty(t, list, "byte %d", at)
			flipped++
		}
	}
	assert.Greater(t, flipped, enough.Instances(5000, 500))
}

// TestReplayRandom: random records of the year, in random rounds, fold to the same bytes again.
func TestReplayRandom(t *testing.T) {
	s, _, _ := foldYear(t, yearFile(t, ""), february)
	want, done := enough.Instances(100, 20), 0
	for seed := range want {
		rand := rand.New(rand.NewPCG(11, uint64(seed)))
		a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}}
		standing := map[string]scoring.Figure{}
		for i := range 2 + rand.IntN(30) {
			input := []string{"initiatives", "feedback_late", "false_figures", "mobile_sessions"}[rand.IntN(4)]
			figure := scoring.Known(rand.IntN(5))
			if rand.IntN(4) == 0 {
				figure = scoring.Within(scoring.Bound{AtLeast: figure})
			}
			round := "self"
			if i > 10 {
				round = "appraisal_1"
			}
			a.Records = append(a.Records, assessment.Record{Kind: assessment.Stated, Round: round, By: "A",
				Authority: rubric.Plain("x"), At: time.Date(2026, 1, 5, i, 0, 0, 0, time.UTC), Input: input,
				Old: standing[input], New: figure, Why: rubric.Plain("y")})
			standing[input] = figure
		}
		state, err := assessment.Fold(s, a, february)
		require.NoError(t, err)
		stored := jsonOf(t, state)
		read := new(assessment.Assessment) // as a host stores it
		require.NoError(t, json.Unmarshal(jsonOf(t, a), read))
		again, err := assessment.Fold(s, read, february)
		require.NoError(t, err)
		list, err := again.Replay(stored)
		require.NoError(t, err)
		require.Empty(t, places(list))
		done++
	}
	assert.Equal(t, want, done)
}
