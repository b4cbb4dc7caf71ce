package document

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// Padded writes a number of a column.
func Padded(l locale.Lang, v decimal.Decimal, places int) string {
	return prose{lang: l}.padded(v, places)
}

// PlacesOf is how many places a column has.
var PlacesOf = placesOf
