package scoringtest_test

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
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestYear: the file beside the rubric holds every form of cases with records, and all of
// it is met.
func TestYear(t *testing.T) { scoringtest.Run(t, "testdata/year.yaml") }

// TestYearUnmet: what is said of every kind of expectation of records that is not met.
func TestYearUnmet(t *testing.T) {
	r := &recorder{}
	scoringtest.Run(r, "testdata/year.yaml", "testdata/year-unmet.cases.yaml")
	compareGolden(t, "testdata/year-unmet.txt", r.text()+"\n")
}

// unwritable is where the cases begin that name other records than are refused.
const unwritable = "  # What follows cannot be written anew"

// TestYearUpdate: what came out of records in place of what was expected, and nothing else.
func TestYearUpdate(t *testing.T) {
	s := compiled(t, "testdata/year.yaml")
	src, err := os.ReadFile("testdata/year-unmet.cases.yaml")
	require.NoError(t, err)
	whole, err := scoringtest.ReadCases("f", src, s, nil)
	require.NoError(t, err)
	_, err = whole.Update(s)
	assert.EqualError(t, err, "f:55:14: the records that are refused are: none; write them out here\n"+
		"f:61:14: the records that are refused are: 4, 5; write them out here\n"+
		"f:65:14: the records that are refused are: 3; write them out here")

	writable, _, found := strings.Cut(string(src), unwritable)
	require.True(t, found)
	c, err := scoringtest.ReadCases("f", []byte(writable), s, nil)
	require.NoError(t, err)
	got, err := c.Update(s)
	require.NoError(t, err)
	compareGolden(t, "testdata/update/year-styles.after.yaml", string(got))
	c, err = scoringtest.ReadCases("f", got, s, nil)
	require.NoError(t, err)
	r := c.Check(s)
	require.Len(t, r.Failures, 1, "a pattern stays")
	assert.Equal(t, "refused.match", r.Failures[0].What)
	again, err := c.Update(s)
	require.NoError(t, err)
	assert.Equal(t, string(got), string(again))
}

// TestBadYears: files of cases with records that state their faults.
func TestBadYears(t *testing.T) {
	s := compiled(t, "testdata/year.yaml")
	files, err := filepath.Glob("testdata/bad-year/*.bad.yaml")
	require.NoError(t, err)
	require.Len(t, files, 3)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".bad.yaml"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			c, err := scoringtest.ReadCases(file, src, s, nil)
			assert.Nil(t, c)
			scoringtest.CheckFaults(t, file, src, err)
		})
	}
}

// TestYearCases: what programs see of cases with records.
func TestYearCases(t *testing.T) {
	s := compiled(t, "testdata/year.yaml")
	all := slices.Collect(readFile(t, s, "testdata/year.cases.yaml").All())
	require.Len(t, all, 7)
	cut, locked := all[0], all[4]
	assert.Equal(t, scoring.Unit{ID: "a figure is cut by the appraiser", Group: "commune"}, cut.Facts.Unit)
	assert.Equal(t, scoring.Known(60), cut.Facts.Inputs["rate_done"], "the facts are those of the last round")
	assert.Equal(t, scoring.Known(3), cut.Facts.Points["3"], "and so are the points of surveys")
	assert.Equal(t, []string{"1.1", "3"}, cut.Items, "and what is expected")
	assert.True(t, cut.Whole)
	assert.Equal(t, scoring.Known(0), cut.Facts.Inputs["late"], "the base's facts are of other cases")
	assert.Equal(t, scoring.Known(5), all[6].Facts.Inputs["late"])
	assert.NotContains(t, all[6].Facts.Inputs, "rate_done")
	assert.Equal(t, scoring.Known(85), locked.Facts.Inputs["rate_done"], "without the records that are refused")
	assert.Equal(t, []string{"1.1"}, locked.Items, "of the last round of which something is expected")
	assert.False(t, locked.Whole)
	for _, c := range all {
		_, err := s.Score(c.Facts)
		assert.NoError(t, err, c.Name)
	}

	src := "rubric: year-2025\ncases: [{name: a, as_of: 2026-02-15, records: [{kind: lock, round: x, by: A, authority: B, " +
		"at: 2026-01-01}], refused: {record: 1}, findings: [evidence_missing 1.2], receipt: {facts: none}}]\n"
	c, err := scoringtest.ReadCases("f", []byte(src), s, nil)
	require.NoError(t, err)
	one := slices.Collect(c.All())[0]
	assert.Empty(t, one.Items)
	assert.False(t, one.Whole, "no rule contributes to a refusal, a finding or the hash of facts")
}

