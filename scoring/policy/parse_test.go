package policy_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestParseFaults: what is wrong with a file is told with its place in it.
func TestParseFaults(t *testing.T) {
	r, _ := compiled(t, district)
	const head = "rubric: district\nvariants:\n"
	for name, tt := range map[string]struct{ src, want string }{
		"nothing": {"rubric: district\nvariants: []",
			"v.yaml:2:11: there are no variants"},
		"other rubric": {"rubric: demo\nvariants: [{name: a}]",
			`v.yaml:1:9: this file is for the rubric "demo", not for "district"`},
		"no variants": {"rubric: district\n",
			`v.yaml:1:1: missing key "variants"`},
		"no name": {head + "  - {illustrative: true, drop: ['1.2']}",
			`v.yaml:3:5: missing key "name"`},
		"twice": {head + "  - {name: a, illustrative: true, bonus_cap: 2}\n  - {name: a, of: [a]}",
			`v.yaml:4:12: there is a variant "a" already`},
		"no change": {head + "  - {name: a, title: A}",
			`v.yaml:3:5: variant "a" changes nothing`},
		"no source": {head + "  - {name: a, bonus_cap: 2}",
			`v.yaml:3:5: variant "a" has to name its source, or say that it is illustrative`},
		"later": {head + "  - {name: a, of: [b]}\n  - {name: b, source: X, bonus_cap: 2}",
			`v.yaml:3:20: there is no variant "b" before this one`},
		"no such key": {head + "  - {name: a, source: X, bonus: 2}",
			`v.yaml:3:26: unknown key "bonus"; the keys here are title, note,`},
		"no such item": {head + "  - {name: a, source: X, items: [{code: '1.3', max: 2}]}",
			`v.yaml:3:41: variant "a": the rubric has no item "1.3"; did you mean "1.1"?`},
		"dropped": {head + "  - {name: a, source: X, drop: ['1.4']}",
			`v.yaml:3:5: variant "a": the rubric has no item "1.4"; did you mean "1.1"?`},
		"zero": {head + "  - {name: a, source: X, items: [{code: '1.1', max: 0}]}",
			`v.yaml:3:53: variant "a": max 0 of the item "1.1" would leave what the rubric says; ` +
				`an item that goes stands under 'drop'`},
		"no number": {head + "  - {name: a, source: X, items: [{code: '1.1', max: none}]}",
			`v.yaml:3:53: expected a number`},
		"zero below": {head + "  - {name: a, source: X, items: [{code: '1', items: [{code: '1.1', max: 0}]}]}",
			`v.yaml:3:73: variant "a": max 0 of the item "1.1"`},
		"sums": {head + "  - {name: a, source: X, items: [{code: '1', max: 9}]}",
			"v.yaml:3:51: variant \"a\": item \"1\": max is 9, but"},
		"gap in values": {head + "  - {name: a, source: X, parameters: " +
			"[{name: limit, values: [{value: 1, from: 2025-02-01, source: Y}]}]}",
			`v.yaml:3:61: variant "a": parameter "limit": the first value begins on 2025-02-01`},
		"bands": {head + "  - {name: a, source: X, bands: [{name: A, from: 3, group: town}]}",
			"v.yaml:3:"},
	} {
		_, err := policy.Parse("v.yaml", []byte(tt.src), r, nil)
		if assert.Error(t, err, name) {
			assert.True(t, strings.HasPrefix(err.Error(), tt.want), "%s: %s", name, err)
		}
	}
	_, err := policy.Parse("v.yaml", []byte("rubric: demo\nvariants: [{name: a}]"), r, nil)
	assert.ErrorIs(t, err, scoring.ErrEdition)
}

// TestCheckFaults: what is wrong with a rule is told with its place in the file of variants,
// to the character.
func TestCheckFaults(t *testing.T) {
	r, s := compiled(t, district)
	set := parsed(t, `rubric: district
variants:
  - name: typo
    illustrative: true
    items: [{code: "1.1", cases: [{when: a >= limmit, score: full}, {score: 0}]}]
  - {name: fine, illustrative: true, items: [{code: "1.1", score: a / 25}]}
  - {name: guard, illustrative: true, items: [{code: "1.2", applies: hold}]}
  - {name: typed, illustrative: true, items: [{code: "2.2", max: 3}]}
`, r)
	err := set.Check(s)
	require.Error(t, err)
	assert.Equal(t, `rubric.yaml:40:9: variant "typed": item "2.2": a variant of a reported item keeps its maximum, `+
		`its minimum and its step
variants.yaml:5:47: variant "typo": item "1.1": unknown name "limmit"; did you mean "limit"?
variants.yaml:7:70: variant "guard": item "1.2": unknown name "hold"; did you mean "held"?`, err.Error())
	_, err = policy.Compare(t.Context(), s, tableOf(t, s, nil), set, nil)
	assert.EqualError(t, err, set.Check(s).Error())
	assert.ErrorIs(t, err, scoring.ErrVariant)
	// The rubric is as it was.
	_, again := compiled(t, district)
	assert.Equal(t, again.Edition(), s.Edition())
	assert.Equal(t, again.Edition(), r.Edition())
}

