package ruletest

import (
	"slices"
	"strings"
)

// Tree is an expression of a random rule. It can be written out, with a part
// replaced as the messages of verdicts say.
type Tree struct {
	Kind string // literal, name, binary, chain, not, list, range, call, if, bands, let
	Text string // literal, name, operator, function; of a chain both operators
	Kids []*Tree
	sets []string // of bands
}

func Num(s string) *Tree { return &Tree{Kind: "literal", Text: s} }

func Named(s string) *Tree { return &Tree{Kind: "name", Text: s} }

func Two(op string, a, b *Tree) *Tree {
	return &Tree{Kind: "binary", Text: op, Kids: []*Tree{a, b}}
}

func call(name string, args ...*Tree) *Tree { return &Tree{Kind: "call", Text: name, Kids: args} }

func Choice(c, a, b *Tree) *Tree { return &Tree{Kind: "if", Kids: []*Tree{c, a, b}} }

// Site is a part of an expression that verdicts name by its place: what the
// expression would be without it, by what they say of it.
type Site struct {
	At   int
	Node *Tree
	Alts map[string]*Tree // "true", "false", "nothing"
}

// written is an expression written out.
type written struct {
	text  string
	Sites []Site
	Start map[*Tree]int // of a tree: its first name or number
	Pos   map[*Tree]int // its operator, name or number
}

func (t *Tree) write() *written {
	w := &written{Start: map[*Tree]int{}, Pos: map[*Tree]int{}}
	var b strings.Builder
	w.tree(&b, t, false)
	w.text = b.String()
	return w
}

func (t *Tree) String() string {
	if t == nil {
		return ""
	}
	return t.write().text
}

func truths(n *Tree, at int) Site {
	return Site{at, n, map[string]*Tree{"true": Named("true"), "false": Named("false")}}
}

