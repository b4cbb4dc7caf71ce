package sample

import (
	_ "embed" // for the texts of the plan
	"regexp"
	"strconv"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
)

var (
	//go:embed testdata/plan.txt
	planFile string
	//go:embed testdata/items.txt
	itemsFile string
)

// Plan is the plan of the commune Y Tịch of 2022 as a document, with every kind of
// part. As in the original the areas' points come to 90 and the items' to 89.
func Plan() *office.Document {
	return &office.Document{
		Lang: rubric.Vietnamese,
		Head: office.Head{
			Superior: "Ủy ban nhân dân huyện Chi Lăng", Issuer: "Ủy ban nhân dân xã Y Tịch", Number: "Số:        /KH-UBND",
			Nation: "Cộng hòa xã hội chủ nghĩa Việt Nam", Motto: "Độc lập - Tự do - Hạnh phúc",
			PlaceAndDay: "Y Tịch, ngày … tháng 02 năm 2023",
		},
		Kind: "Kế hoạch",
		Subject: "Khắc phục các chỉ số chưa đạt điểm tối đa trong kết quả đánh giá, xếp loại Cải cách hành chính " +
			"năm\u00a02022 của UBND xã Y Tịch",
		Body:       planBody(),
		Recipients: []string{"Phòng Nội vụ (BC)", "TT Đảng ủy, HĐND xã (BC);", "CT, PCT UBND xã", "Lưu: VP."},
		Signature: office.Signature{
			Authority: []string{"TM. Ủy ban nhân dân"}, Position: "Chủ tịch", Name: "Vương Văn Sơn",
		},
		Appendices: []office.Appendix{{
			Title: "Phụ lục I", Subject: "Các tiêu chí chưa đạt điểm tối đa và giải pháp khắc phục", Attached: attached,
			Body: []office.Block{ItemTable()}, Landscape: true,
		}, {
			Title: "Phụ lục II", Subject: "Bảng điểm theo lĩnh vực", Attached: attached,
			Body: []office.Block{
				office.Heading{Level: 2, Text: "1. Điểm do huyện công bố"},
				Plain("Bảng dưới đây ghi lại điểm đã công bố."),
				office.Aligned{Align: office.Right, Text: office.Paragraph{Italic("Đơn vị tính: điểm")}},
				uncaptioned(AreaTable()),
			},
		}},
	}
}

// attached says to which document an appendix belongs.
const attached = "(Kèm theo Kế hoạch số\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND " +
	"ngày … tháng\u00a002 năm\u00a02023 của UBND xã Y Tịch)"

func uncaptioned(t *office.Table) *office.Table {
	t.Caption, t.Name = "", "Phụ lục II"
	return t
}

// Notice is a short document in English without most parts.
func Notice() *office.Document {
	return &office.Document{
		Lang: rubric.English, Kind: "PLAN", Subject: "Keep up what is full",
		Body: []office.Block{
			office.Heading{Level: 1, Text: "I. Results"},
			Plain("Nothing was lost./."),
			&office.Table{Columns: []office.Column{{Title: "Area"}, {Title: "Points", Kind: office.Numbers}}},
		},
		Recipients: []string{"Office of the committee;", "Archive"},
	}
}

// planBody is the body of the plan: what begins a line of the file says what it is, and
// "! name" is a table or a chart.
func planBody() []office.Block {
	drawn := map[string]office.Block{"table": AreaTable(), "areas": Areas(), "losses": Losses(), "effort": Effort()}
	var body []office.Block
	for line := range strings.Lines(planFile) {
		mark, text, _ := strings.Cut(whole(strings.TrimSuffix(line, "\n")), " ")
		switch mark {
		case "#", "##", "###":
			body = append(body, office.Heading{Level: len(mark), Text: text})
		case "!":
			body = append(body, drawn[text])
		case "-":
			last := len(body) - 1
			list, ok := body[last].(office.List)
			if !ok {
				last++
				body = append(body, nil)
			}
			body[last] = append(list, runs(text))
		default:
			body = append(body, runs(mark+" "+text))
		}
	}
	return body
}

var brokenNumber = regexp.MustCompile(`(năm) (\d)|(\d) (điểm)`)

// whole is a text in which no line ends between a number and its unit.
func whole(text string) string { return brokenNumber.ReplaceAllString(text, "$1$3\u00a0$2$4") }

