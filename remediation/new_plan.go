package remediation

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// Options are what a plan takes over beside facts and catalogue.
type Options struct {
	// Published is the authority's table: it goes into the plan as it is, its contradictions
	// to the computed result are listed.
	Published *published.Table
	// Round is a round of the unit's assessment whose figures are the facts ([assessment.Round]):
	// the plan's results are then those of the round, and what it set stays. Points that
	// somebody judged are out of reach, missing evidence is a target of its own, and only
	// what rules decide has figures to reach. Without one rules alone decide.
	Round *assessment.Round
	// Optimum gives the targets: those of its best set, for the same facts. Without
	// one they are the fewest figures that win back the most, and of as many those
	// with the fewest of [improve.Divisors].
	Optimum *Optimum
	// Edited is an earlier plan of the unit, of which this one keeps what people changed: title,
	// head and texts, reasons, and of every action wording, lead, support, deadline,
	// deliverable and records; the actions that they added, where something is still lost
	// that these are for; and the accepted losses. What they left as NewPlan wrote it is made
	// anew. What has no place is in LeftOver.
	Edited *Plan
	// Derive makes an action of the rules for every target that wins back something
	// that the catalogue does not address.
	Derive bool
	// Work bounds the work. What it does not suffice for is not in the plan, and Doubts or
	// Gaps say so.
	Work scoring.Work
}

// NewPlan scores a unit, or takes the result of a round, and makes its plan with the actions of a catalogue. An
// action is in the plan if a deficit is one of its items or stands below one, or
// else if it matches the figures or the kind of reason (see [catalogue.Solution]). A nil
// catalogue means actions derived from the rules alone, a nil opts none. The error
// is that of the facts, or says that the catalogue, the published table or the
// optimum, or the edited plan, is not for this rubric ([scoring.ErrEdition]) and unit ([scoring.ErrUnit]); or it
// is that of the context once it has ended.
func NewPlan(ctx context.Context, s *scoring.Scorer, f scoring.Facts, c *catalogue.Catalogue, opts *Options) (*Plan, error) {
	if ctx == nil {
		return nil, noContext.Say()
	}
	if s == nil || s.Rubric() == nil {
		return nil, planNeeds.Say()
	}
	if opts == nil {
		opts = &Options{}
	}
	r := s.Rubric()
	derive := opts.Derive || c == nil
	if c == nil {
		c = &catalogue.Catalogue{Rubric: r.ID}
	}
	if c.Rubric != r.ID {
		return nil, catalogueOfOther.Say(c.Rubric, r.ID)
	}
	if o := opts.Optimum; o != nil && (o.Edition != s.Edition() || o.Unit.ID != f.Unit.ID) {
		of := optimumOfOther.As(scoring.ErrUnit)
		if o.Edition != s.Edition() {
			of = optimumOfOther.As(scoring.ErrEdition)
		}
		return nil, of.Say(o.Unit.ID, o.Edition.Rubric, o.Edition.SHA256)
	}
	from, err := newPlanner(s, f, opts.Round)
	if err != nil {
		return nil, err
	}
	result := from.now
	whole, work := workOf(&opts.Work), scoring.Work{}
	if work = *part(whole, 100-optimumPercent, optimumPercent, 100); opts.Optimum != nil {
		work = whole
	}
	m := &maker{planner: from, catalogue: c, edited: opts.Edited, work: work, covered: map[string]bool{}, left: map[string][]OutOfReach{}, plan: &Plan{
		Schema: jsonform.Schema, Edition: s.Edition(), Rubric: r.Title, Decision: r.Decision, Unit: f.Unit,
		Period:       result.Period,
		Illustrative: r.Illustrative,
		Head:         c.Head, Title: c.Title, LegalBases: c.LegalBases, Opening: c.Opening, Purposes: c.Purposes,
		Requirements: c.Requirements,
		Results:      Results{Total: result.Total}, Deficits: Deficits(result), Penalties: penalties(result),
		Responsibilities: c.Responsibilities, Closing: c.Closing, Recipients: c.Recipients, Signatory: c.Signatory,
		Actions: []Action{}, Idle: []string{}, Optimum: opts.Optimum,
		KeepUp: []KeepUp{}, Contradictions: []published.Contradiction{},
	}}
	p := m.plan
	if opts.Round != nil {
		p.Round, p.Set = opts.Round.Name, opts.Round.Set
	}
	if err := m.checkEdited(); err != nil {
		return nil, err
	}
	if p.Title.IsZero() {
		p.Title = rubric.Say(planRemedies, r.Period)
		if len(p.Deficits)+len(p.Penalties) == 0 {
			p.Title = rubric.Say(planKeepsUp, r.Period)
		}
	}
	if opts.Published != nil {
		if p.Contradictions, err = published.Reconcile(result, *opts.Published); err != nil {
			return nil, err
		}
		p.Results.Published = opts.Published
	}
	if err := m.reasons(); err != nil {
		return nil, err
	}
	for i := range p.Deficits {
		p.Deficits[i].Kind = kindOf(p.Deficits[i], r, from.set())
		p.Illustrative = p.Illustrative || p.Deficits[i].Illustrative
	}
	m.areas()
	if opts.Optimum != nil {
		if err := from.holds(opts.Optimum); err != nil {
			return nil, err
		}
		m.take(opts.Optimum)
	} else if o, err := from.full(ctx, part(whole, optimumPercent, 0, optimumPercent)); err != nil {
		return nil, err
	} else {
		m.take(o)
	}
	shows, err := from.evidence(p.Deficits)
	if err != nil {
		return nil, err
	}
	m.targets = slices.Concat(m.targets, shows)
	if err := m.actions(ctx, derive); err != nil {
		return nil, err
	}
	m.carry()
	if err := m.outcome(); err != nil {
		return nil, err
	}
	finished(whole)
	return jsonform.Clone(p), nil // it shares texts with the catalogue and targets with the optimum until here
}

