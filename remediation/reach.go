package remediation

import (
	"slices"

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
	best := mostPoints(list)
	then, err := (&planner{o.scorer, f, r}).after(scoring.Move{Changes: best.Changes})
	if err != nil {
		return "", text, err
	}
	// What would gain and was not chosen is not allowed.
	if then.Total.FinalLeast.GreaterThan(r.Total.FinalLeast) {
		return "limit", rubric.Text{VI: best.Text.VI + ", ngoài giới hạn đã cho", EN: best.Text.EN + ", beyond the limits given"}, nil
	}
	return "conflict", rubric.Text{VI: best.Text.VI + ", nhưng mất ít nhất bấy nhiêu điểm ở nơi khác", EN: best.Text.EN + ", which loses as much elsewhere"}, nil
}

// judged says why no figure decides the points of an item; empty where some do.
func judged(it *rubric.Item) (kind string, text rubric.Text) {
	switch {
	case it.Reported:
		return "judgement", rubric.Text{VI: "điểm do người thẩm định chấm, không tính được từ số liệu", EN: "the points are a judgement and cannot be computed"}
	case it.Rule != "":
		return "rule", rubric.Text{VI: "quy tắc viết bằng Go, không suy ngược được", EN: "the rule is written in Go and cannot be inverted"}
	}
	return "", rubric.Text{}
}

// stuck says why no change of a figure earns more.
func (p *planner) stuck(d Deficit) (kind string, text rubric.Text) {
	for _, c := range d.Deciding {
		if in := p.scorer.Rubric().Input(c.Input); in != nil && in.Fixed {
			return "fixed", rubric.Text{VI: "số liệu không thuộc thẩm quyền của đơn vị", EN: "the figures are not in the unit's hands"}
		}
	}
	return "none", rubric.Text{VI: "không thay đổi số liệu nào làm tăng điểm", EN: "no change of a figure earns more"}
}

// mostPoints returns the improvement to the most points; of several the first,
// which changes the fewest figures.
func mostPoints(list []scoring.Improvement) scoring.Improvement {
	return slices.MaxFunc(list, func(a, b scoring.Improvement) int { return a.Points.Cmp(b.Points) })
}
