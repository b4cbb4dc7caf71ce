package formula

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Say forms a message in both languages from the same arguments. Numbers, sets of
// numbers and texts among them are written in each language.
func Say(vi, en string, args ...any) rubric.Text {
	m := locale.Define("", vi, en).Say(args...)
	return rubric.Text{VI: m.VI, EN: m.EN}
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

// Errorf returns an error that [Say] tells in either language.
func Errorf(vi, en string, args ...any) error { return locale.Define("", vi, en).Say(args...) }
