package rules

import (
	"slices"
	"sync"
)

// Instead returns the rubric with other rules for some leaves, which differ from its own in
// constants alone, for scoring by column: their kernels are made anew. Places in the file,
// reasons and the edition are those of the rubric as it was.
func (s *Compiled) Instead(leaves ...*Node) *Compiled {
	v := *s
	v.Leaves, v.Engines = slices.Clone(s.Leaves), &sync.Pool{}
	c := &Compiler{R: s.Rubric, S: &v}
	for _, n := range leaves {
		is := *n
		is.Kernel, is.span, is.arises, is.twin, is.self = nil, nil, false, nil, nil
		c.vectorize(&is)
		v.Leaves[is.Index] = &is
	}
	return &v
}
