package remediation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// caseOf compiles the rubric of a case and reads facts of it.
func caseOf(t testing.TB, name string, files ...string) (*scoring.Scorer, []scoring.Facts) {
	t.Helper()
	read := func(file string) []byte {
		src, err := os.ReadFile("../scoring/testdata/cases/" + name + "/" + file)
		require.NoError(t, err)
		return src
	}
	r, err := rubric.Parse("rubric.yaml", read("rubric.yaml"), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	var out []scoring.Facts
	for _, file := range files {
		f, err := scoring.ParseFacts(file, read(file), r, nil)
		require.NoError(t, err)
		out = append(out, f)
	}
	return s, out
}

// compiled compiles a rubric of areas, with what else it needs.
func compiled(t testing.TB, rest string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("r.yaml", []byte("rubric: r\ntitle: R\ndecision: {number: '1', issuer: A, date: 2025-01-01}\nperiod: 2025\npoints: {places: 2, rounding: half-up}\n"+rest), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

// The kind of fault: what points are at least, or at most, is given as what they are.
// A figure that is not declared yet leaves the score a range, and what it decides is
// missing: neither open nor overdue.
func TestProgressWithMissingFigures(t *testing.T) {
	s, facts := caseOf(t, "06-lower-bound-shown-as-score", "facts.yaml", "later.yaml")
	plan, err := remediation.NewPlan(context.Background(), s, facts[0], nil, nil)
	require.NoError(t, err)
	for i := range plan.Actions {
		plan.Actions[i].Deadline = rubric.Date{Year: 2026, Month: 1, Day: 31}
	}
	g, err := plan.Progress(s, facts[1], rubric.Date{Year: 2026, Month: 3, Day: 1})
	require.NoError(t, err)
	assert.Equal(t, "0 → 2..4: 2..4", shownBounds(g.Before)+" → "+shownBounds(g.After)+": "+shownBounds(g.Gained))
	assert.Equal(t, "2..4 recovered, 0..2 open", shownBounds(g.Recovered)+" recovered, "+shownBounds(g.Open)+" open")
	assert.Equal(t, remediation.ProgressMissing, g.Losses[0].Status)
	assert.Equal(t, []string{"r"}, g.Losses[0].Missing)
	assert.Equal(t, "0..2 0..2", shownBounds(g.Losses[0].Recovered)+" "+shownBounds(g.Losses[0].Open))
	assert.Equal(t, remediation.ProgressDone, g.Losses[1].Status)
	statuses := map[string]remediation.ProgressStatus{}
	for _, a := range g.Actions {
		statuses[a.ID] = a.Status
	}
	assert.Equal(t, map[string]remediation.ProgressStatus{"r": remediation.ProgressMissing, "c": remediation.ProgressDone}, statuses, "past its deadline, but nobody can say whether it is done")

	// The other way round: what was missing by the plan is known now.
	plan, err = remediation.NewPlan(context.Background(), s, facts[1], nil, nil)
	require.NoError(t, err)
	g, err = plan.Progress(s, facts[0], rubric.Date{})
	require.NoError(t, err)
	assert.Equal(t, "2..4 → 0: -4..-2", shownBounds(g.Before)+" → "+shownBounds(g.After)+": "+shownBounds(g.Gained))
	assert.Equal(t, "0..2 -2..0 2 open", fmt.Sprint(shownBounds(g.Losses[0].Before), " ", shownBounds(g.Losses[0].Recovered), " ", shownBounds(g.Losses[0].Open), " ", g.Losses[0].Status))
	require.Len(t, g.New, 1)

	// The plan's own texts: what figures that are missing leave open is no gain.
	require.Len(t, plan.Actions, 1)
	assert.Equal(t, "0 to 2", plan.Actions[0].Least.String()+" to "+plan.Actions[0].Points.String())
	assert.True(t, plan.Actions[0].Uncertain && plan.Outcome.Uncertain)
	assert.Equal(t, "Rate: no figure, needed: at least 90%: sure score +2 points", plan.Actions[0].Targets[0].Text.EN)
	assert.Equal(t, "Tỷ lệ: chưa có số liệu, cần từ 90% trở lên: điểm chắc chắn đạt được +2 điểm", plan.Actions[0].Targets[0].Text.VI)
}

// What is lost anew is told of penalties, too, and what may be lost.
func TestProgressOfPenalties(t *testing.T) {
	s := compiled(t, `max: 2
inputs: [{name: late, type: count, title: Late}, {name: wrong, type: count, title: Wrong}]
areas: [{code: "1", title: One, max: 2, score: full}]
penalty:
  cap: 2
  items:
    - {code: P1, title: Late, max: 2, score: "min(full, late)"}
    - {code: P2, title: Wrong, max: 1, cases: [{when: wrong > 0, score: full}, {score: 0}]}
`)
	facts := func(in map[string]any) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(in)}
	}
	plan, err := remediation.NewPlan(context.Background(), s, facts(map[string]any{"late": 1}), nil, nil)
	require.NoError(t, err)
	var of []string
	for _, x := range plan.Penalties {
		of = append(of, fmt.Sprintf("%s %v %s..%s", x.Code, x.Points.Valid, x.Range.Least, x.Range.Most))
	}
	assert.Equal(t, []string{"P1 true 1..1", "P2 false 0..1"}, of, "what may be taken off is in the plan")
	assert.Equal(t, "1..2", shownBounds(plan.Results.Penalty))

	plan, err = remediation.NewPlan(context.Background(), s, facts(map[string]any{"late": 1, "wrong": 0}), nil, nil)
	require.NoError(t, err)
	g, err := plan.Progress(s, facts(map[string]any{"late": 0, "wrong": 1}), rubric.Date{})
	require.NoError(t, err)
	assert.Equal(t, "P1 done 1 0", fmt.Sprintf("%s %s %s %s", g.Losses[0].Code, g.Losses[0].Status, shownBounds(g.Losses[0].Recovered), shownBounds(g.Losses[0].Open)))
	require.Len(t, g.NewPenalties, 1)
	assert.Equal(t, "P2 1", g.NewPenalties[0].Code+" "+g.NewPenalties[0].Points.Decimal.String())
	b, err := json.Marshal(g)
	require.NoError(t, err)
	var back remediation.Progress
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *g, back)
}

