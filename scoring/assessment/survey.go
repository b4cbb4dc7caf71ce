package assessment

import (
	"iter"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// sorted yields the entries of a map by their keys.
func sorted[T any](m map[string]T) iter.Seq2[string, T] {
	return func(yield func(string, T) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}

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
