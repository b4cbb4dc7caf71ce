package sheet

import (
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/parindex/parindex/rubric/locale"
)

// reader goes through the elements of a part, whatever their name spaces are: programs
// differ in their prefixes.
type reader struct {
	dec        *xml.Decoder
	start, end string // the element that begins or ends; one of them is empty, or both
	attrs      []xml.Attr
	text       []byte // between elements
	err        error
}

// next goes on to the next start or end of an element, or text; false at the end of the
// part, and where it cannot be read.
func (x *reader) next() bool {
	for {
		t, err := x.dec.RawToken()
		if err != nil {
			if err != io.EOF {
				x.err = err
			}
			return false
		}
		x.start, x.end, x.text, x.attrs = "", "", nil, nil
		switch t := t.(type) {
		case xml.StartElement:
			x.start, x.attrs = t.Name.Local, t.Attr
		case xml.EndElement:
			x.end = t.Name.Local
		case xml.CharData:
			x.text = t
		default:
			continue
		}
		return true
	}
}

// attr returns an attribute of the element that begins. One that stands there twice, of
// which each program takes another, is an error.
func (x *reader) attr(name string) (value string) {
	found := false
	for _, a := range x.attrs {
		if a.Name.Local != name {
			continue
		}
		if found {
			x.err = attributeTwice.Say(locale.Short(name))
		}
		value, found = a.Value, true
	}
	return value
}

// texts reads the text of an element that has begun, up to its end: that of the elements
// t in it, without those that say how it is pronounced.
func (x *reader) texts(element string, most int) (string, error) {
	var b strings.Builder
	in, skipped := false, 0
	for x.next() {
		switch {
		case x.end == element && skipped == 0:
			return unescaped(b.String()), nil
		case x.start == "rPh":
			skipped++
		case x.end == "rPh":
			skipped--
		case x.start == "t":
			in = true
		case x.end == "t":
			in = false
		case in && skipped == 0:
			if b.Write(x.text); b.Len() > most {
				return "", textTooLong.Say(most)
			}
		}
	}
	if x.err == nil {
		x.err = io.ErrUnexpectedEOF
	}
	return "", x.err
}

// escaped is how the texts of workbooks write characters that XML does not allow, and
// texts that look so.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(code string) string {
		n, err := strconv.ParseUint(code[2:6], 16, 32)
		if err != nil || utf16.IsSurrogate(rune(n)) {
			return code
		}
		return string(rune(n))
	})
}
