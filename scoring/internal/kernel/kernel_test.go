package kernel_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// columns are how the inputs of the tests stand in columns. Counts and one rate
// are never negative, so that they can be divided by.
var columns = []kernel.Column{
	formulatest.SlotP:          {Scale: 10_000, Lo: 0, Hi: 1_000_000},
	formulatest.SlotQ:          {Scale: 10_000, Lo: -2_000_000, Hi: 2_000_000},
	formulatest.SlotN:          {Scale: 1, Lo: 0, Hi: 1_000_000_000},
	formulatest.SlotM:          {Scale: 1, Lo: 0, Hi: 5_000},
	formulatest.SlotX:          {Scale: 1_000, Lo: -1_000_000_000_000, Hi: 1_000_000_000_000},
	formulatest.SlotF:          {Scale: 1, Hi: 1},
	formulatest.SlotG:          {Scale: 1, Hi: 1},
	formulatest.SlotState:      {Scale: 1, Hi: 2, Options: formulatest.States},
	formulatest.SlotDue:        {Scale: 1, Lo: -3_000_000, Hi: 3_000_000},
	formulatest.SlotVietnamese: {Scale: 100, Lo: 0, Hi: 10_000},
	formulatest.SlotSent:       {Scale: 1, Lo: -3_000_000, Hi: int64(formulatest.Never)},
	formulatest.SlotTenths:     {Scale: 10, Lo: -10_000_000, Hi: 10_000_000},
}

func init() {
	for _, in := range formulatest.Inputs[len(columns):] { // of series
		c := kernel.Column{Scale: 1, Lo: -3_000_000, Hi: 3_000_000}
		switch {
		case in.Type == interval.Bool:
			c.Lo, c.Hi = 0, 1
		case in.Grid == interval.Whole:
			c.Lo, c.Hi = 0, 5_000
		case in.Type == interval.Number:
			c.Scale = 100
		}
		columns = append(columns, c)
	}
}

// toColumn cuts a point to what its column can hold.
func toColumn(slot int, p formulatest.Point) int64 {
	c := columns[slot]
	var v int64
	switch p := p.(type) {
	case bool:
		if p {
			v = 1
		}
	case string:
		v = int64(slices.Index(formulatest.States, p))
	case formulatest.Day:
		v = int64(p)
	case *big.Rat:
		scaled := formulatest.FloorOf(new(big.Rat).Mul(p, new(big.Rat).SetInt64(c.Scale)))
		if v = c.Hi; scaled.IsInt64() {
			v = scaled.Int64()
		}
	}
	return min(max(v, c.Lo), c.Hi)
}

func fromColumn(slot int, v int64) formulatest.Point {
	switch formulatest.Inputs[slot].Type {
	case interval.Bool:
		return v == 1
	case interval.Text:
		return formulatest.States[v]
	case interval.Date:
		return formulatest.Day(v)
	}
	return big.NewRat(v, columns[slot].Scale)
}

// randomLeaf returns a leaf of one to three cases and up to two guards.
func randomLeaf(g *formulatest.Generator, s *formula.Scope) (l kernel.Leaf, src string) {
	compile := func(t interval.Type) formula.Node {
		text := g.Of(t, 1+g.IntN(4))
		if t == interval.Number && g.IntN(3) == 0 {
			text = "clamp(" + text + ", 0, full)" // else most points would be out of range
		}
		n, faults := s.Compile(text, formulatest.Full, t)
		if n == nil {
			panic(fmt.Sprint(text, faults))
		}
		src += text + "\n"
		return n
	}
	for range g.IntN(3) {
		l.Guards, l.Closed = append(l.Guards, compile(interval.Bool)), append(l.Closed, int64(g.IntN(300)))
	}
	cases := 1 + g.IntN(3)
	for i := range cases {
		when := formula.Node(nil)
		if i < cases-1 {
			when = compile(interval.Bool)
		}
		l.When, l.Score = append(l.When, when), append(l.Score, compile(interval.Number))
	}
	l.Min, l.Max = formulatest.Rat(formulatest.Pick(g, "0", "0", "-1", "-1000000")),
		formulatest.Rat(formulatest.Pick(g, "2.5", "2.5", "100", "1000000"))
	l.Places, l.Mode = formulatest.Pick(g, 2, 2, 0, 3),
		formulatest.Pick(g, decimals.HalfUp, decimals.HalfUp, decimals.HalfEven, decimals.Down)
	if g.IntN(4) == 0 {
		l.Step = formulatest.Rat(formulatest.Pick(g, "0.5", "0.25", "1"))
	}
	return l, src
}

// expected computes a row of a leaf by Eval alone.
func expected(l kernel.Leaf, f formulatest.Facts, s *formula.Scope) (points, state int64) {
	for i, guard := range l.Guards {
		r, _ := formulatest.ResultOf(formula.Eval(guard, f.Vars(s, guard)))
		switch r.Value {
		case nil:
			return 0, kernel.StateUndecided
		case false:
			return l.Closed[i], int64(kernel.StateGuard + i)
		}
	}
	for i, when := range l.When {
		if when != nil {
			r, _ := formulatest.ResultOf(formula.Eval(when, f.Vars(s, when)))
			if r.Value == nil {
				return 0, kernel.StateUndecided
			}
			if r.Value == false {
				continue
			}
		}
		r, _ := formulatest.ResultOf(formula.Eval(l.Score[i], f.Vars(s, l.Score[i])))
		v, is := r.Value.(*big.Rat)
		if !is || v.Cmp(l.Min) < 0 || v.Cmp(l.Max) > 0 {
			return 0, kernel.StateUndecided
		}
		v = interval.Round(v, l.Places, l.Mode)
		if l.Step != nil && !new(big.Rat).Quo(v, l.Step).IsInt() {
			return 0, kernel.StateUndecided
		}
		unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(l.Places)), nil))
		return v.Mul(v, unit).Num().Int64(), kernel.StateCounted
	}
	return 0, kernel.StateUndecided
}

