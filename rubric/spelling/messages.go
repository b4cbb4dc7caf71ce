package spelling

import "github.com/parindex/parindex/rubric/locale"

var (
	meant       = locale.Define("meant", "; có phải là %q?", "; did you mean %q?")
	meantTitled = locale.Define("meant_titled", "; có phải là %q%s?", "; did you mean %q%s?")

	// What a name or a text holds that it must not.
	typographicQuote = locale.Define("typographic_quote", "dấu nháy cong %c", "the typographic quote %c")
	invisible        = locale.Define("invisible_character",
		"ký tự không nhìn thấy %U", "the invisible character %U")
	otherSpace = locale.Define("other_space",
		"khoảng trắng %U, không phải dấu cách thường", "the space %U, which is not the plain one")
	needlessSpace    = locale.Define("needless_space", "dấu cách thừa không nhìn thấy", "a space that nobody sees")
	controlCharacter = locale.Define("control_character", "ký tự điều khiển", "a control character")
	deceptive        = locale.Define("deceptive_character",
		"ký tự %U làm sai lệch cách hiển thị", "the character %U, which changes how the text looks")
)
