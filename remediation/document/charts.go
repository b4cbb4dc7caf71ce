package document

import (
	"fmt"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
)

// Chart is a chart of a document, for a page of the host's own. It is data.
type Chart struct {
	Title string // its caption
	Alt   string // what it shows, in words
	// Wide and Narrow are the chart as an SVG element of its own width, drawn for a page and
	// for a phone. Each is markup in which every text is escaped: an element of HTML5 as it
	// stands, or a file, with neither scripts nor styles. Its texts have the colour of those
	// around it.
	Wide, Narrow string
}

// Charts returns the charts of the document in their order, also those that are for screens
// alone. Their elements have IDs that no two charts of a document share. It is nil for a
// document that is nil or zero, or has a chart with numbers of no use.
func (d *Document) Charts() []Chart {
	m := d.in()
	if m == nil {
		return nil
	}
	bodies := [][]office.Block{m.Body}
	for _, a := range m.Appendices {
		bodies = append(bodies, a.Body)
	}
	var out []Chart
	for _, body := range bodies {
		for _, b := range body {
			c, is := b.(*chart.Chart)
			if !is {
				continue
			}
			if len(c.Faults()) > 0 {
				return nil
			}
			c = c.Clean()
			id := fmt.Sprintf("chart-%d", len(out)+1)
			out = append(out, Chart{c.Title, c.Alt, c.SVG(id, m.Lang, chart.Page), c.SVG(id+"-narrow", m.Lang, chart.Narrow)})
		}
	}
	return out
}
