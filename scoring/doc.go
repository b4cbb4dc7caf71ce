// Package scoring scores units against a rubric, exactly, and explains the
// points.
//
//	scorer, err := scoring.Compile(r, nil) // r comes from rubric.Parse
//	if err != nil {
//		return err // rubric.yaml:20:17: item "7.1.3": unknown name "electonic_rate"; did you mean ...
//	}
//	result, err := scorer.Score(scoring.Facts{
//		Unit: scoring.Unit{ID: "y-tich"},
//		Inputs: map[string]scoring.Figure{
//			"electronic_rate": scoring.Text("76.5"),
//			"disciplined":     scoring.Within(scoring.Bound{AtLeast: scoring.Int(1)}),
//		},
//		Points: map[string]scoring.Figure{"7.3": scoring.Int(2)},
//	})
//	if err != nil {
//		return err // input "rate": 105 is outside its domain, [0, 100]
//	}
//	for _, it := range result.Leaves() {
//		fmt.Println(it.Code, it.Status, it.Points.Decimal, it.Reason.In(rubric.Vietnamese))
//	}
//
// # The rule language
//
// Rules are expressions in the syntax of github.com/expr-lang/expr over exact
// numbers. Literals are taken from their text, + - * / and comparisons are
// exact, so 2/3*3 == 2 holds and so does 0.1 + 0.2 == 0.3. Points are rounded
// once, when a leaf's are formed, or where the author calls round(x, n).
//
//	80 <= done_rate < 90 and not late     comparisons, chained too (< <= > >=); and or not
//	state == 'on_time' ? full : 0         also if state == 'on_time' { full } else { 0 }
//	let x = done / 4; min(x, full)
//	state in ['late', 'none']             a list
//	visits in 1..5                        a range, of whole numbers only
//	full                                  the item's maximum
//	min max abs floor ceil                of numbers; round(x, n) halves away from zero
//	clamp(x, low, high)
//	rate(done, total)                     done ÷ total × 100; of 0 and 0: not arising
//	bands(x, '>90', 2, '[70,90]', 1, '<70', 0)
//	date('2023-01-30')  days(from, to)    dates compare; days counts between them
//
// Types are number, bool, text (the options of an enum) and date; nothing is
// converted, nothing is nil. Inputs keep their names, in Vietnamese too. What
// else expr can do (closures, maps, members, joining texts, now()) is refused by
// Compile, with its place, and so is what expr passes over or reads otherwise than
// it looks: comments (they stand in the file, behind #), escapes in texts other than
// of quotes and backslashes, spaces and characters that nobody sees, numbers with
// exponent, prefix or underscores, a comma or semicolon with nothing behind it. In bands the intervals may not overlap, and a number
// that none holds fails the item; round, brackets are open ends.
//
// A [Rule] in Go and a [Function] for expressions say what an expression cannot.
//
// # What a score can be
//
// An input is known exactly, by a [Bound], or not at all; then it can be
// anything its type and domain allow. A leaf is Scored if its points are the same
// for all of that, so a loss can be stated of which a document says only "below
// 95%". Otherwise it is Missing and has the range of points still possible,
// never too narrow. NotArising and NotApplicable follow the item's policy.
// Failed has the error: a division by zero, points above the maximum, a panic in
// a Go rule. It stops no other item.
//
// Sums are sums of the rounded leaves, as published tables are; an index (%) is
// rounded on its own. Excluded items leave the maximum, and the total is rescaled
// as the rubric says (achieved ÷ applicable maximum × maximum). A total over
// missing or failed items has no points but a range.
//
// # Why these points
//
// Every [Item] has a reason, with the comparisons that kept it from more points.
// [Scorer.Explain] goes through one leaf step by step: the conditions of the items
// above it and its own, then its cases up to the one that holds, each with the
// comparisons that made it come out so, how far each figure is from what it is
// compared with, a sentence in both languages, and its place in the file:
//
//	e, err := scorer.Explain(facts, "7.1.3")
//	for _, step := range e.Steps {
//		fmt.Println(step.Held, step.Text.In(rubric.English))
//	}
//	// no Case 1 does not hold: Electronic documents: reached 76.5%,
//	// required at least 80%, 3.5 percentage points short.
//
// What is not known leaves a step undecided; it says which figures would settle it.
//
// [improve.Leaf] inverts the rule: minimal sets of changes of figures that
// earn more points, each with the nearest value that suffices, scored before it is
// returned. Inputs that the rubric marks fixed are never changed:
//
//	is, err := scorer.Improvements(facts, "7.1.3")
//	fmt.Println(is.List[0].Text.EN) // Electronic documents: 76.5% → at least 80%: +1 point
//	fmt.Println(is.Complete)        // true: it is proved that nothing else earns more
//
// For rules that are linear in their figures the list is complete. For others figures
// are tried and ranges of them bounded, which nearly always proves it, too; where it
// does not, Gaps say why.
//
// [improve.FindLevers] does so for all figures together: which of them no rule reads
// together with others, and what every move of those that are comes to.
//
// [improve.RangeOf] gives the least and the most points that an item, or the final
// score, can still come to where figures are missing, and which of them matter most.
//
// # Proving rules
//
// [verify.Rules] proves or refutes, before any unit is scored and over all facts
// that the inputs allow, what an author takes for granted: that points stay within
// the item's range and on its step, nothing fails, every case and comparison makes
// a difference, full marks can be earned, points rise with what they are said to
// rise with ([verify.Verdict] lists the properties). A verdict is proved, refuted with
// facts that show it when scored, or undecided; never a guess. Three rules that
// pass the tests one would write for them, with the rates 95, 80 and 50, 8 tasks
// of 10, and a plan that was on time, late and missing:
//
//	cases: [{when: electronic > 90, score: full}, {when: 70 <= electronic < 90, score: 1}, {score: 0}]
//	    electronic at 90 falls to the last case, which gives less than both sides (electronic = 90)
//	score: full * rate(done, planned) / 100
//	    it can fail: division by zero (done = 1, planned = 0)
//	    the points can be 4, not from 0 to 2 (done = 2, planned = 1)
//	cases: [{when: plan == 'on_time', score: 1.5}, {when: plan != 'none', score: 1}, {score: 0}]
//	    nobody can earn the maximum 2: at most 1.5
//
// Beside its verdicts a verification has warnings, of what is in order and seldom
// meant: a whole number compared with 3.500 where a point was to separate thousands, a
// percentage compared with 0.95, a total that is divided by and not marked fixed (the
// cheapest advice may then be to receive fewer dossiers), an input that no rule uses.
//
// The method is exact: every way through a rule is followed, and what it says of
// the inputs is kept as linear constraints over rationals and whole numbers; products
// and quotients of inputs are enclosed and bisected. The work is bounded
// ([verify.Options]); what needs more is undecided.
//
// # What tests cover
//
// [cover.New] records what the facts of test cases reach of the rules: cases,
// both sides of every condition, the values at, just below and just above every
// threshold, options and bands. Its report names the facts that would reach the
// rest; what no facts can reach is proved to be so and does not count.
//
// [cover.Mutants] lists the rules with one slip of the pen each, and proves of each
// that no facts notice it, or gives some that do:
//
//	electronic >= 80 → electronic > 80      (electronic = 80) 2 points, not 0.5
//	late == 0 → late <= 0                   equivalent: a count is never below 0
//
// A test that does not notice what could be noticed lacks just those facts; points
// are compared after rounding. [cover.Suggest] makes, from the rules alone, a small
// set of test cases that reaches everything and notices every mutant; what they come
// to is computed by the rules, so people have to hold it against the decision.
//
// # One unit, many units, what if
//
// [Scorer.Score] scores one unit. [Scorer.Stream] scores units as they come, in
// order, on all cores. [Scorer.Totals] scores a [Table], which holds the facts of
// many units by column, and gives only final scores and points; with
// [Scorer.With] a rule is replaced and only its leaf computed anew:
//
//	table, err := scorer.Table(slices.Values(units))
//	base, err := scorer.Totals(table, nil)
//	item := scorer.Rubric().Item("7.1.3") // of a copy
//	item.Cases[0].When = "electronic_rate >= 85"
//	variant, err := scorer.With(item)
//	after, err := variant.Totals(table, base)
//
// All three give the same scores. A [Result] forms its items and reasons when
// they are first asked for.
//
// # How one rule is evaluated
//
// Compile lowers what expr has parsed and checked into a small typed tree
// (internal/formula, whose package comment goes on from here). A leaf is then
// evaluated in one of two ways (engine.go):
//
//   - Its kernel, if all figures it reads are known and of usual size: a short
//     program over 64-bit integers on scales that are known beforehand, so that
//     nothing is rounded and nothing can overflow. It decides nearly always.
//   - formula.Eval over one set of possible values per input, in big rationals
//     (leaf.go): for bounds and missing figures, for more decimals than the scales
//     have, and for whatever a kernel does not decide, such as a division by zero.
//     Where that leaves the points open, a search makes their range exact (exact.go).
//     The reasons are always read off this one (explain.go, steps.go).
//
// Sums are added up in integers (sums.go), or in rationals where a total is a
// range that optional exclusions widen (totals.go). Where all of a source, or of the
// whole, is or may be excluded, the rubric does not say what counts in its place: the
// range then goes from nothing of it to all of it. [Total.Open] says why a final score
// is a range (open.go).
//
// # Sentences and errors
//
// Whatever the library says (faults, failures, verdicts, reasons) is an entry of a
// catalogue with a code and both languages: package locale says how, and files
// messages.go hold the entries beside the code that says them. To add a verdict, define
// its sentence in verify/messages.go and say it with rubric.Say.
//
// Errors of callers are found by errors.Is: [ErrEdition], [ErrUnit], [ErrUnknownItem] and
// [ErrFacts]. What is wrong with a file or with facts is a [source.Faults], each with the
// path to the value that it is about.
//
// # What is left out
//
// Ranks need all units of a group and are the host's for now. Nothing is clamped
// and nothing defaults: a rule that gives 2.5 of 2 fails.
package scoring
