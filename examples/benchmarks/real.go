package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
)

// shipped is the rubric of the real contest, seen from this directory.
const shipped = "../rubrics/commune-illustrative.yaml"

// country is how many communes there are to score, about as many as the country has. With
// a few hundred of them the processor learns every branch of code written by hand by heart,
// which then takes 0.05 µs a unit instead of 0.14.
const country = 3300

// realFacts are communes with the scorer of the shipped rubric.
type realFacts struct {
	scorer   *scoring.Scorer
	communes []commune
	complete []scoring.Facts
	gaps     []scoring.Facts // one figure in ten is not known
	half     []scoring.Facts // every other one is not
}

func newRealFacts(units int, seed uint64) (*realFacts, error) {
	src, err := os.ReadFile(shipped)
	if err != nil {
		return nil, fmt.Errorf("%w (run the program in its directory)", err)
	}
	r, err := rubric.Parse(shipped, src, nil)
	if err != nil {
		return nil, err
	}
	f := &realFacts{communes: newCommunes(units, seed)}
	if f.scorer, err = scoring.Compile(r, nil); err != nil {
		return nil, err
	}
	f.complete, f.gaps, f.half = ours(f.communes, 0, seed), ours(f.communes, 0.1, seed), ours(f.communes, 0.5, seed)
	return f, nil
}

// realEngines score the shipped rubric with its exclusions, bonus and penalty. Their totals
// are final scores.
var realEngines = []engineOf[*realFacts]{
	{name: "real_hand_int64", about: "the shipped rubric hand-written over int64, unit by unit", exact: true,
		prepare: prepareRealHand},
	{name: "real_columnar", about: "this library: totals over a table of units", exact: true,
		prepare: func(f *realFacts) (run, error) { return f.columnar(f.complete), nil }},
	{name: "real_score", about: "this library: a Result for each unit, explained on demand", exact: true,
		prepare: func(f *realFacts) (run, error) { return f.score(f.complete), nil }},
	{name: "real_stream", about: "this library: the same for a stream of units", exact: true,
		prepare: prepareRealStream},
	{name: "real_columnar_gaps", about: "totals with one figure in ten missing or known by a bound", incomplete: true,
		prepare: func(f *realFacts) (run, error) { return f.columnar(f.gaps), nil }},
	{name: "real_gaps", about: "a Result for each unit with one figure in ten missing or known by a bound",
		incomplete: true, prepare: func(f *realFacts) (run, error) { return f.score(f.gaps), nil }},
	{name: "real_missing", about: "the same with half of the figures", incomplete: true,
		prepare: func(f *realFacts) (run, error) { return f.score(f.half), nil }},
}

func prepareRealHand(f *realFacts) (run, error) {
	return func(totals []int64) error {
		for u := range totals {
			totals[u] = f.communes[u].final()
		}
		return nil
	}, nil
}

// score scores unit by unit. Of a final score that is not known it returns the least.
func (f *realFacts) score(units []scoring.Facts) run {
	return func(totals []int64) error {
		for u := range totals {
			result, err := f.scorer.Score(units[u])
			if err != nil {
				return err
			}
			totals[u] = cents(result.Total.FinalRange.Least)
		}
		return nil
	}
}

func prepareRealStream(f *realFacts) (run, error) {
	return func(totals []int64) error {
		u := 0
		for result, err := range f.scorer.Stream(context.Background(), slices.Values(f.complete[:len(totals)])) {
			if err != nil {
				return err
			}
			totals[u] = cents(result.Total.FinalRange.Least)
			u++
		}
		return nil
	}, nil
}

// columnar scores a table; final scores that are not known come to nothing.
func (f *realFacts) columnar(units []scoring.Facts) run {
	tables := map[int]*columnar.Table{}
	return func(totals []int64) error {
		table := tables[len(totals)]
		if table == nil {
			var err error
			if table, err = columnar.FromFacts(context.Background(), f.scorer, slices.Values(units[:len(totals)]), nil); err != nil {
				return err
			}
			tables[len(totals)] = table
		}
		out, err := columnar.Score(context.Background(), f.scorer, table, nil, nil)
		if err != nil {
			return err
		}
		copy(totals, out.Finals().Points)
		return nil
	}
}
