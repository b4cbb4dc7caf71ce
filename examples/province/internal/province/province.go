// Package province is the work of a province's office on the records that package store keeps:
// what the sheets of the units come to, and the rules by which records are added to them.
package province

import (
	"context"
	"database/sql"
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

	mu     sync.Mutex
	rules  map[string]*scoring.Scorer // by edition
	forms  map[*scoring.Scorer]*form.Form
	states map[string]*kept // by edition and unit, as stored
}

type kept struct {
	records int
	asOf    rubric.Date
	state   *assessment.State
}

// New returns the office of a province.
func New(db *store.DB, now func() time.Time) *Province {
	return &Province{DB: db, Now: now, rules: map[string]*scoring.Scorer{},
		forms: map[*scoring.Scorer]*form.Form{}, states: map[string]*kept{}}
}

// Today is the day by which deadlines are read.
func (p *Province) Today() rubric.Date { return rubric.DateOf(p.Now()) }

// Adopt adds an edition of the rubric and puts it in force.
func (p *Province) Adopt(ctx context.Context, file []byte, by string) error {
	s, err := Compile("rubric.yaml", file)
	if err != nil {
		return err
	}
	hash := s.Edition().SHA256
	if err := p.DB.AddEdition(ctx, hash, file, by, p.Now()); err != nil {
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

// Unit returns a unit; the error is sql.ErrNoRows where there is none.
func (p *Province) Unit(ctx context.Context, id string) (scoring.Unit, error) {
	units, err := p.DB.Units(ctx)
	if err != nil {
		return scoring.Unit{}, err
	}
	i := slices.IndexFunc(units, func(u scoring.Unit) bool { return u.ID == id })
	if i < 0 {
		return scoring.Unit{}, sql.ErrNoRows
	}
	return units[i], nil
}

// Year is what is recorded of a unit under the rubric in force, and what it comes to.
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
	u, err := p.Unit(ctx, unit)
	if err != nil {
		return nil, err
	}
	return p.year(ctx, s, u)
}

func (p *Province) year(ctx context.Context, s *scoring.Scorer, u scoring.Unit) (*Year, error) {
	hash := s.Edition().SHA256
	records, err := p.DB.Records(ctx, hash, u.ID)
	if err != nil {
		return nil, err
	}
	y := &Year{Scorer: s, Unit: u, Assessment: &assessment.Assessment{Rubric: s.Rubric().ID, Unit: u, Records: records}}
	key, today := hash+" "+u.ID, p.Today()
	p.mu.Lock()
	found := p.states[key]
	p.mu.Unlock()
	if found != nil && found.records == len(records) && found.asOf == today {
		y.State = found.state
		return y, nil
	}
	if y.State, err = assessment.Fold(s, y.Assessment, today); err != nil {
		return nil, err
	}
	body, err := json.Marshal(y.State)
	if err != nil {
		return nil, err
	}
	if err := p.DB.KeepState(ctx, hash, u.ID, len(records), today.String(), body); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.states[key] = &kept{len(records), today, y.State}
	return y, nil
}

// Years folds the records of all units, by object group and ID.
func (p *Province) Years(ctx context.Context) ([]*Year, error) {
	s, err := p.Scorer(ctx)
	if err != nil {
		return nil, err
	}
	units, err := p.DB.Units(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*Year, len(units))
	for i, u := range units {
		if out[i], err = p.year(ctx, s, u); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Add adds records of a round to the year of a unit, all or none, with who did it and when. They
// are held against the records that stand when they are added: where somebody else changed what
// they change, the error is an assessment.ErrConflict that names both.
func (p *Province) Add(ctx context.Context, by *store.Account, unit string, records ...assessment.Record) (*Year, error) {
	for i := range records {
		records[i].By, records[i].Authority, records[i].At = by.Name, rubric.Plain(by.Office), p.Now()
	}
	for range 20 {
		y, err := p.Year(ctx, unit)
		if err != nil {
			return nil, err
		}
		a, err := assessment.Append(y.Scorer, y.Assessment, records...)
		if err == nil { // figures that contradict each other are found when the records are folded
			_, err = assessment.Fold(y.Scorer, a, p.Today())
		}
		if err != nil {
			return nil, err
		}
		hash := y.Scorer.Edition().SHA256
		err = p.DB.Append(ctx, hash, unit, len(y.Assessment.Records), records, by.ID)
		if errors.Is(err, store.ErrStale) {
			continue // somebody was faster: hold the records against theirs
		}
		if err != nil {
			return nil, err
		}
		return p.Year(ctx, unit)
	}
	return nil, store.ErrStale
}
