package document

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Padded writes a number of a column.
func Padded(l rubric.Lang, v decimal.Decimal, places int) string {
	return prose{lang: l}.padded(v, places)
}

// PlacesOf is how many places a column has.
var PlacesOf = placesOf
