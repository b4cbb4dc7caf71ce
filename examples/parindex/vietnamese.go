package main

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
)

// The library says in English what is wrong with a file. These are the same
// sentences for authors who read Vietnamese; one that is not here stays English.
var faultTexts = [][2]string{
	// YAML and values
	{"the file has %d bytes; at most %d are read", "tệp có %s byte; chỉ đọc tối đa %s"},
	{"the file is empty", "tệp trống"},
	{"the file is not UTF-8 here (byte %s)", "chỗ này của tệp không phải UTF-8 (byte %s)"},
	{"control character %s is not allowed", "không được dùng ký tự điều khiển %s"},
	{"the text holds a control character", "văn bản có ký tự điều khiển"},
	{"the text is empty", "văn bản trống"},
	{"a second YAML document starts here; a file holds one", "tài liệu YAML thứ hai bắt đầu ở đây; mỗi tệp chỉ có một"},
	{"tab in the indentation; YAML is indented with spaces", "lề có ký tự tab; YAML thụt lề bằng dấu cách"},
	{"nesting is deeper than %d levels", "lồng nhau quá %s cấp"},
	{"the file holds more than %d values, counting what aliases repeat", "tệp có hơn %s giá trị, kể cả phần lặp lại qua bí danh"},
	{"aliases repeat more than %d bytes of text", "bí danh lặp lại hơn %s byte văn bản"},
	{"a key must be a plain name", "khoá phải là một tên"},
	{"duplicate key %q", "khoá %s bị lặp"},
	{"unknown key %q; within {...} a text with a comma needs quotes", "không có khoá %s; trong {...} văn bản có dấu phẩy phải đặt trong nháy"},
	{"unknown key %q", "không có khoá %s"},
	{"missing key %q", "thiếu khoá %s"},
	{"unknown value %q; expected one of %s", "không có giá trị %s; chỉ nhận %s"},
	{"expected a mapping (key: value), got %s", "cần một nhóm khoá: giá trị, không phải %s"},
	{"expected a list, got %s", "cần một danh sách, không phải %s"},
	{"expected a text, got %s", "cần một văn bản, không phải %s"},
	{"expected a number, got %s; write the decimal point, not a comma", "cần một số, không phải %s; dùng dấu chấm thập phân, không dùng dấu phẩy"},
	{"expected a number, got %s; write it without an exponent", "cần một số, không phải %s; viết không có số mũ"},
	{"expected a number, got %s", "cần một số, không phải %s"},
	{"expected a whole number of moderate size, got %s", "cần một số nguyên vừa phải, không phải %s"},
	{"expected true or false, got %s", "cần true hoặc false, không phải %s"},
	{"expected a date such as 2023-01-30, got %s", "cần một ngày như 2023-01-30, không phải %s"},
	{"expected a figure", "cần một số liệu"},
	{"the number %s has more than %d digits before or after the point", "số %s có hơn %s chữ số trước hoặc sau dấu chấm"},
	{"%q has no value; write the decimal point, not a comma", "%s không có giá trị; dùng dấu chấm thập phân, không dùng dấu phẩy"},
	{"this file has schema %s; schema %d is read", "tệp này theo định dạng %s; chương trình đọc định dạng %s"},
	// Rubrics
	{"the edition does not fit the content, whose edition is %s of %s, sha256 %s", "phiên bản ghi trong tệp không khớp nội dung; nội dung là của %s ngày %s, sha256 %s"},
	{"the rubric's name %q contains a space", "tên bộ chỉ số %s có khoảng trắng"},
	{"the text of %q is empty", "văn bản của %s trống"},
	{"places must be from 0 to 6", "số chữ số thập phân phải từ 0 đến 6"},
	{"unknown rounding %q", "không có cách làm tròn %s"},
	{"%s must be above zero, not %s", "%s phải lớn hơn 0, không phải %s"},
	{"%s has more decimal places than points have (%d)", "%s có nhiều chữ số thập phân hơn điểm (%s)"},
	{"%s is above a billion", "%s lớn hơn một tỷ"},
	{"max is %s, but the items below add up to %s (%s)", "điểm tối đa là %s, nhưng các mục bên dưới cộng lại là %s (%s)"},
	{"min %s is above max %s", "min %s lớn hơn max %s"},
	{"step %s is negative", "bước điểm %s là số âm"},
	{"a code has no spaces", "mã không có khoảng trắng"},
	{"duplicate code %q; it is already the code of %q", "mã %s bị lặp; đã là mã của %s"},
	{"duplicate input %q", "chỉ tiêu %s bị lặp"},
	{"duplicate option %q", "lựa chọn %s bị lặp"},
	{"a name is a letter followed by letters, digits and underscores", "tên bắt đầu bằng chữ cái, tiếp theo là chữ cái, chữ số và dấu gạch dưới"},
	{"the name has a meaning of its own in the rule language", "tên này đã có nghĩa riêng trong ngôn ngữ quy tắc"},
	{"min and max are for numbers, not for the type %s", "min và max chỉ dùng cho số, không dùng cho kiểu %s"},
	{"the ends of a count are whole numbers", "giới hạn của số đếm là số nguyên"},
	{"an enum needs at least two options", "kiểu enum cần ít nhất hai lựa chọn"},
	{"options are for enums, not for the type %s", "options chỉ dùng cho kiểu enum, không dùng cho kiểu %s"},
	{"an option has no name", "có lựa chọn không có tên"},
	{"it has items, so its points are their sum; remove %s", "mục có các mục bên dưới nên điểm là tổng của chúng; bỏ %s"},
	{"min and step are for items without items of their own", "min và step chỉ dùng cho mục không có mục bên dưới"},
	{"rises_with and falls_with are for items without items of their own", "rises_with và falls_with chỉ dùng cho mục không có mục bên dưới"},
	{"its points come from more than one of %s", "điểm đến từ nhiều nguồn: %s; chỉ được một"},
	{"nothing says how it is scored; give it cases, a score, a rule, or reported: true", "chưa nêu cách chấm; thêm cases, score, rule hoặc reported: true"},
	{"an item has either cases or a score, not both", "một mục có cases hoặc score, không có cả hai"},
	{"the list of cases is empty", "danh sách trường hợp trống"},
	{"this case is never reached, the one before it has no when", "trường hợp này không bao giờ được xét, vì trường hợp trước không có when"},
	{"the last case has a condition, so some facts may meet no case; add a case without when", "trường hợp cuối có điều kiện nên có thể có số liệu không rơi vào trường hợp nào; thêm một trường hợp không có when"},
	{"the reason names {%s}, which is not a declared input", "lý do nêu {%s}, không phải chỉ tiêu đã khai báo"},
	{"the reason has a brace without its partner", "lý do có dấu ngoặc nhọn không khớp"},
	{"a share is from 0 to 1, not %s", "tỷ phần từ 0 đến 1, không phải %s"},
	{"%s says what follows where %q does not hold, but there is no %q", "%s nêu cách tính khi %s không đúng, nhưng không có %s"},
	{"say under not_applicable what the item is worth where it does not apply", "nêu ở not_applicable cách tính khi mục không áp dụng"},
	{"say under %s what the item is worth where nothing arose", "nêu ở %s cách tính khi không phát sinh"},
	{"a rate can be 0 of 0; say under not_arising what the item is worth then", "tỷ lệ có thể là 0 trên 0; nêu ở not_arising cách tính khi đó"},
	{"some items can be excluded: say under exclusion how the total is rescaled (%s)", "có mục có thể bị loại trừ: nêu ở exclusion cách quy đổi tổng điểm (%s)"},
	{"%q is named twice under rises_with and falls_with", "%s được nêu hai lần trong rises_with và falls_with"},
	{"%s names %q, which is not a declared input", "%s nêu %s, không phải chỉ tiêu đã khai báo"},
	{"%s names %q, which its rule does not read", "%s nêu %s, mà quy tắc không dùng"},
	{"%s names %q; the options of an enum have no order", "%s nêu %s; các lựa chọn của enum không có thứ tự"},
	{"no rule %q was passed in Options.Rules", "không có quy tắc Go tên %s"},
	{"from %s is not below the band before it, from %s; bands are listed from the highest down", "from %s không thấp hơn mức trước, from %s; các mức xếp từ cao xuống thấp"},
	{"below %s leaves a gap to the band before it, from %s", "below %s để hở một khoảng với mức trước, from %s"},
	{"below %s leaves an overlap to the band before it, from %s", "below %s chồng lên mức trước, from %s"},
	{"below %s leaves scores up to %s without a band", "below %s bỏ sót điểm đến %s"},
	{"scores below %s have no band; the last band is from 0", "điểm dưới %s không có mức xếp loại; mức cuối phải từ 0"},
	// The rule language
	{"the expression is empty", "biểu thức trống"},
	{"the expression has %d characters; at most %d are allowed", "biểu thức có %s ký tự; tối đa %s"},
	{"the expression ends too early", "biểu thức kết thúc sớm"},
	{"unexpected %q; equality is written ==", "không hiểu %s; so sánh bằng viết là =="},
	{"unexpected %s", "không hiểu %s"},
	{"unknown name %q", "không có tên %s"},
	{"unknown function %q", "không có hàm %s"},
	{"the name %q is already taken", "tên %s đã được dùng"},
	{"%s is a function; call it with (...)", "%s là hàm; gọi bằng (...)"},
	{"%s is an input, not a function", "%s là chỉ tiêu, không phải hàm"},
	{"%s takes %s, got %d", "%s nhận %s, không phải %s"},
	{"the operator %s is not part of the rule language", "ngôn ngữ quy tắc không có phép %s"},
	{"the short form a ?: b is not part of the rule language", "ngôn ngữ quy tắc không có dạng rút gọn a ?: b"},
	{"byte strings are not part of the rule language", "ngôn ngữ quy tắc không có chuỗi byte"},
	{"%s is not part of the rule language", "ngôn ngữ quy tắc không có %s"},
	{"the condition is a %s, not a bool", "điều kiện là %s, không phải bool"},
	{"expected a %s, got a %s", "cần %s, không phải %s"},
	{"both branches must have one type, got %s", "hai nhánh phải cùng kiểu, không phải %s"},
	{"argument %s of %s is a %s, got a %s", "tham số %s của %s là %s, không phải %s"},
	{"%q is not an option of %s (%s)", "%s không phải lựa chọn của %s (%s)"},
	{"the operator %s cannot compare %s; write a date as date('2023-01-30')", "phép %s không so sánh được %s; viết ngày là date('2023-01-30')"},
	{"the operator %s cannot compare %s", "phép %s không so sánh được %s"},
	{"the operator %s takes numbers or dates, got %s", "phép %s nhận số hoặc ngày, không phải %s"},
	{"the operator %s takes %s, got %s", "phép %s nhận %s, không phải %s"},
	{"behind in stands a list [a, b] or a range 1..5", "sau in là danh sách [a, b] hoặc khoảng 1..5"},
	{"the ends of a range are whole numbers, written out", "hai đầu của khoảng là số nguyên viết rõ"},
	{"the list is empty", "danh sách trống"},
	{"the band %s overlaps the band %s", "khoảng %s chồng lên khoảng %s"},
	{"cannot read the band %s; write %s", "không đọc được khoảng %s; viết %s"},
	{"bands takes a number, then bands and their points in turn: %s", "bands nhận một số, rồi lần lượt từng khoảng và điểm: %s"},
	{"the lower end of clamp is above its upper end", "đầu dưới của clamp lớn hơn đầu trên"},
	{"the places of round are a whole number from 0 to 18, written out", "số chữ số của round là số nguyên từ 0 đến 18 viết rõ"},
	{"the date is written out: date('2023-01-30')", "ngày phải viết rõ: date('2023-01-30')"},
	{"cannot read the number %s", "không đọc được số %s"},
	{"write the number %s in decimal digits, without exponent or prefix", "viết số %s bằng chữ số thập phân, không có số mũ hay tiền tố"},
	// What fails when a unit is scored
	{"division by zero", "chia cho 0"},
	{"no band holds %s", "không khoảng nào chứa %s"},
	{"its points (%s) are above the maximum %s", "điểm (%s) vượt điểm tối đa %s"},
	{"its points (%s) are below the minimum %s", "điểm (%s) thấp hơn điểm tối thiểu %s"},
	{"its points (%s) are off the step %s", "điểm (%s) lệch bước điểm %s"},
	{"its points (%s) have more than %d decimal places", "điểm (%s) có hơn %s chữ số thập phân"},
	{"the rule %s: is written in Go; this command does not have it", "quy tắc %s viết bằng Go; lệnh này không có"},
	// Facts, catalogues, published tables
	{"this file is for the rubric %q, not for %q", "tệp này dành cho bộ chỉ số %s, không phải %s"},
	{"%q is not an input of the rubric", "%s không phải chỉ tiêu của bộ chỉ số"},
	{"the rubric has no item %q", "bộ chỉ số không có mục %s"},
	{"the rubric has no band %q", "bộ chỉ số không có mức xếp loại %s"},
	{"the rubric has no %s", "bộ chỉ số không có %s"},
	{"item %q is not reported: its points are computed", "mục %s không do người thẩm định cho: điểm được tính"},
	{"item %q is printed twice", "mục %s được in hai lần"},
	{"item %q stands in this list twice", "mục %s có hai lần trong danh sách"},
	{"item %q has items below it; choose one of those", "mục %s có các mục bên dưới; hãy chọn một trong các mục đó"},
	{"item %q has items below it; deficits are of those", "mục %s có các mục bên dưới; điểm mất là của các mục đó"},
	{"%q is not one of its options", "%s không phải là một lựa chọn"},
	{"a count is a whole number, not %s", "số đếm là số nguyên, không phải %s"},
	{"%s is outside its domain, %s", "%s nằm ngoài miền giá trị %s"},
	{"no value of the input lies within the bounds", "không giá trị nào của chỉ tiêu thoả các giới hạn"},
	{"limits are for numbers and dates, not for the type %s", "giới hạn chỉ dùng cho số và ngày, không dùng cho kiểu %s"},
	{"one_of is for enums, not for the type %s", "one_of chỉ dùng cho enum, không dùng cho kiểu %s"},
	{"duplicate action %q", "giải pháp %s bị lặp"},
	{"the action is for no item", "giải pháp không dành cho mục nào"},
	{"the unit %q has facts in %s, too", "đơn vị %s đã có số liệu trong %s"},
	// Cases
	{"this file is for another edition of the rubric; the SHA-256 of decision %s of %s is %s", "tệp này dành cho phiên bản khác; SHA-256 của quyết định %s ngày %s là %s"},
	{"the file has no cases", "tệp không có ca kiểm thử"},
	{"the case expects nothing", "ca này không mong đợi gì"},
	{"nothing is expected here", "ở đây không mong đợi gì"},
	{"the case in line %d is called %q, too; another table with other facts needs a name", "ca ở dòng %s cũng tên là %s; bảng khác với số liệu khác cần có tên"},
	{"the case in line %d is called %q, too", "ca ở dòng %s cũng tên là %s"},
	{"expected points or one of %s, got %q", "cần điểm hoặc một trong %s, không phải %s"},
	{"%s is more than %s can be, %s", "%s lớn hơn mức cao nhất của %s là %s"},
	{"%s is less than %s can be, %s", "%s nhỏ hơn mức thấp nhất của %s là %s"},
	{"%s has more than %d decimal places, to which it is rounded", "%s có hơn %s chữ số thập phân, là mức được làm tròn"},
	{"the range ends at %s, before it starts at %s", "khoảng kết thúc ở %s, trước khi bắt đầu ở %s"},
	{"item %q belongs to the bonus or the penalty, which have no deficits", "mục %s thuộc điểm thưởng hoặc điểm trừ, không tính là điểm mất"},
	{"item %q stands twice", "mục %s có hai lần"},
	{"%q stands twice", "%s có hai lần"},
	{"write a reason as {vi: ...}, {en: ...}, both, or {match: ...}", "viết lý do là {vi: ...}, {en: ...}, cả hai, hoặc {match: ...}"},
	{"error parsing regexp: %s", "biểu thức chính quy sai: %s"},
	{"a table needs one of the keys input and inputs", "bảng cần một trong hai khoá input và inputs"},
	{"the table has no rows", "bảng không có dòng nào"},
	{"the rows give %q; it cannot stand among the table's facts, too", "các dòng đã có %s; không nêu lại trong số liệu của bảng"},
	{"with several inputs the rows are lists: %s", "khi có nhiều chỉ tiêu, mỗi dòng là một danh sách: %s"},
	{"a row has %d cells here, the figures and what comes of them; this one has %d", "mỗi dòng có %s ô: các số liệu và kết quả; dòng này có %s"},
	{"this row stands in line %d already", "dòng này đã có ở dòng %s của tệp"},
	{"cases that share this value come to different results; write it out for each of them", "các ca dùng chung giá trị này cho kết quả khác nhau; viết riêng cho từng ca"},
}

