package formula_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// showAtoms writes atoms as "subject observed → op required", with the slot's
// name in place of the subject where there is one.
func showAtoms(atoms []formula.Atom) []string {
	var out []string
	for _, a := range atoms {
		subject := formula.String(a.Subject)
		if a.Slot < 0 {
			subject = "(" + subject + ")"
		}
		s := subject + " " + showValue(a.Observed) + " → " + a.Op
		for _, r := range a.Required {
			s += " " + showValue(r)
		}
		out = append(out, s)
	}
	return out
}

func showValue(v interval.Domain) string {
	switch v.Type {
	case interval.Bool:
		return [...]string{"", "false", "true", "either"}[v.Bools]
	case interval.Text:
		return strings.Join(v.Texts, "|")
	}
	return v.Numbers.String()
}

// At someFacts: p 85, q 0.1, n 3, m 0, f true, g false, state "ở đây".
func TestDecide(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range []struct {
		src  string
		want []string
	}{
		{"p >= 90", []string{"p 85 → >= 90"}},
		{"90 <= p", []string{"p 85 → >= 90"}},
		{"p < 90", []string{"p 85 → >= 90"}},
		{"not (p < 90)", []string{"p 85 → >= 90"}},
		{"p == 85", []string{"p 85 → != 85"}},
		{"p > n", []string{"p 85 → <= 3"}},
		{"rate(n, 4) >= 80", []string{"(rate(n, 4)) 75 → >= 80"}},
		{"80 <= p < 85", []string{"p 85 → < 85"}},
		{"p > 90 and q > 1", []string{"p 85 → > 90", "q 0.1 → > 1"}},
		{"p > 90 and q < 1", []string{"p 85 → > 90"}},
		{"p > 80 and q < 1", []string{"p 85 → <= 80", "q 0.1 → >= 1"}},
		{"p > 90 or q < 1", []string{"q 0.1 → >= 1"}},
		{"m != 0 and n / m > 1", []string{"m 0 → != 0"}}, // the other side has no value
		{"f", []string{"f true → == false"}},
		{"not f or g", []string{"f true → == false", "g false → == true"}},
		{"f == g", []string{"f true → == false"}},
		{"state == 'xa'", []string{"state ở đây → == xa"}},
		{"state in ['xa', 'none']", []string{"state ở đây → in xa none"}},
		{"n not in [1, 3]", []string{"n 3 → not in 1 3"}},
		{"n in 5..9", []string{"n 3 → >= 5"}},
		{"n in 0..2", []string{"n 3 → <= 2"}},
		{"due < date('2023-01-30')", []string{"due 19387 → < 19387"}},
		{"true", nil},
		{"rate(m, m) > 1", nil}, // nothing was decided
		{"n / m > 1", nil},
	} {
		t.Run(c.src, func(t *testing.T) {
			n := formulatest.MustCompile(t, s, c.src)
			assert.Equal(t, c.want, showAtoms(formula.Decide(n, formulatest.SomeFacts().Vars(s, n))))
		})
	}
	n := formulatest.MustCompile(t, s, "p > 50")
	known := make(formulatest.Bounds, len(formulatest.Inputs))
	known[formulatest.SlotP] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("40"),
		Hi: formulatest.Rat("60")})
	assert.Nil(t, formula.Decide(n, known), "the bounds do not decide")
	known[formulatest.SlotP] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("51"),
		Hi: formulatest.Rat("60")})
	assert.Equal(t, []string{"p [51, 60] → <= 50"}, showAtoms(formula.Decide(n, known)))
}

func TestDecideBands(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range []struct {
		src  string
		want []string
	}{
		{"bands(p, '>=90', 2, '[70,90)', 1, '<70', 0)", []string{"p 85 → >= 90"}},
		{"bands(p, '>90', 2, '<=90', 1)", []string{"p 85 → > 90"}},
		{"bands(p, '>=70', 0, '<70', 5)", []string{"p 85 → < 70"}},
		{"bands(p, '<=70', 5, '>70', 0)", []string{"p 85 → <= 70"}},
		{"bands(p, '[80,90]', 5, '<80', 0)", nil}, // already in the best
		{"bands(rate(n, 4), '>=80', 2, '<80', 1)", []string{"(rate(n, 4)) 75 → >= 80"}},
		{"bands(rate(m, m), '>=80', 2, '<80', 1)", nil},
		{"bands(p, '>=90', n / m, '[70,90)', 1, '<70', 3)", []string{"p 85 → < 70"}}, // a band that fails gives nothing
		{"p + 1", nil},
	} {
		n := formulatest.MustCompile(t, s, c.src)
		assert.Equal(t, c.want, showAtoms(formula.DecideBands(n, formulatest.SomeFacts().Vars(s, n))), c.src)
	}
}

