// Package formula is the rule language: expr's syntax over exact numbers.
//
// An expression is read in three steps. expr's lexer, parser and checker read it
// ([Scope.Compile]); they never see a number, because every literal is masked by
// a placeholder of the same width and taken from the source text instead. The
// checked tree is lowered into the small typed tree of this package ([Node]),
// which has positions and knows no floats, no nil and no any. That tree is then
// read in several ways:
//
//   - [Eval] computes it over what is known of the inputs: exact values or
//     bounds, so the result is a value or a range, always exact, never too narrow;
//   - [Refine] computes a condition and what is known of the inputs where it holds
//     and where it does not;
//   - [Decide] names the comparisons that decided a condition;
//   - [solve.Search] answers whether there are facts for which formulas come out in a
//     certain way, and finds them: for verification, inversion and exact ranges;
//   - [kernel.Vectorize] turns the cases of a leaf into a [kernel.Kernel], which computes many
//     units at once over machine integers where that is exact.
//
// A search follows every way through formulas (search_number.go, search_truth.go).
// What a way says of the inputs is a [solve.Region]: a box of what each can be, and linear
// constraints on several of them, with derived variables for products, quotients
// and roundings (system.go). Constraints are solved by propagation, elimination
// after Fourier and Motzkin, and bisection (propagate.go, solve.go); what is found
// is tried on the constraints themselves, and "there are none" follows from
// constraints that are at most weaker than they are.
//
// Numbers are big rationals from literal to result. Nothing here is rounded but
// by the function round.
package formula
