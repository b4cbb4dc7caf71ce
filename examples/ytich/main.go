// Command ytich goes the whole way of the library on a real case: the commune
// of Y Tịch, scored for 2022. It reads the rubric, the commune's facts, the
// published table and a catalogue of actions (all embedded), scores the commune,
// and prints what was lost and why, where the published table contradicts
// itself, and the remediation plan.
//
//	go run ./examples/ytich            a report in Vietnamese
//	go run ./examples/ytich -lang en   in English
//	go run ./examples/ytich -json      one JSON document
package main

import (
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/parindex/parindex/examples/internal/report"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
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
	if err := flags.Parse(args); err != nil {
		return err
	}
	l := rubric.Lang(*lang)
	if l != rubric.Vietnamese && l != rubric.English {
		return fmt.Errorf("unknown language %q: vi or en", *lang)
	}
	plan, edition, err := plan()
	if err != nil {
		return err
	}
	if !*asJSON {
		report.Write(out, l, edition, plan)
		return nil
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(documentOf(plan, l))
}

// plan goes the way from the files to the plan.
func plan() (*remediation.Plan, *rubric.Rubric, error) {
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
	published, err := scoring.ParsePublished("y-tich-published.yaml", publishedFile, r, nil)
	if err != nil {
		return nil, nil, err
	}
	catalogue, err := remediation.ParseCatalogue("y-tich-catalogue.yaml", catalogueFile, r, nil)
	if err != nil {
		return nil, nil, err
	}
	p, err := remediation.NewPlan(scorer, facts, catalogue, &remediation.Options{Published: &published})
	return p, r, err
}
