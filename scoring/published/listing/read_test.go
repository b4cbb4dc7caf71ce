package listing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// shown writes what was read of a listing: columns, rows, means, notes and remarks.
func shown(l *listing.Listing) string {
	var b strings.Builder
	for _, c := range l.Columns {
		fmt.Fprintf(&b, "%s", c.Role)
		if c.Of != "" {
			fmt.Fprintf(&b, " of %s", c.Of)
		}
		if !c.Max.IsZero() {
			fmt.Fprintf(&b, " (%s)", c.Max)
		}
		b.WriteString("; ")
	}
	for _, r := range l.Rows {
		fmt.Fprintf(&b, "\n%d %s|%s|%s|%s:", r.Line, r.ID, r.Name, r.Group, r.Band)
		for _, f := range r.Figures {
			if !f.IsZero() {
				fmt.Fprintf(&b, " %s", f)
			}
		}
	}
	for _, m := range l.Means {
		fmt.Fprintf(&b, "\nmean of %s %s in %q: %s", m.Role, m.Of, m.Group, m.Value)
	}
	for _, n := range l.Notes {
		fmt.Fprintf(&b, "\nnote %s", n)
	}
	for _, r := range l.Remarks {
		fmt.Fprintf(&b, "\nremark %s", r)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(strings.Replace(province, "title: One",
		"title: {vi: Công tác chỉ đạo, en: Leadership}", 1)), nil)
	require.NoError(t, err)
	for name, tt := range map[string]struct {
		src, want string
		opts      *listing.Options
	}{
		"a table as authorities print it": {
			src: "\ufeffBẢNG KẾT QUẢ CHỈ SỐ CCHC NĂM 2024\n(Kèm theo Quyết định số 1/QĐ-UBND)\n\n" +
				"TT;Đơn vị;Điểm thẩm định (65);Điểm điều tra XHH (35 điểm);Tổng điểm;Chỉ số (%);Xếp hạng;Xếp loại;Ghi chú thêm\n" +
				"(1);(2);(3);(4);(5)=(3)+(4);(6);(7);(8)\n" +
				"I;Khối sở, ngành;;;;;;\n" +
				"1;Sở A;50,50;30,10;80,60;80,60%;1;Tốt;x\n" +
				"2;Sở B;-;;;;;\n" +
				";Trung bình;50,50;30,10;80,60;80,60;;\n" +
				"II;Khối huyện;;;;;;\n" +
				"1;Huyện C;40,00;30,00;70,00;70,00;1;Khá\n" +
				";Trung bình;40,00;30,00;70,00;70,00;;\n" +
				";Điểm tối đa;65;35;100;;;\n" +
				";Trung bình chung;45,25;30,05;75,30;75,30;;\n" +
				"Nguồn: Sở Nội vụ\n",
			want: `other; name; part of appraisal (65); part of survey (35); total (100); index; rank; band; 
7 |Sở A|Khối sở, ngành|Tốt: 50.50 30.10 80.60 80.60 1
8 |Sở B|Khối sở, ngành|:
11 |Huyện C|Khối huyện|Khá: 40.00 30.00 70.00 70.00 1
mean of part appraisal in "Khối sở, ngành": 50.50
mean of part survey in "Khối sở, ngành": 30.10
mean of total  in "Khối sở, ngành": 80.60
mean of index  in "Khối sở, ngành": 80.60
mean of part appraisal in "Khối huyện": 40.00
mean of part survey in "Khối huyện": 30.00
mean of total  in "Khối huyện": 70.00
mean of index  in "Khối huyện": 70.00
mean of part appraisal in "": 45.25
mean of part survey in "": 30.05
mean of total  in "": 75.30
mean of index  in "": 75.30
note BẢNG KẾT QUẢ CHỈ SỐ CCHC NĂM 2024
note (Kèm theo Quyết định số 1/QĐ-UBND)
note (1) (2) (3) (4) (5)=(3)+(4) (6) (7) (8)
note Nguồn: Sở Nội vụ
remark t: I4: the heading “Ghi chú thêm” says nothing that is known; the column is not read`,
		},
		"headings in two rows, above several columns": {
			src: "STT\tTên đơn vị\tThẩm định\t\tKhảo sát\t\tTổng điểm\tThứ hạng\n" +
				"\t\tĐiểm\t%\tĐiểm\t%\t\t\n" +
				"1\tA\t50\t76,92\t30\t85,71\t80\t1\n",
			want: "other; name; part of appraisal; index of appraisal; part of survey; index of survey; total; rank; " +
				"\n3 |A||: 50 76.92 30 85.71 80 1",
		},
		"headings by codes, with signs that part thousands": {
			src:  "unit,group,1,1.1,1.2,2. Thể chế,max score,total,rank by appraisal\nA,x,\"1,234.50\",1234.5,0,0.125,2000,\"1,234.625\",2\n",
			want: "name; group; item of 1; item of 1.1; item of 1.2; item of 2; max; total; rank of appraisal; \n2 |A|x|: 1234.50 1234.5 0 0.125 2000 1234.625 2",
		},
		"headings by titles and codes of a rubric": {
			opts: &listing.Options{Rubric: r},
			src:  "Đơn vị,CONG TAC CHI DAO,1.2 B,3,Three (%),7.7,Tổng\nA,30,20,10,28.57,5,40\n",
			want: "name; item of 1; item of 1.2; item of 3; index of 3; total; \n2 |A||: 30 20 10 28.57 40" +
				"\nremark t: F1: the heading “7.7” says nothing that is known; the column is not read",
		},
		"roles that are said": {
			opts: &listing.Options{Roles: map[string]listing.Column{"B": {Role: listing.Part, Of: "field work"},
				"Kết quả": {Role: listing.Other}}},
			src: "Đơn vị,Thực địa,Kết quả,Tổng điểm\nA,30.00,10,40.0\nB,30.0,10,40.0\n",
			want: "name; part of field work; other; total; \n2 |A||: 30.00 40.0\n3 |B||: 30.0 40.0" +
				"\nremark t: the column “Thực địa” prints from 1 to 2 decimals; every figure is compared at its own",
		},
		"other words, groups with means of their own": {
			src: "STT,\"Tên sở, ban, ngành\",Kết quả thẩm định,Kết quả điều tra xã hội học,\"Tổng điểm (thẩm định, khảo sát)\",Điểm tự chấm,Xếp hạng theo tổng điểm\n" +
				"I,\"Khối sở, ngành\",50,30,80,,\n1,Max Planck,50,30,80,81,1\n" +
				"II,Khối huyện,40,30,70,,\n1,Trung Bình,40,30,70,75,1\n,,\nNGƯỜI LẬP BIỂU,,,GIÁM ĐỐC\n",
			want: "other; name; part of appraisal; part of survey; total; other; rank; " +
				"\n3 |Max Planck|Khối sở, ngành|: 50 30 80 1\n5 |Trung Bình|Khối huyện|: 40 30 70 1" +
				"\nmean of part appraisal in \"Khối sở, ngành\": 50\nmean of part survey in \"Khối sở, ngành\": 30" +
				"\nmean of total  in \"Khối sở, ngành\": 80\nmean of part appraisal in \"Khối huyện\": 40" +
				"\nmean of part survey in \"Khối huyện\": 30\nmean of total  in \"Khối huyện\": 70\nnote NGƯỜI LẬP BIỂU GIÁM ĐỐC",
		},
		"rows of sums, headings once more": {
			src: "unit,total\nA,1\nunit,total\nTotal,1\n",
			want: "name; total; \n2 |A||: 1" +
				"\nremark t: the row of sums “Total” is not read",
		},
	} {
		l, err := listing.Read("t", []byte(tt.src), tt.opts)
		require.NoError(t, err, name)
		assert.Equal(t, tt.want, shown(l), name)
	}
}