// TestKernels holds kernels against the evaluator over sets, which the oracle of
// TestOracle checks: the same points and the same closed guard wherever a kernel
// decides, and undecided only where the evaluator has no points either.
func TestKernels(t *testing.T) {
	const rows = 20
	s, g := formulatest.NewScope(), formulatest.NewGenerator(*formulatest.Seed+1000)
	frame := kernel.Frame{Rows: kernel.BlockLen}
	tried, made, decided, compared := 0, 0, 0, 0
	for compared < formulatest.Amount() && tried < formulatest.Amount() {
		l, src := randomLeaf(g, s)
		tried++
		k, ok := kernel.Vectorize(l, columns)
		if !ok {
			continue
		}
		made++
		compared += rows
		table := make([][]int64, len(columns))
		units := make([]formulatest.Facts, rows)
		for i := range units {
			units[i] = g.Facts(src)
			for slot := range columns {
				v := toColumn(slot, units[i][slot])
				if g.IntN(20) == 0 {
					v = formulatest.Pick(g, columns[slot].Lo, columns[slot].Hi)
				}
				table[slot] = append(table[slot], v)
				units[i][slot] = fromColumn(slot, v)
			}
		}
		points := make([]int64, rows)
		state := k.Run(&frame, table, 0, rows, points)
		for i := range rows {
			vals := make([]int64, len(columns))
			for slot := range vals {
				vals[slot] = table[slot][i]
			}
			onePoints, oneState := k.One(&frame, vals)
			assert.Equal(t, state[i], oneState, src)
			if oneState != kernel.StateUndecided {
				assert.Equal(t, points[i], onePoints, src)
			}
		}
		for i, f := range units {
			wantPoints, wantState := expected(l, f, s)
			if state[i] == wantState && (wantState == kernel.StateUndecided || points[i] == wantPoints) {
				if state[i] != kernel.StateUndecided {
					decided++
				}
				continue
			}
			t.Fatalf("leaf\n%sat %v: kernel %d in state %d, evaluator %d in state %d", src, f, points[i], state[i], wantPoints,
				wantState)
		}
		if k.Certain() {
			assert.NotContains(t, state, int64(kernel.StateUndecided))
			sums := slices.Repeat([]int64{1000}, rows)
			k.Add(&frame, table, 0, rows, sums)
			for i := range sums {
				assert.Equal(t, 1000+points[i], sums[i], src)
			}
		}
	}
	t.Logf("%d cases in %d kernels, %d of them decided", compared, made, decided)
	enough.Enough(t, "compared", compared, formulatest.Amount(), 1000)
	enough.Enough(t, "decided", decided, compared, 700)
	assert.Greater(t, made, tried/8)
}

// TestKernelOfTypicalRules: the rules of real rubrics all have kernels.
func TestKernelOfTypicalRules(t *testing.T) {
	s := formulatest.NewScope()
	for _, src := range []string{
		"p >= 80 ? full : 0", "p > 90 ? full : p >= 70 ? full / 2 : 0", "full * p / 100", "p >= 80 ? full * p / 100 : 0",
		"min(full, 0.5 * n)",
		"max(0, full - 0.25 * n)", "f and g ? full : 0", "state == 'xa' ? full : state in ['ở đây', 'none'] ? 1 : 0",
		"full * rate(n, m) / 100",
		"m > 0 and n / m >= 0.8 ? full : 0", "bands(p, '>90', 2, '[70,90]', 1, '<70', 0)",
		"due <= date('2023-01-30') ? full : 0",
		"max(0, full - 0.1 * max(0, days(date('2023-01-30'), due)))", "round(full * p / 100, 1)",
		"let r = n / max(m, 1); clamp(r, 0, full)", "n in 1..5 ? 1 : 2",
	} {
		n := formulatest.MustCompile(t, s, src)
		_, ok := kernel.Vectorize(kernel.Leaf{When: []formula.Node{nil}, Score: []formula.Node{n},
			Min: formulatest.Rat("0"), Max: formulatest.Full, Places: 2, Mode: decimals.HalfUp}, columns)
		assert.True(t, ok, src)
	}
	for _, src := range []string{"tier(p, f)", "x * x * x * x", "full / q"} {
		n := formulatest.MustCompile(t, s, src)
		_, ok := kernel.Vectorize(kernel.Leaf{When: []formula.Node{nil}, Score: []formula.Node{n},
			Min: formulatest.Rat("0"), Max: formulatest.Full, Places: 2, Mode: decimals.HalfUp}, columns)
		assert.False(t, ok, "%s can leave machine integers, or is the host's", src)
	}
	require.Equal(t, int64(-1), kernel.RoundQuotient(-1, 2, decimals.HalfUp), "halves away from zero")
	require.Equal(t, int64(2), kernel.RoundQuotient(5, 2, decimals.HalfEven))
	require.Equal(t, int64(-2), kernel.RoundQuotient(-5, 2, decimals.Down))
}
