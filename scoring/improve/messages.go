package improve

import (
	"github.com/parindex/parindex/rubric/locale"
)

// Inputs that stay, and sums of points and of efforts.
var (
	fixedInput = locale.Define("fixed_input",
		"bộ chỉ số quy định chỉ tiêu là cố định", "the rubric says that it is fixed")
	rescaledTooLong = locale.Define("rescaled_too_long",
		"điểm quy đổi có quá nhiều chữ số nên không cộng được",
		"rescaled points have too many digits to be added up")
	ratiosTooLong = locale.Define("ratios_too_long",
		"điểm quy đổi theo %s và theo các nguồn khác có quá nhiều chữ số nên không cộng được",
		"points rescaled by %s and by other sources have too many digits to be added up")
	effortsTooLong = locale.Define("efforts_too_long",
		"công sức có quá nhiều chữ số nên không cộng được (của %v có %d chữ số thập phân)",
		"the efforts have too many digits to be added up (that of %v has %d places)")
)
