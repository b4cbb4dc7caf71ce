package influence_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// file has thresholds of every kind that is moved: in conditions, in the condition of an item
// with items below it, in bands, of a date; two leaves overlap in every way.
const file = `rubric: influence
title: Influence
decision: {number: 1/QĐ, issuer: U, date: 2025-01-15}
period: 2025
max: 20
points: {places: 2, rounding: half-up}
exclusion: whole
groups: [{name: ward, title: Wards}, {name: commune, title: Communes}]
ranking: {ties: %s}
inputs:
  - {name: on_time, type: percent, title: {vi: Tỷ lệ đúng hạn, en: Settled on time}}
  - {name: digital, type: percent, title: {vi: Tỷ lệ số hóa, en: Digital}}
  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
  - {name: staff, type: count, title: {vi: Số cán bộ, en: Staff}}
  - {name: sent, type: date, title: {vi: Ngày gửi, en: Sent}}
areas:
  - code: "1"
    title: One
    max: 10
    applies: staff >= 10
    not_applicable: exclude
    items:
      - {code: "1.1", title: A, max: 4, cases: [{when: on_time >= 80, score: full}, {when: on_time >= 50, score: 2}, {score: 0}]}
      - {code: "1.2", title: B, max: 3, cases: [{when: on_time >= 80 and late <= 2, score: full}, {score: 1}]}
      - {code: "1.3", title: C, max: 3, score: full * on_time / 100}
  - code: "2"
    title: Two
    max: 10
    items:
      - {code: "2.1", title: D, max: 4, score: "bands(digital, '>90', 4, '[70,90]', 2, '<70', 0)"}
      - {code: "2.2", title: E, max: 3, cases: [{when: "sent <= date('2025-06-30')", score: full}, {score: 0}]}
      - {code: "2.3", title: F, max: 3, cases: [{when: late <= 2, score: full}, {score: 1}]}
`

func units(r *rand.Rand, n int) []scoring.Facts {
	out := make([]scoring.Facts, n)
	for i := range out {
		f := scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint("u", i), Group: []string{"ward", "commune"}[r.IntN(2)]},
			Inputs: map[string]scoring.Figure{
				"on_time": scoring.Known(ruletest.Choose(r, 49, 50, 79, 80, 81, r.IntN(101))),
				"digital": scoring.Known(ruletest.Choose(r, 69, 70, 90, 91, r.IntN(101))),
				"late":    scoring.Known(r.IntN(5)), "staff": scoring.Known(8 + r.IntN(8)),
				"sent": scoring.Known(ruletest.Choose(r, "2025-06-29", "2025-06-30", "2025-07-01", "2025-07-02")),
			}}
		if r.IntN(10) == 0 {
			delete(f.Inputs, []string{"on_time", "late", "staff"}[r.IntN(3)])
		}
		out[i] = f
	}
	return out
}

