package document_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// checkSums adds up the three columns of points: rows to subtotals, these to the
// total, in decimals.
func checkSums(t *testing.T, table *office.Table) {
	t.Helper()
	var rows, all [3]decimal.Decimal
	some := false
	for _, r := range table.Rows {
		switch r.Kind {
		case office.Group:
			rows, some = [3]decimal.Decimal{}, false
			continue
		case office.Ordinary:
			some = true
		case office.Total:
			for i, v := range decimals(r.Cells[2:5]) {
				assert.True(t, v.Valid && v.Decimal.Equal(all[i]), "total is %s, the sum %s", v.Decimal, all[i])
			}
			return
		}
		require.True(t, r.Cells[2].Number.Valid && r.Cells[3].Number.Valid && r.Cells[4].Number.Valid, r.Cells[1].Text)
		off := r.Cells[2].Number.Decimal.Sub(r.Cells[3].Number.Decimal)
		assert.True(t, off.Equal(r.Cells[4].Number.Decimal), r.Cells[1].Text)
		for i, v := range decimals(r.Cells[2:5]) {
			if r.Kind == office.Subtotal {
				assert.True(t, !some || v.Decimal.Equal(rows[i]), "%s is %s, the sum %s", r.Cells[1].Text, v.Decimal, rows[i])
				all[i] = all[i].Add(v.Decimal)
			}
			rows[i] = rows[i].Add(v.Decimal)
		}
		if r.Kind == office.Subtotal {
			rows, some = [3]decimal.Decimal{}, false
		}
	}
	t.Fatal("there is no total")
}

func TestAppendixAddsUp(t *testing.T) {
	for _, l := range bothLanguages {
		checkSums(t, documentOf(t, planOfYTich(t), document.Options{Form: document.Note, Lang: l}).Appendices[0].Body[0].(*office.Table))
	}
	p := planOfCommune(t, "facts")
	d := documentOf(t, p, document.Options{Form: document.Note})
	checkSums(t, d.Appendices[0].Body[0].(*office.Table))
	final := decimal.Zero
	for _, item := range []string{"Điểm sau quy đổi", "Điểm thưởng", "Điểm phạt"} {
		final = final.Add(rowOf(t, d, item)[3].Number.Decimal)
	}
	assert.True(t, final.Equal(rowOf(t, d, "Điểm cuối cùng")[3].Number.Decimal))
	assert.Equal(t, "−0,50", rowOf(t, d, "Điểm phạt")[3].Text)
	assert.Contains(t, bodyOf(d), "Trong đó: các lĩnh vực đạt 78,92/97,5 điểm; quy đổi do có nội dung không áp dụng "+
		"thành 80,95 điểm; cộng điểm thưởng 01 điểm; trừ điểm phạt 0,5 điểm.")
	assert.Contains(t, bodyOf(documentOf(t, p, document.Options{Form: document.Short})), "3. Cải cách thủ tục hành chính: "+
		"thang điểm 18 điểm, áp dụng 15,5 điểm, xã đạt 12,91 điểm (điểm trừ 2,59 điểm).")
}

// checkSteps checks that a waterfall comes to each of its sums.
func checkSteps(t *testing.T, c *chart.Chart) {
	t.Helper()
	level := c.Bars[0].Value
	require.True(t, c.Bars[0].Sum)
	for _, b := range c.Bars[1:] {
		if b.Sum {
			assert.True(t, b.Value.Equal(level), "%s is %s, the steps come to %s", b.Label, b.Value, level)
			continue
		}
		level = level.Add(b.Value)
	}
	assert.True(t, c.Bars[len(c.Bars)-1].Sum)
}

func TestPlanCharts(t *testing.T) {
	charts := chartsOf(documentOf(t, planOfYTich(t), document.Options{Form: document.Note}))
	require.Len(t, charts, 2)
	checkSteps(t, charts[chart.Waterfall])
	assert.Len(t, charts[chart.Waterfall].Bars, 9, "a maximum, seven deficits, a sum")
	assert.Len(t, charts[chart.Bars].Bars, 8)

	charts = chartsOf(documentOf(t, planOfCommune(t, "facts"), document.Options{Form: document.Note}))
	checkSteps(t, charts[chart.Waterfall])
	assert.Len(t, charts[chart.Waterfall].Bars, 14, "by area, then rescaling, bonus and penalty, with three sums")
	for _, b := range charts[chart.Bars].Bars {
		assert.True(t, b.Of.IsPositive())
	}

	assert.Empty(t, chartsOf(documentOf(t, planOfYTich(t), document.Options{})))
	assert.Empty(t, chartsOf(documentOf(t, planOfCommune(t, "gaps"), document.Options{Form: document.Note})),
		"points that are not known have no bars")
	p := planOfYTich(t)
	p.Deficits[0].Lost.Decimal = decimal.NewFromInt(2)
	assert.NotContains(t, chartsOf(documentOf(t, p, document.Options{Form: document.Note})), chart.Waterfall, "it does not add up")
}

