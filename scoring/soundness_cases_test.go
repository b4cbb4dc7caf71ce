package scoring_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

const lowest = "-50"

// mark is what a twin gives that only tells cases apart: below what policies give.
func (h *hunt) mark(k int) *tree {
	return num(decimal.New(int64(-1-k), int32(-h.g.places)).String())
}

func (h *hunt) marker() *scoring.Scorer {
	var marks []someCase
	for k, c := range h.flat {
		marks = append(marks, someCase{when: c.when, score: h.mark(k)})
	}
	return h.twin(marks, lowest)
}

// caseOf returns the case that a marker's points name, -1 for none.
func caseOf(units int64, known bool) int {
	if !known || units >= 0 {
		return -1
	}
	return int(-1 - units)
}

func (h *hunt) caseAt(marker *scoring.Scorer, in map[string]scoring.Figure) int {
	it, err := h.score(marker, in)
	if err != nil || !it.Points.Valid {
		return -1
	}
	return caseOf(it.Points.Decimal.Shift(int32(h.g.places)).IntPart(), true)
}

func known(t *scoring.Totals, i int) bool { return t.Final(i).Valid }

// unitsOf returns the final score of a unit in units of the last place, if it is known.
func unitsOf(t *scoring.Totals, i int) int64 {
	units, _ := t.Units(i)
	return units
}

// caseAtPlace returns the case that a verdict is about.
func (h *hunt) caseOfVerdict(d scoring.Verdict) int {
	if d.Property == "range" || d.Property == "step" { // at the branch that gives the points
		best := -1
		for i, p := range h.places {
			if p.score[0] == d.Line && p.score[1] <= d.Column && (best < 0 || p.score[1] > h.places[best].score[1]) {
				best = i
			}
		}
		return best
	}
	return slices.IndexFunc(h.places, func(p place) bool {
		return p.start == [2]int{d.Line, d.Column}
	})
}

var outside = regexp.MustCompile(`its points \(.*\) are (above|below)`)

var bands = regexp.MustCompile(`no band holds .*`)

// reachable attacks that no facts reach a case or a band.
func (h *hunt) reachable(d scoring.Verdict, marker *scoring.Scorer) {
	if d.Outcome == scoring.Undecided || strings.HasPrefix(d.Message.EN, "the item ") {
		return
	}
	if strings.Contains(d.Message.EN, " band ") {
		h.band(d)
		return
	}
	at := h.caseOfVerdict(d)
	if at < 0 {
		h.lost++
		return
	}
	if d.Outcome == scoring.Refuted {
		if i := slices.Index(h.held, at); i >= 0 {
			h.wrong(d, h.facts[i].Inputs, "facts reach case %d", at)
		}
	}
}

// band attacks that no facts lie in a band: a twin fails where they do.
func (h *hunt) band(d scoring.Verdict) {
	for _, l := range h.found {
		if l.line != d.Line {
			continue
		}
		var table *tree
		at := -1
		for t := range l.pos {
			for k := 1; t.kind == "bands" && k < len(t.kids); k++ {
				if l.col+l.pos[t.kids[k]] == d.Column {
					table, at = t, k
				}
			}
		}
		if table == nil {
			h.lost++
			return
		}
		broken := two("/", num("1"), two("-", named("x1"), named("x1")))
		changed := *table
		changed.kids = slices.Clone(table.kids)
		changed.kids[at] = broken
		if d.Property == "distinct" {
			hi := nextBand(table, at)
			if hi < 0 {
				h.lost++
				return
			}
			changed.kids[at] = table.kids[hi]
		}
		twin := h.twin(h.changed(l, table, &changed), "")
		if d.Outcome == scoring.Refuted {
			h.same(d, twin, "the band makes a difference")
		} else if d.Example != nil && d.Property == "reachable" && twin != nil {
			if it, err := h.score(twin, d.Example.Facts); err == nil && it.Status != scoring.Failed {
				h.wrong(d, d.Example.Facts, "the example is not in the band")
			}
		}
		return
	}
	h.lost++
}

// nextBand: the generator lists bands from the highest.
func nextBand(_ *tree, at int) int {
	if at < 2 {
		return -1
	}
	return at - 1
}

