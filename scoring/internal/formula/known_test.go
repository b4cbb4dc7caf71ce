package formula_test

import (
	"strings"

	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser/lexer"
	"github.com/expr-lang/expr/parser/utils"
)

// The faults of the package that the random tests found and that are not yet
// repaired. Each function names one; remove it with the repair.

// misprinted reports formulas that String writes so that they cannot be read:
// a let right behind the = of another one, a line break inside a text, a range
// whose lower end is written "5.".
func misprinted(text string) bool {
	return strings.Contains(text, "= let ") || strings.ContainsAny(text, "\n\r") || strings.Contains(text, "...")
}

// swallowed reports sources where a number such as .5 stands right behind a name
// or keyword; its placeholder 1 is read as a part of that.
func swallowed(src string) bool {
	tokens, _ := lexer.Lex(file.NewSource(src))
	runes := []rune(src)
	for _, t := range tokens {
		if t.Kind == lexer.Number && t.Value[0] == '.' && t.From > 0 && utils.IsAlphaNumeric(runes[t.From-1]) {
			return true
		}
	}
	return false
}

// exponential reports sources whose lists nest so deep that evaluating them,
// which doubles with every level, takes too long for a test.
func exponential(src string) bool { return strings.Count(src, "in") > 12 }
