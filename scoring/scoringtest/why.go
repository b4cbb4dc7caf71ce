package scoringtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// why says how what was got came about.
func (u *unit) why(x *expectation) rubric.Text {
	var l lines
	if _, is := x.causeIn(); is {
		l.causes(u.account(x.code))
		return l.text()
	}
	if x.code != "" {
		if e := u.explanation(x.code); e != nil {
			l.steps(e)
			if it := u.item(x.code); it != nil && line(it) != line(e.Item) {
				l.items([]*scoring.Item{it}) // decided otherwise than by the rule
			}
		} else if it := u.item(x.code); it != nil {
			l.items(it.Items)
		}
		return l.text()
	}
	r := u.result()
	switch what, _, _ := strings.Cut(x.what, "."); what {
	case deficits:
		l.deficits(x, r)
	case findings:
		l.findings(x, u.round)
	case refused:
		l.refusals(u.refused)
	case receipt:
	case bonus:
		l.items(adjustments(r.Bonus()))
	case penalty:
		l.items(adjustments(r.Penalty()))
	default:
		l.items(r.Areas())
		l.items(adjustments(r.Bonus()))
		l.items(adjustments(r.Penalty()))
	}
	return l.text()
}

func adjustments(a *scoring.Adjustment) []*scoring.Item {
	if a == nil {
		return nil
	}
	return a.Items
}

// lines are written in both languages.
type lines []rubric.Text

func (l lines) text() rubric.Text {
	var vi, en []string
	for _, t := range l {
		vi, en = append(vi, t.VI), append(en, t.EN)
	}
	return rubric.Text{VI: strings.Join(vi, "\n"), EN: strings.Join(en, "\n")}
}

// steps writes an explanation, each step with its place in the rubric.
func (l *lines) steps(e *scoring.Explanation) {
	for _, step := range e.Steps {
		at := ""
		if step.Line > 0 {
			at = fmt.Sprintf("%s:%d:%d: ", e.File, step.Line, step.Column)
		}
		*l = append(*l, rubric.Text{VI: at + step.Text.VI, EN: at + step.Text.EN})
	}
	if !e.Item.Error.IsZero() && e.Item.Status != scoring.Failed {
		*l = append(*l, e.Item.Error)
	}
}

// items writes the points of items.
func (l *lines) items(items []*scoring.Item) {
	for _, it := range items {
		*l = append(*l, line(it))
	}
}

func line(it *scoring.Item) rubric.Text {
	points := func(lang locale.Lang, to, of string) string {
		switch {
		case it.Points.Valid:
			return fmt.Sprintf("%s %s %s", lang.Decimal(it.Points.Decimal), of, lang.Decimal(it.Max))
		case it.Status == scoring.Missing || it.Status == scoring.Failed:
			return fmt.Sprintf("%s, %s %s %s %s %s", it.Status, lang.Decimal(it.Range.Least), to, lang.Decimal(it.Range.Most),
				of, lang.Decimal(it.Max))
		}
		return it.Status.String()
	}
	t := rubric.Text{
		VI: it.Code + ": " + points(rubric.Vietnamese, "đến", "trên"),
		EN: it.Code + ": " + points(rubric.English, "to", "of"),
	}
	if !it.Reason.IsZero() {
		t.VI, t.EN = t.VI+": "+it.Reason.VI, t.EN+": "+it.Reason.EN
	}
	return t
}

// deficits writes the leaves in which the lists differ.
func (l *lines) deficits(x *expectation, r *scoring.Result) {
	var want []string
	for _, n := range x.list {
		want = append(want, n.String())
	}
	for _, it := range r.Leaves() {
		if isDeficit(it) != slices.Contains(want, it.Code) {
			*l = append(*l, line(it))
		}
	}
}
