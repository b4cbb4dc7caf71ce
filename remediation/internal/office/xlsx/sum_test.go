package xlsx_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wide has many groups of one row, more than SUM takes arguments.
func wide(groups int) *office.Document {
	var rows []office.Row
	for range groups {
		rows = append(rows, sample.Group("g"), sample.Row(office.Ordinary, sample.Text("a"), sample.Num("1")),
			sample.Row(office.Subtotal, sample.Text("s"), sample.Num("1")))
	}
	return sample.Appendix(points(), append(rows, sample.Row(office.Total, sample.Text("t"),
		sample.Num(strconv.Itoa(groups))))...)
}

func TestSums(t *testing.T) {
	g := sample.Group("g")
	a := func(c office.Cell) office.Row { return sample.Row(office.Ordinary, sample.Text("a"), c) }
	sub := func(c office.Cell) office.Row { return sample.Row(office.Subtotal, sample.Text("s"), c) }
	total := func(c office.Cell) office.Row { return sample.Row(office.Total, sample.Text("t"), c) }
	for _, c := range []struct {
		name string
		doc  *office.Document
		want map[string]string // the formulas
	}{
		{"no rows", sample.Appendix(points(), g, sub(sample.Num("0"))), nil},
		{"adds up", sample.Appendix(points(), g, a(sample.Num("0.1")), a(sample.Num("0.2")), sub(sample.Num("0.3"))),
			map[string]string{"B5": "SUM(B3:B4)"}},
		{"does not add up", sample.Appendix(points(), g, a(sample.Num("1")), a(sample.Num("2")), sub(sample.Num("4"))), nil},
		{"off by a little", sample.Appendix(points(), g, a(sample.Num("0.1")), a(sample.Num("0.2")),
			sub(sample.Num("0.30000000000001"))), nil},
		{"a text among them", sample.Appendix(points(), g, a(sample.Num("1")), a(sample.Text("0–2")), sub(sample.Num("1"))),
			nil},
		{"an endless number among them", sample.Appendix(points(), g, a(sample.Num("1")),
			a(sample.Num("1.000000000000000000001")), sub(sample.Num("1"))), nil},
		{"an empty cell among them", sample.Appendix(points(), g, a(sample.Num("1")), a(sample.Text("")),
			sub(sample.Num("1"))), map[string]string{"B5": "SUM(B3:B4)"}},
		{"empty cells alone", sample.Appendix(points(), g, a(sample.Text("")), sub(sample.Num("0"))), nil},
		{"the sum is a text", sample.Appendix(points(), g, a(sample.Num("1")), sub(sample.Text("1–3"))), nil},
		{"a parent, which does not count", sample.Appendix(points(), g, sample.Row(office.Parent, sample.Text("p"),
			sample.Num("3")), a(sample.Num("1")), a(sample.Num("2")), sub(sample.Num("3"))),
			map[string]string{"B6": "SUM(B4:B5)"}},
		{"without a group", sample.Appendix(points(), a(sample.Num("1")), sub(sample.Num("1"))),
			map[string]string{"B3": "SUM(B2)"}},
		{"a subtotal ends what it sums up", sample.Appendix(points(), g, a(sample.Num("1")), sub(sample.Num("1")),
			a(sample.Num("2")), sub(sample.Num("2")), sub(sample.Num("2"))),
			map[string]string{"B4": "SUM(B3)", "B6": "SUM(B5)"}},
		{"total of a contradiction", sample.Appendix(points(), g, a(sample.Num("1")), sub(sample.Num("2")), g,
			a(sample.Num("3")), sub(sample.Num("3")), total(sample.Num("5"))),
			map[string]string{"B7": "SUM(B6)", "B8": "SUM(B4,B7)"}},
		{"total that does not add up", sample.Appendix(points(), g, a(sample.Num("1")), sub(sample.Num("1")),
			total(sample.Num("2"))), map[string]string{"B4": "SUM(B3)"}},
		{"total without subtotals", sample.Appendix(points(), a(sample.Num("1")), total(sample.Num("1"))),
			map[string]string{"B3": "SUM(B2)"}},
		{"total of a text", sample.Appendix(points(), g, a(sample.Num("1")), sub(sample.Num("1")), g, a(sample.Text("0–2")),
			sub(sample.Text("0–2")), total(sample.Num("1"))), map[string]string{"B4": "SUM(B3)"}},
		{"total of rows beside subtotals", sample.Appendix(points(), g, a(sample.Num("1")), a(sample.Num("2")),
			sub(sample.Num("3")), a(sample.Num("5")), total(sample.Num("8"))),
			map[string]string{"B5": "SUM(B3:B4)", "B7": "SUM(B5:B6)"}},
		{"total of subtotals though rows stand beside them", sample.Appendix(points(), g, a(sample.Num("1")),
			sub(sample.Num("1")), a(sample.Num("5")), total(sample.Num("1"))),
			map[string]string{"B4": "SUM(B3)", "B6": "SUM(B4)"}},
		{"rows after the total", sample.Appendix(points(), g, a(sample.Num("1")), sub(sample.Num("1")),
			total(sample.Num("1")), a(sample.Num("1"))),
			map[string]string{"B4": "SUM(B3)", "B5": "SUM(B4)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := map[string]string{}
			file := sample.Written(t, xlsx.Write, c.doc)
			for ref, cell := range sheetOf(t, file).cells() {
				if cell.Formula != nil {
					got[ref] = *cell.Formula
				}
			}
			if c.want == nil {
				c.want = map[string]string{}
			}
			assert.Equal(t, c.want, got)
			addUp(t, file)
		})
	}
	t.Run("as many as a sum takes", func(t *testing.T) {
		for groups, formulas := range map[int]int{255: 256, 256: 256} {
			assert.Equal(t, formulas, addUp(t, sample.Written(t, xlsx.Write, wide(groups))), "%d groups", groups)
		}
	})
	t.Run("the plan", func(t *testing.T) {
		file := sample.Written(t, xlsx.Write, sample.Plan())
		assert.Equal(t, 27+15+2*11, addUp(t, file), "nine sums in three columns, differences, two tables of areas")
		cells := sheetAt(t, file, 1).cells()
		for ref, want := range map[string]string{
			"E6": "C6-D6", "E13": "C13-D13", "C14": "SUM(C6:C13)", "E14": "SUM(E6:E13)",
		} {
			require.NotNil(t, cells[ref].Formula, ref)
			assert.Equal(t, want, *cells[ref].Formula)
		}
	})
	t.Run("the plan's own figures", func(t *testing.T) {
		d := sample.Plan()
		rows := office.Tables(d.Appendices[0].Body)[0].Rows
		for i, r := range rows {
			if r.Kind == office.Subtotal && r.Cells[2].Text == "18" {
				rows[i].Cells[3], rows[i].Cells[4] = sample.Num("15"), sample.Num("3")
			}
		}
		file := sample.Written(t, xlsx.Write, d)
		cells := sheetAt(t, file, 2).cells()
		for ref, want := range map[string][2]string{
			"D24": {"15"}, "E24": {"3", "C24-D24"}, "D37": {"89"}, "E37": {"11", "C37-D37"},
		} {
			formula := ""
			if f := cells[ref].Formula; f != nil {
				formula = *f
			}
			assert.Equal(t, want, [2]string{*cells[ref].Value, formula}, ref)
		}
		addUp(t, file)
	})
}

