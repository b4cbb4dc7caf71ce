package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// modelOf returns the model of a paper that was made without an error.
func modelOf(t testing.TB) func(*document.Document, error) *office.Document {
	return func(d *document.Document, err error) *office.Document {
		t.Helper()
		require.NoError(t, err)
		return office.ModelOf(d)
	}
}

// scoreOf scores the facts of a file.
func scoreOf(t testing.TB, rubricFile, factsFile string) *scoring.Result {
	t.Helper()
	s, f := scored(t, rubricFile, factsFile)
	r, err := s.Score(f)
	require.NoError(t, err)
	return r
}

// resultOf scores a small rubric: the areas are YAML, the figures its inputs, in which
// a text is an option.
func resultOf(t testing.TB, more string, figures map[string]scoring.Figure) *scoring.Result {
	t.Helper()
	r, err := rubric.Parse("r", []byte(`rubric: small
title: Small
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
points: {places: 2, rounding: half-up}
`+more), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	out, err := s.Score(scoring.Facts{Unit: scoring.Unit{ID: "u", Name: rubric.Plain("UBND xã A")}, Inputs: figures})
	require.NoError(t, err)
	return out
}

// later is the progress of the real commune's plan with figures that nobody declared:
// some losses are won back, one action is overdue, one figure is missing.
func later(t testing.TB, change func(*scoring.Facts)) (*remediation.Plan, *remediation.Progress) {
	t.Helper()
	p := planOfYTich(t)
	p.Head.Number, p.Head.Date = "15/KH-UBND", catalogue.PaperDate{Year: 2023, Month: 2, Day: 8}
	p.Actions[0].Lead = rubric.Text{VI: "Công chức Văn phòng - Thống kê", EN: "Office official"}
	p.Actions[0].Deadline = rubric.Date{Year: 2023, Month: 6, Day: 30}
	p.Actions[1].Deadline = rubric.Date{Year: 2023, Month: 12, Day: 31}
	s, f := scored(t, "ytich/chi-lang-commune-2022.yaml", "ytich/y-tich-facts.yaml")
	f.Inputs["good_rate"] = scoring.Known("97.5")
	f.Inputs["dossiers_not_entered"] = scoring.Known(int64(0))
	delete(f.Inputs, "electronic_rate")
	if change != nil {
		change(&f)
	}
	g, err := p.Progress(s, f, rubric.Date{Year: 2023, Month: 9, Day: 30})
	require.NoError(t, err)
	return p, g
}

// number is a number that is known.
func number(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

// spelled writes a paper line by line for people who compare it.
func spelled(d *office.Document) string {
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString(strings.TrimRight(strings.ReplaceAll(fmt.Sprintf(format, args...), "\u00a0", " "), " ") + "\n")
	}
	line("head: %s | %s | %s | %s", d.Head.Superior, d.Head.Issuer, d.Head.Number, d.Head.PlaceAndDay)
	if d.Draft != "" {
		line("draft: %s", d.Draft)
	}
	line("title: %s | %s | landscape %t", d.Kind, d.Subject, d.Landscape)
	blocks := func(body []office.Block) {
		for _, block := range body {
			switch block := block.(type) {
			case office.Heading:
				line("%s %s", strings.Repeat("#", block.Level), block.Text)
			case office.Paragraph:
				line("%s", marked(block))
			case office.Aligned:
				line("[%d] %s", block.Align, marked(block.Text))
			case office.List:
				for _, p := range block {
					line("- %s", marked(p))
				}
			case *office.Table:
				line("table %s: %s", block.Name, block.Caption)
				for _, c := range block.Columns {
					difference := ""
					if c.Difference != nil {
						difference = fmt.Sprint(" = ", c.Difference.Of, " - ", c.Difference.Less)
					}
					line("  column %s (%d)%s", c.Title, c.Kind, difference)
				}
				for _, r := range block.Rows {
					var cells []string
					for _, c := range r.Cells {
						sign := ""
						if c.Number.Valid || !c.Date.IsZero() {
							sign = "="
						}
						cells = append(cells, sign+c.Text)
					}
					line("  %s%s", []string{"", "group: ", "subtotal: ", "total: ", "parent: "}[r.Kind], strings.Join(cells, " | "))
				}
				for _, n := range block.Notes {
					line("  note: %s", n)
				}
			}
		}
	}
	blocks(d.Body)
	line("to: %s", strings.Join(d.Recipients, "; "))
	line("signed: %s | %s | %s | blank %t", strings.Join(d.Signature.Authority, " / "), d.Signature.Position, d.Signature.Name,
		d.Signature.Blank)
	for _, a := range d.Appendices {
		line("appendix: %s | %s | %s | landscape %t", a.Title, a.Subject, a.Attached, a.Landscape)
		blocks(a.Body)
	}
	return b.String()
}

// marked is a paragraph with bold runs between stars and those in italics between lines.
func marked(p office.Paragraph) string {
	var b strings.Builder
	for _, r := range p {
		switch {
		case r.Bold:
			b.WriteString("*" + r.Text + "*")
		case r.Italic:
			b.WriteString("_" + r.Text + "_")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}
