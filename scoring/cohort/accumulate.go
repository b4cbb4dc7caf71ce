package cohort

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/statistics"
)

// Accumulator gathers the [Summary] of units that come in parts, of which none is kept: its
// size is that of the scores that differ, not of the units. The zero Accumulator is empty
// and ready. One goroutine may add to it; parts that others gathered are merged. A unit that
// comes twice counts twice.
//
//	var all cohort.Accumulator
//	for part := range parts { // some thousand units each
//		totals, err := columnar.Score(ctx, scorer, part, nil, nil)
//		if err != nil {
//			return err
//		}
//		if err := all.Add(totals); err != nil {
//			return err
//		}
//	}
//	summary := all.Summary(nil)
//
// Places of units need a second pass: a unit of a group has the place
// all.Finals(group).Above(score) + 1 where equal units share the better place.
type Accumulator struct {
	layout *layout
	groups map[string]*tally
}

// Add adds the units that were scored by column. The error says that they are of another
// edition than those before ([scoring.ErrEdition]), or names units that come twice among
// them; nothing is added then.
func (a *Accumulator) Add(t *columnar.Totals) error {
	if t.Len() == 0 || a == nil {
		return nil
	}
	c, err := FromTotals(t)
	if err != nil {
		return err
	}
	return a.add(c)
}

// Merge adds what another accumulator gathered, which stays as it is. The error says that
// it is of another edition.
func (a *Accumulator) Merge(other *Accumulator) error {
	if a == nil || other == nil || other.layout == nil {
		return nil
	}
	if err := a.take(other.layout); err != nil {
		return err
	}
	if a == other {
		other = &Accumulator{layout: a.layout, groups: map[string]*tally{}}
		for name, t := range a.groups {
			other.groups[name] = newTally(a.layout)
			other.groups[name].merge(t)
		}
	}
	for name, t := range other.groups {
		a.group(name).merge(t)
	}
	return nil
}

// Finals returns the distribution of the final scores of an object group: empty where none of
// its units has one. It belongs to the caller.
func (a *Accumulator) Finals(group string) *statistics.Distribution {
	if a == nil || a.layout == nil {
		return statistics.New(0)
	}
	out := statistics.New(a.layout.rubric.Points.Places)
	if t := a.groups[spelling.Normalize(group)]; t != nil {
		out.Merge(t.finals)
	}
	return out
}

// Summary returns what was gathered so far. Nil options mean the defaults.
func (a *Accumulator) Summary(o *statistics.Options) *Summary {
	out := &Summary{Schema: jsonform.Schema, Groups: []GroupSummary{}}
	if a == nil || a.layout == nil {
		return out
	}
	out.Edition = a.layout.edition
	all := newTally(a.layout)
	for _, name := range a.names() {
		t := a.groups[name]
		g := t.summary(a.layout, o)
		g.Name = name
		for _, declared := range a.layout.rubric.Groups {
			if declared.Name == name {
				g.Title = declared.Title
			}
		}
		out.Groups = append(out.Groups, g)
		all.merge(t)
	}
	out.All = all.summary(a.layout, o)
	return out
}

// names returns the names of the groups in order.
func (a *Accumulator) names() []string {
	place := func(name string) int {
		at := slices.IndexFunc(a.layout.rubric.Groups, func(g rubric.Option) bool { return g.Name == name })
		if at < 0 {
			return len(a.layout.rubric.Groups)
		}
		return at
	}
	return slices.SortedFunc(maps.Keys(a.groups), func(x, y string) int {
		return cmp.Or(cmp.Compare(place(x), place(y)), spelling.CompareCodes(x, y), cmp.Compare(x, y))
	})
}

// take makes the accumulator one of an edition.
func (a *Accumulator) take(l *layout) error {
	switch {
	case a.layout == nil:
		a.layout, a.groups = l, map[string]*tally{}
	case a.layout.edition != l.edition:
		return otherPart.Say(l.edition.SHA256, a.layout.edition.SHA256)
	}
	return nil
}

// group returns the tally of a group.
func (a *Accumulator) group(name string) *tally {
	t := a.groups[name]
	if t == nil {
		t = newTally(a.layout)
		a.groups[name] = t
	}
	return t
}

