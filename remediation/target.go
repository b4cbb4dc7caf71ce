package remediation

import (
	"cmp"
	"maps"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
)

// planner scores changes of a unit's figures.
type planner struct {
	base   *scoring.Scorer   // by the rules alone
	scorer *scoring.Scorer   // which holds what the round set
	rubric *rubric.Rubric    // the base's
	round  *assessment.Round // nil where there are only facts
	facts  scoring.Facts
	now    *scoring.Result
	proved map[string]*scoring.Scorer // with evidence shown, by the codes of its items
}

// newPlanner returns a planner for facts, or for a round that has them.
func newPlanner(s *scoring.Scorer, f scoring.Facts, round *assessment.Round) (p *planner, err error) {
	p = &planner{base: s, scorer: s.Caching(), rubric: s.Rubric(), facts: f}
	p.facts.Inputs, _ = spelling.NormalizeKeys(f.Inputs) // changes are by the rubric's names
	if round != nil {
		err = p.ofRound(round)
	} else {
		p.now, err = p.scorer.Score(f)
	}
	if err != nil {
		return nil, err
	}
	return p, nil
}

// after scores the facts with changes.
func (p *planner) after(moves ...improve.Move) (*scoring.Result, error) {
	return p.scorer.Score(p.with(moves...))
}

func (p *planner) with(moves ...improve.Move) scoring.Facts {
	f := p.facts
	f.Inputs = maps.Clone(f.Inputs)
	if f.Inputs == nil {
		f.Inputs = map[string]scoring.Figure{}
	}
	for _, m := range moves {
		for _, c := range m.Changes {
			f.Inputs[c.Input] = c.Figure
		}
	}
	return f
}

// score says what moves come to together.
func (p *planner) score(out *Set, moves []improve.Move) error {
	all, err := p.after(moves...)
	if err != nil {
		return err
	}
	out.Final.Least, out.Band = all.Total.FinalRange.Least, all.Total.Band
	out.Final.Most, out.Open = all.Total.FinalRange.Most, all.Total.Open
	out.Gain = subtract(out.Final.Least, p.now.Total.FinalRange.Least)
	return nil
}

// target scores a move alone and writes it out.
func (p *planner) target(m improve.Move, effort func(improve.Move) (decimal.Decimal, []string)) (Target, error) {
	then, err := p.after(m)
	if err != nil {
		return Target{}, err
	}
	out := Target{Effects: p.effects(then), Gain: subtract(then.Total.FinalRange.Least, p.now.Total.FinalRange.Least),
		Illustrative: m.Illustrative, Uncertain: p.uncertain(then)}
	if e, unknown := effort(m); unknown == nil {
		out.Effort = decimal.NewNullDecimal(e)
	}
	var names []string
	for _, c := range m.Changes {
		names = append(names, c.Input)
		c.Title = p.rubric.Input(c.Input).Title
		out.Changes = append(out.Changes, c)
	}
	out.ID = strings.Join(names, "+")
	out.Text, out.Way, out.Goal = m.Text, m.Text, m.Goal
	out.Text = p.gains(m.Text, &out)
	return out, nil
}

// gains says what is done for a target, with what that gains.
func (p *planner) gains(way rubric.Text, t *Target) rubric.Text {
	if t.Gain.IsZero() {
		return way
	}
	var sure rubric.Text
	if t.Uncertain {
		sure = rubric.Text{VI: "điểm chắc chắn đạt được ", EN: "sure score "}
	}
	return rubric.Text{VI: way.VI + ": " + sure.VI + signed(rubric.Vietnamese, t.Gain) + " điểm",
		EN: way.EN + ": " + sure.EN + signed(rubric.English, t.Gain) + points(t.Gain)}
}

// uncertain reports whether the final score is not known, now or then.
func (p *planner) uncertain(then *scoring.Result) bool {
	return !p.now.Total.Final.Valid || !then.Total.Final.Valid
}

// signed writes a gain or a loss.
func signed(l locale.Lang, v decimal.Decimal) string {
	if v.IsNegative() {
		return "−" + l.Decimal(v.Neg())
	}
	return "+" + l.Decimal(v)
}

// pointsOf writes a number of points: 1,5 điểm, 1.5 points.
func pointsOf(v decimal.Decimal) rubric.Text {
	return rubric.Text{VI: rubric.Vietnamese.Decimal(v) + " điểm", EN: rubric.English.Decimal(v) + points(v)}
}

func points(v decimal.Decimal) string {
	if v.Abs().Equal(decimal.NewFromInt(1)) {
		return " point"
	}
	return " points"
}

// effects compares the sure points of all leaves, those of adjustments among them.
func (p *planner) effects(after *scoring.Result) []Effect {
	out := []Effect{}
	all, penalties := leaves(p.now)
	then, _ := leaves(after)
	rescaled := 0 // so many leaves, the first
	if p.rubric.Exclusion != rubric.ExclusionNone && p.rubric.Exclusion != "" {
		rescaled = len(p.now.Leaves())
	}
	for i, it := range all {
		penalty := i >= penalties
		e := Effect{Code: it.Code, Before: sure(it, penalty), After: sure(then[i], penalty)}
		e.Gain, e.Uncertain = subtract(e.After, e.Before), !settled(it) || !settled(then[i])
		if penalty {
			e.Gain = subtract(e.Before, e.After)
		}
		if e.Excluded = i < rescaled && excluded(then[i]) && !excluded(it); e.Excluded {
			e.Gain = zero()
		}
		if !e.Gain.IsZero() || e.Excluded {
			out = append(out, e)
		}
	}
	return out
}

// settled reports whether a leaf's points are known, or none as it is excluded.
func settled(it *scoring.Item) bool {
	return it.Points.Valid || excluded(it)
}

// excluded reports whether a leaf is left out of the maximum, for certain.
// A row that only takes points off has no maximum also where it counts: then it has points,
// or may have some.
func excluded(it *scoring.Item) bool {
	nothing := it.Max.IsPositive() || !it.Points.Valid && it.Range.Known()
	return nothing && it.Applicable.Valid && it.Applicable.Decimal.IsZero()
}

// sure returns the points that a leaf has in any case, or the most of a penalty.
func sure(it *scoring.Item, penalty bool) decimal.Decimal {
	switch {
	case excluded(it):
		return zero()
	case penalty:
		return canonical(it.Range.Most)
	}
	return canonical(it.Range.Least)
}

// leaves returns all leaves of a result; from a number on they are the penalty's.
func leaves(r *scoring.Result) (all []*scoring.Item, penalties int) {
	var add func(items []*scoring.Item)
	add = func(items []*scoring.Item) {
		for _, it := range items {
			if len(it.Items) == 0 && !it.Unscored {
				all = append(all, it)
			}
			add(it.Items)
		}
	}
	add(r.Areas())
	if b := r.Bonus(); b != nil {
		add(b.Items)
	}
	penalties = len(all)
	if p := r.Penalty(); p != nil {
		add(p.Items)
	}
	return all, penalties
}

// names writes the titles of inputs.
func (p *planner) names(inputs []string) rubric.Text {
	var vi, en []string
	for _, name := range inputs {
		title := p.rubric.Input(name).Title
		vi, en = append(vi, cmp.Or(title.VI, name)), append(en, cmp.Or(title.EN, name))
	}
	return rubric.Text{VI: strings.Join(vi, "; "), EN: strings.Join(en, "; ")}
}
