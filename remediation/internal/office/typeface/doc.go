// Package typeface measures text in the typeface of all documents, Times New Roman. It
// links the Liberation Serif fonts, which have every Vietnamese letter and the same
// widths.
//
// A [Ruler] measures text of any size on a page, for what depends on widths there: the
// columns of a table, the line below a name. A [Font] is one size and weight, to measure
// text in pixels and to draw it.
package typeface
