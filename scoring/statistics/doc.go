// Package statistics describes many numbers exactly: means, quantiles and spread as
// fractions, never as floating-point numbers.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//
//		"github.com/parindex/parindex/scoring/exact"
//		"github.com/parindex/parindex/scoring/statistics"
//	)
//
//	func main() {
//		d := statistics.New(2) // points with two decimal places
//		for _, hundredths := range []int64{8750, 9000, 7825, 9000} {
//			d.AddUnits(hundredths, 1)
//		}
//		fmt.Println(d.N(), d.Mean()) // 4 86.4375
//		tenth, err := d.Quantile(exact.Of(1).Over(exact.Of(10)), statistics.Linear)
//		if err != nil {
//			log.Fatal(err)
//		}
//		fmt.Println(tenth) // 81.025
//		text := d.Describe(nil).Text()
//		fmt.Println(text.EN)
//	}
//
// A [Distribution] keeps how often each value occurs, so a million units of which the
// scores have two decimal places take the memory of at most 10,001 numbers. Parts that
// were counted apart are put together by [Distribution.Merge].
//
// # Which quantile
//
// Programs do not agree on what the quartile of ten numbers is. Hyndman and Fan (Sample
// Quantiles in Statistical Packages, The American Statistician 50(4), 1996, 361–365) count
// nine definitions; [QuantileType] has them under their numbers and under the names that
// NumPy gave them. The default is number 7, [Linear], which spreadsheets compute; every
// output says which it was. The medians of types 2 and 5 to 9 are the usual one; that of
// types 1, 3 and 4 lies lower where the number of values is even.
//
// # What is left out
//
// Estimates, tests and confidence intervals: the units of a cohort are all there are, no
// sample of others. The standard deviation is the one number that is not exact: it is
// rounded correctly to declared places.
package statistics
