package rubric_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// everything uses every key that a rubric file can have.
const everything = `rubric: r-2025
title: {vi: Bộ chỉ số, en: Rubric}
decision: {number: 12/QĐ-UBND, issuer: UBND tỉnh, date: 2025-02-03, note: {vi: ghi chú, en: note}}
period: 2025
max: 10.05
points: {places: 2, rounding: half-up}
index: {places: 1, rounding: half-even}
exclusion: by-source
illustrative: true
note: all of it
inputs:
  - {name: tỷ_lệ, type: percent, title: Rate, max: 120, illustrative: true}
  - {name: done, type: count, title: Done, unit: {vi: hồ sơ, en: dossiers}, min: 1}
  - {name: state, type: enum, title: State, options: [on_time, {name: late, title: {vi: muộn, en: late}}]}
  - {name: issued, type: date, title: Issued, source: external}
relations: [{holds: "0 <= done", title: {vi: Không âm, en: Not negative}, illustrative: true}]
surveys:
  - name: citizens
    title: {vi: Người dân, en: Citizens}
    answers: [{name: good, title: {vi: tốt, en: good}, value: 1}, {name: bad, value: 0}]
    respondents: [{name: people, value: 0.6}, {name: firms, title: {vi: doanh nghiệp, en: firms}, value: 0.4}]
    least: 50
    least_each: 10
    too_few: {share: 0.25, reason: "không đủ {done}"}
    not_held: exclude
    illustrative: true
rounds:
  - {name: self, title: {vi: Tự chấm, en: Self-scoring}, self: true, records: [figure, claim]}
  - {name: appraisal_1, title: Appraisal, illustrative: true}
areas:
  - code: "1"
    title: One
    max: 8.05
    applies: state == 'on_time'
    not_applicable: exclude
    items:
      - code: "1.9"
        title: Nine
        max: 3
        min: -1
        step: 0.25
        source: external
        arises: done > 0
        not_arising: {share: 0.5}
        judged: true
        evidence: [{vi: báo cáo, en: report}, plan]
        no_evidence: zero
        evidence_by: 2026-01-15
        waiver: {share: 0.5, reason: {vi: được miễn, en: waived}}
        cases:
          - {when: tỷ_lệ >= 80, score: full, reason: "{tỷ_lệ} & <more>"}
          - {score: 0, illustrative: true}
      - {code: "1.10", title: Ten, max: 5.05, reported: true, source: survey, survey: citizens, note: n}
  - {code: "2", title: Two, max: 2, rule: go_rule, illustrative: true}
bonus: {cap: 1, items: [{code: B, title: Bonus, max: 2, score: done}]}
penalty: {cap: 1, items: [{code: P, title: Penalty, max: 2, score: 0, reason: none}]}
bands: [{name: A, from: 8, illustrative: true}, {name: B, from: 0, below: 8}, {name: X, from: 0, group: city}]
`

func parse(t testing.TB, src string) *rubric.Rubric {
	t.Helper()
	r, err := rubric.Parse("r.yaml", []byte(src), nil)
	require.NoError(t, err)
	return r
}

