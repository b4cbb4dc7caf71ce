package form_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/form"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// replaced returns a workbook with the cells of its first sheet changed.
func replaced(t testing.TB, src []byte, change func(part string) string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		part, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(part)
		require.NoError(t, err)
		if f.Name == "xl/worksheets/sheet1.xml" {
			text = []byte(change(string(text)))
		}
		to, err := w.Create(f.Name)
		require.NoError(t, err)
		_, err = to.Write(text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

var small = &form.ReadOptions{Bytes: 1 << 17, Unpacked: 1 << 20, Rows: 500, Columns: 100, Cells: 10_000}

// FuzzRead: no bytes make the reader panic; what it reads without a fault can be scored.
func FuzzRead(f *testing.F) {
	s, facts := sample(f)
	f.Add(written(f, s, &form.Options{Facts: &facts}))
	f.Add([]byte("parindex:form:1:forms-2025:x,,figure\nunit.id,,a\ninputs.electronic,,\"76,5\"\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, read := range []func() error{
			func() error {
				got, err := form.Read("f", src, s, small)
				if err == nil {
					_, err = s.Score(got.Facts)
					assert.NoError(t, err)
				}
				return err
			},
			func() error {
				got, err := form.ReadTable("f", src, s, small)
				if err != nil {
					return err
				}
				for _, u := range got.Units {
					if u.Faults == nil {
						_, err := s.Score(u.Facts)
						assert.NoError(t, err)
					}
				}
				return nil
			},
		} {
			if err := read(); err != nil {
				assert.NotEmpty(t, err.Error())
			}
		}
	})
}

var figureCell = regexp.MustCompile(`<c r="H(9|1\d|2\d)"[^>]*?(?:/>|></c>|><v>[^<]*</v></c>)`)

// FuzzCells: whatever stands in the cells of a form, as whatever kind of cell, there are
// facts that can be scored, or a fault with its cell.
func FuzzCells(f *testing.F) {
	s, facts := sample(f)
	src := written(f, s, &form.Options{Facts: &facts})
	for _, seed := range [][2]string{{"n", "0.30000000000000004"}, {"str", "dưới 95%"}, {"str", "1.234"}, {"b", "1"}, {"e", "#N/A"},
		{"d", "2025-12-31"}, {"s", "7"}, {"n", "1E999"}, {"str", "31/12/2025"}, {"str", "từ 1 và trên 2 và dưới 3"}} {
		f.Add(seed[0], seed[1], uint8(3))
	}
	f.Fuzz(func(t *testing.T, kind, value string, style uint8) {
		if strings.ContainsAny(kind+value, `<>&"`) {
			return
		}
		changed := replaced(t, src, func(part string) string {
			return figureCell.ReplaceAllString(part, fmt.Sprintf(`<c r="H$1" s="%d" t="%s"><v>%s</v></c>`, style, kind,
				strings.ReplaceAll(value, "$", "")))
		})
		got, err := form.Read("f", changed, s, small)
		if err != nil {
			assert.NotEmpty(t, err.Error())
			return
		}
		_, err = s.Score(got.Facts)
		assert.NoError(t, err)
	})
}

// FuzzTable: a table in CSV with any text in its cells.
func FuzzTable(f *testing.F) {
	s, _ := sample(f)
	f.Add("id", "electronic", "dossiers", "a", "85%", "1.234")
	f.Add("Mã đơn vị", "Số hồ sơ", "1.4", "=b", "", "1,75")
	f.Fuzz(func(t *testing.T, a, b, c, x, y, z string) {
		quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
		src := quote(a) + "," + quote(b) + "," + quote(c) + "\n" + quote(x) + "," + quote(y) + "," + quote(z) + "\n"
		got, err := form.ReadTable("f", []byte(src), s, small)
		if err != nil {
			assert.NotEmpty(t, err.Error())
			return
		}
		for _, u := range got.Units {
			if u.Faults == nil {
				_, err := s.Score(u.Facts)
				assert.NoError(t, err)
			}
		}
	})
}
