package scoring

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
)

// compiled is a rubric with its rules checked and compiled. It is immutable but for the
// pool, and safe for use by several goroutines.
type compiled struct {
	rubric  *rubric.Rubric
	edition func() rubric.Edition
	opts    options
	inputs  *layout
	areas   []*node
	bonus   []*node
	penalty []*node
	leaves  []*node // of areas, bonus and penalty, in this order
	// The leaves of the areas end where those of the bonus begin, and so on.
	bonusAt, penaltyAt int
	reported           map[string]int // index of a reported leaf
	book               *book
	engines            *sync.Pool // of *engine
}

// node is an item with what scoring it needs.
type node struct {
	item         *rubric.Item
	illustrative bool
	children     []*node
	// Of a leaf:
	index  int               // among the scorer's leaves
	uses   []int             // slots of the inputs that decide it; its formulas number them from 0
	blank  []interval.Domain // what these inputs can be when nothing is known, with room for lets
	guards []guard           // conditions of its ancestors and its own, from the top
	cases  []ruleCase
	rule   *goRule
	// rates reports that the rule itself, not a guard, can come to what is not arising:
	// by a rate of 0 of 0, or by what a Go rule returns.
	rates bool
	grid  *grid // the points that it can have
	// kernel computes the leaf over columns; nil where it has none.
	kernel *kernel.Kernel
	// In units of the last place of points; step 0 is none.
	min, max, step int64
}

// guard is a condition without which an item does not apply or did not arise.
type guard struct {
	cond   formula.Node
	item   *rubric.Item
	status status
	policy rubric.Policy
}

// key returns the key of the item under which the condition stands.
func (g *guard) key() string {
	if g.status == statusNotApplicable {
		return "applies"
	}
	return "arises"
}

// ruleCase is a case of a rule. A conditional in the last case is split into
// cases, so that what decided it can be explained.
type ruleCase struct {
	when  formula.Node // nil: always
	score formula.Node
	of    *rubric.Case
}

// compile checks a rubric with its rules. It takes the rubric over: nobody else may
// change it. The error is a [source.Faults] with the faults given and every other one.
func compile(r *rubric.Rubric, opts options, faults source.Faults) (*compiled, error) {
	c := &compiler{r: r, scope: opts.scope(), faults: faults, s: &compiled{rubric: r, opts: opts, reported: map[string]int{}, engines: &sync.Pool{}}}
	if len(faults) > 0 && !r.Complete() {
		return nil, faults
	}
	c.inputs()
	c.plugins()
	c.s.areas = c.nodes(r.Areas, r.Illustrative, nil)
	c.s.bonusAt = len(c.s.leaves)
	if r.Bonus != nil {
		c.s.bonus = c.nodes(r.Bonus.Items, r.Illustrative, nil)
	}
	c.s.penaltyAt = len(c.s.leaves)
	if r.Penalty != nil {
		c.s.penalty = c.nodes(r.Penalty.Items, r.Illustrative, nil)
	}
	if err := c.faults.Err(); err != nil {
		return nil, err
	}
	c.s.edition = sync.OnceValue(r.Edition)
	if err := c.s.openBook(); err != nil {
		return nil, err
	}
	return c.s, nil
}

type compiler struct {
	r      *rubric.Rubric
	s      *compiled
	scope  *formula.Scope
	faults source.Faults
	// suspect are the names of inputs and functions that have a fault of their own.
	suspect []string
	length  int // characters of all expressions so far
}

func (c *compiler) fault(owner any, key string, index int, message func() locale.Message) {
	c.r.AddFault(&c.faults, owner, key, index, message)
}

func (c *compiler) inputs() {
	c.s.inputs = layoutOf(c.r)
	c.declare()
	seen := map[string]bool{}
	for i := range c.r.Inputs {
		in := &c.r.Inputs[i]
		reserved := formula.Reserved(spelling.Skeleton(in.Name))
		if reserved {
			c.fault(in, "name", -1, func() locale.Message { return nameReserved.SayShort().Of(inputNamed.SayShort(in.Name)) })
		}
		broken := c.r.Broken(in, "name") || c.r.Broken(in, "type") || c.r.Broken(in, "options") || formulaTypes[in.Type] == 0
		if reserved || broken || seen[in.Name] || !formula.IsName(in.Name) {
			c.suspect = append(c.suspect, in.Name)
		}
		seen[in.Name] = true
	}
}

