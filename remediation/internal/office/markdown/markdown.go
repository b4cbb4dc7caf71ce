package markdown

import (
	"io"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Write writes the document as CommonMark with the tables of GitHub.
// No text can become markup: what has a meaning is escaped, and where escaping
// does not help, against links that are recognized in plain text, an invisible
// word joiner (U+2060) parts it. Charts become their titles and descriptions; those for
// screens are left out.
func Write(w io.Writer, d *office.Document) error {
	d, err := d.Ready(w)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, markdown(d))
	return err
}

// markdown puts an empty line between blocks, so that none continues another.
func markdown(d *office.Document) string {
	blocks := append(head(d), body(d.Body, d.Lang, 0)...)
	blocks = append(blocks, end(d)...)
	for _, a := range d.Appendices {
		blocks = append(blocks, heading(1, a.Title), bold(a.Subject), italic(a.Attached))
		blocks = append(blocks, body(a.Body, d.Lang, 1)...)
	}
	return joinLines("\n\n", blocks...) + "\n"
}

// body writes the blocks of a body, its headings so many levels lower.
func body(blocks []office.Block, l locale.Lang, lower int) []string {
	var all []string
	bullet := "" // of the list before
	for _, b := range blocks {
		next := "-"
		if bullet == "-" {
			next = "*" // lists with the same bullet one after the other would be one list
		}
		text := joinLines("\n\n", block(b, l, next, lower)...)
		if text == "" {
			continue
		}
		all = append(all, text)
		if _, is := b.(office.List); is {
			bullet = next
		} else {
			bullet = ""
		}
	}
	return all
}

// head keeps the decree's order of parts: nation, issuer, number, place.
func head(d *office.Document) []string {
	h := d.Head
	return []string{
		bold(d.Draft),
		joinLines("\\\n", bold(strings.ToUpper(h.Nation)), bold(h.Motto)),
		joinLines("\\\n", plain(strings.ToUpper(h.Superior)), bold(strings.ToUpper(h.Issuer)), plain(h.Number)),
		italic(h.PlaceAndDay),
		heading(0, strings.ToUpper(d.Kind)),
		bold(d.Subject),
	}
}

func end(d *office.Document) []string {
	var blocks []string
	if len(d.Recipients) > 0 {
		to := make(office.List, len(d.Recipients))
		for i, r := range office.RecipientLines(d.Recipients) {
			to[i] = office.Paragraph{{Text: r}}
		}
		title := office.Paragraph{{Text: office.RecipientsTitle.In(d.Lang), Bold: true, Italic: true}}
		blocks = append(blocks, runs(title), list(to, "-"))
	}
	for _, line := range d.Signature.Authority {
		blocks = append(blocks, bold(strings.ToUpper(line)))
	}
	return append(blocks, bold(strings.ToUpper(d.Signature.Position)), bold(d.Signature.Name))
}

func block(b office.Block, l locale.Lang, bullet string, lower int) []string {
	switch b := b.(type) {
	case office.Heading:
		return []string{heading(b.Level+lower, b.Text)}
	case office.Paragraph:
		return []string{runs(b)}
	case office.Aligned:
		return []string{runs(b.Text)}
	case office.List:
		return []string{list(b, bullet)}
	case *office.Table:
		return table(b, l)
	case *chart.Chart:
		if b.Screen {
			return nil
		}
		return []string{bold(b.Title), plain(b.Alt)}
	}
	return nil
}

// heading writes a heading; the title's level is 0.
func heading(level int, text string) string {
	line := strings.TrimSpace(escape(text))
	if line == "" {
		return ""
	}
	return strings.Repeat("#", level+1) + " " + line
}

func list(l office.List, bullet string) string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = bullet + " " + runs(p)
	}
	return joinLines("\n", lines...)
}

// asAbove stands in a cell that is one with the cell above it, since no cell here covers
// two rows.
var asAbove = rubric.Text{VI: "(như trên)", EN: "(as above)"}

// rules are how the columns of a table stand, by their kind.
var rules = [...]string{office.Texts: "---", office.Numbers: "---:", office.Dates: ":---:", office.Codes: ":---:"}

// table returns the caption and the table, of which a line is a row, and its notes.
func table(t *office.Table, l locale.Lang) []string {
	titles, stand := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i], stand[i] = plain(c.Title), rules[c.Kind]
	}
	lines := []string{row(titles), row(stand)}
	for _, r := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range cells {
			switch {
			case r.Kind == office.Group && i > 0:
			case r.Cells[i].Above:
				cells[i] = asAbove.In(l)
			case r.Kind == office.Ordinary:
				cells[i] = strings.TrimSpace(escape(r.Cells[i].Text))
			default:
				cells[i] = bold(r.Cells[i].Text)
			}
		}
		lines = append(lines, row(cells))
	}
	all := []string{bold(t.Caption), joinLines("\n", lines...)}
	for _, n := range t.Notes {
		all = append(all, italic(n))
	}
	return all
}

func row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

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
