package document_test

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wide has many groups of one row, more than SUM takes arguments.
func wide(groups int) *document.Document {
	var rows []document.Row
	for range groups {
		rows = append(rows, group("g"), row(document.Ordinary, txt("a"), num("1")), row(document.Subtotal, txt("s"), num("1")))
	}
	return appendix(points(), append(rows, row(document.Total, txt("t"), num(strconv.Itoa(groups))))...)
}

func TestXLSXSums(t *testing.T) {
	g := group("g")
	a := func(c document.Cell) document.Row { return row(document.Ordinary, txt("a"), c) }
	sub := func(c document.Cell) document.Row { return row(document.Subtotal, txt("s"), c) }
	total := func(c document.Cell) document.Row { return row(document.Total, txt("t"), c) }
	for _, c := range []struct {
		name string
		doc  *document.Document
		want map[string]string // the formulas
	}{
		{"no rows", appendix(points(), g, sub(num("0"))), nil},
		{"adds up", appendix(points(), g, a(num("0.1")), a(num("0.2")), sub(num("0.3"))), map[string]string{"B5": "SUM(B3:B4)"}},
		{"does not add up", appendix(points(), g, a(num("1")), a(num("2")), sub(num("4"))), nil},
		{"off by a little", appendix(points(), g, a(num("0.1")), a(num("0.2")), sub(num("0.30000000000001"))), nil},
		{"a text among them", appendix(points(), g, a(num("1")), a(txt("0–2")), sub(num("1"))), nil},
		{"an endless number among them", appendix(points(), g, a(num("1")), a(num("1.000000000000000000001")), sub(num("1"))), nil},
		{"an empty cell among them", appendix(points(), g, a(num("1")), a(txt("")), sub(num("1"))), map[string]string{"B5": "SUM(B3:B4)"}},
		{"empty cells alone", appendix(points(), g, a(txt("")), sub(num("0"))), nil},
		{"the sum is a text", appendix(points(), g, a(num("1")), sub(txt("1–3"))), nil},
		{"without a group", appendix(points(), a(num("1")), sub(num("1"))), map[string]string{"B3": "SUM(B2)"}},
		{"a subtotal does not end the group", appendix(points(), g, a(num("1")), sub(num("1")), a(num("2")), sub(num("3"))),
			map[string]string{"B4": "SUM(B3)", "B6": "SUM(B3,B5)"}},
		{"total of a contradiction", appendix(points(), g, a(num("1")), sub(num("2")), g, a(num("3")), sub(num("3")), total(num("5"))),
			map[string]string{"B7": "SUM(B6)", "B8": "SUM(B4,B7)"}},
		{"total that does not add up", appendix(points(), g, a(num("1")), sub(num("1")), total(num("2"))), map[string]string{"B4": "SUM(B3)"}},
		{"total without subtotals", appendix(points(), a(num("1")), total(num("1"))), nil},
		{"total of a text", appendix(points(), g, a(num("1")), sub(num("1")), g, a(txt("0–2")), sub(txt("0–2")), total(num("1"))), map[string]string{"B4": "SUM(B3)"}},
		{"rows after the total", appendix(points(), g, a(num("1")), sub(num("1")), total(num("1")), a(num("1"))),
			map[string]string{"B4": "SUM(B3)", "B5": "SUM(B4)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := map[string]string{}
			file := written(t, "xlsx", c.doc)
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
			assert.Equal(t, formulas, addUp(t, written(t, "xlsx", wide(groups))), "%d groups", groups)
		}
	})
	t.Run("the plan", func(t *testing.T) {
		assert.Equal(t, 27, addUp(t, written(t, "xlsx", plan())), "nine sums in three columns")
	})
	t.Run("the plan's own figures", func(t *testing.T) {
		d := plan()
		rows := d.Appendix.Table.Rows
		for i, r := range rows {
			if r.Kind == document.Subtotal && r.Cells[2].Text == "18" {
				rows[i].Cells[3], rows[i].Cells[4] = num("15"), num("3")
			}
		}
		cells := sheetOf(t, written(t, "xlsx", d)).cells()
		for ref, want := range map[string]string{"D23": "15", "E23": "3", "D36": "89", "E36": "11"} {
			assert.Nil(t, cells[ref].Formula, ref)
			assert.Equal(t, want, *cells[ref].Value, ref)
		}
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
	cells := sheetOf(t, file).cells()
	n := 0
	for ref, c := range cells {
		if c.Formula == nil {
			continue
		}
		n++
		require.Empty(t, c.Type, "the value beside a formula is a number")
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
		assert.True(t, sum.Equal(decimal.RequireFromString(*c.Value)), "%s: %s is %s, not %s", ref, *c.Formula, sum, *c.Value)
	}
	return n
}
