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
//		src, err := os.ReadFile("rubric.yaml")
//		if err != nil {
//			log.Fatal(err)
//		}
//		r, err := rubric.Parse("rubric.yaml", src, nil) // the rubric, validated
//		if err != nil {
//			log.Fatal(err) // every fault, as file:line:col: message
//		}
//		scorer, err := scoring.Compile(r, nil) // its rules, checked
//		if err != nil {
//			log.Fatal(err)
//		}
//		result, err := scorer.Score(scoring.Facts{ // one unit
//			Unit: scoring.Unit{ID: "y-tich"},
//			Inputs: map[string]scoring.Figure{
//				"electronic_rate": scoring.Text("76.5"), // a figure
//				"disciplined":     scoring.Within(scoring.Bound{AtLeast: scoring.Int(1)}), // only a limit
//			},
//		})
//		if err != nil {
//			log.Fatal(err)
//		}
//		for _, d := range remediation.Deficits(result) {
//			fmt.Println(d.Code, d.LostRange.Most, d.Reason.In(rubric.Vietnamese))
//		}
//	}
//
// # The way through
//
// Each step is one call; each value can be stored, served or shown where a host
// wants to stop:
//
//	rubric.Parse            a file becomes a Rubric: areas, items, rules, bands
//	scoring.Compile         its rules are checked and compiled: a Scorer
//	scoringtest.Run         the author's test cases, as Go tests
//	Scorer.Verify           its rules are proved, or refuted with facts that show it
//	scoring.ParseFacts      a unit's declared figures, or make Facts in Go
//	Scorer.Score            Facts become a Result: points, statuses, reasons
//	Scorer.Explain          one item step by step, Scorer.Improvements what wins it back
//	scoring.Reconcile       a published table held against the Result
//	remediation.Deficits    what was lost, why, and what was required
//	remediation.Optimize    the cheapest changes of figures that reach a goal
//	remediation.NewPlan     facts and a catalogue of actions become a Plan with targets
//	Plan.Progress           later facts held against the plan
//	document.New            the Plan as a document: DOCX, HTML, Markdown; xlsx.Write a workbook
//
// # The rooms
//
// Package [github.com/parindex/parindex/rubric] is the model and its file format;
// it knows nothing of evaluation. Its subpackage source reads all files of the
// library, strictly and with the place of every fault.
//
// Package [github.com/parindex/parindex/scoring] has the rule language and the
// scoring: statuses, explanations, totals, contradictions.
//
// Package [github.com/parindex/parindex/remediation] has deficits, targets, the
// cheapest way to a goal, and plans; its subpackage document writes them, and
// document/xlsx their appendix as a workbook.
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
// others. Nothing is repaired silently. No panic leaves the library. Values are
// immutable and may be shared by goroutines; there is no package-level state, no
// clock and no network. A scorer works on a copy of its rubric, so that it stands
// for one edition whatever is done to the rubric afterwards. Every JSON document
// carries "schema" and, where it belongs to one, "edition", which are checked on
// reading, has its decimals as strings whatever switches a host has set, and reads
// back to an equal value.
//
// # What is left out
//
// Storage, users and web servers are the host's. So is the ranking of units,
// for now. Official thresholds are not shipped: whatever no source states is
// marked illustrative, in the file and in the output.
package parindex
