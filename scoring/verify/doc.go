// Package verify proves or refutes, before any unit is scored and over all facts that
// the inputs allow, what the author of a rubric takes for granted.
//
//	report, err := verify.Rules(ctx, scorer, nil)
//	if err != nil {
//		return err
//	}
//	fmt.Println(report.Proved, report.Refuted, report.Undecided)
//	for _, v := range report.Findings() {
//		fmt.Printf("%s:%d:%d: %s\n", report.File, v.Line, v.Column, v.Message.In(rubric.English))
//	}
//
// # What is proved
//
// That points stay within the item's range and on its step, that nothing fails, that
// every case and every comparison makes a difference, that full marks can be earned,
// that points rise with what they are said to rise with: [Property] lists all of it. A
// [Verdict] is proved, refuted with facts that show it when scored ([Example], the
// witness), or undecided; never a guess. Three rules that pass the tests one would write
// for them, with the rates 95, 80 and 50, 8 tasks of 10, and a plan that was on time,
// late and missing:
//
//	cases: [{when: electronic > 90, score: full}, {when: 70 <= electronic < 90, score: 1}, {score: 0}]
//	    electronic at 90 falls to the last case, which gives less than both sides (electronic = 90)
//	score: full * rate(done, planned) / 100
//	    it can fail: division by zero (done = 1, planned = 0)
//	    the points can be 4, not from 0 to 2 (done = 2, planned = 1)
//	cases: [{when: plan == 'on_time', score: 1.5}, {when: plan != 'none', score: 1}, {score: 0}]
//	    nobody can earn the maximum 2: at most 1.5
//
// # What is a hole
//
// The conditions of a rule compare subjects: inputs, members of series, and computed
// numbers such as rate(done, total). While all but one of them stand, the rule divides the
// line of that number or date into stretches, each of one row. A row is a case or a branch
// of a conditional in a score. A row has what the others leave if it is the last case or
// the last branch, or if its condition holds on the stretches beside it, too. A stretch of
// such a row is a hole ([PropertyGap])
//
//   - between two stretches of different rows that both give more than it does, for some
//     facts: 90 in "over 90: 2, from 70 to below 90: 1, else 0";
//   - at an end of the line, if it gives no more than the rest of the line, and from the
//     other end up to it points never fall and rise in two steps or more: 100 in "from 90
//     to below 100: 2, from 70 to below 90: 1, else 0". One step is enough if the stretch is
//     just the highest number that there is, not a whole one: 100 in "from 90 to below
//     100: 2, else 0".
//
// So a plain threshold has no hole, nor has a range that is best in the middle, nor what
// one condition leaves out by itself (x != 50). A last case with "otherwise: true" is meant
// for all that the others leave. A hole is told once, with the facts that show it; one that
// is a hole along several subjects, along the first. Points that depend on the subjects that
// stand count as more along an input if they can be more, along a computed number if they
// always are. Of bands(...) every number that none holds is a failure ([PropertyFailure]),
// and of cases that all have a condition everything for which none holds is named
// ([PropertyComplete]).
//
// Beside its verdicts a [Report] has warnings, of what is in order and seldom meant: a
// whole number compared with 3.500 where a point was to separate thousands, a percentage
// compared with 0.95, a total that is divided by and not marked fixed (the cheapest
// advice may then be to receive fewer dossiers), an input that no rule uses.
//
// [Compare] proves that a rule of one edition comes to the same as a rule of another for
// all facts, or gives facts for which they differ; [Editions] does so for whole rubrics, item
// by item. Both say whether the new one ever gives a unit less, or more ([Shift]), Editions
// also of final scores: that these never fall is proved where all that changed is rules
// and none that counts gives less, and refuted by facts that are scored in both editions.
//
// # How
//
// The method is exact: every branch of a rule is followed, and what it says of the inputs
// is kept as linear constraints over rationals and whole numbers; products and quotients
// of inputs are enclosed and bisected (scoring/internal/solve). The work is bounded
// ([Options]); what needs more is undecided. The illustrative rubric of 90 leaves
// (examples/rubrics) has some 1,130 proved properties and nothing undecided; proving them
// takes 0.15 s on two cores.
//
// judge.go goes through a leaf; points.go, matters.go, rows.go, holes.go, overlaps.go and
// monotone.go have the properties by topic, table.go and lines.go a rule as a decision
// table, bands.go and lowest.go that every final score has a band, slips.go
// the warnings, compare.go and compare_endings.go the comparison of two rules, editions.go
// and editions_list.go that of two editions, shift.go and shift_total.go which way they
// differ, example.go the witnesses.
//
// To add a verdict: give its [Property] a constant in verify.go and a name in judge.go,
// its sentences to messages.go, both languages each, and prove it in the file of its
// topic with never or exists; the soundness tests then attack it with random facts.
//
// # What is left out
//
// Of a rule in Go and of a function of the host's nothing is proved. Inputs are taken to
// be independent of each other.
package verify
