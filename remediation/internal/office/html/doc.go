// Package html writes documents as pages that load nothing and run nothing, for screens
// of any width and for print. The page is page.html, a template of html/template, which
// escapes what comes from outside; page.css has its looks, light and dark; page.go makes
// what the template reads, table.go tables.
//
// Charts are SVG, written here and not escaped. Each is drawn twice, for a page and for a
// telephone, since letters that fit the one cannot be read on the other; the style sheet
// shows one of them. What is for screens alone is not printed.
//
// In print every appendix has page numbers of its own, counted from 1, and no first page
// has one. Style sheets cannot say so directly: each appendix has pages of a name and a
// counter of its own, and the style of the counter has no sign for 1.
package html
