package remediation_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	worldsFlag = flag.Int("optimize.worlds", instances(150, 30), "random worlds that are searched exhaustively")
	worldSeed  = flag.Uint64("optimize.seed", 1, "seed of the random worlds")
)

// mostWays bounds the sets of figures that are tried in a world.
const mostWays = 3000

// oracle holds all sets of figures of a world, each scored.
type oracle struct {
	*world
	t      *testing.T
	scorer *scoring.Scorer
	ways   []way // the first moves nothing
	got    *remediation.Optimum
	faults map[string]*slip
	seen   map[string]int
}

// way is a set of figures.
type way struct {
	to     []string // by input, "" where it stays
	effort *big.Rat
	final  decimal.Decimal
	open   bool // the final score is a range
}

type slip struct {
	times int
	text  string
}

// TestOptimizeAgreesWithAllSets: what Optimize finds is what trying all sets of
// figures finds.
func TestOptimizeAgreesWithAllSets(t *testing.T) {
	t.Parallel()
	seen, faults := map[string]int{}, map[string]*slip{}
	for i := range uint64(*worldsFlag) {
		w := newWorld(rand.New(rand.NewPCG(*worldSeed, i)))
		r, err := rubric.Parse("w.yaml", []byte(w.file.String()), nil)
		require.NoError(t, err, w.file.String())
		s, err := scoring.Compile(r, nil)
		if err != nil {
			seen["not compiled"]++
			continue
		}
		o := &oracle{world: w, t: t, scorer: s, seen: seen, faults: faults}
		start := time.Now()
		o.check(fmt.Sprintf("seed %d/%d", *worldSeed, i))
		if took := time.Since(start); took > time.Second {
			t.Logf("seed %d/%d took %s", *worldSeed, i, took)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%d times %s", faults[kind].times, faults[kind].text)
	}
	t.Logf("%v", seen)
	// Of a hundred worlds at least so many of each kind: a generator whose worlds no
	// longer compile, or leave nothing open, does not go unnoticed.
	for kind, least := range map[string]int{
		"worlds": 95, "exact": 42, "a number is not known": 12, "next best sets": 30, "not proved": 22, "sets scored": 7500,
		"actions": 40, "actions for no loss": 3, "targets that exclude": 5,
		"sets empty": 650, "sets perhaps_empty": 150, "sets exclusion": 350, "sets missing": 600,
	} {
		if raced {
			least = 1 // of a few worlds anything at all
		}
		assert.GreaterOrEqual(t, seen[kind]*100, *worldsFlag*least, kind)
	}
	assert.Positive(t, *worldsFlag)
}

// wrong keeps the shortest world of each kind of fault.
func (o *oracle) wrong(kind, format string, args ...any) {
	text := fmt.Sprintf("%s: %s\n%s", kind, fmt.Sprintf(format, args...), o.file.String())
	for _, in := range o.inputs {
		text += fmt.Sprintf("%s = %+v, moves %v, %+v\n", in.name, in.known, in.moves, in.effort)
	}
	text += fmt.Sprintf("points %v, goal %+v, next %d\n", o.points, o.aim.Goal, o.aim.Next)
	if g := o.got; g != nil {
		text += fmt.Sprintf("got required %s now %s most %s reached %v proved %v doubts %v curve %v\n", g.Required.Decimal, g.Now.Least, g.Most, g.Reached, g.Proved, g.Doubts, g.Curve)
		for _, set := range append([]remediation.Set{g.Best}, g.Next...) {
			text += "  " + shownSet(set) + "\n"
		}
	}
	f := o.faults[kind]
	if f == nil {
		f = &slip{text: text}
		o.faults[kind] = f
	}
	if f.times++; len(text) < len(f.text) {
		f.text = text
	}
}

func shownSet(s remediation.Set) string {
	text := fmt.Sprintf("effort %s final %s:", s.Effort, s.Final.Least)
	for _, t := range s.Targets {
		for _, c := range t.Changes {
			text += fmt.Sprintf(" %s→%s (by %s)", c.Input, c.Figure, c.By.Decimal)
		}
	}
	return text
}

// all tries all sets of figures; not ok where they are too many.
func (o *oracle) all() bool {
	ways := []way{{effort: new(big.Rat)}}
	for _, in := range o.inputs {
		var next []way
		for _, w := range ways {
			next = append(next, way{to: append(slices.Clone(w.to), ""), effort: w.effort})
			if !in.used {
				continue
			}
			for _, v := range in.values {
				if takes := in.takes(v, in.far(v)); takes != nil && v != in.known {
					next = append(next, way{to: append(slices.Clone(w.to), v), effort: new(big.Rat).Add(w.effort, takes)})
				}
			}
		}
		if ways = next; len(ways) > mostWays {
			return false
		}
	}
	for i := range ways {
		r, err := o.scorer.Score(o.facts(ways[i].to))
		require.NoError(o.t, err)
		ways[i].final, ways[i].open = r.Total.FinalRange.Least, !r.Total.Final.Valid
		for _, reason := range r.Total.Open {
			o.seen["sets "+string(reason.Kind)]++
		}
	}
	o.ways = ways
	o.seen["sets scored"] += len(ways)
	return true
}

func (o *oracle) check(name string) {
	if !o.all() {
		o.seen["too many sets"]++
		return
	}
	o.seen["worlds"]++
	var err error
	if o.got, err = remediation.Optimize(context.Background(), o.scorer, o.facts(nil), o.aim, allowed(o.work)); err != nil {
		o.wrong("an error", "%s: %s", name, err)
		return
	}
	for _, set := range append([]remediation.Set{o.got.Best}, o.got.Next...) {
		o.sound(name, set)
	}
	o.plain(name)
	o.planned(name)
	if !o.got.Proved {
		o.seen["not proved"]++
		for _, d := range o.got.Doubts {
			o.seen["doubt: "+d.EN]++
		}
		return
	}
	switch {
	case o.loose:
		o.seen["a number is not known"]++
	case o.coarse:
		o.seen["not all figures tried"]++
	default:
		o.seen["exact"]++
	}
	o.best(name)
}

// planned checks that a plan of the optimum comes to what the optimum says, and that
// by unchanged facts nothing of it is done.
func (o *oracle) planned(name string) {
	p, err := remediation.NewPlan(context.Background(), o.scorer, o.facts(nil), nil, &remediation.Options{Optimum: o.got})
	if err != nil {
		o.wrong("no plan", "%s: %s", name, err)
		return
	}
	if !p.Outcome.Final.Equal(o.got.Best.Final.Least) {
		o.wrong("the plan comes to something else", "%s: %s, of %s", name, p.Outcome.Final, shownSet(o.got.Best))
	}
	g, err := p.Progress(o.scorer, o.facts(nil), rubric.Date{})
	if err != nil {
		o.wrong("no progress", "%s: %s", name, err)
		return
	}
	for i, a := range g.Actions {
		o.seen["actions"]++
		if len(a.Codes) == 0 {
			o.seen["actions for no loss"]++
		}
		if a.Status == remediation.ProgressDone && len(p.Actions[i].Targets) > 0 {
			o.wrong("done by unchanged facts", "%s: %s", name, a.ID)
		}
		for _, t := range p.Actions[i].Targets {
			if slices.ContainsFunc(t.Effects, func(e remediation.Effect) bool { return e.Excluded }) {
				o.seen["targets that exclude"]++
			}
		}
	}
}

// required returns the score that the goal asks for.
func (o *oracle) required() (out decimal.NullDecimal) {
	g := o.aim.Goal
	switch {
	case g.Total.Valid:
		return g.Total
	case g.Band != "":
		from := map[string]int{"A": o.maxima*8/10 + 1, "B": o.maxima * 4 / 10}[g.Band]
		return decimal.NewNullDecimal(decimal.NewFromInt(int64(from)))
	case g.Rank > 0:
		for _, v := range g.Rivals { // the least score that so many rivals at most are above
			above := 0
			for _, u := range g.Rivals {
				if u.GreaterThan(v) {
					above++
				}
			}
			if above < g.Rank && (!out.Valid || v.LessThan(out.Decimal)) {
				out = decimal.NewNullDecimal(v)
			}
		}
	}
	return out
}

// sound checks a set by itself.
func (o *oracle) sound(name string, set remediation.Set) {
	to, effort := make([]string, len(o.inputs)), new(big.Rat)
	for _, target := range set.Targets {
		for _, c := range target.Changes {
			i := slices.IndexFunc(o.inputs, func(in *worldInput) bool { return in.name == c.Input })
			by := o.inputs[i].far(c.Figure.String())
			if _, known := o.inputs[i].known.(string); by != nil && !known {
				if !c.By.Valid || c.By.Decimal.Rat().Cmp(by) > 0 {
					o.wrong("how far a bound is", "%s: %s", name, shownSet(set))
				}
				by = c.By.Decimal.Rat() // from the end that it has to come from
			}
			takes := o.inputs[i].takes(c.Figure.String(), by)
			if takes == nil || to[i] != "" {
				o.wrong("a figure is moved that may not be moved so", "%s: %s", name, shownSet(set))
				return
			}
			to[i] = c.Figure.String()
			effort.Add(effort, takes)
		}
	}
	if effort.Cmp(set.Effort.Rat()) != 0 {
		o.wrong("the effort of a set", "%s: %s, not %s", name, shownSet(set), effort.RatString())
	}
	r, err := o.scorer.Score(o.facts(to))
	require.NoError(o.t, err)
	if !r.Total.FinalRange.Least.Equal(set.Final.Least) || !set.Gain.Equal(set.Final.Least.Sub(o.ways[0].final)) || r.Total.Band != set.Band ||
		!r.Total.FinalRange.Most.Equal(set.Final.Most) || len(r.Total.Open) != len(set.Open) {
		o.wrong("what a set comes to", "%s: %s, not %s", name, shownSet(set), r.Total.FinalRange.Least)
	}
	if e := o.aim.Goal.Effort; e.Valid && set.Effort.GreaterThan(e.Decimal) {
		o.wrong("a set beyond the effort", "%s: %s", name, shownSet(set))
	}
	if o.got.Reached && o.got.Required.Valid && set.Final.Least.LessThan(o.got.Required.Decimal) {
		o.wrong("a set that misses the goal", "%s: %s", name, shownSet(set))
	}
}

// plain checks what holds of every answer.
func (o *oracle) plain(name string) {
	g := o.got
	if !g.Now.Least.Equal(o.ways[0].final) {
		o.wrong("now", "%s: %s, not %s", name, g.Now.Least, o.ways[0].final)
	}
	if g.Now.Most.LessThan(g.Now.Least) || (g.Now.Most.GreaterThan(g.Now.Least) && !o.ways[0].open) {
		o.wrong("now at most", "%s: %s", name, g.Now.Most)
	}
	for i, p := range g.Curve {
		if !o.loose && !o.coarse && !slices.ContainsFunc(o.ways, func(w way) bool {
			return w.effort.Cmp(p.Effort.Rat()) <= 0 && w.final.GreaterThanOrEqual(p.Final)
		}) {
			o.wrong("the curve says more than any set surely comes to", "%s: %s for %s", name, p.Final, p.Effort)
		}
		if i == 0 && (!p.Effort.IsZero() || p.Final.LessThan(g.Now.Least)) {
			o.wrong("the curve's beginning", "%s", name)
		}
		if i > 0 && (!p.Effort.GreaterThan(g.Curve[i-1].Effort) || !p.Final.GreaterThan(g.Curve[i-1].Final)) {
			o.wrong("the curve does not rise", "%s", name)
		}
	}
	if last := g.Curve[len(g.Curve)-1]; !last.Final.Equal(g.Most) {
		o.wrong("the curve's end", "%s", name)
	}
	if len(g.OutOfReach) > 0 && g.Reached {
		o.wrong("reached, yet out of reach", "%s", name)
	}
	if want := o.required(); want.Valid != g.Required.Valid || !want.Decimal.Equal(g.Required.Decimal) {
		o.wrong("what is required", "%s: %s", name, want.Decimal)
	}
}

// best compares the answer with what trying all sets finds.
func (o *oracle) best(name string) {
	exact := !o.loose && !o.coarse
	slices.SortStableFunc(o.ways, func(a, b way) int { return cmp.Or(a.effort.Cmp(b.effort), b.final.Cmp(a.final)) })
	var curve []way
	for _, w := range o.ways {
		if n := len(curve); n == 0 || w.final.GreaterThan(curve[n-1].final) {
			curve = append(curve, w)
		}
	}
	at := func(effort *big.Rat) (out decimal.Decimal) { // what the answer's curve says
		for _, p := range o.got.Curve {
			if p.Effort.Rat().Cmp(effort) <= 0 {
				out = p.Final
			}
		}
		return out
	}
	for _, w := range curve {
		if at(w.effort).LessThan(w.final) {
			o.wrong("more points than the curve has", "%s (loose %v): %s for %s with %v", name, o.loose, w.final, w.effort.RatString(), w.to)
			return
		}
	}
	same := len(curve) == len(o.got.Curve)
	for i := 0; same && i < len(curve); i++ {
		same = curve[i].effort.Cmp(o.got.Curve[i].Effort.Rat()) == 0 && curve[i].final.Equal(o.got.Curve[i].Final)
	}
	if exact && !same {
		o.wrong("the curve", "%s: %v", name, curve)
		return
	}
	most := curve[len(curve)-1].final
	required := o.got.Required
	if exact && o.got.Reached != (!required.Valid || most.GreaterThanOrEqual(required.Decimal)) {
		o.wrong("reached", "%s", name)
	}
	if required.Valid && most.LessThan(required.Decimal) {
		required.Decimal = most
		if !exact {
			return // the answer's most may be more
		}
	}
	var best *way
	for i := range o.ways {
		w := &o.ways[i]
		switch {
		case required.Valid && w.final.LessThan(required.Decimal):
		case !required.Valid && w.effort.Cmp(o.aim.Goal.Effort.Decimal.Rat()) > 0:
		case best == nil || !required.Valid && w.final.GreaterThan(best.final):
			best = w // they are sorted
		}
	}
	effort := o.got.Best.Effort.Rat().Cmp(best.effort)
	switch {
	case exact && (effort != 0 || !o.got.Best.Final.Least.Equal(best.final)),
		required.Valid && effort > 0, !required.Valid && o.got.Best.Final.Least.LessThan(best.final):
		o.wrong("the best set", "%s: %s for %s with %v", name, best.final, best.effort.RatString(), best.to)
		return
	}
	if exact && len(o.got.Doubts) == 0 { // else Next may not be whole
		o.next(name, required)
	}
}

// next compares the next best sets: those in which no lever's figures could be moved
// less.
func (o *oracle) next(name string, required decimal.NullDecimal) {
	if o.aim.Next == 0 {
		return
	}
	var list []way // that reach the goal
	for _, w := range o.ways {
		if required.Valid && w.final.GreaterThanOrEqual(required.Decimal) || !required.Valid && w.effort.Cmp(o.aim.Goal.Effort.Decimal.Rat()) <= 0 {
			list = append(list, w)
		}
	}
	if !required.Valid {
		slices.SortStableFunc(list, func(a, b way) int { return cmp.Or(b.final.Cmp(a.final), a.effort.Cmp(b.effort)) })
	}
	levers := o.levers()
	var want []way
	for _, w := range list {
		if len(want) > o.aim.Next {
			break
		}
		idle, tied := false, false
		for _, v := range list {
			if !required.Valid && v.final.LessThan(w.final) || !o.less(v, w) || !o.oneLever(levers, v, w) {
				continue
			}
			if o.less(w, v) {
				tied = tied || &v.to[0] != &w.to[0]
				continue
			}
			idle = true
		}
		if tied && !idle {
			o.seen["next best sets that tie"]++
			return
		}
		if !idle {
			want = append(want, w)
		}
	}
	best := slices.IndexFunc(want, func(w way) bool { return o.is(w, o.got.Best) })
	if best >= 0 {
		want = slices.Delete(want, best, best+1)
	}
	want = want[:min(len(want), o.aim.Next)]
	same := len(want) == len(o.got.Next)
	for i := 0; same && i < len(want); i++ {
		same = want[i].effort.Cmp(o.got.Next[i].Effort.Rat()) == 0 && want[i].final.Equal(o.got.Next[i].Final.Least)
	}
	if o.seen["next best sets"]++; !same {
		text := ""
		for _, w := range want {
			text += fmt.Sprintf(" [%v %s %s]", w.to, w.effort.RatString(), w.final)
		}
		o.wrong("the next best sets", "%s:%s", name, text)
	}
}

// levers numbers the inputs by the leaves they share.
func (o *oracle) levers() []int {
	of := make([]int, len(o.inputs))
	for i := range of {
		of[i] = i
	}
	for _, reads := range o.leaves {
		for _, a := range reads {
			for _, b := range reads {
				if !a.moves || !b.moves {
					continue
				}
				i, k := of[slices.Index(o.inputs, a)], of[slices.Index(o.inputs, b)]
				for n := range of {
					if of[n] == i {
						of[n] = k
					}
				}
			}
		}
	}
	return of
}

// less reports whether no figure is moved farther in v than in w.
func (o *oracle) less(v, w way) bool {
	for i, in := range o.inputs {
		switch {
		case v.to[i] == "" || v.to[i] == w.to[i]:
		case w.to[i] == "" || in.far(v.to[i]) == nil || in.far(v.to[i]).Cmp(in.far(w.to[i])) > 0:
			return false
		}
	}
	return true
}

// oneLever reports whether two sets differ in figures of one lever only.
func (o *oracle) oneLever(levers []int, v, w way) bool {
	at := -1
	for i := range o.inputs {
		if v.to[i] == w.to[i] {
			continue
		}
		if at >= 0 && levers[i] != at {
			return false
		}
		at = levers[i]
	}
	return true
}

// is reports whether a set of figures is a set of the answer.
func (o *oracle) is(w way, set remediation.Set) bool {
	to := make([]string, len(o.inputs))
	for _, target := range set.Targets {
		for _, c := range target.Changes {
			to[slices.IndexFunc(o.inputs, func(in *worldInput) bool { return in.name == c.Input })] = c.Figure.String()
		}
	}
	return slices.Equal(w.to, to)
}

// allowed returns options that bound the work, nil for the defaults.
func allowed(w *scoring.Work) *remediation.Options {
	if w == nil {
		return nil
	}
	return &remediation.Options{Work: *w}
}
