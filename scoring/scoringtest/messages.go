package scoringtest

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// What messages are about.
var (
	item       = locale.Define("cases.item", "mục %s", "item %s")
	anIndex    = locale.Define("cases.index", "chỉ số (%%)", "an index")
	theTotal   = locale.Define("cases.total", "tổng điểm", "the total")
	theBonus   = locale.Define("cases.bonus", "điểm thưởng", "the bonus")
	thePenalty = locale.Define("cases.penalty", "điểm trừ", "the penalty")
)

// Files of cases.
var (
	otherEdition = locale.Define("cases.other_edition",
		"tệp này dành cho phiên bản khác; SHA-256 của quyết định %s ngày %s là %s",
		"this file is for another edition of the rubric; the SHA-256 of decision %s of %s is %s").As(scoring.ErrEdition)
	noCases    = locale.Define("cases.none", "tệp không có ca kiểm thử", "the file has no cases")
	noSuchItem = locale.Define("cases.no_such_item",
		"bộ chỉ số không có mục %q%s", "the rubric has no item %q%s").As(scoring.ErrUnknownItem)
	noSuchInput = locale.Define("cases.no_such_input",
		"%q không phải chỉ tiêu của bộ chỉ số%s", "%q is not an input of the rubric%s")
	notReported = locale.Define("cases.not_reported",
		"mục %q không nhập điểm trực tiếp: điểm được tính", "item %q is not reported: its points are computed")
	noValue = locale.Define("cases.no_value",
		"%q không có giá trị; dùng dấu chấm thập phân, không dùng dấu phẩy",
		"%q has no value; write the decimal point, not a comma")
)

// Tables.
var (
	inputsOfTable = locale.Define("cases.inputs_of_table",
		"inputs của bảng là danh sách các cột; số liệu chung của mọi dòng viết dưới facts",
		"the inputs of a table are a list, its columns; figures that all rows share stand under facts")
	inputOrInputs = locale.Define("cases.input_or_inputs",
		"bảng cần một trong hai khoá input và inputs", "a table needs one of the keys input and inputs")
	givenByRows = locale.Define("cases.given_by_rows",
		"các dòng đã có %q; không nêu lại trong số liệu của bảng",
		"the rows give %q; it cannot stand among the table's facts, too")
	columnTwice  = locale.Define("cases.column_twice", "%q có hai lần", "%q stands twice")
	rowsAreLists = locale.Define("cases.rows_are_lists",
		"khi có nhiều chỉ tiêu, mỗi dòng là một danh sách: %s", "with several inputs the rows are lists: %s")
	noRows     = locale.Define("cases.no_rows", "bảng không có dòng nào", "the table has no rows")
	cellsOfRow = locale.Define("cases.cells_of_row",
		"mỗi dòng có %d ô: các số liệu và kết quả; dòng này có %d",
		"a row has %d cells here, the figures and what comes of them; this one has %d")
	rowTwice = locale.Define("cases.row_twice",
		"dòng này đã có ở dòng %d của tệp", "this row stands in line %d already")
)

// What is expected.
var (
	caseExpectsNothing = locale.Define("cases.expects_nothing",
		"ca này không mong đợi gì", "the case expects nothing")
	nothingExpected = locale.Define("cases.nothing_expected",
		"ở đây không mong đợi gì", "nothing is expected here")
	pointsOrStatus = locale.Define("cases.points_or_status",
		"cần điểm hoặc một trong %s, không phải %q%s", "expected points or one of %s, got %q%s")
	tooMuch = locale.Define("cases.too_much",
		"%s lớn hơn mức cao nhất của %s là %s", "%s is more than %s can be, %s")
	tooLittle = locale.Define("cases.too_little",
		"%s nhỏ hơn mức thấp nhất của %s là %s", "%s is less than %s can be, %s")
	tooManyPlaces = locale.Define("cases.too_many_places",
		"%s có hơn %d chữ số thập phân, là mức được làm tròn",
		"%s has more than %d decimal places, to which it is rounded")
	rangeEnds = locale.Define("cases.range_ends",
		"khoảng kết thúc ở %s, trước khi bắt đầu ở %s", "the range ends at %s, before it starts at %s")
	howToReason = locale.Define("cases.how_to_reason",
		"viết lý do là {vi: ...}, {en: ...}, cả hai, hoặc {match: ...}",
		"write a reason as {vi: ...}, {en: ...}, both, or {match: ...}")
	badPattern   = locale.Define("cases.bad_pattern", "biểu thức chính quy sai: %s", "error parsing regexp: %s")
	noAdjustment = locale.Define("cases.no_adjustment", "bộ chỉ số không có %s", "the rubric has no %s")
	noSuchBand   = locale.Define("cases.no_such_band",
		"bộ chỉ số không có mức xếp loại %q%s", "the rubric has no band %q%s")

	deficitsOfLeaves = locale.Define("cases.deficits_of_leaves",
		"mục %q có các mục bên dưới; điểm mất là của các mục đó",
		"item %q has items below it; deficits are of those")
	itemTwice  = locale.Define("cases.item_twice", "mục %q có hai lần", "item %q stands twice")
	noDeficits = locale.Define("cases.no_deficits",
		"mục %q thuộc điểm thưởng hoặc điểm trừ, không tính là điểm mất",
		"item %q belongs to the bonus or the penalty, which have no deficits")
)

