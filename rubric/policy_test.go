package rubric_test

import (
	"encoding/json"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// policyRubric is a rubric with one item that has a policy.
func policyRubric(policy string) string {
	return `rubric: r
title: T
decision: {number: 1/QĐ, issuer: X, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs: [{name: a, type: count, title: A}]
areas: [{code: "1", title: One, max: 2, arises: a > 0, not_arising: ` + policy + `, score: full}]
`
}

// TestPolicyReasons: a policy may carry a reason in every form; one without keeps the form
// that it had, and with it the edition its hash.
func TestPolicyReasons(t *testing.T) {
	none := rubric.Text{VI: "không có", EN: "there was none"}
	half := decimal.RequireFromString("0.5")
	for file, want := range map[string]struct {
		policy rubric.Policy
		form   string
	}{
		"full":         {rubric.Policy{Kind: rubric.PolicyFull}, `"full"`},
		"{share: 0.5}": {rubric.Policy{Kind: rubric.PolicyShare, Share: half}, `{"share":"0.5"}`},
		"{as: full}":   {rubric.Policy{Kind: rubric.PolicyFull}, `"full"`},
		"{share: 0.5, reason: {vi: không có, en: there was none}}": {
			rubric.Policy{Kind: rubric.PolicyShare, Share: half, Reason: none},
			`{"share":"0.5","reason":{"vi":"không có","en":"there was none"}}`},
		"{as: error, reason: {vi: không có, en: there was none}}": {
			rubric.Policy{Kind: rubric.PolicyError, Reason: none},
			`{"as":"error","reason":{"vi":"không có","en":"there was none"}}`},
		"{as: zero, reason: '{a} thôi'}": {
			rubric.Policy{Kind: rubric.PolicyZero, Reason: rubric.Plain("{a} thôi")}, `{"as":"zero","reason":"{a} thôi"}`},
	} {
		r := parse(t, policyRubric(file))
		assert.Equal(t, want.policy, r.Item("1").NotArising, file)
		form, err := json.Marshal(r.Item("1").NotArising)
		require.NoError(t, err)
		assert.Equal(t, want.form, string(form), file)
		var back rubric.Policy
		require.NoError(t, json.Unmarshal(form, &back))
		assert.Equal(t, want.policy, back, file)
		whole, err := json.Marshal(r)
		require.NoError(t, err)
		again, err := rubric.Parse("again.json", whole, nil)
		require.NoError(t, err)
		assert.True(t, r.Equal(again), file)
	}
	assert.Equal(t, parse(t, policyRubric("full")).Edition(), parse(t, policyRubric("{as: full}")).Edition())
	assert.NotEqual(t, parse(t, policyRubric("full")).Edition(),
		parse(t, policyRubric("{as: full, reason: none}")).Edition())
}

func TestPolicyFaults(t *testing.T) {
	for file, want := range map[string]string{
		"{as: full, share: 0.5}":    `r.yaml:8:87: "share" and "as" exclude each other`,
		"{reason: none}":            `r.yaml:8:69: missing key "share"`,
		"{as: half}":                `r.yaml:8:74: unknown value "half"; expected one of exclude, full, zero, error`,
		"{share: 0.5, reason: {}}":  `r.yaml:8:90: missing key "vi"`,
		"{as: zero, reason: '{b}'}": `r.yaml:8:69: item "1": the reason names {b}, which is not a declared input; did you mean "a"?`,
		"{as: zero, reason: '{a'}":  `r.yaml:8:69: item "1": the reason has a brace without its partner`,
	} {
		_, err := rubric.Parse("r.yaml", []byte(policyRubric(file)), nil)
		assert.ErrorContains(t, err, want, file)
	}
}
