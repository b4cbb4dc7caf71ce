package cover

import (
	"slices"
	"sync"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Coverage is a record of what facts reached of the rules: which cases, both sides
// of which comparisons, which boundary values, which options and bands. Only what
// is evaluated counts: neither a case behind the one that holds, nor the right side
// of an "and" whose left side is false.
//
// A Coverage changes with every Add; goroutines may add to it at the same time.
// [New] makes an empty one.
type Coverage struct {
	parts *rules.RuleParts

	mu      sync.Mutex
	reached []int // by part: how many cases reached it
}

// New returns a record of nothing reached yet.
func New(s *scoring.Scorer) *Coverage {
	in, err := rules.Inside(s)
	if err != nil {
		return &Coverage{}
	}
	parts := in.RuleParts()
	return &Coverage{parts: parts, reached: make([]int, len(parts.List))}
}

// Add takes down what the facts of a test case reach. The codes are those of the
// items that the case says something of; only the leaves at or below them count,
// all where there are none. Of facts that are not known exactly, only that counts
// which they reach for sure. The error is that of [scoring.Scorer.Score] for these facts,
// or of an unknown code; then nothing is taken down.
func (c *Coverage) Add(f scoring.Facts, codes ...string) error {
	if c == nil || c.parts == nil {
		return rules.ErrNotCompiled
	}
	s := c.parts.Scorer
	asked, err := asked(s, codes)
	if err != nil {
		return err
	}
	r, err := rules.Hook.Row(s, f)
	if err != nil {
		return err
	}
	var reached []int
	for _, n := range s.Leaves {
		if asked == nil || asked[n] {
			reached = c.parts.Trace(n, s.Vars(r, n), reached)
		}
	}
	slices.Sort(reached)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, i := range slices.Compact(reached) {
		c.reached[i]++
	}
	return nil
}

// asked returns the leaves at and below the items with the codes; nil for all.
func asked(s *rules.Compiled, codes []string) (map[*rules.Node]bool, error) {
	if len(codes) == 0 {
		return nil, nil
	}
	chosen, err := s.LeavesAt(codes)
	asked := make(map[*rules.Node]bool, len(chosen))
	for _, n := range chosen {
		asked[n] = true
	}
	return asked, err
}