// owners are what messages begin with.
var owners = map[string]string{
	"item": "mục", "input": "chỉ tiêu", "band": "mức xếp loại", "rubric": "bộ chỉ số", "adjustment": "điểm thưởng hoặc điểm trừ",
	"decision": "quyết định", "points": "điểm", "index": "chỉ số",
}

var (
	owner  = regexp.MustCompile(`^(item|input|band|rubric|adjustment|decision|points|index)((?: "[^"]*")?)(: case)?: (.*)$`)
	nearby = regexp.MustCompile(`^(.*); did you mean (".*")\?$`)
	place  = regexp.MustCompile(`^(\S+:\d+:\d+: )(.*)$`)
)

// patterns recognise the English sentences.
var patterns = sync.OnceValue(func() []*regexp.Regexp {
	verbs := strings.NewReplacer("%d", `(\d+)`, "%q", `("(?:[^"\\]|\\.)*")`, "%s", `(.*)`)
	out := make([]*regexp.Regexp, len(faultTexts))
	for i, t := range faultTexts {
		var quoted strings.Builder
		for _, part := range regexp.MustCompile(`%[dqs]|[^%]+`).FindAllString(t[0], -1) {
			if part[0] != '%' {
				part = regexp.QuoteMeta(part)
			}
			quoted.WriteString(part)
		}
		out[i] = regexp.MustCompile("^" + verbs.Replace(quoted.String()) + "$")
	}
	return out
})

