package bridge

import (
	"context"
	"errors"
	"iter"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Year is the units of one year with the edition that they are scored by. Units are read
// once. Every unit has an ID, by which it is found again in the other year.
type Year struct {
	Scorer *scoring.Scorer
	Units  iter.Seq[scoring.Facts]
}

// Bridge is what moved the scores of units from one year to the next. [Compare] makes it. It
// is immutable, and goroutines may share it. The order of the units of either year changes
// nothing but the order of lists.
type Bridge struct {
	editions [2]*edition
	m        *Map
	clusters []cluster
	judged   []bool // of the links: no rule gives points to their items
	names    []Row  // of the clusters
	unit     int64  // in units of the last place of points: one point
	places   int
	units    []scoring.Unit // of the later year
	only     [2][]scoring.Unit
	finals   [2]*columnar.Scores
	totals   [2][2]*columnar.Totals // by rules, then by data
}

// Compare says what moved the score of every unit that both years have: rules, weights or
// data. Units that only one of them has are listed apart. A nil m means what [Propose]
// proposes. The error lists what is wrong with the map, the facts of a year, as
// [columnar.FromFacts] tells them, or IDs of units; or it is that of the context once it has
// ended. A nil w means the defaults.
func Compare(ctx context.Context, earlier, later Year, m *Map, w *scoring.Work) (*Bridge, error) {
	if ctx == nil {
		return nil, rules.ErrNoContext
	}
	years := [2]Year{earlier, later}
	b := &Bridge{}
	var inside [2]*rules.Compiled
	for e, y := range years {
		c, err := rules.Inside(y.Scorer)
		switch {
		case err != nil:
			return nil, err
		case y.Units == nil:
			return nil, noUnits.Say()
		}
		inside[e], b.places = c, max(b.places, c.Rubric.Points.Places)
	}
	if m == nil {
		var err error
		if m, err = Propose(ctx, earlier.Scorer, later.Scorer, w); err != nil {
			return nil, err
		}
	}
	var list source.Faults
	c := newChecker(m, [2]*rubric.Rubric{inside[0].Rubric, inside[1].Rubric}, func(path string, m locale.Message) {
		list.Add(mostFaults, func() *source.Fault { return &source.Fault{Path: path, Message: m} })
	})
	if c.check(); len(list) > 0 {
		return nil, list.Err()
	}
	b.m = m
	b.unit = interval.PowerOf10(b.places)
	for e := range inside {
		b.editions[e] = newEdition(inside[e], c, e, b.places)
	}
	for i := range m.Items {
		var have [2]bool
		var most [2]int64
		for e, is := range b.editions {
			for _, at := range is.links[i] {
				have[e] = true
				most[e] += is.most[at]
			}
		}
		b.clusters = append(b.clusters, newCluster(i, have, most))
		b.judged = append(b.judged, c.judged(i))
	}
	for side, of := range [2][2]*rubric.Adjustment{
		{inside[0].Rubric.Bonus, inside[1].Rubric.Bonus}, {inside[0].Rubric.Penalty, inside[1].Rubric.Penalty}} {
		if of[0] != nil || of[1] != nil {
			b.clusters = append(b.clusters, sideOf(side))
		}
	}
	facts, err := b.match(ctx, years)
	if err != nil {
		return nil, err
	}
	done := 0
	for r := range years {
		for d := range years {
			of := ways{slices.Values(facts[d]), nil}
			if r != d {
				of = c.newCrossing(inside[r], r).all(facts[d], facts[r], b.Len())
			}
			if err := b.score(ctx, years[r].Scorer, r, d, of, quiet(w)); err != nil {
				return nil, ofYear(inside[d].Rubric.Period, err)
			}
			if done += b.Len(); w != nil && w.Progress != nil {
				w.Progress(done, 4*b.Len())
			}
		}
	}
	for k := range b.clusters {
		b.names = append(b.names, b.named(&b.clusters[k]))
	}
	return b, nil
}

// mostFaults is how many faults of a map are told.
const mostFaults = 1000

// match finds the units that both years have, and returns their facts in the order of the
// later year, followed by those of the units that one year alone has.
func (b *Bridge) match(ctx context.Context, years [2]Year) (out [2][]scoring.Facts, err error) {
	var by [2]map[string]int
	var all [2][]scoring.Facts
	var list source.Faults
	for y, year := range years {
		fault := func(m locale.Message) {
			list.Add(mostFaults, func() *source.Fault {
				return &source.Fault{Message: m.Of(yearNamed.Say(b.editions[y].compiled.Rubric.Period))}
			})
		}
		by[y] = map[string]int{}
		for f := range year.Units {
			if err := ctx.Err(); err != nil {
				return out, err
			}
			id := spelling.Normalize(f.Unit.ID)
			_, twice := by[y][id]
			switch {
			case id == "":
				fault(unitUnnamed.Say(len(all[y]) + 1))
			case twice:
				fault(unitTwice.Say(locale.Short(f.Unit.ID)))
			}
			by[y][id] = len(all[y])
			all[y] = append(all[y], f)
		}
	}
	if len(list) > 0 {
		return out, list.Err()
	}
	for _, f := range all[1] {
		if was, is := by[0][spelling.Normalize(f.Unit.ID)]; is {
			b.units = append(b.units, f.Unit)
			out[0], out[1] = append(out[0], all[0][was]), append(out[1], f)
		}
	}
	for y := range all {
		for _, f := range all[y] {
			if _, is := by[1-y][spelling.Normalize(f.Unit.ID)]; !is {
				b.only[y] = append(b.only[y], f.Unit)
				out[y] = append(out[y], f)
			}
		}
	}
	return out, nil
}

// ofYear says of faults which year they are of.
func ofYear(year int, err error) error {
	var faults source.Faults
	if !errors.As(err, &faults) {
		return err
	}
	out := make(source.Faults, len(faults))
	for i, f := range faults {
		of := *f
		of.Message = f.Message.Of(yearNamed.Say(year))
		out[i] = &of
	}
	return out.Err()
}

// Len returns the number of units that both years have.
func (b *Bridge) Len() int {
	if b == nil {
		return 0
	}
	return len(b.units)
}

// Only returns the units that only the earlier and only the later year has.
func (b *Bridge) Only() (earlier, later []scoring.Unit) {
	if b == nil {
		return nil, nil
	}
	return slices.Clone(b.only[0]), slices.Clone(b.only[1])
}

// Chain compares several years in a row, each with the next: bridge i leads from years[i] to
// years[i+1] by maps[i]. Units are read once more for every bridge, so their sequences can
// be walked again. Nil maps mean those that [Propose] proposes. A change over all the years
// is the sum of those of the bridges. The error is that of [Compare].
func Chain(ctx context.Context, years []Year, maps []*Map, w *scoring.Work) ([]*Bridge, error) {
	if maps != nil && len(maps) != len(years)-1 {
		return nil, mapsLen.Say(len(maps), len(years))
	}
	out := []*Bridge{}
	for i := range len(years) - 1 {
		var m *Map
		if maps != nil {
			m = maps[i]
		}
		b, err := Compare(ctx, years[i], years[i+1], m, w)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}
