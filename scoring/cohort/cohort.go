package cohort

import (
	"context"
	"iter"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/peers"
	"github.com/shopspring/decimal"
)

// Cohort is many units that were scored by one edition of a rubric: what they came to in
// the end, and at every item. [Score] makes it from facts, [FromTotals] from columns,
// [FromResults] from results that a host keeps. It is immutable, and goroutines may share
// it; the order of the units changes nothing but the order of lists.
type Cohort struct {
	rubric *rubric.Rubric
	units  []scoring.Unit
	groups []places.Group
	finals *columnar.Scores
	totals *columnar.Totals  // nil of results
	given  []*scoring.Result // nil of totals
	roster []scoring.Unit    // those that are not among the units
}

// Score scores units as one cohort. Where rules read relative figures (peer_best(x)), it
// reads units twice, and gives each those of its object group, see [peers.Complete]; facts
// that were completed already, with other options, are scored by package columnar and come
// here by [FromTotals]. A unit without a sheet is better left out, and named by
// [Cohort.WithRoster]: as facts that say nothing it is of its group all the same, and leaves
// open what the best of that group, or its mean, is.
//
// The error is that of [columnar.FromFacts] or [peers.Complete], or names units that come
// twice. A nil w means the defaults.
func Score(ctx context.Context, s *scoring.Scorer, units iter.Seq[scoring.Facts], w *scoring.Work) (*Cohort, error) {
	units, err := peers.Complete(ctx, s, units, nil)
	if err != nil {
		return nil, err
	}
	table, err := columnar.FromFacts(ctx, s, units, w)
	if err != nil {
		return nil, err
	}
	totals, err := columnar.Score(ctx, s, table, nil, w)
	if err != nil {
		return nil, err
	}
	return FromTotals(totals)
}

// FromTotals returns the cohort of units that were scored by column. The error names units
// that come twice.
func FromTotals(t *columnar.Totals) (*Cohort, error) {
	if t.Len() == 0 {
		return &Cohort{rubric: t.Rubric()}, nil
	}
	c := &Cohort{rubric: t.Rubric(), finals: t.Finals(), totals: t}
	for i := range t.Len() {
		c.units = append(c.units, t.Unit(i))
	}
	return c, c.divide()
}

// FromResults returns the cohort of units that were scored before, by the rubric r, with
// judgements, evidence and waivers where they are those of a round. The error says that a
// result is by another edition ([scoring.ErrEdition]), or names units that come twice.
func FromResults(r *rubric.Rubric, results []*scoring.Result) (*Cohort, error) {
	if r == nil {
		return nil, rules.NoRubric.Say()
	}
	c := &Cohort{rubric: r.Clone(), given: slices.Clone(results)}
	finals := make([]decimal.NullDecimal, len(results))
	statuses := make([]scoring.Status, len(results))
	edition := r.Edition()
	for i, of := range results {
		switch {
		case of == nil:
			return nil, noResult.Say(i + 1)
		case of.Edition != edition:
			return nil, otherEdition.Say(of.Unit.ID, of.Edition.SHA256, edition.SHA256)
		}
		c.units = append(c.units, of.Unit)
		finals[i], statuses[i] = of.Total.Final, of.Total.Status
	}
	c.finals = scores(r, finals, statuses)
	for i, of := range results {
		if of.Total.Final.Valid && !of.Total.Exact.IsZero() {
			if c.finals.Exact == nil {
				c.finals.Exact = map[int]exact.Number{}
			}
			c.finals.Exact[i] = of.Total.Exact
		}
	}
	return c, c.divide()
}

// scores puts points into columns.
func scores(r *rubric.Rubric, points []decimal.NullDecimal, statuses []scoring.Status) *columnar.Scores {
	n := len(points)
	out := &columnar.Scores{Points: make([]int64, n), Known: make([]bool, n), Status: statuses, Places: r.Points.Places}
	for i, p := range points {
		if p.Valid {
			out.Points[i], out.Known[i] = rules.Scaled(p.Decimal, r.Points.Places)
		}
	}
	return out
}

// divide notes which units belong to which group. The error names units that come twice.
func (c *Cohort) divide() error {
	seen := map[string]bool{}
	for _, u := range c.units {
		id := spelling.Normalize(u.ID)
		if seen[id] {
			return unitTwice.Say(u.ID)
		}
		seen[id] = id != ""
	}
	c.groups = places.Groups(len(c.units), func(i int) string { return c.units[i].Group })
	return nil
}

// Len returns the number of units.
func (c *Cohort) Len() int {
	if c == nil {
		return 0
	}
	return len(c.units)
}

// Unit returns the i-th unit, from 0; the zero unit where there is none.
func (c *Cohort) Unit(i int) scoring.Unit {
	if i < 0 || i >= c.Len() {
		return scoring.Unit{}
	}
	return c.units[i]
}

// Rubric returns a copy of the rubric that the units were scored by; nil of no cohort.
func (c *Cohort) Rubric() *rubric.Rubric {
	if c == nil || c.rubric == nil {
		return nil
	}
	return c.rubric.Clone()
}

// Groups yields the object groups in the order in which they first come among the units,
// each with the numbers of its units.
func (c *Cohort) Groups() iter.Seq2[string, []int] {
	return func(yield func(string, []int) bool) {
		if c == nil || yield == nil {
			return
		}
		for _, g := range c.groups {
			if !yield(g.Name, slices.Clone(g.Members)) {
				return
			}
		}
	}
}

// Finals returns the final scores, by unit. They are shared by all callers and read-only.
func (c *Cohort) Finals() *columnar.Scores {
	if c.Len() == 0 {
		return &columnar.Scores{}
	}
	return c.finals
}

// Result returns the result of the i-th unit, from 0, with its items and reasons; nil where
// there is no such unit.
func (c *Cohort) Result(i int) *scoring.Result {
	switch {
	case i < 0 || i >= c.Len():
		return nil
	case c.given != nil:
		return c.given[i]
	}
	return c.totals.Result(i)
}

// Item returns what the units came to at an item, by unit; computed anew by every call. The
// error is [scoring.ErrUnknownItem].
func (c *Cohort) Item(code string) (*columnar.Scores, error) {
	switch {
	case c.Len() == 0:
		return &columnar.Scores{}, nil
	case c.totals != nil:
		return c.totals.Item(code)
	}
	unknown := false
	out := c.scoresOf(func(i int) *scoring.Score {
		it := c.given[i].Item(code)
		if it == nil {
			unknown = true
			return &scoring.Score{}
		}
		return &it.Score
	})
	if unknown {
		return nil, rules.UnknownItem(c.rubric, code)
	}
	return out, nil
}

// scoresOf puts what units came to by their results into columns.
func (c *Cohort) scoresOf(of func(i int) *scoring.Score) *columnar.Scores {
	points, statuses := make([]decimal.NullDecimal, c.Len()), make([]scoring.Status, c.Len())
	applicable := make([]int64, c.Len())
	for i := range c.given {
		score := of(i)
		points[i], statuses[i] = score.Points, score.Status
		if score.Points.Valid && score.Applicable.Valid {
			applicable[i], _ = rules.Scaled(score.Applicable.Decimal, c.rubric.Points.Places)
		}
	}
	out := scores(c.rubric, points, statuses)
	out.Applicable = applicable
	return out
}
