package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// printer writes for people, in colour or without.
type printer struct {
	w      io.Writer
	colour bool
}

// style is how a terminal shows a text.
type style string

const (
	plain  style = ""
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
	cyan   style = "36"
)

func (a *app) printer() *printer { return &printer{a.out, a.colour} }

func (p *printer) printf(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

// in returns a text in a style.
func (p *printer) in(s style, text string) string {
	if !p.colour || s == plain || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

// width counts the columns that a text takes.
func width(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

func pad(s string, to int) string { return s + strings.Repeat(" ", max(0, to-width(s))) }

func padLeft(s string, to int) string { return strings.Repeat(" ", max(0, to-width(s))) + s }

// finding prints what was found at a place of a file, with the line and a caret
// below the column.
func (a *app) finding(p *printer, file string, line, column int, s style, message, after string) {
	switch {
	case line > 0:
		p.printf("%s %s\n", p.in(bold, fmt.Sprintf("%s:%d:%d:", file, line, column)), p.in(s, message))
	case file != "":
		p.printf("%s %s\n", p.in(bold, file+":"), p.in(s, message))
	default:
		p.printf("%s\n", p.in(s, message))
	}
	if text, ok := a.line(file, line); ok {
		p.printf("    %s\n    %s\n", text, p.in(s, caret(text, column)))
	}
	if after != "" {
		p.printf("%s", indent(after, "    "))
	}
}

// longestLine is the length in bytes of the lines that are shown: no reader finds a
// caret below a longer one, and a file of one line would be printed for every fault.
const longestLine = 2000

// line returns a line of a file that was read.
func (a *app) line(file string, n int) (string, bool) {
	src, known := a.sources[file]
	if !known || n < 1 {
		return "", false
	}
	lines, split := a.lines[file]
	if !split {
		lines = strings.Split(
			strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(src), "\ufeff")),
			"\n",
		)
		if a.lines == nil {
			a.lines = map[string][]string{}
		}
		a.lines[file] = lines
	}
	if n > len(lines) || len(lines[n-1]) > longestLine || strings.TrimSpace(lines[n-1]) == "" {
		return "", false
	}
	if strings.ContainsRune(lines[n-1], 0) || !utf8.ValidString(lines[n-1]) {
		return "", false // no text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return '?' // terminals would take it for a command
		}
		return r
	}, lines[n-1]), true
}

// caret returns a caret below a column of a line.
func caret(text string, column int) string {
	var b strings.Builder
	for i, r := range []rune(text) {
		switch {
		case i >= column-1:
		case r == '\t':
			b.WriteRune('\t')
		case !unicode.Is(unicode.Mn, r):
			b.WriteByte(' ')
		}
	}
	return b.String() + "^"
}

// indent puts a margin before every line.
func indent(s, margin string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(margin + line)
	}
	return b.String()
}

// number writes points, or the range still possible where they are not known.
func (a *app) number(v decimal.NullDecimal, least, most decimal.Decimal) string {
	switch {
	case v.Valid:
		return a.lang.Decimal(v.Decimal)
	case least.Equal(most):
		return "–"
	}
	return a.lang.Decimal(least) + "–" + a.lang.Decimal(most)
}

// status writes a status for people.
func (a *app) status(s scoring.Status) string {
	switch s {
	case scoring.Scored:
		return a.say("đã chấm", "scored")
	case scoring.Missing:
		return a.say("thiếu số liệu", "missing")
	case scoring.NotArising:
		return a.say("không phát sinh", "not arising")
	case scoring.NotApplicable:
		return a.say("không áp dụng", "not applicable")
	}
	return a.say("lỗi", "failed")
}
