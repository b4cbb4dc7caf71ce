package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
)

// pack is a workbook as an archive of parts.
type pack struct {
	parts   map[string]*zip.File // by their names in lower case, as programs differ there
	sheets  []string             // the parts of the sheets
	strings []string             // shared by all sheets
	formats []shown              // by the number of a style
	left    int                  // bytes that may still be unpacked
	limits  Limits
}

// mostParts bounds the parts of a workbook, of which a form has about fifteen.
const mostParts = 4096

func openPack(src []byte, limits Limits) (*Book, error) {
	if bytes.Count(src, []byte("PK\x01\x02")) > mostParts {
		return nil, notAWorkbook.Say(tooManyParts.Say(mostParts))
	}
	archive, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, notAWorkbook.Say(badZip.Say())
	}
	p := &pack{parts: map[string]*zip.File{}, left: limits.Unpacked, limits: limits}
	b := &Book{limits: limits, pack: p}
	for _, f := range archive.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if p.parts[name] != nil { // of which each program takes another
			return nil, notAWorkbook.Say(partTwice.Say(locale.Short(name)))
		}
		p.parts[name] = f
		switch dir, base := path.Split(name); {
		case base == "vbaproject.bin":
			b.Macros = true
		case strings.HasSuffix(dir, "/externallinks/"):
			b.External = true
		}
	}
	switch {
	case p.parts["mimetype"] != nil && p.parts["content.xml"] != nil:
		return nil, otherFormat.Say("ODF (.ods)")
	case p.parts["xl/workbook.bin"] != nil:
		return nil, otherFormat.Say("XLSB")
	case p.parts["word/document.xml"] != nil:
		return nil, otherFormat.Say("Word (.docx)")
	}
	if err := p.open(b); err != nil {
		return nil, err
	}
	return b, nil
}

// open reads the parts that all sheets need.
func (p *pack) open(b *Book) error {
	root := "xl/workbook.xml"
	top, err := p.relations("_rels/.rels", "")
	if err != nil {
		return err
	}
	for _, r := range top {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			root = r.target
		}
	}
	dir, base := path.Split(root)
	related, err := p.relations(dir+"_rels/"+base+".rels", dir)
	if err != nil {
		return err
	}
	if err := p.workbook(b, root, related); err != nil {
		return err
	}
	for _, r := range related {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = p.sharedStrings(r.target)
		case strings.HasSuffix(r.kind, "/styles"):
			err = p.styles(r.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// relation says which part belongs to another, and as what.
type relation struct{ id, kind, target string }

// relations reads what belongs to a part, whose folder is dir. There may be nothing.
func (p *pack) relations(name, dir string) (out []relation, _ error) {
	if p.parts[strings.ToLower(name)] == nil {
		return nil, nil
	}
	err := p.read(name, func(x *reader) error {
		for x.next() {
			if x.start != "Relationship" || x.attr("TargetMode") == "External" {
				continue
			}
			target := x.attr("Target")
			if rooted, is := strings.CutPrefix(target, "/"); is {
				target = path.Clean(rooted)
			} else {
				target = path.Join(dir, target)
			}
			if len(out) > mostParts {
				return tooManyParts.Say(mostParts)
			}
			out = append(out, relation{x.attr("Id"), x.attr("Type"), target})
		}
		return nil
	})
	return out, err
}

// workbook reads the names of the sheets, and from which day on it counts days.
func (p *pack) workbook(b *Book, name string, related []relation) error {
	return p.read(name, func(x *reader) error {
		for x.next() {
			switch x.start {
			case "workbookPr":
				if on := x.attr("date1904"); on == "1" || on == "true" {
					b.Epoch = From1904
				}
			case "sheet":
				if len(b.Names) >= p.limits.Sheets {
					return tooManySheets.Say(p.limits.Sheets)
				}
				id := x.attr("id")
				for _, r := range related {
					if r.id == id && strings.HasSuffix(r.kind, "/worksheet") {
						b.Names, p.sheets = append(b.Names, x.attr("name")), append(p.sheets, r.target)
						break
					}
				}
			}
		}
		return nil
	})
}

// read reads a part by f.
func (p *pack) read(name string, f func(x *reader) error) error {
	file := p.parts[strings.ToLower(name)]
	if file == nil {
		return notAWorkbook.Say(noPart.Say(locale.Short(name)))
	}
	r, err := file.Open()
	if err != nil {
		return notAWorkbook.Say(badPart.Say(locale.Short(name)))
	}
	defer r.Close()
	x := &reader{dec: xml.NewDecoder(&metered{r, &p.left})}
	err = f(x)
	if err == nil {
		err = x.err
	}
	var said locale.Message
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errUnpacked):
		return notAWorkbook.Say(tooLongUnpacked.Say(p.limits.Unpacked))
	case errors.As(err, &said):
		return notAWorkbook.Say(said)
	}
	return notAWorkbook.Say(badPart.Say(locale.Short(name)))
}

var errUnpacked = errors.New("too much is unpacked")

// metered ends with an error where more is unpacked than may be.
type metered struct {
	r    io.Reader
	left *int
}

func (m *metered) Read(b []byte) (int, error) {
	if *m.left <= 0 {
		return 0, errUnpacked
	}
	n, err := m.r.Read(b[:min(len(b), *m.left)])
	*m.left -= n
	return n, err
}
