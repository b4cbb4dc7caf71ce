package office

import "github.com/parindex/parindex/rubric"

// Document is a document as it will be read: every text is in its language and
// every number is written out. It is a plain value that the caller owns and may
// change before it is written; writing does not change it.
type Document struct {
	Lang rubric.Lang
	Head Head
	// Kind and Subject are its title: "KẾ HOẠCH", and what the plan is about.
	Kind, Subject string
	Body          []Block
	Recipients    []string
	Signature     Signature
	Appendix      *Appendix // on pages of its own; nil for none
}

// ModelOf returns the model of a *document.Document, nil for one that is nil or zero.
// Package document sets it, for writers in packages of their own.
var ModelOf func(document any) *Document

// Head is the head of an administrative document: on the left who issues it and
// its number, on the right the national name, the motto, place and date.
type Head struct {
	Superior, Issuer, Number   string
	Nation, Motto, PlaceAndDay string
}

// Signature is the block at the end: the position of who signs, and the name.
type Signature struct {
	Position, Name string
}

// Appendix is a table on pages of its own.
type Appendix struct {
	Title, Subject string
	Table          *Table
	Notes          []string // below the table
}

// portraitMost is how many columns of an appendix have room on portrait pages.
const portraitMost = 6

// Wide reports whether the appendix stands on landscape pages.
func (a *Appendix) Wide() bool { return len(a.Table.Columns) > portraitMost }

// Block is a part of the body: a [Heading], [Paragraph], [List], *[Table] or
// *[chart.Chart].
type Block interface {
	// Faults lists what keeps the block from being written.
	Faults() []error
}

// Heading is a heading of level 1 ("I. MỤC ĐÍCH, YÊU CẦU"), 2 or 3.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is a paragraph of runs.
type Paragraph []Run

// Run is text of one kind.
type Run struct {
	Text         string
	Bold, Italic bool
}

// List is a list of paragraphs, each with a dash.
type List []Paragraph
