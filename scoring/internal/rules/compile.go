package rules

import (
	"cmp"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Compiled is a rubric with its rules checked and compiled. It is immutable but for the
// pool, and safe for use by several goroutines.
type Compiled struct {
	Rubric    *rubric.Rubric
	Edition   func() rubric.Edition
	Opts      Options
	Inputs    *Layout
	Relations *Relations
	Areas     []*Node
	Bonus     []*Node
	Penalty   []*Node
	Leaves    []*Node // of areas, bonus and penalty, in this order
	// The leaves of the areas end where those of the bonus begin, and so on.
	bonusAt, penaltyAt int
	Reported           map[string]int        // index of a reported leaf
	Bands              map[int]BandCondition // of those of the rubric's bands that have one
	starts             []int64               // where the bands start, in units of the last place
	Book               *Book
	Engines            *sync.Pool // of *Engine
	// Held are the leaves, by index, that come to the same in every row, see [Compiled.Hold].
	Held map[int]Outcome
}

// Node is an item with what scoring it needs.
type Node struct {
	Item         *rubric.Item
	Illustrative bool
	Children     []*Node
	From, To     int   // its leaves among Leaves: from the first to behind the last
	Max          int64 // in units of the last place of points, as Min and step are
	// Of a leaf:
	Index         int                // among Leaves
	Inputs        []int              // slots of the inputs that decide it; its formulas number them from 0
	Joined        []int              // of those that relations connect to these; numbered behind them
	Scalars       []*rubric.Input    // all of these inputs
	Relations     []solve.Constraint // on all of them
	Unconstrained []interval.Domain  // what these inputs can be when nothing is known, with room for lets
	Guards        []Guard            // conditions of its ancestors and its own, from the top
	Cases         []RuleCase
	work          map[formula.Node]int // to evaluate the expressions of guards and cases, see formula.Work
	Rule          *GoRule
	// rates reports that the rule itself, not a guard, can come to what is not arising:
	// by a rate of 0 of 0, or by what a Go rule returns.
	rates bool
	Grid  *Grid // the points that it can have
	// Kernel computes the leaf over columns; nil where it has none.
	Kernel    *kernel.Kernel
	Min, step int64 // step 0 is none
	// Reads are the places in a row of what decides the leaf: those of its inputs and, where
	// an appraiser gives points, of these. They are the columns of the kernel.
	Reads []int
	span  *span // nil where it has no kernel
	rests bool  // on something that no source decides, besides what is marked so
	// twin is the leaf of another rubric that it was made of, of the leaf self: a copy of it
	// that is changed has none.
	twin, self *Node
	// arises reports that the kernel has one more guard than the rule: that there is
	// something of which the first rate in it can be.
	arises bool
}

// Guard is a condition without which an item does not apply or did not arise.
type Guard struct {
	Cond   formula.Node
	Item   *rubric.Item
	Status Status
	Policy rubric.Policy
}

// key returns the key of the item under which the condition stands.
func (g *Guard) key() string {
	if g.Status == NotApplicable {
		return "applies"
	}
	return "arises"
}

// RuleCase is a case of a rule. A conditional in the last case is split into
// cases, so that what decided it can be explained.
type RuleCase struct {
	When  formula.Node // nil: always
	Score formula.Node
	Of    *rubric.Case
}

// Compile checks a rubric with its rules. It takes the rubric over: nobody else may
// change it. The error is a [source.Faults] with the faults given and every other one.
func Compile(r *rubric.Rubric, opts Options, faults source.Faults) (*Compiled, error) {
	if len(faults) > 0 && !r.Complete() {
		return nil, faults
	}
	return compile(r, opts, faults, nil)
}

// compile is [Compile], of a rubric that varies another one where that is given.
func compile(r *rubric.Rubric, opts Options, faults source.Faults, of *variation) (*Compiled, error) {
	c := &Compiler{R: r, Scope: opts.Scope(), Faults: faults, varies: of,
		S: &Compiled{Rubric: r, Opts: opts, Reported: map[string]int{}, Engines: &sync.Pool{}}}
	if of != nil {
		c.S.Inputs = of.base.Inputs.over(r)
	} else {
		c.S.Inputs = layoutOf(r, &c.S.Opts)
	}
	c.inputs()
	c.plugins()
	if of != nil {
		c.S.Relations = of.base.Relations.over(of.base.Rubric.Relations, r.Relations)
		for i := range r.Relations {
			c.affords(nil, "relations", r.Relations[i].Holds)
		}
	} else {
		c.relations()
	}
	c.S.Areas = c.nodes(r.Areas, r.Illustrative, nil)
	c.S.bonusAt = len(c.S.Leaves)
	if r.Bonus != nil {
		c.S.Bonus = c.nodes(r.Bonus.Items, r.Illustrative, nil)
	}
	c.S.penaltyAt = len(c.S.Leaves)
	if r.Penalty != nil {
		c.S.Penalty = c.nodes(r.Penalty.Items, r.Illustrative, nil)
	}
	c.bands()
	if err := c.Faults.Err(); err != nil {
		return nil, err
	}
	c.S.Edition = sync.OnceValue(r.Edition)
	if err := c.S.OpenBook(); err != nil {
		return nil, err
	}
	c.S.startBands()
	return c.S, nil
}

type Compiler struct {
	R      *rubric.Rubric
	S      *Compiled
	Scope  *formula.Scope
	Faults source.Faults
	// suspect are the names of inputs and functions that have a fault of their own.
	suspect []string
	length  int        // characters of all expressions so far
	varies  *variation // nil where nothing is taken over
}

func (c *Compiler) fault(owner any, key string, index int, message func() locale.Message) {
	c.R.AddFault(&c.Faults, owner, key, index, message)
}

func (c *Compiler) inputs() {
	c.Declare()
	seen := map[string]bool{}
	for i := range c.R.Inputs {
		in := &c.R.Inputs[i]
		reserved := c.reserved(in, InputNamed, in.Name)
		broken := c.R.Broken(in, "name") || c.R.Broken(in, "type") || c.R.Broken(in, "options") || formulaTypes[in.Type] == 0
		if reserved || broken || seen[in.Name] || !formula.IsName(in.Name) {
			c.suspect = append(c.suspect, in.Name)
		}
		seen[in.Name] = true
	}
	for i := range c.R.Parameters {
		p := &c.R.Parameters[i]
		if c.reserved(p, parameterNamed, p.Name) || seen[p.Name] || !c.declared(p) {
			c.suspect = append(c.suspect, p.Name)
		}
		seen[p.Name] = true
	}
}

// reserved reports whether a name means something else in the rule language, which is a
// fault.
func (c *Compiler) reserved(owner any, named locale.Sentence, name string) bool {
	if !formula.Reserved(spelling.Skeleton(name)) {
		return false
	}
	c.fault(owner, "name", -1, func() locale.Message { return nameReserved.SayShort().Of(named.SayShort(name)) })
	return true
}

// declared reports whether expressions know a parameter: one with a fault of its own has
// no value.
func (c *Compiler) declared(p *rubric.Parameter) bool {
	return slices.ContainsFunc(c.Scope.Parameters, func(of formula.Parameter) bool { return of.Of == p })
}

// explained reports whether the faults of an expression may follow from those of a
// name in it, which have been told where it is declared: one slip is one fault.
func (c *Compiler) explained(src string) bool {
	return slices.ContainsFunc(c.suspect, func(name string) bool { return name == "" || formula.Mentions(src, name) }) ||
		c.R.Broken(nil, "inputs") || c.R.Broken(nil, "groups") || c.R.Broken(nil, "parameters")
}

// Declare makes the inputs known to expressions.
func (c *Compiler) Declare() {
	var holidays []int64
	for _, h := range c.R.Holidays {
		first, last := h.Days()
		for day := first.DayNumber(); day <= last.DayNumber() && day < first.DayNumber()+366; day++ {
			holidays = append(holidays, day)
		}
	}
	if holidays != nil {
		c.Scope.Calendar = formula.NewCalendar(holidays)
	}
	for i, in := range c.S.Inputs.Scalars {
		c.Scope.Vars = append(c.Scope.Vars, formula.Var{
			Name: in.Name, Type: c.S.Inputs.Domains[i].Type, Grid: c.S.Inputs.Domains[i].Numbers.Grid,
			Never: in.Never, Options: c.S.Inputs.Columns[i].Options, Of: in,
		})
	}
	slot := 0
	for i := range c.R.Inputs {
		in := &c.R.Inputs[i]
		if len(in.Each) == 0 {
			slot++
			continue
		}
		of := formula.Series{Name: in.Name, First: slot}
		slot += len(in.Each)
		for _, m := range in.Each {
			of.Members = append(of.Members, m.Name)
		}
		c.Scope.Series = append(c.Scope.Series, of)
	}
	c.declareParameters()
}

func (c *Compiler) nodes(items []*rubric.Item, illustrative bool, guards []Guard) []*Node {
	out := make([]*Node, len(items))
	for i, it := range items {
		out[i] = c.node(it, illustrative, guards)
	}
	return out
}

func (c *Compiler) node(it *rubric.Item, illustrative bool, guards []Guard) *Node {
	n := &Node{Item: it, Illustrative: illustrative || it.Illustrative}
	n.Guards = slices.Clone(guards)
	n.Max, _ = Scaled(it.Max, c.R.Points.Places)
	n.From = len(c.S.Leaves)
	if n.Index, n.To = n.From, n.From+1; it.Leaf() && c.takeOver(n) {
		c.add(n)
		return n
	}
	c.Guard(n, "applies", it.Applies, NotApplicable, it.NotApplicable)
	c.Guard(n, "arises", it.Arises, NotArising, it.NotArising)
	if !it.Leaf() {
		n.Index = 0
		n.Children = c.nodes(it.Items, n.Illustrative, n.Guards)
		n.To = len(c.S.Leaves)
		return n
	}
	c.add(n)
	c.Leaf(n)
	return n
}

// add adds a leaf.
func (c *Compiler) add(n *Node) {
	c.S.Leaves = append(c.S.Leaves, n)
	if n.Item.Reported {
		c.S.Reported[n.Item.Code] = n.Index
	}
}

// Leaf compiles what a leaf is scored by.
func (c *Compiler) Leaf(n *Node) {
	it := n.Item
	for i := range it.Cases {
		c.ruleCase(n, &it.Cases[i])
	}
	if it.Rule != "" {
		c.rule(n)
	}
	if len(c.Faults) > 0 {
		return
	}
	n.Grid = GridOf(c.R.Points, it)
	c.localize(n)
	c.monotone(n)
	c.vectorize(n)
	c.arising(n)
}

func (c *Compiler) Guard(n *Node, key, cond string, status Status, policy rubric.Policy) {
	if cond == "" {
		return
	}
	if f := c.expression(n.Item, n.Item, key, cond, interval.Bool); f != nil {
		n.Guards = append(n.Guards, Guard{f, n.Item, status, policy})
	}
}

// affords counts the characters of an expression; false where there are too many of all
// together.
func (c *Compiler) affords(owner any, key, src string) bool {
	most := cmp.Or(max(c.S.Opts.MostText, 0), 200_000)
	before := c.length
	if n := utf8.RuneCountInString(src); n <= c.Scope.Limits.Length {
		c.length += n // a longer one is refused, not read
	}
	if c.length > most && before <= most {
		c.fault(owner, key, 0, func() locale.Message { return expressionsTooLong.Say(most) })
	}
	return c.length <= most
}

// expression compiles the expression that stands under key of owner.
func (c *Compiler) expression(it *rubric.Item, owner any, key, src string, want interval.Type) formula.Node {
	if !c.affords(owner, key, src) {
		return nil
	}
	f, faults := c.Scope.Compile(src, it.Max.Rat(), want)
	if len(faults) > 0 && c.explained(src) {
		return nil
	}
	for _, fault := range faults {
		c.fault(owner, key, fault.Pos, func() locale.Message {
			return fault.Message.Of(ItemNamed.Say(locale.Short(it.Code)))
		})
	}
	return f
}

func (c *Compiler) ruleCase(n *Node, of *rubric.Case) {
	rc := RuleCase{Of: of}
	if of.When != "" {
		rc.When = c.expression(n.Item, of, "when", of.When, interval.Bool)
	}
	if of.Score == "" {
		return // a fault of the rubric's already
	}
	if rc.Score = c.expression(n.Item, of, "score", of.Score, interval.Number); rc.Score == nil {
		return
	}
	for rc.When == nil {
		cond, then, otherwise, is := formula.Split(rc.Score)
		if !is {
			break
		}
		n.Cases = append(n.Cases, RuleCase{cond, then, of})
		rc.Score = otherwise
	}
	n.Cases = append(n.Cases, rc)
}

func (c *Compiler) rule(n *Node) {
	var names []string
	for i := range c.S.Opts.Rules {
		rule := &c.S.Opts.Rules[i]
		if names = append(names, rule.Name); rule.Name == spelling.Normalize(n.Item.Rule) {
			n.Rule = rule
			return
		}
	}
	c.fault(n.Item, "rule", -1, func() locale.Message {
		m := noSuchRule.Say(locale.Short(n.Item.Rule), c.R.Suggest(c.Faults, n.Item.Rule, names))
		return m.Of(ItemNamed.Say(locale.Short(n.Item.Code)))
	})
}
