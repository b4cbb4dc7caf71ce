// Package formula is the rule language: expr's syntax over exact numbers.
//
// An expression is read in three steps. expr's lexer, parser and checker read it
// ([Scope.Compile] in scope.go; parse.go, spelling.go); they never see a number, because
// every literal is masked by a placeholder of the same width and taken from the source
// text instead. Where expr cannot read on, habits of writing are known by their form, told
// with what to write, and mended for the rest to be read (habits.go, habits_words.go). The
// checked tree is lowered (lower.go, calls.go) into the small typed tree of this package
// ([Node], node.go), which has positions and knows no floats, no nil and no any. That tree
// is then read in several ways:
//
//   - [Eval] (eval.go) computes it over what is known of the inputs: exact values or
//     bounds, so the result is a value or a range, always exact, never too narrow;
//     [Trace] (watch.go) does so and reports what it meets;
//   - [Refine] (condition.go) computes a condition and what is known of the inputs where
//     it holds and where it does not;
//   - [Decide] (decide.go) names the comparisons that decided a condition, [Bands]
//     (bands.go) the bands of a table that were tried;
//   - [Parts] lists what ought to make a difference (parts.go), [Points] what facts can
//     reach (points.go), [Mutations] slips of the pen (mutations.go), [Slips] what is in
//     order and seldom meant (slips.go), [DirectionOf] which way a number goes
//     (monotone.go), [Trends] so of all inputs at once and of conditions, too (trend.go,
//     trend_condition.go), [Cuts] what inputs are compared with (cuts.go);
//   - [Scope.CompileRelation] (linear.go) reads a relation as linear comparisons;
//   - package solve searches for facts for which formulas come out in a certain way, and
//     package kernel turns the cases of a leaf into a program over columns.
//
// The name of a parameter is lowered to the literal of its one value, or to a conditional over
// the date by which the value is chosen (parameter.go). So all readers know it, and those that
// speak of what the author wrote pass over what is in it.
//
// Numbers are big rationals from literal to result. Nothing here is rounded but by the
// function round. What formulas say when they have no value, and every fault of an
// expression, stands in messages.go.
//
// To add a function of the language is to add it to calls.go (its types, and its value
// over intervals), to solve/numbers.go, kernel/calls.go (a kernel may refuse it) and
// words/phrases.go, to eval.go if it can fail, and to the oracle and the generators of the
// tests (formulatest/oracle.go, formulatest/generate.go, and ruletest for whole rules); the
// differential tests then compare all of them. monotone.go, mutations.go, parts.go and
// slips.go say more of it where there is more to say.
package formula
