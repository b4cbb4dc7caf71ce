package formula

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// What follows is what formulas say when they have no value, and searches when
// they give up.

func DividesByZero() rubric.Text { return rubric.Say(dividesByZero) }

// NoDayToCount says of a function that counts days that one of its dates did not come.
func NoDayToCount() rubric.Text { return rubric.Say(noDayToCount) }

func ClampsNothing() rubric.Text { return rubric.Say(clampsNothing) }

func NoBandHolds(n interval.Interval) rubric.Text { return rubric.Say(noBandHolds, n) }

// Outgrown says of numbers that they may have more digits than are computed.
func Outgrown() rubric.Text { return rubric.Say(outgrown) }

func Unsolved() rubric.Text { return rubric.Say(unsolved) }
