package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric/locale"
)

// syntax says why the parser cannot read the file on from a place, as people meet it who
// write such files by hand: most of what the parser complains of is a text that needs
// quotes, a bracket or a quote that is not closed, or a line that is not aligned.
func (d *Document) syntax(at Pos, parser string) (Pos, locale.Message) {
	line := d.line(at.Line - 1)
	column := min(max(at.Column-1, 0), len(line))
	if strings.ContainsRune(string(line[:column]), '\t') && strings.TrimSpace(string(line[:column])) == "" ||
		column < len(line) && line[column] == '\t' {
		return at, tabIndents.Say()
	}
	e := entryAt(string(line), len(string(line[:column])))
	switch {
	case e.key != "" && e.colonAt(column, line):
		return at, colonInText.Say(e.quoted())
	case e.key != "" && e.closesEarly(string(line[:column])):
		return at, quoteInText.Say(e.quoted())
	case strings.HasPrefix(parser, "mapping values are not allowed"):
		if above, pos := d.above(at.Line - 1); noSpace.MatchString(above) {
			return pos, spaceAfterColon.Say(noSpace.ReplaceAllString(strings.TrimSpace(above), "$1: $2"))
		}
		return at, notAligned.Say()
	case parser == "could not find expected ':'":
		above, pos := d.above(at.Line - 1)
		if noSpace.MatchString(above) {
			return pos, spaceAfterColon.Say(noSpace.ReplaceAllString(strings.TrimSpace(above), "$1: $2"))
		}
		if above != "" {
			return pos, colonMissing.Say(locale.Short(strings.TrimSpace(above)))
		}
	case parser == "found unexpected end of stream":
		if pos, open := d.openQuote(); open {
			return pos, quoteNotClosed.Say()
		}
	case strings.HasPrefix(parser, "did not find expected ',' or"):
		if e.flow && column > e.column && e.value != "" && strings.IndexByte(`"'{[`, e.value[0]) < 0 {
			return Pos{at.Line, e.column + 1}, punctuationInBraces.Say(e.quoted())
		}
		if pos, bracket := d.openBracket(at); bracket != 0 {
			return pos, bracketNotClosed.Say(string(bracket), string(brackets[bracket]))
		}
	case strings.HasPrefix(parser, "block sequence entries are not allowed"):
		return at, listBelow.Say()
	case column < len(line) && strings.ContainsRune("]}", line[column]):
		return at, bracketTooMany.Say(string(line[column]))
	case e.key != "" && e.value != "" && strings.ContainsAny(e.value[:1], "%@`*&!>|{[") && !slices.Contains(aligning, parser):
		start, _ := utf8.DecodeRuneInString(e.value)
		return Pos{at.Line, e.column + 1}, startsWith.Say(string(start), e.quoted())
	case slices.Contains(aligning, parser) || strings.Contains(parser, "comment or line break"):
		if e := inBrackets(string(line)); e.key != "" && column > e.column+1 {
			return Pos{at.Line, e.column + 1}, startsWith.Say(e.value[:1], e.quoted())
		}
		if slices.Contains(aligning, parser) {
			return at, notAligned.Say()
		}
	}
	return at, yamlMessage(parser)
}

// aligning are the complaints of the parser about lines that are not aligned.
var aligning = []string{"did not find expected key", "did not find expected '-' indicator",
	"did not find expected <document start>", "did not find expected <document end> before directive"}

var noSpace = regexp.MustCompile(`^(\s*[\pL_][\pL\pN_]*):(\S.*)$`)

// entry is a key with its value in a line of a file.
type entry struct {
	key, value string
	column     int // of the value, in characters from 0
	flow       bool
}

var (
	blockKey = regexp.MustCompile(`^(?:\s|- )*("[^"]*"|'[^']*'|[^\s"'#{}\[\],:&*!|>%@` + "`" + `][^:{}\[\],]*?):\s+`)
	flowKey  = regexp.MustCompile(`^\s*("[^"]*"|'[^']*'|[^\s"'{}\[\],:][^:{}\[\],]*?):\s+`)
)

// flowEnd returns where a value within braces ends, behind some of it at the least: where
// the brace closes or the next key begins.
func flowEnd(value string, least int) int {
	depth := 0
	for i := range len(value) {
		switch c := value[i]; {
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case depth > 0 && strings.IndexByte(")]}", c) >= 0:
			depth--
		case depth == 0 && i >= least && (c == '}' || c == ']' || c == ',' && flowKey.MatchString(value[i+1:])):
			return i
		}
	}
	return len(value)
}

