package office_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
)

// stranger is a block of another package.
type stranger struct{ office.Heading }

func TestFaultsOfADocument(t *testing.T) {
	table := func(change func(*office.Table)) *office.Table {
		t := sample.AreaTable()
		change(t)
		return t
	}
	inBody := func(blocks ...office.Block) *office.Document { return sample.Body(blocks...) }
	inAppendix := func(t *office.Table) *office.Document {
		return &office.Document{Lang: rubric.Vietnamese, Appendices: []office.Appendix{{Body: []office.Block{t}}}}
	}
	for name, test := range map[string]struct {
		doc  *office.Document
		want []string
	}{
		"nothing":     {nil, []string{"the document is nil"}},
		"no language": {&office.Document{}, []string{`unknown language ""; it is "vi" or "en"`}},
		"a language":  {&office.Document{Lang: "fr\n"}, []string{`unknown language "fr\n"; it is "vi" or "en"`}},
		"nil block": {inBody(nil), []string{"body block 1: <nil> is not a Heading, Paragraph, Aligned, List, *Table or " +
			"*Chart"}},
		"nil table": {inBody((*office.Table)(nil)), []string{"body block 1: the table is nil"}},
		"nil chart": {inBody(sample.Plain("a"), (*chart.Chart)(nil)), []string{"body block 2: the chart is nil"}},
		"another type": {inBody(stranger{}), []string{"body block 1: office_test.stranger is not a Heading, Paragraph, " +
			"Aligned, List, *Table or *Chart"}},
		"a pointer": {inBody((*office.Heading)(nil)), []string{"body block 1: *office.Heading is not a Heading, " +
			"Paragraph, Aligned, List, *Table or *Chart"}},
		"headings": {inBody(office.Heading{}, office.Heading{Level: 4}, office.Heading{Level: -1}), []string{
			"body block 1: heading of level 0, not 1 to 3", "body block 2: heading of level 4, not 1 to 3",
			"body block 3: heading of level -1, not 1 to 3",
		}},
		"a chart": {inBody(&chart.Chart{Kind: chart.Curve, Bars: make([]chart.Bar, 1)}),
			[]string{"body block 1: a curve without points", "body block 1: a curve with bars"}},
		"no table":   {inAppendix(nil), []string{"appendix 1, block 1: the table is nil"}},
		"no columns": {inAppendix(&office.Table{}), []string{"appendix 1, block 1: table has 0 columns, not 1 to 63"}},
		"many columns": {inAppendix(&office.Table{Columns: make([]office.Column, 64)}),
			[]string{"appendix 1, block 1: table has 64 columns, not 1 to 63"}},
		"widths": {inAppendix(table(func(t *office.Table) { t.Columns[0].Width, t.Columns[2].Width = 1<<16+1, -1 })),
			[]string{"appendix 1, block 1: column 1: width 65537 is not 0 to 65536",
				"appendix 1, block 1: column 3: width -1 is not 0 to 65536"}},
		"an alignment": {inBody(office.Aligned{}, office.Aligned{Align: office.Right + 1}),
			[]string{"body block 1: paragraph of the unknown alignment 0",
				"body block 2: paragraph of the unknown alignment 4"}},
		"columns": {inBody(table(func(t *office.Table) {
			t.Columns[0].Kind, t.Columns[1].Kind = -1, office.Codes+1
			t.Columns[2].Difference, t.Columns[3].Difference = &office.Difference{Of: 1, Less: 5}, &office.Difference{Of: -1}
		})), []string{
			"body block 1: column 1 is of the unknown kind -1",
			"body block 1: column 2 is of the unknown kind 4",
			"body block 1: column 3 is the difference of columns 2 and 6, of 5",
			"body block 1: column 4 is the difference of columns 0 and 1, of 5",
		}},
		"merged cells": {inBody(table(func(t *office.Table) {
			for i := range t.Rows[:4] {
				t.Rows[i].Cells[1] = office.Cell{Above: true}
			}
			t.Rows[2].Kind, t.Rows[2].Cells = office.Group, t.Rows[2].Cells[:1]
			t.Rows[1].Cells[2] = office.Cell{Above: true, Text: "1"}
			t.Rows[1].Cells[3] = office.Cell{Above: true, Number: sample.Num("1").Number}
			t.Rows[1].Cells[4] = office.Cell{Above: true, Date: sample.Day("31/12/2023").Date}
		})), []string{
			"body block 1: row 1, cell 2 is one with the cell above, but not in ordinary rows, or has a text",
			"body block 1: row 2, cell 3 is one with the cell above, but not in ordinary rows, or has a text",
			"body block 1: row 2, cell 4 is one with the cell above, but not in ordinary rows, or has a text",
			"body block 1: row 2, cell 5 is one with the cell above, but not in ordinary rows, or has a text",
			"body block 1: row 4, cell 2 is one with the cell above, but not in ordinary rows, or has a text",
		}},
		"rows": {inBody(table(func(t *office.Table) {
			t.Rows[1].Cells = t.Rows[1].Cells[:4]
			t.Rows[2].Cells = append(t.Rows[2].Cells, sample.Text(""))
			t.Rows[3].Kind = 9
			t.Rows[4] = sample.Row(office.Group)
			t.Rows[5] = sample.Row(office.Group, sample.Text("a"), sample.Text("b"))
			t.Rows[6].Kind = -1
			t.Rows[7] = sample.Row(office.Total)
		})), []string{
			"body block 1: row 2 has 4 cells for 5 columns",
			"body block 1: row 3 has 6 cells for 5 columns",
			"body block 1: row 4 is of the unknown kind 9",
			"body block 1: row 5, a group, has 0 cells, not 1",
			"body block 1: row 6, a group, has 2 cells, not 1",
			"body block 1: row 7 is of the unknown kind -1",
			"body block 1: row 8 has 0 cells for 5 columns",
		}},
	} {
		for format, write := range writers {
			t.Run(name+"."+format, func(t *testing.T) {
				var got bytes.Buffer
				assert.EqualError(t, write(&got, test.doc), strings.Join(test.want, "\n"))
				assert.Empty(t, got.Bytes())
			})
		}
	}
}

// TestLeastDocument has all that can be missing missing.
func TestLeastDocument(t *testing.T) {
	for format, write := range writers {
		d := sample.Body(office.Paragraph{}, office.List{}, office.List{{}},
			&office.Table{Columns: make([]office.Column, 1)})
		d.Appendices = []office.Appendix{{Body: []office.Block{&office.Table{Columns: make([]office.Column, 63)}}}}
		assert.NotEmpty(t, sample.Written(t, write, d), format)
	}
}
