package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// JSON writes a character beyond U+FFFF as two escapes, \ud83d\ude00, or as itself;
// YAML has \U0001f600 and refuses the former. So that all JSON is read, [Read] hands
// the parser the escape of YAML, which is shorter, and moves what stands behind it in
// its line back to where it was.

const (
	pairLen   = len(`\ud83d\ude00`)
	pairShift = pairLen - len(`\U0001f600`)
)

// pairs are the columns where the parser is given shorter escapes, by line.
type pairs map[int][]int

// yamlEscapes returns JSON with the escapes of YAML for characters beyond U+FFFF, and
// where. Anything that is not JSON is returned as it is: there such a pair may stand
// in a text that has no escapes.
func yamlEscapes(src []byte) ([]byte, pairs) {
	if !bytes.Contains(bytes.ToLower(src), []byte(`\ud`)) || !json.Valid(src) {
		return src, nil
	}
	out, at := make([]byte, 0, len(src)), pairs{}
	line, column := 1, 1
	for i := 0; i < len(src); {
		size := 1
		switch r := pairAt(src[i:]); {
		case r != 0:
			out = fmt.Appendf(out, `\U%08x`, r)
			at[line] = append(at[line], column)
			i, column = i+pairLen, column+pairLen-pairShift
			continue
		case src[i] == '\\': // valid JSON, so that something follows
			size = 2
			column++
		case src[i] >= utf8.RuneSelf:
			_, size = utf8.DecodeRune(src[i:])
		}
		out = append(out, src[i:i+size]...)
		r, _ := utf8.DecodeRune(src[i:])
		if column++; isBreak(r) && (r != '\r' || i+1 >= len(src) || src[i+1] != '\n') {
			line, column = line+1, 1
		}
		i += size
	}
	return out, at
}

// pairAt returns the character whose two escapes a text begins with, 0 if it does not.
func pairAt(text []byte) rune {
	if len(text) < pairLen || text[0] != '\\' || text[1] != 'u' || text[6] != '\\' || text[7] != 'u' {
		return 0
	}
	high, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	low, err2 := strconv.ParseUint(string(text[8:12]), 16, 16)
	if r := utf16.DecodeRune(rune(high), rune(low)); err == nil && err2 == nil && r != utf8.RuneError {
		return r
	}
	return 0
}

// place returns where a place of what the parser was given stands in the file.
func (p pairs) place(at Pos) Pos {
	before, _ := slices.BinarySearch(p[at.Line], at.Column)
	return Pos{at.Line, at.Column + before*pairShift}
}

// move moves a node and all in it to where they stand in the file.
func (p pairs) move(n *yaml.Node) {
	if n == nil || len(p) == 0 {
		return
	}
	at := p.place(Pos{n.Line, n.Column})
	n.Line, n.Column = at.Line, at.Column
	for _, c := range n.Content {
		p.move(c)
	}
}
