package formula

import (
	"errors"
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/parser/lexer"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
)

// parse reads the source with expr's lexer and parser. expr would turn literals
// into float64, so it gets them masked: every number is replaced by a 1 and as
// many spaces as keep all places, and its digits are kept in l.literals.
func (l *lowering) parse(src string) (*parser.Tree, bool) {
	switch length := utf8.RuneCountInString(src); {
	case !utf8.ValidString(src):
		l.faultf(0, "the expression is not UTF-8")
	case strings.TrimSpace(src) == "":
		l.faultf(0, "the expression is empty")
	case length > l.scope.Limits.Length:
		l.faultf(0, "the expression has %d characters; at most %d are allowed", length, l.scope.Limits.Length)
	}
	if len(l.faults) > 0 {
		return nil, false
	}
	l.src = []rune(src)
	if l.spelling(); len(l.faults) > 0 {
		return nil, false
	}
	tokens, err := lexer.Lex(file.NewSource(src))
	if err != nil {
		l.exprFault(err)
		return nil, false
	}
	masked := []rune(src)
	l.literals = map[int]literal{}
	for _, t := range tokens {
		switch {
		case t.Kind == lexer.Number:
			for i := t.From; i < t.To; i++ {
				masked[i] = ' '
			}
			at := t.From
			if t.Value[0] == '.' {
				at++ // the space keeps the 1 apart from a name before it
			}
			l.literals[at] = l.literal(t)
			masked[at] = '1'
		case t.Is(lexer.Operator, "|"), t.Is(lexer.Operator, "::"):
			l.faultf(t.From, "%s is not part of the rule language", t.Value)
		case t.Kind == lexer.Bytes:
			l.faultf(t.From, "byte strings are not part of the rule language")
		}
	}
	if l.dangling(tokens); len(l.faults) > 0 {
		return nil, false
	}
	tree, err := parser.ParseWithConfig(string(masked), l.scope.configure())
	if err != nil {
		l.exprFault(err)
		return nil, false
	}
	return tree, true
}

type literal struct {
	value *big.Rat
	text  string
	pos   int
}

// literal reads a number from its digits.
func (l *lowering) literal(t lexer.Token) literal {
	digits := t.Value
	whole, frac, _ := strings.Cut(digits, ".")
	limit := l.scope.Limits.Digits
	switch {
	case strings.Trim(whole+frac, "0123456789") != "":
		l.faultf(t.From, "write the number %s in decimal digits alone, without exponent, prefix or underscore", shorten(t.Value))
	case len(strings.TrimLeft(whole, "0")) > limit || len(strings.TrimRight(frac, "0")) > limit:
		l.faultf(t.From, "the number %s has more than %d digits before or after the point", shorten(t.Value), limit)
	default:
		if v, ok := new(big.Rat).SetString(whole + "." + frac + "0"); ok {
			return literal{v, strings.TrimSuffix(digits, "."), t.From} // 5...7 would read otherwise than 5. .. 7
		}
		l.faultf(t.From, "cannot read the number %s", shorten(t.Value))
	}
	return literal{new(big.Rat), digits, t.From}
}

const (
	mostFaults      = 50   // of one expression are told
	mostSuggestions = 1000 // are looked for in all expressions of a scope
)

// suggest is spelling.Suggest for so many faults of the scope as anybody reads.
func (l *lowering) suggest(got string, names func() []string) string {
	if l.scope.asked++; l.scope.asked > mostSuggestions {
		return ""
	}
	return spelling.Suggest(got, names())
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 50 {
		return string(r[:50]) + "…"
	}
	return s
}

// exprFault takes over a fault that expr found, in its words but for what names
// its inner workings.
func (l *lowering) exprFault(err error) {
	var fe *file.Error
	if !errors.As(err, &fe) {
		l.faultf(0, "%s", err.Error())
		return
	}
	switch m := unexpected.FindStringSubmatch(fe.Message); {
	case strings.HasSuffix(fe.Message, "unexpected token EOF"):
		l.faultf(len(l.src), "the expression ends too early")
	case m != nil:
		got, pos := m[1], fe.From
		if lit, isNumber := l.literals[pos]; isNumber {
			got, pos = lit.text, lit.pos
		}
		if got == "=" && pos+1 < len(l.src) && strings.ContainsRune("<>", l.src[pos+1]) {
			got += string(l.src[pos+1])
		}
		l.faultf(pos, "unexpected %q%s", got, hints[got])
	case strings.HasSuffix(fe.Message, "exceeds maximum allowed nodes"):
		l.faultf(fe.From, tooLarge)
	default:
		hint := ""
		if fe.From < len(l.src) {
			hint = hints[string(l.src[fe.From])]
		}
		l.faultf(fe.From, "%s%s", strings.TrimSpace(fe.Message), hint)
	}
}

// hints say how the rule language writes what people write otherwise.
var hints = map[string]string{
	"=": "; equality is written ==", "=>": "; write >=", "=<": "; write <=", ">": "; not equal is written !=",
	"AND": "; write and", "And": "; write and", "và": "; write and", "OR": "; write or", "Or": "; write or", "hoặc": "; write or",
	"“": straightQuotes, "”": straightQuotes, "‘": straightQuotes, "’": straightQuotes, "«": straightQuotes, "»": straightQuotes,
	"≥": "; write >=", "≤": "; write <=", "≠": "; write !=", "×": "; write *", "÷": "; write /",
}

const straightQuotes = "; write straight quotes"

// unexpected is how expr names a token it did not expect.
var unexpected = regexp.MustCompile(`^unexpected token \w+\("(.*)"\)`)

const tooLarge = "the expression has too many parts"

// check lets expr's own checker confirm what lowering accepted, so that every
// rule is a valid expr program, too.
func (l *lowering) check(tree *parser.Tree) {
	ast.Walk(&tree.Node, floats{})
	if _, err := checker.Check(tree, l.scope.configure()); err != nil {
		l.exprFault(err)
	}
}

// floats gives every number the one type of numbers, keeping its location; only
// the ends of ranges must stay integers.
type floats struct{}

func (floats) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IntegerNode:
		ast.Patch(node, &ast.FloatNode{Value: 1})
	case *ast.BinaryNode:
		if n.Operator == ".." {
			integers(&n.Left)
			integers(&n.Right)
		}
	}
}

func integers(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.FloatNode:
		ast.Patch(node, &ast.IntegerNode{Value: 1})
	case *ast.UnaryNode:
		integers(&n.Node)
	}
}

// faultf adds a fault, unless the expression has more than anybody reads.
func (l *lowering) faultf(pos int, format string, args ...any) {
	if len(l.faults) >= mostFaults {
		return
	}
	f := Fault{pos, source.Message(format, args...)}
	for _, g := range l.faults {
		if f == g {
			return // chained comparisons hold their middle operand twice
		}
	}
	l.faults = append(l.faults, f)
}
