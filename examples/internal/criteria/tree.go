package criteria

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Read reads a table from a file's content. The error is a [locale.Message] that says
// why there is no table in it.
func Read(src []byte) (*Table, error) {
	list, err := sheets(src)
	if err != nil {
		return nil, err
	}
	for i := range list {
		s := &list[i]
		if header, is, found := s.header(); found {
			t := &Table{places: 2}
			t.above(s, header)
			t.read(s, header, is)
			if len(t.Areas) == 0 {
				return nil, noRows.Say()
			}
			t.code()
			t.add()
			return t, nil
		}
	}
	return nil, noHeader.Say()
}

// read reads the rows below the header.
func (t *Table) read(s *sheet, header int, is columns) {
	var open []*Criterion // the last one read, behind those that it is part of
	for row := header + 1; row < len(s.rows); row++ {
		if s.repeats(row, header, is) || row == header+1 && s.numbersColumns(row, is) {
			continue
		}
		c := s.criterion(row, is)
		points, stored := at(s.rows, row, is.max), at(s.values, row, is.max)
		if c.own == "" && sums(c.Title) {
			if d, ok := number(stored); ok {
				t.Max, t.max = decimal.NewNullDecimal(d), s.ref(row, is.max)
			}
			continue
		}
		if c.own == "" {
			switch note := strings.TrimSuffix(c.Title+": "+points, ": "); {
			case c.Title == "":
			case len(open) > 0:
				last := open[len(open)-1]
				last.Notes = append(last.Notes, note)
			default:
				t.find(nil, c.cell, noCode.Say(c.Title))
			}
			continue
		}
		if c.Title == "" {
			t.find(c, c.cell, noTitle.Say(c.own))
		}
		c.maxCell = s.ref(row, is.max)
		if d, ok := number(stored); ok && !d.IsZero() { // below 0 it is a penalty, which has no part in sums
			c.Max, c.Min = decimal.NewNullDecimal(decimal.Max(d, decimal.Zero)), decimal.Min(d, decimal.Zero)
			t.places = max(t.places, -d.Exponent())
		} else if ok {
			t.find(c, c.maxCell, isZero.Say(c.own))
		} else if points != "" {
			t.find(c, c.maxCell, badMax.Say(c.own, points))
		}
		c.Notes = s.notes(row, header, is)
		for len(open) > 0 && open[len(open)-1].rank >= c.rank {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			t.Areas = append(t.Areas, c)
		} else {
			above := open[len(open)-1]
			above.Parts = append(above.Parts, c)
			if dotted(above.own) && dotted(c.own) && !strings.HasPrefix(c.own, above.own+".") {
				t.find(c, c.cell, codeElsewhere.Say(c.own, above.own))
			}
		}
		open = append(open, c)
	}
}

func (t *Table) find(c *Criterion, cell string, m message) {
	f := Finding{cell, m}
	t.Findings = append(t.Findings, f)
	if c != nil {
		c.findings = append(c.findings, f)
	}
}

// notes returns what further columns say of a criterion in words.
func (s *sheet) notes(row, header int, is columns) []string {
	var out []string
	for c := range s.rows[row] {
		text, head := at(s.rows, row, c), at(s.rows, header, c)
		if _, isNumber := number(text); c == is.code || c == is.title || c == is.max || text == "" || isNumber {
			continue
		}
		out = append(out, strings.TrimPrefix(head+": "+text, ": "))
	}
	return out
}

