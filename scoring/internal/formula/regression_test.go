package formula_test

import (
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the random tests found, in its smallest form.

func TestStringIsReadBack(t *testing.T) {
	s := formulatest.NewScope()
	for src, want := range map[string]string{
		"let a = (let b = 1; b + 1); a * 2": "let a = (let b = 1; b + 1); a * 2",
		`'a\'b' == "a\\"`:                   `'a\'b' == 'a\\'`,
		"n in 5. ..7":                       "n in 5..7",
	} {
		text := formula.String(formulatest.MustCompile(t, s, src))
		assert.Equal(t, want, text)
		assert.Equal(t, want, formula.String(formulatest.MustCompile(t, s, text)))
	}
}

// The placeholder of a number must not become part of the name before it.
func TestNumberBehindName(t *testing.T) {
	s := formulatest.NewScope()
	s.Vars = append(s.Vars[:len(s.Vars):len(s.Vars)], formula.Var{Name: "p1", Type: interval.Number})
	for src, want := range map[string]fault{
		"p.5":             {Pos: 1, Message: `unexpected ".5"`},
		"let a.5 = 3; a1": {Pos: 5, Message: `unexpected ".5"`},
		"p in.5":          {Pos: 2, Message: behindIn},
	} {
		n, faults := s.Compile(src, formulatest.Full, interval.Number)
		assert.Nil(t, n, src)
		assert.Equal(t, []fault{want}, told(faults), src)
	}
	assert.Equal(t, "f and .5 > p", formula.String(formulatest.MustCompile(t, s, "f and.5 > p")))
}

// Lists that nest are evaluated once at every level; twice would never end here.
func TestNestedLists(t *testing.T) {
	s := formulatest.NewScope()
	bools, texts := "g", "state"
	for range 200 {
		bools = "f in [" + bools + " or g]"
		texts = "(state in [" + texts + "] ? state : 'xa')"
	}
	for src, want := range map[string]string{bools: "false", texts: "'ở đây'"} {
		n := formulatest.MustCompile(t, s, src)
		r, err := formulatest.ResultOf(formula.Eval(n, formulatest.SomeFacts().Vars(s, n)))
		require.NoError(t, err)
		assert.Equal(t, want, show(r))

		open := make(formulatest.Bounds, len(formulatest.Inputs))
		open[formulatest.SlotF] = interval.Domain{Type: interval.Bool, Bools: interval.Either}
		open[formulatest.SlotG] = open[formulatest.SlotF]
		open[formulatest.SlotState] = interval.TextDomain(formulatest.States...)
		assert.NoError(t, unsound(formula.Eval(n, open.Vars(s, n)), r))
	}
}

func TestDecideBandsWithoutPoints(t *testing.T) {
	s := formulatest.NewScope()
	n := formulatest.MustCompile(t, s, "bands(p, '>=90', 1 / m, '<90', rate(m, m))")
	assert.Nil(t, formula.DecideBands(n, formulatest.SomeFacts().Vars(s, n)))
}

// A bound that outgrows the limit says nothing of the small numbers below it.
func TestLongBounds(t *testing.T) {
	s := formulatest.NewScope()
	n := formulatest.MustCompile(t, s, strings.Repeat("x*", 79)+"x")
	known := make(formulatest.Bounds, len(formulatest.Inputs))
	known[formulatest.SlotX] = interval.NumberDomain(interval.Interval{Lo: formulatest.Rat("1"),
		Hi: formulatest.Rat("1000000000000000000")})
	o := formula.Eval(n, known)
	require.True(t, o.HasValue)
	assert.Equal(t, ">= 1", o.Value.Numbers.String())
	require.NotNil(t, o.Failure)
	assert.Equal(t, "a number in between has more than 1228 digits", o.Failure.Message.EN)
}