// explained reports whether the faults of an expression may follow from those of a
// name in it, which have been told where it is declared: one slip is one fault.
func (c *compiler) explained(src string) bool {
	return slices.ContainsFunc(c.suspect, func(name string) bool { return name == "" || formula.Mentions(src, name) }) ||
		c.r.Broken(nil, "inputs")
}

// declare makes the inputs known to expressions.
func (c *compiler) declare() {
	for i, in := range c.r.Inputs {
		c.scope.Vars = append(c.scope.Vars, formula.Var{
			Name: in.Name, Type: c.s.inputs.domains[i].Type, Whole: in.Type == rubric.Count, Options: c.s.inputs.columns[i].Options,
		})
	}
}

func (c *compiler) nodes(items []*rubric.Item, illustrative bool, guards []guard) []*node {
	out := make([]*node, len(items))
	for i, it := range items {
		out[i] = c.node(it, illustrative, guards)
	}
	return out
}

func (c *compiler) node(it *rubric.Item, illustrative bool, guards []guard) *node {
	n := &node{item: it, illustrative: illustrative || it.Illustrative}
	n.guards = slices.Clone(guards)
	c.guard(n, "applies", it.Applies, statusNotApplicable, it.NotApplicable)
	c.guard(n, "arises", it.Arises, statusNotArising, it.NotArising)
	if !it.Leaf() {
		n.children = c.nodes(it.Items, n.illustrative, n.guards)
		return n
	}
	n.index = len(c.s.leaves)
	c.s.leaves = append(c.s.leaves, n)
	if it.Reported {
		c.s.reported[it.Code] = n.index
	}
	c.leaf(n)
	return n
}

// leaf compiles what a leaf is scored by.
func (c *compiler) leaf(n *node) {
	it := n.item
	for i := range it.Cases {
		c.ruleCase(n, &it.Cases[i])
	}
	if it.Rule != "" {
		c.rule(n)
	}
	last := len(n.cases) - 1
	if open := last >= 0 && n.cases[last].when != nil; open || len(c.faults) > 0 {
		return // the first is a fault, too, that Validate reports
	}
	n.grid = gridOf(c.r.Points, it)
	c.localize(n)
	c.monotone(n)
	c.vectorize(n)
	c.arising(n)
}

func (c *compiler) guard(n *node, key, cond string, status status, policy rubric.Policy) {
	if cond == "" {
		return
	}
	if f := c.expression(n.item, n.item, key, cond, interval.Bool); f != nil {
		n.guards = append(n.guards, guard{f, n.item, status, policy})
	}
}

// expression compiles the expression that stands under key of owner.
func (c *compiler) expression(it *rubric.Item, owner any, key, src string, want interval.Type) formula.Node {
	most := cmp.Or(max(c.s.opts.mostText, 0), 200_000)
	before := c.length
	if n := utf8.RuneCountInString(src); n <= c.scope.Limits.Length {
		c.length += n // a longer one is refused, not read
	}
	if c.length > most {
		if before <= most {
			c.fault(owner, key, 0, func() locale.Message { return expressionsTooLong.Say(most) })
		}
		return nil
	}
	f, faults := c.scope.Compile(src, it.Max.Rat(), want)
	if len(faults) > 0 && c.explained(src) {
		return nil
	}
	for _, fault := range faults {
		c.fault(owner, key, fault.Pos, func() locale.Message { return fault.Message.Of(itemNamed.Say(locale.Short(it.Code))) })
	}
	return f
}

func (c *compiler) ruleCase(n *node, of *rubric.Case) {
	rc := ruleCase{of: of}
	if of.When != "" {
		rc.when = c.expression(n.item, of, "when", of.When, interval.Bool)
	}
	if of.Score == "" {
		return // a fault of the rubric's already
	}
	if rc.score = c.expression(n.item, of, "score", of.Score, interval.Number); rc.score == nil {
		return
	}
	for rc.when == nil {
		cond, then, otherwise, is := formula.Split(rc.score)
		if !is {
			break
		}
		n.cases = append(n.cases, ruleCase{cond, then, of})
		rc.score = otherwise
	}
	n.cases = append(n.cases, rc)
}

func (c *compiler) rule(n *node) {
	var names []string
	for i := range c.s.opts.rules {
		rule := &c.s.opts.rules[i]
		if names = append(names, rule.name); rule.name == spelling.Normalize(n.item.Rule) {
			n.rule = rule
			return
		}
	}
	c.fault(n.item, "rule", -1, func() locale.Message {
		m := noSuchRule.Say(locale.Short(n.item.Rule), c.r.Suggest(c.faults, n.item.Rule, names))
		return m.Of(itemNamed.Say(locale.Short(n.item.Code)))
	})
}
