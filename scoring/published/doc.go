// Package published holds a table that an authority published against the result that
// the rubric gives for the same figures.
//
//	table, err := published.Parse("published.yaml", src, r, nil)
//	if err != nil {
//		return err // every fault, as file:line:col: message
//	}
//	list, err := published.Reconcile(result, table)
//	if err != nil {
//		return err // another rubric, another unit, an unknown item
//	}
//	for _, c := range list {
//		fmt.Println(c.Level, c.Text.In(rubric.English))
//	}
//
// A [Table] is what is printed: totals, rank, and rows with points, what was lost and the
// percentage, as far as the paper has them. A [Contradiction] is a difference from the
// result, or within the table itself. All are listed and none is repaired; who is right
// is for people to say. A figure that is printed rounded is no contradiction, and of an
// item of which something is excluded either maximum may be the printed one.
//
// reconcile.go has the table, its file and the comparison row by row, contradictions.go
// what a printed figure may be.
//
// Left out: looking tables up, and reading them from paper or PDF.
package published
