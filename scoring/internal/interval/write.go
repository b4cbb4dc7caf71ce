package interval

import (
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// String writes a set of numbers: 90, [70, 90), > 5.
func (a Interval) String() string {
	if v, single := a.Single(); single {
		return Decimal(v)
	}
	switch {
	case a.Lo == nil && a.Hi == nil:
		return "any number"
	case a.Hi == nil:
		return map[bool]string{true: "> ", false: ">= "}[a.LoOpen] + Decimal(a.Lo)
	case a.Lo == nil:
		return map[bool]string{true: "< ", false: "<= "}[a.HiOpen] + Decimal(a.Hi)
	}
	return map[bool]string{true: "(", false: "["}[a.LoOpen] + Decimal(a.Lo) + ", " + Decimal(a.Hi) +
		map[bool]string{true: ")", false: "]"}[a.HiOpen]
}

// Decimal writes a number exactly: as a decimal if it is one, else as a fraction.
func Decimal(v *big.Rat) string {
	if places, finite := Places(v); finite {
		return v.FloatString(places)
	}
	return v.RatString()
}

// Places returns how many decimals a number has; not finite for 1/3.
func Places(v *big.Rat) (places int, finite bool) {
	if v.Denom().IsInt64() { // the usual case, without garbage
		d := v.Denom().Int64()
		twos, fives := 0, 0
		for ; d%2 == 0; d /= 2 {
			twos++
		}
		for ; d%5 == 0; d /= 5 {
			fives++
		}
		return max(twos, fives), d == 1
	}
	two, five := big.NewInt(2), big.NewInt(5)
	d, m := new(big.Int).Set(v.Denom()), new(big.Int)
	count := func(p *big.Int) (n int) {
		for {
			q, _ := new(big.Int).QuoRem(d, p, m)
			if m.Sign() != 0 {
				return n
			}
			d, n = q, n+1
		}
	}
	places = max(count(two), count(five))
	return places, d.IsInt64() && d.Int64() == 1
}

// In writes a set of numbers: as [Interval.String] does in English, in words in
// Vietnamese, whose decimal commas cannot stand in (1,5, 2,5).
func (a Interval) In(l locale.Lang) string {
	if l == rubric.English {
		return a.String()
	}
	if v, single := a.Single(); single {
		return l.Rat(v)
	}
	var parts []string
	switch {
	case a.Lo != nil && a.Hi != nil && !a.LoOpen && !a.HiOpen:
		return "từ " + l.Rat(a.Lo) + " đến " + l.Rat(a.Hi)
	case a.Lo != nil && a.LoOpen:
		parts = append(parts, "trên "+l.Rat(a.Lo))
	case a.Lo != nil:
		parts = append(parts, "từ "+l.Rat(a.Lo)+" trở lên")
	}
	switch {
	case a.Hi != nil && a.HiOpen:
		parts = append(parts, "dưới "+l.Rat(a.Hi))
	case a.Hi != nil:
		parts = append(parts, "không quá "+l.Rat(a.Hi))
	}
	if parts == nil {
		return "số bất kỳ"
	}
	return strings.Join(parts, " và ")
}
