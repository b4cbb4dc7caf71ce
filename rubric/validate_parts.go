package rubric

import (
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// penalty reports whether an item can only take points off: a row whose maximum is zero
// and whose minimum is below, or an item with such rows alone.
func (it *Item) penalty() bool {
	if it.Leaf() {
		return it.Max.IsZero() && it.Min.IsNegative()
	}
	for _, child := range it.Items {
		if !child.Unscored && !child.penalty() {
			return false
		}
	}
	return it.Max.IsZero() && it.scored()
}

// scored reports whether something below an item carries points.
func (it *Item) scored() bool {
	for _, child := range it.Items {
		if !child.Unscored {
			return true
		}
	}
	return false
}

// unscored checks an item that carries no points.
func (v *validator) unscored(it *Item, what about) {
	var with []string
	for _, k := range []struct {
		key string
		is  bool
	}{
		{"max", !it.Max.IsZero() || v.written(it, "max")}, {"min", !it.Min.IsZero()}, {"step", !it.Step.IsZero()},
		{"cases", len(it.Cases) > 0}, {"reported", it.Reported}, {"rule", it.Rule != ""},
		{"rises_with", len(it.RisesWith) > 0}, {"falls_with", len(it.FallsWith) > 0}, {"source", it.Source != ""},
		{"applies", it.Applies != ""}, {"arises", it.Arises != ""}, {"combine", it.Combine != ""},
		{"survey", it.Survey != ""}, {"judged", it.Judged}, {"no_evidence", it.NoEvidence != ""},
		{"evidence_by", !it.EvidenceBy.IsZero()}, {"waiver", !it.Waiver.IsZero()},
	} {
		// A program writes the maximum of everything, here as zero.
		if k.is && (k.key != "max" || !it.Max.IsZero()) {
			with = append(with, k.key)
		}
	}
	if with != nil {
		v.fault(it, "unscored", what, unscoredPoints, locale.List(with))
	}
	for _, child := range it.Items {
		if !child.Unscored {
			v.fault(child, "", called(itemNamed, child.Code), scoredInUnscored, locale.Short(it.Code))
		}
	}
}

// parts checks how the points of the items below an item come together.
func (v *validator) parts(it *Item, what about) {
	v.known(string(it.Combine), combines, it, "combine", what)
	switch {
	case it.Unscored || v.r.Broken(it, "combine"):
		return
	case it.Leaf() && it.Combine != "":
		v.fault(it, "combine", what, combineOfLeaf)
		return
	case it.Combine == CombineLeast:
		v.least(it)
	default:
		v.sum(it, "max", it.Max, it.Items, it.Combine == CombineCapped, what)
	}
	if !it.Sums() && v.r.Exclusion == ExclusionBySource {
		v.oneSource(it, what)
	}
}

// least checks that all parts of an item have its maximum.
func (v *validator) least(it *Item) {
	for _, child := range it.Items {
		if !child.Unscored && it.Max.IsPositive() && child.Max.IsPositive() && !child.Max.Equal(it.Max) {
			v.fault(child, "max", called(itemNamed, child.Code), leastOfOther, child.Max, it.Max, locale.Short(it.Code))
		}
		if !child.Unscored && child.penalty() {
			v.fault(child, "max", called(itemNamed, child.Code), leastOfOther, child.Max, it.Max, locale.Short(it.Code))
		}
	}
}

// oneSource checks that points that do not add up are of one source, where each source
// is rescaled alone.
func (v *validator) oneSource(it *Item, what about) {
	first := Source("")
	for below := range it.All() {
		if !below.Leaf() {
			continue
		}
		of := below.Source
		if of == "" {
			of = Appraisal
		}
		if first == "" {
			first = of
		}
		if of != first {
			v.fault(it, "combine", what, combineOfSources, ExclusionBySource, first, of)
			return
		}
	}
}

// sum checks that the maxima of the children add up to the parent's or, where that is a
// cap, at least to it. Where one of them could not be read, the sum is not known.
func (v *validator) sum(owner any, key string, total decimal.Decimal, children []*Item, capped bool, what about) {
	if len(children) == 0 || total.IsNegative() || total.IsZero() && v.positiveWanted(owner) {
		return
	}
	sum := decimal.Zero
	var parts []string
	for _, child := range children {
		switch {
		case child.Unscored:
			continue
		case !child.Max.IsPositive() && !child.penalty():
			return
		}
		sum = sum.Add(child.Max)
		parts = append(parts, child.Max.String())
	}
	if sum.Equal(total) || capped && sum.GreaterThan(total) {
		return
	}
	if len(parts) > 12 {
		parts = append(parts[:12], "…")
	}
	v.fault(owner, key, what, otherSum, total, sum, strings.Join(parts, " + "))
}

// positiveWanted reports whether a maximum of zero is a fault already.
func (v *validator) positiveWanted(owner any) bool {
	it, is := owner.(*Item)
	return !is || !it.penalty()
}

// penaltyRows reports rows that only take points off in the bonus and the penalty, which
// have signs of their own.
func (v *validator) penaltyRows() {
	for it := range v.r.outside() {
		if it.Leaf() && it.penalty() {
			v.fault(it, "max", called(itemNamed, it.Code), penaltyRowOutside)
		}
	}
}
