package province

import (
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
)

func Changes(r *assessment.Round, f scoring.Facts) (out []assessment.Record) {
	for _, n := range slices.Sorted(maps.Keys(f.Inputs)) {
		if !f.Inputs[n].Equal(r.Facts.Inputs[n]) {
			out = append(out, assessment.Record{Kind: assessment.Stated, Input: n, Old: r.Facts.Inputs[n], New: f.Inputs[n], Round: r.Name})
		}
	}
	for _, n := range slices.Sorted(maps.Keys(f.Points)) {
		if !f.Points[n].Equal(r.Facts.Points[n]) {
			out = append(out, assessment.Record{Kind: assessment.Typed, Item: n, Old: r.Facts.Points[n], New: f.Points[n], Round: r.Name})
		}
	}
	return
}

func AppendAll(s *scoring.Scorer, a *assessment.Assessment, rs ...assessment.Record) (_ *assessment.Assessment, err error) {
	for _, r := range rs {
		if a, err = assessment.Append(s, a, r); err != nil {
			return nil, err
		}
	}
	return a, nil
}

type Entry struct{ Text rubric.Text }

func History(*assessment.State, string) ([]Entry, error) { return nil, nil }
