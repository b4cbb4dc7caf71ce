package formula_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	notPart    = " is not part of the rule language"
	howToBand  = "; write '[70,90)', '(70,90]', '>=90', '>90', '<=70' or '<70'"
	bandsTakes = "bands takes a number, then bands and their points in turn: bands(x, '>=90', 2, '[70,90)', 1, '<70', 0)"
	tooEarly   = "the expression ends too early"
	placesAre  = "the places of round are a whole number from 0 to 18, written out"
	rangeEnds  = "the ends of a range are whole numbers, written out"
	plain      = " in decimal digits alone, without exponent, prefix or underscore"
	tooFine    = " has more than 18 digits before or after the point"
	branches   = "both branches must have one type, got "
	behindIn   = "behind in stands a list [a, b] or a range 1..5"
)

func notWhole(x string, lo, hi int) string {
	return fmt.Sprintf("a range holds whole numbers only, and %s need not be one; write %d <= %s <= %d", x, lo, x, hi)
}

// badExpressions are expressions with their faults, each as "position: message";
// positions count characters, not bytes.
var badExpressions = []struct {
	src    string
	faults []string
}{
	// Names.
	{"pp + 1", []string{`0: unknown name "pp"; did you mean "p"?`}},
	{"nope > 1", []string{`0: unknown name "nope"`}},
	{"tỷ_lê > 1", []string{`0: unknown name "tỷ_lê"; did you mean "tỷ_lệ"?`}},
	{"let total = 1; totla", []string{`15: unknown name "totla"; did you mean "total"?`}},
	{"nope + oops * nada", []string{`0: unknown name "nope"`, `7: unknown name "oops"`, `14: unknown name "nada"`}},
	{"0 < nope < 9", []string{`4: unknown name "nope"`}}, // named once, though compared twice
	{"$env", []string{`0: unknown name "$env"`}},
	{"False", []string{`0: unknown name "False"`}},
	{"rte(1, 2)", []string{`0: unknown function "rte"; did you mean "rate"?`}},
	{"p(1)", []string{"0: p is an input, not a function"}},
	{"min > 1", []string{"0: min is a function; call it with (...)"}},
	{"tier", []string{"0: tier is a function; call it with (...)"}},
	{"let p = 1; p", []string{`4: the name "p" is already taken`}},
	{"let full = 1; full", []string{`4: the name "full" is already taken`}},
	{"let min = 1; min", []string{`4: the name "min" is already taken`}},
	{"let tier = 1; 2", []string{`4: the name "tier" is already taken`}},
	{"let a = 1; let a = 2; a", []string{`15: the name "a" is already taken`}},
	{"(let a = 1; a) + a", []string{`17: unknown name "a"; did you mean "p"?`}},

	// Series.
	{"reports > 1", []string{`0: "reports" is a series; use sum, mean, min, max or count over it, or name a member: reports.q1`}},
	{"abs(reports)", []string{`4: "reports" is a series; use sum, mean, min, max or count over it, or name a member: reports.q1`}},
	{"let y = reports; y", []string{
		`8: "reports" is a series; use sum, mean, min, max or count over it, or name a member: reports.q1`}},
	{"reports.q4", []string{`8: the series "reports" has no member "q4"; did you mean "q1"?`}},
	{`reports["q1"]`, []string{"0: access to a member (a.b, a[b])" + notPart}},
	{"p.q1", []string{"0: access to a member (a.b, a[b])" + notPart}},
	{"max(2 * reports)", []string{"4: max takes a series as it is: max(reports)"}},
	{"sum(kept and reports)", []string{"9: the operator and takes bools, got bool and number"}},
	{"sum(sum(reports) * reports)", []string{
		"8: sum over a series stands within sum; compute it before: let x = sum(...); sum(... x ...)"}},
	{"count(reports >= max(planned))", []string{
		"21: max over a series stands within count; compute it before: let x = max(...); count(... x ...)"}},
	{"count(kept and mailed <= due)", []string{"6: two series with other members: kept (q1, q2, q3) and mailed (a, b)"}},
	{"sum(n)", []string{"4: sum takes a series, or two numbers or more; n is no series"}},
	{"sum(kept)", []string{"4: argument 1 of sum is a number, got a bool"}},
	{"count(reports)", []string{"6: argument 1 of count is a bool, got a number"}},
	{"mean(mailed)", []string{"5: argument 1 of mean is a number, got a date"}},
	{"min(mailed, 1)", []string{"12: argument 2 of min is a date, got a number"}},
	{"sum(reports, kept)", []string{"13: argument 2 of sum is a number, got a bool"}},
	{"count()", []string{"0: count takes at least 1 argument, got 0"}},
	{"count > 1", []string{"0: count is a function; call it with (...)"}},
	{"let reports = 1; 2", []string{`4: the name "reports" is already taken`}},
	{"cout(f)", []string{`0: unknown function "cout"; did you mean "count"?`}},

	// Types.
	{`p + "x"`, []string{"2: the operator + takes numbers, got number and text; texts cannot be joined"}},
	{"-f", []string{"0: the operator - takes numbers, got bool"}},
	{"not p", []string{"0: the operator not takes bools, got number"}},
	{"f and p", []string{"2: the operator and takes bools, got bool and number"}},
	{"f ? 1 : 'x'", []string{"8: " + branches + "number and text"}},
	{"p ? 1 : 2", []string{"0: the condition is a number, not a bool"}},
	{"f < g", []string{"2: the operator < takes numbers or dates, got bool and bool"}},
	{"'a' < 'b'", []string{"4: the operator < takes numbers or dates, got text and text"}},
	{"1 < 'a' < 3", []string{"2: the operator < cannot compare number and text",
		"8: the operator < cannot compare text and number"}},
	{"state == p", []string{"6: the operator == cannot compare text and number"}},
	{"due == '2023-01-30'", []string{"4: the operator == cannot compare date and text; write a date as date('2023-01-30')"}},
	{"due <= 2026-01-31", []string{"4: the operator <= cannot compare date and number; " +
		"write a date as date('2023-01-30')"}},
	{"due != 'never'", []string{"4: never stands without quotes"}},
	{"due > p", []string{"4: the operator > cannot compare date and number"}},
	{"state == 'ở đấy'", []string{`9: "ở đấy" is not an option of state; expected one of ở đây, xa, none; did you mean "ở đây"?`}},
	{"'xb' == state", []string{`0: "xb" is not an option of state; expected one of ở đây, xa, none; did you mean "xa"?`}},
	{"state in ['xa', 'somewhere']", []string{`16: "somewhere" is not an option of state; expected one of ở đây, xa, none`}},
	{"let s = state; s == 'xb'", []string{`20: "xb" is not an option of s; expected one of ở đây, xa, none; did you mean "xa"?`}},

	// Lists and ranges.
	{"p in []", []string{"5: the list is empty"}},
	{"p in q", []string{"2: " + behindIn}},
	{"p in 5", []string{"2: " + behindIn}},
	{"p in [1, 'a']", []string{"9: the operator == cannot compare number and text"}},
	{"n in [nope, oops]", []string{`6: unknown name "nope"`, `12: unknown name "oops"`}},
	{"p in 1..5", []string{"6: " + notWhole("p", 1, 5)}},
	{"n / m in 1..5", []string{"10: " + notWhole("n / m", 1, 5)}},
	{"(f ? n : 1.5) + 0 in 0..2", []string{"22: " + notWhole("(f ? n : 1.5) + 0", 0, 2)}},
	{"(f ? p : n) * 2 in 0..2", []string{"20: " + notWhole("(f ? p : n) * 2", 0, 2)}},
	{"min(n, p) in 1..5", []string{"14: " + notWhole("min(n, p)", 1, 5)}},
	{"n + p in 1..5", []string{"10: " + notWhole("n + p", 1, 5)}},
	{"round(p, 1) in 1..5", []string{"16: " + notWhole("round(p, 1)", 1, 5)}},
	{"n in 1..m", []string{"8: " + rangeEnds}},
	{"n in 1.5..3", []string{"5: " + rangeEnds}},
	{"n in 1..full", []string{"8: " + rangeEnds}},
	{"1..5", []string{"1: the operator .." + notPart}},
	{"[1, 2]", []string{"0: a list anywhere but behind in" + notPart}},

	// What expr has and the rule language has not.
	{"map([1], # > 0)", []string{"9: #" + notPart}},
	{"filter([1], {true})", []string{"0: the function filter over a list" + notPart}},
	{"sum([1, 2])", []string{"4: a list anywhere but behind in" + notPart}},
	{"now()", []string{`0: unknown function "now"`}},
	{`repeat("x", 3)`, []string{`0: unknown function "repeat"`}},
	{"len('abc')", []string{`0: unknown function "len"`}},
	{"a.b", []string{"0: access to a member (a.b, a[b])" + notPart}},
	{`a["b"]`, []string{"0: access to a member (a.b, a[b])" + notPart}},
	{"a?.b", []string{"0: access to a member (a.b, a[b])" + notPart}},
	{"1 + p[1:2]", []string{"4: slicing (a[b:c])" + notPart}},
	{"p ?? 1", []string{"2: the operator ??" + notPart}},
	{"2 ** 3", []string{"2: the operator **" + notPart}},
	{"2 ^ 3", []string{"2: the operator ^" + notPart}},
	{"5 % 3", []string{"2: the operator %" + notPart}},
	{"p == nil", []string{"5: nil" + notPart}},
	{"p | round()", []string{"2: |" + notPart}},
	{"p::q", []string{"1: ::" + notPart}},
	{"f ?: g", []string{"0: the short form a ?: b" + notPart}},
	{"#", []string{"0: #" + notPart}},
	{"{a: 1}", []string{"0: a map" + notPart}},
	{"p; 2", []string{"0: a sequence of expressions (;)" + notPart}},
	{"b'bytes' == 'a'", []string{"0: byte strings are not part of the rule language"}},
	{"'abc' contains 'a'", []string{"6: the operator contains" + notPart}},
	{"state startsWith 'x'", []string{"6: the operator startsWith" + notPart}},

	// Spelling.
	{"", []string{"0: the expression is empty"}},
	{" \t\n", []string{"0: the expression is empty"}},
	{"p = 1", []string{`2: unexpected "="; equality is written ==`}},
	{"(p + 1", []string{"6: " + tooEarly + "; a ( is not closed by )"}},
	{"p + 1)", []string{`5: unexpected ")"; it closes no (`}},
	{"p +", []string{"3: " + tooEarly}},
	{"f ? 1", []string{"5: " + tooEarly}},
	{"let a = 1", []string{"9: " + tooEarly}},
	{"p q", []string{`2: unexpected "q"`}},
	{"p 1.50", []string{`2: unexpected "1.50"`}},
	{"p <> 1", []string{`3: unexpected ">"; not equal is written !=`}},
	{"p > @", []string{"4: unrecognized character: U+0040 '@'"}},
	{"'abc", []string{"4: literal not terminated"}},
	{"if f { 1 } else 2", []string{`16: unexpected "2"`}},
	{"p > \xff", []string{"0: the expression is not UTF-8"}},

	// Numbers.
	{"0.1234567890123456789", []string{"0: the number 0.1234567890123456789" + tooFine}},
	{"1234567890123456789", []string{"0: the number 1234567890123456789" + tooFine}},
	{strings.Repeat("1234567890", 4), []string{"0: the number " + strings.Repeat("1234567890", 4) + tooFine}},
	{"1" + strings.Repeat("0", 60), []string{"0: the number 1" + strings.Repeat("0", 49) + "…" + tooFine}},
	{"1e9999", []string{"0: write the number 1e9999" + plain}},
	{"0x1F", []string{"0: write the number 0x1F" + plain}},
	{"0b1 + 1.5e-3", []string{"0: write the number 0b1" + plain, "6: write the number 1.5e-3" + plain}},
	{"1.2.3", []string{`3: unexpected ".3"`}},

	// Calls.
	{"round(p, 1.5)", []string{"9: " + placesAre}},
	{"round(p, n)", []string{"9: " + placesAre}},
	{"round(p, 19)", []string{"9: " + placesAre}},
	{"round(1, 2, 3)", []string{"0: round takes 1 or 2 arguments, got 3"}},
	{"abs()", []string{"0: abs takes 1 argument, got 0"}},
	{"min()", []string{"0: min takes at least 1 argument, got 0"}},
	{"min(1, f)", []string{"7: argument 2 of min is a number, got a bool"}},
	{"clamp(1, 2)", []string{"0: clamp takes 3 arguments, got 2"}},
	{"clamp(p, -1, -2)", []string{"9: the lower end of clamp is above its upper end"}},
	{"days(1, 2)", []string{"5: argument 1 of days is a date, got a number"}},
	{"date('2023-02-29')", []string{"5: expected a date such as '2023-01-30', got '2023-02-29'"}},
	{"date(state)", []string{"5: the date is written out: date('2023-01-30')"}},
	{"tier(f, 1)", []string{"5: argument 1 of tier is a number, got a bool"}},
	{"tier()", []string{"0: tier takes 2 arguments, got 0"}},
	{"bands(p)", []string{"0: " + bandsTakes}},
	{"bands(p, '>=90', 1, '<90')", []string{"0: " + bandsTakes}},
	{"bands(f, 90, g)", []string{"6: argument 1 of bands is a number, got a bool",
		"9: argument 2 of bands is a text, got a number"}},
	{"bands(p, state, 1)", []string{"9: a band is written out, such as '[70,90)' or '>=90'"}},
	{"bands(p, '[90,80]', 1)", []string{"9: cannot read the band '[90,80]'" + howToBand}},
	{"bands(p, '>=x', 1, '(5,5]', 2)", []string{"9: cannot read the band '>=x'" + howToBand,
		"19: cannot read the band '(5,5]'" + howToBand}},
	{"bands(p, '>=90', 1, '[80,90]', 0)", []string{"20: the band '[80,90]' overlaps the band '>=90'"}},

	// Behind letters of several bytes.
	{"'ở đây' == state and nope > 1", []string{`21: unknown name "nope"`}},
	{"'ở đây' == state and", []string{"20: " + tooEarly}},
	{"'ở đây' == state and (p = 1)", []string{`24: unexpected "="; equality is written ==`}},
	{"'ở đây' == state ? 1.5e3 : 2", []string{"19: write the number 1.5e3" + plain}},
	{"tỷ_lệ > 1 and tỷ_lệ.x", []string{"14: access to a member (a.b, a[b])" + notPart}},
}

