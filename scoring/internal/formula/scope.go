package formula

import (
	"math/big"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser/utils"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Scope is what the expressions of a rubric can name, with the bounds on their
// size. It is not safe for use by several goroutines; the formulas it makes are.
type Scope struct {
	Vars   []Var // a variable's slot is its index
	Funcs  []*Func
	Series []Series
	// Parameters are numbers that change over the years.
	Parameters []Parameter
	Limits     Limits
	// Calendar has the working days of workdays; nil is one without holidays.
	Calendar *Calendar
	// Items says what the functions points and index name by a code; nil where expressions
	// cannot name items. The variables are the points of the item and what of its maximum
	// applies.
	Items func(code string) (points, of Var, known bool)
	Codes []string // of these items

	config *conf.Config
	slots  map[string]int // of the variables
	asked  int            // for the nearest name
}

// Limits bounds expressions; all fields are set.
type Limits struct {
	Length int // characters of an expression
	Nodes  int // nodes of its tree
	Digits int // digits of a literal before and after the point each
}

// Var is an input.
type Var struct {
	Name    string
	Type    interval.Type
	Grid    interval.Grid // of a number
	Never   bool          // a date that perhaps does not come
	Options []string      // of a text
	Of      *rubric.Input // for the titles by which people know it; nil if it has none
}

// Func is a function of the host's. Call gets one value per parameter, all known.
type Func struct {
	Name   string
	Params []interval.Type
	Call   func(args []interval.Domain) (*big.Rat, error)
}

// Fault is a fault of an expression at one of its characters.
type Fault struct {
	Pos     int
	Message locale.Message
}

// String returns the message in English.
func (f Fault) String() string { return f.Message.EN }

// Reserved reports whether a name has a meaning of its own in the rule language,
// so that no input or host function can have it.
func Reserved(name string) bool {
	return name == fullName || name == neverName || builtins[name] != nil || slices.Contains(keywords, name)
}

// IsName reports whether expressions can name something so.
func IsName(name string) bool { return utils.IsValidIdentifier(name) }

// Mentions reports whether an expression has a name in it, be it one that
// expressions can name or not.
func Mentions(src, name string) bool {
	src, name = spelling.Normalize(src), spelling.Normalize(name)
	for at := 0; name != ""; {
		i := strings.Index(src[at:], name)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(src[:at+i])
		after, _ := utf8.DecodeRuneInString(src[at+i+len(name):])
		if !utils.IsAlphaNumeric(before) && !utils.IsAlphaNumeric(after) {
			return true
		}
		at += i + len(name)
	}
	return false
}

const fullName = "full"

// ofDates is min or max of dates for expr's checker, whose functions have one type.
const ofDates = "min or max of dates"

var keywords = []string{"and", "or", "not", "in", "let", "if", "else", "true", "false", "nil",
	"matches", "contains", "startsWith", "endsWith"}

var goTypes = map[interval.Type]reflect.Type{
	interval.Number: reflect.TypeFor[float64](), // for expr's checker alone: nothing is computed so
	interval.Bool:   reflect.TypeFor[bool](),
	interval.Text:   reflect.TypeFor[string](),
	interval.Date:   reflect.TypeFor[time.Time](),
}

// configure describes the names to expr's checker, by their types.
func (s *Scope) configure() *conf.Config {
	if s.config != nil {
		return s.config
	}
	env := map[string]any{fullName: reflect.Zero(goTypes[interval.Number]).Interface(),
		neverName: reflect.Zero(goTypes[interval.Date]).Interface()}
	for _, v := range s.Vars {
		env[v.Name] = reflect.Zero(goTypes[v.Type]).Interface()
	}
	for _, of := range s.Series { // a name stands for one member
		env[of.Name] = reflect.Zero(goTypes[s.Vars[of.First].Type]).Interface()
	}
	for _, p := range s.Parameters {
		env[p.Of.Name] = reflect.Zero(goTypes[interval.Number]).Interface()
	}
	for name, b := range builtins {
		env[name] = reflect.Zero(b.goType()).Interface()
	}
	if s.Items != nil {
		for _, name := range itemFunctions {
			env[name] = func(string) float64 { return 0 } // for the checker alone
		}
	}
	env[ofDates] = func(...any) time.Time { return time.Time{} }
	for _, f := range s.Funcs {
		in := make([]reflect.Type, len(f.Params))
		for i, t := range f.Params {
			in[i] = goTypes[t]
		}
		env[f.Name] = reflect.Zero(reflect.FuncOf(in, []reflect.Type{goTypes[interval.Number]}, false)).Interface()
	}
	c := conf.New(env)
	c.Optimize = false
	c.MaxNodes = uint(s.Limits.Nodes)
	for _, name := range builtin.Names {
		c.Disabled[name] = true
	}
	c.Builtins = conf.FunctionsTable{}
	s.config = c
	return c
}

func (s *Scope) variable(name string) (Var, int, bool) {
	if len(s.slots) == 0 {
		s.slots = make(map[string]int, len(s.Vars))
		for i, v := range slices.Backward(s.Vars) {
			s.slots[v.Name] = i
		}
	}
	i, ok := s.slots[name]
	if !ok {
		return Var{}, 0, false
	}
	return s.Vars[i], i, true
}

func (s *Scope) function(name string) *Func {
	i := slices.IndexFunc(s.Funcs, func(f *Func) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return s.Funcs[i]
}

// Compile reads an expression whose value must be of the type want. full is the
// number that the name full stands for. There are faults or there is a formula.
// The source is read in Unicode normalisation form C; faults point into it as it
// is given.
func (s *Scope) Compile(src string, full *big.Rat, want interval.Type) (Node, []Fault) {
	return s.compile(src, full, want, (*lowering).lower)
}

// compile is Compile with another way to lower the tree.
func (s *Scope) compile(src string, full *big.Rat, want interval.Type,
	lower func(*lowering, ast.Node) (Node, bool)) (n Node, faults []Fault) {
	defer func() {
		// expr is not ours: a panic of its parser or checker is a fault of this
		// expression and no more.
		if p := recover(); p != nil {
			n, faults = nil, []Fault{{0, unreadable.Say(p)}}
		}
	}()
	if normal := spelling.Normalize(src); normal != src {
		n, faults = s.compile(normal, full, want, lower)
		return n, typedAt(src, faults)
	}
	l := &lowering{scope: s, full: full, member: -1, dated: map[int]bool{}}
	tree, ok := l.parse(src)
	if !ok {
		return nil, l.faults
	}
	n, ok = lower(l, tree.Node)
	if ok && TypeOf(n) != want && len(l.faults) == 0 {
		l.fault(startOf(tree.Node), otherType, want, TypeOf(n))
	}
	if len(l.faults) == 0 {
		l.check(tree)
	}
	if len(l.faults) > 0 {
		return nil, l.faults
	}
	return n, nil
}

// Slots returns the number of values that evaluating any of the formulas needs:
// one per input, one per name that a let introduces.
func (s *Scope) Slots(formulas ...Node) int {
	slots := len(s.Vars)
	for _, f := range formulas {
		if f != nil {
			walk(f, func(n Node) {
				if b, ok := n.(*Let); ok {
					slots = max(slots, b.Slot+1)
				}
			})
		}
	}
	return slots
}
