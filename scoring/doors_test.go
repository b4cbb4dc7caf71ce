package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDoorsAgree: one by one, as a stream, by column, and added up from the
// items that the general evaluator writes out, every unit has the same scores.
func TestDoorsAgree(t *testing.T) {
	units := enough.Instances(600, 40)
	for _, exclusion := range []string{"whole", "by-source", "none"} {
		t.Run(exclusion, func(t *testing.T) {
			s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, exclusion), nil)
			facts := ruletest.SomeUnits(units, uint64(len(exclusion)))
			table, err := columnar.FromFacts(context.Background(), s, slices.Values(facts), nil)
			require.NoError(t, err)
			totals, err := columnar.Score(context.Background(), s, table, nil, nil)
			require.NoError(t, err)
			require.Equal(t, units, totals.Len())
			like, err := s.Score(facts[0])
			require.NoError(t, err)
			items, finals, bands := itemsOf(t, like, totals), totals.Finals(), totals.Bands()
			i, known := 0, 0
			for streamed, err := range s.Stream(context.Background(), slices.Values(facts)) {
				require.NoError(t, err)
				single, err := s.Score(facts[i])
				require.NoError(t, err)
				a, err := json.Marshal(single)
				require.NoError(t, err)
				b, err := json.Marshal(streamed)
				require.NoError(t, err)
				require.Equal(t, string(a), string(b))
				assert.Equal(t, single.Total.Final, totals.Final(i), "unit %d", i)
				assert.Equal(t, single.Total.Final, finals.At(i), "unit %d", i)
				assert.Equal(t, single.Total.Band, bands[i], "unit %d", i)
				if single.Total.Final.Valid {
					known++
				} else if assert.NotEqual(t, scoring.Scored, finals.Status[i]); single.Total.Status == scoring.Failed {
					assert.Equal(t, scoring.Failed, finals.Status[i], "unit %d", i)
				}
				least, most := decimal.Zero, decimal.Zero
				for it := range everyItem(single) {
					assert.Equal(t, it.Points, items[it.Code].At(i), "unit %d, item %s: %+v", i, it.Code, it.Score)
					assert.Equal(t, it.Status, items[it.Code].Status[i], "unit %d, item %s: %+v", i, it.Code, it.Score)
				}
				for _, it := range single.Leaves() {
					least, most = least.Add(it.Range.Least), most.Add(it.Range.Most)
				}
				assert.True(t, least.Equal(single.Total.Range.Least) && most.Equal(single.Total.Range.Most),
					"unit %d: the items add up to [%s, %s], the total is [%s, %s]", i, least, most, single.Total.Range.Least,
					single.Total.Range.Most)
				i++
			}
			assert.Equal(t, units, i)
			assert.Greater(t, known, units/4, "enough units have a final score")
		})
	}
}

// everyItem yields all items of a result.
func everyItem(r *scoring.Result) iter.Seq[*scoring.Item] {
	return func(yield func(*scoring.Item) bool) {
		lists := [][]*scoring.Item{r.Areas()}
		if b := r.Bonus(); b != nil {
			lists = append(lists, b.Items)
		}
		if p := r.Penalty(); p != nil {
			lists = append(lists, p.Items)
		}
		for len(lists) > 0 {
			list := lists[0]
			lists = lists[1:]
			for _, it := range list {
				if !yield(it) {
					return
				}
				lists = append(lists, it.Items)
			}
		}
	}
}

// itemsOf reads the scores of all items of a result by column.
func itemsOf(t *testing.T, like *scoring.Result, totals *columnar.Totals) map[string]*columnar.Scores {
	out := map[string]*columnar.Scores{}
	for it := range everyItem(like) {
		scores, err := totals.Item(it.Code)
		require.NoError(t, err)
		out[it.Code] = scores
	}
	return out
}