// add adds the units of a cohort, item after item on several cores.
func (a *Accumulator) add(c *Cohort) error {
	if err := a.take(layoutOf(c.rubric)); err != nil {
		return err
	}
	l, n := a.layout, c.Len()
	p := &part{cohort: c, of: make([]*tally, n), finals: c.Finals(), areas: c.areas()}
	for i := range n {
		p.of[i] = a.group(spelling.Normalize(c.Unit(i).Group))
	}
	for _, u := range c.roster { // they have no sheet
		t := a.group(spelling.Normalize(u.Group))
		t.units, t.blank = t.units+1, t.blank+1
	}
	p.addFinals(l)
	p.addItem(p.areas, &l.whole, func(t *tally) *itemTally { return &t.areas })
	item := c.itemOf(l)
	return rules.Each(context.Background(), nil, len(l.items), func(i int) {
		scores := item(i)
		if scores == nil {
			return // every item is of this rubric
		}
		p.addItem(scores, &l.items[i], func(t *tally) *itemTally { return &t.items[i] })
		if term := l.items[i].term; term >= 0 {
			for k, t := range p.of {
				if p.finals.Known[k] && scores.Known[k] {
					t.terms[term].points.add(scores.Points[k])
					t.terms[term].products.addProduct(scores.Points[k], p.finals.Points[k])
				}
			}
		}
	})
}

// itemOf returns what gives the scores at the items of a layout, by their numbers; nil where
// there are none. Results are walked once for all items.
func (c *Cohort) itemOf(l *layout) func(i int) *columnar.Scores {
	if c.given == nil {
		return func(i int) *columnar.Scores {
			scores, err := c.Item(l.items[i].item.Code)
			if err != nil {
				return nil
			}
			return scores
		}
	}
	at := map[string]int{}
	for i, it := range l.items {
		at[it.item.Code] = i
	}
	all := make([][]*scoring.Score, len(l.items))
	for i := range all {
		all[i] = make([]*scoring.Score, len(c.given))
	}
	for k, r := range c.given {
		for it := range r.All() {
			if i, is := at[it.Code]; is {
				all[i][k] = &it.Score
			}
		}
	}
	return func(i int) *columnar.Scores {
		if slices.Contains(all[i], nil) {
			return nil
		}
		return c.scoresOf(func(k int) *scoring.Score { return all[i][k] })
	}
}

// part is the units that are being added.
type part struct {
	cohort        *Cohort
	of            []*tally // of the group of each unit
	finals, areas *columnar.Scores
}

func (p *part) addFinals(l *layout) {
	for k, t := range p.of {
		switch t.units++; {
		case !p.finals.Known[k] && p.cohort.blank(k):
			t.blank++
		case !p.finals.Known[k]:
			t.open++
		default:
			final, base := p.finals.Points[k], l.base
			if base == 0 {
				base = p.areas.Applicable[k]
			}
			t.finals.AddUnits(final, 1)
			t.share.add(final, base)
			t.extremes(final, p.cohort.units[k])
		}
	}
}

func (p *part) addItem(scores *columnar.Scores, l *itemLayout, of func(*tally) *itemTally) {
	for k, t := range p.of {
		it := of(t)
		switch status := scores.Status[k]; {
		case scores.Known[k]:
			points, applicable := scores.Points[k], scores.Applicable[k]
			it.share.add(points, applicable)
			if l.side == ofAreas && points < applicable {
				it.losing++
			}
		case status == scoring.Missing || status == scoring.Failed:
			it.open++
		default:
			it.excluded++
		}
	}
}

// areas returns what the areas came to together.
func (c *Cohort) areas() *columnar.Scores {
	if c.totals != nil {
		return c.totals.Areas()
	}
	return c.scoresOf(func(i int) *scoring.Score { return &c.given[i].Total.Score })
}

// blank reports whether nothing is said of a unit. Of a result that was read, and not scored
// here, it is taken from its leaves: there are some, and none of them is settled.
func (c *Cohort) blank(k int) bool {
	if c.totals != nil {
		return c.totals.Blank(k)
	}
	if blank, known := rules.Hook.Blank(c.given[k]); known {
		return blank
	}
	leaves := c.given[k].Leaves()
	settled := func(it *scoring.Item) bool { return it.Status != scoring.Missing }
	return len(leaves) > 0 && !slices.ContainsFunc(leaves, settled)
}
