package remediation

import (
	"errors"
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Progress is what has become of a plan by a later day. It is a plain value that
// the caller owns; its JSON form reads back to an equal value.
type Progress struct {
	Schema  int              `json:"schema"`
	Edition rubric.Edition   `json:"edition"`
	Unit    scoring.Unit     `json:"unit"`
	Date    rubric.Date      `json:"date"`
	Actions []ActionProgress `json:"actions"` // in the plan's order
	Losses  []LossProgress   `json:"losses"`  // deficits and penalties, in the plan's order
	// New are deficits that the plan does not have.
	New []Deficit `json:"new"`
	// Before and After are the final scores that are sure, by the plan and now.
	Before decimal.Decimal `json:"before"`
	After  decimal.Decimal `json:"after"`
	// Recovered and Open are the sums over Losses.
	Recovered decimal.Decimal `json:"recovered"`
	Open      decimal.Decimal `json:"open"`
}

// ActionProgress is what has become of an action.
type ActionProgress struct {
	ID string `json:"id"`
	// Status is "excluded" (its items do not count any more), "done" (what it aims at is reached: its targets' points or, if it has
	// none, the maxima), "partly" (something is won back), "open", or "overdue": not
	// done and past its deadline.
	Status   string      `json:"status"`
	Deadline rubric.Date `json:"deadline,omitzero"`
	Codes    []string    `json:"codes"` // of its deficits and penalties
	// Recovered and Open are the sums over these.
	Recovered decimal.Decimal `json:"recovered"`
	Open      decimal.Decimal `json:"open"`
}

// LossProgress is what has become of a deficit or a penalty.
type LossProgress struct {
	Code string `json:"code"`
	// Before is what was lost at most by the plan, Recovered how much of it is surely
	// won back (negative where more is lost), Open what is still lost at most.
	Before    decimal.Decimal `json:"before"`
	Recovered decimal.Decimal `json:"recovered"`
	Open      decimal.Decimal `json:"open"`
	// Done says that what the plan aims at is reached: the points of its targets or,
	// without any, the maximum.
	Done bool `json:"done"`
	// Excluded says that the item does not count any more: nothing is lost there, and
	// nothing was won back.
	Excluded bool `json:"excluded,omitempty"`
	// Aimed says that the plan has a target for it.
	Aimed  bool        `json:"aimed"`
	Reason rubric.Text `json:"reason,omitzero"` // of what is still lost
}

// Progress scores later facts of the plan's unit and holds them against the plan.
// An action is overdue on the days after its deadline, if it is not done; the day
// is the caller's, and without one nothing is overdue. The error is that of the
// facts, or says that scorer or facts are not those of the plan's edition and unit.
func (p *Plan) Progress(s *scoring.Scorer, later scoring.Facts, day rubric.Date) (*Progress, error) {
	switch {
	case p == nil || s == nil || s.Rubric() == nil:
		return nil, errors.New("progress needs a plan and a compiled rubric")
	case !day.IsZero() && rubric.DateOfDay(day.DayNumber()) != day:
		return nil, fmt.Errorf("there is no day %s", day)
	case s.Edition() != p.Edition:
		return nil, fmt.Errorf("the plan is for the edition %s of %s, the scorer for %s", p.Edition.SHA256, p.Edition.Rubric, s.Edition().SHA256)
	case later.Unit.ID != p.Unit.ID:
		return nil, fmt.Errorf("the plan is for the unit %q, the facts for %q", p.Unit.ID, later.Unit.ID)
	}
	r, err := s.Score(later)
	if err != nil {
		return nil, err
	}
	out := &Progress{
		Schema: rubric.Schema, Edition: p.Edition, Unit: p.Unit, Date: day, Actions: []ActionProgress{}, Losses: []LossProgress{}, New: []Deficit{},
		Before: p.Results.Total.FinalLeast, After: r.Total.FinalLeast, Recovered: zero(), Open: zero(),
	}
	now, of := Deficits(r), s.Rubric()
	lost := func(code string) (decimal.Decimal, rubric.Text) {
		for _, d := range now {
			if d.Code == code {
				return d.LostMost, d.Reason
			}
		}
		return zero(), rubric.Text{}
	}
	for _, d := range p.Deficits {
		if it := r.Item(d.Code); it != nil && it.Applicable.Valid && it.Applicable.Decimal.IsZero() {
			out.Losses = append(out.Losses, LossProgress{Code: d.Code, Before: d.LostMost, Recovered: zero(), Open: zero(), Excluded: true})
			continue
		}
		open, reason := lost(d.Code)
		out.loss(d.Code, d.LostMost, open, reason, p.aim(d.Code))
	}
	for _, x := range p.Penalties {
		open, reason := zero(), rubric.Text{}
		if it := r.Item(x.Code); it != nil {
			open, reason = canonical(it.Most), it.Reason
		}
		out.loss(x.Code, x.Points, open, reason, p.aim(x.Code))
	}
	for _, d := range now {
		if !slices.ContainsFunc(p.Deficits, func(was Deficit) bool { return was.Code == d.Code }) {
			d.Kind = kindOf(d, of)
			out.New = append(out.New, d)
		}
	}
	for _, a := range p.Actions {
		out.action(a, day)
	}
	return out, nil
}

// aim returns what the plan's targets win back of a leaf; not Valid without any.
func (p *Plan) aim(code string) decimal.NullDecimal {
	var out decimal.NullDecimal
	seen := map[string]bool{}
	for _, a := range p.Actions {
		for _, t := range a.Targets {
			if seen[t.ID] {
				continue
			}
			seen[t.ID] = true
			for _, e := range t.Effects {
				if e.Code == code {
					out = decimal.NewNullDecimal(add(out.Decimal, e.Gain))
				}
			}
		}
	}
	return out
}

func (g *Progress) loss(code string, before, open decimal.Decimal, reason rubric.Text, aim decimal.NullDecimal) {
	l := LossProgress{Code: code, Before: before, Recovered: subtract(before, open), Open: open, Aimed: aim.Decimal.IsPositive()}
	l.Done = open.IsZero() || l.Aimed && l.Recovered.GreaterThanOrEqual(aim.Decimal)
	if !open.IsZero() {
		l.Reason = reason
	}
	g.Losses = append(g.Losses, l)
	g.Recovered, g.Open = add(g.Recovered, l.Recovered), add(g.Open, l.Open)
}

func (g *Progress) action(a Action, day rubric.Date) {
	out := ActionProgress{ID: a.ID, Deadline: a.Deadline, Codes: append(slices.Clone(a.Deficits), a.Penalties...), Recovered: zero(), Open: zero()}
	done, some, counts := true, false, false
	for _, l := range g.Losses {
		if slices.Contains(out.Codes, l.Code) && !l.Excluded {
			counts = true
			done = done && (l.Done || len(a.Targets) > 0 && !l.Aimed)
			some = some || l.Recovered.IsPositive()
			out.Recovered, out.Open = add(out.Recovered, l.Recovered), add(out.Open, l.Open)
		}
	}
	switch {
	case !counts:
		out.Status = "excluded"
	case done:
		out.Status = "done"
	case !day.IsZero() && !a.Deadline.IsZero() && day.DayNumber() > a.Deadline.DayNumber():
		out.Status = "overdue"
	case some:
		out.Status = "partly"
	default:
		out.Status = "open"
	}
	g.Actions = append(g.Actions, out)
}
