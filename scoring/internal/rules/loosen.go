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
	var units int
	p.Domains, own.Relations, units = loosened(p.Domains, own.Relations, func(k int) bool {
		return k >= len(own.Inputs) && (keep == nil || !keep(k))
	})
	p.Budget.Spend(solve.Steps(units))
}

// loosened returns domains and constraints that some values satisfy just where some satisfy
// those given, apart from the inputs that are open, and the units of work that it took.
func loosened(domains []interval.Domain, on []solve.Constraint,
	open func(k int) bool) (_ []interval.Domain, _ []solve.Constraint, units int) {
	domains = slices.Clone(domains)
	for changed := true; changed; {
		changed = false
		units += len(domains) + len(on)*(5+len(domains)/4)
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
				on = slices.DeleteFunc(on, func(c solve.Constraint) bool { return names(c, k) })
				changed = true
			case up && !n.HiOpen && interval.Writable(n.Hi):
				domains[k].Numbers, changed = interval.Exactly(n.Hi), true
			case down && !n.LoOpen && interval.Writable(n.Lo):
				domains[k].Numbers, changed = interval.Exactly(n.Lo), true
			}
		}
	}
	return domains, on, units
}

// names reports whether a constraint names a variable.
func names(c solve.Constraint, k int) bool {
	of, _ := c.Of(k)
	return of != nil
}

// givesWay reports whether constraints limit an input, and whether it only makes it easier
// to satisfy them if it rises, and if it falls.
func givesWay(on []solve.Constraint, k int) (limited, up, down bool) {
	up, down = true, true
	for _, c := range on {
		if of, rel := c.Of(k); of != nil {
			limited = true
			up = up && rel != solve.Equal && of.Sign() < 0
			down = down && rel != solve.Equal && of.Sign() > 0
		}
	}
	return limited, up, down
}
