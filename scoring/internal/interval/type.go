package interval

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Type is the static type of a formula.
type Type uint8

// The types. A date is computed as its day number.
const (
	Number Type = iota + 1
	Bool
	Text
	Date
)

func (t Type) String() string {
	return [...]string{"nothing", "number", "bool", "text", "date"}[t]
}

// In names the type in a language, as the rule language does in English.
func (t Type) In(l locale.Lang) string {
	if l == rubric.English {
		return t.String()
	}
	return [...]string{"để trống", "số", "điều kiện đúng/sai", "văn bản", "ngày"}[t]
}
