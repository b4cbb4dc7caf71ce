// Package province is the work of a province's office on the records that package store keeps:
// what the sheets of the units come to, and the rules by which records are added to them.
package province

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/form"
)

// Province is the office. Goroutines may share it.
type Province struct {
	DB  *store.DB
	Now func() time.Time // the clock; days are those of its zone
	// Catalogues are the actions that plans are made of, as files, by the ID of the rubric that
	// they are for. Without one the actions are derived from the rules.
	Catalogues map[string][]byte

	mu    sync.Mutex
	rules map[string]*scoring.Scorer // by edition
	forms map[*scoring.Scorer]*form.Form
	years map[string]*Year       // by edition and unit
	turns map[string]*sync.Mutex // by unit
}

// New returns the office of a province.
func New(db *store.DB, now func() time.Time) *Province {
	return &Province{DB: db, Now: now, rules: map[string]*scoring.Scorer{},
		forms: map[*scoring.Scorer]*form.Form{}, years: map[string]*Year{}, turns: map[string]*sync.Mutex{}}
}

// Today is the day by which deadlines are read.
func (p *Province) Today() rubric.Date { return rubric.DateOf(p.Now()) }

// Adopt adds an edition of the rubric and puts it in force.
func (p *Province) Adopt(ctx context.Context, file []byte, by string) error {
	hash, err := p.AddEdition(ctx, "rubric.yaml", file, by)
	if err != nil {
		return err
	}
	return p.DB.Adopt(ctx, hash, by, p.Now())
}

// Compile reads a rubric and its rules.
func Compile(name string, file []byte) (*scoring.Scorer, error) {
	r, err := rubric.Parse(name, file, nil)
	if err != nil {
		return nil, err
	}
	return scoring.Compile(r, nil)
}

// Scorer returns the rules in force.
func (p *Province) Scorer(ctx context.Context) (*scoring.Scorer, error) {
	hash, err := p.DB.Adopted(ctx)
	if err != nil {
		return nil, fmt.Errorf("no rubric is in force: %w", err)
	}
	return p.Edition(ctx, hash)
}

// Edition returns the rules of an edition.
func (p *Province) Edition(ctx context.Context, hash string) (*scoring.Scorer, error) {
	p.mu.Lock()
	s := p.rules[hash]
	p.mu.Unlock()
	if s != nil {
		return s, nil
	}
	edition, err := p.DB.Edition(ctx, hash)
	if err != nil {
		return nil, err
	}
	if s, err = Compile("rubric.yaml", edition.File); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.rules[hash] = s
	return s, nil
}

// Form returns what rules ask of a unit.
func (p *Province) Form(s *scoring.Scorer) (*form.Form, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if of := p.forms[s]; of != nil {
		return of, nil
	}
	of, err := form.New(s)
	if err == nil {
		p.forms[s] = of
	}
	return of, err
}

// Year is what is recorded of a unit under the rubric in force, and what it comes to. It is
// read-only; goroutines share it.
type Year struct {
	Scorer     *scoring.Scorer
	Unit       scoring.Unit
	Assessment *assessment.Assessment
	State      *assessment.State
}

// Self returns the round in which the unit scores itself, nil if it never does.
func (y *Year) Self() *assessment.Round { return y.State.Self(y.State.Last().Name) }

// Year folds the records of a unit.
func (p *Province) Year(ctx context.Context, unit string) (*Year, error) {
	s, err := p.Scorer(ctx)
	if err != nil {
		return nil, err
	}
	u, err := p.DB.Unit(ctx, unit)
	if err != nil {
		return nil, err
	}
	n, err := p.DB.Count(ctx, s.Edition().SHA256, unit)
	if err != nil {
		return nil, err
	}
	return p.year(ctx, s, u, n)
}

// year folds the records of a unit, of which there are so many; what was folded from as many on
// this day is at hand, since records are only ever added.
func (p *Province) year(ctx context.Context, s *scoring.Scorer, u scoring.Unit, records int) (*Year, error) {
	p.mu.Lock()
	y := p.years[s.Edition().SHA256+" "+u.ID]
	p.mu.Unlock()
	if y != nil && len(y.Assessment.Records) == records && y.State.AsOf == p.Today() {
		return y, nil
	}
	read, err := p.DB.Records(ctx, s.Edition().SHA256, u.ID)
	if err != nil {
		return nil, err
	}
	if y, err = p.fold(s, &assessment.Assessment{Rubric: s.Rubric().ID, Unit: u, Records: read}); err != nil {
		return nil, err
	}
	return p.remember(y), nil
}

