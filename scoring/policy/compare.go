package policy

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Options say what [Compare] tells. The zero Options, and a nil *Options, are the defaults.
type Options struct {
	// Widest is how many units are listed that gain or lose most: 10 if zero, none if
	// negative.
	Widest int
	// Brief leaves out all lists but that of the groups: items, moves between bands, units.
	// It is for thousands of variants.
	Brief bool
	// Ranking is how units are ranked within their object groups; nil means the rule of the
	// rubric and, where it has none, the zero rule.
	Ranking *ranking.Rule
	Work    *scoring.Work // progress counts variants
}

const defaultWidest = 10

// Compare scores the units of a table by every variant of a set and holds them against what
// they come to by the scorer's own rubric. Only what a variant changes is computed. The
// variants are looked at in parallel; memory does not grow with their number but for what
// is told of each. The order of units changes nothing but the order of units that gain as
// much and have the same ID. The error lists all faults of all variants (a
// [source.Faults]) or of the ranking, says that the table is not the scorer's, or is that of
// the context.
func Compare(ctx context.Context, s *scoring.Scorer, t *columnar.Table, of *Set, o *Options) (*Comparison, error) {
	c, err := rules.Inside(s)
	switch {
	case err != nil:
		return nil, err
	case ctx == nil:
		return nil, rules.ErrNoContext
	}
	if err := of.check(c.Rubric); err != nil {
		return nil, err
	}
	r, err := begin(ctx, s, t, o)
	if err != nil {
		return nil, err
	}
	r.set, r.base = of, of.baseOf(s.Rubric())
	out := &Comparison{Schema: jsonform.Schema, Edition: s.Edition(), Illustrative: c.Rubric.Illustrative,
		Ranking: r.rule, Units: t.Len(), Variants: make([]Effect, len(of.Variants))}
	if err := r.all(ctx, out); err != nil {
		return nil, err
	}
	for i := range out.Variants {
		out.Illustrative = out.Illustrative || out.Variants[i].Illustrative
	}
	return out, nil
}

// begin scores the units as they are.
func begin(ctx context.Context, s *scoring.Scorer, t *columnar.Table, o *Options) (*run, error) {
	c, err := rules.Inside(s)
	if err != nil {
		return nil, err
	}
	if o == nil {
		o = &Options{}
	}
	totals, err := columnar.Score(ctx, s, t, nil, o.Work)
	if err != nil {
		return nil, err
	}
	r := &run{scorer: s, table: t, options: o, leaves: map[string]*columnar.Scores{}}
	if rule := o.Ranking; rule != nil {
		if err := c.Rubric.ValidateRanking(rule, nil); err != nil {
			return nil, err
		}
		r.rule = jsonform.Clone(*rule)
	} else if rule = c.Rubric.Ranking; rule != nil {
		r.rule = jsonform.Clone(*rule)
	}
	r.divide(c)
	r.was, err = r.state(totals, c, &places.Work{})
	return r, err
}

// run is one comparison.
type run struct {
	set     *Set
	scorer  *scoring.Scorer
	base    *rubric.Rubric
	table   *columnar.Table
	options *Options
	rule    ranking.Rule
	groups  []places.Group
	was     *state

	mu     sync.Mutex
	leaves map[string]*columnar.Scores // what units come to as it is, by code
	works  sync.Pool                   // of *places.Work
}

// divide notes which units belong to which group: those that the rubric declares, in its
// order, then others by name.
func (r *run) divide(c *rules.Compiled) {
	r.groups = places.Groups(r.table.Len(), func(i int) string { return r.table.Unit(i).Group })
	declared := func(g places.Group) int {
		at := slices.IndexFunc(c.Rubric.Groups, func(o rubric.Option) bool { return o.Name == g.Name })
		if at < 0 {
			return len(c.Rubric.Groups)
		}
		return at
	}
	slices.SortFunc(r.groups, func(a, b places.Group) int {
		return cmp.Or(cmp.Compare(declared(a), declared(b)), strings.Compare(a.Name, b.Name))
	})
}

// all looks at all variants.
func (r *run) all(ctx context.Context, out *Comparison) error {
	errs := make([]error, len(out.Variants))
	one := &scoring.Work{Workers: 1}
	if len(out.Variants) == 1 && r.options.Work != nil {
		one.Workers = r.options.Work.Workers
	}
	err := rules.Each(ctx, (*rules.Work)(r.options.Work), len(out.Variants), func(i int) {
		errs[i] = r.variant(ctx, i, one, &out.Variants[i])
	})
	if err != nil {
		return err
	}
	var faults source.Faults
	for _, err := range errs {
		var of source.Faults
		switch {
		case errors.As(err, &of):
			faults = append(faults, of...)
		case err != nil:
			return err
		}
	}
	return faults.Err()
}

// variant looks at one variant.
func (r *run) variant(ctx context.Context, at int, w *scoring.Work, out *Effect) error {
	scorer, err := r.set.vary(r.scorer, r.base, at)
	if err != nil {
		return err
	}
	totals, err := columnar.Score(ctx, scorer, r.table, r.was.totals, w)
	if err != nil {
		return err
	}
	v := &r.set.Variants[at]
	out.Name, out.Title = v.Name, v.Title
	return r.set.named(at, r.effect(scorer, totals, out))
}

// effect says what becomes of the units by other rules.
func (r *run) effect(scorer *scoring.Scorer, totals *columnar.Totals, out *Effect) error {
	c, err := rules.Inside(scorer)
	if err != nil {
		return err
	}
	work, _ := r.works.Get().(*places.Work)
	if work == nil {
		work = &places.Work{}
	}
	defer r.works.Put(work)
	is, err := r.state(totals, c, work)
	if err != nil {
		return err
	}
	out.Illustrative, out.Max, out.Groups = c.Rubric.Illustrative, c.Rubric.Max, []GroupEffect{}
	e := &effects{run: r, is: is, out: out}
	e.changes()
	if r.options.Brief {
		return nil
	}
	if err := e.items(); err != nil {
		return err
	}
	e.widest()
	return nil
}
