package formula_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// columns are how the inputs of the tests stand in columns. Counts and one rate
// are never negative, so that they can be divided by.
var columns = []formula.Column{
	slotP:          {Scale: 10_000, Lo: 0, Hi: 1_000_000},
	slotQ:          {Scale: 10_000, Lo: -2_000_000, Hi: 2_000_000},
	slotN:          {Scale: 1, Lo: 0, Hi: 1_000_000_000},
	slotM:          {Scale: 1, Lo: 0, Hi: 5_000},
	slotX:          {Scale: 1_000, Lo: -1_000_000_000_000, Hi: 1_000_000_000_000},
	slotF:          {Scale: 1, Hi: 1},
	slotG:          {Scale: 1, Hi: 1},
	slotState:      {Scale: 1, Hi: 2, Options: states},
	slotDue:        {Scale: 1, Lo: -3_000_000, Hi: 3_000_000},
	slotVietnamese: {Scale: 100, Lo: 0, Hi: 10_000},
}

// toColumn cuts a point to what its column can hold.
func toColumn(slot int, p point) int64 {
	c := columns[slot]
	var v int64
	switch p := p.(type) {
	case bool:
		if p {
			v = 1
		}
	case string:
		v = int64(slices.Index(states, p))
	case day:
		v = int64(p)
	case *big.Rat:
		scaled := floorOf(new(big.Rat).Mul(p, new(big.Rat).SetInt64(c.Scale)))
		if v = c.Hi; scaled.IsInt64() {
			v = scaled.Int64()
		}
	}
	return min(max(v, c.Lo), c.Hi)
}

func fromColumn(slot int, v int64) point {
	switch inputs[slot].Type {
	case formula.Bool:
		return v == 1
	case formula.Text:
		return states[v]
	case formula.Date:
		return day(v)
	}
	return big.NewRat(v, columns[slot].Scale)
}

// randomLeaf returns a leaf of one to three cases and up to two gates.
func (g *generator) randomLeaf(s *formula.Scope) (l formula.Leaf, src string) {
	compile := func(t formula.Type) formula.Node {
		text := g.of(t, 1+g.IntN(4))
		if t == formula.Number && g.IntN(3) == 0 {
			text = "clamp(" + text + ", 0, full)" // else most points would be out of range
		}
		n, faults := s.Compile(text, full, t)
		if n == nil {
			panic(fmt.Sprint(text, faults))
		}
		src += text + "\n"
		return n
	}
	for range g.IntN(3) {
		l.Gates, l.Closed = append(l.Gates, compile(formula.Bool)), append(l.Closed, int64(g.IntN(300)))
	}
	cases := 1 + g.IntN(3)
	for i := range cases {
		when := formula.Node(nil)
		if i < cases-1 {
			when = compile(formula.Bool)
		}
		l.When, l.Score = append(l.When, when), append(l.Score, compile(formula.Number))
	}
	l.Min, l.Max = rat(pick(g, "0", "0", "-1", "-1000000")), rat(pick(g, "2.5", "2.5", "100", "1000000"))
	l.Places, l.Mode = pick(g, 2, 2, 0, 3), pick(g, rubric.HalfUp, rubric.HalfUp, rubric.HalfEven, rubric.Down)
	if g.IntN(4) == 0 {
		l.Step = rat(pick(g, "0.5", "0.25", "1"))
	}
	return l, src
}

// expected computes a row of a leaf by Eval alone.
func expected(l formula.Leaf, f facts, s *formula.Scope) (points, state int64) {
	for i, gate := range l.Gates {
		r, _ := resultOf(formula.Eval(gate, f.vars(s, gate)))
		switch r.value {
		case nil:
			return 0, formula.StateUndecided
		case false:
			return l.Closed[i], int64(formula.StateGate + i)
		}
	}
	for i, when := range l.When {
		if when != nil {
			r, _ := resultOf(formula.Eval(when, f.vars(s, when)))
			if r.value == nil {
				return 0, formula.StateUndecided
			}
			if r.value == false {
				continue
			}
		}
		r, _ := resultOf(formula.Eval(l.Score[i], f.vars(s, l.Score[i])))
		v, is := r.value.(*big.Rat)
		if !is || v.Cmp(l.Min) < 0 || v.Cmp(l.Max) > 0 {
			return 0, formula.StateUndecided
		}
		v = formula.Round(v, l.Places, l.Mode)
		if l.Step != nil && !new(big.Rat).Quo(v, l.Step).IsInt() {
			return 0, formula.StateUndecided
		}
		unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(l.Places)), nil))
		return v.Mul(v, unit).Num().Int64(), formula.StateCounted
	}
	return 0, formula.StateUndecided
}

