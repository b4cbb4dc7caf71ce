package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// giver is what texts call the source of reported points: an appraiser, a survey or
// an index that somebody else publishes.
type giver struct {
	gave    rubric.Text // goes on with the points
	given   rubric.Text // why a leaf has the points it has
	none    rubric.Text // there are no points yet
	bounded rubric.Text // goes on with what is known of the points
	invalid rubric.Text
}

// giverOf returns the giver of the points of a reported leaf.
func giverOf(s rubric.Source) giver {
	switch s {
	case rubric.Survey:
		return giver{
			gave:    text("kết quả điều tra xã hội học cho ", "the survey gave "),
			given:   text("điểm theo kết quả điều tra xã hội học", "points by the survey"),
			none:    text("chưa có điểm điều tra xã hội học", "no points of the survey were given yet"),
			bounded: text("điểm điều tra xã hội học mới biết là ", "all that is known of the survey's points is "),
			invalid: text("điểm điều tra xã hội học không hợp lệ", "the points of the survey are not valid"),
		}
	case rubric.External:
		return giver{
			gave:    text("chỉ số do cơ quan khác công bố cho ", "the external index gave "),
			given:   text("điểm theo chỉ số do cơ quan khác công bố", "points by the external index"),
			none:    text("chưa có điểm theo chỉ số do cơ quan khác công bố", "no points of the external index were given yet"),
			bounded: text("điểm theo chỉ số do cơ quan khác công bố mới biết là ", "all that is known of the external index's points is "),
			invalid: text("điểm theo chỉ số do cơ quan khác công bố không hợp lệ", "the points of the external index are not valid"),
		}
	}
	return giver{
		gave:    text("người thẩm định chấm ", "the appraiser gave "),
		given:   text("điểm do người thẩm định chấm", "points given by the appraiser"),
		none:    text("chưa có điểm thẩm định", "no points were given yet"),
		bounded: text("điểm thẩm định mới biết là ", "all that is known of the appraiser's points is "),
		invalid: text("điểm do người thẩm định chấm không hợp lệ", "the points that the appraiser gave are not valid"),
	}
}

// awaited says what is missing of reported points: all, or all but a bound.
func awaited(s rubric.Source, known []interval.Domain) rubric.Text {
	g := giverOf(s)
	if len(known) == 0 {
		return g.none
	}
	return inBoth(func(l rubric.Lang) string { return g.bounded.In(l) + words{lang: l}.value(known[0]) })
}
