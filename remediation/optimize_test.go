package remediation_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type (
	facts   = map[string]any
	efforts = map[string]remediation.Effort
)

const inputsHead = `rubric: o
title: O
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: %MAX
points: {places: 2, rounding: half-up}
exclusion: %EXCLUSION
inputs:
  - {name: online, type: percent, title: {vi: Tỷ lệ trực tuyến, en: Online}}
  - {name: done, type: count, unit: {vi: việc, en: task(s)}, title: {vi: Số việc đã làm, en: Tasks done}}
  - {name: total, type: count, min: 1, fixed: true, title: {vi: Tổng số việc, en: Tasks}}
  - {name: errors, type: count, title: {vi: Số sai sót, en: Errors}}
  - {name: plan, type: enum, title: {vi: Kế hoạch, en: Plan}, options: [{name: on_time, title: {vi: đúng hạn, en: on time}}, {name: late, title: {vi: chậm, en: late}}, {name: none, title: {vi: không, en: none}}]}
  - {name: trained, type: bool, title: {vi: Đã tập huấn, en: Trained}}
  - {name: issued, type: date, title: {vi: Ngày ban hành, en: Issued}}
`

// optimizer compiles a rubric with the inputs above; its leaves are given by their
// rules.
func optimizer(t testing.TB, exclusion string, max int, rest string) *scoring.Scorer {
	t.Helper()
	src := strings.NewReplacer("%MAX", fmt.Sprint(max), "%EXCLUSION", exclusion).Replace(inputsHead) + rest
	r, err := rubric.Parse("o.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, &scoring.Options{Rules: []scoring.Rule{{
		Name: "by_hand", Doc: "Errors in Go.", Inputs: []string{"errors"},
		Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return decimal.NewFromInt(2).Sub(c.Number("errors")), rubric.Text{}, nil
		},
	}}})
	require.NoError(t, err)
	return s
}

func total(s string) remediation.Goal {
	return remediation.Goal{Total: decimal.NewNullDecimal(dec(s))}
}

func budget(s string) remediation.Goal {
	return remediation.Goal{Effort: decimal.NewNullDecimal(dec(s))}
}

func optimize(t testing.TB, s *scoring.Scorer, f facts, a remediation.Aim) *remediation.Optimum {
	t.Helper()
	got, err := remediation.Optimize(context.Background(), s, scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(f)}, &a, nil)
	require.NoError(t, err)
	return got
}

// shownSets writes sets as "effort → final: input figure, ...".
func shownSets(sets ...remediation.Set) []string {
	out := []string{}
	for _, s := range sets {
		var changes []string
		for _, target := range s.Targets {
			for _, c := range target.Changes {
				changes = append(changes, c.Input+" "+c.Figure.String())
			}
		}
		out = append(out, fmt.Sprintf("%s → %s: %s", s.Effort, s.Final.Least, strings.Join(changes, ", ")))
	}
	return out
}

func shownCurve(o *remediation.Optimum) string {
	var out []string
	for _, p := range o.Curve {
		out = append(out, p.Effort.String()+" "+p.Final.String())
	}
	return strings.Join(out, ", ")
}

const plainLeaves = `areas:
  - {code: "1", title: One, max: 4, cases: [{when: online >= 90, score: full}, {when: online >= 70, score: 2}, {score: 0}]}
  - {code: "2", title: Two, max: 3, score: "max(0, full - errors)"}
  - {code: "3", title: Three, max: 2, score: "plan == 'on_time' ? full : plan == 'late' ? 1 : 0"}
  - {code: "4", title: Four, max: 1, score: "issued <= date('2025-06-30') ? full : 0"}
bands:
  - {name: {vi: Tốt, en: Good}, from: 8}
  - {name: {vi: Khá, en: Fair}, from: 5}
  - {name: {vi: Kém, en: Poor}, from: 0}
`

var plainFacts = facts{"online": 60, "errors": 2, "plan": "none", "issued": "2025-07-10"}

var plainEfforts = efforts{
	"online": {PerUnit: dec("0.5")},
	"errors": {Fixed: dec("1"), PerUnit: dec("2")},
	"plan":   {Fixed: dec("0.5"), Options: map[string]decimal.Decimal{"on_time": dec("3"), "late": dec("0.25")}},
	"issued": {Steps: []remediation.EffortStep{{From: dec("1"), Effort: dec("1")}, {From: dec("10"), Effort: dec("4")}}},
}

