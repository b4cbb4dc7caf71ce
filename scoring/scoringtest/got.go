package scoringtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/shopspring/decimal"
)

// unit is what the facts of a case come to, as far as it is asked for.
type unit struct {
	scorer *scoring.Scorer
	facts  scoring.Facts
	scored *scoring.Result
	leaves map[string]*scoring.Explanation
	err    error // in the facts

	// Of a round of a case with records, which is scored already.
	state   *assessment.State
	round   *assessment.Round
	ledger  *assessment.Ledger
	refused map[int]source.Faults // why, by the index of the record
}

// units are what a case comes to: one unit, or one for every round of it.
type units struct {
	alone  *unit
	rounds map[string]*unit
	last   string
}

// units returns what the facts or the records of a case come to.
func (tc *testCase) units(s *scoring.Scorer) *units {
	if tc.year == nil {
		return &units{alone: &unit{scorer: s, facts: tc.scored()}}
	}
	state, refused, err := tc.fold(s)
	if err != nil {
		return &units{alone: &unit{scorer: s, err: err, refused: refused}}
	}
	out := &units{rounds: map[string]*unit{}}
	for _, r := range state.Rounds {
		out.rounds[r.Name], out.last = &unit{scorer: s, facts: r.Facts, scored: r.Result, state: state, round: r,
			refused: refused}, r.Name
	}
	return out
}

// of returns what something is expected of.
func (us *units) of(x *expectation) *unit {
	switch {
	case us.alone != nil:
		return us.alone
	case x.round == "":
		return us.rounds[us.last]
	}
	return us.rounds[x.round]
}

func (u *unit) result() *scoring.Result {
	if u.scored == nil && u.err == nil {
		u.scored, u.err = u.scorer.Score(u.facts)
	}
	return u.scored
}

// explanation returns that of a leaf, nil of another item.
func (u *unit) explanation(code string) *scoring.Explanation {
	if e, known := u.leaves[code]; known {
		return e
	}
	if u.leaves == nil {
		u.leaves = map[string]*scoring.Explanation{}
	}
	e, err := u.scorer.Explain(u.facts, code)
	if err != nil {
		e = nil
	}
	u.leaves[code] = e
	return e
}

// item returns the result of an item, nil where the facts are at fault. A leaf is
// scored by itself: writing out a whole result takes far longer. In a round not the rule
// alone decides.
func (u *unit) item(code string) *scoring.Item {
	if u.round == nil {
		if e := u.explanation(code); e != nil {
			return e.Item
		}
	}
	if r := u.result(); r != nil {
		return r.Item(code)
	}
	return nil
}

// got is what came out where something was expected.
type got struct {
	met   bool
	value string // as it would be expected
	none  bool   // nothing could come out
	shown string // for people
	vi    string // the same in Vietnamese; empty where only a number is written in another way
}

// numeric reports whether numbers are expected, and not codes or names.
func (x *expectation) numeric() bool {
	return x.what != deficits && x.what != band && !strings.HasSuffix(x.what, "."+band) &&
		!strings.HasPrefix(x.what, reason) && x.what != findings && !strings.HasPrefix(x.what, receipt) &&
		!strings.HasPrefix(x.what, refused)
}

// inVietnamese writes the decimal point of a number as it is written in Vietnamese.
// What is no number stays.
func inVietnamese(s string) string {
	number, rest, spaced := strings.Cut(s, " ")
	if d, err := decimal.NewFromString(number); err == nil && d.String() == number {
		number = rubric.Vietnamese.Decimal(d)
	}
	if spaced {
		number += " " + rest
	}
	return number
}

func (u *unit) got(x *expectation) got {
	var g got
	if cause, is := x.causeIn(); is {
		g = u.ofLedger(x, cause)
	} else if strings.HasPrefix(x.what, refused) && (u.err == nil || len(u.refused) > 0) {
		g = ofRefused(x, u.refused)
	} else if x.code != "" {
		it := u.item(x.code)
		if it == nil {
			return u.nothing()
		}
		g = ofItem(x, it)
	} else {
		r := u.result()
		if r == nil {
			return u.nothing()
		}
		if g = ofWhole(x, r); x.what == findings {
			g = ofFindings(x, u.round)
		}
	}
	g.met = g.met || g.value == x.want && x.pattern == nil
	if g.shown == "" {
		g.shown = g.value
	}
	return g
}

