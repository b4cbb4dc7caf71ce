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
//   - [Test] computes a condition and what is known of the inputs where it holds
//     and where it does not;
//   - [Decide] names the comparisons that decided a condition;
//   - [Vectorize] turns the cases of a leaf into a [Kernel], which computes many
//     units at once over machine integers where that is exact.
//
// Numbers are big rationals from literal to result. Nothing here is rounded but
// by the function round.
package formula
