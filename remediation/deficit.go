package remediation

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Deficit is a leaf that has fewer points than its maximum, or may have: where
// the facts do not decide the points, or its rule failed, Lost is not Valid and
// LostLeast and LostMost are the range.
type Deficit struct {
	Code  string          `json:"code"`
	Title rubric.Text     `json:"title"`
	Area  string          `json:"area"` // code of the area that it belongs to
	Max   decimal.Decimal `json:"max"`
	// Points and Lost add up to Max.
	Points    decimal.NullDecimal `json:"points"`
	Lost      decimal.NullDecimal `json:"lost"`
	LostLeast decimal.Decimal     `json:"lost_least"`
	LostMost  decimal.Decimal     `json:"lost_most"`
	Status    scoring.Status      `json:"status"`
	Reason    rubric.Text         `json:"reason"`
	// Deciding are the figures that decided the loss, with what was required.
	Deciding []scoring.Comparison `json:"deciding,omitempty"`
	// Missing are the inputs without an exact figure, of a leaf that is Missing.
	Missing      []string `json:"missing,omitempty"`
	Illustrative bool     `json:"illustrative,omitempty"`
}

// Deficits returns every leaf of the areas below its maximum, in the rubric's
// order. Items that are excluded have no maximum to fall short of. Penalties are
// not deficits.
func Deficits(r *scoring.Result) []Deficit {
	var out []Deficit
	for _, area := range r.Areas() {
		out = append(out, deficitsOf(area, area.Code)...)
	}
	return out
}

func deficitsOf(it *scoring.Item, area string) []Deficit {
	if len(it.Items) > 0 {
		var out []Deficit
		for _, child := range it.Items {
			out = append(out, deficitsOf(child, area)...)
		}
		return out
	}
	excluded := it.Applicable.Valid && it.Applicable.Decimal.IsZero()
	full := it.Points.Valid && it.Points.Decimal.GreaterThanOrEqual(it.Max)
	if excluded || full {
		return nil
	}
	least := subtract(it.Max, it.Most)
	if !it.Applicable.Valid {
		least = zero() // where it turns out excluded, nothing is lost
	}
	return []Deficit{{
		Code: it.Code, Title: it.Title, Area: area, Max: it.Max,
		Points: it.Points, Lost: it.Lost,
		LostLeast: least, LostMost: subtract(it.Max, it.Least),
		Status: it.Status, Reason: it.Reason, Deciding: it.Deciding, Missing: it.Missing,
		Illustrative: it.Illustrative,
	}}
}
