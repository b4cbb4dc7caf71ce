// Package words writes values, comparisons and formulas as officials write them, in
// Vietnamese and in English: "76,5%", "từ 80% trở lên", "late reports: 2, at most 0".
//
// words.go has the values of an input, digits.go the numbers of one sentence (cut to
// two places unless that makes the sentence contradict itself), measure.go what a
// formula counts, phrases.go formulas, comparisons.go the comparisons of a step, reasons.go
// the same as the reason of a loss, with nouns.go for what the titles of inputs are in a
// clause and fill.go for an author's own reason, goals.go what a figure has to become,
// follows.go what comes of a condition.
//
// Left out: whole sentences. They are entries of catalogues (files messages.go beside
// the code that says them, package locale), into which these words are put. For
// programs numbers are written by package interval.
package words
