package misuse_test

import (
	"bytes"
	"context"
	"io"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/form"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// quiet is a test that takes down nothing.
type quiet struct{ testing.TB }

func (quiet) Helper() {}

func (quiet) Errorf(string, ...any) {}

func (quiet) Logf(string, ...any) {}

func (quiet) Name() string { return "quiet" }

const sampleRubric = `rubric: r
title: R
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
exclusion: by-source
inputs:
  - {name: x, type: count, title: X}
  - {name: p, type: percent, title: P}
  - {name: e, type: enum, options: [on_time, late], title: E}
  - {name: d, type: date, title: D}
areas:
  - code: "1"
    title: A
    max: 4
    applies: x >= 0
    not_applicable: exclude
    cases: [{when: "p >= 80 and d <= date('2025-03-31')", score: full}, {when: p >= 50, score: 1}, {score: 0}]
  - {code: "2", title: B, max: 3, source: survey, reported: true}
  - {code: "3", title: C, max: 3, cases: [{when: e == 'on_time', score: "min(full, x)"}, {score: 0}]}
bonus: {cap: 1, items: [{code: B1, title: D, max: 1, score: "min(full, 0.5 * x)"}]}
penalty: {cap: 1, items: [{code: P1, title: E, max: 1, score: "min(full, x / 4)"}]}
bands: [{name: A, from: 8}, {name: B, from: 0}]
`

const sampleRounds = `surveys: [{name: s, title: S, answers: [{name: a, value: 1}, {name: b, value: 0}], not_held: exclude}]
rounds: [{name: lead, title: L, self: true}, {name: late, title: M}]
`

const sampleRecords = `rubric: r
unit: {id: u}
records:
  - {kind: figure, round: lead, by: A, authority: B, at: 2026-01-05, input: p, new: 60}
  - {kind: claim, round: lead, by: A, authority: B, at: 2026-01-05, item: "1", case: 1}
  - {kind: evidence, round: lead, by: A, authority: B, at: 2026-01-05, item: "3", evidence: {id: x, number: "1"}}
  - {kind: lock, round: lead, by: A, authority: B, at: 2026-01-05}
  - {kind: refusal, round: late, by: A, authority: B, at: 2026-01-05, item: "3", piece: x, why: C}
  - {kind: survey, round: late, by: A, authority: B, at: 2026-01-05, item: "2", answers: {a: 3, b: 1}}
  - {kind: waiver, round: late, by: A, authority: B, at: 2026-01-05, item: "3", why: C, waiver: {approver: D, from: 2026-01-01}}
`

func newSamples(t *testing.T) map[reflect.Type][]reflect.Value {
	out := map[reflect.Type][]reflect.Value{}
	add := func(values ...any) {
		for _, v := range values {
			out[reflect.TypeOf(v)] = append(out[reflect.TypeOf(v)], reflect.ValueOf(v))
		}
	}
	as := func(of reflect.Type, values ...any) {
		for _, v := range values {
			out[of] = append(out[of], reflect.ValueOf(v))
		}
	}
	r, err := rubric.Parse("r.yaml", []byte(sampleRubric), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f := scoring.Facts{
		Unit: scoring.Unit{ID: "u", Name: rubric.Plain("U")}, Inputs: map[string]scoring.Figure{"x": scoring.Known(1), "p": scoring.Known(60), "e": scoring.Known("late")},
		Points: map[string]scoring.Figure{"2": scoring.Known(2)},
	}
	result, err := s.Score(f)
	require.NoError(t, err)
	table, err := columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts{f, {}}), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	mutants, err := cover.Mutants(context.Background(), s, nil)
	require.NoError(t, err)
	plan, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
	require.NoError(t, err)
	aim, err := remediation.ParseAim("aim.yaml", []byte(
		"rubric: r\ngoal: {band: A}\nunit: days\nefforts: {x: {per_unit: 1}, p: {per_unit: 2}}\n"), r, nil)
	require.NoError(t, err)
	paper, err := document.New(plan, nil)
	require.NoError(t, err)
	cases, err := scoringtest.ReadCases("cases.yaml", []byte(
		"rubric: r\ncases:\n  - {name: a, facts: {x: 1, p: 60, e: late, d: 2025-01-31}, expect: {\"1\": 1}}\n"), s, nil)
	require.NoError(t, err)
	coverage := cover.New(s)
	require.NoError(t, coverage.Add(f))
	report, err := coverage.Report(context.Background(), nil)
	require.NoError(t, err)
	levers, err := improve.FindLevers(context.Background(), s, f, map[string]scoring.Bound{"x": {}, "p": {}}, nil)
	require.NoError(t, err)
	efforts := make([][]decimal.NullDecimal, len(levers.List))
	for i, l := range levers.List {
		for range l.Moves {
			efforts[i] = append(efforts[i], decimal.NewNullDecimal(decimal.New(1, 0)))
		}
	}
	choices, err := levers.Choose(context.Background(), efforts, &scoring.Work{Steps: 1000})
	require.NoError(t, err)
	doc := source.Read("doc.yaml", []byte("a: 1\nb: [x, 2]\nc: {d: 2025-01-31}\n"), nil)
	root := doc.Root()
	other, err := rubric.Parse("r.yaml", []byte(sampleRubric), nil)
	require.NoError(t, err)
	stranger, err := scoring.Compile(other, nil)
	require.NoError(t, err)
	add(r, s, stranger, &scoring.Scorer{}, f, result, table, totals, mutants[0], &cover.Mutant{}, plan, aim, paper,
		cases, coverage, levers, levers.List[0], choices, efforts, doc, root, root.Mapping(), root.Mapping().Get("b"), (&source.Document{}).Root(), report,
		&cover.Coverage{}, &columnar.Table{}, &columnar.Totals{}, totals.Finals(), &columnar.Scores{}, &scoring.Result{}, &rubric.Rubric{}, &source.Mapping{},
		&source.Document{}, &document.Document{}, &scoringtest.Cases{})
	yearly, err := rubric.Parse("r.yaml", []byte(strings.NewReplacer("source: survey, ", "source: survey, survey: s, ",
		"title: C, ", "title: C, waiver: full, evidence: [X], no_evidence: zero, ").Replace(sampleRubric)+sampleRounds), nil)
	require.NoError(t, err)
	rounds, err := scoring.Compile(yearly, nil)
	require.NoError(t, err)
	year, err := assessment.Parse("year.yaml", []byte(sampleRecords), yearly, nil)
	require.NoError(t, err)
	state, err := assessment.Fold(rounds, year, rubric.Date{Year: 2026, Month: 2, Day: 1})
	require.NoError(t, err)
	add(yearly, rounds, year, *year, &assessment.Assessment{}, state, *state, &assessment.State{}, state.Last(), &assessment.Round{},
		year.Records, year.Records[5].Answers, assessment.Answers{"": nil}, &assessment.Evidence{}, &assessment.Waiver{},
		state.AsOf, assessment.Stated, assessment.Typed, assessment.Surveyed, assessment.Waived, assessment.Reopened)
	ledger, err := state.Ledger("late")
	require.NoError(t, err)
	moved, err := state.Compare("lead", "late")
	require.NoError(t, err)
	add(ledger, moved, ledger.Areas[0], ledger.Areas[0].Causes, moved.Items, &assessment.Ledger{}, &assessment.Comparison{})
	for _, r := range year.Records {
		add(r)
	}
	for _, r := range state.Rounds {
		ledger, err := state.Ledger(r.Name)
		require.NoError(t, err)
		comparison, err := state.Compare(state.Rounds[0].Name, r.Name)
		require.NoError(t, err)
		add(r.Name, ledger, *ledger, &ledger.Total, ledger.Areas, &assessment.Ledger{}, comparison, *comparison, &comparison.Total)
	}
	sheet, err := audit.SheetOf(s, result, f)
	require.NoError(t, err)
	add(sheet, sheet.Rows[0])
	verification, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	add(verification, verification.Verdicts[0], r.Item("1"), r.Input("x"), *r.Input("p"))
	page, err := form.New(s)
	require.NoError(t, err)
	add(page, page.Field("inputs.p"), page.Field(`points["2"]`), page.Write(f, rubric.Vietnamese), "inputs.p", "85,5%")
	var blank bytes.Buffer
	require.NoError(t, form.Write(&blank, s, &form.Options{Facts: &f}))
	as(reflect.TypeFor[[]byte](), blank.Bytes(), []byte("id,x,p\nu,1,\"60%\"\n"))
	as(reflect.TypeFor[[]byte](), []byte("{}"), []byte("null"),
		[]byte(`{"schema":1,"areas":[null],"rules":[null],"verdicts":[null]}`), []byte("rubric: r\n"), []byte(sampleRubric))
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	as(reflect.TypeFor[context.Context](), context.Background(), ended)
	as(reflect.TypeFor[io.Writer](), io.Discard)
	as(reflect.TypeFor[iter.Seq[scoring.Facts]](), slices.Values([]scoring.Facts{f, {}}))
	add(rubric.PolicyShare, decimals.HalfUp, rubric.Percent, rubric.Enum, rubric.English,
		rubric.ExclusionWhole, rubric.Survey)
	add(decimal.New(1, 0), decimal.New(-1, 0), decimal.New(25, -2), decimal.New(1, 30))
	add(func(scoring.Call) (decimal.Decimal, rubric.Text, error) { panic("a rule") })
	add(func([]any) (decimal.Decimal, error) { return decimal.Decimal{}, nil })
	return out
}
