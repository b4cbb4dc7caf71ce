package cohort_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/statistics"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// summaryRubric has two object groups, items that may be left out, parts that are cut at a
// maximum, a bonus and a penalty; its exclusion is filled in.
const summaryRubric = `rubric: summary
title: Summary
decision: {number: 1/QĐ, issuer: U, date: 2025-01-15}
period: 2025
max: 20
points: {places: 2, rounding: half-up}
exclusion: %s
groups: [{name: ward, title: {vi: Phường, en: Wards}}, {name: commune, title: {vi: Xã, en: Communes}}]
inputs:
  - {name: a, type: percent, title: A}
  - {name: b, type: percent, title: B}
  - {name: own, type: bool, title: O}
  - {name: late, type: count, title: L}
areas:
  - code: "1"
    title: One
    max: 12
    items:
      - {code: "1.1", title: A, max: 7, applies: own, not_applicable: exclude, score: full * a / 100}
      - code: "1.2"
        title: B
        max: 5
        combine: capped
        items:
          - {code: "1.2.1", title: C, max: 3, score: full * b / 100}
          - {code: "1.2.2", title: D, max: 3, score: full * a / 100}
  - {code: "2", title: Two, max: 8, cases: [{when: a >= 50, score: full}, {score: 2}]}
bonus: {cap: 1, items: [{code: "3", title: G, max: 2, score: full * b / 100}]}
penalty: {cap: 2, items: [{code: "4", title: H, max: 3, score: 'min(full, late)'}]}
`

// someUnits returns random units of two groups; some figures are missing, and of some units
// all are.
func someUnits(r *rand.Rand, n int) []scoring.Facts {
	out := make([]scoring.Facts, n)
	for i := range out {
		f := scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint("u", i), Group: []string{"ward", "commune"}[r.IntN(2)]},
			Inputs: map[string]scoring.Figure{"a": scoring.Known(r.IntN(21) * 5), "b": scoring.Known(r.IntN(101)),
				"own": scoring.Known(r.IntN(3) > 0), "late": scoring.Known(r.IntN(4))}}
		switch r.IntN(12) {
		case 0:
			delete(f.Inputs, []string{"a", "b", "own", "late"}[r.IntN(4)])
		case 1:
			f.Inputs = nil
		}
		out[i] = f
	}
	return out
}

func number(d decimal.Decimal) exact.Number { return exact.Of(d.Rat()) }

