// Package remediation turns the result of a unit into deficits and a
// remediation plan (kế hoạch khắc phục).
//
//	for _, d := range remediation.Deficits(result) { // result comes from scoring
//		fmt.Println(d.Code, d.Lost.Decimal, d.Reason.In(rubric.Vietnamese))
//	}
//	catalogue, err := remediation.ParseCatalogue("catalogue.yaml", src, r, nil)
//	if err != nil {
//		return err
//	}
//	plan, err := remediation.NewPlan(result, catalogue, nil)
//	if err != nil {
//		return err
//	}
//	fmt.Println(plan.Uncovered) // deficits that no action addresses
//
// A [Deficit] is a leaf below its maximum, with what was lost, the reason, and
// the comparisons that decided it (observed and required). Where facts are
// missing the loss is a range. A penalty ("điểm trừ" in its second sense) is
// another type: it has no maximum to fall short of.
//
// A [Plan] holds the results, the deficits, the actions of a [Catalogue] that
// address them, the areas to keep up, responsibilities, and the coverage both
// ways. Actions are matched by code: one for an area or criterion addresses every
// deficit below it. Leads, deadlines and deliverables that a catalogue does not
// state are absent; nothing is made up.
//
// What is left out: the plan as a document, progress, and the choice of the
// cheapest actions are not here yet.
package remediation
