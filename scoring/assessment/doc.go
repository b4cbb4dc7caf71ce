// Package assessment is one unit's year: what was stated, appraised, shown and waived, who
// did it, and what it comes to in every round.
//
// DOC
package assessment
