package decree

import "strings"

// twips of lengths that the decree gives in millimetres, a little wider than they are
// since programs round.
const (
	mm10 = 566
	mm13 = 721 // 12.7 mm
)

// between reports whether a length in twips is from least to most millimetres, to the
// twip below and above.
func between(twips, least, most int) bool {
	return twips*254+254 >= least*14400 && (twips-1)*254 <= most*14400
}

func (c *checker) paperSize() {
	for i, s := range c.sections {
		short, long := min(s.wide, s.high), max(s.wide, s.high)
		c.hold(between(short, 210, 210) && between(long, 297, 297), "section %d: %d × %d twips", i+1, s.wide, s.high)
	}
}

// orientation lets a document stand across the paper if its own body has tables.
func (c *checker) orientation() {
	if len(c.sections) == 0 {
		return
	}
	tabled := false
	for _, t := range c.tables {
		tabled = tabled || t.bordered && t.section == 0
	}
	c.hold(c.sections[0].wide < c.sections[0].high || tabled, "the body stands across the paper and has no table")
}

func (c *checker) margins() {
	for i, s := range c.sections {
		for _, m := range []struct {
			name               string
			twips, least, most int
		}{{"top", s.top, 20, 25}, {"bottom", s.bottom, 20, 25}, {"left", s.left, 30, 35}, {"right", s.right, 15, 20}} {
			// To the full millimetre at least, so that no ruler finds less.
			c.hold(m.twips*254 >= m.least*14400 && between(m.twips, m.least, m.most),
				"section %d: the %s margin is %d twips, not %d to %d mm", i+1, m.name, m.twips, m.least, m.most)
		}
	}
}

func (c *checker) fonts() {
	lines := c.lines
	for _, s := range c.sections {
		lines = append(lines[:len(lines):len(lines)], s.header...)
	}
	for _, l := range lines {
		for _, r := range l.runs {
			black := r.look.colour == "" || r.look.colour == "auto" || r.look.colour == "000000"
			c.hold(r.look.font == "Times New Roman" && black, "%q is in %s, colour %q", brief(r.text), r.look.font,
				r.look.colour)
		}
	}
}

func (c *checker) pageNumbers() {
	for i, s := range c.sections {
		c.hold(s.paged, "section %d: the header has no page number", i+1)
		c.hold(s.headerAbove > 0 && s.headerAbove < s.top, "section %d: the page number is not in the top margin", i+1)
		for _, l := range s.header {
			if len(l.runs) > 0 {
				c.looks(l, style{least: 26, most: 28, align: "center"})
			}
		}
	}
	if len(c.sections) > 0 {
		s := c.sections[0]
		c.hold(s.plainFirst && !s.firstPaged, "page 1 has its number")
		c.hold(s.numberFrom == "" || s.numberFrom == "1", "pages are numbered from %s", s.numberFrom)
	}
}

func (c *checker) tableRows() {
	for _, t := range c.tables {
		if !t.bordered || len(t.rows) < 2 {
			continue
		}
		c.hold(t.rows[0].head, "the head of the table %q is not repeated", brief(t.rows[0].text()))
		for _, r := range t.rows {
			c.hold(r.whole, "the row %q can break", brief(r.text()))
		}
	}
}

func (r *row) text() string {
	var all []string
	for _, cell := range r.cells {
		for _, l := range cell.lines {
			all = append(all, l.text)
		}
	}
	return strings.Join(all, " | ")
}
