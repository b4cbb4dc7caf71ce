package formulatest

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The inputs of all tests, by slot: two percents, two counts, a number, two
// bools, an enum, a date, a percent with a Vietnamese name, a date that may be never and
// a number of tenths, then the members of series.
const (
	SlotP = iota
	SlotQ
	SlotN
	SlotM
	SlotX
	SlotF
	SlotG
	SlotState
	SlotDue
	SlotVietnamese
	SlotSent
	SlotTenths
)

var States = []string{"ở đây", "xa", "none"}

var Inputs = []formula.Var{
	SlotP:          {Name: "p", Type: interval.Number},
	SlotQ:          {Name: "q", Type: interval.Number},
	SlotN:          {Name: "n", Type: interval.Number, Grid: interval.Whole},
	SlotM:          {Name: "m", Type: interval.Number, Grid: interval.Whole},
	SlotX:          {Name: "x", Type: interval.Number},
	SlotF:          {Name: "f", Type: interval.Bool},
	SlotG:          {Name: "g", Type: interval.Bool},
	SlotState:      {Name: "state", Type: interval.Text, Options: States},
	SlotDue:        {Name: "due", Type: interval.Date},
	SlotVietnamese: {Name: "tỷ_lệ", Type: interval.Number},
	SlotSent:       {Name: "sent", Type: interval.Date, Never: true},
	SlotTenths:     {Name: "u", Type: interval.Number, Grid: interval.GridOf(1)},
}

// Holidays are days of the tests' dates that are no working days: a Monday, a Sunday, two
// days in a row and the first of a year.
var Holidays = []int64{19387, 19386, 19390, 19391, 19358}

// norm is a parameter of the period, limit one by the day of sent that has no value on some
// of the tests' dates.
var (
	norm = &rubric.Parameter{Name: "norm", Type: rubric.Number, Title: rubric.Plain("Norm"),
		Values: []rubric.ParameterValue{{Value: decimal.RequireFromString("12.5"), From: rubric.Date{Year: 2023, Month: 1, Day: 1}}}}
	limit = &rubric.Parameter{Name: "limit", Type: rubric.Number, Title: rubric.Plain("Limit"), AsOf: "sent",
		Values: []rubric.ParameterValue{
			{Value: decimal.NewFromInt(50), From: rubric.Date{Year: 2023, Month: 1, Day: 29}, Until: rubric.Date{Year: 2023, Month: 1, Day: 30}},
			{Value: decimal.NewFromInt(-1), From: rubric.Date{Year: 2023, Month: 1, Day: 31}, Until: rubric.Date{Year: 2023, Month: 1, Day: 31}},
			{Value: decimal.RequireFromString("80.5"), From: rubric.Date{Year: 2023, Month: 2, Day: 1}},
		}}
)

// Full is not whole, so that nothing takes it for a count.
var Full = Rat("2.5")

var errNegative = errors.New("negative")

// tier is the host's function of the tests: it is partial and mixes types.
func tier(v *big.Rat, up bool) (*big.Rat, error) {
	switch {
	case v.Sign() < 0:
		return nil, errNegative
	case up:
		return new(big.Rat).Add(v, Rat("0.5")), nil
	}
	return new(big.Rat).Quo(v, Rat("3")), nil
}

func NewScope() *formula.Scope {
	return &formula.Scope{
		Vars:   Inputs,
		Series: seriesOf,
		Funcs: []*formula.Func{{
			Name:   "tier",
			Params: []interval.Type{interval.Number, interval.Bool},
			Call: func(args []interval.Domain) (*big.Rat, error) {
				v, _ := args[0].Numbers.Single()
				return tier(v, args[1].Bools == interval.IsTrue)
			},
		}},
		Parameters: []formula.Parameter{{Of: norm, Value: &norm.Values[0]}, {Of: limit, Slot: SlotSent}},
		Calendar:   formula.NewCalendar(Holidays),
		Limits:     formula.Limits{Length: 10_000, Nodes: 2_000, Digits: 18},
	}
}

// Rat reads a number of the tests.
func Rat(s string) *big.Rat {
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(fmt.Sprintf("not a number: %q", s))
	}
	return v
}

// Point is one value of an input or a formula: *big.Rat, bool, string or day.
type Point any

// Day is a date as its number, apart from numbers.
type Day int64

// Never is the day that stands for a date that did not come.
const Never = Day(2932897)

func ValueOf(p Point) interval.Domain {
	switch p := p.(type) {
	case *big.Rat:
		return interval.NumberDomain(interval.Exactly(p))
	case bool:
		return interval.BoolDomain(p)
	case string:
		return interval.TextDomain(p)
	case Day:
		return interval.DateDomain(interval.Exactly(big.NewRat(int64(p), 1)))
	}
	panic(fmt.Sprintf("not a point: %T", p))
}

// PointOf returns the one value that a known value is.
func PointOf(v interval.Domain) Point {
	switch v.Type {
	case interval.Bool:
		return v.Bools == interval.IsTrue
	case interval.Text:
		return v.Texts[0]
	case interval.Date:
		return Day(v.Numbers.Lo.Num().Int64())
	}
	return v.Numbers.Lo
}

