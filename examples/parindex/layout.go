package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

const (
	widest    = 140 // columns of a line that stays on one line in {...} or [...]
	farthest  = 60  // columns of code behind which comments are no longer aligned
	blankMark = "# \ue000blank"
	mark      = '\ue000' // in front of the text of a comment behind code
)

// layout returns a YAML file in its canonical layout: two spaces a level, lists
// below their keys, one space between the parts of {...} and [...], which go on
// lines of their own where they are too wide, comments behind code in one column,
// no more than one blank line, none at the start of a list. Keys keep their order,
// texts their quotes, and comments stay with what they are about.
//
// The layout of a laid out file is the file itself. What a file says never changes:
// where it would, or where a comment would be lost, the error says so.
func layout(src []byte) ([]byte, error) {
	for range 4 { // a comment behind the end of a list can move once more
		out, err := layoutOnce(src)
		if err != nil || bytes.Equal(src, out) {
			return out, err
		}
		src = out
	}
	return nil, noLayout.Say()
}

func layoutOnce(src []byte) ([]byte, error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(src))
	if strings.ContainsRune(text, mark) {
		return nil, privateCharacter.Say()
	}
	if json.Valid(src) {
		var b bytes.Buffer
		err := json.Indent(&b, bytes.TrimSpace(src), "", "  ")
		b.WriteByte('\n')
		return b.Bytes(), err
	}
	before, err := parse(text)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(text, "\n")
	doc, err := parse(strings.Join(markBlanks(lines, before), "\n"))
	if err != nil {
		return nil, err
	}
	each(doc, func(n *yaml.Node) {
		if n.LineComment != "" {
			n.LineComment = "#" + string(mark) + strings.TrimPrefix(n.LineComment, "#")
		}
		if n.Style&yaml.FlowStyle != 0 && len(n.Content) > 0 &&
			(commented(n) || timed(n) || slices.ContainsFunc(n.Content, isNothing)) {
			n.Style &^= yaml.FlowStyle
		}
	})
	out, err := dump(doc)
	for err == nil {
		var narrowed bool
		if narrowed, err = unfold(doc, out); !narrowed {
			break
		}
		out, err = dump(doc)
	}
	if err != nil {
		return nil, err
	}
	result := align(unmarkBlanks(strings.Split(strings.TrimRight(out, "\n"), "\n")))
	after, err := parse(result)
	switch {
	case err != nil:
		return nil, layoutUnread.Say(err)
	case !same(before, after):
		return nil, layoutChanges.Say()
	case !slices.Equal(sequence(text, before), sequence(result, after)):
		return nil, layoutLosesComment.Say()
	}
	return []byte(result), nil
}

func parse(text string) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	var doc yaml.Node
	if err := loader.Load(&doc); err != nil {
		return nil, err
	}
	return &doc, nil
}

func dump(doc *yaml.Node) (string, error) {
	var b bytes.Buffer
	d, err := yaml.NewDumper(
		&b,
		yaml.WithIndent(2),
		yaml.WithCompactSeqIndent(false),
		yaml.WithLineWidth(-1),
		yaml.WithUnicode(),
	)
	if err != nil {
		return "", err
	}
	if err := d.Dump(doc); err != nil {
		return "", err
	}
	return b.String(), d.Close()
}

// each visits all nodes, parents first.
func each(n *yaml.Node, f func(*yaml.Node)) {
	f(n)
	for _, c := range n.Content {
		each(c, f)
	}
}

// commented reports whether comments stand within a node.
func commented(n *yaml.Node) bool {
	found := false
	each(n, func(c *yaml.Node) {
		found = found || c != n && c.HeadComment+c.LineComment+c.FootComment != ""
	})
	return found
}

