package scoring

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// Scorer is a rubric with its rules checked and compiled. It is immutable; any
// number of goroutines may score with it at the same time.
type Scorer struct {
	rubric  *rubric.Rubric
	edition rubric.Edition
	domains []formula.Value // by slot: what an input can be when nothing is known of it
	slots   int             // inputs and names of lets
	areas   []*node
	bonus   []*node
	penalty []*node
}

// node is an item with what scoring it needs.
type node struct {
	item         *rubric.Item
	illustrative bool
	children     []*node
	gates        []gate     // leaf: conditions of its ancestors and its own, from the top
	cases        []ruleCase // leaf with cases
	rule         *Rule      // leaf with a Go rule
	uses         []int      // leaf: slots of the inputs that decide it
}

// gate is a condition without which an item does not apply or did not arise.
type gate struct {
	cond   formula.Node
	item   *rubric.Item
	status Status
	policy rubric.Policy
}

// ruleCase is a case of a rule. A conditional in the last case is split into
// cases, so that what decided it can be explained.
type ruleCase struct {
	when  formula.Node // nil: always
	score formula.Node
	of    *rubric.Case
}

// Compile checks a rubric with its rules and makes a Scorer of it. A nil opts
// means the defaults. The error is a [source.Faults] with every fault of the
// rubric's file and of its rules, each with its place.
func Compile(r *rubric.Rubric, opts *Options) (*Scorer, error) {
	if opts == nil {
		opts = &Options{}
	}
	c := &compiler{r: r, opts: opts, s: &Scorer{rubric: r}}
	if err := r.Validate(); err != nil {
		c.faults = append(c.faults, err.(source.Faults)...)
		if !r.Complete() {
			return nil, c.faults
		}
	}
	c.scope = &formula.Scope{Limits: formula.Limits{
		Length: cmp.Or(max(opts.MaxLength, 0), 10_000),
		Nodes:  cmp.Or(max(opts.MaxNodes, 0), 2_000),
		Digits: cmp.Or(max(opts.MaxDigits, 0), 18),
	}}
	c.inputs()
	c.plugins()
	c.s.slots = len(c.scope.Vars)
	c.s.areas = c.nodes(r.Areas, r.Illustrative, nil)
	if r.Bonus != nil {
		c.s.bonus = c.nodes(r.Bonus.Items, r.Illustrative, nil)
	}
	if r.Penalty != nil {
		c.s.penalty = c.nodes(r.Penalty.Items, r.Illustrative, nil)
	}
	if err := c.faults.Err(); err != nil {
		return nil, err
	}
	c.s.edition = r.Edition()
	return c.s, nil
}

// Rubric returns the rubric that the scorer was compiled from; it is read-only.
func (s *Scorer) Rubric() *rubric.Rubric { return s.rubric }

type compiler struct {
	r      *rubric.Rubric
	opts   *Options
	s      *Scorer
	scope  *formula.Scope
	faults source.Faults
}

func (c *compiler) faultf(owner any, key string, index int, format string, args ...any) {
	c.faults = append(c.faults, c.r.Fault(owner, key, index, fmt.Sprintf(format, args...)))
}

func (c *compiler) inputs() {
	for i := range c.r.Inputs {
		in := &c.r.Inputs[i]
		if formula.Reserved(in.Name) {
			c.faultf(in, "name", -1, "input %q: the name has a meaning of its own in the rule language", in.Name)
		}
		domain := domainOf(in)
		v := formula.Var{Name: in.Name, Type: domain.Type, Whole: in.Type == rubric.Count}
		if in.Type == rubric.Enum {
			v.Options = nil
			for _, o := range in.Options {
				v.Options = append(v.Options, o.Name)
			}
		}
		c.s.domains = append(c.s.domains, domain)
		c.scope.Vars = append(c.scope.Vars, v)
	}
}

// domainOf returns everything that an input can be.
func domainOf(in *rubric.Input) formula.Value {
	switch in.Type {
	case rubric.Bool:
		return formula.Value{Type: formula.Bool, Bools: formula.Either}
	case rubric.Enum:
		names := make([]string, len(in.Options))
		for i, o := range in.Options {
			names[i] = o.Name
		}
		return formula.TextValue(names...)
	case rubric.DateIn:
		return formula.DateValue(formula.Num{})
	}
	n := formula.Num{Whole: in.Type == rubric.Count}
	least, most := in.Domain()
	if least.Valid {
		n.Lo = least.Decimal.Rat()
	}
	if most.Valid {
		n.Hi = most.Decimal.Rat()
	}
	return formula.NumberValue(n)
}

