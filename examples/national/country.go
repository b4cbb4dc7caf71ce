package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// The country is made up, of as many provinces and communes as Viet Nam has since July 2025,
// about; no figure in it is real.
const (
	provinces = 34
	communes  = 3300
)

// country returns the figures of a province of the seeded country for a year, of which there
// are units in all provinces together. The same year and province have the same figures on every
// machine. One unit in a hundred has not sent all.
func country(e *edition, province, units int) *figures {
	first, next := province*units/provinces, (province+1)*units/provinces
	f := newFigures(e, next-first)
	g := newGenerator(e)
	habit := rand.New(rand.NewPCG(uint64(province), 1)).IntN(20)
	for i := first; i < next; i++ {
		g.Rand = rand.New(rand.NewPCG(uint64(i), uint64(e.year)))
		g.skill = 52 + habit + g.IntN(24)
		u := scoring.Unit{ID: fmt.Sprintf("xa-%07d", i+1), Name: rubric.Text{VI: fmt.Sprintf("Xã số %d", i+1)}}
		if i%10 < 3 {
			u.Group = "mountainous"
		}
		f.units, f.provinces = append(f.units, u), append(f.provinces, provinceName(province))
		g.unit(f)
	}
	return f
}

func provinceName(i int) string { return fmt.Sprintf("Tỉnh số %02d", i+1) }

// generator makes figures that meet the relations of a rubric.
type generator struct {
	*rand.Rand
	skill int // from 0 to 100: the greater it is, the better the figures are
	of    *edition
	// order are the columns, each behind the one that a relation bounds it by.
	order []int
	above []int  // that one, by column; -1 for none
	few   []bool // counts of which there had better be none
}

func newGenerator(e *edition) *generator {
	g := &generator{of: e, above: slices.Repeat([]int{-1}, len(e.columns)), few: make([]bool, len(e.columns))}
	at := map[string]int{}
	for i, c := range e.columns {
		at[c.name] = i
	}
	adverse := []string{}
	for it := range e.rubric.All() {
		adverse = append(adverse, it.FallsWith...)
	}
	for _, it := range e.rubric.Penalty.Items {
		adverse = append(adverse, it.RisesWith...)
	}
	for _, name := range adverse {
		g.few[at[name]] = true
	}
	for _, r := range e.rubric.Relations {
		if part := strings.Fields(r.Holds); len(part) == 3 && part[1] == "<=" {
			g.above[at[part[0]]] = at[part[2]]
			g.few[at[part[2]]] = false
		}
	}
	var add func(i int)
	add = func(i int) {
		if slices.Contains(g.order, i) {
			return
		}
		if g.above[i] >= 0 {
			add(g.above[i])
		}
		g.order = append(g.order, i)
	}
	for i := range e.columns {
		add(i)
	}
	return g
}

func (g *generator) succeeds() bool { return g.IntN(100) < g.skill+8 }

// unit appends the figures of a unit.
func (g *generator) unit(f *figures) {
	missing := -1
	if g.IntN(100) == 0 {
		missing = g.IntN(len(f.columns))
	}
	for _, i := range g.order {
		c, d := &f.columns[i], &f.data[i]
		d.Known = append(d.Known, i != missing)
		switch c.kind {
		case rubric.Bool:
			d.Bools = append(d.Bools, g.succeeds() != g.few[i])
		case rubric.DateIn:
			begin := rubric.Date{Year: g.of.year, Month: time.July, Day: 1}.DayNumber()
			d.Days = append(d.Days, begin+g.Int64N(int64(150-g.skill)))
		case rubric.Enum:
			option := int32(0)
			for int(option) < len(c.options)-1 && !g.succeeds() {
				option++
			}
			d.Options = append(d.Options, option)
		default:
			d.Numbers = append(d.Numbers, g.number(f, i))
		}
	}
}

// number makes a number of a column, × 10^places.
func (g *generator) number(f *figures, i int) int64 {
	c, one := &f.columns[i], int64(1)
	for range c.places {
		one *= 10
	}
	if c.item != "" {
		return g.points(c)
	}
	least, most := int64(0), 100*one
	lo, hi := c.input.Domain()
	if lo.Valid {
		least = lo.Decimal.Shift(int32(c.places)).IntPart()
	}
	if hi.Valid {
		most = hi.Decimal.Shift(int32(c.places)).IntPart()
	}
	switch of := g.above[i]; {
	case of >= 0:
		all := f.data[of].Numbers[len(f.data[of].Numbers)-1]
		if g.few[i] {
			return all * g.Int64N(int64(103-g.skill)) / 1000
		}
		if g.succeeds() {
			return all
		}
		return all * (int64(g.skill) + g.Int64N(int64(101-g.skill))) / 100
	case g.few[i] && c.kind == rubric.Count:
		if g.succeeds() {
			return least
		}
		return min(most, least+1+g.Int64N(3))
	case c.kind == rubric.Percent:
		return min(100*one, one*int64(g.skill)+g.Int64N(30*one))
	}
	return least + (most-least)*int64(g.skill+g.IntN(101-g.skill))/100
}

// points makes the points of a reported item, on its step.
func (g *generator) points(c *column) int64 {
	it := g.of.rubric.Item(c.item)
	at := func(d interface{ IntPart() int64 }) int64 { return d.IntPart() }
	least, most := at(it.Min.Shift(int32(c.places))), at(it.Max.Shift(int32(c.places)))
	step := max(1, at(it.Step.Shift(int32(c.places))))
	steps := (most - least) / step
	return most - step*(g.Int64N(steps+1)*int64(100-g.skill)/100)
}

// pushOf returns what a province of the seeded country pushes for a year.
func pushOf(e *edition, province, units int) ([]byte, error) {
	var b bytes.Buffer
	err := country(e, province, units).write(&b, e.year)
	return b.Bytes(), err
}
