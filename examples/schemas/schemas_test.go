package schemas_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/source"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

const root = "../.."

// schema compiles the schema of a kind of file.
func schema(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(root, "examples/parindex/schemas", kind+".schema.json"))
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	require.NoError(t, c.AddResource(kind, doc))
	s, err := c.Compile(kind) // also against the schema of schemas
	require.NoError(t, err)
	return s
}

// values reads a YAML file as editors do: numbers and truth values by their look,
// everything else as text.
func values(src []byte) (any, error) {
	loader, err := yaml.NewLoader(bytes.NewReader(src))
	if err != nil {
		return nil, err
	}
	var doc yaml.Node
	if err := loader.Load(&doc); err != nil {
		return nil, err
	}
	return value(doc.Content[0], 0), nil
}

func value(n *yaml.Node, depth int) any {
	if depth > 100 {
		return nil // an alias of itself
	}
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch n.Kind {
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			out[n.Content[i].Value] = value(n.Content[i+1], depth+1)
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, c := range n.Content {
			out = append(out, value(c, depth+1))
		}
		return out
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		if json.Valid([]byte(n.Value)) {
			return json.Number(n.Value)
		}
	}
	return n.Value
}

// kindOf tells the kind of a file by its keys.
func kindOf(file string, v any) string {
	m, _ := v.(map[string]any)
	has := func(key string) bool { _, ok := m[key]; return ok }
	switch {
	case strings.Contains(file, "scoringtest/testdata/bad"), strings.HasSuffix(file, ".cases.yaml"), strings.HasSuffix(file, "/cases.yaml"), strings.Contains(file, "styles."):
		return "cases"
	case has("variants"):
		return "variants"
	case has("earlier"):
		return "map"
	case has("actions"):
		return "catalogue"
	case has("goal"):
		return "aim"
	case has("rows"):
		return "sheet"
	case has("total"):
		return "published"
	case has("records"):
		return "assessment"
	case has("unit"):
		return "facts"
	}
	return "rubric"
}

// files lists the YAML files of the repository, without those that are parts of one
// and those that a program is to find faulty.
func files(t *testing.T) []string {
	t.Helper()
	var out []string
	require.NoError(t, filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "messages" { // slips that people make
			return filepath.SkipDir
		}
		if err == nil && strings.HasSuffix(path, ".yaml") && !strings.HasSuffix(path, ".fault.yaml") && !strings.HasPrefix(d.Name(), "faulty") {
			out = append(out, path)
		}
		return err
	}))
	return out
}

// structural are the faults that a schema can see, as the library says them.
var structural = []string{
	"unknown key", "missing key", "unknown value", "expected a mapping", "expected a list", "expected a text", "expected true or false", "write the decimal point",
	"nothing is expected", "needs at least two options", "points come from more than one", "nothing says how it is scored",
}

// TestFiles: every file that is right passes; those are refused whose fault is in
// their structure. A file is bad if its name says so; then it states its faults.
func TestFiles(t *testing.T) {
	compiled := map[string]*jsonschema.Schema{}
	for _, kind := range []string{"rubric", "facts", "cases", "catalogue", "published", "aim", "assessment", "sheet", "variants", "map"} {
		compiled[kind] = schema(t, kind)
	}
	right, refused := map[string]int{}, 0
	for _, file := range files(t) {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		name, _ := filepath.Rel(root, file)
		bad := strings.HasSuffix(name, ".bad.yaml")
		v, err := values(src)
		if err != nil {
			assert.True(t, bad, "%s: %s", name, err)
			continue // not YAML
		}
		kind := kindOf(name, v)
		err = compiled[kind].Validate(v)
		switch {
		case !bad:
			right[kind]++
			assert.NoError(t, err, name)
		case isStructural(string(src)) && source.Read(name, src, nil).Complete():
			refused++
			assert.Error(t, err, "%s: its fault is in its structure", name)
		}
	}
	for kind := range compiled {
		assert.NotZero(t, right[kind], "no file of the kind %s", kind)
	}
	assert.GreaterOrEqual(t, refused, 10)
}

