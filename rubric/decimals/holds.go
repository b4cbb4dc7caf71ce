package decimals

import (
	"reflect"

	"github.com/shopspring/decimal"
)

// maxDepth bounds the nesting of values: one that holds itself has no end.
const maxDepth = 1000

var decimalType = reflect.TypeFor[decimal.Decimal]()

// HoldsLong reports whether a number that is [TooLong] for what is computed with
// stands anywhere in a value: in its exported fields and what they point to.
func HoldsLong(v any) bool { return holdsLong(reflect.ValueOf(v), 0) }

func holdsLong(v reflect.Value, depth int) bool {
	if !v.IsValid() || depth > maxDepth {
		return depth > maxDepth
	}
	if v.Type() == decimalType {
		return v.CanInterface() && TooLong(v.Interface().(decimal.Decimal), MaxDigits)
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return holdsLong(v.Elem(), depth+1)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && holdsLong(v.Field(i), depth+1) {
				return true
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if holdsLong(v.Index(i), depth+1) {
				return true
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if holdsLong(v.MapIndex(key), depth+1) {
				return true
			}
		}
	}
	return false
}
