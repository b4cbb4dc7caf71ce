package formula

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
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
		case interval.Interval:
			out[i] = a.In(l)
		case *big.Rat:
			out[i] = interval.DecimalIn(l, a)
		case decimal.Decimal:
			out[i] = l.Decimal(a)
		default:
			out[i] = a
		}
	}
	return out
}

// What follows is what formulas say when they have no value, and searches when
// they give up.

func DividesByZero() rubric.Text { return Say("chia cho 0", "division by zero") }

func ClampsNothing() rubric.Text {
	return Say("cận dưới của clamp lớn hơn cận trên", "the lower end of clamp is above its upper end")
}

func NoBandHolds(n interval.Interval) rubric.Text {
	return Say("không khoảng nào chứa %s", "no band holds %s", n)
}

// Outgrown says of numbers that they may have more digits than are computed.
func Outgrown() rubric.Text {
	return Say("số trung gian có thể dài quá giới hạn tính toán", "numbers in between may outgrow what is computed")
}

func Unsolved() rubric.Text {
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
