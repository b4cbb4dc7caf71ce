package scoringtest

import (
	"bytes"
	"slices"
	"strings"
)

// deficits rewrites a list of deficits: codes that stay keep their place and the
// comments behind them.
func (c *Cases) deficits(x *expectation, g got) (start, end int, text string, ok bool) {
	var want []string
	if g.value != "" {
		want = strings.Split(g.value, ", ")
	}
	if start, end, ok = x.node.Extent(); ok {
		return start, end, c.bracketed(x, start, end, want), true
	}
	return c.dashed(x, want)
}

// element is a code of a list with what stands behind it, up to the next.
type element struct{ code, text, behind string }

// merge puts codes into a list, in the order of the rubric, and drops others.
func (c *Cases) merge(list []element, want []string, fresh func(code string) element) []element {
	var out []element
	for _, e := range list {
		if slices.Contains(want, e.code) {
			out = append(out, e)
		}
	}
	for i, code := range want {
		if slices.ContainsFunc(out, func(e element) bool { return e.code == code }) {
			continue
		}
		at := 0 // behind the one that comes before it
		if i > 0 {
			at = 1 + slices.IndexFunc(out, func(e element) bool { return e.code == want[i-1] })
		}
		out = slices.Insert(out, at, fresh(code))
	}
	return out
}

// fresh writes what is new in a list.
func fresh(x *expectation, text string) string {
	if x.what == findings {
		return rewritten("", text)
	}
	return doubleQuoted(text)
}

// bracketed rewrites ["5.4.1", "7.2"].
func (c *Cases) bracketed(x *expectation, start, end int, want []string) string {
	var list []element
	head := string(c.src[start : end-1])
	for i, n := range x.list {
		from, to, _ := n.Extent()
		if i == 0 {
			head = string(c.src[start:from])
		}
		next := end - 1
		if i+1 < len(x.list) {
			next, _, _ = x.list[i+1].Extent()
		}
		list = append(list, element{n.String(), string(c.src[from:to]), string(c.src[to:next])})
	}
	tail := ""
	if len(list) > 0 {
		last := &list[len(list)-1]
		tail, last.behind = strings.TrimPrefix(last.behind, ","), ""
		if !slices.Contains(want, last.code) { // its comment goes with it
			at := max(0, strings.LastIndexByte(tail, '\n'))
			tail = tail[len(strings.TrimSuffix(tail[:at], "\r")):]
		}
	}
	list = c.merge(list, want, func(code string) element { return element{code, fresh(x, code), ""} })
	if len(list) == 0 {
		return "[]"
	}
	var b strings.Builder
	b.WriteString(head)
	for i, e := range list {
		b.WriteString(e.text)
		switch last := i == len(list)-1; {
		case last && strings.TrimSpace(e.behind) == ",":
		case !last && e.behind == "":
			b.WriteString(", ")
		default:
			b.WriteString(e.behind)
		}
	}
	return b.String() + tail + "]"
}

// dashed rewrites a list of one code a line.
func (c *Cases) dashed(x *expectation, want []string) (start, end int, text string, ok bool) {
	var list []element
	indent := ""
	for i, n := range x.list {
		from, to, known := n.Extent()
		if !known {
			return 0, 0, "", false
		}
		lineStart := bytes.LastIndexByte(c.src[:from], '\n') + 1
		before := string(c.src[lineStart:from])
		if strings.Trim(before, " -") != "" || strings.Count(before, "-") != 1 {
			return 0, 0, "", false
		}
		lineEnd := len(c.src)
		if n := bytes.IndexByte(c.src[to:], '\n'); n >= 0 {
			lineEnd = to + n + 1
		}
		if i == 0 {
			start, end, indent = lineStart, lineStart, before[:strings.IndexByte(before, '-')]
		}
		if lineStart < end {
			return 0, 0, "", false // two in a line
		}
		list = append(list, element{n.String(), string(c.src[end:lineEnd]), ""})
		end = lineEnd
	}
	newline := "\n"
	if bytes.Contains(c.src, []byte("\r\n")) {
		newline = "\r\n"
	}
	list = c.merge(list, want, func(code string) element {
		return element{code, indent + "- " + fresh(x, code) + newline, ""}
	})
	for _, e := range list {
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += newline
		}
		text += e.text
	}
	if len(list) == 0 {
		text = indent + "[]" + newline
	}
	return start, end, text, len(x.list) > 0
}