// TestYearResultHash: the receipt of a case is that of its round's result.
func TestYearResultHash(t *testing.T) {
	s := compiled(t, "testdata/year.yaml")
	src := `
rubric: year-2025
cases:
  - name: xa-a
    as_of: 2026-02-15
    records:
      - {kind: figure, round: self, by: A, authority: X, at: 2026-01-05, input: late, new: 0}
      - {kind: figure, round: appraisal_1, by: A, authority: X, at: 2026-01-05, input: late, old: 0, new: 1, why: Y}
    rounds: {self: {receipt: {facts: none, result: none}}}
    receipt: {facts: none, result: none}
`
	c, err := scoringtest.ReadCases("f", []byte(src), s, nil)
	require.NoError(t, err)
	_, records, _ := strings.Cut(src, "records:\n")
	records, _, _ = strings.Cut(records, "    rounds:")
	a, err := assessment.Parse("f", []byte("rubric: year-2025\nunit: {id: xa-a}\nrecords:\n"+records), s.Rubric(), nil)
	require.NoError(t, err)
	state, err := assessment.Fold(s, a, rubric.Date{Year: 2026, Month: 2, Day: 15})
	require.NoError(t, err)
	var want []string
	for _, r := range []*assessment.Round{state.Round("self"), state.Last()} {
		want = append(want, r.Result.Receipt().Facts, r.Result.Receipt().Result)
	}
	var got []string
	for _, f := range c.Check(s).Failures {
		got = append(got, f.Got)
	}
	assert.Equal(t, want, got)
	assert.NotEqual(t, want[0], want[2])
	assert.NotEqual(t, want[1], want[3])
}

// TestYearKinds: whatever kind of cause or finding there is can be expected.
func TestYearKinds(t *testing.T) {
	files, err := filepath.Glob("../assessment/*.go")
	require.NoError(t, err)
	kinds := regexp.MustCompile(`(?:CauseKind|FindingKind) += "(\w+)"`)
	found := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range kinds.FindAllStringSubmatch(string(src), -1) {
			found++
			assert.True(t, slices.Contains(scoringtest.FindingKinds, m[1]) ||
				slices.Contains(scoringtest.Causes, assessment.CauseKind(m[1])), m[1])
		}
	}
	assert.Equal(t, len(scoringtest.FindingKinds)+len(scoringtest.Causes), found)
}

// TestYearAgainstVariants: cases with records tell a variant of a rule from the rule, also
// in rounds that are not the last; a scorer of another rubric, or none, meets nothing.
func TestYearAgainstVariants(t *testing.T) {
	s := compiled(t, "testdata/year.yaml")
	c := readFile(t, s, "testdata/year.cases.yaml")
	it := *s.Rubric().Item("1.1")
	it.Cases = slices.Clone(it.Cases)
	it.Cases[0].When = "rate_done > 85"
	variant, err := s.With(&it)
	require.NoError(t, err)
	var failed []string
	for _, f := range c.Check(variant).Failures {
		failed = append(failed, fmt.Sprintf("%d %s %s %s", f.Line, f.Round, f.Item, f.What))
	}
	assert.Equal(t, []string{
		"21 self 1.1 outcome", "21 self 1 points", "21 self  total.least", "21 self  total.most", "21 self  findings",
		"23 appraisal_1 1.1 ledger.rule", "23 appraisal_1 1.1 ledger.appraisal_cut",
		"25 appraisal_1 1 ledger.rule", "25 appraisal_1 1 ledger.appraisal_cut",
		"26 appraisal_1  total.ledger.appraisal_cut",
		"41 self 1.1 outcome", "43  1.1 ledger.judgement",
		"64  1.1 outcome", "71 self 1.1 outcome",
	}, failed)
	for _, s := range []*scoring.Scorer{demo(t), nil, {}} {
		r := c.Check(s)
		assert.Zero(t, r.Passed)
		assert.Equal(t, 7, r.Failed)
		_, err := c.Update(s)
		assert.Error(t, err)
	}
}

