package cohort

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// bandsAbove knows the bands of the units, and what the next higher one asks for.
type bandsAbove struct {
	cohort *Cohort
	names  []rubric.Text // by unit; zero where it has none, or where that is not known
	tables map[string][]*rubric.Band
	words  map[*rubric.Band]rubric.Text
	inside *rules.Compiled // nil before it is asked for, or where nothing compiles the rubric
}

func (c *Cohort) bandsAbove() *bandsAbove {
	b := &bandsAbove{cohort: c, names: make([]rubric.Text, c.Len()), tables: map[string][]*rubric.Band{},
		words: map[*rubric.Band]rubric.Text{}}
	if c.totals != nil {
		b.names = c.totals.Bands()
	}
	for i, r := range c.given {
		b.names[i] = r.Total.Band
	}
	return b
}

// table returns the bands of a group, from the highest down.
func (b *bandsAbove) table(group string) []*rubric.Band {
	group = spelling.Normalize(group)
	t, is := b.tables[group]
	if !is {
		t = b.cohort.rubric.BandsOf(group)
		b.tables[group] = t
	}
	return t
}

// gap returns what a unit whose final score is known lacks to the next higher band.
func (b *bandsAbove) gap(u *Ranked) *Gap {
	table := b.table(u.Unit.Group)
	if !u.Final.Valid || len(table) == 0 || u.Unit.Group == "" && len(b.cohort.rubric.Groups) > 0 {
		return nil
	}
	at := len(table)
	if !u.Band.IsZero() {
		at = slices.IndexFunc(table, func(of *rubric.Band) bool {
			return of.Name == u.Band && of.From.LessThanOrEqual(u.Final.Decimal)
		})
	} else if len(u.PossibleBands) > 0 {
		return nil
	}
	for at--; at >= 0 && table[at].Name == u.Band; at-- {
	}
	if at < 0 {
		return nil
	}
	next := table[at]
	out := &Gap{Band: next.Name, Condition: b.condition(next)}
	if missing := next.From.Sub(u.Final.Decimal); missing.IsPositive() {
		out.Points = exact.Of(missing.Rat())
	}
	return out
}

// condition says the condition of a band in words; as it stands in the file where the rules
// of the rubric are not at hand.
func (b *bandsAbove) condition(of *rubric.Band) rubric.Text {
	if of.When == "" {
		return rubric.Text{}
	}
	text, is := b.words[of]
	if is {
		return text
	}
	c := b.cohort
	if b.inside == nil {
		if c.totals != nil {
			b.inside, _ = rules.Inside(c.totals.Scorer())
		} else if s, err := scoring.Compile(c.rubric, nil); err == nil {
			b.inside, _ = rules.Inside(s)
		}
	}
	text = rubric.Plain(of.When)
	for i := range c.rubric.Bands {
		if b.inside != nil && &c.rubric.Bands[i] == of {
			text = b.inside.BandWords(&b.inside.Rubric.Bands[i])
		}
	}
	b.words[of] = text
	return text
}
