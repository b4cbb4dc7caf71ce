package decree

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office/typeface"
)

func (c *checker) nationalName() {
	if c.nation == nil {
		c.hold(false, "there is no national name")
		return
	}
	c.looks(c.nation, style{least: 24, most: 26, bold: true, align: "center", capital: true})
	c.hold(capital(c.nation.text), "it is not typed in capitals")
	in := c.nation.cell
	c.hold(in != nil && in.row.table == c.tables[0] && in.row == in.row.table.rows[0] && len(in.row.cells) > 1 &&
		in == in.row.cells[len(in.row.cells)-1], "it is not on the right of the first table")
	c.hold(!strings.Contains(c.nation.text, "\n") && c.length(c.nation) <= c.room(c.nation), "it takes two lines")
}

func (c *checker) nationalMotto() {
	if c.motto == nil {
		c.hold(false, "there is no motto")
		return
	}
	c.looks(c.motto, style{least: 26, most: 28, bold: true, align: "center"})
	c.hold(c.motto.text == "Độc lập - Tự do - Hạnh phúc", "it reads %q", c.motto.text)
	c.hold(c.motto.cell != nil && c.nation != nil && c.motto.cell == c.nation.cell, "it is not below the national name")
	rule, text := c.rule(c.motto), c.length(c.motto)
	c.hold(rule*20 >= text*19 && rule*20 <= text*21, "the line is %d twips, the text %d", rule, text)
}

func (c *checker) issuingBody() {
	if c.issuer == nil {
		c.hold(false, "there is no issuer")
		return
	}
	c.looks(c.issuer, style{least: 24, most: 26, bold: true, align: "center", capital: true})
	c.ruledPart(c.issuer)
}

func (c *checker) superiorBody() {
	if c.superior != nil {
		c.looks(c.superior, style{least: 24, most: 26, align: "center", capital: true})
	}
}

func (c *checker) paperNumber() {
	if c.number == nil {
		c.hold(false, "there is no number")
		return
	}
	c.looks(c.number, style{least: 26, most: 26, align: "center"})
	c.hold(strings.HasPrefix(c.number.text, "Số:"), "it begins %q", brief(c.number.text))
	_, symbol, _ := strings.Cut(c.number.text, "/")
	c.hold(symbol == "" || capital(symbol) && !strings.ContainsAny(symbol, " \u00a0"), "its symbol is %q", symbol)
	c.hold(c.issuer == nil || column(c.number) == column(c.issuer), "it is not below the issuer")
}

// column is which cell of its row a line stands in.
func column(l *line) int {
	if l.cell == nil {
		return -1
	}
	return slices.Index(l.cell.row.cells, l.cell)
}

var (
	shortDay   = regexp.MustCompile(`ngày +[1-9] `)
	shortMonth = regexp.MustCompile(`tháng +[12] `)
	placeForm  = regexp.MustCompile(`^(\pL[^,]*|…), ngày .* tháng .* năm `)
)

func (c *checker) placeAndDate() {
	if c.place == nil {
		c.hold(false, "there is no place and date")
		return
	}
	c.looks(c.place, style{least: 26, most: 28, italic: true, align: "center"})
	text := c.place.plain()
	c.hold(placeForm.MatchString(text), "it reads %q", text)
	c.hold(!shortDay.MatchString(text) && !shortMonth.MatchString(text), "a number of one digit in %q", text)
	c.hold(c.number != nil && c.place.cell != nil && c.number.cell != nil && c.place.cell.row == c.number.cell.row,
		"it is not level with the number")
	c.hold(c.nation == nil || column(c.place) == column(c.nation), "it is not below the motto")
}

func (c *checker) paperKind() {
	if c.kind == nil {
		c.hold(false, "there is no kind")
		return
	}
	c.looks(c.kind, style{least: 26, most: 28, bold: true, align: "center", capital: true})
}

func (c *checker) paperSubject() {
	if c.subject == nil {
		c.hold(false, "there is no subject")
		return
	}
	c.looks(c.subject, style{least: 26, most: 28, bold: true, align: "center"})
	c.hold(!capital(c.subject.text), "it is in capitals")
	c.ruledPart(c.subject)
}

// ruledPart wants a line below of a third to a half of the text, to 2 in a hundred.
func (c *checker) ruledPart(l *line) {
	rule, text := c.rule(l), min(c.length(l), c.room(l))
	c.hold(rule*300 >= text*98 && rule*200 <= text*102, "%q: the line below is %d twips, the text %d", brief(l.text),
		rule, text)
}

// length is how long the longest line of a text is, in twips.
func (c *checker) length(l *line) int {
	const enough = 1 << 16
	ruler, longest, now := typeface.NewRuler(), 0, 0
	for _, r := range l.runs {
		for i, part := range strings.Split(r.text, "\n") {
			if i > 0 {
				now = 0
			}
			now += ruler.Length(part, r.look.bold, r.look.size*10, enough)
			longest = max(longest, now)
		}
	}
	return longest
}
