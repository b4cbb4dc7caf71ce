// Package interval has exact sets of values: an [Interval] is a set of numbers between
// two ends, with either end in the set or not and perhaps of whole numbers only; a
// [Domain] is a set of values of any [Type] of the rule language, which is what is
// known of an input or of a formula.
//
// interval.go and sets.go have the arithmetic and the algebra of sets; domain.go and
// type.go domains; halves.go divides sets and picks numbers from them; written.go keeps
// to numbers that a figure can be; write.go writes them.
//
// Arithmetic is outward: the result of an operation holds every value that it can come
// to, and perhaps others, since interval evaluation loses correlations between inputs.
// Whoever needs the exact set asks package solve. Numbers are big rationals, and none
// is changed once made.
package interval