var (
	romanCode  = regexp.MustCompile(`^(X{0,3})(IX|IV|V?I{0,3})$`)
	smallCode  = regexp.MustCompile(`^[a-zđ]$`)
	letterCode = regexp.MustCompile(`^[A-ZĐ]$`)
	pathCode   = regexp.MustCompile(`^[0-9A-ZĐ]+(\.[0-9A-Za-zđ]+)*$`)
	commaCode  = regexp.MustCompile(`^[0-9]+(,[0-9]+)+$`) // what a spreadsheet makes of 1.1
	codeBefore = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)+|[0-9]+[.)]|[IVX]+[.)]|[A-ZĐ][.)]|[a-zđ]\))[.):]?\s*(.*)$`)
)

func dotted(code string) bool { return strings.Contains(code, ".") }

// criterion reads the code and the title of a row. A title in the column of codes, as
// of merged cells, and a code before a title are taken apart.
func (s *sheet) criterion(row int, is columns) *Criterion {
	code, title := at(s.rows, row, is.code), at(s.rows, row, is.title)
	c := &Criterion{Title: title, cell: s.ref(row, is.code)}
	trimmed := strings.TrimRight(code, ".):")
	if commaCode.MatchString(trimmed) {
		trimmed = strings.ReplaceAll(trimmed, ",", ".")
	}
	switch {
	case code != "" && !strings.Contains(code, " ") && rankOf(trimmed) > 0:
		c.own = trimmed
	case title == "" || code == "":
		if code != "" {
			c.Title = code
		} else {
			c.cell = s.ref(row, is.title)
		}
		if m := codeBefore.FindStringSubmatch(c.Title); m != nil && m[2] != "" {
			c.own, c.Title = strings.TrimRight(m[1], ".)"), m[2]
		}
	default: // a bullet, or words
		c.Title = strings.TrimSpace(code + " " + title)
	}
	c.rank = rankOf(c.own)
	return c
}

// rankOf says how far below others a code stands; 0 for what is no code. The letters
// I, V and X are Roman numbers.
func rankOf(code string) int {
	switch {
	case code == "":
		return 0
	case romanCode.MatchString(code):
		return 2
	case letterCode.MatchString(code):
		return 1
	case smallCode.MatchString(code):
		return 100
	case pathCode.MatchString(code) && strings.ContainsAny(code, "0123456789"), pathCode.MatchString(code) && dotted(code):
		return 10 + strings.Count(code, ".")
	}
	return 0
}

// code gives every criterion a code of its own: that of the table, behind the code of
// what it is part of where it is a small letter or where the table uses it again.
func (t *Table) code() {
	cells, again := map[string]string{}, map[string]bool{}
	visit(t.Areas, nil, func(c, _ *Criterion) {
		again[c.own] = cells[c.own] != ""
		cells[c.own] = c.cell
	})
	restarts := false // numbers begin anew below every area, or areas below every part
	visit(t.Areas, nil, func(c, above *Criterion) {
		restarts = restarts || again[c.own] && above != nil && above.rank < 10
	})
	first := map[string]string{}
	visit(t.Areas, nil, func(c, above *Criterion) {
		c.Code = c.own
		if above != nil && (c.rank == 100 || restarts) && !strings.HasPrefix(c.own, above.Code+".") {
			if under, is := strings.CutPrefix(c.own, above.own+"."); is {
				c.Code = above.Code + "." + under
			} else {
				c.Code = above.Code + "." + c.own
			}
		}
		if cell, twice := first[c.Code]; twice {
			t.find(c, c.cell, codeTwice.Say(c.Code, cell))
			return
		}
		first[c.Code] = c.cell
	})
}

// visit visits criteria before their parts.
func visit(list []*Criterion, above *Criterion, f func(c, above *Criterion)) {
	for _, c := range list {
		f(c, above)
		visit(c.Parts, c, f)
	}
}

// add holds every maximum against the sum of the parts.
func (t *Table) add() {
	for _, c := range t.Areas {
		t.sum(c)
	}
	sum, known := sumOf(t.Areas)
	if known && t.Max.Valid && !t.Max.Decimal.Equal(sum) {
		t.find(nil, t.max, totalDiffers.Say(t.Max.Decimal, sum))
	}
	slices.SortStableFunc(t.Findings, func(a, b Finding) int { return compareCells(a.Cell, b.Cell) })
}

// sum returns what a criterion comes to, as far as the table says.
func (t *Table) sum(c *Criterion) {
	for _, p := range c.Parts {
		t.sum(p)
	}
	sum, known := sumOf(c.Parts)
	switch {
	case len(c.Parts) == 0 && !c.Max.Valid && len(c.findings) == 0:
		t.find(c, c.maxCell, noMax.Say(c.Code))
	case len(c.Parts) > 0 && known && c.Max.Valid && !c.Max.Decimal.Equal(sum):
		t.find(c, c.maxCell, sumDiffers.Say(c.Code, c.Max.Decimal, sum))
	}
}

// sumOf adds maxima; a criterion without one has that of its parts.
func sumOf(list []*Criterion) (sum decimal.Decimal, known bool) {
	known = true
	for _, c := range list {
		of, is := c.Max.Decimal, c.Max.Valid
		if !is && len(c.Parts) > 0 {
			of, is = sumOf(c.Parts)
		}
		sum, known = sum.Add(of), known && is
	}
	return sum, known
}