// TestRangesAreSound: the points of exact facts lie in the range of every bound
// that holds them.
func TestRangesAreSound(t *testing.T) {
	enough.NotUnderRace(t)
	r := rand.New(rand.NewPCG(5, 5))
	scorers := []*scoring.Scorer{}
	for _, exclusion := range []string{"whole", "by-source", "none"} {
		scorers = append(scorers, ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, exclusion), nil))
	}
	units := 1200
	seen := map[string]int{}
	for i := range units {
		s, f := scorers[i%len(scorers)], ruletest.SomeUnit(r, i)
		loose := scoring.Facts{Unit: f.Unit, Inputs: map[string]scoring.Figure{}, Points: f.Points}
		for _, name := range slices.Sorted(maps.Keys(f.Inputs)) {
			v := f.Inputs[name]
			d, err := decimal.NewFromString(fmt.Sprint(v))
			switch {
			case r.IntN(3) == 0: // missing
			case err == nil && r.IntN(3) == 0:
				loose.Inputs[name] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(d.Sub(decimal.NewFromInt(int64(r.IntN(3))))), Below: scoring.Known(d.Add(decimal.NewFromInt(1)))})
			default:
				loose.Inputs[name] = v
			}
		}
		exact, err := s.Score(f)
		require.NoError(t, err)
		wide, err := s.Score(loose)
		require.NoError(t, err)
		for k, it := range exact.Leaves() {
			w := wide.Leaves()[k]
			seen[it.Status.String()]++
			if w.Status == scoring.Missing && it.Status != scoring.Missing {
				seen["ranges"]++
			}
			if it.Status == scoring.NotApplicable && !it.Points.Valid {
				assert.False(t, w.Applicable.Valid && !w.Applicable.Decimal.IsZero(),
					"unit %d, item %s is excluded, not surely counted", i, it.Code)
			}
			assert.True(t, w.Range.Least.LessThanOrEqual(it.Range.Least) && w.Range.Most.GreaterThanOrEqual(it.Range.Most),
				"unit %d, item %s: [%s, %s] is not within [%s, %s]\n%v\n%v", i, it.Code, it.Range.Least, it.Range.Most,
				w.Range.Least, w.Range.Most, f, loose)
		}
		if exact.Total.Final.Valid {
			seen["finals"]++
		}
		a, b := exact.Total, wide.Total
		assert.True(t, b.FinalRange.Least.LessThanOrEqual(a.FinalRange.Least) &&
			b.FinalRange.Most.GreaterThanOrEqual(a.FinalRange.Most),
			"unit %d: [%s, %s] is not within [%s, %s]\n%v\n%v", i, a.FinalRange.Least, a.FinalRange.Most, b.FinalRange.Least,
			b.FinalRange.Most, f, loose)
		if !b.Band.IsZero() {
			seen["bands"]++
			assert.Equal(t, a.Band, b.Band, "unit %d", i)
		}
	}
	t.Logf("%v", seen)
	ruletest.Enough(t, seen, units, map[string]int{"finals": 30, "ranges": 100, "scored": 100, "not_applicable": 10,
		"not_arising": 5, "failed": 10})
}

func TestVariants(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	facts := ruletest.SomeUnits(enough.Instances(700, 40), 9)
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(facts), nil)
	require.NoError(t, err)
	base, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	basePoints := slices.Clone(base.Finals().Points)
	for _, change := range []struct{ code, from, to string }{{"1.1", "rate_in > 90", "rate_in > 80"},
		{"1.3", "? 0.5", "? 0.25"}, {"B1", "0.25 * total", "0.5 * total"}} {
		item := *s.Rubric().Item(change.code)
		item.Cases = slices.Clone(item.Cases)
		item.Cases[0].When = strings.Replace(item.Cases[0].When, change.from, change.to, 1)
		item.Cases[0].Score = strings.Replace(item.Cases[0].Score, change.from, change.to, 1)
		variant, err := s.With(&item)
		require.NoError(t, err)
		got, err := columnar.Score(context.Background(), variant, table, base, nil)
		require.NoError(t, err)
		// The same rubric compiled from its file.
		whole := ruletest.Compile(t, fmt.Sprintf(strings.Replace(ruletest.AllKinds, change.from, change.to, 1), "whole"),
			nil)
		assert.True(t, whole.Rubric().Equal(variant.Rubric()))
		changed, points := 0, got.Finals().Points
		for i := range facts {
			want, err := whole.Score(facts[i])
			require.NoError(t, err)
			assert.Equal(t, want.Total.Final, got.Final(i), "%s, unit %d", change.code, i)
			single, err := variant.Score(facts[i])
			require.NoError(t, err)
			assert.True(t, want.Equal(single), "a variant is an edition of its own")
			if points[i] != basePoints[i] {
				changed++
			}
		}
		assert.Greater(t, changed, 0)
	}
	before, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	require.Equal(t, basePoints, before.Finals().Points, "the scorer itself does not change")
}

