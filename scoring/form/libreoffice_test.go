package form_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLibreOffice: forms and tables that LibreOffice 7.4 saved. They were made from
// testdata/rubric.yaml and testdata/facts.yaml:
//
//   - filled.xlsx and table.xlsx: what Write and WriteTable write of the facts, converted
//     to ODS and back (soffice --convert-to ods, then --convert-to xlsx);
//   - filled.csv and table.csv: the same, converted from ODS under a Vietnamese locale, with
//     semicolons (--convert-to "csv:Text - txt - csv (StarCalc):59,34,76,1");
//   - typed.xlsx: the blank form, filled in by a macro that types into cells as a person
//     does (FormulaLocal) under a Vietnamese locale: 85,5% 18.450 1.234,567 1/12/2025
//     =1,5*2 chưa nộp.
func TestLibreOffice(t *testing.T) {
	s, want := sample(t)
	read := func(name string) []byte {
		src, err := os.ReadFile(filepath.Join("testdata/libreoffice", name))
		require.NoError(t, err)
		return src
	}
	for name, remarks := range map[string][]string{
		"filled.xlsx": nil, "filled.csv": nil,
		"typed.xlsx": {"typed.xlsx: 1 cells are formulas; their stored values are taken: Biểu khai!H13"},
	} {
		got, err := form.Read(name, read(name), s, nil)
		require.NoError(t, err, name)
		assertFacts(t, want, got.Facts)
		var said []string
		for _, r := range got.Remarks {
			said = append(said, r.Error())
		}
		assert.Equal(t, remarks, said, name)
	}
	for _, name := range []string{"table.xlsx", "table.csv"} {
		got, err := form.ReadTable(name, read(name), s, nil)
		require.NoError(t, err, name)
		require.Len(t, got.Units, 2)
		assert.Empty(t, got.Units[0].Faults, name)
		assertFacts(t, want, got.Units[0].Facts)
		other := want
		other.Unit = scoring.Unit{ID: "=b", Name: rubric.Plain("UBND xã B"), Group: "commune"}
		assertFacts(t, other, got.Units[1].Facts)
	}
}
