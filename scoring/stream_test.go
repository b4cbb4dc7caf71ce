package scoring_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStream(t *testing.T) {
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	facts := ruletest.SomeUnits(500, 3)
	facts[7].Inputs["rate_in"] = scoring.Known(true)
	facts[400].Inputs = ruletest.Figures(map[string]any{"nope": 1})

	t.Run("a bad unit does not stop the others", func(t *testing.T) {
		i := 0
		for r, err := range s.Stream(context.Background(), slices.Values(facts)) {
			if i == 7 || i == 400 {
				assert.Nil(t, r)
				assert.ErrorContains(t, err, fmt.Sprintf("unit \"%d\": ", i), "the unit is named")
			} else {
				require.NoError(t, err)
				assert.Equal(t, fmt.Sprint(i), r.Unit.ID, "in order")
			}
			i++
		}
		assert.Equal(t, 500, i)
	})
	t.Run("the same on one core", func(t *testing.T) {
		write := func() string {
			var all strings.Builder
			for r, err := range s.Stream(context.Background(), slices.Values(facts[10:100])) {
				require.NoError(t, err)
				b, err := json.Marshal(r)
				require.NoError(t, err)
				all.Write(b)
			}
			return all.String()
		}
		many := write()
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		assert.Equal(t, many, write())
	})
	t.Run("it reads only a little ahead, and stops when the consumer does", func(t *testing.T) {
		none := noGoroutineIsLeft(t)
		read := 0
		var endless iter.Seq[scoring.Facts] = func(yield func(scoring.Facts) bool) {
			for yield(facts[0]) {
				read++
			}
		}
		taken := 0
		for range s.Stream(context.Background(), endless) {
			if taken++; taken == 50 {
				break
			}
		}
		assert.Less(t, read, 50+40*64*runtime.GOMAXPROCS(0))
		none()
	})
	t.Run("a cancelled context ends it", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		n, last := 0, error(nil)
		for _, err := range s.Stream(ctx, slices.Values(facts)) {
			if n++; n == 3 {
				cancel()
			}
			last = err
		}
		assert.True(t, errors.Is(last, context.Canceled))
		assert.Equal(t, 4, n, "three units and the error")
	})
	t.Run("no units", func(t *testing.T) {
		for range s.Stream(context.Background(), slices.Values([]scoring.Facts(nil))) {
			t.Fatal("a result of nothing")
		}
	})
}

// noGoroutineIsLeft counts the goroutines, and returns a check that there are no more
// of them; one that has done its work may still be ending.
func noGoroutineIsLeft(t *testing.T) func() {
	before := runtime.NumGoroutine()
	return func() {
		t.Helper()
		for range 1000 {
			if runtime.NumGoroutine() <= before {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		assert.LessOrEqual(t, runtime.NumGoroutine(), before, "no goroutine is left")
	}
}

// numbered yields n units with the IDs 0, 1, ...; then it does what is left to do.
func numbered(n int, then func()) iter.Seq[scoring.Facts] {
	return func(yield func(scoring.Facts) bool) {
		for i := range n {
			if !yield(scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(i)},
				Inputs: ruletest.Figures(map[string]any{"done": i % 50}), Points: ruletest.Figures(map[string]any{"2": 8})}) {
				return
			}
		}
		then()
	}
}

// TestStreamsThatEndOtherwise: units that do not return, but panic or end their
// goroutine, are no end of the loop in silence: what they yielded is scored, and the
// consumer learns of the rest. So with whatever ends a stream early on the other side.
func TestStreamsThatEndOtherwise(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: min(full, done)\n"), nil)
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	background := context.Background()
	for _, n := range []int{0, 1, 31, 32, 33, 200} { // batches are of 32
		for _, tt := range []struct {
			name    string
			ctx     context.Context
			units   iter.Seq[scoring.Facts]
			results int
			last    string // the error at the end
			panics  any
		}{
			{"return", background, numbered(n, func() {}), n, "", nil},
			{"goexit", background, numbered(n, runtime.Goexit), n, "the units ended their goroutine before they were all read",
				nil},
			{"panic", background, numbered(n, func() { panic("units") }), n, "", "units"},
			{"twice the same", background, func(yield func(scoring.Facts) bool) {
				for range 2 {
					numbered(n, func() {})(yield)
				}
			}, 2 * n, "", nil},
			{"ended before", ended, numbered(n, func() {
				t.Error("units are read for a context that has ended")
			}), 0, "context canceled", nil},
			{"no units", background, nil, 0, "there is no sequence of units", nil},
			{"no context", nil, numbered(n, func() {}), 0, "there is no context", nil},
		} {
			t.Run(fmt.Sprint(tt.name, " ", n), func(t *testing.T) {
				none := noGoroutineIsLeft(t)
				results, last := 0, ""
				var panicked any
				func() {
					defer func() { panicked = recover() }()
					for r, err := range s.Stream(tt.ctx, tt.units) {
						if assert.Empty(t, last, "an error ends it"); err != nil {
							assert.Nil(t, r)
							last = err.Error()
							continue
						}
						assert.Equal(t, fmt.Sprint(results%max(n, 1)), r.Unit.ID)
						results++
					}
				}()
				assert.Equal(t, tt.results, results)
				assert.Equal(t, tt.last, last)
				assert.Equal(t, tt.panics, panicked)
				none()
			})
		}
	}
	assert.NotPanics(t, func() { s.Stream(background, numbered(3, func() {}))(nil) })
}

