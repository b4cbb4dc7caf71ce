package rules_test

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// worker does parts that need so many steps each, and notes what each had spent when it
// ended, and how often it began.
type worker struct {
	mu     sync.Mutex
	needs  []int
	spent  []int
	begun  []int
	settle []bool
}

func newWorker(needs ...int) *worker {
	n := len(needs)
	return &worker{needs: needs, spent: make([]int, n), begun: make([]int, n), settle: make([]bool, n)}
}

func (w *worker) do(i int, b *rules.Budget) {
	w.mu.Lock()
	w.begun[i]++
	w.mu.Unlock()
	w.spent[i], w.settle[i] = 0, true
	for range w.needs[i] {
		if w.spent[i]++; !b.Spend(1) {
			w.settle[i] = w.spent[i] == w.needs[i]
			return
		}
	}
}

// TestDivide: parts get equal shares, what is left goes to those that need more, and what
// comes out does not depend on the number of goroutines.
func TestDivide(t *testing.T) {
	for _, tt := range []struct {
		name   string
		steps  int
		needs  []int
		settle []bool
	}{
		{"all have enough", 100, []int{9, 9, 9}, []bool{true, true, true}},
		{"one needs what others leave", 100, []int{1, 50, 1, 1}, []bool{true, true, true, true}},
		{"one needs more than there is", 100, []int{1, 1000, 1, 1}, []bool{true, false, true, true}},
		{"two share what others leave", 100, []int{1, 35, 1, 30}, []bool{true, true, true, true}},
		{"two need more than others leave", 100, []int{1, 60, 1, 50}, []bool{true, false, true, false}},
		{"one needs what the other leaves in the end", 100, []int{1, 60, 1, 30}, []bool{true, true, true, true}},
		{"three rounds", 1000, []int{1, 1, 1, 1, 1, 1, 1, 150, 1, 700}, []bool{true, true, true, true, true, true, true, true, true, true}},
		{"nothing at all", 1, []int{2, 2}, []bool{false, false}},
		{"no parts", 10, nil, []bool{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, workers := range []int{1, 2, 5} {
				w, done := newWorker(tt.needs...), []int{}
				b, err := rules.NewBudget(t.Context(), &rules.Work{Steps: tt.steps, Workers: workers, Progress: func(d, of int) {
					done = append(done, d)
					assert.Equal(t, len(tt.needs), of)
				}})
				require.NoError(t, err)
				b.Divide(len(tt.needs), w.do)
				assert.Equal(t, tt.settle, w.settle, "%d workers", workers)
				assert.Equal(t, slices.Repeat([]int{1}, len(tt.needs)), w.begun, "%d workers", workers)
				assert.IsIncreasing(t, append([]int{-1, 0}, done...))
				if len(tt.needs) > 0 {
					assert.Equal(t, len(tt.needs), done[len(done)-1])
				}
			}
		})
	}
}

// TestDivideMany: of many parts, those whose share did not suffice begin anew while they are
// many, and each is done at least once, even if there are no steps at all.
func TestDivideMany(t *testing.T) {
	for _, tt := range []struct {
		name  string
		steps int
		long  int // so many parts of 400 need a hundred steps, the others one
		begun int // how often the long ones begin
		done  bool
	}{
		{"few are long", 12_000, 10, 2, true},
		{"many are long", 120_000, 200, 1, true},
		{"many are long, and need what others leave", 24_000, 136, 2, true},
		{"others leave too little to begin anew", 32_000, 200, 1, false},
		{"more than there is", 12_000, 360, 1, false},
		{"nothing", 1, 400, 1, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			needs := slices.Concat(slices.Repeat([]int{100}, tt.long), slices.Repeat([]int{1}, 400-tt.long))
			for _, workers := range []int{1, 3} {
				w, done := newWorker(needs...), 0
				b, err := rules.NewBudget(t.Context(), &rules.Work{Steps: tt.steps, Workers: workers,
					Progress: func(d, _ int) { done = d }})
				require.NoError(t, err)
				b.Divide(len(needs), w.do)
				assert.Equal(t, slices.Repeat([]int{tt.begun}, tt.long), w.begun[:tt.long])
				assert.Equal(t, slices.Repeat([]int{1}, 400-tt.long), w.begun[tt.long:])
				assert.Equal(t, slices.Repeat([]bool{tt.done}, tt.long), w.settle[:tt.long])
				assert.Equal(t, 400, done)
			}
		})
	}
}

