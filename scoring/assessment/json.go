package assessment

import (
	"time"

	"github.com/parindex/parindex/rubric/jsonform"
)

// document is an assessment as JSON has it.
type document struct {
	Schema int `json:"schema,omitempty"`
	plain
}

type plain Assessment

// MarshalJSON writes the assessment as [Parse] reads it.
func (a Assessment) MarshalJSON() ([]byte, error) {
	return jsonform.Marshal(document{jsonform.Schema, plain(a)})
}

// UnmarshalJSON reads what MarshalJSON writes, and any assessment in JSON that [Parse]
// reads, without holding it against a rubric.
func (a *Assessment) UnmarshalJSON(b []byte) error {
	var doc document
	if err := jsonform.Read("assessment", b, &doc); err != nil {
		return err
	}
	*a = Assessment(doc.plain)
	return nil
}

// MarshalJSON writes the record as it stands in files.
func (r Record) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes, and a day alone as the time, as files have it.
func (r *Record) UnmarshalJSON(b []byte) error {
	var doc struct {
		plainRecord
		At moment `json:"at"`
	}
	if err := jsonform.Unmarshal(b, &doc); err != nil {
		return err
	}
	doc.plainRecord.At = time.Time(doc.At)
	*r = Record(doc.plainRecord)
	return nil
}

type plainRecord Record

// moment is a time in JSON, which may be a day alone.
type moment time.Time

// UnmarshalJSON reads a day or a time with its zone.
func (m *moment) UnmarshalJSON(b []byte) error {
	var text string
	if err := jsonform.Unmarshal(b, &text); err != nil {
		return err
	}
	at, err := momentIn(text)
	if err != nil {
		return noMoment.SayShort(text)
	}
	*m = moment(at)
	return nil
}

// MarshalJSON writes the state with its schema and edition.
func (s State) MarshalJSON() ([]byte, error) { return jsonform.Write(s) }

// UnmarshalJSON reads what MarshalJSON writes. What is read says what came out; to ask it
// more, fold the records again.
func (s *State) UnmarshalJSON(b []byte) error { return jsonform.Read("state", b, s) }

// MarshalJSON writes the round as it stands in a [State].
func (r Round) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Round) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }

// MarshalJSON writes the item as it stands in a [Round].
func (it Item) MarshalJSON() ([]byte, error) { return jsonform.Marshal(it) }

// UnmarshalJSON reads what MarshalJSON writes.
func (it *Item) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, it) }

// MarshalJSON writes the piece as it stands in an [Item].
func (p Piece) MarshalJSON() ([]byte, error) { return jsonform.Marshal(p) }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Piece) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, p) }

// MarshalJSON writes the finding as it stands in a [Round].
func (f Finding) MarshalJSON() ([]byte, error) { return jsonform.Marshal(f) }

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Finding) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, f) }

// MarshalJSON writes answers by group of respondents; those of all respondents alone.
func (a Answers) MarshalJSON() ([]byte, error) {
	if of, is := a[""]; is && len(a) == 1 {
		return jsonform.Marshal(of)
	}
	return jsonform.Marshal(map[string]map[string]int(a))
}

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Answers) UnmarshalJSON(b []byte) error {
	var all map[string]int
	if err := jsonform.Unmarshal(b, &all); err == nil {
		if *a = (Answers{}); len(all) > 0 {
			*a = Answers{"": all}
		}
		return nil
	}
	var groups map[string]map[string]int
	err := jsonform.Unmarshal(b, &groups)
	*a = groups
	return err
}
