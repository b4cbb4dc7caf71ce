package bridge

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// term is what adds up to a final score: a leaf of the areas or, where parts do not simply
// add up, the outermost item that puts them together.
type term struct {
	item   *rubric.Item
	source rubric.Source
	// judged says that an appraiser gives the points, or a document, and no rule does.
	judged bool
}

// tree finds the terms of an edition by code.
type tree struct {
	rubric *rubric.Rubric
	terms  []term
	under  map[string][]int        // the terms of an item, by its code; none of what carries no points
	within map[string]*rubric.Item // by the code of a part of a term, the item that is the term
	codes  []string
}

func newTree(r *rubric.Rubric) *tree {
	t := &tree{rubric: r, under: map[string][]int{}, within: map[string]*rubric.Item{}}
	for _, area := range r.Areas {
		t.add(area)
	}
	return t
}

// add returns the terms of an item.
func (t *tree) add(it *rubric.Item) (out []int) {
	switch {
	case it == nil:
		return nil
	case it.Unscored:
	case it.Leaf() || !it.Sums():
		out = []int{len(t.terms)}
		is, leaf := term{item: it, judged: it.Leaf() && it.Reported}, false
		for part := range it.All() {
			if part != it {
				t.within[part.Code] = it
			}
			if part.Leaf() && !leaf { // all are of one source
				leaf, is.source = true, part.Source
			}
		}
		t.terms = append(t.terms, is)
	default:
		for _, below := range it.Items {
			out = append(out, t.add(below)...)
		}
	}
	t.under[it.Code] = out
	t.codes = append(t.codes, it.Code)
	return out
}

// checker holds a map against two editions.
type checker struct {
	m     *Map
	trees [2]*tree
	tell  func(path string, m locale.Message)
	// links are the terms of the links, by edition.
	links [2][][]int
	// inputs are, by edition, the names that inputs have in the other one.
	inputs [2]map[string]Renamed
}

func newChecker(m *Map, editions [2]*rubric.Rubric, tell func(string, locale.Message)) *checker {
	return &checker{m: m, trees: [2]*tree{newTree(editions[0]), newTree(editions[1])}, tell: tell}
}

// check tells all that is wrong with the map.
func (c *checker) check() {
	ids, sides := [2]string{c.m.Earlier, c.m.Later}, [2]string{"earlier", "later"}
	for e, t := range c.trees {
		if ids[e] != t.rubric.ID {
			c.tell(sides[e], mapOfOther.Say(locale.Short(ids[e]), locale.Short(t.rubric.ID)))
		}
	}
	owner := [2]map[int]bool{{}, {}}
	for i, l := range c.m.Items {
		if len(l.From)+len(l.To) == 0 {
			c.tell(fmt.Sprintf("items[%d]", i), linkEmpty.Say())
		}
		for e, codes := range [2][]string{l.From, l.To} {
			c.links[e] = append(c.links[e], c.termsOf(e, i, codes, owner[e]))
		}
		if c.weight(0, i) != c.weight(1, i) && c.weight(0, i) != "" && c.weight(1, i) != "" {
			c.tell(fmt.Sprintf("items[%d]", i), linkMixed.Say())
		}
	}
	for e, t := range c.trees {
		var left []string
		for k, is := range t.terms {
			if !owner[e][k] {
				left = append(left, is.item.Code)
			}
		}
		if len(left) > 0 {
			c.tell("items", notLinked.Say(t.rubric.ID, locale.List(left)))
		}
	}
	c.checkInputs()
}

// termsOf returns the terms that a link names in an edition.
func (c *checker) termsOf(e, link int, codes []string, owner map[int]bool) (out []int) {
	t := c.trees[e]
	for k, code := range codes {
		path := fmt.Sprintf("items[%d].%s[%d]", link, [2]string{"from", "to"}[e], k)
		code = spelling.Normalize(code)
		below, is := t.under[code]
		switch above := t.within[code]; {
		case above != nil:
			c.tell(path, partOfTerm.Say(locale.Short(code), above.Code))
			continue
		case !is && t.rubric.Item(code) != nil:
			c.tell(path, notOfAreas.Say(locale.Short(code)))
			continue
		case !is:
			c.tell(path, rules.NoSuchItem.Say(locale.Short(code), spelling.Suggest(code, t.codes)))
			continue
		case len(below) == 0:
			c.tell(path, noPoints.Say(locale.Short(code)))
		}
		for _, at := range below {
			if owner[at] {
				c.tell(path, linkedTwice.Say(t.terms[at].item.Code))
				continue
			}
			owner[at] = true
			out = append(out, at)
		}
	}
	return out
}

// judged reports whether no rule gives points to the items of a link, in either edition.
func (c *checker) judged(link int) bool {
	for e, t := range c.trees {
		for _, at := range c.links[e][link] {
			if !t.terms[at].judged {
				return false
			}
		}
	}
	return true
}

// weight says whether the items of a link have a maximum in an edition; nothing where it
// has none of them.
func (c *checker) weight(e, link int) string {
	terms := c.links[e][link]
	if len(terms) == 0 {
		return ""
	}
	for _, at := range terms {
		if c.trees[e].terms[at].item.Max.Sign() > 0 {
			return "some"
		}
	}
	return "none"
}

// checkInputs tells what is wrong with the inputs.
func (c *checker) checkInputs() {
	c.inputs = [2]map[string]Renamed{{}, {}}
	for i, in := range c.m.Inputs {
		for e, name := range [2]string{in.From, in.To} {
			path := fmt.Sprintf("inputs[%d].%s", i, [2]string{"from", "to"}[e])
			name = spelling.Normalize(name)
			r := c.trees[e].rubric
			var names []string
			for _, s := range r.Scalars() {
				names = append(names, s.Name)
			}
			known := r.Input(name) != nil
			for _, other := range names {
				known = known || other == name
			}
			switch _, twice := c.inputs[e][name]; {
			case !known:
				c.tell(path, rules.NoSuchInput.Say(locale.Short(name), spelling.Suggest(name, names)))
			case twice:
				c.tell(path, linkedTwice.Say(name))
			default:
				c.inputs[e][name] = in
			}
		}
	}
}
