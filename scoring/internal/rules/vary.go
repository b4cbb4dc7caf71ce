package rules

import (
	"reflect"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// Vary compiles another rubric of which units have the same figures (see
// [Compiled.Unlike]): what it says as this one does is not compiled again. A leaf that is
// the same has a twin there ([Node.Twin]). Where a leaf is named, nothing else differs. It
// takes the rubric over. The faults are those of the rubric that were found before.
func (s *Compiled) Vary(r *rubric.Rubric, leaf string, faults source.Faults) (*Compiled, error) {
	if len(faults) == 0 {
		v, err := compile(r, s.Opts, nil, newVariation(s, r, leaf))
		if err == nil {
			return v, nil
		}
	}
	return Compile(r, s.Opts, faults) // for all its faults, in their order
}

// Unlike returns the part in which units have other figures by another rubric, or by
// which their figures mean something else: a key of its file, or a reported item with
// other points that can be typed. Without such a part the figures of one are those of the
// other.
func (s *Compiled) Unlike(r *rubric.Rubric) (key string, item *rubric.Item) {
	of := s.Rubric
	switch {
	case !reflect.DeepEqual(figuresOf(of), figuresOf(r)):
		return "inputs", nil
	case !same(of.Groups, r.Groups):
		return "groups", nil
	case !same(of.Relations, r.Relations):
		return "relations", nil
	case of.Points.Places != r.Points.Places:
		return "points", nil
	}
	for _, name := range otherParameters(of, r) {
		for i := range of.Relations {
			if formula.Mentions(of.Relations[i].Holds, name) {
				return "relations", nil
			}
		}
	}
	for _, at := range s.Reported {
		old := s.Leaves[at].Item
		if it := r.Item(old.Code); it != nil && it.Leaf() && it.Reported && (item == nil || at < s.Reported[item.Code]) &&
			!(old.Max.Equal(it.Max) && old.Min.Equal(it.Min) && old.Step.Equal(it.Step)) {
			item = it
		}
	}
	return "", item
}

// Further returns a relative figure that another rubric reads and this one does not, so
// that units do not have it; empty where there is none.
func (s *Compiled) Further(r *rubric.Rubric) string {
	for _, in := range relativeFigures(r, &s.Opts) {
		if _, known := s.Inputs.Slots[in.Name]; !known {
			return in.Name
		}
	}
	return ""
}

// figuresOf returns the inputs of a rubric without what reading one has left beside them.
func figuresOf(r *rubric.Rubric) []rubric.Input {
	out := slices.Clone(r.Inputs)
	for i := range out {
		out[i].Options, out[i].Each = slices.Concat(out[i].Options), slices.Concat(out[i].Each)
	}
	return out
}

// same reports whether two lists say the same; one without elements may be nil.
func same[T any](a, b []T) bool {
	return len(a) == 0 && len(b) == 0 || reflect.DeepEqual(a, b)
}

// variation is how a rubric is compiled of which another is compiled.
type variation struct {
	base   *Compiled
	twins  map[string]*Node          // by code: the leaves that stay what they are
	guards map[string][]*rubric.Item // by code: with conditions, above the leaf and itself
}

func newVariation(s *Compiled, r *rubric.Rubric, leaf string) *variation {
	v := &variation{base: s, twins: make(map[string]*Node, len(s.Leaves)), guards: guardsOf(r)}
	if leaf != "" {
		for _, n := range s.Leaves {
			if n.Item.Code != leaf {
				v.twins[n.Item.Code] = n
			}
		}
		return v
	}
	of := s.Rubric
	if of.Points != r.Points || of.Period != r.Period || !same(of.Holidays, r.Holidays) {
		return v // every leaf may be another one
	}
	changed := otherParameters(of, r)
	items := map[string]*rubric.Item{}
	for _, list := range Lists(r) {
		for _, top := range list {
			for it := range top.All() {
				items[it.Code] = it
			}
		}
	}
	above := guardsOf(of)
	for _, n := range s.Leaves {
		code := n.Item.Code
		it := items[code]
		if it == nil || !sameRule(n.Item, it) || !slices.EqualFunc(above[code], v.guards[code], sameGuards) {
			continue
		}
		if !slices.ContainsFunc(changed, func(name string) bool { return n.mentions(name) }) {
			v.twins[code] = n
		}
	}
	return v
}

// Lists returns the items of a rubric that are below none: of the areas, the bonus and the
// penalty.
func Lists(r *rubric.Rubric) [][]*rubric.Item {
	out := [][]*rubric.Item{r.Areas}
	for _, a := range []*rubric.Adjustment{r.Bonus, r.Penalty} {
		if a != nil {
			out = append(out, a.Items)
		}
	}
	return out
}

// guardsOf returns the items with conditions that are above every leaf, from the top, and
// the leaf itself if it has one.
func guardsOf(r *rubric.Rubric) map[string][]*rubric.Item {
	out := map[string][]*rubric.Item{}
	var walk func(items, above []*rubric.Item)
	walk = func(items, above []*rubric.Item) {
		for _, it := range items {
			own := above
			if it.Applies != "" || it.Arises != "" {
				own = append(slices.Clip(above), it)
			}
			if it.Leaf() {
				out[it.Code] = own
			}
			walk(it.Items, own)
		}
	}
	for _, list := range Lists(r) {
		walk(list, nil)
	}
	return out
}

// sameRule reports whether two leaves say the same.
func sameRule(a, b *rubric.Item) bool {
	return a == b || a.Leaf() && b.Leaf() && reflect.DeepEqual(bare(a), bare(b))
}

// bare returns a leaf with no lists where they are empty.
func bare(it *rubric.Item) rubric.Item {
	out := *it
	out.Items = nil
	out.Cases, out.Evidence = slices.Concat(it.Cases), slices.Concat(it.Evidence)
	out.RisesWith, out.FallsWith = slices.Concat(it.RisesWith), slices.Concat(it.FallsWith)
	return out
}

// sameGuards reports whether two items have the same conditions, with what follows.
func sameGuards(a, b *rubric.Item) bool {
	return a == b || a.Code == b.Code && a.Applies == b.Applies && a.Arises == b.Arises &&
		reflect.DeepEqual(a.NotApplicable, b.NotApplicable) && reflect.DeepEqual(a.NotArising, b.NotArising)
}

// otherParameters returns the names of parameters that two rubrics do not both have with
// the same values.
func otherParameters(a, b *rubric.Rubric) (out []string) {
	for _, of := range []struct{ all, in *rubric.Rubric }{{a, b}, {b, a}} {
		for i := range of.all.Parameters {
			p := &of.all.Parameters[i]
			if twin := of.in.Parameter(p.Name); twin == nil || !reflect.DeepEqual(p, twin) {
				out = append(out, p.Name)
			}
		}
	}
	return out
}

// mentions reports whether an expression of a leaf may name something.
func (n *Node) mentions(name string) bool {
	for _, g := range n.Guards {
		if formula.Mentions(g.Item.Applies, name) || formula.Mentions(g.Item.Arises, name) {
			return true
		}
	}
	for _, c := range n.Item.Cases {
		if formula.Mentions(c.When, name) || formula.Mentions(c.Score, name) {
			return true
		}
	}
	return false
}

// takeOver makes a leaf of its twin in the rubric that is varied; false where it has none,
// or stands elsewhere so that its points are in another column.
func (c *Compiler) takeOver(n *Node) bool {
	if c.varies == nil {
		return false
	}
	twin := c.varies.twins[n.Item.Code]
	if twin == nil || n.Item.Reported && twin.Index != n.Index {
		return false
	}
	own := *twin
	own.Item, own.Index, own.From, own.To = n.Item, n.Index, n.From, n.To
	own.Illustrative = n.Illustrative || twin.rests
	own.Guards, own.Cases = slices.Clone(twin.Guards), slices.Clone(twin.Cases)
	for i := range own.Guards {
		of := own.Guards[i].Item
		at := slices.IndexFunc(c.varies.guards[n.Item.Code], func(it *rubric.Item) bool { return it.Code == of.Code })
		own.Guards[i].Item = c.varies.guards[n.Item.Code][at]
	}
	for i := range own.Cases {
		for k := range twin.Item.Cases {
			if twin.Cases[i].Of == &twin.Item.Cases[k] {
				own.Cases[i].Of = &n.Item.Cases[k]
			}
		}
	}
	own.Scalars = make([]*rubric.Input, len(twin.Scalars))
	for i, slot := range own.Figures() {
		own.Scalars[i] = c.S.Inputs.Scalars[slot]
	}
	own.twin, own.self = twin.Twin(), n
	*n = own
	for _, text := range n.texts() {
		c.affords(n.Item, "", text)
	}
	return true
}

// texts returns the expressions of a leaf's own.
func (n *Node) texts() []string {
	out := []string{n.Item.Applies, n.Item.Arises}
	for _, c := range n.Item.Cases {
		out = append(out, c.When, c.Score)
	}
	return out
}

// Twin returns the leaf that a leaf was made of without being compiled anew, else itself:
// two leaves with the same twin come to the same points, whatever the figures.
func (n *Node) Twin() *Node {
	if n.self == n {
		return n.twin
	}
	return n
}

// spans reports whether the leaf has a span that was made for its formulas.
func (n *Node) spans() bool { return n.span != nil && n.span.node == n.Twin() }

// over returns the layout for the inputs of another rubric, which are the same.
func (l *Layout) over(r *rubric.Rubric) *Layout {
	out := *l
	out.like = l.Like()
	out.Scalars = slices.Clone(l.Scalars)
	declared := map[string]*rubric.Input{}
	for _, in := range r.Scalars() {
		declared[in.Name] = in
	}
	for i, in := range l.Scalars {
		if own := declared[in.Name]; own != nil {
			out.Scalars[i] = own
		}
	}
	if out.Group >= 0 {
		out.Scalars[out.Group] = r.Input("group")
	}
	return &out
}

// Like returns what is the same of all layouts in which figures stand alike.
func (l *Layout) Like() *Layout {
	if l.like != nil {
		return l.like
	}
	return l
}

// over returns the relations for those of another rubric, which are the same.
func (r *Relations) over(of, other []rubric.Relation) *Relations {
	out := *r
	out.list = slices.Clone(r.list)
	for i := range out.list {
		for k := range of {
			if out.list[i].Of == &of[k] {
				out.list[i].Of = &other[k]
			}
		}
	}
	return &out
}

// Comparable reports whether the points of two rubrics are added up in the same places, so
// that of what units come to by one only what differs has to be computed by the other.
func (s *Compiled) Comparable(base *Compiled) bool {
	if len(s.Leaves) != len(base.Leaves) || len(s.Book.Lines) != len(base.Book.Lines) ||
		s.Inputs.Like() != base.Inputs.Like() || s.Rubric.Points != base.Rubric.Points {
		return false
	}
	for i, n := range s.Leaves {
		if n.Item.Code != base.Leaves[i].Item.Code || n.Item.Reported != base.Leaves[i].Item.Reported {
			return false
		}
	}
	for i := range s.Book.Lines {
		a, b := &s.Book.Lines[i], &base.Book.Lines[i]
		if a.Account != b.Account || a.Term != b.Term ||
			a.term != nil && (a.term.From != b.term.From || a.term.To != b.term.To) {
			return false
		}
	}
	return true
}

// SameTerm reports whether the parts of a term, by its line, come together as in a
// comparable rubric.
func (s *Compiled) SameTerm(base *Compiled, line int) bool {
	return sameParts(s.Book.Of(line), base.Book.Of(line))
}

func sameParts(a, b *Node) bool {
	if a.From != b.From || a.To != b.To || a.Max != b.Max || a.Item.Sums() != b.Item.Sums() ||
		!a.Item.Sums() && a.Item.Combine != b.Item.Combine {
		return false
	}
	return slices.EqualFunc(a.Children, b.Children, sameParts)
}

// SameEnd reports whether the same sums make the same final score as in a comparable
// rubric.
func (s *Compiled) SameEnd(base *Compiled) bool {
	a, b := s.Book, base.Book
	return a.Full == b.Full && a.Caps == b.Caps && a.Rescales == b.Rescales && a.final == b.final &&
		s.Rubric.Exclusion == base.Rubric.Exclusion && s.Rubric.EmptySource == base.Rubric.EmptySource &&
		(s.Rubric.Final == nil) == (base.Rubric.Final == nil)
}
