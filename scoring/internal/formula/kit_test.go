package formula_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/stretchr/testify/require"
)

// The inputs of all tests, by slot: two percents, two counts, a number, two
// bools, an enum, a date and a percent with a Vietnamese name.
const (
	slotP = iota
	slotQ
	slotN
	slotM
	slotX
	slotF
	slotG
	slotState
	slotDue
	slotVietnamese
)

var states = []string{"ở đây", "xa", "none"}

var inputs = []formula.Var{
	slotP:          {Name: "p", Type: formula.Number},
	slotQ:          {Name: "q", Type: formula.Number},
	slotN:          {Name: "n", Type: formula.Number, Whole: true},
	slotM:          {Name: "m", Type: formula.Number, Whole: true},
	slotX:          {Name: "x", Type: formula.Number},
	slotF:          {Name: "f", Type: formula.Bool},
	slotG:          {Name: "g", Type: formula.Bool},
	slotState:      {Name: "state", Type: formula.Text, Options: states},
	slotDue:        {Name: "due", Type: formula.Date},
	slotVietnamese: {Name: "tỷ_lệ", Type: formula.Number},
}

// full is not whole, so that nothing takes it for a count.
var full = rat("2.5")

var errNegative = errors.New("negative")

// tier is the host's function of the tests: it is partial and mixes types.
func tier(v *big.Rat, up bool) (*big.Rat, error) {
	switch {
	case v.Sign() < 0:
		return nil, errNegative
	case up:
		return new(big.Rat).Add(v, rat("0.5")), nil
	}
	return new(big.Rat).Quo(v, rat("3")), nil
}

func newScope() *formula.Scope {
	return &formula.Scope{
		Vars: inputs,
		Funcs: []*formula.Func{{
			Name:   "tier",
			Params: []formula.Type{formula.Number, formula.Bool},
			Call: func(args []formula.Value) (*big.Rat, error) {
				v, _ := args[0].Num.Single()
				return tier(v, args[1].Bools == formula.IsTrue)
			},
		}},
		Limits: formula.Limits{Length: 10_000, Nodes: 2_000, Digits: 18},
	}
}

// rat reads a number of the tests.
func rat(s string) *big.Rat {
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(fmt.Sprintf("not a number: %q", s))
	}
	return v
}

// point is one value of an input or a formula: *big.Rat, bool, string or day.
type point any

// day is a date as its number, apart from numbers.
type day int64

func valueOf(p point) formula.Value {
	switch p := p.(type) {
	case *big.Rat:
		return formula.NumberValue(formula.Exactly(p))
	case bool:
		return formula.BoolValue(p)
	case string:
		return formula.TextValue(p)
	case day:
		return formula.DateValue(formula.Exactly(big.NewRat(int64(p), 1)))
	}
	panic(fmt.Sprintf("not a point: %T", p))
}

// pointOf returns the one value that a known value is.
func pointOf(v formula.Value) point {
	switch v.Type {
	case formula.Bool:
		return v.Bools == formula.IsTrue
	case formula.Text:
		return v.Texts[0]
	case formula.Date:
		return day(v.Num.Lo.Num().Int64())
	}
	return v.Num.Lo
}

func samePoint(a, b point) bool {
	if x, isNum := a.(*big.Rat); isNum {
		y, isNum := b.(*big.Rat)
		return isNum && x.Cmp(y) == 0
	}
	return a == b
}

// holds reports whether a point lies in what is known of a value. It is written
// apart from the package's own set operations, which are under test.
func holds(v formula.Value, p point) bool {
	switch p := p.(type) {
	case *big.Rat:
		return v.Type == formula.Number && holdsNumber(v.Num, p)
	case day:
		return v.Type == formula.Date && holdsNumber(v.Num, big.NewRat(int64(p), 1))
	case bool:
		want := formula.IsFalse
		if p {
			want = formula.IsTrue
		}
		return v.Type == formula.Bool && v.Bools&want != 0
	case string:
		return v.Type == formula.Text && slices.Contains(v.Texts, p)
	}
	return false
}

func holdsNumber(n formula.Num, v *big.Rat) bool {
	if n.Whole && !v.IsInt() {
		return false
	}
	if n.Lo != nil && (v.Cmp(n.Lo) < 0 || n.LoOpen && v.Cmp(n.Lo) == 0) {
		return false
	}
	return n.Hi == nil || v.Cmp(n.Hi) < 0 || !n.HiOpen && v.Cmp(n.Hi) == 0
}

// facts are the points of all inputs, by slot.
type facts []point

// vars makes room for lets behind the inputs.
func (f facts) vars(s *formula.Scope, n formula.Node) []formula.Value {
	out := make([]formula.Value, s.Slots(n))
	for i, p := range f {
		out[i] = valueOf(p)
	}
	return out
}

func (f facts) String() string {
	out := ""
	for i, p := range f {
		out += fmt.Sprintf("%s=%v ", inputs[i].Name, p)
	}
	return out
}

// someFacts are plain facts for tables.
func someFacts() facts {
	return facts{
		slotP: rat("85"), slotQ: rat("0.1"), slotN: rat("3"), slotM: rat("0"), slotX: rat("-7/3"),
		slotF: true, slotG: false, slotState: "ở đây", slotDue: day(19387), // 2023-01-30
		slotVietnamese: rat("99.95"),
	}
}

// result is what a formula comes to at one point: just one field is set.
type result struct {
	value      point
	notArising bool
	failed     bool
	failure    string
	failedAt   int
}

func (r result) String() string {
	switch {
	case r.notArising:
		return "not arising"
	case r.failed:
		return fmt.Sprintf("failure at %d: %s", r.failedAt, r.failure)
	}
	if v, isNum := r.value.(*big.Rat); isNum {
		return v.RatString()
	}
	return fmt.Sprintf("%v", r.value)
}

// resultOf turns an outcome over points into the one thing that it must be.
func resultOf(o formula.Outcome) (result, error) {
	ways := 0
	var r result
	if o.HasValue {
		ways++
		if !o.Value.Known() || o.Value.Empty() {
			return r, fmt.Errorf("points do not decide the value: %+v", o.Value)
		}
		r.value = pointOf(o.Value)
	}
	if o.NotArising {
		ways++
		r.notArising = true
	}
	if o.Failure != nil {
		ways++
		r.failed, r.failure, r.failedAt = true, o.Failure.Message.EN, o.Failure.Pos
	}
	if ways != 1 {
		return r, fmt.Errorf("points come to %d things at once: %+v", ways, o)
	}
	return r, nil
}

var allTypes = []formula.Type{formula.Number, formula.Bool, formula.Text, formula.Date}

// compileAny compiles an expression of whatever type it has.
func compileAny(s *formula.Scope, src string) (formula.Node, []formula.Fault) {
	var first []formula.Fault
	for i, t := range allTypes {
		n, faults := s.Compile(src, full, t)
		if n != nil {
			return n, nil
		}
		if i == 0 {
			first = faults
		}
	}
	return nil, first
}

func mustCompile(t testing.TB, s *formula.Scope, src string) formula.Node {
	t.Helper()
	n, faults := compileAny(s, src)
	require.Empty(t, faults, "faults of %s", src)
	return n
}
