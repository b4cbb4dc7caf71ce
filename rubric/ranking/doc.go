// Package ranking is what a rubric says of ranks: how units with equal scores are ranked,
// by which number, and how many units may be in a band.
//
// In a rubric's file:
//
//	ranking:                    # without it: competition, by the points of the final score, exactly
//	  ties: competition         # also dense, ordinal, modified, fractional
//	  by: points                # also index: points ÷ maximum × 100
//	  rounding: {places: 2, rounding: half-up}   # of the number that is ranked; without it, exactly
//	  keys:                     # of ordinal: what separates equal units, in this order
//	    - {item: "8"}           # more points of an item come first
//	    - {item: "1.2", lowest: true}
//	quotas:
//	  - {bands: [Xuất sắc], most: 20, source: "..."}   # at most 20 % of the units of every group
//	  - {bands: [Xuất sắc, Tốt], most: 60, group: ward, illustrative: true}
//
// How they are applied is package scoring/cohort's.
package ranking
