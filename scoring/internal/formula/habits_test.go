package formula_test

import (
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
)

// habits are expressions as people write them who know spreadsheets, word processors and
// Vietnamese decimals, each with its faults: one of every slip, with what to write.
var habits = []struct {
	src    string
	faults []string
}{
	// Numbers.
	{"p >= 79,5", []string{"5: the number 79,5: decimals follow a point, not a comma; write 79.5"}},
	{"p >= 79,5 and n < 2,5", []string{"5: the number 79,5: decimals follow a point, not a comma; write 79.5",
		"18: the number 2,5: decimals follow a point, not a comma; write 2.5"}},
	{"p >= 79,5 and nope", []string{"5: the number 79,5: decimals follow a point, not a comma; write 79.5",
		`14: unknown name "nope"`}},
	{"n >= 1.500.000", []string{"5: the number 1.500.000: digits are not grouped; write 1500000"}},
	{"n >= 1 500 000", []string{"5: the number 1 500 000: digits are not grouped; write 1500000"}},
	{"n >= 1.500,25", []string{"5: the number 1.500,25: digits are not grouped; write 1500.25"}},
	{"n >= 1,500,000", []string{"5: the number 1,500,000: digits are not grouped; write 1500000"}},
	{"p >= 80%", []string{"5: no % stands behind a number: 80% is written 80, since percentages are numbers from 0 to 100"}},
	{"p >= 79,5 % and f", []string{"5: no % stands behind a number: 79,5% is written 79.5, since percentages are numbers from 0 to 100"}},
	{"80% * full", []string{"0: no % stands behind a number: 80% of a number is written 0.8"}},
	{"full * 2,5%", []string{"7: no % stands behind a number: 2,5% of a number is written 0.025"}},
	{"full * p %", []string{"9: no % stands here; a percentage of a number is that number times the percentage, divided by 100"}},
	{"0.5 full", []string{"4: an operator is missing; a product is written 0.5 * full"}},
	{"2 điểm", []string{"2: no unit (điểm) stands behind a number; write 2"}},
	{"0.5 x n", []string{"4: the character x cannot be used; write *"}},
	{"round(0,5 * n, 1)", []string{"0: round takes 1 or 2 arguments, got 3; if 0,5 is one number, write 0.5: decimals follow a point"}},
	{"bands(p, '>=90', 9,5, '<90', 0)", []string{"0: " + bandsTakes + "; if 9,5 is one number, write 9.5: decimals follow a point"}},

	// Commas, semicolons and signs.
	{"min(full; n; 3)", []string{"8: a comma stands between arguments, not a semicolon: min(full, n, 3)"}},
	{"min(full; 0,5 * n)", []string{"10: the number 0,5: decimals follow a point, not a comma; write 0.5",
		"8: a comma stands between arguments, not a semicolon: min(full, 0.5 * n)"}},
	{"=min(full, n)", []string{"0: remove the = at the beginning: a rule is not a formula in a cell"}},
	{"state = 'xa' or state = 'none'", []string{`6: unexpected "="; equality is written ==`,
		`22: unexpected "="; equality is written ==`}},
	{"p > = 80", []string{`2: unexpected "> ="; write >=`}},
	{"p => 80", []string{`2: unexpected "=>"; write >=`}},
	{"full – 0.1 * n", []string{"5: the character – cannot be used; write -"}},
	{"p ≥ 80 and n ≤ 3", []string{"2: the character ≥ cannot be used; write >=", "13: the character ≤ cannot be used; write <="}},
	{"state == ‘xa’", []string{"9: the curved quote ‘ of word processors cannot be used; type straight quotes: 'xa'"}},
	{"state == “xa” or state == ‘xb’", []string{
		"9: the curved quote “ of word processors cannot be used; type straight quotes: 'xa'",
		"26: the curved quote ‘ of word processors cannot be used; type straight quotes: 'xb'"}},

	// Bands.
	{"bands(p, '[70;90)', 1)", []string{"9: cannot read the band '[70;90)'; write '[70,90)'"}},
	{"bands(p, '[70,5;90)', 1)", []string{"9: cannot read the band '[70,5;90)'; write '[70.5,90)'"}},
	{"bands(p, '≥79,5', 1)", []string{"9: cannot read the band '≥79,5'; write '>=79.5'"}},
	{"bands(p, '70-90', 1)", []string{"9: cannot read the band '70-90'; write '[70,90]'"}},
	{"bands(p, '=100', 1)", []string{"9: cannot read the band '=100'; write '[100,100]'"}},
	{"bands(p, '>=80%', 1)", []string{"9: cannot read the band '>=80%'; write '>=80'"}},
	{"bands(p, >=90, 2, '<90', 0)", []string{"9: a band stands in quotes: '>=90'"}},
	{"bands(p, [70,90), 1)", []string{"9: a band stands in quotes: '[70,90)'"}},

	// Conditions.
	{"IF(p >= 80, full, 0)", []string{`0: unknown function "IF"; write "p >= 80 ? full : 0"`}},
	{"=IF(p >= 79,5; full; IF(p >= 70; 1; 0))", []string{`1: unknown function "IF"; write "p >= 79.5 ? full : p >= 70 ? 1 : 0"`}},
	{"if(p >= 80, full, 0)", []string{`0: unknown function "IF"; write "p >= 80 ? full : 0"`}},
	{"Nếu(p >= 80, full, 0)", []string{`0: unknown function "Nếu"; write "p >= 80 ? full : 0"`}},
	{"AND(p >= 80, f) ? 1 : 0", []string{`0: unknown function "AND"; write p >= 80 and f`}},
	{"SUM(n, m) / 2", []string{`0: unknown function "SUM"; write n + m`}},
	{"MIN(full, n)", []string{`0: unknown function "MIN"; did you mean "min"?`}},
	{"if p >= 80 then full else 0", []string{`0: a condition is not written if … then; write "p >= 80 ? full : 0"`}},
	{"nếu p >= 80 thì full, không thì 0", []string{`0: a condition is not written if … then; write "p >= 80 ? full : 0"`}},
	{"if (p >= 80) full else 0", []string{`0: a condition is not written if … then; write "p >= 80 ? full : 0"`}},
	{"p >= 80 AND f", []string{`8: unexpected "AND"; write and`}},
	{"p >= 80 và f", []string{`8: unexpected "và"; write and`}},
	{"p không quá 80", []string{`2: unexpected "không quá"; write <=`}},
	{"f == đúng", []string{`5: unknown name "đúng"; write true`}},
	{"state == xa", []string{`9: unknown name "xa"; an option of state stands in quotes: 'xa'`}},
	{"'state' == 'xa'", []string{"8: two texts are compared with each other; the name of an input has no quotes: state"}},
	{"{p} >= 80", []string{"0: in a rule a name has no braces: p"}},
	{"điểm tối đa", []string{`0: "điểm tối đa" is a title; rules use the name: full`}},
	{"diem_toi_da / 2", []string{`0: unknown name "diem_toi_da"; write full`}},
}

