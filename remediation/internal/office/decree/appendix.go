package decree

import (
	"regexp"
	"strings"
)

var roman = regexp.MustCompile(`^Phụ lục [IVXLC]+$`)

func (c *checker) appendicesNamed() {
	if len(c.appendices) == 0 {
		return
	}
	named := false
	for _, l := range c.body {
		named = named || strings.Contains(strings.ToLower(l.plain()), "phụ lục")
	}
	c.hold(named, "the body does not refer to its appendix")
	for _, a := range c.appendices {
		if len(c.appendices) > 1 {
			c.hold(roman.MatchString(a.title.plain()), "%q is one of several and has no Roman numeral", a.title.text)
		}
	}
}

func (c *checker) appendixWord() {
	for _, a := range c.appendices {
		c.looks(a.title, style{least: 28, most: 28, bold: true, align: "center"})
		c.hold(strings.HasPrefix(a.title.plain(), "Phụ lục") && !capital(a.title.text), "it reads %q", a.title.text)
	}
}

func (c *checker) appendixTitle() {
	for _, a := range c.appendices {
		for _, l := range a.subject {
			c.looks(l, style{least: 26, most: 28, bold: true, align: "center", capital: true})
		}
	}
}

func (c *checker) appendixAttached() {
	for _, a := range c.appendices {
		if a.attached == nil {
			c.hold(false, "%q does not say what it is attached to", a.title.text)
			continue
		}
		c.looks(a.attached, style{least: 26, most: 28, italic: true, align: "center"})
		c.hold(strings.HasSuffix(a.attached.text, ")"), "%q is not in brackets", brief(a.attached.text))
	}
}

func (c *checker) appendixPages() {
	for _, a := range c.appendices {
		if a.section >= len(c.sections) {
			c.hold(false, "%q has no section", a.title.text)
			continue
		}
		s := c.sections[a.section]
		c.hold(s.numberFrom == "1", "%q: pages are not numbered from 1", a.title.text)
		c.hold(s.plainFirst && !s.firstPaged, "%q: its first page has its number", a.title.text)
	}
}