func TestBadVariants(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	item := func(code string, change func(*rubric.Item)) *rubric.Item {
		it := *s.Rubric().Item(code)
		it.Cases = slices.Clone(it.Cases)
		change(&it)
		return &it
	}
	for _, tt := range []struct {
		item *rubric.Item
		want string
	}{
		{item("1", func(*rubric.Item) {}), `the rubric has no item "1" without items of its own`},
		{item("1.1", func(it *rubric.Item) { it.Code = "9" }), `the rubric has no item "9" without items of its own`},
		{item("2.1", func(it *rubric.Item) { it.Step = ruletest.Dec("0.5") }),
			`item "2.1": a variant of a reported item keeps its maximum, its minimum and its step`},
		{item("1.1", func(it *rubric.Item) { it.Max = ruletest.Dec("3") }),
			`item "1.1": a variant keeps its maximum, its source and whether it is reported`},
		{item("1.1", func(it *rubric.Item) { it.Cases[0].When = "rate_inn > 3" }),
			`test.yaml: item "1.1": unknown name "rate_inn"; did you mean "rate_in"?`},
		{item("1.1", func(it *rubric.Item) { it.Cases[0].Otherwise = true }),
			`test.yaml: item "1.1": otherwise belongs to the last case, one without when`},
	} {
		_, err := s.With(tt.item)
		assert.EqualError(t, err, tt.want)
	}
	other := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	table, err := columnar.FromFacts(context.Background(), other, slices.Values(ruletest.SomeUnits(1, 1)), nil)
	require.NoError(t, err)
	_, err = columnar.Score(context.Background(), s, table, nil, nil)
	assert.EqualError(t, err, "the table was made by another scorer")
}

func TestTableFaults(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	_, err := columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts{{Unit: scoring.Unit{ID: "a"},
		Inputs: ruletest.Figures(map[string]any{"rate_in": true})},
		{Unit: scoring.Unit{ID: "b"}, Inputs: ruletest.Figures(map[string]any{"rat_in": 1})}}), nil)
	assert.EqualError(t, err, `unit "a": input "rate_in": a percent cannot be given as true or false
unit "b": "rat_in" is not an input of the rubric; did you mean "rate_in"?`)
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(ruletest.SomeUnits(3, 1)), nil)
	require.NoError(t, err)
	assert.Equal(t, "2", table.Unit(2).ID)
	assert.Equal(t, 3, table.Len())
	empty, err := columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts(nil)), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(context.Background(), s, empty, nil, nil)
	require.NoError(t, err)
	assert.Zero(t, totals.Len())
}