func valued(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

func TestParseReadsEverything(t *testing.T) {
	r := parse(t, everything)
	assert.Equal(t, "r-2025", r.ID)
	assert.Equal(t, decimals.Rounding{Places: 1, Mode: decimals.HalfEven}, r.Index)
	assert.Equal(t, "2025-02-03", r.Decision.Date.String())
	assert.Equal(t, "ghi chú", r.Decision.Note.In(rubric.Vietnamese))
	assert.Equal(t, []rubric.Relation{{Holds: "0 <= done", Title: rubric.Text{VI: "Không âm", EN: "Not negative"},
		Illustrative: true}}, r.Relations)
	it := r.Item("1.9")
	assert.Equal(t, rubric.Policy{Kind: rubric.PolicyShare, Share: decimal.RequireFromString("0.5")}, it.NotArising)
	assert.Equal(t, []rubric.Text{{VI: "báo cáo", EN: "report"}, rubric.Plain("plan")}, it.Evidence)
	assert.Equal(t, "tỷ_lệ >= 80", it.Cases[0].When)
	assert.Equal(t, "muộn", r.Input("state").Option("late").Title.VI)
	assert.Nil(t, r.Input("state").Option("never"))
	assert.True(t, it.Judged)
	assert.Equal(t, rubric.PolicyZero, it.NoEvidence)
	assert.Equal(t, rubric.Date{Year: 2026, Month: 1, Day: 15}, it.EvidenceBy)
	assert.Equal(t, rubric.Policy{Kind: rubric.PolicyShare, Share: decimal.RequireFromString("0.5"),
		Reason: rubric.Text{VI: "được miễn", EN: "waived"}}, it.Waiver)
	assert.Equal(t, rubric.External, r.Input("issued").Source)
	assert.Equal(t, "citizens", r.Item("1.10").Survey)
	assert.Equal(t, []rubric.Questionnaire{{
		Name: "citizens", Title: rubric.Text{VI: "Người dân", EN: "Citizens"},
		Answers: []rubric.Option{{Name: "good", Title: rubric.Text{VI: "tốt", EN: "good"}, Value: valued("1")},
			{Name: "bad", Value: valued("0")}},
		Respondents: []rubric.Option{{Name: "people", Value: valued("0.6")},
			{Name: "firms", Title: rubric.Text{VI: "doanh nghiệp", EN: "firms"}, Value: valued("0.4")}},
		Least: 50, LeastEach: 10,
		TooFew: rubric.Policy{Kind: rubric.PolicyShare, Share: decimal.RequireFromString("0.25"),
			Reason: rubric.Plain("không đủ {done}")},
		NotHeld: rubric.Policy{Kind: rubric.PolicyExclude}, Illustrative: true,
	}}, r.Surveys)
	assert.Equal(t, []rubric.Round{
		{Name: "self", Title: rubric.Text{VI: "Tự chấm", EN: "Self-scoring"}, Self: true, Records: []string{"figure", "claim"}},
		{Name: "appraisal_1", Title: rubric.Plain("Appraisal"), Illustrative: true},
	}, r.Rounds)
	least, most := r.Input("tỷ_lệ").Domain()
	assert.Equal(t, "0 120", least.Decimal.String()+" "+most.Decimal.String())
	assert.Nil(t, r.Item("7"))
	assert.Nil(t, r.Input("none"))
	var all, leaves []string
	for it := range r.All() {
		all = append(all, it.Code)
	}
	for it := range r.Leaves() {
		leaves = append(leaves, it.Code)
	}
	assert.Equal(t, []string{"1", "1.9", "1.10", "2"}, all)
	assert.Equal(t, []string{"1.9", "1.10", "2"}, leaves)
	for it := range r.All() {
		if it.Code == "1.9" {
			break // an iteration may stop anywhere
		}
	}
}

func TestJSONReadsBackEqual(t *testing.T) {
	r := parse(t, everything)
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var back rubric.Rubric
	require.NoError(t, json.Unmarshal(b, &back))
	assert.True(t, r.Equal(&back))
	assert.Equal(t, r.Edition(), back.Edition())
	again, err := json.Marshal(&back)
	require.NoError(t, err)
	assert.Equal(t, string(b), string(again))
	asFile, err := rubric.Parse("r.json", b, nil)
	require.NoError(t, err, "the JSON form is a rubric file")
	assert.True(t, r.Equal(asFile))

	var doc struct {
		Schema  int
		Edition rubric.Edition
	}
	require.NoError(t, json.Unmarshal(b, &doc))
	assert.Equal(t, jsonform.Schema, doc.Schema)
	assert.Len(t, doc.Edition.SHA256, 64)
	assert.Equal(t, "12/QĐ-UBND", doc.Edition.Decision)
}

func TestEditionChangesWithContent(t *testing.T) {
	r := parse(t, everything)
	for _, change := range [][2]string{{"tỷ_lệ >= 80", "tỷ_lệ > 80"}, {"báo cáo", "Báo cáo"},
		{"number: 12/", "number: 13/"}, {"step: 0.25", "step: 0.5"}} {
		other := parse(t, strings.Replace(everything, change[0], change[1], 1))
		assert.NotEqual(t, r.Edition().SHA256, other.Edition().SHA256, change[0])
		assert.False(t, r.Equal(other))
	}
	layout := parse(t, "# a comment\n"+strings.Replace(everything, "max: 10.05", "max:   10.050", 1))
	assert.Equal(t, r.Edition(), layout.Edition(), "layout and trailing zeros do not make an edition")
}

func TestTamperedEditionIsAFault(t *testing.T) {
	b, err := json.Marshal(parse(t, everything))
	require.NoError(t, err)
	tampered := strings.Replace(string(b), `"period":2025`, `"period":2026`, 1)
	_, err = rubric.Parse("r.json", []byte(tampered), nil)
	require.Error(t, err)
	assert.Contains(t, err.Error(), "the edition does not fit the content, whose edition is 12/QĐ-UBND of 2025-02-03, sha256 ")
	var back rubric.Rubric
	assert.Error(t, json.Unmarshal([]byte(tampered), &back))
}

func TestValidateHandMade(t *testing.T) {
	r := &rubric.Rubric{ID: "x", Areas: []*rubric.Item{{Code: "1", Max: decimal.NewFromInt(-1),
		Cases: []rubric.Case{{When: "a"}}}}}
	err := r.Validate()
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	assert.Equal(t, strings.TrimSpace(`
rubric: missing key "title"
rubric: missing key "decision"
decision: number, issuer and date are needed
rubric: period must be above zero, not 0
rubric: max must be above zero, not 0
rubric: missing key "points"
item "1": missing key "title"
item "1": max must be above zero, not -1; an item that only takes points off has max: 0 and a min below zero
item "1": case: missing key "score"`), err.Error())
	var one *source.Fault
	assert.True(t, errors.As(err, &one), "each fault can be found by itself")
}

func TestCompareCodes(t *testing.T) {
	ordered := []string{"1", "1.1", "1.2", "1.10", "1.10.1", "1.rest", "2", "05", "5", "5.3.2", "5.9", "5.10", "10",
		"123456789012345678901234567890", "B1", "B2", "B10", "TC"}
	shuffled := slices.Clone(ordered)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, spelling.CompareCodes)
	assert.Equal(t, ordered, shuffled)
	for i, a := range ordered {
		for j, b := range ordered {
			assert.Equal(t, i < j, spelling.CompareCodes(a, b) < 0, "%s %s", a, b)
			assert.Equal(t, i == j, spelling.CompareCodes(a, b) == 0, "%s %s", a, b)
		}
	}
}

