package scoring_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

var (
	openWorlds = flag.Int("open.worlds", 100,
		"random worlds whose open totals are compared with all completions of the facts")
	openSeed = flag.Uint64("open.seed", 1, "seed of the random worlds")
)

// mostCompletions bounds the ways to complete the facts of a world.
const mostCompletions = 4000

// completions holds what all completions of a world's facts come to.
type completions struct {
	*openWorld
	t      *testing.T
	scorer *scoring.Scorer
	faults map[string]*ruletest.Slip
	seen   map[string]int
	count  int
	always map[string]int // how often a source is empty
	final  extent
	bands  map[string]bool
	items  map[string]*extent // by code
	max    map[string]*extent // what applies
	lost   map[string]*extent // of what applies
	left   map[string][2]int  // by leaf, how often it is excluded and how often not
}

// extent is the least and the most of what was seen.
type extent struct{ lo, hi *big.Rat }

func (e *extent) add(v *big.Rat) {
	if e.lo == nil || v.Cmp(e.lo) < 0 {
		e.lo = v
	}
	if e.hi == nil || v.Cmp(e.hi) > 0 {
		e.hi = v
	}
}

func (e *extent) single() bool { return e.lo.Cmp(e.hi) == 0 }

// TestOpenTotals: what a result, a range and a table say of facts that leave much open
// holds for every way to complete them. The kind of fault: everything that counts in a
// source, or in the whole, may turn out excluded, and some reader of exclusions takes
// it for certain that something is left.
func TestOpenTotals(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	seen, faults := map[string]int{}, map[string]*ruletest.Slip{}
	for i := range uint64(*openWorlds) {
		w := newOpenWorld(rand.New(rand.NewPCG(*openSeed, i)))
		r, err := rubric.Parse("w.yaml", []byte(w.file()), nil)
		require.NoError(t, err, w.file())
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err, w.file())
		c := &completions{openWorld: w, t: t, scorer: s, faults: faults, seen: seen}
		c.check(fmt.Sprintf("seed %d/%d", *openSeed, i))
	}
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%d times %s", faults[kind].Times, faults[kind].Text)
	}
	t.Logf("%v", seen)
	ruletest.Enough(t, seen, *openWorlds, map[string]int{
		"worlds": 95, "completions": 40_000, "may all be excluded": 30, "all excluded": 6, "closed": 3, "failing": 5,
		"exact ranges": 600, "exact losses": 300, "bands": 8,
	})
}

// wrong keeps the shortest world of each kind of fault.
func (c *completions) wrong(kind, format string, args ...any) {
	text := fmt.Sprintf("%s: %s\nfacts %v %v\n%s", kind, fmt.Sprintf(format, args...),
		ruletest.ShownKnown(c.facts.Inputs), c.facts.Points, ruletest.AfterInputs(c.file()))
	f := c.faults[kind]
	if f == nil {
		f = &ruletest.Slip{Text: text}
		c.faults[kind] = f
	}
	if f.Times++; len(text) < len(f.Text) {
		f.Text = text
	}
}

// all goes through all completions; not ok where they are too many.
func (c *completions) all() bool {
	count := 1
	for _, in := range c.inputs {
		count *= len(in.values)
	}
	for _, l := range c.leaves {
		count *= max(1, len(l.reported))
	}
	if count > mostCompletions {
		return false
	}
	c.bands, c.items, c.max, c.lost, c.always, c.left = map[string]bool{}, map[string]*extent{}, map[string]*extent{},
		map[string]*extent{}, map[string]int{}, map[string][2]int{}
	for k := range count {
		at, reported := make([]int64, len(c.inputs)), make([]int64, len(c.leaves))
		for i, in := range c.inputs {
			at[i] = in.values[k%len(in.values)]
			k /= len(in.values)
		}
		for i, l := range c.leaves {
			if l.reported != nil {
				reported[i] = l.reported[k%len(l.reported)]
				k /= len(l.reported)
			}
		}
		outcomes := [][]alternative{{}}
		for i := range c.leaves {
			var next [][]alternative
			for _, a := range c.outcomes(&c.leaves[i], at, reported[i]) {
				for _, o := range outcomes {
					next = append(next, append(slices.Clone(o), a))
				}
			}
			outcomes = next
		}
		for _, o := range outcomes {
			c.take(o)
		}
	}
	return true
}

