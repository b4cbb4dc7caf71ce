package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Vary returns a scorer of another rubric by which units have the same figures, for
// what-if questions; the scorer itself does not change. Inputs, groups, relations and the
// decimal places of points are those of this scorer's rubric, rules read no relative figures
// that its do not (peer_best(x)), and the same are the maximum, the
// minimum and the step of items that are reported in both; anything else may differ: rules,
// maxima, policies, parameters, bands, how points add up, items that come or go. A table of
// this scorer (package columnar) serves the variant, too: items that are reported by the
// variant alone are missing for all its units. Only leaves that differ are compiled, and
// where no leaf comes or goes only they are computed. All that is scored, explained and
// proved is the same as of [Compile], with the options of this scorer. The error is a
// [source.Faults]; it is [ErrVariant] where the figures are not the same.
func (s *Scorer) Vary(r *rubric.Rubric) (*Scorer, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	if r == nil {
		return nil, source.Faults{{Message: rules.NoRubric.Say()}}
	}
	var faults source.Faults
	if err := r.Validate(); err != nil {
		faults = err.(source.Faults)
	}
	r = r.Clone()
	if len(faults) == 0 {
		if key, item := s.c.Unlike(r); item != nil {
			return nil, source.Faults{r.Fault(item, "", -1, variantKeepsStep.Say(item.Code))}
		} else if key != "" {
			return nil, source.Faults{r.Fault(nil, key, -1, variantUnlike.Say(key))}
		}
	}
	return s.vary(r, "", faults)
}

// vary compiles a variant, whose rules may read no relative figures but those of this
// scorer's: units were given them. Where a leaf is named, nothing else differs.
func (s *Scorer) vary(r *rubric.Rubric, leaf string, faults source.Faults) (*Scorer, error) {
	if len(s.c.Held) > 0 {
		return nil, rules.ErrHeld.Say()
	}
	if name := s.c.Further(r); name != "" && len(faults) == 0 {
		return nil, source.Faults{r.Fault(nil, "inputs", -1, variantFurther.Say(name))}
	}
	v, err := s.c.Vary(r, leaf, faults)
	if err != nil {
		return nil, err
	}
	return &Scorer{c: v}, nil
}

// With returns a scorer in which the item stands in place of the leaf with its code: the
// variant (see [Scorer.Vary]) of one rule. The item, which is copied, keeps the maximum and
// the source of the leaf it replaces, and has to pass all that [Compile] checks. The error
// is a [source.Faults], or says that the rubric has no such leaf ([ErrUnknownItem]).
func (s *Scorer) With(item *rubric.Item) (*Scorer, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	if item == nil {
		return nil, noItem.Say()
	}
	i := s.c.LeafWith(item.Code)
	switch {
	case i < 0 || !item.Leaf():
		return nil, noSuchLeaf.Say(item.Code)
	case decimals.HoldsLong(item):
		return nil, itemTooLong.Say(item.Code, formula.MaxDigits)
	}
	if of := s.c.Leaves[i].Item; !of.Max.Equal(item.Max) || of.Source != item.Source || of.Reported != item.Reported {
		return nil, variantKeeps.Say(item.Code)
	} else if item.Reported && (!of.Min.Equal(item.Min) || !of.Step.Equal(item.Step)) {
		return nil, variantKeepsStep.Say(item.Code)
	}
	r := s.c.Rubric.Clone()
	item = item.Clone() // without a place in the file
	for _, list := range rules.Lists(r) {
		replace(list, s.c.Leaves[i].Item.Code, item)
	}
	var faults source.Faults
	if err := r.ValidateItem(item); err != nil {
		faults = err.(source.Faults)
	}
	return s.vary(r, s.c.Leaves[i].Item.Code, faults)
}

// replace puts an item in the place of that with a code.
func replace(list []*rubric.Item, code string, item *rubric.Item) {
	for i, it := range list {
		if it.Code == code {
			list[i] = item
			return
		}
		replace(it.Items, code, item)
	}
}
