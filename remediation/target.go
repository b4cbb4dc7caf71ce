package remediation

import (
	"maps"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// planner scores changes of a unit's figures.
type planner struct {
	scorer *scoring.Scorer
	facts  scoring.Facts
	now    *scoring.Result
}

func newPlanner(s *scoring.Scorer, f scoring.Facts) (*planner, error) {
	now, err := s.Score(f)
	if err != nil {
		return nil, err
	}
	return &planner{s, f, now}, nil
}

// after scores the facts with changes.
func (p *planner) after(moves ...scoring.Move) (*scoring.Result, error) {
	return p.scorer.Score(p.with(moves...))
}

func (p *planner) with(moves ...scoring.Move) scoring.Facts {
	f := p.facts
	f.Inputs = maps.Clone(f.Inputs)
	if f.Inputs == nil {
		f.Inputs = map[string]any{}
	}
	for _, m := range moves {
		for _, c := range m.Changes {
			f.Inputs[c.Input] = figure(p.scorer.Rubric().Input(c.Input), c.Figure)
		}
	}
	return f
}

// figure returns a figure as facts take it.
func figure(in *rubric.Input, text string) any {
	if in.Type == rubric.Bool {
		return text == "true"
	}
	return text
}

// set scores moves together, and each alone.
func (p *planner) set(moves []scoring.Move, effort func(scoring.Move) (decimal.Decimal, bool)) (Set, error) {
	out := Set{Targets: []Target{}}
	all, err := p.after(moves...)
	if err != nil {
		return out, err
	}
	out.Final, out.Band = all.Total.FinalLeast, all.Total.Band
	out.Gain = subtract(out.Final, p.now.Total.FinalLeast)
	for _, m := range moves {
		t, err := p.target(m)
		if err != nil {
			return out, err
		}
		if e, ok := effort(m); ok {
			t.Effort = decimal.NewNullDecimal(canonical(e))
		}
		out.Targets = append(out.Targets, t)
	}
	return out, nil
}

// target scores a move alone and writes it out.
func (p *planner) target(m scoring.Move) (Target, error) {
	then, err := p.after(m)
	if err != nil {
		return Target{}, err
	}
	out := Target{Effects: effects(p.now, then), Gain: subtract(then.Total.FinalLeast, p.now.Total.FinalLeast), Illustrative: m.Illustrative}
	var names []string
	for _, c := range m.Changes {
		names = append(names, c.Input)
		out.Changes = append(out.Changes, Change{c, p.scorer.Rubric().Input(c.Input).Title})
	}
	out.ID = strings.Join(names, "+")
	out.Text, out.Goal = m.Text, m.Goal
	if !out.Gain.IsZero() {
		out.Text = rubric.Text{VI: m.Text.VI + ": " + signed(rubric.Vietnamese, out.Gain) + " điểm", EN: m.Text.EN + ": " + signed(rubric.English, out.Gain) + points(out.Gain)}
	}
	return out, nil
}

// signed writes a gain or a loss.
func signed(l rubric.Lang, v decimal.Decimal) string {
	if v.IsNegative() {
		return "−" + l.Decimal(v.Neg())
	}
	return "+" + l.Decimal(v)
}

func points(v decimal.Decimal) string {
	if v.Abs().Equal(decimal.NewFromInt(1)) {
		return " point"
	}
	return " points"
}

// effects compares the sure points of all leaves, those of adjustments among them.
func effects(before, after *scoring.Result) []Effect {
	out := []Effect{}
	then := map[string]*scoring.Item{}
	for _, it := range scored(after) {
		then[it.Code] = it
	}
	penalties := codes(before.Penalty())
	for _, it := range scored(before) {
		penalty := slices.Contains(penalties, it.Code)
		e := Effect{Code: it.Code, Before: sure(it, penalty), After: sure(then[it.Code], penalty)}
		e.Gain = subtract(e.After, e.Before)
		if penalty {
			e.Gain = subtract(e.Before, e.After)
		}
		if !e.Gain.IsZero() {
			out = append(out, e)
		}
	}
	return out
}

// sure returns the points that a leaf has in any case, or the most of a penalty.
func sure(it *scoring.Item, penalty bool) decimal.Decimal {
	switch {
	case it.Applicable.Valid && it.Applicable.Decimal.IsZero():
		return zero()
	case penalty:
		return canonical(it.Most)
	}
	return canonical(it.Least)
}

// scored returns all leaves of a result, with those of bonus and penalty.
func scored(r *scoring.Result) []*scoring.Item {
	out := slices.Clone(r.Leaves())
	for _, a := range []*scoring.Adjustment{r.Bonus(), r.Penalty()} {
		if a != nil {
			out = append(out, a.Items...)
		}
	}
	return out
}

func codes(a *scoring.Adjustment) []string {
	var out []string
	if a != nil {
		for _, it := range a.Items {
			out = append(out, it.Code)
		}
	}
	return out
}

// names writes the titles of inputs.
func (p *planner) names(inputs []string, l rubric.Lang) string {
	var out []string
	for _, name := range inputs {
		title := p.scorer.Rubric().Input(name).Title.In(l)
		if title == "" {
			title = name
		}
		out = append(out, title)
	}
	return strings.Join(out, "; ")
}
