package peers_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/peers"
)

// exampleScorer gives points by the best unit of the group and by ranks.
func exampleScorer() (*scoring.Scorer, error) {
	r, err := rubric.Parse("rubric.yaml", []byte(head+`max: 4
inputs: [{name: done, type: percent, title: {vi: Tỷ lệ hồ sơ đúng hạn, en: Dossiers on time}}]
areas:
  - {code: "1", title: Share of the best, max: 2, score: "peer_best(done) > 0 ? full * done / peer_best(done) : 0"}
  - {code: "2", title: First or second, max: 2, cases: [{when: peer_rank(done) <= 2, score: full}, {score: 0}]}
`), nil)
	if err != nil {
		return nil, err
	}
	return scoring.Compile(r, nil)
}

// exampleUnits are units with their figures; that of Tân Thành is not known yet.
func exampleUnits() []scoring.Facts {
	unit := func(id string, done scoring.Figure) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{ID: id}, Inputs: map[string]scoring.Figure{"done": done}}
	}
	return []scoring.Facts{unit("Yên Sơn", scoring.Known(90)), unit("Y Tịch", scoring.Known(72)),
		unit("Hữu Lũng", scoring.Known(85)), unit("Tân Thành", scoring.Within(scoring.Bound{Below: scoring.Known(80)}))}
}

func ExampleComplete() {
	s, err := exampleScorer()
	if err != nil {
		fmt.Println(err)
		return
	}
	complete, err := peers.Complete(context.Background(), s, slices.Values(exampleUnits()), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for f := range complete {
		result, err := s.Score(f)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(f.Unit.ID, f.Inputs["peer_best(done)"], f.Inputs["peer_rank(done)"], result.Total.FinalRange)
	}
	// Output:
	// Yên Sơn 90 1 {4 4}
	// Y Tịch 90 {at_least: 3, at_most: 4} {1.6 1.6}
	// Hữu Lũng 90 2 {3.89 3.89}
	// Tân Thành 90 {at_least: 3, at_most: 4} {0 1.78}
}

func ExampleNames() {
	s, err := exampleScorer()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(peers.Names(s))
	// Output: [peer_best(done) peer_rank(done)]
}

// Package cohort completes the units that it scores.
func Example_cohort() {
	s, err := exampleScorer()
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := cohort.Score(context.Background(), s, slices.Values(exampleUnits()), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range c.Len() {
		fmt.Println(c.Unit(i).ID, c.Result(i).Total.FinalRange)
	}
	// Output:
	// Yên Sơn {4 4}
	// Y Tịch {1.6 1.6}
	// Hữu Lũng {3.89 3.89}
	// Tân Thành {0 1.78}
}
