package formula

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Span returns where a formula stands in its expression: from its first character
// up to the one behind its last, with parentheses that it opens or closes.
func Span(n Node, expression string) (from, to int) {
	src := []rune(expression)
	from, to = Start(n), min(endOf(n, src), len(src))
	for depth := unclosed(src[min(from, to):to]); depth < 0 && from > 0; {
		if from--; src[from] == '(' {
			depth++
		}
	}
	for depth := unclosed(src[min(from, to):to]); depth > 0 && to < len(src); to++ {
		if src[to] == ')' {
			depth--
		}
	}
	return from, to
}

// unclosed counts the parentheses that a text opens and does not close; below zero
// those that it closes and does not open.
func unclosed(src []rune) int {
	open, missing := 0, 0
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '\'', '"', '`':
			i = behindQuote(src, i) - 1
		case '(':
			open++
		case ')':
			if open--; open < 0 {
				open, missing = 0, missing+1
			}
		}
	}
	if missing > 0 {
		return -missing
	}
	return open
}

func endOf(n Node, src []rune) int {
	end := 0
	if p := ParameterOf(n); p != nil {
		end = n.meta().Pos + len([]rune(p.Name))
	}
	for _, child := range written(n) {
		end = max(end, endOf(child, src))
	}
	pos := n.meta().Pos
	switch n := n.(type) {
	case *Literal:
		switch {
		case n.of != nil:
			return pos + len([]rune(n.text))
		case n.Type == interval.Text:
			return behindQuote(src, pos)
		case n.Type == interval.Date:
			return behindBracket(src, pos)
		case n.Type == interval.Number && n.text != fullName:
			return behindNumber(src, pos)
		}
		return pos + len([]rune(n.text))
	case *Variable:
		name := []rune(String(n))
		if dot := slices.Index(name, '.'); dot >= 0 && !slices.Equal(src[pos:min(pos+len(name), len(src))], name) {
			name = name[:dot] // reports . q1
		}
		return pos + len(name)
	case *Call, *BandTable:
		return max(end, behindBracket(src, pos))
	case *Membership:
		return max(end, behindBracket(src, pos))
	}
	return end
}

// behindQuote returns the place behind a text that starts at i.
func behindQuote(src []rune, i int) int {
	if i >= len(src) {
		return len(src)
	}
	quote := src[i]
	for i++; i < len(src) && src[i] != quote; i++ {
		if src[i] == '\\' && quote != '`' {
			i++
		}
	}
	return min(i+1, len(src))
}

// behindBracket returns the place behind the bracket that closes the first one
// opened from i on.
func behindBracket(src []rune, i int) int {
	depth := 0
	for ; i < len(src); i++ {
		switch src[i] {
		case '\'', '"', '`':
			i = behindQuote(src, i) - 1
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth <= 0 {
				return i + 1
			}
		}
	}
	return len(src)
}

func behindNumber(src []rune, i int) int {
	for ; i < len(src); i++ {
		point := src[i] == '.' && i+1 < len(src) && unicode.IsDigit(src[i+1])
		if !point && !strings.ContainsRune("0123456789_", src[i]) {
			break
		}
	}
	return i
}