// check compares the summary of a group with one put together from the results one by one.
func check(t *testing.T, r *rubric.Rubric, got cohort.GroupSummary, results []*scoring.Result, rescales bool) {
	t.Helper()
	var finals, percentages, bases []exact.Number
	blank, open := 0, 0
	for _, of := range results {
		switch {
		case of.Total.Final.Valid:
			base := of.Total.Max
			if !rescales {
				base = of.Total.Applicable.Decimal
			}
			finals, bases = append(finals, number(of.Total.Final.Decimal)), append(bases, number(base))
			percentages = append(percentages, finals[len(finals)-1].Times(exact.Of(100)).Over(number(base)))
		case of.Item("2").Status == scoring.Missing && of.Item("1.2.1").Status == scoring.Missing &&
			of.Item("1.1").Status == scoring.Missing && of.Item("4").Status == scoring.Missing:
			blank++
		default:
			open++
		}
	}
	total := func(list []exact.Number) (sum exact.Number) {
		for _, v := range list {
			sum = sum.Plus(v)
		}
		return sum
	}
	n := exact.Of(len(finals))
	require.EqualValues(t, len(results), got.Units)
	require.EqualValues(t, len(finals), got.Known)
	require.EqualValues(t, blank, got.Blank)
	require.EqualValues(t, open, got.Open)
	require.Zero(t, total(percentages).Over(n).Cmp(got.MeanOfPercentages))
	require.Zero(t, total(finals).Times(exact.Of(100)).Over(total(bases)).Cmp(got.PercentageOfMeans))
	require.Zero(t, total(finals).Over(n).Cmp(got.Finals.Mean))
	least, most := slices.MinFunc(finals, exact.Number.Cmp), slices.MaxFunc(finals, exact.Number.Cmp)
	require.Zero(t, number(got.Least.Final).Cmp(least))
	require.Zero(t, number(got.Most.Final).Cmp(most))
	atMost := slices.DeleteFunc(slices.Clone(finals), func(v exact.Number) bool { return v.Cmp(most) < 0 })
	require.EqualValues(t, len(atMost), got.Most.Count)
	require.Len(t, got.Most.Units, min(len(atMost), 10))

	for _, it := range got.Items {
		var points, applicable, ratios []exact.Number
		losing, excluded, unsettled := 0, 0, 0
		for _, of := range results {
			item := of.Item(it.Code)
			switch {
			case item.Points.Valid:
				p, m := number(item.Points.Decimal), number(item.Applicable.Decimal)
				points, applicable = append(points, p), append(applicable, m)
				ratios = append(ratios, p.Times(exact.Of(100)).Over(m))
				if p.Cmp(m) < 0 && it.Code < "3" {
					losing++
				}
			case item.Status == scoring.Missing:
				unsettled++
			default:
				excluded++
			}
		}
		require.EqualValues(t, len(points), it.Scored, it.Code)
		require.EqualValues(t, losing, it.Losing, it.Code)
		require.EqualValues(t, excluded, it.Excluded, it.Code)
		require.EqualValues(t, unsettled, it.Open, it.Code)
		require.Zero(t, total(points).Cmp(number(it.Points)), it.Code)
		require.Zero(t, total(applicable).Cmp(number(it.Applicable)), it.Code)
		require.Zero(t, total(ratios).Over(exact.Of(len(ratios))).Cmp(it.MeanOfPercentages), it.Code)
		require.Zero(t, total(points).Times(exact.Of(100)).Over(total(applicable)).Cmp(it.PercentageOfMeans), it.Code)
		if it.Code < "3" {
			require.Zero(t, total(applicable).Minus(total(points)).Cmp(number(it.Lost)), it.Code)
		}
	}

	var codes []string
	ofTotal, ofSpread := exact.Number{}, exact.Number{}
	for _, w := range got.Weights {
		codes = append(codes, w.Code)
		ofTotal, ofSpread = ofTotal.Plus(w.OfTotal), ofSpread.Plus(w.OfSpread)
		if w.Code == "" {
			continue
		}
		var x []exact.Number
		for _, of := range results {
			if of.Total.Final.Valid {
				v := number(of.Item(w.Code).Points.Decimal)
				if w.Code == "4" {
					v = exact.Number{}.Minus(v)
				}
				x = append(x, v)
			}
		}
		mean, meanFinal := total(x).Over(n), total(finals).Over(n)
		covariance, variance := exact.Number{}, exact.Number{}
		for i := range x {
			far := finals[i].Minus(meanFinal)
			covariance, variance = covariance.Plus(x[i].Minus(mean).Times(far)), variance.Plus(far.Times(far))
		}
		require.Zero(t, covariance.Over(variance).Cmp(w.OfSpread), w.Code)
		require.Zero(t, total(x).Over(total(finals)).Cmp(w.OfTotal), w.Code)
		if w.Code != "4" {
			require.Zero(t, number(r.Item(w.Code).Max).Over(number(r.Max)).Cmp(w.Nominal), w.Code)
		}
	}
	require.Equal(t, []string{"1.1", "1.2", "2", "3", "4", ""}, codes)
	require.Equal(t, "1", ofTotal.String())
	require.Equal(t, "1", ofSpread.String())
}

