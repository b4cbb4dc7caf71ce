package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/parindex/parindex/scoring/published"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// properties returns the keys that a schema allows at a place in it.
func properties(t *testing.T, kind string, at ...string) []string {
	t.Helper()
	src, err := schemas.ReadFile("schemas/" + kind + ".schema.json")
	require.NoError(t, err)
	var v any
	require.NoError(t, json.Unmarshal(src, &v))
	for _, key := range append(at, "properties") {
		m, ok := v.(map[string]any)
		require.True(t, ok, "%s: %v", kind, at)
		v = m[key]
	}
	var out []string
	for key := range v.(map[string]any) {
		out = append(out, key)
	}
	slices.Sort(out)
	return out
}

// keysIn returns the keys that a type has in JSON, with others.
func keysIn(v any, others ...string) []string {
	out := others
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case f.Anonymous && name == "":
				visit(f.Type)
			case name != "" && f.IsExported():
				out = append(out, name)
			}
		}
	}
	visit(reflect.TypeOf(v))
	slices.Sort(out)
	return out
}

// TestSchemasHaveAllKeys: a schema allows just the keys that the library reads.
func TestSchemasHaveAllKeys(t *testing.T) {
	bound := []string{"above", "at_least", "at_most", "below", "one_of"}
	for _, tt := range []struct {
		kind string
		at   []string
		want []string
	}{
		{"rubric", nil, keysIn(rubric.Rubric{}, "schema", "edition")},
		{"rubric", []string{"properties", "edition"}, keysIn(rubric.Edition{})},
		{"rubric", []string{"$defs", "item"}, keysIn(rubric.Item{}, "score", "reason")},
		{"rubric", []string{"$defs", "case"}, keysIn(rubric.Case{})},
		{"rubric", []string{"$defs", "holiday"}, keysIn(rubric.Holiday{})},
		{"rubric", []string{"$defs", "parameter"}, keysIn(rubric.Parameter{})},
		{"rubric", []string{"$defs", "parameter_value"}, keysIn(rubric.ParameterValue{})},
		{"rubric", []string{"$defs", "input"}, keysIn(rubric.Input{})},
		{"rubric", []string{"$defs", "relation"}, keysIn(rubric.Relation{})},
		{"rubric", []string{"$defs", "band"}, keysIn(rubric.Band{})},
		{"rubric", []string{"$defs", "decision"}, keysIn(rubric.Decision{})},
		{"rubric", []string{"$defs", "rounding"}, keysIn(decimals.Rounding{})},
		{"rubric", []string{"$defs", "adjustment"}, keysIn(rubric.Adjustment{})},
		{"facts", nil, []string{"facts", "inputs", "points", "rubric", "schema", "unit"}},
		{"facts", []string{"properties", "unit"}, keysIn(scoring.Unit{})},
		{"facts", []string{"$defs", "bound"}, bound},
		{"published", nil, keysIn(published.Table{}, "schema")},
		{"published", []string{"properties", "items", "items"}, keysIn(published.Row{})},
		{"catalogue", nil, keysIn(catalogue.Catalogue{}, "schema")},
		{"catalogue", []string{"properties", "actions", "items"}, keysIn(catalogue.Solution{})},
		{"catalogue", []string{"properties", "head"}, keysIn(catalogue.Head{})},
		{"catalogue", []string{"properties", "assignment"}, keysIn(catalogue.Assignment{})},
		{"catalogue", []string{"properties", "responsibilities", "items"}, keysIn(catalogue.Responsibility{})},
		{"catalogue", []string{"properties", "signatory"}, keysIn(catalogue.Signatory{})},
		{"assessment", nil, keysIn(assessment.Assessment{}, "schema")},
		{"assessment", []string{"properties", "unit"}, keysIn(scoring.Unit{})},
		{"assessment", []string{"$defs", "record"}, keysIn(assessment.Record{})},
		{"assessment", []string{"$defs", "evidence"}, keysIn(assessment.Evidence{})},
		{"assessment", []string{"$defs", "waiver"}, keysIn(assessment.Waiver{})},
		{"sheet", nil, []string{"facts", "inputs", "points", "rows", "rubric", "schema", "total", "unit"}},
		{"sheet", []string{"properties", "rows", "items"}, keysIn(audit.Row{})},
		{"sheet", []string{"properties", "total"}, keysIn(audit.Total{})},
		{"cases", []string{"$defs", "record"}, keysIn(assessment.Record{})},
		{"cases", []string{"$defs", "receipt"}, []string{"facts", "result"}},
		{"cases", []string{"$defs", "refused"}, []string{"kind", "match", "record"}},
		{"variants", nil, keysIn(policy.Set{}, "schema")},
		{"variants", []string{"properties", "variants", "items"}, keysIn(policy.Variant{})},
		{"variants", []string{"$defs", "item"}, keysIn(rubric.Item{}, "score", "reason")},
		{"variants", []string{"$defs", "band"}, keysIn(rubric.Band{})},
		{"variants", []string{"$defs", "parameter"}, keysIn(rubric.Parameter{})},
		{"map", nil, keysIn(bridge.Map{}, "schema")},
		{"map", []string{"properties", "items", "items"}, keysIn(bridge.Link{})},
		{"map", []string{"properties", "inputs", "items"}, keysIn(bridge.Renamed{})},
		{"aim", nil, []string{"efforts", "goal", "next", "otherwise", "rubric", "schema", "unit"}},
		{"aim", []string{"properties", "goal"}, keysIn(remediation.Goal{})},
		{"aim", []string{"$defs", "moved"}, []string{"fixed", "options", "per_unit", "steps", "within"}},
		{"aim", []string{"$defs", "moved", "properties", "within"}, bound},
	} {
		assert.Equal(t, tt.want, properties(t, tt.kind, tt.at...), "%s %v", tt.kind, tt.at)
	}
}

