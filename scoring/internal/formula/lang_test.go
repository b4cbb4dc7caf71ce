package formula_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// goodExpressions are expressions with what they come to at someFacts: a number,
// true or false, a quoted text, a day or a way of having no value.
var goodExpressions = []struct{ src, want string }{
	// Numbers are exact.
	{"2/3*3 == 2", "true"},
	{"0.1+0.2 == 0.3", "true"},
	{"1/3", "1/3"},
	{"1/3 + 1/3 + 1/3", "1"},
	{"0.123456789012345678", "61728394506172839/500000000000000000"},
	{"999999999999999999 + 1", "1000000000000000000"},
	{"0.000000000000000001 * 1000000000", "1/1000000000"},
	{"1000.5", "2001/2"},
	{".5 + 1.", "3/2"},
	{"007", "7"},
	{"0.10000000000000000000000", "1/10"}, // zeros at the end say nothing
	{"full / 2", "5/4"},

	// Arithmetic and its order.
	{"1 + 2 * 3", "7"},
	{"(1 + 2) * 3", "9"},
	{"10 - 3 - 2", "5"},
	{"10 - (3 - 2)", "9"},
	{"100 / 10 / 5", "2"},
	{"100 / (10 / 5)", "50"},
	{"-n", "-3"},
	{"-(-n)", "3"},
	{"- -n", "3"},
	{"+n", "3"},
	{"2 - -n * 2", "8"},
	{"-2 * -3", "6"},
	{"-n - 1", "-4"},
	{"x * 3", "-7"},

	// Comparisons and logic.
	{"80 <= p < 90", "true"},
	{"85 < p < 90", "false"},
	{"100 > p >= n > m", "true"},
	{"1 < 2 < 3 < 4 < 4", "false"},
	{"p == 85 and q != 0.2", "true"},
	{"not (p > 80)", "false"},
	{"not f == g", "true"}, // not binds tighter than ==
	{"!f || g && f", "false"},
	{"g or f and g", "false"},
	{"m != 0 and n / m > 1", "false"}, // the right side is not computed
	{"m == 0 or n / m > 1", "true"},
	{"(p < 90) == f", "true"},
	{"f == true", "true"},
	{"state == 'ở đây'", "true"},
	{`"ở đây" != state`, "false"},
	{"state == `xa`", "false"},
	{"'a' == 'b'", "false"},
	{"due == date('2023-01-30')", "true"},
	{"due < date('2023-02-01')", "true"},
	{"due >= date('2024-02-29')", "false"},
	{"date('1969-12-31')", "day -1"},
	{"days(date('2024-02-28'), date('2024-03-01'))", "2"},
	{"days(due, date('2023-01-01'))", "-29"},

	// Series, and conditions counted.
	{"sum(reports)", "11"}, // 4, 0 and 7
	{"mean(reports)", "11/3"},
	{"min(reports) + max(planned)", "7"}, // planned are 3, 2.5 and 7
	{"max(reports, 9)", "9"},
	{"sum(reports, planned)", "47/2"},
	{"sum(reports * planned)", "61"}, // member by member, as in count
	{"mean(max(0, 1 - 0.25 * reports))", "1/3"},
	{"sum(reports > 3 ? 1 : 0.5, 2)", "9/2"},
	{"sum(min(reports, planned)) + max(reports)", "17"},
	{"sum(n, 2)", "5"},
	{"mean(n, 2, 4)", "3"},
	{"count(reports >= planned)", "2"}, // member by member
	{"count(reports >= planned, f, g)", "3"},
	{"count(kept)", "2"},
	{"count(not kept, p > 80)", "2"},
	{"count(f)", "1"},
	{"min(full, 0.2 * count(f, g, p >= 80, n == 3))", "3/5"},
	{"count((let y = reports; y > 0 and y < 5)) in 1..2", "true"},
	{"let avg = mean(reports); count(reports > avg)", "2"},
	{"count(mailed <= due)", "1"},
	{"min(mailed) == due", "true"},
	{"days(due, max(mailed))", "13"},
	{"max(due, date('2024-02-29')) == date('2024-02-29')", "true"},
	{"reports.q1 + reports . q3", "11"},
	{"kept.q2 ? 1 : 0", "0"},
	{"let first = mailed.a; first == due", "true"},
	{"count(1 / reports > 0)", "failure at 8: division by zero"},

	// Choice.
	{"p >= 90 ? 2 : p >= 80 ? 1 : 0", "1"},
	{"(f ? 'a' : 'b') == 'a'", "true"},
	{"if p >= 90 { 2 } else if p > 85 { 1 } else { 0.5 }", "1/2"},
	{"f ? state : 'none'", "'ở đây'"},
	{"g ? 1 / m : 7", "7"},
	{"let r = rate(n, 4); r >= 75 ? r : 0", "75"},
	{"let a = 2; let b = a * a; b + a", "6"},
	{"(let a = 1; a) + (let a = 2; a)", "3"},
	{"let số = n; số * số", "9"},
	{"(f ? g : f) ? 1 : 2", "2"},

	// Lists and ranges.
	{"n in [1, 2, 3]", "true"},
	{"n in [1, x, m]", "false"},
	{"n not in [1, 2]", "true"},
	{"not (n in [1, 2])", "true"},
	{"state in ['xa', 'none']", "false"},
	{"due in [date('2023-01-30')]", "true"},
	{"n in 1..5", "true"},
	{"n in 4..5", "false"},
	{"n not in 4..5", "true"},
	{"n in 5..1", "false"},
	{"-n in -5..-3", "true"},
	{"round(p / 10) in 9..9", "true"},
	{"(n in [3]) == f", "true"},
	{"n + m in 3..3", "true"},
	{"(f ? n : 2) * 2 - 1 in 5..5", "true"},
	{"min(n, 4) in 0..2", "false"},
	{"(let k = ceil(p / 2); k) in 43..43", "true"},
	{"bands(p, '>50', 2, '<=50', 1) in 2..9", "true"},
	{"days(due, date('2023-02-01')) in 2..2", "true"},

	// Functions.
	{"min(3, n, -1)", "-1"},
	{"max(p)", "85"},
	{"max(p, tỷ_lệ)", "1999/20"},
	{"abs(x)", "7/3"},
	{"floor(x)", "-3"},
	{"ceil(x)", "-2"},
	{"round(x)", "-2"},
	{"round(2.5)", "3"},
	{"round(-2.5)", "-3"}, // half away from zero
	{"round(x, 2)", "-233/100"},
	{"round(1.005, 2)", "101/100"},
	{"round(0.1234567890123456, 15)", "61728394506173/500000000000000"},
	{"clamp(p, 0, 50)", "50"},
	{"clamp(x, -1, 1)", "-1"},
	{"clamp(2, 5, n)", "failure at 0: the lower end of clamp is above its upper end"},
	{"rate(n, 8)", "75/2"},
	{"rate(m, n)", "0"},
	{"share(n, 8)", "15/16"}, // of 2.5
	{"share(m, n)", "0"},
	{"share(m, m)", "not arising"},
	{"share(n, n) == full", "true"},
	{"1 + share(n, m)", "failure at 4: division by zero"},
	{"rate(m, m)", "not arising"},
	{"rate(m, m) > 5 or f", "not arising"},
	{"f or rate(m, m) > 5", "true"},
	{"1 + rate(n, m)", "failure at 4: division by zero"},
	{"n + n / m", "failure at 6: division by zero"},
	{"n in [1, n / m, rate(m, m)]", "failure at 11: division by zero"},
	{"bands(p, '[90,100]', 2, '[70,90)', 1, '<70', 0)", "1"},
	{"bands(90, '[90, 100]', 2, '[70, 90)', 1)", "2"},
	{"bands(100.5, '(100, 101]', n, '<=100', 1 / m)", "3"}, // only the band's own points are computed
	{"bands(p, '>85', 1, '<85', 0)", "failure at 0: no band holds 85"},
	{"bands(x, '>-1', 1, '<=-1', 2)", "2"},
	{"tier(6, false) + tier(6, f)", "17/2"},
	{"tier(-1, f)", "failure at 0: tier: negative"},
	{"tỷ_lệ >= 99.95", "true"},
}