func ExampleScorer_Stream() {
	r, err := rubric.Parse("rubric.yaml", []byte(ruletest.Head+
		"inputs: [{name: rate_in, type: percent, title: Rate}]\nareas: [{code: '1', title: One, max: 10, score: full * rate_in / 100}]\n"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	units := []scoring.Facts{
		{Unit: scoring.Unit{ID: "a"}, Inputs: ruletest.Figures(map[string]any{"rate_in": 87})},
		{Unit: scoring.Unit{ID: "b"}, Inputs: ruletest.Figures(map[string]any{"rate_in": true})},
		{Unit: scoring.Unit{ID: "c"}, Inputs: ruletest.Figures(map[string]any{"rate_in": "92.5"})},
	}
	for result, err := range scorer.Stream(context.Background(), slices.Values(units)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(result.Unit.ID, result.Total.Final.Decimal)
	}
	// Output:
	// a 8.7
	// unit "b": input "rate_in": a percent cannot be given as true or false
	// c 9.25
}

func ExampleScorer_With() {
	r, err := rubric.Parse("rubric.yaml", []byte(ruletest.Head+
		"inputs: [{name: rate_in, type: percent, title: Rate}]\nareas: [{code: '1', title: One, max: 10, score: full * rate_in / 100}]\n"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	table, err := columnar.FromFacts(context.Background(), scorer, slices.Values([]scoring.Facts{
		{Unit: scoring.Unit{ID: "a"}, Inputs: ruletest.Figures(map[string]any{"rate_in": 87})},
		{Unit: scoring.Unit{ID: "b"}, Inputs: ruletest.Figures(map[string]any{"rate_in": 79})},
	}), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	base, err := columnar.Score(context.Background(), scorer, table, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	item := *r.Item("1") // what if nothing below 80 % counted?
	item.Cases = []rubric.Case{{When: "rate_in < 80", Score: "0"}, {Score: "full * rate_in / 100"}}
	variant, err := scorer.With(&item)
	if err != nil {
		fmt.Println(err)
		return
	}
	after, err := columnar.Score(context.Background(), variant, table, base, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range table.Len() {
		fmt.Println(table.Unit(i).ID, base.Final(i).Decimal, after.Final(i).Decimal)
	}
	// Output:
	// a 8.7 8.7
	// b 7.9 0
}

// TestFarDomain: a domain beyond what columns hold is checked all the same.
func TestFarDomain(t *testing.T) {
	r, err := rubric.Parse("t.yaml", []byte(ruletest.Head+
		"inputs: [{name: far, type: number, min: 2000000000, title: Far}]\nareas: [{code: '1', title: A, max: 10, score: \"min(full, far / 1000000000)\"}]\n"), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	for _, v := range []any{5, "5", ruletest.Dec("5")} {
		_, err = s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"far": v})})
		assert.EqualError(t, err, `input "far": 5 is outside its domain, >= 2000000000`)
	}
	result, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"far": 3_000_000_000})})
	require.NoError(t, err)
	assert.Equal(t, "3", result.Total.Final.Decimal.String())
	table, err := columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts{{Inputs: ruletest.Figures(map[string]any{"far": 3_000_000_000})},
		{}}), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, int64(300), ruletest.UnitsOf(totals, 0))
	assert.False(t, totals.Final(1).Valid)
}

// TestTotalsShareATable: nothing writes to a table, also where figures are missing.
func TestTotalsShareATable(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(ruletest.SomeUnits(600, 4)), nil)
	require.NoError(t, err)
	var all [4]*columnar.Totals
	var wg sync.WaitGroup
	for i := range all {
		wg.Go(func() { all[i], _ = columnar.Score(context.Background(), s, table, nil, nil) })
	}
	wg.Wait()
	for i := range table.Len() {
		assert.Equal(t, ruletest.UnitsOf(all[0], i), ruletest.UnitsOf(all[3], i))
	}
}

// TestUncertainThroughFailure: where a rule may fail, neither points nor band
// are taken for certain, and an item that may be excluded may have lost nothing.
func TestUncertainThroughFailure(t *testing.T) {
	s := ruletest.Compile(t, `exclusion: whole
areas:
  - {code: "1", title: A, max: 4, applies: trained, not_applicable: exclude, score: "9"}
  - {code: "2", title: B, max: 6, score: full}
bands: [{name: A, from: 8}, {name: B, from: 0}]
`, nil)
	r, err := s.Score(scoring.Facts{})
	require.NoError(t, err)
	assert.Equal(t, "missing [6, 10]", ruletest.Shown(r.Total.Score))
	assert.Equal(t, "6 10 ", fmt.Sprint(r.Total.FinalRange.Least, " ", r.Total.FinalRange.Most, " ", r.Total.Band.EN))
}
