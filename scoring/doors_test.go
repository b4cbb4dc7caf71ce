package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// someUnit returns random facts: half of them plain, others missing, bounded, at
// thresholds, with more decimals than usual, or beyond any real size.
func someUnit(r *rand.Rand, id int) scoring.Facts {
	tame := r.IntN(2) == 0 // as most units are
	pick := func(values ...any) any {
		if tame {
			return values[r.IntN(2)]
		}
		return values[r.IntN(len(values))]
	}
	f := scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(id)}, Inputs: map[string]scoring.Figure{},
		Points: map[string]scoring.Figure{}}
	set := func(m map[string]scoring.Figure, name string, values ...any) {
		if tame || r.IntN(12) > 0 {
			m[name] = ruletest.Figure(pick(values...))
		}
	}
	set(f.Inputs, "rate_in", 90, 70, ruletest.Dec("90.01"), ruletest.Dec("69.99"), ruletest.Dec("76.123456789"),
		ruletest.Dec(fmt.Sprintf("%d.%02d", r.IntN(100), r.IntN(100))),
		scoring.Bound{Below: scoring.Known(70)}, scoring.Bound{AtLeast: scoring.Known(60), Below: scoring.Known(95)}, "100")
	set(f.Inputs, "over", 150, 99, ruletest.Dec("120.5"), 0, scoring.Bound{Above: scoring.Known(100)})
	set(f.Inputs, "done", 2, 1, 0, 3, 40, r.IntN(50), scoring.Bound{AtLeast: scoring.Known(1)}, int64(3_000_000_000), "7")
	set(f.Inputs, "total", 5, 2, 0, 1, 12, r.IntN(50), scoring.Bound{AtMost: scoring.Known(3)}, uint8(4))
	set(f.Inputs, "trained", true, false)
	set(f.Inputs, "state", "on_time", "late", "none", scoring.Bound{OneOf: []string{"late", "none"}})
	set(f.Inputs, "issued", "2025-01-31", "2025-02-01", time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC),
		rubric.Date{Year: 2025, Month: 3, Day: 1}, scoring.Bound{Above: scoring.Known("2025-02-01")})
	set(f.Inputs, "amount", 3, ruletest.Dec("0.333"), -5, ruletest.Dec("4.123456"), ruletest.Dec("99999999999"), -1)
	set(f.Points, "2.1", ruletest.Dec("0.25"), 1, ruletest.Dec("0.3"), 0, 2,
		scoring.Bound{AtLeast: scoring.Known(ruletest.Dec("0.5"))})
	set(f.Points, "2.2", ruletest.Dec("0.33"), 1, ruletest.Dec("0.333"), -1, "0.5")
	return f
}

func someUnits(n int, seed uint64) []scoring.Facts {
	r := rand.New(rand.NewPCG(seed, 2))
	units := make([]scoring.Facts, n)
	for i := range units {
		units[i] = someUnit(r, i)
	}
	return units
}

