package policy_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// district is a rubric with two groups, an exclusion, a bonus, a penalty, a part whose least
// counts, points of an appraiser, and bands.
const district = `
rubric: district
title: District
decision: {number: 1/QĐ, issuer: A, date: 2025-01-15}
period: 2025
max: 12
points: {places: 1, rounding: half-up}
exclusion: whole
groups: [ward, commune]
inputs:
  - {name: a, type: percent, title: A}
  - {name: b, type: percent, title: B}
  - {name: n, type: count, max: 6, title: N}
  - {name: held, type: bool, title: Held}
parameters:
  - {name: limit, title: Limit, type: percent, values: [{value: 60, from: 2020-01-01, source: 1/QĐ}]}
areas:
  - code: "1"
    title: One
    max: 7
    items:
      - {code: "1.1", title: Rate, max: 4, cases: [{when: a >= limit, score: full}, {score: full * a / 100}]}
      - code: "1.2"
        title: Held
        max: 3
        applies: held
        not_applicable: exclude
        score: full * b / 100
  - code: "2"
    title: Two
    max: 5
    items:
      - code: "2.1"
        title: Weakest
        max: 3
        combine: least
        items:
          - {code: "2.1.1", title: N, max: 3, score: "min(full, n)"}
          - {code: "2.1.2", title: B, max: 3, score: full * b / 100}
      - {code: "2.2", title: Typed, max: 2, reported: true, step: 0.5}
bonus: {cap: 1, items: [{code: B, title: Bonus, max: 2, score: "n >= 5 ? full : 0"}]}
penalty: {cap: 1, items: [{code: P, title: Penalty, max: 1, score: "a < 20 ? full : 0"}]}
bands:
  - {name: High, from: 9}
  - {name: Low, from: -1}
  - {name: Good, from: 8, group: commune, when: b >= 30}
  - {name: Fair, from: -1, group: commune}
`

const districtVariants = `
rubric: district
variants:
  - name: limit
    illustrative: true
    parameters: [{name: limit, values: [{value: 75, from: 2020-01-01, illustrative: true}]}]
  - name: weights
    illustrative: true
    items: [{code: "1.1", max: 3}, {code: "1.2", max: 4}]
  - {name: without, illustrative: true, drop: ["1.2", "B"], penalty_cap: 0}
  - name: more
    illustrative: true
    items:
      - code: "2"
        items: [{code: "2.3", title: New, max: 1, score: "held ? 1 : 0"}, {code: "2.1", combine: capped}]
  - {name: caps, source: Tờ trình 2, bonus_cap: 2, penalty_cap: 0.5, final: {floor: 2, ceiling: 11}}
  - {name: bands, illustrative: true, bands: [{name: Top, from: 10}, {name: High, from: 7}, {name: Low, from: -1}]}
  - {name: all, of: [limit, weights, more, caps, bands]}
  - {name: late, of: [all], illustrative: true, items: [{code: "2.1.1", score: "min(full, n / 2)"}]}
`

func compiled(t testing.TB, src string) (*rubric.Rubric, *scoring.Scorer) {
	t.Helper()
	r, err := rubric.Parse("rubric.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return r, s
}

func parsed(t testing.TB, src string, r *rubric.Rubric) *policy.Set {
	t.Helper()
	set, err := policy.Parse("variants.yaml", []byte(src), r, nil)
	require.NoError(t, err)
	return set
}

// someUnits returns units of which some figures are missing.
func someUnits(r *rand.Rand, n int) []scoring.Facts {
	out := make([]scoring.Facts, n)
	for i := range out {
		f := scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprintf("u%03d", i), Group: []string{"ward", "commune"}[r.IntN(2)]},
			Inputs: map[string]scoring.Figure{"a": scoring.Known(r.IntN(101)), "b": scoring.Known(r.IntN(101)),
				"n": scoring.Known(r.IntN(7)), "held": scoring.Known(r.IntN(3) > 0)},
			Points: map[string]scoring.Figure{"2.2": scoring.Known([]string{"0", "0.5", "2"}[r.IntN(3)])}}
		if r.IntN(12) == 0 {
			delete(f.Inputs, []string{"a", "b", "n", "held"}[r.IntN(4)])
		}
		out[i] = f
	}
	return out
}

