package formula_test

import (
	"fmt"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
)

// unsound reports why an outcome over bounds does not allow what one point comes to.
func unsound(o formula.Outcome, r formulatest.Result) error {
	switch {
	case r.NotArising && !o.NotArising:
		return fmt.Errorf("is not arising, which the bounds deny")
	case r.Failed && o.Failure == nil:
		return fmt.Errorf("fails (%s), which the bounds deny", r.Failure)
	case r.Value != nil && !o.HasValue:
		return fmt.Errorf("comes to %v, which the bounds deny", r)
	case r.Value != nil && !formulatest.Holds(o.Value, r.Value):
		return fmt.Errorf("comes to %v, outside %+v", r, o.Value)
	case r.Value == nil && o.HasValue && o.Value.Known() && !o.NotArising && o.Failure == nil:
		return fmt.Errorf("comes to %v, but the bounds promise %v", r, formulatest.PointOf(o.Value))
	}
	return nil
}

// allowed reports which input of a point is outside what is known.
func allowed(known []interval.Domain, f formulatest.Facts) error {
	if known == nil {
		return fmt.Errorf("the branch is thought impossible")
	}
	for i, p := range f {
		if !formulatest.Holds(known[i], p) {
			return fmt.Errorf("%s is thought to be in %+v", formulatest.Inputs[i].Name, known[i])
		}
	}
	return nil
}

// TestSoundness: what a formula comes to over bounds holds everything that it
// comes to at points inside them.
func TestSoundness(t *testing.T) {
	t.Parallel()
	const perExpression, perBounds = 4, 5
	s, g := formulatest.NewScope(), formulatest.NewGenerator(*formulatest.Seed+1_000)
	known, open := 0, 0
	for range formulatest.Amount() / 2 / (perExpression * perBounds) {
		src, typ := g.Expression()
		n, faults := s.Compile(src, formulatest.Full, typ)
		if n == nil {
			t.Fatalf("a well-typed expression does not compile: %s\n%v", src, faults)
		}
		for range perExpression {
			b := g.Bounds(src)
			o := formula.Eval(n, b.Vars(s, n))
			if o.HasValue && o.Value.Known() && !o.NotArising && o.Failure == nil {
				known++
			} else {
				open++
			}
			for range perBounds {
				f := g.Sample(b, src)
				r, err := formulatest.ResultOf(formula.Eval(n, f.Vars(s, n)))
				if err == nil {
					err = unsound(o, r)
				}
				if err != nil {
					t.Errorf("%s\nover %v\nat %v\n%v", src, b, f, err)
				}
			}
		}
	}
	t.Logf("%d bounds decide the value, %d do not", known, open)
	all := formulatest.Amount() / 2 / (perExpression * perBounds) * perExpression
	enough.Enough(t, "decided", known, all, 300)
	enough.Enough(t, "open", open, all, 500)
	if known+open != all {
		t.Errorf("%d of %d bounds were compared", known+open, all)
	}
}

// TestNarrowing: where a condition holds at a point, the point is inside what
// Test says is known where the condition holds; the same where it does not.
func TestNarrowing(t *testing.T) {
	enough.NotUnderRace(t)
	t.Parallel()
	const perExpression, perBounds = 4, 5
	s, g := formulatest.NewScope(), formulatest.NewGenerator(*formulatest.Seed+2_000)
	narrowed := 0
	for range formulatest.Amount() / 2 / (perExpression * perBounds) {
		src := g.Of(interval.Bool, 1+g.IntN(4))
		n, faults := s.Compile(src, formulatest.Full, interval.Bool)
		if n == nil {
			t.Fatalf("a well-typed condition does not compile: %s\n%v", src, faults)
		}
		for range perExpression {
			b := g.Bounds(src)
			vars := b.Vars(s, n)
			o, whenTrue, whenFalse := formula.Refine(n, vars)
			if o.HasValue != (whenTrue != nil || whenFalse != nil) ||
				o.HasValue && (o.Value.Bools&interval.IsTrue != 0) != (whenTrue != nil) ||
				o.HasValue && (o.Value.Bools&interval.IsFalse != 0) != (whenFalse != nil) {
				t.Errorf("%s\nover %v\nsays %+v, but true: %v, false: %v", src, b, o, whenTrue != nil, whenFalse != nil)
			}
			for range perBounds {
				f := g.Sample(b, src)
				r, err := formulatest.ResultOf(formula.Eval(n, f.Vars(s, n)))
				if err == nil {
					err = unsound(o, r)
				}
				if err == nil && r.Value != nil {
					branch := whenFalse
					if r.Value == true {
						branch = whenTrue
					}
					err = allowed(branch, f)
				}
				if err != nil {
					t.Errorf("%s\nover %v\nat %v\n%v", src, b, f, err)
				}
			}
			for i := range b {
				if whenTrue != nil && fmt.Sprint(whenTrue[i]) != fmt.Sprint(b[i]) {
					narrowed++
					break
				}
			}
			if got := fmt.Sprint(formulatest.Bounds(vars[:len(b)])); got != b.String() {
				t.Errorf("%s changes its variables from %v to %v", src, b, got)
			}
		}
	}
	t.Logf("%d conditions say more of their inputs", narrowed)
	enough.Enough(t, "narrowed", narrowed, formulatest.Amount()/2/(perExpression*perBounds)*perExpression, 110)
}