// TestRankingFaults: a ranking is checked, by the rubric and by those of the variants.
func TestRankingFaults(t *testing.T) {
	r, s := compiled(t, district)
	set := parsed(t, districtVariants, r)
	table := tableOf(t, s, someUnits(rand.New(rand.NewPCG(1, 1)), 5))
	_, err := policy.Compare(t.Context(), s, table, set, &policy.Options{Ranking: &ranking.Rule{Ties: "draw"}})
	assert.ErrorContains(t, err, `"draw"`)
	_, err = policy.Compare(t.Context(), s, table, set, &policy.Options{Ranking: &ranking.Rule{Ties: ranking.Ordinal,
		Keys: []ranking.Key{{Item: "1.2"}}}})
	assert.EqualError(t, err, `variant "without": the rubric has no item "1.2"; did you mean "1.1"?`)
	assert.ErrorIs(t, err, scoring.ErrUnknownItem)
}

// TestSetOfGo: a set can be made in Go, and is checked as a file is.
func TestSetOfGo(t *testing.T) {
	r, s := compiled(t, district)
	set := &policy.Set{Variants: []policy.Variant{{Name: "a", Illustrative: true,
		Items: []*rubric.Item{{Code: "1.1", Cases: []rubric.Case{{Score: "full"}}}}}}}
	require.NoError(t, set.Check(s))
	of, err := set.Apply(r, "a")
	require.NoError(t, err)
	assert.Equal(t, "full", of.Item("1.1").Cases[0].Score)
	assert.Equal(t, "Rate", of.Item("1.1").Title.EN, "what is not said stays")
	assert.Len(t, r.Item("1.1").Cases, 2, "the rubric does not change")
	of.Item("1.1").Cases[0].Score = "0"
	assert.Equal(t, "full", set.Variants[0].Items[0].Cases[0].Score, "neither does the set")
	_, err = set.Apply(r, "b")
	assert.EqualError(t, err, `there is no variant "b"; did you mean "a"?`)
	set.Variants = append(set.Variants, policy.Variant{Name: "b", Of: []string{"c"}}, policy.Variant{})
	assert.EqualError(t, set.Check(s), `there is no variant "c" before this one; did you mean "a"?
the variant has no name
variant "" changes nothing`)
	assert.Error(t, (*policy.Set)(nil).Check(s))
	ring := &rubric.Item{Code: "1", Max: decimal.New(1, 1_000_000_000)}
	ring.Items = []*rubric.Item{ring, nil, {Code: "1.1", Items: []*rubric.Item{ring}}}
	set = &policy.Set{Variants: []policy.Variant{{Name: "a", Illustrative: true, Items: []*rubric.Item{ring}}}}
	assert.Error(t, set.Check(s), "items within themselves, and endless numbers")
}

// TestMaximaFollow: what is above an item that changes its maximum comes to what its parts
// do, unless the variant says otherwise.
func TestMaximaFollow(t *testing.T) {
	r, _ := compiled(t, district)
	set := parsed(t, `rubric: district
variants:
  - {name: up, illustrative: true, items: [{code: "1.1", max: 6}]}
  - {name: out, illustrative: true, drop: ["2.1"]}
  - {name: in, illustrative: true, items: [{code: "1", items: [{code: "1.3", title: New, max: 2, score: full}]}]}
  - {name: both, of: [in, out, up, in]}
`, r)
	for name, want := range map[string][3]string{"up": {"9", "5", "14"}, "out": {"7", "2", "9"}, "in": {"9", "5", "14"},
		"both": {"11", "2", "13"}} {
		of, err := set.Apply(r, name)
		require.NoError(t, err)
		assert.Equal(t, want, [3]string{of.Item("1").Max.String(), of.Item("2").Max.String(), of.Max.String()}, name)
		_, err = scoring.Compile(of, nil)
		require.NoError(t, err)
	}
}

// TestSetJSON: a set is written as a file of variants, and read back by both readers.
func TestSetJSON(t *testing.T) {
	r, _ := compiled(t, district)
	set := parsed(t, districtVariants, r)
	b, err := json.Marshal(set)
	require.NoError(t, err)
	again, err := policy.Parse("v.json", b, r, nil)
	require.NoError(t, err, "%s", b)
	var plain policy.Set
	require.NoError(t, json.Unmarshal(b, &plain))
	for _, other := range []any{again, plain} {
		c, err := json.Marshal(other)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(c))
	}
	for _, v := range set.Variants {
		a, err := set.Apply(r, v.Name)
		require.NoError(t, err)
		b, err := plain.Apply(r, v.Name)
		require.NoError(t, err)
		assert.True(t, a.Equal(b), v.Name)
	}
}

// FuzzParse: whatever the bytes, Parse returns; a set without a fault is written and read
// again, and each of its variants is a rubric.
func FuzzParse(f *testing.F) {
	f.Add([]byte(districtVariants))
	f.Add([]byte("rubric: district\nvariants: [{name: a, of: [a]}, {name: a, items: [{code: '1', items: [{code: '1'}]}]}]"))
	f.Add([]byte("rubric: district\nvariants: [{name: a, source: x, final: {floor: 1}, bands: [{from: 0}]}, {of: [a]}]"))
	f.Add([]byte("rubric: district\nvariants: [{name: a, source: x, drop: ['1', '2'], parameters: [{name: q}]}]"))
	r, err := rubric.Parse("rubric.yaml", []byte(district), nil)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, src []byte) {
		set, err := policy.Parse("v.yaml", src, r, nil)
		if err != nil {
			return
		}
		b, err := json.Marshal(set)
		require.NoError(t, err)
		again, err := policy.Parse("v.json", b, r, nil)
		require.NoError(t, err, "%s", b)
		for _, v := range set.Variants {
			a, err := set.Apply(r, v.Name)
			require.NoError(t, err)
			b, err := again.Apply(r, v.Name)
			require.NoError(t, err)
			require.True(t, a.Equal(b))
		}
	})
}
