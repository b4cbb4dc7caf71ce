package improve_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// climb checks the improvements of one random leaf for some facts.
type climb struct {
	*rand.Rand
	t        *testing.T
	g        *ruletest.SomeGroup
	file     string
	scorer   *scoring.Scorer
	known    map[string]any
	base     decimal.Decimal
	found    []improve.Improvement
	linear   bool
	complete bool
	finer    bool
	seen     map[string]int
	faults   map[string]*ruletest.Slip
}

// TestImprovementsOnAGrid: every improvement, scored, earns what it says, and no
// smaller change on a grid does; what a grid earns with one input or with two, an
// improvement earns, too.
func TestImprovementsOnAGrid(t *testing.T) {
	t.Parallel()
	seen, faults := map[string]int{}, map[string]*ruletest.Slip{}
	for i := range uint64(*improveRules) {
		r := rand.New(rand.NewPCG(*improveSeed, i))
		g := ruletest.NewGroup(r)
		if g.Wild {
			continue
		}
		rule := g.Rule()
		file, _ := g.File(rule)
		for _, in := range g.Inputs {
			if r.IntN(6) == 0 {
				file = strings.Replace(file, "title: "+in.Name, "fixed: true, title: "+in.Name, 1)
			}
		}
		rb, err := rubric.Parse("random.yaml", []byte(file), nil)
		if err != nil {
			continue
		}
		s, err := scoring.Compile(rb, nil)
		if err != nil {
			continue
		}
		seen["rules"]++
		if g.Members {
			seen["of series and groups"]++
		}
		for range 4 {
			c := &climb{Rand: r, t: t, g: g, file: file, scorer: s, seen: seen, faults: faults}
			for _, word := range []string{"v0", "rate(", "p1 * ", "(c1 * 100) / c2", "c1 / (c1"} {
				c.linear = !strings.Contains(file, word) && (c.linear || word == "v0")
			}
			c.climb()
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%d times %s", faults[kind].Times, faults[kind].Text)
	}
	t.Logf("%v", seen)
	ruletest.Enough(t, seen, *improveRules, map[string]int{
		"rules": 60, "leaves": 240, "facts": 60_000, "improvements of 1": 100, "improvements of 2": 40,
		"single steps up": 2000,
	})
}

// wrong keeps the shortest file of each kind of fault.
func (c *climb) wrong(kind, format string, args ...any) {
	text := fmt.Sprintf("%s: %s\nknown %s, base %s\n%s\n%s", kind, fmt.Sprintf(format, args...),
		ruletest.ShownKnown(c.known), c.base, shownImprovements(c.found), ruletest.AfterInputs(c.file))
	f := c.faults[kind]
	if f == nil {
		f = &ruletest.Slip{Text: text}
		c.faults[kind] = f
	}
	if f.Times++; len(text) < len(f.Text) {
		f.Text = text
	}
}

func shownImprovements(list []improve.Improvement) string {
	var b strings.Builder
	for _, i := range list {
		for _, ch := range i.Changes {
			fmt.Fprintf(&b, "%s %s → %s %s (%s), ", ch.Input, ch.Observed, ch.Operator, ch.Required, ch.Figure)
		}
		fmt.Fprintf(&b, "%s points, %s more\n", i.Points, i.Gain)
	}
	return b.String()
}

func (c *climb) input(name string) *rubric.Input { return c.scorer.Rubric().Input(name) }

// numbersOf returns values of a number to try: at the numbers of the rule and next
// to them, and some others.
func (c *climb) numbersOf(in *rubric.Input, fine bool, more ...string) []string {
	lo, hi := in.Domain()
	var out []decimal.Decimal
	add := func(d decimal.Decimal) {
		if in.Type == rubric.Count && !d.IsInteger() || !ruletest.OnGrid(in, d) || !d.Equal(d.Round(c.places())) ||
			lo.Valid && d.LessThan(lo.Decimal) || hi.Valid && d.GreaterThan(hi.Decimal) {
			return
		}
		out = append(out, d)
	}
	step := decimal.New(1, -c.places())
	if in.Type == rubric.Count {
		step = ruletest.Dec("1")
	}
	for _, s := range append(slices.Clone(c.g.Numbers), more...) {
		for _, k := range []int64{-1, 0, 1} {
			add(ruletest.Dec(s).Add(step.Mul(decimal.NewFromInt(k))))
		}
	}
	if lo.Valid {
		add(lo.Decimal)
	}
	if hi.Valid {
		add(hi.Decimal)
	}
	if fine {
		for k := range int64(120) {
			add(decimal.NewFromInt(k))
			add(decimal.NewFromInt(k).Add(ruletest.Dec("0.37")))
			add(decimal.NewFromInt(-k))
		}
	}
	slices.SortFunc(out, decimal.Decimal.Cmp)
	out = slices.CompactFunc(out, decimal.Decimal.Equal)
	list := make([]string, len(out))
	for i, d := range out {
		list[i] = d.String()
	}
	return list
}

// places are those of the numbers that are tried: the figures of improvements have
// two if that suffices.
func (c *climb) places() int32 {
	if c.finer {
		return 5
	}
	return 2
}

// grid returns values of an input to try.
func (c *climb) grid(name string, fine bool) []any {
	in := c.input(name)
	var out []any
	switch in.Type {
	case rubric.Bool:
		return []any{true, false}
	case rubric.Enum:
		for _, o := range in.Options {
			out = append(out, o.Name)
		}
	case rubric.DateIn:
		for _, s := range append(slices.Clone(c.g.Dates), c.dates(name)...) {
			for k := range int64(3) {
				out = append(out, rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(c.day(s)+k-1).String())
			}
		}
		if len(out) == 0 {
			out = []any{"2025-06-30"}
		}
	default:
		var more []string
		more = append(more, c.dates(name)...)
		for _, s := range c.numbersOf(in, fine, more...) {
			out = append(out, s)
		}
	}
	return out
}

// dates returns the known value and the figures of the improvements of an input.
func (c *climb) dates(name string) []string {
	var out []string
	if s, is := c.known[name].(string); is {
		out = append(out, s)
	}
	for _, i := range c.found {
		for _, ch := range i.Changes {
			if ch.Input == name {
				out = append(out, ch.Figure.String())
			}
		}
	}
	return out
}

func (c *climb) score(in map[string]any) *scoring.Item {
	r, err := c.scorer.Score(ruletest.FactsOf(ruletest.Figures(in)))
	require.NoError(c.t, err)
	return r.Item("1.1")
}

// earned returns what the leaf earns for many facts; not Valid where it earns
// nothing or fails.
func (c *climb) earned(units []map[string]any) []decimal.NullDecimal {
	facts := make([]scoring.Facts, len(units))
	for i, u := range units {
		facts[i] = ruletest.FactsOf(ruletest.Figures(u))
	}
	table, err := columnar.FromFacts(context.Background(), c.scorer, slices.Values(facts), nil)
	require.NoError(c.t, err)
	totals, err := columnar.Score(context.Background(), c.scorer, table, nil, nil)
	require.NoError(c.t, err)
	out := make([]decimal.NullDecimal, len(units))
	for i := range units {
		out[i] = ruletest.PointsOf(totals, "1.1", i)
		c.seen["facts"]++
	}
	return out
}

func (c *climb) day(v any) int64 {
	var d rubric.Date
	require.NoError(c.t, d.UnmarshalText([]byte(fmt.Sprint(v))))
	return d.DayNumber()
}

// far returns how far a value is from another, with the side.
func (c *climb) far(name string, from, to any) (d decimal.Decimal, side int) {
	switch in := c.input(name); {
	case in.Type == rubric.DateIn:
		d = decimal.NewFromInt(c.day(to) - c.day(from))
	case in.Type.Numeric():
		d = ruletest.Dec(fmt.Sprint(to)).Sub(ruletest.Dec(fmt.Sprint(from)))
	case fmt.Sprint(from) == fmt.Sprint(to):
		return decimal.Zero, 0
	default:
		return decimal.NewFromInt(1), 1 + slices.IndexFunc(in.Options, func(o rubric.Option) bool { return o.Name == to })
	}
	return d.Abs(), d.Sign()
}

func (c *climb) climb() {
	c.known = map[string]any{}
	exact := c.IntN(3) > 0
	for i := range c.g.Inputs {
		in := &c.g.Inputs[i]
		values := c.grid(in.Name, true)
		v := values[c.IntN(len(values))]
		switch {
		case exact || c.IntN(2) == 0:
			c.known[in.Name] = v
		case in.Type.Numeric() && c.IntN(2) == 0:
			c.known[in.Name] = ruletest.Choose(c.Rand, scoring.Bound{AtLeast: ruletest.Figure(v)},
				scoring.Bound{AtMost: ruletest.Figure(v)})
		}
	}
	before := c.score(c.known)
	found, err := c.improvements()
	require.NoError(c.t, err)
	c.found = found
	c.seen["leaves"]++
	c.base = before.Range.Least
	if before.Status == scoring.Failed || !before.Error.IsZero() {
		c.base = c.scorer.Rubric().Item("1.1").Min
	}
	for i := range found {
		c.scored(&found[i])
	}
	if before.Applicable.Valid && before.Applicable.Decimal.IsZero() ||
		!before.Applicable.Valid && before.Status != scoring.Failed {
		return // left out, perhaps
	}
	if !exact {
		return
	}
	var free []string
	for name := range c.known {
		if !c.input(name).Fixed && ruletest.Reads(c.file[strings.Index(c.file, "areas:"):], name) {
			free = append(free, name)
		}
	}
	slices.Sort(free)
	for i, a := range free {
		c.one(a)
		for _, b := range free[i+1:] {
			c.two(a, b)
		}
	}
}

func (c *climb) improvements() (found []improve.Improvement, err error) {
	defer func() {
		if p := recover(); p != nil {
			c.wrong("a panic", "%v", p)
		}
	}()
	all, err := improve.Leaf(context.Background(), c.scorer, ruletest.FactsOf(ruletest.Figures(c.known)), "1.1", nil)
	if err != nil {
		return nil, err
	}
	if c.complete = all.Complete; c.complete {
		c.seen["complete"]++
	}
	work := slices.ContainsFunc(all.Gaps, func(g improve.Gap) bool { return g.Kind == improve.GapWork })
	if work {
		c.seen["ended before all was gone through"]++
	}
	if c.linear && !c.complete && !work && c.allKnown() {
		c.wrong("of a linear rule something is left open", "%v", all.Gaps)
	}
	return all.List, nil
}

// allKnown reports whether every figure is known exactly.
func (c *climb) allKnown() bool {
	for _, v := range c.known {
		if _, bound := v.(scoring.Bound); bound {
			return false
		}
	}
	return len(c.known) == len(c.g.Inputs)
}

// scored scores an improvement.
func (c *climb) scored(i *improve.Improvement) {
	c.seen[fmt.Sprintf("improvements of %d", len(i.Changes))]++
	in := maps.Clone(c.known)
	for _, ch := range i.Changes {
		in[ch.Input] = ch.Figure
		if c.input(ch.Input).Fixed {
			c.wrong("a fixed input is changed", "%s", ch.Input)
		}
	}
	after := c.score(in)
	if !after.Error.IsZero() || !after.Range.Least.Equal(i.Points) {
		c.wrong("an improvement earns something else", "%s %s %q", ruletest.Shown(after.Score), i.Points, after.Error.EN)
	}
	if !i.Gain.Equal(i.Points.Sub(c.base)) || !i.Gain.IsPositive() {
		c.wrong("the gain is wrong", "%s", i.Gain)
	}
}

// of returns the improvements of just these inputs.
func (c *climb) of(names ...string) []*improve.Improvement {
	var out []*improve.Improvement
	for i := range c.found {
		if !slices.ContainsFunc(c.found[i].Changes, func(ch improve.Change) bool {
			return !slices.Contains(names, ch.Input)
		}) {
			out = append(out, &c.found[i])
		}
	}
	return out
}

// meets reports whether a value meets the relation of a change.
func (c *climb) meets(ch *improve.Change, v any) bool {
	of := func(a, b any) int {
		switch t := c.input(ch.Input).Type; {
		case t == rubric.DateIn:
			return cmp.Compare(c.day(a), c.day(b))
		case t.Numeric():
			x, ok := new(big.Rat).SetString(fmt.Sprint(a))
			require.True(c.t, ok)
			y, ok := new(big.Rat).SetString(fmt.Sprint(b))
			require.True(c.t, ok, b)
			return x.Cmp(y)
		}
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
	}
	switch ch.Operator {
	case "==":
		return of(v, ch.Required) == 0
	case ">=":
		return of(v, ch.Required) >= 0
	case ">":
		return of(v, ch.Required) > 0
	case "<=":
		return of(v, ch.Required) <= 0
	case "<":
		return of(v, ch.Required) < 0
	}
	if strings.HasPrefix(ch.Required, ">= ") {
		from, to, _ := strings.Cut(ch.Required, ", ")
		return of(v, from[3:]) >= 0 && (to == "" || of(v, to[3:]) <= 0)
	}
	if strings.HasPrefix(ch.Required, "<= ") {
		return of(v, ch.Required[3:]) <= 0
	}
	if t := c.input(ch.Input).Type; !t.Numeric() {
		return slices.Contains(strings.Split(ch.Required, ", "), fmt.Sprint(v))
	}
	if !strings.Contains(ch.Required, ", ") {
		c.wrong("a range has no two ends", "%s %s", ch.Operator, ch.Required)
		return of(v, ch.Required) == 0
	}
	from, to, _ := strings.Cut(ch.Required[1:len(ch.Required)-1], ", ")
	lo, hi := of(v, from), of(v, to)
	return (lo > 0 || lo == 0 && ch.Required[0] == '[') && (hi < 0 || hi == 0 && strings.HasSuffix(ch.Required, "]"))
}

// one tries all values of one input on a grid.
func (c *climb) one(name string) {
	values := c.grid(name, true)
	units := make([]map[string]any, len(values))
	for i, v := range values {
		units[i] = ruletest.With(c.known, name, v)
	}
	points := c.earned(units)
	list := c.of(name)
	for k, v := range values {
		if !points[k].Valid {
			points[k].Decimal = ruletest.Dec("-1000")
		}
		p := points[k].Decimal
		d, side := c.far(name, c.known[name], v)
		for _, i := range list {
			far, its := c.far(name, c.known[name], i.Changes[0].Figure)
			if side == its && d.LessThan(far) && p.GreaterThanOrEqual(i.Points) && !i.PerhapsFarther {
				c.wrong("a smaller change of one input earns as much", "%s = %v: %s", name, v, p)
			}
			if c.meets(&i.Changes[0], v) && p.LessThan(i.Points) {
				c.wrong("a figure that is said to suffice earns less", "%s = %v: %s", name, v, p)
			}
		}
		if !p.GreaterThan(c.base) {
			continue
		}
		c.seen["single steps up"]++
		near, much := false, false
		for _, i := range list {
			far, its := c.far(name, c.known[name], i.Changes[0].Figure)
			there := its == side || c.input(name).Type == rubric.Enum && c.meets(&i.Changes[0], v)
			near = near || there && far.LessThanOrEqual(d)
			much = much || (there || !c.linear) && i.Points.GreaterThanOrEqual(p)
		}
		if c.linear && !near {
			c.wrong("no improvement is as near as a value", "%s = %v: %s", name, v, p)
		}
		if (c.linear || c.complete) && !much {
			c.wrong("no improvement earns as much as a value", "%s = %v: %s", name, v, p)
		}
	}
}

// two tries values of two inputs on a coarse grid.
func (c *climb) two(a, b string) {
	as, bs := c.grid(a, false), c.grid(b, false)
	var units []map[string]any
	for _, x := range as {
		for _, y := range bs {
			units = append(units, ruletest.With(ruletest.With(c.known, a, x), b, y))
		}
	}
	points := c.earned(units)
	list := c.of(a, b)
	for k, u := range units {
		p := points[k].Decimal
		if !points[k].Valid {
			p = ruletest.Dec("-1000")
		}
		much := !p.GreaterThan(c.base)
		for _, i := range list {
			much = much || i.Points.GreaterThanOrEqual(p)
			if len(i.Changes) < 2 {
				continue
			}
			within, nearer, meets := true, false, true
			for n := range i.Changes {
				ch := &i.Changes[n]
				far, its := c.far(ch.Input, c.known[ch.Input], ch.Figure)
				d, side := c.far(ch.Input, c.known[ch.Input], u[ch.Input])
				within = within && (side == 0 || side == its && d.LessThanOrEqual(far))
				nearer = nearer || d.LessThan(far)
				meets = meets && c.meets(ch, u[ch.Input])
			}
			if within && nearer && p.GreaterThanOrEqual(i.Points) && !i.PerhapsFarther {
				c.wrong("a smaller change of two inputs earns as much", "%s = %v, %s = %v: %s", a, u[a], b, u[b], p)
			}
			if meets && p.LessThan(i.Points) {
				c.wrong("two figures that are said to suffice earn less", "%s = %v, %s = %v: %s", a, u[a], b, u[b], p)
			}
		}
		if (c.linear || c.complete) && !much {
			c.wrong("no improvement earns as much as two values", "%s = %v, %s = %v: %s", a, u[a], b, u[b], p)
		}
	}
}
