package document

import (
	"io"
	"strings"
)

// WriteMarkdown writes the document as CommonMark with the tables of GitHub.
// No text can become markup: what has a meaning is escaped, and where escaping
// does not help, against links that are recognized in plain text, an invisible
// word joiner (U+2060) parts it. Charts become their titles and descriptions.
func (d *Document) WriteMarkdown(w io.Writer) error {
	if err := d.checkFor(w); err != nil {
		return err
	}
	_, err := io.WriteString(w, markdown(d.cleaned()))
	return err
}

// markdown puts an empty line between blocks, so that none continues another.
func markdown(d *Document) string {
	blocks := markdownHead(d)
	bullet := "-"
	for i, b := range d.Body {
		// Lists with the same bullet one after the other would be one list.
		if _, after := prior(d.Body, i).(List); after && bullet == "-" {
			bullet = "*"
		} else {
			bullet = "-"
		}
		blocks = append(blocks, markdownBlock(b, bullet)...)
	}
	blocks = append(blocks, markdownEnd(d)...)
	if a := d.Appendix; a != nil {
		blocks = append(blocks, markdownHeading(1, a.Title), markdownBold(a.Subject))
		blocks = append(blocks, markdownTable(a.Table)...)
		for _, n := range a.Notes {
			blocks = append(blocks, markdownRuns(Paragraph{{Text: n, Italic: true}}))
		}
	}
	return joinLines("\n\n", blocks...) + "\n"
}

func prior(blocks []Block, i int) Block {
	if i == 0 {
		return nil
	}
	return blocks[i-1]
}

// markdownHead keeps the decree's order of parts: nation, issuer, number, place.
func markdownHead(d *Document) []string {
	h := d.Head
	return []string{
		joinLines("\\\n", markdownBold(strings.ToUpper(h.Nation)), markdownBold(h.Motto)),
		joinLines("\\\n", markdownText(strings.ToUpper(h.Superior)), markdownBold(strings.ToUpper(h.Issuer)), markdownText(h.Number)),
		markdownRuns(Paragraph{{Text: h.PlaceAndDay, Italic: true}}),
		markdownHeading(0, strings.ToUpper(d.Kind)),
		markdownBold(d.Subject),
	}
}

func markdownEnd(d *Document) []string {
	var blocks []string
	if len(d.Recipients) > 0 {
		to := make(List, len(d.Recipients))
		for i, r := range recipientLines(d.Recipients) {
			to[i] = Paragraph{{Text: r}}
		}
		title := Paragraph{{Text: wordsIn(d.Lang).Recipients, Bold: true, Italic: true}}
		blocks = append(blocks, markdownRuns(title), markdownList(to, "-"))
	}
	return append(blocks, markdownBold(strings.ToUpper(d.Signature.Position)), markdownBold(d.Signature.Name))
}

func markdownBlock(b Block, bullet string) []string {
	switch b := b.(type) {
	case Heading:
		return []string{markdownHeading(b.Level, b.Text)}
	case Paragraph:
		return []string{markdownRuns(b)}
	case List:
		return []string{markdownList(b, bullet)}
	case *Table:
		return markdownTable(b)
	case *Chart:
		return []string{markdownBold(b.Title), markdownText(b.Alt)}
	}
	return nil
}

// markdownHeading writes a heading; the title's level is 0.
func markdownHeading(level int, text string) string {
	line := strings.TrimSpace(escapeMarkdown(text))
	if line == "" {
		return ""
	}
	return strings.Repeat("#", level+1) + " " + line
}

func markdownList(l List, bullet string) string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = bullet + " " + markdownRuns(p)
	}
	return joinLines("\n", lines...)
}

// markdownTable returns the caption and the table, of which a line is a row.
func markdownTable(t *Table) []string {
	titles, rules := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i], rules[i] = markdownText(c.Title), "---"
		if c.Number {
			rules[i] = "---:"
		}
	}
	lines := []string{markdownRow(titles), markdownRow(rules)}
	for _, r := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range cells {
			switch {
			case r.Kind == Group && i > 0:
			case r.Kind == Ordinary:
				cells[i] = strings.TrimSpace(escapeMarkdown(r.Cells[i].Text))
			default:
				cells[i] = markdownBold(r.Cells[i].Text)
			}
		}
		lines = append(lines, markdownRow(cells))
	}
	return []string{markdownBold(t.Caption), joinLines("\n", lines...)}
}

func markdownRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// joinLines joins the lines that have something in them.
func joinLines(separator string, lines ...string) string {
	var some []string
	for _, l := range lines {
		if l != "" {
			some = append(some, l)
		}
	}
	return strings.Join(some, separator)
}