// Cases with records.
var (
	besideRecords = locale.Define("cases.beside_records",
		"ca có bản ghi (`records`) thì số liệu và điểm nằm trong bản ghi, không có khoá `%s`",
		"figures and points of a case with records are stated by them; it has no key %s")
	onlyOfRecords = locale.Define("cases.only_of_records",
		"chỉ ca có bản ghi (`records`) mới có `%s`", "only a case with records has %s")
	tooManyRecords = locale.Define("cases.too_many_records",
		"các ca có tổng cộng hơn %d bản ghi", "the cases have more than %d records together")
	noSuchRound = locale.Define("cases.no_such_round",
		"bộ chỉ số không có vòng %q%s", "the rubric has no round %q%s")
	notFolded    = locale.Define("cases.not_folded", "không tổng hợp được các bản ghi: %s", "the records cannot be folded: %s")
	noSuchRecord = locale.Define("cases.no_such_record",
		"không có bản ghi %d; các bản ghi có số từ 1 đến %d", "there is no record %d; they are numbered 1 to %d")
	recordTwice   = locale.Define("cases.record_twice", "bản ghi %d có hai lần", "record %d stands twice")
	noSuchFinding = locale.Define("cases.no_such_finding",
		"không có loại lưu ý %q%s", "there is no kind of finding %q%s")
	howToFind = locale.Define("cases.how_to_find",
		"viết lưu ý là loại và mã mục: `evidence_missing 1.2`", "write a finding as its kind and a code: evidence_missing 1.2")
	findingsOfLeaves = locale.Define("cases.findings_of_leaves",
		"mục %q có các mục bên dưới; lưu ý là của các mục đó",
		"item %q has items below it; findings are about those")
	findingTwice = locale.Define("cases.finding_twice", "%q có hai lần", "%q stands twice")
	noFraction   = locale.Define("cases.no_fraction",
		"cần một số hoặc phân số (1/3), không phải %q", "expected a number or a fraction (1/3), got %q")
	noHash = locale.Define("cases.no_hash",
		"cần mã SHA-256 viết bằng chữ thường, hoặc `none`", "expected a SHA-256 in lower-case hexadecimal, or none")
)

// Files that are rewritten.
var (
	notUpdated  = locale.Define("cases.not_updated", "không cập nhật được: %s", "cannot be updated: %s")
	sharedValue = locale.Define("cases.shared_value",
		"các ca dùng chung giá trị này cho kết quả khác nhau; viết riêng cho từng ca",
		"cases that share this value come to different results; write it out for each of them")
	nothingToWrite = locale.Define("cases.nothing_to_write",
		"không viết được gì ở đây: %s", "nothing can be written here: %s")
	refusedOthers = locale.Define("cases.refused_others",
		"các bản ghi bị từ chối là: %s; hãy viết ra ở đây", "the records that are refused are: %s; write them out here")
	notInPlace = locale.Define("cases.not_in_place",
		"không viết lại được giá trị này tại chỗ; hãy viết nó trực tiếp",
		"this value cannot be rewritten in place; write it plainly")
	anchoredValue = locale.Define("cases.anchored_value",
		"giá trị này có neo (&) nên không viết lại được; hãy viết nó ở chỗ mong đợi",
		"this value has an anchor and cannot be rewritten; write it out where it is expected")
)