// maker makes a plan.
type maker struct {
	planner   *planner
	work      scoring.Work // of what targets leave
	catalogue *catalogue.Catalogue
	edited    *Plan    // an earlier plan, nil for none
	own       []string // IDs of the actions that people added to it
	plan      *Plan
	targets   []Target
	losses    []loss
	covered   map[string]bool         // losses with an action, by code
	left      map[string][]OutOfReach // by code of deficits: what targets leave of them
}

// reasons puts the reasons of the catalogue in place of the rubric's.
func (m *maker) reasons() error {
	for _, code := range slices.Sorted(maps.Keys(m.catalogue.Reasons)) {
		it := m.planner.now.Item(code)
		if it == nil || len(it.Items) > 0 {
			return reasonOfNoLeaf.Say(code)
		}
		for i := range m.plan.Deficits {
			if d := &m.plan.Deficits[i]; d.Code == it.Code {
				d.Reason = m.catalogue.Reasons[code]
			}
		}
		for i := range m.plan.Penalties {
			if x := &m.plan.Penalties[i]; x.Code == it.Code {
				x.Reason = m.catalogue.Reasons[code]
			}
		}
	}
	return nil
}

func (m *maker) areas() {
	p := m.plan
	for _, it := range m.planner.now.Areas() {
		a := Area{Code: it.Code, Title: it.Title, Max: it.Max, Score: it.Score, Applies: applies(it), Loses: noRange()}
		for _, d := range p.Deficits {
			if d.Area == it.Code {
				a.Deficits = append(a.Deficits, d.Code)
				a.Loses = a.Loses.Plus(d.LostRange)
			}
		}
		p.Results.Areas = append(p.Results.Areas, a)
		m.keepUp(it, it.Code)
	}
	p.Results.Rescaled, p.Results.Bonus, p.Results.Penalty = parts(m.planner.now)
}

