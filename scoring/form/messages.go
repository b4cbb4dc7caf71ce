package form

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// What a form says to whoever fills it in.
var (
	formSheet  = locale.Define("form.sheet", "Biểu khai", "Form")
	listsSheet = locale.Define("form.lists_sheet", "Danh mục", "Lists")
	formTitle  = locale.Define("form.title",
		"BIỂU KHAI SỐ LIỆU CẢI CÁCH HÀNH CHÍNH NĂM %d", "FIGURES FOR THE ADMINISTRATIVE REFORM INDEX, %d")
	formRubric = locale.Define("form.rubric",
		"%s (Quyết định số %s ngày %s của %s)", "%s (decision %s of %s, %s)")
	formIllustrative = locale.Define("form.illustrative", " – MINH HOẠ, không dùng để chấm điểm",
		" – AN ILLUSTRATION, not for scoring")
	unitID    = locale.Define("form.unit_id", "Mã đơn vị", "Unit ID")
	unitName  = locale.Define("form.unit_name", "Tên đơn vị", "Unit name")
	unitGroup = locale.Define("form.unit_group", "Nhóm đối tượng", "Object group")
	formHint  = locale.Define("form.hint",
		"Chỉ điền vào các ô nền vàng. Chưa có số liệu thì để trống ô; mới biết một phần thì viết như “dưới 95”, “từ 1 trở lên”.",
		"Fill in the yellow cells only. Leave the cell of an unknown figure empty; write what is known of it as “below 95”, “at least 1”.")
	headNumber   = locale.Define("form.head_number", "TT", "No")
	headItems    = locale.Define("form.head_items", "Mục", "Items")
	headTitle    = locale.Define("form.head_title", "Chỉ tiêu", "Figure")
	headUnit     = locale.Define("form.head_unit", "Đơn vị tính", "Unit")
	headHow      = locale.Define("form.head_how", "Cách ghi", "How to fill in")
	headLast     = locale.Define("form.head_last", "Năm trước", "Year before")
	headThis     = locale.Define("form.head_this", "Năm %d", "Year %d")
	headEvidence = locale.Define("form.head_evidence", "Tài liệu kiểm chứng", "Evidence")
	headNote     = locale.Define("form.head_note", "Ghi chú", "Note")

	areaTitle    = locale.Define("form.area", "%s. %s", "%s. %s")
	bonusTitle   = locale.Define("form.bonus", "Điểm thưởng", "Bonus")
	penaltyTitle = locale.Define("form.penalty", "Điểm trừ", "Penalty")
	othersTitle  = locale.Define("form.others", "Số liệu khác", "Other figures")
	pointsUnit   = locale.Define("form.points", "điểm", "points")
	pageOf       = locale.Define("form.page_of", "Trang %s/%s", "Page %s of %s")
)

// How a figure is filled in.
var (
	howPercent = locale.Define("form.how_percent", "Tỷ lệ phần trăm", "Percentage")
	howCount   = locale.Define("form.how_count", "Số nguyên", "Whole number")
	howNumber  = locale.Define("form.how_number", "Số", "Number")
	howBool    = locale.Define("form.how_bool", "Có hoặc Không", "Yes or No")
	howEnum    = locale.Define("form.how_enum", "Chọn trong danh sách", "Choose from the list")
	howDay     = locale.Define("form.how_day", "Ngày/tháng/năm", "Day/month/year")
	howNever   = locale.Define("form.how_never",
		"%s, hoặc “%s”", "%s, or “%s”")
	howPoints   = locale.Define("form.how_points", "Điểm do cơ quan thẩm định chấm", "Points by an appraiser")
	howSurvey   = locale.Define("form.how_survey", "Điểm điều tra xã hội học", "Points of the survey")
	howExternal = locale.Define("form.how_external", "Điểm theo chỉ số do cơ quan khác công bố",
		"Points by an external index")
	howFromTo = locale.Define("form.how_from_to", "%s, từ %s đến %s", "%s, %s to %s")
	howFrom   = locale.Define("form.how_from", "%s, từ %s trở lên", "%s, at least %s")
	howTo     = locale.Define("form.how_to", "%s, không quá %s", "%s, at most %s")
	howStep   = locale.Define("form.how_step", "%s, bước %s", "%s, in steps of %s")
	howPlaces = locale.Define("form.how_places", "%s, nhiều nhất %d chữ số thập phân", "%s, at most %d decimals")

	checkTitle = locale.Define("form.check_title", "Kiểm tra số liệu", "Check the figure")
	checkMore  = locale.Define("form.check_more", "%s. %s", "%s. %s")
)

