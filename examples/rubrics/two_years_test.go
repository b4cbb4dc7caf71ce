package rubrics_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/form"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Example_twoYears says what moved the scores of made-up communes between two editions.
func Example_twoYears() {
	b, err := twoYears()
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range b.Len() {
		c := b.Unit(i)
		fmt.Println(c.Unit.ID, c.Text.VI)
	}
	for _, g := range b.Summary().Groups {
		fmt.Println(g.Name, g.Text.VI)
	}
	c := b.Unit(0)
	for _, row := range c.Rows[:4] {
		fmt.Println(row.Kind, row.Title.VI, row.From, row.To, row.Parts.Change)
		for _, why := range row.Open {
			fmt.Println(" ", why.Text.VI)
		}
	}
	// Output:
	// vi-du-1 giảm 2,6 điểm, từ 43 xuống 40,4: do số liệu +4,35, do thay đổi quy tắc chấm điểm −4,95, do thay đổi điểm tối đa −0,2, chưa tách được nguyên nhân −1,8
	// vi-du-2 giảm 0,23 điểm, từ 34,93 xuống 34,7: do số liệu +3,65, do thay đổi quy tắc chấm điểm −0,45, do thay đổi điểm tối đa −1,45, chưa tách được nguyên nhân khoảng −1,98
	// vi-du-3 giảm 1,1 điểm, từ 45,9 xuống 44,8: do số liệu khoảng −2,53, do thay đổi quy tắc chấm điểm khoảng −2,13, do thay đổi điểm tối đa −0,05, chưa tách được nguyên nhân +3,6
	// commune bình quân 2 đơn vị giảm khoảng 1,42 điểm: do số liệu +4, do thay đổi quy tắc chấm điểm −2,7, do thay đổi điểm tối đa khoảng −0,83, chưa tách được nguyên nhân khoảng −1,89
	// ward bình quân 1 đơn vị giảm 1,1 điểm: do số liệu khoảng −2,53, do thay đổi quy tắc chấm điểm khoảng −2,13, do thay đổi điểm tối đa −0,05, chưa tách được nguyên nhân +3,6
	// same Giải quyết hồ sơ đúng hạn [2.1] [2.1] -4
	// gone Có sổ theo dõi hồ sơ [2.2] [] -4
	//   mục 2.2 theo quy tắc năm 2025, số liệu năm 2026: thiếu Có sổ theo dõi hồ sơ
	// new Số hoá hồ sơ [] [3.3] 2.2
	//   mục 3.3 theo quy tắc năm 2026, số liệu năm 2025: thiếu Tỷ lệ hồ sơ số hoá
	// same Báo cáo đúng hạn [1.3] [1.3] 2
}

// twoYears compares the units of two-years.
func twoYears() (*bridge.Bridge, error) {
	var years [2]bridge.Year
	for i, year := range []string{"2025", "2026"} {
		s, err := scorerOf("two-years/commune-" + year + ".yaml")
		if err != nil {
			return nil, err
		}
		name := "two-years/units-" + year + ".csv"
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		table, err := form.ReadTable(name, src, s, nil)
		if err != nil {
			return nil, err
		}
		var units []scoring.Facts
		for _, u := range table.Units {
			units = append(units, u.Facts)
		}
		years[i] = bridge.Year{Scorer: s, Units: slices.Values(units)}
	}
	const name = "two-years/2025-2026.map.yaml"
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	m, err := bridge.ParseMap(name, src, years[0].Scorer.Rubric(), years[1].Scorer.Rubric(), nil)
	if err != nil {
		return nil, err
	}
	return bridge.Compare(context.Background(), years[0], years[1], m, nil)
}

func scorerOf(file string) (*scoring.Scorer, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	r, err := rubric.Parse(file, src, nil)
	if err != nil {
		return nil, err
	}
	return scoring.Compile(r, nil)
}

// TestTwoYears: both editions are proved, nobody can take them for decided, and the units
// are those of both files.
func TestTwoYears(t *testing.T) {
	for _, year := range []string{"2025", "2026"} {
		s := compiled(t, "two-years/commune-"+year+".yaml")
		report := proved(t, s)
		assert.Empty(t, report.Findings())
		assert.Empty(t, report.Warnings)
		assert.True(t, s.Rubric().Illustrative)
		assert.Contains(t, s.Rubric().Decision.Number, "MINH-HOẠ")
	}
	b, err := twoYears()
	require.NoError(t, err)
	r := b.Report()
	assert.True(t, r.Illustrative)
	assert.Equal(t, "vi-du-4 vi-du-5", r.OnlyEarlier[0].ID+" "+r.OnlyLater[0].ID)
	for _, c := range r.Units {
		p := c.Parts
		assert.Zero(t, p.Change.Cmp(p.Rules.Plus(p.Weights).Plus(p.Data).Plus(p.Adjustments).Plus(p.Open)), c.Unit.ID)
	}
}
