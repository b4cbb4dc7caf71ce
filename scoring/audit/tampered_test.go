package audit_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/internal/treetest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// soundSheets calls f with sheets that state what their facts come to: of trees whose items
// come together in every way, of random rules with figures that are missing or bounded, and
// of a whole rubric.
func soundSheets(t *testing.T, seed uint64, each int, f func(s *scoring.Scorer, sheet audit.Sheet, why string)) {
	sheet := func(s *scoring.Scorer, facts scoring.Facts, why string) {
		result, err := s.Score(facts)
		require.NoError(t, err, why)
		of, err := audit.SheetOf(s, result, facts)
		require.NoError(t, err, why)
		f(s, of, why)
	}
	for i := range each {
		rand := rand.New(rand.NewPCG(seed, uint64(i)))
		tree := treetest.New(rand)
		_, s := scorerOf(t, tree.String())
		facts := scoring.Facts{Inputs: map[string]scoring.Figure{}}
		for i, options := range tree.Options {
			if rand.IntN(8) > 0 {
				facts.Inputs[treetest.Input(i)] = scoring.Known(treetest.Option(rand.IntN(options)))
			}
		}
		sheet(s, facts, fmt.Sprintf("tree %d, facts %v\n%s", i, facts.Inputs, tree))
	}
	for i, done := 0, 0; done < each; i++ {
		g, s, file := ruletest.SomeScorer(rand.New(rand.NewPCG(seed, uint64(1_000_000+i))))
		if s == nil {
			continue
		}
		for k, facts := range g.FactsWithGaps(3, s.Rubric()) {
			if _, err := s.Score(facts); err == nil && done < each {
				done++
				sheet(s, facts, fmt.Sprintf("rules %d, facts %d: %v %v\n%s", i, k, facts.Inputs, facts.Points, file))
			}
		}
	}
	r, s, facts := commune(t)
	rand := rand.New(rand.NewPCG(seed, 7))
	for i := range each / 4 {
		some := facts
		some.Inputs = map[string]scoring.Figure{}
		for _, in := range r.Scalars() {
			if f, is := facts.Inputs[in.Name]; is && rand.IntN(i+2) > 0 {
				some.Inputs[in.Name] = f
			}
		}
		sheet(s, some, fmt.Sprintf("commune %d", i))
	}
}

func commune(t testing.TB) (*rubric.Rubric, *scoring.Scorer, scoring.Facts) {
	t.Helper()
	folder := filepath.Join("..", "..", "examples", "rubrics")
	src, err := os.ReadFile(filepath.Join(folder, "commune-illustrative.yaml"))
	require.NoError(t, err)
	r, s := scorerOf(t, string(src))
	if src, err = os.ReadFile(filepath.Join(folder, "commune-illustrative-facts.yaml")); err != nil {
		t.Fatal(err)
	}
	facts, err := scoring.ParseFacts("facts.yaml", src, r, nil)
	require.NoError(t, err)
	return r, s, facts
}

// TestSoundSheets: a sheet that states what its facts come to has no difference, not even an
// undecided one, also where some of its rows are left out, and reads back as it was.
func TestSoundSheets(t *testing.T) {
	each, sheets, rows, cases := enough.Instances(240, 40), 0, 0, 0
	soundSheets(t, 1, each, func(s *scoring.Scorer, sheet audit.Sheet, why string) {
		list, err := audit.Verify(s, sheet)
		require.NoError(t, err, why)
		require.Empty(t, shown(list), why)
		some := sheet
		some.Rows = slices.Clone(sheet.Rows)
		for i := len(some.Rows) - 1; i >= 0; i-- {
			if (i+sheets)%3 == 0 {
				some.Rows = slices.Delete(some.Rows, i, i+1)
			}
		}
		list, err = audit.Verify(s, some)
		require.NoError(t, err, why)
		require.Empty(t, shown(list), why)
		for _, row := range sheet.Rows {
			if rows++; row.Case > 0 {
				cases++
			}
		}
		if sheets++; sheets%10 == 0 {
			b, err := json.Marshal(sheet)
			require.NoError(t, err)
			var read audit.Sheet
			require.NoError(t, json.Unmarshal(b, &read), string(b))
			list, err = audit.Verify(s, read)
			require.NoError(t, err)
			require.Empty(t, shown(list), why)
		}
	})
	assert.Equal(t, each*9/4, sheets) // 540
	enough.Enough(t, "rows", rows, sheets, 10_000)
	enough.Enough(t, "cases", cases, sheets, 3_000)
}

