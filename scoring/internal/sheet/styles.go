package sheet

import (
	"regexp"
	"strconv"
	"strings"
)

// mostStyles bounds the styles of a workbook, of which a program allows 64,000.
const mostStyles = 100_000

// styles reads what the styles of cells say of numbers.
func (p *pack) styles(name string) error {
	own := map[string]Format{}
	return p.read(name, func(x *reader) error {
		within := false
		for x.next() {
			switch {
			case x.start == "numFmt":
				if len(own) < mostStyles {
					own[x.attr("numFmtId")] = formatOf(x.attr("formatCode"))
				}
			case x.start == "cellXfs":
				within = true
			case x.end == "cellXfs":
				within = false
			case x.start == "xf" && within && len(p.formats) < mostStyles:
				id := x.attr("numFmtId")
				f, is := own[id]
				if !is {
					f = builtIn(id)
				}
				p.formats = append(p.formats, f)
			}
		}
		return nil
	})
}

// builtIn returns what a format means that every program knows by its number.
func builtIn(id string) Format {
	n, _ := strconv.Atoi(id)
	switch {
	case n == 9 || n == 10:
		return Percent
	case 14 <= n && n <= 22, 27 <= n && n <= 36, 45 <= n && n <= 47, 50 <= n && n <= 58:
		return Date
	}
	return Plain
}

// literal is what stands in a format for itself: a text in quotes, a character behind a
// backslash, an underscore or an asterisk; and a colour or a condition in brackets.
var literal = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// formatOf reads a format: 0.0%, dd/mm/yyyy. Its first part, which is for numbers above
// zero, counts.
func formatOf(code string) Format {
	code, _, _ = strings.Cut(literal.ReplaceAllString(code, ""), ";")
	code = strings.ToLower(code)
	switch {
	case strings.Contains(code, "general"):
		return Plain
	case strings.Contains(code, "%"):
		return Percent
	case strings.ContainsAny(code, "dyhs"), strings.Contains(code, "m"):
		return Date
	}
	return Plain
}
