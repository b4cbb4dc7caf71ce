package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The keywords that the schemas use, with the type of the values that each is for; ""
// is any. In place are those whose schemas are for the same value.
var (
	keywordTypes = map[string]string{
		"$schema": "", "$id": "", "$ref": "", "$defs": "", "title": "", "description": "", "x-vi": "",
		"type": "", "enum": "", "const": "", "anyOf": "", "oneOf": "", "allOf": "", "not": "", "if": "", "then": "", "else": "",
		"properties": "object", "required": "object", "additionalProperties": "object", "propertyNames": "object",
		"patternProperties": "object", "dependentRequired": "object", "minProperties": "object",
		"items": "array", "prefixItems": "array", "minItems": "array", "maxItems": "array", "uniqueItems": "array",
		"pattern": "string", "minLength": "string", "maxLength": "string",
		"minimum": "number", "maximum": "number", "exclusiveMinimum": "number", "exclusiveMaximum": "number", "multipleOf": "number",
	}
	inPlace = []string{"anyOf", "oneOf", "allOf", "not", "if", "then", "else"}
)

// strictness collects what strict validators refuse in a schema.
type strictness struct {
	wrong   []string
	defined map[string]bool // of $defs: whether it is used
}

// schema checks a schema; types are those that it is for as far as the schemas around
// it say.
func (s *strictness) schema(v any, at string, types []string) {
	m, isMap := v.(map[string]any)
	if !isMap {
		if _, isBool := v.(bool); !isBool {
			s.wrong = append(s.wrong, at+": no schema")
		}
		return
	}
	if t, given := m["type"]; given {
		name, one := t.(string)
		if !one {
			s.wrong = append(s.wrong, at+": a union of types")
		}
		types = []string{name}
	}
	for key, value := range m {
		of, known := keywordTypes[key]
		here := at + "/" + key
		switch {
		case !known:
			s.wrong = append(s.wrong, here+": an unknown keyword")
		case of == "number" && slices.Contains(types, "integer"):
		case of != "" && !slices.Contains(types, of):
			s.wrong = append(s.wrong, here+": not said to be of type "+of)
		}
		s.keyword(m, key, value, here, types)
	}
}

func (s *strictness) keyword(m map[string]any, key string, value any, at string, types []string) {
	within := func(v any, types []string) {
		switch v := v.(type) {
		case []any:
			for i, x := range v {
				s.schema(x, fmt.Sprint(at, "/", i), types)
			}
		default:
			s.schema(v, at, types)
		}
	}
	switch {
	case slices.Contains(inPlace, key):
		within(value, types)
	case key == "properties", key == "patternProperties", key == "$defs":
		for name, x := range value.(map[string]any) {
			s.schema(x, at+"/"+name, nil)
		}
	case key == "items", key == "prefixItems", key == "additionalProperties", key == "propertyNames":
		if key == "propertyNames" {
			within(value, []string{"string"})
			return
		}
		within(value, nil)
	case key == "required":
		properties, _ := m["properties"].(map[string]any)
		for _, name := range value.([]any) {
			if _, is := properties[name.(string)]; !is {
				s.wrong = append(s.wrong, fmt.Sprintf("%s: %s is not defined beside it", at, name))
			}
		}
	case key == "$ref":
		name, here := strings.CutPrefix(value.(string), "#/$defs/")
		if _, is := s.defined[name]; !here || !is {
			s.wrong = append(s.wrong, at+": not defined: "+value.(string))
		}
		s.defined[name] = true
	}
}

// TestSchemasAreStrict: strict validators such as Ajv compile the schemas, too, which
// refuse unknown keywords, unions of types, keywords for another type than a value is
// said to have, and required keys that are not defined.
func TestSchemasAreStrict(t *testing.T) {
	for _, kind := range kinds {
		var doc map[string]any
		require.NoError(t, json.Unmarshal([]byte(call(t, "schema", kind).out), &doc))
		s := &strictness{defined: map[string]bool{}}
		for name := range doc["$defs"].(map[string]any) {
			s.defined[name] = false
		}
		s.schema(doc, kind, nil)
		for name, used := range s.defined {
			assert.True(t, used, "%s: $defs/%s is not used", kind, name)
		}
		slices.Sort(s.wrong)
		assert.Empty(t, s.wrong)
	}
}

// TestStrictness: the test sees what is not strict.
func TestStrictness(t *testing.T) {
	for src, want := range map[string]string{
		`{"type": ["string", "number"]}`:                               "s: a union of types",
		`{"properties": {"a": true}}`:                                  "s/properties: not said to be of type object",
		`{"type": "object", "required": ["a"]}`:                        "s/required: a is not defined beside it",
		`{"type": "object", "anyOf": [{"required": ["a"]}]}`:           "s/anyOf/0/required: a is not defined beside it",
		`{"type": "object", "properties": {"a": {"pattern": "x"}}}`:    "s/properties/a/pattern: not said to be of type string",
		`{"optional": true}`:                                           "s/optional: an unknown keyword",
		`{"$ref": "#/$defs/a"}`:                                        "s/$ref: not defined: #/$defs/a",
		`{"type": "array", "items": {"type": "string", "minimum": 1}}`: "s/items/minimum: not said to be of type number",
	} {
		var v any
		require.NoError(t, json.Unmarshal([]byte(src), &v))
		s := &strictness{defined: map[string]bool{}}
		s.schema(v, "s", nil)
		assert.Equal(t, []string{want}, s.wrong, src)
	}
}
