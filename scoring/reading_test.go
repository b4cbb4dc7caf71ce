package scoring_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func caseFile(t *testing.T, name, file string) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata/cases", name, file))
	require.NoError(t, err)
	return src
}

// TestCommentInARule: a comment in a rule is a fault where it begins, since it would
// make the rule mean less than it says. The kind, with everything else that expr's
// lexer drops or reads otherwise, is attacked in package formula (TestSpelling).
func TestCommentInARule(t *testing.T) {
	const notPart = " is not part of the rule language"
	const quotient = "//" + notPart + "; a whole quotient is written floor(a / b)"
	assert.Equal(t, []string{
		`12:57: item "1": ` + quotient,
		`17:24: item "2": ` + quotient,
		`18:24: item "2": /*` + notPart,
	}, faultsOf(t, caseFile(t, "04-comment-in-a-rule", "rubric.yaml")))
	// In a block the line of a comment is its own.
	assert.Equal(t, []string{`12:9: item "1": ` + quotient, `13:7: item "1": #` + notPart}, faultsOf(t, []byte(ruletest.Head+
		"areas:\n  - code: \"1\"\n    title: T\n    max: 10\n    score: |\n      1 // a\n      # b\n      + 1\n")))
}

// TestDecomposedNames: names, options, codes and texts are the same however their
// accents were typed, in every file and in what a host gives.
func TestDecomposedNames(t *testing.T) {
	r, err := rubric.Parse("r.yaml", caseFile(t, "08-decomposed-names", "rubric.yaml"), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f, err := scoring.ParseFacts("f.yaml", caseFile(t, "08-decomposed-names", "facts.yaml"), r, nil)
	require.NoError(t, err)
	result, err := s.Score(f)
	require.NoError(t, err)
	assert.Equal(t, "2", result.Total.Final.Decimal.String())

	const rate, onTime, code = "ty\u0309_le\u0323\u0302", "đu\u0301ng_ha\u0323n", "A\u0301" // tỷ_lệ, đúng_hạn, Á
	src := ruletest.Head + "inputs:\n- {name: " + rate + ", type: percent, title: T}\n- {name: kq, type: enum, title: K, options: [đúng_hạn, trễ]}\n" +
		"areas:\n- {code: " + code + ", title: " + code + ", max: 4, rises_with: tỷ_lệ, cases: [{when: \"tỷ_lệ >= 90 and kq == '" + onTime + "'\", score: full}, {score: 0, reason: \"{" + rate + "}\"}]}\n" +
		"- {code: B, title: B, max: 6, reported: true}\nbands: [{name: To\u0302\u0301t, from: 5, group: xa\u0303}, {name: K, from: 0, group: xã}]\n"
	r, err = rubric.Parse("r.yaml", []byte(src), nil)
	require.NoError(t, err)
	composed, err := rubric.Parse("r.yaml", []byte(spelling.Normalize(src)), nil)
	require.NoError(t, err)
	assert.Equal(t, composed.Edition(), r.Edition())
	s, err = scoring.Compile(r, nil)
	require.NoError(t, err)
	for name, in := range map[string]map[string]any{
		"composed":   {"tỷ_lệ": 95, "kq": "đúng_hạn"},
		"decomposed": {rate: 95, "kq": onTime},
		"bounds":     {rate: scoring.Bound{AtLeast: scoring.Known(95)}, "kq": scoring.Bound{OneOf: []string{onTime}}},
	} {
		f := scoring.Facts{Unit: scoring.Unit{ID: "u", Group: "xa\u0303"}, Inputs: ruletest.Figures(in), Points: ruletest.Figures(map[string]any{"B": 2})}
		result, err := s.Score(f)
		require.NoError(t, err, name)
		assert.Equal(t, "6", result.Total.Final.Decimal.String(), name)
		assert.Equal(t, rubric.Plain("Tốt"), result.Total.Band, name)
		assert.Equal(t, "Á", result.Item(code).Code)
		x, err := s.Explain(f, code)
		require.NoError(t, err, name)
		assert.Equal(t, "4", x.Item.Points.Decimal.String())
		_, err = improve.Leaf(context.Background(), s, f, code, nil)
		require.NoError(t, err)
		_, err = improve.RangeOf(context.Background(), s, f, code, nil)
		require.NoError(t, err)
		_, err = improve.FindLevers(context.Background(), s, f, map[string]scoring.Bound{rate: {}}, nil)
		require.NoError(t, err)
		b, err := json.Marshal(f)
		require.NoError(t, err)
		var back scoring.Facts
		require.NoError(t, json.Unmarshal(b, &back))
		again, err := s.Score(back)
		require.NoError(t, err)
		assert.Equal(t, result.Total.Final, again.Total.Final)
	}
	_, err = verify.Rules(context.Background(), s, &verify.Options{Items: []string{code}})
	require.NoError(t, err)
	item := *r.Item(code)
	item.Code, item.Cases = "Á", []rubric.Case{{When: rate + " > 50", Score: "1"}, {Score: "0"}}
	v, err := s.With(&item)
	require.NoError(t, err)
	result, err = v.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{rate: 60}), Points: ruletest.Figures(map[string]any{"B": 2})})
	require.NoError(t, err)
	assert.Equal(t, "3", result.Total.Final.Decimal.String())
	contradictions, err := published.Reconcile(result, published.Table{Rows: []published.Row{{Code: code}}})
	require.NoError(t, err)
	assert.Empty(t, contradictions)
	p, err := published.Parse("p", []byte("rubric: bad\nunit: {id: u}\nsource: {number: a, issuer: b, date: 2025-01-01}\ntotal: {}\nitems: [{code: "+code+"}]\n"), r, nil)
	require.NoError(t, err)
	assert.Equal(t, "Á", p.Rows[0].Code)

	_, err = s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{rate: 1, "tỷ_lệ": 2})})
	assert.EqualError(t, err, `the facts have two figures for "tỷ_lệ", whose accents are typed in two ways`)
	_, err = s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"ty\u0309": 1})})
	assert.EqualError(t, err, `"tỷ" is not an input of the rubric`)

	// Rules in Go name inputs as they like, too.
	byRule := strings.Replace(strings.Replace(src, ", cases: [{when", ", rule: R\u0301, note: [{when", 1), "note: [", "note: x}\n#", 1)
	r, err = rubric.Parse("r.yaml", []byte(strings.Replace(byRule, "rises_with: tỷ_lệ, ", "", 1)), nil)
	require.NoError(t, err)
	run := func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
		return c.Number("tỷ_lệ").Sub(ruletest.Dec("91")), rubric.Text{}, nil
	}
	s, err = scoring.Compile(r, &scoring.Options{Rules: []scoring.Rule{{Name: "Ŕ", Doc: "D", Inputs: []string{rate}, Run: run}}})
	require.NoError(t, err)
	result, err = s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{rate: 94})})
	require.NoError(t, err)
	assert.Equal(t, "3", result.Item("Á").Points.Decimal.String())
}