// message returns what the library says in the language of the run.
func (a *app) message(english string) string {
	if a.lang != rubric.Vietnamese {
		return english
	}
	if lines := strings.Split(english, "\n"); len(lines) > 1 {
		for i := range lines {
			lines[i] = a.message(lines[i])
		}
		return strings.Join(lines, "\n")
	}
	if m := place.FindStringSubmatch(english); m != nil {
		return m[1] + a.message(m[2])
	}
	if m := nearby.FindStringSubmatch(english); m != nil {
		return a.message(m[1]) + "; có phải là " + m[2] + "?"
	}
	if m := owner.FindStringSubmatch(english); m != nil {
		of := owners[m[1]] + m[2]
		if m[3] != "" {
			of += ": trường hợp"
		}
		return of + ": " + a.message(m[4])
	}
	for i, p := range patterns() {
		if m := p.FindStringSubmatch(english); m != nil {
			args := make([]any, len(m)-1)
			for k := range args {
				args[k] = described(m[k+1])
			}
			return fmt.Sprintf(faultTexts[i][1], args...)
		}
	}
	return english
}

// described translates what stands in the place of a value.
func described(s string) string {
	if vi, ok := map[string]string{"a mapping": "một nhóm khoá: giá trị", "a list": "một danh sách", "nothing": "để trống"}[s]; ok {
		return vi
	}
	return s
}

// near suggests the nearest of some names.
func (a *app) near(got string, names []string) string {
	return strings.TrimPrefix(a.message("x"+source.Suggest(got, names)), "x")
}