func TestFaults(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range badExpressions {
		t.Run(c.src, func(t *testing.T) {
			n, faults := s.Compile(c.src, formulatest.Full, interval.Number)
			assert.Nil(t, n)
			var got []string
			for _, f := range faults {
				got = append(got, fmt.Sprintf("%d: %s", f.Pos, f))
			}
			assert.Equal(t, c.faults, got)
		})
	}
}

// What is at a limit compiles; what is one above it does not.
func TestLimits(t *testing.T) {
	const tooManyParts = "the expression has too many parts"
	// Each p + p + … has 2k-1 nodes; a chained comparison counts its middle twice.
	for _, c := range []struct {
		name, within, above string
		limits              formula.Limits
		want                fault
	}{
		{"length", "tỷ_lệ+1", "tỷ_lệ+10", formula.Limits{Length: 7, Nodes: 9, Digits: 9},
			fault{Message: "the expression has 8 characters; at most 7 are allowed"}},
		{"nodes", "p+p+p", "p+p+p+p", formula.Limits{Length: 99, Nodes: 6, Digits: 9},
			fault{Message: tooManyParts, Pos: 6}},
		{"shared nodes", "1<p<3", "1<p+p<3", formula.Limits{Length: 99, Nodes: 9, Digits: 9},
			fault{Message: tooManyParts}},
		{"digits", "12.34", "1.234", formula.Limits{Length: 99, Nodes: 9, Digits: 2},
			fault{Message: "the number 1.234 has more than 2 digits before or after the point"}},
		{"digits of bands", "bands(p, '<12.34', 1)", "bands(p, '<1.234', 1)",
			formula.Limits{Length: 99, Nodes: 9, Digits: 2},
			fault{Pos: 9, Message: "cannot read the band '<1.234'" + howToBand}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := formulatest.NewScope()
			s.Limits = c.limits
			formulatest.MustCompile(t, s, c.within)
			n, faults := formulatest.CompileAny(s, c.above)
			assert.Nil(t, n)
			assert.Equal(t, []fault{c.want}, told(faults))
		})
	}
}

