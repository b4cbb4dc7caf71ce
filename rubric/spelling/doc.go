// Package spelling compares names as readers see them: in one Unicode normalisation
// form, told apart only where people can tell them apart, without characters that
// nobody sees, and with a suggestion where one is misspelt.
package spelling
