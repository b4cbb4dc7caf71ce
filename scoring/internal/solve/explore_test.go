package solve_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/stretchr/testify/assert"
)

// way is one way through a formula that a search found.
type way struct {
	solve.Region
	value  any // formula.LinearExpr, bool; nil: failed or not arising
	what   string
	found  solve.Truth
	facts  []interval.Domain // such as people write
	first  []interval.Domain // those that are found first
	reason rubric.Text
}

// waysThrough follows all ways through a formula and asks each for facts.
func waysThrough(n formula.Node, domains []interval.Domain) (out []way, complete bool) {
	q := solve.NewSearch(domains, 20_000, nil)
	add := func(r solve.Region, what string, value any) {
		if len(out) > 60 {
			return
		}
		w := way{Region: r, value: value, what: what}
		one := solve.NewSearch(domains, 3_000, nil)
		one.Found(r)
		_, w.first, _ = one.Answer()
		one = solve.NewSearch(domains, 3_000, nil)
		one.Plain()
		one.Found(r)
		w.found, w.facts, w.reason = one.Answer()
		out = append(out, w)
	}
	for r, x := range q.Results(n, q.All()) {
		switch {
		case x.Failure != nil:
			add(r, "fails", nil)
		case x.NotArising:
			add(r, "not arising", nil)
		case formula.TypeOf(n) == interval.Bool:
			add(r, "", x.Truth)
		default:
			add(r, "", x.Number)
		}
	}
	answer, _, _ := q.Answer()
	return out, answer == solve.No && len(out) <= 60
}

// at reports what a way says of a point, if the point takes it.
func (w way) at(known []interval.Domain) (formulatest.Result, bool) {
	form, _ := w.value.(solve.LinearExpr)
	v, in := w.Contains(known, form)
	switch {
	case !in:
		return formulatest.Result{}, false
	case w.what == "fails":
		return formulatest.Result{Failed: true}, true
	case w.what == "not arising":
		return formulatest.Result{NotArising: true}, true
	}
	if b, isBool := w.value.(bool); isBool {
		return formulatest.Result{Value: b}, true
	}
	return formulatest.Result{Value: v}, true
}

func sameResult(a, b formulatest.Result) bool {
	if a.Value == nil || b.Value == nil {
		return a.Value == nil && b.Value == nil && a.Failed == b.Failed && a.NotArising == b.NotArising
	}
	return formulatest.SamePoint(a.Value, b.Value)
}

// TestWays: every point takes exactly one of the ways that a search finds through
// a formula, and that way says what evaluating the formula says. Facts that a
// search finds take the way they were asked for, also where plainer ones took their
// place, and a way without facts is taken by no point.
func TestWays(t *testing.T) {
	t.Parallel()
	s, g := formulatest.NewScope(), formulatest.NewGenerator(*formulatest.Seed+9_003)
	counts := map[solve.Truth]int{}
	points, plainer := 0, 0
	for range formulatest.Amount() / 40 {
		src := g.Of(formulatest.Pick(g, interval.Number, interval.Bool), 1+g.IntN(4))
		if strings.Contains(src, "tier(") {
			continue // nothing is known of the host's functions
		}
		n, faults := formulatest.CompileAny(s, src)
		if n == nil {
			t.Fatalf("a well-typed expression does not compile: %s\n%v", src, faults)
		}
		b := g.Bounds(src)
		domains := b.Vars(s, n)[:len(formulatest.Inputs)]
		ways, complete := waysThrough(n, domains)
		if !complete {
			counts[0]++
			continue
		}
		for _, w := range ways {
			counts[w.found]++
			if w.found != solve.Yes {
				continue
			}
			if was, is := solve.Costs(w.first), solve.Costs(w.facts); is < was {
				plainer++
			} else if is > was {
				t.Errorf("%s\nover %v: %v in place of %v", src, b, w.facts, w.first)
			}
			vars := append(append([]interval.Domain{}, w.facts...),
				make([]interval.Domain, s.Slots(n)-len(formulatest.Inputs))...)
			got, err := formulatest.ResultOf(formula.Eval(n, vars))
			want, in := w.at(w.facts)
			if err != nil || !in || !sameResult(got, want) {
				t.Errorf("%s\nover %v\nfacts %v: %v, the way says %v (%v), %v", src, b, w.facts, got, want, in, err)
			}
		}
		for range 12 {
			f := g.Sample(b, src)
			points++
			want, err := formulatest.ResultOf(formula.Eval(n, f.Vars(s, n)))
			assert.NoError(t, err)
			taken := 0
			for _, w := range ways {
				if got, in := w.at(f.Vars(s, n)); in {
					if taken++; !sameResult(got, want) {
						t.Errorf("%s\nover %v\nat %v: %v, the way says %v", src, b, f, want, got)
					}
					if w.found == solve.No {
						t.Errorf("%s\nover %v\nat %v: on a way thought to have no facts", src, b, f)
					}
				}
			}
			if taken != 1 && !hugeFailure(want) {
				t.Errorf("%s\nover %v\nat %v: %v, on %d ways", src, b, f, want, taken)
			}
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d points; ways with facts %d, without %d, unknown %d, searches not ended %d", points,
		counts[solve.Yes], counts[solve.No], counts[solve.Unknown], counts[0])
	expressions := formulatest.Amount() / 40
	enough.Enough(t, "points", points, 12*expressions, 850)
	enough.Enough(t, "ways with facts", counts[solve.Yes], expressions, 1700)
	enough.Enough(t, "plainer facts", plainer, expressions, 20)
	enough.Enough(t, "ways without facts", counts[solve.No], expressions, 15)
	enough.Enough(t, "searches that ended", expressions-counts[0], expressions, 980)
}

func hugeFailure(r formulatest.Result) bool { return r.Failed && strings.Contains(r.Failure, "digits") }
