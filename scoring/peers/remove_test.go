package peers_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/require"
)

// TestRemovedUnits: a unit less changes the points of no other, at no item, but by rules
// that compare units, and there only of its own group.
func TestRemovedUnits(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 7))
	alone := head + `max: 10
groups: [{name: commune}, {name: ward}]
inputs: [{name: done, type: percent, title: A}, {name: late, type: count, title: B}]
areas:
  - {code: "1", title: Share, max: 6, score: "full * done / 100"}
  - {code: "2", title: Count, max: 4, cases: [{when: late > 4, score: 0}, {score: full}]}
`
	points := func(s *scoring.Scorer, units []scoring.Facts) map[string]string {
		c, err := cohort.Score(context.Background(), s, slices.Values(units), nil)
		require.NoError(t, err)
		out := map[string]string{}
		for i := range c.Len() {
			r := c.Result(i)
			said := []string{fmt.Sprint(r.Total.FinalRange)}
			for it := range r.All() {
				said = append(said, fmt.Sprint(it.Code, it.Points, it.Range, it.Reason.EN))
			}
			out[c.Unit(i).ID] = strings.Join(said, " ")
		}
		return out
	}
	absolute, relative := compile(t, alone), compile(t, patterns)
	moved, kept, instances := 0, 0, enough.Instances(120, 12)
	for range instances {
		units := make([]scoring.Facts, 2+random.IntN(8))
		for i := range units {
			units[i] = scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint("u", i), Group: []string{"commune", "ward"}[random.IntN(2)]},
				Inputs: map[string]scoring.Figure{"late": scoring.Known(random.IntN(9))}}
			if random.IntN(5) > 0 {
				units[i].Inputs["done"] = scoring.Known(random.IntN(101))
			}
		}
		out := units[random.IntN(len(units))].Unit
		left := slices.DeleteFunc(slices.Clone(units), func(f scoring.Facts) bool { return f.Unit.ID == out.ID })
		before, after := points(absolute, units), points(absolute, left)
		delete(before, out.ID)
		require.Equal(t, before, after)
		before, after = points(relative, units), points(relative, left)
		for _, f := range left {
			switch id := f.Unit.ID; {
			case f.Unit.Group != out.Group:
				require.Equal(t, before[id], after[id], "another group")
				kept++
			case before[id] != after[id]:
				moved++
			}
		}
	}
	enough.Enough(t, "units of another group", kept, instances, 1000)
	enough.Enough(t, "units whose points changed", moved, instances, 500)
}
