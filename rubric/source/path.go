package source

import (
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// Path returns the path that keys lead, as faults have it: inputs.rate, points["1.1"].
func Path(keys ...string) string {
	path := ""
	for _, key := range keys {
		path += keyStep(path, key)
	}
	return path
}

// path returns the keys and indices that lead from the top of the document to a value,
// or to the value of a key: areas[0].items[2].max. Values stand in the order of their
// places, so that in every list the last one that begins no later is the right one.
// Behind an alias it is the path to what the alias repeats.
func (d *Document) path(to *yaml.Node) string {
	path := ""
	for n := d.root; n != nil && n != to; {
		step, next := "", (*yaml.Node)(nil)
		for i, c := range n.Content {
			if c != to && !before(c, to) {
				break
			}
			switch {
			case n.Kind == yaml.SequenceNode:
				step, next = "["+strconv.Itoa(i)+"]", c
			case i%2 == 0:
				step, next = keyStep(path, c.Value), c
			default:
				next = c
			}
			if c == to {
				break
			}
		}
		path += step
		n = next
	}
	return path
}

// before reports whether a node begins no later than another.
func before(a, b *yaml.Node) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column <= b.Column
}

// keyStep writes a key behind a path: .max, or ["1.1"] where it is no plain name.
func keyStep(path, key string) string {
	odd := func(r rune) bool { return r != '_' && !unicode.In(r, unicode.L, unicode.M, unicode.N) }
	switch {
	case key == "" || strings.ContainsFunc(key, odd):
		return "[" + strconv.Quote(key) + "]"
	case path == "":
		return key
	}
	return "." + key
}