// timed reports whether a time of day stands within a node: within {...} and [...] the
// package yaml puts quotes around it, which make it a text.
func timed(n *yaml.Node) bool {
	found := false
	each(n, func(c *yaml.Node) {
		found = found || c.Kind == yaml.ScalarNode && c.Tag == "!!timestamp" && strings.Contains(c.Value, ":")
	})
	return found
}

// isNothing reports whether a node stands for a value that is not written: within
// braces it would be taken for an empty text.
func isNothing(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Value == ""
}

// same reports whether two nodes say the same.
func same(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor ||
		len(a.Content) != len(b.Content) ||
		quoted(a) != quoted(b) {
		return false
	}
	for i := range a.Content {
		if !same(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

func quoted(n *yaml.Node) bool {
	return n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// starts returns the lines on which keys and elements of block style start.
func starts(doc *yaml.Node) map[int]bool {
	out := map[int]bool{}
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		if n.Style&yaml.FlowStyle != 0 {
			return
		}
		for i, c := range n.Content {
			if n.Kind != yaml.MappingNode || i%2 == 0 {
				out[c.Line] = true
			}
			visit(c)
		}
	}
	visit(doc)
	return out
}

// inBlocks returns the lines within block scalars: those behind the header that are
// indented, up to the last that is not blank.
func inBlocks(lines []string, doc *yaml.Node) map[int]bool {
	out := map[int]bool{}
	each(doc, func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			return
		}
		margin, last := -1, n.Line
		for at := n.Line; at < len(lines); at++ { // lines[at] is line at+1
			trimmed := strings.TrimLeft(lines[at], " ")
			if strings.TrimSpace(trimmed) == "" {
				continue
			}
			if margin < 0 {
				margin = len(lines[at]) - len(trimmed)
			}
			if len(lines[at])-len(trimmed) < margin || margin == 0 {
				break
			}
			last = at + 1
		}
		for at := n.Line + 1; at <= last; at++ {
			out[at] = true
		}
	})
	return out
}

// markBlanks writes comments for the blank lines between keys and elements, with
// the margin of what follows.
func markBlanks(lines []string, doc *yaml.Node) []string {
	starting, block := starts(doc), inBlocks(lines, doc)
	isComment := func(at int) bool { return strings.HasPrefix(strings.TrimSpace(lines[at]), "#") && !block[at+1] }
	out := slices.Clone(lines)
	for at := range lines {
		if strings.TrimSpace(lines[at]) != "" || block[at+1] {
			continue
		}
		next := at + 1
		for next < len(lines) && strings.TrimSpace(lines[next]) == "" {
			next++
		}
		code := next
		for code < len(lines) && (strings.TrimSpace(lines[code]) == "" || isComment(code)) {
			code++
		}
		if next == len(lines) || code < len(lines) && !starting[code+1] {
			continue // the end, or within a text or {...}
		}
		margin := len(lines[next]) - len(strings.TrimLeft(lines[next], " "))
		out[at] = strings.Repeat(" ", margin) + blankMark
	}
	return out
}

// unmarkBlanks makes blank lines of the comments that stand for them, one at most,
// none at the start of the file or of a list.
func unmarkBlanks(lines []string) []string {
	var out []string
	pending := false
	for _, line := range lines {
		if strings.TrimSpace(line) == blankMark {
			pending = true
			continue
		}
		if pending && len(out) > 0 && !opens(out[len(out)-1]) {
			out = append(out, "")
		}
		pending = false
		out = append(out, line)
	}
	return out
}

// opens reports whether a line ends with a key whose value is on the next lines.
func opens(line string) bool {
	code, _, _ := strings.Cut(line, " #"+string(mark))
	code = strings.TrimSpace(code)
	return strings.HasSuffix(code, ":") && !strings.HasPrefix(code, "#")
}

// unfold puts {...} and [...] that make a line too wide into block style, the
// outermost of each line; it reports whether there were any. out is doc as it is
// written now.
func unfold(doc *yaml.Node, out string) (bool, error) {
	wide := map[int]bool{}
	for i, line := range strings.Split(out, "\n") {
		code, _, _ := strings.Cut(line, " #"+string(mark))
		if width(code) > widest {
			wide[i+1] = true
		}
	}
	if len(wide) == 0 {
		return false, nil
	}
	written, err := parse(out)
	if err != nil {
		return false, err
	}
	found := false
	var visit func(n, w *yaml.Node)
	visit = func(n, w *yaml.Node) {
		if n.LineComment != "" && n.Style&yaml.FlowStyle != 0 {
			return // on more lines the comment would be at the first
		}
		if n.Style&yaml.FlowStyle != 0 && len(n.Content) > 0 && wide[w.Line] {
			n.Style &^= yaml.FlowStyle
			found = true
			return
		}
		for i := range min(len(n.Content), len(w.Content)) {
			visit(n.Content[i], w.Content[i])
		}
	}
	visit(doc, written)
	return found, nil
}

// align puts the comments behind code of neighbouring lines into one column.
func align(lines []string) string {
	split := func(line string) (code, comment string, ok bool) {
		code, comment, ok = strings.Cut(line, "#"+string(mark))
		return strings.TrimRight(code, " "), "#" + comment, ok
	}
	var b strings.Builder
	for i := 0; i < len(lines); {
		column, end := 0, i
		for ; end < len(lines); end++ {
			code, _, ok := split(lines[end])
			if !ok {
				break
			}
			if w := width(code); w <= farthest {
				column = max(column, w)
			}
		}
		if end == i {
			b.WriteString(strings.TrimRight(lines[i], " ") + "\n")
			i++
			continue
		}
		for ; i < end; i++ {
			code, comment, _ := split(lines[i])
			b.WriteString(pad(code, column) + "  " + strings.TrimRight(comment, " ") + "\n")
		}
	}
	return b.String()
}

// sequence lists the comments and the scalars of a file in the order in which they
// stand. It looks for comments by itself, since what the parser does not see it
// cannot keep: a # outside quotes and block scalars, at the start of a line or
// behind white space.
func sequence(text string, doc *yaml.Node) []string {
	lines := strings.Split(text, "\n")
	hidden := make([][]bool, len(lines)) // characters within quotes
	runes := make([][]rune, len(lines))
	for i, line := range lines {
		runes[i] = []rune(line)
		hidden[i] = make([]bool, len(runes[i]))
	}
	type part struct {
		line, column int
		text         string
	}
	var parts []part
	block := inBlocks(lines, doc)
	each(doc, func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && !isNothing(n) {
			parts = append(parts, part{n.Line, n.Column, "= " + n.Value})
			if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
				hideQuoted(runes, hidden, n)
			}
		}
	})
	for i, line := range runes {
		for k, r := range line {
			if r == '#' && !block[i+1] && !hidden[i][k] && (k == 0 || line[k-1] == ' ' || line[k-1] == '\t') {
				parts = append(parts, part{i + 1, k + 1, "# " + strings.TrimSpace(string(line[k+1:]))})
				break
			}
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column))
	})
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p.text
	}
	return out
}

// hideQuoted marks the characters of a quoted scalar.
func hideQuoted(runes [][]rune, hidden [][]bool, n *yaml.Node) {
	quote := '\''
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		quote = '"'
	}
	line, at := n.Line-1, n.Column-1
	for at < len(runes[line]) && runes[line][at] != quote { // behind a tag or an anchor
		at++
	}
	for at++; line < len(runes); line, at = line+1, 0 {
		for ; at < len(runes[line]); at++ {
			hidden[line][at] = true
			switch r := runes[line][at]; {
			case r == '\\' && quote == '"':
				if at++; at < len(runes[line]) {
					hidden[line][at] = true
				}
			case r == quote && quote == '\'' && at+1 < len(runes[line]) && runes[line][at+1] == quote:
				at++
			case r == quote:
				return
			}
		}
	}
}
