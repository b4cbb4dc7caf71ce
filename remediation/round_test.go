package remediation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// settings has an item of each kind that a round can set, beside one that its rule decides.
const settings = `
rubric: rounds
title: Rounds
decision: {number: "1", issuer: X, date: 2025-01-15}
period: 2025
max: 100
points: {places: 2, rounding: half-up}
exclusion: whole
surveys: [{name: q, title: Survey, answers: [{name: good, value: 1}, {name: bad, value: 0}], least: 10, too_few: {share: 0.4}}]
rounds: [{name: self, title: Self, self: true}, {name: first, title: First}, {name: second, title: Second}]
inputs:
  - {name: n, type: count, title: N}
  - {name: m, type: count, title: M}
  - {name: k, type: count, title: K}
areas:
  - code: "1"
    title: All
    max: 100
    items:
      - {code: "1.1", title: Rule, max: 10, score: "min(full, n)"}
      - {code: "1.2", title: Judged, max: 10, judged: true, score: "min(full, n)"}
      - {code: "1.3", title: Unproved, max: 10, evidence: [{vi: Báo cáo, en: Report}], no_evidence: zero, score: "min(full, n)"}
      - {code: "1.4", title: Nothing to prove, max: 10, evidence: [{vi: Sổ, en: Register}], no_evidence: zero, score: "min(full, m)"}
      - {code: "1.5", title: Waived in part, max: 10, waiver: {share: 0.5}, score: "min(full, n)"}
      - {code: "1.6", title: Waived, max: 10, waiver: full, score: "min(full, n)"}
      - {code: "1.7", title: Left out, max: 10, waiver: exclude, score: "min(full, n)"}
      - {code: "1.8", title: Too few, max: 10, reported: true, source: survey, survey: q}
      - {code: "1.9", title: Typed, max: 10, reported: true, evidence: [{vi: Biên bản, en: Minutes}], no_evidence: zero}
      - {code: "1.10", title: Unproved and not known, max: 10, evidence: [{vi: Sổ, en: Register}], no_evidence: zero, score: "min(full, k)"}
`

// said are the records of the year of settings, up to the first appraisal.
var said = []string{
	`{kind: figure, round: self, by: An, authority: Office, at: 2026-01-05, input: n, new: 4}`,
	`{kind: figure, round: self, by: An, authority: Office, at: 2026-01-05, input: m, new: 0}`,
	`{kind: points, round: first, by: Binh, authority: Team, at: 2026-01-10, item: "1.2", new: 3, why: Only on paper}`,
	`{kind: waiver, round: first, by: Binh, authority: Team, at: 2026-01-10, item: "1.5", why: Flood, waiver: {approver: Chair, from: 2026-01-01}}`,
	`{kind: waiver, round: first, by: Binh, authority: Team, at: 2026-01-10, item: "1.6", why: Flood, waiver: {approver: Chair, from: 2026-01-01}}`,
	`{kind: waiver, round: first, by: Binh, authority: Team, at: 2026-01-10, item: "1.7", why: Flood, waiver: {approver: Chair, from: 2026-01-01}}`,
	`{kind: survey, round: first, by: Em, authority: Team, at: 2026-01-10, item: "1.8", answers: {good: 2, bad: 1}}`,
	`{kind: points, round: first, by: Binh, authority: Team, at: 2026-01-10, item: "1.9", new: 7}`,
}

