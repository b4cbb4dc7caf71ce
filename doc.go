// Package parindex is documentation: a guided tour of the library that scores
// Vietnam's public bodies against the administrative reform index (cải cách hành
// chính, PAR INDEX), explains every lost point, and makes the remediation plan.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//		"os"
//
//		"github.com/parindex/parindex/remediation"
//		"github.com/parindex/parindex/rubric"
//		"github.com/parindex/parindex/scoring"
//	)
//
//	func main() {
//		r := must(rubric.Parse("rubric.yaml", must(os.ReadFile("rubric.yaml")), nil)) // faults are file:line:col: message
//		scorer := must(scoring.Compile(r, nil))                                       // its rules, checked
//		result := must(scorer.Score(scoring.Facts{Inputs: map[string]scoring.Figure{
//			"electronic_rate": scoring.Known("76.5"),
//			"disciplined":     scoring.Within(scoring.Bound{AtLeast: scoring.Known(1)}), // only a limit is known
//		}}))
//		for _, d := range remediation.Deficits(result) {
//			fmt.Printf("%s: mất %s điểm: %s\n", d.Code, d.LostRange.Most, d.Reason.In(rubric.Vietnamese))
//		}
//	}
//
//	func must[T any](v T, err error) T {
//		if err != nil {
//			log.Fatal(err)
//		}
//		return v
//	}
//
// It reads the rubric that the README shows, and prints
//
//	1: mất 1 điểm: tỷ lệ văn bản điện tử đạt 76,5%, dưới 80%
//	2: mất 2 điểm: có một số bị kỷ luật
//
// Parse gives the faults of a file, Compile those of its rules; pass a rubric on to
// Compile even when Parse found faults, and all of them come in one list.
//
// # The way through
//
// Each step is one call; each value can be stored, served or shown where a host
// wants to stop:
//
//	rubric.Parse            a file becomes a Rubric: areas, items, rules, bands
//	scoring.Compile         its rules are checked and compiled: a Scorer
//	scoringtest.Run         the author's test cases, as Go tests; cover says what they miss
//	verify.Rules            its rules are proved, or refuted with facts that show it
//	scoring.ParseFacts      a unit's declared figures, or make Facts in Go
//	form.Write, form.Read   the same by a form (XLSX) that officials fill in
//	Scorer.Score            Facts become a Result: points, statuses, reasons
//	Scorer.Explain          one item step by step; improve.Leaf what wins it back
//	assessment.Fold         the records of a unit's year become rounds, each with its Result;
//	                        State.Ledger accounts for every point, State.Compare says who moved it
//	verify.Editions         two editions compared item by item
//	columnar.Score          many units by column, from facts or a query; what if
//	cohort.Score            many units of one edition: Cohort.Rank, Bands, Quotas and Summary
//	policy.Compare          what other rules would do to all of them
//	bridge.Compare          what moved their scores since the year before
//	published.Reconcile     a published table held against the Result; listing.Read
//	                        one of many units, held against itself and the results
//	audit.Verify            the score sheet of somebody else held against the score;
//	                        audit.Replay a stored Result against the one computed anew
//	remediation.Deficits    what was lost, why, and what was required
//	remediation.Optimize    the cheapest changes of figures that reach a goal
//	remediation.NewPlan     facts and a catalogue of actions become a Plan with targets
//	Plan.Check              what the plan lacks before it is signed
//	Plan.Progress           later facts, and what was recorded, held against the plan
//	document.New            the Plan as a document: DOCX, HTML, Markdown; xlsx.Write a workbook;
//	                        beside it the report on it, self-scores, appraisals, results,
//	                        overviews of many units
//
// # The rooms
//
// Package [github.com/parindex/parindex/rubric] is the model and its file format;
// it knows nothing of evaluation. Of its subpackages source reads all files of the
// library, strictly and with the place of every fault, jsonform all JSON documents;
// locale has the two languages.
//
// Package [github.com/parindex/parindex/scoring] has the rule language and the
// scoring: statuses, explanations, totals. Beside it verify proves rules, cover says
// what tests reach, improve what wins points back, assessment folds what was stated,
// appraised and waived in a year, published (and published/listing, of tables of many
// units) says where a printed table contradicts the figures, audit what a score sheet or a
// stored result states otherwise, form takes figures in and out of spreadsheets, and
// scoringtest runs test cases. Of many units columnar scores them by column, peers gives
// them the figures of their group, cohort ranks and sums them up, statistics describes
// numbers, influence says what ranks depend on, policy what other rules would change,
// bridge what moved scores from year to year; exact has the fractions that come out.
//
// Package [github.com/parindex/parindex/remediation] has deficits, targets, the
// cheapest way to a goal, and plans; its subpackage catalogue has the actions
// of a host, tracking what is recorded of a plan while it is carried out, document writes
// plans and the papers around them, document/xlsx their tables as workbooks, and oscal
// plans of action and milestones.
//
// The directory examples holds programs: examples/ytich goes the whole way on the
// plan of a real commune.
//
// # What to rely on
//
// Numbers are exact from the text of a literal to the points of a leaf; they are
// rounded once, there, as the rubric says. No binary float is computed with
// anywhere. A figure that is not known is never zero: the item is Missing and
// has the range of points still possible. One failing item never stops the
// others. Nothing is repaired silently: a contradiction is listed. No panic leaves the
// library, and the sizes of everything that comes from outside are bounded (package
// rubric says by what). Values are immutable and may be shared by goroutines; there is
// no package-level state, no clock, no network and no storage. A scorer works on a copy of
// its rubric, so that it stands for one edition whatever is done to the rubric afterwards.
// Every JSON document carries "schema" and, where it belongs to one, "edition", which are
// checked on reading, has its decimals as strings whatever switches a host has set, and
// reads back to an equal value; files are written in the form in which they are read.
//
// # What is left out
//
// Storage, users and web servers are the host's. Official thresholds are not shipped: whatever no source states is
// marked illustrative, in the file and in the output.
package parindex
