package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
)

// chosen returns the leaves at and below the items to verify.
func (s *compiled) chosen(codes []string) ([]*node, error) {
	if len(codes) == 0 {
		return s.leaves, nil
	}
	var faults source.Faults
	in := map[*rubric.Item]bool{}
	for _, code := range codes {
		it := s.rubric.Item(code)
		if it == nil {
			faults = append(faults, &source.Fault{Message: unknownItem(s.rubric, code)})
			continue
		}
		for below := range it.All() {
			in[below] = true
		}
	}
	var out []*node
	for _, n := range s.leaves {
		if in[n.item] {
			out = append(out, n)
		}
	}
	return out, faults.Err()
}

func unknownItem(r *rubric.Rubric, code string) locale.Message {
	var codes []string
	for it := range r.All() {
		codes = append(codes, it.Code)
	}
	return noSuchItem.Say(code, spelling.Suggest(code, codes))
}
