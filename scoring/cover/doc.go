// Package cover says what test cases reach of the rules of a rubric, which slips of the
// pen they would not notice, and which cases are missing.
//
//	c := cover.New(scorer)
//	for _, facts := range cases {
//		if err := c.Add(facts); err != nil {
//			return err
//		}
//	}
//	report, err := c.Report(ctx, nil)
//	if err != nil {
//		return err
//	}
//	fmt.Print(report.Text(rubric.English))
//
// # Coverage
//
// A [Coverage] records what facts reach: cases, both sides of every condition, the values
// at, just below and just above every threshold, options and bands. Its [Report] names
// the facts that would reach the rest; what no facts can reach is proved to be so and
// does not count. A figure is just below a threshold if it is one unit of its own from
// it, or less; a percentage that is computed, such as a rate, if it is one unit of the
// threshold's last digit from it: 79 of 100 is just below 80 %.
//
// # Mutants
//
// [Mutants] lists the rules with one slip of the pen each, and proves of each that no
// facts notice it, or gives some that do:
//
//	electronic >= 80 → electronic > 80      (electronic = 80) 2 points, not 0.5
//	late == 0 → late <= 0                   equivalent: a count is never below 0
//
// A test that does not notice what could be noticed lacks just those facts; points are
// compared after rounding. [Suggest] makes, from the rules alone, a small set of test
// cases that reaches everything and notices every mutant; what they come to is computed
// by the rules, so people have to hold it against the decision. A mutant of which it is
// undecided whether any facts notice it is no gap in the tests; it is listed as such.
//
// # How it is read
//
// cover.go records, report.go reports, text.go and html.go write reports. mutate.go and
// mutate_list.go make mutants of the mutations of a formula, mutate_decide.go and
// mutate_points.go decide whether facts notice them, suggest.go chooses cases.
//
// # What is left out
//
// Reading test cases and running them as Go tests: that is package scoringtest.
package cover