// TestPlacesAsTyped: a place in a file counts characters as they were typed, also
// where accents are characters of their own.
func TestPlacesAsTyped(t *testing.T) {
	got := faultsOf(t, []byte(ruletest.Head+"inputs: [{name: ty\u0309_le\u0323\u0302, type: percent, title: T}]\n"+
		"areas: [{code: \"1\", title: T, max: 10, score: \"ty\u0309_le\u0323\u0302 * nope\"}]\n"))
	assert.Equal(t, []string{`8:59: item "1": unknown name "nope"`}, got)
}

// TestOneSlipOneFault: what is wrong with a name or a value is said once, where it
// stands, and not again wherever the name is used or the value missed. The kind is
// "a cascade of wrong hints behind one right fault".
func TestOneSlipOneFault(t *testing.T) {
	assert.Equal(t, []string{`9:12: input "rate": the name has a meaning of its own in the rule language`},
		faultsOf(t, caseFile(t, "10-input-named-like-a-function", "rubric.yaml")))
	const good = ruletest.Head + `exclusion: whole
inputs:
  - {name: x, type: count, title: X}
  - {name: s, type: enum, title: S, options: [late, early]}
areas:
  - {code: "1", title: A, max: 5, rises_with: x, cases: [{when: x >= 3 and s == 'late', score: 1.5}, {score: "min(full, x)", reason: "{x}"}]}
  - {code: "2", title: B, max: 5, applies: x > 1, not_applicable: exclude, not_arising: zero, arises: x > 2, score: "s == 'late' ? x / 100 : 0"}
bands: [{name: G, from: 5}, {name: H, from: 0}]
`
	_, err := rubric.Parse("f", []byte(good), nil)
	require.NoError(t, err)
	for _, c := range []struct{ was, is, want string }{
		{"name: x,", "name: on time,", `9:12: input "on time": a name is a letter followed by letters, digits and underscores`},
		{"name: x,", "name: 2nd,", `9:12: input "2nd": a name is a letter followed by letters, digits and underscores`},
		{"name: x,", "nmae: x,", `9:6: unknown key "nmae"; did you mean "name"?`},
		{"name: x,", "name: [x],", `9:12: expected a text, got a list`},
		{"name: x, type: count", "name: x, type: coun", `9:21: unknown value "coun"; expected one of percent, count, number, bool, enum, date; did you mean "count"?`},
		{"name: x, type: count", "name: x, tpye: count", `9:15: unknown key "tpye"; did you mean "type"?`},
		{"name: s,", "name: x,", `10:12: duplicate input "x"`},
		{"name: x,", "name: and,", `9:12: input "and": the name has a meaning of its own in the rule language`},
		{"name: x,", "name: full,", `9:12: input "full": the name has a meaning of its own in the rule language`},
		{"name: x,", "name: ｍｉｎ,", `9:12: input "ｍｉｎ": the name has a meaning of its own in the rule language`},
		{"[late, early]", "[latte, [early]]", `10:54: expected a text, got a list`},
		{"[late, early]", "late", `10:46: expected a list, got "late"`},
		{"options: [", "option: [", `10:37: unknown key "option"; did you mean "options"?`},
		{"inputs:", "input:", `8:1: unknown key "input"; did you mean "inputs"?`},
		{"inputs:\n  - {name: x, type: count, title: X}\n", "inputs: none\nnote:\n", ""},
		{"exclusion: whole", "exclusion: hole", `7:12: unknown value "hole"; expected one of whole, by-source, none; did you mean "whole"?`},
		{"exclusion: whole", "exclusoin: whole", `7:1: unknown key "exclusoin"; did you mean "exclusion"?`},
		{"not_applicable: exclude", "not_applicable: exclud", `13:67: unknown value "exclud"; expected one of exclude, full, zero, error; did you mean "exclude"?`},
		{"not_applicable: exclude", "not_aplicable: exclude", `13:51: unknown key "not_aplicable"; did you mean "not_applicable"?`},
		{"applies: x > 1", "aplies: x > 1", `13:35: unknown key "aplies"; did you mean "applies"?`},
		{"not_arising: zero", "not_arising: zer", `13:89: unknown value "zer"; expected one of exclude, full, zero, error; did you mean "zero"?`},
		{"points: {places: 2,", "points: {places: two,", `6:18: expected a number, got "two"`},
		{"{when: x >= 3 and s == 'late', score", "{when: [x], score", `12:65: expected a text, got a list`},
		{"{when: x >= 3 and s == 'late', score", "{wehn: x > 1, score", `12:59: unknown key "wehn"; did you mean "when"?`},
		{"from: 5}", "from: five}", `14:25: expected a number, got "five"`},
		{"{name: G, from: 5}", "{name: G, form: 5}", `14:19: unknown key "form"; did you mean "from"?`},
		{"cases: [", "cses: [", `12:50: unknown key "cses"; did you mean "cases"?`},
		{"score: \"s ==", "scor: \"s ==", `13:110: unknown key "scor"; did you mean "score"?`},
	} {
		require.Contains(t, good, c.was)
		src := strings.Replace(good, c.was, c.is, 1)
		for _, name := range []string{"on time", "2nd", "and", "full", "ｍｉｎ"} { // the rules read it under its name
			if c.is == "name: "+name+"," {
				src = strings.NewReplacer("when: x ", "when: "+name+" ", "full, x)", "full, "+name+")", "{x}", "{"+name+"}", "rises_with: x", "rises_with: "+name, "applies: x", "applies: "+name, "arises: x", "arises: "+name, "? x", "? "+name).Replace(src)
			}
		}
		if c.want != "" {
			assert.Equal(t, []string{c.want}, faultsOf(t, []byte(src)), c.is)
		}
	}
	// What does not follow from the slip is still said.
	got := faultsOf(t, []byte(strings.NewReplacer("name: s,", "name: rate,", "score: 1.5", "score: nope").Replace(good)))
	assert.Contains(t, got, `10:12: input "rate": the name has a meaning of its own in the rule language`)
	assert.Contains(t, got, `12:96: item "1": unknown name "nope"`)
	// A function of the host that is refused is not unknown as well.
	r, err := rubric.Parse("f", []byte(strings.Replace(good, "min(full, x)", "tier(x)", 1)), nil)
	require.NoError(t, err)
	_, err = scoring.Compile(r, &scoring.Options{Functions: []scoring.Function{{Name: "tier", Params: []rubric.InputType{rubric.Count}}}})
	assert.EqualError(t, err, `options: function 1 "tier": Name, Doc and Call are needed`)
	// A file for another rubric is that, and no more.
	_, err = scoring.ParseFacts("f", []byte("rubric: other\nunit: {id: u}\nfacts: {a: 1, b: 2}\npoints: {c: 1}\n"), r, nil)
	assert.EqualError(t, err, `f:1:9: this file is for the rubric "other", not for "bad"`)
}

