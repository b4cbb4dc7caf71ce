package policy

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Variant is a change of policy: what another edition of a rubric would say otherwise. It is
// data. What it leaves zero stays as it is.
type Variant struct {
	Name  string      `json:"name"`
	Title rubric.Text `json:"title,omitzero"`
	Note  rubric.Text `json:"note,omitzero"`
	// Source is the document that proposes it; a variant without one is Illustrative.
	Source       string `json:"source,omitempty"`
	Illustrative bool   `json:"illustrative,omitempty"`
	// Of names variants that come before this one in the [Set]. What they change is changed
	// first, in this order; each is applied once, where it first comes.
	Of []string `json:"of,omitempty"`
	// Items say what items with their codes say otherwise, as [rubric.Rubric.Amend] has it:
	// of an item below one of them that the rubric does not have a new one is made.
	Items []*rubric.Item `json:"items,omitempty"`
	// Drop are the codes of items that go, with all below them.
	Drop []string `json:"drop,omitempty"`
	// Parameters have other values, or are new.
	Parameters []rubric.Parameter `json:"parameters,omitempty"`
	// Bands take the place of those of the object groups that they name; without a group,
	// of those without.
	Bands []rubric.Band `json:"bands,omitempty"`
	// BonusCap and PenaltyCap are other caps; a cap of zero takes the adjustment away.
	BonusCap   decimal.NullDecimal `json:"bonus_cap,omitzero"`
	PenaltyCap decimal.NullDecimal `json:"penalty_cap,omitzero"`
	Final      *rubric.Final       `json:"final,omitempty"` // floor and ceiling, both
}

// changes reports whether a variant changes something itself.
func (v *Variant) changes() bool {
	return len(v.Items)+len(v.Drop)+len(v.Parameters)+len(v.Bands) > 0 || v.BonusCap.Valid || v.PenaltyCap.Valid ||
		v.Final != nil
}

// Set is some variants of one rubric. [Parse] reads it from a file; one made in Go is checked
// by [Set.Check], and by whatever uses it. Do not change a set while it is used; goroutines
// may share it.
type Set struct {
	Rubric   string    `json:"rubric,omitempty"` // ID of the rubric; empty says nothing, but a file has to say it
	Variants []Variant `json:"variants"`

	draft *rubric.Rubric // knows the places in the file; nil of a set made in Go
}

// Apply returns the rubric that a variant makes of another one, which it does not change.
// Maxima of items whose parts simply add up follow their parts, unless the variant says
// them, and so does the maximum of the rubric; a rubric is illustrative if a variant that is
// applied is. The error has all faults of the set, and of the rubric that it comes to apart
// from those of its expressions, for which there is [scoring.Scorer.Vary].
func (s *Set) Apply(r *rubric.Rubric, name string) (*rubric.Rubric, error) {
	if err := s.check(r); err != nil {
		return nil, err
	}
	at := s.index(name)
	if at < 0 {
		return nil, noVariant.Say(locale.Short(name), spelling.Suggest(name, s.names()))
	}
	return s.valid(s.baseOf(r), at)
}

