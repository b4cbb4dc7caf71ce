package formula

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Say forms a message in both languages from the same arguments. Numbers, sets of
// numbers and texts among them are written in each language.
func Say(vi, en string, args ...any) rubric.Text {
	return rubric.Text{VI: fmt.Sprintf(vi, in(rubric.Vietnamese, args)...), EN: fmt.Sprintf(en, in(rubric.English, args)...)}
}

// in returns arguments as they are written in a language.
func in(l rubric.Lang, args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case rubric.Text:
			out[i] = a.In(l)
		case error:
			out[i] = a
			if said := Error(nil); errors.As(a, &said) {
				out[i] = said.In(l)
			}
		case Num:
			out[i] = a.in(l)
		case *big.Rat:
			out[i] = decimalIn(l, a)
		case decimal.Decimal:
			out[i] = l.Decimal(a)
		default:
			out[i] = a
		}
	}
	return out
}

// decimalIn writes a number exactly, as [Decimal] does.
func decimalIn(l rubric.Lang, v *big.Rat) string {
	if l == rubric.English {
		return Decimal(v)
	}
	return strings.Replace(Decimal(v), ".", ",", 1)
}

// in writes a set of numbers: as [Num.String] does in English, in words in
// Vietnamese, whose decimal commas cannot stand in (1,5, 2,5).
func (a Num) in(l rubric.Lang) string {
	if l == rubric.English {
		return a.String()
	}
	if v, single := a.Single(); single {
		return decimalIn(l, v)
	}
	var parts []string
	switch {
	case a.Lo != nil && a.Hi != nil && !a.LoOpen && !a.HiOpen:
		return "từ " + decimalIn(l, a.Lo) + " đến " + decimalIn(l, a.Hi)
	case a.Lo != nil && a.LoOpen:
		parts = append(parts, "trên "+decimalIn(l, a.Lo))
	case a.Lo != nil:
		parts = append(parts, "từ "+decimalIn(l, a.Lo)+" trở lên")
	}
	switch {
	case a.Hi != nil && a.HiOpen:
		parts = append(parts, "dưới "+decimalIn(l, a.Hi))
	case a.Hi != nil:
		parts = append(parts, "không quá "+decimalIn(l, a.Hi))
	}
	if parts == nil {
		return "số bất kỳ"
	}
	return strings.Join(parts, " và ")
}

// What follows is what formulas say when they have no value, and searches when
// they give up.

func dividesByZero() rubric.Text { return Say("chia cho 0", "division by zero") }

func clampsNothing() rubric.Text {
	return Say("cận dưới của clamp lớn hơn cận trên", "the lower end of clamp is above its upper end")
}

func noBandHolds(n Num) rubric.Text {
	return Say("không khoảng nào chứa %s", "no band holds %s", n)
}

// Outgrown says of numbers that they may have more digits than are computed.
func Outgrown() rubric.Text {
	return Say("số trung gian có thể dài quá giới hạn tính toán", "numbers in between may outgrow what is computed")
}

func unsolved() rubric.Text {
	return Say("chưa giải được các ràng buộc trong số lần chia đôi cho phép", "the constraints could not be solved within the bisections allowed")
}

// Error is an error that says itself in both languages.
type Error interface {
	error
	In(rubric.Lang) string
}

// Errorf returns an error that [Say] tells in either language.
func Errorf(vi, en string, args ...any) error { return said{Say(vi, en, args...)} }

type said struct{ rubric.Text }

func (s said) Error() string { return s.EN }