func tableOf(t testing.TB, s *scoring.Scorer, units []scoring.Facts) *columnar.Table {
	t.Helper()
	table, err := columnar.FromFacts(t.Context(), s, slices.Values(units), nil)
	require.NoError(t, err)
	return table
}

// TestCompare holds comparisons against results of the rubrics that the variants come to,
// each compiled from nothing, unit by unit.
func TestCompare(t *testing.T) {
	rounds, checked := enough.Instances(6, 2), 0
	r, s := compiled(t, district)
	set := parsed(t, districtVariants, r)
	for round := range rounds {
		random := rand.New(rand.NewPCG(21, uint64(round)))
		units := someUnits(random, 60)
		rule := []*ranking.Rule{nil, {Ties: ranking.Dense}, {Ties: ranking.Fractional, By: ranking.Index}}[round%3]
		c, err := policy.Compare(t.Context(), s, tableOf(t, s, units), set, &policy.Options{Ranking: rule, Widest: 100})
		require.NoError(t, err)
		require.Len(t, c.Variants, len(set.Variants))
		for _, v := range c.Variants {
			of, err := set.Apply(r, v.Name)
			require.NoError(t, err)
			other, err := scoring.Compile(of, nil)
			require.NoError(t, err)
			o := &oracle{t: t, units: units, rule: rule}
			o.score(s, other)
			o.check(v)
			checked += v.Gain + v.Lose
		}
		// The order of units changes nothing, and neither does the number of workers.
		random.Shuffle(len(units), func(a, b int) { units[a], units[b] = units[b], units[a] })
		again, err := policy.Compare(t.Context(), s, tableOf(t, s, units), set,
			&policy.Options{Ranking: rule, Widest: 100, Work: &scoring.Work{Workers: 1}})
		require.NoError(t, err)
		assert.Equal(t, asJSON(t, c), asJSON(t, again))
		brief, err := policy.Compare(t.Context(), s, tableOf(t, s, units), set, &policy.Options{Ranking: rule, Brief: true})
		require.NoError(t, err)
		for i, v := range brief.Variants {
			assert.Equal(t, c.Variants[i].Changes, v.Changes)
			assert.Empty(t, v.Items)
			assert.Empty(t, v.Widest)
		}
	}
	enough.Enough(t, "units that a variant moves", checked, rounds*60, 200)
}