// TestCasesHaveRecords: records in files of cases have the schema of those in assessments.
func TestCasesHaveRecords(t *testing.T) {
	defs := func(kind string) map[string]any {
		src, err := schemas.ReadFile("schemas/" + kind + ".schema.json")
		require.NoError(t, err)
		var v map[string]any
		require.NoError(t, json.Unmarshal(src, &v))
		return v["$defs"].(map[string]any)
	}
	want, got := defs("assessment"), defs("cases")
	for _, name := range []string{"text", "date", "counts", "answers", "evidence", "waiver", "record"} {
		assert.Equal(t, want[name], got[name], name)
	}
}

// TestSchemaHasAllKinds: a schema allows just the kinds of reasons that the library
// knows.
func TestSchemaHasAllKinds(t *testing.T) {
	src, err := schemas.ReadFile("schemas/catalogue.schema.json")
	require.NoError(t, err)
	var v struct {
		Properties struct {
			Actions struct {
				Items struct {
					Properties struct {
						Kinds struct{ Items struct{ Enum []string } }
					}
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal(src, &v))
	listed := v.Properties.Actions.Items.Properties.Kinds.Items.Enum
	require.NotEmpty(t, listed)
	demo, err := os.ReadFile("testdata/demo.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("demo.yaml", demo, nil)
	require.NoError(t, err)
	of := func(kinds ...string) error {
		_, err := catalogue.Parse("c", fmt.Appendf(nil, "rubric: demo-2025\ntitle: T\nactions: [{id: a, kinds: [%s], solution: s}]\n", strings.Join(kinds, ", ")), r, nil)
		return err
	}
	assert.NoError(t, of(listed...))
	assert.Error(t, of("other"))
}

// TestSchemaLanguages: every description stands in both languages, and what is
// printed has those of one.
func TestSchemaLanguages(t *testing.T) {
	for _, kind := range kinds {
		src, err := schemas.ReadFile("schemas/" + kind + ".schema.json")
		require.NoError(t, err)
		assert.Equal(t, strings.Count(string(src), `"description":`), strings.Count(string(src), `"x-vi":`), kind)
		for _, lang := range []string{"vi", "en"} {
			got := call(t, "schema", kind, "-lang", lang)
			assert.True(t, json.Valid([]byte(got.out)))
			assert.NotContains(t, got.out, "x-vi")
			assert.Equal(t, strings.Count(string(src), `"description":`), strings.Count(got.out, `"description":`), kind)
		}
	}
}
