package peers_test

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/peers"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const head = `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
points: {places: 2, rounding: half-up}
`

// grouped reads every relative figure of an input x from -1 to 2.
const grouped = head + `max: 8
groups: [a, b]
inputs:
  - {name: x, type: number, places: 0, min: -1, max: 2, title: X}
areas:
  - {code: "1", title: Best, max: 2, cases: [{when: peer_best(x) > 1, score: full}, {score: 0}]}
  - {code: "2", title: Best, max: 2, cases: [{when: "peer_best(x, 'lowest') < 1", score: full}, {score: 0}]}
  - {code: "3", title: Rank, max: 2, score: "peer_rank(x) + peer_rank(x, 'lowest') < 4 ? full : 0"}
  - {code: "4", title: Mean, max: 2, cases: [{when: x >= peer_mean(x), score: full}, {score: 0}]}
`

func compile(t testing.TB, src string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("r.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func complete(t testing.TB, s *scoring.Scorer, units []scoring.Facts, o *peers.Options) []scoring.Facts {
	t.Helper()
	seq, err := peers.Complete(context.Background(), s, slices.Values(units), o)
	require.NoError(t, err)
	return slices.Collect(seq)
}

func TestNames(t *testing.T) {
	assert.Equal(t, []string{"peer_best(x)", "peer_best(x, 'lowest')", "peer_rank(x)", "peer_rank(x, 'lowest')",
		"peer_sum(x)", "peer_count(x)"}, peers.Names(compile(t, grouped)))
	assert.Empty(t, peers.Names(nil))
}

func TestCompleteKnown(t *testing.T) {
	s := compile(t, grouped)
	var units []scoring.Facts
	for _, x := range []int{2, -1, 2, 0} {
		units = append(units, scoring.Facts{Unit: scoring.Unit{Group: "a"},
			Inputs: map[string]scoring.Figure{"x": scoring.Known(x)}})
	}
	units = append(units, scoring.Facts{Unit: scoring.Unit{Group: "b"},
		Inputs: map[string]scoring.Figure{"x": scoring.Known(1)}})
	var got []string
	for _, f := range complete(t, s, units, nil) {
		got = append(got, fmt.Sprint(f.Inputs["x"], f.Inputs["peer_best(x)"], f.Inputs["peer_best(x, 'lowest')"],
			f.Inputs["peer_rank(x)"], f.Inputs["peer_rank(x, 'lowest')"], f.Inputs["peer_sum(x)"], f.Inputs["peer_count(x)"]))
	}
	assert.Equal(t, []string{"2 2 -1 1 3 3 4", "-1 2 -1 4 1 3 4", "2 2 -1 1 3 3 4", "0 2 -1 3 2 3 4", "1 1 1 1 1 1 1"}, got)
	assert.Len(t, units[0].Inputs, 1, "the units are not changed")
}

// possible is a figure of x that a unit may have: as a figure, and as the numbers that it
// can be.
type possible struct {
	figure  scoring.Figure
	numbers []int
}

func someFigure(r *rand.Rand) possible {
	at := r.IntN(4) - 1
	all := []int{-1, 0, 1, 2}
	where := func(b scoring.Bound, holds func(x int) bool) possible {
		return possible{scoring.Within(b), slices.DeleteFunc(slices.Clone(all), func(x int) bool { return !holds(x) })}
	}
	switch r.IntN(8) {
	case 0:
		return possible{scoring.Figure{}, all}
	case 1:
		return where(scoring.Bound{AtLeast: scoring.Known(at)}, func(x int) bool { return x >= at })
	case 2:
		return where(scoring.Bound{AtMost: scoring.Known(at)}, func(x int) bool { return x <= at })
	case 3:
		at = min(at, 1)
		return where(scoring.Bound{Above: scoring.Known(at)}, func(x int) bool { return x > at })
	case 4:
		at = max(at, 0)
		return where(scoring.Bound{Below: scoring.Known(at)}, func(x int) bool { return x < at })
	}
	return possible{scoring.Known(at), []int{at}}
}

// relatives are the relative figures by their definitions.
func relatives(x []int, group []string, of int) map[string]int {
	best, least, sum, count, higher, lower := x[of], x[of], 0, 0, 0, 0
	for i := range x {
		if group[i] != group[of] {
			continue
		}
		best, least, sum, count = max(best, x[i]), min(least, x[i]), sum+x[i], count+1
		if x[i] > x[of] {
			higher++
		}
		if x[i] < x[of] {
			lower++
		}
	}
	return map[string]int{"peer_best(x)": best, "peer_best(x, 'lowest')": least, "peer_sum(x)": sum,
		"peer_count(x)": count, "peer_rank(x)": 1 + higher, "peer_rank(x, 'lowest')": 1 + lower}
}

// TestCompleteRandom goes through everything that the units of small cohorts can be: a
// relative figure is bounded by the least and the most that it comes to.
func TestCompleteRandom(t *testing.T) {
	s := compile(t, grouped)
	r := rand.New(rand.NewPCG(1, 2))
	known, bounded := 0, 0
	instances := enough.Instances(1500, 150)
	for range instances {
		n := 1 + r.IntN(4)
		var units []scoring.Facts
		var figures []possible
		var groups [][]string
		for range n {
			p, group := someFigure(r), []string{"a", "a", "b", ""}[r.IntN(4)]
			in := []string{group}
			if group == "" {
				in = []string{"a", "b"}
			}
			figures, groups = append(figures, p), append(groups, in)
			f := scoring.Facts{Unit: scoring.Unit{Group: group}, Inputs: map[string]scoring.Figure{}}
			if !p.figure.IsZero() {
				f.Inputs["x"] = p.figure
			}
			units = append(units, f)
		}
		type ends struct{ least, most int }
		want := make([]map[string]ends, n)
		x, in := make([]int, n), make([]string, n)
		var each func(i int)
		each = func(i int) {
			if i < n {
				for _, x[i] = range figures[i].numbers {
					for _, in[i] = range groups[i] {
						each(i + 1)
					}
				}
				return
			}
			for of := range n {
				if want[of] == nil {
					want[of] = map[string]ends{}
				}
				for name, v := range relatives(x, in, of) {
					e, seen := want[of][name]
					if !seen {
						e = ends{v, v}
					}
					want[of][name] = ends{min(e.least, v), max(e.most, v)}
				}
			}
		}
		each(0)
		for i, f := range complete(t, s, units, nil) {
			if len(groups[i]) > 1 {
				assert.NotContains(t, f.Inputs, "peer_count(x)", "the group of the unit is not known")
				continue
			}
			for name, e := range want[i] {
				least, most := endsOf(f.Inputs[name])
				require.Equal(t, e, ends{least, most}, "%s of unit %d of %v", name, i, units)
				if e.least == e.most {
					known++
				} else {
					bounded++
				}
			}
			_, err := s.Score(f)
			require.NoError(t, err, "what is bounded contradicts nothing")
		}
	}
	enough.Enough(t, "known", known, instances, 1500)
	enough.Enough(t, "bounded", bounded, instances, 1500)
}

// endsOf returns the whole numbers at the ends of a figure.
func endsOf(f scoring.Figure) (least, most int) {
	if v, known := f.Number(); known {
		return int(v.IntPart()), int(v.IntPart())
	}
	b, _ := f.Bound()
	at := func(closed, open scoring.Figure, inward int) int {
		if v, is := closed.Number(); is {
			return int(v.IntPart())
		}
		v, _ := open.Number()
		return int(v.IntPart()) + inward
	}
	return at(b.AtLeast, b.Above, 1), at(b.AtMost, b.Below, -1)
}

// TestCompleteMany compares with a direct computation over figures of several hundred units
// with decimals, of which some do not stand in columns.
func TestCompleteMany(t *testing.T) {
	s := compile(t, head+`max: 4
