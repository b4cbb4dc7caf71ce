package remediation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// trackedRubric has two losses of one figure each, and a penalty.
const trackedRubric = `max: 4
inputs:
  - {name: sent, type: percent, title: {vi: Tỷ lệ gửi, en: Sent}}
  - {name: filed, type: percent, title: {vi: Tỷ lệ lập, en: Filed}}
  - {name: late, type: count, title: {vi: Báo cáo chậm, en: Late}}
areas:
  - {code: "1", title: One, max: 2, cases: [{when: sent >= 80, score: full}, {when: sent >= 60, score: 1}, {score: 0}]}
  - {code: "2", title: Two, max: 2, cases: [{when: filed >= 90, score: full}, {score: 0}]}
penalty: {cap: 1, items: [{code: P1, title: Late, max: 1, score: "min(full, late)"}]}
`

func day(year int, month time.Month, d int) rubric.Date {
	return rubric.Date{Year: year, Month: month, Day: d}
}

var decided = tracking.Decision{By: rubric.Plain("Chairman"), On: day(2026, 3, 1), Why: rubric.Plain("w")}

// tracked is a plan with an action for each loss, all due by the end of June 2026.
func tracked(t *testing.T) (*scoring.Scorer, *remediation.Plan) {
	s := compiled(t, trackedRubric)
	p, err := remediation.NewPlan(context.Background(), s, trackedFacts(50, 50, 1), nil, nil)
	require.NoError(t, err)
	require.Len(t, p.Actions, 3)
	for i := range p.Actions {
		p.Actions[i].Deadline = day(2026, 6, 30)
	}
	return s, p
}

func trackedFacts(sent, filed, late int) scoring.Facts {
	return scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(map[string]any{"sent": sent, "filed": filed, "late": late})}
}

// progressOf says what a progress says of every action, and its sums.
func progressOf(t *testing.T, s *scoring.Scorer, p *remediation.Plan, f scoring.Facts, on rubric.Date) (actions []string, sums string) {
	g, err := p.Progress(s, f, on)
	require.NoError(t, err)
	for _, a := range g.Actions {
		text := a.ID + " " + string(a.Status)
		if a.Overdue {
			text += ", late"
		}
		if why := a.Blocked.Why.EN; why != "" {
			text += ", blocked: " + why
		}
		actions = append(actions, text)
	}
	b, err := json.Marshal(g)
	require.NoError(t, err)
	var back remediation.Progress
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, *g, back)
	return actions, fmt.Sprintf("recovered %s, open %s, accepted %s", g.Recovered.Least, g.Open.Least, g.Accepted.Least)
}

// TestProgressByRecords: what was recorded of an action, held against the figures.
func TestProgressByRecords(t *testing.T) {
	june, july := day(2026, 6, 15), day(2026, 7, 15)
	for _, tt := range []struct {
		name   string
		record tracking.Record // of the first action, which is for item 1
		sent   int
		on     rubric.Date
		want   string
	}{
		{"nothing", tracking.Record{}, 50, june, "sent open"},
		{"the deadline is past", tracking.Record{}, 50, july, "sent overdue, late"},
		{"won back in part", tracking.Record{}, 70, june, "sent partly"},
		{"done by the figures alone", tracking.Record{}, 80, july, "sent done"},
		{"recorded as done", tracking.Record{Done: day(2026, 6, 10)}, 50, june, "sent claimed"},
		{"recorded as done, past the deadline", tracking.Record{Done: day(2026, 6, 10)}, 50, july, "sent claimed, late"},
		{"recorded as done later than the day of the progress", tracking.Record{Done: day(2026, 6, 20)}, 50, june, "sent open"},
		{"with evidence", tracking.Record{Evidence: []tracking.Evidence{{Number: "21/BC-UBND", Date: june}}}, 70, june, "sent claimed"},
		{"with later evidence", tracking.Record{Evidence: []tracking.Evidence{{Date: july}}}, 70, june, "sent partly"},
		{"done and shown so", tracking.Record{Done: june, Evidence: []tracking.Evidence{{}}}, 80, june, "sent done"},
		{"approved, and the figures fell", tracking.Record{Approved: decided}, 70, june, "sent degraded"},
		{"approved, and the figures hold", tracking.Record{Approved: decided}, 80, june, "sent done"},
		{"approved later", tracking.Record{Approved: tracking.Decision{On: july}}, 50, june, "sent open"},
		{"reached once", tracking.Record{Reached: day(2026, 3, 31)}, 50, july, "sent degraded, late"},
		{"blocked", tracking.Record{Blocked: tracking.Block{Since: day(2026, 2, 1), Why: rubric.Plain("no software")}}, 70, june, "sent blocked, blocked: no software"},
		{"blocked and overdue", tracking.Record{Blocked: tracking.Block{Why: rubric.Plain("no software")}}, 50, july, "sent overdue, late, blocked: no software"},
		{"blocked later", tracking.Record{Blocked: tracking.Block{Since: july, Why: rubric.Plain("x")}}, 50, june, "sent open"},
		{"no more held up once done", tracking.Record{Blocked: tracking.Block{Why: rubric.Plain("x")}}, 80, june, "sent done"},
		{"without a day everything recorded counts", tracking.Record{Approved: tracking.Decision{On: july}}, 50, rubric.Date{}, "sent degraded"},
	} {
		s, p := tracked(t)
		p.Actions[0].Tracking = tt.record
		got, _ := progressOf(t, s, p, trackedFacts(tt.sent, 50, 1), tt.on)
		assert.Equal(t, tt.want, got[0], tt.name)
	}
}