// isStructural reports whether a bad file states a fault of its structure, other
// than a key that stands twice: that no schema sees.
func isStructural(src string) bool {
	for line := range strings.Lines(src) {
		_, fault, stated := strings.Cut(line, "#!")
		if stated && slices.ContainsFunc(structural, func(s string) bool { return strings.Contains(fault, s) }) {
			return true
		}
	}
	return false
}

// TestFaults: one fault after the other in files that are right.
func TestFaults(t *testing.T) {
	for _, tt := range []struct{ kind, file, old, new, says string }{
		{"facts", "examples/ytich/y-tich-facts.yaml", "unit:", "unti:", "additional properties 'unti' not allowed"},
		{"facts", "examples/ytich/y-tich-facts.yaml", "rubric: chi-lang-commune-2022", "rubric: [a]", "got array"},
		// A misspelt below: is no fault of the schema's: it may be a member of a series.
		{"facts", "examples/ytich/y-tich-facts.yaml", "below:", "below: [1], above:", "got array"},
		{"catalogue", "examples/ytich/y-tich-catalogue.yaml", "solution:", "soluton:", "missing property 'solution'"},
		{"catalogue", "examples/ytich/y-tich-catalogue.yaml", "for: [\"1.5\"]", "for: \"1.5\"", "got string, want array"},
		{"catalogue", "examples/rubrics/commune-illustrative-catalogue.yaml", "kinds: [penalty]", "kinds: [penalties]", "value must be one of"},
		{"catalogue", "examples/rubrics/commune-illustrative-catalogue.yaml", "kinds: [penalty]", "lead: x", "missing property 'kinds'"},
		{"catalogue", "examples/parindex/testdata/catalogue-full.yaml", "date: 2026-02-10", "date: 10/02/2026", "does not match pattern"},
		{"catalogue", "examples/parindex/testdata/catalogue-full.yaml", "superior:", "superiour:", "additional properties 'superiour' not allowed"},
		{"aim", "examples/rubrics/commune-illustrative-aim.yaml", "goal:", "goals:", "missing property 'goal'"},
		{"aim", "examples/rubrics/commune-illustrative-aim.yaml", "per_unit: 4,", "per_unit: -4,", "minimum: got -4, want 0"},
		{"aim", "examples/rubrics/commune-illustrative-aim.yaml", "at_most: 36", "atmost: 36", "additional properties 'atmost' not allowed"},
		{"aim", "examples/rubrics/commune-illustrative-aim.yaml", "goal: {band: A}", "goal: {band: A, total: 90}", "oneOf"},
		{"aim", "examples/parindex/testdata/aim.yaml", "total: none", "total: some", "value must be 'none'"},
		{"aim", "examples/parindex/testdata/aim-far.yaml", "rivals:", "rival:", "additional properties 'rival' not allowed"},
		{"variants", "examples/rubrics/commune-illustrative-variants.yaml", "of: [", "off: [", "additional properties 'off' not allowed"},
		{"variants", "examples/rubrics/commune-illustrative-variants.yaml", "{code: \"7.2.1\", score", "{kode: \"7.2.1\", score", "missing property 'code'"},
		{"variants", "examples/rubrics/commune-illustrative-variants.yaml", "{name: A, from: 92}", "{name: A}", "missing property 'from'"},
		{"variants", "examples/parindex/testdata/demo-variants.yaml", "of: [ninety, milder]", "of: ninety", "got string, want array"},
		{"map", "examples/rubrics/two-years/2025-2026.map.yaml", "later:", "latter:", "missing property 'later'"},
		{"map", "examples/rubrics/two-years/2025-2026.map.yaml", "{to: \"3.3\"}", "{note: new}", "missing property 'to'"},
		{"map", "examples/rubrics/two-years/2025-2026.map.yaml", "to: full_online_rate", "kept: true", "missing property 'to'"},
		{"published", "examples/ytich/y-tich-published.yaml", "points: 90", "points: ninety", "does not match pattern"},
		{"rubric", "examples/ytich/chi-lang-commune-2022.yaml", "type: percent", "type: percentage", "value must be one of"},
		{"rubric", "examples/ytich/chi-lang-commune-2022.yaml", "reported: true", "reported: yes", "got string, want boolean"},
		{"rubric", "rubric/testdata/year.yaml", "value: 0.5}", "valeu: 0.5}", "additional properties 'valeu' not allowed"},
		{"rubric", "rubric/testdata/year.yaml", ", value: 0.4}", "}", "missing property 'value'"},
		{"rubric", "rubric/testdata/year.yaml", "least: 50", "least: -1", "minimum: got -1, want 0"},
		{"rubric", "rubric/testdata/year.yaml", "not_held: exclude", "not_held: warn", "anyOf"},
		{"rubric", "rubric/testdata/year.yaml", "refusal, explanation", "refusals, explanation", "value must be one of"},
		{"rubric", "rubric/testdata/year.yaml", "claim, evidence, explanation, note", "claim, evidence, opinion, note", "value must be one of"},
		{"rubric", "rubric/testdata/year.yaml", "name: appraisal_1", "name: appraisal 1", "does not match pattern"},
		{"rubric", "rubric/testdata/year.yaml", "no_evidence: zero", "no_evidence: full", "value must be one of"},
		{"rubric", "rubric/testdata/year.yaml", "        no_evidence: warn\n", "        evidence_by: 2026-01-15\n", "no_evidence"},
		{"rubric", "rubric/testdata/year.yaml", "waiver: exclude", "waiver: zero", "not"},
		{"rubric", "rubric/testdata/year.yaml", "waiver: full", "waiver: full, judged: yes", "got string, want boolean"},
		{"rubric", "rubric/testdata/year.yaml", "source: survey, survey: citizens", "survey: citizens", "source"},
		{"rubric", "rubric/testdata/year.yaml", "source: appraisal}", "source: unit}", "value must be one of"},
		{"sheet", "examples/rubrics/commune-year-sheet.yaml", "case: 2", "case: 0", "minimum: got 0, want 1"},
		{"sheet", "examples/rubrics/commune-year-sheet.yaml", "penalty: 0", "penalties: 0", "additional properties 'penalties' not allowed"},
		{"assessment", "examples/rubrics/commune-year-records.yaml", "kind: claim", "kind: claims", "value must be one of"},
		{"assessment", "examples/rubrics/commune-year-records.yaml", "approver:", "aprover:", "missing property 'approver'"},
		{"assessment", "examples/rubrics/commune-year-records.yaml", "at: 2026-01-19", "at: 19/01/2026", "does not match pattern"},
		{"assessment", "examples/rubrics/commune-year-records.yaml", "good: 60", "good: some", "got string, want integer"},
		{"cases", "examples/rubrics/commune-illustrative.cases.yaml", "expect:", "expects:", "missing property 'expect'"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "kind: claim", "kind: claims", "value must be one of"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "    records: []", "    facts: {}\n    records: []", "facts"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "    records: []\n", "    findings: []\n", "findings"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "rule: 4/3", "rules: 4/3", "additional properties 'rules' not allowed"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "rule: 4/3", "rule: 4:3", "does not match pattern"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "[claim_refuted 1.1]", "[claim_refutes 1.1]", "does not match pattern"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "{record: 5}", "{record: 0}", "minimum: got 0, want 1"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "kind: locked", "kind: closed", "value must be one of"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "receipt: {facts: 8", "receipt: {facts: X", "does not match pattern"},
		{"cases", "scoring/scoringtest/testdata/year.cases.yaml", "    expect: {\"1.1\": 4, \"2\": missing}\n", "", "missing property 'expect'"},
		{"cases", "examples/rubrics/commune-illustrative.cases.yaml", "facts:", "fcts:", "additional properties 'fcts' not allowed"},
	} {
		src, err := os.ReadFile(filepath.Join(root, tt.file))
		require.NoError(t, err)
		require.Contains(t, string(src), tt.old, tt.file)
		v, err := values([]byte(strings.Replace(string(src), tt.old, tt.new, 1)))
		require.NoError(t, err)
		err = schema(t, tt.kind).Validate(v)
		if assert.Error(t, err, "%s: %s", tt.kind, tt.new) {
			assert.Contains(t, fmt.Sprintf("%#v", err), tt.says, tt.new)
		}
	}
}