// TestDoorsAgree: one by one, as a stream, by column, and added up from the
// items that the general evaluator writes out, every unit has the same scores.
func TestDoorsAgree(t *testing.T) {
	units := enough.Instances(600, 100)
	for _, exclusion := range []string{"whole", "by-source", "none"} {
		t.Run(exclusion, func(t *testing.T) {
			s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, exclusion), nil)
			facts := someUnits(units, uint64(len(exclusion)))
			table, err := s.Table(slices.Values(facts))
			require.NoError(t, err)
			totals, err := s.Totals(table, nil)
			require.NoError(t, err)
			require.Equal(t, units, totals.Len())
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
				if single.Total.Final.Valid {
					known++
					assert.Equal(t, single.Total.Final.Decimal.Shift(2).IntPart(), ruletest.UnitsOf(totals, i))
				}
				least, most := decimal.Zero, decimal.Zero
				for _, it := range single.Leaves() {
					assert.Equal(t, it.Points, totals.Points(it.Code, i), "unit %d, item %s: %+v", i, it.Code, it.Score)
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

// TestRangesAreSound: the points of exact facts lie in the range of every bound
// that holds them.
func TestRangesAreSound(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	scorers := []*scoring.Scorer{}
	for _, exclusion := range []string{"whole", "by-source", "none"} {
		scorers = append(scorers, ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, exclusion), nil))
	}
	units := enough.Instances(1200, 200)
	seen := map[string]int{}
	for i := range units {
		s, f := scorers[i%len(scorers)], someUnit(r, i)
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
	facts := someUnits(enough.Instances(700, 100), 9)
	table, err := s.Table(slices.Values(facts))
	require.NoError(t, err)
	base, err := s.Totals(table, nil)
	require.NoError(t, err)
	for _, change := range []struct{ code, from, to string }{{"1.1", "rate_in > 90", "rate_in > 80"},
		{"1.3", "? 0.5", "? 0.25"}, {"B1", "0.25 * total", "0.5 * total"}} {
		item := *s.Rubric().Item(change.code)
		item.Cases = slices.Clone(item.Cases)
		item.Cases[0].When = strings.Replace(item.Cases[0].When, change.from, change.to, 1)
		item.Cases[0].Score = strings.Replace(item.Cases[0].Score, change.from, change.to, 1)
		variant, err := s.With(&item)
		require.NoError(t, err)
		got, err := variant.Totals(table, base)
		require.NoError(t, err)
		// The same rubric compiled from its file.
		whole := ruletest.Compile(t, fmt.Sprintf(strings.Replace(ruletest.AllKinds, change.from, change.to, 1), "whole"),
			nil)
		assert.True(t, whole.Rubric().Equal(variant.Rubric()))
		changed := 0
		for i := range facts {
			want, err := whole.Score(facts[i])
			require.NoError(t, err)
			assert.Equal(t, want.Total.Final, got.Final(i), "%s, unit %d", change.code, i)
			single, err := variant.Score(facts[i])
			require.NoError(t, err)
			assert.True(t, want.Equal(single), "a variant is an edition of its own")
			if ruletest.UnitsOf(got, i) != ruletest.UnitsOf(base, i) {
				changed++
			}
		}
		assert.Greater(t, changed, 0)
	}
	before, err := s.Totals(table, nil)
	require.NoError(t, err)
	for i := range facts {
		require.Equal(t, ruletest.UnitsOf(base, i), ruletest.UnitsOf(before, i), "the scorer itself does not change")
	}
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
			`item "2.1": a variant of a reported item keeps its minimum and its step`},
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
	table, err := other.Table(slices.Values(someUnits(1, 1)))
	require.NoError(t, err)
	_, err = s.Totals(table, nil)
	assert.EqualError(t, err, "the table was made by another scorer")
}

func TestTableFaults(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	_, err := s.Table(slices.Values([]scoring.Facts{{Unit: scoring.Unit{ID: "a"},
		Inputs: ruletest.Figures(map[string]any{"rate_in": true})},
		{Unit: scoring.Unit{ID: "b"}, Inputs: ruletest.Figures(map[string]any{"rat_in": 1})}}))
	assert.EqualError(t, err, `unit "a": input "rate_in": a percent cannot be given as true or false
unit "b": "rat_in" is not an input of the rubric; did you mean "rate_in"?`)
	table, err := s.Table(slices.Values(someUnits(3, 1)))
	require.NoError(t, err)
	assert.Equal(t, "2", table.Unit(2).ID)
	assert.Equal(t, 3, table.Len())
	empty, err := s.Table(slices.Values([]scoring.Facts(nil)))
	require.NoError(t, err)
	totals, err := s.Totals(empty, nil)
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
	table, err := scorer.Table(slices.Values([]scoring.Facts{
		{Unit: scoring.Unit{ID: "a"}, Inputs: ruletest.Figures(map[string]any{"rate_in": 87})},
		{Unit: scoring.Unit{ID: "b"}, Inputs: ruletest.Figures(map[string]any{"rate_in": 79})},
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	base, err := scorer.Totals(table, nil)
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
	after, err := variant.Totals(table, base)
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
	table, err := s.Table(slices.Values([]scoring.Facts{{Inputs: ruletest.Figures(map[string]any{"far": 3_000_000_000})},
		{}}))
	require.NoError(t, err)
	totals, err := s.Totals(table, nil)
	require.NoError(t, err)
	assert.Equal(t, int64(300), ruletest.UnitsOf(totals, 0))
	assert.False(t, totals.Final(1).Valid)
}

// TestTotalsShareATable: nothing writes to a table, also where figures are missing.
func TestTotalsShareATable(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	table, err := s.Table(slices.Values(someUnits(600, 4)))
	require.NoError(t, err)
	var all [4]*scoring.Totals
	var wg sync.WaitGroup
	for i := range all {
		wg.Go(func() { all[i], _ = s.Totals(table, nil) })
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
