package form_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

func compile(t testing.TB, file string) *scoring.Scorer {
	t.Helper()
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	r, err := rubric.Parse(file, src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func sample(t testing.TB) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	s := compile(t, "testdata/rubric.yaml")
	src, err := os.ReadFile("testdata/facts.yaml")
	require.NoError(t, err)
	f, err := scoring.ParseFacts("facts.yaml", src, s.Rubric(), nil)
	require.NoError(t, err)
	return s, f
}

func written(t testing.TB, s *scoring.Scorer, opts *form.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, form.Write(&out, s, opts))
	return out.Bytes()
}

// rubrics are the rubrics of the examples.
func rubrics(t testing.TB) []string {
	out := []string{"testdata/rubric.yaml", "../../examples/ytich/chi-lang-commune-2022.yaml",
		"../../examples/rubrics/commune-illustrative.yaml", "../../examples/rubrics/ward-illustrative.yaml"}
	more, err := filepath.Glob("../../examples/rubrics/real-rules/*.yaml")
	require.NoError(t, err)
	return append(out, slices.DeleteFunc(more, func(name string) bool { return strings.HasSuffix(name, ".cases.yaml") })...)
}

// someFacts returns random facts that a scorer takes: figures of all types, bounds, and
// missing ones.
func someFacts(t testing.TB, r *rand.Rand, s *scoring.Scorer, ru *rubric.Rubric) scoring.Facts {
	f := scoring.Facts{Rubric: ru.ID, Unit: scoring.Unit{ID: fmt.Sprintf("unit-%d", r.IntN(1000))}}
	if r.IntN(2) == 0 {
		f.Unit.Name = rubric.Plain("UBND xã số " + fmt.Sprint(r.IntN(100)))
	}
	if len(ru.Groups) > 0 && r.IntN(3) > 0 {
		f.Unit.Group = ru.Groups[r.IntN(len(ru.Groups))].Name
	}
	f.Inputs, f.Points = map[string]scoring.Figure{}, map[string]scoring.Figure{}
	for _, in := range ru.Scalars() {
		if v := someFigure(r, in); !v.IsZero() {
			f.Inputs[in.Name] = v
		}
	}
	for it := range ru.Leaves() {
		if !it.Reported || r.IntN(4) == 0 {
			continue
		}
		step := it.Step
		if step.IsZero() {
			step = decimal.New(1, -int32(ru.Points.Places))
		}
		steps := it.Max.Sub(it.Min).Div(step).IntPart()
		f.Points[it.Code] = scoring.Known(it.Min.Add(step.Mul(decimal.NewFromInt(r.Int64N(steps + 1)))))
	}
	for { // without those that contradict relations or lie outside their domain
		_, err := s.Score(f)
		if err == nil {
			return f
		}
		for _, fault := range err.(source.Faults) {
			maps.DeleteFunc(f.Inputs, func(name string, _ scoring.Figure) bool { return source.Path("inputs", name) == fault.Path })
		}
	}
}

func someFigure(r *rand.Rand, in *rubric.Input) scoring.Figure {
	if r.IntN(5) == 0 {
		return scoring.Figure{}
	}
	bounded := r.IntN(5) == 0
	switch in.Type {
	case rubric.Bool:
		return scoring.Known(r.IntN(2) == 0)
	case rubric.Enum:
		if bounded && len(in.Options) > 2 {
			return scoring.Within(scoring.Bound{OneOf: []string{in.Options[0].Name, in.Options[2].Name}})
		}
		return scoring.Known(in.Options[r.IntN(len(in.Options))].Name)
	case rubric.DateIn:
		if in.Never && r.IntN(4) == 0 {
			return scoring.Known("never")
		}
		day := scoring.Known(rubric.Date{Year: 2025, Month: 1, Day: 1}.Plus(r.Int64N(400)))
		if r.IntN(30) == 0 {
			day = scoring.Known(rubric.Date{Year: 1 + r.IntN(9999), Month: 2, Day: 3})
		}
		if bounded {
			return scoring.Within(scoring.Bound{AtLeast: day})
		}
		return day
	}
	return someNumber(r, in, bounded)
}

func someNumber(r *rand.Rand, in *rubric.Input, bounded bool) scoring.Figure {
	places := r.IntN(7)
	switch {
	case in.Type == rubric.Count:
		places = 0
	case in.Places != nil:
		places = r.IntN(*in.Places + 1)
	}
	number := func() scoring.Figure {
		whole := []int64{0, 1, 9, 100, 12_345, 123_456_789, 999_999_999_999_999}[r.IntN(7)]
		if in.Type == rubric.Percent {
			whole = r.Int64N(100)
		}
		n := decimal.NewFromInt(r.Int64N(whole + 1))
		if places > 0 {
			n = n.Add(decimal.New(r.Int64N(1_000_000), -6)).Truncate(int32(places))
		}
		if in.Type == rubric.Number && r.IntN(4) == 0 {
			n = n.Neg()
		}
		return scoring.Known(n)
	}
	if !bounded {
		return number()
	}
	return scoring.Within([]scoring.Bound{{AtLeast: number()}, {Below: number()}, {Above: number(), AtMost: number()},
		{AtLeast: number(), Below: number()}, {AtMost: number()}}[r.IntN(5)])
}