// TestProgressWithoutFigures: what is recorded as done counts as claimed where figures
// are missing, and nothing has degraded that is not known.
func TestProgressWithoutFigures(t *testing.T) {
	s, p := tracked(t)
	f := trackedFacts(0, 50, 1)
	delete(f.Inputs, "sent")
	for want, r := range map[string]tracking.Record{
		"sent missing": {}, "sent claimed": {Reached: day(2026, 3, 31)}, "sent blocked, blocked: x": {Blocked: tracking.Block{Why: rubric.Plain("x")}},
	} {
		p.Actions[0].Tracking = r
		got, _ := progressOf(t, s, p, f, day(2026, 7, 15))
		assert.Equal(t, want, got[0])
	}
	p.Actions = append(p.Actions, remediation.Action{ID: "own", Deficits: []string{}, Assignment: p.Actions[0].Assignment})
	got, _ := progressOf(t, s, p, f, day(2026, 7, 15))
	assert.Equal(t, "own none, late", got[3], "of an action for no loss only records tell")
	p.Actions[3].Tracking.Done = day(2026, 5, 2)
	got, _ = progressOf(t, s, p, f, day(2026, 7, 15))
	assert.Equal(t, "own claimed", got[3])
}

// TestAcceptedLosses: a loss that is not to be won back is neither open nor overdue
// until its day, nor without an action.
func TestAcceptedLosses(t *testing.T) {
	s, p := tracked(t)
	f := trackedFacts(50, 50, 1)
	p.Accepted = []tracking.Acceptance{{Code: "2", Decision: decided, Until: day(2026, 12, 31)}, {Code: "P1"}}
	for _, tt := range []struct {
		on      rubric.Date
		actions string
		sums    string
	}{
		{rubric.Date{}, "sent open; filed accepted; late accepted", "recovered 0, open 2, accepted 3"},
		{day(2026, 2, 28), "sent open; filed open; late accepted", "recovered 0, open 4, accepted 1"}, // not decided yet
		{day(2026, 3, 1), "sent open; filed accepted; late accepted", "recovered 0, open 2, accepted 3"},
		{day(2026, 12, 31), "sent overdue, late; filed accepted; late accepted", "recovered 0, open 2, accepted 3"},
		{day(2027, 1, 1), "sent overdue, late; filed overdue, late; late accepted", "recovered 0, open 4, accepted 1"},
	} {
		got, sums := progressOf(t, s, p, f, tt.on)
		assert.Equal(t, tt.actions, strings.Join(got, "; "), tt.on)
		assert.Equal(t, tt.sums, sums, tt.on)
	}
	got, sums := progressOf(t, s, p, trackedFacts(70, 90, 1), day(2026, 6, 1))
	assert.Equal(t, "sent partly; filed done; late accepted", strings.Join(got, "; "), "what is won back all the same is done")
	assert.Equal(t, "recovered 3, open 1, accepted 1", sums)

	p.Actions = p.Actions[:1]
	assert.Empty(t, p.Uncovered())
	assert.NotContains(t, lacks(p), "uncovered! 2 P1")
	p.Accepted = p.Accepted[:1]
	assert.Equal(t, []string{"P1"}, p.Uncovered())
	p.Accepted = append(p.Accepted, tracking.Acceptance{Code: "9"})
	_, err := p.Progress(s, f, rubric.Date{})
	assert.EqualError(t, err, `the plan accepts the loss of "9", which it does not have`)
}

