// Package improve inverts rules: which figures would have to become what for a unit to
// earn more, and how many points are still possible where figures are missing.
//
//	improvements, err := improve.Leaf(ctx, scorer, facts, "1", nil)
//	if err != nil {
//		return err
//	}
//	for _, i := range improvements.List {
//		fmt.Println(i.Text.In(rubric.English))
//	}
//	fmt.Println(improvements.Complete) // true: it is proved that nothing else earns more
//
// # One leaf
//
// [Leaf] finds the minimal sets of changes of figures that earn more points, each with the
// nearest value that suffices, scored before it is returned. Inputs that the rubric marks
// fixed are never changed. What changes keeps the relations of the rubric: where one asks
// for it, a figure that the rule does not read changes, too. For rules that are linear in
// their figures the list is complete. For others figures are tried and ranges of them
// bounded, which nearly always proves it, too; where it does not, [Gap] says why something
// may be missing.
//
// # What is still possible
//
// [RangeOf] gives the least and the most points that an item, or the final score, can
// still come to, exactly: a figure that several leaves read is one figure. Each
// [Influence] says how much knowing one of the figures would narrow that.
//
// # All figures together
//
// A [Lever] is a set of figures that rules read, or relations connect, together with each
// other and with no others, so that levers do not touch each other. [FindLevers] gives of
// each the moves of use, a Pareto front: whatever else the figures could be within their
// bounds is dominated by one of them. [Levers.Choose] weighs all ways to choose one [Move]
// of every lever: a multiple-choice knapsack problem, solved by dynamic programming in
// whole numbers over fronts of effort and points. Goals, efforts by the host's measure,
// and texts are package remediation's.
//
// # How it is read
//
// improve.go and search.go look for the improvements of a leaf, hunt.go and along.go
// where rules are not linear, gap.go says what may be missing, divisors.go which inputs
// are divided by, related.go what relations allow. range.go and influence.go have the
// range. The files levers*.go find levers (levers_leaf.go), their breakpoints
// (levers_breakpoints.go), the candidates (levers_search.go, levers_useful.go), and which
// of these are kept (levers_kept.go), and divide checklists (levers_parts.go), also of
// thresholds (levers_classes.go); outdone.go proves that nothing helps for want of other
// figures; the files optimum*.go choose.
//
// The improvements of a leaf take 0.7 ms, the exact range of the final score with eleven
// leaves open 17 ms (go test ./scoring -run '^$' -bench 'Improvements|Range').
//
// # What is left out
//
// Changes of points that an appraiser gives. Of a rule in Go only that is known which
// trying figures shows.
package improve
