package formula

import (
	"strings"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Summed returns the terms by which alone a formula reads some of its inputs: those of one
// sum or count, or of one chain of conditions that all have to hold, or of which one has to;
// a condition counts as one where it holds. Whatever the inputs are, for the same sum of the
// terms the formula comes to the same. No terms where it reads none of the inputs; not ok
// where it reads them in another way. The text is the same for the same terms.
func Summed(n Node, of func(slot int) bool) (terms []Term, text string, ok bool) {
	reads := func(n Node) bool {
		found := false
		Variables(n, func(slot int) { found = found || of(slot) })
		return found
	}
	if !reads(n) {
		return nil, "", true
	}
	n = narrowest(n, reads)
	all := Terms(n)
	if b, is := n.(*Binary); is && (b.Op == "and" || b.Op == "or") {
		all = chained(nil, n, b.Op)
	}
	seen := map[int]bool{}
	var b strings.Builder
	for _, t := range all {
		if !reads(t.Node) {
			if TypeOf(n) == interval.Bool {
				return nil, "", false // whether it is come to, and may fail, depends on the others
			}
			continue
		}
		own := map[int]bool{}
		Variables(t.Node, func(slot int) {
			if of(slot) {
				own[slot] = true
			}
		})
		for slot := range own {
			if seen[slot] {
				return nil, "", false
			}
			seen[slot] = true
		}
		terms = append(terms, t)
		b.WriteString(t.Times.RatString() + "*" + String(t.Node) + "+")
	}
	return terms, b.String(), len(terms) > 1
}

// narrowest returns the least part of a formula that reads all that it reads.
func narrowest(n Node, reads func(Node) bool) Node {
	for {
		below := children(n)
		if c, is := n.(*Call); is && c.Plain != nil {
			below = []Node{c.Plain} // what it stands for
		}
		var in Node
		for _, child := range below {
			switch {
			case !reads(child):
			case in != nil:
				return n
			default:
				in = child
			}
		}
		if in == nil {
			return n
		}
		n = in
	}
}

// chained returns the conditions that an operator joins.
func chained(out []Term, n Node, op string) []Term {
	if b, is := n.(*Binary); is && b.Op == op {
		return chained(chained(out, b.L, op), b.R, op)
	}
	return append(out, Term{interval.One(), n})
}
