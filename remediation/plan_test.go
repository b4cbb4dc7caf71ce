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
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var zero = decimal.New(0, 0)

func shownOpen(o remediation.OutOfReach) string {
	return fmt.Sprintf("%s %s %s %s", o.Code, o.Lost.Most, o.Kind, o.Text.EN)
}

func TestPlan(t *testing.T) {
	s := scorer(t)
	c, err := catalogue.Parse("c.yaml", []byte(catalogueFile), s.Rubric(), nil)
	require.NoError(t, err)
	table := published.Table{Unit: scoring.Unit{ID: "u"}, Total: published.Row{Points: decimal.NewNullDecimal(dec("9"))}, Rank: published.Rank{Place: 1, Of: 2}}
	f := unitFacts(map[string]any{"electronic_rate": 70, "trained": true, "late": 4}, map[string]any{"1.2": dec("2.5"), "3": 2})
	p, err := remediation.NewPlan(context.Background(), s, f, c, &remediation.Options{Published: &table})
	require.NoError(t, err)

	assert.Equal(t, "Plan", p.Title.EN)
	assert.Equal(t, []string{"2", "P1"}, p.Uncovered(), "a deficit and a penalty that no action is for")
	assert.Equal(t, []string{"idle"}, p.Idle, "an action that no deficit calls for")
	require.Len(t, p.Actions, 2)
	docs := p.Actions[0]
	assert.Equal(t, "docs for [1.1]: send them, wins back 2 of 2", fmt.Sprintf("%s for %s: %s, wins back %s of %s", docs.ID, docs.Deficits, docs.Solution.EN, docs.Gain, docs.Points))
	assert.Equal(t, catalogue.Assignment{Lead: rubric.Plain("office"), Support: rubric.Plain("all"), Deadline: rubric.Date{Year: 2026, Month: 6, Day: 30}, Deliverable: rubric.Plain("report")}, docs.Assignment)
	require.Len(t, docs.Targets, 1)
	assert.Equal(t, rubric.Text{VI: "Tỷ lệ: từ 70% lên ít nhất 80%: +2 điểm", EN: "Rate: from 70% to at least 80%: +2 points"}, docs.Targets[0].Text)
	assert.Equal(t, []remediation.Effect{{Code: "1.1", Before: zero, After: dec("2"), Gain: dec("2")}}, docs.Targets[0].Effects)
	assert.Equal(t, []string{"1.1", "1.2"}, p.Actions[1].Deficits, "an area stands for all below it")
	assert.Equal(t, "2.5", p.Actions[1].Points.String())
	require.Len(t, p.Actions[1].Open, 1)
	assert.Equal(t, "1.2 0.5 judgement the points are a judgement and cannot be computed", shownOpen(p.Actions[1].Open[0]))
	assert.Equal(t, "5.75 2", fmt.Sprint(p.Outcome.Final, " ", p.Outcome.Gain), "the actions' targets; of the late reports nothing is done")
	assert.Equal(t, []remediation.KeepUp{{Code: "3", Title: rubric.Plain("Three"), Area: "3", Task: rubric.Plain("keep it up")}}, p.KeepUp)
	assert.Equal(t, []remediation.Penalty{{Code: "P1", Title: rubric.Plain("Late reports"), Points: nullDec("2"), Range: scoring.Range{Least: dec("2"), Most: dec("2")}, Reason: p.Penalties[0].Reason}}, p.Penalties, "penalties are not deficits")
	var areas []string
	for _, a := range p.Results.Areas {
		areas = append(areas, fmt.Sprintf("%s %s %s %v", a.Code, show(a.Points), show(a.Lost), a.Deficits))
	}
	assert.Equal(t, []string{"1 2.5 2.5 [1.1 1.2]", "2 0.25 2.75 [2]", "3 2 0 []"}, areas)
	require.NotSame(t, &table, p.Results.Published)
	assert.Equal(t, &table, p.Results.Published, "the published table as it is")
	require.Len(t, p.Contradictions, 1)
	assert.Equal(t, "3.75", p.Contradictions[0].Computed, "4.75 less the penalty at its cap")

	b, err := json.Marshal(p)
	require.NoError(t, err)
	var back remediation.Plan
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *p, back)

	table.Unit.ID = "other"
	_, err = remediation.NewPlan(context.Background(), s, f, c, &remediation.Options{Published: &table})
	assert.EqualError(t, err, `the table is for the unit "other", the result for "u"`)
	c.Actions[0].For = []string{"9"}
	_, err = remediation.NewPlan(context.Background(), s, f, c, nil)
	assert.EqualError(t, err, `action "docs" is for item "9", which the result does not have`)
}

