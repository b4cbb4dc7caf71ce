// Package formulatest has what the tests of formula, interval, solve and kernel share:
// a [Generator] of random well-typed expressions and of facts near their thresholds
// (generate.go), facts of which some are only bounded (bounds.go), and an [Oracle]
// (oracle.go) that computes the same expressions on expr's own virtual machine, with
// operators over exact rationals. kit.go has the inputs of all tests, cases.go how many
// cases a run takes.
package formulatest
