package listing

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/exact"
)

// sentence is an entry of the catalogue.
type sentence = locale.Sentence

// short is a text of the table as sentences quote it.
func short(text string) string { return locale.Short(text) }

// either are names in both languages.
type either struct{ vi, en string }

// In returns the names in a language.
func (e either) In(l locale.Lang) string {
	if l == locale.English {
		return e.en
	}
	return e.vi
}

// shownRange is a number or a range with decimal points, which stands in sentences with the
// sign of their language.
type shownRange string

// In returns the number or the range in a language.
func (s shownRange) In(l locale.Lang) string {
	if l == locale.English {
		return string(s)
	}
	ends := strings.Split(string(s), ", ")
	for i, e := range ends {
		ends[i] = strings.Replace(e, ".", ",", 1)
	}
	return strings.Join(ends, "; ")
}

// atMost writes a bound in a sentence: exactly, or rounded up to four decimals.
func atMost(bound *big.Rat) locale.Speaker {
	if places, finite := bound.FloatPrec(); finite && places <= 6 {
		return exact.Of(bound)
	}
	up := new(big.Rat).Add(bound, big.NewRat(1, 20_000))
	return rounded(up, 4)
}

// rangeOf writes a range of figures.
func rangeOf(lo, hi Figure) shownRange {
	if lo == hi {
		return shownRange(lo.String())
	}
	return shownRange("[" + lo.String() + ", " + hi.String() + "]")
}

// groupTitle names a group in sentences.
func groupTitle(name string) locale.Speaker {
	if name == "" {
		return allUnits.Say()
	}
	return groupNamed.SayShort(name)
}

// meanTitle names what a mean is of.
func (c *checker) meanTitle(m *meanOf) locale.Speaker {
	if m.column < 0 {
		return plainTitle.SayShort(string(m.Role))
	}
	return c.l.title(m.column)
}

// readingText says a reading.
func (c *checker) readingText(r Reading, column int) rubric.Text {
	number := printedNumber.Say(c.l.title(column))
	if r.Unrounded {
		number = unroundedNumber.Say(c.l.title(column))
	}
	ties := tiesWords[r.Ties].Say()
	switch {
	case r.Reproduces && r.Unrounded: // what these numbers are the table does not say
		return rubric.Say(mayComeAbout, ties, number)
	case r.Reproduces:
		return rubric.Say(comesAbout, ties, number)
	case r.NeedsKeys:
		return rubric.Say(needsKeys, ties, number)
	}
	return rubric.Say(comesNot, ties, number, locale.List(r.Against))
}

// tiesWords name the ways to rank.
var tiesWords = map[ranking.Ties]sentence{
	ranking.Competition: tiesCompetition, ranking.Dense: tiesDense, ranking.Ordinal: tiesOrdinal,
	ranking.Modified: tiesModified, ranking.Fractional: tiesFractional,
}

// sort puts findings in the order of the rows, then those of units without a row, and those
// of the table last.
func (c *checker) sort() {
	place := func(f Finding) (int, int) {
		switch {
		case f.Unit == "":
			return 2, 0
		case f.Line == 0:
			return 1, 0
		}
		return 0, f.Line
	}
	slices.SortStableFunc(c.out.Findings, func(a, b Finding) int {
		first, line := place(a)
		other, below := place(b)
		return cmp.Or(cmp.Compare(first, other), cmp.Compare(line, below))
	})
}
