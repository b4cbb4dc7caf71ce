package typed_test

import (
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/typed"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func text(s string) sheet.Cell { return sheet.Cell{Text: s, Kind: sheet.Text} }

func number(s string, f sheet.Format) sheet.Cell {
	return sheet.Cell{Text: s, Kind: sheet.Number, Format: f}
}

var (
	percent = &rubric.Input{Name: "p", Type: rubric.Percent}
	count   = &rubric.Input{Name: "c", Type: rubric.Count, Unit: rubric.Text{VI: "hồ sơ", EN: "dossiers"}}
	any     = &rubric.Input{Name: "n", Type: rubric.Number}
	yes     = &rubric.Input{Name: "y", Type: rubric.Bool}
	sent    = &rubric.Input{Name: "s", Type: rubric.DateIn, Never: true}
	signed  = &rubric.Input{Name: "d", Type: rubric.DateIn}
	plan    = &rubric.Input{Name: "e", Type: rubric.Enum, Options: []rubric.Option{
		{Name: "on_time", Title: rubric.Text{VI: "Đúng hạn", EN: "In time"}},
		{Name: "late", Title: rubric.Text{VI: "Chậm", EN: "Late"}}, {Name: "2"},
		{Name: "none", Title: rubric.Text{VI: "Không, hoặc chưa ban hành", EN: "Not issued"}}}}
)

// TestFigures: what cells are read as; what begins with ! is the fault.
func TestFigures(t *testing.T) {
	for _, tt := range []struct {
		in   *rubric.Input
		cell sheet.Cell
		want string
	}{
		// Numbers that are typed as text.
		{percent, text("76,5"), "76.5"},
		{percent, text("76.5"), "76.5"},
		{percent, text(" 85% "), "85"},
		{percent, text("85 %"), "85"},
		{percent, text("87,60"), "87.6"},
		{percent, text("1.234"), "1.234"}, // 1234 is no percentage
		{percent, text("105"), "!105 is outside its domain, [0, 100]"},
		{percent, text("tám mươi"), `!expected a number, got "tám mươi"; leave an unknown figure empty`},
		{percent, text("-"), `!expected a number, got "-"; leave an unknown figure empty`},
		{count, text("1.234"), "1234"}, // a count has no decimals
		{count, text("1,234"), "1234"},
		{count, text("1.000"), "1000"},
		{count, text("18.450"), "18450"},
		{count, text("1.234.567"), "1234567"},
		{count, text("1 234 567"), "1234567"},
		{count, text("1\u00a0234"), "1234"},
		{count, text("25 hồ sơ"), "25"},
		{count, text("25 Dossiers"), "25"},
		{count, text("05"), "5"},
		{count, text("12,5"), "!a count is a whole number, not 12.5"},
		{count, text("-3"), "!-3 is outside its domain, >= 0"},
		{count, text("85%"), "!the input is no percentage; type the number without %"},
		{count, text("1.23.456"), `!expected a number, got "1.23.456"; leave an unknown figure empty`},
		{any, text("1.234"), `!"1.234" can be read as 1.234 or as 1234; write it so that it cannot`},
		{any, text("-12,345"), `!"-12,345" can be read as -12.345 or as -12345; write it so that it cannot`},
		{any, text("1.2340"), "1.234"},
		{any, text("0.123"), "0.123"}, // no thousands begin with 0
		{any, text("1234.567"), "1234.567"},
		{any, text("1.234,5"), "1234.5"},
		{any, text("1,234.5"), "1234.5"},
		{any, text("1 234,5"), "1234.5"},
		{any, text("−5"), "-5"},
		{any, text("1e5"), `!expected a number, got "1e5"; leave an unknown figure empty`},
		{any, text("1234567890123456789"), "!the number 1234567890123456789 has more than 18 digits before or after the point"},
		// Numbers that are stored as numbers.
		{any, number("0.1", sheet.Plain), "0.1"},
		{any, number("0.30000000000000004", sheet.Plain), "0.3"},
		{any, number("76.549999999999997", sheet.Plain), "76.55"},
		{any, number("-1.1000000000000001E-2", sheet.Plain), "-0.011"},
		{any, number("1.5E3", sheet.Plain), "1500"},
		{any, number("123456789012345", sheet.Plain), "123456789012345"},
		{any, number("123456789012345678", sheet.Plain), "123456789012346000"},
		{any, number("1E999", sheet.Plain), "!the number 1000000000000000000000000000000000000000… has more than 18 digits before or after the point"},
		{any, number("NaN", sheet.Plain), `!expected a number, got "NaN"; leave an unknown figure empty`},
		{percent, number("0.85", sheet.Percent), "85"},
		{percent, number("0.87599999999999989", sheet.Percent), "87.6"},
		{percent, number("0.85", sheet.Plain), "0.85"},
		{percent, number("1.5", sheet.Percent), "!150 is outside its domain, [0, 100]"},
		{count, number("0.85", sheet.Percent), "!the input is no percentage; type the number without %"},
		{count, number("46023", sheet.Date), "!the cell is formatted as a date, expected a number; change its format and type it again"},
		{count, sheet.Cell{Text: "1", Kind: sheet.Bool}, `!expected a number, got "1"; leave an unknown figure empty`},
		// Yes and no.
		{yes, text("Có "), "true"},
		{yes, text("KHÔNG"), "false"},
		{yes, text("khong"), "false"},
		{yes, text("x"), "true"},
		{yes, text("No"), "false"},
		{yes, sheet.Cell{Text: "1", Kind: sheet.Bool}, "true"},
		{yes, number("0", sheet.Plain), "false"},
		{yes, number("2", sheet.Plain), `!expected yes or no, got "2"`},
		{yes, text("chưa"), `!expected yes or no, got "chưa"`},
		// Options, by name or title in either language.
		{plan, text("on_time"), "on_time"},
		{plan, text("đúng hạn"), "on_time"},
		{plan, text("Dung han"), "on_time"},
		{plan, text("Late"), "late"},
		{plan, number("2", sheet.Plain), "2"},
		{plan, text("Không, hoặc chưa ban hành"), "none"},
		{plan, text("Chậm hoặc Không, hoặc chưa ban hành"), "{one_of: [late, none]}"},
		{plan, text("Chạm"), `late`},
		{plan, text("muộn"), `!"muộn" is not one of its options, In time, Late, 2, Not issued`},
		// Dates.
		{signed, text("31/12/2025"), "2025-12-31"},
		{signed, text("1/2/2025"), "2025-02-01"},
		{signed, text("31-12-2025"), "2025-12-31"},
		{signed, text("31.12.2025"), "2025-12-31"},
		{signed, text("2025-12-31"), "2025-12-31"},
		{signed, text("ngày 31 tháng 12 năm 2025"), "2025-12-31"},
		{signed, text("31 December 2025"), "2025-12-31"},
		{signed, number("46022", sheet.Date), "2025-12-31"},
		{signed, number("46022.75", sheet.Date), "2025-12-31"},
		{signed, number("59", sheet.Date), "1900-02-28"},
		{signed, number("60", sheet.Date), `!the cell holds a date that does not exist (the number 60)`},
		{signed, number("61", sheet.Date), "1900-03-01"},
		{signed, sheet.Cell{Text: "2025-12-31T00:00:00", Kind: sheet.Day}, "2025-12-31"},
		{signed, number("46022", sheet.Plain), "!the cell is the number 46022, not a date; type a date such as 31/12/2025"},
		{signed, text("12/31/2025"), `!expected a date such as 31/12/2025 (day, month, year), got "12/31/2025"; leave an unknown figure empty`},
		{signed, text("31/12/25"), `!expected a date such as 31/12/2025 (day, month, year), got "31/12/25"; leave an unknown figure empty`},
		{signed, text("29/2/2025"), `!expected a date such as 31/12/2025 (day, month, year), got "29/2/2025"; leave an unknown figure empty`},
		{signed, text("chưa nộp"), `!the input takes a date, not "chưa nộp"`},
		{sent, text("Chưa nộp"), "never"},
		{sent, text("chưa thực hiện"), "never"},
		{sent, text("never"), "never"},
		// Bounds.
		{percent, text("dưới 95%"), "{below: 95}"},
		{percent, text("<95"), "{below: 95}"},
		{percent, text("≥ 80,5"), "{at_least: 80.5}"},
		{count, text("từ 1 trở lên"), "{at_least: 1}"},
		{count, text("Ít nhất 1.000 hồ sơ"), "{at_least: 1000}"},
		{count, text("từ 70 đến dưới 90"), "{at_least: 70, below: 90}"},
		{count, text("trên 0 và không quá 5"), "{above: 0, at_most: 5}"},
		{count, text("above 3 and at most 9"), "{above: 3, at_most: 9}"},
		{signed, text("trước ngày 31/12/2025"), "{below: 2025-12-31}"},
		{signed, text("từ 01/01/2025"), "{at_least: 2025-01-01}"},
		{count, text("dưới 0"), "!no value of the input lies within the bounds"},
		{count, text("dưới 5 và dưới 7"), `!expected a number, got "dưới 5 và dưới 7"; leave an unknown figure empty`},
		{any, text("dưới 1.234"), `!"dưới 1.234" can be read as below 1.234 or as below 1234; write it so that it cannot`},
		// Nothing.
		{count, sheet.Cell{}, "missing"},
		{count, text("   "), "missing"},
		{plan, text("Chưa có số liệu"), "missing"},
		{yes, text("missing"), "missing"},
		// Formulas and errors.
		{count, sheet.Cell{Formula: sheet.Unstored}, "!the cell is a formula without a value; open the file with a spreadsheet program and save it"},
		{count, sheet.Cell{Text: "5", Kind: sheet.Number, Formula: sheet.Stored}, "5"},
		{count, sheet.Cell{Text: "#DIV/0!", Kind: sheet.Error}, "!the cell is the error #DIV/0!"},
	} {
		got, err := typed.Reader{}.Figure(tt.in, tt.cell)
		shown := got.String()
		if err != nil {
			shown = "!" + locale.In(rubric.English, err)
			assert.NotEqual(t, locale.In(rubric.English, err), locale.In(rubric.Vietnamese, err))
		}
		assert.Equal(t, tt.want, shown, "%s %+v", tt.in.Type, tt.cell)
	}
}

// TestPoint: who knows the sign that parts decimals settles what can be read in two ways,
// and nothing else.
func TestPoint(t *testing.T) {
	for _, tt := range []struct{ point, text, want string }{
		{".", "1.234", "1.234"}, {",", "1.234", "1234"}, {".", "1,234", "1234"}, {",", "1,234", "1.234"},
		{".", "76,5", "76.5"}, {",", "76.5", "76.5"}, {".", "1.234,5", "1234.5"},
	} {
		got, err := typed.Reader{Point: tt.point[0]}.Figure(any, text(tt.text))
		require.NoError(t, err)
		assert.Equal(t, tt.want, got.String(), tt.text)
	}
}

// TestEpoch1904: workbooks of old Macintoshes count days from 1904.
func TestEpoch1904(t *testing.T) {
	got, err := typed.Reader{Epoch: sheet.From1904}.Figure(signed, number("44560", sheet.Date))
	require.NoError(t, err)
	assert.Equal(t, "2025-12-31", got.String())
	got, err = typed.Reader{Epoch: sheet.From1904}.Figure(signed, number("0", sheet.Date))
	require.NoError(t, err)
	assert.Equal(t, "1904-01-01", got.String())
}

// TestWritten: what is written into a cell is read back, also what could be read in two
// ways.
func TestWritten(t *testing.T) {
	seen := 0
	for _, l := range []locale.Lang{rubric.Vietnamese, rubric.English} {
		for _, tt := range []struct {
			in *rubric.Input
			f  scoring.Figure
		}{
			{any, scoring.Known("1.234")}, {any, scoring.Known("-12.345")}, {any, scoring.Known("123456789012345678.123")},
			{any, scoring.Known("0.000001")}, {any, scoring.Known(decimal.New(7, 17))},
			{any, scoring.Within(scoring.Bound{AtLeast: scoring.Known("1.234"), Below: scoring.Known("2.345")})},
			{count, scoring.Within(scoring.Bound{Above: scoring.Known(1234)})}, {percent, scoring.Known("87.6")},
			{sent, scoring.Known("never")}, {sent, scoring.Known("0999-02-03")}, {signed, scoring.Known("2025-12-31")},
			{signed, scoring.Known("1900-01-31")}, {yes, scoring.Known(true)}, {plan, scoring.Known("none")},
			{signed, scoring.Within(scoring.Bound{Below: scoring.Known("2025-12-31"), AtLeast: scoring.Known("2025-01-01")})},
			{plan, scoring.Within(scoring.Bound{OneOf: []string{"none", "late", "2"}})}, {count, scoring.Figure{}},
		} {
			cell := typed.Cell(tt.in, tt.f, l)
			got, err := typed.Reader{}.Figure(tt.in, cell)
			require.NoError(t, err, "%s %+v", tt.f, cell)
			assert.True(t, tt.f.Equal(got), "%s %+v %s", tt.f, cell, got)
			seen++
		}
	}
	assert.Equal(t, 34, seen)
}

// TestText: evidence and names may be what a program takes for numbers and days.
func TestText(t *testing.T) {
	var r typed.Reader
	assert.Equal(t, "12/KH-UBND", r.Text(text(" 12/KH-UBND\u00a0")))
	assert.Equal(t, "31/12/2025", r.Text(number("46022", sheet.Date)))
	assert.Equal(t, "85.5%", r.Text(number("0.855", sheet.Percent)))
	assert.Equal(t, "123", r.Text(number("1.23E2", sheet.Plain)))
	assert.Equal(t, "-1", r.Text(number("-1", sheet.Date)), "no day")
	assert.Equal(t, "a\nb", r.Lines(text(" a \r\n\n b ")))
}

// TestOddOptions: options that are called what figures are called, too, or each other, are
// written so that they are read back.
func TestOddOptions(t *testing.T) {
	odd := &rubric.Input{Name: "odd", Type: rubric.Enum, Options: []rubric.Option{
		{Name: "unknown", Title: rubric.Text{VI: "Chưa có số liệu", EN: "missing"}},
		{Name: "a", Title: rubric.Text{VI: "A", EN: "A"}},
		{Name: "b", Title: rubric.Text{VI: "B", EN: "B"}},
		{Name: "either", Title: rubric.Text{VI: "A hoặc B", EN: "A or B"}},
		{Name: "c", Title: rubric.Text{VI: "d", EN: "d"}},
		{Name: "d", Title: rubric.Text{VI: "c", EN: "c"}},
		{Name: "same", Title: rubric.Text{VI: "Giống nhau", EN: "Alike"}},
		{Name: "alike", Title: rubric.Text{VI: "Giống nhau", EN: "Same"}},
		{Name: "lower", Title: rubric.Text{VI: "a hoặc d", EN: "a or d"}},
		{Name: "n5", Title: rubric.Text{VI: "dưới 5", EN: "below 5"}},
	}}
	names := make([]string, len(odd.Options))
	for i := range odd.Options {
		names[i] = odd.Options[i].Name
	}
	seen := 0
	back := func(f scoring.Figure) {
		for _, l := range []locale.Lang{rubric.Vietnamese, rubric.English} {
			text := typed.Written(odd, f, l)
			got, err := typed.Reader{}.Figure(odd, sheet.Cell{Text: text, Kind: sheet.Text})
			require.NoError(t, err, "%s %q", f, text)
			assert.True(t, f.Equal(got), "%s is written as %q and read as %s", f, text, got)
			seen++
		}
	}
	for i, a := range names {
		back(scoring.Known(a))
		for _, b := range names[:i] {
			back(scoring.Within(scoring.Bound{OneOf: []string{a, b}}))
			back(scoring.Within(scoring.Bound{OneOf: []string{b, a}}))
		}
	}
	back(scoring.Within(scoring.Bound{OneOf: names}))
	assert.Equal(t, 2*(10+90+1), seen)

	// What officials write of them that can be read in two ways is a fault.
	_, err := typed.Reader{}.Figure(odd, text("A hoặc B hoặc Giống"))
	assert.ErrorContains(t, err, "is not one of its options")
	_, err = typed.Reader{}.Figure(odd, text("A hoặc B hoặc d"))
	assert.ErrorContains(t, err, "write it so that it cannot")

	many := &rubric.Input{Name: "many", Type: rubric.Enum}
	names = nil
	for i := range 40 {
		name := fmt.Sprintf("o%d", i)
		many.Options, names = append(many.Options, rubric.Option{Name: name, Title: rubric.Plain("Mức " + name)}), append(names, name)
	}
	f := scoring.Within(scoring.Bound{OneOf: names[:30]})
	got, err := typed.Reader{}.Figure(many, text(typed.Written(many, f, rubric.Vietnamese)))
	require.NoError(t, err)
	assert.True(t, f.Equal(got))
}