func TestSplitAndObserve(t *testing.T) {
	s := formulatest.NewScope()
	n := formulatest.MustCompile(t, s, "p > 1 ? q : n + p")
	cond, then, otherwise, isConditional := formula.Split(n)
	require.True(t, isConditional)
	assert.Equal(t, []string{"p > 1", "q", "n + p"},
		[]string{formula.String(cond), formula.String(then), formula.String(otherwise)})
	_, _, _, isConditional = formula.Split(then)
	assert.False(t, isConditional)

	n = formulatest.MustCompile(t, s, "let a = p; a > 1 ? p : q + p")
	assert.Equal(t, []string{"p 85 → ", "q 0.1 → "}, showAtoms(formula.Observe(n, formulatest.SomeFacts().Vars(s, n))),
		"inputs once each, no lets")
}

// Beside someFacts, x is in [70, 80) and q in [0, 10].
func someBounds() formulatest.Bounds {
	b := make(formulatest.Bounds, len(formulatest.Inputs))
	for i, p := range formulatest.SomeFacts() {
		b[i] = formulatest.ValueOf(p)
	}
	b[formulatest.SlotX] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("70"), Hi: formulatest.Rat("80"),
		HiOpen: true})
	b[formulatest.SlotQ] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("0"), Hi: formulatest.Rat("10")})
	b[formulatest.SlotG] = interval.Domain{Type: interval.Bool, Bools: interval.Either}
	b[formulatest.SlotState] = interval.TextDomain("xa", "none")
	b[formulatest.SlotN] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("2"), Grid: interval.Whole})
	return b
}

func TestOpen(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range []struct {
		src  string
		want []string
	}{
		{"x >= 75", []string{"x [70, 80) → >= 75"}},
		{"not (x >= 75)", []string{"x [70, 80) → < 75"}},
		{"x >= 75 and q > 1 and p > 1", []string{"x [70, 80) → >= 75", "q [0, 10] → > 1"}},
		{"p > 90 or q > 1", []string{"q [0, 10] → > 1"}},
		{"71 <= x < 90", []string{"x [70, 80) → >= 71"}},
		{"g", []string{"g either → == true"}},
		{"not g", []string{"g either → == false"}},
		{"state == 'xa'", []string{"state none|xa → == xa"}},
		{"state in ['xa', 'ở đây']", []string{"state none|xa → in xa ở đây"}},
		{"n in 1..5", []string{"n >= 2 → <= 5"}},
		{"n in 3..5", []string{"n >= 2 → >= 3", "n >= 2 → <= 5"}},
		{"n not in 3..5", []string{"n >= 2 → < 3", "n >= 2 → > 5"}},
		{"let a = x; a > 75", []string{"x [70, 80) → > 75"}},
		{"let a = x + 1; a > 75", []string{"(x + 1) [71, 81) → > 75"}},
		{"f ? x > 75 : x > 76", []string{"x [70, 80) → > 75"}},
		{"(g ? x > 75 : x > 90)", []string{"g either → ", "x [70, 80) → > 75"}},
		{"p > 90", nil},
		{"rate(m, m) > x", nil},
	} {
		n := formulatest.MustCompile(t, s, c.src)
		assert.Equal(t, c.want, showAtoms(formula.Open(n, someBounds().Vars(s, n))), c.src)
	}
}

func TestDecideParts(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range []struct {
		src  string
		want []string
	}{
		{"let a = p; a > 90", []string{"p 85 → > 90"}},
		{"let a = p; let b = a; b > 90", []string{"p 85 → > 90"}},
		{"let a = rate(n, 4); a > 90 and a < p", []string{"(rate(n, 4)) 75 → > 90"}},
		{"let a = n / m; a > 90", nil},
		{"f ? p > 90 : q > 1", []string{"p 85 → > 90"}},
		{"g ? p > 90 : q > 1", []string{"q 0.1 → > 1"}},
		{"not (f ? p > 80 : q > 1)", []string{"p 85 → <= 80"}},
		{"n in 2..4", []string{"n 3 → < 2", "n 3 → > 4"}},
		{"n not in 5..9", []string{"n 3 → >= 5"}},
		{"rate(m, m) > 1 ? f : g", nil},
	} {
		n := formulatest.MustCompile(t, s, c.src)
		assert.Equal(t, c.want, showAtoms(formula.Decide(n, formulatest.SomeFacts().Vars(s, n))), c.src)
	}
}

