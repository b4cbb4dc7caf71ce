package remediation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shownBounds writes points that are known, or from the least to the most.
func shownBounds(b scoring.Range) string {
	if b.Known() {
		return b.Least.String()
	}
	return b.Least.String() + ".." + b.Most.String()
}

func exactly(s string) scoring.Range { return scoring.Range{Least: dec(s), Most: dec(s)} }

func TestProgress(t *testing.T) {
	s, f := shared(t)
	c, err := catalogue.Parse("c", []byte(`rubric: shared
title: T
assignment: {deadline: 2026-06-30}
actions:
  - {id: staff, for: ["1.1"], solution: hire}
  - {id: plan, for: ["1.3"], solution: plan}
  - {id: rest, for: ["2"], solution: rest, deadline: 2026-12-31}
`), s.Rubric(), nil)
	require.NoError(t, err)
	plan, err := remediation.NewPlan(context.Background(), s, f, c, nil)
	require.NoError(t, err)
	day := func(month, day int) rubric.Date { return rubric.DateOf(dateOf(2026, month, day)) }
	type m = map[string]any
	tests := []struct {
		name           string
		inputs, points m
		day            rubric.Date
		actions        []string // id status recovered open
		losses         []string // code before recovered open status
		fresh          []string // codes
		sums           string   // before after recovered open
	}{
		{"nothing done", m{"staff": 7, "on_time": 60, "plan": "none", "people": 900}, m{"2.2": dec("0.5")}, rubric.Date{},
			[]string{"staff open 0 3", "plan open 0 2", "rest open 0 2.3"},
			[]string{"1.1 3 0 3 open", "1.3 2 0 2 open", "2.1 0.8 0 0.8 open", "2.2 0.5 0 0.5 open", "2.3 1 0 1 open"}, nil, "2.7 2.7 0 7.3"},
		{"on the day of the deadline it is not overdue", m{"staff": 7, "on_time": 60, "plan": "late", "people": 900}, m{"2.2": dec("0.5")}, day(6, 30),
			[]string{"staff open 0 3", "plan partly 1 1", "rest open 0 2.3"},
			[]string{"1.1 3 0 3 open", "1.3 2 1 1 partly", "2.1 0.8 0 0.8 open", "2.2 0.5 0 0.5 open", "2.3 1 0 1 open"}, nil, "2.7 3.7 1 6.3"},
		{"a day later what is not done is; done is what has reached its targets; what that loses elsewhere is told", m{"staff": 10, "on_time": "99.8", "plan": "late", "people": 900}, m{"2.2": dec("0.5")}, day(7, 1),
			[]string{"staff done 3 0", "plan overdue 1 1", "rest done 0.8 1.5"},
			[]string{"1.1 3 3 0 done", "1.3 2 1 1 partly", "2.1 0.8 0.8 0 done", "2.2 0.5 0 0.5 open", "2.3 1 0 1 open"}, []string{"1.2"}, "2.7 6.5 4.8 2.5"},
		{"a figure that nobody stated, and one that got worse", m{"staff": 10, "on_time": 50, "people": 900}, m{"2.2": 1}, day(7, 1),
			[]string{"staff done 3 0", "plan missing 0..2 0..2", "rest partly 0.3 2"},
			[]string{"1.1 3 3 0 done", "1.3 2 0..2 0..2 missing", "2.1 0.8 -0.2 1 open", "2.2 0.5 0.5 0 done", "2.3 1 0 1 open"}, []string{"1.2"}, "2.7 5..7 3.3..5.3 2..4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := plan.Progress(s, scoring.Facts{Unit: f.Unit, Inputs: figures(tt.inputs), Points: figures(tt.points)}, tt.day)
			require.NoError(t, err)
			var actions, losses, fresh []string
			for _, a := range g.Actions {
				actions = append(actions, fmt.Sprintf("%s %s %s %s", a.ID, a.Status, shownBounds(a.Recovered), shownBounds(a.Open)))
			}
			for _, l := range g.Losses {
				losses = append(losses, fmt.Sprintf("%s %s %s %s %s", l.Code, shownBounds(l.Before), shownBounds(l.Recovered), shownBounds(l.Open), l.Status))
				assert.Equal(t, l.Open.Most.IsZero(), l.Reason.IsZero(), "what is still lost has a reason")
				if l.Open.Known() {
					assert.Equal(t, l.Before, l.Recovered.Plus(l.Open), "nothing is counted twice or left out")
				}
			}
			for _, d := range g.New {
				fresh = append(fresh, d.Code)
			}
			assert.Equal(t, tt.actions, actions)
			assert.Equal(t, tt.losses, losses)
			assert.Equal(t, tt.fresh, fresh)
			assert.Equal(t, tt.sums, shownBounds(g.Before)+" "+shownBounds(g.After)+" "+shownBounds(g.Recovered)+" "+shownBounds(g.Open))
			b, err := json.Marshal(g)
			require.NoError(t, err)
			var back remediation.Progress
			require.NoError(t, json.Unmarshal(b, &back))
			assert.Equal(t, *g, back)
		})
	}

	other := f
	other.Unit.ID = "other"
	_, err = plan.Progress(s, other, rubric.Date{})
	assert.EqualError(t, err, `the plan is for the unit "u", the facts for "other"`)
	assert.ErrorIs(t, err, scoring.ErrUnit)
	_, err = plan.Progress(scorer(t), f, rubric.Date{})
	assert.ErrorContains(t, err, "the plan is for the edition ")
	assert.ErrorIs(t, err, scoring.ErrEdition)
	_, err = plan.Progress(s, scoring.Facts{Unit: f.Unit, Inputs: figures(map[string]any{"stuff": 1})}, rubric.Date{})
	assert.ErrorContains(t, err, `"stuff" is not an input of the rubric; did you mean "staff"?`)
	assert.ErrorIs(t, err, scoring.ErrFacts)
	_, err = plan.Progress(nil, f, rubric.Date{})
	assert.EqualError(t, err, "progress needs a plan and a compiled rubric")
}

