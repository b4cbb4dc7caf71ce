// Package html writes documents as pages that load nothing and run nothing, for screens
// of any width and for print. The page is page.html, a template of html/template, which
// escapes what comes from outside; page.css has its looks, light and dark. Charts are
// SVG, written here and not escaped.
package html