// applies returns what of the maximum of an item is not excluded.
func applies(it *scoring.Item) scoring.Range {
	out := noRange()
	if it.Applicable.Valid && len(it.Items) > 0 {
		return rangeOf(it.Applicable.Decimal, it.Applicable.Decimal)
	}
	for _, child := range it.Items {
		out = out.Plus(applies(child))
	}
	switch {
	case len(it.Items) > 0: // their maxima may come to more than the item's
		out = rangeOf(decimal.Min(out.Least, it.Max), decimal.Min(out.Most, it.Max))
	case !it.Applicable.Valid:
		out.Most = canonical(it.Max)
	case it.Applicable.Decimal.IsPositive():
		out = rangeOf(it.Max, it.Max)
	}
	return out
}

// parts returns what a final score is made of: the areas, rescaled for what is
// excluded, and what counts of bonus and penalty.
func parts(r *scoring.Result) (rescaled, bonus, penalty scoring.Range) {
	bonus, penalty = counted(r.Bonus()), counted(r.Penalty())
	rescaled = rangeOf(r.Total.FinalRange.Least.Add(penalty.Most).Sub(bonus.Least),
		r.Total.FinalRange.Most.Add(penalty.Least).Sub(bonus.Most))
	return rescaled, bonus, penalty
}

// counted returns what the cap of an adjustment lets through.
func counted(a *scoring.Adjustment) scoring.Range {
	if a == nil {
		return noRange()
	}
	return rangeOf(a.Range.Least, a.Range.Most)
}

// keepUp lists the highest items that are at full marks.
func (m *maker) keepUp(it *scoring.Item, area string) {
	switch {
	case it.Unscored, excluded(it):
	case it.Lost.Valid && it.Lost.Decimal.IsZero() && !spared(it):
		m.plan.KeepUp = append(m.plan.KeepUp, KeepUp{it.Code, it.Title, area, m.catalogue.KeepUp})
	default:
		for _, child := range it.Items {
			m.keepUp(child, area)
		}
	}
}

// spared reports whether an item below its maximum costs nothing: another part is weaker, or
// the other parts make up what is missing.
func spared(it *scoring.Item) bool {
	return it.Applicable.Valid && it.Range.Least.LessThan(it.Applicable.Decimal)
}

// enough is more effort than one a figure.
const enough = 1_000_000_000

// take makes the targets of an optimum those of the plan.
func (m *maker) take(o *Optimum) {
	m.targets = o.Best.Targets
	m.plan.Complete, m.plan.Doubts, m.plan.Gaps = o.Proved, o.Doubts, o.Gaps
}

// full finds the targets that win back the most with the fewest figures; of as many
// figures, those with the fewest totals of rates, which are what a unit was given to
// do.
func (p *planner) full(ctx context.Context, w *scoring.Work) (*Optimum, error) {
	efforts := map[string]Effort{}
	surveyed := improve.Surveyed(p.scorer)
	for _, name := range improve.Divisors(p.scorer) {
		if slices.Contains(surveyed, name) {
			continue
		}
		efforts[name] = Effort{Fixed: decimal.New(1_000_001, -6)} // more than another figure, less than two
	}
	o, err := p.optimize(ctx, &Aim{
		Goal:      Goal{Effort: decimal.NewNullDecimal(decimal.NewFromInt(enough))},
		Efforts:   efforts,
		Otherwise: &Effort{Fixed: decimal.NewFromInt(1)},
	}, w)
	if err != nil {
		return nil, err
	}
	// A plan is to win back points: it does not aim at leaving items out on its own.
	o.Best.Targets = slices.DeleteFunc(o.Best.Targets, func(t Target) bool {
		return !slices.ContainsFunc(t.Effects, func(e Effect) bool { return e.Gain.IsPositive() })
	})
	for i := range o.Best.Targets {
		o.Best.Targets[i].Effort = decimal.NullDecimal{} // nobody said what it takes
	}
	return o, nil
}

