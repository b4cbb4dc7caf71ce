package remediation

import (
	"errors"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Options are what a plan takes over beside facts and catalogue.
type Options struct {
	// Published is the authority's table: its rank and self-score go into the
	// plan, its contradictions to the computed result are listed.
	Published *scoring.Published
	// Optimum gives the targets: those of its best set, for the same facts. Without
	// one they are the fewest figures that win back the most, and of as many those
	// with the fewest of [scoring.Scorer.Divisors].
	Optimum *Optimum
	// Derive makes an action of the rules for every target that wins back something
	// that the catalogue does not address.
	Derive bool
}

// NewPlan scores a unit and makes its plan with the actions of a catalogue. An
// action is in the plan if a deficit is one of its items or stands below one, or
// else if it matches the figures or the kind of reason (see [Solution]). A nil
// catalogue means actions derived from the rules alone, a nil opts none. The error
// is that of the facts, or says that the catalogue, the published table or the
// optimum is not for this rubric and unit.
func NewPlan(s *scoring.Scorer, f scoring.Facts, c *Catalogue, opts *Options) (*Plan, error) {
	if s == nil || s.Rubric() == nil {
		return nil, errors.New("a plan needs a compiled rubric")
	}
	if opts == nil {
		opts = &Options{}
	}
	r := s.Rubric()
	derive := opts.Derive || c == nil
	if c == nil {
		c = &Catalogue{Rubric: r.ID, Title: rubric.Text{
			VI: fmt.Sprintf("Kế hoạch khắc phục các nội dung chưa đạt điểm tối đa của chỉ số cải cách hành chính năm %d", r.Period),
			EN: fmt.Sprintf("Plan to remedy the items of the %d administrative reform index below full marks", r.Period),
		}}
	}
	if c.Rubric != r.ID {
		return nil, fmt.Errorf("the catalogue is for the rubric %q, not for %q", c.Rubric, r.ID)
	}
	if o := opts.Optimum; o != nil && (o.Edition != r.Edition() || o.Unit.ID != f.Unit.ID) {
		return nil, fmt.Errorf("the optimum is for the unit %q of the edition %s (%s), not for these facts", o.Unit.ID, o.Edition.Rubric, o.Edition.SHA256)
	}
	from, err := newPlanner(s, f)
	if err != nil {
		return nil, err
	}
	result := from.now
	m := &maker{planner: from, catalogue: c, covered: map[string]bool{}, plan: &Plan{
		Schema: rubric.Schema, Edition: r.Edition(), Rubric: r.Title, Decision: r.Decision, Unit: f.Unit, Period: result.Period,
		Illustrative: r.Illustrative,
		Head:         c.Head, Title: c.Title, LegalBases: c.LegalBases, Opening: c.Opening, Purposes: c.Purposes, Requirements: c.Requirements,
		Results: Results{Total: result.Total}, Deficits: Deficits(result), Penalties: penalties(result),
		Responsibilities: c.Responsibilities, Closing: c.Closing, Recipients: c.Recipients, Signatory: c.Signatory,
		Actions: []Action{}, Uncovered: []string{}, Idle: []string{}, Optimum: opts.Optimum,
	}}
	p := m.plan
	if opts.Published != nil {
		if p.Contradictions, err = scoring.Reconcile(result, *opts.Published); err != nil {
			return nil, err
		}
		p.Results.Rank, p.Results.SelfScore, p.Results.Published = opts.Published.Rank, opts.Published.SelfScore, opts.Published.Source
	}
	for i := range p.Deficits {
		p.Deficits[i].Kind = kindOf(p.Deficits[i], r)
		p.Illustrative = p.Illustrative || p.Deficits[i].Illustrative
	}
	m.areas()
	if opts.Optimum != nil {
		if err := from.holds(opts.Optimum); err != nil {
			return nil, err
		}
		m.targets = opts.Optimum.Best.Targets
	} else if m.targets, err = from.full(); err != nil {
		return nil, err
	}
	if err := m.actions(derive); err != nil {
		return nil, err
	}
	if err := m.outcome(); err != nil {
		return nil, err
	}
	m.warnings()
	return p, nil
}

// maker makes a plan.
type maker struct {
	*planner
	catalogue *Catalogue
	plan      *Plan
	targets   []Target
	losses    []loss
	covered   map[string]bool // losses with an action, by code
}

func (m *maker) areas() {
	p := m.plan
	for _, it := range m.now.Areas() {
		a := Area{Code: it.Code, Title: it.Title, Max: it.Max, Score: it.Score}
		for _, d := range p.Deficits {
			if d.Area == it.Code {
				a.Deficits = append(a.Deficits, d.Code)
			}
		}
		p.Results.Areas = append(p.Results.Areas, a)
		m.keepUp(it, it.Code)
	}
	for _, adjustment := range []struct {
		from *scoring.Adjustment
		to   *decimal.NullDecimal
	}{{m.now.Bonus(), &p.Results.Bonus}, {m.now.Penalty(), &p.Results.Penalty}} {
		if adjustment.from != nil {
			*adjustment.to = adjustment.from.Counted
		}
	}
}

// keepUp lists the highest items that are at full marks.
func (m *maker) keepUp(it *scoring.Item, area string) {
	switch {
	case it.Applicable.Valid && it.Applicable.Decimal.IsZero():
	case it.Lost.Valid && it.Lost.Decimal.IsZero():
		m.plan.KeepUp = append(m.plan.KeepUp, KeepUp{it.Code, it.Title, area, m.catalogue.KeepUp})
	default:
		for _, child := range it.Items {
			m.keepUp(child, area)
		}
	}
}

// enough is more effort than one a figure.
const enough = 1_000_000_000

// full returns the targets that win back the most with the fewest figures; of as
// many figures, those with the fewest totals of rates, which are what a unit was
// given to do.
func (p *planner) full() ([]Target, error) {
	efforts := map[string]Effort{}
	for _, name := range p.scorer.Divisors() {
		efforts[name] = Effort{Fixed: decimal.New(1_000_001, -6)} // more than another figure, less than two
	}
	o, err := Optimize(p.scorer, p.facts, &Aim{
		Goal:      Goal{Effort: decimal.NewNullDecimal(decimal.NewFromInt(enough))},
		Efforts:   efforts,
		Otherwise: &Effort{Fixed: decimal.NewFromInt(1)},
	})
	if err != nil {
		return nil, err
	}
	for i := range o.Best.Targets {
		o.Best.Targets[i].Effort = decimal.NullDecimal{} // nobody said what it takes
	}
	return o.Best.Targets, nil
}

// holds checks that the targets of an optimum do for these facts what they say.
func (p *planner) holds(o *Optimum) error {
	for _, t := range o.Best.Targets {
		for _, c := range t.Changes {
			if p.scorer.Rubric().Input(c.Input) == nil {
				return fmt.Errorf("the optimum changes %q, which is not an input of the rubric", c.Input)
			}
		}
		now, err := p.target(t.move(), unsaid)
		if err != nil {
			return fmt.Errorf("the optimum's target %s: %w", t.ID, err)
		}
		if !now.Gain.Equal(t.Gain) || !slices.Equal(shortly(now.Effects), shortly(t.Effects)) {
			return fmt.Errorf("the optimum was made for other facts: %s does not gain what it says", t.ID)
		}
	}
	if !o.Now.Equal(p.now.Total.FinalLeast) {
		return fmt.Errorf("the optimum was made for other facts: for a score of %s, which is now %s", o.Now, p.now.Total.FinalLeast)
	}
	return nil
}

// shortly writes effects down for comparison.
func shortly(list []Effect) []string {
	var out []string
	for _, e := range list {
		out = append(out, fmt.Sprint(e.Code, " ", e.Before, " ", e.After))
	}
	return out
}

// unsaid is the effort of a move where nobody said what it takes.
func unsaid(m scoring.Move) (decimal.Decimal, []string) {
	var inputs []string
	for _, c := range m.Changes {
		inputs = append(inputs, c.Input)
	}
	return zero(), inputs
}

func (m *maker) outcome() error {
	var moves []scoring.Move
	seen := map[string]bool{}
	for _, a := range m.plan.Actions {
		for _, t := range a.Targets {
			if !seen[t.ID] {
				seen[t.ID] = true
				moves = append(moves, t.move())
				m.plan.Illustrative = m.plan.Illustrative || t.Illustrative
			}
		}
	}
	then, err := m.after(moves...)
	if err != nil {
		return err
	}
	m.plan.Outcome = Outcome{
		Final: then.Total.FinalLeast, Open: then.Total.Open,
		Gain: subtract(then.Total.FinalLeast, m.now.Total.FinalLeast), Band: then.Total.Band,
	}
	return nil
}

func penalties(r *scoring.Result) []Penalty {
	if r.Penalty() == nil {
		return nil
	}
	var out []Penalty
	for _, it := range r.Penalty().Items {
		if it.Points.Valid && it.Points.Decimal.IsPositive() {
			out = append(out, Penalty{it.Code, it.Title, it.Points.Decimal, it.Reason, it.Illustrative})
		}
	}
	return out
}

func leavesOf(it *scoring.Item) []string {
	if len(it.Items) == 0 {
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
	return slices.ContainsFunc(t.Effects, func(e Effect) bool { return e.Code == code && e.Gain.IsPositive() })
}