// TestHabits: what people write for want of the rule language is told by what to write
// instead, once.
func TestHabits(t *testing.T) {
	s := formulatest.NewScope()
	for _, c := range habits {
		t.Run(c.src, func(t *testing.T) {
			n, faults := s.Compile(c.src, formulatest.Full, interval.Number)
			assert.Nil(t, n)
			var got []string
			for _, f := range faults {
				got = append(got, fmt.Sprintf("%d: %s", f.Pos, f))
				assert.NotEqual(t, f.Message.VI, f.Message.EN)
				assert.NotEmpty(t, f.Message.Code)
			}
			assert.Equal(t, c.faults, got)
		})
	}
}

// TestTitlesForNames: titles of inputs and options stand for what they are titles of.
func TestTitlesForNames(t *testing.T) {
	plan := &rubric.Input{Name: "kh", Title: rubric.Text{VI: "Kế hoạch", EN: "Plan"}, Options: []rubric.Option{
		{Name: "on_time", Title: rubric.Text{VI: "Đúng hạn", EN: "On time"}},
		{Name: "late", Title: rubric.Text{VI: "Chậm", EN: "Late"}}}}
	rate := &rubric.Input{Name: "ty_le", Title: rubric.Text{VI: "Tỷ lệ hồ sơ đúng hạn", EN: "Dossiers on time"}}
	s := formulatest.NewScope()
	s.Series, s.Vars = nil, []formula.Var{
		{Name: "ty_le", Type: interval.Number, Of: rate},
		{Name: "kh", Type: interval.Text, Options: []string{"on_time", "late"}, Of: plan}}
	const options = ` is not an option of kh; expected one of on_time (On time), late (Late)`
	for src, want := range map[string]string{
		"kh == 'đúng hạn'":           `6: "đúng hạn"` + options + `; did you mean "on_time" (On time)?`,
		"kh == 'Dung han'":           `6: "Dung han"` + options + `; did you mean "on_time" (On time)?`,
		"kh == 'rồi'":                `6: "rồi"` + options,
		"let k = kh; k == 'chậm'":    `17: "chậm" is not an option of k; expected one of on_time (On time), late (Late); did you mean "late" (Late)?`,
		"kh == đúng hạn":             `6: "đúng hạn" is a title; rules use the name: 'on_time'`,
		"Tỷ lệ hồ sơ đúng hạn >= 80": `0: "Tỷ lệ hồ sơ đúng hạn" is a title; rules use the name: ty_le`,
		"dossiers_on_time >= 80":     `0: unknown name "dossiers_on_time"; did you mean "ty_le" (Dossiers on time)?`,
		"TyLe >= 80":                 `0: unknown name "TyLe"; did you mean "ty_le"?`,
	} {
		_, faults := s.Compile(src, formulatest.Full, interval.Bool)
		if assert.Len(t, faults, 1, src) {
			assert.Equal(t, want, fmt.Sprintf("%d: %s", faults[0].Pos, faults[0]), src)
		}
	}
}

// TestMendedFaultsStayInside: whatever is mended, faults stand within the expression.
func TestMendedFaultsStayInside(t *testing.T) {
	s := formulatest.NewScope()
	tried := 0
	for _, c := range habits {
		src := []rune(c.src)
		for i := range src {
			for _, part := range []string{string(src[:i]), string(src[i:]), string(src[:i]) + "(" + string(src[i:]), string(src[:i]) + string(src[min(i+1, len(src)):])} {
				_, faults := s.Compile(part, formulatest.Full, interval.Number)
				for _, f := range faults {
					assert.True(t, 0 <= f.Pos && f.Pos <= len([]rune(part)), "%q: %d: %s", part, f.Pos, f)
					assert.NotEqual(t, "expression_unreadable", f.Message.Code, part)
					assert.NotEqual(t, f.Message.VI, f.Message.EN, part)
				}
				tried++
			}
		}
	}
	assert.Greater(t, tried, 3000)
}
