package scoring_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
)

// TestNoHalfDocuments: what could not be read back is not written: neither what belongs
// to a scorer, whose fields encoding/json does not see, nor a document of no edition.
func TestNoHalfDocuments(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: \"min(full, done)\"\n"), nil)
	table, err := columnar.FromFacts(context.Background(), s, func(yield func(scoring.Facts) bool) { yield(scoring.Facts{}) }, nil)
	assert.NoError(t, err)
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	assert.NoError(t, err)
	levers, err := improve.FindLevers(context.Background(), s, scoring.Facts{}, nil, nil)
	assert.NoError(t, err)
	choices, err := levers.Choose(context.Background(), nil, &scoring.Work{Steps: 1})
	assert.NoError(t, err)
	coverage := cover.New(s)
	for name, v := range map[string]any{
		"scorer": s, "table": table, "totals": totals, "levers": levers, "choices": choices, "coverage": coverage,
		"in a struct": struct{ S *scoring.Scorer }{s},
	} {
		_, err := json.Marshal(v)
		assert.ErrorContains(t, err, "belongs to the scorer that made it", name)
	}
	for _, v := range []any{s, table, totals, levers, choices, coverage} {
		assert.Error(t, json.Unmarshal([]byte(`{}`), v), "%T", v)
	}
	for _, v := range []any{
		scoring.Result{}, scoring.Explanation{}, improve.JointRange{}, verify.Report{}, improve.Improvements{},
		verify.Comparison{}, cover.Report{},
	} {
		_, err := json.Marshal(v)
		assert.ErrorContains(t, err, "a document with schema 0 is not written; it is 1", "%T", v)
	}
	_, err = json.Marshal(ruletest.Report(t, &cover.Coverage{}))
	assert.ErrorContains(t, err, "edition: it names no rubric")
	var back cover.Report
	written, err := json.Marshal(ruletest.Report(t, coverage))
	assert.NoError(t, err)
	assert.NoError(t, json.Unmarshal(written, &back))
	_, err = json.Marshal(improve.JointRange{Schema: jsonform.Schema, Edition: rubric.Edition{Rubric: "r", SHA256: "x"}})
	assert.ErrorContains(t, err, `edition: "x" is no SHA-256`)
}
