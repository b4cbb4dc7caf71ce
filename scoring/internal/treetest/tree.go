// Package treetest makes random rubrics whose items come together in every way that a
// rubric can say, with an oracle for what they come to: sums, caps, the least of parts,
// rows that only take points off, exclusions by each kind of rescaling, sources that may
// be empty, adjustments with caps, and bounds of the final score.
//
// Every leaf reads one input, an option, that some leaves share: it gives points or leaves
// the leaf out. So all facts can be gone through. The oracle is a plain fold over the
// tree in big rationals; it shares nothing with what it is to test.
package treetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Tree is a random rubric.
type Tree struct {
	*rand.Rand
	Areas, Bonus, Penalty []*Item
	Exclusion, Empty      string
	BonusCap, PenaltyCap  int
	Floor, Ceiling        string // empty: none
	Options               []int  // by input
	Bands                 []Band
	leaves                int
}

// Item is an item of a tree. Points are whole.
type Item struct {
	Code, Combine, Source string
	Max, Min              int
	Items                 []*Item
	// Of a leaf:
	Input  int
	Points []int  // by option of the input
	Out    []bool // by option: it is left out
}

// Band is a band with a condition that the oracle knows, too.
type Band struct {
	From int
	// The condition: the first option of the input, at least some points, or some percent
	// of the item; none of those if negative or nil.
	Input       int
	Item        *Item
	Points, Pct int
}

// New returns a random tree of at most about a dozen leaves.
func New(r *rand.Rand) *Tree {
	t := &Tree{Rand: r, Exclusion: []string{"none", "whole", "by-source", "by-source"}[r.IntN(4)]}
	if t.Exclusion == "by-source" {
		t.Empty = []string{"", "whole", "zero"}[r.IntN(3)]
	}
	for range 1 + r.IntN(3) {
		t.Options = append(t.Options, 2+r.IntN(3))
	}
	for i := range 1 + r.IntN(3) {
		source := []string{"appraisal", "survey", "external"}[r.IntN(3)]
		t.Areas = append(t.Areas, t.item(fmt.Sprint(i+1), 1+r.IntN(6), source, 2, true))
	}
	if r.IntN(3) == 0 {
		t.BonusCap = 1 + r.IntN(3)
		t.Bonus = []*Item{t.item("B", 1+r.IntN(4), "", 1, false)}
	}
	if r.IntN(3) == 0 {
		t.PenaltyCap = 1 + r.IntN(3)
		t.Penalty = []*Item{t.item("P", 1+r.IntN(4), "", 1, false)}
	}
	if r.IntN(2) == 0 {
		t.Floor = fmt.Sprint(r.IntN(3))
	}
	if r.IntN(3) == 0 {
		t.Ceiling = fmt.Sprint(4 + r.IntN(6))
	}
	t.bands()
	return t
}

func (t *Tree) bands() {
	from := 12
	for range t.IntN(4) {
		if from -= 1 + t.IntN(4); from <= 0 {
			break
		}
		b := Band{From: from, Input: -1, Points: -1, Pct: -1}
		switch t.IntN(4) {
		case 0:
			b.Input = t.IntN(len(t.Options))
		case 1:
			b.Item, b.Points = t.some(), t.IntN(4)
		case 2:
			b.Item, b.Pct = t.some(), 25*t.IntN(5)
		}
		t.Bands = append(t.Bands, b)
	}
	t.Bands = append(t.Bands, Band{From: -20, Input: -1, Points: -1, Pct: -1})
}

// some returns an item of the areas.
func (t *Tree) some() *Item {
	it := t.Areas[t.IntN(len(t.Areas))]
	for len(it.Items) > 0 && t.IntN(2) == 0 {
		it = it.Items[t.IntN(len(it.Items))]
	}
	return it
}

// item returns an item with a maximum, and items below it at most so deep; rows that only
// take points off may stand there.
func (t *Tree) item(code string, most int, source string, deep int, rows bool) *Item {
	it := &Item{Code: code, Max: most, Source: source}
	if deep == 0 || t.IntN(3) == 0 || t.leaves > 8 {
		return t.leaf(it)
	}
	it.Combine = []string{"", "sum", "capped", "capped", "least", "least"}[t.IntN(6)]
	count, left := 1+t.IntN(3), most
	for i := range count {
		below := most
		switch {
		case it.Combine == "capped":
			below = 1 + t.IntN(most)
			if left -= below; i == count-1 && left > 0 {
				below += left
			}
		case it.Combine != "least":
			if below = 1 + t.IntN(max(1, left)); i == count-1 || below > left {
				below = left
			}
			left -= below
		}
		if below > 0 {
			it.Items = append(it.Items, t.item(fmt.Sprintf("%s.%d", code, i+1), below, source, deep-1, rows))
		}
	}
	if rows && it.Combine != "least" && t.IntN(3) == 0 {
		row := &Item{Code: code + ".r", Source: source, Min: -1 - t.IntN(2)}
		it.Items = append(it.Items, t.leaf(row))
	}
	return it
}

