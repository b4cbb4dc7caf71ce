package scoring

import (
	"cmp"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// bands adds the bands of a case: those that would give more, then the one that
// holds the number or those that may.
func (s *stepper) bands(t *rules.Attempt, of *Step, bands []formula.Band) {
	c := s.node.Cases[t.At]
	for _, out := range []bool{true, false} {
		for _, b := range bands {
			if out != (b.In == interval.IsFalse) || out && !more(b.Gives, t.Score) {
				continue
			}
			st := Step{Key: StepBand, Code: of.Code, Case: of.Case, Condition: b.Text, Score: formula.String(b.Score),
				Illustrative: of.Illustrative}
			st.Held = cmp.Or(heldAs(b.In), HeldUndecided)
			gives, fault := s.valid(b.Gives), rubric.Text{}
			switch st.Held {
			case HeldYes: // it is the band that made the score
				gives, fault = t.Score, t.Fault
				st.Missing = s.unsettled(nil, gives, b.Score, t.Next)
			case HeldUndecided:
				st.Missing = s.unknown(nil, c.Score, t.Next)
				if b.Gives.Failure != nil {
					fault = b.Gives.Failure.Message
				}
			}
			if !out {
				st.Points = written(gives.Or(s.notArising(gives)))
			}
			s.add(&st, b.Atoms, s.bandSays(&st, b, gives, fault),
				s.unit.compiled.Rubric.Place(c.Of, "score", formula.Start(b.Score)))
		}
	}
}

// valid leaves of a score what the item's range allows.
func (s *stepper) valid(o formula.Outcome) formula.Outcome {
	o.Value.Numbers = o.Value.Numbers.Intersect(interval.Interval{Lo: s.node.Item.Min.Rat(), Hi: s.node.Item.Max.Rat()})
	o.HasValue = o.HasValue && !o.Value.Numbers.Empty()
	return o
}

// more reports whether a score can be higher than another.
func more(a, than formula.Outcome) bool {
	switch {
	case !a.HasValue || !than.HasValue:
		return a.HasValue
	case a.Value.Numbers.Hi == nil || than.Value.Numbers.Hi == nil:
		return than.Value.Numbers.Hi != nil
	}
	return a.Value.Numbers.Hi.Cmp(than.Value.Numbers.Hi) > 0
}
