package scoringtest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
)

// Update returns the source of the file with what came out in place of what was
// expected, and everything else as it stands, byte for byte. What is met stays as
// it is written; so does a pattern, met or not. Numbers of points become a status
// where none are known, and the other way round.
//
// The error is a [source.Faults] where a value cannot be replaced: one that an
// anchor shares between cases that come to different results.
func (c *Cases) Update(s *scoring.Scorer) ([]byte, error) {
	c = c.orEmpty()
	edits := make([][]edit, len(c.list))
	c.each(func(i int) { edits[i] = c.edits(s, c.list[i]) })
	e := &editor{file: c.file, at: map[source.Pos]edit{}}
	for _, list := range edits {
		for _, change := range list {
			e.add(change)
		}
	}
	if err := e.faults.Err(); err != nil {
		return nil, err
	}
	out := e.apply(c.src)
	if bytes.Equal(out, c.src) {
		return out, nil
	}
	return out, c.updated(s, out)
}

// updated checks that a rewritten file has the same cases, and that they are met.
func (c *Cases) updated(s *scoring.Scorer, src []byte) error {
	after, err := ReadCases(c.file, src, s, c.limits)
	if err != nil {
		return fmt.Errorf("the updated file could not be read:\n%w", err)
	}
	if len(after.list) != len(c.list) {
		return errors.New("the updated file would have other cases")
	}
	var faults source.Faults
	for _, f := range after.Check(s).Failures {
		if !strings.HasSuffix(f.What, "."+match) {
			faults = append(faults, &source.Fault{File: f.File, Pos: source.Pos{Line: f.Line, Column: f.Column},
				Message: notUpdated.Say(f.Text)})
		}
	}
	return faults.Err()
}

// edit is a part of the file with the text that is to stand there.
type edit struct {
	pos        source.Pos
	start, end int
	text       string
	keep       bool           // what stands there is right
	fault      locale.Message // why it cannot be written
}

type editor struct {
	file   string
	at     map[source.Pos]edit
	faults source.Faults
}

func (e *editor) add(x edit) {
	if x.fault.IsZero() {
		other, known := e.at[x.pos]
		if !known {
			e.at[x.pos] = x
			return
		}
		if other.keep == x.keep && other.text == x.text {
			return
		}
		x.fault = sharedValue.Say()
	}
	e.faults = append(e.faults, &source.Fault{File: e.file, Pos: x.pos, Message: x.fault})
}

func (e *editor) apply(src []byte) []byte {
	var out []byte
	done := 0
	for _, x := range slices.SortedFunc(maps.Values(e.at), func(a, b edit) int { return cmp.Compare(a.start, b.start) }) {
		if !x.keep {
			out = append(append(out, src[done:x.start]...), x.text...)
			done = x.end
		}
	}
	return append(out, src[done:]...)
}

// edits returns what a case has to have written.
func (c *Cases) edits(s *scoring.Scorer, tc *testCase) []edit {
	var out []edit
	of := tc.units(s)
	for _, x := range tc.expect {
		got := of.of(x).got(x)
		if x.pattern == nil {
			out = append(out, c.edit(x, got))
		}
	}
	return out
}

func (c *Cases) edit(x *expectation, g got) edit {
	out := edit{pos: x.node.Pos(), keep: g.met}
	switch {
	case g.met:
		return out
	case x.what == refused:
		out.fault = refusedOthers.Say(g.shown)
		return out
	case g.none:
		out.fault = nothingToWrite.Say(rubric.Text{VI: cmp.Or(g.vi, g.shown), EN: g.shown})
		return out
	}
	ok := false
	if x.what == deficits || x.what == findings {
		out.start, out.end, out.text, ok = c.deficits(x, g)
	} else if out.start, out.end, ok = x.node.Extent(); ok {
		out.text = rewritten(string(c.src[out.start:out.end]), g.value)
	}
	switch {
	case !ok:
		out.fault = notInPlace.Say()
	case x.node.Anchored():
		out.fault = anchoredValue.Say()
	}
	return out
}

// rewritten writes a text in the style of the one in its place.
func rewritten(old, text string) string {
	hard := strings.ContainsFunc(text, unicode.IsControl)
	switch {
	case strings.HasPrefix(old, "'") && !hard:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	case hard, strings.HasPrefix(old, `"`), strings.HasPrefix(old, "|"), strings.HasPrefix(old, ">"):
		return doubleQuoted(text)
	case plain(text):
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// plain reports whether a text stands for itself without quotes, also in braces.
func plain(text string) bool {
	letters := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" ._-/()%", r)
	}
	first := strings.TrimLeft(text, "-")
	switch {
	case first == "" || strings.ContainsFunc(text, letters), strings.TrimSpace(text) != text:
		return false
	case strings.EqualFold(text, "null"):
		return false
	}
	return unicode.IsLetter([]rune(text)[0]) || strings.Trim(first, "0123456789./") == ""
}

func doubleQuoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
