package assessment

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Entry is a record in the history of an item.
type Entry struct {
	Record int    `json:"record"` // its index in the assessment, which has all of it
	Round  string `json:"round"`  // by its name
	// Field is the path of the figure or the points that it changed, as package form has it;
	// empty of another record.
	Field string `json:"field,omitempty"`
	// Text says for officials what it did, and by whom.
	Text rubric.Text `json:"text"`
}

// MarshalJSON writes the entry.
func (e Entry) MarshalJSON() ([]byte, error) { return jsonform.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Entry) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, e) }

// History returns every record that concerns an item, over all rounds, in the order of the
// assessment: what was stated of the inputs that its rule reads, its points, claims,
// evidence, remarks, waivers, and the answers to its survey. Of an item with others below
// it, it has those of all of them. Of "" it has every record of the year, also locks,
// reopenings and notes, which concern no item.
//
// The error says that the rubric has no such item, or is that of a state that was read from
// JSON.
func (s *State) History(code string) ([]Entry, error) {
	if s == nil || s.fold == nil {
		return nil, notFolded.Say()
	}
	f := s.fold
	about := func(*Record) bool { return true }
	if code = spelling.Normalize(code); code != "" {
		it := f.c.Rubric.Item(code)
		if it == nil {
			return nil, rules.UnknownItem(f.c.Rubric, code)
		}
		about = f.concerns(it)
	}
	out := []Entry{}
	for i := range f.a.Records {
		if r := f.entered[i]; about(r) {
			text := f.did(i)
			out = append(out, Entry{Record: i, Round: r.Round, Field: r.Field(), Text: rubric.Text{VI: text.VI, EN: text.EN}})
		}
	}
	return out, nil
}

// concerns returns which records concern an item.
func (f *fold) concerns(it *rubric.Item) func(*Record) bool {
	inputs, codes, surveys := map[string]bool{}, map[string]bool{}, map[string]bool{}
	below := append(slices.Collect(it.All()), it)
	for _, n := range f.c.Leaves {
		if !slices.Contains(below, n.Item) {
			continue
		}
		codes[n.Item.Code] = true
		if n.Item.Survey != "" {
			surveys[n.Item.Survey] = true
		}
		for _, slot := range n.Inputs {
			in := f.c.Inputs.Scalars[slot]
			inputs[in.Name] = true
			if of := in.Compared(); of != nil {
				inputs[of.Name] = true
			}
		}
	}
	return func(r *Record) bool {
		return r.Input != "" && inputs[r.Input] || r.Item != "" && codes[r.Item] || r.Survey != "" && r.Item == "" && surveys[r.Survey]
	}
}

// Field returns the path of the field that a record of figures or points is about, as
// package form has it: inputs.rate, points["1.1"]. It is empty of another record.
func (r *Record) Field() string {
	switch {
	case r == nil:
	case r.Kind == Stated && r.Input != "":
		return source.Path("inputs", spelling.Normalize(r.Input))
	case r.Kind == Typed && r.Item != "":
		return source.Path("points", spelling.Normalize(r.Item))
	}
	return ""
}
