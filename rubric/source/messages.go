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
		"chỗ này của tệp không phải UTF-8 (byte 0x%02x); mở tệp bằng Notepad, chọn Save As, mục Encoding chọn UTF-8",
		"the file is not UTF-8 here (byte 0x%02x); save it with the encoding UTF-8")
	utf16File = locale.Define("utf16_file",
		"tệp được lưu dạng Unicode (UTF-16); mở bằng Notepad, chọn Save As, mục Encoding chọn UTF-8 rồi lưu lại",
		"the file is UTF-16 (which Notepad calls Unicode); choose Save As there and UTF-8 as the encoding")
	officeFile = locale.Define("office_file",
		"đây là tệp Word hoặc Excel, không phải tệp văn bản; chép nội dung vào một tệp .yaml lưu dạng UTF-8",
		"this is a file of Word or Excel, not a text; copy its content to a .yaml file in UTF-8")
	pdfFile = locale.Define("pdf_file",
		"đây là tệp PDF, không phải tệp văn bản; chép nội dung vào một tệp .yaml lưu dạng UTF-8",
		"this is a PDF, not a text; copy its content to a .yaml file in UTF-8")
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
	colonInText = locale.Define("colon_in_text",
		"văn bản có dấu hai chấm rồi dấu cách phải đặt trong nháy; viết %s",
		"a text with a colon and a space needs quotes; write %s")
	quoteInText = locale.Define("quote_in_text",
		"văn bản trong nháy đã kết thúc trước chỗ này; bên ngoài dùng loại nháy khác; viết %s",
		"the text in quotes has ended before this; use the other quotes around it; write %s")
	startsWith = locale.Define("starts_with",
		"giá trị bắt đầu bằng %s phải đặt trong nháy; viết %s", "a value that begins with %s needs quotes; write %s")
	spaceAfterColon = locale.Define("space_after_colon",
		"sau dấu hai chấm phải có dấu cách; viết %s", "a space follows the colon; write %s")
	notAligned = locale.Define("not_aligned",
		"dòng này không thẳng lề với các dòng cùng cấp ở trên; thụt lề bằng số dấu cách như nhau",
		"the line is not aligned with those above on its level; indent them by as many spaces")
	colonMissing = locale.Define("colon_missing",
		"dòng này phải có dạng khoá: giá trị, không phải %q", "expected key: value on this line, got %q")
	quoteNotClosed = locale.Define("quote_not_closed",
		"dấu nháy mở ở đây không được đóng", "the quote that opens here is not closed")
	bracketNotClosed = locale.Define("bracket_not_closed",
		"dấu %s mở ở đây không được đóng bằng %s; nếu đó là văn bản thì đặt trong nháy",
		"the %s that opens here is not closed by %s; if it is part of a text, put that in quotes")
	bracketTooMany = locale.Define("bracket_too_many",
		"dấu %s ở đây không đóng dấu nào", "the %s here closes nothing")
	listBelow = locale.Define("list_below",
		"danh sách bắt đầu ở dòng dưới khoá, mỗi dấu - một dòng; số âm viết liền với dấu -",
		"a list begins on the line below its key, every - on a line of its own; the sign of a number has no space behind it")
	yamlUnread = locale.Define("yaml",
		"không đọc tiếp được từ chỗ này; xem lại dấu nháy, dấu ngoặc và lề của các dòng",
		"the file cannot be read on from here; look at quotes, brackets and the indentation")
	yamlAnchor = locale.Define("yaml_anchor",
		"giá trị bắt đầu bằng & hoặc * phải đặt trong nháy", "a value that begins with & or * needs quotes")
	yamlAnchorLoop = locale.Define("yaml_anchor_loop", "bí danh lặp lại chính nó", "an alias repeats itself")
	yamlAliases    = locale.Define("yaml_aliases", "tệp lặp lại quá nhiều qua bí danh", "aliases repeat too much")
	yamlEscape     = locale.Define("yaml_escape",
		`trong nháy kép, dấu \ viết là \\, hoặc dùng nháy đơn`, `within double quotes a \ is written \\, or use single quotes`)
	yamlMore = locale.Define("yaml_more",
		"sau giá trị này không được có gì nữa; đặt cả giá trị trong nháy",
		"nothing may follow this value; put all of it in quotes")
	yamlNoValue = locale.Define("yaml_no_value", "thiếu giá trị", "a value is missing")
	yamlNoComma = locale.Define("yaml_no_comma",
		"thiếu dấu phẩy hoặc dấu đóng ngoặc; văn bản có dấu câu phải đặt trong nháy",
		"a comma or a closing bracket is missing; a text with punctuation needs quotes")
	yamlKeyHere = locale.Define("yaml_key_here",
		"không được viết khoá ở đây; giá trị bắt đầu bằng ? phải đặt trong nháy",
		"no key may stand here; a value that begins with ? needs quotes")
	yamlNoColon = locale.Define("yaml_no_colon", "thiếu dấu hai chấm sau khoá", "the colon behind a key is missing")
	yamlStart   = locale.Define("yaml_start",
		"giá trị không được bắt đầu bằng ký tự này; hãy đặt trong nháy",
		"a value cannot begin with this character; put it in quotes")
	yamlComment = locale.Define("yaml_comment",
		"trước chú thích # phải có dấu cách", "a space stands before the # of a comment")
	yamlBlock     = locale.Define("yaml_block", "số thụt lề không được là 0", "the number of spaces cannot be 0")
	yamlDocuments = locale.Define("yaml_documents",
		"không được có dòng --- hoặc ... ở đây", "there can be no line --- or ... here")
	yamlTagHere = locale.Define("yaml_tag_here",
		"giá trị bắt đầu bằng ! phải đặt trong nháy", "a value that begins with ! needs quotes")
	yamlOpenText = locale.Define("yaml_open_text",
		"tệp kết thúc khi văn bản trong nháy chưa đóng", "the file ends within a text in quotes")
	flawedText = locale.Define("flawed_text", "văn bản có %s", "the text holds %s")
	flawedName = locale.Define("flawed_name", "tên có %s", "the name holds %s")
	nextLine   = locale.Define("next_line", "ký tự điều khiển", "a control character")
)

