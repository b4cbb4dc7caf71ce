package source

import (
	"strings"

	"github.com/parindex/parindex/rubric/locale"
)

// yamlMessage says in both languages what the YAML parser says in English: as it is
// where the parser says what is not in [yamlTexts].
func yamlMessage(english string) locale.Message {
	if vi, known := yamlTexts[english]; known {
		return locale.Message{Code: "yaml", VI: vi, EN: english}
	}
	for _, t := range yamlPatterns {
		inner, starts := strings.CutPrefix(english, t.before)
		inner, ends := strings.CutSuffix(inner, t.behind)
		if starts && ends {
			return locale.Message{Code: "yaml", Args: []any{inner}, VI: strings.Replace(t.vi, "%s", inner, 1), EN: english}
		}
	}
	return locale.Message{Code: "yaml", VI: english, EN: english}
}

// yamlPatterns are the messages of the parser that say something of a value, which
// stands between two texts.
var yamlPatterns = []struct{ before, behind, vi string }{
	{"anchor '", "' value contains itself", "neo %s chứa chính nó"},
	{"unknown anchor '", "' referenced", "bí danh dùng neo %s chưa khai báo"},
	{"control characters are not allowed (value: ", ")", "không được dùng ký tự điều khiển (%s)"},
	{"found character '", "' that is not allowed in a YAML tag", "ký tự %s không được dùng trong thẻ YAML"},
	{"found duplicate ", " directive", "chỉ thị %s bị lặp"},
	{"invalid Unicode character (value: ", ")", "ký tự Unicode không hợp lệ (%s)"},
}

// yamlTexts are the other messages of the parser.
var yamlTexts = map[string]string{
	"anchor value must contain valid characters only":              "tên neo (&) có ký tự không hợp lệ",
	"anchor value must not be empty":                               "thiếu tên neo (&)",
	"block sequence entries are not allowed in this context":       "không được viết phần tử danh sách (dấu -) ở đây",
	"mapping values are not allowed in this context":               "không được viết khoá: giá trị ở đây; văn bản có dấu hai chấm phải đặt trong nháy",
	"mapping keys are not allowed in this context":                 "không được viết khoá ở đây",
	"could not find expected ':'":                                  "thiếu dấu hai chấm sau khoá",
	"could not find expected directive name":                       "thiếu tên chỉ thị sau dấu phần trăm",
	"did not find URI escaped octet":                               "thẻ có ký tự thoát không hợp lệ",
	"did not find expected '!'":                                    "thẻ thiếu dấu !",
	"did not find expected ',' or ']'":                             "thiếu dấu phẩy hoặc dấu ]",
	"did not find expected ',' or '}'":                             "thiếu dấu phẩy hoặc dấu }",
	"did not find expected '-' indicator":                          "thiếu dấu - của phần tử danh sách, hoặc lề không thẳng hàng",
	"did not find expected <document end> before directive":        "thiếu dấu kết thúc tài liệu trước chỉ thị",
	"did not find expected <document start>":                       "sau phần đầu có nội dung không thuộc tài liệu; lề có thể không thẳng hàng",
	"did not find expected <stream-start>":                         "không đọc được đầu tệp",
	"did not find expected alphabetic or numeric character":        "sau & hoặc * phải là chữ cái hoặc chữ số",
	"did not find expected comment or line break":                  "ở đây chỉ được có chú thích hoặc xuống dòng",
	"did not find expected digit or '.' character":                 "số phiên bản YAML viết sai",
	"did not find expected hexadecimal number":                     "ký tự thoát phải là số thập lục phân",
	"did not find expected key":                                    "thiếu khoá, hoặc lề không thẳng hàng",
	"did not find expected node content":                           "thiếu nội dung",
	"did not find expected tag URI":                                "thẻ viết sai",
	"did not find expected version number":                         "thiếu số phiên bản YAML",
	"did not find expected whitespace or line break":               "thiếu dấu cách hoặc xuống dòng",
	"did not find expected whitespace":                             "thiếu dấu cách",
	"did not find the expected '>'":                                "thẻ thiếu dấu >",
	"document contains excessive aliasing":                         "tệp lặp lại quá nhiều qua bí danh",
	"found a comment without preceding whitespace":                 "trước chú thích # phải có dấu cách",
	"found a tab character that violates indentation":              "lề có ký tự tab; YAML thụt lề bằng dấu cách",
	"found a tab character where an indentation space is expected": "lề có ký tự tab; YAML thụt lề bằng dấu cách",
	"found an incorrect leading UTF-8 octet":                       "chỗ này không phải UTF-8",
	"found an incorrect trailing UTF-8 octet":                      "chỗ này không phải UTF-8",
	"incomplete UTF-8 octet sequence":                              "chỗ này không phải UTF-8",
	"found an indentation indicator equal to 0":                    "số thụt lề không được là 0",
	"found character that cannot start any token":                  "giá trị không được bắt đầu bằng ký tự này; hãy đặt trong nháy",
	"found extremely long version number":                          "số phiên bản YAML quá dài",
	"found incompatible YAML document":                             "tài liệu dùng phiên bản YAML không đọc được",
	"found invalid Unicode character escape code":                  "mã ký tự Unicode không hợp lệ",
	"found undefined tag handle":                                   "thẻ chưa được khai báo",
	"found unexpected content after document-end marker":           "có nội dung sau dấu kết thúc tài liệu",
	"found unexpected document indicator":                          "dấu phân cách tài liệu nằm trong văn bản",
	"found unexpected end of stream":                               "tệp kết thúc khi văn bản trong nháy chưa đóng",
	"found unexpected non-alphabetical character":                  "có ký tự không phải chữ cái",
	"found unknown directive name":                                 "không có chỉ thị này",
	"found unknown escape character":                               "không có ký tự thoát này; trong nháy kép dấu \\ viết là \\\\",
}
