package formula

import (
	"errors"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/parser/lexer"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
)

// parse reads the source with expr's lexer and parser. expr would turn literals
// into float64, so it gets them masked: every number is replaced by a 1 and as
// many spaces as keep all places, and its digits are kept in l.literals.
func (l *lowering) parse(src string) (*parser.Tree, bool) {
	switch length := utf8.RuneCountInString(src); {
	case !utf8.ValidString(src):
		l.fault(0, notUTF8)
	case strings.TrimSpace(src) == "":
		l.fault(0, emptyExpression)
	case length > l.scope.Limits.Length:
		l.fault(0, expressionTooLong, length, l.scope.Limits.Length)
	}
	if len(l.faults) > 0 {
		return nil, false
	}
	l.src = []rune(src)
	if l.spelling(); len(l.faults) > 0 {
		return nil, false
	}
	for range mostMended {
		tree, err := l.read()
		if err == nil {
			return tree, tree != nil
		}
		var fe *file.Error
		known, again := false, false
		if errors.As(err, &fe) {
			known, again = l.mend(l.placeOf(fe))
			l.mended = l.mended || known
		}
		if !known && len(l.faults) == 0 { // otherwise it may follow from what was mended
			l.exprFault(err)
		}
		if !again {
			break
		}
	}
	return nil, false
}

// mostMended is how often an expression is read again after a slip was mended in it.
const mostMended = 20

// read reads the source once. Without a tree and an error there are faults.
func (l *lowering) read() (*parser.Tree, error) {
	tokens, err := lexer.Lex(file.NewSource(string(l.src)))
	if err != nil {
		return nil, err
	}
	before := len(l.faults)
	masked := slices.Clone(l.src)
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
			l.fault(t.From, notPart, t.Value)
		case t.Kind == lexer.Bytes:
			l.fault(t.From, byteString)
		}
	}
	if l.dangling(tokens); len(l.faults) > before {
		return nil, nil
	}
	return parser.ParseWithConfig(string(masked), l.scope.configure())
}

// placeOf returns the character at which expr found a fault, the end of the source where
// it ends too early.
func (l *lowering) placeOf(fe *file.Error) int {
	if strings.HasSuffix(fe.Message, "unexpected token EOF") {
		return len(l.src)
	}
	if lit, isNumber := l.literals[fe.From]; isNumber {
		return lit.pos
	}
	return min(fe.From, len(l.src))
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
		l.fault(t.From, digitsAlone, shorten(t.Value))
	case len(strings.TrimLeft(whole, "0")) > limit || len(strings.TrimRight(frac, "0")) > limit:
		l.fault(t.From, numberTooLong, shorten(t.Value), limit)
	default:
		if v, ok := new(big.Rat).SetString(whole + "." + frac + "0"); ok {
			return literal{v, strings.TrimSuffix(digits, "."), t.From} // 5...7 would read otherwise than 5. .. 7
		}
		l.fault(t.From, noNumber, shorten(t.Value))
	}
	return literal{new(big.Rat), digits, t.From}
}

const (
	mostFaults      = 50   // of one expression are told
	mostSuggestions = 1000 // are looked for in all expressions of a scope
)

// suggest is spelling.Suggest for so many faults of the scope as anybody reads.
func (l *lowering) suggest(got string, names func() []string) locale.Message {
	if l.scope.asked++; l.scope.asked > mostSuggestions {
		return locale.Message{}
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
		l.fault(0, exprSays, fromExpr(err.Error()), locale.Message{})
		return
	}
	switch m := unexpected.FindStringSubmatch(fe.Message); {
	case strings.HasSuffix(fe.Message, "unexpected token EOF"):
		hint := locale.Message{}
		if l.opening(len(l.src)) >= 0 {
			hint = openParenthesis.Say()
		}
		l.fault(len(l.src), endsEarly, hint)
	case m != nil:
		got, pos := m[1], fe.From
		if lit, isNumber := l.literals[pos]; isNumber {
			got, pos = lit.text, lit.pos
		}
		if got == "=" && pos+1 < len(l.src) && strings.ContainsRune("<>", l.src[pos+1]) {
			got += string(l.src[pos+1])
		}
		hint := hints[got]
		if got == ")" && l.opening(pos) < 0 {
			hint = closesNothing.Say()
		}
		l.fault(pos, unexpectedToken, got, hint)
	case strings.HasSuffix(fe.Message, "exceeds maximum allowed nodes"):
		l.fault(fe.From, tooLarge)
	default:
		hint := locale.Message{}
		if fe.From < len(l.src) {
			hint = hints[string(l.src[fe.From])]
		}
		l.fault(fe.From, exprSays, fromExpr(strings.TrimSpace(fe.Message)), hint)
	}
}

