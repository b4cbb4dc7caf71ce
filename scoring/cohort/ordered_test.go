package cohort_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// orderedCohort has two units that share a place, one that leads, one that is open, and one on the
// roster alone.
func orderedCohort() (*cohort.Cohort, error) {
	r, err := rubric.Parse("rubric.yaml", []byte(rubricFile), nil)
	if err != nil {
		return nil, err
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		return nil, err
	}
	of := func(id string, done scoring.Figure) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{ID: id, Group: "commune"}, Inputs: map[string]scoring.Figure{"done": done}}
	}
	c, err := cohort.Score(context.Background(), s, slices.Values([]scoring.Facts{
		of("b", scoring.Known(7)), of("d", scoring.Within(scoring.Bound{AtLeast: scoring.Known(8)})),
		of("a", scoring.Known(9)), of("c", scoring.Known(7)), {Unit: scoring.Unit{ID: "blank", Group: "commune"}},
	}), nil)
	if err != nil {
		return nil, err
	}
	return c.WithRoster([]scoring.Unit{{ID: "unsent", Group: "commune"}})
}

// The results of units as a table of them has them: form.WriteResults takes both.
func ExampleCohort_Ordered() {
	c, err := orderedCohort()
	if err != nil {
		fmt.Println(err)
		return
	}
	k, err := c.Rank(&ranking.Rule{Ties: ranking.Fractional})
	if err != nil {
		fmt.Println(err)
		return
	}
	results, places := c.Ordered(k)
	for _, result := range results {
		fmt.Println(result.Unit.ID, places[result.Unit.ID])
	}
	// Output:
	// a 1
	// b 2.5
	// c 2.5
	// d 0
	// blank 0
}

// TestOrdered: a ranking and a cohort that do not fit leave out what only one of them has.
func TestOrdered(t *testing.T) {
	c, err := orderedCohort()
	require.NoError(t, err)
	k, err := c.Rank(nil)
	require.NoError(t, err)
	results, places := c.Ordered(k)
	assert.Len(t, results, 5, "the unit on the roster alone has no result")
	assert.Len(t, places, 3, "neither an open score nor a blank sheet has a place")
	for _, result := range results {
		assert.NotNil(t, result)
	}
	results, places = c.Ordered(nil)
	assert.Empty(t, results)
	assert.NotNil(t, places)
	results, _ = (*cohort.Cohort)(nil).Ordered(k)
	assert.Empty(t, results)
	k.Groups[0].Units = append(k.Groups[0].Units, cohort.Ranked{Unit: scoring.Unit{ID: "stranger"}})
	results, _ = c.Ordered(k)
	assert.Len(t, results, 5)
}
