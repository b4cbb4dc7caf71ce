package decree

import (
	"regexp"
	"slices"
	"strings"
)

var authorityText = regexp.MustCompile(`^(TM|KT|TL|TUQ|Q)\. ?\S`)

func (c *checker) signerPosition() {
	for i, l := range c.authority {
		c.looks(l, style{least: 26, most: 28, bold: true, align: "center", capital: true})
		c.hold(i < len(c.authority)-1 || !authorityText.MatchString(l.text) || strings.HasPrefix(l.text, "Q."),
			"no position below %q", l.text)
		c.hold(!strings.Contains(l.text, "\n"), "%q is on one paragraph", l.text)
	}
}

func (c *checker) signerName() {
	if c.name != nil {
		c.looks(c.name, style{least: 26, most: 28, bold: true, align: "center"})
		c.hold(!capital(c.name.text), "%q is in capitals", c.name.text)
		c.hold(len(c.authority) > 0 && c.name.cell == c.authority[0].cell, "it is not below the position")
	}
}

func (c *checker) recipientsHead() {
	l := c.recipientsTitle
	if l == nil {
		c.hold(false, "there are no recipients")
		return
	}
	c.looks(l, style{least: 24, most: 24, bold: true, italic: true})
	c.hold(l.text == "Nơi nhận:", "it reads %q", l.text)
	c.hold(l.format.align == "" || slices.Contains([]string{"left", "start"}, l.format.align), "it is set %q",
		l.format.align)
	c.hold(l.format.first == 0 && l.format.left == 0, "it is indented")
	if len(c.authority) > 0 {
		c.hold(l.cell.lines[0] == l && c.authority[0].cell.lines[0] == c.authority[0] &&
			l.format.before == c.authority[0].format.before, "it is not level with the position")
	}
}

func (c *checker) recipientsList() {
	for i, l := range c.recipients {
		c.looks(l, style{least: 22, most: 22})
		c.hold(strings.HasPrefix(l.text, "- "), "%q has no dash", l.text)
		end := ";"
		if i == len(c.recipients)-1 {
			end = "."
			c.hold(strings.HasPrefix(l.text, "- Lưu: "), "%q is not the archive", l.text)
		}
		c.hold(strings.HasSuffix(l.text, end), "%q does not end with %q", l.text, end)
	}
}

// endKept wants the end in one piece, on the page of the last line of the body.
func (c *checker) endKept() {
	if c.end == nil {
		return
	}
	c.hold(c.end.whole, "the row of the signature can break")
	if l := c.closing(); l != nil {
		c.hold(l.format.keepNext, "the signature can stand alone on a page")
	}
}