// TestReadBands: a table of bands, with percentages and a row of sums.
func TestReadBands(t *testing.T) {
	l, err := listing.Read("t",
		[]byte("Xếp loại;Số đơn vị;Tỷ lệ (%)\nXuất sắc;9;6,62\nTốt;62;45,59\nKhá;41;30,15\nTrung bình;24;17,65\n"+
			"Tổng cộng;136;100\n"), nil)
	require.NoError(t, err)
	require.Len(t, l.Shares, 4)
	assert.Equal(t, listing.Share{Band: "Trung bình", Units: 24, Percent: printed(t, "17.65"), Line: 5}, l.Shares[3])
	assert.Equal(t, []string{"rounding C2 All units: the percentages add up to 100.01%, not to 100%: each was rounded on its own"},
		said(check(t, l, nil)))
	l.Rows = []listing.Row{{Name: "A", Band: "tốt", Figures: make([]listing.Figure, len(l.Columns))}}
	assert.Equal(t, "contradiction B2 All units: band “Xuất sắc” printed with 9 units, the table has 0",
		said(check(t, l, nil))[0])
}

// TestGroups: a group without a name is a group beside the others, and a mean without a
// group is of all.
func TestGroups(t *testing.T) {
	l, err := listing.Read("t",
		[]byte("unit,group,total,rank\nA,x,10.0,1\nB,,30.0,1\nC,x,5.0,2\nD,,15.0,2\nMean,,15.0\n"), nil)
	require.NoError(t, err)
	l.Means = append(l.Means, listing.Mean{Role: listing.Total, Group: "x", Value: printed(t, "7.5")})
	report := check(t, l, nil)
	assert.Empty(t, said(report))
	assert.Len(t, report.Means, 2)
	// Ranked all together.
	l, err = listing.Read("t", []byte("unit,group,total,rank\nA,x,10.0,3\nB,y,30.0,1\nC,x,5.0,4\nD,y,15.0,2\n"), nil)
	require.NoError(t, err)
	report = check(t, l, nil)
	assert.Empty(t, said(report))
	assert.Empty(t, report.Readings[0].Group)
}

