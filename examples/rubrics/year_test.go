package rubrics_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const year = "commune-year"

// TestYearRubric: everything is proved of the rubric of a whole year, with nothing to warn
// of, and nobody can take it for a decided one.
func TestYearRubric(t *testing.T) {
	s := compiled(t, year+".yaml")
	report := proved(t, s)
	assert.Empty(t, report.Findings())
	assert.Empty(t, report.Warnings)
	assert.Greater(t, report.Proved, 140)
	assert.True(t, s.Rubric().Illustrative)
	assert.Contains(t, s.Rubric().Decision.Number, "MINH-HOẠ")
	scoringtest.Run(t, year+".yaml")
}

// state folds the records of the made-up commune.
func state(t *testing.T, asOf rubric.Date) (*scoring.Scorer, *assessment.Assessment, *assessment.State) {
	t.Helper()
	s := compiled(t, year+".yaml")
	src, err := os.ReadFile(year + "-records.yaml")
	require.NoError(t, err)
	assert.Contains(t, string(src), "ILLUSTRATIVE")
	a, err := assessment.Parse(year+"-records.yaml", src, s.Rubric(), nil)
	require.NoError(t, err)
	state, err := assessment.Fold(s, a, asOf)
	require.NoError(t, err)
	return s, a, state
}

func points(r *assessment.Round, codes ...string) string {
	var out []string
	for _, code := range codes {
		out = append(out, r.Result.Item(code).Range.Least.String())
	}
	return strings.Join(out, " ")
}

// TestYear states the year in figures, worked out by hand.
func TestYear(t *testing.T) {
	_, a, s := state(t, rubric.Date{Year: 2026, Month: 2, Day: 15})
	assert.Len(t, a.Records, 48)
	var rounds []string
	for _, r := range s.Rounds {
		final := r.Result.Total.FinalRange
		rounds = append(rounds, fmt.Sprintf("%s revision %d locked %t: %s to %s %s", r.Name, r.Revision, r.Locked,
			final.Least, final.Most, r.Result.Total.Band.EN))
	}
	assert.Equal(t, []string{
		"self revision 2 locked true: 58.23 to 88.23 ", // nothing of area 3 is the unit's to say
		"appraisal_1 revision 1 locked true: 67.43 to 67.43 Fair",
		"explanation revision 1 locked true: 75.43 to 75.43 Fair",
		"appraisal_2 revision 1 locked true: 76.93 to 76.93 Fair",
	}, rounds)
	leaves := []string{"1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3", "3.4", "T.1", "P.1"}
	for round, want := range map[string]string{
		// 2.3 is 8 x 1010 / 1200; 2.4 has no evidence.
		"self": "8 12 6 3.5 12 8 6.73 0 1 0 0 0 0 1 0",
		// 1.1 without its only piece, 1.2 is 12 x 30 / 40, 1.3 judged, 2.2 below 90 %, 2.5 waived for half of 6;
		// 3.1 is 10 x (0.6 x 65/75 + 0.4 x 13.5/15), 3.2 is 8 x (0.6 x 50/70 + 0.4 x 9/10), 3.3 is 8 x 82.35 %.
		"appraisal_1": "0 9 4 3.5 12 4 6.73 0 3 8.8 6.31 6.59 3 1 0.5",
		"explanation": "8 9 4 3.5 12 4 6.73 0 3 8.8 6.31 6.59 3 1 0.5",
		"appraisal_2": "8 10.5 4 3.5 12 4 6.73 0 3 8.8 6.31 6.59 3 1 0.5", // half of what 1.2 had lost
	} {
		assert.Equal(t, want, points(s.Round(round), leaves...), round)
	}
	var findings []string
	for _, f := range s.Last().Findings {
		findings = append(findings, string(f.Kind)+" "+f.Item)
	}
	assert.Equal(t, []string{"evidence_late 1.4", "evidence_missing 1.4", "evidence_missing 2.4", "claim_refuted 2.2"}, findings)
	passed := s.Last().Result.Total.PassedOver
	require.Len(t, passed, 1, "75 points are enough for the best band, area 2 is not")
	assert.Equal(t, "Tốt", passed[0].Name.VI)
	assert.Equal(t, "74.93", s.Last().WithoutWaivers.Total.Final.Decimal.String())
}

// TestYearBefore: on the days on which evidence is due, what has none is not lost yet.
func TestYearBefore(t *testing.T) {
	for day, want := range map[rubric.Date]string{
		{Year: 2026, Month: 1, Day: 15}: "3 evidence_due",
		{Year: 2026, Month: 1, Day: 16}: "0 evidence_missing",
	} {
		_, _, s := state(t, day)
		self := s.Round("self")
		for _, f := range self.Findings {
			if f.Item == "2.4" {
				assert.Equal(t, want, points(self, "2.4")+" "+string(f.Kind), day)
			}
		}
	}
}
