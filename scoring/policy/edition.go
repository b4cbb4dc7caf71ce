package policy

import (
	"context"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// CompareEdition scores the units of a table by another rubric and holds them against what they
// come to by the scorer's own: what a draft of the next edition would do to them by the figures
// that they have. The effect has the ID and the title of that rubric as its name and title.
// Units are ranked before and after as [Options] have it, or by the rule of the scorer's rubric.
//
// The other rubric asks for the same figures, see [scoring.Scorer.Vary]; where it does not the
// error is scoring.ErrVariant, a source.Faults with all that is in the way. Otherwise the error
// is that of [Compare].
func CompareEdition(ctx context.Context, s *scoring.Scorer, t *columnar.Table, other *rubric.Rubric, o *Options) (*Effect, error) {
	if ctx == nil {
		return nil, rules.ErrNoContext
	}
	scorer, err := s.Vary(other)
	if err != nil {
		return nil, err
	}
	r, err := begin(ctx, s, t, o)
	if err != nil {
		return nil, err
	}
	totals, err := columnar.Score(ctx, scorer, t, r.was.totals, r.options.Work)
	if err != nil {
		return nil, err
	}
	out := &Effect{Name: other.ID, Title: other.Title}
	if err := r.effect(scorer, totals, out); err != nil {
		return nil, err
	}
	return out, nil
}
