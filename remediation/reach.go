package remediation

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// outOfReach lists what is still lost with the set that reaches the most, and why.
func (o *optimizer) outOfReach() error {
	var moves []scoring.Move
	for _, t := range o.out.Best.Targets {
		moves = append(moves, t.move())
	}
	f := o.with(moves...)
	r, err := o.scorer.Score(f)
	if err != nil {
		return err
	}
	for _, d := range Deficits(r) {
		out := OutOfReach{Code: d.Code, Lost: d.LostMost}
		if out.Kind, out.Text, err = o.why(f, r, d); err != nil {
			return err
		}
		o.out.OutOfReach = append(o.out.OutOfReach, out)
	}
	return nil
}

// move returns the changes of a target.
func (t Target) move() scoring.Move {
	var m scoring.Move
	for _, c := range t.Changes {
		m.Changes = append(m.Changes, c.Change)
	}
	return m
}

// why returns what keeps a unit from the points of a deficit.
func (o *optimizer) why(f scoring.Facts, r *scoring.Result, d Deficit) (kind string, text rubric.Text, err error) {
	if kind, text := judged(o.scorer.Rubric().Item(d.Code)); kind != "" {
		return kind, text, nil
	}
	list, err := o.scorer.Improvements(f, d.Code)
	if err != nil {
		return "", text, err
	}
	if len(list) == 0 {
		kind, text := o.stuck(d)
		return kind, text, nil
	}
	slices.SortStableFunc(list, func(a, b scoring.Improvement) int { return b.Points.Cmp(a.Points) })
	at := &planner{o.scorer, f, r}
	for _, i := range list {
		m := scoring.Move{Changes: i.Changes}
		then, err := at.after(m)
		if err != nil {
			return "", text, err
		}
		if !then.Total.FinalLeast.GreaterThan(r.Total.FinalLeast) {
			continue
		}
		// What would gain and was not chosen is not allowed.
		if _, unknown := o.effort(m); unknown != nil {
			return "missing", rubric.Text{VI: i.Text.VI + ", nhưng chưa biết số liệu hiện tại nên không tính được công sức", EN: i.Text.EN + ", but what that takes cannot be computed while the figure is not known"}, nil
		}
		return "limit", rubric.Text{VI: i.Text.VI + ", nhưng vượt ngoài giới hạn đã đặt ra", EN: i.Text.EN + ", but that is beyond the limits given"}, nil
	}
	return "conflict", rubric.Text{VI: list[0].Text.VI + ", nhưng làm mất ít nhất bấy nhiêu điểm ở nơi khác", EN: list[0].Text.EN + ", but at least as much is lost elsewhere"}, nil
}

// judged says why no figure decides the points of an item; empty where some do.
func judged(it *rubric.Item) (kind string, text rubric.Text) {
	switch {
	case it.Reported && it.Source == rubric.Survey:
		return "judgement", rubric.Text{VI: "điểm theo kết quả điều tra xã hội học, không tính được từ số liệu", EN: "the points come from a survey and cannot be computed"}
	case it.Reported && it.Source == rubric.External:
		return "judgement", rubric.Text{VI: "điểm theo chỉ số do cơ quan khác công bố, không tính được từ số liệu", EN: "the points come from an external index and cannot be computed"}
	case it.Reported:
		return "judgement", rubric.Text{VI: "điểm do người thẩm định chấm, không tính được từ số liệu", EN: "the points are a judgement and cannot be computed"}
	case it.Rule != "":
		return "rule", rubric.Text{VI: "quy tắc chấm điểm được lập trình riêng, không suy ngược được", EN: "the rule is written in Go and cannot be inverted"}
	}
	return "", rubric.Text{}
}

// stuck says why no change of a figure earns more.
func (p *planner) stuck(d Deficit) (kind string, text rubric.Text) {
	for _, c := range d.Deciding {
		for name := range strings.FieldsFuncSeq(c.Subject, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if in := p.scorer.Rubric().Input(name); in != nil && in.Fixed {
				return "fixed", rubric.Text{VI: "số liệu không thuộc thẩm quyền của đơn vị", EN: "the figures are not in the unit's hands"}
			}
		}
	}
	return "none", rubric.Text{VI: "không có thay đổi số liệu nào làm tăng điểm", EN: "no change of a figure earns more"}
}
