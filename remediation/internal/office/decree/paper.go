package decree

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office/ooxml"
)

// paper is a document as it is read: lines, in tables and outside of them, on sections.
type paper struct {
	styles   styles
	lines    []*line
	tables   []*table
	sections []section
}

// line is a paragraph with its looks.
type line struct {
	text    string
	runs    []run // those with a text
	format  format
	section int
	cell    *cell // nil outside of tables
}

type run struct {
	text string
	look look
}

type table struct {
	section  int
	bordered bool
	rows     []*row
}

type row struct {
	table             *table
	whole, head, keep bool // does not break, is repeated, stays with the next
	cells             []*cell
}

type cell struct {
	row   *row
	width int // in twips
	lines []*line
}

// section is a run of pages, lengths in twips.
type section struct {
	wide, high                            int
	top, right, bottom, left, headerAbove int
	numberFrom                            string // empty where it runs on
	plainFirst                            bool   // the first page has a header of its own
	header, firstHeader                   []*line
	paged                                 bool // the header has the page number
	firstPaged                            bool
}

func read(docx []byte) (*paper, error) {
	parts, err := ooxml.Parts(docx)
	if err != nil {
		return nil, err
	}
	r := reader{parts: parts, paper: &paper{}}
	root := r.part("word/document.xml")
	r.paper.styles = stylesOf(r.part("word/styles.xml"))
	for _, relation := range r.part("word/_rels/document.xml.rels").All("Relationship") {
		r.relations = append(r.relations, [2]string{relation.Attr("Id"), path.Join("word", relation.Attr("Target"))})
	}
	if r.err != nil {
		return nil, r.err
	}
	r.blocks(root.At("body").Children, nil)
	return r.paper, r.err
}

// reader reads a document.
type reader struct {
	parts     map[string][]byte
	relations [][2]string
	paper     *paper
	err       error
}

// part returns the root of a part, which has to be there.
func (r *reader) part(name string) *ooxml.Node {
	data, ok := r.parts[name]
	if !ok {
		r.fail(fmt.Errorf("there is no part %q", name))
		return new(ooxml.Node)
	}
	n, err := ooxml.Parse(data)
	if err != nil {
		r.fail(fmt.Errorf("part %q: %w", name, err))
		return new(ooxml.Node)
	}
	return n
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// blocks reads paragraphs and tables; in is the cell that they stand in.
func (r *reader) blocks(nodes []*ooxml.Node, in *cell) {
	p := r.paper
	for _, n := range nodes {
		switch n.Name() {
		case "p":
			l := p.line(n, in)
			l.section = len(p.sections)
			p.lines = append(p.lines, l)
			if s := n.At("pPr", "sectPr"); s.Name() != "" {
				r.section(s)
			}
		case "tbl":
			r.table(n)
		case "sectPr":
			r.section(n)
		case "sdt":
			r.blocks(n.At("sdtContent").Children, in)
		}
	}
}

func (r *reader) table(n *ooxml.Node) {
	t := &table{section: len(r.paper.sections), bordered: r.paper.styles.bordered(n)}
	r.paper.tables = append(r.paper.tables, t)
	for _, tr := range n.Of("tr") {
		w := &row{table: t, whole: on(tr.At("trPr"), "cantSplit"), head: on(tr.At("trPr"), "tblHeader"), keep: true}
		t.rows = append(t.rows, w)
		for _, tc := range tr.Of("tc") {
			c := &cell{row: w, width: number(tc.At("tcPr", "tcW").Attr("w"))}
			w.cells = append(w.cells, c)
			r.blocks(tc.Children, c)
			for _, l := range c.lines {
				w.keep = w.keep && l.format.keepNext
			}
		}
	}
}

func (r *reader) section(n *ooxml.Node) {
	size, margins := n.At("pgSz"), n.At("pgMar")
	s := section{
		wide: number(size.Attr("w")), high: number(size.Attr("h")),
		top: number(margins.Attr("top")), right: number(margins.Attr("right")),
		bottom: number(margins.Attr("bottom")), left: number(margins.Attr("left")),
		headerAbove: number(margins.Attr("header")),
		numberFrom:  n.At("pgNumType").Attr("start"), plainFirst: on(n, "titlePg"),
	}
	if last := len(r.paper.sections) - 1; last >= 0 { // a header stays until there is another
		before := r.paper.sections[last]
		s.header, s.paged, s.firstHeader, s.firstPaged = before.header, before.paged, before.firstHeader, before.firstPaged
	}
	for _, reference := range n.Of("headerReference") {
		lines, paged := r.header(reference.Attr("id"))
		switch reference.Attr("type") {
		case "default":
			s.header, s.paged = lines, paged
		case "first":
			s.firstHeader, s.firstPaged = lines, paged
		}
	}
	r.paper.sections = append(r.paper.sections, s)
}

// header reads a header and reports whether it has the page number.
func (r *reader) header(id string) (lines []*line, paged bool) {
	for _, relation := range r.relations {
		if relation[0] != id {
			continue
		}
		root := r.part(relation[1])
		for _, p := range root.All("p") {
			lines = append(lines, r.paper.line(p, nil))
		}
		for _, field := range append(root.All("instrText"), root.All("fldSimple")...) {
			words := strings.Fields(field.Data + " " + field.Attr("instr"))
			paged = paged || len(words) > 0 && words[0] == "PAGE"
		}
	}
	return lines, paged
}

func (p *paper) line(n *ooxml.Node, in *cell) *line {
	l := &line{text: n.Text(), cell: in, format: p.styles.format(n)}
	for _, r := range n.All("r") {
		if text := r.Text(); text != "" {
			l.runs = append(l.runs, run{text, p.styles.look(n, r)})
		}
	}
	if in != nil {
		in.lines = append(in.lines, l)
	}
	return l
}

// number reads a length; one that is none is 0.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// plain is the text with ordinary spaces.
func (l *line) plain() string { return strings.ReplaceAll(l.text, "\u00a0", " ") }

// blank reports whether the line says nothing.
func (l *line) blank() bool { return strings.TrimSpace(l.text) == "" }

// all reports whether all runs look so.
func (l *line) all(is func(look) bool) bool {
	for _, r := range l.runs {
		if !is(r.look) && strings.TrimSpace(r.text) != "" {
			return false
		}
	}
	return true
}
