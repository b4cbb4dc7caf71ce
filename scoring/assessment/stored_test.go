package assessment_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestStoredRecords: what Append takes can be stored and read back, both as JSON and as a
// file. Records made in Go that no file can hold are refused, else a host would lose all that
// it stores together with them.
func TestStoredRecords(t *testing.T) {
	s := commune(t)
	note := record("note", "self", "text: x")
	none := rubric.Date{Year: 2026, Month: 13, Day: 45}
	in := func(zone int) time.Time { return time.Date(2026, 1, 5, 9, 0, 0, 0, time.FixedZone("", zone)) }
	year := func(y int) time.Time { return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC) }
	const untimely = "the time cannot be written: its year is 0 to 9999, its zone less than 24 hours off"
	for _, row := range []struct {
		name   string
		of     string
		change func(*assessment.Record)
		en     string // what is wrong; empty for what is taken
	}{
		{"as it is", note, func(*assessment.Record) {}, ""},
		{"year 0", note, func(r *assessment.Record) { r.At = year(0) }, ""},
		{"year 9999", note, func(r *assessment.Record) { r.At = year(9999) }, ""},
		{"year 10000", note, func(r *assessment.Record) { r.At = year(10000) }, untimely},
		{"year -1", note, func(r *assessment.Record) { r.At = year(-1) }, untimely},
		{"zone of 23 hours", note, func(r *assessment.Record) { r.At = in(23 * 3600) }, ""},
		{"zone of 24 hours", note, func(r *assessment.Record) { r.At = in(24 * 3600) }, untimely},
		{"nobody", note, func(r *assessment.Record) { r.By = " " }, "`by` is empty"},
		{"a control character", note, func(r *assessment.Record) { r.By = "A\x00" }, "`by` holds a control character"},
		{"no UTF-8", note, func(r *assessment.Record) { r.Text = rubric.Plain("\xff") }, "`text` is not in UTF-8"},
		{"one language", note, func(r *assessment.Record) { r.Authority = rubric.Text{VI: "Văn phòng"} }, "`authority` is empty"},
		{"a blank reason", note, func(r *assessment.Record) { r.Why = rubric.Plain(" ") }, "`why` is empty"},
		{"no such date of evidence", shown, func(r *assessment.Record) { r.Evidence.Date = none }, "there is no date 2026-13-45"},
		{"a blank page", shown, func(r *assessment.Record) { r.Evidence.Page = " " }, "`evidence.page` is empty"},
		{"a blank file", shown, func(r *assessment.Record) { r.Evidence.File = "\t" }, "`evidence.file` is empty"},
		{"a blank ID", shown, func(r *assessment.Record) { r.Evidence.ID = " " }, "`evidence.id` holds a space that nobody sees"},
		{"an invisible character", shown, func(r *assessment.Record) { r.Evidence.Number = "12\u200b/BC" },
			"`evidence.number` holds the invisible character U+200B"},
		{"a waiver from no date", waived, func(r *assessment.Record) { r.Waiver.From = none }, "there is no date 2026-13-45"},
		{"a waiver until no date", waived, func(r *assessment.Record) { r.Waiver.Until.Year = 12345 }, "there is no date 12345-06-30"},
	} {
		t.Run(row.name, func(t *testing.T) {
			empty := parsed(t, s)
			r := parsed(t, s, row.of).Records[0]
			row.change(&r)
			a, err := assessment.Append(s, empty, r)
			if row.en != "" {
				require.Error(t, err)
				assert.True(t, strings.HasSuffix(err.Error(), "): "+row.en), err)
				assert.NotEqual(t, err.Error(), locale.In(locale.Vietnamese, err))
				return
			}
			require.NoError(t, err)
			stored, err := json.Marshal(a)
			require.NoError(t, err)
			var read assessment.Assessment
			require.NoError(t, json.Unmarshal(stored, &read))
			again, err := assessment.Parse("year.json", stored, s.Rubric(), nil)
			require.NoError(t, err)
			for _, other := range []*assessment.Assessment{&read, again} {
				assert.True(t, r.At.Equal(other.Records[0].At))
			}
		})
	}
	_, err := assessment.Fold(s, parsed(t, s), none)
	assert.EqualError(t, err, "there is no date 2026-13-45", "nor is there such a day to score as of")
}

