package formula

import (
	"strings"
	"unicode"

	"github.com/expr-lang/expr/parser/lexer"
	"github.com/parindex/parindex/rubric/spelling"
)

// spelling reports what expr's lexer passes over in silence or reads as something
// else than readers see: comments, characters that look like a space or like
// nothing, escapes in texts. What stands in a comment is not looked at.
func (l *lowering) spelling() {
	for i := 0; i < len(l.src); i++ {
		r := l.src[i]
		switch next := l.at(i + 1); {
		case r == '/' && next == '/':
			l.fault(i, wholeQuotient)
			i = l.find(i, "\n")
		case r == '/' && next == '*':
			l.fault(i, notPart, "/*")
			i = l.find(i+2, "*/") + 1
		case r == '#':
			l.fault(i, notPart, "#")
			i = l.find(i, "\n")
		case r == '\'' || r == '"' || r == '`':
			i = l.text(i)
		default:
			l.character(i)
		}
	}
}

func (l *lowering) at(i int) rune {
	if i < len(l.src) {
		return l.src[i]
	}
	return 0
}

// find returns where a text begins from character i on, or the end of the source.
func (l *lowering) find(i int, text string) int {
	for ; i < len(l.src); i++ {
		if end := i + len(text); end <= len(l.src) && string(l.src[i:end]) == text {
			return i
		}
	}
	return i
}

// text checks a text from its opening quote on and returns where it ends.
func (l *lowering) text(from int) int {
	quote := l.src[from]
	for i := from + 1; i < len(l.src); i++ {
		switch r := l.src[i]; r {
		case quote:
			if quote == '`' && l.at(i+1) == quote {
				l.fault(i, escapedQuote)
				i++
				continue
			}
			return i
		case '\n':
			if quote != '`' {
				return i // expr reports the open text
			}
			l.fault(i, lineBreak)
		case '\\':
			if quote == '`' {
				continue
			}
			if next := l.at(i + 1); next != quote && next != '\\' && next != 0 {
				l.fault(i, escape, string(next))
			}
			i++
		case '\t', '\r':
			l.fault(i, otherSpace, r)
		default:
			l.character(i)
		}
	}
	return len(l.src)
}

// character reports one that is not what it looks like.
func (l *lowering) character(i int) {
	r := l.src[i]
	switch {
	case strings.ContainsRune(" \t\r\n", r):
	case unicode.IsSpace(r):
		l.fault(i, otherSpace, r)
	case spelling.Invisible(r):
		l.fault(i, invisible, r)
	}
}

// dangling reports commas and semicolons with nothing behind them, which expr
// passes over.
func (l *lowering) dangling(tokens []lexer.Token) {
	for i, t := range tokens[:max(len(tokens)-1, 0)] {
		switch next := tokens[i+1]; {
		case t.Is(lexer.Operator, ",") && next.Is(lexer.Bracket, ")", "]"):
			l.fault(t.From, openComma)
		case t.Is(lexer.Operator, ";") && (next.Kind == lexer.EOF || next.Is(lexer.Bracket, ")", "}")):
			l.fault(t.From, openSemicolon)
		}
	}
}

// typedAt returns, for faults in an expression that had to be normalised, the places
// in the expression as it was given.
func typedAt(src string, faults []Fault) []Fault {
	typed := spelling.Typed(src)
	for i, f := range faults {
		faults[i].Pos = typed[min(f.Pos, len(typed)-1)]
	}
	return faults
}