// Bounds that decide the value do decide it: what random tests cannot ask for is
// that outcomes are no wider than the language promises.
func TestBoundsDecide(t *testing.T) {
	s := formulatest.NewScope()
	known := make(formulatest.Bounds, len(formulatest.Inputs))
	for i, in := range formulatest.Inputs {
		switch in.Type {
		case interval.Bool:
			known[i] = interval.Domain{Type: interval.Bool, Bools: interval.Either}
		case interval.Text:
			known[i] = interval.TextDomain(formulatest.States...)
		case interval.Date:
			known[i] = interval.DateDomain(interval.Interval{Lo: formulatest.Rat("19387")})
		default:
			known[i] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("0.5"), Hi: formulatest.Rat("2.5"),
				Grid: in.Grid})
		}
	}
	known[formulatest.SlotM] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("0"),
		Hi: formulatest.Rat("4"), Grid: interval.Whole})
	for src, want := range map[string]string{
		"f ? (f ? 1 : 100) : 2":                                          "[1, 2]",
		"f and g ? (f ? (g ? 1 : 100) : 100) : 1":                        "1",
		"f != true ? (f ? 100 : 1) : 1":                                  "1",
		"state in ['xa', 'none', 'ở đây'] ? 1 : 100":                     "1",
		"state in ['xa', 'none'] ? 1 : 100":                              "[1, 100]",
		"state == 'xa' ? 1 : state == 'xa' ? 100 : 2":                    "[1, 2]",
		"state == 'xa' or state == 'none' or state == 'ở đây' ? 1 : 100": "1",
		"p == n ? p : 1":                                                 "[1, 2]", // as whole as n
		"p == n and p > 1 ? p : 2":                                       "2",
		"(state in ['xa', 'none', 'ở đây']) == true ? 1 : 100":           "1",
		"due >= date('2023-01-30') ? 1 : 100":                            "1",
		"due < date('2023-01-30') or p > 2.5 ? 100 : 1":                  "1",
		"n in 1..2 ? 1 : 100":                                            "1",
		"n in [1, 2] ? 1 : n":                                            "1", // of [1, 2] without its ends nothing is left
		"q > 0 ? 1 / q : 100":                                            "[0.4, 2]",
		"bands(p, '>=1', p, '<1', 1)":                                    "[1, 2.5]",
		"m > 0 ? rate(n, m) : 25":                                        "[25, 200]",
		"tier(1, true)":                                                  "1.5",
	} {
		n := formulatest.MustCompile(t, s, src)
		o := formula.Eval(n, known.Vars(s, n))
		assert.Equal(t, want, o.Value.Numbers.String(), src)
		assert.False(t, o.NotArising, src)
		assert.Nil(t, o.Failure, src)
	}
	for src, want := range map[string]string{
		"max(rate(m, m), 1 / 0)":      "false true division by zero",
		"rate(m, m)":                  "true true division by zero", // the two are not seen to be one
		"rate(0, m)":                  "true true ",
		"rate(m, 0)":                  "false true division by zero",
		"rate(n, 0)":                  "false false division by zero",
		"clamp(1, p, 2)":              "true false the lower end of clamp is above its upper end",
		"bands(p, '>=1', 1)":          "true false no band holds [0.5, 1)",
		"tier(p, f)":                  "true false tier may fail",
		"m == 0 ? rate(m, m) : 1 / 0": "false true division by zero",
	} {
		o := formula.Eval(formulatest.MustCompile(t, s, src), known)
		failure := ""
		if o.Failure != nil {
			failure = o.Failure.Message.EN
		}
		assert.Equal(t, want, fmt.Sprint(o.HasValue, " ", o.NotArising, " ", failure), src)
	}
}
