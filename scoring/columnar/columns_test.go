package columnar_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestColumns: figures by column score as the same figures as facts do.
func TestColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 1))
	ctx, gaps := context.Background(), 0
	for _, exclusion := range []string{"whole", "by-source", "none"} {
		s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, exclusion), nil)
		columns, facts := ruletest.ColumnsOf(r, s, ruletest.SomeUnits(enough.Instances(300, 60), uint64(len(exclusion))))
		want, err := columnar.FromFacts(ctx, s, slices.Values(facts), nil)
		require.NoError(t, err)
		a, err := columnar.Score(ctx, s, want, nil, nil)
		require.NoError(t, err)
		for _, workers := range []int{1, 3} {
			table, err := columnar.FromColumns(ctx, s, columns, &scoring.Work{Workers: workers})
			require.NoError(t, err)
			require.Equal(t, len(facts), table.Len())
			b, err := columnar.Score(ctx, s, table, nil, &scoring.Work{Workers: workers})
			require.NoError(t, err)
			assert.Equal(t, a.Finals(), b.Finals())
			assert.Equal(t, a.Bands(), b.Bands())
			for it := range s.Rubric().All() {
				x, err := a.Item(it.Code)
				require.NoError(t, err)
				y, err := b.Item(it.Code)
				require.NoError(t, err)
				assert.Equal(t, x, y, it.Code)
				gaps += strings.Count(fmt.Sprint(x.Known), "false")
			}
			assert.Equal(t, facts[7].Unit, table.Unit(7))
		}
	}
	assert.Greater(t, gaps, 500)
}

// TestColumnsAreCopied: a table keeps nothing of the columns that it was made of.
func TestColumnsAreCopied(t *testing.T) {
	s := ruletest.CompileFile(t, ruletest.Head+"inputs: [{name: n, type: count, title: N}]\n"+
		"areas: [{code: '1', title: A, max: 10, score: 'min(full, n)'}]\n")
	numbers, known, units := []int64{1, 2, 3}, []bool{true, true, false}, []scoring.Unit{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	table, err := columnar.FromColumns(context.Background(), s, &columnar.Columns{Len: 3, Units: units,
		Inputs: map[string]columnar.Column{"n": {Numbers: numbers, Known: known}}}, nil)
	require.NoError(t, err)
	numbers[0], known[1], units[2].ID = 9, false, "z"
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, &columnar.Scores{Points: []int64{100, 200, 0}, Known: []bool{true, true, false},
		Status: []scoring.Status{scoring.Scored, scoring.Scored, scoring.Missing}, Places: 2}, totals.Finals())
	assert.Equal(t, "c", table.Unit(2).ID)
}

