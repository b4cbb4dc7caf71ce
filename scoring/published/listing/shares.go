package listing

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/exact"
)

// shares holds the stated counts and percentages of bands against each other, and against
// the bands of the rows.
func (c *checker) shares() {
	var names []string
	of := map[string][]Share{}
	for _, s := range c.l.Shares {
		if _, is := of[s.Group]; !is {
			names = append(names, s.Group)
		}
		of[s.Group] = append(of[s.Group], s)
	}
	rows := c.bandsOf()
	for _, name := range names {
		c.shareOf(name, of[name], rows[name])
	}
}

// bandsOf counts the units that have a band, by group (all units under the empty name) and
// folded name.
func (c *checker) bandsOf() map[string]map[string]int {
	out := map[string]map[string]int{}
	for _, r := range c.l.Rows {
		band := spelling.Fold(r.Band)
		if band == "" {
			continue
		}
		for _, group := range slices.Compact([]string{"", r.Group}) {
			if out[group] == nil {
				out[group] = map[string]int{}
			}
			out[group][band]++
		}
	}
	return out
}

func (c *checker) shareOf(group string, list []Share, rows map[string]int) {
	all := 0
	for _, s := range list {
		all += max(s.Units, 0)
	}
	var t tally
	wrong, printed := false, 0
	for _, s := range list {
		if have := rows[spelling.Fold(s.Band)]; len(rows) > 0 && have != s.Units {
			wrong = true
			c.share(Contradiction, Units, s, exact.Of(s.Units).String(), exact.Of(have).String(), exact.Number{},
				notUnits,
				short(s.Band), s.Units, have)
			continue
		}
		if !s.Percent.printed || all == 0 {
			continue
		}
		printed++
		t.add(s.Percent, 1)
		is := percentOf(big.NewRat(int64(max(s.Units, 0)), 1), big.NewRat(int64(all), 1))
		off := new(big.Rat).Sub(is, s.Percent.rat())
		if off.Abs(off).Cmp(s.Percent.halfUnit()) > 0 && !wrong {
			wrong = true
			better := s.Percent.printedAs(is)
			c.share(Contradiction, Index, s, s.Percent.String(), better.String(), exact.Number{}, notPercent,
				short(s.Band),
				s.Percent, better, s.Units, all)
		}
	}
	if wrong || printed < len(list) {
		return
	}
	sum := exact.Of(t.rat())
	if off := sum.Minus(exact.Of(100)); off.Sign() != 0 {
		s := Share{Group: group, Line: list[0].Line}
		c.share(Rounding, Index, s, sum.String(), "100", exact.Of(t.bound()), percentSum, sum)
	}
}

// share tells a finding about a share, in the column of its units or of its percentage.
func (c *checker) share(kind Kind, role Role, s Share, printed, expected string, bound exact.Number, sentence sentence,
	args ...any) {
	f := c.finding(kind, OfShare, -1, -1, printed, expected, sentence, append([]any{groupTitle(s.Group)}, args...)...)
	f.Group, f.Line, f.Bound, f.Role = s.Group, s.Line, bound, role
	column := c.l.Column(role, "")
	if column < 0 {
		column = c.l.Column(Units, "")
	}
	f.Cell = c.l.cell(s.Line, column)
}