// A rubric with a figure that two items read, a judgement, a figure that is not in
// the unit's hands, and bands.
const sharedFile = `rubric: shared
title: {vi: Bộ chỉ số, en: Rubric}
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
illustrative: true
inputs:
  - {name: staff, type: count, max: 20, title: {vi: Số cán bộ, en: Staff}}
  - {name: on_time, type: percent, title: {vi: Tỷ lệ đúng hạn, en: On time}}
  - {name: plan, type: enum, options: [on_time, late, none], title: {vi: Kế hoạch, en: Plan}}
  - {name: people, type: count, fixed: true, title: {vi: Dân số, en: People}}
areas:
  - code: "1"
    title: {vi: Một, en: One}
    max: 6
    items:
      - {code: "1.1", title: {vi: Đủ người, en: Enough staff}, max: 3, cases: [{when: staff >= 10, score: full}, {score: 0}]}
      - {code: "1.2", title: {vi: Gọn nhẹ, en: Lean}, max: 1, cases: [{when: staff <= 8, score: full}, {score: 0}]}
      - {code: "1.3", title: {vi: Kế hoạch, en: Plan}, max: 2, cases: [{when: "plan == 'on_time'", score: full}, {when: "plan == 'late'", score: 1}, {score: 0}]}
  - code: "2"
    title: {vi: Hai, en: Two}
    max: 4
    items:
      - {code: "2.1", title: {vi: Đúng hạn, en: On time}, max: 2, score: full * on_time / 100}
      - {code: "2.2", title: {vi: Ý kiến, en: Opinion}, max: 1, reported: true}
      - {code: "2.3", title: {vi: Dân số, en: People}, max: 1, cases: [{when: people >= 1000, score: full}, {score: 0}]}
bands: [{name: {vi: Tốt, en: Good}, from: 8}, {name: {vi: Khá, en: Fair}, from: 0}]
`

func shared(t testing.TB) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	r, err := rubric.Parse("shared.yaml", []byte(sharedFile), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s, scoring.Facts{
		Unit:   scoring.Unit{ID: "u", Name: rubric.Plain("Xã A")},
		Inputs: figures(map[string]any{"staff": 7, "on_time": 60, "plan": "none", "people": 900}),
		Points: figures(map[string]any{"2.2": dec("0.5")}),
	}
}

// shown writes the actions of a plan, a line each, with targets and what is open.
func shown(p *remediation.Plan) []string {
	var out []string
	for _, a := range p.Actions {
		line := fmt.Sprintf("%s %s %s: %s +%s", a.ID, a.Deficits, a.Points, a.Solution.VI, a.Gain)
		for _, t := range a.Targets {
			line += " | " + t.Text.EN
		}
		for _, o := range a.Open {
			line += " | open " + shownOpen(o)
		}
		out = append(out, line)
	}
	return out
}

func TestDerivedPlan(t *testing.T) {
	s, f := shared(t)
	p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"staff [1.1] 3: Phấn đấu có ít nhất 10 cán bộ +2 | Staff: from 7 to at least 10: +2 points",
		"plan [1.3] 2: Phấn đấu kế hoạch đạt mức “on_time” +2 | Plan: from none to on_time: +2 points",
		"on_time [2.1] 0.8: Phấn đấu tỷ lệ đúng hạn đạt 100% +0.8 | On time: from 60% to at least 99.75%: +0.8 points",
	}, shown(p), "what a figure wins back, joint with what it loses elsewhere")
	assert.Equal(t, []string{"2.2", "2.3"}, p.Uncovered(), "a judgement and a figure that is not in the unit's hands")
	assert.Equal(t, []remediation.Effect{{Code: "1.1", Before: zero, After: dec("3"), Gain: dec("3")}, {Code: "1.2", Before: dec("1"), After: zero, Gain: dec("-1")}}, p.Actions[0].Targets[0].Effects)
	assert.True(t, p.Actions[0].Derived)
	assert.True(t, p.Illustrative)
	assert.Equal(t, "2.7 → 7.5 (+4.8) Fair", fmt.Sprintf("%s → %s (+%s) %s", p.Results.Total.FinalRange.Least, p.Outcome.Final, p.Outcome.Gain, p.Outcome.Band.EN))
	assert.Equal(t, []string{"illustrative! 1.1 1.3 2.1 2.2 2.3", "illustrative! staff plan on_time", "uncovered! 2.2 2.3", "lead staff plan on_time", "deadline staff plan on_time", "loss staff 1.2"}, lacks(p))
	var kinds []string
	for _, d := range p.Deficits {
		kinds = append(kinds, d.Code+" "+string(d.Kind))
	}
	assert.Equal(t, []string{"1.1 count", "1.3 option", "2.1 proportion", "2.2 judgement", "2.3 count"}, kinds)
	var keep []string
	for _, k := range p.KeepUp {
		keep = append(keep, k.Code)
	}
	assert.Equal(t, []string{"1.2"}, keep, "items at full marks in areas with a loss")
}