// TestLookalikes: two names that readers cannot tell apart are a fault, wherever names
// have to differ: inputs, options, codes, groups.
func TestLookalikes(t *testing.T) {
	const cannot, other = ": readers cannot tell the name from ", ", which is spelt with other characters"
	assert.Equal(t, []string{
		`9:10: input "ｘ"` + cannot + `"x"` + other,
		`10:44: input "s"` + cannot + `"late"` + other,
		`13:10: item "１"` + cannot + `"1"` + other,
	}, faultsOf(t, []byte(ruletest.Head+`inputs:
- {name: x, type: count, title: X}
- {name: ｘ, type: count, title: X}
- {name: s, type: enum, title: S, options: [late, ｌate, lаte]}
areas:
- {code: "1", title: A, max: 5, score: full}
- {code: "１", title: B, max: 5, score: full}
`)))
	assert.Equal(t, []string{`11:29: band "H"` + cannot + `"xã"` + other}, faultsOf(t, []byte(ruletest.Head+`areas:
- {code: "1", title: A, max: 10, score: full}
bands:
- {name: G, from: 0, group: xã}
- {name: H, from: 0, group: ｘã}
`)))
}

// TestUnseen: names of every sort hold nothing that readers do not see.
func TestUnseen(t *testing.T) {
	const zero = "the name holds the invisible character U+200B"
	assert.Equal(t, []string{
		"1:12: " + zero,
		"8:11: " + zero,
		"9:55: " + zero, "9:61: the name holds a space that nobody sees",
		"11:12: the name holds the typographic quote “", "11:64: " + zero,
		"12:14: " + zero,
		"14:31: " + zero,
	}, faultsOf(t, []byte(strings.Replace(ruletest.Head, "rubric: bad", "rubric: bad\u200b", 1)+`inputs:
- {name: x`+"\u200b"+`, type: count, title: X}
- {name: s, type: enum, title: S, options: ["late", "a`+"\u200b"+`", "b "]}
areas:
- {code:   “1.1”, title: A, max: 5, score: full, rises_with: "x`+"\u200b"+`"}
- {code: "1.2`+"\u200b"+`", title: B, max: 5, score: full}
bands:
- {name: G, from: 0, group: xã`+"\u200b"+`}
`)))
	for number, want := range map[string]string{
		`"1\u00ad"`: "3:22: the name holds the invisible character U+00AD", `1”`: "3:21: the name holds the typographic quote ”",
		`"1  "`: "3:22: the name holds a space that nobody sees",
	} {
		assert.Equal(t, []string{want}, faultsOf(t, []byte(strings.Replace(ruletest.Head, `number: "1"`, "number: "+number, 1)+ruletest.OneItem("    score: full\n"))), number)
	}
	r := testRubric(t)
	for src, want := range map[string]string{
		"unit: {id: \"u\\u200b\"}":                       "f:2:14: " + zero,
		"unit: {id: u, group: “xã”}":                     "f:2:22: the name holds the typographic quote “",
		"unit: {id: u}\nfacts: {\"done\\u200b\": 1}":     `f:3:9: "done\u200b" is not an input of the rubric; did you mean "done"?`,
		"unit: {id: u}\nfacts: {state: \"late\\u200b\"}": `f:3:16: "late\u200b" is not one of its options, on_time, late, none; did you mean "late"?`,
		"unit: {id: u, name: \"a\\u202eb\"}":             "f:2:23: the text holds the character U+202E, which changes how the text looks",
	} {
		_, err := scoring.ParseFacts("f", []byte("rubric: bad\n"+src+"\n"), r, nil)
		assert.EqualError(t, err, want)
	}
	// A rubric made in Go has the same names and texts as one that was read.
	it := &rubric.Item{Code: "1.1\u200b", Title: rubric.Plain("a\u202eb"), Max: ruletest.Dec("10"), Cases: []rubric.Case{{Score: "full"}}, Note: rubric.Plain("e\u0301")}
	made := &rubric.Rubric{ID: "r", Title: rubric.Plain("T"), Decision: rubric.Decision{Number: "1", Issuer: rubric.Plain("I"), Date: rubric.Date{Year: 2025, Month: 1, Day: 1}},
		Period: 2025, Max: ruletest.Dec("10"), Points: decimals.Rounding{Places: 2, Mode: decimals.HalfUp},
		Areas: []*rubric.Item{it}}
	assert.EqualError(t, made.Validate(), `item "1.1\u200b": the name "1.1\u200b" holds the invisible character U+200B`+"\n"+
		`item "1.1\u200b": the text "a\u202eb" holds the character U+202E, which changes how the text looks`+"\n"+
		`item "1.1\u200b": "e`+"\u0301"+`" is not in Unicode normalisation form C`)
}

