package rules

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
)

// LeafWith returns the index of the leaf with the code, or -1.
func (s *Compiled) LeafWith(code string) int {
	code = spelling.Normalize(code)
	return slices.IndexFunc(s.Leaves, func(n *Node) bool { return n.Item.Code == code })
}

// NoLeaf says why there is no leaf with the code.
func (s *Compiled) NoLeaf(code string) error {
	if it := s.Rubric.Item(code); it != nil {
		if it.Unscored {
			return notScored.Say(code)
		}
		return hasItems.Say(code)
	}
	codes := make([]string, len(s.Leaves))
	for i, n := range s.Leaves {
		codes[i] = n.Item.Code
	}
	return NoSuchItem.Say(code, spelling.Suggest(code, codes))
}

// LeavesAt returns the leaves at and below some items; of none, all.
func (s *Compiled) LeavesAt(codes []string) ([]*Node, error) {
	if len(codes) == 0 {
		return s.Leaves, nil
	}
	var faults source.Faults
	in := map[*rubric.Item]bool{}
	for _, code := range codes {
		it := s.Rubric.Item(code)
		if it == nil {
			faults = append(faults, &source.Fault{Message: UnknownItem(s.Rubric, code)})
			continue
		}
		for below := range it.All() {
			in[below] = true
		}
	}
	var out []*Node
	for _, n := range s.Leaves {
		if in[n.Item] {
			out = append(out, n)
		}
	}
	return out, faults.Err()
}

func UnknownItem(r *rubric.Rubric, code string) locale.Message {
	var codes []string
	for it := range r.All() {
		codes = append(codes, it.Code)
	}
	return NoSuchItem.Say(code, spelling.Suggest(code, codes))
}
