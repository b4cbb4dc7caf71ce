package typed

import "github.com/parindex/parindex/rubric/locale"

var (
	yesWord = locale.Define("form.yes", "Có", "Yes")
	noWord  = locale.Define("form.no", "Không", "No")
	orWord  = locale.Define("form.or", " hoặc ", " or ")
	andWord = locale.Define("form.and", " và ", " and ")

	formulaUnstored = locale.Define("form.formula_unstored",
		"ô là công thức chưa có giá trị; mở tệp bằng chương trình bảng tính rồi lưu lại",
		"the cell is a formula without a value; open the file with a spreadsheet program and save it")
	errorCell = locale.Define("form.error_cell", "ô báo lỗi %s", "the cell is the error %s")
	notNumber = locale.Define("form.not_number",
		"cần một số, không phải %q; chưa có số liệu thì để trống ô",
		"expected a number, got %q; leave an unknown figure empty")
	twoReadings = locale.Define("form.two_readings",
		"%q có thể hiểu là %s hoặc %s; viết lại cho rõ",
		"%q can be read as %s or as %s; write it so that it cannot")
	dateForNumber = locale.Define("form.date_for_number",
		"ô định dạng ngày, cần một số; sửa định dạng ô rồi gõ lại",
		"the cell is formatted as a date, expected a number; change its format and type it again")
	percentForNumber = locale.Define("form.percent_for_number",
		"chỉ tiêu không phải tỷ lệ phần trăm; gõ số không có dấu %%",
		"the input is no percentage; type the number without %%")
	notYesNo = locale.Define("form.not_yes_no",
		"cần có hoặc không, không phải %q", "expected yes or no, got %q")
	notAnOption = locale.Define("form.not_an_option",
		"%q không phải là một lựa chọn; chỉ nhận %s%s", "%q is not one of its options, %s%s")
	numberForDate = locale.Define("form.number_for_date",
		"ô là số %s, không phải ngày; gõ ngày như 31/12/2025",
		"the cell is the number %s, not a date; type a date such as 31/12/2025")
	noSuchSerial = locale.Define("form.no_such_serial",
		"ô có ngày không tồn tại (số %s)", "the cell holds a date that does not exist (the number %s)")
	notDay = locale.Define("form.not_day",
		"cần một ngày như 31/12/2025, không phải %q; chưa có số liệu thì để trống ô",
		"expected a date such as 31/12/2025 (day, month, year), got %q; leave an unknown figure empty")
	notNever = locale.Define("form.not_never",
		"chỉ tiêu cần một ngày, không nhận %q", "the input takes a date, not %q")
)
