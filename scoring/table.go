package scoring

import (
	"iter"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Table holds the facts of many units by column, converted and checked once, for
// scoring them again and again: under variants of a rule, for what-if questions.
// A Table is immutable and may be shared by goroutines. It belongs to the scorer
// that made it and to the variants of that scorer (see [Scorer.With]).
type Table struct {
	inputs *rules.Layout
	units  []Unit
	// columns are the inputs by slot, then the points of the leaves by index.
	// Where a figure is rules.NotFast, unknown says so and the column has a number from
	// its range.
	columns [][]int64
	unknown [][]bool
	inexact []map[int]interval.Domain // by unit
}

// Table reads the facts of units into columns. The error lists the faults of all
// units; a unit's are preceded by its ID or, without one, by its number, from 1.
func (s *Scorer) Table(units iter.Seq[Facts]) (*Table, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	if units == nil {
		return nil, errNoUnits
	}
	inputs := len(s.c.Inputs.Columns)
	t := &Table{inputs: s.c.Inputs, columns: make([][]int64, inputs+len(s.c.Leaves)),
		unknown: make([][]bool, inputs+len(s.c.Leaves))}
	var faults source.Faults
	number := 0
	for f := range units {
		number++
		r, err := row(s.c, f)
		if err != nil {
			faults = append(faults, ofUnit(f.Unit, number, err)...)
			continue
		}
		i := len(t.units)
		t.units, t.inexact = append(t.units, f.Unit), append(t.inexact, r.Within())
		for c, v := range r.Vals {
			if c >= inputs && !s.c.Leaves[c-inputs].Item.Reported {
				continue
			}
			if v == rules.NotFast {
				v = 0
				if c < inputs {
					v = s.c.Inputs.Columns[c].Lo
				}
				for len(t.unknown[c]) < i {
					t.unknown[c] = append(t.unknown[c], false)
				}
				t.unknown[c] = append(t.unknown[c], true)
			} else if t.unknown[c] != nil {
				t.unknown[c] = append(t.unknown[c], false)
			}
			t.columns[c] = append(t.columns[c], v)
		}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// Len returns the number of units.
func (t *Table) Len() int {
	if t == nil {
		return 0
	}
	return len(t.units)
}

// Unit returns the i-th unit, from 0; the zero Unit where there is none.
func (t *Table) Unit(i int) Unit {
	if i < 0 || i >= t.Len() {
		return Unit{}
	}
	return t.units[i]
}
