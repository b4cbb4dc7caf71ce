package rules

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Loosen takes the inputs that the leaf's rule does not read out of the way: each one that
// relations limit on one side only goes to the other, as far as it can, and relations that
// then hold whatever the other figures are fall away. What the leaf can come to stays the
// same, but facts that are found say nothing any more of these inputs. Those of keep stay.
func (p *Prover) Loosen(keep func(k int) bool) {
	if len(p.Relations) == 0 {
		return
	}
	own := *p.Node
	p.Node = &own
	p.Domains, own.Relations = loosened(p.Domains, own.Relations, func(k int) bool {
		return k >= len(own.Inputs) && (keep == nil || !keep(k))
	})
}

// loosened returns domains and constraints that some values satisfy just where some satisfy
// those given, apart from the inputs that are open.
func loosened(domains []interval.Domain, on []solve.Constraint,
	open func(k int) bool) ([]interval.Domain, []solve.Constraint) {
	domains = slices.Clone(domains)
	for changed := true; changed; {
		changed = false
		on = slices.DeleteFunc(slices.Clone(on), func(c solve.Constraint) bool {
			_, all := c.Allows(domains)
			return all
		})
		for k := range domains {
			if !open(k) || domains[k].Known() || domains[k].Empty() {
				continue
			}
			limited, up, down := givesWay(on, k)
			n := domains[k].Numbers
			switch {
			case !limited || !up && !down:
			case up && n.Hi == nil || down && n.Lo == nil:
				on = slices.DeleteFunc(on, func(c solve.Constraint) bool { return slices.Contains(c.Variables(), k) })
				changed = true
			case up && !n.HiOpen && interval.Writable(n.Hi):
				domains[k].Numbers, changed = interval.Exactly(n.Hi), true
			case down && !n.LoOpen && interval.Writable(n.Lo):
				domains[k].Numbers, changed = interval.Exactly(n.Lo), true
			}
		}
	}
	return domains, on
}

// givesWay reports whether constraints limit an input, and whether it only makes it easier
// to satisfy them if it rises, and if it falls.
func givesWay(on []solve.Constraint, k int) (limited, up, down bool) {
	up, down = true, true
	for _, c := range on {
		_, of, rel := c.Coefficients()
		if at := slices.Index(c.Variables(), k); at >= 0 {
			limited = true
			up = up && rel != solve.Equal && of[at].Sign() < 0
			down = down && rel != solve.Equal && of[at].Sign() > 0
		}
	}
	return limited, up, down
}
