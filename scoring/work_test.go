package scoring_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// long are the kinds of work that take long, each with what it returns.
func long(s *scoring.Scorer) map[string]func(context.Context, *verify.Options) (any, error) {
	return map[string]func(context.Context, *verify.Options) (any, error){
		"verify": func(ctx context.Context, o *verify.Options) (any, error) { return verify.Rules(ctx, s, o) },
		"mutants": func(ctx context.Context, o *verify.Options) (any, error) {
			list, err := cover.Mutants(ctx, s, o)
			var out []string
			for _, m := range list {
				out = append(out, fmt.Sprintln(m.Item, m.Kind, m.Change, m.Equivalent, m.Kill, m.Gives))
			}
			return out, err
		},
		"suggest": func(ctx context.Context, o *verify.Options) (any, error) { return cover.Suggest(ctx, s, o) },
	}
}

// TestWorkers: one goroutine and several come to the same, and progress is told part by
// part.
func TestWorkers(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	for name, call := range long(s) {
		t.Run(name, func(t *testing.T) {
			var want any
			for _, workers := range []int{1, 2, 7} {
				var told []int
				got, err := call(context.Background(), &verify.Options{Work: scoring.Work{Steps: 2000, Workers: workers, Progress: func(done, of int) { told = append(told, done, of) }}})
				require.NoError(t, err)
				if want == nil {
					want = got
				}
				assert.Equal(t, want, got, "%d workers", workers)
				require.NotEmpty(t, told)
				of, before := told[1], 0
				for i := 0; i < len(told); i += 2 {
					assert.Equal(t, of, told[i+1])
					assert.Greater(t, told[i], before)
					before = told[i]
				}
				assert.Equal(t, of, before, "all is done")
			}
		})
	}
}

// TestCancelled: work ends soon after its context, with its error, and does not start
// where it has ended before.
func TestCancelled(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	hard := ruletest.Compile(t, ruletest.OneItem("    score: \"min(full, rate_in * over * amount * done / (1 + total * total + rate_in * amount * amount))\"\n"), nil)
	for name, call := range long(s) {
		ctx, cancel := context.WithCancel(context.Background())
		got, err := call(ctx, &verify.Options{Work: scoring.Work{Steps: 2000, Workers: 1, Progress: func(done, _ int) {
			if done >= 2 {
				cancel()
			}
		}}})
		assert.ErrorIs(t, err, context.Canceled, name)
		assert.Empty(t, got, name)
		_, err = call(ctx, nil)
		assert.ErrorIs(t, err, context.Canceled, name)
	}
	for name, call := range long(hard) {
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		defer cancel()
		start := time.Now()
		_, err := call(ctx, &verify.Options{Work: scoring.Work{Steps: 1_000_000_000}})
		assert.ErrorIs(t, err, context.DeadlineExceeded, name)
		assert.Less(t, time.Since(start), 20*time.Second, name)
	}
}
