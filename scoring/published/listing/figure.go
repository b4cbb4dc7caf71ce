package listing

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// Figure is a number as it is printed: 87.60 has two decimals, though it equals 87.6. The
// zero Figure is one that is not printed, which 0 is not. Figures are immutable, and two
// are the same, by ==, where they are printed alike.
type Figure struct {
	units   int64 // in units of the last decimal
	places  uint8
	printed bool
}

// mostDigits bounds the digits of a figure, before and after the point together: what
// spreadsheets show of a number.
const mostDigits = 15

// Printed returns the figure that is printed so: an optional sign, digits, and an optional
// point with more digits, fifteen of them in all. Commas are for [Read].
func Printed(text string) (Figure, error) {
	digits, negative := strings.CutPrefix(text, "-")
	if !negative {
		digits = strings.TrimPrefix(digits, "+")
	}
	whole, fraction, point := strings.Cut(digits, ".")
	if len(text) > 64 || strings.Trim(whole+fraction, "0123456789") != "" || whole == "" || point && fraction == "" {
		return Figure{}, noFigure.Say(locale.Short(text))
	}
	if len(strings.TrimLeft(whole, "0"))+len(fraction) > mostDigits {
		return Figure{}, longFigure.Say(locale.Short(text), mostDigits)
	}
	units, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return Figure{}, noFigure.Say(locale.Short(text))
	}
	if negative {
		units = -units
	}
	return Figure{units, uint8(len(fraction)), true}, nil
}

// IsZero reports whether nothing is printed.
func (f Figure) IsZero() bool { return !f.printed }

// Places returns how many decimals are printed.
func (f Figure) Places() int { return int(f.places) }

// Value returns the number.
func (f Figure) Value() decimal.Decimal { return decimal.New(f.units, -int32(f.places)) }

// String returns the figure as it is printed, with a point; nothing where it is not.
func (f Figure) String() string {
	if !f.printed {
		return ""
	}
	digits, sign := strconv.FormatInt(f.units, 10), ""
	if f.units < 0 {
		digits, sign = digits[1:], "-"
	}
	if f.places == 0 {
		return sign + digits
	}
	if missing := int(f.places) + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	at := len(digits) - int(f.places)
	return sign + digits[:at] + "." + digits[at:]
}

// In returns the figure as it is printed, with a comma in Vietnamese.
func (f Figure) In(l locale.Lang) string {
	if l == locale.English {
		return f.String()
	}
	return strings.Replace(f.String(), ".", ",", 1)
}

// MarshalText writes what String returns.
func (f Figure) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (f *Figure) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*f = Figure{}
		return nil
	}
	read, err := Printed(string(b))
	if err != nil {
		return err
	}
	*f = read
	return nil
}

// at returns the figure as a column takes it that prints so many decimals at least.
func (f Figure) at(places int) Figure {
	for f.printed && int(f.places) < min(places, mostDigits) && f.units < 1e17 && f.units > -1e17 {
		f.units, f.places = 10*f.units, f.places+1
	}
	return f
}

// rat returns the number as a fraction.
func (f Figure) rat() *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(f.units), powerOfTen(int(f.places)))
}

// powersOfTen are those that figures can need.
var powersOfTen = func() (out [mostDigits + 4]*big.Int) {
	for i := range out {
		out[i] = new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(i)), nil)
	}
	return out
}()

func powerOfTen(places int) *big.Int { return powersOfTen[min(max(places, 0), len(powersOfTen)-1)] }

// cmp compares two numbers that are printed.
func (f Figure) cmp(g Figure) int {
	if f.places == g.places {
		return cmp.Compare(f.units, g.units)
	}
	return f.rat().Cmp(g.rat())
}

// unit is a one in the last of so many decimals.
func unit(places int) *big.Rat { return new(big.Rat).SetFrac(powersOfTen[0], powerOfTen(places)) }

// halfUnit is half a unit of the last decimal that is printed.
func (f Figure) halfUnit() *big.Rat {
	u := unit(int(f.places))
	return u.Quo(u, two)
}

// slack is how far a number may be from the figure that it is printed as: half a unit of the
// last decimal, a whole one where digits are cut off.
func (f Figure) slack(down bool) *big.Rat {
	if down {
		return unit(int(f.places))
	}
	return f.halfUnit()
}

var two, hundred = big.NewRat(2, 1), big.NewRat(100, 1)

// printedAs returns how a number would be printed as the figure is, rounded half up; the
// zero Figure where it is too long for that.
func (f Figure) printedAs(v *big.Rat) Figure { return rounded(v, int(f.places)) }

// rounded prints a number with so many decimals, halves away from zero.
func rounded(v *big.Rat, places int) Figure {
	out, err := Printed(v.FloatString(places))
	if err != nil {
		return Figure{}
	}
	return out
}

// tally adds up figures without a loss, each by its decimals.
type tally struct {
	units [mostDigits + 3]int64 // of the sum, by decimals
	terms [mostDigits + 3]int32 // how many figures have so many decimals
	rest  *big.Rat              // what was too large for units; nil where nothing was
}

// mostUnits is how much of a sum is kept in units: a figure more still fits.
const mostUnits = 1 << 62

// add adds a figure so many times: 1 or −1.
func (t *tally) add(f Figure, times int64) {
	t.terms[f.places]++
	now := t.units[f.places] + times*f.units
	if now >= mostUnits || now <= -mostUnits {
		rest := new(big.Rat).SetFrac(big.NewInt(now), powerOfTen(int(f.places)))
		if t.rest != nil {
			rest.Add(rest, t.rest)
		}
		t.rest, now = rest, 0
	}
	t.units[f.places] = now
}

// isZero reports whether the sum is 0, which is quickly told of figures that are printed
// with the same decimals.
func (t *tally) isZero() bool {
	if t.rest != nil {
		return t.rat().Sign() == 0
	}
	others := 0
	for _, units := range t.units {
		if units != 0 {
			others++
		}
	}
	return others == 0 || others > 1 && t.rat().Sign() == 0
}

// rat returns the sum.
func (t *tally) rat() *big.Rat {
	out := new(big.Rat)
	if t.rest != nil {
		out.Set(t.rest)
	}
	for places, units := range t.units {
		if units != 0 {
			out.Add(out, new(big.Rat).SetFrac(big.NewInt(units), powerOfTen(places)))
		}
	}
	return out
}

// bound returns a unit of the last decimal for each of the figures.
func (t *tally) bound() *big.Rat {
	out := new(big.Rat)
	for places, n := range t.terms {
		if n > 0 {
			out.Add(out, new(big.Rat).SetFrac(big.NewInt(int64(n)), powerOfTen(places)))
		}
	}
	return out
}
