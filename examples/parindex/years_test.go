package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestYearsMap: the file that is printed reads back to the map that it was made of, and
// comes out the same when it is read.
func TestYearsMap(t *testing.T) {
	args := append([]string{"years"}, strings.Fields(twoYears)...)
	for _, of := range []string{"", "../../rubrics/two-years/2025-2026.map.yaml"} {
		with := args
		if of != "" {
			with = append(args[:len(args):len(args)], "-map", of)
		}
		printed := call(t, with...)
		require.Equal(t, 0, printed.code, printed.err)
		var rubrics []*rubric.Rubric
		for _, file := range args[1:] {
			src, err := os.ReadFile(filepath.Join("testdata", file))
			require.NoError(t, err)
			r, err := rubric.Parse(file, src, nil)
			require.NoError(t, err)
			rubrics = append(rubrics, r)
		}
		read, err := bridge.ParseMap("map.yaml", []byte(printed.out), rubrics[0], rubrics[1], nil)
		require.NoError(t, err, printed.out)
		var want bridge.Map
		parsed(t, 0, &want, with...)
		assert.Equal(t, &want, read)
		again := callWith(t, printed.out, append(args[:len(args):len(args)], "-map", "-")...)
		assert.Equal(t, printed, again)
	}
}

// TestYearsJSON: the report has every unit, and swapping the years flips every sign.
func TestYearsJSON(t *testing.T) {
	editions, tables := strings.Fields(twoYears), strings.Fields(twoTables)
	var there, back bridge.Report
	parsed(t, 0, &there, append(append([]string{"years"}, editions...), tables...)...)
	parsed(t, 0, &back, "years", editions[1], editions[0], "-from", tables[3], "-to", tables[1])
	require.Len(t, there.Units, 3)
	require.Len(t, back.Units, 3)
	byID := map[string]bridge.Change{}
	for _, u := range back.Units {
		byID[u.Unit.ID] = u
	}
	for _, u := range there.Units {
		assert.False(t, u.Parts.Change.IsZero(), u.Unit.ID)
		assert.True(t, u.Parts.Change.Plus(byID[u.Unit.ID].Parts.Change).IsZero(), u.Unit.ID)
		sum := u.Parts.Rules.Plus(u.Parts.Weights).Plus(u.Parts.Data).Plus(u.Parts.Adjustments).Plus(u.Parts.Open)
		assert.Zero(t, sum.Cmp(u.Parts.Change), u.Unit.ID)
	}
	assert.Len(t, there.OnlyEarlier, 1)
	assert.Len(t, there.OnlyLater, 1)
}