// entryAt returns the key and the value in which a byte of a line stands: within braces
// up to the next key, else to the end of the line.
func entryAt(line string, at int) entry {
	from, flow := 0, false
	quote := byte(0)
	for i := range at {
		switch c := line[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && opens(line[:i]):
			quote = c
		case c == '{' && opens(line[:i]), flow && c == ',' && flowKey.MatchString(line[i+1:]):
			from, flow = i+1, true
		}
	}
	pattern := blockKey
	if flow {
		pattern = flowKey
	}
	m := pattern.FindStringSubmatchIndex(line[from:])
	if m == nil || from+m[1] > at {
		return entry{}
	}
	e := entry{key: line[from+m[2] : from+m[3]], value: line[from+m[1]:], flow: flow}
	e.column = utf8.RuneCountInString(line[:from+m[1]])
	if flow {
		e.value = e.value[:flowEnd(e.value, max(0, at-from-m[1]))]
	}
	e.value = strings.TrimRight(e.value, " \t\r")
	return e
}

// inBrackets returns the key of a line and its value if that begins with a bracket.
func inBrackets(line string) entry {
	m := blockKey.FindStringSubmatchIndex(line)
	if m == nil || m[1] >= len(line) || strings.IndexByte("{[", line[m[1]]) < 0 {
		return entry{}
	}
	return entry{key: line[m[2]:m[3]], value: strings.TrimRight(line[m[1]:], " \t\r"),
		column: utf8.RuneCountInString(line[:m[1]])}
}

// opens reports whether a value or a key may begin behind a text.
func opens(before string) bool {
	before = strings.TrimRight(before, " ")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ":,{[-")
}

// colonAt reports whether the character at a column of the line is a colon within the value.
func (e entry) colonAt(column int, line []rune) bool {
	return column > e.column && column < len(line) && line[column] == ':'
}

// closesEarly reports whether the value is a text in quotes that ends where the given
// part of the line does, so that more of it follows.
func (e entry) closesEarly(before string) bool {
	before = strings.TrimRight(before, " ")
	return e.value != "" && strings.ContainsAny(e.value[:1], `"'`) && before != "" &&
		before[len(before)-1] == e.value[0] && utf8.RuneCountInString(before) > e.column+1
}

// quoted writes the entry with its value in quotes.
func (e entry) quoted() string {
	text := e.value
	if q := text[0]; len(text) > 1 && strings.IndexByte(`"'`, q) >= 0 && text[len(text)-1] == q &&
		strings.Count(text, string(q)) != 2 {
		text = text[1 : len(text)-1]
	}
	if inner, is := strings.CutPrefix(text, "“"); is && strings.HasSuffix(inner, "”") {
		text = strings.TrimSuffix(inner, "”") // as word processors have them
	}
	return e.key + ": " + inQuotes(text)
}

// inQuotes writes a text in the quotes that it does not have itself.
func inQuotes(text string) string {
	if !strings.ContainsAny(text, `"\`) {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// above returns the last line before one that has more than a comment, and its place.
func (d *Document) above(line int) (string, Pos) {
	for i := line - 1; i >= 0; i-- {
		text := string(d.line(i))
		if trimmed := strings.TrimSpace(text); trimmed != "" && trimmed[0] != '#' {
			return text, Pos{i + 1, utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeft(text, " -")) + 1}
		}
	}
	return "", Pos{}
}

// openQuote returns the first quote that a value begins with and that its line does not
// close.
func (d *Document) openQuote() (Pos, bool) {
	for i := range d.starts() {
		text := string(d.line(i))
		for at := 0; at < len(text); at++ {
			c := text[at]
			if c == '#' && (at == 0 || text[at-1] == ' ') {
				break
			}
			if c != '"' && c != '\'' || !opens(text[:at]) {
				continue
			}
			end := strings.IndexByte(text[at+1:], c)
			if end < 0 {
				return Pos{i + 1, utf8.RuneCountInString(text[:at]) + 1}, true
			}
			at += end + 1
		}
	}
	return Pos{}, false
}

var brackets = map[rune]rune{'{': '}', '[': ']'}

// openBracket returns the last bracket before a place that a value begins with and that
// is not closed there.
func (d *Document) openBracket(to Pos) (at Pos, bracket rune) {
	type open struct {
		Pos
		r rune
	}
	var stack []open
	for i := range min(to.Line, len(d.starts())) {
		quote := rune(0)
		line := d.line(i)
		for k, r := range line {
			switch {
			case i == to.Line-1 && k >= to.Column-1:
			case quote != 0:
				if r == quote {
					quote = 0
				}
			case (r == '"' || r == '\'') && opens(string(line[:k])):
				quote = r
			case brackets[r] != 0 && opens(string(line[:k])):
				stack = append(stack, open{Pos{i + 1, k + 1}, r})
			case len(stack) > 0 && brackets[stack[len(stack)-1].r] == r:
				stack = stack[:len(stack)-1]
			}
		}
	}
	if len(stack) == 0 || stack[len(stack)-1].Line == to.Line {
		return Pos{}, 0
	}
	last := stack[len(stack)-1]
	return last.Pos, last.r
}
