package assessment_test

import (
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/shopspring/decimal"
)

// world is a random rubric with random records of a unit's year, and an oracle that replays
// them in plain maps. It shares nothing with the package but its types.
type world struct {
	*rand.Rand
	scorer *scoring.Scorer
	rubric *rubric.Rubric
	leaves []*rubric.Item
	rounds []*played
	pieces []string
	used   map[string]bool // values that stood once: none comes back, so that who stated it is clear
	asOf   rubric.Date
}

// played is what the records of one round put on top of those before, by what they are
// about. A key with nothing is there, too, where something was taken back.
type played struct {
	name           string
	self           bool
	locked         bool
	revision       int
	figures        map[string]scoring.Figure
	points         map[string]scoring.Figure
	claims         map[string]int
	answers        map[string]assessment.Answers
	waivers        map[string]*assessment.Waiver
	notHeld        map[string]bool
	shown, refused map[string]string // items and refusing rounds by piece
}

func newWorld(t testing.TB, seed uint64) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, 7)), used: map[string]bool{}, asOf: on("2026-02-01")}
	w.scorer = compiled(t, w.file())
	w.rubric = w.scorer.Rubric()
	for it := range w.rubric.Leaves() {
		w.leaves = append(w.leaves, it)
	}
	for _, r := range w.rubric.Rounds {
		w.rounds = append(w.rounds, &played{name: r.Name, self: r.Self, revision: 1, figures: map[string]scoring.Figure{},
			points: map[string]scoring.Figure{}, claims: map[string]int{}, answers: map[string]assessment.Answers{},
			waivers: map[string]*assessment.Waiver{}, notHeld: map[string]bool{}, shown: map[string]string{}, refused: map[string]string{}})
	}
	return w
}

func (w *world) pick(list ...string) string { return list[w.IntN(len(list))] }

// file writes a random rubric.
func (w *world) file() string {
	var areas strings.Builder
	sum := 0
	policy := func() string { return w.pick("exclude", "full", "zero", "{share: 0.5}", "error") }
	for i := range 4 + w.IntN(7) {
		most, keys := 2+w.IntN(3), ""
		number := fmt.Sprintf("n%d", w.IntN(4))
		switch kind := w.IntN(6); kind {
		case 0:
			keys = fmt.Sprintf("cases: [{when: %s >= %d, score: full}, {when: %s >= %d, score: 1}, {score: 0}]", number, 8+w.IntN(8), number, 1+w.IntN(6))
		case 1:
			keys = fmt.Sprintf(`score: "min(full, 0.25 * %s)"`, number)
		case 2:
			keys = "reported: true, step: 0.5"
		case 3:
			keys = "reported: true" + w.pick("", ", source: external")
		case 4:
			keys = "reported: true, source: survey, survey: " + w.pick("alone", "groups")
		case 5:
			keys = fmt.Sprintf(`score: "yes ? full : sum(s) / 100", applies: "kind != 'x'", not_applicable: %s`, policy())
		}
		if !strings.Contains(keys, "survey") {
			if !strings.Contains(keys, "reported") && w.IntN(3) == 0 {
				keys += ", judged: true"
			}
			if w.IntN(3) == 0 {
				keys += ", evidence: [Report], no_evidence: " + w.pick("zero", "warn") + w.pick("", ", evidence_by: 2026-01-15", ", evidence_by: 2026-03-15")
			}
			if w.IntN(3) == 0 {
				keys += ", waiver: " + w.pick("full", "exclude", "{share: 0.5}")
			}
		}
		fmt.Fprintf(&areas, "  - {code: \"%d\", title: T%d, max: %d, %s}\n", i+1, i+1, most, keys)
		sum += most
	}
	return fmt.Sprintf(`rubric: random
title: Random
decision: {number: "1", issuer: X, date: 2025-01-15}
period: 2025
max: %d
points: {places: 2, rounding: half-up}
exclusion: %s
illustrative: true
inputs:
  - {name: n0, type: count, max: 20, title: N0}
  - {name: n1, type: count, max: 20, title: N1}
  - {name: n2, type: count, max: 20, title: N2}
  - {name: n3, type: count, max: 20, title: N3}
  - {name: "yes", type: bool, title: B}
  - {name: kind, type: enum, options: [x, y, z], title: E}
  - {name: s, type: percent, places: 1, each: [q1, q2], title: S}
surveys:
  - {name: alone, title: A, answers: [{name: a, value: 1}, {name: b, value: 0.25}], least: 5, too_few: %s, not_held: %s}
  - {name: groups, title: G, answers: [{name: a, value: 0.75}, {name: b, value: 0}], least_each: 2, respondents: [{name: p, value: 2}, {name: q, value: 1}]}
rounds: [{name: self, title: S, self: true}, {name: first, title: A}, {name: reply, title: R, self: true}, {name: last, title: L}]
areas:
%s`, sum, w.pick("whole", "none", "by-source\nempty_source: whole"), policy(), policy(), areas.String())
}