// rounds folds records of a year of settings.
func rounds(t testing.TB, records ...string) (*scoring.Scorer, *assessment.State) {
	t.Helper()
	r, err := rubric.Parse("rubric.yaml", []byte(settings), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	src := "rubric: rounds\nunit: {id: u}\nrecords:\n  - " + strings.Join(records, "\n  - ") + "\n"
	a, err := assessment.Parse("year.yaml", []byte(src), r, nil)
	require.NoError(t, err)
	state, err := assessment.Fold(s, a, rubric.Date{Year: 2026, Month: 2, Day: 1})
	require.NoError(t, err)
	return s, state
}

// TestPlanOfRound: what a plan says of an item is what the round made of it: whether it is
// lost, by which kind of reason, what wins it back, and why nothing does.
func TestPlanOfRound(t *testing.T) {
	s, state := rounds(t, said...)
	round := state.Round("first")
	all := &catalogue.Catalogue{Rubric: "rounds", Actions: []catalogue.Solution{{ID: "each", Solution: rubric.Text{VI: "X", EN: "X"}}}}
	p, err := remediation.NewPlan(context.Background(), s, round.Facts, all, &remediation.Options{Round: round})
	require.NoError(t, err)
	for _, tt := range []struct {
		code string
		lost string // empty: nothing
		kind catalogue.Kind
		// reason is that of the deficit, target the ID and the text of what wins it back.
		reason, target string
		open           string // what that leaves, and why
	}{
		{"1.1", "6", catalogue.KindProportion, "N reached only 4", "n N: from 4 to at least 10: +12.22 points", ""},
		{"1.2", "7", catalogue.KindJudgement, "set by Binh: Only on paper", "",
			"judgement 7 the points cannot be computed: set by Binh: Only on paper"},
		{"1.3", "10", catalogue.KindEvidence, "there is no evidence (Report)",
			"evidence:1.3 show the evidence of item 1.3: Report: +4.44 points", "later 6"},
		{"1.4", "10", catalogue.KindProportion, "there were no M", "m M: from 0 to at least 10: +11.11 points", ""},
		{"1.5", "5", catalogue.KindProportion, "waived by Chair: Flood", "n N: from 4 to at least 10: +12.22 points", ""},
		{"1.6", "", "", "", "", ""},
		{"1.7", "", "", "", "", ""},
		{"1.8", "6", catalogue.KindSurvey, "Survey: 3 answered, fewer than the minimum of 10", "",
			"judgement 6 the points come from a survey and cannot be computed: Survey: 3 answered, fewer than the minimum of 10"},
		{"1.9", "10", catalogue.KindEvidence, "there is no evidence (Minutes)",
			"evidence:1.9 show the evidence of item 1.9: Minutes: +7.78 points", "judgement 3"},
		{"1.10", "10", catalogue.KindEvidence, "there is no evidence (Register)", "",
			"evidence 10 the evidence is missing: Register; by the figures as they are nothing more is sure with it"},
	} {
		t.Run(tt.code, func(t *testing.T) {
			i := slices.IndexFunc(p.Deficits, func(d remediation.Deficit) bool { return d.Code == tt.code })
			if tt.lost == "" {
				assert.Negative(t, i)
				return
			}
			require.GreaterOrEqual(t, i, 0)
			d := p.Deficits[i]
			assert.Equal(t, []any{tt.lost, tt.kind, tt.reason}, []any{d.Lost.Decimal.String(), d.Kind, d.Reason.EN})
			at := slices.IndexFunc(p.Actions, func(a remediation.Action) bool { return a.ID == "each:"+tt.code })
			require.GreaterOrEqual(t, at, 0)
			target, open := "", ""
			for _, x := range p.Actions[at].Targets {
				target += x.ID + " " + x.Text.EN
			}
			for _, o := range p.Actions[at].Open {
				open += fmt.Sprint(o.Kind, " ", o.Lost.Most, " ", o.Text.EN)
			}
			assert.Equal(t, tt.target, target)
			assert.True(t, strings.HasPrefix(open, tt.open), open)
			assert.Equal(t, tt.open == "", open == "", open)
		})
	}
	sameAsRound(t, p, round)

	// Its JSON reads back, and the round in JSON makes the same plan.
	b, err := json.Marshal(p)
	require.NoError(t, err)
	var back remediation.Plan
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *p, back)
	b, err = json.Marshal(state)
	require.NoError(t, err)
	var stored assessment.State
	require.NoError(t, json.Unmarshal(b, &stored))
	again, err := remediation.NewPlan(context.Background(), s, round.Facts, all, &remediation.Options{Round: stored.Round("first")})
	require.NoError(t, err)
	want, got := marshalled(t, p), marshalled(t, again)
	assert.Equal(t, want, got)
}

