package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// TestFormsGoRound: a form with known figures scores as the facts that it was made of,
// and a table of units ranks as their facts do, as a workbook and as CSV.
func TestFormsGoRound(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "form.xlsx")
	for _, lang := range []string{"vi", "en"} {
		assert.Equal(t, outcome{}, call(t, "form", "-lang", lang, "-o", file, "-last", "units/an.yaml", "demo.yaml", "units/gaps.yaml"))
		var want, got scoring.Result
		parsed(t, 0, &want, "score", "demo.yaml", "units/gaps.yaml")
		parsed(t, 0, &got, "score", "demo.yaml", file)
		assert.Equal(t, want.Total, got.Total)
		assert.Equal(t, want.Unit.ID, got.Unit.ID)
		require.NoError(t, os.Remove(file))
	}
	units := []string{"units/an.yaml", "units/binh.yaml", "units/cuong.yaml", "units/gaps.yaml"}
	want := call(t, append([]string{"rank", "-lang", "vi", "demo.yaml"}, units...)...)
	for _, name := range []string{"table.xlsx", "table.csv"} {
		file := filepath.Join(dir, name)
		assert.Equal(t, outcome{}, call(t, append([]string{"form", "-table", "-lang", "vi", "-o", file, "demo.yaml"}, units...)...))
		assert.Equal(t, want, call(t, "rank", "-lang", "vi", "demo.yaml", file))
	}
}

// TestResultFiles: rankings are written as a workbook and as CSV.
func TestResultFiles(t *testing.T) {
	dir := t.TempDir()
	book, csv := filepath.Join(dir, "r.xlsx"), filepath.Join(dir, "r.csv")
	got := call(t, "rank", "-xlsx", book, "-csv", csv, "-leaves", "-lang", "vi", "demo.yaml", "table.csv")
	assert.Equal(t, 0, got.code)
	content, err := os.ReadFile(csv)
	require.NoError(t, err)
	assert.Equal(t, "\ufeffrank,unit.id,unit.name,unit.group,1,1.1,1.2,2,2.1,2.2,2.3,T.1,final,least,most,index,band,open\r\n"+
		"1,an,Xã An,commune,5,2,3,5,2,1,2,1,11,11,11,100,Tốt,\r\n"+
		"2,binh,Xã Bình,commune,3.7,1,2.7,4,2,0.5,1.5,0,7.7,7.7,7.7,77,Khá,\r\n"+
		",dung,Xã Dũng,commune,,,2.7,,,0.75,1,0,,4.45,7.45,,,\"chưa đủ số liệu để tính điểm của mục 1.1, 2.1\"\r\n"+
		"1,cuong,Phường Cường,ward,5,2,3,2,0,,2,0,7.78,7.78,7.78,77.78,Khá,\r\n", string(content))
	f, err := excelize.OpenFile(book)
	require.NoError(t, err)
	defer f.Close()
	rows, err := f.GetRows("Kết quả")
	require.NoError(t, err)
	require.Len(t, rows, 6)
	assert.Equal(t, []string{"1", "an", "Xã An", "commune", "5.0"}, rows[2][:5])
	assert.Equal(t, 2, call(t, "rank", "-xlsx", book, "demo.yaml", "table.csv").code, "no file is replaced")
}

// TestFaultyUnitsInJSON: machines get the faults of units of a table beside the ranking.
func TestFaultyUnitsInJSON(t *testing.T) {
	var doc struct {
		Groups []struct{ Group string }
		Faults []struct{ File, Cell, Path, Code string }
	}
	got := call(t, "rank", "-json", "demo.yaml", "faulty-table.csv")
	assert.Equal(t, 1, got.code)
	require.NoError(t, json.Unmarshal([]byte(got.out), &doc))
	assert.Len(t, doc.Groups, 2)
	require.Len(t, doc.Faults, 2)
	assert.Equal(t, "faulty-table.csv E2 inputs.electronic_rate outside_domain",
		strings.Join([]string{doc.Faults[0].File, doc.Faults[0].Cell, doc.Faults[0].Path, doc.Faults[0].Code}, " "))
}
