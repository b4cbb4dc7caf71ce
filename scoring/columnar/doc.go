// Package columnar scores many units by column: a whole cohort again and again under
// variants of a rule, or what a query returns, millions of units in parts.
//
//	table, err := columnar.FromColumns(ctx, scorer, &columnar.Columns{
//		Len:   len(rates),
//		Inputs: map[string]columnar.Column{
//			"electronic_rate": {Numbers: rates, Places: 2, Known: notNull}, // 8750 is 87.50
//			"report_date":     {Days: days},                               // since 1970-01-01
//		},
//	}, nil)
//	if err != nil {
//		return err // what is wrong with the figures, by unit
//	}
//	totals, err := columnar.Score(ctx, scorer, table, nil, nil)
//	if err != nil {
//		return err
//	}
//	finals := totals.Finals() // by unit: points in hundredths, known or not, status
//	item, err := totals.Item("3.1")
//
// A [Table] holds figures in blocks of machine integers; what does not fit there (bounds,
// figures with more decimals than usual, missing figures) stands beside them and is scored
// exactly, too. All doors give the same points: [scoring.Scorer.Score] one unit with its
// reasons, [scoring.Scorer.Stream] units as they come, and this package columns of points,
// final scores and bands. Where a rule or more is replaced ([scoring.Scorer.With],
// [scoring.Scorer.Vary]) and the totals of the rubric as it was are given as a base, only
// what differs is computed anew.
//
// A host that keeps results asks [Table.FactsHash] which figures it has scored already.
//
// What an item loses and why is left to scoring.Scorer.Score, unit by unit.
package columnar