// fold makes the year of an assessment.
func (p *Province) fold(s *scoring.Scorer, a *assessment.Assessment) (*Year, error) {
	state, err := assessment.Fold(s, a, p.Today())
	if err != nil {
		return nil, err
	}
	return &Year{Scorer: s, Unit: a.Unit, Assessment: a, State: state}, nil
}

// remember has a year at hand for those who ask next.
func (p *Province) remember(y *Year) *Year {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.years[y.Scorer.Edition().SHA256+" "+y.Unit.ID] = y
	return y
}

// Years folds the records of all units, by object group, in the order of the rubric, and ID.
func (p *Province) Years(ctx context.Context) ([]*Year, error) {
	s, err := p.Scorer(ctx)
	if err != nil {
		return nil, err
	}
	return p.yearsUnder(ctx, s)
}

func (p *Province) yearsUnder(ctx context.Context, s *scoring.Scorer) ([]*Year, error) {
	units, err := p.DB.Units(ctx)
	if err != nil {
		return nil, err
	}
	groups := s.Rubric().Groups
	place := func(u scoring.Unit) int {
		return slices.IndexFunc(groups, func(g rubric.Option) bool { return g.Name == u.Group })
	}
	slices.SortStableFunc(units, func(a, b scoring.Unit) int { return place(a) - place(b) })
	counts, err := p.DB.Counts(ctx, s.Edition().SHA256)
	if err != nil {
		return nil, err
	}
	out := make([]*Year, len(units))
	for i, u := range units {
		if out[i], err = p.year(ctx, s, u, counts[u.ID]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// turn waits for the others who add records of a unit, and returns how to let the next one add:
// only one at a time can be the first behind those that are there.
func (p *Province) turn(unit string) func() {
	p.mu.Lock()
	m := p.turns[unit]
	if m == nil {
		m = &sync.Mutex{}
		p.turns[unit] = m
	}
	p.mu.Unlock()
	m.Lock()
	return m.Unlock
}

// Add adds records of a round to the year of a unit, all or none, with who did it and when. They
// are held against the records that stand when they are added: where somebody else changed what
// they change, the error is an assessment.ErrConflict that names both.
func (p *Province) Add(ctx context.Context, by *store.Account, unit string, records ...assessment.Record) (*Year, error) {
	defer p.turn(unit)()
	for i := range records {
		records[i].By, records[i].Authority, records[i].At = by.Name, rubric.Plain(by.Office), p.Now()
	}
	for range 20 { // other servers add as well
		y, err := p.Year(ctx, unit)
		if err != nil {
			return nil, err
		}
		a, err := assessment.Append(y.Scorer, y.Assessment, records...)
		if err != nil {
			return nil, err
		}
		added, err := p.fold(y.Scorer, a) // which finds figures that contradict each other
		if err != nil {
			return nil, err
		}
		err = p.DB.Append(ctx, y.Scorer.Edition().SHA256, unit, len(y.Assessment.Records), records, by.ID)
		if errors.Is(err, store.ErrStale) {
			continue // somebody was faster: hold the records against theirs
		}
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(records, ends) {
			if err := p.keep(ctx, added); err != nil {
				return nil, err
			}
		}
		return p.remember(added), nil
	}
	return nil, store.ErrStale
}

// ends reports whether a record ends a round, or lets it go on.
func ends(r assessment.Record) bool {
	return r.Kind == assessment.Locked || r.Kind == assessment.Reopened
}

// keep stores what a unit came to when a round of it was last locked or reopened, for those who
// read results from the database. It follows from the records alone: the day by which deadlines
// are read is that of the last of them.
func (p *Province) keep(ctx context.Context, y *Year) error {
	a := *y.Assessment
	for len(a.Records) > 0 && !ends(a.Records[len(a.Records)-1]) {
		a.Records = a.Records[:len(a.Records)-1]
	}
	if len(a.Records) == 0 {
		return nil
	}
	asOf := rubric.DateOf(a.Records[len(a.Records)-1].At)
	state, err := assessment.Fold(y.Scorer, &a, asOf)
	if err != nil {
		return err
	}
	body, err := json.Marshal(state)
	if err != nil {
		return err
	}
	return p.DB.KeepState(ctx, y.Scorer.Edition().SHA256, y.Unit.ID, len(a.Records), asOf.String(), body)
}

// Rebuild drops the stored states under the rubric in force and computes them again.
func (p *Province) Rebuild(ctx context.Context) error {
	years, err := p.Years(ctx)
	if err == nil {
		err = p.DB.DropStates(ctx)
	}
	for _, y := range years {
		if err == nil {
			err = p.keep(ctx, y)
		}
	}
	return err
}
