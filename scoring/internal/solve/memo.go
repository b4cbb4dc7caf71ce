package solve

import (
	"slices"
	"sync"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Memo remembers, for searches that ask about the same formulas, the ways through the
// parts of their sums. It may be used by several goroutines; the zero Memo is empty.
type Memo struct {
	mu    sync.Mutex
	parts map[formula.Node][]memory // by the first term of a part
	size  int
}

// mostRemembered bounds a memo.
const mostRemembered = 5_000

// memory is a part that was looked at over what its inputs can be.
type memory struct {
	terms []formula.Term
	slots []int
	box   []interval.Domain
	remembered
}

// remembered is what [evaluation.choice] returned.
type remembered struct {
	openChoice
	only LinearExpr
	ok   bool
}

func (m *Memo) find(p part, r Region) (remembered, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, was := range m.parts[p.terms[0].Node] {
		if slices.EqualFunc(was.terms, p.terms, sameTerm) && was.over(r) {
			return was.remembered, true
		}
	}
	return remembered{}, false
}

func sameTerm(a, b formula.Term) bool { return a.Node == b.Node && interval.Cmp(a.Times, b.Times) == 0 }

// over reports whether the inputs of a part can be the same in a region.
func (m *memory) over(r Region) bool {
	for i, slot := range m.slots {
		if !m.box[i].Equal(r.box[slot]) {
			return false
		}
	}
	return true
}

func (m *Memo) add(p part, r Region, is remembered) {
	of := memory{terms: p.terms, remembered: is}
	for _, t := range p.terms {
		formula.Variables(t.Node, func(slot int) {
			if !slices.Contains(of.slots, slot) {
				of.slots, of.box = append(of.slots, slot), append(of.box, r.box[slot])
			}
		})
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.size++; m.size > mostRemembered {
		return
	}
	if m.parts == nil {
		m.parts = map[formula.Node][]memory{}
	}
	m.parts[p.terms[0].Node] = append(m.parts[p.terms[0].Node], of)
}