func (c *compiler) plugins() {
	optionf := func(format string, args ...any) {
		c.faults = append(c.faults, &source.Fault{File: "options", Message: fmt.Sprintf(format, args...)})
	}
	seen := map[string]bool{}
	for i, f := range c.opts.Functions {
		switch {
		case f.Name == "" || f.Doc == "" || f.Call == nil:
			optionf("function %d %q: Name, Doc and Call are needed", i+1, f.Name)
			continue
		case formula.Reserved(f.Name) || seen[f.Name] || c.r.Input(f.Name) != nil:
			optionf("function %q: the name is already taken", f.Name)
		}
		seen[f.Name] = true
		unknown := slices.IndexFunc(f.Params, func(t rubric.InputType) bool { return formulaTypes[t] == 0 })
		if unknown >= 0 {
			optionf("function %q: unknown type of parameter %q", f.Name, f.Params[unknown])
			continue
		}
		c.scope.Funcs = append(c.scope.Funcs, f.lower())
	}
	clear(seen)
	for i, rule := range c.opts.Rules {
		switch {
		case rule.Name == "" || rule.Doc == "" || rule.Run == nil:
			optionf("rule %d %q: Name, Doc and Run are needed", i+1, rule.Name)
		case seen[rule.Name]:
			optionf("rule %q: the name is already taken", rule.Name)
		}
		seen[rule.Name] = true
		for _, name := range rule.Inputs {
			if c.r.Input(name) == nil {
				optionf("rule %q reads %q, which is not an input of the rubric%s", rule.Name, name, source.Suggest(name, c.inputNames()))
			}
		}
	}
}

func (c *compiler) inputNames() []string {
	var names []string
	for _, in := range c.r.Inputs {
		names = append(names, in.Name)
	}
	return names
}

func (c *compiler) nodes(items []*rubric.Item, illustrative bool, gates []gate) []*node {
	out := make([]*node, len(items))
	for i, it := range items {
		out[i] = c.node(it, illustrative, gates)
	}
	return out
}

func (c *compiler) node(it *rubric.Item, illustrative bool, gates []gate) *node {
	n := &node{item: it, illustrative: illustrative || it.Illustrative}
	n.gates = slices.Clone(gates)
	c.gate(n, "applies", it.Applies, NotApplicable, it.NotApplicable)
	c.gate(n, "arises", it.Arises, NotArising, it.NotArising)
	if !it.Leaf() {
		n.children = c.nodes(it.Items, n.illustrative, n.gates)
		return n
	}
	for i := range it.Cases {
		c.ruleCase(n, &it.Cases[i])
	}
	if it.Rule != "" {
		c.rule(n)
	}
	c.use(n)
	if len(c.faults) == 0 && it.NotArising.IsZero() {
		c.arising(n)
	}
	return n
}

func (c *compiler) gate(n *node, key, cond string, status Status, policy rubric.Policy) {
	if cond == "" {
		return
	}
	if f := c.expression(n.item, n.item, key, cond, formula.Bool); f != nil {
		n.gates = append(n.gates, gate{f, n.item, status, policy})
	}
}

// expression compiles the expression that stands under key of owner.
func (c *compiler) expression(it *rubric.Item, owner any, key, src string, want formula.Type) formula.Node {
	f, faults := c.scope.Compile(src, it.Max.Rat(), want)
	for _, fault := range faults {
		c.faultf(owner, key, fault.Pos, "item %q: %s", it.Code, fault.Message)
	}
	if f != nil {
		c.s.slots = max(c.s.slots, c.scope.Slots(f))
	}
	return f
}

func (c *compiler) ruleCase(n *node, of *rubric.Case) {
	rc := ruleCase{of: of}
	if of.When != "" {
		rc.when = c.expression(n.item, of, "when", of.When, formula.Bool)
	}
	if of.Score == "" {
		return // a fault of the rubric's already
	}
	if rc.score = c.expression(n.item, of, "score", of.Score, formula.Number); rc.score == nil {
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
	for i := range c.opts.Rules {
		rule := &c.opts.Rules[i]
		if names = append(names, rule.Name); rule.Name == n.item.Rule {
			n.rule = rule
			return
		}
	}
	c.faultf(n.item, "rule", -1, "item %q: no rule %q was passed in Options.Rules%s", n.item.Code, n.item.Rule, source.Suggest(n.item.Rule, names))
}

// use lists the inputs that decide a leaf.
func (c *compiler) use(n *node) {
	add := func(slot int) {
		if slot < len(c.s.domains) && !slices.Contains(n.uses, slot) {
			n.uses = append(n.uses, slot)
		}
	}
	for _, g := range n.gates {
		formula.Variables(g.cond, add)
	}
	for _, rc := range n.cases {
		for _, f := range []formula.Node{rc.when, rc.score} {
			if f != nil {
				formula.Variables(f, add)
			}
		}
	}
	if n.rule != nil {
		for _, name := range n.rule.Inputs {
			add(slices.IndexFunc(c.scope.Vars, func(v formula.Var) bool { return v.Name == name }))
		}
	}
	slices.Sort(n.uses)
}

// arising reports a leaf that some facts make not arising and that does not say
// what follows then. It evaluates the leaf over everything its inputs can be.
func (c *compiler) arising(n *node) {
	if o := n.evaluate(c.s.rubric, c.s.blank()); o.unsaid {
		at, key := any(n.item), ""
		if len(n.item.Cases) > 0 {
			at, key = &n.item.Cases[0], "score"
		}
		c.faultf(at, key, 0, "item %q: a rate can be 0 of 0; say under not_arising what the item is worth then", n.item.Code)
	}
}

// blank returns the variables when nothing is known.
func (s *Scorer) blank() []formula.Value {
	vars := make([]formula.Value, s.slots)
	copy(vars, s.domains)
	return vars
}

func one() *big.Rat { return big.NewRat(1, 1) }
