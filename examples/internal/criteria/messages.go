package criteria

import "github.com/parindex/parindex/rubric/locale"

var (
	notASpreadsheet = locale.Define("criteria.not_a_spreadsheet",
		"không đọc được bảng tính (XLSX)", "it is no spreadsheet (XLSX)")
	notUTF8 = locale.Define("criteria.not_utf8",
		"tệp CSV không phải UTF-8; lưu lại dạng \"CSV UTF-8\"", "the CSV file is not in UTF-8; save it as \"CSV UTF-8\"")
	badCSV = locale.Define("criteria.bad_csv",
		"không đọc được CSV, dòng %d", "the CSV cannot be read, line %d")
	noHeader = locale.Define("criteria.no_header",
		"không có hàng tiêu đề nào ghi cả ba cột mã, tiêu chí, điểm tối đa (ví dụ: TT, Nội dung, Điểm tối đa)",
		"no row heads all three columns code, title and maximum (for example: Code, Title, Max)")
	noRows = locale.Define("criteria.no_rows", "dưới hàng tiêu đề không có tiêu chí nào",
		"there is no criterion below the header")

	badMax = locale.Define("criteria.bad_max",
		"điểm tối đa của mục %s không phải số: %q", "the maximum of item %s is no number: %q")
	noMax = locale.Define("criteria.no_max",
		"mục %s không ghi điểm tối đa", "item %s has no maximum")
	isZero = locale.Define("criteria.is_zero",
		"điểm tối đa của mục %s là 0", "the maximum of item %s is 0")
	noCode = locale.Define("criteria.no_code",
		"hàng này không có mã: %q", "this row has no code: %q")
	noTitle = locale.Define("criteria.no_title",
		"mục %s không có tên", "item %s has no title")
	codeTwice = locale.Define("criteria.code_twice",
		"mã %s bị lặp; đã có ở ô %s (Excel đổi 1.10 thành 1.1 nếu ô không phải dạng văn bản)",
		"the code %s stands in the cell %s, too (Excel makes 1.1 of 1.10 unless the cell is text)")
	codeElsewhere = locale.Define("criteria.code_elsewhere",
		"mã %s đứng dưới %s", "the code %s stands below %s")
	sumDiffers = locale.Define("criteria.sum_differs",
		"mục %s ghi %s điểm, các mục con cộng lại %s", "the maximum of item %s is %s, its parts come to %s")
	totalDiffers = locale.Define("criteria.total_differs",
		"tổng ghi %s điểm, các lĩnh vực cộng lại %s", "the total is %s, the areas come to %s")

	headFill = locale.Define("criteria.head_fill",
		"Lập từ bảng %s. Chỗ nào ghi ĐIỀN thì thay bằng nội dung của quyết định; sau đó: parindex check tệp-này.yaml",
		"Made from the table %s. Replace what is marked FILL IN by what the decision says; then: parindex check this-file.yaml")
	headSteps = locale.Define("criteria.head_steps",
		"Các bước soạn: parindex help guide. Tiêu chí ghi reported: true được nhập điểm bằng tay; quy tắc thay cho dòng đó, ví dụ",
		"The steps of an author: parindex help guide. Points of items with reported: true are typed by hand; a rule takes the place of that line, such as")
	headInputs = locale.Define("criteria.head_inputs",
		"Quy tắc dùng số liệu khai báo ở đây, ví dụ", "Rules use the figures that are declared here, such as")
	rateName  = locale.Define("criteria.rate_name", "ty_le_dung_han", "in_time_rate")
	rateTitle = locale.Define("criteria.rate_title", "Tỷ lệ hồ sơ đúng hạn", "Dossiers in time, percent")
	fill      = locale.Define("criteria.fill", "ĐIỀN", "FILL IN")
	fillID    = locale.Define("criteria.fill_id",
		"ĐIỀN: tên của bộ chỉ số, không dấu cách", "FILL IN: its name, without spaces")
	fillMax   = locale.Define("criteria.fill_max", "ĐIỀN: điểm tối đa", "FILL IN: the maximum")
	fillTitle = locale.Define("criteria.fill_title", "ĐIỀN: tên", "FILL IN: the title")
	rulesIn   = locale.Define("criteria.rules_in", "bảng ghi: %s", "the table says: %s")
	orARule   = locale.Define("criteria.or_a_rule", "hoặc một quy tắc", "or a rule")
	asSum     = locale.Define("criteria.as_sum", "bảng không ghi; tổng các mục con", "not in the table; the sum of the parts")
	standIn   = locale.Define("criteria.stand_in", "Bộ chỉ số", "Rubric")
	issuer    = locale.Define("criteria.issuer", "Cơ quan ban hành", "Issuing authority")
)
