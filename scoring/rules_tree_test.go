package scoring_test

import (
	"slices"
	"strings"
)

// tree is an expression of a random rule. It can be written out, with a part
// replaced as the messages of verdicts say.
type tree struct {
	kind string // literal, name, binary, chain, not, list, range, call, if, bands, let
	text string // literal, name, operator, function; of a chain both operators
	kids []*tree
	sets []string // of bands
}

func num(s string) *tree   { return &tree{kind: "literal", text: s} }
func named(s string) *tree { return &tree{kind: "name", text: s} }
func two(op string, a, b *tree) *tree {
	return &tree{kind: "binary", text: op, kids: []*tree{a, b}}
}
func call(name string, args ...*tree) *tree { return &tree{kind: "call", text: name, kids: args} }
func choice(c, a, b *tree) *tree            { return &tree{kind: "if", kids: []*tree{c, a, b}} }

// site is a part of an expression that verdicts name by its place: what the
// expression would be without it, by what they say of it.
type site struct {
	at   int
	node *tree
	alts map[string]*tree // "true", "false", "nothing"
}

// written is an expression written out.
type written struct {
	text  string
	sites []site
	start map[*tree]int // of a tree: its first name or number
	pos   map[*tree]int // its operator, name or number
}

func (t *tree) write() *written {
	w := &written{start: map[*tree]int{}, pos: map[*tree]int{}}
	var b strings.Builder
	w.tree(&b, t, false)
	w.text = b.String()
	return w
}

func (t *tree) String() string {
	if t == nil {
		return ""
	}
	return t.write().text
}

func truths(n *tree, at int) site {
	return site{at, n, map[string]*tree{"true": named("true"), "false": named("false")}}
}

func (w *written) tree(b *strings.Builder, t *tree, nested bool) {
	atom := t.kind == "literal" && !strings.HasPrefix(t.text, "-") || t.kind == "name" || t.kind == "call" || t.kind == "bands"
	if nested && !atom {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	kid := func(i int) { w.tree(b, t.kids[i], true) }
	w.start[t], w.pos[t] = b.Len(), b.Len()
	switch t.kind {
	case "literal":
		b.WriteString(t.text)
	case "name":
		if strings.HasPrefix(t.text, "b") {
			w.sites = append(w.sites, truths(t, b.Len()))
		}
		b.WriteString(t.text)
	case "binary":
		kid(0)
		w.start[t] = w.start[t.kids[0]]
		w.pos[t] = b.Len() + 1
		if t.text != "and" && t.text != "or" && !strings.Contains("+-*/", t.text) {
			w.sites = append(w.sites, truths(t, b.Len()+1))
		}
		b.WriteString(" " + t.text + " ")
		kid(1)
	case "chain":
		op1, op2, _ := strings.Cut(t.text, " ")
		x, y := two(op1, t.kids[0], t.kids[1]), two(op2, t.kids[1], t.kids[2])
		kid(0)
		w.start[t] = w.start[t.kids[0]]
		w.sites = append(w.sites, site{b.Len() + 1, t, map[string]*tree{"true": y, "false": named("false")}})
		b.WriteString(" " + op1 + " ")
		kid(1)
		w.pos[t] = b.Len() + 1
		w.sites = append(w.sites, site{b.Len() + 1, t, map[string]*tree{"true": x, "false": two("and", x, named("false"))}})
		b.WriteString(" " + op2 + " ")
		kid(2)
	case "not":
		b.WriteString("not ")
		kid(0)
	case "list":
		kid(0)
		w.start[t] = w.start[t.kids[0]]
		w.pos[t] = b.Len() + 1
		w.sites = append(w.sites, truths(t, b.Len()+1))
		b.WriteString(" in [")
		for i := 1; i < len(t.kids); i++ {
			if i > 1 {
				b.WriteString(", ")
			}
			w.tree(b, t.kids[i], false)
			if len(t.kids) > 2 {
				fewer := &tree{kind: "list", kids: slices.Delete(slices.Clone(t.kids), i, i+1)}
				w.sites = append(w.sites, site{w.pos[t.kids[i]], t, map[string]*tree{"nothing": fewer}})
			}
		}
		b.WriteString("]")
	case "range":
		kid(0)
		w.start[t] = w.start[t.kids[0]]
		w.pos[t] = b.Len() + 1
		b.WriteString(" in ")
		w.sites = append(w.sites, site{b.Len(), t, map[string]*tree{"nothing": two("<=", t.kids[0], t.kids[2])}})
		b.WriteString(t.kids[1].text + "..")
		w.sites = append(w.sites, site{b.Len(), t, map[string]*tree{"nothing": two(">=", t.kids[0], t.kids[1])}})
		b.WriteString(t.kids[2].text)
	case "call":
		b.WriteString(t.text + "(")
		for i := range t.kids {
			if i > 0 {
				b.WriteString(", ")
			}
			w.tree(b, t.kids[i], false)
			fewer := call(t.text, slices.Delete(slices.Clone(t.kids), i, i+1)...)
			switch {
			case t.text == "clamp" && i == 0, t.text != "min" && t.text != "max" && t.text != "clamp":
				continue
			case t.text == "clamp":
				fewer.text = []string{"", "min", "max"}[i]
			}
			w.sites = append(w.sites, site{w.pos[t.kids[i]], t, map[string]*tree{"nothing": fewer}})
		}
		b.WriteByte(')')
	case "if":
		kid(0)
		w.start[t], w.pos[t] = w.start[t.kids[0]], w.start[t.kids[0]]
		b.WriteString(" ? ")
		kid(1)
		b.WriteString(" : ")
		kid(2)
	case "bands":
		b.WriteString("bands(")
		w.tree(b, t.kids[0], false)
		for i, set := range t.sets {
			b.WriteString(", '" + set + "', ")
			w.tree(b, t.kids[i+1], false)
		}
		b.WriteByte(')')
	case "let":
		b.WriteString("let ")
		w.start[t], w.pos[t] = b.Len(), b.Len()
		b.WriteString(t.text + " = ")
		w.tree(b, t.kids[0], false)
		b.WriteString("; ")
		w.tree(b, t.kids[1], false)
	}
}

// with returns a tree with another in the place of one of its nodes.
func (t *tree) with(old, in *tree) *tree {
	if t == nil || t == old {
		if t != nil {
			return in
		}
		return nil
	}
	out := *t
	out.kids = make([]*tree, len(t.kids))
	for i, k := range t.kids {
		out.kids[i] = k.with(old, in)
	}
	return &out
}

// numbers lists the numbers of a tree.
func (t *tree) numbers(add func(string)) {
	if t == nil {
		return
	}
	if t.kind == "literal" {
		add(t.text)
	}
	for _, set := range t.sets {
		for _, f := range strings.FieldsFunc(set, func(r rune) bool { return !strings.ContainsRune("0123456789.", r) }) {
			add(f)
		}
	}
	for _, k := range t.kids {
		k.numbers(add)
	}
}
