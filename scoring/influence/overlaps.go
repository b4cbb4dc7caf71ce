package influence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// Overlap is two leaves whose rules read the same figure, so that one failure can cost points
// twice. It is data; its JSON form reads back to an equal value.
type Overlap struct {
	Items  [2]string      `json:"items"` // codes, in the rubric's order
	Titles [2]rubric.Text `json:"titles"`
	Kind   OverlapKind    `json:"kind"`
	// Inputs are the names of the inputs that both rules read; of a series the names of its
	// members, and of a Go rule all that it declares.
	Inputs []string `json:"inputs"`
	// Figures are what officials call them.
	Figures []rubric.Text `json:"figures"`
	// Comparisons are those that both rules make, in the rule language, and Asked says them
	// in words.
	Comparisons []string      `json:"comparisons,omitempty"`
	Asked       []rubric.Text `json:"asked,omitempty"`
}

// OverlapKind says how much two rules have in common.
type OverlapKind string

// The kinds, the closest first.
const (
	SameRule       OverlapKind = "same_rule"       // the same cases and points, but for the maximum
	SameComparison OverlapKind = "same_comparison" // a comparison of a figure that both make
	SameFigures    OverlapKind = "same_figures"    // one of them reads nothing else
	SomeFigures    OverlapKind = "some_figures"    // both read others besides
)

var kinds = []OverlapKind{SameRule, SameComparison, SameFigures, SomeFigures}

// Text says in one sentence without its full stop what the items have in common.
func (o Overlap) Text() rubric.Text {
	list := func(of []rubric.Text) rubric.Text {
		return words.InBoth(func(l locale.Lang) string {
			var out []string
			for _, t := range of {
				out = append(out, t.In(l))
			}
			return strings.Join(out, "; ")
		})
	}
	var how rubric.Text
	switch o.Kind {
	case SameRule:
		how = rubric.Say(sameRule)
	case SameComparison:
		how = rubric.Say(sameComparison, list(o.Asked))
	case SameFigures:
		how = rubric.Say(sameFigures)
	default:
		how = rubric.Say(someFigures)
	}
	return rubric.Say(overlapping, o.Items[0], o.Items[1], list(o.Figures), how)
}

// MarshalJSON writes the overlap.
func (o Overlap) MarshalJSON() ([]byte, error) { return jsonform.Marshal(o) }

// UnmarshalJSON reads what MarshalJSON writes.
func (o *Overlap) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, o) }

// Overlaps lists the pairs of leaves whose rules read the same figure, the closest first,
// then in the rubric's order. What a rule reads is what its cases do: that two items apply
// under the same condition is no overlap, and neither is the object group. The error is that
// the scorer was not made by [scoring.Compile].
func Overlaps(s *scoring.Scorer) ([]Overlap, error) {
	c, err := rules.Inside(s)
	if err != nil {
		return nil, err
	}
	var list []*read
	readers := map[int][]int{} // by slot: the numbers in the list
	for _, n := range c.Leaves {
		r := readOf(c, n)
		for _, slot := range r.slots {
			readers[slot] = append(readers[slot], len(list))
		}
		list = append(list, r)
	}
	out := []Overlap{}
	for i, a := range list {
		var others []int
		for _, slot := range a.slots {
			for _, k := range readers[slot] {
				if k > i && !slices.Contains(others, k) {
					others = append(others, k)
				}
			}
		}
		slices.Sort(others)
		for _, k := range others {
			out = append(out, a.with(list[k]))
		}
	}
	slices.SortStableFunc(out, func(a, b Overlap) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	return out, nil
}

// read is what the rule of a leaf reads.
type read struct {
	*rules.Node
	inputs      words.LeafInputs
	slots       []int // of the rubric
	comparisons []comparison
	text        string // of the whole rule
}

type comparison struct {
	text string
	node formula.Node
}

func readOf(c *rules.Compiled, n *rules.Node) *read {
	r := &read{Node: n, inputs: c.InputsOf(n)}
	add := func(slot int) {
		if slot < len(n.Inputs) && n.Inputs[slot] != c.Inputs.Group && !slices.Contains(r.slots, n.Inputs[slot]) {
			r.slots = append(r.slots, n.Inputs[slot])
		}
	}
	var text []string
	for _, rc := range n.Cases {
		for _, f := range []formula.Node{rc.When, rc.Score} {
			if f == nil {
				text = append(text, "")
				continue
			}
			formula.Variables(f, add)
			r.compare(f)
			text = append(text, formula.String(f))
		}
	}
	if n.Rule != nil {
		for _, name := range c.Rubric.ScalarNames(n.Rule.Inputs...) {
			if slot, is := c.Inputs.Slots[name]; is && !slices.Contains(r.slots, slot) {
				r.slots = append(r.slots, slot)
			}
		}
		text = append(text, "rule "+n.Rule.Name)
	}
	slices.Sort(r.slots)
	r.text = strings.Join(text, "\n")
	return r
}

// compare gathers the comparisons in a formula.
func (r *read) compare(f formula.Node) {
	s := formula.ShapeOf(f)
	if words.IsComparison(s) {
		reads := false
		formula.Variables(f, func(slot int) { reads = reads || slot < len(r.Inputs) })
		text := formula.String(f)
		if same := func(c comparison) bool { return c.text == text }; reads && !slices.ContainsFunc(r.comparisons, same) {
			r.comparisons = append(r.comparisons, comparison{text, f})
		}
	}
	for _, arg := range s.Args {
		r.compare(arg)
	}
}

// with says what two leaves have in common.
func (r *read) with(other *read) Overlap {
	o := Overlap{Items: [2]string{r.Item.Code, other.Item.Code}, Titles: [2]rubric.Text{r.Item.Title, other.Item.Title}}
	for _, slot := range r.slots {
		if !slices.Contains(other.slots, slot) {
			continue
		}
		in := r.Scalars[slices.Index(r.Inputs, slot)]
		o.Inputs, o.Figures = append(o.Inputs, in.Name), append(o.Figures, cmp.Or(in.Title, rubric.Plain(in.Name)))
	}
	for _, c := range r.comparisons {
		if slices.ContainsFunc(other.comparisons, func(d comparison) bool { return c.text == d.text }) {
			o.Comparisons = append(o.Comparisons, c.text)
			o.Asked = append(o.Asked, words.InBoth(func(l locale.Lang) string {
				return words.Words{Lang: l}.Clause(c.node, r.inputs)
			}))
		}
	}
	switch {
	case r.text == other.text:
		o.Kind = SameRule
	case len(o.Comparisons) > 0:
		o.Kind = SameComparison
	case len(o.Inputs) == min(len(r.slots), len(other.slots)):
		o.Kind = SameFigures
	default:
		o.Kind = SomeFigures
	}
	return o
}
