package scoring

import (
	"encoding/binary"
	"iter"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// cache keeps what leaves came to, by the figures that they read. It may be shared by
// goroutines. A nil cache keeps nothing.
type cache struct {
	mu     sync.Mutex
	leaves map[cachedLeaf]*cached
}

// cachedLeaf is a leaf with all that it is evaluated and explained by.
type cachedLeaf struct {
	node  *rules.Node
	reads string
}

// cached is what a leaf comes to for some figures. Its item is written once it is asked for.
type cached struct {
	outcome rules.Outcome
	item    *Item
}

// mostCached bounds the leaves that are kept, and so the memory of a cache.
const mostCached = 20_000

// Caching returns a scorer that scores as s does and keeps what leaves came to, so that each
// is evaluated and explained once for the same figures. That serves whoever scores one unit
// again and again with a few other figures, as a search for better ones does, or a form that
// shows points while somebody types, and most of all where figures are missing. Many units
// have little in common; for them it only takes memory.
func (s *Scorer) Caching() *Scorer {
	if s.ready() != nil || s.cache != nil {
		return s
	}
	return &Scorer{c: s.c, cache: &cache{leaves: map[cachedLeaf]*cached{}}}
}

// leaf returns what a leaf comes to by a row.
func (c *cache) leaf(s *rules.Compiled, n *rules.Node, r rules.Row) *cached {
	if o, is := r.Set[n.Index]; is {
		return &cached{outcome: o}
	}
	evaluated := func() *cached { return &cached{outcome: n.Evaluate(s.Rubric, s.Vars(r, n), s.Points(r, n)...)} }
	if c == nil {
		return evaluated()
	}
	key := cachedLeaf{n, reads(s, n, r)}
	c.mu.Lock()
	out := c.leaves[key]
	c.mu.Unlock()
	if out == nil {
		out = evaluated()
		c.keep(key, out)
	}
	return out
}

func (c *cache) keep(key cachedLeaf, of *cached) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.leaves) >= mostCached {
		clear(c.leaves)
	}
	c.leaves[key] = of
}

// points computes the points of all leaves of a unit, as [rules.Engine.LeafPoints] does.
func (c *cache) points(e *rules.Engine, r rules.Row) []rules.Entry {
	if c == nil {
		return e.LeafPoints(r)
	}
	return e.LeafPointsBy(r, func(r rules.Row, n *rules.Node) rules.Entry {
		o := c.leaf(e.Compiled, n, r).outcome
		return e.Compiled.Entry(n, &o)
	})
}

// written returns a leaf written out, by write where it is for the first time. The item is
// the caller's own; what it refers to is read-only.
func (c *cache) written(s *rules.Compiled, n *rules.Node, r rules.Row,
	write func(o *rules.Outcome) *Item) (*Item, *rules.Outcome) {
	of := c.leaf(s, n, r)
	o := of.outcome
	if c == nil {
		return write(&o), &o
	}
	c.mu.Lock()
	it := of.item
	c.mu.Unlock()
	if it == nil {
		it = write(&o)
		c.mu.Lock()
		of.item = it
		c.mu.Unlock()
	}
	own := *it
	return &own, &o
}

// reads writes down all that a leaf is evaluated and explained by.
func reads(s *rules.Compiled, n *rules.Node, r rules.Row) string {
	var b []byte
	add := func(v int64, at string) {
		if b = binary.AppendVarint(b, v); v == rules.NotFast {
			b = append(append(b, at...), 0)
		}
	}
	input := func(slot int) {
		at := ""
		if r.Vals[slot] == rules.NotFast {
			at = words.Exact(s.Input(r, slot))
		}
		add(r.Vals[slot], at)
	}
	for _, slot := range n.Figures() {
		input(slot)
	}
	for reason := range reasons(n) { // they may name figures that no rule reads
		reason.Expand(func(_ locale.Lang, name string) string {
			if p := s.Rubric.Parameter(name); p != nil {
				name = p.AsOf
			}
			for _, name := range s.Rubric.ScalarNames(name) {
				if slot, is := s.Inputs.Slots[name]; is {
					input(slot)
				}
			}
			return ""
		})
	}
	for _, p := range s.Points(r, n) {
		add(rules.NotFast, words.Exact(p))
	}
	return string(b)
}

// reasons yields the texts of the author that may say why a leaf has its points.
func reasons(n *rules.Node) iter.Seq[rubric.Text] {
	return func(yield func(rubric.Text) bool) {
		for _, c := range n.Cases {
			if !yield(c.Of.Reason) {
				return
			}
		}
		for _, g := range n.Guards {
			if !yield(g.Policy.Reason) {
				return
			}
		}
		yield(n.Item.NotArising.Reason)
	}
}