func marshalled(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// sameAsRound asserts that the numbers of a plan are those of its round, byte by byte.
func sameAsRound(t *testing.T, p *remediation.Plan, round *assessment.Round) {
	t.Helper()
	assert.Equal(t, marshalled(t, round.Result.Total), marshalled(t, p.Results.Total))
	deficits := slices.Clone(p.Deficits)
	for i := range deficits {
		deficits[i].Kind = ""
	}
	assert.Equal(t, marshalled(t, remediation.Deficits(round.Result)), marshalled(t, deficits))
	for i, area := range round.Result.Areas() {
		assert.Equal(t, marshalled(t, area.Score), marshalled(t, p.Results.Areas[i].Score))
	}
}

// TestDerivedOfRound: without a catalogue there is an action for evidence that wins something,
// and none for what somebody judged; the outcome has both kinds of targets.
func TestDerivedOfRound(t *testing.T) {
	s, state := rounds(t, said...)
	round := state.Round("first")
	p, err := remediation.NewPlan(context.Background(), s, round.Facts, nil, &remediation.Options{Round: round})
	require.NoError(t, err)
	var got []string
	for _, a := range p.Actions {
		got = append(got, fmt.Sprint(a.ID, " ", a.Deficits, " ", a.Gain, " ", a.Solution.EN))
	}
	assert.Equal(t, []string{
		"n [1.1 1.5] 12.22 Reach at least 10 for N",
		"m [1.4] 11.11 Reach at least 10 for M",
		"evidence:1.3 [1.3] 4.44 Show the evidence of item 1.3: Report",
		"evidence:1.9 [1.9] 7.78 Show the evidence of item 1.9: Minutes",
	}, got)
	assert.Equal(t, []string{"1.2", "1.8", "1.10"}, p.Uncovered())
	assert.Equal(t, []string{"n", "m", "evidence:1.3", "evidence:1.9"}, p.Outcome.Targets)
	assert.True(t, p.OutcomeHolds())
	// 10 + 3 + 10 + 10 + 10 + 10 + 4 + 7 of 90: the report proves what the figures come to by then.
	assert.Equal(t, "71.11", p.Outcome.Final.String())
	for _, l := range p.Check() {
		assert.NotEqual(t, remediation.LackTarget, l.Kind, l.Text.EN)
	}
}

// TestOptimizeRound: what a round set is not moved, and the answer says why it stays lost.
func TestOptimizeRound(t *testing.T) {
	s, state := rounds(t, said...)
	round := state.Round("first")
	aim := &remediation.Aim{Goal: remediation.Goal{Total: decimal.NewNullDecimal(decimal.NewFromInt(80))},
		Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(1)}}
	opts := &remediation.Options{Round: round}
	o, err := remediation.Optimize(context.Background(), s, round.Facts, aim, opts)
	require.NoError(t, err)
	assert.True(t, o.Proved)
	assert.False(t, o.Reached)
	assert.Equal(t, []string{"28.89", "52.22"}, []string{o.Now.Least.String(), o.Most.String()})
	var kept []string
	for _, x := range o.OutOfReach {
		kept = append(kept, fmt.Sprint(x.Code, " ", x.Kind, " ", x.Lost.Most))
	}
	assert.Equal(t, []string{"1.2 judgement 7", "1.3 evidence 10", "1.8 judgement 6", "1.9 evidence 10", "1.10 evidence 10"}, kept)

	opts.Optimum = o
	p, err := remediation.NewPlan(context.Background(), s, round.Facts, nil, opts)
	require.NoError(t, err)
	sameAsRound(t, p, round)
	_, err = remediation.NewPlan(context.Background(), s, round.Facts, nil, &remediation.Options{Optimum: o})
	require.Error(t, err, "the optimum is of the round, the plan of the facts alone")
}