// leaf makes an item a leaf. Of the areas some can be left out, and some have a minimum.
func (t *Tree) leaf(it *Item) *Item {
	t.leaves++
	it.Input = t.IntN(len(t.Options))
	if it.Source != "" && it.Max > 0 && t.IntN(6) == 0 {
		it.Min = -1
	}
	for range t.Options[it.Input] {
		it.Points = append(it.Points, it.Min+t.IntN(it.Max-it.Min+1))
		it.Out = append(it.Out, it.Source != "" && t.IntN(4) == 0)
	}
	return it
}

// Leaves returns the leaves of some items.
func Leaves(items []*Item) (out []*Item) {
	for _, it := range items {
		if len(it.Items) == 0 {
			out = append(out, it)
		}
		out = append(out, Leaves(it.Items)...)
	}
	return out
}

// Input returns the name of an input.
func Input(i int) string { return fmt.Sprintf("x%d", i) }

// Option returns an option of any input.
func Option(i int) string { return fmt.Sprintf("o%d", i) }

// String returns the rubric file.
func (t *Tree) String() string {
	var b strings.Builder
	total := 0
	for _, it := range t.Areas {
		total += it.Max
	}
	fmt.Fprintf(&b, "rubric: tree\ntitle: T\ndecision: {number: \"1\", issuer: X, date: 2025-01-01}\nperiod: 2025\n"+
		"max: %d\npoints: {places: 2, rounding: half-up}\nexclusion: %s\n", total, t.Exclusion)
	if t.Empty != "" {
		fmt.Fprintf(&b, "empty_source: %s\n", t.Empty)
	}
	b.WriteString("inputs:\n")
	for i, n := range t.Options {
		fmt.Fprintf(&b, "  - {name: %s, type: enum, title: X, options: [%s", Input(i), Option(0))
		for k := 1; k < n; k++ {
			fmt.Fprintf(&b, ", %s", Option(k))
		}
		b.WriteString("]}\n")
	}
	b.WriteString("areas:\n")
	write(&b, t.Areas, "  ")
	for _, a := range []struct {
		key   string
		cap   int
		items []*Item
	}{{"bonus", t.BonusCap, t.Bonus}, {"penalty", t.PenaltyCap, t.Penalty}} {
		if a.items != nil {
			fmt.Fprintf(&b, "%s:\n  cap: %d\n  items:\n", a.key, a.cap)
			write(&b, a.items, "    ")
		}
	}
	if t.Floor != "" || t.Ceiling != "" {
		b.WriteString("final:\n")
	}
	if t.Floor != "" {
		fmt.Fprintf(&b, "  floor: %s\n", t.Floor)
	}
	if t.Ceiling != "" {
		fmt.Fprintf(&b, "  ceiling: %s\n", t.Ceiling)
	}
	b.WriteString("bands:\n")
	for i, band := range t.Bands {
		fmt.Fprintf(&b, "  - {name: G%d, from: %d", i, band.From)
		switch {
		case band.Input >= 0:
			fmt.Fprintf(&b, ", when: \"%s == '%s'\"", Input(band.Input), Option(0))
		case band.Points >= 0:
			fmt.Fprintf(&b, ", when: \"points('%s') >= %d\"", band.Item.Code, band.Points)
		case band.Pct >= 0:
			fmt.Fprintf(&b, ", when: \"index('%s') >= %d\"", band.Item.Code, band.Pct)
		}
		b.WriteString("}\n")
	}
	return b.String()
}

func write(b *strings.Builder, items []*Item, margin string) {
	for _, it := range items {
		fmt.Fprintf(b, "%s- code: \"%s\"\n%[1]s  title: T\n%[1]s  max: %[3]d\n", margin, it.Code, it.Max)
		if len(it.Items) > 0 {
			if it.Combine != "" {
				fmt.Fprintf(b, "%s  combine: %s\n", margin, it.Combine)
			}
			fmt.Fprintf(b, "%s  items:\n", margin)
			write(b, it.Items, margin+"    ")
			continue
		}
		if it.Min < 0 {
			fmt.Fprintf(b, "%s  min: %d\n", margin, it.Min)
		}
		if it.Source != "" {
			fmt.Fprintf(b, "%s  source: %s\n", margin, it.Source)
		}
		var out []string
		for k, is := range it.Out {
			if is {
				out = append(out, "'"+Option(k)+"'")
			}
		}
		if out != nil {
			fmt.Fprintf(b, "%s  applies: \"not (%s in [%s])\"\n%[1]s  not_applicable: exclude\n", margin, Input(it.Input),
				strings.Join(out, ", "))
		}
		fmt.Fprintf(b, "%s  cases:\n", margin)
		for k, p := range it.Points {
			when := fmt.Sprintf("when: \"%s == '%s'\", ", Input(it.Input), Option(k))
			if k == len(it.Points)-1 {
				when = ""
			}
			fmt.Fprintf(b, "%s    - {%sscore: %d}\n", margin, when, p)
		}
	}
}