// valid returns the rubric of a variant, or what is wrong with it.
func (s *Set) valid(base *rubric.Rubric, at int) (*rubric.Rubric, error) {
	r, err := s.apply(base, at)
	if err == nil {
		err = s.named(at, r.Validate())
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

// Check tells whether all variants are rubrics that compile with the options of a scorer,
// and by which units have the same figures as by that scorer's. The error is a
// [source.Faults].
func (s *Set) Check(of *scoring.Scorer) error {
	r := of.Rubric()
	if r == nil {
		return rules.ErrNotCompiled
	}
	if err := s.check(r); err != nil {
		return err
	}
	var faults source.Faults
	base := s.baseOf(r)
	for i := range s.Variants {
		if _, err := s.vary(of, base, i); err != nil {
			faults = append(faults, faultsOf(err)...)
		}
	}
	return faults.Err()
}

// vary returns the scorer of a variant.
func (s *Set) vary(of *scoring.Scorer, base *rubric.Rubric, at int) (*scoring.Scorer, error) {
	r, err := s.apply(base, at)
	if err != nil {
		return nil, err
	}
	v, err := of.Vary(r)
	if err != nil {
		return nil, s.named(at, err)
	}
	return v, nil
}

// baseOf returns a rubric with the places of the set's file, if it was read for this one.
func (s *Set) baseOf(r *rubric.Rubric) *rubric.Rubric {
	if s.draft != nil && s.draft.Equal(r) {
		return s.draft
	}
	return r
}

func (s *Set) names() []string {
	out := make([]string, len(s.Variants))
	for i := range s.Variants {
		out[i] = s.Variants[i].Name
	}
	return out
}

func (s *Set) index(name string) int {
	if s == nil {
		return -1
	}
	name = spelling.Normalize(name)
	return slices.IndexFunc(s.Variants, func(v Variant) bool { return spelling.Normalize(v.Name) == name })
}

// steps returns the variants that one comes to, each once.
func (s *Set) steps(at int) []int {
	var out []int
	seen := make([]bool, len(s.Variants))
	var add func(i int)
	add = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		for _, name := range s.Variants[i].Of {
			if k := s.index(name); k >= 0 && k < i {
				add(k)
			}
		}
		out = append(out, i)
	}
	add(at)
	return out
}

// apply is [Set.Apply] of a set that was checked, without checking the rubric that comes out.
func (s *Set) apply(base *rubric.Rubric, at int) (*rubric.Rubric, error) {
	r := base.Clone()
	var faults source.Faults
	fault := func(key string, m locale.Message) { faults = append(faults, r.Fault(nil, key, -1, m)) }
	var said []string
	for _, i := range s.steps(at) {
		v := &s.Variants[i]
		r.Illustrative = r.Illustrative || v.Illustrative
		for k := range v.Parameters {
			r.AmendParameter(&v.Parameters[k])
		}
		for _, it := range v.Items {
			if it == nil {
				continue
			}
			if !r.Amend(it) {
				faults = append(faults, r.Fault(it, "code", -1, rules.UnknownItem(r, it.Code)))
			}
			said = maximaOf(it, nil, said)
		}
		for _, code := range v.Drop {
			if !r.Drop(code) {
				faults = append(faults, &source.Fault{Message: rules.UnknownItem(r, code)})
			}
		}
		r.AmendBands(v.Bands)
		for _, c := range []struct {
			cap decimal.NullDecimal
			of  **rubric.Adjustment
			key string
		}{{v.BonusCap, &r.Bonus, "bonus"}, {v.PenaltyCap, &r.Penalty, "penalty"}} {
			switch {
			case !c.cap.Valid:
			case *c.of == nil:
				fault("", noAdjustment.Say(c.key))
			case c.cap.Decimal.IsZero():
				*c.of = nil
			default:
				(*c.of).Cap = c.cap.Decimal
			}
		}
		if v.Final != nil {
			final := *v.Final
			r.Final = &final
		}
	}
	if len(faults) > 0 {
		return nil, s.named(at, faults)
	}
	r.AddUp(said...)
	return r, nil
}

// maximaOf appends the codes of items that say their maximum, of one and those below it,
// which may hold each other.
func maximaOf(it *rubric.Item, above []*rubric.Item, said []string) []string {
	if it == nil || slices.Contains(above, it) {
		return said
	}
	if !it.Max.IsZero() {
		said = append(said, it.Code)
	}
	above = append(slices.Clip(above), it)
	for _, below := range it.Items {
		said = maximaOf(below, above, said)
	}
	return said
}

// named returns faults that say of which variant they are.
func (s *Set) named(at int, err error) error {
	if err == nil {
		return nil
	}
	var out source.Faults
	for _, f := range faultsOf(err) {
		own := *f
		own.Message = f.Message.Of(variantNamed.Say(locale.Short(s.Variants[at].Name)))
		out = append(out, &own)
	}
	return out.Err()
}

// faultsOf returns the faults of an error.
func faultsOf(err error) source.Faults {
	if faults, is := err.(source.Faults); is {
		return faults
	}
	return source.Faults{{Message: locale.MessageOf(err)}}
}

// check returns what is wrong with a set itself.
func (s *Set) check(r *rubric.Rubric) error {
	if r == nil {
		return source.Faults{{Message: rules.NoRubric.Say()}}
	}
	if s == nil {
		return source.Faults{{Message: noVariants.Say()}}
	}
	var faults source.Faults
	s.faults(r, func(i int, key string, k int, m locale.Message) {
		path := "variants"
		if i >= 0 {
			path = place(i, key, k)
		}
		faults = append(faults, &source.Fault{Path: path, Message: m})
	})
	return faults.Err()
}

// faults tells what is wrong with a set itself: of which variant, -1 for the whole, at which
// key, empty for all of it, at which of its elements, -1 for all.
func (s *Set) faults(r *rubric.Rubric, tell func(i int, key string, k int, m locale.Message)) {
	if s.Rubric != "" && s.Rubric != r.ID {
		tell(-1, "", -1, ofOtherRubric.Say(locale.Short(s.Rubric), locale.Short(r.ID)))
	}
	if len(s.Variants) == 0 {
		tell(-1, "", -1, noVariants.Say())
	}
	before := map[string]bool{}
	var names []string
	for i := range s.Variants {
		v := &s.Variants[i]
		name := spelling.Normalize(v.Name)
		switch {
		case name == "":
			tell(i, "name", -1, noName.Say())
		case before[name]:
			tell(i, "name", -1, nameTwice.Say(locale.Short(v.Name)))
		}
		for k, of := range v.Of {
			if !before[spelling.Normalize(of)] {
				tell(i, "of", k, noVariantBefore.Say(locale.Short(of), spelling.Suggest(of, names)))
			}
		}
		if !v.changes() && len(v.Of) == 0 {
			tell(i, "", -1, changesNothing.Say(locale.Short(v.Name)))
		}
		if v.changes() && v.Source == "" && !v.Illustrative {
			tell(i, "", -1, noSource.Say(locale.Short(v.Name)))
		}
		if slices.Contains(v.Items, nil) {
			tell(i, "items", -1, noItem.Say())
		}
		before[name] = true
		names = append(names, v.Name)
	}
}
