package form

import (
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form/internal/typed"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// Filled is a form that was filled in.
type Filled struct {
	Facts scoring.Facts `json:"facts"`
	// Rows are the rows of the form that say anything, in their order.
	Rows []Row `json:"rows"`
	// Remarks are what should be known of the file and is no fault: formulas whose stored
	// values were taken, macros and links that were not read, another edition.
	Remarks source.Faults `json:"remarks"`
}

// Row is what stands in the row of a form besides the figure.
type Row struct {
	Input    string `json:"input,omitempty"`  // the name of the input, reports.q1 of a series
	Points   string `json:"points,omitempty"` // or the code of a reported item
	Cell     string `json:"cell"`             // of the figure: Form!H12
	Evidence string `json:"evidence,omitempty"`
	Note     string `json:"note,omitempty"`
}

// Read reads a form that [Write] made and somebody filled in, also one that another
// program saved, as XLSX or CSV. The facts are checked as [scoring.ParseFacts] checks
// them, and points of reported items by their minimum, maximum and step.
//
// The error is a [source.Faults] with every fault, each with its cell; the form that is
// returned beside it has the figures that have none. Of a form for another rubric it says
// no more than that ([scoring.ErrEdition]), and the form is nil, as it is where the file
// cannot be read.
func Read(file string, src []byte, s *scoring.Scorer, opts *ReadOptions) (*Filled, error) {
	b, err := begin(file, src, s, opts)
	if err != nil {
		return nil, err
	}
	for i := range b.book.Names {
		sh, err := b.book.Sheet(i)
		if err != nil {
			return nil, b.wrong(err)
		}
		if at, found := findMark(sh, formPrefix); found {
			return b.filled(sh, at)
		}
	}
	return nil, b.wrong(noForm.Say())
}

// reading is a spreadsheet that is being read.
type reading struct {
	file   string
	s      *rules.Compiled
	fields *Form
	book   *sheet.Book
	opts   ReadOptions
}

// begin opens a spreadsheet for a scorer.
func begin(file string, src []byte, s *scoring.Scorer, opts *ReadOptions) (*reading, error) {
	b := &reading{file: file}
	var err error
	if b.s, err = rules.Inside(s); err != nil {
		return nil, err
	}
	if b.opts, err = opts.orDefault(); err != nil {
		return nil, b.wrong(err)
	}
	limits := b.opts.limits()
	if b.book, err = sheet.Open(src, limits); err != nil {
		return nil, b.wrong(err)
	}
	b.fields = fieldsOf(b.s)
	return b, nil
}

// typed reads cells of the spreadsheet.
func (b *reading) typed() typed.Reader {
	return typed.Reader{Epoch: b.book.Epoch, Point: b.opts.point()}
}

// wrong returns the one fault of a whole file.
func (b *reading) wrong(err error) error {
	return source.Faults{{File: b.file, Message: locale.MessageOf(err)}}
}

// remarks are what should be known of the file itself.
func (b *reading) remarks() (out source.Faults) {
	if b.book.Macros {
		out = append(out, &source.Fault{File: b.file, Message: macrosIgnored.Say()})
	}
	if b.book.External {
		out = append(out, &source.Fault{File: b.file, Message: linksIgnored.Say()})
	}
	return out
}

// mark is where a form has its codes.
type mark struct {
	row, column int // of the mark itself; the codes of the rows stand below
	text        string
}

// What the mark of a form and that of a table begin with. They go on with the number of
// the layout, the rubric and the hash of its edition: parindex:form:1:rubric-2026:0123...
const (
	formPrefix  = "parindex:form:"
	tablePrefix = "parindex:table:"
)

// findMark finds a mark, which stands near the top.
func findMark(sh *sheet.Sheet, prefix string) (mark, bool) {
	const farthest = 50
	for row := range min(len(sh.Rows), farthest) {
		for column := range min(len(sh.Rows[row]), farthest) {
			if text := sh.At(row, column).Text; strings.HasPrefix(text, prefix) {
				return mark{row, column, strings.TrimPrefix(text, prefix)}, true
			}
		}
	}
	return mark{}, false
}

// edition checks which edition a mark is for: another rubric is a fault, another edition
// of the same a remark.
func (b *reading) edition(sh *sheet.Sheet, m mark) (remarks source.Faults, _ error) {
	layout, rest, _ := strings.Cut(m.text, ":")
	at := max(0, strings.LastIndexByte(rest, ':'))
	id, hash := rest[:at], strings.TrimPrefix(rest[at:], ":")
	u := b.unit(sh)
	switch {
	case layout != "1":
		u.fault(m.row, m.column, "", newerForm.SayShort(layout))
	case id != b.s.Rubric.ID:
		u.fault(m.row, m.column, "rubric", formOfOther.SayShort(id, b.s.Rubric.ID))
	case hash != b.s.Edition().SHA256:
		remarks = source.Faults{{File: b.file, Message: otherEdition.SayShort(id)}}
	}
	return remarks, u.faults.Err()
}

// filled reads the sheet of a form.
func (b *reading) filled(sh *sheet.Sheet, at mark) (*Filled, error) {
	remarks, err := b.edition(sh, at)
	if err != nil {
		return nil, err
	}
	u := b.unit(sh)
	out := &Filled{Rows: []Row{}, Remarks: append(b.remarks(), remarks...)}
	columns := map[string]int{}
	for column := range sh.Rows[at.row] {
		columns[sh.At(at.row, column).Text] = column
	}
	figures, is := columns[columnFigure]
	if !is {
		return nil, b.wrong(noForm.Say())
	}
	u.facts.Rubric = b.s.Rubric.ID
	for row := at.row + 1; row < len(sh.Rows); row++ {
		code := sheet.Clean(sh.At(row, at.column).Text)
		switch of := b.fields.asked(code); {
		case code == codeTitle:
		case code == "":
			if !sh.At(row, figures).IsEmpty() {
				u.fault(row, figures, "", noCode.Say())
			}
		case code == codeID || code == codeName || code == codeGroup:
			u.ofUnit(code, row, figures)
		case of == nil:
			u.fault(row, at.column, "", unknownField.Say(locale.Short(code), spelling.Suggest(code, b.fields.names())))
		default:
			u.figure(of, row, figures)
			r := Row{Input: of.Name, Cell: sh.Ref(row, figures),
				Evidence: u.text(columns, columnEvidence, row), Note: u.text(columns, columnNote, row)}
			if of.node != nil {
				r.Input, r.Points = "", of.Name
			}
			if !sh.At(row, figures).IsEmpty() || r.Evidence != "" || r.Note != "" {
				out.Rows = append(out.Rows, r)
			}
		}
	}
	u.finish()
	out.Facts = u.facts
	out.Remarks = append(out.Remarks, u.formulas.remarks(b.file)...)
	return out, u.faults.Err()
}

// The hidden codes of a form: of columns in the row of the mark, and of rows in its column.
const (
	columnLast     = "last"
	columnFigure   = "figure"
	columnEvidence = "evidence"
	columnNote     = "note"

	codeID    = "unit.id"
	codeName  = "unit.name"
	codeGroup = "unit.group"
	codeTitle = "-" // of a row that holds no figure
)
