package office

import "github.com/parindex/parindex/rubric/locale"

// Document is a document as it will be read: every text is in its language and
// every number is written out. It is a plain value that the caller owns and may
// change before it is written; writing does not change it.
type Document struct {
	Lang locale.Lang
	// Draft marks a document that cannot be signed yet: a line above all else, which says
	// so and why. It is empty for one that can.
	Draft string
	Head  Head
	// Kind and Subject are its title: "KẾ HOẠCH", and what the plan is about.
	Kind, Subject string
	Body          []Block
	Landscape     bool // the body stands on landscape pages
	Recipients    []string
	Signature     Signature
	Appendices    []Appendix
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

// Signature is the block at the end: who signs.
type Signature struct {
	// Authority are the lines above the position, in whose name it is signed: "TM. ỦY BAN
	// NHÂN DÂN", "KT. CHỦ TỊCH".
	Authority []string
	Position  string
	Name      string
	// Blank leaves room for all of it, where who signs is not known yet.
	Blank bool
}

// IsZero reports whether there is no signature.
func (s Signature) IsZero() bool {
	return len(s.Authority) == 0 && s.Position == "" && s.Name == "" && !s.Blank
}

// Appendix is a part on pages of its own, which are numbered on their own.
type Appendix struct {
	Title    string // "Phụ lục", "Phụ lục II"
	Subject  string // what it has, as its title
	Attached string // to which document, in brackets
	Body     []Block
	// Landscape says that it stands on landscape pages.
	Landscape bool
}

// Block is a part of a body: a [Heading], [Paragraph], [Aligned], [List], *[Table] or
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

// Align says where the lines of a paragraph stand.
type Align int

// There is no zero alignment: a [Paragraph] is justified, with its first line indented.
const (
	Left Align = iota + 1
	Centre
	Right
)

// Aligned is a paragraph that stands otherwise than a [Paragraph]: its lines are not
// justified, and the first is not indented.
type Aligned struct {
	Align Align
	Text  Paragraph
}

// List is a list of paragraphs, each with a dash.
type List []Paragraph

// Tables are the tables of a body, in their order.
func Tables(body []Block) []*Table {
	var all []*Table
	for _, b := range body {
		if t, ok := b.(*Table); ok {
			all = append(all, t)
		}
	}
	return all
}
