// Package chart draws charts of exact numbers, as SVG for screens and as PNG for pages.
//
// A [Chart] is of one [Kind]: [Bars] show points of maxima, a [Waterfall] how single
// losses lead from the maximum to the score, a [Curve] what more and more effort comes
// to. What a chart shows stands in [Chart.Alt] too, a loss is hatched and not only red,
// and an axis that does not start at 0 says so.
//
// # From numbers to pixels
//
//   - count.go counts numbers as multiples of one power of ten, whatever their exponents
//     are, and finds places and ticks on an axis in whole units.
//   - bars.go, waterfall.go and curve.go lay a chart out as a sketch (sketch.go):
//     rectangles and texts in whole units. letters.go has the sizes of the texts, text.go
//     wraps them, number.go writes numbers in a bounded space.
//   - svg.go and png.go draw the same sketch.
//   - faults.go says what is wrong with a chart.
//
// Nothing is computed in floats, which is why gonum/plot is not used here: it draws
// Vietnamese as well, but computes in them.
package chart
