package rules

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Failing is the name of an ending in a failure.
const Failing = "fails"

// EndingName names what an ending comes to: two with one name are the same, but for
// the points that scores give.
func (p *Prover) EndingName(e Ending[solve.LinearExpr]) string {
	switch e.Kind {
	case EndFailure:
		return Failing
	case EndElsewhere:
		return "given"
	case EndNotArising:
		return p.NotArising()
	case endClosed:
		return policyName(p.Guards[e.At.Index].Status, *e.Policy)
	}
	return "points"
}

// policyName names what follows where an item has a status.
func policyName(is Status, p rubric.Policy) string {
	if _, counts := ShareOf(p); !counts && p.Kind != rubric.PolicyExclude {
		return Failing
	}
	return is.String() + " " + string(p.Kind) + " " + p.Share.String()
}

// NotArising names the end of a rate of 0 of 0.
func (p *Prover) NotArising() string { return policyName(NotArising, p.Item.NotArising) }
