package scoring_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const workdaysFile = `
rubric: workdays
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: sent, type: date, never: true, title: {vi: Ngày trả lời, en: Answered}}
  - {name: due, type: date, fixed: true, title: {vi: Ngày nhận, en: Received}}
holidays:
  - {date: 2025-05-01, title: {vi: Quốc tế Lao động, en: Labour Day}, source: Bộ luật Lao động}
  - {from: 2025-04-30, to: 2025-05-02, title: {vi: Nghỉ lễ, en: A long weekend}, illustrative: true}
areas:
  - code: "1"
    title: a
    max: 2
    %s
`

const answered = `score: "sent != never and workdays(due, sent) <= 3 ? full : 0"`

func working(t *testing.T, rule string) *scoring.Scorer {
	t.Helper()
	return ruletest.CompileFile(t, fmt.Sprintf(workdaysFile, rule))
}

// Working days are those after the first day up to the last that are neither weekends
// nor holidays.
func TestWorkdays(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2025-04-28", "2025-04-29", "1"}, // Monday to Tuesday
		{"2025-04-28", "2025-04-28", "0"},
		{"2025-04-29", "2025-04-28", "-1"},
		{"2025-04-29", "2025-05-05", "1"}, // three holidays and a weekend
		{"2025-05-05", "2025-04-29", "-1"},
		{"2025-05-02", "2025-05-04", "0"},
		{"2025-05-04", "2025-05-05", "1"},
		{"2025-05-05", "2025-05-12", "5"},
		{"2025-01-01", "2025-12-31", "257"}, // 260 weekdays, three of them holidays
		{"2025-12-31", "2025-01-01", "-257"},
	} {
		s := working(t, fmt.Sprintf("score: \"workdays(due, sent) == %s ? full : 0\"", c.want))
		r, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"due": scoring.Known(c.from),
			"sent": scoring.Known(c.to)}})
		require.NoError(t, err)
		assert.Equal(t, "2", r.Item("1").Points.Decimal.String(), "%s to %s: %s", c.from, c.to, r.Item("1").Reason.EN)
	}
}

// The proofs decide rules over working days, reasons and improvements speak of them.
func TestWorkdaysAreProved(t *testing.T) {
	s := working(t, answered)
	assert.Empty(t, outcomes(t, s))
	f := scoring.Facts{Inputs: map[string]scoring.Figure{"due": scoring.Known("2025-04-28"), "sent": scoring.Known("2025-05-08")}}
	r, err := s.Score(f)
	require.NoError(t, err)
	assert.Equal(t, rubric.Text{
		VI: "số ngày làm việc từ ngày nhận đến ngày trả lời là 5 ngày làm việc, trên 3 ngày làm việc",
		EN: "the working days from received to answered came to 5 working days, above 3 working days"},
		r.Item("1").Reason)
	assert.True(t, r.Item("1").Illustrative, "it rests on a holiday that is an example")
	plain, err := working(t, "score: \"days(due, sent) <= 3 ? full : 0\"").Score(f)
	require.NoError(t, err)
	assert.False(t, plain.Item("1").Illustrative)
	is, err := improve.Leaf(context.Background(), s, f, "1", nil)
	require.NoError(t, err)
	require.Len(t, is.List, 1)
	assert.Equal(t, "Answered: 8 May 2025, the rule is by 6 May 2025: +2 points", is.List[0].Text.EN)

	got := outcomes(t, working(t, `score: "sent == never ? 0 : bands(workdays(due, sent), '<=3', 2, '(4,10]', 1, '>10', 0)"`))
	require.NotEmpty(t, got, "four working days are in no band")
	assert.Contains(t, got[0], "refuted")
	got = outcomes(t, working(t, `score: "workdays(due, sent) <= 3 ? full : 0"`))
	require.Len(t, got, 1)
	assert.Contains(t, got[0], "never")
}

// Who counts working days in a year without holidays is warned of it.
func TestYearsWithoutHolidays(t *testing.T) {
	warnings := func(rule string) []string {
		report, err := verify.Rules(t.Context(), working(t, rule), nil)
		require.NoError(t, err)
		out := []string{}
		for _, w := range report.Warnings {
			if w.Property == verify.PropertyHolidays {
				out = append(out, w.Message.EN)
			}
		}
		return out
	}
	assert.Empty(t, warnings(answered))
	assert.Equal(t, []string{"working days are counted in 2026, and the rubric has no holidays of that year: they count as working days"},
		warnings(`score: "due > date('2025-01-01') and workdays(due, date('2026-01-05')) <= 3 ? full : 0"`))
}

func TestHolidays(t *testing.T) {
	for holiday, want := range map[string]string{
		"date: 2025-01-01, source: s":                                     "",
		"from: 2025-01-28, to: 2025-02-03, source: s":                     "",
		"date: 2025-01-01, illustrative: true":                            "",
		"date: 2025-01-01":                                                "say under source which document says so, or illustrative: true if none does",
		"from: 2025-01-28, source: s":                                     "expected a date, or the dates from and to",
		"date: 2025-01-28, to: 2025-02-03, source: s":                     "expected a date, or the dates from and to",
		"from: 2025-02-03, to: 2025-01-28, source: s":                     "from 2025-02-03 to 2025-01-28 is no run of days, of 366 at most",
		"from: 2025-02-03, to: 2027-01-28, source: s, illustrative: true": "from 2025-02-03 to 2027-01-28 is no run of days, of 366 at most",
		"date: tomorrow, source: s":                                       `expected a date such as 2023-01-30, got "tomorrow"`,
	} {
		r, err := rubric.Parse("a.yaml", fmt.Appendf(nil, `rubric: a
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
holidays: [{title: h, %s}]
areas: [{code: "1", title: a, max: 1, score: 1}]
`, holiday), nil)
		if want == "" {
			require.NoError(t, err)
			assert.Len(t, r.Clone().Holidays, 1)
			continue
		}
		assert.ErrorContains(t, err, want, holiday)
	}
}
