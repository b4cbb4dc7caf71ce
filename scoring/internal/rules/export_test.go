package rules

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Spanned returns what a leaf comes to without a search, if that is seen.
func (e *Engine) Spanned(r Row, n *Node) (Entry, bool) {
	if n.span == nil || e.fast(r, n) {
		return Entry{}, false
	}
	return e.spanned(r, n)
}

// Searched is Evaluate without what a span sees.
func (n *Node) Searched(r *rubric.Rubric, vars []interval.Domain, reported ...interval.Domain) Outcome {
	of := *n
	of.span = nil
	return of.Evaluate(r, vars, reported...)
}
