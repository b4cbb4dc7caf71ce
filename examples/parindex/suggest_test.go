package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// suggestInto appends what is suggested to a file of cases, and returns it case by case.
func suggestInto(t *testing.T, rubric, file string) []string {
	t.Helper()
	got := call(t, "suggest", "-lang", "en", rubric)
	require.Equal(t, 0, got.code, got.out+got.err)
	_, cases, found := strings.Cut(got.out, "cases:\n")
	if !found {
		assert.Contains(t, got.out, "# no case is missing")
		return nil
	}
	cases, _, _ = strings.Cut(cases, "# item")
	src, err := os.ReadFile(file)
	if err != nil {
		src = []byte("rubric: small\ncases:\n")
	}
	require.NoError(t, os.WriteFile(file, append(src, cases...), 0o644))
	return strings.SplitAfter(strings.TrimSuffix(cases, "\n"), "\n  - name: ")
}

var (
	survived   = regexp.MustCompile(`(\d+) survived`)
	notDecided = regexp.MustCompile(`, (\d+) are not decided`)
)

// TestSuggestEnds: the same case was suggested again and again for a mutant that it
// does not kill. Whatever cases there are already, the suggested cases pass, then no
// mutant survives but those that are not decided, which do not fail, everything is
// covered, and nothing is suggested once more.
func TestSuggestEnds(t *testing.T) {
	rubrics := []string{""}
	src, err := os.ReadFile("../../scoring/testdata/cases/18-suggest-never-kills/rubric.yaml")
	require.NoError(t, err)
	rubrics[0] = strings.Replace(string(src), "rubric: s-2025", "rubric: small", 1)
	r := rand.New(rand.NewPCG(18, 1))
	related := 0
	for range 12 {
		rubrics = append(rubrics, smallRubric(r))
		related += strings.Count(rubrics[len(rubrics)-1], "relations:")
	}
	assert.Greater(t, related, 2, "rubrics with a relation")
	if raced {
		rubrics = rubrics[:4]
	}
	suggested := 0
	for i, src := range rubrics {
		dir := t.TempDir()
		rubric, file := filepath.Join(dir, "small.yaml"), filepath.Join(dir, "small.cases.yaml")
		require.NoError(t, os.WriteFile(rubric, []byte(src), 0o644))
		first := suggestInto(t, rubric, file)
		suggested += len(first)
		ended := func() {
			got := call(t, "test", "-lang", "en", "-mutate", "-cover", rubric)
			require.Equal(t, 0, got.code, got.out+got.err)
			left, undecided := survived.FindStringSubmatch(got.out)[1], "0"
			if m := notDecided.FindStringSubmatch(got.out); m != nil {
				undecided = m[1]
			}
			assert.Equal(t, undecided, left, "%s\n%s", got.out, src)
			again := call(t, "suggest", "-lang", "en", rubric)
			assert.True(t, strings.HasPrefix(again.out, "# no case is missing\n"), "%s\n%s", again.out, src)
			assert.Equal(t, undecided, fmt.Sprint(strings.Count(again.out, "# item")), again.out)
		}
		ended()
		// Some of the cases are lost, or say less than they did.
		all, err := os.ReadFile(file)
		require.NoError(t, err)
		cases := strings.Split(strings.TrimSuffix(strings.TrimPrefix(string(all), "rubric: small\ncases:\n"), "\n"), "\n  - ")
		left := "rubric: small\ncases:\n"
		for k, c := range cases {
			if k == 0 || r.IntN(2) == 0 {
				left += "  - " + strings.TrimPrefix(c, "  - ") + "\n"
			}
		}
		left = regexp.MustCompile(`\{status: scored, points: (\S+)\}`).ReplaceAllString(left, "$1")
		require.NoError(t, os.WriteFile(file, []byte(left), 0o644), i)
		suggestInto(t, rubric, file)
		ended()
	}
	assert.Greater(t, suggested, 4*len(rubrics))
}

// TestUndecidedMutants: what is not known to be noticed by any case is told and does
// not fail; what some case would notice does.
func TestUndecidedMutants(t *testing.T) {
	if raced {
		t.Skip("all the work allowed for every mutant, too slow under the race detector")
	}
	got := call(t, "test", "-lang", "en", "-mutate", "unproved.yaml")
	assert.Equal(t, 0, got.code, got.err)
	assert.Equal(t, survived.FindStringSubmatch(got.out)[1], notDecided.FindStringSubmatch(got.out)[1])
	assert.Equal(t, 1, call(t, "test", "-mutate", "demo.yaml").code)
}

// smallRubric writes a rubric of some leaves with conditions and policies, perhaps with
// a relation.
func smallRubric(r *rand.Rand) string {
	choose := func(of ...string) string { return of[r.IntN(len(of))] }
	var b strings.Builder
	n := 1 + r.IntN(3)
	fmt.Fprintf(&b, `rubric: small
title: Small
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: %d
points: {places: 2, rounding: half-up}
exclusion: whole
inputs:
  - {name: ratio, type: percent, title: Share}
  - {name: done, type: count, title: Done}
  - {name: total, type: count, title: Total}
  - {name: small, type: bool, title: Small}
  - {name: state, type: enum, options: [good, fair, bad], title: State}
  - {name: day, type: date, title: Day}
%sareas:
`, 2*n, choose("", "relations: [{holds: done <= total, title: Done}]\n"))
	for i := range n {
		fmt.Fprintf(&b, "  - code: '%d'\n    title: Leaf\n    max: 2\n", i+1)
		if r.IntN(2) == 0 {
			fmt.Fprintf(&b, "    applies: \"%s\"\n    not_applicable: %s\n", choose("small", "state != 'bad'", "total > 2", "day >= date('2025-03-31')"), choose("full", "zero", "exclude", "{share: 0.5}"))
		}
		if r.IntN(2) == 0 {
			fmt.Fprintf(&b, "    arises: %s\n", choose("total > 0", "done + total > 0", "ratio > 0"))
		}
		fmt.Fprintf(&b, "    not_arising: %s\n", choose("full", "zero", "exclude", "{share: 0.5}"))
		b.WriteString("    " + choose(
			"score: \"bands(rate(done, total), '>=100', 2, '[50,100)', 1, '<50', 0)\"",
			"score: \"bands(ratio, '<50', 0, '[50,50]', 1, '>50', 2)\"",
			"score: min(full, full * rate(done, total) / 100)",
			"cases: [{when: ratio >= 80, score: full}, {when: ratio == 50, score: 1}, {score: 0}]",
			"cases: [{when: state == 'good' and done > 3, score: full}, {when: \"day <= date('2025-06-30')\", score: 1}, {score: 0}]",
			"cases: [{when: done in 2..4, score: full}, {score: 0.5}]",
			"reported: true") + "\n")
	}
	return b.String()
}