// TestRoundTrip: what is written into a form is read from it, in either language, for
// every rubric of the examples.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(2025, 14))
	forms, figures, bounds := 0, 0, 0
	for _, file := range rubrics(t) {
		s := compile(t, file)
		ru := s.Rubric()
		for i := range 6 {
			f := someFacts(t, r, s, ru)
			lang := []locale.Lang{rubric.Vietnamese, rubric.English}[i%2]
			src := written(t, s, &form.Options{Lang: lang, Facts: &f, Last: &f})
			got, err := form.Read("form.xlsx", src, s, nil)
			require.NoError(t, err, file)
			assertFacts(t, f, got.Facts)
			assert.Empty(t, got.Remarks)
			forms++
			figures += len(f.Inputs) + len(f.Points)
			for _, v := range f.Inputs {
				if _, is := v.Bound(); is {
					bounds++
				}
			}
		}
	}
	assert.GreaterOrEqual(t, forms, 60)
	assert.Greater(t, figures, 1000)
	assert.Greater(t, bounds, 60)
}

func assertFacts(t testing.TB, want, got scoring.Facts) {
	t.Helper()
	a, err := want.MarshalJSON()
	require.NoError(t, err)
	b, err := got.MarshalJSON()
	require.NoError(t, err)
	require.JSONEq(t, string(a), string(b))
}

// TestSameBytes: a form does not depend on when or how often it is written.
func TestSameBytes(t *testing.T) {
	s, f := sample(t)
	opts := &form.Options{Facts: &f, Last: &f}
	assert.Equal(t, written(t, s, opts), written(t, s, opts))
}

// opened opens a workbook with the cells of its forms by their codes: the figure stands
// in column H, its evidence in I, a note in J.
func opened(t testing.TB, src []byte) (f *excelize.File, sheet string, rows map[string]int) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(src))
	require.NoError(t, err)
	sheet = f.GetSheetName(0)
	all, err := f.GetRows(sheet)
	require.NoError(t, err)
	rows = map[string]int{}
	for i, row := range all {
		if len(row) > 0 && row[0] != "-" {
			rows[row[0]] = i + 1
		}
	}
	return f, sheet, rows
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	out, err := f.WriteToBuffer()
	require.NoError(t, err)
	return out.Bytes()
}

// TestBlankForm: what whoever fills in a form sees and can do.
func TestBlankForm(t *testing.T) {
	s, _ := sample(t)
	f, sheet, rows := opened(t, written(t, s, nil))
	assert.Equal(t, "Biểu khai", sheet)
	text := func(column, key string) string {
		v, err := f.GetCellValue(sheet, fmt.Sprintf("%s%d", column, rows[key]))
		require.NoError(t, err)
		return v
	}
	assert.Equal(t, "Tỷ lệ văn bản điện tử", text("D", "inputs.electronic"))
	assert.Equal(t, "%", text("E", "inputs.electronic"))
	assert.Equal(t, "Tỷ lệ phần trăm, từ 0 đến 100, nhiều nhất 2 chữ số thập phân", text("F", "inputs.electronic"))
	assert.Equal(t, "2.1", text("C", "inputs.electronic"))
	assert.Equal(t, "Số cuộc họp, quý II", text("D", `inputs["meetings.q2"]`))
	assert.Equal(t, "Ngày/tháng/năm, hoặc “chưa thực hiện”", text("F", "inputs.sent"))
	assert.Equal(t, "Điểm do cơ quan thẩm định chấm, từ 0 đến 2, bước 0,25", text("F", `points["1.4"]`))
	assert.Equal(t, "Điểm điều tra xã hội học, từ 0 đến 1", text("F", `points["2.4"]`))
	assert.Equal(t, "hồ sơ", text("E", "inputs.dossiers"))

	for key, open := range map[string]bool{"inputs.electronic": true, "unit.id": true} {
		id, err := f.GetCellStyle(sheet, fmt.Sprintf("H%d", rows[key]))
		require.NoError(t, err)
		style, err := f.GetStyle(id)
		require.NoError(t, err)
		assert.Equal(t, open, !style.Protection.Locked, key)
		assert.Equal(t, "Times New Roman", style.Font.Family)
	}
	protection, err := f.GetSheetProtection(sheet)
	require.NoError(t, err)
	assert.Empty(t, protection.Password)
	visible, err := f.GetColVisible(sheet, "A")
	require.NoError(t, err)
	assert.False(t, visible, "the codes are hidden")
	layout, err := f.GetPageLayout(sheet)
	require.NoError(t, err)
	assert.Equal(t, "landscape", *layout.Orientation)

	list, err := f.GetDataValidations(sheet)
	require.NoError(t, err)
	rules := map[string]string{}
	for _, dv := range list {
		if dv.Prompt != nil {
			assert.Equal(t, fmt.Sprintf("I%d", rows["inputs.plan"]), dv.Sqref)
			assert.Equal(t, "Kế hoạch đã ban hành", *dv.Prompt)
			assert.Equal(t, "Tài liệu kiểm chứng", *dv.PromptTitle)
		}
		rules[dv.Sqref] = dv.Type + " " + dv.Formula1
	}
	at := func(key string) string { return fmt.Sprintf("H%d", rows[key]) }
	assert.Equal(t, "list 'Danh mục'!$C$1:$C$2", rules[at("inputs.portal")])
	assert.Equal(t, "list 'Danh mục'!$B$1:$B$3", rules[at("inputs.plan")])
	cell := at("inputs.electronic")
	assert.Equal(t, "custom "+strings.ReplaceAll("AND(ISNUMBER(X),X>=0,X<=100,ROUND(X,2)=X)", "X", cell), rules[cell])
	assert.Contains(t, rules[at("inputs.on_time")], "OR(COUNT(", "a relation is looked at, too")
	options, err := f.GetRows("Danh mục")
	require.NoError(t, err)
	assert.Equal(t, []string{"Xã", "Chậm", "Không"}, options[1])
}
