package verify_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// casesOf writes the cases that a line of testdata/holes.txt has.
func casesOf(line string) string {
	var b strings.Builder
	b.WriteString("    cases:\n")
	for _, row := range strings.Split(line, " | ") {
		if score, last := strings.CutPrefix(row, "else "); last {
			fmt.Fprintf(&b, "      - {score: \"%s\"}\n", score)
		} else if score, last := strings.CutPrefix(row, "otherwise "); last {
			fmt.Fprintf(&b, "      - {score: \"%s\", otherwise: true}\n", score)
		} else {
			when, score, _ := strings.Cut(row, ": ")
			fmt.Fprintf(&b, "      - {when: \"%s\", score: \"%s\"}\n", when, score)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

var holeSays = regexp.MustCompile(`^(.*) at (.*) falls to`)

// holesIn returns the holes that are found in the rule of a line.
func holesIn(t *testing.T, line string) []string {
	t.Helper()
	s := rowsOf(t, casesOf(line))
	report, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	out := []string{}
	for _, d := range report.Verdicts {
		if d.Property != verify.PropertyGap {
			assert.NotEqual(t, verify.PropertyOverlap, map[bool]verify.Property{true: d.Property}[d.Outcome != verify.Proved],
				"%s: %s", line, d.Message.EN)
			continue
		}
		assert.NotEqual(t, verify.Undecided, d.Outcome, "%s: %s", line, d.Message.EN)
		if d.Outcome == verify.Refuted {
			m := holeSays.FindStringSubmatch(d.Message.EN)
			require.NotNil(t, m, d.Message.EN)
			out = append(out, m[1]+" @ "+m[2])
			require.NotNil(t, d.Example, d.Message.EN)
			passes(t, s, d.Example.YAML(rubric.English))
		}
	}
	slices.Sort(out)
	return out
}

// rulesIn returns the lines of a file of rules.
func rulesIn(t *testing.T, file string) []string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", file))
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(src)), "\n")
	return slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "#") })
}

// TestHoles: of decision tables with a hole most were not seen: only rules of which every
// condition was about one number were looked at, and only between two rows. The kind is
// a stretch of any figure, the others standing, that the rows leave to the last case by
// mistake.
func TestHoles(t *testing.T) {
	rules := rulesIn(t, "holes.txt")
	assert.GreaterOrEqual(t, len(rules), 40)
	for _, line := range rules {
		rule, want, _ := strings.Cut(line, " => ")
		holes := strings.Split(want, "; ")
		slices.Sort(holes)
		assert.Equal(t, holes, holesIn(t, rule), line)
	}
}

// TestNoHoles: none is seen where there is none, nor where the author says that the last
// case is meant.
func TestNoHoles(t *testing.T) {
	rules := rulesIn(t, "whole.txt")
	assert.GreaterOrEqual(t, len(rules), 40)
	for _, line := range rules {
		assert.Empty(t, holesIn(t, line), line)
	}
}

// TestHolesOfCases are the holes that were missed first.
func TestHolesOfCases(t *testing.T) {
	for folder, want := range map[string][]string{
		"12-hole-between-dates": {
			"overlap: case 2 and case 3 both hold where issued is 30 June 2025; the earlier one counts (issued = 2025-06-30)",
			"gap: issued at 31 March 2025 falls to the last case, which gives less than both sides (issued = 2025-03-31)"},
		"13-hole-at-the-end": {
			"gap: rate_in at 100 falls to the last case, which gives less, while up to there points rise with rate_in (rate_in = 100)"},
		"14-hole-with-two-figures": {
			"gap: rate_in at 80 falls to the last case, which gives less than both sides (rate_in = 80, urban = false)",
			"gap: rate_in at 90 falls to the last case, which gives less than both sides (rate_in = 90, urban = true)"},
	} {
		_, s := ruletest.SmallCase(t, folder)
		report, err := verify.Rules(context.Background(), s, nil)
		require.NoError(t, err)
		var got []string
		for _, d := range report.Findings() {
			if d.Property != verify.PropertyMatters {
				got = append(got, string(d.Property)+": "+d.Message.EN)
			}
			if d.Example != nil {
				passes(t, s, d.Example.YAML(rubric.English))
			}
		}
		assert.Equal(t, want, got, folder)
	}
}

