package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric/locale"
	"go.yaml.in/yaml/v4"
)

// rejoin puts together what commas within braces have parted: {max: 7,5} is read as a 7
// and a key 5 without a value. Each such text has a fault, and stands then as it was
// meant, so that nothing else follows from it.
func (d *Document) rejoin(n *yaml.Node) {
	if n.Style&yaml.FlowStyle == 0 || !slices.ContainsFunc(n.Content, mayContinue) {
		return
	}
	var out []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		last := len(out) - 1
		if last > 0 && isPlain(key) && isPlain(out[last]) && closes(out[last].Value, key.Value) && value.Kind == yaml.ScalarNode {
			if joined, ok := d.joined(out[last-1], out[last], n.Content[i:i+2]); ok {
				out[last] = joined
				continue
			}
		}
		if last < 1 || !isBare(value) || !isPlain(key) || !isPlain(out[last]) || isBare(out[last]) || !d.parted(key) ||
			isNumber.MatchString(out[last].Value) && !startsWithDigit(key.Value) {
			out = append(out, key, value)
			continue
		}
		from, to := i, i+2
		for to+1 < len(n.Content) && isBare(n.Content[to+1]) && isPlain(n.Content[to]) && d.parted(n.Content[to]) {
			to += 2
		}
		i = to - 2
		joined, ok := d.joined(out[last-1], out[last], n.Content[from:to])
		if !ok {
			out = append(out, key, value)
			i = from
			continue
		}
		out[last] = joined
	}
	n.Content = out
}

// mayContinue reports whether a node may be the rest of a value before it.
func mayContinue(n *yaml.Node) bool { return isBare(n) || isPlain(n) && strings.Contains(n.Value, ")") }

// closes reports whether a parenthesis that a text opens is closed by the next one.
func closes(text, next string) bool {
	return strings.Count(text, "(") > strings.Count(text, ")") && strings.Count(next, "(") < strings.Count(next, ")")
}

// isBare reports whether a value is one of a key that has none.
func isBare(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Value == "" && n.Style == 0
}

func isPlain(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Style == 0 && n.Anchor == "" }

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// parted reports whether a comma or a brace follows a key, not a colon.
func (d *Document) parted(key *yaml.Node) bool {
	_, end, ok := d.scalarExtent(key)
	if !ok {
		return false
	}
	rest := strings.TrimLeft(string(d.src[end:min(len(d.src), end+200)]), " \t\r\n")
	return rest != "" && strings.IndexByte(",}", rest[0]) >= 0
}

var (
	isNumber    = regexp.MustCompile(`^[-+]?\d+$`)
	endsInDigit = regexp.MustCompile(`\d+$`)
	digitsFirst = regexp.MustCompile(`^\d+`)
)

// expressions are the keys whose values are expressions.
var expressions = []string{"when", "score", "applies", "arises", "holds"}

// joined returns a value with the keys that a comma has made of the rest of it, and adds
// its fault.
func (d *Document) joined(key, value *yaml.Node, rest []*yaml.Node) (*yaml.Node, bool) {
	start, _, ok := d.scalarExtent(value)
	last := rest[len(rest)-1]
	if isBare(last) {
		last = rest[len(rest)-2]
	}
	_, end, ok2 := d.scalarExtent(last)
	if !ok || !ok2 || start >= end {
		return nil, false
	}
	out := *value
	if d.mended == nil {
		d.mended = map[*yaml.Node]bool{}
	}
	d.mended[&out] = true
	text := strings.Join(strings.Fields(string(d.src[start:end])), " ")
	first := rest[0]
	decimal := isNumber.MatchString(value.Value) || slices.Contains(expressions, key.Value)
	if whole := endsInDigit.FindString(value.Value); decimal && len(rest) == 2 && whole != "" && startsWithDigit(first.Value) {
		frac := digitsFirst.FindString(first.Value)
		out.Value = value.Value + "." + first.Value
		at := Pos{first.Line, first.Column - 1 - utf8.RuneCountInString(whole)}
		d.faults.Add(d.limits.Faults, func() *Fault {
			return d.faultAt(value, at, decimalInBraces.SayShort(whole+","+frac, whole+"."+frac))
		})
		return &out, true
	}
	out.Value = text
	d.addAt(value, commaInBraces, locale.Short(key.Value)+": "+inQuotes(text))
	return &out, true
}
