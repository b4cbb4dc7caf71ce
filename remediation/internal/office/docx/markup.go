package docx

import (
	"bytes"
	"encoding/xml"
)

// element is an XML element, or a text where it has no name. Markup is made only
// by writing a tree of them, so no text from outside can become markup: names are
// constants of this package, values and texts are escaped where they are written.
type element struct {
	name     string
	attrs    []string // names and values in turn
	children []element
	text     string
}

func el(name string, children ...element) element {
	return element{name: name, children: children}
}

// with returns the element with these attributes, names and values in turn.
func (e element) with(attrs ...string) element {
	e.attrs = attrs
	return e
}

// val is the commonest element of WordprocessingML: one value.
func val(name, value string) element { return el(name).with("w:val", value) }

func textNode(s string) element { return element{text: s} }

// xml returns the element as an XML file.
func (e element) xml() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e.write(&b)
	return b.Bytes()
}

func (e element) write(b *bytes.Buffer) {
	if e.name == "" {
		escapeXML(b, e.text)
		return
	}
	b.WriteByte('<')
	b.WriteString(e.name)
	for i := 0; i < len(e.attrs); i += 2 {
		b.WriteByte(' ')
		b.WriteString(e.attrs[i])
		b.WriteString(`="`)
		escapeXML(b, e.attrs[i+1])
		b.WriteByte('"')
	}
	if len(e.children) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, c := range e.children {
		c.write(b)
	}
	b.WriteString("</")
	b.WriteString(e.name)
	b.WriteByte('>')
}

func escapeXML(b *bytes.Buffer, s string) {
	_ = xml.EscapeText(b, []byte(s)) // a buffer does not fail
}

// look is what a run looks like beyond its paragraph's style.
type look struct {
	bold, italic bool
	size         int // in half points; 0 is that of the style
}

func (l look) properties() []element {
	var all []element
	if l.bold {
		all = append(all, el("w:b"), el("w:bCs"))
	}
	if l.italic {
		all = append(all, el("w:i"), el("w:iCs"))
	}
	if l.size > 0 {
		all = append(all, val("w:sz", itoa(l.size)), val("w:szCs", itoa(l.size)))
	}
	return all
}

// run is a text on one line or, if need be, more of them.
func (l look) run(lines ...string) element {
	r := el("w:r")
	if p := l.properties(); p != nil {
		r.children = append(r.children, el("w:rPr", p...))
	}
	for i, line := range lines {
		if i > 0 {
			r.children = append(r.children, el("w:br"))
		}
		if line != "" {
			r.children = append(r.children, el("w:t", textNode(line)).with("xml:space", "preserve"))
		}
	}
	return r
}

// format is how a paragraph is set beyond its style.
type format struct {
	style    string
	keepNext bool // on the page of the next paragraph
	before   int  // space above, in twips; 0 is that of the style
	after    int  // and below
	align    string
	section  []element // the section that ends with the paragraph
}

func (f format) paragraph(runs ...element) element {
	var p []element // in the order of the schema, which Word insists on
	if f.style != "" {
		p = append(p, val("w:pStyle", f.style))
	}
	if f.keepNext {
		p = append(p, el("w:keepNext"))
	}
	var space []string
	if f.before > 0 {
		space = append(space, "w:before", itoa(f.before))
	}
	if f.after > 0 {
		space = append(space, "w:after", itoa(f.after))
	}
	if space != nil {
		p = append(p, el("w:spacing").with(space...))
	}
	if f.align != "" {
		p = append(p, val("w:jc", f.align))
	}
	p = append(p, f.section...)
	if p == nil {
		return el("w:p", runs...)
	}
	return el("w:p", append([]element{el("w:pPr", p...)}, runs...)...)
}