// TestDivideStops: once nobody wants the answer, no part begins, those at hand see it at
// their next step, and no goroutine is left.
func TestDivideStops(t *testing.T) {
	for _, workers := range []int{1, 3} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			var begun, after atomic.Int64
			b, err := rules.NewBudget(ctx, &rules.Work{Steps: 1_000_000, Workers: workers, Progress: func(done, _ int) {
				if done == 5 {
					cancel()
				}
				assert.LessOrEqual(t, done, 5)
			}})
			require.NoError(t, err)
			b.Divide(100, func(_ int, b *rules.Budget) {
				begun.Add(1)
				for range 5 {
					if !b.Spend(1000) {
						return
					}
					if ctx.Err() != nil {
						after.Add(1)
					}
				}
			})
			assert.LessOrEqual(t, begun.Load(), int64(5+2*workers))
			assert.LessOrEqual(t, after.Load(), int64(workers))
		})
	}
}

// TestDivideStopsWhoWaits: once nobody wants the answer, parts that wait for more steps end
// without, before the call does.
func TestDivideStopsWhoWaits(t *testing.T) {
	for _, workers := range []int{1, 3} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			b, err := rules.NewBudget(ctx, &rules.Work{Steps: 100, Workers: workers})
			require.NoError(t, err)
			begun, ended := make([]bool, 10), make([]bool, 10)
			b.Divide(10, func(i int, b *rules.Budget) {
				begun[i] = true
				for b.Spend(1) {
					if i == 9 {
						cancel()
					}
				}
				ended[i] = true
			})
			assert.Equal(t, begun, ended)
			assert.True(t, ended[9])
		})
	}
}

// TestStage: a stage has its part of the steps, and gives back what it does not need.
func TestStage(t *testing.T) {
	var told []int
	b, err := rules.NewBudget(t.Context(), &rules.Work{Steps: 1000, Progress: func(done, of int) { told = append(told, done, of) }})
	require.NoError(t, err)
	b.Stage(60, 0, 2, 4, func(b *rules.Budget) {
		assert.Equal(t, 600, b.Steps(10_000))
		assert.True(t, b.Spend(100))
		b.Tell(1, 2)
	})
	assert.Equal(t, 900, b.Steps(10_000))
	b.Stage(100, 2, 4, 4, func(b *rules.Budget) {
		assert.False(t, b.Spend(950))
		assert.True(t, b.Spent())
	})
	assert.True(t, b.Spent())
	assert.Equal(t, []int{1, 4, 2, 4, 4, 4}, told)
	var nothing context.Context
	_, err = rules.NewBudget(nothing, nil)
	assert.ErrorIs(t, err, rules.ErrNoContext)
	var none *rules.Budget
	assert.True(t, none.Spend(1) && !none.Spent() && !none.Ended())
	done := 0
	none.Divide(3, func(int, *rules.Budget) { done++ })
	none.Stage(10, 0, 1, 1, func(*rules.Budget) { done++ })
	assert.Equal(t, 4, done)
}

// TestGoroutines: a caller's number of workers is taken, but for one that no machine has use
// for; the default is a goroutine for each core.
func TestGoroutines(t *testing.T) {
	var none *rules.Work
	assert.Equal(t, runtime.GOMAXPROCS(0), none.Goroutines())
	for workers, want := range map[int]int{-1: runtime.GOMAXPROCS(0), 0: runtime.GOMAXPROCS(0), 1: 1, 7: 7, 1 << 40: 1024} {
		assert.Equal(t, want, (&rules.Work{Workers: workers}).Goroutines(), workers)
	}
}

// TestEach: every number is done once, whatever the number of goroutines, and none once the
// context has ended.
func TestEach(t *testing.T) {
	for _, workers := range []int{1, 2, 7, 1 << 40} {
		var done [1000]atomic.Int64
		var told []int
		w := &rules.Work{Workers: workers, Progress: func(d, of int) { told = append(told, d, of) }}
		require.NoError(t, rules.Each(t.Context(), w, len(done), func(i int) { done[i].Add(1) }))
		for i := range done {
			require.Equal(t, int64(1), done[i].Load(), "%d workers, %d", workers, i)
		}
		assert.Equal(t, []int{len(done), len(done)}, told[len(told)-2:])
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	assert.ErrorIs(t, rules.Each(ctx, nil, 3, func(int) { t.Error("called after the end") }), context.Canceled)
}