// What is wrong with a spreadsheet, or should be known of it.
var (
	badDecimal = locale.Define("form.bad_decimal",
		"dấu thập phân là dấu chấm hoặc dấu phẩy, không phải %q", "the decimal sign is a point or a comma, not %q")
	noForm = locale.Define("form.none",
		"tệp không phải biểu khai do chương trình lập (không có mã ẩn)",
		"the file is no form that was made for a rubric: it has no hidden codes")
	noTable = locale.Define("form.no_table",
		"không tìm thấy bảng số liệu: cần một hàng (hoặc cột) tiêu đề có ô “%s” và tên các chỉ tiêu",
		"there is no table of figures: a row (or column) of headers needs a cell “%s” and names of inputs")
	formOfOther = locale.Define("form.of_other_rubric",
		"biểu khai này dành cho bộ chỉ số %q, không phải %q",
		"the form is for the rubric %q, not for %q").As(scoring.ErrEdition)
	otherEdition = locale.Define("form.other_edition",
		"biểu khai lập theo một phiên bản khác của bộ chỉ số %q; số liệu được kiểm tra theo phiên bản hiện tại",
		"the form was made for another edition of the rubric %q; its figures are checked by the one at hand")
	newerForm = locale.Define("form.newer",
		"biểu khai có dạng %s mà chương trình chưa biết", "the form has the layout %s, which is not known")
	unknownField = locale.Define("form.unknown_field",
		"bộ chỉ số không có chỉ tiêu này: %s%s", "the rubric has no such figure: %s%s")
	fieldTwice = locale.Define("form.field_twice",
		"chỉ tiêu đã có ở ô %s", "the figure stands in the cell %s, too")
	noCode = locale.Define("form.no_code",
		"hàng này không thuộc biểu khai (không có mã ẩn), nên số liệu không được đọc",
		"the row is not of the form (it has no hidden code), so its figure is not read")
	noUnitID   = locale.Define("form.no_unit_id", "chưa ghi mã đơn vị", "the unit has no ID")
	badUnitID  = locale.Define("form.bad_unit_id", "mã đơn vị không hợp lệ: %s", "the unit's ID is no name: %s")
	unitTwice  = locale.Define("form.unit_twice", "đơn vị %q đã có ở ô %s", "the unit %q stands in the cell %s, too")
	valueError = locale.Define("form.value_error", "ô báo lỗi hoặc là công thức chưa có giá trị",
		"the cell is an error or a formula without a value")
	offStep = locale.Define("form.off_step", "%s lệch bước điểm %s", "%s is off the step %s")

	longText = locale.Define("form.long_text",
		"ô %s: văn bản dài hơn %d ký tự mà một ô chứa được", "cell %s: the text is longer than the %d characters that a cell holds")
	textTooLong = locale.Define("form.text_too_long",
		"văn bản dài hơn %d ký tự", "the text has more than %d characters")
	notOfForm = locale.Define("form.not_made", "biểu khai không do `form.New` lập", "the form was not made by New")
	noWriter  = locale.Define("form.no_writer", "không có nơi để ghi", "there is nothing to write to")

	formulasUsed = locale.Define("form.formulas_used",
		"%d ô là công thức; lấy giá trị đã lưu: %s", "%d cells are formulas; their stored values are taken: %s")
	macrosIgnored = locale.Define("form.macros_ignored",
		"tệp có macro; macro không được đọc và không chạy", "the file has macros, which are neither read nor run")
	linksIgnored = locale.Define("form.links_ignored",
		"tệp liên kết với tệp khác; chỉ dùng giá trị đã lưu", "the file links to other files; stored values alone are taken")
	columnIgnored = locale.Define("form.column_ignored",
		"không phải chỉ tiêu của bộ chỉ số, bỏ qua: %s", "not a figure of the rubric, left out: %s")
)

// Results.
var (
	resultSheet = locale.Define("form.result_sheet", "Kết quả", "Results")
	resultTitle = locale.Define("form.result_title",
		"KẾT QUẢ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM %d", "SCORES OF THE ADMINISTRATIVE REFORM INDEX, %d")
	headRank  = locale.Define("form.head_rank", "Xếp hạng", "Rank")
	headFinal = locale.Define("form.head_final", "Tổng điểm", "Total")
	headLeast = locale.Define("form.head_least", "Thấp nhất có thể", "Least possible")
	headMost  = locale.Define("form.head_most", "Cao nhất có thể", "Most possible")
	headIndex = locale.Define("form.head_index", "Chỉ số (%%)", "Index (%%)")
	headBand  = locale.Define("form.head_band", "Xếp loại", "Band")
	headOpen  = locale.Define("form.head_open", "Vì sao chưa xác định được tổng điểm", "Why the total is not known")
	noResults = locale.Define("form.no_results", "không có kết quả nào để ghi", "there are no results to write")
	noResult  = locale.Define("form.no_result", "kết quả thứ %d không có", "result %d is none")

	resultOfOther = locale.Define("form.result_of_other",
		"kết quả của đơn vị %q theo một phiên bản khác với kết quả đầu tiên",
		"the result of the unit %q is by another edition than the first").As(scoring.ErrEdition)
)
