package formula_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
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

func showValue(v formula.Value) string {
	switch v.Type {
	case formula.Bool:
		return [...]string{"", "false", "true", "either"}[v.Bools]
	case formula.Text:
		return strings.Join(v.Texts, "|")
	}
	return v.Num.String()
}

// At someFacts: p 85, q 0.1, n 3, m 0, f true, g false, state "ở đây".
func TestDecide(t *testing.T) {
	s := newScope()
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
			n := mustCompile(t, s, c.src)
			assert.Equal(t, c.want, showAtoms(formula.Decide(n, someFacts().vars(s, n))))
		})
	}
	n := mustCompile(t, s, "p > 50")
	known := make(bounds, len(inputs))
	known[slotP] = formula.NumberValue(formula.Num{Lo: rat("40"), Hi: rat("60")})
	assert.Nil(t, formula.Decide(n, known), "the bounds do not decide")
	known[slotP] = formula.NumberValue(formula.Num{Lo: rat("51"), Hi: rat("60")})
	assert.Equal(t, []string{"p [51, 60] → <= 50"}, showAtoms(formula.Decide(n, known)))
}

func TestDecideBands(t *testing.T) {
	s := newScope()
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
		n := mustCompile(t, s, c.src)
		assert.Equal(t, c.want, showAtoms(formula.DecideBands(n, someFacts().vars(s, n))), c.src)
	}
}

func TestSplitAndObserve(t *testing.T) {
	s := newScope()
	n := mustCompile(t, s, "p > 1 ? q : n + p")
	cond, then, otherwise, isConditional := formula.Split(n)
	require.True(t, isConditional)
	assert.Equal(t, []string{"p > 1", "q", "n + p"}, []string{formula.String(cond), formula.String(then), formula.String(otherwise)})
	_, _, _, isConditional = formula.Split(then)
	assert.False(t, isConditional)

	n = mustCompile(t, s, "let a = p; a > 1 ? p : q + p")
	assert.Equal(t, []string{"p 85 → ", "q 0.1 → "}, showAtoms(formula.Observe(n, someFacts().vars(s, n))), "inputs once each, no lets")
}