// TestSummary: the summary of a cohort is what its results come to one by one; it is the same
// from results, from parts in any order, and from parts that were gathered apart.
func TestSummary(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 31))
	n, differ := enough.Instances(20, 4), 0
	for i := range n {
		exclusion := []string{"whole", "none"}[i%2]
		s := compile(t, fmt.Sprintf(summaryRubric, exclusion))
		units := someUnits(r, 60+r.IntN(60))
		c, err := cohort.Score(t.Context(), s, slices.Values(units), nil)
		require.NoError(t, err)
		got := c.Summary(nil)
		var results []*scoring.Result
		byGroup := map[string][]*scoring.Result{}
		for _, f := range units {
			result, err := s.Score(f)
			require.NoError(t, err)
			results = append(results, result)
			byGroup[f.Unit.Group] = append(byGroup[f.Unit.Group], result)
		}
		check(t, s.Rubric(), got.All, results, exclusion == "whole")
		require.Len(t, got.Groups, 2)
		for k, name := range []string{"ward", "commune"} {
			require.Equal(t, name, got.Groups[k].Name)
			check(t, s.Rubric(), got.Groups[k], byGroup[name], exclusion == "whole")
		}
		if got.All.MeanOfPercentages.Cmp(got.All.PercentageOfMeans) != 0 {
			differ++
			require.Equal(t, "none", exclusion)
		}

		again, err := cohort.FromResults(s.Rubric(), results)
		require.NoError(t, err)
		require.Equal(t, got, again.Summary(nil))

		r.Shuffle(len(units), func(i, k int) { units[i], units[k] = units[k], units[i] })
		var parts [2]cohort.Accumulator
		for part := range slices.Chunk(units, 25) {
			table, err := columnar.FromFacts(t.Context(), s, slices.Values(part), nil)
			require.NoError(t, err)
			totals, err := columnar.Score(t.Context(), s, table, nil, nil)
			require.NoError(t, err)
			require.NoError(t, parts[r.IntN(2)].Add(totals))
		}
		require.NoError(t, parts[0].Merge(&parts[1]))
		require.Equal(t, got, parts[0].Summary(nil))
		f := parts[0].Finals("ward")
		require.EqualValues(t, got.Groups[0].Known, f.N())
		require.EqualValues(t, got.Groups[0].Most.Count, f.CountOf(number(got.Groups[0].Most.Final)))
		require.Zero(t, f.Above(number(got.Groups[0].Most.Final)))

		b, err := json.Marshal(got)
		require.NoError(t, err)
		var read cohort.Summary
		require.NoError(t, json.Unmarshal(b, &read))
		written, err := json.Marshal(read)
		require.NoError(t, err)
		require.Equal(t, string(b), string(written))
		require.Equal(t, *got, read)
	}
	enough.Enough(t, "the two means differ", differ, n, 400)
}

func TestSummaryTexts(t *testing.T) {
	s := compile(t, fmt.Sprintf(summaryRubric, "none"))
	figures := func(a, b, late int, own bool) map[string]scoring.Figure {
		return map[string]scoring.Figure{"a": scoring.Known(a), "b": scoring.Known(b), "late": scoring.Known(late),
			"own": scoring.Known(own)}
	}
	units := []scoring.Facts{
		{Unit: scoring.Unit{ID: "x", Group: "ward"}, Inputs: figures(100, 100, 0, true)},
		{Unit: scoring.Unit{ID: "y", Group: "ward"}, Inputs: figures(0, 100, 1, false)},
		{Unit: scoring.Unit{ID: "z", Group: "ward"}},
		{Unit: scoring.Unit{ID: "w", Group: "commune"}, Inputs: map[string]scoring.Figure{"a": scoring.Known(50)}},
	}
	c, err := cohort.Score(t.Context(), s, slices.Values(units), nil)
	require.NoError(t, err)
	got := c.Summary(&statistics.Options{Rounding: &decimals.Rounding{Places: 1, Mode: decimals.HalfUp}})
	ward := got.Groups[0]
	assert.Equal(t, "Wards: units: 3, with a final score: 2, open: 0, without a sheet: 1; mean of the percentages 71.7%, "+
		"percentage of the means 78.8%; points: values: 2; mean 13; median 13; lower quartile 9, upper 17 "+
		"(type 7 of Hyndman & Fan); standard deviation 8; least 5, greatest 21", ward.Text().EN)
	assert.Equal(t, "Xã: 1 đơn vị, chưa đơn vị nào có điểm (1 chưa đủ số liệu, 0 chưa nộp phiếu chấm điểm)",
		got.Groups[1].Text().VI)
	lost := ward.MostLost()
	require.Len(t, lost, 2)
	assert.Equal(t, "2", lost[0].Code)
	assert.Equal(t, "1 trong 2 đơn vị mất điểm, tổng cộng mất 6 điểm; 0 đơn vị không tính, 1 chưa đủ số liệu", lost[0].Text().VI)
	assert.Equal(t, "1.2.2", lost[1].Code)
	assert.Equal(t, "1.1: 35% of the maximum, 26.92% of all points earned, 43.75% of what makes units differ",
		ward.Weights[0].Text().EN)
	assert.Equal(t, "phần còn lại (quy đổi, mức trần, mức sàn): -7,69% tổng số điểm, 0% mức chênh lệch giữa các đơn vị",
		ward.Weights[5].Text().VI)
}