func score(t *testing.T, s *scoring.Scorer, facts []scoring.Facts) (*columnar.Table, *columnar.Totals) {
	t.Helper()
	table, err := columnar.FromFacts(t.Context(), s, slices.Values(facts), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(t.Context(), s, table, nil, nil)
	require.NoError(t, err)
	return table, totals
}

// place is the place of a unit among others, by counting.
func place(of exact.Number, all []exact.Number, ties string) exact.Number {
	above, same, distinct := 0, 0, map[string]bool{}
	for _, v := range all {
		switch v.Cmp(of) {
		case 1:
			above++
			distinct[v.String()] = true
		case 0:
			same++
		}
	}
	switch ranking.Ties(ties) {
	case ranking.Dense:
		return exact.Of(len(distinct) + 1)
	case ranking.Fractional:
		return exact.Of(2*above + same + 1).Over(exact.Of(2))
	}
	return exact.Of(above + 1)
}

// compared is what an effect has to be, from the results of the units one by one.
func compared(t *testing.T, facts []scoring.Facts, before, after *scoring.Scorer, ties string) (e influence.Effect) {
	t.Helper()
	type both struct{ was, is exact.Number }
	scores := map[string]both{}
	groups := map[string][]both{}
	for _, f := range facts {
		a, err := before.Score(f)
		require.NoError(t, err)
		b, err := after.Score(f)
		require.NoError(t, err)
		if a.Total.Final.Valid && b.Total.Final.Valid {
			v := both{exact.Of(a.Total.Final.Decimal.Rat()), exact.Of(b.Total.Final.Decimal.Rat())}
			scores[f.Unit.ID] = v
			groups[f.Unit.Group] = append(groups[f.Unit.Group], v)
		}
	}
	by := exact.Number{}
	for _, f := range facts {
		v, is := scores[f.Unit.ID]
		if !is {
			continue
		}
		e.Ranked++
		switch v.is.Cmp(v.was) {
		case 1:
			e.Higher++
		case -1:
			e.Lower++
		}
		var was, now []exact.Number
		for _, o := range groups[f.Unit.Group] {
			was, now = append(was, o.was), append(now, o.is)
		}
		from, to := place(v.was, was, ties), place(v.is, now, ties)
		far := to.Minus(from)
		if far.Sign() < 0 {
			far = exact.Number{}.Minus(far)
		}
		if far.Sign() == 0 {
			continue
		}
		e.Moved++
		if far.Cmp(by) > 0 { // units come in the order of their IDs
			by, e.Widest = far, &influence.Move{Unit: f.Unit, Before: from, After: to}
		}
	}
	return e
}

// without returns the file without a leaf.
func without(t *testing.T, ties, code string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("r", fmt.Appendf(nil, file, ties), nil)
	require.NoError(t, err)
	for _, area := range r.Areas {
		at := slices.IndexFunc(area.Items, func(it *rubric.Item) bool { return it.Code == code })
		if at >= 0 {
			gone := area.Items[at].Max
			area.Items = slices.Delete(area.Items, at, at+1)
			area.Max, r.Max = area.Max.Sub(gone), r.Max.Sub(gone)
		}
	}
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

// TestDrops: the effect of leaving out an item is what a rubric without it does to the places
// of all units.
func TestDrops(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 51))
	n, moved := 0, 0
	for i := range enough.Instances(9, 3) {
		ties := []string{"competition", "dense", "fractional"}[i%3]
		s := ruletest.CompileFile(t, fmt.Sprintf(file, ties))
		facts := units(r, 40)
		_, totals := score(t, s, facts)
		got, err := influence.Drops(t.Context(), totals, nil)
		require.NoError(t, err)
		require.Len(t, got.Effects, 6)
		require.Empty(t, got.Left)
		require.Equal(t, ranking.Ties(ties), got.Ties)
		for k, e := range got.Effects {
			want := compared(t, facts, s, without(t, ties, e.Item), ties)
			want.Item, want.Title, want.Higher, want.Lower = e.Item, e.Title, 0, 0
			require.Equal(t, want, e, "%s %d %s", e.Item, i, ties)
			if n++; e.Moved > 0 {
				moved++
			}
			require.True(t, k == 0 || e.Moved <= got.Effects[k-1].Moved)
		}
		slices.Reverse(facts)
		_, totals = score(t, s, facts)
		again, err := influence.Drops(t.Context(), totals, &scoring.Work{Workers: 1})
		require.NoError(t, err)
		require.Equal(t, got, again)
		roundTrip(t, got)
	}
	enough.Enough(t, "moved", moved, n, 900)
}

func roundTrip(t *testing.T, got *influence.Report) {
	t.Helper()
	b, err := json.Marshal(got)
	require.NoError(t, err)
	var read influence.Report
	require.NoError(t, json.Unmarshal(b, &read))
	require.Equal(t, *got, read)
}

// TestThresholds: the effect of a threshold that is moved is what the file with that number
// in its place does.
func TestThresholds(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 52))
	changes := []struct{ item, to, old, new string }{ // the change in the rule, and in the file
		{"1", "staff >= 9", "staff >= 10", "staff >= 9"},
		{"1", "staff >= 11", "staff >= 10", "staff >= 11"},
		{"1.1", "on_time >= 79", "on_time >= 80, score", "on_time >= 79, score"},
		{"1.1", "on_time >= 81", "on_time >= 80, score", "on_time >= 81, score"},
		{"1.1", "on_time >= 49", "on_time >= 50", "on_time >= 49"},
		{"1.1", "on_time >= 51", "on_time >= 50", "on_time >= 51"},
		{"1.2", "on_time >= 79", "on_time >= 80 and", "on_time >= 79 and"},
		{"1.2", "on_time >= 81", "on_time >= 80 and", "on_time >= 81 and"},
		{"1.2", "late <= 1", "80 and late <= 2", "80 and late <= 1"},
		{"1.2", "late <= 3", "80 and late <= 2", "80 and late <= 3"},
		{"2.1", "'>89', '[70,89]'", "'>90', 4, '[70,90]'", "'>89', 4, '[70,89]'"},
		{"2.1", "'>91', '[70,91]'", "'>90', 4, '[70,90]'", "'>91', 4, '[70,91]'"},
		{"2.1", "'[69,90]', '<69'", "'[70,90]', 2, '<70'", "'[69,90]', 2, '<69'"},
		{"2.1", "'[71,90]', '<71'", "'[70,90]', 2, '<70'", "'[71,90]', 2, '<71'"},
		{"2.2", "sent <= date('2025-06-29')", "2025-06-30", "2025-06-29"},
		{"2.2", "sent <= date('2025-07-01')", "2025-06-30", "2025-07-01"},
		{"2.3", "late <= 1", "{when: late <= 2", "{when: late <= 1"},
		{"2.3", "late <= 3", "{when: late <= 2", "{when: late <= 3"},
	}
	n, points := 0, 0
	for i := range enough.Instances(6, 2) {
		ties := []string{"competition", "fractional"}[i%2]
		src := fmt.Sprintf(file, ties)
		s := ruletest.CompileFile(t, src)
		facts := units(r, 60)
		table, _ := score(t, s, facts)
		got, err := influence.Thresholds(t.Context(), s, table, nil)
		require.NoError(t, err)
		require.Len(t, got.Effects, len(changes))
		require.Empty(t, got.Left)
		for _, c := range changes {
			require.Equal(t, 1, strings.Count(src, c.old), c)
			want := compared(t, facts, s, ruletest.CompileFile(t, strings.Replace(src, c.old, c.new, 1)), ties)
			at := slices.IndexFunc(got.Effects, func(e influence.Effect) bool { return e.Item == c.item && e.To == c.to })
			require.GreaterOrEqual(t, at, 0, c)
			e := got.Effects[at]
			want.Item, want.Title, want.From, want.To, want.Change = e.Item, e.Title, e.From, e.To, e.Change
			require.Equal(t, want, e, c)
			if n++; e.Higher+e.Lower > 0 {
				points++
			}
		}
		roundTrip(t, got)
	}
	enough.Enough(t, "points change", points, n, 800)
}

