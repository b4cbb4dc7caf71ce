package decree

import (
	"regexp"
	"strings"
	"unicode"
)

// outline has the parts of a document as the decree names them; what is not there is nil.
type outline struct {
	*paper
	nation, motto, number, place *line
	superior, issuer             *line
	draft                        []*line
	kind, subject                *line
	bases                        []*line // căn cứ
	body                         []*line // of the first section, without bases
	recipientsTitle              *line
	recipients                   []*line
	authority                    []*line // quyền hạn, chức vụ
	name                         *line
	end                          *row // of recipients and signature
	appendices                   []appendix
}

// appendix is a section that begins with the word "Phụ lục".
type appendix struct {
	section  int
	title    *line
	subject  []*line
	attached *line
}

var (
	nationText   = regexp.MustCompile(`^CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM$`)
	mottoText    = regexp.MustCompile(`(?i)^Độc lập\W+Tự do\W+Hạnh phúc$`)
	placeText    = regexp.MustCompile(`(?i)^\S.*ngày.*tháng.*năm`)
	appendixText = regexp.MustCompile(`(?i)^phụ lục(\s|$)`)
	draftText    = regexp.MustCompile(`(?i)dự thảo`)
	basisText    = regexp.MustCompile(`^(Căn cứ|Theo đề nghị của) `) // or who proposed a decision
	sectionText  = regexp.MustCompile(`^[IVXLC]+\. `)
	clauseText   = regexp.MustCompile(`^[0-9]+\. `)
	pointText    = regexp.MustCompile(`^[a-zđ]\) `)
)

func outlineOf(p *paper) *outline {
	o := &outline{paper: p}
	o.findHead()
	o.findEnd()
	o.findBody()
	o.findAppendices()
	return o
}

func (o *outline) findHead() {
	for _, l := range o.lines {
		text := strings.TrimSpace(l.text)
		switch {
		case o.nation == nil && nationText.MatchString(strings.ToUpper(text)):
			o.nation = l
		case o.motto == nil && mottoText.MatchString(text):
			o.motto = l
		case o.number == nil && l.cell != nil && strings.HasPrefix(strings.ToLower(text), "số:"):
			o.number = l
		case o.place == nil && l.cell != nil && placeText.MatchString(text):
			o.place = l
		}
	}
	if o.nation == nil || o.nation.cell == nil {
		return
	}
	var names []*line
	for _, l := range o.nation.cell.row.cells[0].lines {
		if !l.blank() && l != o.nation && l != o.number {
			names = append(names, l)
		}
	}
	if n := len(names); n > 0 {
		o.issuer = names[n-1]
		if n > 1 {
			o.superior = names[n-2]
		}
	}
}

// findEnd finds the row of the recipients and the signature, from the back: the last row
// of an unruled table of the first section that has several cells and is not the head's.
func (o *outline) findEnd() {
	for _, t := range o.tables {
		if t.bordered || t.section > 0 || len(t.rows) == 0 || o.nation != nil && o.nation.cell != nil &&
			o.nation.cell.row.table == t {
			continue
		}
		if r := t.rows[len(t.rows)-1]; len(r.cells) > 1 {
			o.end = r
		}
	}
	if o.end == nil {
		return
	}
	for _, l := range o.end.cells[0].lines {
		switch {
		case l.blank():
		case o.recipientsTitle == nil:
			o.recipientsTitle = l
		default:
			o.recipients = append(o.recipients, l)
		}
	}
	for _, l := range o.end.cells[len(o.end.cells)-1].lines {
		if !l.blank() {
			o.authority = append(o.authority, l)
		}
	}
	if n := len(o.authority); n > 1 && !capital(o.authority[n-1].text) {
		o.name = o.authority[n-1]
		o.authority = o.authority[:n-1]
	}
}

// findBody divides what stands outside of tables in the first section.
func (o *outline) findBody() {
	opened := false
	for _, l := range o.lines {
		if l.section > 0 || l.cell != nil || l.blank() {
			continue
		}
		switch {
		case !opened && draftText.MatchString(l.text):
			o.draft = append(o.draft, l)
		case !opened && l.format.align == "center" && o.kind == nil:
			o.kind = l
		case !opened && l.format.align == "center" && o.subject == nil:
			o.subject = l
		case basisText.MatchString(l.plain()) && l.all(func(k look) bool { return k.italic }):
			o.bases, opened = append(o.bases, l), true
		default:
			o.body, opened = append(o.body, l), true
		}
	}
}

func (o *outline) findAppendices() {
	section, open := 0, false
	for _, l := range o.lines {
		if l.section == 0 || l.blank() {
			continue
		}
		if l.section != section {
			section = l.section
			if open = l.cell == nil && appendixText.MatchString(l.plain()); open {
				o.appendices = append(o.appendices, appendix{section: section, title: l})
			}
			continue
		}
		if !open {
			continue
		}
		switch a := &o.appendices[len(o.appendices)-1]; {
		case l.cell == nil && strings.HasPrefix(strings.ToLower(l.plain()), "(kèm theo"):
			a.attached, open = l, false
		case l.cell == nil && l.format.align == "center":
			a.subject = append(a.subject, l)
		default:
			open = false
		}
	}
}

// rule returns the length of the line drawn below l, 0 where there is none.
func (o *outline) rule(l *line) int {
	after := o.lines
	if l.cell != nil {
		after = l.cell.lines
	}
	found := false
	for _, next := range after {
		if found {
			if !next.blank() || !next.format.ruled {
				return 0
			}
			return o.room(next) - next.format.left - next.format.right
		}
		found = next == l
	}
	return 0
}

// room is how wide lines can be where l stands.
func (o *outline) room(l *line) int {
	if l.cell != nil {
		return l.cell.width
	}
	if l.section >= len(o.sections) {
		return 0
	}
	s := o.sections[l.section]
	return s.wide - s.left - s.right
}

// capital reports whether a text is in capital letters.
func capital(s string) bool { return !strings.ContainsFunc(s, unicode.IsLower) }
