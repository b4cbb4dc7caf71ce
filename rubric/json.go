package rubric

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/parindex/parindex/rubric/source"
)

// Schema is the version of the JSON documents this library makes. Every one
// carries it under the key "schema".
const Schema = 1

// Edition identifies a rubric: its name, its deciding document, and the SHA-256
// of its canonical form, which changes with anything that could change a score
// or a text. Every JSON document this library makes carries it under the key
// "edition".
type Edition struct {
	Rubric   string `json:"rubric"`
	Decision string `json:"decision"`
	Date     Date   `json:"date"`
	SHA256   string `json:"sha256"` // lower-case hexadecimal
}

// plain is a Rubric without methods: its JSON form is the canonical one.
type plain Rubric

type document struct {
	Schema  int     `json:"schema"`
	Edition Edition `json:"edition"`
	*plain
}

// Canonical returns the form that is hashed: JSON with the keys of a rubric
// file in a fixed order, numbers without trailing zeros, nothing optional that
// is absent.
func (r *Rubric) Canonical() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode((*plain)(r.orEmpty())); err != nil {
		return nil // not reachable: every field is text, number or bool
	}
	return bytes.TrimSpace(b.Bytes())
}

// Edition returns the rubric's identity.
func (r *Rubric) Edition() Edition {
	r = r.orEmpty()
	sum := sha256.Sum256(r.Canonical())
	return Edition{r.ID, r.Decision.Number, r.Decision.Date, hex.EncodeToString(sum[:])}
}

// Equal reports whether both rubrics say the same, wherever they were read from.
func (r *Rubric) Equal(other *Rubric) bool {
	return bytes.Equal(r.Canonical(), other.Canonical())
}

// MarshalJSON writes the rubric as a rubric file, with schema and edition.
func (r Rubric) MarshalJSON() ([]byte, error) {
	return json.Marshal(document{Schema, r.Edition(), (*plain)(&r)})
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
		n.Faultf("the edition does not fit the content, whose edition is %s of %s, sha256 %s",
			actual.Decision, actual.Date, actual.SHA256)
	}
}
