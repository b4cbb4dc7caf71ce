// Package words writes values, comparisons and formulas as officials write them, in
// Vietnamese and in English: "76,5%", "từ 80% trở lên", "late reports: 2, at most 0".
//
// words.go has the values of an input, digits.go the numbers of one sentence (cut to
// two places unless that makes the sentence contradict itself), measure.go what a
// formula counts, phrases.go formulas, comparisons.go what kept a leaf from more
// points, follows.go what comes of a condition.
//
// Left out: whole sentences. They are entries of catalogues (files messages.go beside
// the code that says them, package locale), into which these words are put. For
// programs numbers are written by package interval.
package words
