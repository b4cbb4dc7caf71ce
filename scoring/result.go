package scoring

import (
	"bytes"
	"fmt"
	"iter"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Result is a scored unit: its total, and on demand every item with its reason.
// Items are written out when they are first asked for, so a result that is only
// ranked costs next to nothing. A Result is immutable and safe for use by several
// goroutines. Its JSON form, with decimals as strings, reads back to an equal
// result.
type Result struct {
	Schema  int
	Edition rubric.Edition
	Unit    Unit
	Period  int
	Total   Total

	detail *detail
}

// Areas returns the items of level 1, with those below them. They are shared by
// all callers and read-only.
func (r *Result) Areas() []*Item { return r.written().areas }

// Bonus returns the bonus, nil if the rubric has none.
func (r *Result) Bonus() *Adjustment { return r.written().bonus }

// Penalty returns the penalty, nil if the rubric has none.
func (r *Result) Penalty() *Adjustment { return r.written().penalty }

// written returns what is written out of a result; of none, nothing.
func (r *Result) written() *detail {
	if r == nil {
		return &detail{}
	}
	return r.detail.write()
}

// Equal reports whether both results say the same.
func (r *Result) Equal(other *Result) bool {
	if r == nil || other == nil {
		return r == other
	}
	a, errA := r.MarshalJSON()
	b, errB := other.MarshalJSON()
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// Range is the least and the most that a number of points can be; both are the same
// where it is known.
type Range struct {
	Least decimal.Decimal `json:"least"`
	Most  decimal.Decimal `json:"most"`
}

// Known reports whether the range is one number.
func (r Range) Known() bool { return r.Least.Equal(r.Most) }

// Equal reports whether two ranges have the same ends.
func (r Range) Equal(s Range) bool { return r.Least.Equal(s.Least) && r.Most.Equal(s.Most) }

// Plus returns the range of a sum.
func (r Range) Plus(s Range) Range {
	return Range{decimals.Canonical(r.Least.Add(s.Least)), decimals.Canonical(r.Most.Add(s.Most))}
}

// Minus returns the range of a difference.
func (r Range) Minus(s Range) Range {
	return Range{decimals.Canonical(r.Least.Sub(s.Most)), decimals.Canonical(r.Most.Sub(s.Least))}
}

// Score is what an item or the whole comes to, in points.
type Score struct {
	Status Status `json:"status"`
	// Points are the points, where they are known; for an item with items, the
	// sum of the rounded points of its leaves, or what else the rubric makes of its parts.
	Points decimal.NullDecimal `json:"points"`
	// Range is that of the points still possible; both ends are Points where they are
	// known.
	Range Range `json:"range"`
	// Applicable is the maximum without what is excluded, where that is known.
	Applicable decimal.NullDecimal `json:"applicable"`
	// Lost is Applicable − Points, LostRange the range of that still possible: nothing
	// is lost of what turns out excluded. Below an item whose parts do not simply add up,
	// what it lost is stated where it is decided: of the least, at the first part that
	// has it; under a cap, at the first parts that lost as much. The others lost nothing
	// that counts, so that losses always add up to those of the whole.
	Lost      decimal.NullDecimal `json:"lost"`
	LostRange Range               `json:"lost_range"`
	// Index is Points ÷ Applicable × 100, in percent, rounded on its own. It is
	// not known where nothing was assessed.
	Index decimal.NullDecimal `json:"index"`
}

// Item is the result of an item of the rubric, with those below it.
type Item struct {
	Code   string          `json:"code"`
	Title  rubric.Text     `json:"title"`
	Max    decimal.Decimal `json:"max"`
	Source rubric.Source   `json:"source,omitempty"`
	Score
	// Reason says in words why a leaf has its points or has none: the author's
	// text, or one derived from Deciding. A leaf at its maximum has the author's
	// reason or none. Where the facts leave open which of several reasons it was, and
	// the points are the same, it lists them and says so.
	Reason rubric.Text `json:"reason,omitzero"`
	// Deciding are the comparisons that kept a leaf from more points, of every reason.
	Deciding []Comparison `json:"deciding,omitempty"`
	// Missing are the inputs whose exact figures would settle a leaf that is
	// Missing.
	Missing []string `json:"missing,omitempty"`
	// Error says why a leaf is Failed or may fail, with the place in the rubric.
	Error rubric.Text `json:"error,omitzero"`
	// Illustrative marks points that rest on something no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
	// Unscored marks an indicator that carries no points: its Score is that of nothing,
	// with the status NotApplicable.
	Unscored bool    `json:"unscored,omitempty"`
	Items    []*Item `json:"items,omitempty"`
}

// Comparison is one that decided a leaf's points, or a step towards them. Numbers
// are written exactly, with a decimal point, or as a fraction (200/3) where no
// decimal is exact; what is known only by bounds as "< 95", "[70, 80)"; texts and
// dates plain.
type Comparison struct {
	Input    string `json:"input,omitempty"` // the input compared; absent for anything larger
	Subject  string `json:"subject"`         // what is compared, in the rule language
	Observed string `json:"observed"`
	// Operator and Required are the relation that would have given more, in a
	// [Step] the one that it needs: >=, >, <=, <, ==, !=, in, not in. Both are
	// empty where the points follow from a formula without a threshold.
	Operator string `json:"operator,omitempty"`
	Required string `json:"required,omitempty"`
	// Distance is how far Observed is from Required, never negative, in the
	// input's own unit: percentage points of a percent, days of a date. The
	// operators > and < need a little more. It is empty where the operator is none
	// of >=, >, <=, <, ==, where neither side is a number or a date, and where
	// Observed may meet the relation or not.
	Distance string `json:"distance,omitempty"`
}

// Total is the score of the whole unit. The Score in it is that of the areas
// together, before rescaling, bonus and penalty.
type Total struct {
	Max decimal.Decimal `json:"max"`
	Score
	// Rescaled is Points rescaled for what was excluded, the same as Points if
	// nothing was.
	Rescaled decimal.NullDecimal `json:"rescaled"`
	// Final is Rescaled + bonus − penalty, within the floor and the ceiling of the rubric,
	// with the range still possible. Unbounded is what it would be without them, where
	// that is another number and known.
	Final      decimal.NullDecimal `json:"final"`
	FinalRange Range               `json:"final_range"`
	Unbounded  decimal.NullDecimal `json:"unbounded,omitzero"`
	// Exact is Final as it is before rescaled points are rounded, where that is another
	// number (244/3 of 81.33); else it is zero. Units can be ranked by it.
	Exact exact.Number `json:"exact,omitzero"`
	// Open says why Final is not known; it is empty where Final is Valid.
	Open []OpenReason `json:"open,omitempty"`
	// Band is the band of the unit, where it is certain: the highest whose start the final
	// score reaches and whose condition holds. PossibleBands are those that it may have,
	// from the highest down, where the facts leave open which of several, or whether any.
	Band          rubric.Text   `json:"band,omitzero"`
	PossibleBands []rubric.Text `json:"possible_bands,omitempty"`
	// PassedOver are the bands that the final score surely reaches and whose conditions surely
	// do not hold, or have no value, from the highest down to that of the unit, with the
	// reasons. A condition that the facts leave open is no reason: see PossibleBands. Of a
	// unit whose group is not known, they are those of every group.
	PassedOver []PassedBand `json:"passed_over,omitempty"`
	// NoBand says why a final score that is known has no band although the rubric has
	// bands: it is below the lowest, there are none for the unit's group, or a condition
	// cannot be decided.
	NoBand rubric.Text `json:"no_band,omitzero"`
}

// Adjustment is the bonus or the penalty of a unit. Penalties are no deficits:
// they take points off the total and have no maximum to fall short of.
type Adjustment struct {
	Cap decimal.Decimal `json:"cap"`
	// Raw is the sum of the items; Counted is what of it the cap lets through.
	Raw     decimal.NullDecimal `json:"raw"`
	Counted decimal.NullDecimal `json:"counted"`
	Range   Range               `json:"range"` // of Counted
	Items   []*Item             `json:"items"`
}

// Status says what a score is. The zero Status is invalid.
type Status uint8

// The statuses. An item with items is Failed if any leaf is, else Missing if
// any leaf is, NotApplicable if every leaf is excluded, else Scored. A leaf is
// NotApplicable, too, if it is excluded and the facts leave open whether it does
// not apply or did not arise.
const (
	Scored        = Status(rules.Scored)        // the points are the same whatever the facts leave open
	Missing       = Status(rules.Missing)       // the facts do not decide the points
	NotArising    = Status(rules.NotArising)    // no case arose; the points are what the policy says
	NotApplicable = Status(rules.NotApplicable) // the item does not apply; the points are what the policy says
	Failed        = Status(rules.Failed)        // the rule gave no valid points
)

// String returns the name of the status as it stands in JSON.
func (s Status) String() string {
	return rules.Status(s).String()
}

// MarshalText writes the name.
func (s Status) MarshalText() ([]byte, error) {
	if s < Scored || s > Failed {
		return nil, fmt.Errorf("invalid status %d", s)
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads the name.
func (s *Status) UnmarshalText(b []byte) error {
	for is := Scored; is <= Failed; is++ {
		if is.String() == string(b) {
			*s = is
			return nil
		}
	}
	return fmt.Errorf("unknown status %q", b)
}

// Leaves returns the items of the areas that carry points and have no items below them,
// in the rubric's order.
func (r *Result) Leaves() []*Item {
	var out []*Item
	for _, it := range r.Areas() {
		out = it.Leaves(out)
	}
	return out
}

func (it *Item) Leaves(out []*Item) []*Item {
	if it == nil {
		return out
	}
	if it.Unscored {
		return out
	}
	if len(it.Items) == 0 {
		return append(out, it)
	}
	for _, child := range it.Items {
		out = child.Leaves(out)
	}
	return out
}

// Item returns the result of the item with the code, or nil.
func (r *Result) Item(code string) *Item {
	code = spelling.Normalize(code)
	for it := range r.All() {
		if it.Code == code {
			return it
		}
	}
	return nil
}

// All yields every item, those above before those below, in the order of the rubric; those
// of the bonus and the penalty come behind those of the areas.
func (r *Result) All() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		lists := [][]*Item{r.Areas()}
		for _, a := range []*Adjustment{r.Bonus(), r.Penalty()} {
			if a != nil {
				lists = append(lists, a.Items)
			}
		}
		for _, list := range lists {
			if !walk(list, yield) {
				return
			}
		}
	}
}

// walk leaves out nil items, which only a host can have put there.
func walk(items []*Item, yield func(*Item) bool) bool {
	for _, it := range items {
		if it != nil && !(yield(it) && walk(it.Items, yield)) {
			return false
		}
	}
	return true
}
