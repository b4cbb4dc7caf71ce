package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/words"
)

// giver is what texts call the source of reported points: an appraiser, a survey or
// an index that somebody else publishes.
type giver struct {
	gave    rubric.Text // goes on with the points
	given   rubric.Text // why a leaf has fewer points than its maximum
	takes   rubric.Text // why a row takes points off
	by      rubric.Text // behind a figure that comes from there
	none    rubric.Text // there are no points yet
	bounded rubric.Text // goes on with what is known of the points
	invalid rubric.Text
}

// giverOf returns the giver of the points of a reported leaf.
func giverOf(s rubric.Source) giver {
	switch s {
	case rubric.Survey:
		return giver{
			gave:    rubric.Say(surveyGave),
			given:   rubric.Say(surveyPoints),
			takes:   rubric.Say(surveyTakes),
			by:      rubric.Say(surveyFigure),
			none:    rubric.Say(surveyNone),
			bounded: rubric.Say(surveyBounded),
			invalid: rubric.Say(surveyInvalid),
		}
	case rubric.External:
		return giver{
			gave:    rubric.Say(externalGave),
			given:   rubric.Say(externalPoints),
			takes:   rubric.Say(externalTakes),
			by:      rubric.Say(externalFigure),
			none:    rubric.Say(externalNone),
			bounded: rubric.Say(externalBounded),
			invalid: rubric.Say(externalInvalid),
		}
	}
	return giver{
		gave:    rubric.Say(appraiserGave),
		given:   rubric.Say(appraiserPoints),
		takes:   rubric.Say(appraiserTakes),
		none:    rubric.Say(appraiserNone),
		bounded: rubric.Say(appraiserBounded),
		invalid: rubric.Say(appraiserInvalid),
	}
}

// awaited says what is missing of reported points: all, or all but a bound.
func awaited(s rubric.Source, known []interval.Domain) rubric.Text {
	g := giverOf(s)
	if len(known) == 0 {
		return g.none
	}
	return words.InBoth(func(l locale.Lang) string { return g.bounded.In(l) + words.Words{Lang: l}.Value(known[0]) })
}
