package rubric_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// dated is a rubric with the parameters given, from line 10 on.
func dated(parameters string) string {
	return `rubric: r-2024
title: {vi: Bộ chỉ số, en: Rubric}
decision: {number: 12/QĐ-UBND, issuer: UBND tỉnh, date: 2024-02-03}
period: 2024
max: 1
points: {places: 2, rounding: half-up}
inputs:
  - {name: rate, type: percent, title: Rate}
  - {name: sent, type: date, title: Sent, never: true}
  - {name: reports, type: date, title: Reports, each: [q1, q2]}
parameters:
` + parameters + `
areas: [{code: "1", title: One, max: 1, reported: true}]
`
}

// limits is a parameter with the values given.
func limits(values string) string {
	return dated("  - {name: limit, type: percent, title: Limit, as_of: sent, values: [\n" + values + "]}\n")
}

// TestParametersAreRead: every key of a parameter arrives, and comes back from JSON and from
// a copy.
func TestParametersAreRead(t *testing.T) {
	r := parse(t, dated(`  - name: limit
    title: {vi: Ngưỡng, en: Limit}
    type: count
    unit: {vi: hồ sơ, en: dossiers}
    as_of: sent
    values:
      - {value: 80, from: 2022-01-01, until: 2023-12-31, source: 12/QĐ-UBND}
      - {value: 85, from: 2024-01-01, illustrative: true}
  - {name: share, title: Share, type: number, values: [{value: -0.25, from: 2000-01-01, source: {vi: Luật, en: Law}}]}`))
	want := []rubric.Parameter{
		{Name: "limit", Title: rubric.Text{VI: "Ngưỡng", EN: "Limit"}, Type: rubric.Count,
			Unit: rubric.Text{VI: "hồ sơ", EN: "dossiers"}, AsOf: "sent",
			Values: []rubric.ParameterValue{
				{Value: decimal.NewFromInt(80), From: rubric.Date{Year: 2022, Month: 1, Day: 1},
					Until: rubric.Date{Year: 2023, Month: 12, Day: 31}, Source: rubric.Plain("12/QĐ-UBND")},
				{Value: decimal.NewFromInt(85), From: rubric.Date{Year: 2024, Month: 1, Day: 1}, Illustrative: true},
			}},
		{Name: "share", Title: rubric.Plain("Share"), Type: rubric.Number,
			Values: []rubric.ParameterValue{{Value: decimal.RequireFromString("-0.25"),
				From: rubric.Date{Year: 2000, Month: 1, Day: 1}, Source: rubric.Text{VI: "Luật", EN: "Law"}}}},
	}
	assert.Equal(t, want, r.Parameters)
	assert.Same(t, &r.Parameters[1], r.Parameter("share"))
	assert.Nil(t, r.Parameter("rate"))
	assert.Nil(t, (*rubric.Rubric)(nil).Parameter("share"))

	b, err := json.Marshal(r)
	require.NoError(t, err)
	var back rubric.Rubric
	require.NoError(t, json.Unmarshal(b, &back))
	assert.True(t, r.Equal(&back))
	assert.Equal(t, want, back.Parameters)

	copied := r.Clone()
	copied.Parameters[0].Values[0].Value = decimal.NewFromInt(1)
	assert.Equal(t, want, r.Parameters, "a copy shares nothing")
	assert.False(t, r.Equal(copied), "a value is part of the edition")
	copied.Parameters[0].Values[0].Value = decimal.NewFromInt(101)
	copied.Parameters[0].Type = rubric.Percent
	assert.ErrorContains(t, copied.Validate(), "r.yaml:18:17: ", "a copy knows its places")
}

