package peers_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/peers"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// patterns are the rules that guidelines have: a share of the best, a place among the
// first, above the mean, a share of the sum, among the first part.
const patterns = head + `max: 10
groups: [{name: commune}, {name: ward}]
inputs:
  - {name: done, type: percent, title: {vi: Tỷ lệ hồ sơ đúng hạn, en: Dossiers on time}}
  - {name: late, type: count, title: {vi: Số hồ sơ trễ hạn, en: Late dossiers}}
areas:
  - {code: "1", title: Share, max: 2, score: "peer_best(done) > 0 ? full * done / peer_best(done) : 0"}
  - {code: "2", title: Rank, max: 2, cases: [{when: "peer_rank(late, 'lowest') <= 3", score: full}, {score: 0}]}
  - {code: "3", title: Mean, max: 2, cases: [{when: done >= peer_mean(done), score: full}, {score: 0}]}
  - {code: "4", title: Sum, max: 2, score: "peer_sum(late) > 0 ? full * late / peer_sum(late) : 0"}
  - {code: "5", title: Part, max: 2, cases: [{when: peer_rank(done) <= 0.2 * peer_count(done), score: full}, {score: 0}]}
`

// outcomes returns what is not proved of the rules of a rubric, by item and property.
func outcomes(t *testing.T, src string) (found []string) {
	t.Helper()
	report, err := verify.Rules(context.Background(), compile(t, src), nil)
	require.NoError(t, err)
	require.NotZero(t, report.Proved)
	for _, v := range report.Verdicts {
		if v.Outcome != verify.Proved {
			found = append(found, v.Item+" "+string(v.Property)+" "+v.Message.EN)
		}
	}
	return found
}

func TestProofs(t *testing.T) {
	assert.Empty(t, outcomes(t, patterns))
	unguarded := strings.NewReplacer("peer_best(done) > 0 ? ", "", "/ peer_best(done) : 0", "/ peer_best(done)")
	got := outcomes(t, unguarded.Replace(patterns))
	require.Len(t, got, 1)
	assert.Contains(t, got[0], "1 failure it can fail: division by zero (done = 0, ")
	got = outcomes(t, strings.Replace(patterns, "peer_rank(late, 'lowest') <= 3", "peer_rank(late, 'lowest') >= 1", 1))
	require.NotEmpty(t, got)
	assert.Contains(t, strings.Join(got, "\n"), "2 matters", "a rank is at least 1")
	got = outcomes(t, strings.Replace(patterns, "done >= peer_mean(done)", "peer_mean(done) <= 100", 1))
	assert.Contains(t, strings.Join(got, "\n"), "3 matters", "a mean is what a figure can be")
}

// TestAlone scores a unit without its group.
func TestAlone(t *testing.T) {
	s := compile(t, patterns)
	result, err := s.Score(scoring.Facts{Unit: scoring.Unit{Group: "ward"}, Inputs: map[string]scoring.Figure{
		"done": scoring.Known(80), "late": scoring.Known(4)}})
	require.NoError(t, err)
	leaf := result.Item("1")
	assert.Equal(t, scoring.Missing, leaf.Status)
	assert.Equal(t, "1.6", leaf.Range.Least.String(), "the best has at least 80")
	assert.Equal(t, "2", leaf.Range.Most.String())
	assert.Equal(t, []string{"peer_best(done)"}, leaf.Missing)
	assert.Equal(t, rubric.Text{
		VI: "cần số liệu của các đơn vị trong nhóm: tỷ lệ hồ sơ đúng hạn, cao nhất trong nhóm",
		EN: "the figures of the units of the group are needed: dossiers on time, highest of the group",
	}, leaf.Reason)
	assert.Equal(t, []string{"peer_sum(done)", "peer_count(done)"}, result.Item("3").Missing)
	require.Len(t, result.Total.Open, 2)
	open := result.Total.Open[1]
	assert.Equal(t, scoring.OpenPeers, open.Kind)
	assert.Equal(t, []string{"1", "2", "3", "4", "5"}, open.Codes)
	assert.Equal(t, "the points of 1, 2, 3, 4, 5 depend on the figures of the other units of the group", open.Text.EN)
}

