package influence

import (
	"context"
	"errors"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Drops leaves out every leaf that carries points, one at a time, with its maximum
// ([columnar.Totals.Without]), and says how the places of the units change. The error is that
// of the context, or says that there are no totals. A nil w means the defaults; progress
// counts items.
func Drops(ctx context.Context, t *columnar.Totals, w *scoring.Work) (*Report, error) {
	of := t.Rubric()
	switch {
	case ctx == nil:
		return nil, rules.ErrNoContext
	case of == nil:
		return nil, errNoTotals
	}
	var leaves []*rubric.Item
	for _, list := range rules.Lists(of) {
		for _, it := range list {
			for below := range it.All() {
				if below.Leaf() {
					leaves = append(leaves, below)
				}
			}
		}
	}
	r := newRanks(t)
	effects, tried := make([]Effect, len(leaves)), make([]bool, len(leaves))
	err := rules.Each(ctx, (*rules.Work)(w), len(leaves), func(i int) {
		after, err := t.Without(ctx, leaves[i].Code, &scoring.Work{Workers: 1})
		if err != nil {
			return // a part of an item, or the context has ended
		}
		effects[i] = Effect{Item: leaves[i].Code, Title: leaves[i].Title}
		if tried[i] = true; t.Len() > 0 {
			r.compare(&effects[i], after)
		}
	})
	if err != nil {
		return nil, err
	}
	var done []Effect
	var left []string
	for i, it := range leaves {
		if tried[i] {
			done = append(done, effects[i])
		} else {
			left = append(left, it.Code)
		}
	}
	return r.report(of, done, left), nil
}

var errNoTotals = errors.New("there are no totals")