// TestParameterFaults: what is wrong with a parameter, with the place of the parameter or of
// the value.
func TestParameterFaults(t *testing.T) {
	for name, tt := range map[string]struct {
		src  string
		want []string
	}{
		"nothing but a name": {dated("  - {name: limit}"), []string{
			`12:5: parameter "limit": missing key "type"`, `12:5: parameter "limit": missing key "title"`,
			`12:5: parameter "limit": at least one value is needed`}},
		"no name": {dated("  - {type: percent, title: T, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:5: parameter: missing key "name"`}},
		"empty value": {limits("{}"), []string{
			`13:1: missing key "value"`, `13:1: parameter "limit": say under source which document says so, or illustrative: true if none does`,
			`13:1: parameter "limit": missing key "from"`}},
		"unknown keys and words": {dated("  - {name: limit, type: bool, title: L, as_off: sent, values: [{value: 80, frm: 2022-01-01, source: S}]}"), []string{
			`12:25: unknown value "bool"; expected one of percent, count, number`,
			`12:41: unknown key "as_off"; did you mean "as_of"?`, `12:76: unknown key "frm"; did you mean "from"?`}},
		"keys in Vietnamese": {limits("{giá_trị: 80, từ_ngày: 2022-01-01, đến_ngày: 2023-12-31, source: S}"), []string{
			`13:2: unknown key "giá_trị"; did you mean "value"?`,
			`13:15: unknown key "từ_ngày"; did you mean "from"?`, `13:36: unknown key "đến_ngày"; did you mean "until"?`}},
		"twice": {dated(`  - {name: limit, type: percent, title: L, values: [{value: 80, from: 2022-01-01, source: S}]}
  - {name: limit, type: percent, title: L, values: [{value: 80, from: 2022-01-01, source: S}]}`), []string{
			`13:12: duplicate parameter "limit"`}},
		"name of an input": {dated("  - {name: rate, type: percent, title: L, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:12: the parameter "rate" has the name of an input`}},
		"looks like an input": {dated("  - {name: ｒate, type: percent, title: L, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:12: parameter "ｒate": readers cannot tell the name from "rate", which is spelt with other characters`}},
		"no identifier": {dated("  - {name: a-b, type: percent, title: L, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:12: parameter "a-b": a name is a letter followed by letters, digits and underscores`}},
		"group": {dated("  - {name: group, type: percent, title: L, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:12: parameter "group": rules read the group of a unit under the name group; choose another name`}},
		"as of nothing": {dated("  - {name: limit, type: percent, title: L, as_of: snt, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:51: parameter "limit": as_of names "snt", which is not a declared input; did you mean "sent"?`}},
		"as of a number": {dated("  - {name: limit, type: percent, title: L, as_of: rate, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:51: parameter "limit": as_of names "rate", a percent; the value is chosen by an input of type date`}},
		"as of a series": {dated("  - {name: limit, type: percent, title: L, as_of: reports, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:51: parameter "limit": as_of names "reports", a series or a member of one; the value is chosen by a single date`}},
		"as of a member": {dated("  - {name: limit, type: percent, title: L, as_of: reports.q1, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:51: parameter "limit": as_of names "reports.q1", a series or a member of one; the value is chosen by a single date`}},
		"as of itself": {dated("  - {name: limit, type: percent, title: L, as_of: limit, values: [{value: 80, from: 2022-01-01, source: S}]}"), []string{
			`12:51: parameter "limit": as_of names "limit", which is not a declared input`}},
		"outside the domain": {dated(`  - {name: a, type: percent, title: L, values: [{value: 101, from: 2022-01-01, source: S}]}
  - {name: b, type: percent, title: L, values: [{value: -1, from: 2022-01-01, source: S}]}
  - {name: c, type: count, title: L, values: [{value: 2.5, from: 2022-01-01, source: S}]}
  - {name: d, type: count, title: L, values: [{value: -2, from: 2022-01-01, source: S}]}
  - {name: e, type: number, title: L, values: [{value: -2.5, from: 2022-01-01, source: S}]}`), []string{
			`12:57: parameter "a": the value 101 is no percentage from 0 to 100`,
			`13:57: parameter "b": the value -1 is no percentage from 0 to 100`,
			`14:55: parameter "c": the value 2.5 is no count: a whole number from 0`,
			`15:55: parameter "d": the value -2 is no count: a whole number from 0`}},
		"no source": {limits("{value: 80, from: 2022-01-01}"), []string{
			`13:1: parameter "limit": say under source which document says so, or illustrative: true if none does`}},
		"ends before it begins": {limits("{value: 80, from: 2022-01-02, until: 2022-01-01, source: S}"), []string{
			`13:38: parameter "limit": the value ends on 2022-01-01, before it begins on 2022-01-02`}},
		"gap": {limits("{value: 80, from: 2022-01-01, until: 2022-06-30, source: S},\n{value: 85, from: 2022-07-02, source: S}"), []string{
			`14:19: parameter "limit": there is no value from 2022-07-01 to 2022-07-01`}},
		"overlap": {limits("{value: 80, from: 2022-01-01, until: 2022-06-30, source: S},\n{value: 85, from: 2022-06-30, source: S}"), []string{
			`14:19: parameter "limit": the value begins on 2022-06-30, and the value before it ends on 2022-06-30 only`}},
		"wrong order": {limits("{value: 85, from: 2023-01-01, source: S},\n{value: 80, from: 2022-01-01, until: 2022-12-31, source: S}"), []string{
			`14:19: parameter "limit": the value begins on 2022-01-01, not after the value before it (2023-01-01); values are listed from the earliest`}},
		"after one without until": {limits("{value: 80, from: 2022-01-01, source: S},\n{value: 85, from: 2023-01-01, source: S}"), []string{
			`14:19: parameter "limit": the value before it has no until, and this one begins on 2023-01-01; give that one until: 2022-12-31`}},
		"all at once": {limits("{value: 180, from: 2022-01-01, until: 2022-06-30, source: S},\n{value: 85, from: 2022-07-02, until: 2022-07-01, source: S},\n{value: 85, from: 2022-07-01}"), []string{
			`13:9: parameter "limit": the value 180 is no percentage from 0 to 100`,
			`14:38: parameter "limit": the value ends on 2022-07-01, before it begins on 2022-07-02`,
			`15:1: parameter "limit": say under source which document says so, or illustrative: true if none does`}},
		"a day that is none": {limits("{value: 80, from: 2022-02-30, source: S}"), []string{
			`13:19: expected a date such as 2023-01-30, got "2022-02-30"`}},
		"a reason that names one": {strings.Replace(limits("{value: 80, from: 2022-01-01, source: S}"), "reported: true",
			`score: 0, reason: "{limit} {lmit}"`, 1), []string{
			`15:59: the reason names {lmit}, which is not a declared input; did you mean "limit"?`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rubric.Parse("", []byte(tt.src), nil)
			var faults source.Faults
			require.True(t, errors.As(err, &faults), "%v", err)
			var got []string
			for _, f := range faults {
				got = append(got, strings.TrimPrefix(f.Error(), "-:"))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

// TestParameterOfThePeriod: without as_of exactly one value is in force in all of the year
// that is scored.
func TestParameterOfThePeriod(t *testing.T) {
	for name, tt := range map[string]struct{ values, want string }{
		"exactly the year": {"{value: 80, from: 2024-01-01, until: 2024-12-31, source: S}", ""},
		"no end":           {"{value: 80, from: 2024-01-01, source: S}", ""},
		"between others": {"{value: 1, from: 2023-01-01, until: 2023-12-31, source: S},\n" +
			"{value: 2, from: 2024-01-01, until: 2024-12-31, source: S},\n{value: 3, from: 2025-01-01, source: S}", ""},
		"expired": {"{value: 80, from: 2020-01-01, until: 2023-12-31, source: S}",
			"there is no value for 2024: the last one ends on 2023-12-31"},
		"future": {"{value: 80, from: 2025-01-01, source: S}",
			"there is no value for 2024: the first one begins on 2025-01-01"},
		"change": {"{value: 80, from: 2023-01-01, until: 2024-06-30, source: S},\n{value: 85, from: 2024-07-01, source: S}",
			"the value changes within 2024 (on 2024-07-01); name under as_of the date input by which it is chosen"},
		"change on the last day": {"{value: 80, from: 2023-01-01, until: 2024-12-30, source: S},\n{value: 85, from: 2024-12-31, source: S}",
			"the value changes within 2024 (on 2024-12-31); name under as_of the date input by which it is chosen"},
		"begins on the second day": {"{value: 80, from: 2024-01-02, source: S}",
			"the first value begins on 2024-01-02, within 2024; name under as_of the date input by which it is chosen"},
		"ends before the last day": {"{value: 80, from: 2023-01-01, until: 2024-12-30, source: S}",
			"the last value ends on 2024-12-30, within 2024; name under as_of the date input by which it is chosen"},
	} {
		t.Run(name, func(t *testing.T) {
			src := dated("  - {name: limit, type: percent, title: Limit, values: [\n" + tt.values + "]}\n")
			_, err := rubric.Parse("", []byte(src), nil)
			if tt.want == "" {
				assert.NoError(t, err)
			} else {
				assert.EqualError(t, err, `-:12:56: parameter "limit": `+tt.want)
			}
			asOf := strings.Replace(src, "title: Limit,", "title: Limit, as_of: sent,", 1)
			_, err = rubric.Parse("", []byte(asOf), nil)
			assert.NoError(t, err, "with as_of the period does not matter")
		})
	}
}

// TestManyValues: a parameter has a hundred values at most.
func TestManyValues(t *testing.T) {
	var values []string
	for year := range 101 {
		values = append(values, fmt.Sprintf("{value: 80, from: %d-01-01, until: %d-12-31, source: S}", 1950+year, 1950+year))
	}
	_, err := rubric.Parse("", []byte(limits(strings.Join(values[:100], ",\n"))), nil)
	assert.NoError(t, err)
	_, err = rubric.Parse("", []byte(limits(strings.Join(values, ",\n"))), nil)
	assert.EqualError(t, err, `-:12:69: parameter "limit": a parameter has at most 100 values`)
}

// TestParametersMadeInGo: a rubric that no file was read for is checked as one that was.
func TestParametersMadeInGo(t *testing.T) {
	r := parse(t, limits("{value: 80, from: 2022-01-01, source: S}"))
	made := &rubric.Rubric{ID: r.ID, Title: r.Title, Decision: r.Decision, Period: r.Period, Max: r.Max, Points: r.Points,
		Inputs: r.Inputs, Areas: r.Areas, Parameters: []rubric.Parameter{
			{Name: "a\u0301", Type: "date", Title: rubric.Plain("A"), Values: []rubric.ParameterValue{{Source: rubric.Plain("\x00")}}},
			{Name: "b", Type: rubric.Number, Title: rubric.Plain("B"), AsOf: "sent", Values: []rubric.ParameterValue{
				{Value: decimal.New(1, 5000), From: rubric.Date{Year: 2022, Month: 1, Day: 1}, Source: rubric.Plain("S")}}},
		}}
	assert.ErrorContains(t, made.Validate(), `parameter "b": value has more than 18 digits before or after the point`)
	assert.False(t, made.Complete())
	made.Parameters[1].Values[0].Value = decimal.NewFromInt(1)
	err := made.Validate()
	for _, want := range []string{"\"a\u0301\" is not in Unicode normalisation form C", `unknown type "date"; expected one of percent`,
		`missing key "from"`, `the text "\x00" holds a control character`} {
		assert.ErrorContains(t, err, want)
	}
}
