package rubric_test

import (
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// year is a rubric that says how a year of a unit is assessed; the tests put faults in the
// places of the words in capitals.
const year = `rubric: y
title: T
decision: {number: '1', issuer: A, date: 2025-01-01}
period: 2025
max: 6
points: {places: 2, rounding: half-up}
exclusion: whole
inputs: [INPUT]
surveys:
  - SURVEY
rounds:
  - ROUND
  - {name: appraisal_1, title: A}
areas:
  - {code: '1', title: One, max: 2, ONE}
  - {code: '2', title: Two, max: 4, TWO}
BEHIND
`

// parts are what stands in the places of year where there is no fault.
var parts = map[string]string{
	"INPUT":  "{name: done, type: count, title: D, source: external}",
	"SURVEY": "{name: s, title: S, answers: [{name: a, value: 1}, {name: b, value: 0}], too_few: exclude}",
	"ROUND":  "{name: self, title: S, self: true, records: [figure, claim]}",
	"ONE":    "score: full, judged: true, evidence: [e], no_evidence: warn, evidence_by: 2026-01-15, waiver: exclude",
	"TWO":    "reported: true, source: survey, survey: s",
	"BEHIND": "",
}

// yearWith writes the rubric with some of its parts replaced.
func yearWith(replaced ...string) string {
	out := year
	for i := 0; i+1 < len(replaced); i += 2 {
		out = strings.Replace(out, replaced[i], replaced[i+1], 1)
	}
	for place, part := range parts {
		out = strings.Replace(out, place, part, 1)
	}
	return out
}

// TestYear: what says how a year is assessed is read, copied and written whole.
func TestYear(t *testing.T) {
	r := parse(t, yearWith())
	assert.Equal(t, `{"areas":[{"cases":[{"score":"full"}],"code":"1","evidence":["e"],"evidence_by":"2026-01-15",`+
		`"judged":true,"max":"2","no_evidence":"warn","title":"One","waiver":"exclude"},`+
		`{"code":"2","max":"4","reported":true,"source":"survey","survey":"s","title":"Two"}],`+
		`"decision":{"date":"2025-01-01","issuer":"A","number":"1"},"exclusion":"whole",`+
		`"inputs":[{"name":"done","source":"external","title":"D","type":"count"}],"max":"6","period":2025,`+
		`"points":{"places":2,"rounding":"half-up"},`+
		`"rounds":[{"name":"self","records":["figure","claim"],"self":true,"title":"S"},{"name":"appraisal_1","title":"A"}],`+
		`"rubric":"y","surveys":[{"answers":[{"name":"a","value":"1"},{"name":"b","value":"0"}],"name":"s","title":"S",`+
		`"too_few":"exclude"}],"title":"T"}`, string(r.Canonical()))
	b, err := json.Marshal(r)
	require.NoError(t, err)
	again := parse(t, string(b))
	assert.Equal(t, r.Surveys, again.Surveys)
	assert.Equal(t, r.Rounds, again.Rounds)
	assert.Equal(t, r.Edition(), again.Edition())
	assert.True(t, r.Equal(r.Clone()))
	require.NoError(t, r.Clone().Validate())
}

// TestYearFile: a file with every key for it reads back from its JSON form, and changes the
// edition with every line of these keys.
func TestYearFile(t *testing.T) {
	src, err := os.ReadFile("testdata/year.yaml")
	require.NoError(t, err)
	r := parse(t, string(src))
	b, err := json.MarshalIndent(r, "", "  ")
	require.NoError(t, err)
	assert.True(t, r.Equal(parse(t, string(b))))
	assert.True(t, r.Equal(r.Clone()))
	checked := 0
	for _, change := range [][2]string{
		{"source: external}", "source: survey}"}, {"name: fair", "name: middling"}, {"value: 0.5", "value: 0.6"},
		{"value: 0.4", "value: 0.3"}, {"least: 50", "least: 51"}, {"least_each: 10", "least_each: 9"},
		{"too few answered", "too few"}, {"not_held: exclude", "not_held: full"}, {"    illustrative: true\n", ""},
		{"name: officials", "name: cadres"}, {", self: true,", ","}, {"refusal, ", ""}, {"appraisal_2", "appraisal_3"},
		{", illustrative: true}\nareas", "}\nareas"}, {"        judged: true\n", ""}, {"no_evidence: zero", "no_evidence: warn"},
		{"        evidence_by: 2026-01-15\n", ""}, {"waiver: exclude", "waiver: full"}, {"{share: 0.5, reason", "{share: 0.25, reason"},
		{", survey: citizens", ""},
	} {
		require.Contains(t, string(src), change[0])
		assert.NotEqual(t, r.Edition().SHA256, parse(t, strings.Replace(string(src), change[0], change[1], 1)).Edition().SHA256, change[0])
		checked++
	}
	assert.Equal(t, 20, checked)
}

// TestYearKinds: the places that take a policy take each of its kinds that makes sense
// there, and a survey that no item names is no fault.
func TestYearKinds(t *testing.T) {
	checked := 0
	for _, policy := range []string{"exclude", "full", "zero", "error", "{share: 0.5}", "{as: zero, reason: R}"} {
		for _, key := range []string{"too_few", "not_held"} {
			survey := "{name: s, title: S, answers: [{name: a, value: 0.75}, {name: b, value: 0.25}], least: 0, " + key + ": " + policy + "}"
			parse(t, yearWith("SURVEY", survey))
			parse(t, yearWith("SURVEY", survey, "TWO", "reported: true, source: survey"))
			checked++
		}
	}
	assert.Equal(t, 12, checked)
	for _, one := range []string{
		"score: full, waiver: full", "score: full, waiver: {share: 0.333}", "rule: go, judged: true",
		"reported: true, evidence: [e], no_evidence: zero", "cases: [{score: 1}], min: -1, evidence: [e], no_evidence: zero",
	} {
		parse(t, yearWith("ONE", one))
	}
	for _, source := range []string{"appraisal", "survey", "external"} {
		for _, in := range []string{"type: bool", "type: date", "type: enum, options: [a, b]", "type: number, each: [q1, q2]"} {
			r := parse(t, yearWith("INPUT", "{name: x, title: X, "+in+", source: "+source+"}"))
			for _, scalar := range r.Scalars() {
				assert.Equal(t, rubric.Source(source), scalar.Source)
			}
		}
	}
	for _, record := range []string{"figure", "points", "claim", "evidence", "explanation", "note"} {
		parse(t, yearWith("ROUND", "{name: self, title: S, self: true, records: ["+record+"]}"))
	}
	parse(t, yearWith("ROUND", "{name: a, title: A, records: [refusal, opinion, survey, waiver, note]}"))
}

// TestYearFaults: every fault of what says how a year is assessed is one, at its place, in
// both languages.
func TestYearFaults(t *testing.T) {
	file, err := os.ReadFile("testdata/year-faults.txt")
	require.NoError(t, err)
	escapes := strings.NewReplacer(`\n`, "\n", "MANY", "["+strings.Repeat("{name: a, value: 1}, ", 1001)+"]")
	checked := 0
	for block := range strings.SplitSeq(string(file), "\n\n") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		if strings.HasPrefix(lines[0], "#") {
			continue
		}
		require.Len(t, lines, 3)
		place, part, _ := strings.Cut(lines[0], " ")
		_, err := rubric.Parse("r.yaml", []byte(yearWith(place, escapes.Replace(part))), nil)
		var faults source.Faults
		if !assert.ErrorAs(t, err, &faults, lines[0]) {
			continue
		}
		if strings.Contains(part, "MANY") {
			faults = faults[:1] // every repetition is a fault, too
		}
		assert.Equal(t, "r.yaml:"+lines[1], faults.In(rubric.English), lines[0])
		assert.Equal(t, "r.yaml:"+lines[2], faults.In(rubric.Vietnamese), lines[0])
		checked++
	}
	assert.Equal(t, 63, checked)
}

