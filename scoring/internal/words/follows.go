package words

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// Holds goes on from what holds to what it gives.
func (w Words) Holds(verb string, o formula.Outcome) string {
	if o.HasValue {
		return w.Pick(" được áp dụng, ", " "+verb+" and ")
	}
	return w.Pick(" được áp dụng, ", " "+verb+", but ")
}

// NotArisen writes that nothing arose, and what follows.
func (w Words) NotArisen(p rubric.Policy) string {
	return w.Pick("không phát sinh trong năm", "did not arise in the year") + w.Follows(p)
}

// Follows writes what a policy makes of an item: , loại khỏi thang điểm.
func (w Words) Follows(p rubric.Policy) string {
	text := PolicyText(p).In(w.Lang)
	switch {
	case text == "":
		return ""
	case p.Kind == rubric.PolicyExclude:
		return w.Pick(", ", " and is ") + text
	}
	return w.Pick(", ", " and ") + text
}

func (w Words) Fails(f rubric.Text) string {
	return w.Fault(f, "; không tính được điểm: ", "; it has no points: ")
}

func (w Words) MayFail(f rubric.Text) string {
	return w.Fault(f, "; có thể không tính được điểm: ", "; it may have no points: ")
}

func (w Words) Fault(f rubric.Text, vi, en string) string {
	if f.IsZero() {
		return ""
	}
	return w.Pick(vi, en) + f.In(w.Lang)
}

// Cannot says that a condition has no value.
func (w Words) Cannot(what string, f rubric.Text) string {
	return w.Pick("không xét được "+what, what+" cannot be decided") + w.Fault(f, ": ", ": ")
}
