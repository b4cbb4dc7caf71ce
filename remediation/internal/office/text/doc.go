// Package text makes foreign texts safe to set: one line of characters that every
// format can hold, and the words between which it can be broken.
package text
