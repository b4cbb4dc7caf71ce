package rules

import (
	"math/big"
	"slices"
	"sync"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// numbers are what an expression comes to over sets of values.
type numbers = solve.Result[interval.Interval]

// span finds what a leaf comes to with figures missing or bounded by computing its kernel
// where the figures are least and most. Its points lie between these wherever they go one
// way with every figure that is not known. So what inputs can be is divided into boxes,
// once, that have this property: at most the whole, else by the numbers that the rule
// compares inputs with one by one. What a span does not see, the search of [Node.Exact]
// does; where both have an answer it is the same.
//
// A span is made when it is first asked, and keeps what it learns of boxes. Goroutines may
// share it.
type span struct {
	node     *Node
	layout   *Layout
	ties     []*constraint // on the inputs, and on those that they connect with these
	joined   []int         // slots of the others
	loosens  []int         // whether these make it easier to satisfy all ties as they fall, 1, or rise, -1
	columns  []kernel.Column
	unit     int64 // units in a point
	slots    []int // of the columns in a row
	once     sync.Once
	forms    []formula.Node
	ratios   []formula.Ratio
	long     bool              // too long for boxes
	formSize int               // parts of the formulas
	cost     int               // of what is learnt of one box
	domains  []interval.Domain // by input
	free     []figure          // what is known of inputs of which nothing is
	grids    []interval.Grid   // of the columns
	// freeJoined is the same of joined inputs.
	freeJoined []figure
	cells      [][]figure // by input; nil for one that is not divided
	size       int        // boxes, 0 where they are not divided
	// shares are the parts of what the first ratio can be that rules compare with numbers.
	shares []interval.Interval

	mu    sync.Mutex
	boxes map[int]*box
}

// box is what a rule does where each input is in one of its cells.
type box struct {
	none  bool // there is nothing in it
	ok    bool
	state int64
	// ways are by input, points the range of them before they are rounded.
	ways   []formula.Direction
	points interval.Interval
	// least and most are the same rounded, in units, where the item can have them.
	least, most       int64
	hasLeast, hasMost bool
	// stepped reports that all points are on the item's step.
	stepped bool
}

// wholeBox is the number of the box that is not divided.
const wholeBox = -1

// A cell is a part of what one input can be, in which the rule compares it with no number.

// The bounds of a span: rules beyond them take the way of the evaluator over sets.
const (
	mostBoxes   = 1 << 30   // of a rule, of which few are ever looked at
	mostKept    = 512       // boxes of a rule
	mostSpanned = 1_000_000 // steps on the boxes of one row
	mostLearnt  = 4_000_000 // steps on one box
	mostCuts    = 40        // of an input
)

func newSpan(s *Compiled, n *Node) *span {
	x := &span{node: n, layout: s.Inputs, slots: n.Reads, boxes: map[int]*box{},
		unit: interval.PowerOf10(s.Rubric.Points.Places)}
	for _, slot := range n.Inputs {
		x.columns = append(x.columns, s.Inputs.Columns[slot])
	}
	if n.Item.Reported {
		x.columns = append(x.columns, n.reportedColumn(x.unit))
	}
	x.tie(s.Relations)
	return x
}

// prepare does what needs to be done once.
func (x *span) prepare() {
	n := x.node
	for _, at := range n.Positions() {
		if f := n.Expression(at); f != nil {
			x.forms = append(x.forms, f)
			x.formSize += formula.Size(f)
		}
	}
	x.ratios = formula.Ratios(x.forms, len(n.Inputs), len(n.Unconstrained))
	x.cost = (x.formSize + 10) * (len(n.Unconstrained) + len(x.ratios) + 10)
	for i := range x.columns {
		d := interval.NumberDomain(n.Grid.Allowed) // reported points
		if i < len(n.Inputs) {
			d = n.Unconstrained[i]
		}
		d = written(d)
		x.domains = append(x.domains, d)
		x.free = append(x.free, figureOf(&x.columns[i], d))
		x.grids = append(x.grids, gridOf(x.columns[i]))
	}
	for _, slot := range x.joined {
		x.freeJoined = append(x.freeJoined, figureOf(&x.layout.Columns[slot], written(x.layout.Domains[slot])))
	}
	if x.long = x.cost > mostLearnt; !x.long {
		x.divide()
	}
}

// divide makes the cells of inputs that rules compare with numbers, or that may move the
// points in either way.
func (x *span) divide() {
	var cuts []formula.Cut
	for _, f := range x.forms {
		cuts = append(cuts, formula.Cuts(f, x.ratios)...)
	}
	guards := map[int]bool{}
	for _, g := range x.node.Guards {
		formula.Variables(g.Cond, func(slot int) { guards[slot] = true })
	}
	var ways []formula.Direction
	if b := x.box(wholeBox, nil, nil); b != nil {
		ways = b.ways
	}
	if len(x.ratios) > 0 {
		x.shares = sharesOf(slices.DeleteFunc(slices.Clone(cuts), func(c formula.Cut) bool {
			return c.Slot != x.ratios[0].Slot
		}))
	}
	x.size = 1
	x.cells = make([][]figure, len(x.domains))
	for i, d := range x.domains {
		switch d.Type {
		case interval.Bool, interval.Text:
			if ways == nil || ways[i] == formula.AnyWay || guards[i] {
				x.cells[i] = optionCells(&x.columns[i], d)
			}
		default:
			x.cells[i] = cellsOf(&x.columns[i], d, slices.DeleteFunc(slices.Clone(cuts), func(c formula.Cut) bool {
				return c.Slot != i || i >= len(x.node.Inputs)
			}))
		}
		if x.size *= max(1, len(x.cells[i])); x.size > mostBoxes {
			x.size = 0
			return
		}
	}
	if x.size == 1 {
		x.size = 0
	}
}

// gridOf returns the numbers that stand in a column.
func gridOf(c kernel.Column) interval.Grid {
	places := 0
	for scale := c.Scale; scale > 1; scale /= 10 {
		places++
	}
	return interval.GridOf(places)
}

func optionCells(c *kernel.Column, d interval.Domain) (out []figure) {
	if d.Type == interval.Bool {
		return []figure{figureOf(c, interval.BoolDomain(false)), figureOf(c, interval.BoolDomain(true))}
	}
	for _, name := range c.Options {
		out = append(out, figureOf(c, interval.TextDomain(name)))
	}
	return out
}

// cellsOf divides numbers at cuts.
func cellsOf(c *kernel.Column, d interval.Domain, cuts []formula.Cut) (out []figure) {
	for _, n := range between(cuts) {
		of := d
		if of.Numbers = d.Numbers.Intersect(n); !of.Empty() {
			out = append(out, figureOf(c, of))
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// sharesOf divides what a ratio can be at cuts; nil if there are none.
func sharesOf(cuts []formula.Cut) []interval.Interval {
	if out := between(cuts); len(out) > 1 {
		return out
	}
	return nil
}

// between returns what lies between cuts, from below; nil where these are too many.
func between(cuts []formula.Cut) (out []interval.Interval) {
	slices.SortFunc(cuts, func(a, b formula.Cut) int {
		if by := a.At.Cmp(b.At); by != 0 || a.Above == b.Above {
			return by
		}
		if b.Above {
			return -1
		}
		return 1
	})
	cuts = slices.CompactFunc(cuts, func(a, b formula.Cut) bool { return a.At.Cmp(b.At) == 0 && a.Above == b.Above })
	if len(cuts) > mostCuts {
		return nil
	}
	part := interval.Interval{}
	for _, cut := range cuts {
		part.Hi, part.HiOpen = cut.At, !cut.Above
		out = append(out, part)
		part = interval.Interval{Lo: cut.At, LoOpen: cut.Above}
	}
	return append(out, part)
}

// box returns what is known of a box, by the cells of the divided inputs and, if not nil, a
// part of what the first ratio can be.
func (x *span) box(number int, cells []int, share *interval.Interval) *box {
	x.mu.Lock()
	b, known := x.boxes[number]
	full := len(x.boxes) >= mostKept
	x.mu.Unlock()
	if known {
		return b
	}
	if full {
		return nil
	}
	b = x.learn(cells, share)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.boxes[number] = b
	return b
}

// learn finds out what the rule does in a box.
func (x *span) learn(cells []int, share *interval.Interval) *box {
	n := x.node
	vars := n.Filled(nil)
	for i := range n.Inputs {
		vars[i] = x.domains[i]
		if cells != nil {
			vars[i] = x.cellsAt(i)[cells[i]].of
		}
	}
	for _, r := range x.ratios {
		vars = append(vars, interval.NumberDomain(x.bounded(r, vars)))
	}
	if share != nil {
		of := &vars[x.ratios[0].Slot].Numbers
		if *of = of.Intersect(*share); of.Empty() {
			return &box{none: true}
		}
	}
	t := &trending{Trends: formula.NewTrends(len(x.columns), x.ratios), at: map[Position]formula.Trend{}}
	var exits []exit
	for _, e := range Walk(n, t, vars, RuleStart, RuleEnd) {
		switch e.Kind {
		case EndPoints:
			exits = append(exits, exit{ConditionAt(e.At.Index), kernel.StateCounted, t.at[e.At]})
		case endClosed:
			exits = append(exits, exit{e.At, int64(kernel.StateGuard + e.At.Index), formula.Trend{}})
		case EndNotArising:
			exits = append(exits, exit{e.At, int64(kernel.StateGuard + len(n.Guards)), formula.Trend{}})
			t.fails = t.fails || !n.arises
		case EndElsewhere:
			exits = append(exits, exit{e.At, kernel.StateCounted, t.Reported(x.domains)})
		default:
			t.fails = true
		}
	}
	return x.boxOf(t, exits)
}

// exit is one way in which a rule can end, and where it decides for it.
type exit struct {
	at    Position
	state int64
	gives formula.Trend
}

// boxOf puts the ends of a rule together: those that it decides for first, first.
func (x *span) boxOf(t *trending, exits []exit) *box {
	b := &box{}
	if len(exits) == 0 {
		return b
	}
	slices.SortStableFunc(exits, func(a, c exit) int {
		switch {
		case a.at == c.at:
			return 0
		case a.at.before(c.at):
			return -1
		}
		return 1
	})
	last := len(exits) - 1
	b.ok, b.state = !t.fails, exits[last].state
	whole := exits[last].gives
	for _, e := range slices.Backward(exits[:last]) {
		if b.ok = b.ok && e.state == b.state; e.state >= kernel.StateGuard {
			continue
		}
		whole = t.Choose(t.at[e.at], e.gives, whole)
	}
	b.ways, b.points = whole.Ways, whole.Value.Numbers
	if b.state >= kernel.StateGuard {
		b.ways = make([]formula.Direction, len(x.columns))
	}
	b.least, b.hasLeast = x.rounded(b.points.Lo)
	b.most, b.hasMost = x.rounded(b.points.Hi)
	b.stepped = true
	if n := x.node; n.Grid.Stepped() && len(n.Cases) > 0 {
		for _, e := range exits {
			b.stepped = b.stepped && e.at.Stage == AtConditions &&
				formula.AlwaysMultiple(n.Cases[e.at.Index].Score, n.Grid.Step)
		}
	}
	return b
}

// rounded returns points in units; not ok for those that the item cannot have.
func (x *span) rounded(v *big.Rat) (units int64, ok bool) {
	g := x.node.Grid
	if v == nil || !g.Allowed.Contains(v) {
		return 0, false
	}
	units, _, ok = scaledDown(g.Round(v), x.unit)
	return units, ok
}

// trending is an [evaluator] that takes down the trends of the expressions of a rule.
type trending struct {
	*formula.Trends
	at    map[Position]formula.Trend
	fails bool
}

func (t *trending) follow(at Position, n formula.Node, vars []interval.Domain,
	yield func([]interval.Domain, numbers) bool) {
	if at.Stage == atScores {
		o := t.Of(n, vars)
		if t.goesOn(at, o, vars, yield) {
			yield(vars, numbers{Number: o.Value.Numbers})
		}
		return
	}
	o, whenTrue, whenFalse := t.Condition(n, vars)
	if !t.goesOn(at, o, vars, yield) {
		return
	}
	if whenTrue != nil && !yield(whenTrue, numbers{Truth: true}) || whenFalse == nil {
		return
	}
	yield(whenFalse, numbers{})
}

// goesOn takes the trend of an expression down; not ok where it has no value. It may be not
// arising only if it surely is.
func (t *trending) goesOn(at Position, o formula.Trend, vars []interval.Domain,
	yield func([]interval.Domain, numbers) bool) (ok bool) {
	t.at[at] = o
	if o.NotArising && !o.HasValue && o.Failure == nil {
		yield(vars, numbers{NotArising: true})
		return false
	}
	t.fails = t.fails || o.Fails()
	return o.HasValue
}

// Reported returns the trend of points that an appraiser gives: the input behind the
// others.
func (t *trending) Reported(domains []interval.Domain) formula.Trend {
	last := len(domains) - 1
	out := formula.Trend{Outcome: formula.Outcome{Value: domains[last], HasValue: true},
		Ways: make([]formula.Direction, len(domains))}
	out.Ways[last] = formula.Rising
	return out
}