// The kind of fault: codes that a plan has by an edit, or of another rubric, pass as
// items that do not count any more.
func TestProgressRefusesUnknownCodes(t *testing.T) {
	s, facts := caseOf(t, "06-lower-bound-shown-as-score", "facts.yaml")
	for _, tt := range []struct {
		name string
		edit func(p *remediation.Plan)
		want string
	}{
		{"a deficit", func(p *remediation.Plan) { p.Deficits[0].Code = "9.9" }, `the plan has the deficit "9.9", which is not one that the rubric can have` + "\n" + `the action "r" is for the deficit "1", which the plan does not have`},
		{"a deficit twice", func(p *remediation.Plan) { p.Deficits = append(p.Deficits, p.Deficits[0]) }, `the plan has the deficit "1" twice`},
		{"a penalty", func(p *remediation.Plan) { p.Penalties = []remediation.Penalty{{Code: "1"}} }, `the plan has the penalty "1", which is not one that the rubric can have` + "\n" + `the action "r" is for the deficit "1", which the plan does not have`},
		{"of an action", func(p *remediation.Plan) { p.Actions[1].Deficits = []string{"3"} }, `the action "c" is for the deficit "3", which the plan does not have`},
		{"a penalty of an action", func(p *remediation.Plan) { p.Actions[1].Penalties = []string{"2"} }, `the action "c" is for the penalty "2", which the plan does not have`},
		{"two actions", func(p *remediation.Plan) { p.Actions[1].ID = "r" }, `the plan has two actions "r"`},
		{"of an effect", func(p *remediation.Plan) { p.Actions[0].Targets[0].Effects[0].Code = "x" }, `the target "r" changes the item "x", which the rubric does not have`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := remediation.NewPlan(context.Background(), s, facts[0], nil, nil)
			require.NoError(t, err)
			tt.edit(plan)
			_, err = plan.Progress(s, facts[0], rubric.Date{})
			assert.EqualError(t, err, tt.want)
		})
	}
	plan, err := remediation.NewPlan(context.Background(), s, facts[0], nil, nil)
	require.NoError(t, err)
	plan.Actions = append(plan.Actions, remediation.Action{ID: "own", Assignment: catalogue.Assignment{Deadline: rubric.Date{Year: 2025, Month: 1, Day: 1}}})
	g, err := plan.Progress(s, facts[0], rubric.Date{Year: 2026, Month: 1, Day: 1})
	require.NoError(t, err)
	assert.Equal(t, remediation.ProgressNone, g.Actions[2].Status, "an action of the owner's that is for no item")
}

func TestStatusesAreSaidInBothLanguages(t *testing.T) {
	all := []remediation.ProgressStatus{
		remediation.ProgressDone, remediation.ProgressPartly, remediation.ProgressOpen, remediation.ProgressOverdue,
		remediation.ProgressMissing, remediation.ProgressFailed, remediation.ProgressExcluded, remediation.ProgressNone,
		remediation.ProgressClaimed, remediation.ProgressDegraded, remediation.ProgressBlocked, remediation.ProgressAccepted,
	}
	said := map[string]bool{}
	for _, s := range all {
		said[s.In(rubric.Vietnamese)], said[s.In(rubric.English)] = true, true
	}
	assert.Len(t, said, 2*len(all))
	assert.Equal(t, "đang vướng mắc", remediation.ProgressBlocked.In(rubric.Vietnamese))
	assert.Equal(t, "held up", remediation.ProgressBlocked.In(rubric.English))
	assert.Equal(t, "lost", remediation.ProgressStatus("lost").In(rubric.Vietnamese))
}