inputs:
  - {name: x, type: number, title: X}
areas:
  - {code: "1", title: Best, max: 2, cases: [{when: peer_best(x) > 1, score: full}, {score: 0}]}
  - {code: "2", title: Rank, max: 2, score: "peer_rank(x) < peer_rank(x, 'lowest') + peer_sum(x) ? full : 0"}
`)
	r := rand.New(rand.NewPCG(3, 4))
	ties := 0
	instances := enough.Instances(20, 3)
	for range instances {
		var units []scoring.Facts
		var numbers []*big.Rat
		for range 300 {
			text := fmt.Sprintf("%d.%03d", r.IntN(40)-20, r.IntN(4)*250)
			if r.IntN(5) == 0 {
				text = fmt.Sprintf("%d.00000%d", r.IntN(40)-20, r.IntN(3))
			}
			v, _ := new(big.Rat).SetString(text)
			numbers = append(numbers, v)
			units = append(units, scoring.Facts{Inputs: map[string]scoring.Figure{"x": scoring.Known(text)}})
		}
		sum, best := new(big.Rat), numbers[0]
		for _, v := range numbers {
			if sum.Add(sum, v); v.Cmp(best) > 0 {
				best = v
			}
		}
		is := func(f scoring.Figure) *big.Rat {
			v, known := f.Number()
			require.True(t, known)
			return v.Rat()
		}
		for i, f := range complete(t, s, units, nil) {
			higher, lower := 1, 1
			for k, v := range numbers {
				switch c := v.Cmp(numbers[i]); {
				case c > 0:
					higher++
				case c < 0:
					lower++
				case k != i:
					ties++
				}
			}
			require.Zero(t, sum.Cmp(is(f.Inputs["peer_sum(x)"])))
			require.Zero(t, best.Cmp(is(f.Inputs["peer_best(x)"])))
			require.Equal(t, fmt.Sprint(higher, lower),
				fmt.Sprint(f.Inputs["peer_rank(x)"], f.Inputs["peer_rank(x, 'lowest')"]))
		}
	}
	enough.Enough(t, "ties", ties, instances, 100_000)
}

// TestCompleteKnownAlone leaves out the units of which something is not known.
func TestCompleteKnownAlone(t *testing.T) {
	s := compile(t, grouped)
	unit := func(group string, x scoring.Figure) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{Group: group}, Inputs: map[string]scoring.Figure{"x": x}}
	}
	units := []scoring.Facts{unit("a", scoring.Known(1)), unit("a", scoring.Figure{}), unit("a", scoring.Known(2)),
		unit("", scoring.Known(2)), unit("b", scoring.Within(scoring.Bound{Below: scoring.Known(1)}))}
	got := complete(t, s, units, &peers.Options{Known: true})
	assert.Equal(t, "2", got[0].Inputs["peer_count(x)"].String())
	assert.Equal(t, "2", got[0].Inputs["peer_rank(x)"].String())
	assert.Equal(t, "3", got[2].Inputs["peer_sum(x)"].String())
	for _, i := range []int{1, 3, 4} {
		assert.Equal(t, units[i].Inputs, got[i].Inputs)
	}
	got = complete(t, s, units, nil)
	assert.NotEqual(t, "2", got[0].Inputs["peer_count(x)"].String())
}

func TestCompleteErrors(t *testing.T) {
	s := compile(t, grouped)
	none := slices.Values([]scoring.Facts{})
	var unset context.Context
	for name, call := range map[string]func() error{
		"nil context": func() error { _, err := peers.Complete(unset, s, none, nil); return err },
		"no scorer":   func() error { _, err := peers.Complete(context.Background(), nil, none, nil); return err },
		"no units":    func() error { _, err := peers.Complete(context.Background(), s, nil, nil); return err },
	} {
		assert.Error(t, call(), name)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := peers.Complete(ended, s, none, nil)
	assert.ErrorIs(t, err, context.Canceled)

	_, err = peers.Complete(context.Background(), s, slices.Values([]scoring.Facts{
		{Unit: scoring.Unit{ID: "u1", Group: "a"}, Inputs: map[string]scoring.Figure{"x": scoring.Known(5)}},
		{Unit: scoring.Unit{ID: "u2", Group: "a"}, Inputs: map[string]scoring.Figure{"x": scoring.Known(1),
			"peer_best(x)": scoring.Known(1)}},
		{Unit: scoring.Unit{ID: "u3", Group: "a"}, Inputs: map[string]scoring.Figure{"y": scoring.Known(1)}},
		{Unit: scoring.Unit{Group: "c"}},
	}), nil)
	assert.ErrorIs(t, err, scoring.ErrFacts)
	assert.EqualError(t, err, `unit "u1": input "x": 5 is outside its domain, [-1, 2]
unit "u2": peer_best(x) is computed from the figures of the group and not stated by a unit
unit "u3": "y" is not an input of the rubric; did you mean "x"?
unit 4: the rubric has no group "c"; did you mean "a"?`)
}

// TestCompleteTwice reads the sequence more than once, and ends it early.
func TestCompleteTwice(t *testing.T) {
	s := compile(t, grouped)
	units := []scoring.Facts{{Unit: scoring.Unit{ID: "1", Group: "a"}}, {Unit: scoring.Unit{ID: "2", Group: "a"}}}
	seq, err := peers.Complete(context.Background(), s, slices.Values(units), nil)
	require.NoError(t, err)
	for range seq {
		break
	}
	assert.Equal(t, slices.Collect(seq), slices.Collect(seq))
	plain := compile(t, head+`max: 1
inputs: [{name: x, type: count, title: X}]
areas: [{code: "1", title: A, max: 1, cases: [{when: x > 1, score: full}, {score: 0}]}]
`)
	assert.Equal(t, units, complete(t, plain, units, nil), "no rule reads relative figures")
}