// take adds one way that all leaves come out.
func (c *completions) take(of []alternative) {
	c.count++
	points, left := map[string]int64{}, map[string]int64{}
	var bonus, penalty int64
	sums := map[string][2]int64{}
	for i, l := range c.leaves {
		a, counts := of[i], int64(0)
		tally := c.left[l.code]
		if a.excluded {
			tally[0]++
		} else {
			tally[1]++
			counts = l.max
		}
		c.left[l.code] = tally
		area, _, _ := strings.Cut(l.code, ".")
		points[l.code] = a.points
		left[l.code] = counts
		switch l.area {
		case -1:
			bonus += a.points
		case -2:
			penalty += a.points
		default:
			points[area] += a.points
			left[area] += counts
			s := sums[c.scale(&l)]
			sums[c.scale(&l)] = [2]int64{s[0] + a.points, s[1] + counts}
		}
	}
	for code, p := range points {
		if c.items[code] == nil {
			c.items[code], c.max[code], c.lost[code] = &extent{}, &extent{}, &extent{}
		}
		c.items[code].add(halves(p))
		c.max[code].add(halves(left[code]))
		c.lost[code].add(halves(left[code] - p))
	}
	change := halves(min(bonus, c.bonusCap*b2i(c.has(-1))) - min(penalty, c.penalCap*b2i(c.has(-2))))
	lo, hi := new(big.Rat), new(big.Rat)
	open := false
	for scale, s := range sums {
		whole := halves(c.whole(scale, false))
		least, most := halves(s[0]), halves(s[0])
		switch {
		case s[1] == 0:
			open = true
			c.always[scale]++
			if c.exclusion != "none" {
				most = whole
			}
		case c.exclusion != "none":
			least = new(big.Rat).Mul(big.NewRat(s[0], s[1]), whole)
			most = least
		}
		lo.Add(lo, least)
		hi.Add(hi, most)
	}
	for _, v := range []*big.Rat{lo, hi} {
		v = new(big.Rat).Add(halfUp(v), change)
		c.final.add(v)
	}
	band := "none"
	if !open {
		band = "C"
		for _, b := range []struct {
			name string
			from int64
		}{{"B", 2}, {"A", 4}} {
			if new(big.Rat).Add(halfUp(lo), change).Cmp(big.NewRat(b.from, 1)) >= 0 {
				band = b.name
			}
		}
	}
	c.bands[band] = true
}

