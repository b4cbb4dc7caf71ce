package rubric

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
)

// Edition identifies a rubric: its name, its deciding document, and the SHA-256
// of its canonical form, which changes with anything that could change a score
// or a text. Every JSON document that belongs to an edition carries it under the key
// "edition".
type Edition struct {
	Rubric   string `json:"rubric"`
	Decision string `json:"decision"`
	Date     Date   `json:"date"`
	SHA256   string `json:"sha256"` // lower-case hexadecimal; empty where there is no such form
}

// plain is a Rubric without methods.
type plain Rubric

type document struct {
	Schema  int     `json:"schema"`
	Edition Edition `json:"edition"`
	*plain
}

// Canonical returns the form that is hashed: JSON without spaces, with the keys of
// a rubric file in the order of their bytes and only those of what the rubric says.
// What is zero, false, empty or absent is left out: {"places":0} is {}. A case
// stands as a case, also where the file has the short form; a policy and a text
// stand as in files, a text with both languages unless they are the same. Numbers
// are strings without exponents and trailing zeros, years and places JSON numbers.
// Characters stand for themselves in UTF-8, except quotes, backslashes, control
// characters and U+2028 and U+2029, which are escaped as encoding/json does.
//
// It follows from what the rubric says alone: not from the order of the fields of
// [Rubric] and its parts, nor from fields that the rubric leaves empty. So editions
// keep their hashes when the format grows.
func (r *Rubric) Canonical() []byte {
	if r == nil {
		return nil
	}
	b, err := jsonform.Canonical((*plain)(r))
	if err != nil {
		return nil // a number of thousands of digits, or items within themselves, which Validate refuses
	}
	return b
}

// Edition returns the rubric's identity.
func (r *Rubric) Edition() Edition {
	r = r.orEmpty()
	out := Edition{Rubric: r.ID, Decision: r.Decision.Number, Date: r.Decision.Date}
	if form := r.Canonical(); form != nil {
		sum := sha256.Sum256(form)
		out.SHA256 = hex.EncodeToString(sum[:])
	}
	return out
}

// Equal reports whether both rubrics say the same, wherever they were read from.
func (r *Rubric) Equal(other *Rubric) bool {
	a, b := r.Canonical(), other.Canonical()
	return r == other || a != nil && bytes.Equal(a, b)
}

// MarshalJSON writes the rubric as a rubric file, with schema and edition.
func (r Rubric) MarshalJSON() ([]byte, error) {
	return jsonform.Marshal(document{jsonform.Schema, r.Edition(), (*plain)(&r)})
}

// UnmarshalJSON reads and validates a rubric file as [Parse] does. An edition
// that does not fit the rubric is a fault.
func (r *Rubric) UnmarshalJSON(b []byte) error {
	parsed, err := Parse("", b, nil)
	if err != nil {
		return err
	}
	*r = *parsed
	return nil
}

// checkEdition holds the edition that a file states against its content.
func (r *Rubric) checkEdition(n source.Node) {
	if !n.Present() {
		return
	}
	m := n.Mapping()
	stated := Edition{m.Need("rubric").String(), m.Need("decision").String(),
		DateOf(m.Need("date").Date()), m.Need("sha256").String()}
	m.Close()
	if actual := r.Edition(); stated != actual {
		n.Fault(otherContent, actual.Decision, actual.Date, actual.SHA256)
	}
}

// Check reports why an edition cannot be that of a rubric.
func (e Edition) Check() error {
	sum, err := hex.DecodeString(e.SHA256)
	switch {
	case e.Rubric == "":
		return errors.New("it names no rubric")
	case err != nil || len(sum) != sha256.Size || strings.ToLower(e.SHA256) != e.SHA256:
		return fmt.Errorf("%q is no SHA-256 in lower-case hexadecimal", e.SHA256)
	}
	return nil
}

// MarshalJSON writes the item as it stands in rubric files.
func (it Item) MarshalJSON() ([]byte, error) { return jsonform.Marshal(it) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (it *Item) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, it) }

// MarshalJSON writes the adjustment as it stands in rubric files.
func (a Adjustment) MarshalJSON() ([]byte, error) { return jsonform.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (a *Adjustment) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, a) }

// MarshalJSON writes the bounds as they stand in rubric files.
func (f Final) MarshalJSON() ([]byte, error) { return jsonform.Marshal(f) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (f *Final) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, f) }

// MarshalJSON writes the band as it stands in rubric files.
func (b Band) MarshalJSON() ([]byte, error) { return jsonform.Marshal(b) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (b *Band) UnmarshalJSON(src []byte) error { return jsonform.Unmarshal(src, b) }

// MarshalJSON writes the input as it stands in rubric files.
func (in Input) MarshalJSON() ([]byte, error) { return jsonform.Marshal(in) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (in *Input) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, in) }
