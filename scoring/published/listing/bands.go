package listing

import (
	"cmp"
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
)

// rubricGroup returns the name of the rubric's object group that a row is of.
func (c *checker) rubricGroup(row int) string {
	of := c.l.Rows[row].Group
	for _, g := range c.opts.Rubric.Groups {
		key := spelling.Fold(of)
		if g.Name == of || key != "" && (spelling.Fold(g.Title.VI) == key || spelling.Fold(g.Title.EN) == key) {
			return g.Name
		}
	}
	return ""
}

// thresholds are the bands that a row may have, from the highest down; none where nothing
// says them.
func (c *checker) thresholds(row int) []*rubric.Band {
	if c.opts.Rubric == nil {
		return nil
	}
	out := slices.Clone(c.opts.Rubric.BandsOf(c.rubricGroup(row)))
	slices.SortStableFunc(out, func(a, b *rubric.Band) int { return b.From.Cmp(a.From) })
	return out
}

// named reports whether a text is the name of a band.
func named(text string, b *rubric.Band) bool {
	key := spelling.Fold(text)
	return key != "" && (key == spelling.Fold(b.Name.VI) || key == spelling.Fold(b.Name.EN))
}

// possibleBands are the bands that a printed total may have: that which it reaches, the one
// above where the total is rounded up to it, and lower ones where a condition may not hold.
func (c *checker) possibleBands(row int, total Figure) (out []*rubric.Band) {
	lo, hi := total.rat(), total.rat()
	if total.Places() < c.opts.Rubric.Points.Places {
		if hi.Add(hi, total.slack(c.down())); !c.down() {
			lo.Sub(lo, total.halfUnit())
		}
	}
	for _, b := range c.thresholds(row) {
		if b.From.Rat().Cmp(hi) > 0 {
			continue
		}
		out = append(out, b)
		if b.From.Rat().Cmp(lo) <= 0 && b.When == "" {
			break
		}
	}
	return out
}

// bandAllows reports whether the band of a row may be that of a total.
func (c *checker) bandAllows(row int, total Figure) bool {
	text := c.l.Rows[row].Band
	if text == "" || len(c.thresholds(row)) == 0 {
		return true
	}
	return slices.ContainsFunc(c.possibleBands(row, total), func(b *rubric.Band) bool { return named(text, b) })
}

// bandWithin reports whether the band of a row may be that of some total of a range; f is
// how the total is printed.
func (c *checker) bandWithin(row int, f Figure, s spread) bool {
	return c.bandAllows(row, f.printedAs(s.lo)) || c.bandAllows(row, f.printedAs(s.hi)) ||
		slices.ContainsFunc(c.thresholds(row), func(b *rubric.Band) bool {
			from := b.From.Rat()
			return named(c.l.Rows[row].Band, b) && s.lo.Cmp(from) <= 0 && from.Cmp(s.hi) <= 0
		})
}

// bandTotal is the column that bands are by.
func (c *checker) bandTotal() int {
	if at := c.l.Column(Total, ""); at >= 0 {
		return at
	}
	return c.l.Column(Index, "")
}

// bandsByThreshold returns the rows whose bands contradict the thresholds.
func (c *checker) bandsByThreshold() (wrong []int) {
	total := c.l.Column(Total, "")
	for row, r := range c.l.Rows {
		f := c.l.figure(row, total)
		if r.Band == "" || !f.printed || len(c.thresholds(row)) == 0 || c.bandAllows(row, f) {
			continue
		}
		if s, told := c.told[cellKey{row, total}]; told && c.bandWithin(row, f, s) {
			continue
		}
		wrong = append(wrong, row)
	}
	return wrong
}

// bandsByOrder returns the rows whose bands are out of order with the totals: as few rows
// as there must be so that no other unit has a better band than one with a higher total.
// The order of the bands is that of the middle total of their units.
func (c *checker) bandsByOrder() (wrong []int) {
	at := c.bandTotal()
	if at < 0 {
		return nil
	}
	for _, g := range c.l.groups() {
		var rows []int
		of := map[string][]*big.Rat{}
		for _, row := range c.l.printed(g.rows, at) {
			band := spelling.Fold(c.l.Rows[row].Band)
			if _, told := c.told[cellKey{row, at}]; band == "" || told || len(c.thresholds(row)) > 0 {
				continue
			}
			rows = append(rows, row)
			of[band] = append(of[band], c.l.figure(row, at).rat())
		}
		middle := map[string]*big.Rat{}
		var names []string
		for name, totals := range of {
			slices.SortFunc(totals, (*big.Rat).Cmp)
			middle[name] = totals[len(totals)/2]
			names = append(names, name)
		}
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(middle[b].Cmp(middle[a]), strings.Compare(a, b)) })
		order := map[string]int{}
		for i, name := range names {
			order[name] = i
		}
		label := func(row int) int { return order[spelling.Fold(c.l.Rows[row].Band)] }
		slices.SortStableFunc(rows, func(a, b int) int {
			return cmp.Or(c.l.figure(b, at).cmp(c.l.figure(a, at)), cmp.Compare(label(a), label(b)))
		})
		labels := make([]int64, len(rows))
		for i, row := range rows {
			labels[i] = int64(label(row))
		}
		for _, i := range outOfOrder(labels) {
			wrong = append(wrong, rows[i])
		}
	}
	slices.Sort(wrong)
	return wrong
}

// outOfOrder returns as few places as there must be so that the other numbers never fall:
// those outside a longest subsequence that does not.
func outOfOrder(values []int64) (out []int) {
	var ends []int // the last place of the best subsequence of every length
	before := make([]int, len(values))
	for i, v := range values {
		n := sort.Search(len(ends), func(k int) bool { return values[ends[k]] > v })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	kept := make([]bool, len(values))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			kept[i] = true
		}
	}
	for i := range values {
		if !kept[i] {
			out = append(out, i)
		}
	}
	return out
}

// tellBand tells that the band of a row is not right.
func (c *checker) tellBand(row int) {
	at := c.l.Column(Band, "")
	r, total := c.l.Rows[row], c.bandTotal()
	f := c.l.figure(row, total)
	if len(c.thresholds(row)) == 0 {
		c.finding(Contradiction, OfBand, row, at, r.Band, "", bandOrder, c.l.unitOf(row), short(r.Band), f)
		return
	}
	var names []string
	var vi, en []string
	for _, b := range c.possibleBands(row, f) {
		names, vi, en = append(names, b.Name.VI), append(vi, b.Name.VI), append(en, b.Name.EN)
	}
	if len(names) == 0 {
		c.finding(Contradiction, OfBand, row, at, r.Band, "", noBand, c.l.unitOf(row), short(r.Band), f)
		return
	}
	expected := either{strings.Join(vi, " hoặc "), strings.Join(en, " or ")}
	c.finding(Contradiction, OfBand, row, at, r.Band, strings.Join(names, ", "), notBand, c.l.unitOf(row),
		short(r.Band), f, expected)
}
