package policy

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// state is what the units come to by one rubric.
type state struct {
	compiled *rules.Compiled
	totals   *columnar.Totals
	finals   *columnar.Scores
	places   []int32 // by unit, in halves; 0 where the score is not known
	bands    []int32 // by unit, among names; 0 is none, or not known
	names    []rubric.Text
}

// state computes what is compared of a rubric.
func (r *run) state(t *columnar.Totals, c *rules.Compiled, w *places.Work) (*state, error) {
	s := &state{compiled: c, totals: t, finals: t.Rounded()}
	s.banded(r)
	if r.was != nil && r.unmoved(s) {
		s.places = r.was.places
		return s, nil
	}
	numbers, err := r.numbers(s)
	if err != nil {
		return nil, err
	}
	s.places = make([]int32, t.Len())
	var own []int64
	for _, g := range r.groups {
		own = own[:0]
		for _, i := range g.Members {
			if s.finals.Known[i] {
				own = append(own, numbers[i])
			}
		}
		at := places.Of(own, r.rule.Ties, w)
		for _, i := range g.Members {
			if s.finals.Known[i] {
				s.places[i], at = int32(at[0]), at[1:]
			}
		}
	}
	return s, nil
}

// unmoved reports whether units are surely ranked as before: nothing that counts differs,
// or what is ranked is published and the same.
func (r *run) unmoved(s *state) bool {
	if r.rule.By == ranking.Index || len(r.rule.Keys) > 0 {
		return false
	}
	if !r.published(s) || !r.published(r.was) {
		a, b := s.compiled, r.was.compiled
		return a.Comparable(b) && a.SameEnd(b) && sameLeaves(a, b)
	}
	return slices.Equal(s.finals.Known, r.was.finals.Known) && slices.Equal(s.finals.Points, r.was.finals.Points)
}

// sameLeaves reports whether all leaves of two comparable rubrics come to the same.
func sameLeaves(a, b *rules.Compiled) bool {
	for i, n := range a.Leaves {
		if n.Twin() != b.Leaves[i].Twin() {
			return false
		}
	}
	for line := len(a.Leaves); line < len(a.Book.Lines); line++ {
		if !a.SameTerm(b, line) {
			return false
		}
	}
	return true
}

// published reports whether units are ranked as their final scores are published.
func (r *run) published(s *state) bool {
	if r.rule.By == ranking.Index || len(r.rule.Keys) > 0 {
		return false
	}
	rounding := s.compiled.Rubric.Points
	// To the even one, numbers are rounded otherwise once whole numbers are added.
	return !s.compiled.Book.Rescales && r.rule.Rounding == nil ||
		r.rule.Rounding != nil && *r.rule.Rounding == rounding && rounding.Mode != decimals.HalfEven
}

// numbers returns what units are ranked by, as numbers that compare so.
func (r *run) numbers(s *state) ([]int64, error) {
	switch {
	case r.published(s):
		return s.finals.Points, nil
	case r.rule.Rounding == nil && len(r.rule.Keys) == 0 && (r.rule.By != ranking.Index || s.compiled.Book.Rescales):
		return s.totals.Order(), nil // the maximum is the same for all
	}
	finals, n := s.totals.Finals(), len(s.finals.Points)
	of := make([]exact.Number, n)
	var applicable []int64 // of each unit, where what is excluded is not rescaled
	if r.rule.By == ranking.Index && !s.compiled.Book.Rescales {
		applicable = s.totals.Areas().Applicable
	}
	unit := interval.PowerOf10(finals.Places)
	whole := exact.Of(s.compiled.Rubric.Max.Rat())
	for i := range of {
		v, known := finals.Exactly(i)
		if !known {
			continue
		}
		if r.rule.By == ranking.Index {
			most := whole
			if applicable != nil {
				most = exact.Of(big.NewRat(applicable[i], unit))
			}
			v = v.Times(exact.Of(100)).Over(most)
		}
		if r.rule.Rounding != nil {
			v = exact.Of(v.Round(*r.rule.Rounding).Rat())
		}
		of[i] = v
	}
	var keys []*columnar.Scores
	if r.rule.Ties == ranking.Ordinal {
		for _, k := range r.rule.Keys {
			scores, err := s.totals.Item(k.Item)
			if err != nil {
				return nil, err
			}
			keys = append(keys, scores)
		}
	}
	return places.Codes(n, func(a, b int) int {
		by := of[a].Cmp(of[b])
		for k := 0; k < len(keys) && by == 0; k++ {
			by = byKey(keys[k], a, b, r.rule.Keys[k].Lowest)
		}
		return by
	}), nil
}

// byKey compares two units by the points of an item; one without any comes behind.
func byKey(of *columnar.Scores, a, b int, lowest bool) int {
	switch {
	case of.Known[a] != of.Known[b]:
		if of.Known[a] {
			return 1
		}
		return -1
	case !of.Known[a]:
		return 0
	case lowest:
		return cmp.Compare(of.Points[b], of.Points[a])
	}
	return cmp.Compare(of.Points[a], of.Points[b])
}

// banded finds the bands of the units.
func (s *state) banded(r *run) {
	s.names = []rubric.Text{{}}
	s.bands = make([]int32, len(s.finals.Points))
	if len(s.compiled.Rubric.Bands) == 0 {
		return
	}
	at := map[rubric.Text]int32{{}: 0}
	number := func(name rubric.Text) int32 {
		k, is := at[name]
		if !is {
			k = int32(len(s.names))
			at[name], s.names = k, append(s.names, name)
		}
		return k
	}
	simple := len(s.compiled.Bands) == 0
	for _, g := range r.groups { // first the names, in the order of the bands
		bands, from := s.compiled.Floors(g.Name)
		numbers := make([]int32, len(bands))
		for k, b := range bands {
			numbers[k] = number(b.Name)
		}
		if g.Name == "" && len(s.compiled.Rubric.Groups) > 0 {
			simple = false // a unit without a group may be of any
		}
		for _, i := range g.Members {
			for k := 0; s.finals.Known[i] && k < len(from); k++ {
				if s.finals.Points[i] >= from[k] {
					s.bands[i] = numbers[k]
					break
				}
			}
		}
	}
	if !simple {
		for i, name := range s.totals.Bands() {
			s.bands[i] = number(name)
		}
	}
}
