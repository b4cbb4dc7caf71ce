package scoringtest

import (
	"runtime"
	"sync"

	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/verify"
)

// Survivors returns the mutants that no case notices: by the rules of each of the
// others a case fails. Those that are equivalent, by proof, are left out: nothing
// could notice them. The mutants are of the scorer that the cases were read with,
// by which all cases are met. They are tried on all cores; the order stays.
func (c *Cases) Survivors(mutants []*cover.Mutant) ([]*cover.Mutant, error) {
	c = c.orEmpty()
	cases := make([]Case, len(c.list))
	for i, tc := range c.list {
		if cases[i] = tc.public(); cases[i].Whole {
			cases[i].Items = nil // which stands for all
		}
	}
	survived, errs := make([]bool, len(mutants)), make([]error, len(mutants))
	var workers sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(mutants)) {
		workers.Go(func() {
			for i := range next {
				survived[i], errs[i] = c.survives(cases, mutants[i])
			}
		})
	}
	for i := range mutants {
		next <- i
	}
	close(next)
	workers.Wait()
	var out []*cover.Mutant
	for i, m := range mutants {
		if errs[i] != nil {
			return nil, errs[i]
		}
		if survived[i] {
			out = append(out, m)
		}
	}
	return out, nil
}

// survives tries a mutant on the cases for which its rules come to something else.
func (c *Cases) survives(cases []Case, m *cover.Mutant) (bool, error) {
	if m != nil && m.Equivalent == verify.Proved {
		return false, nil
	}
	by := m.Scorer()
	for i, tc := range c.list {
		changes, err := m.Changes(cases[i].Facts, cases[i].Items...)
		if err != nil {
			return false, err
		}
		if changes && len(c.check(by, tc)) > 0 {
			return false, nil
		}
	}
	return true, nil
}
