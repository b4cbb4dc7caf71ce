package verify

import (
	"maps"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// totalShift judges whether final scores ever fall, or else rise, from one edition to
// another. They never do where no rule that counts moves them so and all that else makes
// up a final score is what it was; else facts are looked for among those of the rules.
type totalShift struct {
	editions [2]*scoring.Scorer
	inside   [2]*rules.Compiled
	framed   bool // all but the rules is what it was
	rules    []*Comparison
}

// neutral are the keys that say nothing of points, or only by the rule of a leaf.
var neutral = []string{"title", "note", "period", "rubric", "decision.number", "decision.date", "decision.issuer",
	"decision.note", "illustrative", "evidence", "rises_with", "falls_with", "unique", "reason", "score", "rule", "applies",
	"arises", "not_applicable", "not_arising", "min", "step", "unit", "fixed", "index", "rounds"}

// framed reports whether two editions differ in nothing but rules, as far as final scores
// depend on it.
func (e *editions) framed() bool {
	return !slices.ContainsFunc(e.changes, func(c EditionChange) bool {
		switch c.Part {
		case OfBand, OfInput, OfParameter, OfRelation, OfRound:
			return false
		}
		return c.Kind != ChangeAltered && !(c.Kind == ChangeMoved && c.Key == "code") ||
			c.Kind == ChangeAltered && !slices.Contains(neutral, c.Key) &&
				!(c.Part == OfRubric && (c.Key == "quotas" || c.Key == "ranking" || strings.HasPrefix(c.Key, "ranking.")))
	})
}

// judge judges one direction.
func (t *totalShift) judge(words shiftWords, less bool) Shift {
	never := t.framed
	var facts []*Example
	for _, c := range t.rules {
		shift := &c.More
		if t.penalty(c) != less {
			shift = &c.Less
		}
		never = never && (c.Outcome == Proved || shift.Outcome == Proved && !t.excludes(c))
		for _, e := range []*Example{shift.OldExample, c.OldExample} {
			if e != nil {
				facts = append(facts, e)
			}
		}
	}
	if never {
		return words.proved()
	}
	facts = append(facts, &Example{})
	for _, e := range facts {
		for _, high := range []bool{false, true} {
			older, newer, known := t.score(e, high)
			if known && older.Points.Decimal.Cmp(newer.Points.Decimal) == map[bool]int{true: 1, false: -1}[less] {
				return words.shown(older, newer)
			}
		}
	}
	return words.open(rubric.Say(noFactsFound))
}

// penalty reports whether a leaf takes points off.
func (t *totalShift) penalty(c *Comparison) bool {
	s := t.inside[1]
	return s.Side(s.Leaves[s.LeafWith(c.New)]) == rules.OnPenalty
}

// excludes reports whether a leaf can be left out of the maximum in either edition.
func (t *totalShift) excludes(c *Comparison) bool {
	for i, code := range []string{c.Old, c.New} {
		n := t.inside[i].Leaves[t.inside[i].LeafWith(code)]
		if n.Item.NotArising.Kind == rubric.PolicyExclude || slices.ContainsFunc(n.Guards, func(g rules.Guard) bool {
			return g.Policy.Kind == rubric.PolicyExclude
		}) {
			return true
		}
	}
	return false
}

// score scores facts in both editions, with other figures at the lower or the upper ends
// of what they can be, or near them; known: both have a final score.
func (t *totalShift) score(e *Example, high bool) (older, newer *Example, known bool) {
	var out [2]*Example
	for i, s := range t.inside {
		f := scoring.Facts{Unit: scoring.Unit{Group: e.Group}, Inputs: map[string]scoring.Figure{},
			Points: map[string]scoring.Figure{}}
		for slot, in := range s.Inputs.Scalars {
			v, given := e.Facts[in.Name]
			switch {
			case rules.IsGroup(s.Rubric, in):
				if f.Unit.Group == "" {
					f.Unit.Group = in.Options[0].Name
				}
			case given:
				f.Inputs[in.Name] = v
			default:
				f.Inputs[in.Name] = rules.Hook.Figure(someValue(s.Inputs.Domains[slot], high)).(scoring.Figure)
			}
		}
		for code, at := range s.Reported {
			f.Points[code] = scoring.Known(s.Leaves[at].Item.Max)
		}
		result, err := t.editions[i].Score(f)
		if err != nil || !result.Total.Final.Valid {
			return nil, nil, false
		}
		out[i] = &Example{Name: rubric.Say(aDifference), Facts: f.Inputs, Group: f.Unit.Group, Reported: maps.Clone(f.Points),
			Status: scoring.Scored, Points: result.Total.Final, Banded: !result.Total.Band.IsZero()}
		if len(f.Points) == 0 {
			out[i].Reported = nil
		}
		for name, v := range f.Inputs {
			if at := s.Inputs.Slots[name]; s.Inputs.Domains[at].Type == interval.Text && plain.MatchString(v.String()) {
				out[i].Texts = append(out[i].Texts, name)
			}
		}
		slices.Sort(out[i].Texts)
	}
	return out[0], out[1], true
}

// someValue returns a value of a domain, at the lower or the upper end if there is one.
func someValue(d interval.Domain, high bool) interval.Domain {
	switch d.Type {
	case interval.Bool:
		return interval.BoolDomain(high)
	case interval.Text:
		at := 0
		if high {
			at = len(d.Texts) - 1
		}
		return interval.TextDomain(d.Texts[at])
	case interval.Date:
		d = d.Intersect(rules.WrittenDates)
	}
	end := d.Numbers.Lo
	if high && d.Numbers.Hi != nil || end == nil {
		end = d.Numbers.Hi
	}
	if end == nil || !d.Numbers.Contains(end) {
		end = interval.Simplest(d.Numbers)
	}
	d.Numbers = interval.Exactly(end)
	return d
}
