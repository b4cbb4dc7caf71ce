// Package kill has a test alone: it kills the server again and again between a request and its
// answer, and looks whether everything that was acknowledged is still there.
package kill
