package source

import (
	"iter"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
)

// Mapping is a mapping being read key by key. Ask for every key that may be
// there with [Mapping.Get] or [Mapping.Need], then call [Mapping.Close].
type Mapping struct {
	node  Node
	keys  []*yaml.Node
	vals  map[string]*yaml.Node
	asked []string
	need  []string // keys that are missing
}

// Mapping reads the node as a mapping. Duplicate keys are faults; the first
// value stands. Keys are normalised as texts are, and every use counts against
// [Limits]. On an absent node, or where there is something else (a fault),
// the mapping is empty and asks for nothing.
func (n Node) Mapping() *Mapping {
	m := &Mapping{node: n, vals: map[string]*yaml.Node{}}
	if !n.Present() {
		return m
	}
	if n.n.Kind == yaml.MappingNode && !n.doc.work(len(n.n.Content), Pos{n.n.Line, n.n.Column}) {
		m.node = Node{}
		return m
	}
	if n.n.Kind != yaml.MappingNode {
		hint := locale.Message{}
		if n.IsSequence() && len(n.n.Content) > 0 && n.n.Content[0].Kind == yaml.MappingNode {
			hint = withoutDashes.Say()
		}
		n.Fault(notMapping, n.describe(), hint)
		m.node = Node{}
		return m
	}
	n.doc.rejoin(n.n)
	for i := 0; i+1 < len(n.n.Content); i += 2 {
		key := n.n.Content[i]
		switch name := spelling.Normalize(key.Value); {
		case key.Kind != yaml.ScalarNode:
			n.doc.addAt(key, keyNoName)
		case m.vals[name] != nil:
			n.doc.addAt(key, duplicateKey, locale.Short(name))
		default:
			m.keys = append(m.keys, key)
			m.vals[name] = n.n.Content[i+1]
		}
	}
	return m
}

// Get returns the value of a key, absent if the mapping does not have it.
func (m *Mapping) Get(key string) Node {
	if m == nil {
		return Node{}
	}
	m.asked = append(m.asked, key)
	if m.vals[key] == nil {
		return Node{}
	}
	return m.node.doc.node(m.vals[key], m.node.depth+1)
}

// Either returns the value of one of two keys that mean the same. Both are a fault.
func (m *Mapping) Either(key, same string) Node {
	n, other := m.Get(key), m.Get(same)
	switch {
	case n.Present() && other.Present():
		other.Fault(sameMeaning, key, same)
	case other.Present():
		return other
	}
	return n
}

// Need returns the value of a key; a missing key is a fault, which [Mapping.Close]
// adds: unless the key is there, but misspelt.
func (m *Mapping) Need(key string) Node {
	if m != nil && m.vals[key] == nil {
		m.need = append(m.need, key)
	}
	return m.Get(key)
}

// Has reports whether a key stands in the mapping.
func (m *Mapping) Has(key string) bool { return m != nil && m.vals[key] != nil }

// Misplaced adds one fault for the keys that have not been asked for and belong under a
// key of the mapping, at the first of them.
func (m *Mapping) Misplaced(under string, belongs func(key string) bool) {
	if m == nil || belongs == nil {
		return
	}
	var first *yaml.Node
	var names []string
	for _, key := range m.keys {
		name := spelling.Normalize(key.Value)
		if slices.Contains(m.asked, name) || !belongs(name) {
			continue
		}
		if names = append(names, name); first == nil {
			first = key
		}
	}
	if first == nil {
		return
	}
	m.asked = append(m.asked, names...)
	m.node.doc.addAt(first, belongsUnder, locale.List(names), under)
}

// Node returns the mapping as a node, for faults about it as a whole.
func (m *Mapping) Node() Node {
	if m == nil {
		return Node{}
	}
	return m.node
}

// All returns every key with its value in the order of the file, for mappings
// whose keys are names of the writer's own. The key is a node too, so that a
// fault can point at it. Such a mapping needs no Close.
func (m *Mapping) All() iter.Seq2[Node, Node] {
	return func(yield func(key, value Node) bool) {
		if m == nil {
			return
		}
		for _, key := range m.keys {
			k, v := m.node.doc.node(key, m.node.depth+1), m.node.doc.node(m.vals[spelling.Normalize(key.Value)], m.node.depth+1)
			if !k.Present() || !v.Present() || !yield(k, v) {
				return
			}
		}
	}
}

// Schema checks the version of the form that a file states under the key schema, if
// it states one.
func (m *Mapping) Schema() {
	if n := m.Get("schema"); n.Present() && n.Int() != jsonform.Schema {
		n.Fault(otherSchema, n.String(), jsonform.Schema)
	}
}

// Close adds a fault for every key that was not asked for, with the nearest
// key that would have been, and for every needed key that is missing. It returns the
// absent keys for which misspelt ones stand there.
func (m *Mapping) Close() (misspelt []string) {
	if m == nil {
		return nil
	}
	for _, key := range m.keys {
		name := spelling.Normalize(key.Value)
		if slices.Contains(m.asked, name) {
			continue
		}
		hint := locale.Message{}
		if !m.node.doc.full() {
			meant := meantKey(name, m.asked)
			if meant != "" && m.vals[meant] == nil {
				misspelt = append(misspelt, meant)
			}
			if hint = spelling.Meant(meant); meant == "" {
				hint = possibleKeys(slices.Concat(m.need, m.asked), func(key string) bool { return m.vals[key] != nil })
			}
		}
		if m.node.n.Style&yaml.FlowStyle != 0 && strings.ContainsAny(name, ")]") {
			hint = quoteComma.Say()
		}
		m.node.doc.addAt(key, unknownKey, locale.Short(name), hint)
	}
	for _, key := range m.need {
		if !slices.Contains(misspelt, key) {
			m.node.Fault(missingKey, key)
		}
	}
	return misspelt
}
