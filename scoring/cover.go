package scoring

import (
	"slices"
	"sync"
)

// Coverage is a record of what facts reached of the rules: which cases, both sides
// of which comparisons, which boundary values, which options and bands. Only what
// is evaluated counts: neither a case behind the one that holds, nor the right side
// of an "and" whose left side is false.
//
// A Coverage changes with every Add; goroutines may add to it at the same time.
// [Scorer.Coverage] makes an empty one.
type Coverage struct {
	parts *ruleParts

	mu      sync.Mutex
	reached []int // by part: how many cases reached it
}

// Coverage returns a record of nothing reached yet.
func (s *Scorer) Coverage() *Coverage {
	in, err := insideOf(s)
	if err != nil {
		return &Coverage{}
	}
	parts := in.ruleParts()
	return &Coverage{parts: parts, reached: make([]int, len(parts.list))}
}

// Add takes down what the facts of a test case reach. The codes are those of the
// items that the case says something of; only the leaves at or below them count,
// all where there are none. Of facts that are not known exactly, only that counts
// which they reach for sure. The error is that of [Scorer.Score] for these facts,
// or of an unknown code; then nothing is taken down.
func (c *Coverage) Add(f Facts, codes ...string) error {
	if c == nil || c.parts == nil {
		return errNotCompiled
	}
	s := c.parts.scorer
	asked, err := s.asked(codes)
	if err != nil {
		return err
	}
	r, err := hook.row(s, f)
	if err != nil {
		return err
	}
	var reached []int
	for _, n := range s.leaves {
		if asked == nil || asked[n] {
			reached = c.parts.trace(n, s.vars(r, n), reached)
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
func (s *compiled) asked(codes []string) (map[*node]bool, error) {
	if len(codes) == 0 {
		return nil, nil
	}
	chosen, err := s.chosen(codes)
	asked := make(map[*node]bool, len(chosen))
	for _, n := range chosen {
		asked[n] = true
	}
	return asked, err
}