// TestReasons reads why points were lost, and the steps.
func TestReasons(t *testing.T) {
	s := compile(t, patterns)
	f := scoring.Facts{Unit: scoring.Unit{Group: "ward"}, Inputs: map[string]scoring.Figure{
		"done": scoring.Known(80), "late": scoring.Known(4), "peer_best(done)": scoring.Known(90),
		"peer_sum(done)": scoring.Known(500), "peer_count(done)": scoring.Known(6), "peer_rank(done)": scoring.Known(3),
		"peer_rank(late, 'lowest')": scoring.Known(5), "peer_sum(late)": scoring.Known(10)}}
	result, err := s.Score(f)
	require.NoError(t, err)
	for code, want := range map[string]string{
		"1": "tỷ lệ hồ sơ đúng hạn chỉ đạt 80%; tỷ lệ hồ sơ đúng hạn, cao nhất trong nhóm là 90%",
		"2": "số hồ sơ trễ hạn, thứ hạng trong nhóm (từ thấp lên) là 5, trên 3",
		"3": "tỷ lệ hồ sơ đúng hạn đạt 80%, dưới mức trung bình của nhóm (≈ 83,33%)",
		"5": "tỷ lệ hồ sơ đúng hạn, thứ hạng trong nhóm (từ cao xuống) là 3, trên 1,2",
	} {
		assert.Equal(t, want, result.Item(code).Reason.VI, code)
	}
	e, err := s.Explain(f, "3")
	require.NoError(t, err)
	assert.Contains(t, e.Steps[0].Text.EN, "reached 80%, required at least ≈ 83.33%")
}

// TestContradiction refuses figures of a group that its unit cannot be in.
func TestContradiction(t *testing.T) {
	s := compile(t, patterns)
	for name, want := range map[string]string{
		"peer_best(done)": `contradicts the relation "Dossiers on time: no unit is above the highest of the group" ` +
			`(Dossiers on time: 80%; Dossiers on time, highest of the group: 70%)`,
		"peer_sum(late)": `contradicts the relation "Late dossiers: the sum of the group is at least what this unit ` +
			`has and the others can have at the least" (Late dossiers: 90; Late dossiers, sum of the group: 70)`,
		"peer_mean(done)":  `"peer_mean(done)" is not an input of the rubric`,
		"peer_best(late)":  `no rule of the rubric reads peer_best(late)`,
		"peer_rank(group)": `"peer_rank(group)" is not an input of the rubric`,
	} {
		_, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{
			"done": scoring.Known(80), "late": scoring.Known(90), name: scoring.Known(70)}})
		require.ErrorIs(t, err, scoring.ErrFacts, name)
		assert.Contains(t, err.Error(), want, name)
	}
}

// TestCases gives figures of a group in test cases, as authors do.
func TestCases(t *testing.T) {
	s := compile(t, patterns)
	cases, err := scoringtest.ReadCases("cases.yaml", []byte(`rubric: r
cases:
  - name: Four fifths of the best
    facts: {done: 72, peer_best(done): 90}
    expect: {"1": 1.6}
  - name: Among the first three
    facts:
      late: 3
      peer_rank(late, 'lowest'): 3
    expect: {"2": 2}
  - name: Below the mean of 200/3
    facts: {done: 66.66, peer_sum(done): 200, peer_count(done): 3}
    expect: {"3": 0}
tables:
  - {item: "2", input: "peer_rank(late, 'lowest')", rows: {1: 2, 3: 2, 4: 0, missing: missing}}
  - {item: "1", inputs: [done, peer_best(done)], rows: [[45, 90, 1], [90, 90, 2], [0, 0, 0]]}
`), s, nil)
	require.NoError(t, err)
	report := cases.Check(s)
	assert.Empty(t, report.Failures)
	assert.Equal(t, 10, report.Passed)
}

// TestFactsFile reads the figures of a group with those of a unit.
func TestFactsFile(t *testing.T) {
	s := compile(t, patterns)
	f, err := scoring.ParseFacts("facts.yaml", []byte(`rubric: r
unit: {id: u, group: ward}
facts: {done: 72, peer_best(done): 90, "peer_rank(late, 'lowest')": 2}
`), s.Rubric(), nil)
	require.NoError(t, err)
	assert.Equal(t, "90", f.Inputs["peer_best(done)"].String())
	assert.Equal(t, "2", f.Inputs["peer_rank(late, 'lowest')"].String())
	result, err := s.Score(f)
	require.NoError(t, err)
	assert.Equal(t, "1.6", result.Item("1").Points.Decimal.String())
	replayed, err := s.Score(f)
	require.NoError(t, err)
	f.Inputs["peer_best(done)"] = scoring.Known(91)
	other, err := s.Score(f)
	require.NoError(t, err)
	assert.Equal(t, result.Receipt().Facts, replayed.Receipt().Facts)
	assert.NotEqual(t, result.Receipt().Facts, other.Receipt().Facts, "they are among the facts of the receipt")
}

// units makes units with all figures known.
func units(r *rand.Rand, n int) []scoring.Facts {
	var out []scoring.Facts
	for i := range n {
		out = append(out, scoring.Facts{
			Unit: scoring.Unit{ID: string(rune('A' + i)), Group: []string{"commune", "ward"}[r.IntN(2)]},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(r.IntN(101)), "late": scoring.Known(r.IntN(9)),
				"own": scoring.Known(r.IntN(11))},
		})
	}
	return out
}

