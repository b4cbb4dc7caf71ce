package rules

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
)

// failure says why a leaf has no points, for officials, and where, for authors.
type failure struct {
	at      *source.Fault // with the item
	Message rubric.Text
}

// Text says both in one.
func (f *failure) Text() rubric.Text {
	return rubric.Text{VI: f.at.In(rubric.Vietnamese), EN: f.at.In(rubric.English)}
}

func aboveMaximum(points interval.Interval, limit decimal.Decimal) rubric.Text {
	return rubric.Say(tooHigh, points, limit)
}

func belowMinimum(points interval.Interval, limit decimal.Decimal) rubric.Text {
	return rubric.Say(tooLow, points, limit)
}

func maybeOffStep(step decimal.Decimal) rubric.Text {
	return rubric.Say(perhapsOffStep, step)
}

func errorByPolicy(s Status) rubric.Text {
	if s == NotApplicable {
		return rubric.Say(errorIfNotApplicable)
	}
	return rubric.Say(errorIfNotArising)
}

func TooManyPoints() rubric.Text {
	return rubric.Say(tooManyToTry)
}
