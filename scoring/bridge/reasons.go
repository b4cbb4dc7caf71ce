package bridge

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// reasons says what leaves the points of a cluster open: its own leaves or, where one of
// them is excluded and counts with the share of the others, those of its source.
func (x *reader) reasons(c *cluster) (out []Reason) {
	for r := range x.b.editions {
		for d := range x.b.editions {
			p := x.points(c, r, d)
			if c.by(r) != r && !p.excluded() || x.value(c, &p, r, 0, d) != nil && x.value(c, &p, r, 1, d) != nil {
				continue
			}
			list := x.openLeaves(c, r, d)
			if p.excluded() {
				list = append(list, x.openOthers(c, &p, r, d)...)
			}
			for _, why := range list {
				if !slices.ContainsFunc(out, func(o Reason) bool { return o.Text == why.Text }) {
					out = append(out, why)
				}
			}
		}
	}
	return out
}

// openLeaves says why leaves of a cluster are open by the rules r on the figures of d.
func (x *reader) openLeaves(c *cluster, r, d int) (out []Reason) {
	e := x.b.editions[r]
	if c.link < 0 {
		a := [2]*rubric.Adjustment{e.compiled.Rubric.Bonus, e.compiled.Rubric.Penalty}[c.side]
		for k, of := range e.sides[d][c.side].columns() {
			out = x.openOf(out, a.Items[k], of, r, d)
		}
		return out
	}
	for _, at := range e.links[c.link] {
		out = x.openOf(out, e.tree.terms[at].item, e.scores[d][at], r, d)
	}
	return out
}

// columns are those of the items of an adjustment; none of none.
func (a *adjusted) columns() []*column {
	if a == nil {
		return nil
	}
	return a.items
}

// openOf says why leaves of an item are open, which is one itself in most cases. Only where
// it is not, or fails, the result of the unit is written out.
func (x *reader) openOf(out []Reason, it *rubric.Item, of *column, r, d int) []Reason {
	e := x.b.editions[r]
	switch {
	case of.states[x.i] != isOpen:
		return out
	case it.Leaf() && !of.failed[x.i]:
		leaf := e.compiled.Leaves[e.compiled.LeafWith(it.Code)]
		row := rules.Hook.RowOf(x.b.totals[r][d], x.i)
		own, relative := e.compiled.Unknown(row, leaf)
		var names []string
		for _, slot := range append(own, relative...) {
			names = append(names, e.compiled.Inputs.Input(slot).Name)
		}
		return append(out, x.b.reason(it.Code, names, rubric.Text{}, r, d))
	}
	for part := range it.All() {
		is := x.result(r, d).Item(part.Code)
		if part.Leaf() && is != nil && (is.Status == scoring.Missing || is.Status == scoring.Failed) {
			out = append(out, x.b.reason(is.Code, slices.Clone(is.Missing), is.Error, r, d))
		}
	}
	return out
}

// result returns the result of the unit by the rules r on the figures of d.
func (x *reader) result(r, d int) *scoring.Result {
	if x.results[r][d] == nil {
		x.results[r][d] = x.b.totals[r][d].Result(x.i)
	}
	return x.results[r][d]
}

// openOthers says what is open of the clusters whose share an excluded item counts with.
func (x *reader) openOthers(c *cluster, p *points, r, d int) (out []Reason) {
	policy := x.b.editions[r]
	for k := range x.b.clusters {
		other := &x.b.clusters[k]
		if other == c || other.link < 0 {
			continue
		}
		e := x.b.editions[other.by(r)]
		for _, at := range e.links[other.link] {
			if e.scores[d][at].states[x.i] == isOpen && p.gone[policy.sourceOf(&e.tree.terms[at])] > 0 {
				out = append(out, x.openLeaves(other, other.by(r), d)...)
				break
			}
		}
	}
	return out
}

// reason says why a leaf is open: inputs are missing, or its rule failed.
func (b *Bridge) reason(code string, missing []string, failed rubric.Text, r, d int) Reason {
	by, on := b.editions[r].compiled.Rubric.Period, b.editions[d].compiled.Rubric.Period
	out := Reason{Item: code, Rules: by, Data: on, Inputs: missing}
	switch e := b.editions[r]; {
	case !failed.IsZero():
		out.Text = rubric.Say(openFailed, code, by, on, failed)
	case len(missing) == 0:
		out.Text = rubric.Say(openPoints, code, by, on)
	default:
		out.Text = rubric.Say(openInputs, code, by, on, e.titles(missing))
	}
	return out
}

// titles joins the titles of inputs, relative figures among them.
func (e *edition) titles(names []string) (out rubric.Text) {
	l := e.compiled.Inputs
	for i, name := range names {
		if i > 0 {
			out.VI, out.EN = out.VI+", ", out.EN+", "
		}
		title := rubric.Plain(name)
		if slot, is := l.Slots[name]; is {
			title = l.Input(slot).Title
		}
		out.VI, out.EN = out.VI+title.VI, out.EN+title.EN
	}
	return out
}