// TestReadFaults: every fault is told with its cell, all at once.
func TestReadFaults(t *testing.T) {
	for src, want := range map[string]string{
		"":                              "t: the file is empty",
		"a,b\n1,2\n":                    "t: there is no table of results: a row of headings needs a column of units and one of figures",
		"unit,total\n":                  "t: the table has no units",
		"unit,total,tổng điểm\nA,1,2\n": "t: C1: the column and that of the cell B1 are of the same",
		"unit,total,rank\nA,x1,1\nB,2..5,first\n,7,3\nA,3,4\n": `t: B2: "x1" is not a number as tables print it` + "\n" +
			`t: B3: "2..5" is not a number as tables print it` + "\n" +
			`t: C3: "first" is not a number as tables print it` + "\n" +
			`t: A4: the row has figures but no unit` + "\n" +
			`t: A5: the unit "A" stands in row 2, too`,
		"unit;total\nA;1.234\nB;84,5\n": "", // a comma parts decimals elsewhere
		"unit;total\nA;1.234\nB;1.234\nC;2": `t: B2: "1.234" can be 1.234 or 1234; say which sign parts the decimals of the file` + "\n" +
			`t: B3: "1.234" can be 1.234 or 1234; say which sign parts the decimals of the file`,
		"unit,total\nA,80%\n":                  `t: B2: "80%" is a percentage in a column of points`,
		"unit,total\nA,1234567890.1234567\n":   `t: B2: the number "1234567890.1234567" has more than 15 digits`,
		"band,units\nTốt,many\nKhá,2.5\n,-1\n": `t: B2: "many" is not a number of units` + "\n" + `t: B3: "2.5" is not a number of units` + "\n" + `t: B4: "-1" is not a number of units`,
		"%PDF-1.4": "t: the file is in the format PDF, neither a workbook .xlsx nor CSV; open it and save it as .xlsx",
	} {
		_, err := listing.Read("t", []byte(src), nil)
		if want == "" {
			assert.NoError(t, err, src)
			continue
		}
		require.EqualError(t, err, want, src)
		var faults source.Faults
		require.ErrorAs(t, err, &faults)
	}
	for want, opts := range map[string]*listing.Options{
		`t: the decimal sign is a point or a comma, not ";"`:                               {Decimal: ";"},
		`t: the file has no sheet "Other"`:                                                 {Sheet: "Other"},
		`t: there is no role of columns "odd"`:                                             {Roles: map[string]listing.Column{"A": {Role: "odd"}}},
		`t: the table has no column "Z"`:                                                   {Roles: map[string]listing.Column{"Z": {Role: listing.Part}}},
		`t: ranks are one of competition, dense, ordinal, modified, fractional, not "odd"`: {Ties: "odd"},
		`t: a table rounds by one of half-up, half-even, down, not "up"`:                   {Rounding: "up"},
		`t: the file has 15 bytes, more than 3`:                                            {Bytes: 3},
	} {
		_, err := listing.Read("t", []byte("unit,total\nA,1\n"), opts)
		assert.EqualError(t, err, want)
	}
	l, err := listing.Read("t", []byte("unit;total\nA;1.234\n"), &listing.Options{Decimal: ","})
	require.NoError(t, err)
	assert.Equal(t, "1234", l.Rows[0].Figures[1].String())
}

