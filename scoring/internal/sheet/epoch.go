package sheet

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Epoch is how a workbook counts days.
type Epoch uint8

// The ways to count days.
const (
	// From1900 counts 1 January 1900 as 1, and a day 60, 29 February 1900, that never was.
	From1900 Epoch = iota
	From1904       // counts 1 January 1904 as 0
)

// lastDay is the number of 31 December 9999 by [From1900].
const lastDay = 2_958_465

// DayOf returns the day that a number stands for; a time of day behind the point is left
// out. Not ok where there is no such day.
func (e Epoch) DayOf(n decimal.Decimal) (rubric.Date, bool) {
	if n.Exponent() > 9 || n.Exponent() < -30 || n.IsNegative() {
		return rubric.Date{}, false
	}
	days := n.Floor().IntPart()
	start := rubric.Date{Year: 1899, Month: 12, Day: 30}
	switch {
	case e == From1904:
		start = rubric.Date{Year: 1904, Month: 1, Day: 1}
		if days > lastDay-1462 {
			return rubric.Date{}, false
		}
	case days < 1 || days == 60 || days > lastDay:
		return rubric.Date{}, false
	case days < 60:
		start = rubric.Date{Year: 1899, Month: 12, Day: 31}
	}
	return start.Plus(days), true
}

// SerialOf returns the number of a day by [From1900], as a cell stores it; not ok for one
// that a workbook cannot hold.
func SerialOf(d rubric.Date) (int64, bool) {
	n := d.DayNumber() - rubric.Date{Year: 1899, Month: 12, Day: 30}.DayNumber()
	return n, n > 60 && n <= lastDay
}
