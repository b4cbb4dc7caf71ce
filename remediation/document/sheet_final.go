package document

import (
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// final writes how the total of the areas becomes the final score: the bonus and the
// penalty with their items, what exclusions are made up for, the score.
func (s *itemSheet) final() {
	t := s.scored.Total
	if t.Rescaled.Valid && !(t.Points.Valid && t.Points.Decimal.Equal(t.Rescaled.Decimal)) {
		s.row(sheetRow{office.Ordinary, "", s.say(rescaledRow), func(r scoredItems) *scoring.Item {
			return &scoring.Item{Unscored: !r.Total.Rescaled.Valid, Max: r.Total.Max,
				Score: scoring.Score{Points: r.Total.Rescaled}}
		}, false})
	}
	s.adjustment(bonusRow, func(r scoredItems) *scoring.Adjustment { return r.Bonus() })
	s.adjustment(penaltyTitle, func(r scoredItems) *scoring.Adjustment { return r.Penalty() })
	if s.scored.Bonus() == nil && s.scored.Penalty() == nil && t.FinalRange.Equal(t.Range) {
		return
	}
	s.row(sheetRow{office.Total, "", s.say(finalRow), func(r scoredItems) *scoring.Item {
		return &scoring.Item{Max: r.Total.Max, Score: scoring.Score{Points: r.Total.Final, Range: r.Total.FinalRange}}
	}, false})
}

// adjustment writes the rows of the bonus or the penalty, and what of it counts.
func (s *itemSheet) adjustment(name rubric.Text, of func(scoredItems) *scoring.Adjustment) {
	a := of(s.scored)
	if a == nil {
		return
	}
	s.group(s.say(atMostPoints, s.say(name), s.points(a.Cap)))
	for _, it := range a.Items {
		s.item(it, true)
	}
	s.row(sheetRow{office.Subtotal, "", s.say(countedRow), func(r scoredItems) *scoring.Item {
		a := of(r)
		if a == nil {
			return nil
		}
		return &scoring.Item{Max: a.Cap, Score: scoring.Score{Points: a.Counted, Range: a.Range}}
	}, true})
}

// ownPart writes what the areas come to without the points of a survey, where these are
// not known: the part that the unit scores itself. Where parts do not simply add up, what
// a survey adds cannot be told apart, and nothing is written.
func (s *itemSheet) ownPart() {
	most, own, all, open := decimal.Zero, scoring.Range{}, scoring.Range{}, false
	for _, it := range s.scored.Leaves() {
		all = all.Plus(it.Range)
		if it.Source == rubric.Survey {
			open = open || !it.Points.Valid
			continue
		}
		most, own = most.Add(it.Max), own.Plus(it.Range)
	}
	if open && all.Equal(s.scored.Total.Range) {
		s.row(sheetRow{office.Ordinary, "", s.say(withoutSurveyRow), func(scoredItems) *scoring.Item {
			return &scoring.Item{Max: most, Score: scoring.Score{Range: own}}
		}, false})
	}
}
