package assessment

import (
	"math/big"
	"slices"
	"strings"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Setting is what a round puts in place of what the rule gives a leaf, or on top of that.
type Setting struct {
	Kind SettingKind `json:"kind"`
	Item string      `json:"item"` // code of the leaf
	// Range is what it gives, in points of the leaf: instead of the rule or, of a waiver, the
	// least and, of missing evidence, the most that there is then. Nil is no points: the leaf
	// is left out of the maximum, if Excluded, else it fails.
	Range *scoring.Range `json:"range,omitempty"`
	// Excluded says that the leaf is left out of the maximum or, beside a Range, may be.
	Excluded bool `json:"excluded,omitempty"`
	// Record is the index of the record that it follows from; -1 where it is the lack of one.
	Record int         `json:"record"`
	Reason rubric.Text `json:"reason"` // as the leaf has it in the result
}

// SettingKind is the kind of a [Setting].
type SettingKind string

// The kinds of settings, in the order in which they apply.
const (
	SetSurvey   SettingKind = "survey"   // a survey was not held, or too few answered
	SetJudged   SettingKind = "judged"   // points that somebody set in place of the rule's
	SetUnproved SettingKind = "unproved" // there is no evidence that counts
	SetWaived   SettingKind = "waived"   // the item is waived
)

// sets notes that something else than its rule decides what a leaf comes to.
func (f *fold) sets(st *settled, kind SettingKind, n *rules.Node, record int, o rules.Outcome) {
	out := Setting{Kind: kind, Item: n.Item.Code, Excluded: o.Excluded, Record: record}
	if o.Counts {
		of := f.ranged(rules.Bounds{Lo: f.c.Book.Units(o.Lo), Hi: f.c.Book.Units(o.Hi)})
		out.Range = &of
	}
	if len(o.Branches) > 0 {
		out.Reason = o.Branches[0].Reason
	}
	st.settings = append(st.settings, out)
}

// said returns settings with their reasons: that of a policy names figures.
func (st *settled) said() []Setting {
	out := slices.Clone(st.settings)
	for i := range out {
		if x := &out[i]; x.Reason.IsZero() {
			x.Reason = st.result.Item(x.Item).Reason
		}
	}
	return out
}

// Hold returns a scorer of the same edition for figures that change while what a round set
// stays ([Round.Set], or some of it): where set leaves are judged, lack evidence, are waived
// whatever their rule gives or belong to a survey that says nothing, they come to the same by
// all facts, namely to what they come to by these. A waiver that is worth less than the
// maximum is the least that the rule can give. By the facts of the round the points are those
// of its result.
//
// The scorer scores units one by one and serves package improve; all others refuse it. The
// error is that of the facts, or of a setting for an item that is no leaf
// ([scoring.ErrUnknownItem]).
func Hold(s *scoring.Scorer, f scoring.Facts, set []Setting) (*scoring.Scorer, error) {
	c, err := rules.Inside(s)
	if err != nil {
		return nil, err
	}
	row, err := rules.Hook.Row(c, f)
	if err != nil {
		return nil, err
	}
	h := &holder{c: c, row: row, held: map[int]rules.Outcome{}}
	var faults source.Faults
	for i := range set {
		at := c.LeafWith(set[i].Item)
		if at < 0 {
			faults = append(faults, &source.Fault{Message: rules.UnknownItem(c.Rubric, set[i].Item)})
			continue
		}
		h.set(c.Leaves[at], &set[i])
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return rules.Hook.Scorer(h.varied().Hold(h.held)).(*scoring.Scorer), nil
}

// holder makes a scorer that holds leaves.
type holder struct {
	c    *rules.Compiled
	row  rules.Row
	held map[int]rules.Outcome
	// least are leaves whose rule is followed where it gives more.
	least map[int]*big.Rat
}

// outcome returns what a leaf comes to by the settings so far.
func (h *holder) outcome(n *rules.Node) rules.Outcome {
	if o, is := h.held[n.Index]; is {
		return o
	}
	return h.c.Outcome(h.row, n)
}

// set applies a setting, as folding does, to what there is by these facts.
func (h *holder) set(n *rules.Node, x *Setting) {
	now, gives := h.outcome(n), h.gives(n, x)
	status := now.Status()
	_, first := h.held[n.Index]
	first = !first
	switch x.Kind {
	case SetJudged, SetSurvey:
		if status != rules.NotApplicable && status != rules.NotArising {
			h.held[n.Index] = gives
		}
	case SetUnproved:
		if !nothingToProve(now) {
			h.held[n.Index] = now.AtMost(gives)
		}
	case SetWaived:
		switch {
		case outOfScale(now):
		case first && gives.Counts && now.Counts && now.Failure == nil && gives.Hi.Cmp(n.Item.Max.Rat()) < 0 &&
			len(n.Item.Cases) > 0:
			put(&h.least, n.Index, gives.Hi)
		default:
			h.held[n.Index] = waivedTo(now, gives)
		}
	}
}

// gives returns what a setting gives.
func (h *holder) gives(n *rules.Node, x *Setting) rules.Outcome {
	switch {
	case x.Range != nil:
		out := n.Set(x.Range.Least.Rat(), x.Reason)
		out.Hi, out.Excluded = x.Range.Most.Rat(), x.Excluded
		if x.Kind == SetSurvey {
			out.Branches[0].Status = rules.NotApplicable
		}
		return out
	case x.Excluded:
		return n.SetBy(h.c.Rubric, rubric.Policy{Kind: rubric.PolicyExclude}, x.Reason)
	}
	return n.SetFailed(h.c.Rubric, x.Reason)
}

// varied returns the rubric in which leaves come at least to what their waivers give. One
// whose rule cannot be written so is held at what it is.
func (h *holder) varied() *rules.Compiled {
	c := h.c
	for at, least := range h.least {
		r := c.Rubric.Clone()
		n := h.c.Leaves[at]
		it := r.Item(n.Item.Code)
		for i := range it.Cases {
			it.Cases[i].Score = "max(" + strings.TrimSpace(it.Cases[i].Score) + ", " + written(least) + ")"
		}
		v, err := c.Vary(r, n.Item.Code, nil)
		if err != nil {
			h.held[at] = waivedTo(h.outcome(n), n.Set(least, rubric.Text{}))
			continue
		}
		c = v
	}
	if c != h.c {
		c.Edition = sync.OnceValue(h.c.Edition)
	}
	return c
}