// standing returns what stands under a key in a round: what the highest round says that says
// something of it.
func standing[T any](w *world, round int, of func(*played) map[string]T, key string) (v T, is bool) {
	for i := round; i >= 0; i-- {
		if v, is := of(w.rounds[i])[key]; is {
			return v, true
		}
	}
	return v, false
}

// fresh returns a value that did not stand under a key before.
func fresh[T any](w *world, key string, some func() T) (v T) {
	for range 50 {
		v = some()
		if name := fmt.Sprint(key, " ", v); !w.used[name] {
			w.used[name] = true
			return v
		}
	}
	return v // few, and only of figures, whose record is named nowhere
}

func (w *world) figure(input string) scoring.Figure {
	switch {
	case input == "yes":
		return scoring.Known(w.IntN(2) == 0)
	case input == "kind":
		return scoring.Known(w.pick("x", "y", "z"))
	case strings.HasPrefix(input, "s."):
		return scoring.Known(decimal.New(int64(w.IntN(1001)), -1))
	case w.IntN(8) == 0:
		return scoring.Within(scoring.Bound{AtLeast: scoring.Known(w.IntN(10)), AtMost: scoring.Known(10 + w.IntN(10))})
	}
	return scoring.Known(w.IntN(21))
}

func (w *world) leaf(may func(*rubric.Item) bool) *rubric.Item {
	var list []*rubric.Item
	for _, it := range w.leaves {
		if may(it) {
			list = append(list, it)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return list[w.IntN(len(list))]
}

// next returns a random record and what the oracle says of it: nil where it follows from
// those before it. ok is false where the rubric has nothing for it.
func (w *world) next(number int) (r assessment.Record, want error, ok bool) {
	at := w.IntN(len(w.rounds))
	round := w.rounds[at]
	day := time.Date(2026, 1, 5+w.IntN(20), w.IntN(24), 0, 0, 0, time.FixedZone("", 7*3600))
	r = assessment.Record{Round: round.name, By: fmt.Sprintf("P%d", number), Authority: rubric.Plain("O"), At: day,
		Why: rubric.Plain(fmt.Sprintf("W%d", number))}
	if round.revision > 1 || w.IntN(2) == 0 {
		r.Revision = round.revision
	}
	apart := false // no such record in a self round
	apply := func() {}
	switch w.IntN(20) {
	default: // a figure
		r.Kind, r.Input = assessment.Stated, w.pick("n0", "n1", "n2", "n3", "yes", "kind", "s.q1", "s.q2")
		r.Old, _ = standing(w, at, func(p *played) map[string]scoring.Figure { return p.figures }, r.Input)
		if r.New = w.figure(r.Input); !r.Old.IsZero() && w.IntN(10) == 0 {
			r.New = scoring.Figure{}
		}
		apply = func() { round.figures[r.Input] = r.New }
	case 0, 1, 2:
		it := w.leaf(func(it *rubric.Item) bool { return it.Reported && it.Survey == "" || it.Judged })
		if it == nil {
			return r, nil, false
		}
		r.Kind, r.Item = assessment.Typed, it.Code
		r.Old, _ = standing(w, at, func(p *played) map[string]scoring.Figure { return p.points }, r.Item)
		r.New = fresh(w, "points "+it.Code, func() scoring.Figure {
			return scoring.Known(decimal.New(int64(w.IntN(int(it.Max.IntPart())*2+1))*5, -1))
		})
		apart = it.Judged || it.Source == rubric.External
		apply = func() { round.points[r.Item] = r.New }
	case 3, 4:
		it := w.leaf(func(it *rubric.Item) bool { return len(it.Cases) > 1 })
		if it == nil {
			return r, nil, false
		}
		r.Kind, r.Item = assessment.Claimed, it.Code
		r.OldCase, _ = standing(w, at, func(p *played) map[string]int { return p.claims }, r.Item)
		if r.Case = 1 + w.IntN(3); w.used[fmt.Sprint("claim ", r.Item, r.Case)] {
			return r, nil, false
		}
		w.used[fmt.Sprint("claim ", r.Item, r.Case)] = true
		apply = func() { round.claims[r.Item] = r.Case }
	case 5, 6:
		it := w.leaf(func(*rubric.Item) bool { return true })
		r.Kind, r.Item = assessment.Shown, it.Code
		r.Evidence = &assessment.Evidence{ID: fmt.Sprintf("e%d", number), Number: "1"}
		apply = func() {
			w.pieces = append(w.pieces, r.Evidence.ID)
			round.shown[r.Evidence.ID] = it.Code
		}
	case 7:
		if len(w.pieces) == 0 {
			return r, nil, false
		}
		r.Kind, r.Piece, apart = assessment.Refused, w.pieces[w.IntN(len(w.pieces))], true
		for _, p := range w.rounds {
			if code, is := p.shown[r.Piece]; is {
				r.Item = code
			}
		}
		_, shown := standing(w, at, func(p *played) map[string]string { return p.shown }, r.Piece)
		_, refused := standing(w, at, func(p *played) map[string]string { return p.refused }, r.Piece)
		if !shown || refused {
			want = assessment.ErrConflict
		}
		apply = func() { round.refused[r.Piece] = round.name }
	case 8:
		r.Kind, r.Text = assessment.Noted, rubric.Plain("T")
		if w.IntN(2) == 0 {
			r.Kind, r.Item = assessment.Explained, w.leaves[0].Code
		}
	case 9, 10:
		it := w.leaf(func(it *rubric.Item) bool { return it.Survey != "" })
		if it == nil {
			return r, nil, false
		}
		r.Kind, r.Item, apart = assessment.Surveyed, it.Code, true
		r.OldAnswers, _ = standing(w, at, func(p *played) map[string]assessment.Answers { return p.answers }, r.Item)
		some := func() map[string]int { return map[string]int{"a": w.IntN(6), "b": w.IntN(5)} }
		r.Answers = fresh(w, "answers "+it.Code, func() assessment.Answers {
			if it.Survey == "alone" {
				return assessment.Answers{"": some()}
			}
			return assessment.Answers{"p": some(), "q": some()}
		})
		apply = func() { round.answers[r.Item] = r.Answers }
	case 11:
		r.Kind, r.Survey, apart = assessment.Surveyed, w.pick("alone", "groups"), true
		was, _ := standing(w, at, func(p *played) map[string]bool { return p.notHeld }, r.Survey)
		if r.NotHeld = !was; w.used[fmt.Sprint("held ", r.Survey, r.NotHeld)] {
			return r, nil, false
		}
		w.used[fmt.Sprint("held ", r.Survey, r.NotHeld)] = true
		apply = func() { round.notHeld[r.Survey] = r.NotHeld }
	case 12:
		it := w.leaf(func(it *rubric.Item) bool { return !it.Waiver.IsZero() })
		if it == nil {
			return r, nil, false
		}
		r.Kind, r.Item, apart = assessment.Waived, it.Code, true
		r.OldWaiver, _ = standing(w, at, func(p *played) map[string]*assessment.Waiver { return p.waivers }, r.Item)
		r.Waiver = &assessment.Waiver{Approver: rubric.Plain(r.By), From: on("2026-01-01").Plus(int64(w.IntN(50)))}
		if w.IntN(2) == 0 {
			r.Waiver.Until = r.Waiver.From.Plus(int64(w.IntN(50)))
		}
		apply = func() { round.waivers[r.Item] = r.Waiver }
	case 13, 14:
		if r.Kind = assessment.Locked; round.locked {
			r.Kind = assessment.Reopened
		}
		apply = func() {
			if round.locked {
				round.revision++
			}
			round.locked = !round.locked
		}
	}
	switch {
	case w.IntN(15) == 0:
		r.Revision = round.revision + 1
		want = assessment.ErrRevision
	case r.Kind == assessment.Stated && w.IntN(15) == 0 && r.Old.IsZero():
		r.Old, want = scoring.Known("stale"), assessment.ErrConflict
	case r.Kind == assessment.Stated && w.IntN(15) == 0 && !r.Old.IsZero():
		r.Old, want = scoring.Figure{}, assessment.ErrConflict
		if r.New.IsZero() {
			r.New = w.figure(r.Input)
		}
	}
	if apart && round.self {
		want = assessment.ErrNotAllowed
	}
	if round.locked && r.Kind != assessment.Reopened {
		want = assessment.ErrLocked
	}
	if want == nil {
		apply()
	}
	return r, want, true
}

// facts returns the figures and points that stand in a round, those of answered questions
// worked out from the answers.
func (w *world) facts(round int) (inputs, points map[string]scoring.Figure) {
	inputs, points = map[string]scoring.Figure{}, map[string]scoring.Figure{}
	for _, p := range w.rounds[:round+1] {
		maps.Copy(inputs, p.figures)
		for code, v := range p.points {
			if w.rubric.Item(code).Reported {
				points[code] = v
			}
		}
	}
	maps.DeleteFunc(inputs, func(_ string, v scoring.Figure) bool { return v.IsZero() })
	for _, it := range w.leaves {
		a, is := standing(w, round, func(p *played) map[string]assessment.Answers { return p.answers }, it.Code)
		missed, _ := standing(w, round, func(p *played) map[string]bool { return p.notHeld }, it.Survey)
		if !is || it.Survey == "" || missed {
			continue
		}
		worth := map[string]*big.Rat{"a": big.NewRat(1, 1), "b": big.NewRat(1, 4)}
		weights := map[string]int64{"": 1}
		if it.Survey == "groups" {
			worth, weights = map[string]*big.Rat{"a": big.NewRat(3, 4), "b": new(big.Rat)}, map[string]int64{"p": 2, "q": 1}
		}
		sum, all, enough := new(big.Rat), int64(0), true
		for group, weight := range weights {
			people := a[group]["a"] + a[group]["b"]
			if it.Survey == "alone" && people < 5 || it.Survey == "groups" && people < 2 {
				enough = false
				break
			}
			for answer, count := range a[group] {
				part := big.NewRat(int64(count)*weight, int64(people))
				sum.Add(sum, part.Mul(part, worth[answer]))
			}
			all += weight
		}
		if enough {
			sum.Mul(sum, it.Max.Rat())
			sum.Quo(sum, big.NewRat(all, 1))
			d, err := decimal.NewFromString(sum.FloatString(2)) // rounds halves away from zero
			if err != nil {
				panic(err)
			}
			points[it.Code] = scoring.Known(d)
		}
	}
	return inputs, points
}

// plain reports whether nothing stands in a round that takes the place of a rule, and
// nothing can be missing: no judgement, no waiver, no silent survey, no evidence asked for.
func (w *world) plain(round int) bool {
	for _, it := range w.leaves {
		p, _ := standing(w, round, func(p *played) map[string]scoring.Figure { return p.points }, it.Code)
		v, _ := standing(w, round, func(p *played) map[string]*assessment.Waiver { return p.waivers }, it.Code)
		missed, _ := standing(w, round, func(p *played) map[string]bool { return p.notHeld }, it.Survey)
		_, points := w.facts(round)
		_, answered := standing(w, round, func(p *played) map[string]assessment.Answers { return p.answers }, it.Code)
		_, counted := points[it.Code]
		if it.Judged && !p.IsZero() || v != nil || it.Survey != "" && (missed || answered && !counted) ||
			it.NoEvidence == rubric.PolicyZero {
			return false
		}
	}
	return true
}

// shownInTime reports whether evidence of a leaf counts in a round.
func (w *world) shownInTime(records []assessment.Record, round int, it *rubric.Item) bool {
	return slices.ContainsFunc(records, func(r assessment.Record) bool {
		if r.Kind != assessment.Shown || r.Item != it.Code {
			return false
		}
		_, shown := standing(w, round, func(p *played) map[string]string { return p.shown }, r.Evidence.ID)
		_, refused := standing(w, round, func(p *played) map[string]string { return p.refused }, r.Evidence.ID)
		late := !it.EvidenceBy.IsZero() && rubric.DateOf(r.At).DayNumber() > it.EvidenceBy.DayNumber()
		return shown && !refused && !late
	})
}
