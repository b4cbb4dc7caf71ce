// Package typed reads figures as officials type them into cells, and writes them so.
//
// Nothing is guessed. A text that can be read in two ways (1.234 is a number with three
// decimals or one with its thousands parted) is read in the one that the input allows: a
// count has no decimals, a percent is at most 100. Where both are allowed it is a fault,
// unless the caller says which sign parts decimals. What does not say a figure is a fault
// with what it may mean; only an empty cell is a figure that is missing.
//
// A number that is stored as one is what a spreadsheet shows of it: of more than fifteen
// significant digits, which are what binary arithmetic leaves (0.30000000000000004,
// 76.549999999999997), it is rounded to fifteen. No number becomes a binary float here.
package typed
