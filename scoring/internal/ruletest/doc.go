// Package ruletest has what the tests of rules share: random rubrics, random facts, and
// what they ought to come to, computed by other means than the library's.
//
// group.go writes random rules of one leaf ([SomeRule]) of expressions that know their
// own parts (tree.go); leaves.go several leaves that share inputs; facts.go facts at and
// next to everything that the rules name. curve.go writes rules that are not linear,
// with a small evaluator of its own beside them. figures.go writes figures for tables of
// tests, compile.go compiles rubrics, shown.go shows what came of them.
//
// flags.go has the numbers of instances, for longer runs than the usual:
//
//	go test ./scoring/verify -run Sound -scoring.rules 400 -scoring.facts 1000 -scoring.seed 7
//
// A random test says at its end how many instances of each kind it must have checked
// (enough.go), so that one that checks nothing fails.
package ruletest
