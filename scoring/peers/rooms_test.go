package peers_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/form"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// whole are facts that patterns scores without the group.
func whole() scoring.Facts {
	return scoring.Facts{Unit: scoring.Unit{ID: "u", Group: "ward"}, Inputs: map[string]scoring.Figure{
		"done": scoring.Known(80), "late": scoring.Known(4), "peer_best(done)": scoring.Known(90),
		"peer_sum(done)": scoring.Known(500), "peer_count(done)": scoring.Known(6), "peer_rank(done)": scoring.Known(3),
		"peer_rank(late, 'lowest')": scoring.Known(5), "peer_sum(late)": scoring.Known(10)}}
}

// TestImprove: relative figures stay as they are, and a figure that moves the sum of its
// group is left alone where a rule reads that.
func TestImprove(t *testing.T) {
	s := compile(t, patterns)
	ctx := context.Background()
	is, err := improve.Leaf(ctx, s, whole(), "1", nil)
	require.NoError(t, err)
	require.NotEmpty(t, is.List)
	for _, x := range is.List {
		for _, c := range x.Changes {
			assert.Equal(t, "done", c.Input)
			v, _ := c.Figure.Number()
			assert.LessOrEqual(t, v.IntPart(), int64(90), "no more than the best of the group")
		}
	}
	for code, gap := range map[string]string{
		"3": "item 3: a change of Dossiers on time changes the sum and the mean of the group, too",
		"4": "item 4: a change of Late dossiers changes the sum and the mean of the group, too",
	} {
		is, err := improve.Leaf(ctx, s, whole(), code, nil)
		require.NoError(t, err)
		assert.Empty(t, is.List)
		assert.False(t, is.Complete)
		require.Len(t, is.Gaps, 1)
		assert.Equal(t, improve.GapPeers, is.Gaps[0].Kind)
		assert.Equal(t, gap, is.Gaps[0].Text.EN)
	}
	alone := whole()
	delete(alone.Inputs, "peer_rank(late, 'lowest')")
	is, err = improve.Leaf(ctx, s, alone, "2", nil)
	require.NoError(t, err)
	require.Len(t, is.Gaps, 1)
	assert.Equal(t, []string{"peer_rank(late, 'lowest')"}, is.Gaps[0].Inputs)
	is, err = improve.Leaf(ctx, s, whole(), "2", nil)
	require.NoError(t, err)
	assert.Empty(t, is.List, "a rank is not stated")
	_, err = improve.FindLevers(ctx, s, whole(), map[string]scoring.Bound{"peer_rank(done)": {}}, nil)
	assert.Error(t, err)
}

// TestForms: nobody is asked for relative figures, and everybody for what they compare.
func TestForms(t *testing.T) {
	s := compile(t, patterns)
	var b bytes.Buffer
	require.NoError(t, form.Write(&b, s, nil))
	_, err := form.Read("form.xlsx", b.Bytes(), s, nil)
	assert.ErrorContains(t, err, "the unit has no ID", "nothing else is missed")
	b.Reset()
	facts := whole()
	for _, name := range []string{"peer_best(done)", "peer_sum(done)", "peer_count(done)", "peer_rank(done)",
		"peer_rank(late, 'lowest')", "peer_sum(late)"} {
		delete(facts.Inputs, name)
	}
	require.NoError(t, form.WriteTableCSV(&b, s, []scoring.Facts{facts}))
	assert.NotContains(t, b.String(), "peer_")
	assert.Contains(t, b.String(), "late")
	table, err := form.ReadTable("t.csv", b.Bytes(), s, nil)
	require.NoError(t, err)
	require.Len(t, table.Units, 1)
}

// TestColumns scores relative figures that a database has.
func TestColumns(t *testing.T) {
	s := compile(t, patterns)
	ctx := context.Background()
	unit := func(done, late int) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{Group: "ward"},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(done), "late": scoring.Known(late)}}
	}
	list := []scoring.Facts{unit(80, 1), unit(90, 3)}
	fromFacts, err := columnar.FromFacts(ctx, s, slices.Values(complete(t, s, list, nil)), nil)
	require.NoError(t, err)
	group := []scoring.Unit{{Group: "ward"}, {Group: "ward"}}
	numbers := func(v ...int64) columnar.Column { return columnar.Column{Numbers: v} }
	inputs := map[string]columnar.Column{"done": numbers(80, 90), "late": numbers(1, 3),
		"peer_best(done)": numbers(90, 90), "peer_sum(done)": numbers(170, 170), "peer_count(done)": numbers(2, 2),
		"peer_rank(done)": numbers(2, 1), "peer_rank(late, 'lowest')": numbers(1, 2), "peer_sum(late)": numbers(4, 4)}
	fromColumns, err := columnar.FromColumns(ctx, s, &columnar.Columns{Len: 2, Units: group, Inputs: inputs}, nil)
	require.NoError(t, err)
	for _, table := range []*columnar.Table{fromFacts, fromColumns} {
		totals, err := columnar.Score(ctx, s, table, nil, nil)
		require.NoError(t, err)
		assert.Equal(t, []bool{true, true}, totals.Finals().Known)
		assert.Equal(t, []int64{178 + 200 + 0 + 50 + 0, 200 + 200 + 200 + 150 + 0}, totals.Finals().Points)
	}
	_, err = columnar.FromColumns(ctx, s, &columnar.Columns{Len: 1, Units: group[:1], Inputs: map[string]columnar.Column{
		"done": numbers(80), "peer_best(done)": numbers(70)}}, nil)
	assert.ErrorContains(t, err, "no unit is above the highest of the group")
}

// TestSuggest: the cases that cover the rules give the figures of the group, and pass.
func TestSuggest(t *testing.T) {
	s := compile(t, patterns)
	suggested, err := cover.Suggest(context.Background(), s, nil)
	require.NoError(t, err)
	require.NotEmpty(t, suggested)
	var b strings.Builder
	b.WriteString("rubric: r\ncases:\n")
	for _, c := range suggested {
		b.WriteString(c.YAML(rubric.English))
	}
	cases, err := scoringtest.ReadCases("suggested.yaml", []byte(b.String()), s, nil)
	require.NoError(t, err, b.String())
	report := cases.Check(s)
	assert.Empty(t, report.Failures)
	assert.Equal(t, len(suggested), report.Passed)
	assert.Contains(t, b.String(), "'peer_rank(late, ''lowest'')': 3")
}

// TestRounds: a unit does not state the figures of its group, an appraiser does.
func TestRounds(t *testing.T) {
	s := compile(t, strings.Replace(patterns, "inputs:", `rounds:
  - {name: self, title: Self, self: true, records: [figure]}
  - {name: appraisal, title: Appraisal}
inputs:`, 1))
	fold := func(round string) error {
		a, err := assessment.Parse("year.yaml", []byte(`rubric: r
unit: {id: u, group: ward}
records:
  - {kind: figure, round: self, by: A, authority: B, at: 2026-01-05, input: done, new: 80}
  - {kind: figure, round: `+round+`, by: A, authority: B, at: 2026-01-05, input: peer_best(done), new: 90}
`), s.Rubric(), nil)
		require.NoError(t, err)
		state, err := assessment.Fold(s, a, rubric.Date{Year: 2026, Month: 2, Day: 1})
		if err == nil {
			last := state.Rounds[len(state.Rounds)-1]
			assert.Equal(t, "1.78", last.Result.Item("1").Points.Decimal.String())
		}
		return err
	}
	assert.ErrorIs(t, fold("self"), assessment.ErrNotAllowed)
	assert.NoError(t, fold("appraisal"))
}
