package listing

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/ranking"
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

// sort puts findings in the order of the rows, those of the table last.
func (c *checker) sort() {
	slices.SortStableFunc(c.out.Findings, func(a, b Finding) int {
		switch {
		case a.Unit != "" && b.Unit != "":
			return a.Line - b.Line
		case a.Unit != "":
			return -1
		case b.Unit != "":
			return 1
		}
		return 0
	})
}