func (w *written) tree(b *strings.Builder, t *Tree, nested bool) {
	atom := t.Kind == "literal" && !strings.HasPrefix(t.Text, "-") || t.Kind == "name" || t.Kind == "call" ||
		t.Kind == "bands"
	if nested && !atom {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	kid := func(i int) { w.tree(b, t.Kids[i], true) }
	w.Start[t], w.Pos[t] = b.Len(), b.Len()
	if members := t.Kind == "call" && t.series(); members {
		from := len(w.Sites)
		defer func() { w.Sites = without(w.Sites, from) }()
	}
	switch t.Kind {
	case "literal":
		b.WriteString(t.Text)
	case "name":
		if strings.HasPrefix(t.Text, "b") || strings.HasPrefix(t.Text, "t1.") {
			w.Sites = append(w.Sites, truths(t, b.Len()))
		}
		b.WriteString(t.Text)
	case "binary":
		kid(0)
		w.Start[t] = w.Start[t.Kids[0]]
		w.Pos[t] = b.Len() + 1
		if t.Text != "and" && t.Text != "or" && !strings.Contains("+-*/", t.Text) {
			w.Sites = append(w.Sites, truths(t, b.Len()+1))
		}
		b.WriteString(" " + t.Text + " ")
		kid(1)
	case "chain":
		op1, op2, _ := strings.Cut(t.Text, " ")
		x, y := Two(op1, t.Kids[0], t.Kids[1]), Two(op2, t.Kids[1], t.Kids[2])
		kid(0)
		w.Start[t] = w.Start[t.Kids[0]]
		w.Sites = append(w.Sites, Site{b.Len() + 1, t, map[string]*Tree{"true": y, "false": Named("false")}})
		b.WriteString(" " + op1 + " ")
		kid(1)
		w.Pos[t] = b.Len() + 1
		w.Sites = append(w.Sites, Site{b.Len() + 1, t, map[string]*Tree{"true": x, "false": Two("and", x, Named("false"))}})
		b.WriteString(" " + op2 + " ")
		kid(2)
	case "not":
		b.WriteString("not ")
		kid(0)
	case "list":
		kid(0)
		w.Start[t] = w.Start[t.Kids[0]]
		w.Pos[t] = b.Len() + 1
		w.Sites = append(w.Sites, truths(t, b.Len()+1))
		b.WriteString(" in [")
		for i := 1; i < len(t.Kids); i++ {
			if i > 1 {
				b.WriteString(", ")
			}
			w.tree(b, t.Kids[i], false)
			if len(t.Kids) > 2 {
				fewer := &Tree{Kind: "list", Kids: slices.Delete(slices.Clone(t.Kids), i, i+1)}
				w.Sites = append(w.Sites, Site{w.Pos[t.Kids[i]], t, map[string]*Tree{"nothing": fewer}})
			}
		}
		b.WriteString("]")
	case "range":
		kid(0)
		w.Start[t] = w.Start[t.Kids[0]]
		w.Pos[t] = b.Len() + 1
		b.WriteString(" in ")
		w.Sites = append(w.Sites, Site{b.Len(), t, map[string]*Tree{"nothing": Two("<=", t.Kids[0], t.Kids[2])}})
		b.WriteString(t.Kids[1].Text + "..")
		w.Sites = append(w.Sites, Site{b.Len(), t, map[string]*Tree{"nothing": Two(">=", t.Kids[0], t.Kids[1])}})
		b.WriteString(t.Kids[2].Text)
	case "call":
		b.WriteString(t.Text + "(")
		for i := range t.Kids {
			if i > 0 {
				b.WriteString(", ")
			}
			w.tree(b, t.Kids[i], false)
			fewer := call(t.Text, slices.Delete(slices.Clone(t.Kids), i, i+1)...)
			switch {
			case t.Text == "clamp" && i == 0, t.Text != "min" && t.Text != "max" && t.Text != "clamp":
				continue
			case t.Text == "clamp":
				fewer.Text = []string{"", "min", "max"}[i]
			}
			w.Sites = append(w.Sites, Site{w.Pos[t.Kids[i]], t, map[string]*Tree{"nothing": fewer}})
		}
		b.WriteByte(')')
	case "if":
		kid(0)
		w.Start[t], w.Pos[t] = w.Start[t.Kids[0]], w.Start[t.Kids[0]]
		b.WriteString(" ? ")
		kid(1)
		b.WriteString(" : ")
		kid(2)
	case "bands":
		b.WriteString("bands(")
		w.tree(b, t.Kids[0], false)
		for i, set := range t.sets {
			b.WriteString(", '" + set + "', ")
			w.tree(b, t.Kids[i+1], false)
		}
		b.WriteByte(')')
	case "let":
		b.WriteString("let ")
		w.Start[t], w.Pos[t] = b.Len(), b.Len()
		b.WriteString(t.Text + " = ")
		w.tree(b, t.Kids[0], false)
		b.WriteString("; ")
		w.tree(b, t.Kids[1], false)
	}
}

// without takes from sites, from one on, what expressions would be without them: parts of
// what is asked for every member are of one of them, and have no twin.
func without(sites []Site, from int) []Site {
	for i := range sites[from:] {
		sites[from+i].Alts = nil
	}
	return sites
}

// With returns a tree with another in the place of one of its nodes.
func (t *Tree) With(old, in *Tree) *Tree {
	if t == nil || t == old {
		if t != nil {
			return in
		}
		return nil
	}
	out := *t
	out.Kids = make([]*Tree, len(t.Kids))
	for i, k := range t.Kids {
		out.Kids[i] = k.With(old, in)
	}
	return &out
}

// numbers lists the numbers of a tree.
func (t *Tree) numbers(add func(string)) {
	if t == nil {
		return
	}
	if t.Kind == "literal" {
		add(t.Text)
	}
	for _, set := range t.sets {
		for _, f := range strings.FieldsFunc(set, func(r rune) bool { return !strings.ContainsRune("0123456789.", r) }) {
			add(f)
		}
	}
	for _, k := range t.Kids {
		k.numbers(add)
	}
}