// TestProgressOfChosenTargets: an action that aims at less than full marks is done
// when that is reached.
func TestProgressOfChosenTargets(t *testing.T) {
	s, f := shared(t)
	o, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{
		Goal:    remediation.Goal{Total: nullDec("3.7")},
		Efforts: map[string]remediation.Effort{"plan": {Options: numbers("on_time", "3", "late", "1")}},
	}, nil)

	require.NoError(t, err)
	plan, err := remediation.NewPlan(context.Background(), s, f, nil, &remediation.Options{Optimum: o})
	require.NoError(t, err)
	require.Len(t, plan.Actions, 1)
	f.Inputs["plan"] = scoring.Known("late")
	g, err := plan.Progress(s, f, rubric.Date{})
	require.NoError(t, err)
	assert.Equal(t, remediation.ActionProgress{ID: "plan", Status: "done", Codes: []string{"1.3"}, Recovered: exactly("1"), Open: exactly("1"), Accepted: exactly("0")}, g.Actions[0])
	assert.NotEmpty(t, g.Losses[1].Reason.VI, "what is still lost has its reason")
}

func ExamplePlan_Progress() {
	r, err := rubric.Parse("rubric.yaml", []byte(sharedFile), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{
		Unit:   scoring.Unit{ID: "u"},
		Inputs: figures(map[string]any{"staff": 8, "on_time": 100, "plan": "none", "people": 1000}),
		Points: figures(map[string]any{"2.2": 1}),
	}
	plan, err := remediation.NewPlan(context.Background(), scorer, facts, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts.Inputs = figures(map[string]any{"staff": 8, "on_time": 100, "plan": "late", "people": 1000}) // half a year later
	progress, err := plan.Progress(scorer, facts, rubric.Date{Year: 2026, Month: 7, Day: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range progress.Actions {
		fmt.Printf("%v: %s, %s won back, %s open\n", a.Codes, a.Status, a.Recovered.Least, a.Open.Most)
	}
	fmt.Println("final score", progress.Before.Least, "→", progress.After.Least)
	// Output:
	// [1.1]: open, 0 won back, 3 open
	// [1.3]: partly, 1 won back, 1 open
	// final score 5 → 6
}

// TestProgressOfAnExcludedItem: what does not count any more is not won back.
func TestProgressOfAnExcludedItem(t *testing.T) {
	s := scorer(t)
	points := map[string]any{"1.2": 1, "3": 2}
	plan, err := remediation.NewPlan(context.Background(), s, unitFacts(map[string]any{"electronic_rate": 90, "trained": true, "late": 1}, points), nil, &remediation.Options{})
	require.NoError(t, err)
	delete(points, "1.2")
	g, err := plan.Progress(s, unitFacts(map[string]any{"electronic_rate": 90, "trained": false, "late": 1}, points), rubric.Date{})
	require.NoError(t, err)
	require.Equal(t, "1.2", g.Losses[0].Code)
	assert.Equal(t, remediation.ProgressExcluded, g.Losses[0].Status)
	assert.Equal(t, "0 0", shownBounds(g.Losses[0].Recovered)+" "+shownBounds(g.Losses[0].Open))
	_, err = plan.Progress(s, unitFacts(nil, nil), rubric.Date{Year: 2026, Month: 13, Day: 40})
	assert.ErrorContains(t, err, "there is no day ")
}
