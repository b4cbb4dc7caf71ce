// Package catalogue holds what a host (or an official) puts into remediation plans: the
// texts around them, and the actions that win points back.
//
//	src, err := os.ReadFile("catalogue.yaml")
//	if err != nil {
//		return err
//	}
//	c, err := catalogue.Parse("catalogue.yaml", src, r, nil) // r is the rubric
//	if err != nil {
//		return err // every fault, as file:line:col: message
//	}
//	plan, err := remediation.NewPlan(ctx, scorer, facts, c, nil)
//
// A [Solution] is for items or areas, or in general for figures and kinds of reasons
// ([Kind]); texts have placeholders that a plan fills in. What nobody stated (a lead, a
// deadline) is absent, and the plan asks for it; nothing is made up.
package catalogue
