package remediation

import (
	"context"
	"errors"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
)

// Optimize finds the cheapest set of changes of figures with which a unit reaches
// a goal, the next best sets, and the curve of effort and points.
//
// It follows the rules of the rubric, exactly ([improve.FindLevers]): figures
// that no rule reads together are moved apart, and every way to move the others is
// weighed. Scores are those that are sure: a figure that is not known counts for
// the worst it can be until it is moved. Every set that is returned has been
// scored. Where the work allowed did not suffice, or not all moves of a lever are known,
// the answer is the best that was found and says so.
//
// Of opts only Round and Work count, nil means the defaults. For a round the facts are its
// own, and what it set stays: judged, unproved and waived items come to the same whatever is
// moved, where rules give no more. The error is that of the facts, or lists what is wrong with
// the aim: that it is for another rubric, for one ([scoring.ErrEdition]); or it is that of
// the context once it has ended.
func Optimize(ctx context.Context, s *scoring.Scorer, f scoring.Facts, a *Aim,
	opts *Options) (*Optimum, error) {
	if s == nil || s.Rubric() == nil || a == nil {
		return nil, aimNeeds.Say()
	}
	if ctx == nil {
		return nil, noContext.Say()
	}
	if opts == nil {
		opts = &Options{}
	}
	p, err := newPlanner(s, f, opts.Round)
	if err != nil {
		return nil, err
	}
	return p.optimize(ctx, a, &opts.Work)
}

// optimize finds the optimum for an aim.
func (p *planner) optimize(ctx context.Context, a *Aim, w *scoring.Work) (*Optimum, error) {
	r, s, f := p.rubric, p.scorer, p.facts
	if a.Rubric != "" && a.Rubric != r.ID {
		return nil, aimOfOther.Say(a.Rubric, r.ID)
	}
	efforts, err := a.efforts(r, improve.Surveyed(s))
	required, wrong := a.Goal.required(r, f.Unit.Group)
	if err = errors.Join(wrong, err); err != nil {
		return nil, err
	}
	work := workOf(w)
	levers, err := improve.FindLevers(ctx, s, f, movable(efforts), part(work, leversPercent, 0, leversPercent))
	if err != nil {
		return nil, err
	}
	o := &optimizer{planner: p, aim: a, work: work, efforts: efforts, levers: levers, targets: map[string]Target{}, out: &Optimum{
		Schema: jsonform.Schema, Edition: s.Edition(), Unit: f.Unit, Goal: a.Goal.canonical(), EffortUnit: a.Unit,
		Next: []Set{}, Doubts: []rubric.Text{}, Gaps: []improve.Gap{}, OutOfReach: []OutOfReach{},
		Now: p.now.Total.FinalRange, Illustrative: r.Illustrative,
	}}
	if required.Valid {
		o.out.Required = decimal.NewNullDecimal(canonical(required.Decimal))
	}
	o.wantBand(r.BandsOf(f.Unit.Group))
	if err := o.weigh(ctx); err != nil {
		return nil, err
	}
	if err := o.answer(ctx); err != nil {
		return nil, err
	}
	finished(work)
	return jsonform.Clone(o.out), nil // sets share targets until here
}

// optimizer finds an [Optimum].
type optimizer struct {
	planner *planner
	aim     *Aim
	work    scoring.Work
	efforts map[string]Effort
	levers  *improve.Levers
	choices *improve.Choices
	open    bool              // the facts leave open which items are excluded
	targets map[string]Target // by what is done
	// bands are the band that is the goal and those above it, where one has a condition:
	// points alone do not reach them.
	bands []rubric.Text
	out   *Optimum
}

func (o *optimizer) doubt(t rubric.Text) {
	if !slices.Contains(o.out.Doubts, t) {
		o.out.Doubts = append(o.out.Doubts, t)
	}
}

// weigh gives every move its effort, and weighs all ways to choose moves.
func (o *optimizer) weigh(ctx context.Context) (err error) {
	list := o.levers.List
	efforts := make([][]decimal.NullDecimal, len(list))
	for i := range list {
		l := &list[i]
		for _, g := range l.Gaps {
			o.out.Gaps = append(o.out.Gaps, g)
			o.doubt(rubric.Say(otherWays, o.planner.names(l.Inputs), g.Text))
		}
		for _, m := range l.Moves {
			effort, unknown := o.effort(m)
			efforts[i] = append(efforts[i], decimal.NullDecimal{Decimal: effort, Valid: unknown == nil})
			for _, name := range unknown {
				o.doubt(rubric.Say(effortOfUnknown, o.planner.names([]string{name})))
			}
		}
	}
	if o.choices, err = o.levers.Choose(ctx, efforts, part(o.work, choosePercent, leversPercent, leversPercent+choosePercent)); err != nil {
		return err
	}
	if !o.choices.Whole {
		o.doubt(rubric.Say(notAllWeighed))
	}
	if x := o.planner.rubric.Exclusion; x == rubric.ExclusionWhole || x == rubric.ExclusionBySource {
		o.open = slices.ContainsFunc(o.planner.now.Leaves(), func(it *scoring.Item) bool { return !it.Applicable.Valid })
	}
	if o.open {
		o.undecided()
	}
	return nil
}

// effort returns what a move takes, or the inputs of which nobody can say.
func (o *optimizer) effort(m improve.Move) (out decimal.Decimal, unknown []string) {
	for _, c := range m.Changes {
		e, ok := o.efforts[c.Input].of(c)
		if !ok {
			unknown = append(unknown, c.Input)
			continue
		}
		out = out.Add(e)
	}
	return canonical(out), unknown
}

// undecided notes that points of items that may be excluded count as if they were
// lost: that is never too much.
func (o *optimizer) undecided() {
	o.doubt(rubric.Say(exclusionOpen))
}
