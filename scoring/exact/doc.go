// Package exact has the numbers that statistics, ranks and shares of points come to: means,
// quantiles, percentages of many units are seldom decimals, and are never rounded before
// they are printed.
//
//	mean := exact.Of(sum).Over(exact.Of(units))
//	fmt.Println(mean)                                            // 2497/30
//	fmt.Println(mean.Round(decimals.Rounding{Places: 2, Mode: decimals.HalfUp})) // 83.23
//
// A [Number] is a fraction of whole numbers of any size. It is written as a decimal where
// it is one and else as a fraction, in JSON as a string.
package exact
