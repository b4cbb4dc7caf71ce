package form_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func newForm(t testing.TB, s *scoring.Scorer) *form.Form {
	t.Helper()
	f, err := form.New(s)
	require.NoError(t, err)
	return f
}

// TestSections: a field stands in the first area that reads it, and names all the items
// that do.
func TestSections(t *testing.T) {
	s, _ := sample(t)
	var got []string
	for _, x := range newForm(t, s).Sections {
		got = append(got, "# "+x.Title.EN)
		for _, of := range x.Fields {
			got = append(got, fmt.Sprintf("%s %s %v %t: %s", of.Path, of.Name, of.Items, of.Points, of.How().EN))
		}
	}
	assert.Equal(t, []string{
		"# 1. Steering",
		"inputs.plan plan [1.1] false: Choose from the list",
		"inputs.sent sent [1.2] false: Day/month/year, or “never”",
		"inputs.signed signed [1.2] false: Day/month/year",
		`inputs["meetings.q1"] meetings.q1 [1.3] false: Whole number`,
		`inputs["meetings.q2"] meetings.q2 [1.3] false: Whole number`,
		`points["1.4"] 1.4 [1.4] true: Points by an appraiser, 0 to 2, in steps of 0.25`,
		"# 2. Digital government",
		"inputs.electronic electronic [2.1] false: Percentage, 0 to 100, at most 2 decimals",
		"inputs.portal portal [2.1] false: Yes or No",
		"inputs.dossiers dossiers [2.2] false: Whole number",
		"inputs.on_time on_time [2.2] false: Whole number",
		"inputs.money money [2.3] false: Number",
		`points["2.4"] 2.4 [2.4] true: Points of the survey, 0 to 1`,
	}, got)
}

// TestFieldsOfItems: the fields of an area are those of the items below it.
func TestFieldsOfItems(t *testing.T) {
	s, _ := sample(t)
	f := newForm(t, s)
	for code, want := range map[string]string{
		"1.2": "sent signed", "1.4": "1.4", "2": "electronic portal dossiers on_time money 2.4", "3": "", "": "",
	} {
		var got []string
		for _, of := range f.OfItem(code) {
			got = append(got, of.Name)
		}
		assert.Equal(t, want, strings.Join(got, " "), code)
	}
	assert.Equal(t, "electronic", f.Field("inputs.electronic").Name)
	assert.Nil(t, f.Field("electronic"))
}

// TestFormIsACopy: what a host does to a field changes neither the scorer nor another form.
func TestFormIsACopy(t *testing.T) {
	s, _ := sample(t)
	f := newForm(t, s)
	plan := f.Field("inputs.plan").Input
	plan.Options[0].Name, plan.Title.VI = "changed", "changed"
	again := newForm(t, s).Field("inputs.plan")
	assert.Equal(t, "Kế hoạch năm", again.Input.Title.VI)
	got, err := again.Read("on_time")
	require.NoError(t, err)
	assert.Equal(t, "on_time", got.String())
	_, err = s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"plan": scoring.Known("on_time")}})
	assert.NoError(t, err)
}

// TestJudgedPoints: points that appraisers may set in place of a rule have a field, which
// is in no section, and no spreadsheet has them.
func TestJudgedPoints(t *testing.T) {
	f := newForm(t, compile(t, "../../examples/rubrics/commune-year.yaml"))
	judged := 0
	for it := range compile(t, "../../examples/rubrics/commune-year.yaml").Rubric().Leaves() {
		of := f.Field(source.Path("points", it.Code))
		assert.Equal(t, it.Judged || it.Reported, of != nil, it.Code)
		if !it.Judged {
			continue
		}
		judged++
		assert.NotContains(t, slices.Collect(f.All()), of)
		assert.NotContains(t, f.OfItem(it.Code), of)
		got, err := of.Read(locale.Vietnamese.Decimal(it.Max))
		require.NoError(t, err)
		assert.Equal(t, locale.English.Decimal(it.Max), got.String())
		_, err = of.Read(locale.Vietnamese.Decimal(it.Max.Add(it.Max)))
		assert.ErrorIs(t, err, scoring.ErrFacts)
		facts, err := f.Read(map[string]string{of.Path: "0"}, scoring.Facts{})
		require.NoError(t, err)
		assert.Equal(t, "0", facts.Points[it.Code].String())
		assert.Equal(t, "0", f.Write(facts, rubric.Vietnamese)[of.Path])
		assert.NotContains(t, f.Write(scoring.Facts{}, rubric.Vietnamese), of.Path)
	}
	assert.Positive(t, judged)
}

