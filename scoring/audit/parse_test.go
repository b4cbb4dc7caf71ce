package audit_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestParseSheetFaults: what is no sheet is refused at its place, all at once.
func TestParseSheetFaults(t *testing.T) {
	r, _ := scorerOf(t, rubricFile)
	tests := []struct {
		name, src string
		want      []string
	}{
		{"all at once", `rubric: ward-2025
unit: {id: u}
facts: {erat: 60, late: two}
points: {"1.1": 2, "2.1": a lot}
rows:
  - {code: "1.1", points: 1.5e3}
  - {points: 2}
  - {code: "1.1", case: 0}
  - {code: "1.2", case: first, status: done}
  - {code: "1.3", score: 2}
total: {max: "20,5", sum: 2}
grand: 1
`, []string{
			`s:3:9: "erat" is not an input of the rubric; did you mean "erate"?`,
			`s:3:25: expected a number, got "two"`,
			`s:4:10: item "1.1" is not reported: its points are computed`,
			`s:4:27: expected a number, got "a lot"`,
			`s:6:27: expected a number, got "1.5e3"; write it without an exponent`,
			`s:7:5: missing key "code"`,
			`s:8:5: there are two rows for item "1.1"`,
			`s:8:25: cases are numbered from 1, not 0`,
			`s:9:25: expected a number, got "first"`,
			`s:9:40: unknown value "done"; expected one of scored, missing, not_arising, not_applicable, failed`,
			`s:10:19: unknown key "score"; the keys here are max, points, case, status`,
			`s:11:14: expected a number, got "20,5"; write the decimal point, not a comma`,
			`s:11:22: unknown key "sum"; the keys here are points, rescaled, bonus, penalty, final, band`,
			`s:12:1: unknown key "grand"`,
		}},
		{"of another rubric", "rubric: other\nunit: {id: u}\nrows: nothing\n",
			[]string{`s:1:9: this file is for the rubric "other", not for "ward-2025"`}},
		{"both keys of facts", "rubric: ward-2025\nunit: {id: u}\nfacts: {}\ninputs: {}\n", []string{"s:4:9: facts and inputs mean the same"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := audit.ParseSheet("s", []byte(tt.src), r, nil)
			var faults source.Faults
			require.True(t, errors.As(err, &faults))
			var got []string
			for _, f := range faults {
				got = append(got, f.Error())
			}
			require.Len(t, got, len(tt.want), "%q", got)
			for i, want := range tt.want {
				assert.Contains(t, got[i], want)
			}
		})
	}
	_, err := audit.ParseSheet("s", nil, nil, nil)
	assert.EqualError(t, err, "there is no rubric")
}

// TestSheetJSON: a sheet is written as files have it, and read back as it was.
func TestSheetJSON(t *testing.T) {
	r, _ := scorerOf(t, rubricFile)
	sheet, err := audit.ParseSheet("s", []byte(`rubric: ward-2025
unit: {id: u, name: {vi: Xã A, en: A}, group: ward}
facts: {erate: 60.50, late: {at_least: 1}}
points: {"2.1": 6.5}
rows: [{code: "1", max: 12.0, points: 7.5}, {code: "1.1", case: 2, status: scored}]
total: {final: 13, band: {vi: Khá, en: Fair}}
`), r, nil)
	require.NoError(t, err)
	b, err := json.Marshal(sheet)
	require.NoError(t, err)
	assert.Equal(t, `{"schema":1,"rubric":"ward-2025","unit":{"id":"u","name":{"vi":"Xã A","en":"A"},"group":"ward"},`+
		`"facts":{"erate":"60.5","late":{"at_least":"1"}},"points":{"2.1":"6.5"},`+
		`"rows":[{"code":"1","max":"12","points":"7.5"},{"code":"1.1","case":2,"status":"scored"}],`+
		`"total":{"final":"13","band":{"vi":"Khá","en":"Fair"}}}`, string(b))
	var back audit.Sheet
	require.NoError(t, json.Unmarshal(b, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(b), string(again))
	parsed, err := audit.ParseSheet("s.json", b, r, nil)
	require.NoError(t, err)
	assert.Equal(t, back, parsed)

	for _, bad := range []string{
		`{"unit":{"id":"u"},"facts":{},"inputs":{}}`,
		`{"unit":{"id":"u"},"rows":[{"code":"1","lost":"2"}]}`,
		`{"unit":{"id":"u"},"unit":{"id":"u"}}`,
		`{"schema":2,"unit":{"id":"u"}}`,
		`{"unit":{"id":"u"},"rows":[{"code":"1","status":"done"}]}`,
	} {
		before := back
		assert.Error(t, json.Unmarshal([]byte(bad), &back), bad)
		assert.Equal(t, before, back)
	}

	d := audit.Difference{Code: "1", Kind: audit.PointsDiffer, Stated: "2", Computed: "[0, 1.5]", Text: back.Facts.Unit.Name}
	if b, err = json.Marshal(d); assert.NoError(t, err) {
		assert.Equal(t, `{"code":"1","kind":"points","stated":"2","computed":"[0, 1.5]","text":{"vi":"Xã A","en":"A"}}`, string(b))
	}
	var read audit.Difference
	require.NoError(t, json.Unmarshal(b, &read))
	assert.Equal(t, d, read)
}

// FuzzSheet: whatever the bytes, ParseSheet returns; a sheet without a fault is written and
// read again to an equal one, and can be held against a result, as can its own facts.
func FuzzSheet(f *testing.F) {
	f.Add([]byte("rubric: ward-2025\nunit: {id: u, group: ward}\nfacts: {erate: 60.50, late: {at_least: 1}, held: true}\npoints: {\"2.1\": 6.5}\n" +
		"rows: [{code: \"1\", max: 12.0, points: 7.5}, {code: \"1.1\", case: 2, status: scored}, {code: B1, points: 1}]\n" +
		"total: {max: 20, points: 14, rescaled: 14, bonus: 0, penalty: 1, final: 13, band: Khá}\n"))
	f.Add([]byte("rubric: ward-2025\nunit: {id: u}\nrows: [{code: 9.9, points: -1, case: 7, status: failed}, {code: '1.3', status: not_applicable}]\n"))
	f.Add([]byte(`{"schema":1,"unit":{"id":"u"},"inputs":{"held":false},"rows":[{"code":"2","max":"7.55"}],"total":{"final":"1e9"}}`))
	r, s := scorerOf(f, rubricFile)
	facts := ruletest.FactsOf(ruletest.Figures(map[string]any{"erate": 60, "late": 2}))
	f.Fuzz(func(t *testing.T, src []byte) {
		sheet, err := audit.ParseSheet("s.yaml", src, r, nil)
		if err != nil {
			var faults source.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		b, err := json.Marshal(sheet)
		require.NoError(t, err)
		back, err := audit.ParseSheet("s.json", b, r, nil)
		require.NoError(t, err, string(b))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(again))
		if list, err := audit.Verify(s, sheet); err == nil { // facts can contradict each other
			again, err := audit.Verify(s, back)
			require.NoError(t, err)
			assert.Equal(t, list, again)
		}
		result, err := s.Score(facts)
		require.NoError(t, err)
		_, err = audit.VerifyResult(s, result, facts, audit.Sheet{Rows: sheet.Rows, Total: sheet.Total})
		require.NoError(t, err)
	})
}