// show writes a result as the tables do.
func show(r formulatest.Result) string {
	switch v := r.Value.(type) {
	case string:
		return "'" + v + "'"
	case formulatest.Day:
		return "day " + big.NewInt(int64(v)).String()
	}
	return r.String()
}

func TestExpressions(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range goodExpressions {
		t.Run(c.src, func(t *testing.T) {
			n := formulatest.MustCompile(t, s, c.src)
			r, err := formulatest.ResultOf(formula.Eval(n, formulatest.SomeFacts().Vars(s, n)))
			require.NoError(t, err)
			assert.Equal(t, c.want, show(r))
		})
	}
}

// A formula writes itself as an expression that means the same.
func TestStringRoundTrip(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range goodExpressions {
		t.Run(c.src, func(t *testing.T) {
			n := formulatest.MustCompile(t, s, c.src)
			text := formula.String(n)
			again := formulatest.MustCompile(t, s, text)
			assert.Equal(t, text, formula.String(again))
			assert.Equal(t, formula.TypeOf(n), formula.TypeOf(again))
			was, err := formulatest.ResultOf(formula.Eval(n, formulatest.SomeFacts().Vars(s, n)))
			require.NoError(t, err)
			is, err := formulatest.ResultOf(formula.Eval(again, formulatest.SomeFacts().Vars(s, again)))
			require.NoError(t, err)
			was.FailedAt, is.FailedAt = 0, 0 // places move with the spelling
			assert.Equal(t, show(was), show(is))
		})
	}
}