// gapsOf returns where a rubric's rules have holes.
func gapsOf(t *testing.T, file string) []string {
	t.Helper()
	got := []string{}
	for _, said := range saidOf(t, ruletest.CompileFile(t, file+"\n"), verify.PropertyGap) {
		if at, refuted := strings.CutPrefix(said, "refuted "); refuted {
			at, _, _ = strings.Cut(at, " falls")
			got = append(got, at)
		}
	}
	return got
}

// TestHolesWithRelations: what relations rule out is no stretch of a line.
func TestHolesWithRelations(t *testing.T) {
	const relations = "relations: [{holds: done <= total, title: {vi: A, en: A}}]\nareas:"
	for _, tt := range []struct {
		rule string
		want []string
	}{
		{"90 <= rate(done, total) <= 100: 3 | 70 <= rate(done, total) < 90: 1 | else 0", []string{}},
		{"90 < rate(done, total) <= 100: 3 | 70 <= rate(done, total) < 90: 1 | else 0", []string{"rate(done, total) at 90"}},
		{"90 <= rate(done, total) < 100: 3 | 70 <= rate(done, total) < 90: 1 | else 0", []string{"rate(done, total) at >= 100"}},
	} {
		assert.Equal(t, tt.want, gapsOf(t, strings.Replace(rowsHead, "areas:", relations, 1)+casesOf(tt.rule)), tt.rule)
	}
}

// TestHolesOfGroupsAndSeries: the group of a unit stands as other figures do, and a member
// of a series is a figure of its own.
func TestHolesOfGroupsAndSeries(t *testing.T) {
	head := strings.Replace(rowsHead, "inputs:\n", "groups: [{name: commune, title: C}, {name: ward, title: W}]\ninputs:\n"+
		"  - {name: sent, type: count, title: S, each: [q1, q2]}\n", 1)
	for _, tt := range []struct {
		rule string
		want []string
	}{
		{"group == 'ward' and r > 90: 3 | group == 'ward' and 70 <= r < 90: 1 | group == 'commune' and r >= 60: 2 | else 0",
			[]string{"r at 90"}},
		{"group == 'ward' and r >= 90: 3 | group == 'ward' and 70 <= r < 90: 1 | group == 'commune' and r >= 60: 2 | else 0",
			[]string{}},
		{"sum(sent) > 4: 3 | 2 <= sum(sent) < 4: 1 | else 0", []string{"sum(sent) at 4"}},
	} {
		assert.Equal(t, tt.want, gapsOf(t, head+casesOf(tt.rule)), tt.rule)
	}
}

// TestManyConditions: where conditions divide the facts into too many combinations,
// nothing is claimed.
func TestManyConditions(t *testing.T) {
	var inputs, all, some []string
	for i := range 16 {
		inputs = append(inputs, fmt.Sprintf("  - {name: b%d, type: bool, title: B}\n", i))
		all, some = append(all, fmt.Sprintf("b%d", i)), append(some, fmt.Sprintf("b%d", i))
	}
	head := strings.Replace(rowsHead, "inputs:\n", "inputs:\n"+strings.Join(inputs, ""), 1)
	for rule, want := range map[string][]string{
		strings.Join(all, " and ") + ": 3 | " + strings.Join(some, " or ") + ": 1 | else 0": {},
		strings.Join(all, " and ") + " and r > 90: 3 | " + strings.Join(some, " or ") + " and r < 90: 1 | else 0": {
			"undecided undecided (the conditions divide the facts into too many combinations): this rule",
			"undecided undecided (the conditions divide the facts into too many combinations): this rule"},
	} {
		r, err := rubric.Parse("r.yaml", []byte(head+casesOf(rule)+"\n"), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		assert.Equal(t, want, saidOf(t, s, verify.PropertyGap, verify.PropertyOverlap), rule)
	}
}
