package verify_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// datedFile is a rubric with a parameter by the day of sent; its values and the leaf are to
// be filled in.
const datedFile = `rubric: dated
title: Dated
decision: {number: "1", issuer: A, date: 2024-01-01}
period: 2024
max: 100
points: {places: 2, rounding: half-up}
inputs:
  - {name: online, type: percent, title: Online}
  - {name: sent, type: date, %s title: Sent, fixed: true}
parameters:
  - {name: limit, type: number, title: Limit, as_of: sent, values: [%s]}
%s
areas: [{code: "1", title: a, max: 100, %s}]
`

const (
	eighty   = "{value: 80, from: 0001-01-02, until: 2023-12-31, source: S}"
	hundred5 = "{value: 105, from: 2024-01-01, source: S}"
)

func dated(t testing.TB, sent, values, relations, leaf string) *scoring.Scorer {
	t.Helper()
	return ruletest.CompileFile(t, fmt.Sprintf(datedFile, sent, values, relations, leaf))
}

// verdictOf returns the verdict on a property of the one leaf.
func verdictOf(t testing.TB, s *scoring.Scorer, of verify.Property) verify.Verdict {
	t.Helper()
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	at := slices.IndexFunc(v.Verdicts, func(d verify.Verdict) bool { return d.Property == of && d.Item == "1" })
	require.GreaterOrEqual(t, at, 0, "no verdict on %s", of)
	return v.Verdicts[at]
}

// TestProofsGoThroughAllValues: points that stay within the maximum by one value and not by
// a later one are refuted on a day of the later one, and proved where there is no such day.
func TestProofsGoThroughAllValues(t *testing.T) {
	const leaf = "score: limit"
	d := verdictOf(t, dated(t, "", eighty+", "+hundred5, "", leaf), verify.PropertyRange)
	require.Equal(t, verify.Refuted, d.Outcome, d.Message.EN)
	assert.Contains(t, d.Message.EN, "105")
	day := d.Example.Facts["sent"].String()
	assert.GreaterOrEqual(t, day, "2024-01-01", "the day is one of the later value")

	before := `relations: [{holds: "sent <= date('2023-12-31')", title: Before}]`
	assert.Equal(t, verify.Proved, verdictOf(t, dated(t, "", eighty+", "+hundred5, before, leaf), verify.PropertyRange).Outcome)
	assert.Equal(t, verify.Proved, verdictOf(t, dated(t, "", eighty, "", "score: 'sent <= date(\"2023-12-31\") ? limit : 0'"),
		verify.PropertyRange).Outcome)
	bound := "score: 'min(full, limit)'"
	assert.Equal(t, verify.Proved, verdictOf(t, dated(t, "", eighty+", "+hundred5, "", bound), verify.PropertyRange).Outcome)
}

// TestProofsOfDays: that a rule never fails is refuted by a day without a value, and proved
// where a condition or a relation leaves no such day, or the values have all days.
func TestProofsOfDays(t *testing.T) {
	const (
		leaf   = "cases: [{when: online >= limit, score: full}, {score: 0}]"
		years  = "{value: 80, from: 2022-01-01, until: 2023-12-31, source: S}, {value: 85, from: 2024-01-01, until: 2025-12-31, source: S}"
		opened = "{value: 80, from: 0001-01-02, until: 2023-12-31, source: S}, {value: 85, from: 2024-01-01, source: S}"
	)
	guarded := func(cond string) string { return `applies: "` + cond + `", not_applicable: zero, ` + leaf }
	for name, tt := range map[string]struct {
		sent, values, relations, leaf string
		want                          verify.Outcome
		says                          string
	}{
		"days outside": {"", years, "", leaf, verify.Refuted, "has no value where"},
		"guarded":      {"", years, "", guarded("sent >= date('2022-01-01') and sent <= date('2025-12-31')"), verify.Proved, ""},
		"guarded one day short": {"", years, "", guarded("sent >= date('2021-12-31') and sent <= date('2025-12-31')"), verify.Refuted,
			`it can fail: the parameter "Limit" has no value where "Sent" is before 1 January 2022: its values are in force ` +
				"from 1 January 2022 to 31 December 2025 (online = 0, sent = 2021-12-31)"},
		"guarded one day long": {"", years, "", guarded("sent >= date('2022-01-01') and sent <= date('2026-01-01')"), verify.Refuted,
			`it can fail: the parameter "Limit" has no value where "Sent" is after 31 December 2025: its values are in force ` +
				"from 1 January 2022 to 31 December 2025 (online = 0, sent = 2026-01-01)"},
		"a case before": {"", years, "", "cases: [{when: \"sent < date('2022-01-01') or sent > date('2025-12-31')\", score: 0}, " +
			"{when: online >= limit, score: full}, {score: 0}]", verify.Proved, ""},
		"related":        {"", years, `relations: [{holds: "date('2022-01-01') <= sent <= date('2025-12-31')", title: R}]`, leaf, verify.Proved, ""},
		"all days":       {"", opened, "", leaf, verify.Proved, ""},
		"all but never":  {"never: true,", opened, "", leaf, verify.Refuted, `has no value where "Sent" is never: its values are in force from 2 January 1`},
		"never is asked": {"never: true,", opened, "", guarded("sent != never"), verify.Proved, ""},
	} {
		d := verdictOf(t, dated(t, tt.sent, tt.values, tt.relations, tt.leaf), verify.PropertyFailure)
		assert.Equal(t, tt.want, d.Outcome, "%s: %s", name, d.Message.EN)
		assert.Contains(t, d.Message.EN, tt.says, name)
		if tt.want == verify.Refuted {
			assert.NotEmpty(t, d.Example.Facts["sent"].String(), name)
		}
	}
}

