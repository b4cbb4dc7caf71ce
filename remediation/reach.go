package remediation

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
)

// outOfReach lists what is still lost with the set that reaches the most, and why.
func (o *optimizer) outOfReach(ctx context.Context) error {
	f := o.planner.with(movesOf(o.out.Best.Targets)...)
	r, err := o.planner.scorer.Score(f)
	if err != nil {
		return err
	}
	from := leversPercent + choosePercent
	rest := part(o.work, 100-from, from, 100)
	lost := Deficits(r)
	for i, d := range lost {
		out := OutOfReach{Code: d.Code, Lost: d.LostRange}
		if err = o.why(ctx, f, r, d, &out, oneOf(*rest, i, len(lost))); err != nil {
			return err
		}
		o.out.OutOfReach = append(o.out.OutOfReach, out)
	}
	return nil
}

// move returns the changes of a target.
func (t Target) move() improve.Move {
	return improve.Move{Changes: t.Changes}
}

// why says what keeps a unit from the points of a deficit.
func (o *optimizer) why(ctx context.Context, f scoring.Facts, r *scoring.Result, d Deficit, out *OutOfReach,
	w *scoring.Work) error {
	if is, err := o.planner.settled(d.Code, out); is || err != nil {
		return err
	}
	if it := o.planner.rubric.Item(d.Code); it.Reported {
		out.judged(it)
		return nil
	}
	is, err := improve.Leaf(ctx, o.planner.scorer, f, d.Code, w)
	if err != nil {
		return err
	}
	if len(is.List) == 0 {
		o.planner.stuck(d, is, out)
		return nil
	}
	out.Gaps = append([]improve.Gap(nil), is.Gaps...)
	list := slices.Clone(is.List)
	slices.SortStableFunc(list, func(a, b improve.Improvement) int { return b.Points.Cmp(a.Points) })
	at := &planner{scorer: o.planner.scorer, rubric: o.planner.rubric, facts: f, now: r}
	for _, i := range list {
		m := improve.Move{Changes: i.Changes}
		then, err := at.after(m)
		if err != nil {
			return err
		}
		if !then.Total.FinalRange.Least.GreaterThan(r.Total.FinalRange.Least) {
			continue
		}
		_, unknown := o.effort(m)
		switch allowed, err := o.allows(m); {
		case err != nil:
			return err
		case !allowed && o.published(m):
			out.judged(o.planner.rubric.Item(d.Code))
		case !allowed:
			out.Kind, out.Text = ReachLimit, rubric.Say(beyondLimits, i.Text)
		case unknown != nil:
			out.Kind, out.Text = ReachMissing, rubric.Say(effortNotKnown, i.Text)
		default: // it would have been chosen
			out.Kind, out.Text = ReachUnproved, rubric.Say(notWeighed, i.Text)
		}
		return nil
	}
	out.Kind, out.Text = ReachConflict, rubric.Say(totalDoesNotRise, list[0].Text)
	return nil
}

// published reports whether a move takes figures that others publish of the unit, which
// nobody stated an effort for.
func (o *optimizer) published(m improve.Move) bool {
	surveyed := improve.Surveyed(o.planner.scorer)
	return slices.ContainsFunc(m.Changes, func(c improve.Change) bool {
		_, ok := o.efforts[c.Input]
		return !ok && slices.Contains(surveyed, c.Input)
	})
}

// allows reports whether the figures of a move may be moved so far.
func (o *optimizer) allows(m improve.Move) (bool, error) {
	for _, c := range m.Changes {
		e, ok := o.efforts[c.Input]
		if !ok {
			return false, nil
		}
		if within, err := e.Within.Holds(o.planner.rubric.Input(c.Input), c.Figure); err != nil || !within {
			return false, err
		}
	}
	return true, nil
}

// judged says that no figure decides the points of an item.
func (out *OutOfReach) judged(it *rubric.Item) {
	out.Kind = ReachJudgement
	switch it.Source {
	case rubric.Survey:
		out.Text = rubric.Say(judgedBySurvey)
	case rubric.External:
		out.Text = rubric.Say(judgedByIndex)
	default:
		out.Text = rubric.Say(judged)
	}
}

// stuck says why no change of a figure was found that earns more.
func (p *planner) stuck(d Deficit, is *improve.Improvements, out *OutOfReach) {
	missing, other := slices.Clone(d.Missing), false
	for _, g := range is.Gaps {
		other = other || g.Kind != improve.GapMissing
		for _, name := range g.Inputs {
			if g.Kind == improve.GapMissing && !slices.Contains(missing, name) {
				missing = append(missing, name)
			}
		}
	}
	if len(missing) > 0 && !other { // with other figures than the worst something may earn more
		out.Kind, out.Text = ReachMissing, rubric.Say(nothingSure, p.names(missing))
		return
	}
	if !is.Complete {
		out.Kind, out.Gaps = ReachUnproved, append([]improve.Gap(nil), is.Gaps...)
		if slices.ContainsFunc(is.Gaps, func(g improve.Gap) bool { return g.Kind == improve.GapRule }) {
			out.Kind = ReachRule
		}
		out.Text = rubric.Say(nothingFound)
		out.Text = because(out.Text, is.Gaps)
		return
	}
	for _, c := range d.Deciding {
		for _, name := range namesIn(c.Subject) {
			if strings.HasPrefix(name, "peer_") && strings.Contains(c.Subject, name+"(") {
				out.Kind, out.Text = ReachFixed, rubric.Say(ofTheGroup)
				return
			}
			if in := p.rubric.Input(name); in != nil && in.Fixed {
				out.Kind, out.Text = ReachFixed, rubric.Say(notInHands)
				return
			}
		}
	}
	out.Kind, out.Text = ReachNone, rubric.Say(nothingEarnsMore)
}

// namesIn lists the names that stand in what is compared: whole identifiers, and none
// that a text in quotes spells.
func namesIn(subject string) []string {
	var quote, before rune
	return strings.FieldsFunc(subject, func(r rune) bool {
		switch {
		case quote != 0:
			if r == quote && before != '\\' {
				quote = 0
			}
			before = r
			return true
		case strings.ContainsRune("'\"`", r):
			quote = r
			return true
		}
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// because adds to a text the reasons why something may be missing.
func because(t rubric.Text, gaps []improve.Gap) rubric.Text {
	sep := " ("
	for _, g := range gaps {
		t.VI, t.EN = t.VI+sep+g.Text.VI, t.EN+sep+g.Text.EN
		sep = "; "
	}
	if len(gaps) > 0 {
		t.VI, t.EN = t.VI+")", t.EN+")"
	}
	return t
}
