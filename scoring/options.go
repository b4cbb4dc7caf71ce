package scoring

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Options are the host's additions to the rule language and the bounds on
// expressions. The zero Options and a nil *Options are the defaults.
type Options struct {
	Rules     []Rule     // Go rules that items can name
	Functions []Function // functions that expressions can call
	// Bounds on expressions: characters (default 10,000), nodes of the tree
	// (default 2,000), digits of a literal before and after the point each
	// (default 18).
	MaxLength, MaxNodes, MaxDigits int
	// MaxTotal bounds the characters of all expressions of the rubric together
	// (default 200,000).
	MaxTotal int
}

// Rule scores an item in Go, for what an expression cannot say. A rubric names
// it: {code: "7.11", rule: my_rule, ...}. Rules are passed in Options, never
// registered; all of them are validated before any runs.
type Rule struct {
	Name string
	Doc  string // one sentence on what the rule does; required
	// Inputs are the inputs that the rule reads. It runs only where all of them
	// are known exactly; before, the item is Missing.
	Inputs []string
	// Run returns the points of the item, between its Min and Max, and perhaps
	// the reason for the points it does not give. It must be pure: the same call
	// gives the same points. It may be called by several goroutines, each time in one
	// of its own. An error, a panic or [runtime.Goexit] fails the item and no other;
	// [ErrNotArising] makes it not arising. Reasons tell an error by its method
	// In(locale.Lang) string, if it has one as [rubric.Text] does, so that officials
	// read it in their language; else by its Error. A call that does not return holds whoever
	// scores: it cannot be stopped from outside.
	Run func(Call) (decimal.Decimal, rubric.Text, error)
}

// Call is what a [Rule] works on.
type Call struct {
	Item   *rubric.Item // a copy of the rule's own
	values map[string]interval.Domain
}

// Number returns the value of a numeric input of the rule. Like the other
// methods it panics, which fails the item, where the rule does not declare the
// input or the input has another type.
func (c Call) Number(name string) decimal.Decimal {
	v, _ := c.value(name, interval.Number).Numbers.Single()
	return formula.ToDecimal(v)
}

// Bool returns the value of a bool input of the rule.
func (c Call) Bool(name string) bool { return c.value(name, interval.Bool).Bools == interval.IsTrue }

// Text returns the option that an enum input of the rule has.
func (c Call) Text(name string) string { return c.value(name, interval.Text).Texts[0] }

// Date returns the value of a date input of the rule.
func (c Call) Date(name string) rubric.Date {
	v, _ := c.value(name, interval.Date).Numbers.Single()
	return rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(v.Num().Int64())
}

func (c Call) value(name string, t interval.Type) interval.Domain {
	v, ok := c.values[name]
	if !ok {
		panic(rubric.Say(inputNotDeclared, name))
	}
	if v.Type != t {
		panic(rubric.Say(inputOfOtherType, name, v.Type, t))
	}
	return v
}

// Function is a function of the host's that expressions can call by its name.
// It returns a number.
type Function struct {
	Name string
	Doc  string // one sentence on what the function returns; required
	// Params are the types of the parameters: Number, Bool, Enum or DateIn
	// (Percent and Count are the same as Number).
	Params []rubric.InputType
	// Call gets one argument per parameter: a decimal.Decimal, bool, string or
	// rubric.Date. It must be pure and may be called by several goroutines, each time
	// in one of its own. An error, a panic or [runtime.Goexit] fails the item; a call
	// that does not return holds whoever scores. Errors are told as those of a [Rule]. A
	// number that is not a finite decimal, such as 1/3, is refused: the expression has to
	// round it first.
	Call func(args []any) (decimal.Decimal, error)
}

// lower returns the options as rules are compiled with them: copies, with their names
// as rubrics have them.
func (o *Options) lower() rules.Options {
	out := rules.Options{Length: o.MaxLength, Nodes: o.MaxNodes, Digits: o.MaxDigits, MostText: o.MaxTotal}
	for _, r := range o.Rules {
		lowered := rules.GoRule{Name: spelling.Normalize(r.Name), Doc: r.Doc, Inputs: spelling.NormalizeAll(r.Inputs)}
		if r.Run != nil {
			lowered.Run = func(item *rubric.Item, values map[string]interval.Domain) (decimal.Decimal, rubric.Text, error) {
				return r.Run(Call{item, values})
			}
		}
		out.Rules = append(out.Rules, lowered)
	}
	for _, f := range o.Functions {
		lowered := rules.Function{Name: spelling.Normalize(f.Name), Doc: f.Doc, Params: slices.Clone(f.Params)}
		if f.Call != nil {
			lowered.Call = f.lower
		}
		out.Functions = append(out.Functions, lowered)
	}
	return out
}

// lower calls the function as formulas do.
func (f Function) lower(args []interval.Domain) (*big.Rat, error) {
	goArgs := make([]any, len(args))
	for i, a := range args {
		switch a.Type {
		case interval.Bool:
			goArgs[i] = a.Bools == interval.IsTrue
		case interval.Text:
			goArgs[i] = a.Texts[0]
		default:
			v, _ := a.Numbers.Single()
			if a.Type == interval.Date {
				goArgs[i] = rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(v.Num().Int64())
				continue
			}
			if _, finite := interval.Places(v); !finite {
				return nil, argumentNoDecimal.Say(i+1, v.RatString())
			}
			goArgs[i] = formula.ToDecimal(v)
		}
	}
	v, err := f.Call(goArgs)
	if err != nil {
		return nil, err
	}
	return formula.RatOf(v)
}
