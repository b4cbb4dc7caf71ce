// Package jsonform writes and reads the JSON documents of the library: numbers as text
// whatever switches a host has set, as strict on reading as files, and with the version
// of the form ([Schema]) and the edition that they belong to.
package jsonform
