package rubric

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/parindex/parindex/rubric/source"
)

// Schema is the version of the JSON documents this library makes. Every one
// carries it under the key "schema". A key that is always there is added, changed
// or taken away only with a new version.
const Schema = 1

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
	b, err := source.CanonicalJSON((*plain)(r))
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
	return source.Marshal(document{Schema, r.Edition(), (*plain)(&r)})
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

// ReadDocument reads a JSON document of this library into what doc points to, a
// struct with the JSON tags of the document, as [source.Unmarshal] does. It checks
// the schema first (which may be absent only where its tag has omitempty), and every
// edition in the struct: the document must say which rubric it belongs to, by its
// hash; whether that is the rubric at hand is for the caller to say. What names the
// document in errors; where there is one, what doc points to is not changed.
func ReadDocument(what string, b []byte, doc any) error {
	if to := reflect.ValueOf(doc); to.Kind() != reflect.Pointer || to.IsNil() || to.Elem().Kind() != reflect.Struct {
		return fmt.Errorf("%s: a document is read into a struct, not into a %T", what, doc)
	}
	var head struct {
		Schema  json.RawMessage `json:"schema"`
		Edition json.RawMessage `json:"edition"`
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	switch got := strings.TrimSpace(string(head.Schema)); {
	case got == "" && optional(doc):
	case got == "":
		return fmt.Errorf("%s: there is no schema; schema %d is read", what, Schema)
	case got != fmt.Sprint(Schema):
		return fmt.Errorf("%s: this document has schema %s; schema %d is read", what, got, Schema)
	}
	out := reflect.New(reflect.TypeOf(doc).Elem())
	if err := source.Unmarshal(b, out.Interface()); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	read := out.Elem()
	if err := checkEditions(read); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	reflect.ValueOf(doc).Elem().Set(read)
	return nil
}

// WriteDocument returns the JSON form of a document that [ReadDocument] reads. Its
// schema and its editions must be such that it does: one that belongs to no edition,
// such as a zero value, is an error.
func WriteDocument(doc any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(doc))
	if v.Kind() != reflect.Struct || !v.FieldByName("Schema").CanInt() {
		return nil, errors.New("it is no document: it has no schema")
	}
	if schema := v.FieldByName("Schema").Int(); schema != Schema {
		return nil, fmt.Errorf("a document with schema %d is not written; it is %d", schema, Schema)
	}
	if err := checkEditions(v); err != nil {
		return nil, err
	}
	return source.Marshal(doc)
}

// checkEditions checks every edition among the fields of a document.
func checkEditions(doc reflect.Value) error {
	for _, f := range reflect.VisibleFields(doc.Type()) {
		if f.Type != reflect.TypeFor[Edition]() {
			continue
		}
		if err := doc.FieldByIndex(f.Index).Interface().(Edition).check(); err != nil {
			return fmt.Errorf("edition: %w", err)
		}
	}
	return nil
}

// optional reports whether a document need not state its schema, as what people
// write need not.
func optional(doc any) bool {
	f, _ := reflect.TypeOf(doc).Elem().FieldByName("Schema")
	return strings.HasSuffix(f.Tag.Get("json"), ",omitempty")
}

// ReadSchema checks the schema that a file states, if it states one.
func ReadSchema(m *source.Mapping) {
	if n := m.Get("schema"); n.Present() && n.Int() != Schema {
		n.Faultf("this file has schema %s; schema %d is read", n.String(), Schema)
	}
}

// check reports why an edition cannot be that of a rubric.
func (e Edition) check() error {
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
func (it Item) MarshalJSON() ([]byte, error) { return source.Marshal(it) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (it *Item) UnmarshalJSON(b []byte) error { return source.Unmarshal(b, it) }

// MarshalJSON writes the adjustment as it stands in rubric files.
func (a Adjustment) MarshalJSON() ([]byte, error) { return source.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (a *Adjustment) UnmarshalJSON(b []byte) error { return source.Unmarshal(b, a) }

// MarshalJSON writes the band as it stands in rubric files.
func (b Band) MarshalJSON() ([]byte, error) { return source.Marshal(b) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (b *Band) UnmarshalJSON(src []byte) error { return source.Unmarshal(src, b) }

// MarshalJSON writes the input as it stands in rubric files.
func (in Input) MarshalJSON() ([]byte, error) { return source.Marshal(in) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (in *Input) UnmarshalJSON(b []byte) error { return source.Unmarshal(b, in) }
