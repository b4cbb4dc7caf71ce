package assessment

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// did says what a record did, and by whom.
func (f *fold) did(i int) locale.Message {
	r := f.entered[i]
	switch r.Kind {
	case Stated:
		return f.figureChanged(f.c.Inputs.Scalars[f.c.Inputs.Slots[r.Input]], r.Old, r.New, i)
	case Typed:
		return f.pointsChanged(r.Old, r.New, i)
	case Shown:
		return pieceShown.Say(r.Evidence.Name(), r.By)
	case Refused:
		return pieceRefused.Say(f.pieceNamed(r.Piece), r.By)
	case Surveyed:
		switch {
		case r.Item != "" && r.Answers == nil:
			return answersTakenBack.Say(r.By)
		case r.Item != "" && r.OldAnswers != nil:
			return answersChanged.Say(r.By)
		case r.Item != "":
			return answersGiven.Say(r.By)
		case r.NotHeld:
			return notHeldBy.Say(f.survey(r.Survey).Title, r.By)
		}
		return heldAfterAll.Say(f.survey(r.Survey).Title, r.By)
	case Waived:
		if r.Waiver == nil {
			return waiverTakenBack.Say(r.OldWaiver.Approver, r.By)
		}
		return waivedBy.Say(r.Waiver.Approver, r.By)
	}
	return f.said(r)
}

// said is did of records that cannot move a score.
func (f *fold) said(r *Record) locale.Message {
	switch r.Kind {
	case Claimed:
		if r.Case == 0 {
			return claimTakenBack.Say(r.OldCase, r.By)
		}
		return caseClaimed.Say(r.Case, r.By)
	case Explained:
		return explained.Say(r.Text, r.By)
	case Opined:
		return opined.Say(r.Text, r.By)
	case Noted:
		return noted.Say(r.Text, r.By)
	case Locked:
		return roundLocked.Say(f.layer(r.Round).of.Title, r.By)
	case Reopened:
		return roundReopened.Say(f.layer(r.Round).of.Title, r.revision()+1, r.By)
	}
	return locale.Message{}
}

// pieceNamed returns how people name a piece of evidence by its ID.
func (f *fold) pieceNamed(id string) string {
	for i := range f.a.Records {
		if e := f.a.Records[i].Evidence; e != nil && e.id() == id {
			return e.Name()
		}
	}
	return id
}

// saidBy says who typed points, and why.
func (f *fold) saidBy(i int) locale.Speaker {
	if i < 0 {
		return kindTitles[ByJudgement].Say()
	}
	return f.judgedBy(i)
}

// figureChanged says that a figure was stated, changed or taken back, and by whom.
func (f *fold) figureChanged(in *rubric.Input, was, is scoring.Figure, by int) locale.Message {
	who, title := f.a.Records[by].By, titled{in}
	switch {
	case is.IsZero():
		return figureTakenBack.Say(title, shown{in, was}, who)
	case was.IsZero():
		return figureStated.Say(title, shown{in, is}, who)
	}
	return figureFromTo.Say(title, shown{in, was}, shown{in, is}, who)
}

// pointsChanged says the same of points.
func (f *fold) pointsChanged(was, is scoring.Figure, by int) locale.Message {
	number, who := &rubric.Input{Type: rubric.Number}, f.a.Records[by].By
	switch {
	case is.IsZero():
		return pointsTakenBack.Say(shown{number, was}, who)
	case was.IsZero():
		return pointsTyped.Say(shown{number, is}, who)
	}
	return pointsFromTo.Say(shown{number, was}, shown{number, is}, who)
}

// shown is a figure of an input as people write it: 76,5%.
type shown struct {
	in *rubric.Input
	f  scoring.Figure
}

// In writes the figure in a language.
func (s shown) In(l locale.Lang) string {
	v, err := rules.Hook.Domain(s.in, s.f)
	if err != nil {
		return s.f.String()
	}
	return words.WordsFor(l, s.in).Value(v)
}

// titled is the title of an input within a sentence.
type titled struct{ in *rubric.Input }

// In writes the title in a language.
func (t titled) In(l locale.Lang) string { return words.About(t.in, l) }
