package scoring

import (
	"sync"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Score scores a unit. The error is about the facts alone (a [source.Faults]
// that names every undeclared input and every figure of a wrong type, behind which
// errors.Is finds [ErrFacts], and [ErrEdition] where they are for another rubric); what
// goes wrong in a rule is in the result, at its item.
func (s *Scorer) Score(f Facts) (*Result, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	e := s.c.NewEngine()
	defer s.c.Engines.Put(e)
	return scoreUnit(e, f)
}

func scoreUnit(e *rules.Engine, f Facts) (*Result, error) {
	r, err := row(e.Compiled, f)
	if err != nil {
		return nil, err
	}
	entries := e.LeafPoints(r)
	out := &Result{Schema: jsonform.Schema, Edition: e.Compiled.Edition(), Unit: f.Unit, Period: e.Compiled.Rubric.Period}
	out.Total = totalOf(e, entries, f.Unit.Group)
	out.Total.NoBand = noBand(e.Compiled, &out.Total, f.Unit.Group)
	out.detail = &detail{scorer: e.Compiled, row: r}
	return out, nil
}

// totalOf adds up the leaves of a unit: those that simply have points, and the others.
func totalOf(e *rules.Engine, entries []rules.Entry, group string) Total {
	l := e.Ledger(entries)
	out := total(&l, group)
	if !out.Final.Valid {
		out.Open = openReasons(e.Compiled, entries)
	}
	return out
}

// detail is what a result writes out when it is asked for: from the row of a
// unit, or as it was read from JSON.
type detail struct {
	once    sync.Once
	scorer  *rules.Compiled
	row     rules.Row
	areas   []*Item
	bonus   *Adjustment
	penalty *Adjustment
}

func (d *detail) write() *detail {
	if d == nil {
		return &detail{} // of the zero Result
	}
	d.once.Do(func() {
		if d.scorer == nil {
			return
		}
		sc := &scoring{d.scorer, d.row}
		d.areas, _ = sc.items(sc.compiled.Areas)
		d.bonus = sc.adjustment(rules.OfBonus, sc.compiled.Rubric.Bonus, sc.compiled.Bonus)
		d.penalty = sc.adjustment(rules.OfPenalty, sc.compiled.Rubric.Penalty, sc.compiled.Penalty)
	})
	return d
}
