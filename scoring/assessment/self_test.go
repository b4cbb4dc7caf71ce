package assessment_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The score of an appraisal beside the one that the unit gave itself.
func ExampleState_Self() {
	state := exampleState()
	last := state.Last()
	self := state.Self(last.Name)
	fmt.Println(self.Title.EN, self.Result.Total.Final.Decimal)
	fmt.Println(last.Title.EN, last.Result.Total.Final.Decimal)
	// Output:
	// Self-score 5.46
	// Appraisal 4.63
}

// TestSelf: a round is held against the last one before it in which the unit states figures or
// points, not against one in which it only explains.
func TestSelf(t *testing.T) {
	for name, c := range map[string]struct {
		rounds string
		want   map[string]string // by round; empty for none
	}{
		"explains later": {`[{name: a, title: A, self: true}, {name: b, title: B}, {name: c, title: C, self: true, records: [explanation]}, {name: d, title: D}]`,
			map[string]string{"a": "a", "b": "a", "c": "a", "d": "a", "e": ""}},
		"states twice": {`[{name: a, title: A, self: true, records: [figure]}, {name: b, title: B}, {name: c, title: C, self: true, records: [points]}, {name: d, title: D}]`,
			map[string]string{"a": "a", "b": "a", "c": "c", "d": "c"}},
		"only appraised": {`[{name: a, title: A}, {name: b, title: B}]`, map[string]string{"a": "", "b": ""}},
		"explains alone": {`[{name: a, title: A, self: true, records: [note]}, {name: b, title: B}]`, map[string]string{"a": "", "b": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := rubric.Parse("rubric.yaml", []byte(`
rubric: small
title: Small
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs: [{name: done, type: bool, title: Done}]
areas: [{code: "1", title: One, max: 1, score: "done ? 1 : 0"}]
rounds: `+c.rounds), nil)
			require.NoError(t, err)
			s, err := scoring.Compile(r, nil)
			require.NoError(t, err)
			state, err := assessment.Fold(s, &assessment.Assessment{Unit: scoring.Unit{ID: "a"}}, rubric.Date{})
			require.NoError(t, err)
			for round, want := range c.want {
				if want == "" {
					assert.Nil(t, state.Self(round), round)
					continue
				}
				assert.Same(t, state.Round(want), state.Self(round), round)
			}
			stored, err := json.Marshal(state)
			require.NoError(t, err)
			var read assessment.State
			require.NoError(t, json.Unmarshal(stored, &read))
			assert.Nil(t, read.Self(state.Rounds[0].Name), "it does not say what rounds take")
		})
	}
}
