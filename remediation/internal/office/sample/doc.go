// Package sample has documents for the tests of the writers: the plan of a real commune
// with every kind of part, charts, and texts that mean something to some format; what
// tests make documents of by hand; and golden files.
package sample
