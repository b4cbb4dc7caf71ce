package improve

import (
	"context"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// JointRange is how many points are still possible where figures are missing or known
// only by bounds, and which of these figures matter most. [RangeOf] makes it.
// It is data and read-only once made; its JSON form reads back to an equal value.
type JointRange struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    scoring.Unit   `json:"unit"`
	Code    string         `json:"code,omitempty"` // of the item; absent for the final score
	// Range is what figures within what is known can come to.
	Range scoring.Range `json:"range"`
	// Exact says that both ends are reached by some figures. Otherwise they may be wider
	// apart than that, never narrower: where exclusions are open, where a Go rule or a
	// host's function is in the way, or past the work allowed.
	Exact bool `json:"exact"`
	// Inputs are those whose figures are not known exactly, of the items in question,
	// from the one that matters most.
	Inputs []Influence `json:"inputs"`
	// Illustrative marks a range that rests on something no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// Influence is what knowing one figure exactly would do to a range of points,
// counted leaf by leaf, all other figures staying as they are.
type Influence struct {
	Input string `json:"input"`
	// Removed is by how much the range gets narrower at least, and Hoped at most, over
	// the values that were tried: all that the figure can have, if they are few, else
	// some at which a rule that reads it changes, and next to them. Of the latter it is
	// an estimate: where points follow a formula, values between them can remove less or
	// more, though never more than there is.
	Removed decimal.Decimal `json:"removed"`
	Hoped   decimal.Decimal `json:"hoped"`
}

// RangeOf returns the points still possible of an item, or of the final score where
// code is empty. A figure that several leaves read is one figure: points that no
// single value of it allows together are not counted. A nil w means the defaults; past the
// work allowed the range is perhaps not exact. The error is that of [scoring.Scorer.Score]
// for these facts, or [scoring.ErrUnknownItem], or that of the context once it has ended.
func RangeOf(ctx context.Context, s *scoring.Scorer, f scoring.Facts, code string, w *scoring.Work) (*JointRange, error) {
	b, err := rules.NewBudget(ctx, (*rules.Work)(w))
	if err != nil {
		return nil, err
	}
	c, err := rules.Inside(s)
	if err != nil {
		return nil, err
	}
	r, err := rules.Hook.Row(c, f)
	if err != nil {
		return nil, err
	}
	out := &JointRange{Schema: jsonform.Schema, Edition: c.Edition(), Unit: f.Unit, Code: code,
		Illustrative: c.Rubric.Illustrative}
	items := c.All()
	if code != "" {
		if items = named(c, code); items == nil {
			return nil, source.Faults{{Message: rules.UnknownItem(c.Rubric, code)}}
		}
	}
	x := c.NewSpread(r, items)
	x.Budget = b
	for _, n := range x.Leaves {
		o := n.Evaluate(c.Rubric, c.Vars(r, n), c.Points(r, n)...)
		b.Spend(o.Steps)
		x.Parts[n.Index] = c.Entry(n, &o)
		x.Loose = x.Loose || o.Loose || o.Failure != nil || n.Rule != nil && o.Open()
		out.Illustrative = out.Illustrative || n.Illustrative
	}
	var of rules.Bounds
	if code == "" {
		of = x.Final()
	} else {
		of = x.Sum()
	}
	out.Range.Least, out.Range.Most, out.Exact = c.Book.Decimal(of.Lo), c.Book.Decimal(of.Hi), !x.Loose
	out.Inputs = influences(x)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b.Tell(1, 1)
	return out, nil
}

// named returns the item with a code, if it carries points.
func named(s *rules.Compiled, code string) []*rules.Node {
	it := s.Rubric.Item(code)
	for _, n := range s.Nodes() {
		if it != nil && n.Item == it && n.From < n.To {
			return []*rules.Node{n}
		}
	}
	return nil
}