func asJSON(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// oracle is results of units before and after, one by one.
type oracle struct {
	t             *testing.T
	units         []scoring.Facts
	rule          *ranking.Rule
	before, after []*scoring.Result
}

func (o *oracle) score(s, other *scoring.Scorer) {
	for _, f := range o.units {
		a, err := s.Score(f)
		require.NoError(o.t, err)
		f.Points = map[string]scoring.Figure{"2.2": f.Points["2.2"]}
		b, err := other.Score(f)
		require.NoError(o.t, err)
		o.before, o.after = append(o.before, a), append(o.after, b)
	}
}

// place returns the place of a unit in its group, by counting.
func (o *oracle) place(all []*scoring.Result, i int) *big.Rat {
	number := func(r *scoring.Result) *big.Rat {
		if n := r.Total.Exact; !n.IsZero() {
			return n.Rat()
		}
		return r.Total.Final.Decimal.Rat()
	}
	above, equal, numbers := int64(0), int64(0), map[string]bool{}
	for _, of := range all {
		if of.Unit.Group != all[i].Unit.Group || !of.Total.Final.Valid {
			continue
		}
		switch number(of).Cmp(number(all[i])) {
		case 1:
			above++
			numbers[number(of).RatString()] = true
		case 0:
			equal++
		}
	}
	switch {
	case o.rule != nil && o.rule.Ties == ranking.Dense:
		return big.NewRat(int64(len(numbers))+1, 1)
	case o.rule != nil && o.rule.Ties == ranking.Fractional:
		return big.NewRat(2*above+equal+1, 2)
	}
	return big.NewRat(above+1, 1)
}

func (o *oracle) check(v policy.Effect) {
	t := o.t
	gained, lost, leaves := decimal.Zero, decimal.Zero, decimal.Zero
	want := policy.Changes{}
	bands, widest := map[string]map[[2]string]int{"ward": {}, "commune": {}}, map[string]policy.UnitEffect{}
	items := map[string]*policy.ItemEffect{}
	for _, u := range v.Widest {
		widest[u.Unit.ID] = u
	}
	for i, a := range o.before {
		b := o.after[i]
		if !a.Total.Final.Valid || !b.Total.Final.Valid {
			want.Open++
			continue
		}
		by := b.Total.Final.Decimal.Sub(a.Total.Final.Decimal)
		switch by.Sign() {
		case 1:
			want.Gain++
			gained = gained.Add(by)
		case -1:
			want.Lose++
			lost = lost.Sub(by)
		default:
			want.Same++
		}
		bands[a.Unit.Group][[2]string{a.Total.Band.EN, b.Total.Band.EN}]++
		if a.Total.Band != b.Total.Band {
			want.Banded++
		}
		from, to := o.place(o.before, i), o.place(o.after, i)
		switch to.Cmp(from) {
		case -1:
			want.Higher++
		case 1:
			want.Lower++
		}
		u, listed := widest[a.Unit.ID]
		assert.Equal(t, by.Sign() != 0, listed)
		if listed {
			assert.Equal(t, by.String(), u.Change.String())
			assert.Zero(t, u.PlaceBefore.Cmp(exact.Of(from)), "%s: %s %s", v.Name, u.PlaceBefore, from)
			assert.Zero(t, u.PlaceAfter.Cmp(exact.Of(to)))
			assert.Equal(t, a.Total.Band, u.BandBefore)
			assert.Equal(t, b.Total.Band, u.BandAfter)
		}
		for _, code := range []string{"1", "2", "1.1", "1.2", "2.1", "2.1.1", "2.1.2", "2.2", "2.3", "B", "P"} {
			x, known := pointsOf(a.Item(code))
			y, still := pointsOf(b.Item(code))
			if !known || !still {
				continue
			}
			if items[code] == nil {
				items[code] = &policy.ItemEffect{Code: code}
			}
			it, d := items[code], y.Sub(x)
			it.Sum = it.Sum.Add(d)
			switch d.Sign() {
			case 1:
				it.Gain++
			case -1:
				it.Lose++
			}
		}
	}
	assert.Equal(t, gained.String()+" "+lost.String()+" "+gained.Sub(lost).String(),
		v.Gained.String()+" "+v.Lost.String()+" "+v.Sum.String(), v.Name)
	want.Gained, want.Lost, want.Sum = v.Gained, v.Lost, v.Sum
	assert.Equal(t, want, v.Changes, v.Name)
	for _, g := range v.Groups {
		got := map[[2]string]int{}
		for _, m := range g.Bands {
			got[[2]string{m.From.EN, m.To.EN}] += m.Units
		}
		assert.Equal(t, bands[g.Group], got, v.Name)
	}
	listed := map[string]bool{}
	for _, got := range v.Items {
		listed[got.Code] = true
		it := items[got.Code]
		require.NotNil(t, it, got.Code)
		assert.Equal(t, []any{it.Gain, it.Lose, it.Sum.String()}, []any{got.Gain, got.Lose, got.Sum.String()},
			"%s: item %s", v.Name, got.Code)
		if got.Leaf && got.Code == "P" {
			leaves = leaves.Sub(got.Sum)
		} else if got.Leaf {
			leaves = leaves.Add(got.Sum)
		}
	}
	for code, it := range items {
		assert.True(t, listed[code] || it.Sum.IsZero() && it.Gain == 0, "%s: item %s is missing", v.Name, code)
	}
	assert.Equal(t, v.Sum.String(), leaves.Add(v.Rest).String(), v.Name)
}

// pointsOf returns the points of an item; none of one that is not there or does not apply.
func pointsOf(it *scoring.Item) (decimal.Decimal, bool) {
	if it == nil {
		return decimal.Zero, true
	}
	return it.Points.Decimal, it.Points.Valid || it.Status == scoring.NotApplicable || it.Status == scoring.NotArising
}

// TestEffectOfDemo: the numbers of a case that is worked out by hand.
func TestEffectOfDemo(t *testing.T) {
	r, s := compiled(t, demo)
	c, err := policy.Compare(t.Context(), s, tableOf(t, s, demoUnits()), parsed(t, demoVariants, r), nil)
	require.NoError(t, err)
	both := c.Variants[2]
	assert.Equal(t, "both", both.Name)
	assert.True(t, both.Illustrative, "as what it stacks")
	// Unit 2 had 3 + 1.5, and has 2.55 + 1; unit 3 had 2.1 + 1, and has 2.1 + 0.
	assert.Equal(t, "0 -1.95 2 0", fmt.Sprint(both.Gain, " ", both.Sum, " ", both.Lose, " ", both.Rest))
	assert.Equal(t, []policy.BandMove{{From: rubric.Plain("Good"), To: rubric.Plain("Good"), Units: 1},
		{From: rubric.Plain("Good"), To: rubric.Plain("Fair"), Units: 1},
		{From: rubric.Plain("Fair"), To: rubric.Plain("Fair"), Units: 1}}, both.Groups[0].Bands)
	assert.Equal(t, "both (illustrative): units that gain: 0, 0 points together; that lose: 2, 1.95 points together; "+
		"that keep theirs: 1; not known: 0; whose band changes: 1; with a better place: 0, with a worse one: 0",
		both.Text().EN)
	assert.Equal(t, "both (minh hoạ): 0 đơn vị tăng, tổng cộng 0 điểm; 2 đơn vị giảm, tổng cộng 1,95 điểm; "+
		"1 đơn vị giữ nguyên; 0 đơn vị chưa xác định; 1 đơn vị đổi xếp loại; 0 đơn vị lên hạng, 0 đơn vị xuống hạng",
		both.Text().VI)
	assert.Equal(t, "unit 2: 4,5 → 3,55 điểm, hạng 2 → 2, xếp loại Good → Fair", both.Widest[1].Text().VI)
	var back policy.Comparison
	require.NoError(t, json.Unmarshal([]byte(asJSON(t, c)), &back))
	assert.Equal(t, asJSON(t, c), asJSON(t, &back))
}

// TestPlacesOfCohort: places are those that a cohort ranked by the same rule has.
func TestPlacesOfCohort(t *testing.T) {
	r, s := compiled(t, district)
	set := parsed(t, districtVariants, r)
	units := someUnits(rand.New(rand.NewPCG(22, 1)), 120)
	table, checked := tableOf(t, s, units), 0
	tenth := &decimals.Rounding{Mode: decimals.HalfUp}
	for _, rule := range []ranking.Rule{{}, {Ties: ranking.Modified, By: ranking.Index, Rounding: tenth},
		{Ties: ranking.Fractional, Rounding: tenth}, {Ties: ranking.Dense, Rounding: &r.Points},
		{Ties: ranking.Ordinal, Keys: []ranking.Key{{Item: "1.1"}, {Item: "2.2", Lowest: true}}}} {
		c, err := policy.Compare(t.Context(), s, table, set, &policy.Options{Ranking: &rule, Widest: 1000})
		require.NoError(t, err)
		places := func(of *scoring.Scorer) map[string]string {
			totals, err := columnar.Score(t.Context(), of, table, nil, nil)
			require.NoError(t, err)
			all, err := cohort.FromTotals(totals)
			require.NoError(t, err)
			ranked, err := all.Rank(&rule)
			require.NoError(t, err)
			out := map[string]string{}
			for _, g := range ranked.Groups {
				for _, u := range g.Units {
					out[u.Unit.ID] = u.Place.String()
				}
			}
			return out
		}
		before := places(s)
		for _, v := range c.Variants {
			of, err := set.Apply(r, v.Name)
			require.NoError(t, err)
			variant, err := s.Vary(of)
			require.NoError(t, err)
			after := places(variant)
			for _, u := range v.Widest {
				assert.Equal(t, before[u.Unit.ID], u.PlaceBefore.String(), "%v: %s", rule, v.Name)
				assert.Equal(t, after[u.Unit.ID], u.PlaceAfter.String(), "%v: %s", rule, v.Name)
				checked++
			}
		}
	}
	enough.Enough(t, "places", checked, 500, 100)
}