// TestColumnFaults: all that is wrong with columns is told at once, and what is wrong with
// figures in them as it is of facts.
func TestColumnFaults(t *testing.T) {
	s := ruletest.CompileFile(t, ruletest.Head+`groups: [{name: ward, title: W}]
inputs:
  - {name: done, type: count, title: Done}
  - {name: total, type: count, title: Total}
  - {name: met, type: bool, title: Met}
  - {name: state, type: enum, options: [late, none], title: State}
  - {name: sent, type: date, title: Sent}
relations: [{holds: done <= total, title: Done of total}]
areas:
  - {code: "1", title: A, max: 8, score: "group == 'ward' and met and state == 'late' ? full : done > total ? 1 : 0"}
  - {code: "2", title: B, max: 2, reported: true}
`)
	days := func(n int64) map[string]columnar.Column {
		return map[string]columnar.Column{"sent": {Days: []int64{n}}}
	}
	for _, c := range []struct {
		columns columnar.Columns
		want    string
	}{
		{columnar.Columns{Len: 2, Units: make([]scoring.Unit, 1), Inputs: map[string]columnar.Column{
			"doen": {Numbers: []int64{1, 2}}, "met": {Numbers: []int64{1, 0}}, "done": {Numbers: []int64{1}},
			"total": {Numbers: []int64{1, 2}, Known: []bool{true}}, "state": {Options: []int32{0, 1}, Places: 19},
			"group": {Options: []int32{0, 0}, Names: []string{"ward"}}},
			Points: map[string]columnar.Column{"1": {Numbers: []int64{1, 2}}}},
			`the column has 1 figures, of 2 units
"doen" is not an input of the rubric; did you mean "done"?
the group stands with the unit, not with the figures
item "1" is not reported: its points are computed
the column has 1 figures, of 2 units
figures of the type bool are not numbers, but bools
the column has 19 decimal places; 0 to 18 are allowed
Known has 1 values, of 2 units`},
		{columnar.Columns{Len: 2, Units: []scoring.Unit{{ID: "a"}, {ID: "b", Group: "wards"}}, Inputs: map[string]columnar.Column{
			"done": {Numbers: []int64{3, 25}, Places: 1}, "total": {Numbers: []int64{0, 1}},
			"state": {Options: []int32{2, 1}, Names: []string{"lat", "late"}}}, Points: map[string]columnar.Column{
			"2": {Numbers: []int64{3, 1}}}}, `unit "a": input "state": there is no option 2 of 2 names
unit "a": input "done": a count is a whole number, not 0.3
unit "b": the rubric has no group "wards"; did you mean "ward"?
unit "b": input "done": a count is a whole number, not 2.5`},
		{columnar.Columns{Len: 3, Inputs: map[string]columnar.Column{"done": {Numbers: []int64{1, 3, 3}},
			"total": {Numbers: []int64{2, 2, 2}, Known: []bool{true, true, false}}}},
			`unit 2: contradicts the relation "Done of total" (Done: 3; Total: 2)`},
		{columnar.Columns{Len: 1, Inputs: days(3_000_000)}, `unit 1: input "sent": there is no day 3000000 days after 1970-01-01`},
		{columnar.Columns{Len: 1, Inputs: days(2_932_897)}, `unit 1: input "sent": the input does not take never; ` +
			"if the date may never come, the rubric says never: true"},
		{columnar.Columns{Len: -1}, "the column has 0 figures, of -1 units"},
	} {
		table, err := columnar.FromColumns(context.Background(), s, &c.columns, nil)
		assert.Nil(t, table)
		assert.EqualError(t, err, c.want)
		var faults source.Faults
		require.ErrorAs(t, err, &faults)
		assert.ErrorIs(t, err, scoring.ErrFacts)
	}
	_, err := columnar.FromColumns(context.Background(), s, nil, nil)
	assert.EqualError(t, err, "there are no columns")
	var none context.Context
	_, err = columnar.FromColumns(none, s, &columnar.Columns{}, nil)
	assert.EqualError(t, err, "there is no context")
}

// A query gives its figures by column: amounts in cents, days since 1970, whether a
// figure is null.
func ExampleFromColumns() {
	r, err := rubric.Parse("rubric.yaml", []byte(ruletest.Head+`
inputs:
  - {name: online, type: percent, title: Rate}
  - {name: sent, type: date, title: Sent}
areas:
  - {code: "1", title: Rate, max: 6, score: full * online / 100}
  - {code: "2", title: Report, max: 4, score: "sent <= date('2025-12-15') ? full : 1"}
bands: [{name: Good, from: 8}, {name: Fair, from: 0}]
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	table, err := columnar.FromColumns(context.Background(), scorer, &columnar.Columns{
		Len:   3,
		Units: []scoring.Unit{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Inputs: map[string]columnar.Column{
			"online": {Numbers: []int64{8750, 10000, 0}, Places: 2, Known: []bool{true, true, false}},
			"sent":   {Days: []int64{20437, 20438, 20430}}, // 2025-12-15, 2025-12-16, 2025-12-08
		},
	}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	totals, err := columnar.Score(context.Background(), scorer, table, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := totals.Item("2")
	if err != nil {
		fmt.Println(err)
		return
	}
	finals, bands := totals.Finals(), totals.Bands()
	for i := range table.Len() {
		fmt.Println(table.Unit(i).ID, finals.Status[i], finals.At(i).Decimal, report.At(i).Decimal, bands[i].EN)
	}
	// Output:
	// a scored 9.25 4 Good
	// b scored 7 1 Fair
	// c missing 0 4
}