// Sources that grow deep or wide fast are refused, or computed, at once.
func TestHostileSources(t *testing.T) {
	s := formulatest.NewScope()
	chain := "p"
	for range 12 { // every round doubles the tree, since the middle is shared
		chain = "(1 < " + chain + " < 2 ? 1 : 2)"
	}
	for name, src := range map[string]string{
		"parentheses": strings.Repeat("(", 5_000),
		"brackets":    strings.Repeat("[", 5_000),
		"signs":       strings.Repeat("-", 5_000) + "p",
		"not":         strings.Repeat("!", 5_000) + "f",
		"members":     "p" + strings.Repeat(".a", 2_500),
		"calls":       strings.Repeat("abs(", 2_400) + "p" + strings.Repeat(")", 2_400),
		"chains":      chain,
		"names":       strings.Repeat("nope+", 1_900) + "1",
	} {
		t.Run(name, func(t *testing.T) {
			n, faults := s.Compile(src, formulatest.Full, interval.Number)
			assert.Nil(t, n)
			require.NotEmpty(t, faults)
			for _, f := range faults {
				assert.LessOrEqual(t, f.Pos, len([]rune(src)))
			}
		})
	}
	// Squaring twelve times over outgrows every machine number and is cut off.
	square := "let a0 = x * x; "
	for i := range 12 {
		square += fmt.Sprintf("let a%d = a%d * a%d; ", i+1, i, i)
	}
	n := formulatest.MustCompile(t, s, square+"a12")
	vars := formulatest.SomeFacts().Vars(s, n)
	o := formula.Eval(n, vars)
	require.NotNil(t, o.Failure)
	assert.Equal(t, "a number in between has more than 1228 digits", o.Failure.Message.EN)
	assert.False(t, o.HasValue)
}

// fault is a fault as these tests state it: with its sentence in English.
type fault struct {
	Pos     int
	Message string
}

func told(faults []formula.Fault) []fault {
	var out []fault
	for _, f := range faults {
		out = append(out, fault{f.Pos, f.Message.EN})
	}
	return out
}
