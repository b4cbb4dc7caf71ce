package decree

import (
	"regexp"
	"strings"
)

func (c *checker) legalBases() {
	for i, l := range c.bases {
		c.looks(l, style{least: 26, most: 28, italic: true})
		end := ";"
		if i == len(c.bases)-1 {
			end = "."
		}
		c.hold(strings.HasSuffix(l.text, end), "%q does not end with %q", brief(l.text), end)
	}
}

func (c *checker) sectionTitles() {
	for _, l := range c.body {
		if sectionText.MatchString(l.plain()) {
			c.looks(l, style{least: 26, most: 28, bold: true, capital: true})
			c.hold(l.format.keepNext, "%q can stand alone at the foot of a page", brief(l.text))
		}
	}
}

// clauses holds the clauses that have a title, which is bold.
func (c *checker) clauses() {
	for _, l := range c.body {
		if clauseText.MatchString(l.plain()) && l.all(func(k look) bool { return k.bold }) {
			c.looks(l, style{least: 26, most: 28, bold: true})
			c.hold(!capital(l.text), "%q is in capitals", brief(l.text))
			c.hold(l.format.keepNext, "%q can stand alone at the foot of a page", brief(l.text))
		}
	}
}

var subclauseText = regexp.MustCompile(`^[0-9]+\.[0-9]+\. `)

// letters holds points, and the numbers that stand in their place (2.1., 2.2.): titles of
// the third level are no more than they are.
func (c *checker) letters() {
	for _, l := range c.body {
		if pointText.MatchString(l.plain()) || subclauseText.MatchString(l.plain()) {
			c.hold(l.all(func(k look) bool { return !k.italic }), "%q is not upright", brief(l.text))
			c.hold(!l.all(func(k look) bool { return k.bold }), "%q is bold", brief(l.text))
		}
	}
}

func (c *checker) bodyText() {
	last := (*line)(nil)
	for _, l := range c.body {
		if l.format.align == "center" || l.format.align == "right" {
			last = nil
			continue // captions and what is set apart
		}
		f := l.format
		c.hold(l.all(func(k look) bool { return k.size >= 26 && k.size <= 28 }), "%q is not in letters of 13 to 14 pt",
			brief(l.text))
		c.hold(f.align == "both", "%q is set %q", brief(l.text), f.align)
		c.hold(f.first >= mm10 && f.first <= mm10+2 || f.first >= mm13-2 && f.first <= mm13,
			"%q: its first line is indented by %d twips", brief(l.text), f.first)
		c.hold(f.lineRule == "auto" && f.line >= 240 && f.line <= 360, "%q: its lines are %d %s", brief(l.text), f.line,
			f.lineRule)
		if last != nil {
			c.hold(max(last.format.after, f.before) >= 120, "%q: less than 6 pt above", brief(l.text))
		}
		last = l
	}
	for _, l := range c.body {
		if l.format.align == "both" && len(l.runs) > 0 && l != c.closing() {
			c.hold(!l.all(func(k look) bool { return k.italic }), "%q is in italics", brief(l.text))
		}
	}
}

// closing is the last line of the body.
func (c *checker) closing() *line {
	if len(c.body) == 0 {
		return nil
	}
	return c.body[len(c.body)-1]
}

func (c *checker) lastStop() {
	ends := 0
	for _, l := range c.body {
		if strings.HasSuffix(l.text, "./.") {
			ends++
			c.hold(!strings.HasPrefix(l.text, "- "), "%q is an entry of a list", brief(l.text))
		}
	}
	if last := c.closing(); last != nil {
		c.hold(strings.HasSuffix(last.text, "./.") && ends == 1, "the body ends %q, with ./. in %d places",
			last.text[max(0, strings.LastIndex(last.text, " ")):], ends)
	}
}

var (
	brokenNumber = regexp.MustCompile(`[0-9] (điểm|%)|năm [0-9]{4}`)
	wholeNumber  = regexp.MustCompile(`[0-9]\x{A0}điểm|[0-9]%|năm\x{A0}[0-9]{4}`)
)

func (c *checker) numbersWhole() {
	for _, l := range c.lines {
		if c.number != nil && l.cell != nil && c.number.cell != nil && l.cell.row.table == c.number.cell.row.table {
			continue // the head has its own lines
		}
		for range wholeNumber.FindAllString(l.text, -1) {
			c.hold(true, "")
		}
		for _, s := range brokenNumber.FindAllString(l.text, -1) {
			c.hold(false, "%q in %q", s, brief(l.text))
		}
	}
}

func (c *checker) draftMark() {
	if len(c.draft) > 0 {
		c.hold(len(c.draft) == 1, "it says so %d times", len(c.draft))
		c.hold(c.lines[0] == c.draft[0], "it does not say so on top")
	}
}
