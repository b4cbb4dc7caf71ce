// Package decimals reads, writes and compares numbers of the decimal package safely and
// always in the same way: whatever switches of that package a host has set, and however
// large an exponent is, whose zeros the methods of a decimal may write out.
//
// How numbers are rounded is a [Rounding]: to so many decimal places, in one of three modes.
package decimals
