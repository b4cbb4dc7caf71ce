package decree

import "github.com/parindex/parindex/remediation/internal/office/ooxml"

// look is how a run looks, with all styles followed. Sizes are in half points.
type look struct {
	font, colour       string
	size               int
	bold, italic, caps bool
}

// format is how a paragraph is set, with all styles followed. Lengths are in twips.
type format struct {
	align               string
	first, left, right  int // indents
	before, after, line int
	lineRule            string
	keepNext            bool
	ruled               bool // it has a line above or below
}

// styles are the styles of a document by their identifiers.
type styles struct {
	defaults *ooxml.Node
	byID     map[string]*ooxml.Node
	normal   string
}

func stylesOf(root *ooxml.Node) styles {
	s := styles{root.At("docDefaults"), map[string]*ooxml.Node{}, ""}
	for _, style := range root.Of("style") {
		id := style.Attr("styleId")
		s.byID[id] = style
		if style.Attr("type") == "paragraph" && style.Attr("default") == "1" {
			s.normal = id
		}
	}
	return s
}

// chain returns a style with those that it is based on, the most basic one first.
func (s styles) chain(id string) []*ooxml.Node {
	var all []*ooxml.Node
	for seen := map[string]bool{}; s.byID[id] != nil && !seen[id]; id = s.byID[id].Val("basedOn") {
		seen[id] = true
		all = append([]*ooxml.Node{s.byID[id]}, all...)
	}
	return all
}

func (s styles) styleOf(p *ooxml.Node) string {
	if id := p.Val("pPr", "pStyle"); id != "" {
		return id
	}
	return s.normal
}

// look follows the styles of a run of a paragraph.
func (s styles) look(p, r *ooxml.Node) look {
	var l look
	l.take(s.defaults.At("rPrDefault", "rPr"))
	for _, style := range s.chain(s.styleOf(p)) {
		l.take(style.At("rPr"))
	}
	for _, style := range s.chain(r.Val("rPr", "rStyle")) {
		l.take(style.At("rPr"))
	}
	l.take(r.At("rPr"))
	return l
}

func (l *look) take(properties *ooxml.Node) {
	for _, n := range properties.Children {
		switch n.Name() {
		case "rFonts":
			if font := n.Attr("ascii"); font != "" {
				l.font = font
			}
		case "color":
			l.colour = n.Attr("val")
		case "sz":
			l.size = number(n.Attr("val"))
		case "b":
			l.bold = yes(n)
		case "i":
			l.italic = yes(n)
		case "caps":
			l.caps = yes(n)
		}
	}
}

// format follows the styles of a paragraph.
func (s styles) format(p *ooxml.Node) format {
	f := format{line: 240, lineRule: "auto"}
	f.take(s.defaults.At("pPrDefault", "pPr"))
	for _, style := range s.chain(s.styleOf(p)) {
		f.take(style.At("pPr"))
	}
	f.take(p.At("pPr"))
	return f
}

func (f *format) take(properties *ooxml.Node) {
	length := func(n *ooxml.Node, to *int, names ...string) {
		for _, name := range names {
			if text := n.Attr(name); text != "" {
				*to = number(text)
			}
		}
	}
	for _, n := range properties.Children {
		switch n.Name() {
		case "jc":
			f.align = n.Attr("val")
		case "ind":
			length(n, &f.first, "firstLine")
			length(n, &f.left, "left", "start")
			length(n, &f.right, "right", "end")
		case "spacing":
			length(n, &f.before, "before")
			length(n, &f.after, "after")
			length(n, &f.line, "line")
			if rule := n.Attr("lineRule"); rule != "" {
				f.lineRule = rule
			}
		case "keepNext":
			f.keepNext = yes(n)
		case "pBdr":
			f.ruled = ruled(n, "top") || ruled(n, "bottom")
		}
	}
}

// bordered reports whether a table has lines between its cells: its own, those of its style,
// or those of its cells.
func (s styles) bordered(table *ooxml.Node) bool {
	borders := []*ooxml.Node{table.At("tblPr", "tblBorders")}
	for _, style := range s.chain(table.Val("tblPr", "tblStyle")) {
		borders = append(borders, style.At("tblPr", "tblBorders"))
	}
	for _, b := range borders {
		if ruled(b, "insideV") || ruled(b, "insideH") {
			return true
		}
	}
	for _, row := range table.Of("tr") {
		for _, cell := range row.Of("tc") {
			if b := cell.At("tcPr", "tcBorders"); ruled(b, "left") || ruled(b, "start") {
				return true
			}
		}
	}
	return false
}

// yes reports whether a property that is there is on.
func yes(n *ooxml.Node) bool {
	switch n.Attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// on reports whether a property is there and on.
func on(properties *ooxml.Node, name string) bool {
	n := properties.At(name)
	return n.Name() != "" && yes(n)
}

// ruled reports whether some borders have one on this side.
func ruled(borders *ooxml.Node, side string) bool {
	switch borders.At(side).Attr("val") {
	case "", "nil", "none":
		return false
	}
	return true
}
