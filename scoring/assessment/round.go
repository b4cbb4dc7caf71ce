package assessment

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// round returns a round with what it comes to.
func (f *fold) round(l *layer, st *settled) (*Round, error) {
	out := &Round{Name: l.of.Name, Title: l.of.Title, Self: l.of.Self, Revision: l.revision, Locked: l.locked,
		Records: slices.Clone(l.records), Facts: st.facts, Result: st.result, Findings: st.findings, Set: st.said(),
		fold: f, of: l, scorer: f.scorer}
	if out.Records == nil {
		out.Records = []int{}
	}
	if len(st.waived) > 0 && st.unwaived == nil {
		var err error
		if st.unwaived, err = f.score(st.facts, st.set(evidenceStep)); err != nil {
			return nil, err
		}
	}
	out.WithoutWaivers = st.unwaived
	items := make([]Item, len(f.c.Leaves))
	for i, n := range f.c.Leaves {
		items[i] = f.item(l, n, st)
		out.Items = append(out.Items, &items[i])
	}
	if out.Findings == nil {
		out.Findings = []Finding{}
	}
	return out, nil
}

// item returns what a round knows of a leaf.
func (f *fold) item(l *layer, n *rules.Node, st *settled) Item {
	code := n.Item.Code
	it := Item{Code: code, Basis: basisOf(n, st.judged[n.Index] != nil)}
	for _, by := range listed(l, shownOf, code) {
		p := Piece{Evidence: *f.a.Records[by].Evidence, Record: by, RefusedBy: -1}
		if refused, is := stands(l, refusedOf, p.id()); is {
			p.RefusedBy = refused
		}
		it.Evidence = append(it.Evidence, p)
	}
	for _, by := range listed(l, remarksOf, code) {
		r := &f.a.Records[by]
		it.Remarks = append(it.Remarks, Remark{r.Kind, r.Text, by})
	}
	if c, is := st.claims[code]; is {
		it.Claim = &c
	}
	return it
}

func basisOf(n *rules.Node, judged bool) Basis {
	switch it := n.Item; {
	case it.Source == rubric.Survey:
		return FromSurvey
	case it.Source == rubric.External:
		return FromExternal
	case it.Reported || judged:
		return Appraised
	}
	return Computed
}