// TestReadField: a text is read as a text cell of a spreadsheet is, and the fault has the
// path of the field.
func TestReadField(t *testing.T) {
	s, _ := sample(t)
	f := newForm(t, s)
	for _, tt := range []struct{ path, text, want string }{
		{"inputs.electronic", "85,5 %", "85.5"},
		{"inputs.electronic", "dưới 95", "{below: 95}"},
		{"inputs.electronic", "", "missing"},
		{"inputs.electronic", "85,123", "!85,123 có nhiều hơn 2 chữ số thập phân mà chỉ tiêu nhận"},
		{"inputs.electronic", "105%", "!105 nằm ngoài khoảng cho phép: từ 0 đến 100"},
		{"inputs.dossiers", "18.450 hồ sơ", "18450"},
		{"inputs.dossiers", "12,5", "!số đếm là số nguyên, không phải 12,5"},
		{"inputs.portal", "không", "false"},
		{"inputs.plan", "dung han", "on_time"},
		{"inputs.sent", "chưa nộp", "never"},
		{"inputs.signed", "31/12/2025", "2025-12-31"},
		{"inputs.signed", "2025-12-31", "2025-12-31"},
		{"inputs.signed", "chưa nộp", `!chỉ tiêu cần một ngày, không nhận "chưa nộp"`},
		{"inputs.money", "1.234", `!"1.234" có thể hiểu là 1,234 hoặc 1234; viết lại cho rõ`},
		{`inputs["meetings.q1"]`, "từ 1 trở lên", "{at_least: 1}"},
		{`points["1.4"]`, "1,25", "1.25"},
		{`points["1.4"]`, "1,3", "!1,3 lệch bước điểm 0,25"},
		{`points["1.4"]`, "2,25", "!2,25 nằm ngoài khoảng cho phép: từ 0 đến 2"},
		{"inputs.portal", strings.Repeat("x", 40_000), "!văn bản dài hơn 32767 ký tự"},
	} {
		got, err := f.Field(tt.path).Read(tt.text)
		shown := got.String()
		if err != nil {
			shown = "!" + locale.In(rubric.Vietnamese, err)
			var fault *source.Fault
			require.ErrorAs(t, err, &fault)
			assert.Equal(t, tt.path, fault.Path)
			assert.ErrorIs(t, err, scoring.ErrFacts)
			assert.NotEqual(t, fault.Message.VI, fault.Message.EN)
			assert.True(t, got.IsZero())
		}
		assert.Equal(t, tt.want, shown, "%s %.40s", tt.path, tt.text)
	}
}

// TestFieldsRoundTrip: every figure that is written into a field is read back from it, in
// either language, for every rubric of the examples.
func TestFieldsRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 17))
	seen, bounds, types := 0, 0, map[rubric.InputType]int{}
	for _, file := range rubrics(t) {
		s := compile(t, file)
		f, ru := newForm(t, s), s.Rubric()
		for range 6 {
			facts := someFacts(t, r, s, ru)
			for _, lang := range []locale.Lang{rubric.Vietnamese, rubric.English} {
				for of := range f.All() {
					want := of.Figure(facts)
					text := of.Write(want, lang)
					got, err := of.Read(text)
					require.NoError(t, err, "%s %s %q", file, of.Path, text)
					require.True(t, want.Equal(got), "%s %s %q: %s, not %s", file, of.Path, text, got, want)
					assert.Equal(t, want.IsZero(), text == "")
					if _, is := want.Bound(); is {
						bounds++
					}
					if !want.IsZero() {
						types[of.Input.Type]++
					}
					seen++
				}
				got, err := f.Read(f.Write(facts, lang), scoring.Facts{Unit: facts.Unit})
				require.NoError(t, err, file)
				assertFacts(t, facts, got)
			}
		}
	}
	assert.Greater(t, seen, 3000)
	assert.Greater(t, bounds, 100)
	for _, of := range []rubric.InputType{rubric.Percent, rubric.Count, rubric.Number, rubric.Bool, rubric.Enum, rubric.DateIn} {
		assert.Greater(t, types[of], 20, of)
	}
}

// TestChoices: what is offered is what is read.
func TestChoices(t *testing.T) {
	s, _ := sample(t)
	f := newForm(t, s)
	for path, want := range map[string]string{"inputs.portal": "Có|Không", "inputs.plan": "Đúng hạn|Chậm|Không, hoặc chưa ban hành",
		"inputs.money": "", "inputs.sent": ""} {
		of := f.Field(path)
		var labels []string
		for _, choice := range of.Choices() {
			label := of.Write(choice, rubric.Vietnamese)
			got, err := of.Read(label)
			require.NoError(t, err)
			assert.True(t, got.Equal(choice))
			labels = append(labels, label)
		}
		assert.Equal(t, want, strings.Join(labels, "|"))
	}
}