// TestKernels holds kernels against the evaluator over sets, which the oracle of
// TestOracle checks: the same points and the same closed gate wherever a kernel
// decides, and undecided only where the evaluator has no points either.
func TestKernels(t *testing.T) {
	const rows = 20
	s, g := newScope(), newGenerator(*seed+1000)
	frame := formula.Frame{Rows: formula.BlockLen}
	tried, made, decided, compared := 0, 0, 0, 0
	for compared < amount() && tried < amount() {
		l, src := g.randomLeaf(s)
		tried++
		k, ok := formula.Vectorize(l, columns)
		if !ok {
			continue
		}
		made++
		compared += rows
		table := make([][]int64, len(columns))
		units := make([]facts, rows)
		for i := range units {
			units[i] = g.facts(src)
			for slot := range columns {
				v := toColumn(slot, units[i][slot])
				if g.IntN(20) == 0 {
					v = pick(g, columns[slot].Lo, columns[slot].Hi)
				}
				table[slot] = append(table[slot], v)
				units[i][slot] = fromColumn(slot, v)
			}
		}
		points := make([]int64, rows)
		state := k.Run(&frame, table, 0, rows, points)
		for i, f := range units {
			wantPoints, wantState := expected(l, f, s)
			if state[i] == wantState && (wantState == formula.StateUndecided || points[i] == wantPoints) {
				if state[i] != formula.StateUndecided {
					decided++
				}
				continue
			}
			t.Fatalf("leaf\n%sat %v: kernel %d in state %d, evaluator %d in state %d", src, f, points[i], state[i], wantPoints, wantState)
		}
		if k.Certain() {
			assert.NotContains(t, state, int64(formula.StateUndecided))
		}
	}
	t.Logf("%d cases in %d kernels, %d of them decided", compared, made, decided)
	formula.Enough(t, "compared", compared, amount(), 1000)
	formula.Enough(t, "decided", decided, compared, 700)
	assert.Greater(t, made, tried/8)
}

// TestKernelOfTypicalRules: the rules of real rubrics all have kernels.
func TestKernelOfTypicalRules(t *testing.T) {
	s := newScope()
	for _, src := range []string{
		"p >= 80 ? full : 0", "p > 90 ? full : p >= 70 ? full / 2 : 0", "full * p / 100", "p >= 80 ? full * p / 100 : 0", "min(full, 0.5 * n)",
		"max(0, full - 0.25 * n)", "f and g ? full : 0", "state == 'xa' ? full : state in ['ở đây', 'none'] ? 1 : 0", "full * rate(n, m) / 100",
		"m > 0 and n / m >= 0.8 ? full : 0", "bands(p, '>90', 2, '[70,90]', 1, '<70', 0)", "due <= date('2023-01-30') ? full : 0",
		"max(0, full - 0.1 * max(0, days(date('2023-01-30'), due)))", "round(full * p / 100, 1)", "let r = n / max(m, 1); clamp(r, 0, full)", "n in 1..5 ? 1 : 2",
	} {
		n := mustCompile(t, s, src)
		_, ok := formula.Vectorize(formula.Leaf{When: []formula.Node{nil}, Score: []formula.Node{n}, Min: rat("0"), Max: full, Places: 2, Mode: rubric.HalfUp}, columns)
		assert.True(t, ok, src)
	}
	for _, src := range []string{"tier(p, f)", "x * x * x * x", "full / q"} {
		n := mustCompile(t, s, src)
		_, ok := formula.Vectorize(formula.Leaf{When: []formula.Node{nil}, Score: []formula.Node{n}, Min: rat("0"), Max: full, Places: 2, Mode: rubric.HalfUp}, columns)
		assert.False(t, ok, "%s can leave machine integers, or is the host's", src)
	}
	require.Equal(t, int64(-1), formula.RoundQuotient(-1, 2, rubric.HalfUp), "halves away from zero")
	require.Equal(t, int64(2), formula.RoundQuotient(5, 2, rubric.HalfEven))
	require.Equal(t, int64(-2), formula.RoundQuotient(-5, 2, rubric.Down))
}
