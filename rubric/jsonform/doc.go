// Package jsonform writes and reads the JSON documents of the library: numbers as text
// whatever switches a host has set, as strict on reading as files, and with the version
// of the form ([Schema]) and the edition that they belong to. Empty lists are [], and
// unknown, duplicate and missing keys are errors.
//
// A host's struct that embeds a type with these methods gets them with it, and is then
// written as that type alone: name the field.
package jsonform
