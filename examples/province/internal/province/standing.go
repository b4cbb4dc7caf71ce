package province

import (
	"context"
	"slices"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
)

// Standing is how the units stand by the scores of a round.
type Standing struct {
	Scorer *scoring.Scorer
	Round  rubric.Round
	Years  []*Year        // of all units
	Cohort *cohort.Cohort // those that have handed in a sheet; nil if none has
	Report *document.Overview
}

// Standing compares the units by the scores of a round; of the last one if it has no name. Units
// that have not submitted their own scores yet are without a score sheet. It is nil where no
// round has the name.
func (p *Province) Standing(ctx context.Context, round string) (*Standing, error) {
	s, err := p.Scorer(ctx)
	if err != nil {
		return nil, err
	}
	return p.standing(ctx, s, round, func(y *Year) bool { return y.Self().Locked })
}

// standing compares the units that are taken; the others are without a score sheet.
func (p *Province) standing(ctx context.Context, s *scoring.Scorer, round string, taken func(*Year) bool) (*Standing, error) {
	years, err := p.yearsUnder(ctx, s)
	if err != nil {
		return nil, err
	}
	r := s.Rubric()
	i := len(r.Rounds) - 1
	if round != "" {
		i = slices.IndexFunc(r.Rounds, func(of rubric.Round) bool { return of.Name == round })
	}
	if i < 0 {
		return nil, nil
	}
	out := &Standing{Scorer: s, Round: r.Rounds[i], Years: years}
	var results []*scoring.Result
	var roster []scoring.Unit
	for _, y := range years {
		roster = append(roster, y.Unit)
		if taken(y) {
			results = append(results, y.State.Round(out.Round.Name).Result)
		}
	}
	if len(results) == 0 {
		return out, nil
	}
	if out.Cohort, err = cohort.FromResults(r, results); err != nil {
		return nil, err
	}
	if out.Cohort, err = out.Cohort.WithRoster(roster); err != nil {
		return nil, err
	}
	o := &document.Overview{Rubric: r, Summary: out.Cohort.Summary(nil)}
	if o.Ranking, err = out.Cohort.Rank(nil); err != nil {
		return nil, err
	}
	if o.Bands, err = out.Cohort.Bands(nil); err != nil {
		return nil, err
	}
	if o.Quotas, err = out.Cohort.Quotas(nil); err != nil {
		return nil, err
	}
	out.Report = o
	return out, nil
}

// Working are the units that are not through with the last round.
func (s *Standing) Working() (out []scoring.Unit) {
	for _, y := range s.Years {
		if !through(y) {
			out = append(out, y.Unit)
		}
	}
	return out
}

// through reports whether a unit is through with the last round.
func through(y *Year) bool { return y.State.Last().Locked }
