package formula

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// neverName is what expressions call a date that did not come.
const neverName = "never"

// MayBeNever reports whether a date can be one that did not come: an input that says so,
// the word never, or what may come to either.
func MayBeNever(n Node) bool {
	switch n := n.(type) {
	case *Literal:
		return n.text == neverName
	case *Variable:
		return n.never
	case *Conditional:
		return MayBeNever(n.Then) || MayBeNever(n.Otherwise)
	case *Let:
		return MayBeNever(n.Body)
	case *Call: // the earliest or the latest of dates
		return n.Type == interval.Date && slices.ContainsFunc(n.Args, MayBeNever)
	}
	return false
}

// isNever reports whether a formula is the word never.
func isNever(n Node) bool {
	c, is := n.(*Literal)
	return is && c.Type == interval.Date && c.text == neverName
}

// countable returns the days that the arguments of a function that counts days can be,
// and how it fails where one did not come. Not ok: it always does.
func countable(n *Call, args []interval.Domain) (out Outcome, ok bool) {
	for i, a := range n.Args {
		if !MayBeNever(a) || !args[i].MayBeNever() {
			continue
		}
		out = failure(n, NoDayToCount())
		if args[i] = args[i].Days(); args[i].Empty() {
			return out, false
		}
	}
	return out, true
}
