package rubric_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const amended = `rubric: r
title: T
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 5
points: {places: 1, rounding: half-up}
groups: [a, b]
inputs: [{name: n, type: count, title: N}]
parameters: [{name: p, title: P, type: count, values: [{value: 1, from: 2025-01-01, source: S}]}]
areas:
  - code: "1"
    title: One
    max: 5
    items:
      - {code: "1.1", title: Rule, max: 2, falls_with: n, cases: [{when: n > p, score: 0}, {score: full}]}
      - {code: "1.2", title: Typed, max: 3, reported: true, step: 0.5}
bonus: {cap: 1, items: [{code: B, title: B, max: 1, score: full}]}
bands: [{name: All, from: 0}, {name: Hi, from: 3, group: a}, {name: Lo, from: 0, group: a}]
`

// TestAmend: what an item says otherwise takes the place of what it said, and nothing else
// does; the places are those of who says it.
func TestAmend(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(amended), nil)
	require.NoError(t, err)
	before := r.Clone()
	draft := r.Draft()
	doc := source.Read("v.yaml", []byte(`
items:
  - code: "1"
    items:
      - {code: "1.1", max: 3, score: full / 2}
      - {code: "1.3", title: New, max: 1, score: full}
  - {code: "1.2", title: Ruled, score: "n > 3 ? 0 : full", applies: n > 0, not_applicable: zero}
parameters: [{name: p, values: [{value: 2, from: 2024-01-01, source: S2}]}, {name: q, title: Q, type: count, values: []}]
bands: [{name: Only, from: 0, group: a}]
`), nil)
	m := doc.Root().Mapping()
	for _, it := range draft.ReadItems(m.Get("items")) {
		require.True(t, draft.Amend(it))
	}
	for _, p := range draft.ReadParameters(m.Get("parameters")) {
		draft.AmendParameter(&p)
	}
	draft.AmendBands(draft.ReadBands(m.Get("bands")))
	m.Close()
	require.NoError(t, doc.Err())
	draft.AddUp()
	one, two := draft.Item("1.1"), draft.Item("1.2")
	assert.Equal(t, []any{"Rule", "3", "full / 2", []string{"n"}},
		[]any{one.Title.EN, one.Max.String(), one.Cases[0].Score, one.FallsWith})
	assert.Equal(t, []any{"Ruled", "3", false, 1, "n > 0"},
		[]any{two.Title.EN, two.Max.String(), two.Reported, len(two.Cases), two.Applies})
	assert.Equal(t, "7 7", draft.Item("1").Max.String()+" "+draft.Max.String())
	assert.Equal(t, "New", draft.Item("1").Items[2].Title.EN)
	assert.Equal(t, "2", draft.Parameter("p").Values[0].Value.String())
	assert.Equal(t, "P", draft.Parameter("p").Title.EN)
	assert.Equal(t, []string{"All", "Only"}, []string{draft.Bands[0].Name.EN, draft.Bands[1].Name.EN})
	assert.Len(t, draft.Bands, 2)
	copied := draft.Clone()
	for _, of := range []*rubric.Rubric{draft, copied} {
		for _, at := range []struct {
			part func(it *rubric.Rubric) any
			key  string
			want string
		}{
			{func(r *rubric.Rubric) any { return r.Item("1.1") }, "max", "v.yaml:5:28"},
			{func(r *rubric.Rubric) any { return r.Item("1.1") }, "title", "r.yaml:15:30"},
			{func(r *rubric.Rubric) any { return &r.Item("1.1").Cases[0] }, "score", "v.yaml:5:38"},
			{func(r *rubric.Rubric) any { return r.Item("1.2") }, "applies", "v.yaml:7:69"},
			{func(r *rubric.Rubric) any { return r.Item("1.2") }, "step", "r.yaml:16:67"},
			{func(r *rubric.Rubric) any { return r.Item("1.3") }, "title", "v.yaml:6:30"},
			{func(r *rubric.Rubric) any { return &r.Parameter("p").Values[0] }, "value", "v.yaml:8:41"},
			{func(r *rubric.Rubric) any { return r.Parameter("p") }, "title", "r.yaml:9:31"},
			{func(r *rubric.Rubric) any { return &r.Bands[0] }, "name", "r.yaml:18:16"},
			{func(r *rubric.Rubric) any { return &r.Bands[1] }, "name", "v.yaml:9:16"},
		} {
			f := of.Place(at.part(of), at.key, -1)
			assert.Equal(t, at.want, (&source.Fault{File: f.File, Pos: f.Pos}).Error()[:len(at.want)], at.key)
		}
	}
	assert.True(t, before.Equal(r), "the rubric itself does not change")
	assert.Equal(t, "r.yaml", r.Place(r.Item("1.1"), "max", -1).File)
	assert.True(t, draft.Drop("B"))
	assert.Nil(t, draft.Bonus, "an adjustment without items is none")
	assert.NotNil(t, copied.Bonus)
	assert.False(t, draft.Drop("9"))
	assert.False(t, draft.Amend(&rubric.Item{Code: "9"}))
}

// TestAmendOdd: nothing that a host puts together keeps a rubric from answering.
func TestAmendOdd(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(amended), nil)
	require.NoError(t, err)
	ring := &rubric.Item{Code: "1", Max: decimal.New(1, 1_000_000_000)}
	ring.Items = []*rubric.Item{nil, ring, {Code: "1.1", Items: []*rubric.Item{ring}}, {Code: "new", Items: []*rubric.Item{ring}}}
	assert.True(t, r.Amend(ring))
	r.AddUp()
	assert.Error(t, r.Validate())
	assert.False(t, r.Amend(&rubric.Item{Code: "1"}), "what cannot be worked with is left alone")
	assert.False(t, (*rubric.Rubric)(nil).Amend(ring))
	assert.NotNil(t, (*rubric.Rubric)(nil).Draft())
	r.AmendParameter(nil)
	r.AmendBands(nil)
}
