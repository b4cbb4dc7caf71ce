package scoring

import (
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/internal/kernel"
)

// Score scores a unit. The error is about the facts alone (a [source.Faults]
// that names every undeclared input and every figure of a wrong type, behind which
// errors.Is finds [ErrFacts], and [ErrEdition] where they are for another rubric); what
// goes wrong in a rule is in the result, at its item.
func (s *Scorer) Score(f Facts) (*Result, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	e := s.engine()
	defer s.engines.Put(e)
	return e.score(f)
}

// engine scores units one by one or in blocks; it is used by one goroutine at a
// time and keeps its memory from unit to unit.
type engine struct {
	*compiled
	frame  kernel.Frame // for one unit
	block  kernel.Frame // for a block of a table
	local  [][]int64    // what a leaf reads of a unit, as columns of one row
	points []int64      // of the leaves
}

func (s *compiled) engine() *engine {
	if e, ok := s.engines.Get().(*engine); ok {
		return e
	}
	return &engine{compiled: s, frame: kernel.Frame{Rows: 1}, block: kernel.Frame{Rows: kernel.BlockLen}, points: make([]int64, len(s.leaves))}
}

func (e *engine) score(f Facts) (*Result, error) {
	r, err := e.row(f)
	if err != nil {
		return nil, err
	}
	entries := e.leafPoints(r)
	out := &Result{Schema: jsonform.Schema, Edition: e.edition(), Unit: f.Unit, Period: e.rubric.Period}
	out.Total = e.total(entries, f.Unit.Group)
	out.Total.NoBand = e.noBand(&out.Total, f.Unit.Group)
	out.detail = &detail{scorer: e.compiled, row: r}
	return out, nil
}

// total adds up the leaves of a unit: those that simply have points, and the others.
func (e *engine) total(entries []entry, group string) Total {
	l := e.ledger(entries)
	out := l.total(group)
	if !out.Final.Valid {
		out.Open = e.openReasons(entries)
	}
	return out
}

func (e *engine) ledger(entries []entry) ledger {
	var sums [accounts]int64
	for i, points := range e.points {
		sums[e.book.lines[i].account] += points
	}
	return e.book.ledger(sums, entries)
}

// leafPoints computes e.points, and returns the leaves that have none or may
// have others.
func (e *engine) leafPoints(r row) []entry {
	var list []entry
	for _, n := range e.leaves {
		points, other, isOther := e.leaf(r, n)
		e.points[n.index] = points
		if isOther {
			list = append(list, other)
		}
	}
	return list
}

// leaf computes the points of a leaf; isOther reports that it has none or may have
// others, as the entry says.
func (e *engine) leaf(r row, n *node) (points int64, other entry, isOther bool) {
	if n.plain() {
		if v := r.vals[len(e.inputs.columns)+n.index]; v != notFast {
			return v, entry{}, false
		}
	}
	if n.kernel != nil && e.fast(r, n) {
		e.local = e.local[:0]
		for _, slot := range n.uses {
			e.local = append(e.local, r.vals[slot:slot+1])
		}
		points := e.points[n.index : n.index+1]
		state := n.kernel.Run(&e.frame, e.local, 0, 1, points)[0]
		switch {
		case state == kernel.StateCounted:
			return points[0], entry{}, false
		case state >= kernel.StateGuard:
			return 0, n.closed(int(state-kernel.StateGuard), points[0]), true
		}
	}
	return 0, e.slow(r, n), true
}

// fast reports whether all that a leaf reads stands in the columns.
func (e *engine) fast(r row, n *node) bool {
	for _, slot := range n.uses {
		if r.vals[slot] == notFast {
			return false
		}
	}
	return true
}

// closed returns what a leaf is one of whose guards is closed.
func (n *node) closed(at int, points int64) entry {
	g := n.guards[at]
	excluded := g.policy.Kind == rubric.PolicyExclude
	return entry{leaf: n.index, status: g.status, lo: points, hi: points, counts: !excluded, excluded: excluded}
}

// slow evaluates a leaf over sets of possible values.
func (s *compiled) slow(r row, n *node) entry {
	o := n.evaluate(s.rubric, s.vars(r, n), s.points(r, n)...)
	return s.entry(n, &o)
}

// detail is what a result writes out when it is asked for: from the row of a
// unit, or as it was read from JSON.
type detail struct {
	once    sync.Once
	scorer  *compiled
	row     row
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
		d.areas, _ = sc.items(sc.compiled.areas)
		d.bonus = sc.adjustment(ofBonus, sc.rubric.Bonus, sc.compiled.bonus)
		d.penalty = sc.adjustment(ofPenalty, sc.rubric.Penalty, sc.compiled.penalty)
	})
	return d
}
