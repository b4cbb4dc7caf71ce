// Command year goes through a made-up commune's year as a host program does: it takes the
// records of the year one after the other, as they come in, and refuses those that do not
// follow; it folds them into rounds, accounts for every point between the maximum and the
// final score, and later computes what it stored again.
//
//	go run ./examples/year
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
)

var (
	//go:embed rubric.yaml
	rubricFile []byte
	//go:embed incoming.yaml
	incomingFile []byte
)

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out io.Writer) error {
	r, err := rubric.Parse("rubric.yaml", rubricFile, nil)
	if err != nil {
		return err
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		return err
	}
	incoming, err := assessment.Parse("incoming.yaml", incomingFile, r, nil)
	if err != nil {
		return err
	}
	year := &assessment.Assessment{Rubric: r.ID, Unit: incoming.Unit}
	for _, record := range incoming.Records {
		longer, err := assessment.Append(scorer, year, record)
		switch {
		case errors.Is(err, assessment.ErrLocked), errors.Is(err, assessment.ErrConflict):
			fmt.Fprintln(out, "refused:", err) // for who sent it; nothing has changed
			continue
		case err != nil:
			return err
		}
		year = longer // what a host stores: one record more
	}

	state, err := assessment.Fold(scorer, year, rubric.Date{})
	if err != nil {
		return err
	}
	fmt.Fprintln(out)
	for _, round := range state.Rounds {
		total := round.Result.Total
		fmt.Fprintf(out, "%s: %s of %s, locked: %t\n", round.Title.In(locale.English), total.Final.Decimal, total.Max, round.Locked)
	}

	ledger, err := state.Ledger("appraisal")
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nmaximum %s\n", ledger.Total.Max)
	for _, area := range ledger.Areas {
		for _, cause := range area.Causes {
			fmt.Fprintf(out, "  less %s of item %s: %s\n", cause.Points, area.Code, cause.Text.In(locale.English))
		}
	}
	fmt.Fprintf(out, "final score %s\n", ledger.Total.Points)

	receipt := state.Last().Result.Receipt()
	fmt.Fprintf(out, "\nreceipt: version %s, edition %.8s, facts %.8s, result %.8s\n",
		receipt.Version, receipt.Edition.SHA256, receipt.Facts, receipt.Result)
	return replay(out, scorer, year, state)
}

// replay stores a state, and computes it again from the records: the same bytes come out. A
// stored state that somebody changed does not.
func replay(out io.Writer, scorer *scoring.Scorer, year *assessment.Assessment, state *assessment.State) error {
	stored, err := json.Marshal(state)
	if err != nil {
		return err
	}
	again, err := assessment.Fold(scorer, year, rubric.Date{})
	if err != nil {
		return err
	}
	for _, document := range [][]byte{stored, bytes.Replace(stored, []byte(`"85.25"`), []byte(`"95.25"`), 1)} {
		differences, err := again.Replay(document)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "replayed: %d difference(s)\n", len(differences))
		for _, d := range differences {
			fmt.Fprintln(out, " ", d.Text.In(locale.English))
		}
	}
	return nil
}
