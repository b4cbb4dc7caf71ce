package formula_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/stretchr/testify/assert"
)

// way is one way through a formula that a search found.
type way struct {
	formula.Region
	value  any // formula.Form, bool; nil: failed or not arising
	what   string
	found  formula.Truth
	facts  []formula.Value
	reason rubric.Text
}

// waysThrough follows all ways through a formula and asks each for facts.
func waysThrough(n formula.Node, domains []formula.Value) (out []way, complete bool) {
	q := formula.NewSearch(domains, 20_000, nil)
	add := func(r formula.Region, what string, value any) {
		if len(out) > 60 {
			return
		}
		one := formula.NewSearch(domains, 3_000, nil)
		one.Found(r)
		w := way{Region: r, value: value, what: what}
		w.found, w.facts, w.reason = one.Answer()
		out = append(out, w)
	}
	for r, x := range q.Results(n, q.All()) {
		switch {
		case x.Failure != nil:
			add(r, "fails", nil)
		case x.NotArising:
			add(r, "not arising", nil)
		case formula.TypeOf(n) == formula.Bool:
			add(r, "", x.Truth)
		default:
			add(r, "", x.Number)
		}
	}
	answer, _, _ := q.Answer()
	return out, answer == formula.No && len(out) <= 60
}

// at reports what a way says of a point, if the point takes it.
func (w way) at(known []formula.Value) (result, bool) {
	form, _ := w.value.(formula.Form)
	v, in := w.Contains(known, form)
	switch {
	case !in:
		return result{}, false
	case w.what == "fails":
		return result{failed: true}, true
	case w.what == "not arising":
		return result{notArising: true}, true
	}
	if b, isBool := w.value.(bool); isBool {
		return result{value: b}, true
	}
	return result{value: v}, true
}

func sameResult(a, b result) bool {
	if a.value == nil || b.value == nil {
		return a.value == nil && b.value == nil && a.failed == b.failed && a.notArising == b.notArising
	}
	return samePoint(a.value, b.value)
}

// TestWays: every point takes exactly one of the ways that a search finds through
// a formula, and that way says what evaluating the formula says. Facts that a
// search finds take the way they were asked for, and a way without facts is taken
// by no point.
func TestWays(t *testing.T) {
	t.Parallel()
	s, g := newScope(), newGenerator(*seed+9_000)
	counts := map[formula.Truth]int{}
	points := 0
	for range amount() / 40 {
		src := g.of(pick(g, formula.Number, formula.Bool), 1+g.IntN(4))
		if strings.Contains(src, "tier(") {
			continue // nothing is known of the host's functions
		}
		n, faults := compileAny(s, src)
		if n == nil {
			t.Fatalf("a well-typed expression does not compile: %s\n%v", src, faults)
		}
		b := g.bounds(src)
		domains := b.vars(s, n)[:len(inputs)]
		ways, complete := waysThrough(n, domains)
		if !complete {
			counts[0]++
			continue
		}
		for _, w := range ways {
			counts[w.found]++
			if w.found != formula.Yes {
				continue
			}
			vars := append(append([]formula.Value{}, w.facts...), make([]formula.Value, s.Slots(n)-len(inputs))...)
			got, err := resultOf(formula.Eval(n, vars))
			want, in := w.at(w.facts)
			if err != nil || !in || !sameResult(got, want) {
				t.Errorf("%s\nover %v\nfacts %v: %v, the way says %v (%v), %v", src, b, w.facts, got, want, in, err)
			}
		}
		for range 12 {
			f := g.sample(b, src)
			points++
			want, err := resultOf(formula.Eval(n, f.vars(s, n)))
			assert.NoError(t, err)
			taken := 0
			for _, w := range ways {
				if got, in := w.at(f.vars(s, n)); in {
					if taken++; !sameResult(got, want) {
						t.Errorf("%s\nover %v\nat %v: %v, the way says %v", src, b, f, want, got)
					}
					if w.found == formula.No {
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
		counts[formula.Yes], counts[formula.No], counts[formula.Unknown], counts[0])
	expressions := amount() / 40
	formula.Enough(t, "points", points, 12*expressions, 850)
	formula.Enough(t, "ways with facts", counts[formula.Yes], expressions, 1700)
	formula.Enough(t, "ways without facts", counts[formula.No], expressions, 20)
	formula.Enough(t, "searches that ended", expressions-counts[0], expressions, 980)
}

func hugeFailure(r result) bool { return r.failed && strings.Contains(r.failure, "digits") }