func TestTurned(t *testing.T) {
	s := formulatest.NewScope()
	for src, want := range map[string]string{
		"p >= 80": "p 85 → >= 80", "80 < p": "p 85 → > 80", "p < 90": "p 85 → < 90", "90 >= p": "p 85 → <= 90",
		"p == 85": "p 85 → == 85", "p != 8": "p 85 → != 8",
		"f": "f true → == true", "not g": "g false → == false", "f == (p > 1)": "f true → == true",
		"f != g":             "f true → == true",
		"state in ['ở đây']": "state ở đây → in ở đây", "state not in ['xa']": "state ở đây → not in xa",
	} {
		n := formulatest.MustCompile(t, s, src)
		atoms := formula.Decide(n, formulatest.SomeFacts().Vars(s, n))
		require.Len(t, atoms, 1, src)
		assert.Equal(t, []string{want}, showAtoms([]formula.Atom{atoms[0].Turned()}), src)
	}
	n := formulatest.MustCompile(t, s, "p + 1")
	assert.Equal(t, []string{"p 85 → "}, showAtoms([]formula.Atom{formula.Observe(n,
		formulatest.SomeFacts().Vars(s, n))[0].Turned()}))
}

func TestDistance(t *testing.T) {
	s := formulatest.NewScope()
	for src, want := range map[string]string{
		"p >= 90": "5 below", "p > 90": "5 below", "p > 85": "0 at", "p <= 80": "5 above", "p < 80": "5 above",
		"p == 80": "5 above", "p == 90.5": "5.5 below",
		"p != 85": "", "state == 'ở đây'": "", "f": "", "due < date('2023-01-20')": "10 above",
		"due in [date('2023-01-20')]": "",
		"x >= 90":                     "(10, 20] below", "x < 70": "[0, 10) above", "x == 80": "(0, 10] below",
		"x > q + 90": "(10, 30] below",
		"p > n + 90": ">= 7 below", "n < 2": ">= 0 above",
	} {
		n := formulatest.MustCompile(t, s, src)
		atoms := formula.Decide(n, someBounds().Vars(s, n))
		if len(atoms) == 0 {
			atoms = formula.Open(n, someBounds().Vars(s, n))
		}
		require.Len(t, atoms, 1, src)
		got := ""
		if d, side, ok := atoms[0].Distance(); ok {
			got = d.String() + map[int]string{-1: " below", 0: " at", 1: " above"}[side]
		}
		assert.Equal(t, want, got, src)
	}
	n := formulatest.MustCompile(t, s, "x > 75")
	_, _, ok := formula.Open(n, someBounds().Vars(s, n))[0].Distance()
	assert.False(t, ok, "it may lie on both sides")
	_, _, ok = formula.Observe(n, someBounds().Vars(s, n))[0].Distance()
	assert.False(t, ok, "there is nothing to be distant from")
}

