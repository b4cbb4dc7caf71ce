package formula

import (
	"math/big"
	"slices"
)

// Middle returns the value from which no end of a bounded set of numbers is farther
// than the other, of whole numbers the one before it.
func (v Value) Middle() (_ Value, bounded bool) {
	if v.Type != Number && v.Type != Date || v.Known() || v.Num.Lo == nil || v.Num.Hi == nil {
		return v, false
	}
	at := new(big.Rat).Add(v.Num.Lo, v.Num.Hi)
	at.Quo(at, big.NewRat(2, 1))
	if v.Num.Whole {
		at = floorRat(at)
	}
	v.Num = Exactly(at)
	return v, true
}

// Nearby returns the least changes into a set: from what is known, and then from
// other values; none where none is needed.
func Nearby(slot int, from []Value, to Value) []Target {
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
func (q *Search) NearestTo(r Region, slot int, from []Value) (out []Target, ok bool) {
	domains := slices.Clone(q.domains)
	for i, v := range from {
		domains[slot] = v
		if t, found := q.Nearest(r, domains, slot); found {
			out = append(out, t[0])
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
