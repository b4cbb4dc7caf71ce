package assessment

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// mostRespondents bounds the respondents that gave an answer: all people of the country.
const mostRespondents = 1_000_000_000

func (f *fold) checkSurvey(i int, r *Record, l *layer, n *rules.Node) {
	answered := r.Answers != nil || r.OldAnswers != nil
	switch {
	case (n == nil) == (r.Survey == ""):
		f.fault(i, r, "", surveyOrItem.Say())
	case n != nil && r.NotHeld:
		f.fault(i, r, "not_held", heldAsAWhole.Say())
	case n != nil && !answered:
		f.fault(i, r, "", needsField.Say("answers"))
	case n == nil && answered:
		f.fault(i, r, "answers", answersOfItem.Say())
	case n == nil:
		f.checkHeld(i, r, l)
	default:
		f.checkAnswers(i, r, l, n)
	}
}

// checkHeld checks a record that says whether a survey was held.
func (f *fold) checkHeld(i int, r *Record, l *layer) {
	if f.survey(r.Survey) == nil {
		names := make([]string, len(f.c.Rubric.Surveys))
		for k := range names {
			names[k] = f.c.Rubric.Surveys[k].Name
		}
		f.fault(i, r, "survey", unknownSurvey.SayShort(r.Survey, spelling.Suggest(r.Survey, names)))
		return
	}
	was, _ := stands(l, notHeldOf, r.Survey)
	held := func(not bool) locale.Speaker {
		if not {
			return surveyMissed.Say()
		}
		return surveyHeld.Say()
	}
	f.changes(i, r, "not_held", was.value != r.NotHeld, was.value, held(was.value), held(!r.NotHeld))
}

// checkAnswers checks the answers to the question of an item.
func (f *fold) checkAnswers(i int, r *Record, l *layer, n *rules.Node) {
	q := f.survey(n.Item.Survey)
	if q == nil {
		f.fault(i, r, "item", noQuestion.SayShort(r.Item))
		return
	}
	names := make([]string, len(q.Answers))
	for k := range names {
		names[k] = q.Answers[k].Name
	}
	for group, of := range sorted(r.Answers) {
		if !groupOf(q, group) {
			f.fault(i, r, "answers", unknownGroup.SayShort(group, groupsOf(q)))
		}
		for answer, count := range sorted(of) {
			switch {
			case !slices.Contains(names, answer):
				f.fault(i, r, "answers", unknownAnswer.SayShort(answer, spelling.Suggest(answer, names)))
			case count < 0 || count > mostRespondents:
				f.fault(i, r, "answers", badCount.Say(mostRespondents, count))
			}
		}
	}
	was, _ := stands(l, answersOn, r.Item)
	f.changes(i, r, "old_answers", was.value.equal(r.OldAnswers), was.value != nil && !was.value.equal(r.Answers),
		was.value.written(), r.OldAnswers.written())
}

// survey returns the survey with the name, or nil.
func (f *fold) survey(name string) *rubric.Questionnaire {
	for i := range f.c.Rubric.Surveys {
		if q := &f.c.Rubric.Surveys[i]; q.Name == name && name != "" {
			return q
		}
	}
	return nil
}

// groupOf reports whether a survey asks a group of respondents; "" is that of one without
// groups.
func groupOf(q *rubric.Questionnaire, name string) bool {
	if len(q.Respondents) == 0 {
		return name == ""
	}
	return slices.ContainsFunc(q.Respondents, func(o rubric.Option) bool { return o.Name == name })
}

// groupsOf says which groups of respondents a survey asks.
func groupsOf(q *rubric.Questionnaire) locale.Speaker {
	if len(q.Respondents) == 0 {
		return askedTogether.Say()
	}
	names := make([]string, len(q.Respondents))
	for i := range names {
		names[i] = q.Respondents[i].Name
	}
	return askedInGroups.Say(locale.List(names))
}