// TestYearSurvivors: the cases notice every slip in a rule of which they state something,
// whatever round that is of.
func TestYearSurvivors(t *testing.T) {
	s := compiled(t, "testdata/year.yaml")
	src := `
rubric: year-2025
cases:
  - name: a round before the last
    as_of: 2026-02-15
    records:
      - {kind: figure, round: self, by: A, authority: X, at: 2026-01-05, input: late, new: 0}
      - {kind: figure, round: appraisal_1, by: A, authority: X, at: 2026-01-05, input: late, old: 0, new: 1, why: Y}
    rounds: {self: {"2": 2}}
  - name: what the unit stated
    as_of: 2026-02-15
    records:
      - {kind: figure, round: self, by: A, authority: X, at: 2026-01-05, input: rate_done, new: 79.99}
      - {kind: figure, round: appraisal_1, by: A, authority: X, at: 2026-01-05, input: rate_done, old: 79.99, new: 80, why: Y}
      - {kind: figure, round: appraisal_2, by: A, authority: X, at: 2026-01-05, input: rate_done, old: 80, new: 0, why: Y}
    expect: {"1.1": {ledger: {rule: 1, appraisal_cut: 3}}}
`
	c, err := scoringtest.ReadCases("f", []byte(src), s, nil)
	require.NoError(t, err)
	require.Empty(t, c.Check(s).Failures)
	mutants, err := cover.Mutants(context.Background(), s, &verify.Options{Items: []string{"2", "1.1"}})
	require.NoError(t, err)
	left, untried, err := c.Survivors(context.Background(), mutants, nil)
	require.NoError(t, err)
	assert.Empty(t, untried)
	noticed := map[string]bool{}
	for _, m := range mutants {
		if m.Equivalent != verify.Proved && !slices.Contains(left, m) {
			noticed[m.Item+": "+m.Change.EN] = true
		}
	}
	assert.Contains(t, noticed, "2: late == 0 → late != 0", noticed)
	assert.Contains(t, noticed, "1.1: rate_done >= 80 → rate_done >= 79", noticed)
	_, untried, err = c.Survivors(context.Background(), mutants, &scoring.Work{Steps: 1})
	require.NoError(t, err)
	assert.NotEmpty(t, untried)
}

// TestYearLimits: records that every case begins with count for every case.
func TestYearLimits(t *testing.T) {
	s := compiled(t, "testdata/year.yaml")
	note := "{kind: note, round: self, by: A, authority: X, at: 2026-01-05, text: T}"
	src := "rubric: year-2025\nbase: {as_of: 2026-02-15, records: [" + strings.Repeat(note+", ", 49) + note + "]}\ncases:\n" +
		strings.Repeat("- {name: a, records: [], expect: {total: missing}}\n", 30)
	limits := &source.Limits{Nodes: 1500}
	_, err := scoringtest.ReadCases("f", []byte(src), s, limits)
	require.NoError(t, err)
	src += strings.Replace("- {name: a, records: [], expect: {total: missing}}\n", "[]", "["+note+"]", 1)
	_, err = scoringtest.ReadCases("f", []byte(src), s, limits)
	assert.EqualError(t, err, "f:34:22: the cases have more than 1500 records together")
}
