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
	mine := map[string]bool{}
	if c.link >= 0 {
		for _, at := range e.links[c.link] {
			for it := range e.tree.terms[at].item.All() {
				mine[it.Code] = true
			}
		}
	}
	for it := range x.b.totals[r][d].Result(x.i).All() {
		if len(it.Items) > 0 || it.Status != scoring.Missing && it.Status != scoring.Failed {
			continue
		}
		account := e.compiled.Account(e.compiled.Leaves[e.compiled.LeafWith(it.Code)])
		if mine[it.Code] || c.link < 0 && account == [2]rules.Account{rules.OfBonus, rules.OfPenalty}[c.side] {
			out = append(out, x.b.reason(it, r, d))
		}
	}
	return out
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

// reason says why a leaf is open.
func (b *Bridge) reason(it *scoring.Item, r, d int) Reason {
	e := b.editions[r]
	by, on := b.editions[r].compiled.Rubric.Period, b.editions[d].compiled.Rubric.Period
	out := Reason{Item: it.Code, Rules: by, Data: on, Inputs: slices.Clone(it.Missing)}
	switch of := e.compiled.Rubric.Item(it.Code); {
	case it.Status == scoring.Failed:
		out.Text = rubric.Say(openFailed, it.Code, by, on, it.Error)
	case of != nil && of.Reported:
		out.Text = rubric.Say(openPoints, it.Code, by, on)
	default:
		out.Text = rubric.Say(openInputs, it.Code, by, on, e.titles(it.Missing))
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
