package statistics

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/exact"
)

// document is the JSON form of a distribution.
type document struct {
	Places int     `json:"places"`
	Values []count `json:"values"` // in order
}

type count struct {
	Value exact.Number `json:"value"`
	Count int64        `json:"count"`
}

// MarshalJSON writes the values in order, each with how often it occurs: what merges later
// with that of other parts.
func (d *Distribution) MarshalJSON() ([]byte, error) {
	out := document{Places: d.Places(), Values: []count{}}
	for v, times := range d.Values() {
		out.Values = append(out.Values, count{v, times})
	}
	return jsonform.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Distribution) UnmarshalJSON(b []byte) error {
	var in document
	if err := jsonform.Unmarshal(b, &in); err != nil {
		return err
	}
	if in.Places < 0 || in.Places > mostPlaces {
		return noSuchPlaces.Say(in.Places, mostPlaces)
	}
	read := New(in.Places)
	for _, v := range in.Values {
		before := read.n
		if read.add(v.Value.Rat(), v.Count); v.Count <= 0 || read.n-v.Count != before {
			return noSuchCount.SayShort(v.Value.String(), v.Count)
		}
	}
	d.places, d.unit, d.grid, d.others, d.n = read.places, read.unit, read.grid, read.others, read.n
	d.sorted.Store(nil)
	return nil
}
