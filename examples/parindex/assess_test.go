package main

import (
	"bytes"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAssessJSON: what is printed for machines is the state, as the library writes it.
func TestAssessJSON(t *testing.T) {
	args := append([]string{"assess"}, strings.Fields(yearFiles+"-as-of 2026-02-15")...)
	var s assessment.State
	parsed(t, 0, &s, args...)
	require.Len(t, s.Rounds, 4)
	assert.Equal(t, "76.93", s.Last().Result.Total.Final.Decimal.String())
	assert.Equal(t, 2, s.Round("self").Revision)
	own, err := s.MarshalJSON()
	require.NoError(t, err)
	var printed bytes.Buffer
	require.NoError(t, json.Compact(&printed, []byte(call(t, append(args, "-json")...).out)))
	assert.Equal(t, string(own), printed.String())
}

// TestAssessViewsJSON: the ledger and the comparison are printed as the library writes them.
func TestAssessViewsJSON(t *testing.T) {
	args := append([]string{"assess"}, strings.Fields(yearFiles+"-as-of 2026-02-15")...)
	var l assessment.Ledger
	parsed(t, 0, &l, append(args, "-ledger", "-round", "appraisal_1")...)
	assert.Equal(t, "appraisal_1 67.43", l.Round+" "+l.Total.Points.String())
	var c assessment.Comparison
	parsed(t, 0, &c, append(args, "-compare", "appraisal_1,appraisal_2")...)
	assert.Equal(t, "9.5 in 2 steps of 2 items", c.Total.Difference.Least.String()+" in 2 steps of 2 items")
	assert.Len(t, c.Total.Steps, 2)
	assert.Len(t, c.Items, 2)
}

// TestAssessReplay: what -json prints is the same when it is computed again, and what
// somebody changed in it, or was computed for another day, is not.
func TestAssessReplay(t *testing.T) {
	if raced {
		t.Skip("one goroutine, and too slow under the race detector")
	}
	args := append([]string{"assess"}, strings.Fields(yearFiles+"-as-of 2026-02-15")...)
	stored := call(t, append(args, "-json")...).out
	dir := t.TempDir()
	for _, c := range []struct {
		old, new, vi, en string
		kinds            []audit.Kind
	}{
		{"", "", "khớp từng byte", "the same, byte for byte", []audit.Kind{}},
		{`"as_of": "2026-02-15"`, `"as_of": "2026-02-14"`, "1 khác biệt", "1 difference(s)", []audit.Kind{audit.DayDiffers}},
		{`"electronic_rate": "85.25"`, `"electronic_rate": "95.25"`, "số liệu khác", "the facts differ", []audit.Kind{audit.FactsDiffer}},
		{`"locked": true`, `"locked": false`, "1 khác biệt", "1 difference(s)", []audit.Kind{audit.RoundDiffers}},
	} {
		require.Contains(t, stored, c.old)
		file := filepath.Join(dir, "stored.json")
		require.NoError(t, os.WriteFile(file, []byte(strings.Replace(stored, c.old, c.new, 1)), 0o644))
		code := 0
		if len(c.kinds) > 0 {
			code = found
		}
		for lang, says := range map[string]string{"vi": c.vi, "en": c.en} {
			got := call(t, append(args, "-lang", lang, "-replay", file)...)
			assert.Equal(t, code, got.code, got.err)
			assert.Contains(t, got.out, says)
		}
		var doc struct{ Differences []audit.Difference }
		parsed(t, code, &doc, append(args, "-replay", file)...)
		kinds := []audit.Kind{}
		for _, d := range doc.Differences {
			kinds = append(kinds, d.Kind)
		}
		assert.Equal(t, c.kinds, kinds, c.new)
	}
}

// TestAssessInREADME: the README shows the table that the command prints.
func TestAssessInREADME(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	out := call(t, append([]string{"assess", "-lang", "vi", "-ledger"}, strings.Fields(yearFiles+"-as-of 2026-02-15")...)...).out
	_, table, _ := strings.Cut(out, "\n\n")
	table, _, _ = strings.Cut(table, "\n\n")
	assert.Contains(t, string(readme), "```\n"+table+"\n```\n")
}

// TestAssessAddsUp: in the printed tables every column adds up to its last number.
func TestAssessAddsUp(t *testing.T) {
	args := append([]string{"assess", "-lang", "en"}, strings.Fields(yearFiles+"-as-of 2026-02-15")...)
	for _, round := range []string{"self", "appraisal_1", "explanation", "appraisal_2"} {
		out := call(t, append(args, "-ledger", "-round", round)...).out
		_, table, _ := strings.Cut(out, "Maximum")
		table, _, _ = strings.Cut("Maximum"+table, "\n\nEvery item")
		lines := strings.Split(table, "\n")
		require.Greater(t, len(lines), 3)
		columns := 0
		for at := 32; at < len(lines[0]); at += 12 {
			sum := new(big.Rat)
			for i, line := range lines {
				v := numberAt(t, line, at, 12)
				if i == len(lines)-1 {
					assert.Zero(t, sum.Cmp(v), "%s: column at %d: %s is not %s\n%s", round, at, sum.FloatString(4), v.FloatString(4), table)
				}
				sum.Add(sum, v)
			}
			columns++
		}
		assert.Equal(t, 4, columns)
	}
	out := call(t, append(args, "-compare", "self,appraisal_2")...).out
	blocks, moved := strings.Split(out, "\n\n"), 0
	for _, block := range blocks[1:] {
		var lines []string
		for line := range strings.Lines(block) {
			if strings.HasPrefix(line, "  ") && !strings.HasPrefix(strings.TrimSpace(line), "least") {
				lines = append(lines, strings.TrimRight(line, "\n"))
			}
		}
		for _, at := range []int{24, 36} {
			sum := new(big.Rat)
			for i, line := range lines {
				switch v := numberAt(t, line, at, 11); {
				case i == 0 || strings.HasPrefix(line, "    record"):
					sum.Add(sum, v)
				case strings.HasPrefix(line, "  Second appraisal"):
					assert.Zero(t, sum.Cmp(v), block)
					moved++
				}
			}
		}
	}
	assert.Equal(t, 22, moved, "the final score and ten items, at both ends")
}

// numberAt reads the number in a column of a line; nothing is zero.
func numberAt(t *testing.T, line string, from, width int) *big.Rat {
	t.Helper()
	runes := []rune(line)
	text := strings.TrimSpace(string(runes[min(from, len(runes)):min(from+width, len(runes))]))
	if text == "" {
		return new(big.Rat)
	}
	v, ok := new(big.Rat).SetString(strings.NewReplacer("−", "-", "+", "").Replace(text))
	require.True(t, ok, "%q in %q", text, line)
	return v
}
