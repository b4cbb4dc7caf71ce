package jsonform

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// Schema is the version of the JSON documents this library makes. Every one
// carries it under the key "schema". A key that is always there is added, changed
// or taken away only with a new version.
const Schema = 1

// Edition is what the fields of a document are that say to which rubric it belongs:
// rubric.Edition.
type Edition interface {
	Check() error // why it cannot be the edition of a rubric
}

// Read reads a JSON document of this library into what doc points to, a
// struct with the JSON tags of the document, as [Unmarshal] does. It checks
// the schema first (which may be absent only where its tag has omitempty), and every
// edition in the struct: the document must say which rubric it belongs to, by its
// hash ([Edition]); whether that is the rubric at hand is for the caller to say. What names the
// document in errors; where there is one, what doc points to is not changed.
func Read(what string, b []byte, doc any) error {
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
	if err := Unmarshal(b, out.Interface()); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	read := out.Elem()
	if err := checkEditions(read); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	reflect.ValueOf(doc).Elem().Set(read)
	return nil
}

// Write returns the JSON form of a document that [Read] reads. Its
// schema and its editions must be such that it does: one that belongs to no edition,
// such as a zero value, is an error.
func Write(doc any) ([]byte, error) {
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
	return Marshal(doc)
}

// checkEditions checks every edition among the fields of a document.
func checkEditions(doc reflect.Value) error {
	for _, f := range reflect.VisibleFields(doc.Type()) {
		if !f.Type.Implements(reflect.TypeFor[Edition]()) {
			continue
		}
		if err := doc.FieldByIndex(f.Index).Interface().(Edition).Check(); err != nil {
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
