package sample

import (
	"strconv"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
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
		Subject: "Khắc phục các chỉ số chưa đạt điểm tối đa trong kết quả đánh giá, xếp loại Cải cách hành chính năm " +
			"2022 của UBND xã Y Tịch",
		Body:       planBody(),
		Recipients: []string{"Phòng Nội vụ (BC)", "TT Đảng ủy, HĐND xã (BC);", "CT, PCT UBND xã", "Lưu: VP."},
		Signature:  office.Signature{Position: "Chủ tịch", Name: "Vương Văn Sơn"},
		Appendix: &office.Appendix{
			Title: "PHỤ LỤC",
			Subject: "Các tiêu chí chưa đạt điểm tối đa và giải pháp khắc phục (kèm theo Kế hoạch số … /KH-UBND của UBND " +
				"xã Y Tịch)",
			Table: ItemTable(),
			Notes: []string{
				"Bảng điểm công bố theo lĩnh vực là 90 điểm; cộng theo tiêu chí là 89 điểm. Kế hoạch nêu cả hai, không sửa số " +
					"nào.",
				"Điểm mất = điểm tối đa − điểm đạt.",
			},
		},
	}
}

// Notice is a short document in English without most parts.
func Notice() *office.Document {
	return &office.Document{
		Lang: rubric.English, Kind: "PLAN", Subject: "Keep up what is full",
		Body: []office.Block{
			office.Heading{Level: 1, Text: "I. Results"},
			Plain("Nothing was lost./."),
			&office.Table{Columns: []office.Column{{Title: "Area"}, {Title: "Points", Number: true}}},
		},
		Recipients: []string{"Office of the committee;", "Archive"},
	}
}