func TestBands(t *testing.T) {
	s := formulatest.NewScope()
	show := func(src string) []string {
		n := formulatest.MustCompile(t, s, src)
		var out []string
		for _, b := range formula.Bands(n, someBounds().Vars(s, n)) {
			gives := "nothing"
			if b.Gives.HasValue {
				gives = b.Gives.Value.Numbers.String()
			}
			out = append(out, strings.Join(append([]string{b.Text + " " +
				showValue(interval.Domain{Type: interval.Bool, Bools: b.In}) + " gives " + gives}, showAtoms(b.Atoms)...), "; "))
		}
		return out
	}
	assert.Equal(t, []string{
		">=90 false gives 2; p 85 → >= 90", "[70,90) true gives 85; p 85 → >= 70; p 85 → < 90",
		"<70 false gives nothing; p 85 → < 70",
	}, show("bands(p, '>=90', 2, '[70,90)', p, '<70', 1 / m)"))
	assert.Equal(t, []string{
		">75 either gives (75, 80); x [70, 80) → > 75", "[60,75] either gives [70, 75]; x [70, 80) → <= 75",
		"<60 false gives 0; x [70, 80) → < 60",
	}, show("bands(x, '>75', x, '[60,75]', x, '<60', 0)"))
	assert.Equal(t, []string{
		">80 true gives 2; p 85 → > 80", "[80,80] false gives 1; p 85 → == 80", "<80 false gives 0; p 85 → < 80",
	}, show("bands(p, '>80', 2, '[80,80]', 1, '<80', 0)"), "a band of one point is a number, not two ends")
	assert.Equal(t, []string{">=70 true gives 1; (rate(p, 100)) 85 → >= 70"},
		show("let a = rate(p, 100); bands(a, '>=70', 1)"))
	assert.Nil(t, show("let a = 1 / m; bands(a, '>=70', 1)"))
	assert.Nil(t, show("bands(1 / m, '>=70', 1)"))
	assert.Nil(t, show("p + bands(p, '>=70', 1)"), "the whole formula is the table")
}

func TestStart(t *testing.T) {
	s := formulatest.NewScope()
	for src, want := range map[string]int{"p >= 90": 0, "  90 <= p": 2, "not f": 0, "min(p, q)": 0,
		" rate(n, m) > 3 ? 1 : 2": 1} {
		assert.Equal(t, want, formula.Start(formulatest.MustCompile(t, s, src)), src)
	}
}

// TestAtomsFit: over random conditions and what may be known, the comparisons
// that decide a condition do not hold, their opposites do, those that leave it
// open may do either, and no distance is negative.
func TestAtomsFit(t *testing.T) {
	enough.NotUnderRace(t)
	g, s := formulatest.NewGenerator(41), formulatest.NewScope()
	rounds := 6000
	if testing.Short() {
		rounds = 600
	}
	compiled, named, distant := 0, 0, 0
	for range rounds {
		src := g.Of(interval.Bool, 1+g.IntN(5))
		n, faults := s.Compile(src, formulatest.Full, interval.Bool)
		if len(faults) > 0 {
			continue
		}
		compiled++
		b := g.Bounds(src)
		vars := b.Vars(s, n)
		for _, a := range formula.Decide(n, vars) {
			named++
			assert.Equal(t, "false true", truthOf(t, a)+" "+truthOf(t, a.Turned()), "%s\n%s\n%s", src, b,
				showAtoms([]formula.Atom{a}))
		}
		for _, a := range formula.Open(n, vars) {
			named++
			if a.Op != "" {
				assert.Equal(t, "either either", truthOf(t, a)+" "+truthOf(t, a.Turned()), "%s\n%s\n%s", src, b,
					showAtoms([]formula.Atom{a}))
			}
		}
		for _, a := range append(formula.Decide(n, vars), formula.Open(n, vars)...) {
			if d, side, ok := a.Distance(); ok {
				distant++
				assert.True(t, d.Lo != nil && d.Lo.Sign() >= 0 && !d.Empty() && (side != 0) == (d.String() != "0"), "%s\n%s\n%s",
					src, b, showAtoms([]formula.Atom{a}))
			}
		}
		if t.Failed() {
			return
		}
	}
	assert.Equal(t, rounds, compiled)
	enough.Enough(t, "comparisons named", named, rounds, 1100)
	enough.Enough(t, "distances", distant, rounds, 240)
}

// truthOf evaluates an atom as a condition of its own.
func truthOf(t *testing.T, a formula.Atom) string {
	slots := []formula.Var{{Name: "subject", Type: a.Observed.Type}}
	vars := []interval.Domain{a.Observed}
	var required []string
	for i, r := range a.Required {
		required = append(required, fmt.Sprintf("required%d", i))
		slots, vars = append(slots, formula.Var{Name: required[i], Type: r.Type}), append(vars, r)
	}
	src := "subject " + a.Op + " " + strings.Join(required, ", ")
	if strings.HasSuffix(a.Op, "in") {
		src = "subject " + a.Op + " [" + strings.Join(required, ", ") + "]"
	}
	s := &formula.Scope{Vars: slots, Limits: formulatest.NewScope().Limits}
	n, faults := s.Compile(src, formulatest.Full, interval.Bool)
	require.Empty(t, faults, src)
	return showValue(formula.Eval(n, vars).Value)
}
