package scoring_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// related is a rubric of dossiers with relations: %s stands for more of its lines.
const related = `rubric: r-1
title: R
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 3
points: {places: 2, rounding: half-up}
inputs:
  - {name: on_time, type: count, title: {vi: Số hồ sơ đúng hạn, en: Dossiers on time}}
  - {name: late, type: count, title: {vi: Số hồ sơ trễ hạn, en: Late dossiers}}
  - {name: dossiers, type: count, title: {vi: Tổng số hồ sơ, en: Dossiers}}
  - {name: issued, type: date, title: {vi: Ngày ban hành, en: Day of issue}}
  - {name: sent, type: date, title: {vi: Ngày gửi, en: Day of sending}}
  - {name: electronic, type: percent, title: {vi: Tỷ lệ, en: Rate}}
  - {name: state, type: enum, options: [good, bad], title: {vi: Tình trạng, en: State}}
  - {name: held, type: bool, title: {vi: Có tổ chức, en: Held}}
relations:
%s
areas:
  - {code: "1", title: A, max: 1, not_arising: full, score: "full * rate(on_time, dossiers) / 100"}
  - {code: "2", title: B, max: 1, cases: [{when: on_time >= 50, score: full}, {score: 0}]}
  - {code: "3", title: C, max: 1, cases: [{when: "days(issued, sent) <= 10", score: full}, {score: 0}]}
`

const (
	noMoreOnTime = `  - {holds: on_time + late <= dossiers, title: {vi: Không quá tổng số, en: No more than there are}}`
	sentLater    = `  - {holds: issued <= sent, title: {vi: Ban hành rồi mới gửi, en: Issued before it is sent}}`
)

