package form_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

func results(t testing.TB) (*scoring.Scorer, []*scoring.Result) {
	t.Helper()
	s, f := sample(t)
	var out []*scoring.Result
	for i, figures := range []map[string]scoring.Figure{
		{"electronic": scoring.Known(90), "portal": scoring.Known(true), "plan": scoring.Known("on_time"), "sent": scoring.Known("never"),
			"meetings.q1": scoring.Known(1), "meetings.q2": scoring.Known(0), "dossiers": scoring.Known(3), "on_time": scoring.Known(2),
			"money": scoring.Known(5)},
		f.Inputs,
	} {
		of := scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint("=", i), Name: rubric.Plain("Xã, " + fmt.Sprint(i)), Group: "commune"},
			Inputs: figures, Points: map[string]scoring.Figure{"1.4": scoring.Known("1.75"), "2.4": scoring.Known(1)}}
		r, err := s.Score(of)
		require.NoError(t, err)
		out = append(out, r)
	}
	return s, out
}

func TestResultsCSV(t *testing.T) {
	_, list := results(t)
	var out bytes.Buffer
	opts := &form.ResultOptions{Lang: rubric.English, Ranks: map[string]decimal.Decimal{"=0": decimal.NewFromInt(1)}}
	require.NoError(t, form.WriteResultsCSV(&out, list, opts))
	assert.Equal(t, "\ufeffrank,unit.id,unit.name,unit.group,1,2,final,least,most,index,band,open\r\n"+
		"1,'=0,\"Xã, 0\",commune,4.25,4.33,8.58,8.58,8.58,61.29,B,\r\n"+
		",'=1,\"Xã, 1\",commune,,,,7.25,9.7,,B,\"the facts do not decide the points of 1.3, 2.2\"\r\n", out.String())
	out.Reset()
	require.NoError(t, form.WriteResultsCSV(&out, list, &form.ResultOptions{Leaves: true}))
	assert.Contains(t, out.String(), "rank,unit.id,unit.name,unit.group,1,1.1,1.2,1.3,1.4,2,2.1,2.2,2.3,2.4,final,")
}

func TestResultsWorkbook(t *testing.T) {
	_, list := results(t)
	var out bytes.Buffer
	require.NoError(t, form.WriteResults(&out, list, &form.ResultOptions{Ranks: map[string]decimal.Decimal{"=0": decimal.NewFromInt(1)}}))
	f, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	rows, err := f.GetRows("Kết quả")
	require.NoError(t, err)
	assert.Equal(t, "KẾT QUẢ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2025", rows[0][0])
	assert.Equal(t, []string{"Xếp hạng", "Mã đơn vị", "Tên đơn vị", "Nhóm đối tượng", "1. Chỉ đạo điều hành", "2. Chính quyền số",
		"Tổng điểm", "Thấp nhất có thể", "Cao nhất có thể", "Chỉ số (%)", "Xếp loại", "Vì sao chưa xác định được tổng điểm"}, rows[1])
	assert.Equal(t, []string{"1", "=0", "Xã, 0", "commune", "4.25", "4.33", "8.58", "8.58", "8.58", "61.29", "B"}, rows[2])
	kind, err := f.GetCellType("Kết quả", "G3")
	require.NoError(t, err)
	assert.Equal(t, excelize.CellTypeUnset, kind, "a number")
	value, err := f.GetCellValue("Kết quả", "G4")
	require.NoError(t, err)
	assert.Empty(t, value, "what is not known is no zero")
	names := f.GetDefinedName()
	titles := slices.IndexFunc(names, func(n excelize.DefinedName) bool { return n.Name == "_xlnm.Print_Titles" })
	require.GreaterOrEqual(t, titles, 0)
	assert.Equal(t, "'Kết quả'!$A:$C,'Kết quả'!$2:$2", names[titles].RefersTo, "who stands on every page")
}

func TestResultsErrors(t *testing.T) {
	_, list := results(t)
	var out bytes.Buffer
	assert.EqualError(t, form.WriteResults(&out, nil, nil), "there are no results to write")
	assert.EqualError(t, form.WriteResults(&out, []*scoring.Result{list[0], nil}, nil), "result 2 is none")
	assert.EqualError(t, form.WriteResultsCSV(nil, list, nil), "there is nothing to write to")
	other, err := compile(t, "../../examples/rubrics/ward-illustrative.yaml").Score(scoring.Facts{})
	require.NoError(t, err)
	assert.ErrorIs(t, form.WriteResults(&out, append(list, other), nil), scoring.ErrEdition)
}

// TestResultsAsWritten: the points of the table are those of the items as they are written
// out with their reasons, for results that were just scored and for those that were read
// from JSON.
func TestResultsAsWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	compared := 0
	for _, file := range rubrics(t) {
		s := compile(t, file)
		ru := s.Rubric()
		var fast, slow []*scoring.Result
		for range 5 {
			result, err := s.Score(someFacts(t, r, s, ru))
			require.NoError(t, err)
			b, err := json.Marshal(result)
			require.NoError(t, err)
			var read scoring.Result
			require.NoError(t, json.Unmarshal(b, &read))
			fast, slow = append(fast, result), append(slow, &read)
		}
		for _, leaves := range []bool{false, true} {
			var a, b bytes.Buffer
			require.NoError(t, form.WriteResultsCSV(&a, fast, &form.ResultOptions{Leaves: leaves}))
			require.NoError(t, form.WriteResultsCSV(&b, slow, &form.ResultOptions{Leaves: leaves}))
			assert.Equal(t, b.String(), a.String(), file)
			compared += 5
		}
	}
	assert.GreaterOrEqual(t, compared, 100)
}
