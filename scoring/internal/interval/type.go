package interval

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
