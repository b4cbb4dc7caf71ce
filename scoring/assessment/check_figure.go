package assessment

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// points is the input that typed points are read as.
var points = &rubric.Input{Type: rubric.Number}

// figure returns a figure of an input in its normal form, in which figures of the same value
// are equal: 76.50 is 76.5, whatever it was typed as. The error says why there is no such
// figure.
func figure(in *rubric.Input, v scoring.Figure) (scoring.Figure, interval.Domain, error) {
	known, err := rules.Hook.Domain(in, v)
	if err == nil && !normal(in, v) && known.Known() {
		v = rules.Hook.Figure(known).(scoring.Figure)
	}
	return v, known, err
}

// normal reports whether a figure of an input has one form alone: all but bounds, and
// numbers and days that were typed in another way than figures are written.
func normal(in *rubric.Input, v scoring.Figure) bool {
	_, number := v.Number()
	_, truth := v.YesNo()
	_, day := v.Day()
	_, bound := v.Bound()
	return v.IsZero() || number || truth || day || in.Type == rubric.Enum && !bound
}

func (f *fold) checkFigure(i int, r *Record, l *layer) {
	slot, declared := f.c.Inputs.Slots[r.Input]
	if !declared || slot == f.c.Inputs.Group {
		f.fault(i, r, "input", rules.Undeclared(f.c.Rubric, r.Input, func() locale.Message {
			return f.c.Rubric.SuggestInput(r.Input)
		}))
		return
	}
	in := f.c.Inputs.Scalars[slot]
	if l.of.Self && in.Source != "" && in.Source != rubric.Appraisal {
		f.fault(i, r, "input", selfOfOther.Say())
	}
	v, _, err := figure(in, r.New)
	if err != nil {
		f.fault(i, r, "new", locale.MessageOf(err).Of(rules.InputNamed.Say(locale.Short(r.Input))))
	}
	r.New = v
	was, _ := stands(l, figuresOf, r.Input)
	f.replaces(i, r, in, was.value)
}

// replaces checks that a record knows which figure it changes, and says why.
func (f *fold) replaces(i int, r *Record, in *rubric.Input, was scoring.Figure) {
	changed := r.Why.IsZero() && !was.IsZero() && !sameFigure(in, r.New, was)
	f.changes(i, r, "old", sameFigure(in, r.Old, was), changed, orNothing(was), orNothing(r.Old))
}

// sameFigure reports whether two figures say the same of an input.
func sameFigure(in *rubric.Input, v, was scoring.Figure) bool {
	if v.Equal(was) || v.IsZero() || was.IsZero() || normal(in, v) && normal(in, was) {
		return v.Equal(was)
	}
	_, is, err := figure(in, v)
	_, stood, before := figure(in, was)
	return err == nil && before == nil && is.Equal(stood)
}

func orNothing(f scoring.Figure) locale.Speaker {
	if f.IsZero() {
		return noneYet
	}
	return f
}

func (f *fold) checkPoints(i int, r *Record, l *layer, n *rules.Node) {
	switch it := n.Item; {
	case it.Reported && it.Survey != "":
		f.fault(i, r, "item", ofSurvey.SayShort(it.Code))
		return
	case !it.Reported && !it.Judged:
		f.fault(i, r, "item", notJudged.SayShort(it.Code))
		return
	case !it.Reported && l.of.Self:
		f.fault(i, r, "item", selfJudged.SayShort(it.Code))
		return
	case l.of.Self && it.Source != "" && it.Source != rubric.Appraisal:
		f.fault(i, r, "item", selfOfOther.Say())
	}
	v, known, err := figure(points, r.New)
	switch {
	case err != nil:
		f.fault(i, r, "new", locale.MessageOf(err))
	case !n.Item.Reported && isBound(v):
		f.fault(i, r, "new", judgedExactly.SayShort(n.Item.Code, v))
	case !v.IsZero() && !f.allowed(n, v, known):
		steps := decimalPlaces.Say(f.c.Rubric.Points.Places)
		if n.Item.Step.IsPositive() {
			steps = inStepsOf.Say(n.Item.Step)
		}
		f.fault(i, r, "new", pointsOff.SayShort(n.Item.Code, v, n.Item.Min, n.Item.Max, steps))
	}
	r.New = v
	was, _ := stands(l, pointsOf, r.Item)
	f.replaces(i, r, points, was.value)
}

func isBound(v scoring.Figure) bool {
	_, is := v.Bound()
	return is
}

// allowed reports whether a leaf can have points. Of one that is reported limits will do,
// within which some of its points lie.
func (f *fold) allowed(n *rules.Node, v scoring.Figure, known interval.Domain) bool {
	if d, is := v.Number(); is {
		p, fits := rules.Scaled(d, f.c.Rubric.Points.Places)
		return fits && n.Allows(p)
	}
	in := known.Numbers.Intersect(n.Grid.Allowed)
	return n.Item.Reported && !in.Empty() && !n.Grid.Within(in).Empty()
}
