package rubric_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rankedRubric has two groups, one with bands of its own.
const rankedRubric = `rubric: k
title: T
decision: {number: '1', issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
groups: [ward, commune]
areas:
  - {code: '1', title: One, max: 10, reported: true}
  - {code: '2', title: Two, unscored: true}
bands:
  - {name: {vi: Tốt, en: Good}, from: 8}
  - {name: Khá, from: 0}
  - {name: Đạt, from: 0, group: ward}
`

const ranksAndQuotas = `ranking: {ties: ordinal, by: index, rounding: {places: 1, rounding: half-even}, keys: [{item: '1', lowest: true}]}
quotas:
  - {bands: [Good], most: 20, group: commune, source: 12/QĐ-UBND}
  - {bands: [Tốt, Đạt], most: 0.5, illustrative: true}
`

func TestRanking(t *testing.T) {
	r := parse(t, rankedRubric+ranksAndQuotas)
	assert.Equal(t, &ranking.Rule{Ties: ranking.Ordinal, By: ranking.Index,
		Rounding: &decimals.Rounding{Places: 1, Mode: decimals.HalfEven}, Keys: []ranking.Key{{Item: "1", Lowest: true}}}, r.Ranking)
	assert.Equal(t, []ranking.Quota{
		{Bands: []string{"Good"}, Most: decimal.NewFromInt(20), Group: "commune", Source: "12/QĐ-UBND"},
		{Bands: []string{"Tốt", "Đạt"}, Most: decimal.New(5, -1), Illustrative: true},
	}, r.Quotas)
	b, err := json.Marshal(r)
	require.NoError(t, err)
	again := parse(t, string(b))
	assert.Equal(t, r.Ranking, again.Ranking)
	assert.Equal(t, r.Quotas, again.Quotas)
	assert.Equal(t, r.Edition(), again.Edition())
	assert.Contains(t, string(r.Canonical()), `"quotas":[{"bands":["Good"],"group":"commune","most":"20","source":"12/QĐ-UBND"},`+
		`{"bands":["Tốt","Đạt"],"illustrative":true,"most":"0.5"}],"ranking":{"by":"index","keys":[{"item":"1","lowest":true}],`+
		`"rounding":{"places":1,"rounding":"half-even"},"ties":"ordinal"}`)

	// A copy shares nothing, and a fault of it has the place in the file.
	copied := r.Clone()
	copied.Ranking.Keys[0].Item, copied.Ranking.Rounding.Places, copied.Quotas[0].Bands[0] = "9", 3, "Tốt"
	assert.True(t, r.Equal(again))
	var faults source.Faults
	require.ErrorAs(t, copied.Validate(), &faults)
	require.Len(t, faults, 1)
	assert.Equal(t, 15, faults[0].Pos.Line)

	// Without these keys editions keep their hashes.
	plain := parse(t, rankedRubric)
	assert.Nil(t, plain.Ranking)
	assert.NotContains(t, string(plain.Canonical()), "ranking")
	assert.NotContains(t, string(plain.Canonical()), "quotas")
}

