package document_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The charts of a report, to stand in a page of the host's own.
func ExampleDocument_Charts() {
	overview := overviewOf(&testing.T{}, twoGroups, madeUp{"a", "commune", 95, 75}, madeUp{"b", "ward", 40, 75})
	d, err := document.NewOverview(overview, &document.Paper{Lang: rubric.English})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range d.Charts() {
		fmt.Println(c.Title, strings.HasPrefix(c.Wide, "<svg "))
	}
	// Output:
	// Mean index by object group true
	// Units by band true
	// Mean index by area true
	// Change of the mean since the year before true
}

// TestCharts: the charts are those of the page, each a file of its own, with nothing in them
// that a page would have to allow, and with texts from outside as text.
func TestCharts(t *testing.T) {
	o := overviewOf(t, twoGroups, inGroups...)
	o.Summary.Groups[0].Title = rubric.Plain(`<script>alert("1")</script>`)
	d, err := document.NewOverview(o, nil)
	require.NoError(t, err)
	var html strings.Builder
	require.NoError(t, d.WriteHTML(&html))
	charts := d.Charts()
	require.NotEmpty(t, charts)
	assert.Equal(t, strings.Count(html.String(), "<svg "), 2*len(charts))
	ids := map[string]bool{}
	for _, c := range charts {
		assert.NotEmpty(t, c.Title)
		assert.NotEmpty(t, c.Alt)
		assert.Contains(t, html.String(), c.Wide)
		assert.Contains(t, html.String(), c.Narrow)
		for _, svg := range []string{c.Wide, c.Narrow} {
			parts := xml.NewDecoder(strings.NewReader(svg))
			parts.Strict = true
			for {
				token, err := parts.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				require.NoError(t, err)
				e, is := token.(xml.StartElement)
				if !is {
					continue
				}
				assert.Contains(t, []string{"svg", "title", "desc", "g", "rect", "text"}, e.Name.Local)
				for _, a := range e.Attr {
					assert.NotEqual(t, "style", a.Name.Local)
					assert.NotEqual(t, "href", a.Name.Local)
					if a.Name.Local == "id" {
						assert.False(t, ids[a.Value], a.Value)
						ids[a.Value] = true
					}
				}
			}
		}
	}
	assert.Equal(t, 4*len(charts), len(ids), "a title and a description for each width")

	assert.Empty(t, (*document.Document)(nil).Charts())
	assert.Empty(t, new(document.Document).Charts())
	plain, err := document.NewResults(document.ResultsOf(o.Ranking, o.Rubric), nil)
	require.NoError(t, err)
	assert.Empty(t, plain.Charts(), "a paper without charts")
}
