package assessment_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// yearFile reads a file of the illustrative year of a commune.
func yearFile(t testing.TB, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "examples", "rubrics", "commune-year"+name+".yaml"))
	require.NoError(t, err)
	return src
}

// foldYear folds the records of that year as of a day.
func foldYear(t testing.TB, rubricFile []byte, asOf rubric.Date) (*scoring.Scorer, *assessment.Assessment, *assessment.State) {
	t.Helper()
	r, err := rubric.Parse("commune-year.yaml", rubricFile, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	a, err := assessment.Parse("commune-year-records.yaml", yearFile(t, "-records"), r, nil)
	require.NoError(t, err)
	state, err := assessment.Fold(s, a, asOf)
	require.NoError(t, err)
	return s, a, state
}

var (
	february = rubric.Date{Year: 2026, Month: 2, Day: 15}
	january  = rubric.Date{Year: 2026, Month: 1, Day: 14}
)

func shownDifferences(list []audit.Difference) []string {
	out := []string{}
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s %s %s|%s", d.Code, d.Kind, d.Stated, d.Computed))
		if d.Undecided {
			out[len(out)-1] += " open"
		}
	}
	return out
}

// TestRoundVerify: a sheet is held against what stands in a round, with what is judged, shown
// and waived there.
func TestRoundVerify(t *testing.T) {
	s, _, state := foldYear(t, yearFile(t, ""), february)
	sheet, err := audit.ParseSheet("sheet.yaml", yearFile(t, "-sheet"), s.Rubric(), nil)
	require.NoError(t, err)
	list, err := state.Round("self").Verify(sheet)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"dossiers_digitised figure 1100|1010",
		"1 sum 30|31", // the maxima of its items
		"1.1 case 2|1",
		"1.4 max 5|4",
		"2 subtotal 32.33|27.73",
		"2 sum 32.33|31.33",
		"2.3 points 7.33|6.73",
		"2.4 points 3|0",
		"2.6 unknown_item 2.6|",
	}, shownDifferences(list))

	// By the second appraisal 1.2, 1.3, 2.2 and 2.5 came out otherwise, and what the sheet
	// says of 1 agrees with its rows, not with that.
	list, err = state.Last().Verify(audit.Sheet{Rows: sheet.Rows, Total: sheet.Total})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"1 subtotal 29.5|26",
		"1 sum 30|31",
		"1.1 case 2|1",
		"1.2 points 12|10.5",
		"1.3 points 6|4",
		"1.4 max 5|4",
		"2 subtotal 32.33|25.73",
		"2 sum 32.33|31.33",
		"2.2 points 8|4",
		"2.2 case 1|2",
		"2.3 points 7.33|6.73",
		"2.4 points 3|0",
		"2.5 points 1|3",
		"2.6 unknown_item 2.6|",
		"total penalty 0|0.5",
	}, shownDifferences(list))

	_, err = state.Last().Verify(audit.Sheet{Facts: scoring.Facts{Unit: scoring.Unit{ID: "other"}}})
	assert.ErrorIs(t, err, scoring.ErrUnit)
}

// TestRoundSheet: the sheet of a round has no difference from it, and those of the rounds
// differ from each other where something was changed in between.
func TestRoundSheet(t *testing.T) {
	_, _, state := foldYear(t, yearFile(t, ""), february)
	for _, of := range state.Rounds {
		sheet, err := of.Sheet()
		require.NoError(t, err)
		assert.Len(t, sheet.Rows, 18)
		for _, r := range state.Rounds {
			list, err := r.Verify(sheet)
			require.NoError(t, err)
			assert.Equal(t, of == r, len(list) == 0, "%s against %s: %v", of.Name, r.Name, shownDifferences(list))
		}
	}
	b, err := json.Marshal(state)
	require.NoError(t, err)
	var read assessment.State
	require.NoError(t, json.Unmarshal(b, &read))
	_, err = read.Last().Verify(audit.Sheet{})
	assert.EqualError(t, err, "the state was read from a document and only says what came out; fold the records again")
	_, err = read.Last().Sheet()
	assert.EqualError(t, err, "the state was read from a document and only says what came out; fold the records again")
}
