// Package schemas is documentation. Its tests hold the JSON Schemas that
// examples/parindex prints against every file of the repository: files that are
// right pass, and of those that are wrong each is refused whose fault a schema can
// see. It is a module of its own so that the library does not depend on the
// validator.
package schemas