func (c *completions) has(side int) bool {
	return slices.ContainsFunc(c.leaves, func(l openLeaf) bool { return l.area == side })
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// halfUp rounds to one place, halves away from zero.
func halfUp(v *big.Rat) *big.Rat {
	n := new(big.Rat).Mul(v, big.NewRat(20, 1))
	num := new(big.Int).Add(n.Num(), new(big.Int).Mul(big.NewInt(int64(v.Sign())), n.Denom()))
	q := new(big.Int).Quo(num, new(big.Int).Mul(n.Denom(), big.NewInt(2)))
	return new(big.Rat).SetFrac(q, big.NewInt(10))
}

func (c *completions) check(name string) {
	if !c.all() {
		c.seen["too many completions"]++
		return
	}
	c.seen["worlds"]++
	c.seen["completions"] += c.count
	r, err := c.scorer.Score(c.facts)
	require.NoError(c.t, err)
	c.total(name, r)
	for code := range c.items {
		c.item(name, r.Item(code))
	}
	for _, code := range append(slices.Sorted(maps.Keys(c.items)), "") {
		c.ranged(name, code, r)
	}
	table, err := columnar.FromFacts(context.Background(), c.scorer, slices.Values([]scoring.Facts{c.facts}), nil)
	require.NoError(c.t, err)
	totals, err := columnar.Score(context.Background(), c.scorer, table, nil, nil)
	require.NoError(c.t, err)
	if f := totals.Final(0); f.Valid != r.Total.Final.Valid || !f.Decimal.Equal(r.Total.Final.Decimal) {
		c.wrong("a table has another final score", "%s: %v, not %v", name, f, r.Total.Final)
	}
}

// total holds the total against all completions.
func (c *completions) total(name string, r *scoring.Result) {
	t := &r.Total
	what := fmt.Sprintf("%s: %s to %s %q, not [%s, %s] %v", name, t.FinalRange.Least, t.FinalRange.Most, t.Band.EN,
		c.final.lo.FloatString(2), c.final.hi.FloatString(2), slices.Sorted(maps.Keys(c.bands)))
	if t.FinalRange.Least.Rat().Cmp(c.final.lo) > 0 || t.FinalRange.Most.Rat().Cmp(c.final.hi) < 0 {
		c.wrong("the final score's range is too narrow", "%s", what)
	}
	if t.Final.Valid {
		c.seen["closed"]++
	}
	if t.Final.Valid && (!c.final.single() || c.bands["none"] || t.Final.Decimal.Rat().Cmp(c.final.lo) != 0) {
		c.wrong("a final score that is not certain", "%s", what)
	}
	if !t.Band.IsZero() {
		c.seen["bands"]++
		if len(c.bands) > 1 || !c.bands[t.Band.EN] {
			c.wrong("a band that is not certain", "%s", what)
		}
	}
	if (len(t.Open) == 0) != t.Final.Valid {
		c.wrong("no reason for an open score, or a reason for one that is known", "%s: %v", what, t.Open)
	}
	// The reasons are true, and none that is due is left out.
	reasons := map[string]scoring.OpenReason{}
	failed := false
	for _, reason := range t.Open {
		reasons[string(reason.Kind)+" "+c.scaleOf(reason)] = reason
		failed = failed || reason.Kind == scoring.OpenFailed
		if reason.Text.VI == "" || reason.Text.EN == "" || len(reason.Codes) == 0 {
			c.wrong("a reason without words", "%s: %+v", name, reason)
		}
	}
	if failed {
		c.seen["failing"]++
	}
	for scale, times := range c.always {
		_, empty := reasons["empty "+scale]
		_, perhaps := reasons["perhaps_empty "+scale]
		if empty == perhaps || empty && times < c.count {
			c.wrong("the reason why a source is empty", "%s: %q %d of %d, %v", name, scale, times, c.count, t.Open)
		}
		if empty {
			c.seen["all excluded"]++
		} else {
			c.seen["may all be excluded"]++
		}
	}
	for key := range reasons {
		if kind, scale, _ := strings.Cut(key, " "); kind == "empty" && c.always[scale] == 0 {
			c.wrong("a source is said to be empty", "%s: %s", name, key)
		}
	}
	for _, l := range c.leaves {
		tally, it := c.left[l.code], r.Item(l.code)
		listed := slices.Contains(reasons["exclusion "].Codes, l.code) || slices.Contains(reasons["failed "].Codes, l.code)
		if tally[0] > 0 && tally[1] > 0 && !listed {
			c.wrong("an open exclusion is not named", "%s: %s: %v", name, l.code, t.Open)
		}
		if it.Status != scoring.Failed && !c.items[l.code].single() && tally[0]*tally[1] == 0 &&
			!slices.Contains(reasons["missing "].Codes, l.code) {
			c.wrong("a leaf without points is not named", "%s: %s: %v", name, l.code, t.Open)
		}
	}
}

// scaleOf names what an empty source is rescaled with as the world does.
func (c *completions) scaleOf(reason scoring.OpenReason) string {
	if reason.Source == rubric.Appraisal {
		return ""
	}
	return string(reason.Source)
}

// item holds an item against all completions.
func (c *completions) item(name string, it *scoring.Item) {
	of, max := c.items[it.Code], c.max[it.Code]
	what := fmt.Sprintf("%s: %s %s [%s, %s] of %v, not [%s, %s]", name, it.Code, it.Status, it.Range.Least,
		it.Range.Most, it.Applicable, of.lo.FloatString(1), of.hi.FloatString(1))
	if it.Range.Least.Rat().Cmp(of.lo) > 0 || it.Range.Most.Rat().Cmp(of.hi) < 0 {
		c.wrong("an item's range is too narrow", "%s", what)
	}
	lost := c.lost[it.Code]
	lo, hi := it.LostRange.Least.Rat().Cmp(lost.lo), it.LostRange.Most.Rat().Cmp(lost.hi)
	if lo > 0 || hi < 0 {
		c.wrong("the range of an item's loss is too narrow", "%s: lost [%s, %s], not [%s, %s]", what, it.LostRange.Least,
			it.LostRange.Most, lost.lo.FloatString(1), lost.hi.FloatString(1))
	}
	if r, err := improve.RangeOf(context.Background(), c.scorer, c.facts, it.Code, nil); err == nil && r.Exact && it.Items == nil {
		c.seen["exact losses"]++
		if lo != 0 || hi != 0 {
			c.wrong("a leaf loses what no facts lose", "%s: lost [%s, %s], not [%s, %s]", what, it.LostRange.Least,
				it.LostRange.Most, lost.lo.FloatString(1), lost.hi.FloatString(1))
		}
	}
	is := func(v decimal.NullDecimal, e *extent) bool {
		return !v.Valid || e.single() && v.Decimal.Rat().Cmp(e.lo) == 0
	}
	if !is(it.Points, of) || !is(it.Applicable, max) {
		c.wrong("an item's points are not certain", "%s", what)
	}
	if (it.Lost.Valid || it.Index.Valid) && (!of.single() || !max.single()) {
		c.wrong("an item's loss or index is not certain", "%s", what)
	}
}

// ranged holds a range against all completions.
func (c *completions) ranged(name, code string, r *scoring.Result) {
	got, err := improve.RangeOf(context.Background(), c.scorer, c.facts, code, nil)
	require.NoError(c.t, err)
	of := &c.final
	if code != "" {
		of = c.items[code]
	}
	what := fmt.Sprintf("%s: %q [%s, %s] exact %v, not [%s, %s]", name, code, got.Range.Least, got.Range.Most, got.Exact,
		of.lo.FloatString(2), of.hi.FloatString(2))
	lo, hi := got.Range.Least.Rat().Cmp(of.lo), got.Range.Most.Rat().Cmp(of.hi)
	if lo > 0 || hi < 0 {
		c.wrong("a range is too narrow", "%s", what)
	}
	if got.Exact {
		c.seen["exact ranges"]++
		if lo != 0 || hi != 0 {
			c.wrong("a range that is not reached is said to be exact", "%s", what)
		}
	}
	least, most := r.Total.FinalRange.Least, r.Total.FinalRange.Most
	if code != "" {
		least, most = r.Item(code).Range.Least, r.Item(code).Range.Most
	}
	if got.Range.Least.LessThan(least) || got.Range.Most.GreaterThan(most) {
		c.wrong("a range is wider than that of the result", "%s; [%s, %s]", what, least, most)
	}
}