// TestReadPage: a page changes what it has of the facts that it was made of, and all that
// is wrong with them comes at once.
func TestReadPage(t *testing.T) {
	s, base := sample(t)
	f := newForm(t, s)
	before := fmt.Sprint(base)
	got, err := f.Read(map[string]string{"inputs.dossiers": "1.250", "inputs.on_time": "", "inputs.portal": "không"}, base)
	require.NoError(t, err)
	assert.Equal(t, before, fmt.Sprint(base))
	assert.Equal(t, "1250", got.Inputs["dossiers"].String())
	assert.Equal(t, "false", got.Inputs["portal"].String())
	assert.Equal(t, base.Inputs["electronic"], got.Inputs["electronic"])
	assert.Equal(t, base.Points, got.Points)
	taken, is := got.Inputs["on_time"]
	assert.True(t, is && taken.IsZero())
	_, err = s.Score(got)
	assert.NoError(t, err)

	got, err = f.Read(map[string]string{"inputs.dossiers": "10", "inputs.on_time": "11", "inputs.money": "nhiều",
		"inputs.portl": "có", `points["1.4"]`: "9"}, base)
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	told := map[string]string{}
	for _, fault := range faults {
		told[fault.Path] = fault.In(rubric.English)
		assert.ErrorIs(t, fault, scoring.ErrFacts)
	}
	assert.Equal(t, map[string]string{
		"inputs.money":    `expected a number, got "nhiều"; leave an unknown figure empty`,
		"inputs.portl":    `the rubric has no such figure: inputs.portl; did you mean "inputs.portal"?`,
		`points["1.4"]`:   "9 is outside its domain, [0, 2]",
		"inputs.dossiers": `contradicts the relation "No more dossiers are on time than there are" (Dossiers: 10 dossiers; Dossiers on time: 11 dossiers)`,
	}, told)
	assert.NotContains(t, got.Inputs, "money")
	assert.NotContains(t, got.Points, "1.4")
}

// TestFormOfNothing: what was not made by New has no fields, and says so.
func TestFormOfNothing(t *testing.T) {
	_, err := form.New(nil)
	assert.Error(t, err)
	_, err = form.New(&scoring.Scorer{})
	assert.Error(t, err)
	var f *form.Form
	assert.Nil(t, f.Field("inputs.x"))
	assert.Empty(t, f.OfItem("1"))
	assert.Empty(t, slices.Collect(f.All()))
	_, err = f.Read(nil, scoring.Facts{})
	assert.EqualError(t, err, "the form was not made by New")
	_, err = (&form.Field{}).Read("1")
	assert.EqualError(t, err, "the form was not made by New")
}

// FuzzField: whatever is typed into a field is a figure that the scorer takes, which is
// written and read again in both languages, or a fault with the path of the field.
func FuzzField(f *testing.F) {
	s := compile(f, "testdata/rubric.yaml")
	all := slices.Collect(newForm(f, s).All())
	for i, text := range []string{"Đúng hạn", "chưa nộp", "31/12/2025", "1.000", "≥ 3", "1,25", "85,5 %", "x", "25 hồ sơ", "1 234",
		"-12,345", "0,5", "", "dưới 95%", "từ 70 đến dưới 90", "Chậm hoặc Không, hoặc chưa ban hành", "missing", "1e5", "trước ngày 1/2/2025"} {
		f.Add(uint8(i), text)
		f.Add(uint8(i+1), text)
	}
	f.Fuzz(func(t *testing.T, at uint8, text string) {
		of := all[int(at)%len(all)]
		got, err := of.Read(text)
		if err != nil {
			var fault *source.Fault
			require.ErrorAs(t, err, &fault)
			assert.Equal(t, of.Path, fault.Path)
			return
		}
		facts := scoring.Facts{}
		if figures := map[string]scoring.Figure{of.Name: got}; of.Points {
			facts.Points = figures
		} else {
			facts.Inputs = figures
		}
		_, err = s.Score(facts)
		require.NoError(t, err)
		for _, lang := range []locale.Lang{rubric.Vietnamese, rubric.English} {
			again, err := of.Read(of.Write(got, lang))
			require.NoError(t, err, "%s %q", of.Path, of.Write(got, lang))
			require.True(t, got.Equal(again), "%s: %s is written as %q and read as %s", of.Path, got, of.Write(got, lang), again)
		}
	})
}
