package solve

import "github.com/parindex/parindex/scoring/internal/interval"

// Nearby returns the least changes into a set: from what is known, and then from
// other values; none where none is needed.
func Nearby(slot int, from []interval.Domain, to interval.Domain) []Target {
	var out []Target
	for i, v := range from {
		t, ok := Toward(slot, v, to)
		switch {
		case ok:
			out = append(out, t)
		case i == 0:
			return nil
		default:
			out = append(out, Target{Slot: slot, Op: "==", Limit: v, Is: v})
		}
	}
	return out
}

// NearestTo does the same for the values that facts of a region have; not ok where
// facts of it may need a change and none was found.
func (q *Search) NearestTo(r Region, slot int, from []interval.Domain) (out []Target, ok bool) {
	is := q.project(r, slot)
	for i, v := range from {
		t, found := Toward(slot, v, is.of)
		if found && !is.has(t.Is) {
			t, _, found = q.into(r, is, slot, v)
		}
		if found {
			out = append(out, t)
			continue
		}
		if !v.Known() {
			return out, q.Possible(r) == No
		}
		if at, inside := r.narrowed(r.fix(slot, v)); !inside || q.Possible(at) != Yes {
			return out, q.Possible(r) == No
		}
		if i > 0 {
			out = append(out, Target{Slot: slot, Op: "==", Limit: v, Is: v})
		}
	}
	return out, true
}
