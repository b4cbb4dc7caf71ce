package decimals

import "github.com/parindex/parindex/rubric/locale"

var (
	noNumber     = locale.Define("no_number", "cần một số, không phải %q", "expected a number, got %q")
	decimalComma = locale.Define("decimal_comma",
		"cần một số, không phải %q; dùng dấu chấm thập phân, không dùng dấu phẩy",
		"expected a number, got %q; write the decimal point, not a comma")
	percentSign = locale.Define("percent_sign",
		"cần một số, không phải %q; bỏ dấu %%, viết %s", "expected a number, got %q; leave the %% out and write %s")
	groups = locale.Define("grouped_digits",
		"cần một số, không phải %q; không viết dấu phân cách hàng nghìn, viết %s",
		"expected a number, got %q; digits are not grouped, write %s")
	exponent = locale.Define("exponent",
		"cần một số, không phải %q; viết không có số mũ", "expected a number, got %q; write it without an exponent")
	tooLong = locale.Define("too_many_digits",
		"số %s có hơn %d chữ số trước hoặc sau dấu chấm",
		"the number %s has more than %d digits before or after the point")
)
