package scoring_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLongCallsAreWhole: every exported function and method that takes a context is one of
// the long calls, or has tests of its own.
func TestLongCallsAreWhole(t *testing.T) {
	known := map[string]bool{"scoring.Scorer.Stream": true}
	for _, c := range longCalls {
		known[c.name] = true
	}
	seen := 0
	for _, folder := range []string{".", "verify", "cover", "improve", "published", "scoringtest", "../remediation"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		require.NoError(t, err)
		require.NotEmpty(t, files, folder)
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			for _, d := range file.Decls {
				f, is := d.(*ast.FuncDecl)
				if !is || !f.Name.IsExported() || !takesContext(f) {
					continue
				}
				seen++
				assert.True(t, known[callName(file, f)], "%s is not among the long calls", callName(file, f))
			}
		}
	}
	assert.Equal(t, len(known), seen)
}

// takesContext reports whether the first parameter of a function is a context.
func takesContext(f *ast.FuncDecl) bool {
	list := f.Type.Params.List
	if len(list) == 0 {
		return false
	}
	of, is := list[0].Type.(*ast.SelectorExpr)
	return is && of.Sel.Name == "Context"
}

// callName names a function or a method with its package.
func callName(file *ast.File, f *ast.FuncDecl) string {
	name := file.Name.Name + "."
	if f.Recv != nil {
		of := f.Recv.List[0].Type
		if star, is := of.(*ast.StarExpr); is {
			of = star.X
		}
		name += of.(*ast.Ident).Name + "."
	}
	return name + f.Name.Name
}

// TestWorkers: one goroutine and several come to the same; progress never falls and ends
// at the whole, and its calls do not overlap.
func TestWorkers(t *testing.T) {
	of := allKindsWorked(t)
	for _, call := range longCalls {
		t.Run(call.name, func(t *testing.T) {
			var want string
			for _, workers := range []int{1, 2, 7} {
				var done, whole int
				var telling atomic.Bool
				got, err := call.run(t.Context(), of, &scoring.Work{Steps: 20_000, Workers: workers, Progress: func(d, all int) {
					assert.False(t, telling.Swap(true), "two calls at once")
					defer telling.Store(false)
					assert.GreaterOrEqual(t, d, done)
					assert.True(t, whole == 0 || whole == all, "of %d, then of %d", whole, all)
					done, whole = d, all
				}})
				require.NoError(t, err)
				assert.Positive(t, whole)
				assert.Equal(t, whole, done, "all is done")
				if want == "" {
					want = written(t, got)
				}
				assert.Equal(t, want, written(t, got), "%d workers", workers)
			}
		})
	}
}

// written writes an answer: its JSON, where it has that.
func written(t *testing.T, answer any) string {
	t.Helper()
	if list := ifSettled(true, answer); len(list[0]) > 2 {
		return list[0]
	}
	return fmt.Sprintf("%+v", answer)
}

// TestLittleWork: with little work a call leaves open what it cannot settle, without an
// error; what it settles is what it settles with more.
func TestLittleWork(t *testing.T) {
	held := map[string]bool{}
	for _, of := range []*worked{allKindsWorked(t), plainWorked(t)} {
		for _, call := range longCalls {
			if call.settled == nil {
				call.settled = func(any) []string { return nil }
			}
			full, err := call.run(t.Context(), of, &scoring.Work{Steps: 100_000})
			require.NoError(t, err, call.name)
			want := call.settled(full)
			for _, steps := range []int{1, 50, 2_000} {
				got, err := call.run(t.Context(), of, &scoring.Work{Steps: steps})
				require.NoError(t, err, "%s, %d steps", call.name, steps)
				is := call.settled(got)
				assert.Subset(t, want, is, "%s, %d steps", call.name, steps)
				held[call.name] = held[call.name] || len(is) < len(want)
			}
		}
	}
	delete(held, "improve.Levers.Choose") // which weighs some ways in any case
	delete(held, "cover.Mutants")         // of which Survivors tells
	delete(held, "cover.Suggest")
	for name, is := range held {
		assert.True(t, is, "%s: little work settles everything", name)
	}
	assert.Len(t, held, len(longCalls)-3)
}

// TestCancelled: a call whose context has ended does nothing; one whose context ends on the
// way returns its error and no answer, tells of no more progress, and leaves no goroutine.
func TestCancelled(t *testing.T) {
	of := allKindsWorked(t)
	for _, call := range longCalls {
		t.Run(call.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { // which ends only once all goroutines have
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				var ended atomic.Bool
				stopping := func(done, whole int) {
					assert.False(t, ended.Swap(true), "it goes on")
					assert.Positive(t, whole)
					cancel()
				}
				got, err := call.run(ctx, of, &scoring.Work{Steps: 20_000, Workers: 2, Progress: stopping})
				if ended.Load() && err == nil {
					assert.Contains(t, []string{"verify.Compare", "improve.Leaf", "improve.RangeOf", "improve.Levers.Choose"},
						call.name, "it has more than one part")
				} else {
					assert.ErrorIs(t, err, context.Canceled)
					assert.Nil(t, got)
				}
				got, err = call.run(ctx, of, &scoring.Work{Progress: func(int, int) { t.Error("it begins") }})
				assert.ErrorIs(t, err, context.Canceled)
				assert.Nil(t, got)
			})
		})
	}
}

// TestStopped: a call that would take a quarter of an hour ends with its context.
func TestStopped(t *testing.T) {
	score := "min(full, rate_in * over * amount * done / (1 + total * total + rate_in * amount * amount))"
	of := newWorked(t, ruletest.Compile(t, ruletest.OneItem("    score: \""+score+"\"\n"), nil), "1")
	for _, call := range longCalls {
		if of.cases == nil && call.name == "scoringtest.Cases.Survivors" {
			continue
		}
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		got, err := call.run(ctx, of, &scoring.Work{Steps: 1_000_000_000})
		if err != nil { // else it is fast
			assert.ErrorIs(t, err, context.DeadlineExceeded, call.name)
			assert.Nil(t, got, call.name)
		}
	}
}
