package ruletest

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// Series and groups of a random rubric. Members of series are among the inputs of a group
// under the names that facts have for them (s1.q1), and the object group of the unit is
// an enum named group: so everything that goes through inputs goes through them.

// members declares series and groups.
func (g *SomeGroup) members() {
	in := func(name string, t rubric.InputType) { // of two members
		for _, m := range []string{".q1", ".q2"} {
			g.Inputs = append(g.Inputs, rubric.Input{Name: name + m, Type: t, Title: rubric.Plain(name)})
		}
	}
	in("s1", rubric.Count)
	in("t1", rubric.Bool)
	g.Inputs = append(g.Inputs, rubric.Input{Name: "group", Type: rubric.Enum, Fixed: true, Title: rubric.Plain("group"),
		Options: []rubric.Option{{Name: "north"}, {Name: "south"}, {Name: "town"}}})
	g.Members = true
}

// FactsOf makes facts of figures, among which the object group of the unit may stand.
func FactsOf(in map[string]scoring.Figure) scoring.Facts {
	f := scoring.Facts{Inputs: in}
	if group, is := in["group"]; is {
		f.Unit.Group, f.Inputs = group.String(), maps.Clone(in)
		delete(f.Inputs, "group")
	}
	return f
}

// Units returns facts for a table, see [FactsOf].
func Units(all []scoring.Facts) iter.Seq[scoring.Facts] {
	return func(yield func(scoring.Facts) bool) {
		for _, f := range all {
			if !yield(FactsOf(f.Inputs)) {
				return
			}
		}
	}
}

// Reads reports whether a text names an input, or the series that it is a member of.
func Reads(text, name string) bool {
	series, _, _ := strings.Cut(name, ".")
	return strings.Contains(text, series)
}

// aggregate is a number made of series or of conditions that hold.
func (g *SomeGroup) aggregate() *Tree {
	switch g.IntN(8) {
	case 0:
		return call(Choose(g.Rand, "sum", "mean"), Named("s1"))
	case 1:
		return call(Choose(g.Rand, "min", "max", "sum"), Named("s1"))
	case 2:
		return Named(Choose(g.Rand, "s1.q1", "s1.q2"))
	case 3:
		return call("sum", Two(Choose(g.Rand, "*", "+"), Named("s1"), Named("c1")))
	case 4:
		return call("max", Named("s1.q1"), Named("c1"))
	}
	return g.counted()
}

// counted is a number of conditions, some of them of every member of a series.
func (g *SomeGroup) counted() *Tree {
	t := call("count")
	switch g.IntN(5) {
	case 0:
		t.Kids = []*Tree{Named("t1")}
	case 1:
		t.Kids = []*Tree{Two(Choose(g.Rand, ">=", ">", "<", "=="), Named("s1"), Choose(g.Rand, g.number(), Named("c1")))}
	case 2:
		t.Kids = []*Tree{Two(Choose(g.Rand, "and", "or"), Named("t1"), Two(">", Named("s1"), g.number()))}
	}
	for range 2 - min(1, len(t.Kids)) {
		t.Kids = append(t.Kids, g.condition(0))
	}
	return t
}

// ofMembers is a condition on a member, on a number made of all, or on the group.
func (g *SomeGroup) ofMembers() *Tree {
	group := func() *Tree { return Num(Choose(g.Rand, "'north'", "'south'", "'town'")) }
	switch g.IntN(6) {
	case 0:
		return Named(Choose(g.Rand, "t1.q1", "t1.q2"))
	case 1:
		return Two(Choose(g.Rand, "==", "!="), Named("group"), group())
	case 2:
		return &Tree{Kind: "list", Kids: []*Tree{Named("group"), group(), group()}}
	case 3:
		return Two(Choose(g.Rand, ">=", ">", "==", "<"), g.counted(), Num(Choose(g.Rand, "1", "2", "3")))
	}
	return Two(Choose(g.Rand, ">=", ">", "<", "<="), g.aggregate(), g.number())
}

// series reports whether a tree names a whole series.
func (t *Tree) series() bool {
	return t.Kind == "name" && (t.Text == "s1" || t.Text == "t1") || slices.ContainsFunc(t.Kids, (*Tree).series)
}

// declared writes the inputs of a rubric that are members as the series that they are of;
// not those behind the first.
func declared(in *rubric.Input) (name, each string, is bool) {
	name, member, isMember := strings.Cut(in.Name, ".")
	switch {
	case name == "group" || isMember && member != "q1":
		return "", "", false
	case isMember:
		return name, ", each: [q1, q2]", true
	}
	return name, "", true
}
