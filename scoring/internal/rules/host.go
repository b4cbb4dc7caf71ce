package rules

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

// Options are what a host adds to the rule language, and the bounds on expressions; a
// bound of 0 is the default.
type Options struct {
	Rules                 []GoRule
	Functions             []Function
	Length, Nodes, Digits int
	MostText              int // characters of all expressions together
}

// GoRule is a rule in Go.
type GoRule struct {
	Name, Doc string
	Inputs    []string
	// Run gets a copy of the item and the values of the inputs, which are known exactly.
	Run func(*rubric.Item, map[string]interval.Domain) (decimal.Decimal, rubric.Text, error)
}

// Function is a function in Go that expressions can call.
type Function struct {
	Name, Doc string
	Params    []rubric.InputType
	Call      func([]interval.Domain) (*big.Rat, error)
}

// ErrNotArising is what a [scoring.Rule] returns where no case arose in the year.
var ErrNotArising = errors.New("not arising")

func (o *Options) Scope() *formula.Scope {
	return &formula.Scope{Limits: formula.Limits{
		Length: cmp.Or(max(o.Length, 0), 10_000),
		Nodes:  cmp.Or(max(o.Nodes, 0), 2_000),
		Digits: cmp.Or(max(o.Digits, 0), 18),
	}}
}

var formulaTypes = map[rubric.InputType]interval.Type{
	rubric.Percent: interval.Number, rubric.Count: interval.Number, rubric.Number: interval.Number,
	rubric.Bool: interval.Bool, rubric.Enum: interval.Text, rubric.DateIn: interval.Date,
}

// Lower returns the function as formulas call it.
func (f Function) Lower() *formula.Func {
	out := &formula.Func{Name: f.Name, Call: f.Call}
	for _, t := range f.Params {
		out.Params = append(out.Params, formulaTypes[t])
	}
	return out
}

// plugins checks what the host adds.
func (c *Compiler) plugins() {
	optionf := func(s locale.Sentence, args ...any) {
		c.Faults = append(c.Faults, &source.Fault{File: "options", Message: s.SayShort(args...)})
	}
	seen := map[string]bool{}
	for i, f := range c.S.Opts.Functions {
		switch {
		case f.Name == "" || f.Doc == "" || f.Call == nil:
			optionf(functionNeeds, i+1, f.Name)
			c.suspect = append(c.suspect, f.Name)
			continue
		case formula.Reserved(f.Name) || seen[f.Name] || c.R.Input(f.Name) != nil ||
			c.R.Parameter(f.Name) != nil:
			optionf(functionTaken, f.Name)
			c.suspect = append(c.suspect, f.Name)
		}
		seen[f.Name] = true
		unknown := slices.IndexFunc(f.Params, func(t rubric.InputType) bool { return formulaTypes[t] == 0 })
		if unknown >= 0 {
			optionf(functionParameter, f.Name, f.Params[unknown])
			c.suspect = append(c.suspect, f.Name)
			continue
		}
		c.Scope.Funcs = append(c.Scope.Funcs, f.Lower())
	}
	clear(seen)
	for i, rule := range c.S.Opts.Rules {
		switch {
		case rule.Name == "" || rule.Doc == "" || rule.Run == nil:
			optionf(ruleNeeds, i+1, rule.Name)
		case seen[rule.Name]:
			optionf(ruleTaken, rule.Name)
		}
		seen[rule.Name] = true
		for _, name := range rule.Inputs {
			if c.R.Input(name) == nil {
				optionf(ruleReads, rule.Name, name, spelling.Suggest(name, InputNames(c.R)))
			}
		}
	}
}
