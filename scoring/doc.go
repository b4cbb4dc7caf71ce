// Package scoring scores units against a rubric, exactly, and explains the points.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//
//		"github.com/parindex/parindex/rubric"
//		"github.com/parindex/parindex/scoring"
//	)
//
//	const file = `
//	rubric: demo-2025
//	title: Demo
//	decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
//	period: 2025
//	max: 3
//	points: {places: 2, rounding: half-up}
//	inputs:
//	  - {name: electronic_rate, type: percent, title: {vi: Tỷ lệ văn bản điện tử, en: Electronic documents}}
//	  - {name: late, type: count, title: {vi: Số báo cáo chậm, en: Late reports}}
//	areas:
//	  - {code: "1", title: Documents, max: 1, cases: [{when: electronic_rate >= 80, score: full}, {score: 0}]}
//	  - {code: "2", title: Reports, max: 2, score: "max(0, full - 0.25 * late)"}
//	`
//
//	func main() {
//		r, err := rubric.Parse("rubric.yaml", []byte(file), nil)
//		if err != nil {
//			log.Fatal(err) // every fault of the file, as file:line:col: message
//		}
//		scorer, err := scoring.Compile(r, nil)
//		if err != nil {
//			log.Fatal(err) // every fault of its rules: unknown name "electonic_rate"; did you mean ...
//		}
//		result, err := scorer.Score(scoring.Facts{Inputs: map[string]scoring.Figure{
//			"electronic_rate": scoring.Known("76.5"),
//			"late":            scoring.Within(scoring.Bound{AtLeast: scoring.Known(1)}),
//		}})
//		if err != nil {
//			log.Fatal(err) // what is wrong with the facts: 105 is outside its domain, [0, 100]
//		}
//		for _, it := range result.Leaves() {
//			fmt.Println(it.Code, it.Status, it.Range.Least, it.Range.Most, it.Reason.In(rubric.English))
//		}
//		fmt.Println("total", result.Total.FinalRange.Least, result.Total.FinalRange.Most)
//	}
//
// The rate is known and costs the point; of the reports only a bound is:
//
//	1 scored 0 0 electronic documents reached 76.5%, below 80%
//	2 missing 0 1.75 not enough is known of late reports
//	total 0 1.75
//
// # The rule language
//
// Rules are expressions in the syntax of github.com/expr-lang/expr over exact rationals,
// from the text of a literal to the points of a leaf, so 2/3*3 == 2 holds. Points are
// rounded once, when a leaf's are formed, or where the author calls round(x, n).
//
//	80 <= done_rate < 90 and not late     comparisons, chained too (< <= > >=); and or not
//	state == 'on_time' ? full : 0         also if state == 'on_time' { full } else { 0 }
//	let x = done / 4; min(x, full)        full is the item's maximum
//	state in ['late', 'none']             a list; visits in 1..5 a range, of whole numbers only
//	min max abs floor ceil clamp          of numbers; round(x, n) halves away from zero
//	rate(done, total)                     done ÷ total × 100; of 0 and 0: not arising
//	share(done, total)                    done ÷ total × full, likewise
//	bands(x, '>90', 2, '[70,90]', 1, '<70', 0)
//	date('2023-01-30')  days(from, to)    dates compare; days counts between them
//	workdays(from, to)                    the days after from up to to that are neither
//	                                      weekends nor holidays; below zero if to is before from
//	points('7') >= 5 and index('7') >= 50 in conditions of bands alone: of any item
//	sent != never                         of a date input with never: true; later than every day
//	sum(reports) mean min max             of a series, or of several numbers; min and max of dates
//	mean(max(0, 1 - 0.25 * failed))       member by member: in sum and mean a series' name is
//	count(reports >= planned)             one of them; and how many it holds for
//	count(portal, rate >= 80)             how many of some conditions hold
//	reports.q1  group in ['ward']         one member; the unit's group, if groups are declared
//	done / peer_best(done)                of the units of the object group: the highest done, or
//	                                      peer_best(late, 'lowest'); peer_rank(done), 1 the best;
//	                                      peer_mean, peer_sum, peer_count (see Relative figures)
//	rate >= limit                         a parameter: its value in the period, or on a day
//
// Types are number, bool, text (the options of an enum) and date; nothing is converted,
// nothing is nil. What else expr can do (closures, maps, joining texts, now())
// Compile refuses, with its place, and so what expr passes over or reads otherwise than it
// looks: comments, escapes, invisible characters, exponents. In bands intervals may not
// overlap, and a number that none holds fails the item; so do facts that no case holds for,
// where the last has a condition, too, and a day on which a parameter has no value. A [Rule]
// in Go and a [Function] for expressions say what an expression cannot.
//
// Why not run expr itself: its virtual machine computes in float64, and what is evaluated
// over bounds, explained and proved must be data, not bytecode. It is the oracle of the
// tests. 1.5 * (7/12) is 0.875 and becomes 0.88; of 483,600 such cases TestGrid compares
// with integers none differs (538 do in 16-digit decimals, 181 in float64).
//
// # Relations
//
// Figures of a unit are not independent of each other: no more dossiers are settled on
// time than there are. A rubric says so once, under relations:
//
//	relations:
//	  - {holds: on_time <= dossiers, title: {vi: "...", en: "..."}}
//	  - {holds: issued <= sent and days(issued, sent) <= 30, title: {vi: "...", en: "..."}}
//
// A relation is a conjunction of linear comparisons of numbers or dates: sums, differences
// and constant multiples. One that names series (done <= planned) holds for each of their
// members. Facts that contradict one are at fault, bounds that leave no
// figures that satisfy all are, too, and a missing figure is only what they allow. Proofs,
// ranges, suggested cases, improvements and levers speak of such facts alone, so rules
// need no guard against others. Not linear, and so no relation, is an implication such as
// "not held or visits > 0": a rule has to say what follows then.
//
// # Relative figures
//
// peer_best(x), peer_rank(x), peer_mean(x), peer_sum(x) and peer_count(x) say how a figure
// of a unit stands among those of its object group, of all units where no groups are
// declared. Package peers computes them from all units before they are scored, and package
// cohort has it do so. They are inputs that nobody declares, under the names that they have
// in rules (the mean is a sum by a count): facts can have peer_best(x), test cases give it,
// witnesses and receipts do. A unit that is scored by itself lacks them: the items that read
// them are missing, with the range that is possible, and [OpenPeers] says why. The argument
// is the name of an input that is a number and no series. Relations cannot name them; what
// follows from what they are (no unit is above the best) holds without being said.
//
// # What a score can be
//
// An input is known exactly, by a [Bound], or not at all; then it can be anything that its
// type and domain allow. A leaf is Scored if its points are the same for all of that, so a
// loss can be stated of which a document says only "below 95%". Otherwise it is Missing
// and has the range of points still possible, never too narrow. NotArising and
// NotApplicable follow the item's policy. Failed has the error: a division by zero, points
// above the maximum, a panic in a Go rule; it stops no other item. Nothing is clamped.
// Sums are sums of the rounded leaves, as published tables are; an index (%) is rounded on
// its own. Excluded items leave the maximum, and the total is rescaled as the rubric says;
// where all of a source may be excluded and the rubric does not say what follows, the range
// goes from nothing of it to all of it. [Total.Open] says why a final score is a range.
//
// Parts of an item add up, or are cut at its maximum, or the least of them counts
// ([rubric.Combine]). Under a cap as much of the maximum applies as its parts come to that
// are not excluded; of the least, the least maximum of a part that counts. What is lost is
// stated at leaves, so that it adds up at every item: of the least, at the first part that
// has it; under a cap, at the first parts that lost as much. The final score is rescaled
// and rounded, then come bonus and penalty, then its floor and ceiling. The band is the
// first, from the highest down, that it reaches and whose condition holds; a condition
// without a value, such as the index of an item that is excluded, leaves it open. Which bands
// a unit has the points of and misses by their conditions, and why, is in PassedOver of
// [Total]. Test cases do not cover conditions of bands, nor are there mutants of them:
// package verify proves what can be.
//
// Every [Item] has a reason, with the comparisons that kept it from more points.
// [Scorer.Explain] goes through one leaf step by step, each step with a sentence in both
// languages and its place in the file: "Case 1 does not hold: Electronic documents:
// reached 76.5%, required at least 80%, 3.5 percentage points short."
//
// A result has a receipt ([Result.Receipt], and in its JSON): the versions of the library and
// of the rubric, and hashes of the facts and of all that it says. Package receipt says what
// comparing two of them proves.
//
// # One unit, many units, what if
//
// [Scorer.Score] scores one unit, [Scorer.Stream] units as they come, in order, on all
// cores, and package columnar many units by column, from facts or from what a query
// returns, for columns of points, final scores and bands; with
// [Scorer.With] a rule is replaced, with [Scorer.Vary] whatever else, and only leaves that
// differ are computed anew. All give the same:
//
//	table, err := columnar.FromFacts(ctx, scorer, slices.Values(units), nil)
//	base, err := columnar.Score(ctx, scorer, table, nil, nil)
//	item := scorer.Rubric().Item("1") // of a copy
//	item.Cases[0].When = "electronic_rate >= 85"
//	variant, err := scorer.With(item)
//	after, err := columnar.Score(ctx, variant, table, base, nil)
//	finals := after.Finals() // by unit: points in hundredths, known or not, status
//
// # Errors
//
// Errors of callers are found by errors.Is: [ErrEdition], [ErrUnit], [ErrUnknownItem],
// [ErrFacts], [ErrVariant]. What is wrong with a file or facts is a [source.Faults], by path and place.
//
// # Long work
//
// What proves, searches or weighs can take longer than people wait for a page: all of
// verify and cover, most of improve and remediation, columns of many units. Such a call
// takes a context and a [Work]: steps, goroutines, and whom to tell of progress. It ends
// with its context, with the context's error and without an answer, or with its steps,
// with an answer that says what it leaves open: undecided, a gap, not proved, not exact.
//
// Steps bound the whole call. They are divided equally among its parts (leaves, mutants,
// levers); what some do not need goes to those that ran out, which go on, and one
// question takes at most a tenth. So the answer depends neither on the number of
// goroutines nor on who is first, and a hard rule leaves the others decided.
//
// # Rooms
//
//	verify            proves rules or refutes them, compares those of two editions
//	cover             what test cases reach, mutants, suggested cases
//	improve           what wins points back, what is still possible, the cheapest changes
//	form              figures in and out of spreadsheets: a form, a table of units, results
//	assessment        a unit's year: records folded into rounds, ledger, comparison
//	published         a published table held against results
//	published/listing a published table of many units, held against itself and results
//	audit             score sheets and stored results held against the score computed anew
//	columnar          many units by column, from facts or queries, also what if
//	bridge            what moved scores from one year to the next: rules, weights or data
//	peers             how figures of units stand among those of their group
//	cohort            units ranked within their object group; what they came to together
//	influence         what ranks depend on: items left out, thresholds moved, overlaps
//	statistics        means, quantiles and spread of many numbers, exactly
//	policy            variants of a rubric: what they would do to many units
//	receipt           what a stored result was computed from, to compute it again
//	scoringtest       test cases of authors, as Go tests
//	internal/rules    the compiled rubric, the walk through a rule, the arithmetic of points
//	internal/formula  the rule language, as text and as a tree
//	internal/interval exact sets of values
//	internal/solve    the search for facts for which formulas come out in a certain way
//	internal/kernel   leaves computed over columns of machine integers
//	internal/words    values, comparisons and formulas as officials write them
//
// # Glossary
//
//	item, area, leaf  a row of the rubric (rubric.Item); one at the top; one without items below
//	input, figure     what units declare (rubric.Input); its value, perhaps a bound (Figure, Bound)
//	series, member    an input with a figure for each of its members (quarters, say); one of them
//	group             the object group of a unit, which rules can read
//	relative figure   how a figure stands among those of the group (rules.Relative), as peer_best(x)
//	parameter         a number that rules name and that changes over the years (rubric.Parameter)
//	facts, row        the figures of a unit (Facts); the same by column (rules.Row)
//	relation          what figures of every unit satisfy (rubric.Relation, rules.Relations)
//	joined input      one that a leaf does not read and relations connect to one that it reads
//	guard             a condition (applies, arises) above the cases of a leaf
//	case              a condition with a score; the first that holds gives the points
//	policy            what follows if a guard is closed or a rate does not arise (rubric.Policy)
//	ending            what a walk through a rule comes to: points, a policy, a failure (rules.Ending)
//	branch            one way through a leaf that the facts allow (rules.Branch)
//	outcome           all that a leaf can come to over a set of facts (rules.Outcome)
//	status            what a score is, from Scored to Failed (Status)
//	table row         a case, or a branch of a conditional in a score, in a decision table
//	subject           what conditions compare: an input, or a number computed from some
//	hole              a stretch of a subject left to the last case by mistake (package verify)
//	overlap           facts for which more than one row of a table holds (package verify)
//	grid              the points that a leaf can have: rounded, on its step (rules.Grid)
//	entry, ledger     a leaf that has no points or may have others; what all leaves add up to
//	term              what adds up to a final score: a leaf, or the outermost item whose parts do not
//	interval, domain  a set of numbers between two ends; what an input or formula can be
//	region            a set of facts in a search: domains with linear constraints (solve.Region)
//	kernel            the program that computes a leaf over columns
//	witness           facts that show a verdict (verify.Example)
//	verdict           a property that is proved, refuted or undecided (verify.Verdict)
//	variant           another rubric by which units have the same figures ([Scorer.Vary])
//	breakpoint        a value of a figure at which points change
//	candidate         a set of changes of figures that is weighed (in improve)
//	lever, move       figures that rules read together; changes of them (improve.Lever)
//	round, record     a stage of a unit's year; one thing that was done in it (package assessment)
//	account, cause    an item in a ledger of a year; what reduced its maximum (assessment.Ledger)
//	link, cluster     items of two editions that are taken together (bridge.Link)
//	receipt           what a result was computed from (receipt.Receipt)
//	edition           a rubric by its deciding document and hash (rubric.Edition)
//
// # One rule from text to points
//
//  1. rubric/parse.go reads the file; rules are text there.
//  2. scorer.go: [Compile] hands a copy to internal/rules/compile.go, which makes a tree of
//     nodes and collects the guards, and has internal/rules/compile_leaf.go finish leaves.
//  3. internal/formula/scope.go compiles each expression: internal/formula/parse.go has expr
//     read it, internal/formula/lower.go makes a typed tree of it.
//  4. internal/kernel/compile.go makes a program of the leaf, if its numbers fit 64 bits.
//  5. score.go has [Scorer.Score]: row.go takes a unit's figures into columns, and
//     internal/rules/engine.go runs the kernel on them, which decides nearly always.
//  6. Else internal/rules/leaf.go follows the walk (internal/rules/walk.go) over sets of
//     values, by internal/formula/condition.go and internal/formula/eval.go, and rounds by
//     internal/rules/grid.go; what that leaves open internal/rules/exact.go makes exact.
//  7. internal/rules/ledger_unit.go adds up, for a [Result]; score.go writes its items when
//     they are asked for, explain.go their reasons, in the words of
//     internal/words/comparisons.go; cache.go keeps leaves for [Scorer.Caching].
//
// Of many units columnar/facts.go and columnar/columns.go lay the figures side by side in
// blocks (columnar/table.go), columnar/totals_block.go runs the kernels over them, and
// columnar/totals_items.go reads what they come to.
//
// # What to touch to add
//
//   - a verdict: verify/verify.go names properties, verify/judge.go calls the proofs, which
//     stand by topic beside it, verify/messages.go has what they say; the tests that know all
//     properties are verify/soundness_points_test.go and examples/rubrics/faults_test.go;
//   - a function of the rule language: internal/formula/doc.go lists the files, from
//     internal/formula/calls.go to the oracle of the tests, and the table above;
//   - a type of input: rubric/input.go, rubric/validate_inputs.go, facts.go, facts_file.go,
//     row.go, internal/rules/layout.go, remediation/effort.go; a type of the language
//     behind it: internal/interval/type.go;
//   - a form of relations: internal/formula/linear.go reads them, internal/rules/relations.go
//     connects inputs by them, internal/rules/relations_row.go holds facts against them; searches assume
//     them by solve.Search.Assume;
//   - a sentence: an entry, in both languages, in the messages.go beside the code that says
//     it, said with rubric.Say (package locale). Reasons and steps are put together from
//     parts, in sentences.go, explain.go and internal/words; papers have their texts in
//     remediation/document/words.go. What only a programmer does wrong is said in English;
//   - a kind of document: remediation/document/doc.go says how.
//
// # Speed
//
// By columns 88 rules of a unit take 1.7 times as long as written by hand over columns of
// int64; a rubric with exclusions, bonus and penalty, that of the examples, 3 times as long
// as written by hand unit by unit. One unit, or a unit of a stream, takes about 100 times as
// long as by hand; it can be explained, and expr in float64 takes as long. With a figure in
// ten missing it takes 3 times as long as a complete unit. A thousand variants of a rule
// over 3,300 communes take a second of CPU time, a million communes, from columns to final
// scores, two. examples/benchmarks measures this, and other engines.
//
// # What is left out
//
// Storage and the clock are the host's. What a rule does not say has no default.
package scoring
