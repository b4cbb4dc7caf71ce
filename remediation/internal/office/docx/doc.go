// Package docx writes documents for Word and LibreOffice, as XML in a zip.
//
// # Layout
//
// It is that of decree 30/2020/NĐ-CP for administrative documents, appendix I: A4
// portrait, margins of 20 to 25 mm at the top and bottom, 30 to 35 on the left and 15 to
// 20 on the right; Times New Roman, black; body of 13 to 14 pt, justified, at least 6 pt
// between paragraphs, lines single to 1.5; top right the national name in bold capitals
// of 12 to 13 pt and below it the motto in bold of 13 to 14 pt, top left who issues the
// document; sections in bold capitals, clauses with a title bold, points neither; on top
// of the signature in whose name it is signed; the page number centred in the top margin,
// but not on the first page; every appendix on pages of its own with numbers of their own.
// Where that leaves a range, layout.go names what is taken. Package decree holds a
// document against each of these points.
//
// Some things are customs or choices, since the decree does not settle them: the signature
// and the recipients stay in one piece with the last lines of the body, a draft says so
// above all else, rows of tables do not break across pages and no sum begins one, and a
// chart has its title below it.
//
// # Files
//
//   - docx.go packs the parts; parts.go has the small ones, style.go the styles.
//   - body.go sets the blocks and appendices, head.go the head, end.go recipients and
//     signature, table.go and widths.go tables, picture.go charts.
//   - markup.go is the tree of elements that all of them are made of: no text from
//     outside can become markup, since markup is made only by writing such a tree.
//
// # Why no library
//
// The one free library that could be had and read, gomutex/godocx v0.1.6-pre, has no
// fields and no header parts, hence no page numbers, and takes pictures from files only;
// others count lengths in floats or bring 800 kB along.
package docx