func TestGeneralSolutions(t *testing.T) {
	s, f := shared(t)
	c, err := catalogue.Parse("c", []byte(`rubric: shared
title: T
assignment: {lead: "Phòng {code}", deadline: 2026-06-30}
actions:
  - {id: judged, kinds: [judgement], solution: {vi: "Giải trình {code} ({title}), mất {lost} trong {max} điểm, đạt {points}", en: "explain {code}"}}
  - {id: staff, for: ["1"], inputs: [staff], solution: "{target}", lead: office}
  - {id: rates, kinds: [proportion, rate], solution: "{unit} {period}: {target}"}
  - {id: dates, kinds: [date], solution: never}
  - {id: plan, inputs: [plan], kinds: [option], solution: "{reason}"}
`), s.Rubric(), nil)
	require.NoError(t, err)
	p, err := remediation.NewPlan(context.Background(), s, f, c, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"staff [1.1] 3: có ít nhất 10 cán bộ +2 | Staff: from 7 to at least 10: +2 points",
		"judged:2.2 [2.2] 0.5: Giải trình 2.2 (Ý kiến), mất 0,5 trong 1 điểm, đạt 0,5 +0 | open 2.2 0.5 judgement the points are a judgement and cannot be computed",
		"rates:2.1 [2.1] 0.8: Xã A 2025: tỷ lệ đúng hạn đạt 100% +0.8 | On time: from 60% to at least 99.75%: +0.8 points",
		"plan:1.3 [1.3] 2: " + p.Deficits[1].Reason.VI + " +2 | Plan: from none to on_time: +2 points",
	}, shown(p), "solutions for items first, then general ones, one a deficit")
	assert.Equal(t, []string{"dates"}, p.Idle)
	assert.Equal(t, []string{"2.3"}, p.Uncovered())
	assert.Equal(t, "office", p.Actions[0].Lead.VI, "an action's own lead")
	assert.Equal(t, "Phòng 2.2", p.Actions[1].Lead.VI, "the catalogue's")
	assert.Equal(t, rubric.Date{Year: 2026, Month: 6, Day: 30}, p.Actions[1].Deadline)
}

// TestPlanOfAnOptimum: the targets are those of the cheapest set, and what it
// leaves out is said.
func TestPlanOfAnOptimum(t *testing.T) {
	s, f := shared(t)
	o, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{
		Goal:    remediation.Goal{Total: decimal.NewNullDecimal(dec("5"))},
		Efforts: map[string]remediation.Effort{"staff": {PerUnit: dec("4")}, "plan": {Options: map[string]decimal.Decimal{"on_time": dec("3"), "late": dec("1")}}, "on_time": {PerUnit: dec("0.1")}},
		Unit:    rubric.Text{VI: "ngày công", EN: "days"},
	}, nil)

	require.NoError(t, err)
	assert.Equal(t, "4.475 for 5", fmt.Sprint(o.Best.Effort, " for ", o.Best.Final.Least))
	p, err := remediation.NewPlan(context.Background(), s, f, nil, &remediation.Options{Optimum: o})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"plan [1.3] 2: Phấn đấu kế hoạch đạt mức “on_time” +2 | Plan: from none to on_time: +2 points",
		"on_time [2.1] 0.8: Phấn đấu tỷ lệ đúng hạn đạt từ 74,75% trở lên +0.3 | On time: from 60% to at least 74.75%: +0.3 points | open 2.1 0.5 later no target for now: On time: from 74.75% to at least 99.75%: +0.5 points",
	}, shown(p))
	assert.Equal(t, []string{"1.1", "2.2", "2.3"}, p.Uncovered())
	assert.Equal(t, "5", p.Outcome.Final.String())
	b, err := json.Marshal(p)
	require.NoError(t, err)
	var back remediation.Plan
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *p, back)

	o.Unit.ID = "other"
	_, err = remediation.NewPlan(context.Background(), s, f, nil, &remediation.Options{Optimum: o})
	assert.ErrorContains(t, err, `the optimum is for the unit "other"`)
	_, err = remediation.NewPlan(context.Background(), nil, f, nil, nil)
	assert.EqualError(t, err, "a plan needs a compiled rubric")
}

