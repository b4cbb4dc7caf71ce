package province

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"time"

	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// Plan is a version of a unit's remediation plan. Versions are only ever added.
type Plan struct {
	Number int       `json:"-"` // from 1
	By     string    `json:"-"` // the name of who made it
	At     time.Time `json:"-"`

	Plan *remediation.Plan `json:"plan"`
	// Later are figures that were stated since the year was closed, to follow the plan by; nil
	// before there are any. They are no records of the year.
	Later *scoring.Facts `json:"later,omitempty"`
}

// Plan returns the newest version of the plan of a year; the error is sql.ErrNoRows where there
// is none.
func (p *Province) Plan(ctx context.Context, y *Year) (*Plan, error) {
	v, err := p.DB.Plan(ctx, y.Scorer.Edition().SHA256, y.Unit.ID)
	if err != nil {
		return nil, err
	}
	out := &Plan{Number: v.Number, By: v.By}
	if out.At, err = time.Parse(time.RFC3339Nano, v.At); err != nil {
		return nil, err
	}
	out.At = out.At.In(p.Now().Location())
	return out, json.Unmarshal(v.Body, out)
}

// ChangePlan adds a version of the plan of a year, which change makes of the newest one: of nil
// where there is none yet. Where somebody else was faster, change is asked once more.
func (p *Province) ChangePlan(ctx context.Context, by *store.Account, y *Year, change func(*Plan) (*Plan, error)) error {
	for range 20 {
		now, err := p.Plan(ctx, y)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		number := 0
		if now != nil {
			number = now.Number
		}
		next, err := change(now)
		if err != nil {
			return err
		}
		body, err := json.Marshal(next)
		if err != nil {
			return err
		}
		err = p.DB.KeepPlan(ctx, y.Scorer.Edition().SHA256, y.Unit.ID, number+1, by.ID, p.Now(), body)
		if !errors.Is(err, store.ErrStale) {
			return err
		}
	}
	return store.ErrStale
}

// NewPlan makes a plan from the last round of a year. It keeps what people changed in an earlier
// one, which may be nil.
func (p *Province) NewPlan(ctx context.Context, y *Year, edited *remediation.Plan) (*remediation.Plan, error) {
	r := y.Scorer.Rubric()
	round := y.State.Last()
	opts := &remediation.Options{Round: round, Edited: edited, Derive: true}
	var of *catalogue.Catalogue
	if file := p.Catalogues[r.ID]; file != nil {
		var err error
		if of, err = catalogue.Parse("catalogue.yaml", file, r, nil); err != nil {
			return nil, err
		}
	}
	return remediation.NewPlan(ctx, y.Scorer, round.Facts, of, opts)
}

// PlanYear returns the year whose plan a unit follows: that under the rubric in force or, as long
// as this is not finished, the one that its newest plan was made for.
func (p *Province) PlanYear(ctx context.Context, unit string) (*Year, error) {
	y, err := p.Year(ctx, unit)
	if err != nil {
		return nil, err
	}
	hash, err := p.DB.PlannedUnder(ctx, unit)
	switch {
	case errors.Is(err, sql.ErrNoRows), err == nil && (y.State.Last().Locked || hash == y.Scorer.Edition().SHA256):
		return y, nil
	case err != nil:
		return nil, err
	}
	s, err := p.Edition(ctx, hash)
	if err != nil {
		return nil, err
	}
	n, err := p.DB.Count(ctx, hash, unit)
	if err != nil {
		return nil, err
	}
	return p.year(ctx, s, y.Unit, n)
}

// LaterFacts are the figures by which the progress of a plan is told: those of the last round,
// those that the unit has stated since under the rubric in force, and those that were stated
// beside the plan; later says whether there are any but those of the round.
func (p *Province) LaterFacts(ctx context.Context, y *Year, of *Plan) (facts scoring.Facts, later bool, err error) {
	facts = y.State.Last().Facts
	now, err := p.Year(ctx, y.Unit.ID)
	if err != nil {
		return facts, false, err
	}
	if now.Scorer.Edition() != y.Scorer.Edition() {
		if facts, later, err = p.carried(y, now); err != nil {
			return facts, false, err
		}
	}
	if of.Later != nil {
		facts.Inputs, later = maps.Clone(facts.Inputs), true
		maps.Copy(facts.Inputs, of.Later.Inputs)
	}
	return facts, later, nil
}

// carried puts the figures of another year into those of one, as far as its rubric asks for such
// figures. Where they contradict those that stay, as they may while the other year is filled in,
// none is taken.
func (p *Province) carried(y, now *Year) (facts scoring.Facts, is bool, err error) {
	facts = y.State.Last().Facts
	fields, err := p.Form(y.Scorer)
	if err != nil {
		return facts, false, err
	}
	texts := map[string]string{}
	for of := range fields.All() {
		text := of.Write(of.Figure(now.State.Last().Facts), rubric.Vietnamese)
		if _, err := of.Read(text); err == nil && text != "" && !of.Points {
			texts[of.Path] = text
		}
	}
	with, err := fields.Read(texts, facts)
	if err != nil || len(texts) == 0 {
		return facts, false, nil
	}
	return with, true, nil
}

// Progress says what has become of a plan by today: by the last round as it stands now or, once
// there are later figures, by these and by what the plan's own round set.
func (p *Province) Progress(ctx context.Context, y *Year, of *Plan) (*remediation.Progress, error) {
	facts, later, err := p.LaterFacts(ctx, y, of)
	if err != nil {
		return nil, err
	}
	if !later {
		return of.Plan.ProgressRound(y.Scorer, y.State.Last(), p.Today())
	}
	return of.Plan.Progress(y.Scorer, facts, p.Today())
}