func planBody() []office.Block {
	lost := func(code, name, of, got, why string) office.Paragraph {
		return office.Paragraph{
			Run("Tiêu chí "), Bold(code), Run(" " + name + ": thang điểm "), Bold(of + " điểm"),
			Run(", xã "), Bold(got + " điểm"), Run(", do " + why),
		}
	}
	area := func(name, of, got, less string) office.Paragraph {
		return office.Paragraph{
			Run(name + ": Thang điểm "), Bold(of + " điểm"), Run(", xã đạt "), Bold(got + " điểm"),
			Run(" (điểm trừ " + less + " điểm)."),
		}
	}
	return []office.Block{
		office.Paragraph{Italic("Căn cứ Quyết định số 258/QĐ-UBND ngày 30/01/2023 của Ủy ban nhân dân huyện Chi Lăng về " +
			"việc công bố chỉ số Cải cách hành chính đối với các cơ quan chuyên môn và Ủy ban nhân dân các xã, thị trấn " +
			"năm 2022;")},
		Plain("Để tiếp tục nâng cao hiệu quả trong thực hiện công tác Cải cách hành chính (CCHC), đề ra các giải pháp " +
			"khắc phục các chỉ số chưa đạt điểm tối đa. Ủy ban nhân dân xã Y Tịch xây dựng kế hoạch khắc phục như sau:"),
		office.Heading{Level: 1, Text: "I. MỤC ĐÍCH, YÊU CẦU"},
		office.Heading{Level: 2, Text: "1. Mục đích"},
		List(
			"Tiếp tục triển khai thực hiện nghiêm túc CCHC trên địa bàn, kịp thời tuyên truyền, phát huy những thành tích "+
				"đã đạt được, khắc phục những hạn chế yếu kém trong thực hiện các nội dung CCHC của đơn vị qua kết quả thực "+
				"hiện công tác CCHC năm 2022.",
			"Kịp thời triển khai nội dung kế hoạch đến tất cả cán bộ, công chức của cơ quan cùng thực hiện.",
			"Nâng cao nhận thức, trách nhiệm của lãnh đạo, cán bộ, công chức của cơ quan.",
		),
		office.Heading{Level: 2, Text: "2. Yêu cầu"},
		List(
			"Đánh giá đúng thực trạng, kết quả triển khai thực hiện công tác CCHC tại cơ quan, tổ chức triển khai, khắc "+
				"phục có hiệu quả những nội dung chưa đạt điểm tối đa tại kết quả đánh giá, xếp loại CCHC năm 2022.",
			"Tập trung nghiên cứu, tham mưu có hiệu quả triển khai công tác CCHC tại cơ quan; cán bộ, công chức chủ động "+
				"nghiên cứu, tìm hiểu các nội dung công tác CCHC áp dụng công việc được giao.",
		),
		office.Heading{Level: 1, Text: "II. CÁC CHỈ SỐ CHƯA ĐẠT ĐIỂM TỐI ĐA TRONG KẾT QUẢ THỰC HIỆN CCHC NĂM 2022"},
		office.Paragraph{
			Run("Kết quả chấm điểm chỉ số CCHC của huyện đối với UBND xã Y Tịch đạt "), Bold("90/100 điểm"),
			Run("; xếp hạng "), Bold("4/20"),
			Run(" xã, thị trấn (xã tự chấm 90/100 điểm)."),
		},
		AreaTable(),
		Areas(),
		area("1. Chỉ đạo, điều hành CCHC", "19", "16", "3"),
		office.List{lost("1.5.", "Sáng kiến/giải pháp mới trong CCHC", "03", "0",
			"không có sáng kiến, giải pháp mới áp dụng tại xã.")},
		area("2. Cải cách thể chế", "10", "09", "1"),
		office.List{lost("2.1.", "Xây dựng văn bản quy phạm pháp luật (VBQPPL) trong năm", "02", "01",
			"xã không ban hành văn bản quy phạm pháp luật trong năm.")},
		area("5. Cải cách chế độ công vụ", "18", "15", "3"),
		office.List{
			lost("5.3.2.", "Kết quả đánh giá cán bộ, công chức", "02", "0",
				"tỷ lệ cán bộ, công chức được đánh giá hoàn thành tốt nhiệm vụ trở lên đạt dưới 95%."),
			lost("5.4.2.", "Chấp hành kỷ luật, kỷ cương hành chính của cán bộ, công chức", "02", "0",
				"trong năm có công chức vi phạm kỷ luật từ mức khiển trách trở lên."),
		},
		Losses(),
		office.Heading{Level: 1, Text: "III. CÁC GIẢI PHÁP KHẮC PHỤC"},
		office.Heading{Level: 2, Text: "1. Đối với các tiêu chí đã đạt điểm tối đa"},
		Plain("Tiếp tục bám sát nhiệm vụ được giao, thực hiện duy trì nâng cao kết quả đã đạt được trong năm 2022. Tiếp " +
			"tục thực hiện các nhiệm vụ theo chương trình, kế hoạch đã đề ra."),
		office.Heading{Level: 2, Text: "2. Đối với các tiêu chí chưa đạt điểm tối đa"},
		office.Heading{Level: 3, Text: "2.1. Chỉ đạo, điều hành cải cách hành chính"},
		Plain("Kịp thời khắc phục và triển khai cho toàn thể cán bộ, công chức xã thực hiện việc xây dựng kế hoạch " +
			"trong việc có các sáng kiến, giải pháp mới để phục vụ cho công tác CCHC."),
		office.Heading{Level: 3, Text: "2.2. Cải cách chế độ công vụ"},
		Plain("Tăng cường công tác kiểm tra kỷ luật, kỷ cương hành chính, nâng cao năng lực chuyên môn, nghiệp vụ, tinh " +
			"thần trách nhiệm, thái độ phục vụ của cán bộ, công chức; phấn đấu 100% cán bộ, công chức không vi phạm các " +
			"quy định của Nhà nước (bị kỷ luật từ mức khiển trách trở lên)."),
		Effort(),
		office.Heading{Level: 1, Text: "IV. TỔ CHỨC THỰC HIỆN"},
		Plain("1. Giao cho công chức Văn phòng - Thống kê xã (phụ trách công tác CCHC) triển khai nội dung kế hoạch đến " +
			"cán bộ, công chức xã, đồng thời xây dựng báo cáo kết quả về UBND huyện kịp thời đúng thời gian quy định;"),
		Plain("2. Giao cán bộ, công chức có liên quan xây dựng kế hoạch, giải pháp cụ thể để duy trì nâng cao hiệu quả " +
			"các chỉ số Cải cách hành chính đã thực hiện tốt và khắc phục những chỉ số CCHC còn hạn chế chưa đạt điểm tối " +
			"đa trong năm 2022."),
		Plain("Trên đây là kế hoạch khắc phục chỉ số CCHC chưa đạt điểm tối đa trong kết quả đánh giá, xếp loại CCHC " +
			"năm 2022 của UBND xã Y Tịch. Trong quá trình thực hiện sẽ có những điều chỉnh, bổ sung kịp thời sao cho đạt " +
			"hiệu quả cao nhất. Yêu cầu cán bộ, công chức có liên quan nghiêm túc triển khai thực hiện./."),
	}
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

func AreaTable() *office.Table {
	t := &office.Table{
		Caption: "Bảng 1. Kết quả theo lĩnh vực",
		Columns: []office.Column{
			{Title: "STT", Width: 6}, {Title: "Lĩnh vực", Width: 55},
			{Title: "Điểm tối đa", Number: true, Width: 13}, {Title: "Điểm đạt", Number: true, Width: 13},
			{Title: "Điểm trừ", Number: true, Width: 13},
		},
	}
	for i, a := range areas {
		t.Rows = append(t.Rows, Row(office.Ordinary, Text(strconv.Itoa(i+1)), Text(a.title), Num(a.of), Num(a.got),
			Num(a.lost)))
	}
	t.Rows = append(t.Rows, Row(office.Total, Text(""), Text("Tổng cộng"), Num("100"), Num("90"), Num("10")))
	return t
}

// ItemTable is the appendix: what was lost item by item, and the rest of each area.
func ItemTable() *office.Table {
	full := func(kind office.RowKind, cells ...office.Cell) office.Row {
		return Row(kind, append(cells, make([]office.Cell, 11-len(cells))...)...)
	}
	lost := func(code, item, of, got, less, why, what, lead string) office.Row {
		return full(office.Ordinary, Text(code), Text(item), Num(of), Num(got), Num(less), Text(why), Text(what), Text(lead),
			Text("Các ban, ngành, đoàn thể của xã"), Text("31/12/2023"), Text("Báo cáo kết quả"))
	}
	rest := func(of string) office.Row {
		return full(office.Ordinary, Text(""), Text("Các nội dung còn lại của lĩnh vực"), Num(of), Num(of), Num("0"),
			Text(""), Text("Duy trì kết quả đạt được"))
	}
	sum := func(of, got, less string) office.Row {
		return full(office.Subtotal, Text(""), Text("Cộng"), Num(of), Num(got), Num(less))
	}
	const (
		bureau     = "Văn phòng - Thống kê"
		discipline = "Tăng cường công tác kiểm tra kỷ luật, kỷ cương hành chính; phấn đấu 100% cán bộ, công chức không " +
			"vi phạm các quy định của Nhà nước"
	)
	return &office.Table{
		Columns: []office.Column{
			{Title: "STT", Width: 6}, {Title: "Tiêu chí", Width: 22},
			{Title: "Điểm tối đa", Number: true, Width: 7}, {Title: "Điểm đạt", Number: true, Width: 7},
			{Title: "Điểm mất", Number: true, Width: 7},
			{Title: "Nguyên nhân", Width: 22}, {Title: "Giải pháp", Width: 26}, {Title: "Chủ trì", Width: 14},
			{Title: "Phối hợp", Width: 14}, {Title: "Thời hạn", Width: 11}, {Title: "Sản phẩm", Width: 14},
		},
		Rows: []office.Row{
			Group("1. Chỉ đạo, điều hành cải cách hành chính"),
			lost("1.5", "Sáng kiến/giải pháp mới trong CCHC", "3", "0", "3",
				"Không có sáng kiến, giải pháp mới áp dụng tại xã", "Triển khai cho toàn thể cán bộ, công chức xã thực hiện "+
					"việc có các sáng kiến, giải pháp mới để phục vụ cho công tác CCHC", bureau),
			rest("16"),
			sum("19", "16", "3"),
			Group("2. Cải cách thể chế"),
			lost("2.1", "Xây dựng VBQPPL trong năm", "2", "1", "1", "Xã không ban hành văn bản quy phạm pháp luật trong năm",
				"Chỉ đạo và đôn đốc bộ phận chuyên môn tham mưu xây dựng các văn bản cho UBND xã", "Tư pháp - Hộ tịch"),
			rest("8"),
			sum("10", "9", "1"),
			Group("3. Cải cách thủ tục hành chính"), rest("17"), sum("17", "17", "0"),
			Group("4. Cải cách tổ chức bộ máy hành chính"), rest("5"), sum("5", "5", "0"),
			Group("5. Cải cách chế độ công vụ"),
			lost("5.3.2", "Kết quả đánh giá cán bộ, công chức", "2", "0", "2",
				"Tỷ lệ hoàn thành tốt nhiệm vụ trở lên đạt dưới 95%", discipline, bureau),
			lost("5.4.2", "Chấp hành kỷ luật, kỷ cương hành chính", "2", "0", "2",
				"Có công chức vi phạm kỷ luật từ mức khiển trách trở lên", discipline, bureau),
			rest("14"),
			sum("18", "14", "4"),
			Group("6. Cải cách tài chính công"), rest("9"), sum("9", "9", "0"),
			Group("7. Xây dựng và phát triển chính quyền điện tử, chính quyền số"),
			lost("7.1.3", "Tỷ lệ văn bản đi được gửi hoàn toàn dưới dạng điện tử", "1", "0", "1", "Tỷ lệ đạt dưới 80%",
				"Thực hiện chuyển văn bản hoàn toàn dưới dạng điện tử (trừ văn bản mật)", "Cán bộ, công chức xã"),
			lost("7.2", "Cập nhật hồ sơ giải quyết TTHC vào phần mềm một cửa điện tử", "1", "0", "1",
				"Còn có hồ sơ chưa được cập nhật đúng quy định", "Cập nhật hồ sơ TTHC đã trả kết quả; tiếp tục số hóa kết quả "+
					"còn hiệu lực", "Cán bộ, công chức xã"),
			lost("7.6.2", "Lập hồ sơ công việc trên môi trường mạng", "1", "0", "1", "Hồ sơ công việc lập chưa đầy đủ",
				"Thực hiện nghiêm túc việc lập hồ sơ công việc", "Cán bộ, công chức xã"),
			rest("10"),
			sum("13", "10", "3"),
			Group("8. Tác động của CCHC đến phát triển kinh tế - xã hội"), rest("9"), sum("9", "9", "0"),
			full(office.Total, Text(""), Text("Tổng cộng"), Num("100"), Num("89"), Num("11")),
		},
	}
}
