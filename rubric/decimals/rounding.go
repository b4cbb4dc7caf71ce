package decimals

// Rounding says to how many decimal places numbers are rounded, and how.
type Rounding struct {
	Places int          `json:"places"` // 0 to 6
	Mode   RoundingMode `json:"rounding"`
}

// RoundingMode says where a number exactly or partly between two roundings goes.
type RoundingMode string

// The rounding modes.
const (
	HalfUp   RoundingMode = "half-up"   // to the nearest, halves away from zero
	HalfEven RoundingMode = "half-even" // to the nearest, halves to the even digit
	Down     RoundingMode = "down"      // towards zero
)
