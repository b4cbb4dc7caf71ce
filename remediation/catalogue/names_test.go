package catalogue_test

import (
	"testing"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestActionsThatLookAlike: readers of a plan tell its actions by their IDs, so that no
// two may look the same: letters of another script, and fullwidth ones.
func TestActionsThatLookAlike(t *testing.T) {
	r, err := rubric.Parse("r", []byte(`rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
areas: [{code: "1", title: A, max: 1, score: full}]
`), nil)
	require.NoError(t, err)
	for second, want := range map[string]string{
		"а": `c:5:3: action "а": readers cannot tell the name from "a", which is spelt with other characters`, // Cyrillic
		"ａ": `c:5:3: action "ａ": readers cannot tell the name from "a", which is spelt with other characters`,
		"a": `c:5:3: duplicate action "a"`,
		"b": "",
	} {
		_, err := catalogue.Parse("c", []byte(`rubric: r
title: T
actions:
- {id: a, for: ["1"], solution: s}
- {id: `+second+`, for: ["1"], solution: s}
`), r, nil)
		if want == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, want)
	}
}
