package formula_test

import (
	"fmt"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
)

// TestSpelling: whatever expr's lexer drops in silence, or reads as something else
// than stands there, is a fault at its place. The kind is "a rule that means less,
// or other, than its author reads": comments of all three sorts, also within what
// looks like one and unclosed; spaces and characters that nobody sees; escapes in
// texts; numbers with prefix, exponent or underscores; commas and semicolons with
// nothing behind them.
func TestSpelling(t *testing.T) {
	const (
		quotient = "//" + notPart + "; a whole quotient is written floor(a / b)"
		itself   = notPart + "; write the character itself"
	)
	s := formulatest.NewScope()
	for _, c := range []struct {
		src    string
		faults []string
	}{
		{"min(full, n) // 2", []string{"13: " + quotient}},
		{"n //", []string{"2: " + quotient}},
		{"// n", []string{"0: " + quotient}},
		{"n // “5” # 1e3\n+ 1 // x", []string{"2: " + quotient, "19: " + quotient}},
		{"n >= 5 /* and m >= 5 */ ? 1 : 0", []string{"7: /*" + notPart}},
		{"n /**/ + 1", []string{"2: /*" + notPart}},
		{"n /* open", []string{"2: /*" + notPart}},
		{"n /*/ + 1 */ // 2", []string{"2: /*" + notPart, "13: " + quotient}},
		{"n # why", []string{"2: #" + notPart}},
		{"n ## why", []string{"2: #" + notPart}},
		{"'ở đây' == state ? 1 : 0 // x", []string{"25: " + quotient}},
		{"'//' == state", []string{`0: "//" is not an option of state; expected one of ở đây, xa, none`}}, // within a text they are text
		{"'/*' == state", []string{`0: "/*" is not an option of state; expected one of ở đây, xa, none`}},
		{`"#" == state`, []string{`0: "#" is not an option of state; expected one of ở đây, xa, none`}},
		{`'\'//' == state`, []string{`0: "'//" is not an option of state; expected one of ở đây, xa, none`}},
		{"n / / 2", []string{`4: unexpected "/"`}},
		{"n +\u00a01", []string{"3: the space U+00A0, which is not the plain one," + notPart}},
		{"n +\u30001", []string{"3: the space U+3000, which is not the plain one," + notPart}},
		{"n +\v1", []string{"3: the space U+000B, which is not the plain one," + notPart}},
		{"n +\u20281", []string{"3: the space U+2028, which is not the plain one," + notPart}},
		{"n\u200b + 1", []string{"1: the invisible character U+200B" + notPart}},
		{"n + \u20601", []string{"4: the invisible character U+2060" + notPart}},
		{"n + \u3164", []string{"4: the invisible character U+3164" + notPart}}, // to Unicode a letter, so a name
		{"'xa\u200b' == state", []string{"3: the invisible character U+200B" + notPart}},
		{"'xa\u00a0' == state", []string{"3: the space U+00A0, which is not the plain one," + notPart}},
		{"'xa\t' == state", []string{"3: the space U+0009, which is not the plain one," + notPart}},
		{"`xa\n` == state", []string{"3: a line break in a text" + notPart}},
		{"`x``a` == state", []string{"2: the escape ``" + notPart + "; write the text in '...'"}},
		{`'x\u0061' == state`, []string{`2: the escape \u` + itself}},
		{`'x\x61' == state`, []string{`2: the escape \x` + itself}},
		{`'x\141' == state`, []string{`2: the escape \1` + itself}},
		{`"x\u{61}" == state`, []string{`2: the escape \u` + itself}},
		{`'xa\n' == state`, []string{`3: the escape \n` + itself}},
		{"b'xa' == state", []string{"0: byte strings are not part of the rule language"}},
		{"state == ‘xa’", []string{"9: the curved quote ‘ of word processors cannot be used; type straight quotes: 'xa'"}},
		{"1_000", []string{"0: write the number 1_000" + plain}},
		{"0o17 + 0X1", []string{"0: write the number 0o17" + plain, "7: write the number 0X1" + plain}},
		{"1E3", []string{"0: write the number 1E3" + plain}},
		{"1٣", []string{`1: bad number syntax: "1٣"`}}, // an Arabic three
		{"min(n, 3,)", []string{"8: nothing stands behind the comma"}},
		{"n in [1, 2,]", []string{"10: nothing stands behind the comma"}},
		{"n + 1;", []string{"5: nothing stands behind the semicolon"}},
		{"let a = n; a + 1;", []string{"16: nothing stands behind the semicolon"}},
		{"n; m", []string{"0: a sequence of expressions (;)" + notPart}},
		{"n | abs()", []string{"2: |" + notPart}},
		{"abs(n) | min(3)", []string{"7: |" + notPart}},
		{"::abs(n)", []string{"0: ::" + notPart}},
		{"n ?. 5 : 1", []string{"7: the expression cannot be read from here on"}},
	} {
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
	for _, src := range []string{"n\t+\n1\r\n", "n / 2 * 3", "`xa` == state ? 1 : 0", `'it\'s' == "a\\b" ? 1 : 0`,
		"(let a = n; a) + 1", "n -1", "n*-1"} {
		formulatest.MustCompile(t, s, src)
	}
}

// TestDecomposed: an expression means the same however its accents were typed, and
// faults point into it as it was typed.
func TestDecomposed(t *testing.T) {
	s := formulatest.NewScope()
	const decomposed = "ty\u0309_le\u0323\u0302" // tỷ_lệ
	assert.Equal(t, "tỷ_lệ > 1", formula.String(formulatest.MustCompile(t, s, decomposed+" > 1")))
	assert.Equal(t, "state == 'ở đây' ? 1 : 0",
		formula.String(formulatest.MustCompile(t, s, "state == 'o\u031b\u0309 đây' ? 1 : 0")))
	_, faults := s.Compile(decomposed+" > nope", formulatest.Full, interval.Bool)
	assert.Equal(t, []fault{{Pos: 11, Message: `unknown name "nope"`}}, told(faults))
	_, faults = s.Compile(decomposed+" >", formulatest.Full, interval.Bool)
	assert.Equal(t, []fault{{Pos: 10, Message: tooEarly}}, told(faults))
	_, faults = s.Compile("tỷ_lê\u0301 > 1", formulatest.Full, interval.Bool)
	assert.Equal(t, []fault{{Pos: 0, Message: `unknown name "tỷ_lế"; did you mean "tỷ_lệ"?`}}, told(faults))
}

// TestManyFaults: an expression has no more faults than anybody reads, and the names
// that are suggested for them are looked for only so often.
func TestManyFaults(t *testing.T) {
	s := formulatest.NewScope()
	src := "pp"
	for range 900 {
		src += " + pp"
	}
	asked := 0
	for range 40 {
		_, faults := s.Compile(src, formulatest.Full, interval.Number)
		assert.Len(t, faults, 50)
		if faults[0].String() == `unknown name "pp"; did you mean "p"?` {
			asked++
		}
	}
	assert.Less(t, asked, 40)
	assert.Positive(t, asked)
}
