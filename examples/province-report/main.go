// Command province-report compares the units of a made-up province as a host program does:
// it scores 150 departments, wards and communes by their rubric, ranks them within their
// object groups, says where points are lost, what another rule would change and what moved
// the scores since the year before, and holds published tables against themselves.
//
//	go run ./examples/province-report                       # in short
//	go run ./examples/province-report -html report.html     # with charts
//	go run ./examples/province-report -lang en -docx report.docx -decision decision.docx \
//		-xlsx tables.xlsx -csv results.csv -json results.json
//
// The province, its rubrics and all of its figures are illustrative. The tables in data are
// results that authorities published.
package main

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/form"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/peers"
	"github.com/parindex/parindex/scoring/policy"
)

//go:embed *.yaml data
var files embed.FS

func main() {
	err := run(context.Background(), os.Args[1:], os.Stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes the report in short, and the files that flags name.
func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("province-report", flag.ContinueOnError)
	lang := flags.String("lang", "vi", "language, vi or en")
	to := map[string]*string{}
	for name, usage := range map[string]string{"html": "the report with charts", "docx": "the report for Word",
		"decision": "the decision that publishes the results, with its annex, for Word", "xlsx": "the tables as a workbook",
		"csv": "the results as CSV", "json": "everything as JSON"} {
		to[name] = flags.String(name, "", "write "+usage+" into this file")
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	p, err := compare(ctx)
	if err != nil {
		return err
	}
	l := locale.Lang(*lang)
	report, err := document.NewOverview(p.overview(), &document.Paper{Lang: l})
	if err != nil {
		return err
	}
	decision, err := document.NewDecision(nil, document.ResultsOf(p.Ranking, p.rubric), &document.Paper{Lang: l})
	if err != nil {
		return err
	}
	p.print(out, l)
	for name, write := range map[string]func(io.Writer) error{
		"html":     report.WriteHTML,
		"docx":     report.WriteDOCX,
		"decision": decision.WriteDOCX,
		"xlsx":     func(w io.Writer) error { return xlsx.Write(w, report) },
		"csv":      func(w io.Writer) error { return p.writeCSV(w, l) },
		"json":     func(w io.Writer) error { return json.NewEncoder(w).Encode(p) },
	} {
		if file := *to[name]; file != "" {
			if err := create(file, write); err != nil {
				return err
			}
		}
	}
	return nil
}

// comparison is what is found out about the units of the province.
type comparison struct {
	rubric *rubric.Rubric
	units  *cohort.Cohort

	Ranking    *cohort.Ranking     `json:"ranking"`
	Summary    *cohort.Summary     `json:"summary"`
	Bands      *cohort.BandTable   `json:"bands"`
	Quotas     []cohort.QuotaCheck `json:"quotas"`
	Drops      *influence.Report   `json:"drops"`
	Thresholds *influence.Report   `json:"thresholds"`
	Overlaps   []influence.Overlap `json:"overlaps"`
	Variants   *policy.Comparison  `json:"variants"`
	Change     *bridge.Report      `json:"change"`
	Checks     []tableCheck        `json:"published"`
}

// compare scores the units of both years and compares them.
func compare(ctx context.Context) (*comparison, error) {
	earlier, err := compile("province-2024.yaml")
	if err != nil {
		return nil, err
	}
	later, err := compile("province-2025.yaml")
	if err != nil {
		return nil, err
	}
	p := &comparison{rubric: later.Rubric()}
	facts := province(2025)
	complete, err := peers.Complete(ctx, later, slices.Values(facts), nil) // what rules compare units by
	if err != nil {
		return nil, err
	}
	table, err := columnar.FromFacts(ctx, later, complete, nil)
	if err != nil {
		return nil, err
	}
	totals, err := columnar.Score(ctx, later, table, nil, nil)
	if err != nil {
		return nil, err
	}
	if p.units, err = cohort.FromTotals(totals); err != nil {
		return nil, err
	}
	if p.units, err = p.units.WithRoster(roster()); err != nil {
		return nil, err
	}
	if p.Ranking, err = p.units.Rank(nil); err != nil { // as the rubric says
		return nil, err
	}
	p.Summary = p.units.Summary(nil)
	if p.Bands, err = p.units.Bands(nil); err != nil {
		return nil, err
	}
	if p.Quotas, err = p.units.Quotas(nil); err != nil { // as the rubric sets them
		return nil, err
	}
	if p.Drops, err = influence.Drops(ctx, totals, nil); err != nil {
		return nil, err
	}
	if p.Thresholds, err = influence.Thresholds(ctx, later, table, nil); err != nil {
		return nil, err
	}
	if p.Overlaps, err = influence.Overlaps(later); err != nil {
		return nil, err
	}
	if err := p.vary(ctx, later, table); err != nil {
		return nil, err
	}

	src, err := files.ReadFile("map.yaml")
	if err != nil {
		return nil, err
	}
	codes, err := bridge.ParseMap("map.yaml", src, earlier.Rubric(), later.Rubric(), nil)
	if err != nil {
		return nil, err
	}
	years, err := bridge.Compare(ctx, bridge.Year{Scorer: earlier, Units: slices.Values(province(2024))},
		bridge.Year{Scorer: later, Units: slices.Values(facts)}, codes, nil)
	if err != nil {
		return nil, err
	}
	p.Change = years.Report()
	p.Checks, err = checkPublished()
	return p, err
}

// vary says what the variants of the rubric would change.
func (p *comparison) vary(ctx context.Context, s *scoring.Scorer, table *columnar.Table) error {
	src, err := files.ReadFile("variants.yaml")
	if err != nil {
		return err
	}
	variants, err := policy.Parse("variants.yaml", src, p.rubric, nil)
	if err != nil {
		return err
	}
	p.Variants, err = policy.Compare(ctx, s, table, variants, nil)
	return err
}

func compile(file string) (*scoring.Scorer, error) {
	src, err := files.ReadFile(file)
	if err != nil {
		return nil, err
	}
	r, err := rubric.Parse(file, src, nil)
	if err != nil {
		return nil, err
	}
	return scoring.Compile(r, nil)
}

// overview is the report.
func (p *comparison) overview() *document.Overview {
	o := &document.Overview{Rubric: p.rubric, Summary: p.Summary, Ranking: p.Ranking, Bands: p.Bands,
		Quotas: p.Quotas, Drops: p.Drops, Thresholds: p.Thresholds, Overlaps: p.Overlaps, Variants: p.Variants, Change: p.Change}
	for _, c := range p.Checks {
		o.Checks = append(o.Checks, document.OverviewCheck{Title: c.Title, Texts: c.texts()})
	}
	return o
}

// print writes the report in short.
func (p *comparison) print(out io.Writer, l locale.Lang) {
	fmt.Fprintln(out, p.rubric.Title.In(l))
	for _, g := range p.Summary.Groups {
		fmt.Fprintf(out, "\n%s\n", g.Text().In(l))
		for _, ranked := range p.Ranking.Groups {
			if ranked.Name == g.Name {
				for _, u := range ranked.Units[:3] {
					fmt.Fprintf(out, "  %s: %s\n", u.Unit.Name.In(l), u.Text().In(l))
				}
			}
		}
		fmt.Fprintf(out, "  %s\n", g.MostLost()[0].Text().In(l))
	}
	fmt.Fprintln(out)
	for i := range p.Variants.Variants {
		fmt.Fprintln(out, p.Variants.Variants[i].Text().In(l))
	}
	fmt.Fprintf(out, "\n%s\n", p.Change.Whole.Text.In(l))
	for _, c := range p.Checks {
		fmt.Fprintf(out, "\n%s\n", c.Title.In(l))
		for _, text := range c.texts() {
			fmt.Fprintf(out, "  %s\n", text.In(l))
		}
	}
}

// writeCSV writes the results of all units, in the order of the ranking.
func (p *comparison) writeCSV(w io.Writer, l locale.Lang) error {
	results, places := p.units.Ordered(p.Ranking)
	return form.WriteResultsCSV(w, results, &form.ResultOptions{Lang: l, Ranks: places})
}

// create writes a file that there is not yet.
func create(file string, write func(io.Writer) error) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		return errors.Join(err, f.Close(), os.Remove(file))
	}
	return f.Close()
}
