package solve

import "slices"

// literal is a truth value by its number, from 1, or, negative, its opposite.
type literal int

func (l literal) number() int { return int(max(l, -l)) }

// clauses are conditions on truth values: of each clause one literal at least is true. It
// looks for values that satisfy them by deciding one after the other, true first, in a
// given order, and by learning from each contradiction a clause that says what led to it
// (Marques-Silva and Sakallah, 1996). So the values that it finds are the first in that
// order, whatever it learns on the way.
type clauses struct {
	w       *work
	order   []int // what is decided; the others follow from these
	list    [][]literal
	watched [][]int   // by literal: the clauses that watch it, as one of their first two
	is      []int8    // by number: 1 true, -1 false, 0 not known
	level   []int     // by number: how many were decided before
	reason  []int     // by number: the clause that it follows from, -1 for none
	seen    []bool    // by number: while a clause is learned
	trail   []literal // what is true, in the order in which it became known
	decided []int     // where in the trail the decisions are
	next    int       // in the trail: what was not followed yet
	never   bool      // nothing satisfies them
}

func newClauses(w *work, numbers int) *clauses {
	return &clauses{w: w, watched: make([][]int, 2*numbers+2), is: make([]int8, numbers+1),
		level: make([]int, numbers+1), reason: make([]int, numbers+1), seen: make([]bool, numbers+1)}
}

// watching returns the clauses that watch a literal.
func (c *clauses) watching(l literal) *[]int {
	if l < 0 {
		return &c.watched[-2*l+1]
	}
	return &c.watched[2*l]
}

// value returns 1 for a true literal, -1 for a false one, 0 for one that is not known.
func (c *clauses) value(l literal) int8 {
	if l < 0 {
		return -c.is[-l]
	}
	return c.is[l]
}

// add adds a clause before anything is decided.
func (c *clauses) add(of ...literal) {
	c.w.charge(2 + len(of))
	var open []literal
	for _, l := range of {
		switch {
		case c.value(l) > 0 || slices.Contains(open, -l):
			return // it holds in any case
		case c.value(l) == 0 && !slices.Contains(open, l):
			open = append(open, l)
		}
	}
	switch len(open) {
	case 0:
		c.never = true
	case 1:
		c.assume(open[0], -1)
	default:
		c.keep(open)
	}
}

// keep watches the first two literals of a clause, and returns its number.
func (c *clauses) keep(of []literal) int {
	at := len(c.list)
	c.list = append(c.list, of)
	for _, l := range of[:2] {
		to := c.watching(l)
		*to = append(*to, at)
	}
	return at
}

func (c *clauses) assume(l literal, reason int) {
	c.is[l.number()] = 1
	if l < 0 {
		c.is[-l] = -1
	}
	c.level[l.number()], c.reason[l.number()] = len(c.decided), reason
	c.trail = append(c.trail, l)
}

// solve looks for values that satisfy the clauses.
func (c *clauses) solve() Truth {
	for {
		conflict := c.follow()
		switch {
		case c.never || conflict >= 0 && len(c.decided) == 0:
			c.never = true
			return No
		case conflict >= 0:
			if c.learn(conflict); !c.w.spend(0) {
				return Unknown
			}
			continue
		}
		at := slices.IndexFunc(c.order, func(v int) bool { return c.is[v] == 0 })
		c.w.charge(1 + len(c.order)/20)
		if at < 0 {
			return Yes
		}
		c.decided = append(c.decided, len(c.trail))
		c.assume(literal(c.order[at]), -1)
	}
}

// follow makes true what follows from what is known. It returns a clause of which nothing
// is true any more, -1 if there is none.
func (c *clauses) follow() (conflict int) {
	for c.next < len(c.trail) {
		not := -c.trail[c.next]
		c.next++
		of := c.watching(not)
		watching := *of
		c.w.charge(1 + len(watching)/4)
		kept := watching[:0]
		for i, at := range watching {
			is := c.list[at]
			if is[0] == not {
				is[0], is[1] = is[1], is[0]
			}
			if c.value(is[0]) <= 0 {
				if k := slices.IndexFunc(is[2:], func(l literal) bool { return c.value(l) >= 0 }); k >= 0 {
					is[1], is[k+2] = is[k+2], is[1]
					other := c.watching(is[1])
					*other = append(*other, at)
					continue
				}
			}
			kept = append(kept, at)
			switch c.value(is[0]) {
			case 0:
				c.assume(is[0], at)
			case -1:
				*of = append(kept, watching[i+1:]...)
				return at
			}
		}
		*of = kept
	}
	return -1
}

// learn adds the clause that a contradiction teaches, and takes back what was decided up to
// where something follows from it.
func (c *clauses) learn(conflict int) {
	learned := []literal{0}
	open, at := 0, len(c.trail)
	for of := c.list[conflict]; ; {
		c.w.charge(2 + len(of))
		for _, l := range of {
			v := l.number()
			if c.seen[v] || c.level[v] == 0 || c.value(l) > 0 {
				continue
			}
			if c.seen[v] = true; c.level[v] == len(c.decided) {
				open++
			} else {
				learned = append(learned, l)
			}
		}
		for at--; !c.seen[c.trail[at].number()]; at-- {
		}
		if open--; open == 0 {
			learned[0] = -c.trail[at]
			break
		}
		of = c.list[c.reason[c.trail[at].number()]]
	}
	for _, l := range c.trail {
		c.seen[l.number()] = false
	}
	back := 0
	for i, l := range learned[1:] {
		if level := c.level[l.number()]; level > back {
			back = level
			learned[1], learned[i+1] = learned[i+1], learned[1]
		}
	}
	c.back(back)
	reason := -1
	if len(learned) > 1 {
		reason = c.keep(learned)
	}
	c.assume(learned[0], reason)
}

// back takes back all that was decided beyond a level.
func (c *clauses) back(level int) {
	if level >= len(c.decided) {
		return
	}
	for _, l := range c.trail[c.decided[level]:] {
		c.is[l.number()] = 0
	}
	c.trail = c.trail[:c.decided[level]]
	c.decided = c.decided[:level]
	c.next = len(c.trail)
}
