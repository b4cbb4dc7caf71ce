// Package remediation turns the figures of a unit into deficits, the cheapest way
// back, and a remediation plan (kế hoạch khắc phục) that can be signed and tracked.
//
//	src, err := os.ReadFile("catalogue.yaml")
//	if err != nil {
//		return err
//	}
//	catalogue, err := catalogue.Parse("catalogue.yaml", src, r, nil) // r is the rubric
//	if err != nil {
//		return err // every fault, as file:line:col: message
//	}
//	plan, err := remediation.NewPlan(ctx, scorer, facts, catalogue, nil)
//	if err != nil {
//		return err
//	}
//	for _, a := range plan.Actions {
//		fmt.Println(a.Solution.In(rubric.Vietnamese), a.Deficits, a.Points)
//		for _, t := range a.Targets {
//			fmt.Println("  ", t.Text.In(rubric.Vietnamese)) // Tỷ lệ …: từ 76,5% lên ít nhất 80%: +1 điểm
//		}
//	}
//	fmt.Println(plan.Uncovered(), plan.Check()) // what it still lacks
//
// # What was lost
//
// A [Deficit] is a leaf below its maximum, with what was lost, the reason, and
// the comparisons that decided it (observed and required). Where facts are
// missing the loss is a range. A penalty ("điểm trừ" in its second sense) is
// another type: it has no maximum to fall short of.
//
// # What to reach
//
// A [Target] is the figure to reach, from the inversion of the rules, with all
// that it does: figures that several items read are one target, whose effects
// are on every item, also on those that lose by it, and whose gain is that of the
// final score. A loss that somebody's judgement decides, or a figure that is not
// in the unit's hands, has no target; the plan says why ([OutOfReach]). That nothing
// wins more is said only where it is proved (Complete): else the plan says that nothing
// was found, and why there may be something.
//
// # A plan for a round
//
// Facts alone do not say what a round of the unit's year took or gave beside its rules
// (package assessment): judgements, missing evidence, waivers. A plan for a round has its
// numbers, and so have an optimum and a progress:
//
//	round := state.Round("appraisal_2")
//	opts := &remediation.Options{Round: round}
//	opts.Optimum, err = remediation.Optimize(ctx, scorer, round.Facts, aim, opts)
//	plan, err := remediation.NewPlan(ctx, scorer, round.Facts, catalogue, opts)
//	progress, err := plan.ProgressRound(scorer, later.Round("appraisal_2"), day)
//
// What the round set stays whatever the figures: points that somebody judged are out of
// reach, with the reason that was given; an item that is waived loses nothing, or what the
// waiver leaves, and its rule counts where it gives more; an item without evidence has a
// target of its own, to show it, which gains what the rule gives of the figures. The facts
// are an argument all the same, and have to be those of the round: so a plan cannot mix two.
//
// # The cheapest way
//
// [Optimize] chooses: given what it takes to move each figure ([Effort]: fixed, by
// distance, in steps, by option, within limits) and a [Goal] (a total, a band, a rank
// among rivals, or the most points for an effort), it finds the cheapest set of
// changes, the next best ones, and the curve of effort and points:
//
//	o, err := remediation.Optimize(ctx, scorer, facts, &remediation.Aim{
//		Goal:    remediation.Goal{Band: "Tốt"},
//		Efforts: map[string]remediation.Effort{
//			"electronic_rate": {PerUnit: decimal.RequireFromString("0.5")},
//			"late_reports":    {Fixed: decimal.NewFromInt(3)},
//		},
//		Next: 3,
//	}, nil)
//
// The answer is exact, and proved unless it says otherwise. Figures that no rule
// reads together form levers that do not touch each other
// ([improve.FindLevers]); of each lever every move that can be of use is known, or
// the answer is not called proved,
// and one move of each is a set. From the last lever to the first the fronts of
// effort and points are made (no other choice is as good for as little), so that
// every partial choice knows just what can follow, and sets come out in order.
// Where moves exclude items, points weigh differently and each way of exclusion has
// fronts of its own. This is the multiple-choice knapsack problem
// (Sinha and Zoltners, Operations Research 27, 1979), solved by dynamic programming
// in whole numbers (package improve). Exhaustive search agrees on 12,000 random instances
// (go test ./remediation -run AllSets -optimize.worlds 6000); to choose among all figures of
// the illustrative rubric, with 56 deficits, takes 1.2 to 2.3 times as long as to verify its
// rules. Where a goal is not reached the answer says which points stay lost,
// and why.
//
// # The plan
//
// A [Plan] holds what a plan document says: head, legal bases, purposes, results,
// deficits, actions with their targets, what to keep up, who does what, recipients
// and signature, and the coverage both ways. Actions come from a [catalogue.Catalogue]: by
// item or area, or in general by figure and kind of reason, with placeholders; or
// they are derived from the rules. Their IDs stay the same from plan to plan. Leads,
// deadlines and deliverables that nobody stated are absent, and asked for; nothing is
// made up. Package document writes plans as Markdown, HTML, DOCX and XLSX.
//
// What a plan lacks before it can be signed ([Plan.Check]: what keeps it a draft, and
// what is a blank or to be weighed) and which deficits no action addresses
// ([Plan.Uncovered]) is computed from the plan as it is: its owner may fill it in. Points that
// missing figures leave open stand as [scoring.Range]; what is sure is never given as the
// score.
//
// What becomes of an action is recorded in the plan (package tracking): planned and actual
// days, evidence, approval, what holds it up, what it takes. [Plan.MoveDeadline] keeps the
// history of a deadline, Accepted lists the losses that are not to be won back.
//
// A plan that is made anew keeps what people changed in the earlier one ([Options].Edited), by
// the ID of the action: a plan knows what it was made with, so that the rest follows the
// catalogue and the figures. What has no place any more is listed ([LeftOver]).
//
// [Plan.Progress] holds later figures and these records against a plan: what is done, partly
// done, open, held up or overdue, what is recorded as done and not shown by the figures,
// what was done and loses points again ([Plan.Record]), what figures that are not declared
// yet leave open, and how many points are won back. The whole way, with the paper:
//
//	aim, err := remediation.ParseAim("aim.yaml", aimFile, r, nil) // band A; 0.8 working days a percentage point
//	best, err := remediation.Optimize(ctx, scorer, facts, aim, nil)    // the least that reaches it, the next best, the curve
//	plan, err := remediation.NewPlan(ctx, scorer, facts, catalogue, &remediation.Options{Optimum: best})
//	paper, err := document.New(plan, &document.Options{Lang: rubric.Vietnamese})
//	err = paper.WriteDOCX(w)
//	progress, err := plan.Progress(scorer, later, day) // half a year later
//
// Without an aim the targets are the figures that win back the most; without a catalogue
// the actions are derived from the rules.
//
// # What is left out
//
// There is no clock (the day of a progress report is the caller's) and no opinion:
// what a change takes, and who does it, is the host's to say. Targets reach the
// points that rules give; points that appraisers give stay theirs.
package remediation
