package sheet

import (
	"regexp"
	"strconv"
	"strings"
)

// mostStyles bounds the styles of a workbook, of which a program allows 64,000.
const mostStyles = 100_000

// shown is how a style shows numbers.
type shown struct {
	format Format
	places uint8 // as [Cell] has them
}

// styles reads what the styles of cells say of numbers.
func (p *pack) styles(name string) error {
	own := map[string]shown{}
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
func builtIn(id string) shown {
	n, _ := strconv.Atoi(id)
	switch {
	case n == 9:
		return shown{Percent, 1}
	case n == 10:
		return shown{Percent, 3}
	case n == 1, n == 3, n == 37, n == 38:
		return shown{Plain, 1}
	case n == 2, n == 4, n == 39, n == 40:
		return shown{Plain, 3}
	case 14 <= n && n <= 22, 27 <= n && n <= 36, 45 <= n && n <= 47, 50 <= n && n <= 58:
		return shown{Date, 0}
	}
	return shown{}
}

// literal is what stands in a format for itself: a text in quotes, a character behind a
// backslash, an underscore or an asterisk; and a colour or a condition in brackets.
var literal = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// placed is a format of numbers with a fixed number of decimals, as they are shown in a
// table: 0.00, #,##0.0. In others (0.##, exponents, fractions, thousands left out) the
// number itself says how many it has.
var placed = regexp.MustCompile(`^[#,0 ]*0(?:\.(0{1,30}))?%? *$`)

// formatOf reads a format: 0.0%, dd/mm/yyyy. Its first part, which is for numbers above
// zero, counts.
func formatOf(code string) shown {
	code, _, _ = strings.Cut(literal.ReplaceAllString(code, ""), ";")
	code = strings.ToLower(code)
	out := shown{}
	if m := placed.FindStringSubmatch(code); m != nil {
		out.places = uint8(len(m[1]) + 1)
	}
	switch {
	case strings.Contains(code, "general"):
	case strings.Contains(code, "%"):
		out.format = Percent
	case strings.ContainsAny(code, "dyhs"), strings.Contains(code, "m"):
		out.format = Date
	}
	return out
}