// TestCohort: the order of units never changes a result, and leaving one out changes what
// relative rules give to the units of its group, and nothing else.
func TestCohort(t *testing.T) {
	s := compile(t, strings.Replace(strings.Replace(patterns, "max: 10\n", "max: 20\n", 1), "areas:", `  - {name: own, type: count, max: 10, title: Own}
areas:
  - {code: "6", title: Own, max: 10, score: own}`, 1))
	ctx := context.Background()
	r := rand.New(rand.NewPCG(5, 6))
	points := func(list []scoring.Facts) map[string][]string {
		c, err := cohort.Score(ctx, s, slices.Values(list), nil)
		require.NoError(t, err)
		out := map[string][]string{}
		for i := range c.Len() {
			for _, it := range c.Result(i).Leaves() {
				require.True(t, it.Points.Valid)
				out[c.Unit(i).ID] = append(out[c.Unit(i).ID], it.Code+": "+it.Points.Decimal.String())
			}
		}
		return out
	}
	changed := 0
	for range 30 {
		list := units(r, 8)
		all := points(list)
		shuffled := slices.Clone(list)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		assert.Equal(t, all, points(shuffled))
		gone := list[0].Unit
		for id, now := range points(list[1:]) {
			before := all[id]
			assert.Equal(t, before[0], now[0], "no relative rule says so")
			same := slices.Equal(before, now)
			if at := slices.IndexFunc(list, func(f scoring.Facts) bool { return f.Unit.ID == id }); list[at].Unit.Group != gone.Group {
				assert.True(t, same, "a unit of another group")
			}
			if !same {
				changed++
			}
		}
	}
	assert.Greater(t, changed, 30)
}

// TestBands: a band can be for the first of a group.
func TestBands(t *testing.T) {
	s := compile(t, strings.Replace(patterns, "max: 10\n", `max: 10
bands: [{name: A, from: 4, when: peer_rank(done) == 1}, {name: B, from: 0}]
`, 1))
	list := []scoring.Facts{}
	for _, done := range []int{70, 90, 80} {
		list = append(list, scoring.Facts{Unit: scoring.Unit{Group: "ward"},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(done), "late": scoring.Known(1)}})
	}
	var got []string
	for _, f := range complete(t, s, list, nil) {
		result, err := s.Score(f)
		require.NoError(t, err)
		got = append(got, result.Total.Band.EN)
	}
	assert.Equal(t, []string{"B", "A", "B"}, got)
	alone, err := s.Score(list[1])
	require.NoError(t, err)
	assert.Empty(t, alone.Total.Band.EN, "who is first is not known")

	s = compile(t, strings.Replace(patterns, "max: 10\n", `max: 10
bands: [{name: A, from: 1, when: done >= peer_mean(done)}, {name: B, from: 0}]
`, 1))
	result, err := s.Score(complete(t, s, list, nil)[0])
	require.NoError(t, err)
	require.Len(t, result.Total.PassedOver, 1)
	assert.Contains(t, result.Total.PassedOver[0].Reason.EN, "below the mean of the group (80%)")
}

// TestVariants: a table serves variants that read the same relative figures.
func TestVariants(t *testing.T) {
	s := compile(t, patterns)
	it := s.Rubric().Item("2")
	it.Cases[0].When = "peer_rank(late, 'lowest') <= 1 or done > peer_mean(done)"
	_, err := s.With(it)
	assert.NoError(t, err)
	it.Cases[0].When = "peer_rank(late) <= 1"
	_, err = s.With(it)
	assert.ErrorIs(t, err, scoring.ErrVariant)
	assert.ErrorContains(t, err, "a variant reads no peer_rank(late) where the rubric does not")
}

// TestGoRule reads a relative figure in Go.
func TestGoRule(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(head+`max: 1
inputs: [{name: x, type: count, title: X}]
areas: [{code: "1", title: A, max: 1, rule: first}]
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, &scoring.Options{Rules: []scoring.Rule{{Name: "first", Doc: "1 point for the first",
		Inputs: []string{"peer_rank(x)"}, Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return decimal.NewFromInt(1).Div(c.Number("peer_rank(x)")).Floor(), rubric.Text{}, nil
		}}}})
	require.NoError(t, err)
	assert.Equal(t, []string{"peer_rank(x)"}, peers.Names(s))
	list := []scoring.Facts{{Inputs: map[string]scoring.Figure{"x": scoring.Known(1)}},
		{Inputs: map[string]scoring.Figure{"x": scoring.Known(2)}}}
	for i, f := range complete(t, s, list, nil) {
		result, err := s.Score(f)
		require.NoError(t, err)
		assert.Equal(t, int64(i), result.Item("1").Points.Decimal.IntPart())
	}
}
