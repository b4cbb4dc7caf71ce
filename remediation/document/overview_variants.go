package document

import (
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/policy"
)

// widestEffects is how many units a variant shows that gain or lose most.
const widestEffects = 3

// variants writes what variants of the rubric would change.
func (w *overviewMaker) variants() {
	p := w.of.Variants
	if p == nil || len(p.Variants) == 0 {
		return
	}
	w.section(w.say(variantsSection))
	t := w.begin(variantsSheet, noCaption, w.named(variantColumn, 34), 11, gainColumn, loseColumn, sumColumn, bandedColumn,
		higherColumn, lowerPlaceColumn)
	for i := range p.Variants {
		e := &p.Variants[i]
		t.Rows = append(t.Rows, office.Row{Cells: []office.Cell{{Text: w.variantName(e)}, w.countCell(int64(e.Gain)),
			w.countCell(int64(e.Lose)), w.changeCell(exact.Of(e.Sum.Rat())), w.countCell(int64(e.Banded)),
			w.countCell(int64(e.Higher)), w.countCell(int64(e.Lower))}})
	}
	t.Notes = []string{w.say(variantsNote)}
	w.table(t)
	for i := range p.Variants {
		w.variant(&p.Variants[i])
	}
}

// variantName is the title of a variant, or its name.
func (w *overviewMaker) variantName(e *policy.Effect) string {
	name := w.in(e.Title)
	if name == "" {
		name = e.Name
	}
	if e.Illustrative {
		name += w.say(markIllustrative)
	}
	return name
}

// variant writes the widest effects of a variant, with the reasons.
func (w *overviewMaker) variant(e *policy.Effect) {
	if len(e.Widest) == 0 {
		return
	}
	w.parts++
	w.add(office.Heading{Level: 2, Text: w.say(numberedPart, w.parts, w.variantName(e))})
	w.add(office.Paragraph{{Text: sentence(capital(w.in(e.Changes.Text())))}})
	var list office.List
	for i := range e.Widest[:min(len(e.Widest), widestEffects)] {
		u := &e.Widest[i]
		p := office.Paragraph{{Text: sentence(w.in(u.Text()))}}
		for _, it := range u.Items {
			if why := w.in(it.ReasonAfter); why != "" {
				p = append(p, office.Run{Text: " " + sentence(numbered(it.Code, w.in(it.Title))+": "+why)})
			}
		}
		list = append(list, p)
	}
	w.add(list)
}