// hints say how the rule language writes what people write otherwise.
var hints = func() map[string]locale.Message {
	out := map[string]locale.Message{"=": equality.Say(), ">": inequality.Say()}
	for _, quote := range "“”‘’«»" {
		out[string(quote)] = straightQuotes.Say()
	}
	for written, meant := range map[string]string{
		"=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/",
		"AND": "and", "And": "and", "và": "and", "OR": "or", "Or": "or", "hoặc": "or",
	} {
		out[written] = write.Say(meant)
	}
	return out
}()

// fromExpr says in both languages what expr says in English, and no more than that there
// is something where expr says what is not known here.
func fromExpr(english string) locale.Message {
	for _, s := range []locale.Sentence{openText, badNumber, unrecognised} {
		before, _, _ := strings.Cut(s.EN, "%")
		if inner, is := strings.CutPrefix(english, before); is {
			if before == s.EN {
				return s.Say()
			}
			return s.Say(inner)
		}
	}
	for part, what := range map[string]locale.Sentence{
		"map key": aMap, "predicate": closure, "pointer": closure, "coalesce": thisConstruct, "arguments": thisConstruct,
	} {
		if strings.Contains(english, part) {
			return notPart.Say(what.Say())
		}
	}
	return notUnderstood.Say()
}

// unexpected is how expr names a token it did not expect.
var unexpected = regexp.MustCompile(`^unexpected token \w+\("(.*)"\)`)

// check lets expr's own checker confirm what lowering accepted, so that every
// rule is a valid expr program, too.
func (l *lowering) check(tree *parser.Tree) {
	ast.Walk(&tree.Node, floats{l})
	if _, err := checker.Check(tree, l.scope.configure()); err != nil {
		l.exprFault(err)
	}
}

// floats gives every number the one type of numbers, keeping its location; only
// the ends of ranges must stay integers. A member of a series has the type of the series,
// and the least of dates is a date.
type floats struct{ l *lowering }

func (f floats) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.MemberNode:
		ast.Patch(node, n.Node)
	case *ast.CallNode:
		if f.l.dated[n.Location().From] {
			n.Callee = &ast.IdentifierNode{Value: ofDates}
		}
	case *ast.IntegerNode:
		ast.Patch(node, &ast.FloatNode{Value: 1})
	case *ast.BinaryNode:
		if n.Operator == ".." {
			integers(&n.Left)
			integers(&n.Right)
		}
	}
}

// integers makes the ends of a range integers: numbers, and parameters that are one.
func integers(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		if n.Value != fullName {
			ast.Patch(node, &ast.IntegerNode{Value: 1})
		}
	case *ast.FloatNode:
		ast.Patch(node, &ast.IntegerNode{Value: 1})
	case *ast.UnaryNode:
		integers(&n.Node)
	}
}

// fault adds a fault, unless the expression has more than anybody reads.
func (l *lowering) fault(pos int, s locale.Sentence, args ...any) {
	if len(l.faults) >= mostFaults {
		return
	}
	f := Fault{pos, s.SayShort(args...)}
	for _, g := range l.faults {
		if f.Pos == g.Pos && (l.mended || f.Message.EN == g.Message.EN) {
			return // it follows from the other, or chained comparisons hold their middle operand twice
		}
	}
	l.faults = append(l.faults, f)
}
