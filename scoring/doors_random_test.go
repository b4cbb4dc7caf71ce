package scoring_test

import (
	"flag"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A hunt takes more rubrics, more units and other seeds than the ordinary run.
var (
	doorRubrics  = flag.Int("doors.rubrics", enough.Instances(12, 4), "random rubrics whose doors are compared")
	doorUnits    = flag.Int("doors.units", 40, "units of each of these rubrics")
	doorCommunes = flag.Int("doors.communes", enough.Instances(300, 20), "units of the rubric of the examples")
)

// TestDoorsOfRandomRubrics: with figures missing, bounded and excluding leaves, every leaf
// comes to what the evaluator over sets finds, one by one and by column; and what the units
// come to in the end is the same one by one, as a stream, by column and by column with the
// totals of a variant as a base. Columns come to what the same figures do as facts.
func TestDoorsOfRandomRubrics(t *testing.T) {
	c := &doors{t: t, counts: map[string]int{}}
	for i := range *doorRubrics {
		r := rand.New(rand.NewPCG(*ruletest.SeedFlag+140, uint64(i)))
		g, s, file := ruletest.SomeScorer(r)
		if s == nil {
			c.counts["faulty"]++
			continue
		}
		c.compare(s, g.FactsWithGaps(*doorUnits, s.Rubric()), r)
		if t.Failed() {
			t.Fatalf("rubric %d:\n%s", i, file)
		}
	}
	t.Log(c.counts)
	ruletest.Enough(t, c.counts, *doorRubrics**doorUnits, map[string]int{"one by one": 150, "by column": 150,
		"from columns": 150, "missing": 30, "excluded": 5, "failed": 1, "finals": 2, "with a base": 5})
}

// TestDoorsOfExample: the doors agree on the complete rubric of the examples, too.
func TestDoorsOfExample(t *testing.T) {
	s, f := illustrative(t, "facts")
	r := rand.New(rand.NewPCG(*ruletest.SeedFlag+141, 0))
	c := &doors{t: t, counts: map[string]int{}}
	for left := *doorCommunes; left > 0; left -= 300 {
		units := make([]scoring.Facts, min(left, 300))
		for i := range units {
			units[i] = varied(t, r, s, f)
			units[i].Inputs = ruletest.Gapped(r, s.Rubric().Scalars(), units[i].Inputs,
				ruletest.Choose(r, -20, -15, -10, 0, 30)) // none, few or many
		}
		c.compare(s, units, r)
	}
	t.Log(c.counts)
	ruletest.Enough(t, c.counts, *doorCommunes, map[string]int{"one by one": 3000, "by column": 3000,
		"from columns": 3000, "missing": 300, "excluded": 50, "finals": 5, "with a base": 200})
}

// varied returns facts of which some figures are other ones, by which they still hold what
// the rubric says of them.
func varied(t *testing.T, r *rand.Rand, s *scoring.Scorer, f scoring.Facts) scoring.Facts {
	c, err := rules.Inside(s)
	require.NoError(t, err)
	f.Inputs = maps.Clone(f.Inputs)
	for _, in := range s.Rubric().Scalars() {
		if r.IntN(6) > 0 {
			continue
		}
		was := f.Inputs[in.Name]
		d, number := was.Number()
		day, date := was.Day()
		switch {
		case in.Type == rubric.Bool:
			f.Inputs[in.Name] = scoring.Known(r.IntN(2) == 0)
		case in.Type == rubric.Enum:
			f.Inputs[in.Name] = scoring.Known(in.Options[r.IntN(len(in.Options))].Name)
		case date && !day.IsZero():
			f.Inputs[in.Name] = scoring.Known(day.Plus(int64(r.IntN(40) - 20)))
		case number && in.Type == rubric.Count:
			f.Inputs[in.Name] = scoring.Known(d.Mul(decimal.New(int64(r.IntN(12)), -1)).Floor())
		case number:
			f.Inputs[in.Name] = scoring.Known(d.Mul(decimal.New(int64(80+r.IntN(40)), -2)))
		}
		if _, err := rules.Hook.Row(c, f); err != nil {
			f.Inputs[in.Name] = was
		}
	}
	return f
}

// doors compares what units come to through different doors, and counts it.
type doors struct {
	t      *testing.T
	counts map[string]int
	scorer *scoring.Scorer
	rules  *rules.Compiled
	table  *columnar.Table
	totals *columnar.Totals
	units  []scoring.Facts
	rows   []rules.Row
}

func (c *doors) compare(s *scoring.Scorer, facts []scoring.Facts, r *rand.Rand) {
	var err error
	c.scorer, c.units, c.rows = s, nil, nil
	c.rules, err = rules.Inside(s)
	require.NoError(c.t, err)
	for _, f := range facts {
		row, err := rules.Hook.Row(c.rules, f)
		if err != nil {
			c.counts["refused"]++
			continue
		}
		c.units, c.rows = append(c.units, f), append(c.rows, row)
	}
	c.table, err = columnar.FromFacts(c.t.Context(), s, slices.Values(c.units), nil)
	require.NoError(c.t, err)
	c.totals, err = columnar.Score(c.t.Context(), s, c.table, nil, nil)
	require.NoError(c.t, err)
	for _, n := range c.rules.Leaves {
		c.leaf(n)
	}
	c.finals()
	c.columns(r)
	var leaves []*rubric.Item
	for it := range s.Rubric().Leaves() {
		if len(it.Cases) > 1 {
			leaves = append(leaves, it)
		}
	}
	for range min(len(leaves), 3) {
		c.variant(leaves[r.IntN(len(leaves))])
	}
}

// leaf compares what a leaf comes to.
func (c *doors) leaf(n *rules.Node) {
	e := c.rules.NewEngine()
	defer c.rules.Engines.Put(e)
	column, err := c.totals.Item(n.Item.Code)
	require.NoError(c.t, err)
	for i, row := range c.rows {
		o := n.Evaluate(c.rules.Rubric, c.rules.Vars(row, n), c.rules.Points(row, n)...)
		want := c.rules.Entry(n, &o)
		points, one, isOther := e.Leaf(row, n)
		if !isOther {
			one = rules.Entry{Leaf: n.Index, Status: rules.Scored, Counts: true, Lo: points, Hi: points}
		}
		// Where the evaluator stops short of an exact answer, a door may know more.
		if one != want && !((o.Loose || n.Item.Reported) && ruletest.Within(one, want)) {
			assert.Equal(c.t, want, one, "item %s of %v", n.Item.Code, c.units[i])
		}
		c.counts["one by one"]++
		known := one.Settled() && one.Counts
		assert.Equal(c.t, scoring.Status(one.Status), column.Status[i], "item %s of %v", n.Item.Code, c.units[i])
		assert.Equal(c.t, known, column.Known[i], "item %s of %v", n.Item.Code, c.units[i])
		if known {
			assert.Equal(c.t, one.Lo, column.Points[i], "item %s of %v", n.Item.Code, c.units[i])
		}
		c.counts["by column"]++
		switch {
		case one.Status == rules.Missing:
			c.counts["missing"]++
		case one.Status == rules.Failed:
			c.counts["failed"]++
		case one.Excluded:
			c.counts["excluded"]++
		}
	}
}

// finals compares what the units come to in the end.
func (c *doors) finals() {
	finals, i := c.totals.Finals(), 0
	for streamed, err := range c.scorer.Stream(c.t.Context(), slices.Values(c.units)) {
		require.NoError(c.t, err)
		one, err := c.scorer.Score(c.units[i])
		require.NoError(c.t, err)
		assert.Equal(c.t, one.Total, streamed.Total, "%v", c.units[i])
		assert.Equal(c.t, one.Total.Final, finals.At(i), "%v", c.units[i])
		if one.Total.Final.Valid {
			c.counts["finals"]++
		}
		i++
	}
	assert.Equal(c.t, len(c.units), i)
}

// columns compares what the units come to by columns and by the same figures as facts.
func (c *doors) columns(r *rand.Rand) {
	columns, facts := ruletest.ColumnsOf(r, c.scorer, c.units)
	var of [2]*columnar.Totals
	for i, read := range []func() (*columnar.Table, error){
		func() (*columnar.Table, error) { return columnar.FromColumns(c.t.Context(), c.scorer, columns, nil) },
		func() (*columnar.Table, error) {
			return columnar.FromFacts(c.t.Context(), c.scorer, slices.Values(facts), nil)
		},
	} {
		table, err := read()
		require.NoError(c.t, err)
		of[i], err = columnar.Score(c.t.Context(), c.scorer, table, nil, nil)
		require.NoError(c.t, err)
	}
	assert.Equal(c.t, of[1].Finals(), of[0].Finals())
	for _, n := range c.rules.Nodes() {
		want, err := of[1].Item(n.Item.Code)
		require.NoError(c.t, err)
		got, err := of[0].Item(n.Item.Code)
		require.NoError(c.t, err)
		assert.Equal(c.t, want, got, n.Item.Code)
		c.counts["from columns"] += len(facts)
	}
}

// variant compares what the units come to where the first case of a leaf gives what its last
// one does.
func (c *doors) variant(it *rubric.Item) {
	other := *it
	other.Cases, other.RisesWith, other.FallsWith = slices.Clone(it.Cases), nil, nil
	other.Cases[0].Score = it.Cases[len(it.Cases)-1].Score
	variant, err := c.scorer.With(&other)
	require.NoError(c.t, err)
	whole, err := columnar.Score(c.t.Context(), variant, c.table, nil, nil)
	require.NoError(c.t, err)
	based, err := columnar.Score(c.t.Context(), variant, c.table, c.totals, nil)
	require.NoError(c.t, err)
	assert.Equal(c.t, whole.Finals(), based.Finals(), "item %s", it.Code)
	c.counts["with a base"] += c.table.Len()
}
