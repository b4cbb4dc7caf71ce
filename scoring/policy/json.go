package policy

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
)

// MarshalJSON writes the set as [Parse] reads it: only what it says.
func (s Set) MarshalJSON() ([]byte, error) { return jsonform.Canonical(s) }

// UnmarshalJSON reads what MarshalJSON writes; it does not check it.
func (s *Set) UnmarshalJSON(b []byte) error {
	doc, p := source.Read("", b, nil), newReader(nil)
	m := doc.Root().Mapping()
	p.set.Rubric = m.Get("rubric").String()
	for _, n := range m.Need("variants").Items() {
		p.variant(n)
	}
	m.Close()
	if err := doc.Err(); err != nil {
		return err
	}
	*s = *p.set
	return nil
}

// newReader returns a reader of variants of a rubric; of any, if that is nil.
func newReader(r *rubric.Rubric) *reader {
	return &reader{set: &Set{Variants: []Variant{}, draft: r.Draft()}}
}

// MarshalJSON writes the variant as it stands in a file: only what it says.
func (v Variant) MarshalJSON() ([]byte, error) { return jsonform.Canonical(v) }

// UnmarshalJSON reads what MarshalJSON writes; it does not check it.
func (v *Variant) UnmarshalJSON(b []byte) error {
	doc, p := source.Read("", b, nil), newReader(nil)
	p.variant(doc.Root())
	if err := doc.Err(); err != nil {
		return err
	}
	*v = p.set.Variants[0]
	return nil
}

// MarshalJSON writes the comparison with its schema and edition.
func (c Comparison) MarshalJSON() ([]byte, error) { return jsonform.Write(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Comparison) UnmarshalJSON(b []byte) error {
	return jsonform.Read("comparison of variants", b, c)
}

// MarshalJSON writes numbers as strings.
func (e Effect) MarshalJSON() ([]byte, error) { return jsonform.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Effect) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, e) }

// MarshalJSON writes numbers as strings.
func (c Changes) MarshalJSON() ([]byte, error) { return jsonform.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Changes) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, c) }

// MarshalJSON writes numbers as strings.
func (g GroupEffect) MarshalJSON() ([]byte, error) { return jsonform.Marshal(g) }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *GroupEffect) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, g) }

// MarshalJSON writes numbers as strings.
func (e ItemEffect) MarshalJSON() ([]byte, error) { return jsonform.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *ItemEffect) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, e) }

// MarshalJSON writes numbers as strings.
func (m ItemMove) MarshalJSON() ([]byte, error) { return jsonform.Marshal(m) }

// UnmarshalJSON reads what MarshalJSON writes.
func (m *ItemMove) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, m) }

// MarshalJSON writes numbers as strings.
func (e UnitEffect) MarshalJSON() ([]byte, error) { return jsonform.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *UnitEffect) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, e) }
