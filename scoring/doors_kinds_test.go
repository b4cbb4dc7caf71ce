package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMutantsAreEditionsOfTheirOwn: what a mutant scores does not pass for a result of
// the rubric: every mutant is an edition of its own, the same each time, also where the
// caller changed what the mutant says of itself.
func TestMutantsAreEditionsOfTheirOwn(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	o := &verify.Options{Work: scoring.Work{Steps: 100}}
	mutants, err := cover.Mutants(context.Background(), s, o)
	require.NoError(t, err)
	again, err := cover.Mutants(context.Background(), s, o)
	require.NoError(t, err)
	require.Greater(t, len(mutants), 20)
	seen := map[string]bool{s.Edition().SHA256: true}
	for i, m := range mutants {
		by, want := m.Scorer(), again[i].Scorer().Edition()
		m.Item, m.Change = "?", rubric.Text{}
		assert.Equal(t, want, by.Edition())
		assert.Equal(t, want, m.Scorer().Edition())
		assert.False(t, seen[want.SHA256], "%s: %s", again[i].Item, again[i].Change.EN)
		assert.Len(t, want.SHA256, 64)
		seen[want.SHA256] = true
		r, err := by.Score(scoring.Facts{})
		require.NoError(t, err)
		assert.Equal(t, want, r.Edition)
		assert.Equal(t, s.Edition().Rubric, want.Rubric)
	}
}

// TestProducersThatPanicWhenLeft: a panic of the units is the consumer's also where it
// comes only after the consumer has left the loop, as in a loop over the units.
func TestProducersThatPanicWhenLeft(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: min(full, done)\n"), nil)
	for name, leave := range map[string]func(){"panic": func() { panic("units") }, "goexit": runtime.Goexit, "return": func() {}} {
		t.Run(name, func(t *testing.T) {
			none := noGoroutineIsLeft(t)
			panicked := func() (p any) {
				defer func() { p = recover() }()
				for range s.Stream(context.Background(), func(yield func(scoring.Facts) bool) {
					for yield(scoring.Facts{}) {
					}
					leave()
				}) {
					break
				}
				return nil
			}()
			assert.Equal(t, name == "panic", panicked == "units", panicked)
			none()
		})
	}
}

// TestDatesThatFilesCannotHold: a date is given only as files can hold it, so that
// facts read back from what is written of them: a day of the calendar of the years 0 to 9999.
func TestDatesThatFilesCannotHold(t *testing.T) {
	s := compileOwn(t, `max: 10
inputs: [{name: d, type: date, title: D}]
areas: [{code: "1", title: One, max: 10, cases: [{when: "d <= date('2025-01-01')", score: full}, {score: 0}]}]
`, nil)
	for _, tt := range []struct {
		d    any
		want string
	}{
		{rubric.Date{Year: 9999, Month: 12, Day: 31}, ""},
		{rubric.Date{Year: 0, Month: 1, Day: 1}, ""},
		{rubric.Date{Year: 10000, Month: 1, Day: 1}, `input "d": there is no date 10000-01-01`},
		{rubric.Date{Year: -5, Month: 1, Day: 1}, `input "d": there is no date -005-01-01`},
		{rubric.DateOf(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)), `input "d": there is no date 10000-01-01`},
		{scoring.Bound{AtLeast: scoring.Known(rubric.Date{Year: 10000, Month: 1, Day: 1})}, `input "d": there is no date 10000-01-01`},
	} {
		f := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: ruletest.Figures(map[string]any{"d": tt.d})}
		_, err := s.Score(f)
		if tt.want != "" {
			assert.EqualError(t, err, tt.want, "%v", tt.d)
			continue
		}
		require.NoError(t, err)
		b, err := json.Marshal(f)
		require.NoError(t, err)
		back, err := scoring.ParseFacts("f", b, s.Rubric(), nil)
		require.NoError(t, err)
		assert.Equal(t, f.Inputs, back.Inputs)
	}
}

// TestFactsAtBothDoors: what ParseFacts refuses of the form of facts, reading JSON
// refuses: both names of one key, also where nothing stands under them, and a name
// typed in two ways.
func TestFactsAtBothDoors(t *testing.T) {
	r := testRubric(t)
	for body, want := range map[string]string{
		`"facts": {}, "inputs": {}`:             "facts and inputs mean the same",
		`"facts": {"done": 1}, "inputs": {}`:    "facts and inputs mean the same",
		`"facts": {"\u00e9": 1, "e\u0301": 2}`:  "\u00e9",
		`"points": {"\u00e9": 1, "e\u0301": 2}`: "\u00e9",
		`"inputs": {"done": 1}`:                 "",
		`"facts": {"done": 1}, "points": {}`:    "",
	} {
		src := []byte(`{"schema": 1, "rubric": "bad", "unit": {"id": "u"}, ` + body + `}`)
		var f scoring.Facts
		err := json.Unmarshal(src, &f)
		_, parsed := scoring.ParseFacts("f", src, r, nil)
		if want == "" {
			assert.NoError(t, err, body)
			assert.NoError(t, parsed, body)
			continue
		}
		assert.ErrorContains(t, err, want, body)
		assert.Error(t, parsed, body)
	}
}