// TestLeftOut: an action whose target the optimum leaves out says that, and is not
// said to have none that can be computed.
func TestLeftOut(t *testing.T) {
	s, f := shared(t)
	c, err := catalogue.Parse("c", []byte(`rubric: shared
title: T
assignment: {lead: office, deadline: 2026-06-30}
actions:
  - {id: staff, for: ["1.1"], solution: "{target}"}
  - {id: judged, for: ["2.2"], solution: "{target}"}
  - {id: rest, for: ["1.3", "2.1", "2.3"], solution: rest}
`), s.Rubric(), nil)
	require.NoError(t, err)
	o, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{
		Goal:    remediation.Goal{Total: decimal.NewNullDecimal(dec("4"))},
		Efforts: map[string]remediation.Effort{"plan": {}},
	}, nil)

	require.NoError(t, err)
	p, err := remediation.NewPlan(context.Background(), s, f, c, &remediation.Options{Optimum: o})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"staff [1.1] 3: chưa đặt mục tiêu +0 | open 1.1 3 later no target for now: Staff: from 7 to at least 10: +3 points",
		"judged [2.2] 0.5: chưa đặt mục tiêu +0 | open 2.2 0.5 judgement the points are a judgement and cannot be computed",
	}, shown(p)[:2])
	assert.Equal(t, []string{"illustrative! 1.1 1.3 2.1 2.2 2.3", "illustrative! rest", "target judged"}, lacks(p))
}

// TestPlanRefusesAnotherOptimum: an optimum is for the facts that it was made for.
func TestPlanRefusesAnotherOptimum(t *testing.T) {
	s, f := shared(t)
	o, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{Goal: remediation.Goal{Total: nullDec("5")}, Otherwise: &remediation.Effort{Fixed: dec("1")}}, nil)
	require.NoError(t, err)
	later := f
	later.Inputs = figures(map[string]any{"staff": 7, "on_time": 99, "plan": "late", "people": 900})
	_, err = remediation.NewPlan(context.Background(), s, later, nil, &remediation.Options{Optimum: o})
	assert.ErrorContains(t, err, "the optimum was made for other facts: ")
	o.Best.Targets[0].Changes[0].Input = "nope"
	_, err = remediation.NewPlan(context.Background(), s, f, nil, &remediation.Options{Optimum: o})
	assert.EqualError(t, err, `the optimum changes "nope", which is not an input of the rubric`)
}

// TestTargetsUnderACap: what only several changes together win back is a target, too.
func TestTargetsUnderACap(t *testing.T) {
	const file = `rubric: capped
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 5
points: {places: 2, rounding: half-up}
inputs:
  - {name: late, type: bool, title: Late}
  - {name: wrong, type: bool, title: Wrong}
areas: [{code: "1", title: One, max: 5, score: full}]
penalty:
  cap: 1
  items:
    - {code: P1, title: Late, max: 1, cases: [{when: late, score: full}, {score: 0}]}
    - {code: P2, title: Wrong, max: 1, cases: [{when: wrong, score: full}, {score: 0}]}
`
	r, err := rubric.Parse("r.yaml", []byte(file), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	p, err := remediation.NewPlan(context.Background(), s, scoring.Facts{Inputs: figures(map[string]any{"late": true, "wrong": true})}, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, "5", p.Outcome.Final.String())
	assert.Empty(t, p.Uncovered())
	assert.Equal(t, rubric.Text{VI: "late", EN: "late"}, p.Penalties[0].Reason, "the whole of a penalty has a reason, too")
}

func TestNothing(t *testing.T) {
	assert.Equal(t, []remediation.Deficit{}, remediation.Deficits(nil), "an empty list is [] in JSON")
	_, err := catalogue.Parse("c", []byte("rubric: r"), nil, nil)
	assert.EqualError(t, err, "there is no rubric")
	_, err = remediation.ParseAim("a", []byte("rubric: r"), nil, nil)
	assert.EqualError(t, err, "there is no rubric")
	var none *remediation.Plan
	s, f := shared(t)
	_, err = none.Progress(s, f, rubric.Date{})
	assert.EqualError(t, err, "progress needs a plan and a compiled rubric")
}
