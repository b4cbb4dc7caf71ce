package decree

import "fmt"

// Finding is what became of a point of the decree.
type Finding struct {
	Point  string // where it stands in appendix I, part I, and what it is about
	Seen   int    // how many places of the document it is about
	Faults []string
}

// Check holds a DOCX against the decree, point by point. The error is that of a file that
// is no DOCX.
func Check(docx []byte) ([]Finding, error) {
	p, err := read(docx)
	if err != nil {
		return nil, err
	}
	o := outlineOf(p)
	findings := make([]Finding, len(points))
	for i, point := range points {
		c := &checker{outline: o}
		point.check(c)
		findings[i] = Finding{point.name, c.seen, c.faults}
	}
	return findings, nil
}

// points are the points, in the order of the decree.
var points = []struct {
	name  string
	check func(*checker)
}{
	{"I.1 paper: A4", (*checker).paperSize},
	{"I.2 orientation: along the paper, across it only for tables", (*checker).orientation},
	{"I.3 margins: 20 to 25, 30 to 35, 15 to 20 mm", (*checker).margins},
	{"I.4 font: Times New Roman, black", (*checker).fonts},
	{"I.7 page numbers: 13 to 14 pt, centred in the top margin, not on page 1", (*checker).pageNumbers},
	{"II.1.a national name: capitals, 12 to 13 pt, bold, top right", (*checker).nationalName},
	{"II.1.b motto: 13 to 14 pt, bold, centred below it, a line as long as the text", (*checker).nationalMotto},
	{"II.2.b issuer: capitals, 12 to 13 pt, bold, a line of a third to a half", (*checker).issuingBody},
	{"II.2.b superior body: capitals, 12 to 13 pt, not bold, above the issuer", (*checker).superiorBody},
	{"II.3.c number: 13 pt, upright, centred below the issuer", (*checker).paperNumber},
	{"II.4.c place and date: 13 to 14 pt, italic, level with the number", (*checker).placeAndDate},
	{"II.5.b kind: capitals, 13 to 14 pt, bold, centred", (*checker).paperKind},
	{"II.5.b subject: 13 to 14 pt, bold, centred, a line of a third to a half", (*checker).paperSubject},
	{"II.6.a legal bases: italic, each ended by a semicolon, the last by a full stop", (*checker).legalBases},
	{"II.6.đ sections: capitals, bold", (*checker).sectionTitles},
	{"II.6.đ titled clauses: a line of their own, upright, bold", (*checker).clauses},
	{"II.6.đ points: upright, not bold", (*checker).letters},
	{"II.6.e body: upright, justified, 13 to 14 pt, indents of 10 or 12.7 mm, 6 pt between, lines of 1 to 1.5",
		(*checker).bodyText},
	{"II.7.đ authority and position: capitals, 13 to 14 pt, bold, on lines of their own", (*checker).signerPosition},
	{"II.7.đ name of the signer: 13 to 14 pt, bold, below the position", (*checker).signerName},
	{"II.9.d recipients: 12 pt bold italic, level with the position", (*checker).recipientsHead},
	{"II.9.d list of recipients: 11 pt, dashes, semicolons, the archive last", (*checker).recipientsList},
	{"III.1.a appendices: named in the body, several with Roman numerals", (*checker).appendicesNamed},
	{"III.1.b appendix: the word in lower case, 14 pt, bold, centred", (*checker).appendixWord},
	{"III.1.b title of an appendix: capitals, 13 to 14 pt, bold, centred", (*checker).appendixTitle},
	{"III.1.c what an appendix is attached to: in brackets, 13 to 14 pt, italic, centred", (*checker).appendixAttached},
	{"III.1.đ pages of an appendix: numbered on their own", (*checker).appendixPages},
	{"custom: the signature stays with the last lines of the body", (*checker).endKept},
	{"custom: the body, and no list, ends with ./.", (*checker).lastStop},
	{"custom: no line ends between a number and its unit", (*checker).numbersWhole},
	{"custom: a draft says so once, on top", (*checker).draftMark},
	{"custom: tables repeat their head, rows stay whole", (*checker).tableRows},
}

// checker checks one point.
type checker struct {
	*outline
	seen   int
	faults []string
}

// hold counts a place of the document, and notes a fault where it is not as it should be.
func (c *checker) hold(ok bool, format string, args ...any) {
	c.seen++
	if !ok {
		c.faults = append(c.faults, fmt.Sprintf(format, args...))
	}
}

// style is how a line has to look.
type style struct {
	least, most  int // of the size, in half points
	bold, italic bool
	align        string // any if empty
	capital      bool
}

// looks holds a line against a style.
func (c *checker) looks(l *line, want style) {
	c.hold(l.all(func(k look) bool { return k.size >= want.least && k.size <= want.most }),
		"%q is not in letters of %s to %s pt", brief(l.text), points2(want.least), points2(want.most))
	c.hold(l.all(func(k look) bool { return k.bold == want.bold }), "%q: bold is not %t", brief(l.text), want.bold)
	c.hold(l.all(func(k look) bool { return k.italic == want.italic }), "%q: italic is not %t", brief(l.text),
		want.italic)
	if want.align != "" {
		c.hold(l.format.align == want.align, "%q is set %q, not %q", brief(l.text), l.format.align, want.align)
	}
	if want.capital {
		c.hold(capital(l.text) || l.all(func(k look) bool { return k.caps }), "%q is not in capitals", brief(l.text))
	}
}

// points2 writes half points as points.
func points2(half int) string {
	if half%2 == 1 {
		return fmt.Sprintf("%d.5", half/2)
	}
	return fmt.Sprint(half / 2)
}

// brief is the start of a text.
func brief(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