// TestOptimizeGoals: each kind of goal, the next best sets, and what effort is.
func TestOptimizeGoals(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "none", 10, plainLeaves)
	tests := []struct {
		name     string
		goal     remediation.Goal
		next     int
		required string
		reached  bool
		want     []string // the best set and the next
	}{
		{"a total", total("3"), 2, "3", true, []string{"3.5 → 3: plan on_time", "3.75 → 3: errors 1, plan late", "4.75 → 3: plan late, issued 2025-06-30"}},
		{"a total between two scores", total("2.001"), 0, "2.001", true, []string{"3.5 → 3: plan on_time"}},
		{"a band in Vietnamese", remediation.Goal{Band: "Khá"}, 0, "5", true, []string{"8.5 → 5: errors 0, plan on_time"}},
		{"a band in English", remediation.Goal{Band: "Good"}, 1, "8", true, []string{"17.5 → 8: online 70, errors 0, plan on_time, issued 2025-06-30", "20.75 → 8: online 90, errors 0, plan late"}},
		{"first of three", remediation.Goal{Rank: 1, Rivals: []decimal.Decimal{dec("2.5"), dec("6")}}, 0, "6", true, []string{"10.75 → 6: online 70, errors 0, plan late"}},
		{"second of three, with a tie", remediation.Goal{Rank: 2, Rivals: []decimal.Decimal{dec("3"), dec("3")}}, 0, "3", true, []string{"3.5 → 3: plan on_time"}},
		{"reached already", total("1"), 3, "1", true, []string{"0 → 1: "}},
		{"less than now", total("-5"), 0, "-5", true, []string{"0 → 1: "}},
		{"the points of an effort", budget("5.75"), 2, "-", true, []string{"5.75 → 4: errors 0, plan late", "5.75 → 4: online 70, plan late", "3.5 → 3: plan on_time"}},
		{"the points of no effort", budget("0"), 1, "-", true, []string{"0 → 1: "}},
		{"the points of any effort", budget("1000000000000000000"), 0, "-", true, []string{"27.5 → 10: online 90, errors 0, plan on_time, issued 2025-06-30"}},
		{"out of reach", total("10.5"), 0, "10.5", false, []string{"27.5 → 10: online 90, errors 0, plan on_time, issued 2025-06-30"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := optimize(t, s, plainFacts, remediation.Aim{Goal: tt.goal, Next: tt.next, Efforts: plainEfforts})
			assert.Equal(t, tt.required, show(got.Required))
			assert.Equal(t, tt.reached, got.Reached)
			assert.Equal(t, tt.want, shownSets(append([]remediation.Set{got.Best}, got.Next...)...))
			assert.True(t, got.Proved)
			assert.Empty(t, got.Doubts)
			assert.Equal(t, "1 10", got.Now.Least.String()+" "+got.Most.String())
			assert.Equal(t, "0 1, 0.75 2, 3.5 3, 5.75 4, 8.5 5, 10.75 6, 13.5 7, 17.5 8, 23.5 9, 27.5 10", shownCurve(got), "the curve is the same for all goals")
		})
	}
}

// TestOptimizeSet: all that an answer says of its best set.
func TestOptimizeSet(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "none", 10, plainLeaves)
	got := optimize(t, s, plainFacts, remediation.Aim{Goal: total("3.5"), Efforts: plainEfforts, Unit: rubric.Text{VI: "ngày công", EN: "days"}})
	assert.Equal(t, "ngày công", got.EffortUnit.VI)
	assert.Equal(t, scoring.Unit{ID: "u"}, got.Unit)
	require.Len(t, got.Best.Targets, 2)
	assert.Equal(t, "3", got.Best.Gain.String())
	assert.Equal(t, "Poor", got.Best.Band.EN)
	errors, plan := got.Best.Targets[0], got.Best.Targets[1]
	assert.Equal(t, "errors", errors.ID)
	assert.Equal(t, "Số sai sót", errors.Changes[0].Title.VI)
	assert.Equal(t, []remediation.Effect{{Code: "2", Before: dec("1"), After: dec("3"), Gain: dec("2")}}, errors.Effects)
	assert.Equal(t, rubric.Text{VI: "Số sai sót: từ 2 xuống 0: +2 điểm", EN: "Errors: from 2 to 0: +2 points"}, errors.Text)
	assert.Equal(t, "5 2", show(errors.Effort)+" "+errors.Gain.String())
	assert.Equal(t, rubric.Text{VI: "Kế hoạch: từ không sang chậm: +1 điểm", EN: "Plan: from none to late: +1 point"}, plan.Text)
	assert.Equal(t, "0.75 1", show(plan.Effort)+" "+plan.Gain.String())
	assert.Equal(t, improve.Change{Comparison: scoring.Comparison{Input: "plan", Subject: "plan", Observed: "none", Operator: "==", Required: "late"}, Figure: scoring.Known("late"),
		Title: rubric.Text{VI: "Kế hoạch", EN: "Plan"}}, plan.Changes[0])
}

