package rubric_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const grouped = `rubric: g
title: T
decision: {number: '1', issuer: A, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
GROUPS
inputs: [INPUT]
areas: [{code: '1', title: A, max: 1, reported: true}]
bands: [{name: A, from: 0BAND}]
`

// TestGroupsAndSeriesFaults: what is wrong with the names of groups and members is one
// fault each.
func TestGroupsAndSeriesFaults(t *testing.T) {
	const groups, input = "groups: [commune, ward]", "{name: c, type: count, title: C, each: [q1, q2]}"
	for _, c := range []struct{ groups, input, band, want string }{
		{groups, input, ", group: ward", ""},
		{"", input, ", group: wrd", ""}, // groups need not be declared
		{"groups: [commune, {name: ward, title: {vi: Phường, en: Ward}}]", input, "", ""},
		{groups, input, ", group: wrd", `10:35: band "A": the rubric has no group "wrd"; did you mean "ward"?`},
		{"groups: []", input, "", `7:9: groups is empty; name at least one group, or leave the key out`},
		{"groups: [ward, ward]", input, "", `7:9: rubric: duplicate group "ward"`},
		{groups, "{name: group, type: count, title: C}", "",
			`8:17: input "group": rules read the group of a unit under the name group; choose another name`},
		{"", "{name: group, type: count, title: C}", "", ""},
		{groups, "{name: c, type: count, title: C, each: []}", "",
			`8:49: input "c": each is empty; name the members of the series, or leave the key out`},
		{groups, "{name: c, type: count, title: C, each: [q1, q1]}", "", `8:49: input "c": duplicate member "q1"`},
		{groups, "{name: c, type: count, title: C, each: [quý 1]}", "",
			`8:49: input "c": the name of the member "quý 1" is to be a letter followed by letters, digits and underscores`},
	} {
		file := strings.NewReplacer("GROUPS", c.groups, "INPUT", c.input, "BAND", c.band).Replace(grouped)
		r, err := rubric.Parse("r.yaml", []byte(file), nil)
		if c.want != "" {
			assert.EqualError(t, err, "r.yaml:"+c.want)
			continue
		}
		require.NoError(t, err, file)
		b, err := json.Marshal(r)
		require.NoError(t, err)
		again, err := rubric.Parse("r.json", b, nil)
		require.NoError(t, err)
		assert.Equal(t, r.Groups, again.Groups)
		assert.Equal(t, r.Inputs, again.Inputs)
		assert.Equal(t, r.Edition().SHA256, again.Edition().SHA256)
		assert.Equal(t, r.Groups, r.Clone().Groups)
	}
}
