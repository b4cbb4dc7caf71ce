package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Explanation says step by step how one leaf of a rubric came to its points.
// [Scorer.Explain] makes it. It is data and read-only once made; goroutines may
// share it. Its JSON form reads back to an equal explanation.
type Explanation struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    Unit           `json:"unit"`
	// File is the rubric's, in which the steps have their places; empty for a
	// rubric that was not read from a file.
	File string `json:"file,omitempty"`
	// Item is the leaf with its points, the same as Score gives for these facts.
	Item *Item `json:"item"`
	// Steps are what was tried, in order; there is at least one. The conditions of
	// the items above the leaf come first, then its own, then its cases up to the
	// one that holds. What comes behind an undecided step is tried in case that
	// step lets it: an undecided condition of an item holds, an undecided case
	// does not.
	Steps []Step `json:"steps"`
}

// Step is one thing that was tried on the way to the points of a leaf.
type Step struct {
	Key StepKind `json:"key"`
	// Code is the item whose condition or rule this is: the leaf or one above it.
	Code string `json:"code"`
	// Case is the number of a case in the file, from 1. The branches of a
	// conditional in the last case, and the bands of a case, have its number.
	Case int `json:"case,omitempty"`
	// Condition is what had to hold, as written in the file; of a branch of a
	// conditional, in the rule language; of a band, the band. It is empty where
	// nothing had to.
	Condition string `json:"condition,omitempty"`
	// Score is what the case or band gives, in the rule language; of a rule in Go,
	// its name.
	Score string `json:"score,omitempty"`
	// Held says how the condition came out. Without a condition it is [HeldYes];
	// reported points and rules are [HeldUndecided] where they are not there yet, and can
	// fail or not arise, too.
	Held Held `json:"held"`
	// Points is what the leaf gets if it is this step that decides it, exactly and
	// not yet rounded, written like a number of a [Comparison]: the score of a case
	// or band that holds or may hold; for an item that does not or may not apply or
	// arise, what its policy gives. It is empty for other steps, for what is left
	// out of the maximum, and where there are no points. A range may be wider than
	// that of Item, since a step takes each figure by itself.
	Points string `json:"points,omitempty"`
	// Comparisons are those that made the condition come out so. Where it does not
	// hold they are what it lacks; where it holds, what it rests on; where it is
	// undecided, those that are. Figures that only the score reads stand there
	// without an operator.
	Comparisons []Comparison `json:"comparisons,omitempty"`
	// Missing are the inputs whose exact figures would settle an undecided
	// condition or points that are a range.
	Missing []string `json:"missing,omitempty"`
	// Illustrative marks a case that no source decides. (Item.Illustrative says
	// whether the points rest on one.)
	Illustrative bool `json:"illustrative,omitempty"`
	// Text says all this in one sentence for officials: with the titles of inputs,
	// and nothing in the rule language.
	Text rubric.Text `json:"text"`
	// Line and Column are the place of the condition, or else of the score, in the
	// rubric's file, both from 1; 0 where there is none.
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
}

// StepKind is what a [Step] tries, as it is called in rubric files.
type StepKind string

// The kinds of steps.
const (
	StepApplies  StepKind = "applies"  // the condition for an item to apply
	StepArises   StepKind = "arises"   // the condition for an item to arise
	StepCase     StepKind = "case"     // a case of the leaf
	StepBand     StepKind = "band"     // a band of a case whose score is a table of bands
	StepReported StepKind = "reported" // the points that an appraiser gave
	StepRule     StepKind = "rule"     // a rule in Go
)

// Held says how the condition of a [Step] came out.
type Held string

// What a condition can come to.
const (
	HeldYes        Held = "yes"
	HeldNo         Held = "no"
	HeldUndecided  Held = "undecided"   // what is known leaves it open
	HeldNotArising Held = "not_arising" // a rate of 0 of 0
	HeldFailed     Held = "failed"      // it has no value
)

// Explain scores the leaf with the code, and no other, and says how it came to
// its points: each condition that was tried, how it came out, and by which
// comparisons. It takes the leaves of the areas, the bonus and the penalty. The
// error is about the code (no item has it, [ErrUnknownItem], or the item has items
// below it), or about the facts, as that of [Scorer.Score]; what goes wrong in the rule is in
// the explanation.
func (s *Scorer) Explain(f Facts, code string) (*Explanation, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	if len(s.c.Held) > 0 {
		return nil, rules.ErrHeld.Say()
	}
	i := s.c.LeafWith(code)
	if i < 0 {
		return nil, s.c.NoLeaf(code)
	}
	r, err := row(s.c, f)
	if err != nil {
		return nil, err
	}
	sc, n := &scoring{s.c, r, s.cache}, s.c.Leaves[i]
	it, o := sc.leaf(n)
	return &Explanation{
		Schema: jsonform.Schema, Edition: s.c.Edition(), Unit: f.Unit,
		File: s.c.Rubric.Place(nil, "", -1).File, Item: it, Steps: sc.steps(n, o),
	}, nil
}
