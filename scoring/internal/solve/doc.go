// Package solve answers whether there are facts for which formulas come out in a certain
// way, exactly, and gives such facts: for proofs, exact ranges, coverage and inversion.
//
// A [Search] (search.go) follows formulas through regions (follow.go conditions,
// numbers.go arithmetic). A [Region] (region.go, system.go) is a set of facts: a box of
// what each input can be and linear constraints on several of them (linear.go), with
// derived variables for products, quotients and roundings. To solve a region is to
// propagate bounds (propagate.go) and to eliminate variables (Fourier and Motzkin;
// eliminate.go), then to bisect what is not linear (solve.go); clear.go multiplies
// constraints on quotients by their divisors. Where a formula has too many ways, regions
// leave open which is taken: through a sum by choices (choices.go, sums.go), through
// conditions by what holds (held.go), as gates (circuit.go) that learned clauses decide
// (clauses.go). The answer is Yes with facts that were tried on the constraints themselves,
// No from constraints that are at most weaker than they are, or Unknown once the steps
// are spent.
//
// What is known of several variables from the start, such as that of dossiers no more are
// settled on time than there are, is a [Constraint] that a search assumes (constraint.go).
//
// On top of that: nearest.go and nearby.go find the least change into a region,
// joined.go what a region says of one input, events.go what a search comes across.
//
// Left out: leaves and points. What a rule is, package rules knows, whose walk calls a
// search at each expression.
package solve
