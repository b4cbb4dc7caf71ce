package sample

import (
	"fmt"

	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/shopspring/decimal"
)

// Areas has the areas of the commune Y Tịch in 2022 as they were published.
func Areas() *chart.Chart {
	c := &chart.Chart{
		Kind: chart.Bars, Title: "Điểm đạt được theo lĩnh vực", Up: "điểm",
		Alt: "Bốn lĩnh vực đạt điểm tối đa; lĩnh vực 1, 5 và 7 mất 3 điểm, lĩnh vực 2 mất 1 điểm.",
	}
	for i, a := range areas {
		c.Bars = append(c.Bars, chart.Bar{Label: fmt.Sprintf("%d. %s", i+1, a.title), Value: Amount(a.got),
			Of: Amount(a.of)})
	}
	return c
}

// Losses has its losses item by item, which come to one more.
func Losses() *chart.Chart {
	return &chart.Chart{
		Kind: chart.Waterfall, Title: "Từ điểm tối đa đến điểm đạt được", Up: "điểm",
		Alt: "Từ 100 điểm, bảy khoản mất điểm đưa về 89 điểm.",
		Bars: []chart.Bar{
			{Label: "Điểm tối đa", Value: Amount("100"), Sum: true},
			{Label: "1.5. Sáng kiến mới trong cải cách hành chính", Value: Amount("-3")},
			{Label: "2.1. Văn bản quy phạm pháp luật ban hành trong năm", Value: Amount("-1")},
			{Label: "5.3.2. Tỷ lệ cán bộ, công chức hoàn thành tốt nhiệm vụ trở lên", Value: Amount("-2")},
			{Label: "5.4.2. Chấp hành kỷ luật, kỷ cương hành chính", Value: Amount("-2")},
			{Label: "7.1.3. Tỷ lệ văn bản đi chỉ gửi dưới dạng điện tử", Value: Amount("-1")},
			{Label: "7.2. Hồ sơ được nhập vào hệ thống một cửa điện tử", Value: Amount("-1")},
			{Label: "7.6.2. Lập hồ sơ công việc điện tử", Value: Amount("-1")},
			{Label: "Điểm đạt được", Value: Amount("89"), Sum: true},
		},
	}
}

// ManySteps has thirty steps with labels of all lengths, gains among them.
func ManySteps() *chart.Chart {
	c := &chart.Chart{Kind: chart.Waterfall, Title: "Ba mươi bước", Alt: "Ba mươi bước.", Up: "điểm"}
	level := Amount("100")
	c.Bars = append(c.Bars, chart.Bar{Label: "Điểm tối đa", Value: level, Sum: true})
	words := []string{"Mức độ hoàn thành kế hoạch kiểm tra, giám sát",
		"Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn và trước hạn trong năm, bao gồm cả hồ sơ trực tuyến toàn trình",
		"Công khai", "Bố trí số lượng lãnh đạo theo quy định", "Điểm thưởng sáng kiến"}
	for i := range 30 {
		v := Amount("-0.75")
		switch i % 5 {
		case 1:
			v = Amount("-0.25")
		case 4:
			v = Amount("0.5")
		case 2:
			v = Amount("0")
		}
		level = level.Add(v)
		c.Bars = append(c.Bars, chart.Bar{Label: fmt.Sprintf("%d.%d. %s", i/4+1, i%4+1, words[i%5]), Value: v})
	}
	c.Bars = append(c.Bars, chart.Bar{Label: "Điểm đạt được", Value: level, Sum: true})
	return c
}

// Effort is what the best actions together win back for more and more effort.
func Effort() *chart.Chart {
	c := &chart.Chart{
		Kind: chart.Curve, Screen: true, Title: "Điểm có thể đạt theo công sức",
		Across: "Công sức (ngày công)", Up: "Điểm đạt được",
		Alt: "Với 12 ngày công đạt 95,5 điểm.",
	}
	for _, p := range [][2]string{{"0", "89"}, {"2", "91"}, {"5", "93"}, {"9", "94"}, {"12", "95.5"}, {"20", "97"},
		{"31", "98"}, {"45", "99.25"}, {"60", "100"}} {
		c.Points = append(c.Points, chart.Point{Across: Amount(p[0]), Up: Amount(p[1]), Chosen: p[0] == "12"})
	}
	return c
}

// ManyPoints is a curve of 2,000 points.
func ManyPoints() *chart.Chart {
	c := &chart.Chart{Kind: chart.Curve, Title: "Hai nghìn điểm", Across: "Công sức", Up: "Điểm"}
	up := decimal.Zero
	for i := range 2000 {
		up = up.Add(decimal.New(2000-int64(i), -5))
		c.Points = append(c.Points, chart.Point{Across: decimal.New(int64(i), 0), Up: up, Chosen: i == 700})
	}
	return c
}