func relatedScorer(t testing.TB, lines ...string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("r.yaml", fmt.Appendf(nil, related, strings.Join(lines, "\n")), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

// TestRelationsAreLinear: what a relation cannot say is a fault where it stands.
func TestRelationsAreLinear(t *testing.T) {
	const conjunction = "a relation is a comparison, or several joined by and; it has no or, not, != or other condition"
	const linear = "a relation is linear: sums, differences, and products and quotients by a constant"
	for holds, want := range map[string]string{
		"on_time <= dossiers":                    "",
		"0 < on_time <= dossiers":                "",
		"2 * on_time + late / 4 < dossiers - 1":  "",
		"on_time <= dossiers and issued <= sent": "",
		"days(issued, sent) <= 30":               "",
		"issued >= date('2025-01-01')":           "",
		"on_time + late == dossiers":             "",
		"not held or on_time > 0":                "21: " + conjunction,
		"held":                                   "12: " + conjunction,
		"true":                                   "12: " + conjunction,
		"on_time != late":                        "20: " + conjunction,
		"state == 'good'":                        "18: a relation compares numbers or dates, not a text",
		"held == true":                           "17: a relation compares numbers or dates, not a bool",
		"on_time * late <= dossiers":             "20: " + linear,
		"dossiers / on_time <= 2":                "21: " + linear,
		"max(on_time, late) <= dossiers":         "12: " + linear,
		"'(held ? on_time : late) <= dossiers'":  "14: " + linear,
		"on_time / 0 <= dossiers":                "20: division by zero",
		"on_time <= full":                        "23: full is the maximum of an item and has no meaning in a relation",
		"1 <= 2":                                 "14: the comparison depends on no input",
		"on_time - on_time <= 0":                 "30: the comparison depends on no input",
		"on_time <= dossier":                     `23: unknown name "dossier"; did you mean "dossiers"?`,
		"on_time <= issued":                      "20: the operator <= cannot compare number and date",
		"on_time <=":                             "22: the expression ends too early",
		"on_time + late":                         "12: expected a bool, got a number",
		"on_time <= dossiers or late < 1":        "32: " + conjunction,
	} {
		src := fmt.Sprintf(related, "  - title: X\n    holds: "+holds)
		r, err := rubric.Parse("r.yaml", []byte(src), nil)
		require.NoError(t, err, holds)
		_, err = scoring.Compile(r, nil)
		if want == "" {
			assert.NoError(t, err, holds)
			continue
		}
		at, message, _ := strings.Cut(want, ": ")
		assert.EqualError(t, err, "r.yaml:18:"+at+`: relation "X": `+message, holds)
	}
}

// TestRelationsThatNoFactsSatisfy is a fault of the last of the fewest that do.
func TestRelationsThatNoFactsSatisfy(t *testing.T) {
	for _, tt := range []struct {
		lines []string
		want  string
	}{
		{[]string{"  - {holds: on_time < 0, title: A}"}, `17:13: relation "A"`},
		{[]string{"  - {holds: on_time < late, title: A}", "  - {holds: late < dossiers, title: B}",
			"  - {holds: dossiers < on_time, title: C}", "  - {holds: electronic > 5, title: D}"}, `19:13: relation "C"`},
		{[]string{"  - {holds: 2 * on_time == 2 * late + 1, title: A}"}, `17:13: relation "A"`},
		{[]string{"  - {holds: electronic > 100, title: A}"}, `17:13: relation "A"`},
		{[]string{"  - {holds: issued < sent, title: A}", "  - {holds: sent < issued, title: B}"}, `18:13: relation "B"`},
	} {
		r, err := rubric.Parse("r.yaml", fmt.Appendf(nil, related, strings.Join(tt.lines, "\n")), nil)
		require.NoError(t, err)
		_, err = scoring.Compile(r, nil)
		assert.EqualError(t, err, "r.yaml:"+tt.want+
			": no facts satisfy it together with the relations before it and the domains of the inputs")
	}
}

func figures(list ...any) map[string]scoring.Figure {
	out := map[string]scoring.Figure{}
	for i := 0; i < len(list); i += 2 {
		var f scoring.Figure
		switch v := list[i+1].(type) {
		case scoring.Bound:
			f = scoring.Within(v)
		case int:
			f = scoring.Known(v)
		case string:
			f = scoring.Known(v)
		case rubric.Date:
			f = scoring.Known(v)
		}
		out[list[i].(string)] = f
	}
	return out
}

// TestFactsAgainstRelations: facts that contradict a relation are at fault, also where
// only a bound does, and where only several relations together do.
func TestFactsAgainstRelations(t *testing.T) {
	s := relatedScorer(t, noMoreOnTime, sentLater, `  - {holds: late >= 2 * on_time, title: {vi: Hai lần, en: Twice}}`)
	day := func(text string) rubric.Date {
		var d rubric.Date
		require.NoError(t, d.UnmarshalText([]byte(text)))
		return d
	}
	const none = `contradicts the relation "No more than there are" `
	for _, tt := range []struct {
		figures map[string]scoring.Figure
		want    []string
	}{
		{figures("on_time", 1, "late", 2, "dossiers", 3), nil},
		{figures("on_time", 1, "late", 3, "dossiers", 3),
			[]string{"inputs.on_time " + none + "(Dossiers on time: 1; Late dossiers: 3; Dossiers: 3)"}},
		{figures("on_time", 4, "late", 8, "dossiers", 3, "issued", day("2025-02-02"), "sent", day("2025-02-01")), []string{
			"inputs.on_time " + none + "(Dossiers on time: 4; Late dossiers: 8; Dossiers: 3)",
			`inputs.issued contradicts the relation "Issued before it is sent" (Day of issue: 2 February 2025; Day of sending: 1 February 2025)`}},
		{figures("late", scoring.Bound{Above: scoring.Known(100)}, "dossiers", 100),
			[]string{"inputs.late " + none + "(Late dossiers: at least 101; Dossiers: 100)"}},
		{figures("late", scoring.Bound{AtLeast: scoring.Known(100)}, "dossiers", 100), nil},
		{figures("on_time", 40, "dossiers", 100), []string{"inputs.on_time contradicts the relations " +
			`"No more than there are", "Twice" taken together (Dossiers on time: 40; Dossiers: 100)`}},
		{figures("issued", scoring.Bound{AtLeast: scoring.Known(day("2025-03-01"))},
			"sent", scoring.Bound{Below: scoring.Known(day("2025-03-01"))}), []string{"inputs.issued contradicts " +
			`the relation "Issued before it is sent" (Day of issue: from 1 March 2025; Day of sending: by 28 February 2025)`}},
		{figures("dossiers", scoring.Bound{AtMost: scoring.Known(5)}), nil},
		// Beyond what stands in columns: the same by rationals.
		{figures("on_time", 1, "late", 5_000_000_000, "dossiers", 4_000_000_000),
			[]string{"inputs.on_time " + none + "(Dossiers on time: 1; Late dossiers: 5000000000; Dossiers: 4000000000)"}},
		{figures("on_time", 1, "late", 3_000_000_000, "dossiers", 4_000_000_000), nil},
	} {
		facts := scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: tt.figures}
		_, err := s.Score(facts)
		var got []string
		for _, f := range toldOf(err) {
			got = append(got, f.Path+" "+f.Message.EN)
		}
		assert.Equal(t, tt.want, got)
		if tt.want != nil {
			assert.ErrorIs(t, err, scoring.ErrFacts)
		}
		_, err = improve.Leaf(context.Background(), s, facts, "1", nil)
		assert.Equal(t, tt.want != nil, err != nil)
		_, err = columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts{facts}), nil)
		assert.Equal(t, tt.want != nil, err != nil)
	}
	// In a stream that unit alone.
	good, bad := scoring.Facts{Inputs: figures("on_time", 1, "late", 2, "dossiers", 3)},
		scoring.Facts{Unit: scoring.Unit{ID: "b"}, Inputs: figures("on_time", 1, "late", 2, "dossiers", 2)}
	var scored []bool
	for r, err := range s.Stream(context.Background(), slices.Values([]scoring.Facts{good, bad, good})) {
		if scored = append(scored, r != nil); err != nil {
			assert.EqualError(t, err, `unit "b": contradicts the relation "No more than there are" `+
				"(Dossiers on time: 1; Late dossiers: 2; Dossiers: 2)")
		}
	}
	assert.Equal(t, []bool{true, false, true}, scored)
}

