// Package kernel computes a leaf for many units at once, in 64-bit integers, where that
// is provably exact.
//
// [Vectorize] (compile.go) turns guards and cases into a [Kernel]: a program over
// columns of integers, on scales that are known beforehand. It compiles only what cannot
// overflow over the ranges of the columns; numbers.go and calls.go have the arithmetic
// with its bounds, conditions.go the comparisons. [Kernel.Run] (kernel.go)
// computes a block of rows, and says of each whether it was counted, which guard closed
// it, or that it is not decided here.
//
// Most rules come to little: a few thresholds, or a number that is linear between two of
// them. pieces.go finds these pieces by computing the program symbolically
// (symbolic.go, linear.go), cells.go makes a table of them, and loops.go adds them up in
// one pass over a block; piecewise.go and block.go are for the rest. A rule with too many
// pieces is computed by its program.
//
// Left out: figures with more decimals than a column has, bounds, missing figures,
// divisions by zero, and reasons. All of these are package rules', which evaluates the
// formulas themselves. Both come to the same wherever the kernel counts, which tests
// hold against each other.
package kernel
