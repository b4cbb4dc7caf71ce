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
	"github.com/shopspring/decimal"
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
		"2.2 case 2|3",
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

// TestTamperedRounds: whatever is changed in a row of the sheet of any round is told there.
func TestTamperedRounds(t *testing.T) {
	_, _, state := foldYear(t, yearFile(t, ""), february)
	found := 0
	for _, of := range state.Rounds {
		sheet, err := of.Sheet()
		require.NoError(t, err)
		try := func(code string, kind audit.Kind, change func(s *audit.Sheet)) {
			tampered := sheet
			tampered.Rows = append([]audit.Row{}, sheet.Rows...)
			change(&tampered)
			list, err := of.Verify(tampered)
			require.NoError(t, err)
			var got []string
			for _, d := range list {
				if d.Kind != audit.SumDiffers {
					got = append(got, d.Code+" "+string(d.Kind))
				}
			}
			require.Equal(t, []string{code + " " + string(kind)}, got, of.Name)
			found++
		}
		for i, row := range sheet.Rows {
			kind := audit.PointsDiffer
			if row.Code == "1" || row.Code == "2" || row.Code == "3" {
				kind = audit.SubtotalDiffers
			}
			if row.Points.Valid {
				try(row.Code, kind, func(s *audit.Sheet) { s.Rows[i].Points.Decimal = row.Points.Decimal.Add(decimal.New(1, -2)) })
			}
			try(row.Code, audit.MaxDiffers, func(s *audit.Sheet) { s.Rows[i].Max.Decimal = row.Max.Decimal.Add(decimal.New(5, -1)) })
			if row.Case > 0 {
				try(row.Code, audit.CaseDiffers, func(s *audit.Sheet) { s.Rows[i].Case++ })
			}
			try(row.Code, audit.StatusDiffers, func(s *audit.Sheet) { s.Rows[i].Status = scoring.Failed })
		}
		if total := sheet.Total; total.Final.Valid {
			try("total", audit.FinalDiffers, func(s *audit.Sheet) { s.Total.Final.Decimal = total.Final.Decimal.Neg() })
			try("total", audit.BandDiffers, func(s *audit.Sheet) { s.Total.Band = rubric.Plain("Tốt") })
		}
	}
	assert.Greater(t, found, 200)
}