func TestBandsOf(t *testing.T) {
	r := parse(t, everything)
	for group, want := range map[string][]string{"": {"A", "B"}, "village": {"A", "B"}, "city": {"X"}} {
		var got []string
		for _, b := range r.BandsOf(group) {
			got = append(got, b.Name.EN)
		}
		assert.Equal(t, want, got, group)
	}
	assert.Empty(t, (*rubric.Rubric)(nil).BandsOf(""))
}

func TestTexts(t *testing.T) {
	text := rubric.Text{VI: "đạt {a}, {b", EN: "{a}{a}"}
	got := text.Expand(func(l locale.Lang, name string) string { return string(l) + "-" + name })
	assert.Equal(t, rubric.Text{VI: "đạt vi-a, {b", EN: "en-aen-a"}, got)
	for _, tt := range []struct {
		text rubric.Text
		json string
	}{{rubric.Plain("a"), `"a"`}, {rubric.Text{VI: "a", EN: "b"}, `{"vi":"a","en":"b"}`}} {
		b, err := json.Marshal(tt.text)
		require.NoError(t, err)
		assert.Equal(t, tt.json, string(b))
		var back rubric.Text
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, tt.text, back)
	}
	assert.Error(t, json.Unmarshal([]byte(`{"vi":"a"}`), &rubric.Text{}))
	doc := source.Read("t", []byte("[a, {vi: a, en: b}]"), nil)
	for i, want := range []rubric.Text{rubric.Plain("a"), {VI: "a", EN: "b"}} {
		n := doc.Root().Items()[i]
		read := rubric.Plain("before")
		read.Read(n)
		assert.Equal(t, want, read)
		assert.NotPanics(t, func() { (*rubric.Text)(nil).Read(n) })
		read.Read(source.Node{})
		assert.Zero(t, read, "of an absent node")
	}
	assert.NoError(t, doc.Err())
	assert.Equal(t, "87,6", rubric.Vietnamese.Decimal(decimal.RequireFromString("87.60")))
	assert.Equal(t, "87.6", rubric.English.Decimal(decimal.RequireFromString("87.60")))
	d := rubric.Date{Year: 2023, Month: 1, Day: 5}
	assert.Equal(t, "05/01/2023", d.Written(rubric.Vietnamese))
	assert.Equal(t, "5 January 2023", d.Written(rubric.English))
}

