package main

import (
	"testing"

	"github.com/parindex/parindex/scoring/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestWhatifJSON: the comparison reads back, with as many units as were asked for.
func TestWhatifJSON(t *testing.T) {
	units := []string{"units/an.yaml", "units/binh.yaml", "units/cuong.yaml", "units/dung.yaml"}
	args := append([]string{"whatif", "demo.yaml", "demo-variants.yaml"}, units...)
	var c policy.Comparison
	parsed(t, 0, &c, args...)
	assert.True(t, c.Illustrative)
	assert.Equal(t, 4, c.Units)
	require.Len(t, c.Variants, 4)
	ninety := c.Variants[0]
	assert.Equal(t, "ninety", ninety.Name)
	assert.Equal(t, []int{0, 2, 2, 0}, []int{ninety.Gain, ninety.Lose, ninety.Same, ninety.Open})
	assert.Equal(t, "-2", ninety.Sum.String())
	assert.Len(t, ninety.Widest, 2, "units that keep their points are not listed")

	parsed(t, 0, &c, append(args, "-widest", "1")...)
	assert.Len(t, c.Variants[0].Widest, 1)
	parsed(t, 0, &c, append(args, "-widest", "0")...)
	assert.Empty(t, c.Variants[0].Widest)
	assert.NotEmpty(t, c.Variants[0].Items)
}

// TestWhatifFaultyUnits: with -json the faults of units of a table do not follow in silence.
func TestWhatifFaultyUnits(t *testing.T) {
	got := call(t, "whatif", "-json", "demo.yaml", "demo-variants.yaml", "faulty-table.csv")
	assert.Equal(t, 1, got.code)
	assert.Contains(t, got.err, "faulty-table.csv: E2:")
	assert.Contains(t, got.out, `"units": 2`)
}
