// Package decree holds documents against decree 30/2020/NĐ-CP on clerical work, appendix
// I, part I, which says how administrative documents look.
//
// [Check] reads a DOCX, whoever wrote it, and goes through the decree's points one by
// one. It knows the parts of a document by what they say, as a clerk would ("Số:", "Nơi
// nhận:", "I. MỤC ĐÍCH"), and their looks with all styles followed. A [Finding] says how
// many places of the document its point is about, so that a test sees when a point was
// not put to the test at all. Points without a number in the decree are customs of
// offices.
//
//   - paper.go and look.go read a document: lines with their looks, tables, sections;
//     outline.go finds the decree's parts among them.
//   - points.go has the points; page.go, head.go, body.go, end.go and appendix.go check
//     them.
//
// Only Vietnamese documents are held against it. What it cannot see is left out: where a
// page ends, what a picture shows, and whether a name, a number or a symbol is right.
package decree
