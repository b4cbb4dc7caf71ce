// Package locale is the two languages that the library speaks, Vietnamese and English,
// and how numbers and names stand in their sentences.
package locale
