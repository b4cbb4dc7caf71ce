package web_test

import (
	"bytes"
	"encoding/csv"
	"html"
	"net/http"
	"strings"
	"testing"

	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// filledIn is a form of the first ward with figures in it, as a workbook.
func (s *site) filledIn(facts scoring.Facts) []byte {
	s.t.Helper()
	facts.Unit = s.year(seed.Begun).Unit
	var out bytes.Buffer
	require.NoError(s.t, form.Write(&out, s.year(seed.Begun).Scorer, &form.Options{Facts: &facts}))
	return out.Bytes()
}

// changed is a form with a text in the cell of a figure, and in that of its evidence.
func (s *site) changed(file []byte, input, text, evidence string) []byte {
	s.t.Helper()
	filled, err := form.Read("", file, s.year(seed.Begun).Scorer, nil)
	require.NoError(s.t, err)
	for _, row := range filled.Rows {
		if row.Input != input {
			continue
		}
		book, err := excelize.OpenReader(bytes.NewReader(file))
		require.NoError(s.t, err)
		sheet, cell, _ := strings.Cut(row.Cell, "!")
		require.NoError(s.t, book.SetCellValue(sheet, cell, text))
		column, at, err := excelize.CellNameToCoordinates(cell)
		require.NoError(s.t, err)
		next, err := excelize.CoordinatesToCellName(column+1, at)
		require.NoError(s.t, err)
		if evidence != "" {
			require.NoError(s.t, book.SetCellValue(sheet, next, evidence))
		}
		var out bytes.Buffer
		require.NoError(s.t, book.Write(&out))
		return out.Bytes()
	}
	require.Fail(s.t, "no such row", input)
	return nil
}

func figures(of map[string]any) scoring.Facts {
	f := scoring.Facts{Inputs: map[string]scoring.Figure{}}
	for name, v := range of {
		switch v := v.(type) {
		case string:
			f.Inputs[name] = scoring.Known(v)
		case int:
			f.Inputs[name] = scoring.Known(v)
		case bool:
			f.Inputs[name] = scoring.Known(v)
		}
	}
	return f
}

// ward is what the tests state of the first ward. Its plan_date and tasks stand from the start.
var ward = figures(map[string]any{"tasks_done": 1, "documents_reviewed": true, "electronic_rate": "76.5", "dossiers": 200, "dossiers_on_time": 190})

func TestTheFormHasTheFiguresThatStand(t *testing.T) {
	s := newSite(t)
	y := s.year(seed.Begun)
	var want bytes.Buffer
	require.NoError(t, form.Write(&want, y.Scorer, &form.Options{Facts: &y.State.Rounds[0].Facts}))
	got := s.as("cham").get("/form/ward-01/form.xlsx")
	assert.Equal(t, http.StatusOK, got.status)
	assert.Equal(t, want.String(), got.body)
	assert.Equal(t, `attachment; filename=ward-01.xlsx`, got.header.Get("Content-Disposition"))
}

func TestAFormIsFilledInSeenAndRecorded(t *testing.T) {
	s := newSite(t)
	cham := s.as("cham")
	file := s.changed(s.filledIn(ward), "documents_reviewed", "có", "12/BC-UBND")
	before := len(s.year(seed.Begun).Assessment.Records)

	preview := cham.upload("/form/ward-01", "biểu.xlsx", file)
	require.Equal(t, http.StatusOK, preview.status, preview.body)
	assert.Equal(t, 5, strings.Count(preview.body, `name="take"`))
	assert.Contains(t, preview.body, "<b>76,5</b>")
	assert.Contains(t, preview.body, "+ 12/BC-UBND")
	assert.Len(t, s.year(seed.Begun).Assessment.Records, before, "nothing is stored before it is confirmed")

	fields := []string{"form", preview.value(t, "form"), "seen", preview.value(t, "seen")}
	for name := range ward.Inputs {
		fields = append(fields, "take", "inputs."+name)
	}
	done := cham.post("/form/ward-01/confirm", fields...)
	require.Equal(t, http.StatusOK, done.status, done.body)
	assert.Equal(t, "/sheet/ward-01", done.path)
	self := s.year(seed.Begun).State.Rounds[0]
	for name, f := range ward.Inputs {
		assert.True(t, f.Equal(self.Facts.Inputs[name]), "%s: %v", name, self.Facts.Inputs[name])
	}
	assert.Equal(t, "12/BC-UBND", self.Item("2.2").Evidence[0].Number)
	assert.Equal(t, "Lý Văn An", s.year(seed.Begun).Assessment.Records[before].By)
	// What the preview said that it comes to is what it came to.
	after := self.Result.Total.FinalRange
	assert.Contains(t, preview.body, "→ "+scoring.Known(after.Least).In(rubric.Vietnamese))

	again := cham.upload("/form/ward-01", "biểu.xlsx", file)
	assert.Contains(t, again.body, "Tệp không có gì khác với phiếu.")
}

func TestAFormAsCSV(t *testing.T) {
	s := newSite(t)
	book, err := excelize.OpenReader(bytes.NewReader(s.filledIn(ward)))
	require.NoError(t, err)
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	var file bytes.Buffer
	require.NoError(t, csv.NewWriter(&file).WriteAll(rows))
	preview := s.as("cham").upload("/form/ward-01", "biểu.csv", file.Bytes())
	require.Equal(t, http.StatusOK, preview.status, preview.body)
	assert.Equal(t, 5, strings.Count(preview.body, `name="take"`))
}

func TestRowsThatAreNotWantedStay(t *testing.T) {
	s := newSite(t)
	cham := s.as("cham")
	preview := cham.upload("/form/ward-01", "f.xlsx", s.filledIn(ward))
	done := cham.post("/form/ward-01/confirm", "form", preview.value(t, "form"), "seen", preview.value(t, "seen"), "take", "inputs.electronic_rate")
	require.Equal(t, "/sheet/ward-01", done.path, done.body)
	facts := s.year(seed.Begun).State.Rounds[0].Facts
	assert.Equal(t, "76.5", facts.Inputs["electronic_rate"].String())
	assert.NotContains(t, facts.Inputs, "dossiers")
}

func TestFaultsOfAFormHaveTheirCells(t *testing.T) {
	s := newSite(t)
	ward := s.filledIn(ward)
	for name, c := range map[string]struct {
		file   []byte
		status int
		texts  []string
	}{
		"a figure outside its domain": {s.changed(ward, "electronic_rate", "105", ""), 422, []string{"<th scope=\"row\">Biểu khai!", "105"}},
		"a relation":                  {s.changed(ward, "dossiers_on_time", "201", ""), 422, []string{"Số hồ sơ đúng hạn không vượt số đã giải quyết"}},
		"no spreadsheet":              {[]byte("%PDF-1.7"), 422, nil},
		"empty":                       {nil, 422, nil},
		"too large":                   {make([]byte, 11<<20), 413, []string{"lớn hơn 10 MB"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := s.as("cham").upload("/form/ward-01", "f.xlsx", c.file)
			assert.Equal(t, c.status, got.status, got.body)
			for _, text := range c.texts {
				assert.Contains(t, html.UnescapeString(got.body), text)
			}
			assert.NotContains(t, got.body, `name="take"`)
		})
	}
	var other bytes.Buffer
	y := s.year("ward-02")
	require.NoError(t, form.Write(&other, y.Scorer, &form.Options{Facts: &y.State.Rounds[0].Facts}))
	got := s.as("cham").upload("/form/ward-01", "f.xlsx", other.Bytes())
	assert.Equal(t, 422, got.status)
	assert.Contains(t, got.body, "đơn vị khác: ward-02")
}

func TestAScorerFillsInTheirAreas(t *testing.T) {
	s := newSite(t)
	cham12 := s.as("cham-12")
	preview := cham12.upload("/form/ward-01", "f.xlsx", s.filledIn(ward))
	require.Equal(t, http.StatusOK, preview.status)
	assert.Equal(t, 3, strings.Count(preview.body, "không thuộc lĩnh vực được giao"))
	seen := []string{"form", preview.value(t, "form"), "seen", preview.value(t, "seen")}
	before := len(s.year(seed.Begun).Assessment.Records)

	refused := cham12.post("/form/ward-01/confirm", append(seen, "take", "inputs.tasks_done", "take", "inputs.dossiers")...)
	assert.Equal(t, http.StatusForbidden, refused.status)
	assert.Contains(t, refused.body, "Số hồ sơ đã giải quyết")
	assert.Len(t, s.year(seed.Begun).Assessment.Records, before)

	done := cham12.post("/form/ward-01/confirm", append(seen, "take", "inputs.tasks_done", "take", "inputs.documents_reviewed")...)
	assert.Equal(t, "/sheet/ward-01", done.path)
	assert.Len(t, s.year(seed.Begun).Assessment.Records, before+2)
}

func TestOthersWhoWereFasterAreShown(t *testing.T) {
	s := newSite(t)
	cham, leader := s.as("cham"), s.as("lanhdao")
	preview := cham.upload("/form/ward-01", "f.xlsx", s.filledIn(ward))
	require.Equal(t, http.StatusOK, leader.post("/sheet/ward-01/7.1", "was:inputs.electronic_rate", "", "inputs.electronic_rate", "80").status)
	before := len(s.year(seed.Begun).Assessment.Records)

	take := []string{"take", "inputs.electronic_rate", "take", "inputs.tasks_done"}
	conflict := cham.post("/form/ward-01/confirm", append(take, "form", preview.value(t, "form"), "seen", preview.value(t, "seen"))...)
	assert.Equal(t, http.StatusConflict, conflict.status)
	assert.Contains(t, conflict.body, "người khác vừa ghi")
	assert.Regexp(t, `80<p class="theirs">`, conflict.body)
	assert.Equal(t, 2, strings.Count(conflict.body, " checked"), "what was chosen stays chosen")
	assert.Len(t, s.year(seed.Begun).Assessment.Records, before, "all or nothing")

	done := cham.post("/form/ward-01/confirm", append(take, "why", "đã đối chiếu", "form", conflict.value(t, "form"), "seen", conflict.value(t, "seen"))...)
	assert.Equal(t, "/sheet/ward-01", done.path, done.body)
	assert.Equal(t, "76.5", s.year(seed.Begun).State.Rounds[0].Facts.Inputs["electronic_rate"].String())
}

func TestARoundTakesFormsOfItsOwnPeople(t *testing.T) {
	s := newSite(t)
	file := s.filledIn(ward)
	preview := s.as("cham").upload("/form/ward-01", "f.xlsx", file)
	fields := []string{"form", preview.value(t, "form"), "seen", preview.value(t, "seen"), "take", "inputs.tasks_done"}
	for _, login := range []string{"thamdinh", "hoidong", "lanhdao-ward-02", "congbo", "xem"} {
		b := s.as(login)
		assert.Equal(t, http.StatusForbidden, b.upload("/form/ward-01", "f.xlsx", file).status, login)
		assert.Equal(t, http.StatusForbidden, b.post("/form/ward-01/confirm", fields...).status, login)
	}
	require.Equal(t, http.StatusOK, s.as("lanhdao").post("/rounds/ward-01/lock", "revision", "1").status)
	assert.Equal(t, http.StatusForbidden, s.as("cham").post("/form/ward-01/confirm", fields...).status)
}
