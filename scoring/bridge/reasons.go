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
			if c.alone >= 0 && r != c.alone || !x.points(c, r, d).open {
				continue
			}
			own, others := x.openLeaves(c, r, d)
			if len(own) == 0 {
				own = others
			}
			for _, it := range own {
				out = append(out, x.b.reason(it, r, d))
			}
		}
	}
	return out
}

// openLeaves returns the open leaves of a cluster, and those of the same sources.
func (x *reader) openLeaves(c *cluster, r, d int) (own, others []*scoring.Item) {
	e := x.b.editions[r]
	sources := map[int]bool{}
	mine := map[string]bool{}
	if c.link >= 0 {
		for _, at := range e.links[c.link] {
			sources[e.sources[at]] = true
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
		switch {
		case c.link < 0 && account == [2]rules.Account{rules.OfBonus, rules.OfPenalty}[c.side], mine[it.Code]:
			own = append(own, it)
		case c.link >= 0 && sources[int(account)]:
			others = append(others, it)
		}
	}
	return own, others
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
		out.Text = rubric.Say(openInputs, it.Code, by, on, titles(e.compiled.Rubric, it.Missing))
	}
	return out
}

// titles joins the titles of inputs.
func titles(r *rubric.Rubric, names []string) (out rubric.Text) {
	all := map[string]rubric.Text{}
	for _, in := range r.Scalars() {
		all[in.Name] = in.Title
	}
	for i, name := range names {
		if i > 0 {
			out.VI, out.EN = out.VI+", ", out.EN+", "
		}
		out.VI, out.EN = out.VI+all[name].VI, out.EN+all[name].EN
	}
	return out
}