// holds checks that the targets of an optimum do for these facts what they say.
func (p *planner) holds(o *Optimum) error {
	for _, t := range o.Best.Targets {
		for _, c := range t.Changes {
			if p.rubric.Input(c.Input) == nil {
				return optimumChanges.Say(c.Input)
			}
		}
		now, err := p.target(t.move(), unsaid)
		if err != nil {
			return optimumTarget.Say(t.ID, err)
		}
		if !now.Gain.Equal(t.Gain) || !slices.Equal(shortly(now.Effects), shortly(t.Effects)) {
			return optimumGains.Say(t.ID)
		}
	}
	if !o.Now.Least.Equal(p.now.Total.FinalRange.Least) {
		return optimumScore.Say(o.Now.Least, p.now.Total.FinalRange.Least)
	}
	return nil
}

// shortly writes effects down for comparison.
func shortly(list []Effect) []string {
	var out []string
	for _, e := range list {
		out = append(out, fmt.Sprint(e.Code, " ", e.Before, " ", e.After, " ", e.Excluded))
	}
	return out
}

// unsaid is the effort of a move where nobody said what it takes.
func unsaid(m improve.Move) (decimal.Decimal, []string) {
	var inputs []string
	for _, c := range m.Changes {
		inputs = append(inputs, c.Input)
	}
	return zero(), inputs
}

func (m *maker) outcome() error {
	out := Outcome{Targets: []string{}}
	for _, t := range m.plan.targets() {
		out.Targets = append(out.Targets, t.ID)
		m.plan.Illustrative = m.plan.Illustrative || t.Illustrative
	}
	then, err := m.planner.reached(m.plan.targets())
	if err != nil {
		return err
	}
	out.Final, out.Open, out.Band = then.Total.FinalRange.Least, then.Total.Open, then.Total.Band
	out.Gain, out.Uncertain = subtract(out.Final, m.planner.now.Total.FinalRange.Least), m.planner.uncertain(then)
	out.Points = rangeOf(then.Total.Range.Least, then.Total.Range.Most)
	out.Rescaled, out.Bonus, out.Penalty = parts(then)
	m.plan.Outcome = out
	return nil
}

// targets returns the targets of all actions, each once.
func (p *Plan) targets() []Target {
	var out []Target
	for _, a := range p.Actions {
		for _, t := range a.Targets {
			if !slices.ContainsFunc(out, func(u Target) bool { return u.ID == t.ID }) {
				out = append(out, t)
			}
		}
	}
	return out
}

// penalties returns the items of the penalty that take points off, or may do so.
func penalties(r *scoring.Result) []Penalty {
	out := []Penalty{}
	if r.Penalty() == nil {
		return out
	}
	for _, it := range penaltyLeaves(r.Penalty().Items) {
		if it.Range.Most.IsPositive() {
			out = append(out, Penalty{it.Code, it.Title, it.Points, rangeOf(it.Range.Least, it.Range.Most), it.Reason,
				it.Illustrative})
		}
	}
	return out
}

func penaltyLeaves(items []*scoring.Item) []*scoring.Item {
	var out []*scoring.Item
	for _, it := range items {
		if len(it.Items) == 0 && !it.Unscored {
			out = append(out, it)
		}
		out = append(out, penaltyLeaves(it.Items)...)
	}
	return out
}

func leavesOf(it *scoring.Item) []string {
	switch {
	case it.Unscored:
		return nil
	case len(it.Items) == 0:
		return []string{it.Code}
	}
	var out []string
	for _, child := range it.Items {
		out = append(out, leavesOf(child)...)
	}
	return out
}

// touches reports whether a target changes the points of a leaf for the better.
func (t Target) touches(code string) bool {
	return slices.ContainsFunc(t.Effects, func(e Effect) bool {
		return e.Code == code && (e.Gain.IsPositive() || e.Excluded)
	})
}
