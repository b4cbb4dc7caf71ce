package rubric_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// combined uses every key of how parts come together, of the final score and of bands
// with conditions.
const combined = `rubric: c-2025
title: C
decision: {number: "1", issuer: UBND, date: 2025-02-03}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
exclusion: by-source
empty_source: whole
inputs:
  - {name: x, type: bool, title: X}
areas:
  - code: "1"
    title: Capped
    max: 4
    combine: capped
    items:
      - {code: "1.1", title: One, max: 3, reported: true}
      - {code: "1.2", title: Two, max: 2, reported: true}
      - {code: "1.3", title: Off, max: 0, min: -1, reported: true}
  - code: "2"
    title: Least
    max: 2
    combine: least
    items:
      - {code: "2.1", title: One, max: 2, reported: true}
      - {code: "2.2", title: Two, max: 2, combine: sum, items: [{code: "2.2.1", title: A, max: 2, reported: true}]}
  - {code: "3", title: Off, max: 0, items: [{code: "3.1", title: Off, max: 0, min: -0.5, reported: true}]}
  - {code: "4", title: Shown, unscored: true, note: seen, items: [{code: "4.1", title: Shown, unscored: true}]}
  - {code: "5", title: Survey, max: 4, source: survey, reported: true}
final: {floor: 0.5, ceiling: 9.75}
bands:
  - {name: A, from: 8, when: "x and index('1') >= 50"}
  - {name: A2, from: 8, below: 10.01}
  - {name: B, from: 0.5, below: 8}
`

func TestCombined(t *testing.T) {
	r := parse(t, combined)
	assert.Equal(t, rubric.ExclusionWhole, r.EmptySource)
	assert.Equal(t, rubric.CombineCapped, r.Item("1").Combine)
	assert.False(t, r.Item("2").Sums())
	assert.True(t, r.Item("2.2").Sums())
	assert.True(t, r.Item("3").Sums())
	assert.True(t, r.Item("4.1").Unscored)
	assert.False(t, r.Item("4.1").Leaf())
	assert.Equal(t, "0.5", r.Final.Floor.Decimal.String())
	assert.Equal(t, "x and index('1') >= 50", r.Bands[0].When)
	var leaves []string
	for it := range r.Leaves() {
		leaves = append(leaves, it.Code)
	}
	assert.Equal(t, []string{"1.1", "1.2", "1.3", "2.1", "2.2.1", "3.1", "5"}, leaves)

	b, err := json.Marshal(r)
	require.NoError(t, err)
	back, err := rubric.Parse("r.json", b, nil)
	require.NoError(t, err)
	assert.True(t, r.Equal(back))

	c := r.Clone()
	assert.True(t, r.Equal(c))
	c.Final.Floor = decimal.NullDecimal{}
	assert.True(t, r.Final.Floor.Valid)
	for _, change := range [][2]string{
		{"empty_source: whole", "empty_source: zero"}, {"combine: capped", "combine: least"}, {"floor: 0.5", "floor: 0"},
		{"ceiling: 9.75", "ceiling: 9.7"}, {">= 50", "> 50"}, {"title: Shown, unscored: true}", "title: Shown2, unscored: true}"},
	} {
		other, _ := rubric.Parse("r.yaml", []byte(strings.Replace(combined, change[0], change[1], 1)), nil)
		assert.NotEqual(t, r.Edition().SHA256, other.Edition().SHA256, "%v", change)
	}
}

func TestCombinedFaults(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"max: 3, reported", "max: 1.5, reported",
			`r.yaml:14:10: item "1": max is 4, but the items below add up to 3.5 (1.5 + 2 + 0)`},
		{"{code: \"2.1\", title: One, max: 2", "{code: \"2.1\", title: One, max: 1",
			`r.yaml:25:40: item "2.1": max is 1, but "2" takes the least of the items below it, which all have max 2`},
		{"max: 0, min: -1", "max: 0, min: 0", `r.yaml:19:40: item "1.3": max must be above zero, not 0` +
			`; an item that only takes points off has max: 0 and a min below zero`},
		{"max: 0, min: -1", "min: -1", `r.yaml:19:9: item "1.3": missing key "max"`},
		{"{code: \"3\", title: Off, max: 0", "{code: \"3\", title: Off, max: 1",
			"r.yaml:5:6: rubric: max is 10, but the items below add up to 11 (4 + 2 + 1 + 4)\n" +
				`r.yaml:27:34: item "3": max is 1, but the items below add up to 0 (0)`},
		{"title: Shown, unscored: true}", "title: Shown, max: 1, reported: true}",
			`r.yaml:28:67: item "4.1": it is below "4", which is unscored; say unscored: true here, too`},
		{"title: Shown, unscored: true}", "title: Shown, unscored: true, max: 1, reported: true}",
			`r.yaml:28:105: item "4.1": it is unscored and has none of max, reported`},
		{"combine: sum, items", "combine: mean, items",
			`r.yaml:26:52: unknown value "mean"; expected one of sum, capped, least`},
		{"max: 2, reported: true}\n      - {code: \"1.3", "max: 2, source: survey, reported: true}\n      - {code: \"1.3",
			`r.yaml:15:14: item "1": with exclusion: by-source items that combine puts together are of one source, ` +
				`not of appraisal and survey`},
		{"source: survey, reported: true}\nfinal", "source: survey, combine: least, reported: true}\nfinal",
			`r.yaml:29:65: item "5": combine is for items with items of their own`},
		{"empty_source: whole", "empty_source: half", `r.yaml:8:15: unknown value "half"; expected one of whole, zero`},
		{"exclusion: by-source", "exclusion: whole", `r.yaml:8:15: rubric: empty_source is for exclusion: by-source alone`},
		{"floor: 0.5", "floor: 10", `r.yaml:30:16: bounds of the final score: floor 10 is not below ceiling 9.75`},
		{"floor: 0.5, ceiling: 9.75", "", "r.yaml:30:8: bounds of the final score: floor or ceiling is needed\n" +
			`r.yaml:34:21: band "B": scores below 0.5 have no band; the last band is from 0`},
		{"ceiling: 9.75", "ceiling: 9.755",
			`r.yaml:30:30: bounds of the final score: ceiling 9.755 has more decimal places than points have (2)`},
		{"from: 8, when: \"x and index('1') >= 50\"", "from: 8",
			`r.yaml:33:22: band "A2": from 8 is not below the band before it, from 8; bands are listed from the highest down`},
		{"from: 0.5, below: 8", "from: 0.6, below: 8", `r.yaml:34:21: band "B": scores below 0.6 have no band; the last band is from 0`},
		{"final:", "bonus: {cap: 1, items: [{code: X, title: X, max: 0, min: -1, reported: true}]}\nfinal:",
			`r.yaml:30:50: item "X": max 0 with a min below it is for areas; in bonus and penalty points are from 0 up`},
	} {
		require.Contains(t, combined, tt.from)
		_, err := rubric.Parse("r.yaml", []byte(strings.Replace(combined, tt.from, tt.to, 1)), nil)
		if assert.Error(t, err, tt.to) {
			assert.Equal(t, tt.want, err.Error())
		}
	}
}
