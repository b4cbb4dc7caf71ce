package verify_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
)

const lowest = "-50"

// mark is what a twin gives that only tells cases apart: below what policies give.
func (h *hunt) mark(k int) *ruletest.Tree {
	return ruletest.Num(decimal.New(int64(-1-k), int32(-h.g.Places)).String())
}

func (h *hunt) marker() *scoring.Scorer {
	var marks []ruletest.SomeCase
	for k, c := range h.flat {
		marks = append(marks, ruletest.SomeCase{When: c.When, Score: h.mark(k)})
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
	return caseOf(it.Points.Decimal.Shift(int32(h.g.Places)).IntPart(), true)
}

func known(t *columnar.Totals, i int) bool { return t.Final(i).Valid }

// caseOfVerdict returns the case that a verdict is about.
func (h *hunt) caseOfVerdict(d verify.Verdict) int {
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
func (h *hunt) reachable(d verify.Verdict, marker *scoring.Scorer) {
	if d.Outcome == verify.Undecided || strings.HasPrefix(d.Message.EN, "the item ") {
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
	if d.Outcome == verify.Refuted {
		if i := slices.Index(h.held, at); i >= 0 {
			h.wrong(d, h.facts[i].Inputs, "facts reach case %d", at)
		}
	}
}

// band attacks that no facts lie in a band: a twin fails where they do.
func (h *hunt) band(d verify.Verdict) {
	for _, l := range h.found {
		if l.Line != d.Line {
			continue
		}
		var table *ruletest.Tree
		at := -1
		for t := range l.Pos {
			for k := 1; t.Kind == "bands" && k < len(t.Kids); k++ {
				if l.Col+l.Pos[t.Kids[k]] == d.Column {
					table, at = t, k
				}
			}
		}
		if table == nil {
			h.lost++
			return
		}
		broken := ruletest.Two("/", ruletest.Num("1"), ruletest.Two("-", ruletest.Named("x1"), ruletest.Named("x1")))
		changed := *table
		changed.Kids = slices.Clone(table.Kids)
		changed.Kids[at] = broken
		if d.Property == "distinct" {
			hi := nextBand(table, at)
			if hi < 0 {
				h.lost++
				return
			}
			changed.Kids[at] = table.Kids[hi]
		}
		twin := h.twin(h.changed(l, table, &changed), "")
		if d.Outcome == verify.Refuted {
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
func nextBand(_ *ruletest.Tree, at int) int {
	if at < 2 {
		return -1
	}
	return at - 1
}

// changed returns the cases with one node of an expression replaced; cases may
// share nodes.
func (h *hunt) changed(l ruletest.Located, old, in *ruletest.Tree) []ruletest.SomeCase {
	out := slices.Clone(h.flat)
	for i := range out {
		if out[i].Of != l.Of {
			continue
		}
		if branch := l.Key == "score"; !branch {
			out[i].When = out[i].When.With(old, in)
		} else {
			if h.r.Cases[l.Of].When == nil {
				out[i].When = out[i].When.With(old, in)
			}
			out[i].Score = out[i].Score.With(old, in)
		}
	}
	return out
}

// same attacks that a twin gives the same for all facts.
func (h *hunt) same(d verify.Verdict, twin *scoring.Scorer, message string) {
	if twin == nil {
		return
	}
	t := h.totals(twin)
	for i := range h.facts {
		a, b := known(h.points, i), known(t, i)
		if a == b && (!a || ruletest.UnitsOf(h.points, i) == ruletest.UnitsOf(t, i)) {
			continue
		}
		x, _ := h.score(h.real, h.facts[i].Inputs)
		if x.Status == scoring.NotArising && h.held[i] >= 0 ||
			x.Status == scoring.Failed && kindOf(x.Error.EN) == "failure" || h.held[i] < 0 {
			h.wrong(d, h.facts[i].Inputs, message+" where the whole has no value: %v %v", h.points.Final(i), t.Final(i))
			return
		}
		h.wrong(d, h.facts[i].Inputs, "%s: %v %v", message, h.points.Final(i), t.Final(i))
		return
	}
	h.checked["same"]++
}

// matters attacks that a part makes no difference, by a twin without it.
func (h *hunt) matters(d verify.Verdict) {
	says := ""
	for _, s := range []string{"true", "false", "nothing"} {
		if strings.Contains(d.Message.EN, map[string]string{"true": " is always true here",
			"false": " is always false here", "nothing": " changes nothing here"}[s]) {
			says = s
		}
	}
	if d.Outcome == verify.Undecided || d.Outcome == verify.Proved && d.Example == nil {
		return
	}
	if strings.HasPrefix(d.Message.EN, "the input ") { // TestVerifyAgainstAllFacts
		return
	}
	for _, l := range h.found {
		if l.Line != d.Line {
			continue
		}
		for _, s := range l.Sites {
			if l.Col+s.At != d.Column {
				continue
			}
			if d.Outcome == verify.Refuted && s.Alts[says] != nil {
				if l.Of < 0 {
					h.guard(d, l.Key, s, says)
				} else {
					h.same(d, h.twin(h.changed(l, s.Node, s.Alts[says]), ""), "the part makes a difference")
				}
				return
			}
			if s.Alts == nil {
				return
			}
			if d.Outcome == verify.Proved && l.Key == "when" && l.Of >= 0 {
				h.differs(d, h.flat[slices.IndexFunc(h.flat, func(c ruletest.SomeCase) bool { return c.Of == l.Of })].When, s)
				return
			}
			if d.Outcome == verify.Proved {
				return
			}
		}
		h.lost++
		return
	}
	h.lost++
}

// guard does the same for a condition of the item.
func (h *hunt) guard(d verify.Verdict, key string, s ruletest.Site, says string) {
	r := *h.r
	if r.Applies != nil && key == "applies" {
		r.Applies = r.Applies.With(s.Node, s.Alts[says])
	}
	if r.Arises != nil && key == "arises" {
		r.Arises = r.Arises.With(s.Node, s.Alts[says])
	}
	twin := *h
	twin.r = &r
	h.same(d, twin.twin(h.flat, ""), "the part makes a difference")
}

// differs checks that the example of a part shows it: the condition comes out
// otherwise without it.
func (h *hunt) differs(d verify.Verdict, when *ruletest.Tree, s ruletest.Site) {
	shown := func(t *ruletest.Tree) string {
		twin := h.twin([]ruletest.SomeCase{{When: t, Score: h.mark(0)}, {Score: h.mark(1)}}, lowest)
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
	for _, alt := range s.Alts {
		if other := shown(when.With(s.Node, alt)); other != is {
			h.checked["parts shown"]++
			return
		}
	}
	h.wrong(d, d.Example.Facts, "the example does not show that the part matters: %s", is)
}

// distinct attacks that a case makes no difference, by a twin without it.
func (h *hunt) distinct(d verify.Verdict) {
	if strings.Contains(d.Message.EN, " band ") {
		if d.Outcome == verify.Refuted {
			h.band(d)
		}
		return
	}
	if d.Outcome != verify.Refuted {
		return
	}
	at := h.caseOfVerdict(d)
	if at < 0 {
		h.lost++
		return
	}
	h.same(d, h.twin(slices.Delete(slices.Clone(h.flat), at, at+1), ""), "the case makes a difference")
}
