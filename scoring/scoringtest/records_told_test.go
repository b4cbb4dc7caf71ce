package scoringtest_test

import (
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// told is an expectation as a file has it, right and wrong, with the key by which a failure
// names it.
type told struct{ round, item, what, right, wrong string }

// asks returns what can be expected of a state by what package assessment says itself.
func asks(t *testing.T, s *assessment.State) []told {
	t.Helper()
	var out []told
	for _, r := range s.Rounds {
		l, err := s.Ledger(r.Name)
		require.NoError(t, err)
		for _, it := range itemsOf(r.Result) {
			add := func(what, right, wrong string) { out = append(out, told{r.Name, it.Code, what, right, wrong}) }
			status, other := it.Status.String(), "failed"
			add("status", status, other)
			points, off := "none", "0"
			if it.Points.Valid {
				points, off = it.Points.Decimal.String(), "none"
			}
			add("points", points, off)
			add("least", it.Range.Least.String(), changed(it.Range.Least.Rat(), it.Max.Rat()))
			for _, kind := range causes {
				right, wrong := sumOf(l.Account(it.Code), kind)
				add("ledger."+kind, right, wrong)
			}
		}
		for _, kind := range causes {
			right, wrong := sumOf(&l.Total, kind)
			out = append(out, told{r.Name, "", "total.ledger." + kind, right, wrong})
		}
	}
	return out
}

// itemsOf returns the items of a result, also of bonus and penalty, at every level.
func itemsOf(r *scoring.Result) (out []*scoring.Item) {
	var add func(list []*scoring.Item)
	add = func(list []*scoring.Item) {
		for _, it := range list {
			out = append(out, it)
			add(it.Items)
		}
	}
	add(r.Areas())
	add(r.Bonus().Items)
	add(r.Penalty().Items)
	return out
}

// causes are kinds of causes that the year has, and one that it does not have.
var causes = []string{"rule", "survey", "rounding", "appraisal_cut", "judgement", "evidence", "waiver", "missing", "bonus",
	"penalty", "floor"}

// sumOf returns what the causes of a kind took, and another number.
func sumOf(a *assessment.Account, kind string) (right, wrong string) {
	sum := new(big.Rat)
	for _, c := range a.Causes {
		if points, _ := c.Rat(); string(c.Kind) == kind {
			sum.Add(sum, points)
		}
	}
	return locale.English.Rat(sum), locale.English.Rat(new(big.Rat).Add(sum, big.NewRat(1, 1)))
}

// changed returns another number of points that an item can have.
func changed(points, most *big.Rat) string {
	if points.Sign() > 0 {
		return "0"
	}
	return locale.English.Rat(most)
}

// file writes expectations into a file of cases.
func file(list []told, records string, value func(told) string) string {
	var out strings.Builder
	out.WriteString("rubric: commune-year-2025\ncases:\n- name: xa-an-binh\n  as_of: 2026-02-15\n  rounds:\n")
	causes := map[string]string{} // by round and item
	for _, e := range list {
		if _, cause, is := strings.Cut(e.what, "ledger."); is {
			causes[e.round+e.item] += fmt.Sprintf("%s: %s, ", cause, value(e))
		}
	}
	for i, e := range list {
		if i == 0 || list[i-1].round != e.round {
			fmt.Fprintf(&out, "    %s:\n", e.round)
		}
		if i == 0 || list[i-1].round != e.round || list[i-1].item != e.item {
			key := fmt.Sprintf("%q", e.item)
			if e.item == "" {
				key = "total"
			}
			fmt.Fprintf(&out, "      %s:\n", key)
			if causes := causes[e.round+e.item]; causes != "" {
				fmt.Fprintf(&out, "        ledger: {%s}\n", strings.TrimSuffix(causes, ", "))
			}
		}
		if !strings.Contains(e.what, "ledger.") {
			fmt.Fprintf(&out, "        %s: %s\n", e.what, value(e))
		}
	}
	return out.String() + records
}

// TestRecordsAreTold: of the year of the illustrative commune everything that package
// assessment says of items and causes is met when it is expected, and a wrong expectation of
// each is not, with what came out.
func TestRecordsAreTold(t *testing.T) {
	const year = "../../examples/rubrics/commune-year"
	s := compiled(t, year+".yaml")
	src, err := os.ReadFile(year + "-records.yaml")
	require.NoError(t, err)
	a, err := assessment.Parse("year", src, s.Rubric(), nil)
	require.NoError(t, err)
	state, err := assessment.Fold(s, a, rubric.Date{Year: 2026, Month: 2, Day: 15})
	require.NoError(t, err)
	_, records, found := strings.Cut(string(src), "\nrecords:")
	require.True(t, found)
	records = "  records:" + strings.ReplaceAll(records, "\n", "\n  ")

	all := asks(t, state)
	c, err := scoringtest.ReadCases("f", []byte(file(all, records, func(e told) string { return e.right })), s, nil)
	require.NoError(t, err)
	assert.Empty(t, c.Check(s).Failures)
	wrong := file(all, records, func(e told) string { return e.wrong })
	c, err = scoringtest.ReadCases("f", []byte(wrong), s, nil)
	require.NoError(t, err)
	line := func(round, item, what, want, got string) string {
		return strings.Join([]string{round, item, what, "want", want, "got", got}, " ")
	}
	var expected, failed []string
	kinds := map[string]bool{}
	for _, e := range all {
		expected = append(expected, line(e.round, e.item, e.what, e.wrong, e.right))
		kinds[e.what] = true
	}
	for _, f := range c.Check(s).Failures {
		failed = append(failed, line(f.Round, f.Item, f.What, f.Want, f.Got))
	}
	assert.ElementsMatch(t, expected, failed)
	enough.Enough(t, "expectations", len(failed), len(all), 1000)
	assert.Greater(t, len(failed), 300)
	assert.Greater(t, len(kinds), 12, kinds)

	updated, err := c.Update(s)
	require.NoError(t, err)
	assert.Equal(t, file(all, records, func(e told) string { return e.right }), string(updated))
}