// TestReadShown: a workbook's figures have the decimals that its formats show, and nothing
// of what is stored behind them.
func TestReadShown(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	_, err := book.NewSheet("Kết quả")
	require.NoError(t, err)
	set := func(cell string, v any, format string) {
		require.NoError(t, book.SetCellValue("Kết quả", cell, v))
		if format != "" {
			style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
			require.NoError(t, err)
			require.NoError(t, book.SetCellStyle("Kết quả", cell, cell, style))
		}
	}
	for i, head := range []string{"Đơn vị", "Thẩm định", "Khảo sát", "Tổng điểm", "Chỉ số (%)"} {
		set(fmt.Sprintf("%c1", 'A'+i), head, "")
	}
	set("A2", "A", "")
	set("B2", 50.456, "0.00")
	set("C2", 30.1, "#,##0.00")
	set("D2", 80.555, "")
	set("E2", 0.805551, "0.0%")
	set("A3", "B", "")
	set("B3", "1.050,5", "")
	set("C3", 30, "0.0")
	set("D3", 1080.5, "")
	set("E3", 0.5, "0%")
	require.NoError(t, book.SetCellFormula("Kết quả", "D3", "B3+C3"))
	buffer, err := book.WriteToBuffer()
	require.NoError(t, err)
	l, err := listing.Read("t", buffer.Bytes(), nil)
	require.NoError(t, err)
	assert.Equal(t, `name; part of appraisal; part of survey; total; index; 
2 |A||: 50.46 30.10 80.555 80.6
3 |B||: 1050.5 30.0 1080.5 50
remark t: the column “Thẩm định” prints from 1 to 2 decimals; every figure is compared at its own
remark t: the column “Khảo sát” prints from 1 to 2 decimals; every figure is compared at its own
remark t: the column “Tổng điểm” prints from 1 to 3 decimals; every figure is compared at its own
remark t: the column “Chỉ số (%)” prints from 0 to 1 decimals; every figure is compared at its own
remark t: 1 cells are formulas; their stored values are taken`, shown(l))
	assert.Equal(t, "Kết quả", l.Sheet)
	report, err := l.Check(nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"rounding Kết quả!D2 A: total printed 80.555, 80.560 by the other figures: the difference is rounding (at most 0.02)"}, said(report))
}
