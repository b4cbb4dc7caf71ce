package rubric

import "slices"

// Clone returns a copy that shares nothing with the rubric that can be changed:
// what is done to one of them, or to their items, does not touch the other. It
// keeps the places in the file, so that faults of the copy have them. The items of
// the copy are in Item(code) of the copy.
func (r *Rubric) Clone() *Rubric {
	if r == nil {
		return nil
	}
	c := &copier{owners: map[any]any{}, of: &r.origin}
	out := *r
	out.origin.owners, out.origin.draft = c.owners, false
	c.same(&out.Decision, &r.Decision)
	out.Groups = slices.Clone(r.Groups)
	out.Inputs = slices.Clone(r.Inputs)
	for i := range out.Inputs {
		c.same(&out.Inputs[i], &r.Inputs[i])
		out.Inputs[i].Options = slices.Clone(r.Inputs[i].Options)
		out.Inputs[i].Each = slices.Clone(r.Inputs[i].Each)
		if places := r.Inputs[i].Places; places != nil {
			copied := *places
			out.Inputs[i].Places = &copied
		}
	}
	out.Parameters = slices.Clone(r.Parameters)
	for i := range out.Parameters {
		p, of := &out.Parameters[i], &r.Parameters[i]
		c.same(p, of)
		p.Values = slices.Clone(of.Values)
		for k := range p.Values {
			c.same(&p.Values[k], &of.Values[k])
		}
	}
	out.Relations = slices.Clone(r.Relations)
	for i := range out.Relations {
		c.same(&out.Relations[i], &r.Relations[i])
	}
	out.Holidays = slices.Clone(r.Holidays)
	for i := range out.Holidays {
		c.same(&out.Holidays[i], &r.Holidays[i])
	}
	out.Surveys = slices.Clone(r.Surveys)
	for i := range out.Surveys {
		q, of := &out.Surveys[i], &r.Surveys[i]
		c.same(q, of)
		q.Answers, q.Respondents = parts(c, of.Answers), parts(c, of.Respondents)
	}
	out.Rounds = slices.Clone(r.Rounds)
	for i := range out.Rounds {
		c.same(&out.Rounds[i], &r.Rounds[i])
		out.Rounds[i].Records = parts(c, r.Rounds[i].Records)
	}
	out.Areas = c.items(r.Areas, nil)
	out.Bonus, out.Penalty = c.adjustment(r.Bonus), c.adjustment(r.Penalty)
	if r.Final != nil {
		final := *r.Final
		out.Final = &final
		c.same(out.Final, r.Final)
	}
	out.Bands = slices.Clone(r.Bands)
	for i := range out.Bands {
		c.same(&out.Bands[i], &r.Bands[i])
	}
	c.ranking(&out, r)
	return &out
}

// Clone returns a copy of the item and of all below it that shares nothing with
// them that can be changed. It has no place in a file.
func (it *Item) Clone() *Item {
	c := &copier{}
	return c.item(it, nil)
}

// copier copies parts of a rubric and remembers what each is a copy of.
type copier struct {
	owners map[any]any // nil if nobody asks
	of     *origin
}

// same says that a part is the copy of another.
func (c *copier) same(part, of any) {
	if c.owners != nil {
		c.owners[part] = c.of.owner(of)
	}
}

// parts copies a list of parts that hold nothing which can be changed.
func parts[T any](c *copier, list []T) []T {
	out := slices.Clone(list)
	for i := range out {
		c.same(&out[i], &list[i])
	}
	return out
}

// item copies an item; above are those that it is below.
func (c *copier) item(it *Item, above []*Item) *Item {
	if it == nil || slices.Contains(above, it) {
		return nil
	}
	out := *it
	c.same(&out, it)
	out.Cases = slices.Clone(it.Cases)
	for i := range out.Cases {
		c.same(&out.Cases[i], &it.Cases[i])
	}
	out.RisesWith, out.FallsWith = slices.Clone(it.RisesWith), slices.Clone(it.FallsWith)
	out.Evidence = slices.Clone(it.Evidence)
	out.Items = c.items(it.Items, append(above, it))
	return &out
}

func (c *copier) items(items []*Item, above []*Item) []*Item {
	out := slices.Clone(items)
	for i, it := range items {
		out[i] = c.item(it, above)
	}
	return out
}

func (c *copier) adjustment(a *Adjustment) *Adjustment {
	if a == nil {
		return nil
	}
	out := &Adjustment{Cap: a.Cap, Items: c.items(a.Items, nil)}
	c.same(out, a)
	return out
}
