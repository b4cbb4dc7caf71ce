package columnar

import (
	"context"
	"slices"
	"sync"

	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Without returns the final scores that the units would have if the rubric did not have an
// item, a leaf or one with items: its points go, and its maximum leaves that of the whole,
// so that what is rescaled is rescaled to the rest. A final score that only the item leaves
// open is known then. Caps, floor and ceiling stay as they are. The error is
// [scoring.ErrUnknownItem], or says that the item is a part of one whose parts do not simply
// add up, so that what remains of that is another rule; or it is that of the context. A nil w
// means the defaults.
func (t *Totals) Without(ctx context.Context, code string, w *scoring.Work) (*Scores, error) {
	switch {
	case ctx == nil:
		return nil, rules.ErrNoContext
	case t.Len() == 0:
		return &Scores{}, nil
	}
	code = spelling.Normalize(code)
	nodes := t.compiled.Nodes()
	at := slices.IndexFunc(nodes, func(n *rules.Node) bool { return n.Item.Code == code })
	if at < 0 {
		return nil, rules.UnknownItem(t.compiled.Rubric, code)
	}
	n, book := nodes[at], *t.compiled.Book
	lines := book.TermsOf(t.compiled.Leaves[n.From:n.To])
	for _, line := range lines {
		if of := book.Of(line); of.Holds(n) {
			return nil, partOfOther.Say(code, of.Item.Code)
		}
	}
	for i := n.From; i < n.To; i++ {
		if !book.Part(i) {
			lines = append(lines, i)
		}
	}
	for _, line := range lines {
		if account := book.Lines[line].Account; account < rules.OfBonus {
			book.Full[account] -= book.Most(line)
		}
	}
	c := *t.compiled
	c.Book, c.Engines = &book, &sync.Pool{} // an engine adds up by the book it was made for
	of := newTotalsOf(t.compiled, nil)
	of.compiled = &c
	for _, line := range lines {
		of.accounts[book.Lines[line].Account] = true
	}
	var workers workerPool
	defer workers.close(&c)
	finals := &Totals{compiled: &c, table: t.table, blocks: make([]sums, len(t.blocks))}
	err := eachBlock(ctx, w, t.Len(), func(i int) {
		worker := workers.take(of)
		worker.block, worker.out = &t.table.blocks[i], t.blocks[i].clone(of)
		for _, line := range lines {
			worker.without(line)
		}
		worker.finish(nil)
		finals.blocks[i] = worker.out
		workers.put(worker)
	})
	if err != nil {
		return nil, err
	}
	return finals.Finals(), nil
}

// without takes off what a line adds, and the part of its maximum that is left out.
func (w *worker) without(line int) {
	if leaves := w.of.compiled.Leaves; line < len(leaves) {
		w.add(leaves[line], -1)
		return
	}
	sum := w.sum(w.of.compiled.Book.Lines[line].Account)
	for k, p := range w.out.terms[line-len(w.of.compiled.Leaves)] {
		sum[k] -= p
	}
	for _, e := range w.out.othersOf(line) {
		w.enter(e, -1)
	}
}
