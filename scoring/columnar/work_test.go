package columnar_test

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestProgress: progress never falls, ends at the whole, and counts units; what comes out
// does not depend on the number of goroutines.
func TestProgress(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "by-source"), nil)
	facts := ruletest.SomeUnits(1000, 3)
	var finals []*columnar.Scores
	for _, workers := range []int{1, 2, 7, 1 << 40} {
		done, of := 0, 0
		w := &scoring.Work{Workers: workers, Progress: func(d, o int) {
			assert.GreaterOrEqual(t, d, done)
			assert.GreaterOrEqual(t, o, of)
			assert.LessOrEqual(t, d, o)
			done, of = d, o
		}}
		table, err := columnar.FromFacts(t.Context(), s, slices.Values(facts), w)
		require.NoError(t, err)
		assert.Equal(t, [2]int{1000, 1000}, [2]int{done, of})
		done, of = 0, 0
		totals, err := columnar.Score(t.Context(), s, table, nil, w)
		require.NoError(t, err)
		assert.Equal(t, [2]int{1000, 1000}, [2]int{done, of})
		finals = append(finals, totals.Finals())
	}
	assert.Equal(t, finals[0], finals[1])
	assert.Equal(t, finals[0], finals[2])
	assert.Equal(t, finals[0], finals[3])
}

// TestCancelled: a call whose context ends returns its error, has done at most the blocks
// at hand, and leaves no goroutine.
func TestCancelled(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "by-source"), nil)
	facts := ruletest.SomeUnits(300, 3)
	units := func(yield func(scoring.Facts) bool) { // without end
		for i := 0; yield(facts[i%len(facts)]); i++ {
		}
	}
	table, err := columnar.FromFacts(t.Context(), s, slices.Values(slices.Repeat(facts, 30)), nil)
	require.NoError(t, err)
	columns := &columnar.Columns{Len: 9000, Inputs: map[string]columnar.Column{"trained": {Bools: make([]bool, 9000)}}}
	for name, call := range map[string]func(ctx context.Context, w *scoring.Work) error{
		"facts": func(ctx context.Context, w *scoring.Work) error {
			_, err := columnar.FromFacts(ctx, s, units, w)
			return err
		},
		"columns": func(ctx context.Context, w *scoring.Work) error {
			_, err := columnar.FromColumns(ctx, s, columns, w)
			return err
		},
		"score": func(ctx context.Context, w *scoring.Work) error {
			_, err := columnar.Score(ctx, s, table, nil, w)
			return err
		},
	} {
		synctest.Test(t, func(t *testing.T) { // which ends only once all goroutines have
			ctx, cancel := context.WithCancel(t.Context())
			var told atomic.Int64
			err := call(ctx, &scoring.Work{Workers: 2, Progress: func(done, _ int) {
				if told.Store(int64(done)); done >= 512 {
					cancel()
				}
			}})
			assert.ErrorIs(t, err, context.Canceled, name)
			assert.LessOrEqual(t, told.Load(), int64(2048), name)
		})
	}
}

// TestUnitsThatPanic: a panic of the sequence of units is the caller's, and no goroutine is
// left behind.
func TestUnitsThatPanic(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "none"), nil)
	synctest.Test(t, func(t *testing.T) {
		assert.PanicsWithValue(t, "no more", func() {
			_, _ = columnar.FromFacts(t.Context(), s, func(yield func(scoring.Facts) bool) {
				for _, f := range ruletest.SomeUnits(600, 1) {
					yield(f)
				}
				panic("no more")
			}, nil)
		})
		done := make(chan struct{})
		go func() {
			defer close(done)
			_, _ = columnar.FromFacts(t.Context(), s, func(func(scoring.Facts) bool) { runtime.Goexit() }, nil)
		}()
		<-done
	})
}