// TestJSONDays: a record in JSON may say a day alone, as files do; its form does not depend
// on the zone of the computer that reads it.
func TestJSONDays(t *testing.T) {
	s := commune(t)
	for at, want := range map[string]string{
		"2026-01-05":                    "2026-01-05T00:00:00Z",
		"2026-01-05T09:30:00+07:00":     "2026-01-05T09:30:00+07:00",
		"2026-01-05T09:30:00.250+00:00": "2026-01-05T09:30:00.25Z",
	} {
		src := `{"rubric":"commune-2025","unit":{"id":"a"},"records":[` +
			`{"kind":"note","round":"self","by":"An","authority":"VP","at":"` + at + `","text":"x"}]}`
		var a assessment.Assessment
		require.NoError(t, json.Unmarshal([]byte(src), &a))
		parsed, err := assessment.Parse("year.json", []byte(src), s.Rubric(), nil)
		require.NoError(t, err)
		for _, read := range []*assessment.Assessment{&a, parsed} {
			b, err := json.Marshal(read)
			require.NoError(t, err)
			assert.Contains(t, string(b), `"at":"`+want+`"`)
		}
	}
	var r assessment.Record
	err := json.Unmarshal([]byte(`{"kind":"note","round":"self","by":"An","authority":"VP","at":"5/1/2026","text":"x"}`), &r)
	assert.ErrorContains(t, err, "at: \"5/1/2026\" is neither a day (`2026-01-05`) nor a time with its zone")
}

// TestNormalTexts: texts made in Go, such as names of files on some systems, may be in
// another Unicode form than files are read in. A state of them is that of the records as they
// are read back.
func TestNormalTexts(t *testing.T) {
	s := commune(t)
	const apart = "Co\u0302ng chu\u031b\u0301c" // Công chức, with its marks as characters of their own
	a := parsed(t, s, shown, waived, record("note", "self", `item: "1.1", text: x`))
	a.Unit.Name = rubric.Plain(apart)
	for i := range a.Records {
		r := &a.Records[i]
		r.By, r.Authority, r.Why, r.Text = apart, rubric.Plain(apart), rubric.Plain(apart), rubric.Text{}
		if r.Kind == assessment.Noted {
			r.Text, r.Why = rubric.Plain(apart), rubric.Text{}
		}
	}
	e, w := a.Records[0].Evidence, a.Records[1].Waiver
	e.ID, e.Number, e.Issuer, e.Page, e.File = apart, apart, rubric.Plain(apart), apart, apart
	w.Approver = rubric.Plain(apart)
	st, err := assessment.Fold(s, a, on("2026-02-01"))
	require.NoError(t, err)
	assert.Equal(t, apart, a.Records[0].By, "the caller's records stay as they are")

	stored, err := json.Marshal(a)
	require.NoError(t, err)
	var read assessment.Assessment
	require.NoError(t, json.Unmarshal(stored, &read))
	again, err := assessment.Parse("year.json", stored, s.Rubric(), nil)
	require.NoError(t, err)
	for _, other := range []*assessment.Assessment{&read, again} {
		folded, err := assessment.Fold(s, other, on("2026-02-01"))
		require.NoError(t, err)
		document, err := json.Marshal(folded)
		require.NoError(t, err)
		differences, err := st.Replay(document)
		require.NoError(t, err)
		assert.Empty(t, differences)
	}
	// What was waived is known by its name, in whatever form.
	back := parsed(t, s, waived).Records[0]
	back.Waiver, back.OldWaiver = nil, &assessment.Waiver{Approver: rubric.Plain("Công chức"), From: w.From, Until: w.Until}
	_, err = assessment.Append(s, a, back)
	assert.NoError(t, err)
}