var (
	sumFormula  = regexp.MustCompile(`^SUM\(([A-Z]+\d+(?::[A-Z]+\d+)?(?:,[A-Z]+\d+(?::[A-Z]+\d+)?)*)\)$`)
	sumArgument = regexp.MustCompile(`([A-Z]+)(\d+)(?::[A-Z]+(\d+))?`)
)

// addUp adds up the cells that each formula names, requires that they come to
// the value beside it, and counts the formulas.
func addUp(t *testing.T, file []byte) int {
	t.Helper()
	n := 0
	for i := range openXLSX(t, file).SheetCount {
		n += addUpSheet(t, sheetAt(t, file, i+1).cells())
	}
	return n
}

func addUpSheet(t *testing.T, cells map[string]cellX) int {
	t.Helper()
	n := 0
	for ref, c := range cells {
		if c.Formula == nil {
			continue
		}
		n++
		require.Empty(t, c.Type, "the value beside a formula is a number")
		if of, less, ok := strings.Cut(*c.Formula, "-"); ok {
			require.Empty(t, cells[of].Type+cells[less].Type, "%s subtracts a text", ref)
			value := decimal.RequireFromString(*cells[of].Value).Sub(decimal.RequireFromString(*cells[less].Value))
			assert.True(t, value.Equal(decimal.RequireFromString(*c.Value)), "%s: %s is %s, not %s", ref, *c.Formula, value,
				*c.Value)
			continue
		}
		parts := sumFormula.FindStringSubmatch(*c.Formula)
		require.NotNil(t, parts, *c.Formula)
		var sum decimal.Decimal
		for _, a := range sumArgument.FindAllStringSubmatch(parts[1], -1) {
			first, err := strconv.Atoi(a[2])
			require.NoError(t, err)
			last := first
			if a[3] != "" {
				last, err = strconv.Atoi(a[3])
				require.NoError(t, err)
			}
			for row := first; row <= last; row++ {
				part := cells[fmt.Sprint(a[1], row)]
				if part.Value == nil {
					continue
				}
				require.Empty(t, part.Type, "%s adds up a text", ref)
				sum = sum.Add(decimal.RequireFromString(*part.Value))
			}
		}
		assert.True(t, sum.Equal(decimal.RequireFromString(*c.Value)), "%s: %s is %s, not %s", ref, *c.Formula, sum,
			*c.Value)
	}
	return n
}
