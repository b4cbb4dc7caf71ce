// Command ytich goes the whole way of the library on a real case: the commune
// of Y Tịch, scored for 2022. It reads the rubric, the commune's facts, the
// published table and a catalogue of actions (all embedded), scores the commune,
// and prints what was lost and why, where the published table contradicts
// itself, and the remediation plan with the figures to reach.
//
//	go run ./examples/ytich                     a report in Vietnamese
//	go run ./examples/ytich -lang en            in English
//	go run ./examples/ytich -json               one JSON document
//	go run ./examples/ytich -docx plan.docx     the plan as a document to be signed;
//	                                            also -md and -html
//	go run ./examples/ytich -form note -md note.md    the working note of its drafter; also
//	                                            -form full, -figures computed, -charts
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/parindex/parindex/examples/internal/files"
	"github.com/parindex/parindex/examples/internal/report"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/audit"
	"github.com/parindex/parindex/scoring/published"
)

var (
	//go:embed chi-lang-commune-2022.yaml
	rubricFile []byte
	//go:embed y-tich-facts.yaml
	factsFile []byte
	//go:embed y-tich-published.yaml
	publishedFile []byte
	//go:embed y-tich-catalogue.yaml
	catalogueFile []byte
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("ytich", flag.ContinueOnError)
	lang := flags.String("lang", "vi", "language of the texts: vi or en")
	asJSON := flags.Bool("json", false, "print one JSON document")
	var opts document.Options
	flags.Func("form", "form of the document: short, full or note", func(s string) error {
		opts.Form = document.Form(s)
		return nil
	})
	flags.Func("figures", "points that the document prints: published or computed", func(s string) error {
		opts.Figures = document.Figures(s)
		return nil
	})
	flags.BoolVar(&opts.Charts, "charts", false, "put charts into the document")
	documents := map[string]*string{}
	for _, f := range formats {
		documents[f.name] = flags.String(f.name, "", "write the plan as a document into this `file`")
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	l := locale.Lang(*lang)
	if l != rubric.Vietnamese && l != rubric.English {
		return fmt.Errorf("unknown language %q: vi or en", *lang)
	}
	p, sent, err := plan()
	if err != nil {
		return err
	}
	opts.Lang = l
	written, err := write(out, p, &opts, documents)
	if err != nil || written {
		return err
	}
	if !*asJSON {
		report.Plan(out, l, p)
		printSheet(out, l, p, sent)
		return nil
	}
	b, err := jsonform.Marshal(summaryOf(p, sent, l))
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, b, "", "  "); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, indented.String())
	return err
}

// plan goes the way from the files to the plan, and to what the published table differs in
// when its rows are computed again one by one.
func plan() (*remediation.Plan, []audit.Difference, error) {
	r, err := rubric.Parse("chi-lang-commune-2022.yaml", rubricFile, nil)
	if err != nil {
		return nil, nil, err
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		return nil, nil, err
	}
	facts, err := scoring.ParseFacts("y-tich-facts.yaml", factsFile, r, nil)
	if err != nil {
		return nil, nil, err
	}
	published, err := published.Parse("y-tich-published.yaml", publishedFile, r, nil)
	if err != nil {
		return nil, nil, err
	}
	catalogue, err := catalogue.Parse("y-tich-catalogue.yaml", catalogueFile, r, nil)
	if err != nil {
		return nil, nil, err
	}
	p, err := remediation.NewPlan(context.Background(), scorer, facts, catalogue, &remediation.Options{Published: &published})
	if err != nil {
		return nil, nil, err
	}
	sent, err := audit.Verify(scorer, sheetOf(published, facts))
	return p, sent, err
}

// formats are the formats of documents, by the names of their flags. Workbooks are
// left out, for the sake of this program's size: examples/parindex writes them too.
var formats = []struct {
	name  string
	write func(*document.Document, io.Writer) error
}{
	{"md", (*document.Document).WriteMarkdown},
	{"html", (*document.Document).WriteHTML},
	{"docx", (*document.Document).WriteDOCX},
}

// write writes the documents that are asked for, and reports whether any is.
func write(out io.Writer, p *remediation.Plan, opts *document.Options, documents map[string]*string) (written bool, err error) {
	d, err := document.New(p, opts)
	if err != nil {
		return false, err
	}
	for _, f := range formats {
		file := *documents[f.name]
		if file == "" {
			continue
		}
		var b bytes.Buffer
		if err := f.write(d, &b); err != nil {
			return written, err
		}
		if err := files.Write(file, b.Bytes()); err != nil {
			return written, err
		}
		fmt.Fprintln(out, file)
		written = true
	}
	return written, nil
}