// changed returns the cases with one node of an expression replaced; cases may
// share nodes.
func (h *hunt) changed(l located, old, in *tree) []someCase {
	out := slices.Clone(h.flat)
	for i := range out {
		if out[i].of != l.of {
			continue
		}
		if branch := l.key == "score"; !branch {
			out[i].when = out[i].when.with(old, in)
		} else {
			if h.r.cases[l.of].when == nil {
				out[i].when = out[i].when.with(old, in)
			}
			out[i].score = out[i].score.with(old, in)
		}
	}
	return out
}

// same attacks that a twin gives the same for all facts.
func (h *hunt) same(d scoring.Verdict, twin *scoring.Scorer, message string) {
	if twin == nil {
		return
	}
	t := h.totals(twin)
	for i := range h.facts {
		a, b := known(h.points, i), known(t, i)
		if a == b && (!a || unitsOf(h.points, i) == unitsOf(t, i)) {
			continue
		}
		x, _ := h.score(h.real, h.facts[i].Inputs)
		if x.Status == scoring.NotArising && h.held[i] >= 0 || x.Status == scoring.Failed && kindOf(x.Error.EN) == "failure" || h.held[i] < 0 {
			h.wrong(d, h.facts[i].Inputs, message+" where the whole has no value: %v %v", h.points.Final(i), t.Final(i))
			return
		}
		h.wrong(d, h.facts[i].Inputs, "%s: %v %v", message, h.points.Final(i), t.Final(i))
		return
	}
	h.checked["same"]++
}

// matters attacks that a part makes no difference, by a twin without it.
func (h *hunt) matters(d scoring.Verdict) {
	says := ""
	for _, s := range []string{"true", "false", "nothing"} {
		if strings.Contains(d.Message.EN, map[string]string{"true": " is always true here", "false": " is always false here", "nothing": " changes nothing here"}[s]) {
			says = s
		}
	}
	if d.Outcome == scoring.Undecided || d.Outcome == scoring.Proved && d.Example == nil {
		return
	}
	for _, l := range h.found {
		if l.line != d.Line {
			continue
		}
		for _, s := range l.sites {
			if l.col+s.at != d.Column {
				continue
			}
			if d.Outcome == scoring.Refuted && s.alts[says] != nil {
				if l.of < 0 {
					h.guard(d, l.key, s, says)
				} else {
					h.same(d, h.twin(h.changed(l, s.node, s.alts[says]), ""), "the part makes a difference")
				}
				return
			}
			if d.Outcome == scoring.Proved && l.key == "when" && l.of >= 0 {
				h.differs(d, h.flat[slices.IndexFunc(h.flat, func(c someCase) bool { return c.of == l.of })].when, s)
				return
			}
			if d.Outcome == scoring.Proved {
				return
			}
		}
		h.lost++
		return
	}
	h.lost++
}

// guard does the same for a condition of the item.
func (h *hunt) guard(d scoring.Verdict, key string, s site, says string) {
	r := *h.r
	if r.applies != nil && key == "applies" {
		r.applies = r.applies.with(s.node, s.alts[says])
	}
	if r.arises != nil && key == "arises" {
		r.arises = r.arises.with(s.node, s.alts[says])
	}
	twin := *h
	twin.r = &r
	h.same(d, twin.twin(h.flat, ""), "the part makes a difference")
}

// differs checks that the example of a part shows it: the condition comes out
// otherwise without it.
func (h *hunt) differs(d scoring.Verdict, when *tree, s site) {
	shown := func(t *tree) string {
		twin := h.twin([]someCase{{when: t, score: h.mark(0)}, {score: h.mark(1)}}, lowest)
		if twin == nil {
			return "none"
		}
		it, err := h.score(twin, d.Example.Facts)
		if err != nil {
			return err.Error()
		}
		return fmt.Sprint(it.Status, it.Points)
	}
	is := shown(when)
	for _, alt := range s.alts {
		if other := shown(when.with(s.node, alt)); other != is {
			h.checked["parts shown"]++
			return
		}
	}
	h.wrong(d, d.Example.Facts, "the example does not show that the part matters: %s", is)
}

// distinct attacks that a case makes no difference, by a twin without it.
func (h *hunt) distinct(d scoring.Verdict) {
	if strings.Contains(d.Message.EN, " band ") {
		if d.Outcome == scoring.Refuted {
			h.band(d)
		}
		return
	}
	if d.Outcome != scoring.Refuted {
		return
	}
	at := h.caseOfVerdict(d)
	if at < 0 {
		h.lost++
		return
	}
	h.same(d, h.twin(slices.Delete(slices.Clone(h.flat), at, at+1), ""), "the case makes a difference")
}