func TestString(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"80<=p<90", "80 <= p and p < 90"},
		{"!f&&(g||f)", "not f and (g or f)"},
		{"not (p > 80)", "not (p > 80)"},
		{"n not in [1,2]", "not (n in [1, 2])"},
		{"if f { 1 } else { 2 }", "f ? 1 : 2"},
		{"f ? (g ? 1 : 2) : 3", "f ? (g ? 1 : 2) : 3"},
		{"1-(2-3)-4", "1 - (2 - 3) - 4"},
		{"(1+2)*-p", "(1 + 2) * -p"},
		{"+1000.50", "1000.50"},
		{`state == "ở đây"`, "state == 'ở đây'"},
		{`'it\'s' == "a\\b"`, `'it\'s' == 'a\\b'`},
		{"bands(p,'>= 90',full,'<90',0)", `bands(p, ">= 90", full, "<90", 0)`},
		{"due<date('2023-01-30')", "due < date('2023-01-30')"},
		{"(let a=1;a)+2", "(let a = 1; a) + 2"},
	} {
		assert.Equal(t, c.want, formula.String(formulatest.MustCompile(t, formulatest.NewScope(), c.src)), c.src)
	}
}

func TestTypesAndConstants(t *testing.T) {
	s := formulatest.NewScope()
	for src, want := range map[string]interval.Type{
		"p + 1": interval.Number, "p > 1": interval.Bool, "f ? 'a' : 'b'": interval.Text,
		"date('2023-01-30')": interval.Date, "days(due, due)": interval.Number, "let a = due; a": interval.Date,
	} {
		assert.Equal(t, want, formula.TypeOf(formulatest.MustCompile(t, s, src)), src)
	}
	for src, want := range map[string]string{"1.50": "3/2", "full": "5/2", "+7": "7"} {
		v, isConstant := formula.Constant(formulatest.MustCompile(t, s, src))
		require.True(t, isConstant, src)
		assert.Equal(t, want, v.RatString(), src)
	}
	for _, src := range []string{"p", "1 + 1", "f", "'a'"} {
		_, isConstant := formula.Constant(formulatest.MustCompile(t, s, src))
		assert.False(t, isConstant, src)
	}
}

func TestVariablesAndSlots(t *testing.T) {
	s := formulatest.NewScope()
	n := formulatest.MustCompile(t, s, "let a = rate(n, m); let b = 1; a > b ? tier(a, f) : x")
	seen := map[int]bool{}
	formula.Variables(n, func(slot int) { seen[slot] = true })
	lets := len(formulatest.Inputs)
	assert.Equal(t, map[int]bool{formulatest.SlotN: true, formulatest.SlotM: true, formulatest.SlotF: true,
		formulatest.SlotX: true, lets: true, lets + 1: true}, seen)
	assert.Equal(t, lets+2, s.Slots(n))
	assert.Equal(t, lets, s.Slots(nil, formulatest.MustCompile(t, s, "p")))
}

// An expression of another type than wanted is refused where it begins.
func TestWantedType(t *testing.T) {
	n, faults := formulatest.NewScope().Compile(" (p) > 1", formulatest.Full, interval.Number)
	assert.Nil(t, n)
	assert.Equal(t, []fault{{Pos: 2, Message: "expected a number, got a bool"}}, told(faults))
}

func TestReserved(t *testing.T) {
	for _, name := range strings.Fields("full min bands rate date let in not true nil if startsWith peer_best peer_count") {
		assert.True(t, formula.Reserved(name), name)
	}
	for _, name := range strings.Fields("rates p Full tier map len tỷ_lệ") {
		assert.False(t, formula.Reserved(name), name)
	}
}

// A host function that panics, or returns nothing, fails where it is called.
func TestHostPanics(t *testing.T) {
	for name, c := range map[string]struct {
		call func([]interval.Domain) (*big.Rat, error)
		want string
	}{
		"panics": {func([]interval.Domain) (*big.Rat, error) { panic("boom") }, "bad panicked: boom"},
		"nothing": {func([]interval.Domain) (*big.Rat, error) { return nil, nil },
			"bad panicked: runtime error: invalid memory address or nil pointer dereference"},
	} {
		t.Run(name, func(t *testing.T) {
			s := &formula.Scope{Funcs: []*formula.Func{{Name: "bad", Call: c.call}}, Limits: formulatest.NewScope().Limits}
			n, faults := s.Compile("1 + bad()", formulatest.Full, interval.Number)
			require.Empty(t, faults)
			r, err := formulatest.ResultOf(formula.Eval(n, nil))
			require.NoError(t, err)
			assert.Equal(t, formulatest.Result{Failed: true, Failure: c.want, FailedAt: 4}, r)
		})
	}
}
