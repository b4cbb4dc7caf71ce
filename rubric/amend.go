package rubric

import (
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

// Draft returns a copy of the rubric that is to be amended by what other files say: parts
// that are read with [Rubric.ReadItems], [Rubric.ReadParameters], [Rubric.ReadBands] and
// [Rubric.ReadFinal] keep their places in these files, and faults of what a draft, or a
// [Rubric.Clone] of it, was amended by have them. Only one goroutine may read with a draft.
func (r *Rubric) Draft() *Rubric {
	out := r.orEmpty().Clone()
	o := &out.origin
	o.spans, o.broken, o.over = maps.Clone(o.spans), maps.Clone(o.broken), maps.Clone(o.over)
	if o.spans == nil {
		o.spans = map[place]source.Span{}
	}
	if o.broken == nil {
		o.broken = map[place]bool{}
	}
	o.draft = true
	return out
}

// drafted returns the rubric if it is a draft, else one to read with.
func (r *Rubric) drafted() *Rubric {
	if r != nil && r.origin.draft {
		return r
	}
	return r.Draft()
}

// ReadItems reads a list of items of which only some keys may be given, for [Rubric.Amend].
// What cannot be read is a fault of the node's document.
func (r *Rubric) ReadItems(n source.Node) []*Item { return r.drafted().readItems(n) }

// ReadParameters reads a list of parameters, likewise, for [Rubric.AmendParameter].
func (r *Rubric) ReadParameters(n source.Node) []Parameter {
	return readList(n, r.drafted().readParameter)
}

// ReadBands reads a list of bands, for [Rubric.AmendBands].
func (r *Rubric) ReadBands(n source.Node) []Band { return readList(n, r.drafted().readBand) }

// ReadFinal reads the floor and the ceiling of the final score, nil of an absent node.
func (r *Rubric) ReadFinal(n source.Node) *Final { return r.drafted().readFinal(n) }

func readList[T any](n source.Node, read func(*T, source.Node)) []T {
	nodes := n.Items()
	out := sized[T](len(nodes))
	for i, n := range nodes {
		read(&out[i], n)
	}
	return out
}

// Amend lets an item of the rubric say what another with its code says. What that leaves
// zero stays: so it takes nothing away, but that cases, a rule in Go and points of an
// appraiser take each other's place. Of its items those that the rubric has are amended,
// wherever they stand, and others are added behind the items that there are. It copies what
// it takes over. It reports whether the rubric has the item; where it does not, or there is
// none, nothing changes.
func (r *Rubric) Amend(by *Item) bool {
	if r == nil || by == nil || !r.Complete() {
		return false
	}
	return r.amend(by, nil)
}

// amend amends an item by one that is below others.
func (r *Rubric) amend(by *Item, above []*Item) bool {
	it := r.Item(by.Code)
	if it == nil {
		return false
	}
	a := &amending{r: r, it: it, by: by, c: r.copier()}
	a.fields()
	above = append(slices.Clip(above), by)
	for _, child := range by.Items {
		if child == nil || slices.Contains(above, child) {
			continue
		}
		if !r.amend(child, above) {
			it.Items = append(it.Items, a.c.item(child, above))
		}
	}
	return true
}

// copier returns one that goes on noting of what parts of the rubric are copies.
func (r *Rubric) copier() *copier {
	if r.origin.owners == nil {
		r.origin.owners = map[any]any{}
	}
	return &copier{owners: r.origin.owners, of: &r.origin}
}

// amending is one item that is amended.
type amending struct {
	r      *Rubric
	it, by *Item
	c      *copier
}

// said notes that a key is what the other item says, with its place.
func (a *amending) said(key string) { a.r.amended(a.it, a.by, key) }

// amended notes that what a part says under a key is what another one says.
func (r *Rubric) amended(part, by any, key string) {
	o := &r.origin
	over := maps.Clone(o.over) // copies share it
	if over == nil {
		over = map[place]source.Span{}
	}
	over[place{o.owner(part), key}] = o.spans[place{o.owner(by), key}]
	o.over = over
}

// take lets an item say what another does, unless that is zero.
func take[T comparable](a *amending, key string, to *T, from T) {
	if from != *new(T) {
		*to = from
		a.said(key)
	}
}

// takeList does so of a list.
func takeList[T any](a *amending, key string, to *[]T, from []T) {
	if len(from) > 0 {
		*to = parts(a.c, from)
		a.said(key)
	}
}

func (a *amending) fields() {
	it, by := a.it, a.by
	take(a, "title", &it.Title, by.Title)
	if !by.Max.IsZero() {
		it.Max = by.Max
		a.said("max")
	}
	if !by.Min.IsZero() {
		it.Min = by.Min
		a.said("min")
	}
	if !by.Step.IsZero() {
		it.Step = by.Step
		a.said("step")
	}
	take(a, "source", &it.Source, by.Source)
	take(a, "applies", &it.Applies, by.Applies)
	a.policy("not_applicable", &it.NotApplicable, by.NotApplicable)
	take(a, "arises", &it.Arises, by.Arises)
	a.policy("not_arising", &it.NotArising, by.NotArising)
	if len(by.Cases) > 0 || by.Reported || by.Rule != "" {
		it.Cases, it.Reported, it.Rule = nil, false, ""
	}
	takeList(a, "cases", &it.Cases, by.Cases)
	take(a, "reported", &it.Reported, by.Reported)
	take(a, "rule", &it.Rule, by.Rule)
	take(a, "survey", &it.Survey, by.Survey)
	take(a, "judged", &it.Judged, by.Judged)
	take(a, "unique", &it.Unique, by.Unique)
	takeList(a, "rises_with", &it.RisesWith, by.RisesWith)
	takeList(a, "falls_with", &it.FallsWith, by.FallsWith)
	takeList(a, "evidence", &it.Evidence, by.Evidence)
	take(a, "no_evidence", &it.NoEvidence, by.NoEvidence)
	take(a, "evidence_by", &it.EvidenceBy, by.EvidenceBy)
	a.policy("waiver", &it.Waiver, by.Waiver)
	take(a, "illustrative", &it.Illustrative, by.Illustrative)
	take(a, "note", &it.Note, by.Note)
	take(a, "unscored", &it.Unscored, by.Unscored)
	take(a, "combine", &it.Combine, by.Combine)
}

func (a *amending) policy(key string, to *Policy, from Policy) {
	if from.Kind != "" {
		*to = from
		a.said(key)
	}
}

// AmendParameter lets the parameter with the name of another say what that says: its
// values, if it has any, and what else it leaves not zero. One that the rubric does not
// have is added. It copies what it takes over.
func (r *Rubric) AmendParameter(by *Parameter) {
	if r == nil || by == nil {
		return
	}
	c := r.copier()
	p := r.Parameter(by.Name)
	if p == nil {
		// The others are moved, so what they are copies of is noted again.
		old := r.Parameters
		r.Parameters = append(append([]Parameter{}, old...), *by)
		for i := range old {
			c.same(&r.Parameters[i], &old[i])
		}
		p = &r.Parameters[len(old)]
		c.same(p, by)
	} else {
		r.amendHead(p, by)
	}
	if len(by.Values) > 0 {
		p.Values = parts(c, by.Values)
		r.amended(p, by, "values")
	}
}

// amendHead amends what a parameter says beside its values.
func (r *Rubric) amendHead(p, by *Parameter) {
	set := func(key string, says bool, do func()) {
		if says {
			do()
			r.amended(p, by, key)
		}
	}
	set("title", !by.Title.IsZero(), func() { p.Title = by.Title })
	set("type", by.Type != "", func() { p.Type = by.Type })
	set("unit", !by.Unit.IsZero(), func() { p.Unit = by.Unit })
	set("as_of", by.AsOf != "", func() { p.AsOf = by.AsOf })
}

// AmendBands puts bands in the place of those of the same object groups; bands without a
// group take the place of those without. It copies what it takes over.
func (r *Rubric) AmendBands(by []Band) {
	if r == nil || len(by) == 0 {
		return
	}
	groups := map[string]bool{}
	for i := range by {
		groups[spelling.Normalize(by[i].Group)] = true
	}
	c, old := r.copier(), r.Bands
	var out []Band
	var of []*Band
	for i := range old {
		if !groups[spelling.Normalize(old[i].Group)] {
			out, of = append(out, old[i]), append(of, &old[i])
		}
	}
	for i := range by {
		out, of = append(out, by[i]), append(of, &by[i])
	}
	for i := range out {
		c.same(&out[i], of[i])
	}
	r.Bands = out
}

// Drop takes an item with all below it out of the rubric, with the last item of a bonus or a
// penalty that, too, and reports whether the rubric had it.
func (r *Rubric) Drop(code string) bool {
	if r == nil || !r.Complete() {
		return false
	}
	it := r.Item(code)
	if it == nil {
		return false
	}
	r.Areas = without(r.Areas, it)
	for _, a := range []**Adjustment{&r.Bonus, &r.Penalty} {
		if *a == nil {
			continue
		}
		if (*a).Items = without((*a).Items, it); len((*a).Items) == 0 {
			*a = nil
		}
	}
	return true
}

// without returns a list of items without one that is in it or below.
func without(items []*Item, it *Item) []*Item {
	var out []*Item
	for _, of := range items {
		if of == nil || of == it {
			continue
		}
		of.Items = without(of.Items, it)
		out = append(out, of)
	}
	return out
}

// AddUp sets the maximum of every item of the areas whose parts simply add up to what they
// come to, and then that of the rubric, but not of items with the codes that keep names.
func (r *Rubric) AddUp(keep ...string) {
	if r == nil || !r.Complete() {
		return
	}
	kept := map[string]bool{}
	for _, code := range keep {
		kept[spelling.Normalize(code)] = true
	}
	var up func(items []*Item)
	up = func(items []*Item) {
		for _, it := range items {
			up(it.Items)
			if len(it.Items) == 0 || !it.Sums() || it.Unscored || kept[it.Code] {
				continue
			}
			if sum := sumOf(it.Items); !sum.Equal(it.Max) {
				it.Max = sum
			}
		}
	}
	for _, list := range r.lists() {
		up(list)
	}
	if sum := sumOf(r.Areas); !sum.Equal(r.Max) {
		r.Max = sum
	}
}

func sumOf(items []*Item) decimal.Decimal {
	var sum decimal.Decimal
	for _, it := range items {
		sum = sum.Add(it.Max)
	}
	return sum
}
