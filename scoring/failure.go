package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
)

// failure says why a leaf has no points, for officials, and where, for authors.
type failure struct {
	at      *source.Fault // with the item
	message rubric.Text
}

// text says both in one.
func (f *failure) text() rubric.Text {
	return rubric.Text{VI: f.at.In(rubric.Vietnamese), EN: f.at.In(rubric.English)}
}

func aboveMaximum(points interval.Interval, limit decimal.Decimal) rubric.Text {
	return text("điểm (%s) vượt điểm tối đa %s", "its points (%s) are above the maximum %s", points, limit)
}

func belowMinimum(points interval.Interval, limit decimal.Decimal) rubric.Text {
	return text("điểm (%s) thấp hơn điểm tối thiểu %s", "its points (%s) are below the minimum %s", points, limit)
}

func maybeOffStep(step decimal.Decimal) rubric.Text {
	return text("điểm có thể lệch bước điểm %s", "its points may be off the step %s", step)
}

func errorByPolicy(s status) rubric.Text {
	if s == statusNotApplicable {
		return text("mục không áp dụng, mà theo quy định thì đó là lỗi", "it is not_applicable, which is an error by its policy")
	}
	return text("mục không phát sinh, mà theo quy định thì đó là lỗi", "it is not_arising, which is an error by its policy")
}

func tooManyPoints() rubric.Text {
	return text("quá nhiều mức điểm phải thử", "too many numbers of points to try")
}
