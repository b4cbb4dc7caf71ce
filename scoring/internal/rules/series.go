package rules

import (
	"iter"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
)

// Figures yields what stands in a file under the names of inputs: each figure with its
// input, those of a series with its members, and relative figures as the inputs that they
// are. unknown is told of names that are none; what
// else cannot be read is a fault of the document.
func Figures(r *rubric.Rubric, entries iter.Seq2[source.Node, source.Node],
	unknown func(name source.Node)) iter.Seq2[*rubric.Input, source.Node] {
	inputs, series := map[string]*rubric.Input{}, map[string]*rubric.Input{}
	for i := range slices.Backward(r.Inputs) {
		if in := &r.Inputs[i]; len(in.Each) > 0 {
			series[in.Name] = in
		}
	}
	for _, in := range slices.Backward(r.Scalars()) {
		inputs[in.Name] = in
	}
	return func(yield func(*rubric.Input, source.Node) bool) {
		seen := map[string]bool{}
		for name, n := range entries {
			list := []memberFigure{{inputs[name.String()], n}}
			if of := series[name.String()]; of != nil {
				list = members(of, inputs, n)
			} else if list[0].in == nil {
				if list[0].in = r.Input(name.String()); list[0].in.Compared() == nil {
					unknown(name)
					continue
				}
			}
			for _, x := range list {
				if seen[x.in.Name] {
					x.n.Fault(figureTwice, locale.Short(x.in.Name))
					continue
				}
				if seen[x.in.Name] = true; !yield(x.in, x.n) {
					return
				}
			}
		}
	}
}

// memberFigure is where the figure of an input stands.
type memberFigure struct {
	in *rubric.Input
	n  source.Node
}

// members returns what stands under the name of a series: a list of the figures of all
// members, in their order, or a mapping by member. The word missing is for all of them.
func members(of *rubric.Input, inputs map[string]*rubric.Input, n source.Node) (out []memberFigure) {
	member := func(name string) *rubric.Input { return inputs[of.Name+"."+name] }
	var names []string
	for _, m := range of.Each {
		names = append(names, m.Name)
	}
	switch {
	case n.IsSequence():
		items := n.Items()
		if len(items) != len(names) {
			n.Fault(otherLength, locale.Short(of.Name), len(names), locale.List(names), len(items))
			return nil
		}
		for i, item := range items {
			out = append(out, memberFigure{member(names[i]), item})
		}
	case n.IsMapping():
		for key, value := range n.Mapping().All() {
			switch name := key.String(); {
			case member(name) != nil:
				out = append(out, memberFigure{member(name), value})
			case slices.Contains([]string{"at_least", "above", "at_most", "below", "one_of"}, name):
				n.Fault(boundOfSeries, locale.Short(of.Name), names[0])
				return nil
			default:
				key.Fault(noSuchMember, locale.Short(of.Name), locale.Short(name), key.Suggest(name, names))
			}
		}
	case n.IsScalar() && !n.Quoted() && n.String() == "missing":
		for _, name := range names {
			out = append(out, memberFigure{member(name), n})
		}
	default:
		n.Fault(notByMember, locale.Short(of.Name), names[0])
	}
	return out
}