func TestBounds(t *testing.T) {
	s := ruletest.CompileFile(t, fmt.Sprintf(file, "dense"))
	table, totals := score(t, s, units(rand.New(rand.NewPCG(1, 1)), 10))
	got, err := influence.Thresholds(t.Context(), s, table, &scoring.Work{Steps: 250})
	require.NoError(t, err)
	assert.Len(t, got.Effects, 5)
	assert.Equal(t, []string{"1.1", "1.2", "2.1", "2.2", "2.3"}, got.Left)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = influence.Thresholds(ctx, s, table, nil)
	assert.ErrorIs(t, err, context.Canceled)
	_, err = influence.Drops(ctx, totals, nil)
	assert.ErrorIs(t, err, context.Canceled)
	_, err = influence.Drops(t.Context(), nil, nil)
	assert.EqualError(t, err, "there are no totals")
}

func TestOverlaps(t *testing.T) {
	got, err := influence.Overlaps(ruletest.CompileFile(t, fmt.Sprintf(file, "dense")))
	require.NoError(t, err)
	var shown []string
	for _, o := range got {
		shown = append(shown, fmt.Sprintf("%v %s %v %v", o.Items, o.Kind, o.Inputs, o.Comparisons))
	}
	assert.Equal(t, []string{
		"[1.1 1.2] same_comparison [on_time] [on_time >= 80]",
		"[1.2 2.3] same_comparison [late] [late <= 2]",
		"[1.1 1.3] same_figures [on_time] []",
		"[1.2 1.3] same_figures [on_time] []",
	}, shown)
	assert.Equal(t, "mục 1.1 và mục 1.2 cùng dựa vào số liệu: Tỷ lệ đúng hạn (cùng yêu cầu: tỷ lệ đúng hạn: từ 80% trở lên)",
		got[0].Text().VI)
	assert.Equal(t, "the items 1.1 and 1.3 both rest on Settled on time "+
		"(one of them on nothing else; they ask different things of it)",
		got[2].Text().EN)
	b, err := json.Marshal(got)
	require.NoError(t, err)
	var read []influence.Overlap
	require.NoError(t, json.Unmarshal(b, &read))
	assert.Equal(t, got, read)
	_, err = influence.Overlaps(nil)
	assert.Error(t, err)
}

// TestExampleRubric: on the complete rubric of the examples everything comes out, and says
// itself in both languages.
func TestExampleRubric(t *testing.T) {
	src, err := os.ReadFile("../../examples/rubrics/commune-illustrative.yaml")
	require.NoError(t, err)
	s := ruletest.CompileFile(t, string(src))
	figures, err := os.ReadFile("../../examples/rubrics/commune-illustrative-facts.yaml")
	require.NoError(t, err)
	f, err := scoring.ParseFacts("facts", figures, s.Rubric(), nil)
	require.NoError(t, err)
	g := f
	g.Unit.ID = "other"
	table, totals := score(t, s, []scoring.Facts{f, g})
	moved, err := influence.Thresholds(t.Context(), s, table, nil)
	require.NoError(t, err)
	assert.Greater(t, len(moved.Effects), 100)
	dropped, err := influence.Drops(t.Context(), totals, nil)
	require.NoError(t, err)
	for _, e := range slices.Concat(moved.Effects, dropped.Effects) {
		text := e.Text()
		require.NotContains(t, text.VI+text.EN, "%!", e.Item)
		require.NotEqual(t, text.VI, text.EN)
	}
	overlaps, err := influence.Overlaps(s)
	require.NoError(t, err)
	for _, o := range overlaps {
		require.NotContains(t, o.Text().VI+o.Text().EN, "%!")
	}
	t.Log(len(moved.Effects), len(dropped.Effects), len(overlaps))
}
