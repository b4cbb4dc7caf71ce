package scoring_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const varyRubric = ruletest.Head + `groups: [north, south]
inputs:
  - {name: rate_in, type: percent, title: Rate}
  - {name: sent, type: date, title: Sent}
parameters:
  - {name: limit, title: Limit, type: percent, values: [{value: 80, from: 2020-01-01, source: "1/QĐ"}]}
  - {name: other, title: Other, type: percent, values: [{value: 10, from: 2020-01-01, source: "1/QĐ"}]}
holidays: [{date: 2025-03-03, title: Day, source: Law}]
relations: [{holds: rate_in <= 99, title: Below}]
areas:
  - {code: "1", title: One, max: 4, cases: [{when: rate_in >= limit, score: full}, {score: 0}]}
  - {code: "2", title: Two, max: 4, cases: [{when: rate_in >= other, score: full}, {score: 0}]}
  - {code: "3", title: Three, max: 1, score: "workdays(date('2025-03-02'), sent) <= 2 ? full : 0"}
  - {code: "4", title: Four, max: 1, reported: true}
`

// TestVaryComputes: what a variant shares with its scorer is what is the same, no less and
// no more.
func TestVaryComputes(t *testing.T) {
	s := ruletest.CompileFile(t, varyRubric)
	facts := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"rate_in": 85, "sent": "2025-03-05"}),
		Points: ruletest.Figures(map[string]any{"4": 1})}
	table, err := columnar.FromFacts(t.Context(), s, slices.Values([]scoring.Facts{facts}), nil)
	require.NoError(t, err)
	base, err := columnar.Score(t.Context(), s, table, nil, nil)
	require.NoError(t, err)
	require.Equal(t, "10", base.Final(0).Decimal.String())
	was := rules.Hook.Compiled(s)
	for name, tt := range map[string]struct {
		change func(r *rubric.Rubric)
		final  string
		anew   []string // leaves
	}{
		"nothing": {func(*rubric.Rubric) {}, "10", nil},
		"a parameter": {func(r *rubric.Rubric) {
			r.Parameter("limit").Values[0].Value = ruletest.Dec("90")
		}, "6", []string{"1"}},
		"a parameter that was none": {func(r *rubric.Rubric) {
			r.Parameters = append(r.Parameters, *r.Parameter("limit"))
			r.Parameters[2].Name = "third"
		}, "10", nil},
		"a holiday":  {func(r *rubric.Rubric) { r.Holidays = nil }, "9", []string{"1", "2", "3", "4"}},
		"the period": {func(r *rubric.Rubric) { r.Period = 2024 }, "10", []string{"1", "2", "3", "4"}},
		"a guard": {func(r *rubric.Rubric) {
			r.Item("1").Applies, r.Item("1").NotApplicable = "group == 'north'", rubric.Policy{Kind: rubric.PolicyZero}
		}, "", []string{"1"}},
		"an item less": {func(r *rubric.Rubric) {
			r.Areas = slices.Delete(r.Areas, 1, 2)
			r.Max = ruletest.Dec("6")
		}, "6", []string{"4"}},
		"a ceiling": {func(r *rubric.Rubric) { r.Final = &rubric.Final{}; r.Final.Ceiling.Scan("7") }, "7", nil},
		"maxima": {func(r *rubric.Rubric) {
			r.Item("1").Max, r.Item("2").Max = ruletest.Dec("5"), ruletest.Dec("3")
		}, "10", []string{"1", "2"}},
		"all is an example": {func(r *rubric.Rubric) { r.Illustrative = true }, "10", nil},
	} {
		r := s.Rubric()
		tt.change(r)
		v, err := s.Vary(r)
		require.NoError(t, err, name)
		var anew []string
		for _, n := range rules.Hook.Compiled(v).Leaves {
			if i := was.LeafWith(n.Item.Code); was.Leaves[i].Twin() != n.Twin() {
				anew = append(anew, n.Item.Code)
			}
		}
		assert.Equal(t, tt.anew, anew, name)
		got, err := columnar.Score(t.Context(), v, table, base, nil)
		require.NoError(t, err, name)
		assert.Equal(t, tt.final != "", got.Final(0).Valid, name)
		if tt.final != "" {
			assert.Equal(t, tt.final, got.Final(0).Decimal.String(), name)
		}
		one, err := v.Score(facts)
		require.NoError(t, err)
		assert.Equal(t, r.Illustrative, one.Item("1").Illustrative, name)
	}
	assert.Equal(t, "10", base.Final(0).Decimal.String(), "the base does not change")
}

func TestNoVariant(t *testing.T) {
	s := ruletest.CompileFile(t, varyRubric)
	keeps := func(key string) string {
		return fmt.Sprintf("rubric.yaml:%s: a variant keeps %q of the rubric, "+
			"since units are scored by the figures that they have",
			map[string]string{"inputs": "9:3", "groups": "7:9", "relations": "15:12", "points": "6:9"}[key], key)
	}
	for name, tt := range map[string]struct {
		change func(r *rubric.Rubric)
		want   string
	}{
		"an input":   {func(r *rubric.Rubric) { r.Inputs[0].Max.Scan("99") }, keeps("inputs")},
		"a group":    {func(r *rubric.Rubric) { r.Groups = r.Groups[:1] }, keeps("groups")},
		"a relation": {func(r *rubric.Rubric) { r.Relations[0].Holds = "rate_in <= 98" }, keeps("relations")},
		"places":     {func(r *rubric.Rubric) { r.Points.Places = 1 }, keeps("points")},
		"what is typed": {func(r *rubric.Rubric) { r.Item("4").Step = ruletest.Dec("0.5") },
			`rubric.yaml:20:5: item "4": a variant of a reported item keeps its maximum, its minimum and its step`},
	} {
		r := s.Rubric()
		tt.change(r)
		_, err := s.Vary(r)
		assert.ErrorIs(t, err, scoring.ErrVariant, name)
		assert.EqualError(t, err, tt.want, name)
	}
	_, err := s.Vary(nil)
	assert.Error(t, err)
	_, err = (&scoring.Scorer{}).Vary(s.Rubric())
	assert.Error(t, err)
}