func TestRankingFaults(t *testing.T) {
	for _, tt := range []struct{ ranking, quota, want string }{
		{ranking: "{ties: alphabetic}", want: `unknown value "alphabetic"`},
		{ranking: "{by: size}", want: `unknown value "size"`},
		{ranking: "{tie: dense}", want: `unknown key "tie"`},
		{ranking: "{rounding: {places: 9, rounding: half-up}}", want: "ranking: places must be from 0 to 6"},
		{ranking: "{rounding: {places: 2}}", want: `missing key "rounding"`},
		{ranking: "{ties: ordinal}", want: "ranking: ties: ordinal needs keys: the items that separate equal units"},
		{ranking: "{ties: dense, keys: [{item: '1'}]}", want: "ranking: keys are for ties: ordinal"},
		{ranking: "{keys: []}", want: "ranking: keys are for ties: ordinal"},
		{ranking: "{ties: ordinal, keys: [{item: '1.'}]}", want: `ranking: keys name "1.", which is no item; did you mean "1"?`},
		{ranking: "{ties: ordinal, keys: [{lowest: true}]}", want: `missing key "item"`},
		{ranking: "{ties: ordinal, keys: [{item: '2'}]}", want: `the item "2" has no points and separates no units`},
		{ranking: "{ties: ordinal, keys: [{item: '1'}, {item: '1', lowest: true}]}", want: `the item "1" stands under keys twice`},
		{ranking: "{ties: ordinal, keys: [" + strings.Repeat("{item: '1'}, ", 101) + "]}", want: "at most 100 keys"},
		{quota: "{bands: [Tốt], most: 101, source: s}", want: "quota: most is a percentage from 0 to 100, not 101"},
		{quota: "{bands: [Tốt], most: -1, source: s}", want: "most is a percentage from 0 to 100, not -1"},
		{quota: "{bands: [Tốt], source: s}", want: `missing key "most"`},
		{quota: "{bands: [Tốt], most: 1}", want: "say under source which document says so, or illustrative: true if none does"},
		{quota: "{most: 1, source: s}", want: "at least one band is needed under bands"},
		{quota: "{bands: [Tôt], most: 1, source: s}", want: `the rubric has no band "Tôt"; did you mean "Tốt"?`},
		{quota: "{bands: [Good], most: 1, group: ward, source: s}", want: `the group "ward" has no band "Good"`},
		{quota: "{bands: [Good, Tốt], most: 1, source: s}", want: `the band "Tốt" is named twice`},
		{quota: "{bands: [Tốt], most: 1, group: wards, source: s}", want: `the rubric has no group "wards"; did you mean "ward"?`},
		{quota: "{bands: [Tốt], most: 1, at_least: 2, source: s}", want: `unknown key "at_least"`},
	} {
		src := rankedRubric
		if tt.ranking != "" {
			src += "ranking: " + tt.ranking + "\n"
		}
		if tt.quota != "" {
			src += "quotas: [" + tt.quota + "]\n"
		}
		_, err := rubric.Parse("k.yaml", []byte(src), nil)
		var faults source.Faults
		require.ErrorAs(t, err, &faults, src)
		require.Len(t, faults, 1, "%s: %s", src, err)
		assert.Contains(t, faults[0].Message.In(locale.English), tt.want)
		assert.Equal(t, 15, faults[0].Pos.Line)
		assert.NotEqual(t, faults[0].Message.In(locale.English), faults[0].Message.In(locale.Vietnamese))
	}
	_, err := rubric.Parse("k.yaml", []byte(rankedRubric+"quotas: []\n"), nil)
	assert.ErrorContains(t, err, "quotas is empty")
}

// TestRankingMadeInGo: a rubric that no file was read for is checked as one from a file.
func TestRankingMadeInGo(t *testing.T) {
	for want, change := range map[string]func(r *rubric.Rubric){
		`unknown ties "best"`: func(r *rubric.Rubric) { r.Ranking = &ranking.Rule{Ties: "best"} },
		`unknown by "best"`:   func(r *rubric.Rubric) { r.Ranking = &ranking.Rule{By: "best"} },
		`unknown rounding ""`: func(r *rubric.Rubric) { r.Ranking = &ranking.Rule{Rounding: &decimals.Rounding{Places: 2}} },
		`missing key "item"`:  func(r *rubric.Rubric) { r.Ranking = &ranking.Rule{Ties: ranking.Ordinal, Keys: []ranking.Key{{}}} },
		"places must be from 0 to 6": func(r *rubric.Rubric) {
			r.Ranking = &ranking.Rule{Rounding: &decimals.Rounding{Places: -1, Mode: decimals.Down}}
		},
		"at least one band is needed": func(r *rubric.Rubric) { r.Quotas = []ranking.Quota{{Illustrative: true}} },
		`the rubric has no band ""`:   func(r *rubric.Rubric) { r.Quotas = []ranking.Quota{{Bands: []string{""}, Illustrative: true}} },
		"most has more than 18 digits before or after": func(r *rubric.Rubric) {
			r.Quotas = []ranking.Quota{{Most: decimal.New(1, 1_000_000_000), Illustrative: true}}
		},
	} {
		r := parse(t, rankedRubric).Clone()
		change(r)
		err := r.Validate()
		require.Error(t, err, want)
		assert.Contains(t, err.Error(), want)
		var faults source.Faults
		assert.True(t, errors.As(err, &faults))
	}
	r := parse(t, rankedRubric).Clone()
	r.Ranking = &ranking.Rule{}
	assert.NoError(t, r.Validate())
}