// TestOptimizeEfforts: what moves one figure, and how far.
func TestOptimizeEfforts(t *testing.T) {
	t.Parallel()
	type effort = remediation.Effort
	s := optimizer(t, "none", 10, plainLeaves)
	steps := []remediation.EffortStep{{From: dec("5"), Effort: dec("2")}, {From: dec("10"), Effort: dec("3")}}
	tests := []struct {
		name  string
		input string
		e     effort
		want  string // the curve
	}{
		{"nothing", "online", effort{}, "0 5"},
		{"fixed", "online", effort{Fixed: dec("2.50")}, "0 1, 2.5 5"},
		{"per unit", "online", effort{PerUnit: dec("0.1")}, "0 1, 1 3, 3 5"},
		{"steps", "online", effort{Steps: steps, Fixed: dec("1")}, "0 1, 4 5"},
		{"steps and per unit", "online", effort{Steps: steps, PerUnit: dec("1")}, "0 1, 13 3, 33 5"},
		{"at least", "online", effort{PerUnit: dec("0.1"), Within: scoring.Bound{AtLeast: scoring.Known(75)}}, "0 1, 1.5 3, 3 5"},
		{"at most", "online", effort{PerUnit: dec("0.1"), Within: scoring.Bound{AtMost: scoring.Known(85)}}, "0 1, 1 3"},
		{"below what would do", "online", effort{Within: scoring.Bound{Below: scoring.Known(70)}}, "0 1"},
		{"stays", "online", effort{Stays: true, PerUnit: dec("1")}, "0 1"},
		{"days", "issued", effort{PerUnit: dec("0.25")}, "0 1, 2.5 2"},
		{"a date that comes too late", "issued", effort{Within: scoring.Bound{AtLeast: scoring.Known("2025-07-01")}}, "0 1"},
		{"a date in time", "issued", effort{PerUnit: dec("1"), Within: scoring.Bound{AtMost: scoring.Known("2025-06-25")}}, "0 1, 15 2"},
		{"some options", "plan", effort{Fixed: dec("1"), Within: scoring.Bound{OneOf: []string{"late", "none"}}}, "0 1, 1 2"},
		{"options that are not listed", "plan", effort{Fixed: dec("1"), Options: map[string]decimal.Decimal{"on_time": dec("2")}}, "0 1, 1 2, 3 3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := optimize(t, s, plainFacts, remediation.Aim{Goal: total("10"), Efforts: efforts{tt.input: tt.e}})
			assert.Equal(t, tt.want, shownCurve(got))
			assert.True(t, got.Proved)
		})
	}
	got := optimize(t, s, plainFacts, remediation.Aim{Goal: total("10"), Otherwise: &effort{Fixed: dec("1"), PerUnit: dec("0.1")}, Efforts: efforts{"errors": {Stays: true}, "issued": {}}})
	assert.Equal(t, []string{"5 → 8: online 90, plan on_time, issued 2025-06-30"}, shownSets(got.Best), "others take what Otherwise says, options only what is fixed of it")
}

// TestOptimizeUnknown: figures that are missing or known by a bound count for the
// worst until they are moved.
func TestOptimizeUnknown(t *testing.T) {
	t.Parallel()
	s := optimizer(t, "none", 10, plainLeaves)
	known := facts{"online": scoring.Bound{Below: scoring.Known(95)}, "plan": "none", "issued": "2025-07-10"}
	got := optimize(t, s, known, remediation.Aim{Goal: total("3"), Efforts: efforts{"online": {PerUnit: dec("0.1")}}})
	assert.Equal(t, []string{"9 → 4: online 90"}, shownSets(got.Best), "from 0, the worst that is below 95")
	assert.True(t, got.Proved)

	got = optimize(t, s, known, remediation.Aim{Goal: total("3"), Efforts: efforts{"errors": {Fixed: dec("1"), PerUnit: dec("1")}}})
	assert.Equal(t, "0 0", shownCurve(got))
	assert.False(t, got.Proved)
	assert.Equal(t, []rubric.Text{{VI: "chưa biết số liệu hiện tại nên không tính được công sức: Số sai sót", EN: "what it takes to move a figure that is not known cannot be computed: Errors"}}, got.Doubts)
	var of2 remediation.OutOfReach
	for _, o := range got.OutOfReach {
		if o.Code == "2" {
			of2 = o
		}
	}
	assert.Equal(t, "missing", string(of2.Kind))
	assert.Equal(t, "Số sai sót: chưa có số liệu, cần 0: thêm 3 điểm, nhưng chưa biết số liệu hiện tại nên không tính được công sức", of2.Text.VI)
	assert.Equal(t, "Errors: no figure, needed: 0: +3 points, but what that takes cannot be computed while the figure is not known", of2.Text.EN)

	got = optimize(t, s, known, remediation.Aim{Goal: total("3"), Efforts: efforts{"errors": {Fixed: dec("1")}}})
	assert.Equal(t, []string{"1 → 3: errors 0"}, shownSets(got.Best), "what does not depend on the distance is known")
	assert.True(t, got.Proved)
}
