package rubric

import (
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// surveys checks what is asked of respondents, and how their answers count.
func (v *validator) surveys() {
	v.notEmpty(nil, "surveys", len(v.r.Surveys), about{thing: theRubric})
	like := lookalikes{}
	for i := range v.r.Surveys {
		q := &v.r.Surveys[i]
		what := called(surveyNamed, q.Name)
		v.made(q, what, []string{q.Name}, q.Title)
		v.need(q.Name != "", q, "name", about{thing: aSurvey})
		v.text(q.Title, q, "title", what)
		switch {
		case q.Name == "" || v.r.Broken(q, "name"):
		case strings.ContainsFunc(q.Name, unicode.IsSpace):
			v.fault(q, "name", what, nameOfSpaces)
		case v.surveyOf[q.Name] != q:
			v.fault(q, "name", about{}, duplicateSurvey, locale.Short(q.Name))
		default:
			v.alike(like, q.Name, q, "name", what)
		}
		if len(q.Answers) < 2 && !v.r.Broken(q, "answers") {
			v.fault(q, "answers", what, fewAnswers)
		}
		v.notEmpty(q, "respondents", len(q.Respondents), what)
		v.valued(q, "answers", q.Answers, what, answerWords)
		v.valued(q, "respondents", q.Respondents, what, respondentWords)
		for _, n := range []struct {
			key   string
			least int
		}{{"least", q.Least}, {"least_each", q.LeastEach}} {
			if n.least < 0 {
				v.fault(q, n.key, what, leastNegative, n.key, n.least)
			}
		}
		v.worth(q, what, "too_few", q.TooFew)
		v.worth(q, what, "not_held", q.NotHeld)
	}
}

// notEmpty reports a key whose list is written and has nothing in it.
func (v *validator) notEmpty(owner any, key string, n int, what about) {
	if n == 0 && v.written(owner, key) && !v.r.Broken(owner, key) {
		v.fault(owner, key, what, emptyList, key)
	}
}

// valuedWords are what is said of a list of options that have values.
type valuedWords struct {
	listWords
	named   locale.Sentence
	outside locale.Sentence
	inside  func(decimal.Decimal) bool
}

var (
	answerWords = valuedWords{listWords{manyAnswers, answerNoName, duplicateAnswer}, answerNamed, answerOutside,
		func(d decimal.Decimal) bool { return !d.IsNegative() && !d.GreaterThan(decimal.NewFromInt(1)) }}
	respondentWords = valuedWords{listWords{manyRespondents, respondentNoName, duplicateRespondent}, respondentNamed,
		weightOutside, decimal.Decimal.IsPositive}
)

// valued checks the answers of a survey or the groups of its respondents, each at its own
// place.
func (v *validator) valued(q *Questionnaire, key string, list []Option, what about, words valuedWords) {
	if v.r.Broken(q, key) && len(list) == 0 {
		return
	}
	if len(list) > mostOptions {
		v.fault(q, key, what, words.many, mostOptions)
	}
	seen, like := map[string]bool{}, lookalikes{}
	for i := range list {
		o := &list[i]
		v.made(o, what, []string{o.Name}, o.Title)
		switch {
		case v.r.Broken(o, "name") || o.Name == "" && v.unread(o, ""):
		case strings.TrimSpace(o.Name) == "":
			v.fault(o, "", what, words.noName)
		case strings.ContainsFunc(o.Name, unicode.IsSpace):
			v.fault(o, "name", called(words.named, o.Name), nameOfSpaces)
		case seen[o.Name]:
			v.fault(o, "name", what, words.twice, locale.Short(o.Name))
		default:
			v.alike(like, o.Name, o, "name", what)
		}
		seen[o.Name] = true
		switch {
		case v.r.Broken(o, "value"):
		case !o.Value.Valid:
			v.fault(o, "", called(words.named, o.Name), missingKey, "value")
		case !words.inside(o.Value.Decimal):
			v.fault(o, "value", called(words.named, o.Name), words.outside, o.Value.Decimal)
		}
	}
}

// survey checks an item whose points are those that a survey gives.
func (v *validator) survey(it *Item, what about) {
	switch {
	case it.Survey == "" || it.Unscored || v.r.Broken(it, "survey"):
		return
	case v.surveyOf[it.Survey] == nil && !v.unnamedSurveys():
		var names []string
		for i := range v.r.Surveys {
			names = append(names, v.r.Surveys[i].Name)
		}
		v.fault(it, "survey", what, namesNoSurvey, locale.Short(it.Survey), v.r.Suggest(v.faults, it.Survey, names))
	}
	switch {
	case !it.Reported && !v.unread(it, "reported") || it.Source != Survey && !v.unread(it, "source"):
		v.fault(it, "survey", what, surveyNotReported)
	case !it.Min.IsZero():
		v.fault(it, "min", what, surveyMinStep, "min")
	case !it.Step.IsZero():
		v.fault(it, "step", what, surveyMinStep, "step")
	}
}

// unnamedSurveys reports whether there are surveys whose names are not known.
func (v *validator) unnamedSurveys() bool { return v.r.Broken(nil, "surveys") || v.surveyOf[""] != nil }
