package scoring

import (
	"cmp"
	"errors"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
)

// options are what a host adds to the rule language, and the bounds on expressions; a
// bound of 0 is the default.
type options struct {
	rules                 []goRule
	functions             []function
	length, nodes, digits int
	mostText              int // characters of all expressions together
}

// goRule is a rule in Go.
type goRule struct {
	name, doc string
	inputs    []string
	// run gets a copy of the item and the values of the inputs, which are known exactly.
	run func(*rubric.Item, map[string]interval.Domain) (decimal.Decimal, rubric.Text, error)
}

// function is a function in Go that expressions can call.
type function struct {
	name, doc string
	params    []rubric.InputType
	call      func([]interval.Domain) (*big.Rat, error)
}

// ErrNotArising is what a [Rule] returns where no case arose in the year.
var ErrNotArising = errors.New("not arising")

func (o *options) scope() *formula.Scope {
	return &formula.Scope{Limits: formula.Limits{
		Length: cmp.Or(max(o.length, 0), 10_000),
		Nodes:  cmp.Or(max(o.nodes, 0), 2_000),
		Digits: cmp.Or(max(o.digits, 0), 18),
	}}
}

var formulaTypes = map[rubric.InputType]interval.Type{
	rubric.Percent: interval.Number, rubric.Count: interval.Number, rubric.Number: interval.Number,
	rubric.Bool: interval.Bool, rubric.Enum: interval.Text, rubric.DateIn: interval.Date,
}

// lower returns the function as formulas call it.
func (f function) lower() *formula.Func {
	out := &formula.Func{Name: f.name, Call: f.call}
	for _, t := range f.params {
		out.Params = append(out.Params, formulaTypes[t])
	}
	return out
}

// plugins checks what the host adds.
func (c *compiler) plugins() {
	optionf := func(s locale.Sentence, args ...any) {
		c.faults = append(c.faults, &source.Fault{File: "options", Message: s.SayShort(args...)})
	}
	seen := map[string]bool{}
	for i, f := range c.s.opts.functions {
		switch {
		case f.name == "" || f.doc == "" || f.call == nil:
			optionf(functionNeeds, i+1, f.name)
			c.suspect = append(c.suspect, f.name)
			continue
		case formula.Reserved(f.name) || seen[f.name] || c.r.Input(f.name) != nil:
			optionf(functionTaken, f.name)
			c.suspect = append(c.suspect, f.name)
		}
		seen[f.name] = true
		unknown := slices.IndexFunc(f.params, func(t rubric.InputType) bool { return formulaTypes[t] == 0 })
		if unknown >= 0 {
			optionf(functionParameter, f.name, f.params[unknown])
			c.suspect = append(c.suspect, f.name)
			continue
		}
		c.scope.Funcs = append(c.scope.Funcs, f.lower())
	}
	clear(seen)
	for i, rule := range c.s.opts.rules {
		switch {
		case rule.name == "" || rule.doc == "" || rule.run == nil:
			optionf(ruleNeeds, i+1, rule.name)
		case seen[rule.name]:
			optionf(ruleTaken, rule.name)
		}
		seen[rule.name] = true
		for _, name := range rule.inputs {
			if c.r.Input(name) == nil {
				optionf(ruleReads, rule.name, name, spelling.Suggest(name, inputNames(c.r)))
			}
		}
	}
}
