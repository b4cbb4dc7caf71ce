package assessment

import (
	"encoding/hex"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// fields says which of the fields of a record each kind needs, and which it may have.
var fields = map[Kind]struct{ needs, may []string }{
	Stated:    {[]string{"input"}, []string{"old", "new"}},
	Typed:     {[]string{"item"}, []string{"old", "new"}},
	Claimed:   {[]string{"item"}, []string{"case"}},
	Shown:     {[]string{"item", "evidence"}, nil},
	Refused:   {[]string{"item", "piece", "why"}, nil},
	Explained: {[]string{"item", "text"}, nil},
	Opined:    {[]string{"item", "text"}, nil},
	Noted:     {[]string{"text"}, []string{"item"}},
	Surveyed:  {nil, []string{"item", "survey", "not_held", "answers", "old_answers"}},
	Waived:    {[]string{"item", "waiver", "why"}, nil},
	Locked:    {nil, nil},
	Reopened:  {[]string{"why"}, nil},
}

// shape checks that a record has the fields of its kind.
func (f *fold) shape(i int, r *Record) {
	for _, need := range []struct {
		key string
		is  bool
	}{{"by", r.By != ""}, {"authority", !r.Authority.IsZero()}, {"at", !r.At.IsZero()}} {
		if !need.is {
			f.fault(i, r, "", needsField.Say(need.key))
		}
	}
	of, known := fields[r.Kind]
	if !known {
		f.fault(i, r, "kind", unknownKind.SayShort(string(r.Kind), spelling.Suggest(string(r.Kind), kinds)))
		return
	}
	for _, has := range []struct {
		key string
		is  bool
	}{
		{"input", r.Input != ""}, {"item", r.Item != ""}, {"old", !r.Old.IsZero()}, {"new", !r.New.IsZero()},
		{"case", r.Case != 0}, {"evidence", r.Evidence != nil}, {"piece", r.Piece != ""}, {"text", !r.Text.IsZero()},
		{"survey", r.Survey != ""}, {"not_held", r.NotHeld}, {"answers", r.Answers != nil},
		{"old_answers", r.OldAnswers != nil}, {"waiver", r.Waiver != nil}, {"why", !r.Why.IsZero()},
	} {
		switch needs := slices.Contains(of.needs, has.key); {
		case needs && !has.is:
			f.fault(i, r, "", needsField.Say(has.key))
		case has.is && !needs && has.key != "why" && !slices.Contains(of.may, has.key):
			f.fault(i, r, has.key, takesNoField.Say(has.key))
		}
	}
}

// check checks what a record says against the rubric and what stands.
func (f *fold) check(i int, r *Record, l *layer) {
	var n *rules.Node
	if item := spelling.Normalize(r.Item); item != "" {
		if n = f.leaves[item]; n == nil {
			if it := f.c.Rubric.Item(item); it != nil {
				f.fault(i, r, "item", notALeaf.SayShort(item))
			} else {
				f.fault(i, r, "item", rules.UnknownItem(f.c.Rubric, item))
			}
			return
		}
	}
	switch r.Kind {
	case Stated:
		f.checkFigure(i, r, l)
	case Typed:
		f.checkPoints(i, r, l, n)
	case Claimed:
		switch most := len(n.Item.Cases); {
		case most == 0:
			f.fault(i, r, "item", noClaim.SayShort(r.Item))
		case r.Case < 0 || r.Case > most:
			f.fault(i, r, "case", noSuchCase.SayShort(r.Item, most, r.Case))
		}
	case Shown:
		f.checkEvidence(i, r)
	case Refused:
		f.checkRefusal(i, r, l)
	case Surveyed:
		f.checkSurvey(i, r, l, n)
	case Waived:
		w := r.Waiver
		switch {
		case n.Item.Waiver.IsZero():
			f.fault(i, r, "item", noWaiver.As(ErrNotAllowed).SayShort(r.Item))
		case w.From.IsZero() || w.Approver.IsZero():
			f.fault(i, r, "waiver", needsField.Say("from, approver"))
		case !w.Until.IsZero() && w.Until.DayNumber() < w.From.DayNumber():
			f.fault(i, r, "waiver", waiverDays.Say(day(w.From), day(w.Until)))
		}
	}
}

func (f *fold) checkFigure(i int, r *Record, l *layer) {
	name := spelling.Normalize(r.Input)
	slot, declared := f.c.Inputs.Slots[name]
	if !declared || slot == f.c.Inputs.Group {
		f.fault(i, r, "input", rules.Undeclared(f.c.Rubric, name, func() locale.Message {
			return f.c.Rubric.SuggestInput(name)
		}))
		return
	}
	in := f.c.Inputs.Scalars[slot]
	if l.of.Self && in.Source != "" && in.Source != rubric.Appraisal {
		f.fault(i, r, "input", selfOfOther.Say())
	}
	if !r.New.IsZero() {
		if _, err := rules.Hook.Domain(in, r.New); err != nil {
			f.fault(i, r, "new", locale.MessageOf(err).Of(rules.InputNamed.Say(locale.Short(name))))
		}
	}
	was, _ := stands(l, figuresOf, name)
	f.changes(i, r, was.value)
}

// changes checks that a record knows what it changes, and says why.
func (f *fold) changes(i int, r *Record, was scoring.Figure) {
	if !was.Equal(r.Old) {
		f.fault(i, r, "old", conflict.Say(orNothing(was), orNothing(r.Old)))
		return
	}
	if !was.IsZero() && !was.Equal(r.New) && r.Why.IsZero() {
		f.fault(i, r, "", needsWhy.Say())
	}
}

func orNothing(f scoring.Figure) locale.Speaker {
	if f.IsZero() {
		return nothing.Say()
	}
	return f
}

func (f *fold) checkPoints(i int, r *Record, l *layer, n *rules.Node) {
	it := n.Item
	switch {
	case it.Reported && it.Survey != "":
		f.fault(i, r, "item", ofSurvey.SayShort(it.Code))
		return
	case !it.Reported && (!it.Judged || l.of.Self):
		f.fault(i, r, "item", notJudged.SayShort(it.Code))
		return
	case l.of.Self && it.Source != "" && it.Source != rubric.Appraisal:
		f.fault(i, r, "item", selfOfOther.Say())
	}
	if !r.New.IsZero() {
		f.allowed(i, r, n)
	}
	was, _ := stands(l, pointsOf, spelling.Normalize(r.Item))
	f.changes(i, r, was.value)
}

// allowed checks that a leaf can have points: of one that is reported a bound will do.
func (f *fold) allowed(i int, r *Record, n *rules.Node) {
	if d, is := r.New.Number(); is {
		if p, fits := rules.Scaled(d, f.c.Rubric.Points.Places); !fits || !n.Allows(p) {
			steps := locale.Message{}
			if n.Item.Step.IsPositive() {
				steps = inStepsOf.Say(n.Item.Step)
			}
			f.fault(i, r, "new", pointsOff.SayShort(n.Item.Code, d, n.Item.Min, n.Item.Max, steps))
		}
		return
	}
	_, bounded := r.New.Bound()
	if _, err := rules.Hook.Domain(&rubric.Input{Type: rubric.Number}, r.New); err != nil {
		f.fault(i, r, "new", locale.MessageOf(err))
	} else if !n.Item.Reported || !bounded {
		f.fault(i, r, "new", pointsOff.SayShort(n.Item.Code, r.New, n.Item.Min, n.Item.Max, locale.Message{}))
	}
}

func (f *fold) checkEvidence(i int, r *Record) {
	e := r.Evidence
	switch {
	case e.ID == "":
		f.fault(i, r, "evidence", needsField.Say("id"))
	case f.pieces[e.ID]:
		f.fault(i, r, "evidence", pieceTwice.SayShort(e.ID))
	}
	if e.Number == "" && e.File == "" {
		f.fault(i, r, "evidence", bareEvidence.Say())
	}
	if e.SHA256 != "" {
		if sum, err := hex.DecodeString(e.SHA256); err != nil || len(sum) != 32 || strings.ToLower(e.SHA256) != e.SHA256 {
			f.fault(i, r, "evidence", badSHA.SayShort(e.SHA256))
		}
	}
}

func (f *fold) checkRefusal(i int, r *Record, l *layer) {
	shown := listed(l, shownOf, spelling.Normalize(r.Item))
	if !slices.ContainsFunc(shown, func(by int) bool { return f.a.Records[by].Evidence.ID == r.Piece }) {
		f.fault(i, r, "piece", noPiece.SayShort(r.Item, r.Piece))
	} else if _, is := stands(l, refusedOf, r.Piece); is {
		f.fault(i, r, "piece", pieceGone.SayShort(r.Piece))
	}
}

// mostRespondents bounds the respondents that gave an answer: all people of the country.
const mostRespondents = 1_000_000_000

func (f *fold) checkSurvey(i int, r *Record, l *layer, n *rules.Node) {
	if (n == nil) == (r.Survey == "") || n != nil && (r.NotHeld || r.Answers == nil) || n == nil && r.Answers != nil {
		f.fault(i, r, "", surveyOrItem.Say())
		return
	}
	if n == nil {
		if f.survey(r.Survey) == nil {
			f.fault(i, r, "survey", unknownSurvey.SayShort(r.Survey))
		}
		return
	}
	q := f.survey(n.Item.Survey)
	if q == nil {
		f.fault(i, r, "item", noQuestion.SayShort(r.Item))
		return
	}
	for group, of := range sorted(r.Answers) {
		if !groupOf(q, group) {
			f.fault(i, r, "answers", unknownGroup.SayShort(group))
		}
		for answer, count := range sorted(of) {
			switch {
			case !slices.ContainsFunc(q.Answers, func(o rubric.Option) bool { return o.Name == answer }):
				f.fault(i, r, "answers", unknownAnswer.SayShort(answer))
			case count < 0 || count > mostRespondents:
				f.fault(i, r, "answers", badCount.Say(mostRespondents, count))
			}
		}
	}
	was, _ := stands(l, answersOn, spelling.Normalize(r.Item))
	switch {
	case !was.value.equal(r.OldAnswers):
		f.fault(i, r, "old_answers", conflict.Say(was.value.written(), r.OldAnswers.written()))
	case was.value != nil && !was.value.equal(r.Answers) && r.Why.IsZero():
		f.fault(i, r, "", needsWhy.Say())
	}
}

// survey returns the survey with the name, or nil.
func (f *fold) survey(name string) *rubric.Questionnaire {
	for i := range f.c.Rubric.Surveys {
		if q := &f.c.Rubric.Surveys[i]; q.Name == spelling.Normalize(name) && name != "" {
			return q
		}
	}
	return nil
}
