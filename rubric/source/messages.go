package source

import "github.com/parindex/parindex/rubric/locale"

// Files as a whole.
var (
	noFault     = locale.Define("no_fault", "không có lỗi", "no fault")
	andMore     = locale.Define("more_faults", "và tối đa %d lỗi nữa", "and up to %d more")
	fileTooLong = locale.Define("file_too_long",
		"tệp có %d byte; chỉ đọc tối đa %d", "the file has %d bytes; at most %d are read")
	fileEmpty      = locale.Define("file_empty", "tệp trống", "the file is empty")
	secondDocument = locale.Define("second_document",
		"tài liệu YAML thứ hai bắt đầu ở đây; mỗi tệp chỉ có một",
		"a second YAML document starts here; a file holds one")
	otherSchema = locale.Define("other_schema",
		"tệp này theo định dạng %s; chương trình đọc định dạng %d", "this file has schema %s; schema %d is read")
	tooManyQuotes = locale.Define("too_many_quotes",
		"không đọc quá %d dấu nháy", "more than %d quotes are not read")
	tooManyMarks = locale.Define("too_many_marks",
		"không đọc quá %d dấu có thể phân cách giá trị (, : ? [ { & * ! và gạch đầu dòng)",
		"more than %d marks that can part values (, : ? [ { & * ! and dashes) are not read")
	tooDeep       = locale.Define("too_deep", "lồng nhau quá %d cấp", "nesting is deeper than %d levels")
	tooManyValues = locale.Define("too_many_values",
		"tệp có hơn %d giá trị, kể cả phần lặp lại qua bí danh",
		"the file holds more than %d values, counting what aliases repeat")
	aliasesTooLong = locale.Define("aliases_too_long",
		"bí danh lặp lại hơn %d byte văn bản", "aliases repeat more than %d bytes of text")
)

// Characters, tags and directives.
var (
	notUTF8 = locale.Define("not_utf8",
		"chỗ này của tệp không phải UTF-8 (byte 0x%02x)", "the file is not UTF-8 here (byte 0x%02x)")
	controlRefused = locale.Define("control_character_in_file",
		"không được dùng ký tự điều khiển %U", "control character %U is not allowed")
	deceptiveRefused = locale.Define("deceptive_character_in_file",
		"không được dùng ký tự %U, vì nó làm sai lệch cách hiển thị",
		"the character %U, which changes how the text looks, is not allowed")
	directiveRefused = locale.Define("yaml_directive",
		"dòng bắt đầu bằng dấu phần trăm là chỉ thị YAML, không được dùng",
		"a line that begins with a percent sign is a YAML directive, which is not allowed")
	tagRefused = locale.Define("yaml_tag",
		"không được dùng thẻ %s; văn bản trông như số phải đặt trong nháy",
		"the tag %s is not allowed; a text that looks like a number needs quotes")
	tabIndents = locale.Define("tab_indents",
		"lề có ký tự tab; YAML thụt lề bằng dấu cách", "tab in the indentation; YAML is indented with spaces")
	flawedText = locale.Define("flawed_text", "văn bản có %s", "the text holds %s")
	flawedName = locale.Define("flawed_name", "tên có %s", "the name holds %s")
	nextLine   = locale.Define("next_line", "ký tự điều khiển", "a control character")
)

// Keys.
var (
	keyNoName    = locale.Define("key_no_name", "khoá phải là một tên", "a key must be a plain name")
	duplicateKey = locale.Define("duplicate_key", "khoá %q bị lặp", "duplicate key %q")
	unknownKey   = locale.Define("unknown_key", "không có khoá %q%s", "unknown key %q%s")
	missingKey   = locale.Define("missing_key", "thiếu khoá %q", "missing key %q")
	sameMeaning  = locale.Define("same_meaning",
		"ở đây %[1]s và %[2]s cùng nghĩa; viết mọi số liệu dưới %[1]s",
		"%[1]s and %[2]s mean the same here; write all figures under %[1]s")
	quoteComma = locale.Define("quote_comma",
		"; trong {...} văn bản có dấu phẩy phải đặt trong nháy", "; within {...} a text with a comma needs quotes")
)

// Values.
var (
	aMapping   = locale.Define("a_mapping", "một nhóm khoá: giá trị", "a mapping")
	aList      = locale.Define("a_list", "một danh sách", "a list")
	nothing    = locale.Define("nothing", "để trống", "nothing")
	notMapping = locale.Define("not_mapping",
		"cần một nhóm khoá: giá trị, không phải %s", "expected a mapping (key: value), got %s")
	notList   = locale.Define("not_list", "cần một danh sách, không phải %s", "expected a list, got %s")
	noText    = locale.Define("not_text", "cần một văn bản, không phải %s", "expected a text, got %s")
	emptyText = locale.Define("empty_text", "văn bản trống", "the text is empty")
	notNumber = locale.Define("not_number", "cần một số, không phải %s", "expected a number, got %s")
	notWhole  = locale.Define("not_whole",
		"cần một số nguyên vừa phải, không phải %s", "expected a whole number of moderate size, got %s")
	notBool = locale.Define("not_bool", "cần true hoặc false, không phải %s", "expected true or false, got %s")
	notDate = locale.Define("not_date",
		"cần một ngày như 2023-01-30, không phải %s", "expected a date such as 2023-01-30, got %s")
	unknownValue = locale.Define("unknown_value",
		"không có giá trị %q; chỉ nhận %s%s", "unknown value %q; expected one of %s%s")
)
