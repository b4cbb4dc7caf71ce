// Package places ranks numbers: who is first, who shares a place, and between which places
// a number can be that is known only by its ends, and divides what is ranked into groups.
// It knows nothing of units, rubrics and rounding: package cohort brings what it ranks into
// this form.
//
// Numbers are whole ones; the greatest is first. What else can be ordered is given numbers
// by [Codes]. Places are in halves, so that those of [ranking.Fractional] are whole: 2 is
// the first place, 5 is two and a half.
package places
