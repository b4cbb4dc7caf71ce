package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
)

// Replay scores facts again and holds a stored result, in JSON as json.Marshal writes it,
// against the new one. There is no difference if they are equal byte for byte. Why a rule
// failed is said in a result with the name of the rubric's file: a rubric that is read from a
// file of another name gives such results otherwise. The error is that of
// [scoring.Scorer.Score].
func Replay(s *scoring.Scorer, f scoring.Facts, stored []byte) ([]Difference, error) {
	result, err := s.Score(f)
	if err != nil {
		return nil, err
	}
	computed, err := json.Marshal(result)
	if err != nil {
		return nil, err
	}
	return ReplayDocument(stored, computed), nil
}

// ReplayDocument holds a stored document against the same document made anew: the JSON of
// a result, or of the state of an assessment. Of every kind of difference, and every round,
// the first place that differs is listed. Documents that are not equal byte for byte always
// have a difference, if only in how they are written.
func ReplayDocument(stored, computed []byte) []Difference {
	list := []Difference{}
	if bytes.Equal(stored, computed) {
		return list
	}
	at := 0
	for at < len(stored) && at < len(computed) && stored[at] == computed[at] {
		at++
	}
	was, errWas := decode(stored)
	is, errIs := decode(computed)
	if errWas != nil || errIs != nil {
		return append(list, differentBytes(notRead, at))
	}
	d := replay{rounds: roundsOf(is)}
	d.compare(nil, was, is)
	if len(d.list) == 0 {
		return append(list, differentBytes(bytesDiffer, at))
	}
	return d.list
}

func differentBytes(s locale.Sentence, at int) Difference {
	return Difference{Kind: BytesDiffer, Stated: strconv.Itoa(at), Text: rubric.Say(s, at)}
}

// decode reads JSON with its numbers as they are written.
func decode(src []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(src))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("there is more behind the document: %w", err)
	}
	return v, nil
}

// named is the name and the title of a round.
type named struct {
	name  string
	title rubric.Text
}

// roundsOf returns the rounds of the state of an assessment; none of a result.
func roundsOf(doc any) (out []named) {
	top, _ := doc.(map[string]any)
	rounds, _ := top["rounds"].([]any)
	for _, r := range rounds {
		of, _ := r.(map[string]any)
		n := named{}
		n.name, _ = of["name"].(string)
		switch title := of["title"].(type) {
		case string:
			n.title = rubric.Plain(title)
		case map[string]any:
			n.title.VI, _ = title["vi"].(string)
			n.title.EN, _ = title["en"].(string)
		}
		out = append(out, n)
	}
	return out
}

// replay compares two documents.
type replay struct {
	rounds []named
	list   []Difference
}

// compare lists the first place of each kind in which two values differ.
func (d *replay) compare(path []any, was, is any) {
	switch a := was.(type) {
	case map[string]any:
		if b, same := is.(map[string]any); same {
			keys := maps.Clone(a)
			maps.Copy(keys, b)
			for _, key := range slices.Sorted(maps.Keys(keys)) {
				x, hasX := a[key]
				y, hasY := b[key]
				d.perhaps(append(slices.Clip(path), key), x, y, hasX, hasY)
			}
			return
		}
	case []any:
		if b, same := is.([]any); same {
			for i := range max(len(a), len(b)) {
				var x, y any
				if i < len(a) {
					x = a[i]
				}
				if i < len(b) {
					y = b[i]
				}
				d.perhaps(append(slices.Clip(path), i), x, y, i < len(a), i < len(b))
			}
			return
		}
	}
	if was == nil && is == nil || plain(was) && plain(is) && was == is {
		return
	}
	d.add(path, written(was), written(is))
}

// perhaps compares values of which one may not be there.
func (d *replay) perhaps(path []any, was, is any, hasWas, hasIs bool) {
	switch {
	case hasWas && hasIs:
		d.compare(path, was, is)
	case hasWas:
		d.add(path, written(was), "")
	default:
		d.add(path, "", written(is))
	}
}

func plain(v any) bool {
	switch v.(type) {
	case string, json.Number, bool, nil:
		return true
	}
	return false
}

// written writes a value on one line, a text without quotes.
func written(v any) string {
	if text, is := v.(string); is {
		return locale.Short(text)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return locale.Short(string(b))
}

// add lists a place that differs, unless one of its kind in its round is listed.
func (d *replay) add(path []any, was, is string) {
	kind, round := kindOf(path)
	out := Difference{Kind: kind, Stated: was, Computed: is, Path: pathOf(path)}
	var title rubric.Text
	if round >= 0 && round < len(d.rounds) {
		out.Code, title = d.rounds[round].name, d.rounds[round].title
	}
	if slices.ContainsFunc(d.list, func(o Difference) bool { return o.Kind == out.Kind && o.Code == out.Code }) {
		return
	}
	m := sentenceOf(kind, was, is).Of(title)
	out.Text = rubric.Text{VI: m.VI, EN: m.EN}
	d.list = append(d.list, out)
}

func sentenceOf(kind Kind, was, is string) locale.Message {
	or := func(text string) locale.Speaker {
		if text == "" {
			return noFigure.Say()
		}
		return rubric.Plain(text)
	}
	switch kind {
	case SchemaDiffers:
		return schemaDiffers.Say(or(was), or(is))
	case VersionDiffers:
		return versionDiffers.Say(or(was), or(is))
	case DayDiffers:
		return dayDiffers.Say(or(was), or(is))
	case EditionDiffers:
		return editionDiffers.Say()
	case RoundingDiffers:
		return roundingDiffers.Say()
	case FactsDiffer:
		return factsDiffer.Say()
	case RoundDiffers:
		return roundDiffers.Say()
	}
	return resultDiffers.Say()
}

// kindOf says what stands at a place of a document, and in which round; -1 for none.
func kindOf(path []any) (kind Kind, round int) {
	key := func(i int) any {
		if i < len(path) {
			return path[i]
		}
		return nil
	}
	switch key(0) {
	case "as_of":
		return DayDiffers, -1
	case "rounds":
		i, is := key(1).(int)
		if !is {
			return RoundDiffers, -1
		}
		switch key(2) {
		case "facts":
			return FactsDiffer, i
		case "result", "without_waivers":
			return kindInResult(path[3:]), i
		}
		return RoundDiffers, i
	}
	return kindInResult(path), -1
}

// kindInResult says what stands at a place of a result.
func kindInResult(path []any) Kind {
	if len(path) == 0 {
		return ResultDiffers
	}
	switch path[0] {
	case "schema":
		return SchemaDiffers
	case "edition":
		return EditionDiffers
	case "unit":
		return FactsDiffer
	case "receipt":
		if len(path) > 1 {
			switch path[1] {
			case "version":
				return VersionDiffers
			case "rounding":
				return RoundingDiffers
			case "facts":
				return FactsDiffer
			}
			return kindInResult(path[1:])
		}
	}
	return ResultDiffers
}

// pathOf writes a path as faults have it.
func pathOf(path []any) string {
	out := ""
	for _, step := range path {
		switch step := step.(type) {
		case int:
			out += "[" + strconv.Itoa(step) + "]"
		case string:
			next := source.Path(step)
			if out != "" && next[0] != '[' {
				next = "." + next
			}
			out += next
		}
	}
	return out
}
