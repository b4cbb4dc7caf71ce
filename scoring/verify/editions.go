package verify

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// EditionComparison says what a new edition of a rubric changes, item by item.
// [Editions] makes it. It is data and read-only once made; its JSON form reads back to
// an equal value.
type EditionComparison struct {
	Schema int            `json:"schema"`
	Old    rubric.Edition `json:"old"`
	New    rubric.Edition `json:"new"`
	// Changes are what is written otherwise, apart from rules: of the rubric itself, then
	// of inputs, parameters, relations, surveys, rounds, items and bands, each in the order of
	// the old edition, then of the new.
	Changes []EditionChange `json:"changes"`
	// Rules counts the leaves that are in both editions by what their rules come to.
	Rules RuleCounts `json:"rules"`
	// Compared are the rules that differ, that may, or that are written otherwise and
	// come to the same, in the order of the old edition.
	Compared []ComparedRule `json:"compared"`
	// Less and More say whether the new edition ever gives a unit a lower final score than
	// the old one for the same facts, and whether it ever gives a higher one.
	Less Shift `json:"less"`
	More Shift `json:"more"`
}

// Differs reports whether the editions differ, or may: a rule that is only written
// otherwise, and is proved to come to the same, is no difference.
func (c *EditionComparison) Differs() bool {
	return c != nil && len(c.Changes)+c.Rules.Different+c.Rules.Undecided > 0
}

// EditionChange is one difference between two editions.
type EditionChange struct {
	Kind ChangeKind `json:"kind"`
	Part RubricPart `json:"part"`
	// Name is the name of the input, survey, round or band, or the code of the item; of an
	// item that is there twice the new code.
	Name string `json:"name,omitempty"`
	// Key is what changed, as in the rubric's file: "max", "points.places"; of a value of a
	// parameter "values.2024-01-01.value", by its first day.
	Key string `json:"key,omitempty"`
	// Old and New are the values of the key in JSON; of what was added or removed the
	// title. There is none where the key is not there.
	Old json.RawMessage `json:"old,omitempty"`
	New json.RawMessage `json:"new,omitempty"`
}

// ChangeKind says how editions differ in a place.
type ChangeKind string

// The kinds of changes.
const (
	ChangeAdded   ChangeKind = "added"
	ChangeRemoved ChangeKind = "removed"
	ChangeMoved   ChangeKind = "moved"   // an item that has another code or stands below another item
	ChangeAltered ChangeKind = "changed" // a key has another value
)

// RubricPart is a part of a rubric.
type RubricPart string

// The parts of rubrics.
const (
	OfRubric    RubricPart = "rubric" // the rubric without its lists
	OfInput     RubricPart = "input"
	OfParameter RubricPart = "parameter"
	OfRelation  RubricPart = "relation" // named by its Vietnamese title
	OfSurvey    RubricPart = "survey"
	OfRound     RubricPart = "round" // of the assessment of a unit
	OfItem      RubricPart = "item"  // of the areas
	OfBonus     RubricPart = "bonus"
	OfPenalty   RubricPart = "penalty"
	OfBand      RubricPart = "band"
)

// RuleCounts counts the leaves of two editions by what [Compare] says of their rules.
type RuleCounts struct {
	Same      int `json:"same"`      // proved to come to the same, all told
	Rewritten int `json:"rewritten"` // of these: written otherwise
	Different int `json:"different"` // refuted by facts
	Undecided int `json:"undecided"`
}

// ComparedRule is what [Compare] says of the rules of a leaf in two editions.
type ComparedRule struct {
	Old        string      `json:"old"` // codes
	New        string      `json:"new"`
	Outcome    Outcome     `json:"outcome"`
	Message    rubric.Text `json:"message"`
	OldExample *Example    `json:"old_example,omitempty"`
	NewExample *Example    `json:"new_example,omitempty"`
	Rewritten  bool        `json:"rewritten,omitempty"` // it is written otherwise
	Less       Shift       `json:"less"`
	More       Shift       `json:"more"`
}

// Editions compares two editions of a rubric: it lists which inputs, relations,
// surveys, rounds, items and bands were added, removed, moved or changed, and says of every leaf that is in both whether
// its rule comes to the same ([Compare]). Items are the same if they have the same code
// and title, else the same title, where only one has it (they got another code), else
// the same code.
//
// A nil w means the defaults; progress is told rule by rule. The same editions give the same comparison. The
// error is that of the context once it has ended.
func Editions(ctx context.Context, older, newer *scoring.Scorer, w *scoring.Work) (*EditionComparison, error) {
	was, err := rules.Inside(older)
	if err != nil {
		return nil, err
	}
	is, err := rules.Inside(newer)
	if err != nil {
		return nil, err
	}
	e := differing(was.Rubric, is.Rubric)
	leaves := slices.DeleteFunc(e.pairs, func(p pair) bool { return !p.old.Leaf() || !p.new.Leaf() })
	list, faults := make([]*Comparison, len(leaves)), make([]error, len(leaves))
	b, err := rules.NewBudget(ctx, (*rules.Work)(w))
	if err != nil {
		return nil, err
	}
	b.Divide(len(leaves), func(i int, b *rules.Budget) {
		list[i], faults[i] = compare(older, leaves[i].old.Code, newer, leaves[i].new.Code, b)
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := &EditionComparison{Schema: jsonform.Schema, Old: was.Edition(), New: is.Edition(), Changes: e.changes,
		Compared: []ComparedRule{}}
	for i, c := range list {
		if faults[i] != nil {
			return nil, faults[i]
		}
		out.add(c, written(leaves[i].old.Item) != written(leaves[i].new.Item))
	}
	total := &totalShift{editions: [2]*scoring.Scorer{older, newer}, inside: [2]*rules.Compiled{was, is},
		framed: e.framed(), rules: list}
	out.Less, out.More = total.judge(lessOfTotal, true), total.judge(moreOfTotal, false)
	return out, nil
}

// add counts a comparison, and lists it unless the rule is what it was.
func (c *EditionComparison) add(rule *Comparison, rewritten bool) {
	switch rule.Outcome {
	case Proved:
		c.Rules.Same++
		if !rewritten {
			return
		}
		c.Rules.Rewritten++
	case Refuted:
		c.Rules.Different++
	default:
		c.Rules.Undecided++
	}
	c.Compared = append(c.Compared, ComparedRule{rule.Old, rule.New, rule.Outcome, rule.Message,
		rule.OldExample, rule.NewExample, rewritten, rule.Less, rule.More})
}

// written returns how a leaf is scored, as it is written.
func written(it *rubric.Item) string {
	cases := slices.Clone(it.Cases)
	for i := range cases {
		cases[i].Reason = rubric.Text{}
	}
	b, _ := json.Marshal([]any{it.Applies, it.Arises, cases, it.Rule, it.Reported})
	return string(b)
}
