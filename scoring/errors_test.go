package scoring_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/published"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestErrorsToBranchOn: callers find with errors.Is what kind of error one is, and in
// faults the path to the figure that they are about.
func TestErrorsToBranchOn(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(`
rubric: r
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 3
points: {places: 2, rounding: half-up}
inputs: [{name: good, type: percent, title: x}]
areas:
  - {code: "1", title: t, max: 2, score: full * good / 100}
  - {code: "2", title: t, max: 1, reported: true}
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	kinds := []error{scoring.ErrEdition, scoring.ErrUnit, scoring.ErrUnknownItem, scoring.ErrFacts}
	is := func(err error, wanted ...error) {
		t.Helper()
		require.Error(t, err)
		for _, kind := range kinds {
			assert.Equal(t, slices.Contains(wanted, kind), errors.Is(err, kind), "%v: %v", err, kind)
		}
	}

	facts := scoring.Facts{Unit: scoring.Unit{ID: "u"}}
	_, err = s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"good": scoring.Known(101)}})
	is(err, scoring.ErrFacts)
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	assert.Equal(t, "inputs.good", faults[0].Path)
	assert.Equal(t, "outside_domain", faults[0].Message.Code)
	_, err = s.Score(scoring.Facts{Points: map[string]scoring.Figure{"1.9": scoring.Known(1)}})
	is(err, scoring.ErrFacts, scoring.ErrUnknownItem)
	require.ErrorAs(t, err, &faults)
	assert.Equal(t, `points["1.9"]`, faults[0].Path)
	_, err = s.Score(scoring.Facts{Rubric: "other"})
	is(err, scoring.ErrFacts, scoring.ErrEdition)
	_, err = scoring.ParseFacts("f.yaml", []byte("rubric: other\n"), r, nil)
	is(err, scoring.ErrEdition)

	_, err = s.Explain(facts, "9")
	is(err, scoring.ErrUnknownItem)
	_, err = improve.RangeOf(context.Background(), s, facts, "9", nil)
	is(err, scoring.ErrUnknownItem)
	_, err = improve.Leaf(context.Background(), s, facts, "9", nil)
	is(err, scoring.ErrUnknownItem)
	_, err = verify.Rules(t.Context(), s, &verify.Options{Items: []string{"9"}})
	is(err, scoring.ErrUnknownItem)
	_, err = s.With(&rubric.Item{Code: "9"})
	is(err, scoring.ErrUnknownItem)

	result, err := s.Score(facts)
	require.NoError(t, err)
	_, err = published.Reconcile(result, published.Table{Unit: scoring.Unit{ID: "v"}})
	is(err, scoring.ErrUnit)
	_, err = published.Reconcile(result, published.Table{Unit: facts.Unit, Rubric: "other"})
	is(err, scoring.ErrEdition)
	_, err = published.Reconcile(result, published.Table{Unit: facts.Unit, Rows: []published.Row{{Code: "9"}}})
	is(err, scoring.ErrUnknownItem)
}