func (u *unit) nothing() got {
	if u.err == nil {
		return got{none: true, shown: "no such item", vi: "không có mục này"}
	}
	return got{none: true, shown: locale.In(rubric.English, u.err), vi: locale.In(rubric.Vietnamese, u.err)}
}

func ofItem(x *expectation, it *scoring.Item) got {
	switch x.what {
	case outcome:
		return short(x.want, it.Score, it.Points.Valid, number(it.Points.Decimal), it.Error)
	case reason + ".vi":
		return text(it.Reason.VI)
	case reason + ".en":
		return text(it.Reason.EN)
	case reason + "." + match:
		g := got{met: x.pattern.MatchString(it.Reason.VI) || x.pattern.MatchString(it.Reason.EN), shown: none}
		if !it.Reason.IsZero() {
			g.shown = fmt.Sprintf("%q and %q", it.Reason.VI, it.Reason.EN)
			g.vi = fmt.Sprintf("%q và %q", it.Reason.VI, it.Reason.EN)
		}
		return g
	}
	return ofScore(x.what, it.Score)
}

func text(s string) got {
	if s == "" {
		return got{shown: none}
	}
	return got{value: s, shown: `"` + s + `"`}
}

func ofScore(what string, s scoring.Score) got {
	switch what {
	case status:
		return got{value: s.Status.String()}
	case points:
		return got{value: nullable(s.Points)}
	case "least":
		return got{value: number(s.Range.Least)}
	case "most":
		return got{value: number(s.Range.Most)}
	case "applicable":
		return got{value: nullable(s.Applicable)}
	case "lost":
		return got{value: nullable(s.Lost)}
	}
	return got{value: nullable(s.Index)}
}

// short writes points alone where they are known and either they are expected or
// there is no more to say; else the status.
func short(want string, s scoring.Score, known bool, number string, failure rubric.Text) got {
	expected := slices.Contains(statuses, want)
	g := got{value: s.Status.String()}
	if known && (s.Status == scoring.Scored || !expected) {
		g.value = number
	}
	g.met = expected && want == s.Status.String()
	switch {
	case !failure.IsZero():
		g.shown, g.vi = g.value+": "+failure.EN, g.value+": "+failure.VI
	case known && s.Status != scoring.Scored:
		g.shown = fmt.Sprintf("%s (%s)", number, s.Status)
	case s.Status == scoring.Missing:
		g.shown = fmt.Sprintf("%s: %s to %s", s.Status, s.Range.Least, s.Range.Most)
		g.vi = fmt.Sprintf("%s: từ %s đến %s", s.Status, rubric.Vietnamese.Decimal(s.Range.Least),
			rubric.Vietnamese.Decimal(s.Range.Most))
	}
	return g
}

func ofWhole(x *expectation, r *scoring.Result) got {
	t := r.Total
	what, key, _ := strings.Cut(x.what, ".")
	switch what {
	case deficits:
		var codes []string
		for _, leaf := range r.Leaves() {
			if isDeficit(leaf) {
				codes = append(codes, leaf.Code)
			}
		}
		return got{value: strings.Join(codes, ", "), shown: orNone(strings.Join(codes, ", "))}
	case band:
		return bandOf(x, t.Band)
	case bonus:
		return adjustment(key, r.Bonus())
	case penalty:
		return adjustment(key, r.Penalty())
	case receipt:
		return ofReceipt(x.what, r)
	}
	s := t.Score
	s.Range.Least, s.Range.Most = t.FinalRange.Least, t.FinalRange.Most
	switch key {
	case "":
		return short(x.want, s, t.Final.Valid, number(t.Final.Decimal), rubric.Text{})
	case "final":
		return got{value: nullable(t.Final)}
	case "rescaled":
		return got{value: nullable(t.Rescaled)}
	case band:
		return bandOf(x, t.Band)
	}
	return ofScore(key, s)
}

// bandOf writes the name of a band in the language in which it is expected.
func bandOf(x *expectation, name rubric.Text) got {
	switch {
	case name.IsZero():
		return got{value: none}
	case x.want == name.EN || x.english:
		return got{value: name.EN}
	}
	return got{value: name.VI}
}

func adjustment(key string, a *scoring.Adjustment) got {
	switch {
	case a == nil:
		return got{value: none}
	case key == "raw":
		return got{value: nullable(a.Raw)}
	}
	return got{value: nullable(a.Counted)}
}

func orNone(s string) string {
	if s == "" {
		return none
	}
	return s
}