// Keys.
var (
	keyNoName    = locale.Define("key_no_name", "khoá phải là một tên", "a key must be a plain name")
	duplicateKey = locale.Define("duplicate_key", "khoá %q bị lặp", "duplicate key %q")
	unknownKey   = locale.Define("unknown_key", "không có khoá %q%s", "unknown key %q%s")
	keysHere     = locale.Define("keys_here", "; ở đây có thể dùng: %s", "; the keys here are %s")
	belongsUnder = locale.Define("belongs_under",
		"%s phải nằm dưới khoá %s: thêm dòng %[2]s: ở trên và thụt vào hai dấu cách",
		"%s: to stand under the key %s, add a line %[2]s: above and indent by two spaces")
	missingKey  = locale.Define("missing_key", "thiếu khoá %q", "missing key %q")
	sameMeaning = locale.Define("same_meaning",
		"ở đây %[1]s và %[2]s cùng nghĩa; viết mọi số liệu dưới %[1]s",
		"%[1]s and %[2]s mean the same here; write all figures under %[1]s")
	decimalInBraces = locale.Define("decimal_in_braces",
		"số %s: phần thập phân viết sau dấu chấm; viết %s", "the number %s: decimals follow a point; write %s")
	commaInBraces = locale.Define("comma_in_braces",
		"trong {...} dấu phẩy kết thúc giá trị; văn bản có dấu phẩy phải đặt trong nháy: %s",
		"within {...} a comma ends the value; a text with a comma needs quotes: %s")
	punctuationInBraces = locale.Define("punctuation_in_braces",
		"trong {...} văn bản có dấu ngoặc hoặc dấu phẩy phải đặt trong nháy: %s",
		"within {...} a text with brackets or commas needs quotes: %s")
	emptyEntry = locale.Define("empty_entry",
		"dấu - này không có gì theo sau; viết nội dung hoặc bỏ dấu -",
		"nothing stands behind this dash; write the entry or remove the dash")
	quoteComma = locale.Define("quote_comma",
		"; trong {...} văn bản có dấu phẩy phải đặt trong nháy", "; within {...} a text with a comma needs quotes")
)

// Values.
var (
	aMapping   = locale.Define("a_mapping", "một nhóm khoá: giá trị", "a mapping")
	aList      = locale.Define("a_list", "một danh sách", "a list")
	nothing    = locale.Define("nothing", "để trống", "nothing")
	notMapping = locale.Define("not_mapping",
		"cần một nhóm khoá: giá trị, không phải %s%s", "expected a mapping (key: value), got %s%s")
	withoutDashes = locale.Define("without_dashes",
		"; bỏ dấu - ở đầu các dòng", "; remove the dashes before its lines")
	notList   = locale.Define("not_list", "cần một danh sách, không phải %s", "expected a list, got %s")
	noText    = locale.Define("not_text", "cần một văn bản, không phải %s", "expected a text, got %s")
	emptyText = locale.Define("empty_text", "văn bản trống", "the text is empty")
	notNumber = locale.Define("not_number", "cần một số, không phải %s", "expected a number, got %s")
	notWhole  = locale.Define("not_whole",
		"cần một số nguyên vừa phải, không phải %s", "expected a whole number of moderate size, got %s")
	notBool       = locale.Define("not_bool", "cần true hoặc false, không phải %s%s", "expected true or false, got %s%s")
	withoutQuotes = locale.Define("without_quotes", ", không có dấu nháy", " without quotes")
	write         = locale.Define("write", "; viết %s", "; write %s")
	notDate       = locale.Define("not_date",
		"cần một ngày như 2023-01-30, không phải %s%s", "expected a date such as 2023-01-30, got %s%s")
	notDateOrMonth = locale.Define("not_date_or_month",
		"cần một ngày như 2023-01-30 hoặc một tháng như 2023-01, không phải %s%s",
		"expected a date such as 2023-01-30 or a month such as 2023-01, got %s%s")
	unknownValue = locale.Define("unknown_value",
		"không có giá trị %q; chỉ nhận %s%s", "unknown value %q; expected one of %s%s")
)
