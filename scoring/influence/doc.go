// Package influence says what the ranks of units depend on: which items, which thresholds,
// and which items count the same figure twice.
//
//	report, err := influence.Drops(ctx, totals, nil) // of columnar.Score
//	if err != nil {
//		return err
//	}
//	for _, e := range report.Effects {
//		fmt.Println(e.Text().EN) // without the item 1.2 places change for 12 of 150 units ...
//	}
//
// [Drops] leaves out one item after the other, so that its maximum leaves the whole, and
// ranks the units anew. [Thresholds] moves every number that a rule compares with by one
// unit of its last digit, up and down, and scores them anew. [Overlaps] looks at the rules
// alone: for every two leaves it says which figures both read, and whether they ask the same
// of them.
//
// Units are ranked within their object groups by the final scores as published, and equal
// ones as the rubric declares, else by competition. Only units whose score is known before
// and after are ranked.
//
// What is left out: values of parameters, which a variant of the rubric moves (package
// scoring/policy), and changes of several items at once.
package influence
