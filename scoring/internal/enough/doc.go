// Package enough has the check that a random test really checked something. It is apart
// from ruletest, which imports scoring, so that tests of the packages below it can
// use it.
package enough