// TestManyValues: with as many values as a parameter may have, rules that name it several
// times are decided.
func TestManyValues(t *testing.T) {
	var values []string
	for year := 1950; year < 2050; year++ {
		values = append(values, fmt.Sprintf("{value: %d, from: %d-01-01, until: %d-12-31, source: S}", 10+year%70, year, year))
	}
	s := dated(t, "never: true,", strings.Join(values, ", "), "", "cases: [{when: online >= limit, score: full}, "+
		"{when: limit / 2 <= online < limit, score: 50}, {when: online + limit > 60, score: 10}, {score: 0}]")
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Zero(t, v.Undecided)
	assert.Equal(t, 2, v.Refuted, "days before the first value, and behind the last")
}

// TestNothingIsSaidOfValues: no warning is about the parts that the name of a parameter
// stands for, and one about a limit that looks like a fraction names the number.
func TestNothingIsSaidOfValues(t *testing.T) {
	s := dated(t, "", "{value: 80, from: 0001-01-02, until: 2023-12-31, source: S}, {value: 85, from: 2024-01-01, source: S}", "",
		"cases: [{when: online >= limit, score: full}, {score: 0}]")
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Empty(t, v.Findings())
	assert.Empty(t, v.Warnings)
	for _, d := range v.Verdicts {
		assert.NotContains(t, d.Message.EN, "date(")
	}
	v, err = verify.Rules(context.Background(), dated(t, "", eighty+", "+hundred5, "", "score: online"), nil)
	require.NoError(t, err)
	assert.Equal(t, "the parameter limit is used by no rule", v.Warnings[len(v.Warnings)-1].Message.EN)
	s = dated(t, "", "{value: 80, from: 0001-01-02, until: 2023-12-31, source: S}, {value: 0.85, from: 2024-01-01, source: S}", "",
		"cases: [{when: online >= limit, score: full}, {score: 0}]")
	v, err = verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	require.Len(t, v.Warnings, 1)
	assert.Equal(t, "online is a percentage, from 0 to 100, and is compared with 0.85; where 85% is meant, write 85",
		v.Warnings[0].Message.EN)
}

// TestEditionsCompareValues: a value that was changed, added or removed is listed, and rules
// that read it are compared by the values of each edition, though they are written the same.
func TestEditionsCompareValues(t *testing.T) {
	const leaf = "cases: [{when: online >= limit, score: full}, {score: 0}]"
	older := dated(t, "", "{value: 80, from: 2022-01-01, until: 2023-12-31, source: S}, {value: 85, from: 2024-01-01, until: 2024-12-31, source: S}", "", leaf)
	newer := dated(t, "", "{value: 80, from: 2022-01-01, until: 2023-12-31, source: S}, {value: 90, from: 2024-01-01, source: S}", "", leaf)
	third := dated(t, "", "{value: 85, from: 2024-01-01, until: 2024-12-31, source: S}", "", leaf)
	list := func(older, newer *scoring.Scorer) (out []string) {
		e, err := verify.Editions(context.Background(), older, newer, nil)
		require.NoError(t, err)
		for _, c := range e.Changes {
			out = append(out, fmt.Sprintf("%s %s %s %s: %s, %s", c.Kind, c.Part, c.Name, c.Key, c.Old, c.New))
		}
		return out
	}
	assert.Equal(t, []string{
		`changed parameter limit values.2024-01-01.value: "85", "90"`,
		`changed parameter limit values.2024-01-01.until: "2024-12-31", `,
	}, sorted(list(older, newer)))
	assert.Equal(t, []string{`changed parameter limit values.2022-01-01: {"value":"80","from":"2022-01-01","until":"2023-12-31","source":"S"}, `},
		list(older, third))
	assert.Equal(t, []string{`changed parameter limit values.2022-01-01: , {"value":"80","from":"2022-01-01","until":"2023-12-31","source":"S"}`},
		list(third, older))
	assert.Empty(t, list(older, older))
	without := ruletest.CompileFile(t, strings.Replace(fmt.Sprintf(datedFile, "", "", "", "score: 0"),
		"parameters:\n  - {name: limit, type: number, title: Limit, as_of: sent, values: []}\n", "", 1))
	assert.Contains(t, list(older, without), `removed parameter limit : "Limit", `)
	assert.Contains(t, list(without, older), `added parameter limit : , "Limit"`)

	c, err := verify.Compare(context.Background(), older, "1", newer, "1", nil)
	require.NoError(t, err)
	require.Equal(t, verify.Refuted, c.Outcome, "written the same, with other values")
	assert.GreaterOrEqual(t, c.OldExample.Facts["sent"].String(), "2024-01-01")
	same, err := verify.Compare(context.Background(), older, "1", older, "1", nil)
	require.NoError(t, err)
	assert.Equal(t, verify.Proved, same.Outcome)
}

// sorted puts the change of a number before that of its last day.
func sorted(list []string) []string {
	slices.SortFunc(list, func(a, b string) int { return strings.Compare(b, a) })
	return list
}