// TestFactsFileAgainstRelations: the fault stands at the figure.
func TestFactsFileAgainstRelations(t *testing.T) {
	s := relatedScorer(t, noMoreOnTime, sentLater)
	for facts, want := range map[string]string{
		"  dossiers: 3\n  late: 1\n  on_time: 2\n": "",
		"  dossiers: 3\n  late: 2\n  on_time: 2\n": `f.yaml:6:12: contradicts the relation "No more than there are" ` +
			"(Dossiers on time: 2; Late dossiers: 2; Dossiers: 3)",
		"  sent: 2025-01-01\n  issued: {above: 2025-01-01}\n": `f.yaml:5:11: contradicts the relation "Issued before it is sent" ` +
			"(Day of issue: from 2 January 2025; Day of sending: 1 January 2025)",
		"  dossiers: 3\n  late: x\n  on_time: 2\n": `f.yaml:5:9: expected a number, got "x"`,
	} {
		_, err := scoring.ParseFacts("f.yaml", []byte("rubric: r-1\nunit: {id: x}\nfacts:\n"+facts), s.Rubric(), nil)
		if want == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, want)
		assert.Equal(t, !strings.Contains(facts, "x"), len(toldOf(err)) == 1 && errors.Is(err, scoring.ErrFacts))
	}
}

// TestRangesWithinRelations: what is missing is no more than relations allow, also for a
// leaf that reads only some of the figures that they connect.
func TestRangesWithinRelations(t *testing.T) {
	s := relatedScorer(t, noMoreOnTime, sentLater)
	ranges := func(list ...any) []string {
		r, err := s.Score(scoring.Facts{Inputs: figures(list...)})
		require.NoError(t, err)
		var out []string
		for _, it := range r.Leaves() {
			out = append(out, it.Range.Least.String()+"-"+it.Range.Most.String())
		}
		return out
	}
	assert.Equal(t, []string{"0-1", "0-1", "0-1"}, ranges())
	assert.Equal(t, []string{"0-1", "0-1", "0-1"}, ranges("dossiers", 100))
	assert.Equal(t, []string{"0-1", "0-0", "0-1"}, ranges("dossiers", 40))
	assert.Equal(t, []string{"0-0.4", "0-0", "0-1"}, ranges("dossiers", 100, "late", 60))
	assert.Equal(t, []string{"0.5-1", "1-1", "0-1"}, ranges("dossiers", scoring.Bound{AtMost: scoring.Known(100)}, "on_time", 50))
}

// toldOf returns the faults of an error.
func toldOf(err error) source.Faults {
	var out source.Faults
	errors.As(err, &out)
	return out
}

// TestRelationsOfDatesThatMayNeverCome: never is later than every day, also for relations;
// a date that always comes is never narrowed to it.
func TestRelationsOfDatesThatMayNeverCome(t *testing.T) {
	file := strings.Replace(fmt.Sprintf(related, sentLater), "{name: sent, type: date,", "{name: sent, type: date, never: true,", 1)
	file = strings.Replace(file, `cases: [{when: "days(issued, sent) <= 10", score: full}, {score: 0}]`,
		`cases: [{when: "sent == never", score: 0}, {when: "issued <= date('2025-03-01')", score: full}, {score: 0}]`, 1)
	r, err := rubric.Parse("r.yaml", []byte(file), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	third := func(list ...any) string {
		res, err := s.Score(scoring.Facts{Inputs: figures(list...)})
		require.NoError(t, err)
		it := res.Item("3")
		return it.Status.String() + " " + it.Range.Least.String() + "-" + it.Range.Most.String()
	}
	day := rubric.Date{Year: 2025, Month: 2, Day: 1}
	assert.Equal(t, "missing 0-1", third())
	assert.Equal(t, "scored 0-0", third("sent", "never"))
	assert.Equal(t, "scored 1-1", third("sent", day), "issued no later")
	assert.Equal(t, "missing 0-1", third("issued", day))
	_, err = s.Score(scoring.Facts{Inputs: figures("sent", day, "issued", rubric.Date{Year: 2025, Month: 2, Day: 2})})
	assert.ErrorIs(t, err, scoring.ErrFacts)
	report, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	for _, d := range report.Verdicts {
		if d.Example != nil && d.Item == "3" {
			_, err := s.Score(scoring.Facts{Inputs: d.Example.Facts})
			assert.NoError(t, err, "%v", d.Example.Facts)
			assert.NotEqual(t, "never", d.Example.Facts["issued"].String())
		}
	}
	bad := strings.Replace(file, "holds: issued <= sent", "holds: 'days(issued, sent) <= 5'", 1)
	r, err = rubric.Parse("r.yaml", []byte(bad), nil)
	require.NoError(t, err)
	_, err = scoring.Compile(r, nil)
	assert.ErrorContains(t, err, "days has no value for a date that may be never; compare the dates")
}
