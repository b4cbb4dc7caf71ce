package sheet

import "github.com/parindex/parindex/rubric/locale"

var (
	fileTooLong = locale.Define("sheet.file_too_long",
		"tệp dài %d byte, dài hơn %d byte", "the file has %d bytes, more than %d")
	fileEmpty = locale.Define("sheet.file_empty", "tệp trống", "the file is empty")
	encrypted = locale.Define("sheet.encrypted",
		"tệp đặt mật khẩu nên không đọc được; bỏ mật khẩu rồi lưu lại dạng .xlsx",
		"the workbook is encrypted; take its password off and save it as .xlsx")
	oldFormat = locale.Define("sheet.old_format",
		"tệp ở định dạng Excel 97–2003; mở ra rồi lưu lại dạng .xlsx",
		"the file is in the format of Excel 97–2003; open it and save it as .xlsx")
	otherFormat = locale.Define("sheet.other_format",
		"tệp ở định dạng %s, không phải bảng tính .xlsx hoặc CSV; mở ra rồi lưu lại dạng .xlsx",
		"the file is in the format %s, neither a workbook .xlsx nor CSV; open it and save it as .xlsx")
	notAWorkbook = locale.Define("sheet.not_a_workbook",
		"không đọc được bảng tính (.xlsx): %s", "the workbook (.xlsx) cannot be read: %s")
	noPart         = locale.Define("sheet.no_part", "thiếu phần %s", "the part %s is missing")
	partTwice      = locale.Define("sheet.part_twice", "phần %s có hai lần", "the part %s is there twice")
	attributeTwice = locale.Define("sheet.attribute_twice", "thuộc tính %s bị lặp", "the attribute %s stands there twice")
	badPart        = locale.Define("sheet.bad_part", "phần %s bị hỏng", "the part %s is damaged")
	badZip         = locale.Define("sheet.bad_zip", "tệp nén bị hỏng", "the archive is damaged")
	tooManyParts   = locale.Define("sheet.too_many_parts",
		"tệp có hơn %d phần", "it has more than %d parts")
	tooLongUnpacked = locale.Define("sheet.too_long_unpacked",
		"giải nén ra hơn %d byte", "it unpacks to more than %d bytes")
	tooManySheets = locale.Define("sheet.too_many_sheets",
		"tệp có hơn %d trang tính", "it has more than %d sheets")
	tooManyRows = locale.Define("sheet.too_many_rows",
		"bảng có hơn %d hàng", "the table has more than %d rows")
	tooManyColumns = locale.Define("sheet.too_many_columns",
		"bảng có hơn %d cột", "the table has more than %d columns")
	tooManyCells = locale.Define("sheet.too_many_cells",
		"bảng có hơn %d ô", "the table has more than %d cells")
	textTooLong = locale.Define("sheet.text_too_long",
		"một ô có hơn %d byte", "a cell has more than %d bytes")
	notUTF8 = locale.Define("sheet.not_utf8",
		"tệp không phải bảng tính .xlsx, cũng không phải CSV ở bảng mã UTF-8; lưu lại dạng .xlsx hoặc \"CSV UTF-8\"",
		"the file is neither a workbook .xlsx nor CSV in UTF-8; save it as .xlsx or \"CSV UTF-8\"")
	badCSV = locale.Define("sheet.bad_csv",
		"không đọc được CSV: dấu ngoặc kép đặt sai ở dòng %d, cột %d",
		"the CSV cannot be read: a quote is out of place in line %d, column %d")
)