func TestDates(t *testing.T) {
	for _, s := range []string{"1970-01-01", "2024-02-29", "1900-03-01", "0001-01-02", "9999-12-31"} {
		var d rubric.Date
		require.NoError(t, d.UnmarshalText([]byte(s)))
		assert.Equal(t, s, d.String())
		assert.Equal(t, d, rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(d.DayNumber()))
	}
	assert.Equal(t, int64(31), rubric.Date{Year: 1970, Month: 2, Day: 1}.DayNumber())
	var d rubric.Date
	require.NoError(t, d.UnmarshalText(nil))
	assert.True(t, d.IsZero())
	for _, s := range []string{"2023-02-30", "30/01/2023", "2023-1-3", "x"} {
		assert.EqualError(t, d.UnmarshalText([]byte(s)), fmt.Sprintf("expected a date such as 2023-01-30, got %q", s))
	}
}

// FuzzParse: whatever the bytes, Parse returns; what it accepts reads back from
// its JSON form to an equal rubric; every fault has a place in the file.
func FuzzParse(f *testing.F) {
	f.Add([]byte(limits("{value: 80, from: 2022-01-01, until: 2022-06-30, source: S},\n{value: 85, from: 2022-07-01, illustrative: true}")))
	f.Add([]byte(everything))
	f.Add([]byte(yearWith()))
	f.Add([]byte("rubric: [&a x, *a]\n? b\n: c"))
	f.Add([]byte("a: >\n  x\n\n  y\nb: \"\\u00e9\\\n  z\"\n"))
	for _, file := range []string{"../examples/ytich/chi-lang-commune-2022.yaml", "testdata/year.yaml"} {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(b)
		}
	}
	slips, err := filepath.Glob("../examples/parindex/testdata/messages/*.yaml")
	require.NoError(f, err)
	for _, file := range slips {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := rubric.Parse("f.yaml", src, nil)
		if err != nil {
			var faults source.Faults
			require.ErrorAs(t, err, &faults)
			lines := strings.Count(string(src), "\n") + strings.Count(string(src), "\r") +
				strings.Count(string(src), "\u0085") +
				strings.Count(string(src), "\u2028") + strings.Count(string(src), "\u2029") + 2
			for _, fault := range faults {
				assert.True(t, fault.Line > 0 && fault.Column > 0 && fault.Line <= lines, "%s in %d lines", fault, lines)
			}
			return
		}
		b, err := json.Marshal(r)
		require.NoError(t, err)
		back, err := rubric.Parse("f.json", b, nil)
		require.NoError(t, err)
		assert.True(t, r.Equal(back))
	})
}

func Example() {
	r, err := rubric.Parse("rubric.yaml", []byte(`
rubric: demo-2025
title: {vi: Ví dụ, en: Demo}
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 3
points: {places: 2, rounding: half-up}
illustrative: true
inputs:
  - {name: on_time_rate, type: percent, title: {vi: Tỷ lệ đúng hạn, en: On-time rate}}
areas:
  - code: "1"
    title: {vi: Thủ tục hành chính, en: Procedures}
    max: 3
    items:
      - {code: "1.1", title: {vi: Giải quyết đúng hạn, en: Settled on time}, max: 2, score: full * on_time_rate / 100}
      - {code: "1.2", title: {vi: Công khai, en: Published}, max: 1, reported: true}
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for it := range r.Leaves() {
		fmt.Println(it.Code, it.Title.In(rubric.English), it.Max)
	}
	// Output:
	// 1.1 Settled on time 2
	// 1.2 Published 1
}

func ExampleParse_faults() {
	_, err := rubric.Parse("rubric.yaml", []byte(`rubric: demo-2025
title: Demo
decision: {number: "1", issuer: UBND, date: 2025-01-15}
period: 2025
max: 3
points: {places: 2, rounding: halfup}
areas:
  - {code: "1", title: One, max: 1, score: full}
  - {code: "1", title: Two, max: 1.5, skore: full}
`), nil)
	var faults source.Faults
	if errors.As(err, &faults) {
		for _, f := range faults {
			fmt.Println(f)
		}
	}
	// Output:
	// rubric.yaml:5:6: rubric: max is 3, but the items below add up to 2.5 (1 + 1.5)
	// rubric.yaml:6:31: unknown value "halfup"; expected one of half-up, half-even, down; did you mean "half-up"?
	// rubric.yaml:9:12: duplicate code "1"; it is already the code of "One"
	// rubric.yaml:9:39: unknown key "skore"; did you mean "score"?
}
