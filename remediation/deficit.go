package remediation

import (
	"slices"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/shopspring/decimal"
)

// Deficit is a leaf that has fewer points than its maximum, or may have: where
// the facts do not decide the points, or its rule failed, Lost is not Valid and
// LostRange is the range.
type Deficit struct {
	Code  string          `json:"code"`
	Title rubric.Text     `json:"title"`
	Area  string          `json:"area"` // code of the area that it belongs to
	Max   decimal.Decimal `json:"max"`
	// Points and Lost add up to Max, but below an item whose parts do not simply add up:
	// there Lost is what of the item's loss is stated here, see [scoring.Score]. Range is that
	// of Points.
	Points    decimal.NullDecimal `json:"points"`
	Range     scoring.Range       `json:"range"`
	Lost      decimal.NullDecimal `json:"lost"`
	LostRange scoring.Range       `json:"lost_range"`
	// Penalty marks a row that only takes points off, whose maximum is zero: Lost is what it
	// took, and nothing was there to be earned.
	Penalty bool `json:"penalty,omitempty"`
	// MayNotApply says that the facts leave open whether the item is excluded: then
	// nothing is lost there, and Max does not count.
	MayNotApply bool           `json:"may_not_apply,omitempty"`
	Status      scoring.Status `json:"status"`
	Reason      rubric.Text    `json:"reason"`
	// Kind is the kind of reason, which [NewPlan] sets.
	Kind catalogue.Kind `json:"kind,omitempty"`
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
	out := []Deficit{}
	if r == nil {
		return out
	}
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
	if !it.LostRange.Most.IsPositive() { // also of what is excluded, or may be
		return nil
	}
	return []Deficit{{
		Code: it.Code, Title: it.Title, Area: area, Max: it.Max,
		Points: it.Points, Range: rangeOf(it.Range.Least, it.Range.Most), Lost: it.Lost,
		LostRange: rangeOf(it.LostRange.Least, it.LostRange.Most), MayNotApply: !it.Applicable.Valid,
		Penalty: it.Max.IsZero(),
		Status:  it.Status, Reason: it.Reason, Deciding: slices.Clone(it.Deciding), Missing: slices.Clone(it.Missing),
		Illustrative: it.Illustrative,
	}}
}

// kindOf returns the kind of a deficit's reason, by the rubric and what a round set.
func kindOf(d Deficit, r *rubric.Rubric, set []assessment.Setting) catalogue.Kind {
	it := r.Item(d.Code)
	by := assessment.SettingKind("")
	if x := setOf(set, d.Code); x != nil {
		by = x.Kind
	}
	switch {
	case by == assessment.SetUnproved:
		return catalogue.KindEvidence
	case by == assessment.SetJudged:
		return catalogue.KindJudgement
	case d.Status == scoring.Missing:
		return catalogue.KindMissing
	case d.Status == scoring.Failed:
		return catalogue.KindFailed
	case d.Status == scoring.NotArising:
		return catalogue.KindNotArising
	case it != nil && (it.Source == rubric.Survey || it.Source == rubric.External):
		return catalogue.Kind(it.Source) // also where a formula reads what they publish
	case it == nil || it.Reported:
		return catalogue.KindJudgement
	case it.Rule != "":
		return catalogue.KindRule
	}
	for _, c := range d.Deciding {
		if in := r.Input(c.Input); in != nil && c.Operator != "" {
			return map[rubric.InputType]catalogue.Kind{
				rubric.Percent: catalogue.KindRate, rubric.Count: catalogue.KindCount, rubric.Number: catalogue.KindNumber,
				rubric.DateIn: catalogue.KindDate, rubric.Enum: catalogue.KindOption, rubric.Bool: catalogue.KindCondition,
			}[in.Type]
		}
	}
	return catalogue.KindProportion
}
