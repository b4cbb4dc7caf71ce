package document_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

var bothLanguages = []locale.Lang{rubric.Vietnamese, rubric.English}

const examples = "../../examples/"

func sourceOf(t testing.TB, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(examples + name)
	require.NoError(t, err)
	return src
}

// scored reads a rubric and the facts of a unit.
func scored(t testing.TB, rubricFile, factsFile string) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	r, err := rubric.Parse(rubricFile, sourceOf(t, rubricFile), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	f, err := scoring.ParseFacts(factsFile, sourceOf(t, factsFile), r, nil)
	require.NoError(t, err)
	return s, f
}

// plans are the JSON of plans that were made before: making one takes its time.
var plans sync.Map

// remade returns a plan that the test may change.
func remade(t testing.TB, name string, make func() (*remediation.Plan, error)) *remediation.Plan {
	t.Helper()
	src, ok := plans.Load(name)
	if !ok {
		p, err := make()
		require.NoError(t, err)
		src, err = json.Marshal(p)
		require.NoError(t, err)
		plans.Store(name, src)
	}
	p := &remediation.Plan{}
	require.NoError(t, json.Unmarshal(src.([]byte), p))
	return p
}

// planOfYTich is the plan of the real commune, with its catalogue and the published
// table.
func planOfYTich(t testing.TB) *remediation.Plan {
	t.Helper()
	return remade(t, "Y Tịch", func() (*remediation.Plan, error) {
		s, f := scored(t, "ytich/chi-lang-commune-2022.yaml", "ytich/y-tich-facts.yaml")
		c, err := catalogue.Parse("catalogue", sourceOf(t, "ytich/y-tich-catalogue.yaml"), s.Rubric(), nil)
		require.NoError(t, err)
		published, err := published.Parse("published", sourceOf(t, "ytich/y-tich-published.yaml"), s.Rubric(), nil)
		require.NoError(t, err)
		return remediation.NewPlan(context.Background(), s, f, c, &remediation.Options{Published: &published})
	})
}

// planOfCommune is the plan of the made-up commune without a catalogue: for the
// facts "facts", or for "gaps", where some are missing.
func planOfCommune(t testing.TB, facts string) *remediation.Plan {
	t.Helper()
	return remade(t, facts, func() (*remediation.Plan, error) {
		s, f := scored(t, "rubrics/commune-illustrative.yaml", "rubrics/commune-illustrative-"+facts+".yaml")
		return remediation.NewPlan(context.Background(), s, f, nil, nil)
	})
}

func documentOf(t testing.TB, p *remediation.Plan, opts document.Options) *office.Document {
	t.Helper()
	d, err := document.New(p, &opts)
	require.NoError(t, err)
	return office.ModelOf(d)
}

// spoken is a paragraph as it is read, with ordinary spaces.
func spoken(p office.Paragraph) string {
	var b strings.Builder
	for _, r := range p {
		b.WriteString(r.Text)
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// bodyOf is the text of a body, a line for every heading, paragraph and list item.
func bodyOf(d *office.Document) string {
	var lines []string
	for _, b := range d.Body {
		switch b := b.(type) {
		case office.Heading:
			lines = append(lines, b.Text)
		case office.Paragraph:
			lines = append(lines, spoken(b))
		case office.List:
			for _, p := range b {
				lines = append(lines, spoken(p))
			}
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), "\u00a0", " ")
}

func chartsOf(d *office.Document) map[chart.Kind]*chart.Chart {
	out := map[chart.Kind]*chart.Chart{}
	for _, b := range d.Body {
		if c, ok := b.(*chart.Chart); ok {
			out[c.Kind] = c
		}
	}
	return out
}

// rowOf returns the cells of the appendix's row with this code or whose item begins so.
func rowOf(t testing.TB, d *office.Document, item string) []office.Cell {
	t.Helper()
	for _, r := range office.Tables(d.Appendices[0].Body)[0].Rows {
		if r.Kind != office.Group && (r.Cells[0].Text == item || strings.HasPrefix(r.Cells[1].Text, item)) {
			return r.Cells
		}
	}
	t.Fatalf("no row %q", item)
	return nil
}

// dump writes a document for people who compare it: a row of a table is a line, in
// which numbers have an equals sign.
func dump(t testing.TB, d *office.Document) string {
	t.Helper()
	table := func(table *office.Table) []string {
		out := []string{table.Caption}
		for _, c := range table.Columns {
			out = append(out, fmt.Sprintf("%s, %d, %t", c.Title, c.Width, c.Kind == office.Numbers))
		}
		for _, r := range table.Rows {
			var cells []string
			for _, c := range r.Cells {
				if c.Number.Valid {
					require.Equal(t, strings.NewReplacer(",", ".", "−", "-").Replace(c.Text), c.Number.Decimal.StringFixed(2))
					c.Text = "=" + c.Text
				}
				cells = append(cells, c.Text)
			}
			out = append(out, []string{"", "Group: ", "Subtotal: ", "Total: "}[r.Kind]+strings.Join(cells, " | "))
		}
		return out
	}
	var body []map[string]any
	for _, b := range d.Body {
		var content any = b
		if x, ok := b.(*office.Table); ok {
			content = table(x)
		}
		body = append(body, map[string]any{strings.TrimPrefix(fmt.Sprintf("%T", b), "office."): content})
	}
	head := *d
	head.Body, head.Appendices = nil, nil
	all := map[string]any{"1 document": head, "2 body": body}
	for _, a := range d.Appendices {
		t := office.Tables(a.Body)[0]
		all["3 appendix"] = map[string]any{"1 title": a.Title, "2 subject": a.Subject, "3 table": table(t), "4 notes": t.Notes}
	}
	out, err := json.MarshalIndent(all, "", " ")
	require.NoError(t, err)
	return string(out) + "\n"
}

func decimals(cells []office.Cell) []decimal.NullDecimal {
	var out []decimal.NullDecimal
	for _, c := range cells {
		out = append(out, c.Number)
	}
	return out
}
