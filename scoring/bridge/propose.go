package bridge

import (
	"context"
	"encoding/json"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/verify"
)

// Propose makes a map from the comparison of two editions ([verify.Editions]): items are the
// same if they have the same code and title, else the same title, else the same code. A leaf
// that has items in the other edition is linked with all of them. What is left over is gone
// or new: whether an item was split or merged no comparison knows. Every link but those of
// items with the same code and title is marked as proposed, for people to confirm; inputs
// are those with the same name, so there are none in the map. A nil w means the defaults.
// The error is that of the context once it has ended.
func Propose(ctx context.Context, earlier, later *scoring.Scorer, w *scoring.Work) (*Map, error) {
	if ctx == nil {
		return nil, rules.ErrNoContext
	}
	// What the rules come to does not matter here, so none of them is proved.
	few := scoring.Work{Steps: 1}
	if w != nil {
		few.Workers = w.Workers
	}
	c, err := verify.Editions(ctx, earlier, later, &few)
	if err != nil {
		return nil, err
	}
	was, err := rules.Inside(earlier)
	if err != nil {
		return nil, err
	}
	is, err := rules.Inside(later)
	if err != nil {
		return nil, err
	}
	p := &proposal{trees: [2]*tree{newTree(was.Rubric), newTree(is.Rubric)}, to: map[string]string{}}
	p.pair(c)
	return &Map{Earlier: was.Rubric.ID, Later: is.Rubric.ID, Items: p.links()}, nil
}

// proposal pairs items by their codes.
type proposal struct {
	trees [2]*tree
	to    map[string]string // the new code of an old item
}

// pair reads the pairs out of a comparison, which lists the items that are gone and those
// that have another code; all others have the one they had.
func (p *proposal) pair(c *verify.EditionComparison) {
	gone, recoded := map[string]bool{}, map[string]string{}
	for _, ch := range c.Changes {
		switch {
		case ch.Kind == verify.ChangeRemoved && ch.Part == verify.OfItem:
			gone[ch.Name] = true
		case ch.Kind == verify.ChangeMoved && ch.Part == verify.OfItem && ch.Key == "code":
			var old rubric.Text
			if json.Unmarshal(ch.Old, &old) == nil {
				recoded[spelling.Normalize(old.VI)] = ch.Name
			}
		}
	}
	for code := range p.trees[0].under {
		if gone[code] {
			continue
		}
		p.to[code] = code
		if other, is := recoded[code]; is {
			p.to[code] = other
		}
	}
}

// links joins the terms of paired items and writes the clusters that they come to, in the
// order of the earlier edition; what is new comes last.
func (p *proposal) links() []Link {
	old, next := p.trees[0], p.trees[1]
	first := len(old.terms) // a term of the later edition is numbered behind those of the earlier one
	cluster := make([]int, first+len(next.terms))
	for at := range cluster {
		cluster[at] = at
	}
	join := func(a, b int) {
		for at, of := range cluster {
			if of == cluster[b] && a != b && of != cluster[a] {
				cluster[at] = cluster[a]
			}
		}
	}
	pairs := p.terms()
	paired := map[int]bool{}
	for a, b := range pairs {
		paired[a], paired[first+b] = true, true
		join(a, first+b)
	}
	for _, code := range old.codes {
		to, is := p.to[code]
		if !is {
			continue
		}
		a, b := old.under[code], next.under[to]
		switch {
		case old.isTerm(code) && !next.isTerm(to):
			for _, k := range b {
				if !paired[first+k] {
					join(a[0], first+k)
				}
			}
		case !old.isTerm(code) && next.isTerm(to):
			for _, k := range a {
				if !paired[k] {
					join(k, first+b[0])
				}
			}
		}
	}
	at, out := map[int]int{}, []Link{}
	for k, of := range cluster {
		i, is := at[of]
		if !is {
			i = len(out)
			at[of], out = i, append(out, Link{Proposed: true})
		}
		if k < first {
			out[i].From = append(out[i].From, old.terms[k].item.Code)
		} else {
			out[i].To = append(out[i].To, next.terms[k-first].item.Code)
		}
	}
	for i := range out {
		l := &out[i]
		l.Proposed = l.Kind() != Same || old.rubric.Item(l.From[0]).Title != next.rubric.Item(l.To[0]).Title
	}
	return out
}

// terms pairs the terms of which both editions have the item.
func (p *proposal) terms() map[int]int {
	out := map[int]int{}
	for at, t := range p.trees[0].terms {
		if to, is := p.to[t.item.Code]; is && p.trees[1].isTerm(to) {
			out[at] = p.trees[1].under[to][0]
		}
	}
	return out
}

// isTerm reports whether an item is a term itself.
func (t *tree) isTerm(code string) bool {
	of := t.under[code]
	return len(of) == 1 && t.terms[of[0]].item.Code == code
}
