package solve

import "github.com/parindex/parindex/rubric/locale"

// What searches say when they give up.
var (
	functionUnknown = locale.Define("search.function_unknown",
		"không biết gì về hàm %s", "nothing is known of the function %s")
	workExhausted = locale.Define("search.work_exhausted",
		"chưa xét hết trong số bước cho phép", "the work allowed did not suffice")
)