// runs are the runs of a text in which *bold* and _italic_ are marked.
func runs(text string) office.Paragraph {
	if italic, ok := strings.CutPrefix(text, "_"); ok {
		return office.Paragraph{Italic(strings.TrimSuffix(italic, "_"))}
	}
	var p office.Paragraph
	for i, part := range strings.Split(text, "*") {
		if part != "" {
			p = append(p, office.Run{Text: part, Bold: i%2 == 1})
		}
	}
	return p
}

// areas are the areas as their points were published.
var areas = []struct{ title, of, got, lost string }{
	{"Chỉ đạo, điều hành CCHC", "19", "16", "3"},
	{"Cải cách thể chế", "10", "9", "1"},
	{"Cải cách thủ tục hành chính", "17", "17", "0"},
	{"Cải cách tổ chức bộ máy hành chính", "5", "5", "0"},
	{"Cải cách chế độ công vụ", "18", "15", "3"},
	{"Cải cách tài chính công", "9", "9", "0"},
	{"Xây dựng và phát triển chính quyền điện tử, chính quyền số", "13", "10", "3"},
	{"Tác động của CCHC đến phát triển kinh tế - xã hội", "9", "9", "0"},
}

// AreaTable is the table of the areas.
func AreaTable() *office.Table {
	t := &office.Table{
		Name: "Lĩnh vực", Caption: "Bảng 1. Kết quả theo lĩnh vực",
		Columns: []office.Column{
			{Title: "STT", Kind: office.Codes, Width: 6}, {Title: "Lĩnh vực", Heads: true, Width: 55},
			{Title: "Điểm tối đa", Kind: office.Numbers, Width: 13}, {Title: "Điểm đạt", Kind: office.Numbers, Width: 13},
			{Title: "Điểm trừ", Kind: office.Numbers, Difference: &office.Difference{Of: 2, Less: 3}, Width: 13},
		},
	}
	for i, a := range areas {
		t.Rows = append(t.Rows, Row(office.Ordinary, Text(strconv.Itoa(i+1)), Text(a.title), Num(a.of), Num(a.got),
			Num(a.lost)))
	}
	t.Rows = append(t.Rows, Row(office.Total, Text(""), Text("Tổng cộng"), Num("100"), Num("90"), Num("10")))
	return t
}

// ItemTable is the appendix: what was lost item by item, and the rest of each area. A line
// of its file has the kind of a row and its cells.
func ItemTable() *office.Table {
	t := &office.Table{Name: "Tiêu chí", Notes: []string{
		whole("Bảng điểm công bố theo lĩnh vực là 90 điểm; cộng theo tiêu chí là 89 điểm. Kế hoạch nêu cả hai, " +
			"không sửa số nào."),
		"Điểm mất = điểm tối đa − điểm đạt.",
	}, Columns: []office.Column{
		{Title: "STT", Kind: office.Codes, Width: 6}, {Title: "Tiêu chí", Heads: true, Width: 22},
		{Title: "Điểm tối đa", Kind: office.Numbers, Width: 7}, {Title: "Điểm đạt", Kind: office.Numbers, Width: 7},
		{Title: "Điểm mất", Kind: office.Numbers, Difference: &office.Difference{Of: 2, Less: 3}, Width: 7},
		{Title: "Nguyên nhân", Width: 22}, {Title: "Giải pháp", Width: 26}, {Title: "Chủ trì", Width: 14},
		{Title: "Phối hợp", Width: 14}, {Title: "Thời hạn", Kind: office.Dates, Width: 11}, {Title: "Sản phẩm", Width: 14},
	}}
	kinds := map[string]office.RowKind{
		"row": office.Ordinary, "group": office.Group, "subtotal": office.Subtotal, "total": office.Total,
	}
	for line := range strings.Lines(itemsFile) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), " | ")
		row := office.Row{Kind: kinds[fields[0]], Cells: make([]office.Cell, len(t.Columns))}
		for i, text := range fields[1:] {
			row.Cells[i] = Text(text)
			switch kind := t.Columns[i].Kind; {
			case text == "^":
				row.Cells[i] = office.Cell{Above: true}
			case kind == office.Numbers:
				row.Cells[i] = Num(text)
			case kind == office.Dates && text != "":
				row.Cells[i] = Day(text)
			}
		}
		if row.Kind == office.Group {
			row.Cells = row.Cells[:1]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
