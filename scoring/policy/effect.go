package policy

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// Comparison says what variants of a rubric do to units. [Compare] makes it. It is data and
// read-only once made; goroutines may share it. Its JSON form reads back to an equal
// comparison.
type Comparison struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"` // of the rubric as it is
	// Illustrative says that the rubric, or a variant, rests on something no source decides.
	Illustrative bool         `json:"illustrative,omitempty"`
	Ranking      ranking.Rule `json:"ranking"` // how units were ranked
	Units        int          `json:"units"`
	Variants     []Effect     `json:"variants"` // in the order of the set
}

// Effect is what one variant does. Points are those of final scores; sums are exact.
type Effect struct {
	Name         string          `json:"name"`
	Title        rubric.Text     `json:"title,omitzero"`
	Illustrative bool            `json:"illustrative,omitempty"`
	Max          decimal.Decimal `json:"max"` // of the rubric that the variant makes
	Changes
	// Rest is the part of the sum that no leaf shows: what rescaling, parts that do not simply
	// add up, caps, floor and ceiling make of the points of the leaves. The changes of the
	// leaves, of a penalty taken off, and Rest add up to Sum.
	Rest decimal.Decimal `json:"rest,omitzero"`
	// Groups are the object groups: those that the rubric declares, in its order, then others
	// by name.
	Groups []GroupEffect `json:"groups"`
	// Items are the leaves that the variant changes, and the items above them, in the order of
	// the variant, those that go at the end.
	Items []ItemEffect `json:"items,omitempty"`
	// Widest are the units that gain or lose most, the widest change first.
	Widest []UnitEffect `json:"widest,omitempty"`
}

// Changes counts units by what becomes of their final scores.
type Changes struct {
	Gain   int             `json:"gain"`
	Lose   int             `json:"lose"`
	Same   int             `json:"same"`
	Open   int             `json:"open"` // the score is not known before or after
	Gained decimal.Decimal `json:"gained"`
	Lost   decimal.Decimal `json:"lost"` // not negative
	Sum    decimal.Decimal `json:"sum"`  // gained less lost
	// Banded counts units whose band changes, Higher and Lower those that have a better or a
	// worse place in their group; of units with a known score before and after.
	Banded int `json:"banded"`
	Higher int `json:"higher"`
	Lower  int `json:"lower"`
}

// GroupEffect is what a variant does to the units of an object group.
type GroupEffect struct {
	Group string `json:"group"`
	Changes
	// Bands counts the units with known scores by the band before and after; those that keep
	// theirs, too. The order is that of the bands before, from the highest, then of those after.
	Bands []BandMove `json:"bands,omitempty"`
}

// BandMove counts units by their band before and after; a zero text is no band, or one that
// a condition without a value leaves open.
type BandMove struct {
	From  rubric.Text `json:"from,omitzero"`
	To    rubric.Text `json:"to,omitzero"`
	Units int         `json:"units"`
}

// ItemEffect is what a variant does to the points of an item, of units whose final score is
// known before and after. An item that does not apply has no points.
type ItemEffect struct {
	Code  string      `json:"code"`
	Title rubric.Text `json:"title"`
	Leaf  bool        `json:"leaf,omitempty"`
	// Before and After are the maxima; not Valid where the item is not there.
	Before decimal.NullDecimal `json:"before"`
	After  decimal.NullDecimal `json:"after"`
	Gain   int                 `json:"gain"`
	Lose   int                 `json:"lose"`
	Sum    decimal.Decimal     `json:"sum"` // of the changes
}

// UnitEffect is what a variant does to one unit, and why.
type UnitEffect struct {
	Unit       scoring.Unit    `json:"unit"`
	Before     decimal.Decimal `json:"before"`
	After      decimal.Decimal `json:"after"`
	Change     decimal.Decimal `json:"change"`
	BandBefore rubric.Text     `json:"band_before,omitzero"`
	BandAfter  rubric.Text     `json:"band_after,omitzero"`
	// The places within the object group.
	PlaceBefore exact.Number `json:"place_before"`
	PlaceAfter  exact.Number `json:"place_after"`
	Items       []ItemMove   `json:"items,omitempty"` // the leaves that come to something else
}

// ItemMove is a leaf that comes to something else for a unit, with the reasons of both.
// Points are not Valid where the leaf is not there, is excluded or not known.
type ItemMove struct {
	Code         string              `json:"code"`
	Title        rubric.Text         `json:"title"`
	Before       decimal.NullDecimal `json:"before"`
	After        decimal.NullDecimal `json:"after"`
	StatusBefore scoring.Status      `json:"status_before,omitempty"`
	StatusAfter  scoring.Status      `json:"status_after,omitempty"`
	ReasonBefore rubric.Text         `json:"reason_before,omitzero"`
	ReasonAfter  rubric.Text         `json:"reason_after,omitzero"`
}