func SamePoint(a, b Point) bool {
	if x, isNum := a.(*big.Rat); isNum {
		y, isNum := b.(*big.Rat)
		return isNum && x.Cmp(y) == 0
	}
	return a == b
}

// Holds reports whether a point lies in what is known of a value. It is written
// apart from the package's own set operations, which are under test.
func Holds(v interval.Domain, p Point) bool {
	switch p := p.(type) {
	case *big.Rat:
		return v.Type == interval.Number && HoldsNumber(v.Numbers, p)
	case Day:
		return v.Type == interval.Date && HoldsNumber(v.Numbers, big.NewRat(int64(p), 1))
	case bool:
		want := interval.IsFalse
		if p {
			want = interval.IsTrue
		}
		return v.Type == interval.Bool && v.Bools&want != 0
	case string:
		return v.Type == interval.Text && slices.Contains(v.Texts, p)
	}
	return false
}

func HoldsNumber(n interval.Interval, v *big.Rat) bool {
	switch places, on := n.Grid.Places(); {
	case on && places == 0 && !v.IsInt(), on && Rat(v.FloatString(places)).Cmp(v) != 0:
		return false
	}
	if n.Lo != nil && (v.Cmp(n.Lo) < 0 || n.LoOpen && v.Cmp(n.Lo) == 0) {
		return false
	}
	return n.Hi == nil || v.Cmp(n.Hi) < 0 || !n.HiOpen && v.Cmp(n.Hi) == 0
}

// Facts are the points of all inputs, by slot.
type Facts []Point

// Vars makes room for lets behind the inputs.
func (f Facts) Vars(s *formula.Scope, n formula.Node) []interval.Domain {
	out := make([]interval.Domain, s.Slots(n))
	for i, p := range f {
		out[i] = ValueOf(p)
	}
	return out
}

func (f Facts) String() string {
	out := ""
	for i, p := range f {
		out += fmt.Sprintf("%s=%v ", Inputs[i].Name, p)
	}
	return out
}

// SomeFacts are plain facts for tables.
func SomeFacts() Facts {
	f := Facts{
		SlotP: Rat("85"), SlotQ: Rat("0.1"), SlotN: Rat("3"), SlotM: Rat("0"), SlotX: Rat("-7/3"),
		SlotF: true, SlotG: false, SlotState: "ở đây", SlotDue: Day(19387), // 2023-01-30
		SlotVietnamese: Rat("99.95"), SlotSent: Never, SlotTenths: Rat("2.5"),
	}
	for _, text := range strings.Fields("4 0 7 3 2.5 7 true false true 19387 19400") {
		switch in := Inputs[len(f)]; {
		case in.Type == interval.Bool:
			f = append(f, text == "true")
		case in.Type == interval.Date:
			f = append(f, Day(Rat(text).Num().Int64()))
		default:
			f = append(f, Rat(text))
		}
	}
	return f
}

// Result is what a formula comes to at one point: just one field is set.
type Result struct {
	Value      Point
	NotArising bool
	Failed     bool
	Failure    string
	FailedAt   int
}

func (r Result) String() string {
	switch {
	case r.NotArising:
		return "not arising"
	case r.Failed:
		return fmt.Sprintf("failure at %d: %s", r.FailedAt, r.Failure)
	}
	if v, isNum := r.Value.(*big.Rat); isNum {
		return v.RatString()
	}
	return fmt.Sprintf("%v", r.Value)
}

// ResultOf turns an outcome over points into the one thing that it must be.
func ResultOf(o formula.Outcome) (Result, error) {
	ways := 0
	var r Result
	if o.HasValue {
		ways++
		if !o.Value.Known() || o.Value.Empty() {
			return r, fmt.Errorf("points do not decide the value: %+v", o.Value)
		}
		r.Value = PointOf(o.Value)
	}
	if o.NotArising {
		ways++
		r.NotArising = true
	}
	if o.Failure != nil {
		ways++
		r.Failed, r.Failure, r.FailedAt = true, o.Failure.Message.EN, o.Failure.Pos
	}
	if ways != 1 {
		return r, fmt.Errorf("points come to %d things at once: %+v", ways, o)
	}
	return r, nil
}

var allTypes = []interval.Type{interval.Number, interval.Bool, interval.Text, interval.Date}

// CompileAny compiles an expression of whatever type it has.
func CompileAny(s *formula.Scope, src string) (formula.Node, []formula.Fault) {
	var first []formula.Fault
	for i, t := range allTypes {
		n, faults := s.Compile(src, Full, t)
		if n != nil {
			return n, nil
		}
		if i == 0 {
			first = faults
		}
	}
	return nil, first
}

func MustCompile(t testing.TB, s *formula.Scope, src string) formula.Node {
	t.Helper()
	n, faults := CompileAny(s, src)
	require.Empty(t, faults, "faults of %s", src)
	return n
}
