// Package catalogue holds the test of what the library says; it has no code.
package catalogue