// What is not known stands as a range, and is no number of a spreadsheet.
func TestPlanWithMissingFigures(t *testing.T) {
	d := documentOf(t, planOfCommune(t, "gaps"), document.Options{Form: document.Note})
	text := bodyOf(d)
	assert.Contains(t, text, "đạt từ 70,58 đến 84,66 điểm trên thang điểm 100, vì còn thiếu số liệu.")
	short := bodyOf(documentOf(t, planOfCommune(t, "gaps"), document.Options{Form: document.Short}))
	assert.Contains(t, short, "2. Cải cách thể chế: thang điểm 08 điểm, xã đạt từ 5,79 đến 6,54 điểm (điểm trừ từ 1,46 đến "+
		"2,21 điểm).")
	assert.Contains(t, short, "điểm tối đa 03 điểm, xã đạt từ 0 đến 03 điểm, do chưa đủ số liệu")
	assert.Contains(t, text, "quy đổi do có nội dung không áp dụng thành từ 70,08 đến 84,16 điểm; cộng điểm thưởng "+
		"01 điểm")
	cells := rowOf(t, d, "8.1.1")
	assert.Equal(t, []string{"3,00", "0,00–3,00", "0,00–3,00"}, []string{cells[2].Text, cells[3].Text, cells[4].Text})
	assert.Equal(t, []bool{true, false, false}, []bool{cells[2].Number.Valid, cells[3].Number.Valid,
		cells[4].Number.Valid})
	assert.Equal(t, "68,19–82,09", rowOf(t, d, "Tổng cộng")[3].Text)
	assert.Equal(t, "70,58–84,66", rowOf(t, d, "Điểm cuối cùng")[3].Text)
	assert.Contains(t, office.Tables(d.Appendices[0].Body)[0].Notes[0], "khoảng")

	// Where it is open whether an item counts, the maximum is open as well.
	p := planOfCommune(t, "gaps")
	p.Results.Areas[7].Applicable.Valid = false
	p.Results.Areas[7].Applies.Least = decimal.NewFromInt(12)
	p.Results.Total.Applicable.Valid = false
	d = documentOf(t, p, document.Options{Form: document.Note})
	assert.Contains(t, bodyOf(documentOf(t, p, document.Options{Form: document.Short})), "thang điểm 15 điểm, áp dụng từ 12 đến "+
		"15 điểm, xã đạt từ 3,66 đến 14,41 điểm (điểm trừ từ 0,59 đến 11,34 điểm).")
	assert.Equal(t, "94,50–97,50", rowOf(t, d, "Tổng cộng")[2].Text)
}

// A plan that takes the targets of an optimum says what for, and what is proved.
func TestPlanOfAnOptimum(t *testing.T) {
	s, f := scored(t, "ytich/chi-lang-commune-2022.yaml", "ytich/y-tich-facts.yaml")
	aim := &remediation.Aim{
		Goal:      remediation.Goal{Total: decimal.NewNullDecimal(decimal.NewFromInt(95))},
		Otherwise: &remediation.Effort{Fixed: decimal.NewFromInt(5)},
		Unit:      rubric.Text{VI: "ngày công", EN: "days of work"},
	}
	best, err := remediation.Optimize(context.Background(), s, f, aim, nil)
	require.NoError(t, err)
	p, err := remediation.NewPlan(context.Background(), s, f, nil, &remediation.Options{Optimum: best})
	require.NoError(t, err)
	d := documentOf(t, p, document.Options{Form: document.Note})
	text := bodyOf(d)
	assert.Contains(t, text, "Các mục tiêu ở Phụ lục được chọn để đạt từ 95 điểm trở lên với công sức ít nhất; công "+
		"sức cần thiết: ")
	gain := strings.ReplaceAll(inVietnamese.Points(best.Best.Gain), "\u00a0", " ")
	assert.Contains(t, text, "tổng điểm tăng "+gain+", từ 89 lên ")
	assert.Contains(t, text, "Đã chứng minh rằng không có phương án nào tốt hơn.")
	curve := chartsOf(d)[chart.Curve]
	require.NotNil(t, curve)
	chosen := 0
	for _, point := range curve.Points {
		if point.Chosen {
			chosen++
			assert.True(t, point.Across.Equal(best.Best.Effort))
		}
	}
	assert.Equal(t, 1, chosen)

	p.Optimum.Proved, p.Optimum.Reached = false, false
	p.Optimum.Doubts = []rubric.Text{{VI: "vượt giới hạn tính toán", EN: "past the work allowed"}}
	p.Optimum.Goal = remediation.Goal{Rank: 2, Rivals: make([]decimal.Decimal, 19)}
	text = bodyOf(documentOf(t, p, document.Options{Form: document.Note, Lang: rubric.English}))
	assert.Contains(t, text, "The targets in the appendix were chosen to reach rank 2 of 20 (at least 95 points) with the least "+
		"effort; they take ")
	assert.Contains(t, text, "Within the limits nothing was found that reaches that")
	assert.Contains(t, text, "it is not proved to be the best there is: past the work allowed.")
}