// TestConsumersThatLeave: a consumer that breaks, panics or ends its goroutine leaves
// nothing running.
func TestConsumersThatLeave(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: min(full, done)\n"), nil)
	for name, leave := range map[string]func(){"panic": func() { panic("consumer") }, "goexit": runtime.Goexit} {
		for _, at := range []int{0, 1, 40} {
			t.Run(fmt.Sprint(name, " ", at), func(t *testing.T) {
				none := noGoroutineIsLeft(t)
				done := make(chan any)
				go func() {
					defer func() { done <- recover() }()
					i := 0
					for range s.Stream(context.Background(), numbered(1_000_000, func() { t.Error("all are read") })) {
						if i++; i > at {
							leave()
						}
					}
				}()
				panicked := <-done
				assert.Equal(t, name == "panic", panicked != nil)
				none()
			})
		}
	}
}

// TestRulesThatLeave: a rule or a function of the host's that panics or ends its
// goroutine fails its item, as an error does. The other units of its batch, and other
// items, have their points; no door leaves a unit out.
func TestRulesThatLeave(t *testing.T) {
	leaves := map[string]func(){
		"ended the goroutine that ran it": runtime.Goexit,
		"panicked: three":                 func() { panic("three") },
	}
	for how, leave := range leaves {
		at := func(v decimal.Decimal) decimal.Decimal {
			if v.Equal(ruletest.Dec("3")) {
				leave()
			}
			return ruletest.Dec("1")
		}
		rule := func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			return at(c.Number("done")), rubric.Text{}, nil
		}
		tier := func(args []any) (decimal.Decimal, error) { return at(args[0].(decimal.Decimal)), nil }
		opts := &scoring.Options{
			Rules: []scoring.Rule{{Name: "leave", Doc: "Gives 1.", Inputs: []string{"done"}, Run: rule}},
			Functions: []scoring.Function{{Name: "tier", Doc: "Returns 1.", Params: []rubric.InputType{rubric.Count},
				Call: tier}},
		}
		for of, scored := range map[string]string{"the rule leave ": "rule: leave", "tier ": "score: tier(done)"} {
			t.Run(of+how, func(t *testing.T) {
				none := noGoroutineIsLeft(t)
				s := ruletest.Compile(t, ruletest.OneItem("    "+scored+"\n"), opts)
				var all []scoring.Facts
				good, bad := 0, 0
				for r, err := range s.Stream(context.Background(), func(yield func(scoring.Facts) bool) {
					for f := range numbered(200, func() {}) {
						if all = append(all, f); !yield(f) {
							return
						}
					}
				}) {
					require.NoError(t, err)
					it := r.Item("1")
					if (good+bad)%50 == 3 {
						assert.Equal(t, scoring.Failed, it.Status)
						assert.Contains(t, it.Error.EN, of+how)
						bad++
						continue
					}
					assert.Equal(t, "1", it.Points.Decimal.String())
					good++
				}
				assert.Equal(t, 196, good)
				assert.Equal(t, 4, bad)
				table, err := columnar.FromFacts(context.Background(), s, slices.Values(all), nil)
				require.NoError(t, err)
				totals, err := columnar.Score(context.Background(), s, table, nil, nil)
				require.NoError(t, err)
				for i := range totals.Len() {
					assert.Equal(t, i%50 != 3, totals.Final(i).Valid, "unit %d", i)
				}
				_, err = verify.Rules(context.Background(), s, nil)
				assert.NoError(t, err)
				_, err = cover.Suggest(context.Background(), s, nil)
				assert.NoError(t, err)
				_, err = improve.Leaf(context.Background(), s, all[3], "1", nil)
				assert.NoError(t, err)
				_, err = improve.RangeOf(context.Background(), s, all[3], "", nil)
				assert.NoError(t, err)
				none()
			})
		}
	}
}

// TestErrorsNameTheUnit: by its ID or, where it has none, by its number.
func TestErrorsNameTheUnit(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: min(full, done)\n"), nil)
	var units []scoring.Facts
	for i := range 70 {
		f := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": i})}
		if i%2 == 0 {
			f.Unit.ID = fmt.Sprint("u", i)
		}
		if i%23 == 0 {
			f.Inputs["done"], f.Inputs["dne"] = scoring.Known(true), scoring.Known(1)
		}
		units = append(units, f)
	}
	flag := `input "done": a count cannot be given as true or false`
	name := `"dne" is not an input of the rubric; did you mean "done"?`
	var want []string
	for _, who := range []string{`unit "u0"`, `unit 24`, `unit "u46"`, `unit 70`} {
		want = append(want, who+": "+name+"\n"+who+": "+flag)
	}
	var got []string
	for r, err := range s.Stream(context.Background(), slices.Values(units)) {
		if err != nil {
			assert.Nil(t, r)
			got = append(got, err.Error())
		}
	}
	assert.Equal(t, want, got)
	_, err := columnar.FromFacts(context.Background(), s, slices.Values(units), nil)
	assert.EqualError(t, err, strings.Join(want, "\n"))
}