// TestYearExcludes: whatever may exclude an item asks how the total is rescaled.
func TestYearExcludes(t *testing.T) {
	const want = "some items can be excluded: say under exclusion how the total is rescaled (whole, by-source, none)"
	survey := func(key string) string {
		return "{name: s, title: S, answers: [{name: a, value: 1}, {name: b, value: 0}], " + key + ": exclude}"
	}
	never := []string{"exclusion: whole\n", "", "ONE", "score: full", "SURVEY", survey("too_few"), "TWO", "reported: true"}
	parse(t, yearWith(never...)) // no item names the survey
	for _, change := range [][2]string{
		{"score: full", "score: full, waiver: exclude"}, {"reported: true", "reported: true, source: survey, survey: s"},
	} {
		parts := slices.Clone(never)
		parts[slices.Index(parts, change[0])] = change[1]
		_, err := rubric.Parse("r.yaml", []byte(yearWith(parts...)), nil)
		assert.EqualError(t, err, "r.yaml:1:1: "+want)
		parts[slices.Index(parts, survey("too_few"))] = survey("not_held")
		_, err = rubric.Parse("r.yaml", []byte(yearWith(parts...)), nil)
		assert.EqualError(t, err, "r.yaml:1:1: "+want)
	}
}

// TestYearMadeInGo: what a program puts together is held against the same rules, whatever
// is nil or empty in it, and policies of evidence stand nowhere else.
func TestYearMadeInGo(t *testing.T) {
	warn := rubric.Policy{Kind: rubric.PolicyWarn}
	for want, change := range map[string]func(r *rubric.Rubric){
		`survey: missing key "name"`: func(r *rubric.Rubric) { r.Surveys = []rubric.Questionnaire{{}} },
		`survey "s": an answer has no name`: func(r *rubric.Rubric) {
			r.Surveys = asked()
			r.Surveys[0].Answers[0].Name = ""
		},
		`survey "s": a group of respondents has no name`: func(r *rubric.Rubric) {
			r.Surveys = asked()
			r.Surveys[0].Respondents = []rubric.Option{{Value: valued("1")}}
		},
		`survey "s": unknown too_few "warn"; expected one of exclude, share, full, zero, error`: func(r *rubric.Rubric) {
			r.Surveys = asked()
			r.Surveys[0].TooFew = warn
		},
		`round: missing key "name"`: func(r *rubric.Rubric) { r.Rounds = []rubric.Round{{}} },
		`round "a": unknown records ""; expected one of figure, points, claim`: func(r *rubric.Rubric) {
			r.Rounds = []rubric.Round{{Name: "a", Title: rubric.Plain("A"), Records: []string{""}}}
		},
		`item "1": unknown no_evidence "exclude"; expected one of zero, warn`: func(r *rubric.Rubric) {
			r.Areas[0].Evidence, r.Areas[0].NoEvidence = []rubric.Text{rubric.Plain("E")}, rubric.PolicyExclude
		},
		`item "1": unknown waiver "warn"; expected one of exclude, share, full, zero, error`: func(r *rubric.Rubric) {
			r.Areas[0].Waiver = warn
		},
		`item "1": unknown not_arising "warn"; expected one of exclude, share, full, zero, error`: func(r *rubric.Rubric) {
			r.Areas[0].NotArising = warn
		},
		`input "a": unknown source "sipas"; expected one of appraisal, survey, external`: func(r *rubric.Rubric) {
			r.Inputs[0].Source = "sipas"
		},
		`rubric: "g" has no value: only answers of surveys and groups of their respondents do`: func(r *rubric.Rubric) {
			r.Groups = []rubric.Option{{Name: "g", Value: valued("1")}}
		},
		`input "a": "q" has no value: only answers of surveys and groups of their respondents do`: func(r *rubric.Rubric) {
			r.Inputs[0].Each = []rubric.Option{{Name: "q", Value: valued("0")}}
		},
		`the name "a\u200b" holds`: func(r *rubric.Rubric) {
			r.Rounds = []rubric.Round{{Name: "a\u200b", Title: rubric.Plain("A")}}
		},
	} {
		r := madeInGo()
		require.NoError(t, r.Validate())
		change(r)
		assert.ErrorContains(t, r.Validate(), want)
		assert.ErrorContains(t, r.Clone().Validate(), want)
	}
	for _, p := range []any{new(rubric.Policy), new(rubric.Questionnaire), new(rubric.Round), new(rubric.Option)} {
		assert.Error(t, json.Unmarshal([]byte(`"warn"`), p), "%T", p)
	}
	r := madeInGo()
	r.Surveys = asked()
	r.Surveys[0].NotHeld = rubric.Policy{Kind: rubric.PolicyExclude}
	r.Areas[0].Cases, r.Areas[0].Reported, r.Areas[0].Source, r.Areas[0].Survey = nil, true, rubric.Survey, "s"
	want := "some items can be excluded: say under exclusion how the total is rescaled (whole, by-source, none)"
	assert.EqualError(t, r.Validate(), want)
	assert.EqualError(t, r.ValidateItem(r.Areas[0]), want)
}

// TestYearBehindOtherFaults: where a survey or its name could not be read, items that name
// it are not at fault for that.
func TestYearBehindOtherFaults(t *testing.T) {
	for _, survey := range []string{"{name: [s], title: S, answers: [{name: a, value: 1}, {name: b, value: 0}]}",
		"{nmae: s, title: S, answers: [{name: a, value: 1}, {name: b, value: 0}]}"} {
		_, err := rubric.Parse("r.yaml", []byte(yearWith("SURVEY", survey)), nil)
		var faults source.Faults
		require.True(t, errors.As(err, &faults))
		assert.Len(t, faults, 1, "%v", err)
	}
	_, err := rubric.Parse("r.yaml", []byte(strings.Replace(yearWith(), "surveys:\n  - ", "surveys:\n  a: ", 1)), nil)
	assert.EqualError(t, err, "r.yaml:10:3: expected a list, got a mapping")
}
