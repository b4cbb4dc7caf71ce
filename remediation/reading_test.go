package remediation_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDecomposed: a catalogue, an aim and facts name the same figures and items
// however their accents were typed, in files and in Go.
func TestDecomposed(t *testing.T) {
	const rate, code = "ty\u0309_le\u0323\u0302", "A\u0301" // tỷ_lệ, Á
	r, err := rubric.Parse("r", []byte(`rubric: r
title: T
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 5
points: {places: 2, rounding: half-up}
inputs: [{name: tỷ_lệ, type: percent, title: T}]
areas: [{code: Á, title: A, max: 5, cases: [{when: tỷ_lệ >= 90, score: full}, {score: 0}]}]
bands: [{name: Tốt, from: 5}, {name: Kém, from: 0}]
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(map[string]any{rate: 80})}
	aim, err := remediation.ParseAim("a", []byte("rubric: r\ngoal: {band: To\u0302\u0301t}\nefforts: {"+rate+": {per_unit: 1}}\n"), r, nil)
	require.NoError(t, err)
	for _, a := range []*remediation.Aim{aim, {Goal: remediation.Goal{Band: "To\u0302\u0301t"}, Efforts: map[string]remediation.Effort{rate: {PerUnit: decimal.NewFromInt(1)}}}} {
		o, err := remediation.Optimize(context.Background(), s, f, a, nil)
		require.NoError(t, err)
		assert.Equal(t, "10", o.Best.Effort.String())
	}
	c, err := catalogue.Parse("c", []byte("rubric: r\ntitle: T\nactions: [{id: a, for: ["+code+"], solution: S}]\n"), r, nil)
	require.NoError(t, err)
	for _, c := range []*catalogue.Catalogue{c, {Rubric: "r", Title: rubric.Plain("T"), Actions: []catalogue.Solution{{ID: "a", For: []string{code}, Inputs: []string{rate}, Solution: rubric.Plain("S")}}}} {
		p, err := remediation.NewPlan(context.Background(), s, f, c, nil)
		require.NoError(t, err)
		require.Len(t, p.Actions, 1)
		assert.Equal(t, []string{"Á"}, p.Actions[0].Deficits)
		assert.Empty(t, p.Uncovered())
	}
	_, err = remediation.Optimize(context.Background(), s, f, &remediation.Aim{Goal: remediation.Goal{Band: "Tốt"}, Efforts: map[string]remediation.Effort{rate: {}, "tỷ_lệ": {}}}, nil)
	assert.ErrorContains(t, err, `effort of "tỷ_lệ": there are two, whose accents are typed in two ways`)
}

// TestCataloguesStaySmall: actions behind aliases are counted at every use, and faults
// are bounded.
func TestCataloguesStaySmall(t *testing.T) {
	notUnderRace(t)
	r, err := rubric.Parse("example.yaml", []byte(exampleRubric), nil)
	require.NoError(t, err)
	keys, names := "", ""
	for i := range 300 {
		keys += fmt.Sprintf("k%d: 1, ", i)
	}
	for i := range 3000 {
		names += fmt.Sprintf("n%d, ", i)
	}
	head := "rubric: " + r.ID + "\ntitle: T\nactions: ["
	_, err = catalogue.Parse("c", []byte(head+"&a {"+keys+"}"+strings.Repeat(", *a", 300)+"]\n"), r, nil)
	assert.ErrorContains(t, err, "the file holds more than 100000 values, counting what aliases repeat")
	_, err = catalogue.Parse("c", []byte(head+"{id: a, solution: S, for: ["+names+"]}]\n"), r, nil)
	assert.Contains(t, err.Error(), "c: and up to 2000 more")
	_, err = remediation.ParseAim("a", []byte("rubric: "+r.ID+"\ngoal: {total: 1}\nefforts: {"+strings.ReplaceAll(names, ",", ": none,")+"}\n"), r, nil)
	assert.Contains(t, err.Error(), "a: and up to 2000 more")
}
