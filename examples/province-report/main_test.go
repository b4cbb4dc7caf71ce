package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestProvince states what is found out about the made-up province: the figures come from
// seeded random numbers and are the same on every machine.
func TestProvince(t *testing.T) {
	p, err := compare(context.Background())
	require.NoError(t, err)
	assert.Equal(t, 149, p.units.Len(), "all but the unit that sent nothing")
	require.Len(t, p.Ranking.Groups, 3)
	for i, want := range []struct {
		group  string
		ranked int
		first  string
		open   int
		absent int
	}{{"department", 19, "department-13", 1, 0}, {"ward", 44, "ward-15", 1, 0}, {"commune", 82, "commune-18", 2, 1}} {
		g := p.Ranking.Groups[i]
		assert.Equal(t, want.group, g.Name)
		assert.Len(t, g.Units, want.ranked)
		assert.Equal(t, want.first, g.Units[0].Unit.ID)
		assert.Len(t, g.Unknown, want.open)
		assert.Len(t, g.Absent, want.absent)
	}

	held := map[string]scoring.Held{}
	for _, q := range p.Quotas {
		held[q.Group] = q.Held
	}
	assert.Equal(t, map[string]scoring.Held{"department": scoring.HeldYes, "ward": scoring.HeldYes, "commune": scoring.HeldNo}, held)

	whole := p.Change.Whole
	assert.Equal(t, 145, whole.Units)
	sum := whole.Sum.Rules.Plus(whole.Sum.Weights).Plus(whole.Sum.Data).Plus(whole.Sum.Adjustments).Plus(whole.Sum.Open)
	assert.Zero(t, sum.Cmp(whole.Sum.Change), "the parts are the change")

	names := []string{}
	for _, v := range p.Variants.Variants {
		names = append(names, v.Name)
	}
	assert.Equal(t, []string{"electronic-95", "outcomes", "higher-bands", "all-together"}, names)
	assert.Equal(t, 5, p.Variants.Variants[2].Banded, "bands alone change no points")
	assert.True(t, p.Variants.Variants[2].Sum.IsZero())
}

// TestPublished: the published files agree with what was published beside them.
func TestPublished(t *testing.T) {
	checks, err := checkPublished()
	require.NoError(t, err)
	require.Len(t, checks, 3)
	for _, c := range checks {
		assert.Empty(t, c.Report.Findings, c.Title.EN)
	}
	assert.Equal(t, "78.39", checks[0].Report.Means[0].Value.String())
	assert.Equal(t, "85.41", checks[1].Report.Means[0].Value.String())
	require.Len(t, checks[2].Notes, 4)
	assert.Contains(t, checks[2].Notes[0].EN, "100.01", "of Thừa Thiên Huế: rounding, which nothing adjusts")
	var yes, no int
	for _, r := range checks[1].Report.Readings {
		if r.Reproduces {
			yes++
			assert.True(t, r.Unrounded, "equal printed numbers have different ranks")
		} else {
			no++
		}
	}
	assert.Equal(t, []int{5, 5}, []int{yes, no})
}

// TestFiles: every file is written, and none in the place of another.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	args := []string{"-lang", "en"}
	for _, name := range []string{"html", "docx", "decision", "xlsx", "csv", "json"} {
		args = append(args, "-"+name, filepath.Join(dir, name))
	}
	var out bytes.Buffer
	require.NoError(t, run(context.Background(), args, &out))
	assert.Contains(t, out.String(), "Ward 15: rank 1 of 44")
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		return b
	}
	assert.Equal(t, 8, strings.Count(string(read("html")), "<svg"), "the charts")
	for _, name := range []string{"docx", "decision", "xlsx"} {
		assert.Equal(t, "PK", string(read(name)[:2]), name)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(read("csv"), []byte("\ufeff")))).ReadAll()
	require.NoError(t, err)
	assert.Len(t, rows, 1+149)
	assert.Equal(t, []string{"1", "department-13"}, rows[1][:2])
	var all comparison
	require.NoError(t, json.Unmarshal(read("json"), &all))
	assert.Equal(t, decimal.RequireFromString("94.83"), all.Ranking.Groups[0].Units[0].Final.Decimal)
	assert.Error(t, run(context.Background(), args, &out), "a file that is there already")
}

// TestReadme: what the README shows of this program is what it prints.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	_, shown, found := strings.Cut(string(readme), "prints, among other things,\n\n```\n")
	require.True(t, found)
	shown, _, found = strings.Cut(shown, "\n```")
	require.True(t, found)
	var out bytes.Buffer
	require.NoError(t, run(context.Background(), nil, &out))
	lines := strings.Split(shown, "\n")
	assert.Len(t, lines, 3)
	for _, line := range lines {
		assert.Contains(t, out.String(), line+"\n")
	}
}