// TestProgressRound: later facts change what rules decide, a later round also what was set.
func TestProgressRound(t *testing.T) {
	s, state := rounds(t, append(slices.Clone(said),
		`{kind: figure, round: second, by: Binh, authority: Team, at: 2026-01-20, input: n, old: 4, new: 6, why: Found}`,
		`{kind: points, round: second, by: Binh, authority: Team, at: 2026-01-20, item: "1.2", old: 3, new: 8, why: Seen}`,
		`{kind: evidence, round: second, by: An, authority: Office, at: 2026-01-20, item: "1.3", evidence: {id: e, number: 1/BC}}`)...)
	round := state.Round("first")
	p, err := remediation.NewPlan(context.Background(), s, round.Facts, nil, &remediation.Options{Round: round})
	require.NoError(t, err)
	b, err := json.Marshal(p)
	require.NoError(t, err)
	stored := &remediation.Plan{}
	require.NoError(t, json.Unmarshal(b, stored))
	later := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{"n": scoring.Known(10), "m": scoring.Known(10)},
		Points: round.Facts.Points}
	for _, tt := range []struct {
		name string
		of   func(*remediation.Plan) (*remediation.Progress, error)
		want string
	}{
		{"the same", func(p *remediation.Plan) (*remediation.Progress, error) {
			return p.Progress(s, round.Facts, rubric.Date{})
		},
			"28.89–28.89: 1.1 open 6, 1.2 open 7, 1.3 open 10, 1.4 open 10, 1.5 open 5, 1.8 open 6, 1.9 open 10, 1.10 open 10"},
		{"later facts", func(p *remediation.Plan) (*remediation.Progress, error) { return p.Progress(s, later, rubric.Date{}) },
			"52.22–52.22: 1.1 done 0, 1.2 open 7, 1.3 open 10, 1.4 done 0, 1.5 done 0, 1.8 open 6, 1.9 open 10, 1.10 open 10"},
		{"the same round", func(p *remediation.Plan) (*remediation.Progress, error) {
			return p.ProgressRound(s, round, rubric.Date{})
		},
			"28.89–28.89: 1.1 open 6, 1.2 open 7, 1.3 open 10, 1.4 open 10, 1.5 open 5, 1.8 open 6, 1.9 open 10, 1.10 open 10"},
		{"the later round", func(p *remediation.Plan) (*remediation.Progress, error) {
			return p.ProgressRound(s, state.Round("second"), rubric.Date{})
		},
			"44.44–44.44: 1.1 partly 4, 1.2 partly 2, 1.3 done 4, 1.4 open 10, 1.5 partly 4, 1.8 open 6, 1.9 open 10, 1.10 open 10"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, p := range []*remediation.Plan{p, stored} {
				g, err := tt.of(p)
				require.NoError(t, err)
				var got []string
				for _, l := range g.Losses {
					got = append(got, fmt.Sprint(l.Code, " ", l.Status, " ", l.Open.Most))
				}
				assert.Equal(t, tt.want, fmt.Sprintf("%s–%s: %s", g.After.Least, g.After.Most, strings.Join(got, ", ")))
			}
		})
	}
}

// TestRoundOfOthers: a round that is not of these facts, this unit or this edition is refused.
func TestRoundOfOthers(t *testing.T) {
	s, state := rounds(t, said...)
	round := state.Round("first")
	plan := func(f scoring.Facts, r *assessment.Round) error {
		_, err := remediation.NewPlan(context.Background(), s, f, nil, &remediation.Options{Round: r})
		return err
	}
	require.ErrorContains(t, plan(round.Facts, &assessment.Round{}), "the round has no result")
	other := round.Facts
	other.Unit.ID = "v"
	require.ErrorIs(t, plan(other, round), scoring.ErrUnit)
	other = round.Facts
	other.Inputs = map[string]scoring.Figure{"n": scoring.Known(5)}
	require.ErrorContains(t, plan(other, round), `the facts are not those of the round "first": they come to something else at item "1.1"`)
	less := *round
	less.Set = less.Set[1:]
	require.ErrorContains(t, plan(round.Facts, &less), `they come to something else at item "1.8"`)
	foreign := compiled(t, tied)
	_, err := remediation.NewPlan(context.Background(), foreign, scoring.Facts{Unit: scoring.Unit{ID: "u"}}, nil, &remediation.Options{Round: round})
	require.ErrorIs(t, err, scoring.ErrEdition)
	p, err := remediation.NewPlan(context.Background(), s, round.Facts, nil, &remediation.Options{Round: round})
	require.NoError(t, err)
	_, err = p.ProgressRound(foreign, round, rubric.Date{})
	require.ErrorIs(t, err, scoring.ErrEdition)
	_, err = p.ProgressRound(s, nil, rubric.Date{})
	require.Error(t, err)
}
