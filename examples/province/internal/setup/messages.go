package setup

import "github.com/parindex/parindex/rubric/locale"

var (
	unknownColumn = locale.Define("setup_unknown_column", "không có cột %q%s", "there is no column %q%s")
	noColumn      = locale.Define("setup_no_column", "thiếu cột %q", "the column %q is missing")
	badQuotes     = locale.Define("setup_quotes", "dấu ngoặc kép không khép đúng", "quotation marks do not match")
	empties       = locale.Define("setup_empty", "cột %q để trống", "the column %q is empty")
	unknown       = locale.Define("setup_unknown", "không có %q%s", "there is no %q%s")
	twice         = locale.Define("setup_twice", "%q đã có ở trên", "%q is there already")
	badID         = locale.Define("setup_id", "mã %q chỉ được có chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới",
		"the ID %q may have letters without accents, digits, full stops, hyphens and underscores")
	needsUnit = locale.Define("setup_needs_unit", "vai trò %q phải thuộc một đơn vị", "the role %q is one of a unit")
	noUnit    = locale.Define("setup_no_unit", "vai trò %q không thuộc đơn vị nào", "the role %q is one of no unit")
	noAreas   = locale.Define("setup_no_areas", "vai trò %q không giới hạn theo lĩnh vực", "the role %q has all areas")
)
