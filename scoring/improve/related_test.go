package improve_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
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
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	relatedRubrics = flag.Int("related.rubrics", 20, "random rubrics with relations")
	relatedSeed    = flag.Uint64("related.seed", 1, "seed of the random rubrics with relations")
)

// relatedUnits checks what is said of a random rubric with relations against all facts
// that satisfy them, scored by the same rubric without the relations.
type relatedUnits struct {
	*ruletest.Related
	t        *testing.T
	scorer   *scoring.Scorer
	plain    *scoring.Scorer
	all      []map[string]int
	points   []map[string]decimal.NullDecimal // by unit and leaf; not Valid where it fails
	finals   []decimal.NullDecimal
	seen     map[string]int
	failures map[string]string // the shortest of each kind
}

func (u *relatedUnits) wrong(kind, format string, args ...any) {
	text := fmt.Sprintf(format, args...) + "\n" + ruletest.AfterInputs(u.File(true))
	if old, is := u.failures[kind]; !is || len(text) < len(old) {
		u.failures[kind] = text
	}
}

// TestRelatedFigures: facts are at fault just if no completion satisfies the relations;
// ranges of leaves and of the final score are those of all completions; improvements
// and moves lead to facts that satisfy the relations and to what they promise, and where
// they are complete nothing else does better.
func TestRelatedFigures(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	seen, failures := map[string]int{}, map[string]string{}
	for i := range uint64(*relatedRubrics) {
		g := ruletest.NewRelated(rand.New(rand.NewPCG(*relatedSeed, i)), 3)
		u := &relatedUnits{Related: g, t: t, all: g.All(), seen: seen, failures: failures}
		parse := func(related bool) (*scoring.Scorer, error) {
			r, err := rubric.Parse("r.yaml", []byte(g.File(related)), nil)
			require.NoError(t, err, g.File(related))
			return scoring.Compile(r, nil)
		}
		var err error
		u.plain, err = parse(false)
		require.NoError(t, err, g.File(false))
		u.scorer, err = parse(true)
		if len(u.all) == 0 {
			if seen["impossible"]++; err == nil {
				u.wrong("impossible", "relations that no facts satisfy compile")
			}
			continue
		}
		if err != nil {
			u.wrong("refused", "%s", err)
			continue
		}
		seen["rubrics"]++
		u.score()
		for range 4 {
			u.attack()
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(failures)) {
		t.Errorf("%s: %s", kind, failures[kind])
	}
	t.Logf("%v", seen)
	ruletest.Enough(t, seen, *relatedRubrics, map[string]int{"rubrics": 70, "facts at fault": 5, "ranges": 500,
		"final ranges": 150, "improvements": 100, "complete": 200, "moves": 200, "complete levers": 60})
}

func figuresOf(u map[string]int) map[string]scoring.Figure {
	out := map[string]scoring.Figure{}
	for name, v := range u {
		out[name] = scoring.Known(v)
	}
	return out
}

// score scores all facts by the rubric without relations.
func (u *relatedUnits) score() {
	for _, f := range u.all {
		r, err := u.plain.Score(scoring.Facts{Inputs: figuresOf(f)})
		require.NoError(u.t, err)
		points := map[string]decimal.NullDecimal{}
		for _, it := range r.Leaves() {
			points[it.Code] = it.Points
		}
		u.points, u.finals = append(u.points, points), append(u.finals, r.Total.Final)
		with, err := u.scorer.Score(scoring.Facts{Inputs: figuresOf(f)})
		if err != nil {
			u.wrong("fault", "%v: %s", f, err)
			continue
		}
		for i, it := range with.Leaves() {
			if it.Points != r.Leaves()[i].Points && !it.Points.Decimal.Equal(r.Leaves()[i].Points.Decimal) {
				u.wrong("points", "%v", f)
			}
		}
	}
}

// known are random facts: each figure known, a bound, or missing.
func (u *relatedUnits) known() (map[string]scoring.Figure, func(map[string]int) bool) {
	out, within := map[string]scoring.Figure{}, map[string][2]int{}
	base := u.all[u.IntN(len(u.all))]
	for _, name := range u.Names {
		v := base[name]
		if u.IntN(8) == 0 {
			v = u.IntN(u.Most + 1)
		}
		within[name] = [2]int{v, v}
		switch u.IntN(5) {
		case 0:
			within[name] = [2]int{0, u.Most}
		case 1:
			out[name] = scoring.Within(scoring.Bound{AtLeast: scoring.Known(v)})
			within[name] = [2]int{v, u.Most}
		case 2:
			out[name] = scoring.Within(scoring.Bound{AtMost: scoring.Known(v)})
			within[name] = [2]int{0, v}
		default:
			out[name] = scoring.Known(v)
		}
	}
	return out, func(f map[string]int) bool {
		for name, w := range within {
			if f[name] < w[0] || f[name] > w[1] {
				return false
			}
		}
		return true
	}
}

// completions returns the numbers of the facts for which a condition holds.
func (u *relatedUnits) completions(holds func(map[string]int) bool) []int {
	var out []int
	for i, f := range u.all {
		if holds(f) {
			out = append(out, i)
		}
	}
	return out
}

func (u *relatedUnits) attack() {
	known, within := u.known()
	facts := scoring.Facts{Inputs: known}
	completions := u.completions(within)
	r, err := u.scorer.Score(facts)
	if len(completions) == 0 {
		if u.seen["facts at fault"]++; err == nil {
			u.wrong("no completion", "%v", ruletest.ShownKnown(known))
		}
		return
	}
	if err != nil {
		u.wrong("a completion", "%v: %s", ruletest.ShownKnown(known), err)
		return
	}
	table, err := columnar.FromFacts(context.Background(), u.scorer, slices.Values([]scoring.Facts{facts}), nil)
	require.NoError(u.t, err)
	totals, err := columnar.Score(context.Background(), u.scorer, table, nil, nil)
	require.NoError(u.t, err)
	if got := totals.Final(0); got.Valid != r.Total.Final.Valid || !got.Decimal.Equal(r.Total.Final.Decimal) {
		u.wrong("totals", "%v", ruletest.ShownKnown(known))
	}
	for _, it := range r.Leaves() {
		u.rangeOf(it, known, completions)
		u.improve(it.Code, facts, completions)
	}
	u.final(facts, completions)
	u.levers(facts, within)
}

// rangeOf holds the range of a leaf against all completions.
func (u *relatedUnits) rangeOf(it *scoring.Item, known map[string]scoring.Figure, completions []int) {
	var least, most decimal.NullDecimal
	fails := false
	for _, i := range completions {
		p := u.points[i][it.Code]
		if fails = fails || !p.Valid; !p.Valid {
			continue
		}
		if !least.Valid || p.Decimal.LessThan(least.Decimal) {
			least = p
		}
		if !most.Valid || p.Decimal.GreaterThan(most.Decimal) {
			most = p
		}
	}
	u.seen["ranges"]++
	switch {
	case !least.Valid:
		if it.Status != scoring.Failed {
			u.wrong("failing leaf", "%s is %s: %v", it.Code, it.Status, ruletest.ShownKnown(known))
		}
	case fails:
	case !it.Range.Least.Equal(least.Decimal) || !it.Range.Most.Equal(most.Decimal):
		u.wrong("range", "%s has %s–%s instead of %s–%s: %v", it.Code, it.Range.Least, it.Range.Most, least.Decimal,
			most.Decimal, ruletest.ShownKnown(known))
	}
}

// final holds the range of the final score against all completions.
func (u *relatedUnits) final(facts scoring.Facts, completions []int) {
	j, err := improve.RangeOf(context.Background(), u.scorer, facts, "", nil)
	require.NoError(u.t, err)
	var least, most decimal.NullDecimal
	for _, i := range completions {
		p := u.finals[i]
		if !p.Valid {
			return // a leaf fails
		}
		if !least.Valid || p.Decimal.LessThan(least.Decimal) {
			least = p
		}
		if !most.Valid || p.Decimal.GreaterThan(most.Decimal) {
			most = p
		}
	}
	u.seen["final ranges"]++
	if j.Range.Least.GreaterThan(least.Decimal) || j.Range.Most.LessThan(most.Decimal) ||
		j.Exact && (!j.Range.Least.Equal(least.Decimal) || !j.Range.Most.Equal(most.Decimal)) {
		u.wrong("final range", "%s–%s (%t) instead of %s–%s: %v", j.Range.Least, j.Range.Most, j.Exact, least.Decimal,
			most.Decimal, ruletest.ShownKnown(facts.Inputs))
	}
}

// surely returns the least points of a leaf over completions; not Valid where there are
// none or one fails.
func (u *relatedUnits) surely(code string, completions []int) decimal.NullDecimal {
	var least decimal.NullDecimal
	for _, i := range completions {
		p := u.points[i][code]
		if !p.Valid {
			return p
		}
		if !least.Valid || p.Decimal.LessThan(least.Decimal) {
			least = p
		}
	}
	return least
}

// changed returns what is known after changes, as a condition of facts.
func changed(known map[string]scoring.Figure, to map[string]int, u *relatedUnits) func(map[string]int) bool {
	return func(f map[string]int) bool {
		for _, name := range u.Names {
			if v, is := to[name]; is {
				if f[name] != v {
					return false
				}
				continue
			}
			switch k := known[name]; {
			case k.IsZero():
			default:
				b, bound := k.Bound()
				if d, _ := k.Number(); !bound && int64(f[name]) != d.IntPart() {
					return false
				}
				if d, _ := b.AtLeast.Number(); bound && !b.AtLeast.IsZero() && int64(f[name]) < d.IntPart() {
					return false
				}
				if d, _ := b.AtMost.Number(); bound && !b.AtMost.IsZero() && int64(f[name]) > d.IntPart() {
					return false
				}
			}
		}
		return true
	}
}

func (u *relatedUnits) improve(code string, facts scoring.Facts, completions []int) {
	list, err := improve.Leaf(context.Background(), u.scorer, facts, code, nil)
	require.NoError(u.t, err)
	now := u.surely(code, completions)
	if !now.Valid {
		return
	}
	earned := map[string]decimal.Decimal{} // by the names of what is changed
	for _, i := range list.List {
		u.seen["improvements"]++
		to := map[string]int{}
		for _, ch := range i.Changes {
			d, _ := ch.Figure.Number()
			if to[ch.Input] = int(d.IntPart()); u.Fixed[ch.Input] {
				u.wrong("fixed", "%s: %s", code, i.Text.EN)
			}
		}
		after := u.surely(code, u.completions(changed(facts.Inputs, to, u)))
		if !after.Valid || !after.Decimal.GreaterThanOrEqual(i.Points) || !after.Decimal.GreaterThan(now.Decimal) {
			u.wrong("improvement", "%s: %s, but %v by %v", code, i.Text.EN, after, ruletest.ShownKnown(facts.Inputs))
		}
		earned[strings.Join(slices.Sorted(maps.Keys(to)), "")] = decimal.Max(i.Points,
			earned[strings.Join(slices.Sorted(maps.Keys(to)), "")])
	}
	if !list.Complete {
		u.seen["incomplete"]++
		return
	}
	u.seen["complete"]++
	for range 12 { // some other ways to change figures
		f := u.all[u.IntN(len(u.all))]
		for set := range 1 << len(u.Names) {
			to, names := map[string]int{}, ""
			for k, name := range u.Names {
				if set&(1<<k) != 0 {
					to[name] = f[name]
				}
			}
			free := true
			for _, name := range slices.Sorted(maps.Keys(to)) {
				names += name
				free = free && !u.Fixed[name]
			}
			if !free || set == 0 {
				continue
			}
			after := u.surely(code, u.completions(changed(facts.Inputs, to, u)))
			if !after.Valid || !after.Decimal.GreaterThan(now.Decimal) {
				continue
			}
			best := now.Decimal
			for key, points := range earned {
				if !strings.ContainsFunc(key, func(c rune) bool { return !strings.ContainsRune(names, c) }) {
					best = decimal.Max(best, points)
				}
			}
			if best.LessThan(after.Decimal) {
				u.wrong("not complete", "%s: %v earns %s, the improvements at most %s (now %s) by %v", code, to, after.Decimal,
					best, now.Decimal, ruletest.ShownKnown(facts.Inputs))
			}
		}
	}
}

// levers checks the moves of all levers.
func (u *relatedUnits) levers(facts scoring.Facts, within func(map[string]int) bool) {
	movable := map[string]scoring.Bound{}
	for _, name := range u.Names {
		if !u.Fixed[name] && u.IntN(4) > 0 {
			movable[name] = scoring.Bound{}
		}
	}
	levers, err := improve.FindLevers(context.Background(), u.scorer, facts, movable, nil)
	require.NoError(u.t, err)
	moves := make([]int, len(levers.List))
	for i := range moves { // one move of each, together
		moves[i] = u.IntN(len(levers.List[i].Moves))
	}
	complete := true
	for i := range levers.List {
		complete = complete && levers.List[i].Complete
	}
	u.moved(levers, facts, moves)
	for i := range levers.List {
		for k := range levers.List[i].Moves {
			one := make([]int, len(moves))
			one[i] = k
			u.moved(levers, facts, one)
		}
	}
	if !complete || len(levers.List) == 0 {
		return
	}
	u.seen["complete levers"]++
	best := levers.Final(make([]int, len(moves)))
	for i := range levers.List {
		top, at := best, 0
		for k := range levers.List[i].Moves {
			moves[i] = k
			for j := range moves {
				if j > i {
					moves[j] = 0
				}
			}
			if f := levers.Final(moves); f.GreaterThan(top) {
				top, at = f, k
			}
		}
		moves[i], best = at, top
	}
	for range 20 {
		f, to := u.all[u.IntN(len(u.all))], map[string]int{}
		for name := range movable {
			to[name] = f[name]
		}
		if after := u.surelyFinal(u.completions(changed(facts.Inputs, to, u))); after.Valid && after.Decimal.GreaterThan(best) {
			u.wrong("levers not complete", "%v comes to %s, the moves to %s by %v", to, after.Decimal, best,
				ruletest.ShownKnown(facts.Inputs))
		}
	}
}

// surelyFinal is surely of the sum of what each leaf surely comes to.
func (u *relatedUnits) surelyFinal(completions []int) decimal.NullDecimal {
	if len(completions) == 0 {
		return decimal.NullDecimal{}
	}
	var sum decimal.Decimal
	for code := range u.points[0] {
		if p := u.surely(code, completions); p.Valid {
			sum = sum.Add(p.Decimal)
		}
	}
	return decimal.NewNullDecimal(sum)
}

// moved checks that the figures after moves satisfy the relations, and what they come to.
func (u *relatedUnits) moved(levers *improve.Levers, facts scoring.Facts, moves []int) {
	u.seen["moves"]++
	to := map[string]int{}
	for i, k := range moves {
		for _, ch := range levers.List[i].Moves[k].Changes {
			d, _ := ch.Figure.Number()
			to[ch.Input] = int(d.IntPart())
		}
	}
	completions := u.completions(changed(facts.Inputs, to, u))
	after := u.surelyFinal(completions)
	if final := levers.Final(moves); !after.Valid || after.Decimal.LessThan(final) {
		u.wrong("moves", "%v: %s is promised, it comes to %v by %v", to, final, after, ruletest.ShownKnown(facts.Inputs))
	}
}

// TestKnownFiguresLinkNothing: figures that relations bound by one that is known and stays
// as it is are levers of their own, completely, and are ranges of their own.
func TestKnownFiguresLinkNothing(t *testing.T) {
	t.Parallel()
	r, err := rubric.Parse("r.yaml", []byte(`rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 6
points: {places: 2, rounding: half-up}
inputs:
  - {name: received, type: count, fixed: true, title: Received}
  - {name: digitised, type: count, title: Digitised}
  - {name: online, type: count, title: Online}
  - {name: returned, type: count, title: Returned}
relations:
  - {holds: digitised <= received, title: A}
  - {holds: online <= received, title: B}
  - {holds: returned <= received, title: C}
areas:
  - {code: "1", title: A, max: 2, not_arising: full, score: "share(digitised, received)"}
  - {code: "2", title: B, max: 2, not_arising: full, cases: [{when: "rate(online, received) >= 60", score: full}, {score: 0}]}
  - {code: "3", title: C, max: 2, not_arising: full, cases: [{when: "rate(returned, received) <= 1", score: full}, {score: 0}]}
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	facts := scoring.Facts{Inputs: map[string]scoring.Figure{"received": scoring.Known(200), "digitised": scoring.Known(150),
		"online": scoring.Known(100), "returned": scoring.Known(5)}}
	levers, err := improve.FindLevers(context.Background(), s, facts,
		map[string]scoring.Bound{"digitised": {}, "online": {}, "returned": {}}, nil)
	require.NoError(t, err)
	require.Len(t, levers.List, 3)
	var most []int
	for _, l := range levers.List {
		if !l.Complete || len(l.Inputs) != 1 {
			t.Errorf("%v: %v", l.Inputs, l.Gaps)
		}
		most = append(most, len(l.Moves)-1)
	}
	if final := levers.Final(most); !final.Equal(decimal.NewFromInt(6)) {
		t.Errorf("all moves come to %s", final)
	}
	delete(facts.Inputs, "digitised")
	delete(facts.Inputs, "online")
	j, err := improve.RangeOf(context.Background(), s, facts, "", nil)
	require.NoError(t, err)
	if !j.Exact || !j.Range.Least.IsZero() || !j.Range.Most.Equal(decimal.NewFromInt(4)) {
		t.Errorf("%v", j)
	}
}

// TestRelationsBehindSeries: a gap names the figure that a relation narrows also where
// inputs with several figures stand before it.
func TestRelationsBehindSeries(t *testing.T) {
	t.Parallel()
	s := ruletest.CompileFile(t, `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: visits, type: count, each: [q1, q2, q3, q4], title: Visits}
  - {name: done, type: count, title: Done}
  - {name: planned, type: count, title: Planned}
relations:
  - {holds: done <= planned, title: A}
areas:
  - {code: "1", title: A, max: 1, score: "min(full, done)"}
  - {code: "2", title: B, max: 1, score: "min(full, sum(visits))"}
`)
	is, err := improve.Leaf(context.Background(), s, scoring.Facts{}, "1", nil)
	require.NoError(t, err)
	require.Len(t, is.Gaps, 1)
	require.Equal(t, improve.GapMissing, is.Gaps[0].Kind)
	require.Equal(t, []string{"done"}, is.Gaps[0].Inputs)
}

// TestManySetsThatRelationsLink: where most sets of inputs are of no use, since relations do
// not link them to what the rule reads, to look for those that are has an end, too.
func TestManySetsThatRelationsLink(t *testing.T) {
	src, err := os.ReadFile("../testdata/hostile/chain40.yaml")
	require.NoError(t, err)
	s := ruletest.CompileFile(t, string(src))
	inputs := map[string]scoring.Figure{}
	for _, in := range s.Rubric().Scalars() {
		inputs[in.Name] = scoring.Known(1)
	}
	list, err := improve.Leaf(t.Context(), s, scoring.Facts{Inputs: inputs}, "1", &scoring.Work{Steps: 20_000})
	require.NoError(t, err)
	require.Len(t, list.Gaps, 1)
	assert.Equal(t, improve.GapWork, list.Gaps[0].Kind)
}
