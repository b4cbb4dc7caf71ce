package assessment_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func readYear(t *testing.T, name string, r *rubric.Rubric) (*assessment.Assessment, error) {
	src, err := os.ReadFile(filepath.Join("testdata", "years", name))
	require.NoError(t, err)
	return assessment.Parse(name, src, r, nil)
}

// TestYears: the files of testdata are read and come to a final score, if that is known. The
// one of whole.yaml is that of 1 + 1.5 + 1 + 0.75 + 2.25 + 1.6 + 1.8 + 1 = 10.9 points of the
// 18 that are left without 1.4: 10.9 ÷ 18 × 20 = 12.11, with a bonus of 0.25 and a penalty
// of 0.25 × 2.
func TestYears(t *testing.T) {
	s := commune(t)
	for name, final := range map[string]string{"whole.yaml": "11.86", "series_and_bounds.yaml": "", "empty.yaml": ""} {
		a, err := readYear(t, name, s.Rubric())
		require.NoError(t, err)
		st, err := assessment.Fold(s, a, on("2026-02-01"))
		require.NoError(t, err)
		total := st.Last().Result.Total
		assert.Equal(t, final != "", total.Final.Valid, name)
		if final != "" {
			assert.Equal(t, final, total.Final.Decimal.String())
		}
	}
}

// TestForm: what cannot be read in a file is told at its place, all at once; so is a file of
// another rubric, and one without a rubric to read it by.
func TestForm(t *testing.T) {
	s := commune(t)
	_, err := readYear(t, "form.bad.yaml", s.Rubric())
	assert.Equal(t, strings.Split(strings.TrimSpace(`
form.bad.yaml:2:25: the rubric has no group "town"
form.bad.yaml:4:12: unknown value "figures"; expected one of figure, points, claim, evidence, refusal, explanation, opinion, note, survey, waiver, lock, reopen; did you mean "figure"?
form.bad.yaml:5:5: missing key "by"
form.bad.yaml:5:82: 185 is outside its domain, [0, 100]
form.bad.yaml:6:59: expected a date such as 2023-01-30, got "2026-13-05"
form.bad.yaml:6:78: "erat" is not an input of the rubric; did you mean "erate"?
form.bad.yaml:7:89: expected a number, got "one"
form.bad.yaml:8:100: expected a number, got "many"
form.bad.yaml:9:92: missing key "approver"
form.bad.yaml:9:118: expected a date such as 2023-01-30, got "soon"
form.bad.yaml:10:61: "2026-01-05T09:30" is neither a day (`+"`2026-01-05`) nor a time with its zone (`2026-01-05T09:30:00+07:00`"+`)
form.bad.yaml:10:102: missing key "id"
form.bad.yaml:10:117: unknown key "pages"; did you mean "page"?
form.bad.yaml:11:5: expected a mapping (key: value), got "note"
form.bad.yaml:12:101: expected a whole number of moderate size, got "1000000001"
`), "\n"), strings.Split(err.Error(), "\n"))
	_, err = assessment.Parse("year.yaml", []byte(strings.Replace(file(), "commune-2025", "commune-2024", 1)), s.Rubric(), nil)
	assert.ErrorContains(t, err, `year.yaml:1:9: `)
	_, err = assessment.Parse("year.yaml", []byte(file()), nil, nil)
	assert.Error(t, err)
}

// TestRespondents: counts of records made in Go, which no file can hold.
func TestRespondents(t *testing.T) {
	s := commune(t)
	a := parsed(t, s, answers)
	a.Records[0].Answers[""]["good"] = 1_000_000_001
	_, err := assessment.Fold(s, a, on("2026-01-10"))
	assert.Equal(t, "record 1 (survey): the number of respondents is 0 to 1000000000, not 1000000001", onlyFault(t, err).Message.EN)
}

// TestNormalForms: names that were typed in another Unicode normalisation form are the same.
func TestNormalForms(t *testing.T) {
	s := commune(t)
	a := parsed(t, s, evidence("self", "tệp", "2026-01-05"), record("refusal", "appraisal_1", `item: "1.1", piece: tệp, why: Sai`))
	const composed, decomposed = "tệp", "te\u0323\u0302p"
	a.Records[0].Evidence.ID, a.Records[1].Piece = decomposed, composed
	st, err := assessment.Fold(s, a, on("2026-01-10"))
	require.NoError(t, err)
	assert.Equal(t, 1, st.Last().Item("1.1").Evidence[0].RefusedBy)
	a.Records[1].Kind, a.Records[1].Piece, a.Records[1].Why = assessment.Shown, "", rubric.Text{}
	a.Records[1].Evidence = &assessment.Evidence{ID: composed, Number: "1"}
	_, err = assessment.Fold(s, a, on("2026-01-10"))
	assert.ErrorIs(t, err, assessment.ErrConflict)
}

// TestAlone: what a host stores of a state by itself reads back to the same.
func TestAlone(t *testing.T) {
	s := commune(t)
	a, err := readYear(t, "whole.yaml", s.Rubric())
	require.NoError(t, err)
	st, err := assessment.Fold(s, a, on("2026-02-01"))
	require.NoError(t, err)
	last := st.Last()
	f, it := finding(t, last, assessment.EvidenceMissing, "1.5"), last.Item("1.1")
	for _, of := range []struct{ is, to any }{{*last, &assessment.Round{}}, {*it, &assessment.Item{}}, {it.Evidence[0], &assessment.Piece{}},
		{f, &assessment.Finding{}}, {a.Records[0], &assessment.Record{}}, {a.Records[17].Answers, &assessment.Answers{}},
		{a.Records[18].Answers, &assessment.Answers{}}} {
		want, err := json.Marshal(of.is)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(want, of.to), string(want))
		got, err := json.Marshal(of.to)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got))
		assert.Error(t, json.Unmarshal([]byte(`{"unknown": 1, "x": {}}`), of.to), "%T", of.is)
	}
	assert.Equal(t, assessment.Answers{"": {"good": 8, "fair": 2, "bad": 2}}, a.Records[17].Answers)
	for text, want := range map[string]assessment.Answers{`{}`: {}, `{"people":{}}`: {"people": {}}, `{"good":3}`: {"": {"good": 3}}} {
		var got assessment.Answers
		require.NoError(t, json.Unmarshal([]byte(text), &got))
		assert.Equal(t, want, got)
		back, err := json.Marshal(got)
		require.NoError(t, err)
		assert.Equal(t, text, string(back))
	}
}