// TestTimesAreDays: a time.Time is a day where it shows midnight in its own location;
// midnight in Hà Nội, read back in UTC, is no day, rather than the day before.
func TestTimesAreDays(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: \"issued == date('2025-01-31') ? full : 0\"\n"), nil)
	hanoi := time.FixedZone("ICT", 7*3600)
	midnight := time.Date(2025, 1, 31, 0, 0, 0, 0, hanoi)
	var f scoring.Figure
	require.NoError(t, f.Scan(midnight))
	assert.Equal(t, "scored 2", ruletest.Shown(score(t, s, map[string]any{"issued": f}).Item("1").Score))
	for _, at := range []time.Time{midnight.UTC(), midnight.Add(time.Nanosecond), time.Date(2025, 1, 31, 23, 59, 0, 0, hanoi)} {
		want := "the time " + at.Format(time.RFC3339Nano) + " is not midnight in its location, so the day is in doubt; give a rubric.Date"
		var f scoring.Figure
		assert.EqualError(t, f.Scan(at), want)
		assert.True(t, f.IsZero())
	}
}

// TestFactsHaveOneWord: figures stand under facts in facts files, cases and JSON;
// inputs means the same, and both together are a fault.
func TestFactsHaveOneWord(t *testing.T) {
	r := testRubric(t)
	for _, word := range []string{"facts", "inputs"} {
		f, err := scoring.ParseFacts("f", []byte("rubric: bad\nunit: {id: u}\n"+word+": {done: 3}\n"), r, nil)
		require.NoError(t, err)
		assert.Equal(t, ruletest.Figures(map[string]any{"done": ruletest.Dec("3")}), f.Inputs)
		var back scoring.Facts
		require.NoError(t, json.Unmarshal([]byte(`{"rubric": "bad", "unit": {"id": "u"}, "`+word+`": {"done": 3}}`), &back))
		assert.Equal(t, f, back)
		b, err := json.Marshal(f)
		require.NoError(t, err)
		assert.JSONEq(t, `{"schema": 1, "rubric": "bad", "unit": {"id": "u"}, "facts": {"done": "3"}}`, string(b))
	}
	const both = "facts and inputs mean the same here; write all figures under facts"
	_, err := scoring.ParseFacts("f", []byte("rubric: bad\nunit: {id: u}\nfacts: {done: 3}\ninputs: {done: 4}\n"), r, nil)
	assert.EqualError(t, err, "f:4:9: "+both)
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"unit": {"id": "u"}, "facts": {"done": 3}, "inputs": {"done": 3}}`), &scoring.Facts{}), both)
}

// manyFaults is faultsOf for rubrics with very many.
func manyFaults(t *testing.T, src []byte) []string {
	t.Helper()
	r, _ := rubric.Parse("f", src, nil)
	_, err := scoring.Compile(r, nil)
	require.Error(t, err)
	return strings.Split(err.Error(), "\n")
}

// TestFilesThatEatTheMachine: what is walked again for every alias is counted again, in
// every list of a rubric and of a published table; faults are told up to their limit
// and counted beyond it; the expressions of a rubric are bounded together. What is
// asserted is what was counted; how long it takes follows from that.
func TestFilesThatEatTheMachine(t *testing.T) {
	enough.NotUnderRace(t)
	keys := ""
	for i := range 300 {
		keys += fmt.Sprintf("k%d: 1, ", i)
	}
	mapping := "&a {" + keys + "}"
	again := strings.Repeat(", *a", 300)
	const tooMany = "the file holds more than 100000 values, counting what aliases repeat"
	for _, list := range []string{"areas: [", "inputs: [", "bands: [", "bonus: {cap: 1, items: ["} {
		end := strings.NewReplacer("areas: [", "]", "inputs: [", "]", "bands: [", "]", "bonus: {cap: 1, items: [", "]}").Replace(list)
		got := strings.Join(manyFaults(t, []byte(ruletest.Head+list+mapping+again+end+"\n")), "\n")
		assert.Contains(t, got, tooMany, list)
		assert.Equal(t, 1, strings.Count(got, `"k299"`), "told once, however often it is repeated")
	}
	s := ruletest.Compile(t, ruletest.OneItem("    score: full\n"), nil)
	_, err := published.Parse("p", []byte("rubric: bad\nunit: {id: u}\nsource: {number: a, issuer: b, date: 2025-01-01}\ntotal: {max: 10}\nitems: ["+mapping+again+"]\n"), s.Rubric(), nil)
	assert.ErrorContains(t, err, tooMany)
	var faults source.Faults

	facts := []byte("rubric: bad\nunit: {id: u}\nfacts:\n")
	for i := range 20_000 {
		facts = fmt.Appendf(facts, "  unknown_%d: 1\n", i)
	}
	_, err = scoring.ParseFacts("f", facts, s.Rubric(), nil)
	require.True(t, errors.As(err, &faults))
	assert.Len(t, faults, 1001)
	assert.Equal(t, "f: and up to 19000 more", faults[1000].Error())
	_, err = scoring.ParseFacts("f", facts, s.Rubric(), &source.Limits{Faults: 10})
	require.True(t, errors.As(err, &faults))
	assert.Len(t, faults, 11)
	many := map[string]any{}
	for i := range 5000 {
		many[fmt.Sprint("unknown", i)] = 1
	}
	_, err = s.Score(scoring.Facts{Inputs: ruletest.Figures(many)})
	require.True(t, errors.As(err, &faults))
	assert.Len(t, faults, 1001)

	// Duplicate codes quote the start of a long title, rules that name nothing the
	// start of a long name, and all faults of Parse and Compile are bounded together.
	src := ruletest.Head + "areas:\n- {code: a, title: " + strings.Repeat("t", 100_000) + ", max: 1, score: nope}\n" +
		strings.Repeat("- {code: a, title: T, max: 1, score: "+strings.Repeat("n", 200)+"}\n", 1500)
	got := manyFaults(t, []byte(src))
	assert.Len(t, got, 1001)
	assert.Less(t, len(strings.Join(got, "")), 200_000)

	src = strings.Replace(ruletest.Head, "max: 10", "max: 60", 1) + "areas:\n"
	for i := range 60 {
		src += fmt.Sprintf("- {code: a%d, title: T, max: 1, score: \"%s1\"}\n", i, strings.Repeat(" ", 9_000))
	}
	assert.Equal(t, []string{"f:30:40: the expressions up to here have more than 200000 characters together"}, manyFaults(t, []byte(src)))
	r, err := rubric.Parse("f", []byte(src), nil)
	require.NoError(t, err)
	_, err = scoring.Compile(r, &scoring.Options{MaxTotal: 1_000_000})
	require.NoError(t, err)

	options := ""
	for i := range 1001 {
		options += fmt.Sprintf("o%d, ", i)
	}
	got = manyFaults(t, []byte(ruletest.Head+"inputs: [{name: s, type: enum, title: S, options: ["+options+"]}]\nareas: [{code: a, title: T, max: 10, score: full}]\n"))
	assert.Equal(t, []string{`f:7:51: input "s": an enum has at most 1000 options`}, got)
}