// TestTamperedSheets: whatever is changed in a sound sheet is told at its place and as what
// it is, and nothing else is, but for the numbers of the sheet that do not agree any more.
func TestTamperedSheets(t *testing.T) {
	each, seen, all := enough.Instances(400, 60), map[audit.Kind]int{}, 0
	rand := rand.New(rand.NewPCG(3, 3))
	soundSheets(t, 2, each, func(s *scoring.Scorer, sheet audit.Sheet, why string) {
		code, kind := tamper(rand, s.Rubric(), &sheet)
		if kind == "" {
			return
		}
		list, err := audit.Verify(s, sheet)
		require.NoError(t, err, why)
		var found []string
		for _, d := range list {
			if d.Kind != audit.SumDiffers {
				// Points that are the same whatever a condition comes to are scored, and the item may
				// not arise all the same.
				require.False(t, d.Undecided && d.Kind != audit.StatusDiffers, why)
				found = append(found, d.Code+" "+string(d.Kind))
			}
		}
		require.Equal(t, []string{code + " " + string(kind)}, found, why)
		seen[kind]++
		all++
	})
	enough.Enough(t, "all", all, each*9/4, 556) // 500 of 900
	for _, kind := range []audit.Kind{audit.PointsDiffer, audit.MaxDiffers, audit.CaseDiffers, audit.SubtotalDiffers, audit.TotalDiffers,
		audit.FinalDiffers, audit.BandDiffers, audit.StatusDiffers, audit.RescaledDiffers, audit.BonusDiffers, audit.PenaltyDiffers} {
		enough.Enough(t, string(kind), seen[kind], all, 10)
	}
}

// tamper changes one thing that a sheet states, and says what; no kind where there is none
// of the kind that it chose.
func tamper(rand *rand.Rand, r *rubric.Rubric, sheet *audit.Sheet) (code string, kind audit.Kind) {
	sheet.Rows = slices.Clone(sheet.Rows)
	off := func(v *decimal.NullDecimal) {
		by := decimal.New(1+rand.Int64N(300), -2)
		if rand.IntN(2) == 0 {
			by = by.Neg()
		}
		v.Decimal = v.Decimal.Add(by)
	}
	row := func(is func(row *audit.Row, leaf bool) bool) *audit.Row {
		var rows []*audit.Row
		for i := range sheet.Rows {
			it := itemOf(r, sheet.Rows[i].Code)
			if is(&sheet.Rows[i], len(it.Items) == 0) {
				rows = append(rows, &sheet.Rows[i])
			}
		}
		if rows == nil {
			return &audit.Row{}
		}
		return rows[rand.IntN(len(rows))]
	}
	switch choice := rand.IntN(10); choice {
	case 0, 1:
		of := row(func(row *audit.Row, leaf bool) bool { return row.Points.Valid && leaf == (choice == 0) })
		if of.Code == "" {
			return "", ""
		}
		off(&of.Points)
		return of.Code, map[int]audit.Kind{0: audit.PointsDiffer, 1: audit.SubtotalDiffers}[choice]
	case 2:
		of := row(func(*audit.Row, bool) bool { return true })
		off(&of.Max)
		return of.Code, audit.MaxDiffers
	case 3:
		of := row(func(row *audit.Row, _ bool) bool { return row.Case > 0 })
		if of.Code == "" {
			return "", ""
		}
		of.Case = of.Case%5 + 1
		return of.Code, audit.CaseDiffers
	case 4:
		of := row(func(row *audit.Row, leaf bool) bool { return row.Status == scoring.Scored && leaf })
		if of.Code == "" {
			return "", ""
		}
		of.Status = ruletest.Choose(rand, scoring.Missing, scoring.NotArising, scoring.NotApplicable, scoring.Failed)
		return of.Code, audit.StatusDiffers
	case 5:
		if sheet.Total.Band.IsZero() {
			return "", ""
		}
		right := sheet.Total.Band
		sheet.Total.Band = rubric.Plain("Z")
		for _, b := range r.Bands {
			if b.Name != right {
				sheet.Total.Band = b.Name
			}
		}
		return "total", audit.BandDiffers
	default:
		t := &sheet.Total
		of := []struct {
			v    *decimal.NullDecimal
			kind audit.Kind
		}{{&t.Points, audit.TotalDiffers}, {&t.Final, audit.FinalDiffers}, {&t.Rescaled, audit.RescaledDiffers},
			{&t.Bonus, audit.BonusDiffers}, {&t.Penalty, audit.PenaltyDiffers}}[rand.IntN(5)]
		if !of.v.Valid {
			return "", ""
		}
		off(of.v)
		return "total", of.kind
	}
}

func itemOf(r *rubric.Rubric, code string) *rubric.Item {
	if it := r.Item(code); it != nil {
		return it
	}
	for _, a := range []*rubric.Adjustment{r.Bonus, r.Penalty} {
		if a == nil {
			continue
		}
		for _, top := range a.Items {
			for it := range top.All() {
				if it.Code == code {
					return it
				}
			}
		}
	}
	return &rubric.Item{}
}