func TestSummaryErrors(t *testing.T) {
	totals := func(s *scoring.Scorer, ids ...string) *columnar.Totals {
		var units []scoring.Facts
		for _, id := range ids {
			units = append(units, scoring.Facts{Unit: scoring.Unit{ID: id}})
		}
		table, err := columnar.FromFacts(t.Context(), s, slices.Values(units), nil)
		require.NoError(t, err)
		out, err := columnar.Score(t.Context(), s, table, nil, nil)
		require.NoError(t, err)
		return out
	}
	var a, b cohort.Accumulator
	require.NoError(t, a.Add(totals(compile(t, rubricFile), "x", "y")))
	other := totals(compile(t, rubricFile+"final: {floor: 1}\n"), "z")
	assert.ErrorIs(t, a.Add(other), scoring.ErrEdition)
	require.NoError(t, b.Add(other))
	assert.ErrorIs(t, a.Merge(&b), scoring.ErrEdition)
	assert.EqualError(t, a.Add(totals(compile(t, rubricFile), "w", "w")), `the unit "w" has two results`)
	assert.EqualValues(t, 2, a.Summary(nil).All.Units)
	require.NoError(t, a.Merge(&a))
	assert.EqualValues(t, 4, a.Summary(nil).All.Units)
	assert.Zero(t, a.Finals("none").N())
}

// TestSummaryOfRoster: units of a roster that are not in the cohort have no sheet, also in a
// group of which nobody has one.
func TestSummaryOfRoster(t *testing.T) {
	s := compile(t, fmt.Sprintf(summaryRubric, "whole"))
	c, err := cohort.Score(t.Context(), s, slices.Values([]scoring.Facts{{Unit: scoring.Unit{ID: "x", Group: "ward"}}}), nil)
	require.NoError(t, err)
	c, err = c.WithRoster([]scoring.Unit{{ID: "x", Group: "ward"}, {ID: "y", Group: "ward"}, {ID: "z", Group: "commune"}})
	require.NoError(t, err)
	got := c.Summary(nil)
	assert.Equal(t, []int64{3, 3}, []int64{got.All.Units, got.All.Blank})
	require.Len(t, got.Groups, 2)
	assert.Equal(t, []int64{2, 2}, []int64{got.Groups[0].Units, got.Groups[0].Blank})
	assert.Equal(t, []int64{1, 1}, []int64{got.Groups[1].Units, got.Groups[1].Blank})
	assert.Equal(t, "Communes: units: 1, none with a final score (open: 0, without a sheet: 1)", got.Groups[1].Text().EN)
	assert.Zero(t, got.Groups[1].Items[0].Open, "nobody looked at its items")
}
