// Package audit holds what others state of a score against the score computed anew: the
// sheet of a client or of another system, and results that were stored.
//
//	sheet, err := audit.ParseSheet("sheet.yaml", src, r, nil)
//	if err != nil {
//		return err // every fault, as file:line:col: message
//	}
//	list, err := audit.Verify(scorer, sheet)
//	if err != nil {
//		return err // what is wrong with the figures of the sheet
//	}
//	for _, d := range list {
//		fmt.Println(d.Code, d.Kind, d.Text.In(locale.English))
//	}
//
// # Sheets
//
// A [Sheet] is a file of facts with rows and a total:
//
//	rubric: commune-2025
//	unit: {id: xa-a, name: UBND xã A}
//	facts: {electronic_rate: 76.5}
//	points: {"1.rest": 16}           # of reported items
//	rows:
//	  - {code: "1", max: 19, points: 16}
//	  - {code: "1.5", max: 3, points: 0, case: 1}
//	  - {code: "3.2", points: 0, status: not_applicable}
//	total: {max: 100, points: 90, rescaled: 90, bonus: 0, penalty: 0.5, final: 89.5, band: Tốt}
//
// What it does not state is not compared, and nothing is rounded before it is: a table that
// prints rounded figures is for package published. [Verify] scores the facts of the sheet;
// where a unit has an assessment, its round holds a sheet against what was judged, shown
// and waived there, too.
//
// A number that the facts leave open, or that a rule fails to give, is told where it lies
// outside of what is possible; where it lies within, it is told as [Difference.Undecided].
//
// Beside that, the numbers of the sheet are held against each other, as the rubric has items
// come together: [SumDiffers]. What the sheet does not state of an item counts for whatever
// the item can have. So a subtotal that its own rows contradict is told apart from one that
// only the facts contradict.
//
// # Stored results
//
// A result is computed again from the same facts and is the same, byte for byte. [Replay]
// does that, and says of a stored result that is not the same in what it differs.
package audit
