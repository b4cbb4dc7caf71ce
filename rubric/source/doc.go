// Package source reads YAML strictly and reports faults with their place in the file.
//
// Every file of this library (rubrics, facts, published tables, catalogues of
// actions) is read through it, so that all of them are equally strict: an
// unknown key, a duplicate key, a missing key, a value of the wrong kind is a
// [Fault], and all faults of a file come in one list, [Faults].
//
//	doc := source.Read("unit.yaml", data, nil)
//	m := doc.Root().Mapping()
//	name := m.Need("name").String()
//	rate := m.Get("rate").Decimal() // absent: the zero decimal, no fault
//	m.Close()                       // every key not asked for is a fault
//	if err := doc.Err(); err != nil {
//		return err // unit.yaml:3:1: unknown key "nmae"; did you mean "name"?
//	}
//
// Such files are written by hand, by people who know spreadsheets and word processors. What
// the YAML parser cannot read on from, and what commas within braces have parted, is told by
// what they meant (syntax.go, commas.go); unknown keys and words by those that may be meant,
// in Vietnamese, too (glossary.go). What was meant stands then in the value, so that one
// slip is one fault.
//
// A fault is data: its place in the file, the path to the value (inputs.rate), and a
// message with a code and a sentence in Vietnamese and in English ([Fault.In]). It has a
// JSON form with all of them. A fault is made of a sentence of the reader's catalogue,
// see package locale: n.Fault(unknownName, name).
//
// JSON is read the same way, being YAML. Numbers are read from their text and
// never pass through a binary float. Files come from outside, so size, depth,
// the number of nodes (aliases counted as often as they are used) and the
// digits of a number are bounded by [Limits].
//
// An alias of a mapping costs as much as the mapping, and is counted so. Faults
// beyond [Limits.Faults] are counted, not told, and messages quote no more than the
// start of a long text: a small file cannot make much of itself.
//
// Texts are read in Unicode normalisation form C ([spelling.Normalize]), so that a name is the
// same however its accents were typed. Names and codes ([Node.Name]) hold nothing
// that readers do not see, and no file holds characters that change the direction of
// its texts. YAML tags and directives are refused.
//
// The other direction, the JSON documents that the library makes, is package jsonform;
// names are compared by package spelling, numbers by package decimals.
//
// Lines and columns count from 1, columns in characters (Unicode code points),
// as editors show them.
package source
