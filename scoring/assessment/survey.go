package assessment

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// equal reports whether answers are the same; an answer that nobody gave may be left out.
func (a Answers) equal(b Answers) bool {
	return (a == nil) == (b == nil) && a.covers(b) && b.covers(a)
}

func (a Answers) covers(b Answers) bool {
	for group, of := range b {
		for answer, count := range of {
			if a[group][answer] != count {
				return false
			}
		}
	}
	return true
}

// written writes answers for a message.
func (a Answers) written() locale.Speaker {
	if a == nil {
		return noneYet
	}
	var parts []string
	for group, of := range sorted(a) {
		for answer, count := range sorted(of) {
			parts = append(parts, strings.TrimPrefix(group+"."+answer, ".")+" "+strconv.Itoa(count))
		}
	}
	return rubric.Plain(strings.Join(parts, ", "))
}

// respondents returns how many of a group answered.
func (a Answers) respondents(group string) (n int64) {
	for _, count := range a[group] {
		n += int64(count)
	}
	return n
}

// tooFew says why there are too few answers to a question; nothing if there are enough.
func (a Answers) tooFew(q *rubric.Questionnaire) locale.Message {
	groups := q.Respondents
	if len(groups) == 0 {
		groups = []rubric.Option{{}}
	}
	var all int64
	for _, g := range groups {
		all += a.respondents(g.Name)
	}
	if least := int64(max(1, q.Least)); all < least {
		return tooFewAnswers.Say(q.Title, all, least)
	}
	least := int64(max(1, q.LeastEach))
	for _, g := range groups {
		if n := a.respondents(g.Name); n < least {
			title := g.Title
			if title.IsZero() {
				title = rubric.Plain(g.Name)
			}
			if g.Name == "" {
				return tooFewAnswers.Say(q.Title, n, least)
			}
			return tooFewOfGroup.Say(q.Title, title, n, least)
		}
	}
	return locale.Message{}
}

// share returns the share of the maximum that answers are worth, of which there are
// enough: the weighted mean over the groups of the mean value of their answers.
func (a Answers) share(q *rubric.Questionnaire) *big.Rat {
	groups := q.Respondents
	if len(groups) == 0 {
		groups = []rubric.Option{{}}
	}
	sum, weights := new(big.Rat), new(big.Rat)
	for _, g := range groups {
		weight := big.NewRat(1, 1)
		if g.Value.Valid {
			weight = g.Value.Decimal.Rat()
		}
		mean := new(big.Rat)
		for _, o := range q.Answers {
			count := new(big.Rat).SetInt64(int64(a[g.Name][o.Name]))
			mean.Add(mean, count.Mul(count, o.Value.Decimal.Rat()))
		}
		mean.Quo(mean, new(big.Rat).SetInt64(a.respondents(g.Name)))
		sum.Add(sum, mean.Mul(mean, weight))
		weights.Add(weights, weight)
	}
	return sum.Quo(sum, weights)
}

// silence is what follows for an item whose survey says nothing.
type silence struct {
	of     *rules.Node
	policy rubric.Policy
	why    locale.Message
	by     int // the record
}

// answered takes over what respondents answered, and returns the items of surveys that say
// nothing.
func (f *fold) answered(st *settled, l *layer) (silent []silence) {
	for _, n := range f.c.Leaves {
		q := f.survey(n.Item.Survey)
		if q == nil {
			continue
		}
		code := n.Item.Code
		if held, is := stands(l, notHeldOf, q.Name); is && held.value {
			why := surveyNotHeld.Say(q.Title)
			st.find(SurveyNotHeld, code, held.by, why)
			silent = append(silent, silence{n, q.NotHeld, why, held.by})
			continue
		}
		a, is := stands(l, answersOn, code)
		if !is || a.value == nil {
			continue // nothing yet
		}
		if why := a.value.tooFew(q); !why.IsZero() {
			st.find(TooFewAnswers, code, a.by, why)
			silent = append(silent, silence{n, q.TooFew, why, a.by})
			continue
		}
		share := a.value.share(q)
		points := n.Grid.Round(share.Mul(share, n.Item.Max.Rat()))
		st.facts.Points[code] = scoring.Known(f.c.Book.Decimal(f.c.Book.Units(points)))
	}
	return silent
}

// unanswered settles items whose survey says nothing by the policy for that, where they
// apply; without one they stay open.
func (f *fold) unanswered(st *settled, silent []silence) {
	for _, s := range silent {
		if !s.policy.IsZero() {
			o := f.c.Unanswered(st.row, s.of, s.policy, rubric.Text{VI: s.why.VI, EN: s.why.EN})
			f.sets(st, SetSurvey, s.of, s.by, o)
			putAt(&st.surveys, s.of.Index, &o)
		}
	}
}