// TestMoveDeadline: the history of a deadline has every change, and progress goes by
// the last.
func TestMoveDeadline(t *testing.T) {
	s, p := tracked(t)
	require.NoError(t, p.MoveDeadline("sent", day(2026, 9, 30), decided))
	again := tracking.Decision{By: rubric.Plain("Office"), On: day(2026, 8, 1), Why: rubric.Text{VI: "chậm", EN: "late"}}
	require.NoError(t, p.MoveDeadline("sent", day(2026, 10, 31), again))
	assert.Equal(t, []tracking.DeadlineChange{
		{From: day(2026, 6, 30), To: day(2026, 9, 30), Decision: decided},
		{From: day(2026, 9, 30), To: day(2026, 10, 31), Decision: again},
	}, p.Actions[0].Tracking.Moved)
	for on, want := range map[rubric.Date]string{day(2026, 7, 1): "sent open", day(2026, 10, 31): "sent open", day(2026, 11, 1): "sent overdue, late"} {
		got, _ := progressOf(t, s, p, trackedFacts(50, 50, 1), on)
		assert.Equal(t, want, got[0])
	}

	before := *p
	for want, err := range map[string]error{
		`the plan has no action "nope"`:                                              p.MoveDeadline("nope", day(2026, 9, 1), decided),
		"there is no day 2026-02-30":                                                 p.MoveDeadline("sent", day(2026, 2, 30), decided),
		"there is no day ":                                                           p.MoveDeadline("sent", day(2026, 9, 1), tracking.Decision{By: decided.By, Why: decided.Why}),
		`the deadline of the action "sent" is 2026-10-31 already`:                    p.MoveDeadline("sent", day(2026, 10, 31), decided),
		`to move the deadline of the action "sent" it takes who decided it, and why`: p.MoveDeadline("sent", day(2026, 9, 1), tracking.Decision{On: decided.On}),
	} {
		assert.EqualError(t, err, want)
	}
	assert.Equal(t, before, *p)
	assert.Error(t, (*remediation.Plan)(nil).MoveDeadline("sent", day(2026, 9, 1), decided))
	p.Actions[0].Deadline = day(2026, 12, 1)
	assert.Contains(t, lacks(p), "deadline sent", "which is not as it was moved last")
}

// TestRecord: what figures showed done once and do not any more has degraded.
func TestRecord(t *testing.T) {
	s, p := tracked(t)
	at := func(sent int, on rubric.Date) *remediation.Progress {
		g, err := p.Progress(s, trackedFacts(sent, 50, 1), on)
		require.NoError(t, err)
		return g
	}
	require.NoError(t, p.Record(at(70, day(2026, 3, 31))))
	assert.Zero(t, p.Actions[0].Tracking)
	require.NoError(t, p.Record(at(90, day(2026, 6, 30))))
	require.NoError(t, p.Record(at(95, day(2026, 9, 30))))
	assert.Equal(t, tracking.Record{Reached: day(2026, 6, 30)}, p.Actions[0].Tracking, "the first day")
	assert.Equal(t, remediation.ProgressDegraded, at(70, day(2026, 12, 31)).Actions[0].Status)
	assert.Equal(t, remediation.ProgressDone, at(80, day(2026, 12, 31)).Actions[0].Status)
	assert.Equal(t, remediation.ProgressOpen, at(50, day(2026, 3, 31)).Actions[0].Status, "earlier than it was reached")

	assert.Error(t, p.Record(nil))
	assert.EqualError(t, p.Record(at(90, rubric.Date{})), "there is no day ")
	g := at(90, day(2026, 6, 30))
	g.Unit.ID = "v"
	assert.ErrorIs(t, p.Record(g), scoring.ErrUnit)
	g = at(90, day(2026, 6, 30))
	g.Edition.SHA256 = strings.Repeat("0", 64)
	assert.ErrorIs(t, p.Record(g), scoring.ErrEdition)
	g = at(90, day(2026, 6, 30))
	g.Actions[1].ID = "nope"
	assert.EqualError(t, p.Record(g), `the plan has no action "nope"`)
}

// TestTrackingJSON: a plan with everything recorded is read back to an equal one.
func TestTrackingJSON(t *testing.T) {
	s, p := tracked(t)
	p.Actions[0].Tracking = tracking.Record{
		Start: day(2026, 2, 1), Started: day(2026, 2, 3), Done: day(2026, 5, 4), Blocked: tracking.Block{Since: day(2026, 3, 1), Why: rubric.Plain("b")},
		Moved:    []tracking.DeadlineChange{{From: day(2026, 5, 31), To: day(2026, 6, 30), Decision: decided}, {To: day(2026, 6, 30)}},
		Evidence: []tracking.Evidence{{Number: "1", Date: day(2026, 5, 4), Issuer: rubric.Plain("i"), Note: rubric.Text{VI: "ghi chú", EN: "n"}, File: "a.pdf"}, {File: "b.pdf"}},
		Approved: decided, Reached: day(2026, 5, 5),
		Resources: tracking.Resources{Text: rubric.Plain("two people"), Money: nullDec("12.5"), Unit: rubric.Plain("triệu đồng")},
	}
	p.Actions[1].Tracking.Resources.Money = nullDec("0")
	p.Accepted = []tracking.Acceptance{{Code: "2", Decision: decided, Until: day(2026, 12, 31)}, {Code: "P1"}}
	b, err := json.Marshal(p)
	require.NoError(t, err)
	assert.Contains(t, string(b), `"resources":{"text":"two people","money":"12.5","unit":"triệu đồng"}`)
	var back remediation.Plan
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *p, back)
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(b), string(again))
	assert.ErrorContains(t, json.Unmarshal([]byte(strings.Replace(string(b), `"started":`, `"begun":`, 1)), &back), "begun")
	_, err = p.Progress(s, trackedFacts(50, 50, 1), day(2026, 7, 1))
	require.NoError(t, err)
}
