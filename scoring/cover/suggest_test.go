package cover_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSuggest(t *testing.T) {
	s := authored(t, "    cases:\n      - {when: ratio >= 80, score: full}\n      - {when: ratio >= 50, score: full / 2}\n      - {score: 0}",
		"    score: min(full, 0.5 * late)",
		"    applies: small\n    not_applicable: exclude\n    reported: true")
	for _, c := range []struct {
		items []string
		want  []string
	}{
		{[]string{"1"}, []string{"map[ratio:79.99] 1", "map[ratio:80] 2", "map[ratio:80.01] 2", "map[ratio:49.99] 0",
			"map[ratio:50] 1", "map[ratio:50.01] 1"}},
		{[]string{"2"}, []string{"map[late:5] 2", "map[late:1] 0.5"}},
		{[]string{"3"}, []string{"map[small:true] missing", "map[small:false] not_applicable"}},
	} {
		list, err := cover.Suggest(context.Background(), s, &verify.Options{Items: c.items})
		require.NoError(t, err)
		var got []string
		for _, e := range list {
			is := e.Status.String()
			if e.Status == scoring.Scored {
				is = e.Points.Decimal.String()
			}
			got = append(got, fmt.Sprint(e.Facts)+" "+is)
		}
		assert.ElementsMatch(t, c.want, got, c.items)
	}
	all, err := cover.Suggest(context.Background(), s, nil)
	require.NoError(t, err)
	again, err := cover.Suggest(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Equal(t, all, again)
	assert.Equal(t, "1", all[0].Item)
	assert.Equal(t, "3", all[len(all)-1].Item)
	_, err = cover.Suggest(context.Background(), s, &verify.Options{Items: []string{"7"}})
	assert.ErrorContains(t, err, `the rubric has no item "7"`)
}

func ExampleSuggest() {
	s := authored(new(testing.T), "    cases:\n      - {when: ratio >= 80, score: full}\n      - {score: 0}")
	cases, err := cover.Suggest(context.Background(), s, nil)
	if err != nil {
		panic(err)
	}
	for _, e := range cases {
		fmt.Print(e.YAML(rubric.English))
	}
	// Output:
	// - name: '1: ratio >= 80, just below'
	//   facts: {ratio: 79.99}
	//   expect: {'1': 0}
	// - name: '1: ratio >= 80, equal'
	//   facts: {ratio: 80}
	//   expect: {'1': 2}
	// - name: '1: ratio >= 80, just above'
	//   facts: {ratio: 80.01}
	//   expect: {'1': 2}
}

func ExampleMutants() {
	s := authored(new(testing.T), "    cases:\n      - {when: late > 0, score: 0}\n      - {score: full}")
	mutants, err := cover.Mutants(context.Background(), s, nil)
	if err != nil {
		panic(err)
	}
	test := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"late": 3})}
	for _, m := range mutants {
		noticed, err := m.Changes(test, "1")
		switch {
		case err != nil:
			panic(err)
		case !noticed && m.Equivalent == verify.Refuted:
			fmt.Printf("%d:%d: %s is not noticed; late = %v would be: %s, not %s\n", m.Line, m.Column, m.Change.EN,
				m.Kill.Facts["late"], m.Kill.Points.Decimal, m.Gives)
		}
	}
	// Output:
	// 21:21: late > 0 → late >= 0 is not noticed; late = 0 would be: 2, not 0
	// 21:23: late > 0 → late > -1 is not noticed; late = 0 would be: 2, not 0
	// 21:23: late > 0 → late > 1 is not noticed; late = 1 would be: 0, not 2
	// 22:17: full → 0 is not noticed; late = 0 would be: 2, not 0
}
